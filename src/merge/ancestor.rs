//! What two texts may both have come of, where nobody kept it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::lines::{Form, Line, Lines, State};
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

/// A text that both may have come of: the lines that both have, open where they show different things. So whatever is
/// marked in one only is marked in what comes of merging them, and what only one has is kept.
#[must_use]
pub fn ancestor(ours: &Document, theirs: &Document, kin: Kin) -> Document {
    let (our, their) = (Lines::of(ours), Lines::of(theirs));
    let matching = Matching::of(&our, &their);
    let mut shared: Vec<bool> = matching.to.iter().map(Option::is_some).collect();
    if kin == Kin::Edition {
        for hunk in &matching.hunks {
            // Prose gave way to other prose; what only the reader has in the way of items is the reader's own.
            let own = readers(&our, &matching, hunk.before.clone());
            let gave_way = |line: &usize| !own.contains(line) && (!hunk.after.is_empty() || is_blank(&our, *line));
            hunk.before.clone().filter(gave_way).for_each(|line| shared[line] = true);
        }
    }
    let shared = || (0..our.len()).filter(|&line| shared[line]);
    let said = |line: usize| open(&our.lines[line], matching.to[line].map(|other| &their.lines[other]));
    let text = |said: &mut dyn Iterator<Item = (usize, String)>| {
        let lines = said.map(|(line, said)| [&said, our.lines[line].end].concat());
        [our.mark.to_owned(), lines.collect()].concat()
    };
    let ancestor = Document::read(text(&mut shared().map(|line| (line, said(line)))));
    let read = Lines::of(&ancestor);
    let is_read = |at: usize, line: usize| our.node(line).is_none() || at >= read.len() || read.node(at).is_some();
    if shared().enumerate().all(|(at, line)| is_read(at, line)) {
        return ancestor;
    }
    // What stood deep beneath lines that only one has is no entry without them, where it stands so deep.
    let outdented = |(at, line): (usize, usize)| match said(line) {
        said if is_read(at, line) => (line, said),
        said => (line, said.trim_start().to_owned()),
    };
    Document::read(text(&mut shared().enumerate().map(outdented)))
}

/// The lines of a stretch that a reader may have added for himself: items, rows and sections that are in no other text,
/// what stands beneath them, and the blank lines before such.
fn readers(lines: &Lines<'_>, matching: &Matching, stretch: Range<usize>) -> HashSet<usize> {
    let mut own = HashSet::new();
    let mut is_beneath = false;
    for line in stretch.clone().filter(|&line| !is_blank(lines, line)) {
        let kind = lines.node(line).map(|(_, node)| node.kind);
        is_beneath = match kind {
            _ if matching.to[line].is_some() => false,
            None | Some(Kind::Paragraph) => is_beneath,
            Some(Kind::Heading | Kind::Item | Kind::Row) => true,
        };
        own.extend(is_beneath.then_some(line));
    }
    let mut is_before = false;
    for line in stretch.rev() {
        is_before = if is_blank(lines, line) { is_before && matching.to[line].is_none() } else { own.contains(&line) };
        own.extend(is_before.then_some(line));
    }
    own
}

fn is_blank(lines: &Lines<'_>, line: usize) -> bool {
    lines.lines[line].words.trim().is_empty()
}

/// A line as it was before either side marked it: of what is marked on both nobody knows whether it was so before, and
/// what was not cannot have been taken away.
fn open(own: &Line<'_>, other: Option<&Line<'_>>) -> String {
    let shows = |line: &Line<'_>| line.state.map(|state| state.shown);
    match (own.state, other.and_then(|other| other.state)) {
        (Some(state), Some(beside)) if [state.shown, beside.shown] != [Mark::Todo; 2] => {
            let shown = match state.form {
                Form::Box => {
                    Cow::Owned(format!("[ ]{}", state.bytes.get(state.bytes.len() - gap(state)..).unwrap_or("")))
                }
                Form::Sign => Cow::Borrowed(""),
                // A cell says it in words of its own, so the one that is open says how.
                Form::Cell if beside.form == Form::Cell && state.shown == Mark::Done => Cow::Borrowed(beside.bytes),
                Form::Cell => Cow::Borrowed(state.bytes),
            };
            [&own.words[..state.at], &shown, &own.words[state.at..]].concat()
        }
        (Some(_), None) if other.is_some_and(|other| shows(other) != shows(own)) => own.words.clone(),
        _ => own.whole.to_owned(),
    }
}

/// How much white space behind a box belongs to it.
fn gap(state: State<'_>) -> usize {
    usize::from(state.bytes.ends_with([' ', '\t']))
}
