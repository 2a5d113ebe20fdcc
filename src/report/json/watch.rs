//! What happens to a roadmap, as lines of JSON.

use chrono::{DateTime, FixedOffset, SubsecRound};
use serde::Serialize;

use super::shapes::ShownNode;
use super::{Reporter, SCHEMA};
use crate::app::App;
use crate::document::outline::NodeId;
use crate::merge::{changes, same_nodes};
use crate::text::sanitise::sanitise;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct LineShape {
    schema: u32,
    /// What happened. `marked` is another mark than that of a tick (doing, cancelled), `changed` stands for whatever else
    /// is different in the text; `gone`, `back` and `unreadable` are about the file itself.
    #[cfg_attr(test, schemars(extend("enum" = [
        "watching", "ticked", "unticked", "marked", "day_done", "added", "removed", "moved", "renamed", "changed", "gone",
        "back", "unreadable"
    ])))]
    event: &'static str,
    /// The Markdown file, as it was named.
    file: String,
    /// What it happened to, as it is now; of what was removed, as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<WatchedItem>,
    /// The title that it had, where it was renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<String>,
    /// Why the file cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// When it was noticed.
    at: DateTime<FixedOffset>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WatchedItem {
    #[serde(flatten)]
    node: ShownNode,
    /// The titles of what it stands beneath, from the outermost.
    path: Vec<String>,
}

/// What happens to a file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is being watched from now on.
    Watching,
    /// It is not there any more.
    Gone,
    /// It is there again.
    Back,
    /// It cannot be read, for this reason.
    Unreadable(String),
}

/// A line that says what happened to the file called `file`.
#[must_use]
pub fn fate(file: &str, fate: Fate, at: DateTime<FixedOffset>) -> String {
    let (event, why) = match fate {
        Fate::Watching => ("watching", None),
        Fate::Gone => ("gone", None),
        Fate::Back => ("back", None),
        Fate::Unreadable(why) => ("unreadable", Some(why)),
    };
    let at = at.trunc_subsecs(3);
    let why = why.map(|why| sanitise(&why).into_owned());
    line(&LineShape { schema: SCHEMA, event, file: sanitise(file).into_owned(), item: None, was: None, why, at })
}

/// A line for everything that happened from one reading of the file called `file` to the next.
#[must_use]
pub fn happened(file: &str, [before, after]: [&App; 2], at: DateTime<FixedOffset>) -> String {
    let changes = changes(before.document(), after.document());
    let (was, is) = (Reporter::new(before, file), Reporter::new(after, file));
    let shape = |event, item, was| LineShape {
        schema: SCHEMA,
        event,
        file: is.file.clone(),
        item,
        was,
        why: None,
        at: at.trunc_subsecs(3),
    };
    let told = |event, ids: &[NodeId], of: &Reporter<'_>| -> Vec<LineShape> {
        ids.iter().map(|&id| shape(event, Some(of.watched(id)), None)).collect()
    };
    let mut lines = told("ticked", &changes.ticked, &is);
    lines.extend(told("unticked", &changes.unticked, &is));
    let same = same_nodes(before.document(), after.document());
    lines.extend(told("marked", &marked(before, after, &same, &[&changes.ticked, &changes.unticked]), &is));
    lines.extend(told("day_done", &days_done(before, after, &same), &is));
    lines.extend(told("added", &changes.added, &is));
    lines.extend(told("removed", &changes.gone, &was));
    lines.extend(told("moved", &changes.moved, &is));
    lines.extend(changes.renamed.iter().map(|&(id, now)| {
        let title = before.document().outline().title(id).to_owned();
        shape("renamed", Some(is.watched(now)), Some(title))
    }));
    if lines.is_empty() && changes.any {
        lines.push(shape("changed", None, None));
    }
    lines.iter().map(line).collect()
}

/// What shows another mark than before, apart from what was told already.
fn marked(before: &App, after: &App, same: &[Option<NodeId>], told: &[&Vec<NodeId>; 2]) -> Vec<NodeId> {
    let (was, is) = (before.document().outline(), after.document().outline());
    let pairs = was.ids().zip(same).filter_map(|(id, now)| Some((id, (*now)?)));
    let others = pairs.filter(|(id, now)| was.mark(*id) != is.mark(*now)).map(|(_, now)| now);
    others.filter(|now| !told.iter().any(|told| told.contains(now))).collect()
}

/// The study days that were there before, were not done, and are done now.
fn days_done(before: &App, after: &App, same: &[Option<NodeId>]) -> Vec<NodeId> {
    let open = before.plan().ids().filter(|&day| !before.plan().is_done(day, before.document()));
    let now = open.filter_map(|day| same[before.plan().day(day).node.index()]);
    let is_done = |id: &NodeId| after.plan().day_at(*id).is_some_and(|day| after.plan().is_done(day, after.document()));
    now.filter(is_done).collect()
}

fn line(shape: &LineShape) -> String {
    // These shapes hold nothing that JSON cannot say.
    serde_json::to_string(shape).expect("plain shapes serialise") + "\n"
}

impl Reporter<'_> {
    fn watched(&self, id: NodeId) -> WatchedItem {
        let outline = self.app.document().outline();
        let path = outline.path(id).into_iter().map(str::to_owned).collect();
        WatchedItem { node: self.node(id, &outline.node(id)), path }
    }
}
