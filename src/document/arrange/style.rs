//! How an item is written: what stands before its marker, the marker, and the gap behind it; and its lines in another's style.

use std::ops::Range;

use super::ground::{Ground, line_start};
use crate::text::lines::{line_end, lines};

/// A tab leads to the next column of these.
const TAB: usize = 4;

/// A wider gap behind a marker is the indent of code.
const WIDEST_GAP: usize = 4;

/// What stands before an item's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    /// The marks of quotes and the indent.
    pub(super) prefix: String,
    /// `-`, `*`, `+`, `1.` or `1)`.
    pub(super) marker: String,
    /// The white space behind it, as it is written to others like it.
    pub(super) gap: String,
    /// How many bytes of white space are really there.
    written_gap: usize,
}

impl Style {
    /// A style without an item of it.
    pub(super) fn new(prefix: impl Into<String>, marker: impl Into<String>, gap: impl Into<String>) -> Self {
        let gap = gap.into();
        Self { prefix: prefix.into(), marker: marker.into(), written_gap: gap.len(), gap }
    }

    /// The style of an item that begins at an offset. Where other words stand before it on its line, its indent is as many
    /// spaces.
    pub(super) fn at(text: &str, start: usize) -> Self {
        let before = &text[line_start(text, start)..start];
        let quoted = before.trim_start_matches(is_indent);
        let lead = &before[..before.len() - quoted.len()];
        let spaces = column(0, before) - column(0, lead);
        let prefix = format!("{lead}{}", " ".repeat(spaces));
        let line = &text[start..line_end(text, start)];
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let marker = line.get(..digits + 1).unwrap_or(line);
        let rest = &line[marker.len()..];
        let written = &rest[..rest.len() - rest.trim_start_matches(is_blank).len()];
        let from = column(0, &prefix) + marker.len();
        let is_usual = written.len() < rest.len() && column(from, written) - from <= WIDEST_GAP && !written.is_empty();
        let gap = if is_usual { written } else { " " };
        Self { prefix, marker: marker.to_owned(), gap: gap.to_owned(), written_gap: written.len() }
    }

    /// The column of the marker.
    fn marker_column(&self) -> usize {
        column(0, &self.prefix)
    }

    /// The column from which on lines belong to the item.
    pub(super) fn content_column(&self) -> usize {
        column(self.marker_column() + self.marker.len(), &self.gap)
    }

    /// Its number, where it is numbered.
    pub(super) fn number(&self) -> Option<u64> {
        self.marker.strip_suffix(['.', ')'])?.parse().ok()
    }

    /// The same with another number, as wide as this one where it is filled up with zeros. Numbers end at nine digits.
    pub(super) fn numbered(&self, number: u64) -> Self {
        if self.number().is_none() || number > 999_999_999 {
            return self.clone();
        }
        let (digits, sign) = self.marker.split_at(self.marker.len() - 1);
        let width = if digits.starts_with('0') { digits.len() } else { 1 };
        Self { marker: format!("{number:0width$}{sign}"), ..self.clone() }
    }

    /// What stands before an item's first words.
    pub(super) fn head(&self) -> String {
        [self.prefix.as_str(), &self.marker, &self.gap].concat()
    }

    /// The marks of quotes, with the white space within and one blank behind.
    fn quotes(&self) -> &str {
        &self.prefix[..quotes(&self.prefix, self.prefix.matches('>').count()).unwrap_or(0)]
    }

    /// A blank line between items of this style.
    pub(super) fn blank(&self) -> &str {
        self.quotes().trim_end()
    }
}

/// An item's lines, without the end of the last one, as they are in another style.
pub(super) fn restyled(ground: &Ground<'_>, run: &Range<usize>, from: &Style, to: &Style) -> String {
    let text = ground.text();
    let mut out = String::with_capacity(run.len() + 64);
    let mut all = lines(&text[..run.end], run.start);
    if let Some(first) = all.next() {
        let line = &text[first.start..first.end];
        let behind = from.prefix.len().min(line.len()) + from.marker.len();
        let rest = line.get(behind..).unwrap_or_default();
        out.extend([to.prefix.as_str(), &to.marker]);
        let is_usual = from.written_gap == from.gap.len() && rest.starts_with(&from.gap);
        let words = rest.trim_start_matches(is_blank);
        if is_usual {
            out.extend([&to.gap, &rest[from.gap.len()..]]);
        } else if words.is_empty() {
            out.push_str(rest);
        } else {
            // What begins with code keeps the gap that says so, as wide as it was.
            let start = from.marker_column() + from.marker.len();
            let wide = column(start, &rest[..rest.len() - words.len()]) - start;
            out.extend([" ".repeat(wide).as_str(), words]);
        }
    }
    for line in all {
        out.push_str(&shifted(ground, &line, from, to));
    }
    out
}

/// A line beneath an item's first, as far in or out as the item's own words go.
pub(super) fn shifted(ground: &Ground<'_>, line: &Range<usize>, from: &Style, to: &Style) -> String {
    let text = ground.text();
    let whole = &text[line.clone()];
    let depth = from.prefix.matches('>').count();
    // A line that goes on without the marks of its quote is left as it is.
    let Some(at) = quotes(whole, depth) else { return whole.to_owned() };
    let (own, rest) = whole.split_at(at);
    let is_same = from.quotes() == to.quotes();
    let head = if is_same { own } else { to.quotes() };
    let words = rest.trim_start_matches(is_blank);
    if words.trim_end_matches(['\r', '\n']).is_empty() {
        return if is_same { whole.to_owned() } else { format!("{}{words}", head.trim_end()) };
    }
    let blank = &rest[..rest.len() - words.len()];
    // What stands further in than the fence is the code's own.
    let fence = ground.code_at(line.start + at).map(|at| column(0, &text[line_start(text, at)..at]));
    let (indent, inner) = split_at_column(column(0, own), blank, fence);
    let was = column(column(0, own), indent);
    let now = (was + to.content_column()).saturating_sub(from.content_column());
    let own_indent = |style: &Style| style.prefix[style.quotes().len()..].to_owned();
    let indent = indented(head, indent, (&own_indent(from), &own_indent(to)), now);
    [head, &indent, &inner, words].concat()
}

/// White space that leads from behind the marks of quotes to a column, in the manner of what was there.
fn indented(head: &str, was: &str, (from, to): (&str, &str), now: usize) -> String {
    let start = column(0, head);
    let swapped = was.strip_prefix(from).map(|rest| format!("{to}{rest}"));
    if let Some(swapped) = swapped.filter(|swapped| column(start, swapped) == now) {
        return swapped;
    }
    if column(start, was) == now {
        return was.to_owned();
    }
    let tabs = "\t".repeat((now.saturating_sub(start)) / TAB);
    if was.contains('\t') && column(start, &tabs) == now {
        return tabs;
    }
    let lead = if column(start, to) <= now { to } else { "" };
    format!("{lead}{}", " ".repeat(now.saturating_sub(column(start, lead))))
}

/// White space cut at a column, where there is one. A tab that reaches over it becomes spaces on both sides.
fn split_at_column(from: usize, blank: &str, at: Option<usize>) -> (&str, String) {
    let Some(at) = at else { return (blank, String::new()) };
    let mut now = from;
    for (index, c) in blank.char_indices() {
        let next = column(now, if c == '\t' { "\t" } else { " " });
        if now >= at {
            return (&blank[..index], blank[index..].to_owned());
        }
        if next > at {
            return (&blank[..index], format!("{}{}", " ".repeat(next - now), &blank[index + 1..]));
        }
        now = next;
    }
    (blank, String::new())
}

/// Where so many marks of quotes end at the beginning of a line, with one blank behind; nothing where there are fewer.
fn quotes(line: &str, depth: usize) -> Option<usize> {
    let mut at = 0;
    for _ in 0..depth {
        let rest = &line[at..];
        let words = rest.trim_start_matches(is_blank);
        words.strip_prefix('>')?;
        at += rest.len() - words.len() + 1;
    }
    Some(at + usize::from(depth > 0 && line[at..].starts_with(' ')))
}

/// The column that characters lead to, from one on.
pub(super) fn column(from: usize, text: &str) -> usize {
    text.chars().fold(from, |column, c| if c == '\t' { column - column % TAB + TAB } else { column + 1 })
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

fn is_indent(c: char) -> bool {
    is_blank(c) || c == '>'
}

/// Whether nothing but indent and the marks of quotes stands before an offset on its line.
pub(super) fn begins_its_line(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].chars().all(is_indent)
}
