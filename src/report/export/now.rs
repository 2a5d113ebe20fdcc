//! What to study now, line by line: as Today says it, or where there is no plan, the tasks that come first.

use chrono::NaiveDate;

use super::facts::due;
use crate::app::App;
use crate::app::action::View;
use crate::app::list::{Remark, What};
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::plan::DayId;
use crate::plan::agenda::Due;
use crate::ui::words::Words;

/// How many tasks come first where there is no plan.
const FIRST: usize = 5;

/// A line.
#[derive(Debug)]
pub(super) enum Line {
    /// A heading over what follows.
    Heading(String),
    /// A sentence.
    Sentence(String),
    /// What a phase is for.
    Goal(String),
    /// A study day, a task, or whatever stands beneath one.
    Entry(Entry),
}

/// Something of the roadmap.
#[derive(Debug)]
pub(super) struct Entry {
    /// How deep it stands beneath the others.
    pub(super) depth: usize,
    /// What its box shows; of a study day without one, whether it is done.
    pub(super) mark: Option<Mark>,
    /// What it is called by; empty where it has no name.
    pub(super) name: String,
    /// What it says.
    pub(super) text: String,
    /// Where it stands; may be empty.
    pub(super) path: String,
    /// Its first and last date.
    pub(super) dates: Option<(NaiveDate, NaiveDate)>,
    /// What it is to today.
    pub(super) due: Option<Due>,
}

/// What to study now.
pub(super) fn now(app: &App, words: Words) -> Vec<Line> {
    debug_assert_eq!(app.view(), View::Today);
    if app.plan().days().is_empty() {
        return first(app, words);
    }
    let now = app.standing().now();
    let rows = app.list().rows().iter();
    rows.filter_map(|row| line(app, (row.what, row.depth as usize), &now, words)).collect()
}

fn line(app: &App, (what, depth): (What, usize), now: &[DayId], words: Words) -> Option<Line> {
    let (plan, outline) = (app.plan(), app.document().outline());
    let phase = |phase: u32| &plan.phases()[phase as usize];
    Some(match what {
        What::Phase(at) => Line::Heading(outline.title(phase(at).heading?).to_owned()),
        What::Goal(at) => Line::Goal(phase(at).goal.clone()?),
        // Where its phase is not right above it, it is named.
        What::Day(day) => Line::Entry(of_day(app, day, !now.contains(&day), words)),
        What::Node(id) => Line::Entry(Entry { depth, ..of_node(app, id) }),
        What::Topic(id) => Line::Entry(Entry { path: nearest(app, id), ..of_node(app, id) }),
        What::Prose(id) => Line::Entry(Entry { depth: depth + 1, ..of_node(app, id) }),
        What::MoreLeft(count) => Line::Sentence(words.more_left(count).trim_start().to_owned()),
        What::Remark(remark) => said(app, remark, words)?,
        What::Review(_) | What::Gap => return None,
    })
}

fn said(app: &App, remark: Remark, words: Words) -> Option<Line> {
    match remark {
        Remark::LeftFromBefore | Remark::Topics | Remark::UpNext => Some(Line::Heading(words.remark(remark, app))),
        Remark::NotBegun | Remark::RestDay | Remark::Over | Remark::AllDone | Remark::ReviewsDue => {
            Some(Line::Sentence(words.remark(remark, app)))
        }
        Remark::Paused => Some(Line::Sentence(words.paused().to_owned())),
        // The others tell how to use the program, or are said elsewhere.
        _ => None,
    }
}

/// A study day, with its phase's name before its own where `is_far` from its phase.
pub(super) fn of_day(app: &App, day: DayId, is_far: bool, words: Words) -> Entry {
    let (plan, outline) = (app.plan(), app.document().outline());
    let name = words.day_name(app, day);
    let phase = &plan.phases()[plan.day(day).phase];
    let name = match phase.heading.zip(phase.name.clone()).filter(|_| is_far) {
        Some((id, phase)) => words.in_phase(outline.title(id)[phase].trim(), &name),
        None => name,
    };
    Entry {
        name,
        text: words.day_title(app, day),
        dates: app.calendar().map(|calendar| calendar.dates(day)),
        due: due(app, day),
        ..of_node(app, plan.day(day).node)
    }
}

fn of_node(app: &App, id: NodeId) -> Entry {
    let outline = app.document().outline();
    let text = outline.title(id).to_owned();
    Entry { depth: 0, mark: mark(app, id), name: String::new(), text, path: String::new(), dates: None, due: None }
}

/// What a box shows, or would where a study day has none.
pub(super) fn mark(app: &App, id: NodeId) -> Option<Mark> {
    let is_day = app.plan().day_at(id).is_some();
    let told = || if app.is_node_done(id) { Mark::Done } else { Mark::Todo };
    app.document().outline().mark(id).or_else(|| is_day.then(told))
}

fn first(app: &App, words: Words) -> Vec<Line> {
    let upcoming = app.upcoming(FIRST).into_iter();
    let entries = upcoming.map(|next| Entry { path: nearest(app, next.node), ..of_node(app, next.node) });
    let mut lines: Vec<Line> = entries.map(Line::Entry).collect();
    if !lines.is_empty() {
        lines.insert(0, Line::Heading(words.remark(Remark::UpNext, app)));
    }
    lines
}

/// The two titles right above something.
fn nearest(app: &App, id: NodeId) -> String {
    let outline = app.document().outline();
    let mut path: Vec<&str> = outline.ancestors(id).take(2).map(|above| outline.title(above)).collect();
    path.reverse();
    path.join(" › ")
}
