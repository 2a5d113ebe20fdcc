//! What two texts may both have come of, where nobody kept it.

use super::lines::{Line, Lines};
use super::matching::Matching;
use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::Kind;

/// How two texts are akin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kin {
    /// Two copies that went apart: what only one of them has was added there.
    Copies,
    /// The second is a later edition of what the first was made of: where both tell something in other words, the edition
    /// is right.
    Edition,
}

/// A text that both may have come of: the lines that both have, open where one of them is ticked. So whatever is done in
/// one is done in what comes of merging them, and what only one has is kept.
#[must_use]
pub fn ancestor(ours: &Document, theirs: &Document, kin: Kin) -> Document {
    let (our, their) = (Lines::of(ours), Lines::of(theirs));
    let matching = Matching::of(&our, &their);
    let mut shared: Vec<bool> = matching.to.iter().map(Option::is_some).collect();
    if kin == Kin::Edition {
        for hunk in matching.hunks.iter().filter(|hunk| !hunk.after.is_empty()) {
            // Prose that gave way to other prose; an item that only the reader has is the reader's own, and so is what
            // stands beneath or between such.
            let mut is_readers = false;
            for line in hunk.before.clone().filter(|&line| matching.to[line].is_none()) {
                is_readers = is_own(&our, line) || (is_readers && belongs(&our, line));
                shared[line] |= !is_readers;
            }
        }
    }
    let mut text = our.mark.to_owned();
    for (line, _) in shared.iter().enumerate().filter(|(_, shared)| **shared) {
        let own = &our.lines[line];
        let other = matching.to[line].map(|other| &their.lines[other]);
        text.push_str(&open(own, other));
        text.push_str(own.end);
    }
    Document::read(text)
}

/// Whether a line is one that a reader may have added for himself: an item, a row, a section.
fn is_own(lines: &Lines<'_>, line: usize) -> bool {
    lines.node(line).is_some_and(|(_, node)| node.kind != Kind::Paragraph)
}

/// Whether a line is no node of its own, or one in prose: it goes with what stands before it.
fn belongs(lines: &Lines<'_>, line: usize) -> bool {
    lines.node(line).is_none_or(|(_, node)| node.kind == Kind::Paragraph)
}

/// A line as it was before either side ticked it.
fn open(own: &Line<'_>, other: Option<&Line<'_>>) -> String {
    let Some(other) = other else { return own.whole.to_owned() };
    let shows = |line: &Line<'_>| line.state.map(|state| state.shown);
    let is_done = |line: &Line<'_>| shows(line) == Some(Mark::Done);
    match (own.state, other.state) {
        // What is shown alike on both sides was so before.
        _ if shows(own) == shows(other) => own.whole.to_owned(),
        (Some(state), Some(_)) if is_done(own) => {
            // As the other side shows it, in this side's words.
            let shown = other.state.map_or("", |other| other.bytes);
            [&own.words[..state.at], shown, &own.words[state.at..]].concat()
        }
        (Some(_), None) => own.words.clone(),
        _ => own.whole.to_owned(),
    }
}
