//! What a merge and an update say: what is to be chosen, what is new, moved and gone.

use anstyle::Style;

use crate::document::Document;
use crate::document::outline::NodeId;
use crate::merge::{Conflict, Merged, Update};
use crate::text::lines::{Lines, lines};
use crate::text::sanitise::sanitise;
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// What is to be chosen, hunk by hunk, under the names of both sides.
#[must_use]
pub fn conflicts(merged: &Merged, (ours, theirs): (&str, &str), words: Words) -> String {
    let side = |name: &str, text: &str| {
        let shown: String = lines(text, 0).map(|line| format!("  {}\n", sanitise(text[line].trim_end()))).collect();
        let shown = if shown.is_empty() { format!("  {}\n", words.taken_out()) } else { shown };
        format!("{DIM}{}{DIM:#}\n{shown}", sanitise(name))
    };
    let one = |conflict: &Conflict| format!("{}{}\n", side(ours, &conflict.ours), side(theirs, &conflict.theirs));
    merged.conflicts().map(one).collect()
}

/// What an update is told of.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    /// The roadmap as it was.
    pub before: &'a Document,
    /// What was brought in.
    pub edition: &'a Document,
    /// The roadmap as it is now.
    pub after: &'a Document,
}

/// What bringing in an edition did, or would do.
#[must_use]
pub fn updated(texts: Texts<'_>, update: &Update, written: bool, words: Words) -> String {
    let Texts { before, edition, after } = texts;
    let changes = &update.changes;
    let was_called =
        |was: NodeId, line: &str| format!("{line}  {DIM}{}{DIM:#} {}", words.was(), before.outline().title(was));
    let names = |document: &Document, ids: &[NodeId]| -> Vec<String> {
        let lines = Lines::of(document.text());
        ids.iter().map(|&id| place(document, &lines, id)).collect()
    };
    let (was, now): (Vec<NodeId>, Vec<NodeId>) = changes.renamed.iter().copied().unzip();
    let renamed = was.into_iter().zip(names(after, &now)).map(|(was, line)| was_called(was, &line)).collect();
    let parts: [(&str, Vec<String>); 7] = [
        (words.new_entries(), names(after, &changes.added)),
        (words.moved(), names(after, &changes.moved)),
        (words.renamed(), renamed),
        (words.no_longer(), names(before, &changes.gone)),
        (words.kept(), names(after, &update.kept)),
        (words.left_out(), names(edition, &update.left_out)),
        (words.lost(), names(before, &update.lost)),
    ];
    let part = |(heading, lines): &(&str, Vec<String>)| {
        let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
        format!("\n{BOLD}{heading}{BOLD:#}\n{lines}")
    };
    let told: String = parts.iter().filter(|(_, lines)| !lines.is_empty()).map(part).collect();
    let summary = if changes.any { words.updated(changes, update.carried) } else { words.only_left_out().to_owned() };
    let note = if written { String::new() } else { format!("\n{}\n", words.only_shown()) };
    format!("{summary}\n{told}{note}")
}

fn place(document: &Document, lines: &Lines, id: NodeId) -> String {
    let outline = document.outline();
    let mut path = outline.path(id);
    path.push(outline.title(id));
    format!("line:{}  {}", lines.number(outline.node(id).start), path.join(" / "))
}
