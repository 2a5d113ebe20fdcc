//! Items whose nesting is not what it looks like: too few columns, or tabs among spaces.
//!
//! Only an item right beneath the line of another is looked at. Further apart, nobody sees what is nested in what.

use super::looks::column;
use super::{Finding, Fix, Subject, What};
use crate::document::mark::Checkbox;
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::{Edit, Splice};
use crate::text::lines::{line_end, line_start, lines};

/// How wide people have a tab; Markdown's own width is one of them.
const TABS: [usize; 3] = [2, 4, 8];

/// An item's line.
#[derive(Clone, Copy)]
struct Line {
    id: NodeId,
    start: usize,
    marker: usize,
}

pub(super) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let (outline, text) = (subject.document.outline(), subject.text());
    let items = outline.ids().filter(|&id| outline.kind(id) == Kind::Item);
    let (mut start, mut last) = (0, 0);
    let lines = items.map(|id| {
        let marker = outline.node(id).start;
        // One line can hold a hundred thousand items: none of it is looked at twice.
        if text[last..marker].contains(['\n', '\r']) {
            start = line_start(text, marker);
        }
        last = marker;
        Line { id, start, marker }
    });
    let mut found = Vec::new();
    let (mut first_mixed, mut mixed_count) = (None, 0);
    let mut above: Option<Line> = None;
    for line in lines {
        let follows = above.filter(|above| above.start < line.start && is_next_line(text, *above, line));
        if let Some(above) = follows.filter(|above| is_indent(text, *above) && is_indent(text, line)) {
            found.extend(shallow(subject, above, line));
            if is_mixed(text, above, line) {
                mixed_count += 1;
                first_mixed.get_or_insert((above, line));
            }
        }
        // Of several items on a line, the first is where the line begins.
        if above.is_none_or(|above| above.start < line.start) {
            above = Some(line);
        }
    }
    found.extend(first_mixed.map(|(above, line)| {
        Finding::new(What::MixedIndent { count: mixed_count }, line.start..line.marker.max(line.start))
            .beside(above.start)
    }));
    found
}

fn is_next_line(text: &str, above: Line, line: Line) -> bool {
    let end = line_end(text, above.marker);
    matches!(&text[end..line.start], "\n" | "\r\n" | "\r")
}

fn is_indent(text: &str, line: Line) -> bool {
    text[line.start..line.marker].bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// An item that stands further right than the one above, and is not beneath it.
fn shallow(subject: Subject<'_>, above: Line, line: Line) -> Option<Finding> {
    let (text, outline) = (subject.text(), subject.document.outline());
    let at = |line: Line| column(text, line.start, line.marker, 4);
    let words = match outline.node(above.id).checkbox {
        Some(Checkbox::Drawn { at, .. }) => at - 1,
        Some(Checkbox::Blank { at }) => at,
        None => return None,
    };
    let missing = column(text, above.start, words, 4).checked_sub(at(line)).filter(|missing| *missing > 0)?;
    // One column is a slip, and no step in.
    let looks_nested = at(line) > at(above) + 1 && outline.node(line.id).level <= outline.node(above.id).level;
    let first_line = line.marker..line_end(text, line.marker);
    let fix = (looks_nested && !text[above.start..words].contains('\t')).then(|| moved(text, above, line, missing));
    looks_nested
        .then(|| Finding::new(What::ShallowIndent { missing }, first_line).beside(above.marker).mended(fix.flatten()))
}

/// Moves an item and the lines beneath it, as far as they stand as far right, so that it is nested.
fn moved(text: &str, above: Line, line: Line, missing: usize) -> Option<Fix> {
    let from = column(text, line.start, line.marker, 4);
    let mut splices = Vec::new();
    let mut end = line.start;
    for range in lines(text, line.start) {
        let words = text[range.clone()].trim_end_matches(['\r', '\n']);
        let indent = words.len() - words.trim_start_matches([' ', '\t']).len();
        if words[..indent].contains('\t') {
            return None;
        }
        if words.len() == indent || indent < from {
            break;
        }
        end = range.start + words.len();
        splices.push(Splice { span: range.start..range.start, insert: " ".repeat(missing) });
    }
    Some(Fix { edit: Edit::of(splices), touches: above.start..end })
}

/// Whether tabs stand before the one item and spaces before the other, so that one of them stands further right with one
/// width of tabs, and not with another.
fn is_mixed(text: &str, above: Line, line: Line) -> bool {
    let indents = [&text[above.start..above.marker], &text[line.start..line.marker]];
    let begins_alike = indents[0].starts_with(indents[1]) || indents[1].starts_with(indents[0]);
    if begins_alike || !indents.iter().any(|indent| indent.contains('\t')) {
        return false;
    }
    let order =
        |tab: usize| column(text, line.start, line.marker, tab).cmp(&column(text, above.start, above.marker, tab));
    TABS.iter().any(|tab| order(*tab) != order(4))
}
