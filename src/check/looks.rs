//! Lines that look like tasks, read off their bytes: white space and `>`, perhaps a list marker, and a box or what was meant
//! for one.
//!
//! This decides nothing: what is a task says the outline. It is where the two disagree that there is something to say.

use std::ops::Range;

use crate::text::lines::{line_end, lines};

/// A line that looks like a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    /// All of the line, without its end.
    pub(super) line: Range<usize>,
    /// Where its first character stands that is neither white space nor `>`.
    pub(super) first: usize,
    /// The list marker right before the box, without the white space behind it.
    pub(super) marker: Option<Range<usize>>,
    /// The box, with its brackets.
    pub(super) bracket: Range<usize>,
    /// What is between them.
    pub(super) inside: Range<usize>,
    /// How it is drawn.
    pub(super) shape: Shape,
}

/// How a box is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// As GitHub reads it, unless something else is wrong: `[ ]`, `[x]`.
    Proper,
    /// `[]`
    Empty,
    /// With spaces too many; what was meant.
    Padded(char),
    /// With brackets, a space or an x of another script; what was meant.
    Odd(char),
}

/// Brackets that boxes are drawn with: how they open, and how they close.
const BRACKETS: [(char, char); 3] = [('[', ']'), ('【', '】'), ('［', '］')];

/// Letters that look like an x.
const CROSSES: [char; 6] = ['х', 'Х', 'ｘ', 'Ｘ', '×', '✕'];

/// A box has no more characters inside than this.
const MOST_INSIDE: usize = 3;

impl Look {
    /// What stands behind the box.
    pub(super) fn next<'a>(&self, text: &'a str) -> &'a str {
        &text[self.bracket.end..self.line.end]
    }

    /// Whether white space or nothing stands behind the box.
    pub(super) fn is_parted(&self, text: &str) -> bool {
        let next = self.next(text);
        next.is_empty() || next.starts_with([' ', '\t'])
    }

    /// Whether it is a link, a link's definition or an attribute rather than a box.
    pub(super) fn is_link(&self, text: &str) -> bool {
        self.next(text).starts_with(['(', '[', ':', '{'])
    }

    /// Whether white space stands between its marker and its box.
    pub(super) fn has_room(&self) -> bool {
        self.marker.as_ref().is_none_or(|marker| marker.end < self.bracket.start)
    }
}

/// The lines from an offset on that look like tasks.
pub(super) fn looks(text: &str, from: usize) -> impl Iterator<Item = Look> + '_ {
    lines(text, from).filter_map(|line| look(text, line.start..line_end(text, line.start)))
}

fn look(text: &str, line: Range<usize>) -> Option<Look> {
    let source = &text[line.clone()];
    let first = source.len() - source.trim_start_matches([' ', '\t', '>']).len();
    let (mut at, mut marker) = (first, None);
    while let Some(length) = marker_length(&source[at..]) {
        let behind = &source[at + length..];
        marker = Some(line.start + at..line.start + at + length);
        let spaces = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        at += length + spaces;
        // Without room behind it, another marker is none.
        if spaces == 0 {
            break;
        }
    }
    let mut chars = source[at..].char_indices();
    let (_, opens) = chars.next()?;
    let (_, closes) = BRACKETS.iter().find(|(open, _)| *open == opens)?;
    let (close, _) = chars.take(MOST_INSIDE + 1).find(|(_, c)| c == closes)?;
    let inside = at + opens.len_utf8()..at + close;
    let shape = shape(&source[inside.clone()], opens)?;
    let whole = |span: Range<usize>| line.start + span.start..line.start + span.end;
    let bracket = whole(at..at + close + closes.len_utf8());
    Some(Look { first: line.start + first, marker, bracket, inside: whole(inside), shape, line })
}

/// How long the list marker is that a text begins with.
fn marker_length(text: &str) -> Option<usize> {
    if text.starts_with(['-', '*', '+']) {
        return Some(1);
    }
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    ((1..10).contains(&digits) && text[digits..].starts_with(['.', ')'])).then_some(digits + 1)
}

fn shape(inside: &str, opens: char) -> Option<Shape> {
    let bare = inside.trim();
    let meant = match bare {
        "" => ' ',
        "x" | "X" => 'x',
        _ if bare.chars().all(|c| CROSSES.contains(&c)) && bare.chars().count() == 1 => 'x',
        _ => return None,
    };
    let is_plain = opens == '[' && inside.bytes().all(|byte| byte.is_ascii());
    match inside {
        "" if opens == '[' => Some(Shape::Empty),
        "" => None,
        _ if !is_plain => Some(Shape::Odd(meant)),
        _ if inside.chars().count() == 1 => Some(Shape::Proper),
        _ => Some(Shape::Padded(meant)),
    }
}

/// Whether a letter looks like an x, and is none.
pub(super) fn is_cross(c: char) -> bool {
    CROSSES.contains(&c)
}

/// The column at which an offset stands in its line, counted from 0; a tab goes on to the next multiple of its width.
pub(super) fn column(text: &str, line: usize, at: usize, tab: usize) -> usize {
    let step = |column: usize, c: char| if c == '\t' { (column / tab + 1) * tab } else { column + 1 };
    text[line..at].chars().fold(0, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(String, Shape)> {
        looks(text, 0).map(|look| (text[look.bracket].to_owned(), look.shape)).collect()
    }

    #[test]
    fn boxes_and_what_was_meant_for_one_are_seen() {
        for (text, expected) in [
            ("- [ ] a", Shape::Proper),
            ("> 1. - [x] a", Shape::Proper),
            ("[X] a", Shape::Proper),
            ("-[\t] a", Shape::Proper),
            ("- [] a", Shape::Empty),
            ("12) [ x] a", Shape::Padded('x')),
            ("- [  ] a", Shape::Padded(' ')),
            ("- [\u{a0}] a", Shape::Odd(' ')),
            ("- 【x】 a", Shape::Odd('x')),
            ("- [х] a", Shape::Odd('x')),
        ] {
            let found = shapes(text);
            assert_eq!(found.iter().map(|(_, shape)| *shape).collect::<Vec<_>>(), [expected], "{text}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for text in ["- a [ ]", "- [a] b", "- [-] b", "- [    ] b", "[", "- [", "-", "1234567890. [ ] a", "- 【】 a"]
        {
            assert_eq!(shapes(text), [], "{text}");
        }
    }

    #[test]
    fn a_tab_goes_on_to_its_next_stop() {
        assert_eq!((column("a\t\tb", 0, 3, 4), column(" \tb", 0, 2, 8), column("学b", 0, 3, 4)), (8, 8, 1));
    }
}
