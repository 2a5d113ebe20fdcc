//! What merges and updates did, as JSON.

use serde::Serialize;

use super::{SCHEMA, write};
use crate::document::Document;
use crate::document::outline::NodeId;
use crate::merge::{Changes, Conflict, Merged, Update};
use crate::report::merge::Texts;
use crate::text::lines::{Lines, lines};
use crate::text::sanitise::sanitise;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct MergedShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// Whether the file was written.
    written: bool,
    /// How many tasks came to be done.
    ticked: usize,
    /// How many ticks were taken back.
    unticked: usize,
    /// How many tasks and sections came in.
    added: usize,
    /// How many are gone.
    gone: usize,
    /// How many stand elsewhere.
    moved: usize,
    /// How many have another title.
    renamed: usize,
    /// What both sides changed in ways that exclude each other; then nothing is written unless a side was named.
    conflicts: Vec<ConflictShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ConflictShape {
    /// What stood there before both.
    base: Vec<String>,
    /// What we have there.
    ours: Vec<String>,
    /// What they have there.
    theirs: Vec<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct UpdatedShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// Whether the file was written.
    written: bool,
    /// How many ticks were carried over.
    ticks: usize,
    /// What is new.
    added: Vec<Place>,
    /// What stands elsewhere.
    moved: Vec<Place>,
    /// What has another title.
    renamed: Vec<Renamed>,
    /// What is gone; lines are those of the file as it was.
    gone: Vec<Place>,
    /// What only the reader has.
    kept: Vec<Place>,
    /// What the reader took out of the edition; lines are those of the edition.
    left_out: Vec<Place>,
    /// Ticks and other marks that are gone; lines are those of the file as it was.
    lost: Vec<Place>,
    /// What both sides changed in ways that exclude each other; then nothing is written unless a side was named.
    conflicts: Vec<ConflictShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Place {
    /// The line on which it begins, counted from 1.
    line: usize,
    /// The title, without the signs of Markdown.
    title: String,
    /// The titles of what it stands beneath, from the outermost.
    path: Vec<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Renamed {
    /// Its title before.
    was: String,
    #[serde(flatten)]
    now: Place,
}

/// What a merge brought into a file, and what is to be chosen.
#[must_use]
pub fn merged(file: &str, changes: &Changes, merged: &Merged, written: bool) -> String {
    write(&MergedShape {
        schema: SCHEMA,
        file: sanitise(file).into_owned(),
        written,
        ticked: changes.ticked.len(),
        unticked: changes.unticked.len(),
        added: changes.added.len(),
        gone: changes.gone.len(),
        moved: changes.moved.len(),
        renamed: changes.renamed.len(),
        conflicts: conflicts(merged),
    })
}

/// What bringing an edition into a file did, and what is to be chosen.
#[must_use]
pub fn updated(file: &str, texts: Texts<'_>, update: &Update, merged: &Merged, written: bool) -> String {
    let Texts { before, edition, after } = texts;
    let changes = &update.changes;
    let lines = Lines::of(after.text());
    let renamed = |(was, now): &(NodeId, NodeId)| Renamed {
        was: before.outline().title(*was).to_owned(),
        now: place(after, &lines, *now),
    };
    write(&UpdatedShape {
        schema: SCHEMA,
        file: sanitise(file).into_owned(),
        written,
        ticks: update.carried,
        added: places(after, &changes.added),
        moved: places(after, &changes.moved),
        renamed: changes.renamed.iter().map(renamed).collect(),
        gone: places(before, &changes.gone),
        kept: places(after, &update.kept),
        left_out: places(edition, &update.left_out),
        lost: places(before, &update.lost),
        conflicts: conflicts(merged),
    })
}

fn conflicts(merged: &Merged) -> Vec<ConflictShape> {
    let shown = |text: &str| lines(text, 0).map(|line| sanitise(text[line].trim_end()).into_owned()).collect();
    let one = |Conflict { base, ours, theirs }: &Conflict| ConflictShape {
        base: shown(base),
        ours: shown(ours),
        theirs: shown(theirs),
    };
    merged.conflicts().map(one).collect()
}

fn places(document: &Document, ids: &[NodeId]) -> Vec<Place> {
    let lines = Lines::of(document.text());
    ids.iter().map(|&id| place(document, &lines, id)).collect()
}

fn place(document: &Document, lines: &Lines, id: NodeId) -> Place {
    let outline = document.outline();
    Place {
        line: lines.number(outline.node(id).start),
        title: outline.title(id).to_owned(),
        path: outline.path(id).into_iter().map(str::to_owned).collect(),
    }
}
