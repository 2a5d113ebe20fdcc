//! A text cut into lines, each into what it says and what it shows of being done.
//!
//! `- [x] a` and `- [ ] a` say the same and show different things. So a tick is no change of the words, and two machines
//! that tick tasks on lines next to each other have changed nothing in common.

use std::ops::Range;

use chrono::NaiveDate;

use crate::document::Document;
use crate::document::mark::{Checkbox, Mark};
use crate::document::outline::{Kind, Node, NodeId};
use crate::document::stamp;
use crate::text::lines::{line_end, lines};

/// A text's lines.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    pub(super) document: &'a Document,
    /// The byte order mark, where there is one: it belongs to the file and to no line.
    pub(super) mark: &'a str,
    pub(super) lines: Vec<Line<'a>>,
}

/// One line of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// All of it but its line end.
    pub(super) whole: &'a str,
    /// The same without what it shows and its stamp.
    pub(super) words: String,
    /// What it shows of being done.
    pub(super) state: Option<State<'a>>,
    /// What says beside its box when it was done.
    pub(super) stamp: Option<Dated<'a>>,
    /// Where in the words a box would stand.
    pub(super) box_at: Option<usize>,
    /// Where in the words a sign would stand.
    pub(super) sign_at: Option<usize>,
    /// Its line end; empty at most on the last line.
    pub(super) end: &'a str,
    /// Whether it belongs to the front matter.
    pub(super) is_setting: bool,
    /// The nodes that begin on it, as a run of node indices.
    pub(super) nodes: Range<usize>,
}

/// What a line shows of being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State<'a> {
    pub(super) form: Form,
    /// Where it was cut out of the words.
    pub(super) at: usize,
    /// Its bytes, with the white space that belongs to it.
    pub(super) bytes: &'a str,
    pub(super) shown: Mark,
}

/// What says on a line when it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated<'a> {
    /// Its bytes, with the blanks before them.
    pub(super) bytes: &'a str,
    pub(super) date: NaiveDate,
}

/// In which form something shows that it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `[x] ` behind a list marker.
    Box,
    /// ` ✅` at the end of what is said.
    Sign,
    /// A row's status cell.
    Cell,
}

impl<'a> Lines<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let text = document.text();
        let from = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let count = document.outline().len();
        let mut next = 0;
        let cut = |span: Range<usize>| {
            let first = next;
            let begins = |index: usize| document.outline().node(NodeId::at(index)).start;
            while next < count && begins(next) < span.end {
                next += 1;
            }
            line(document, span, first..next)
        };
        Self { document, mark: &text[..from], lines: lines(text, from).map(cut).collect() }
    }

    /// The line on which a node begins.
    pub(super) fn line_with(&self, id: NodeId) -> Option<usize> {
        let line = self.lines.partition_point(|line| line.nodes.end <= id.index());
        (line < self.lines.len()).then_some(line)
    }

    /// What a line is marked as, where it is no longer just open.
    pub(super) fn mark(&self, line: usize) -> Option<Mark> {
        self.lines[line].state.map(|state| state.shown).filter(|shown| *shown != Mark::Todo)
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The first node that begins on a line and has a title.
    pub(super) fn node(&self, line: usize) -> Option<(NodeId, Node<'a>)> {
        let outline = self.document.outline();
        let nodes = self.lines[line].nodes.clone().map(NodeId::at).map(|id| (id, outline.node(id)));
        nodes.into_iter().find(|(_, node)| !node.title.is_empty())
    }
}

impl Line<'_> {
    /// All of it but its line end and its stamp.
    pub(super) fn stampless(&self) -> String {
        let (at, bytes) = self.state.map_or((0, ""), |state| (state.at, state.bytes));
        [&self.words[..at], bytes, &self.words[at..]].concat()
    }
}

fn line<'a>(document: &'a Document, span: Range<usize>, nodes: Range<usize>) -> Line<'a> {
    let text = document.text();
    let to = line_end(text, span.start);
    let whole = &text[span.start..to];
    let within = |at: usize| (span.start..=to).contains(&at).then(|| at - span.start);
    let found = nodes.clone().map(NodeId::at).find_map(|id| state(document, id));
    let state = found.and_then(|(form, piece, shown)| {
        let (from, end) = (within(piece.start)?, within(piece.end)?);
        Some(State { form, at: from, bytes: &whole[from..end], shown })
    });
    let shown = state.map_or(0..0, |state| state.at..state.at + state.bytes.len());
    let found = state.filter(|state| state.form == Form::Box).and_then(|_| stamp::find(&whole[shown.end..]));
    let dated = found
        .as_ref()
        .map_or(whole.len()..whole.len(), |found| shown.end + found.span.start..shown.end + found.span.end);
    let stamp = found.map(|found| Dated { bytes: &whole[dated.clone()], date: found.stamp.date });
    let words = [&whole[..shown.start], &whole[shown.end..dated.start], &whole[dated.end..]].concat();
    // Places behind what was cut out move to the left.
    let place = |at: usize| {
        let at = within(at)?;
        let cut: usize = [&shown, &dated].map(|cut| at.clamp(cut.start, cut.end) - cut.start).iter().sum();
        Some(at - cut)
    };
    let first = nodes.clone().map(NodeId::at).map(|id| document.outline().node(id));
    let box_at = first.clone().find_map(|node| place(box_place(&node)?));
    let sign_at = first.into_iter().find(|node| !node.title.is_empty()).and_then(|node| place(node.content.end));
    let is_setting = document.front_matter().is_some_and(|front_matter| front_matter.inner.contains(&span.start));
    Line { whole, words, state, stamp, box_at, sign_at, end: &text[to..span.end], is_setting, nodes }
}

fn box_place(node: &Node<'_>) -> Option<usize> {
    match node.checkbox? {
        Checkbox::Drawn { at, .. } => Some(at - 1),
        Checkbox::Blank { at } => Some(at),
    }
}

/// What a node shows, and in which bytes.
fn state(document: &Document, id: NodeId) -> Option<(Form, Range<usize>, Mark)> {
    let (text, node) = (document.text(), document.outline().node(id));
    if let Some(Checkbox::Drawn { at, mark }) = node.checkbox {
        let end = at + text[at..].chars().next().map_or(0, char::len_utf8) + 1;
        let gap = usize::from(text[end..].starts_with([' ', '\t']));
        return Some((Form::Box, at - 1..end + gap, mark));
    }
    if node.kind == Kind::Row {
        let (span, done) = document.status_cell(id)?;
        let cell = &text[span.clone()];
        let from = span.start + cell.len() - cell.trim_start().len();
        return Some((
            Form::Cell,
            from..span.start + cell.trim_end().len(),
            if done { Mark::Done } else { Mark::Todo },
        ));
    }
    let sign = stamp::sign(&text[node.content.clone()])?;
    Some((Form::Sign, node.content.start + sign.start..node.content.start + sign.end, Mark::Done))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Option<String>, String)> {
        let document = Document::read(text.to_owned());
        let lines = Lines::of(&document).lines;
        lines
            .into_iter()
            .map(|line| (line.words, line.state.map(|state| state.bytes.to_owned()), line.end.to_owned()))
            .collect()
    }

    #[test]
    fn what_a_line_shows_is_told_from_what_it_says() {
        for (text, words, state) in [
            ("- [x] a\n", "- a", Some("[x] ")),
            ("*   [ ]  a\n", "*    a", Some("[ ] ")),
            ("- [/] a\n", "- a", Some("[/] ")),
            ("- a\n", "- a", None),
            ("## Day 1 ✅ ##\n", "## Day 1 ##", Some(" ✅")),
            ("## ✅\n", "## ✅", None),
            ("## Day 1 ✅ 2026-01-22 ##\n", "## Day 1 ##", Some(" ✅ 2026-01-22")),
            ("- [x] a 📅 2026-01-30 ✅ 2026-01-22 ^b\n", "- a 📅 2026-01-30 ^b", Some("[x] ")),
            ("`[x] a`\n", "`[x] a`", None),
        ] {
            assert_eq!(cut(text), [(words.to_owned(), state.map(str::to_owned), "\n".to_owned())], "{text}");
        }
        let row = &cut("| Day | What | |\n| --- | --- | --- |\n| 1 | x | ⬜ |\n")[2];
        assert_eq!((row.0.as_str(), row.1.as_deref()), ("| 1 | x |  |", Some("⬜")));
    }

    #[test]
    fn every_line_keeps_its_own_end() {
        let ends: Vec<_> = cut("\u{feff}a\r\nb\rc\nd").into_iter().map(|(words, _, end)| (words, end)).collect();
        let pair = |words: &str, end: &str| (words.to_owned(), end.to_owned());
        assert_eq!(ends, [pair("a", "\r\n"), pair("b", "\r"), pair("c", "\n"), pair("d", "")]);
    }
}
