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

/// What bringing in an edition did, or would do.
#[must_use]
pub fn updated([before, after]: [&Document; 2], update: &Update, written: bool, words: Words) -> String {
    let changes = &update.changes;
    let was_called =
        |was: NodeId, line: &str| format!("{line}  {DIM}{}{DIM:#} {}", words.was(), before.outline()[was].title);
    let names = |document: &Document, ids: &[NodeId]| -> Vec<String> {
        let lines = Lines::of(document.text());
        ids.iter().map(|&id| place(document, &lines, id)).collect()
    };
    let (was, now): (Vec<NodeId>, Vec<NodeId>) = changes.renamed.iter().copied().unzip();
    let renamed = was.into_iter().zip(names(after, &now)).map(|(was, line)| was_called(was, &line)).collect();
    let parts: [(&str, Vec<String>); 6] = [
        (words.new_entries(), names(after, &changes.added)),
        (words.moved(), names(after, &changes.moved)),
        (words.renamed(), renamed),
        (words.no_longer(), names(before, &changes.gone)),
        (words.kept(), names(after, &update.kept)),
        (words.lost(), names(before, &update.lost)),
    ];
    let part = |(heading, lines): &(&str, Vec<String>)| {
        let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
        format!("\n{BOLD}{heading}{BOLD:#}\n{lines}")
    };
    let told: String = parts.iter().filter(|(_, lines)| !lines.is_empty()).map(part).collect();
    let note = if written { String::new() } else { format!("\n{}\n", words.only_shown()) };
    format!("{}\n{told}{note}", words.updated(changes, update.carried))
}

fn place(document: &Document, lines: &Lines, id: NodeId) -> String {
    let outline = document.outline();
    let mut path = outline.path(id);
    path.push(&outline[id].title);
    format!("line:{}  {}", lines.number(outline[id].start), path.join(" / "))
}
