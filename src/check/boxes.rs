//! Boxes that are none, and what was meant for one: what the outline makes of each line that looks like a task.

use super::looks::{Look, Shape, looks};
use super::swallowed::Swallowed;
use super::{Finding, Fix, Subject, What};
use crate::document::anatomy::VerbatimKind;
use crate::document::mark::{Checkbox, Mark};
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::Edit;
use crate::text::lines::{line_end, line_start};

pub(super) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut swallowed = Swallowed::default();
    let mut found = Vec::new();
    for look in looks(subject.text(), subject.anatomy.body) {
        match fate(subject, &look) {
            Fate::Task(id) => found.extend(task(subject, &look, id)),
            Fate::Item(id) => found.extend(item(subject, &look, id)),
            Fate::Verbatim(block) => swallowed.note_block(block),
            Fate::Text(id) if look.marker.is_some() && look.has_room() => swallowed.note_text(subject, &look, id),
            Fate::Text(_) => found.extend(stray(subject, &look)),
            Fate::Shown => {}
        }
    }
    found.extend(swallowed.findings(subject));
    found.extend(foreign(subject));
    found.extend(underlined(subject));
    found
}

/// What the parser made of a line that looks like a task.
enum Fate {
    /// A box, or a mark of the reader's own.
    Task(NodeId),
    /// An item whose box is none.
    Item(NodeId),
    /// A part of a block of code or HTML, by its index.
    Verbatim(usize),
    /// A part of a node's text.
    Text(NodeId),
    /// It is meant to be as it is.
    Shown,
}

fn fate(subject: Subject<'_>, look: &Look) -> Fate {
    let (outline, anatomy) = (subject.document.outline(), subject.anatomy);
    if let Some(id) = outline.with_mark_at(look.inside.start) {
        return Fate::Task(id);
    }
    if let Some(block) = anatomy.verbatim_at(look.bracket.start) {
        let is_shown = matches!(block.kind, VerbatimKind::Fenced | VerbatimKind::Raw | VerbatimKind::Comment);
        let index = anatomy.verbatim.partition_point(|other| other.span.start < block.span.start);
        return if is_shown { Fate::Shown } else { Fate::Verbatim(index) };
    }
    if anatomy.is_inline_at(look.bracket.start) {
        return Fate::Shown;
    }
    let Some(id) = outline.at_offset(look.bracket.start) else { return Fate::Shown };
    // An item's words may be a table.
    let is_row = outline.kind(id) == Kind::Row;
    let item = if is_row { outline.parent(id) } else { Some(id) };
    let item = item.filter(|&item| outline.kind(item) == Kind::Item);
    match (item, &look.marker) {
        (Some(item), Some(marker)) if outline.node(item).start == marker.start => Fate::Item(item),
        // A table and what it has in its cells are as they are meant.
        _ if is_row => Fate::Shown,
        _ => Fate::Text(id),
    }
}

/// A box that is one. There may be another behind it, or nothing at all.
fn task(subject: Subject<'_>, look: &Look, id: NodeId) -> Option<Finding> {
    let text = subject.text();
    if let Shape::Odd(meant) = look.shape {
        return Some(redrawn(subject, look, What::OddBox, meant));
    }
    let rest = look.bracket.end..look.line.end;
    if text[rest.clone()].trim().is_empty() {
        let is_empty = subject.document.outline().title(id).is_empty() && look.shape == Shape::Proper;
        return is_empty.then(|| Finding::new(What::EmptyTask, look.bracket.clone()));
    }
    let words = &text[rest.clone()];
    let second = |boxed: &str| {
        let right_behind = words.trim_start().starts_with(boxed).then(|| words.len() - words.trim_start().len());
        let behind_a_marker = [" - ", " * "].iter().find_map(|marker| {
            let at = words.find(&format!("{marker}{boxed}"))?;
            Some(at + marker.len())
        });
        right_behind.or(behind_a_marker)
    };
    let at = ["[ ] ", "[x] ", "[X] "].iter().filter_map(|boxed| second(boxed)).min()?;
    let at = rest.start + at;
    (!subject.anatomy.is_inline_at(at)).then(|| Finding::new(What::SecondBox, at..at + 3).beside(look.bracket.start))
}

/// An item that begins with something like a box, and has none.
fn item(subject: Subject<'_>, look: &Look, id: NodeId) -> Option<Finding> {
    let text = subject.text();
    if look.is_link(text) || !matches!(subject.document.outline().node(id).checkbox, Some(Checkbox::Blank { .. })) {
        return tabled(subject, look, id);
    }
    match look.shape {
        Shape::Proper if !look.is_parted(text) => {
            let fix = line_fix(subject, look, Edit::replace(look.bracket.end..look.bracket.end, " "));
            Some(Finding::new(What::CrowdedBox, look.bracket.clone()).mended(Some(fix)))
        }
        Shape::Proper => None,
        Shape::Empty if look.is_parted(text) && !look.next(text).trim().is_empty() => {
            Some(redrawn(subject, look, What::EmptyBox, ' '))
        }
        Shape::Empty => None,
        Shape::Padded(meant) => Some(redrawn(subject, look, What::PaddedBox, meant)),
        Shape::Odd(meant) => Some(redrawn(subject, look, What::OddBox, meant)),
    }
}

/// An item whose words are a table: its box is in a cell.
fn tabled(subject: Subject<'_>, look: &Look, id: NodeId) -> Option<Finding> {
    let outline = subject.document.outline();
    let first = outline.children(id).next().filter(|&first| outline.kind(first) == Kind::Row)?;
    let is_in_it = outline.node(first).start <= look.line.end && look.shape == Shape::Proper;
    (is_in_it && look.is_parted(subject.text())).then(|| Finding::new(What::SwallowedByTable, look.bracket.clone()))
}

/// Something like a box that no item begins with.
fn stray(subject: Subject<'_>, look: &Look) -> Option<Finding> {
    let text = subject.text();
    let has_words =
        look.next(text).trim_start().starts_with(|c: char| c.is_alphanumeric() || "*`[\"'“「《（(".contains(c));
    if look.shape != Shape::Proper || !look.is_parted(text) || !has_words {
        return None;
    }
    match &look.marker {
        Some(marker) => {
            let fix = line_fix(subject, look, Edit::replace(marker.end..marker.end, " "));
            Some(Finding::new(What::CrowdedMarker, marker.start..look.bracket.end).mended(Some(fix)))
        }
        None => {
            let fix = line_fix(subject, look, Edit::replace(look.first..look.first, "- "));
            let is_alone = look.first == look.line.start;
            Some(Finding::new(What::BareBox, look.bracket.clone()).mended(is_alone.then_some(fix)))
        }
    }
}

/// A finding whose box is drawn anew.
fn redrawn(subject: Subject<'_>, look: &Look, what: What, meant: char) -> Finding {
    let space = if look.is_parted(subject.text()) { "" } else { " " };
    let edit = Edit::replace(look.bracket.clone(), format!("[{meant}]{space}"));
    Finding::new(what, look.bracket.clone()).mended(Some(line_fix(subject, look, edit)))
}

/// What changes a line alone; in the outline, what it was a part of as well.
fn line_fix(subject: Subject<'_>, look: &Look, edit: Edit) -> Fix {
    let outline = subject.document.outline();
    let part_of = outline.at_offset(look.bracket.start).map_or(look.line.start, |id| outline.node(id).start);
    Fix { edit, touches: part_of.min(look.line.start)..look.line.end }
}

/// Marks that are the reader's own: GitHub shows them as text.
fn foreign(subject: Subject<'_>) -> Option<Finding> {
    let outline = subject.document.outline();
    let (mut marks, mut count, mut first) = (Vec::new(), 0, None);
    for id in outline.ids() {
        let Some(Checkbox::Drawn { at, mark }) = outline.node(id).checkbox else { continue };
        let drawn = match mark {
            Mark::Doing => '/',
            Mark::Cancelled => '-',
            Mark::Other(c) if !super::looks::is_cross(c) => c,
            _ => continue,
        };
        // `[C] (https://…)` was meant for a link.
        if subject.text()[at + drawn.len_utf8() + 1..].trim_start().starts_with('(') {
            continue;
        }
        count += 1;
        first.get_or_insert(at - 1..at + drawn.len_utf8() + 1);
        if !marks.contains(&drawn) && marks.len() < MOST_MARKS {
            marks.push(drawn);
        }
    }
    Some(Finding::new(What::ForeignMark { marks, count }, first?))
}

/// So many marks are named.
const MOST_MARKS: usize = 8;

/// Tasks whose words are a heading, for the line beneath them underlines them.
fn underlined(subject: Subject<'_>) -> Vec<Finding> {
    let (outline, text) = (subject.document.outline(), subject.text());
    let is_underlined = |span: &&std::ops::Range<usize>| !text[(*span).clone()].trim_start().starts_with('#');
    let finding = |span: &std::ops::Range<usize>| {
        let id = outline.at_offset(span.start).filter(|&id| outline.mark(id).is_some())?;
        let end = span.start + text[span.clone()].trim_end().len();
        let below = line_start(text, end)..line_end(text, end);
        let below = below.end - text[below.clone()].trim_start().len()..end;
        Some(Finding::new(What::UnderlinedTask, below).beside(outline.node(id).start))
    };
    subject.anatomy.headings.iter().filter(is_underlined).filter_map(finding).collect()
}
