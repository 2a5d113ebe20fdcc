//! Mending what was found: all fixes in one edit, read again, and left out where anything else would change by them.

use std::ops::Range;

use super::{Finding, Fix, check};
use crate::document::Document;
use crate::document::outline::{Kind, NodeId, Outline};
use crate::plan::Plan;
use crate::text::edit::{Edit, Splice};

/// What can be mended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mended {
    /// What makes it right; empty where nothing can be.
    pub edit: Edit,
    /// Which findings are gone with it, by their places in the list.
    pub mended: Vec<usize>,
}

/// So many times the text is read at most to find out which fixes can be made together, and so many bytes in all, unless it
/// is a few times.
const MOST_READINGS: usize = 64;
const MOST_BYTES: usize = 16 << 20;
const FEW_READINGS: usize = 4;

/// Makes the fixes of those findings of a document that are wanted, as far as nothing else changes by them. `findings` are all
/// that there are.
///
/// After each try the text is read again: what lies outside the lines that a fix is about must be read as before, every finding
/// that was to be mended must be gone, and there must be no new one. Where that is not so, the fixes are tried by halves.
#[must_use]
pub fn mend(document: &Document, findings: &[Finding], wanted: impl Fn(&Finding) -> bool) -> Mended {
    let mut chosen: Vec<usize> = Vec::new();
    let mut end = 0;
    for (index, finding) in findings.iter().enumerate() {
        let fix = finding.fix.as_ref().filter(|_| wanted(finding));
        let Some(splices) = fix.map(|fix| fix.edit.splices()) else { continue };
        // Where two fixes are about the same bytes, the second waits for the next time.
        if splices.first().is_some_and(|first| first.span.start >= end) {
            end = splices.last().map_or(end, |last| last.span.end + 1);
            chosen.push(index);
        }
    }
    let most = (MOST_BYTES / document.text().len().max(1)).clamp(FEW_READINGS, MOST_READINGS);
    let mut readings = 0;
    let mut mended = Vec::new();
    let mut waiting = vec![chosen];
    while let Some(part) = waiting.pop() {
        if part.is_empty() || readings == most {
            continue;
        }
        readings += 1;
        let together: Vec<usize> = mended.iter().chain(&part).copied().collect();
        if is_right(document, findings, &together) {
            mended = together;
        } else if part.len() > 1 {
            let (first, second) = part.split_at(part.len() / 2);
            waiting.extend([second.to_vec(), first.to_vec()]);
        }
    }
    mended.sort_unstable();
    Mended { edit: edit_of(findings, &mended), mended }
}

fn edit_of(findings: &[Finding], chosen: &[usize]) -> Edit {
    let fixes = chosen.iter().filter_map(|&index| findings[index].fix.as_ref());
    Edit::of(fixes.flat_map(|fix| fix.edit.splices().to_vec()).collect())
}

fn is_right(document: &Document, findings: &[Finding], chosen: &[usize]) -> bool {
    let edit = edit_of(findings, chosen);
    let after = Document::read(edit.apply(document.text()));
    let fixes: Vec<&Fix> = chosen.iter().filter_map(|&index| findings[index].fix.as_ref()).collect();
    let touched = joined(fixes.iter().map(|fix| fix.touches.clone()).collect());
    if !is_kept(document.outline(), after.outline(), &edit, &touched) {
        return false;
    }
    let left = check(&after, &Plan::of(&after));
    left.len() + chosen.len() <= findings.len()
}

/// Stretches of text in order, those that touch as one.
fn joined(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// Whether what begins outside some stretches is read as before.
fn is_kept(before: &Outline, after: &Outline, edit: &Edit, touched: &[Range<usize>]) -> bool {
    let is_touched = |at: usize| {
        let upto = touched.partition_point(|span| span.start <= at);
        touched[..upto].last().is_some_and(|span| at < span.end)
    };
    let mut moved = Moved { splices: edit.splices(), grown: 0 };
    let old = before.ids().filter(|&id| !is_touched(before.node(id).start));
    let mut moved_back = Moved { splices: edit.splices(), grown: 0 };
    let new = after.ids().filter(|&id| !is_touched(moved_back.back(after.node(id).start)));
    let seen = |outline: &Outline, id: NodeId, start: usize| {
        let node = outline.node(id);
        let level = if node.kind == Kind::Heading { node.level } else { 0 };
        (node.kind, level, node.mark(), outline.title(id).to_owned(), start)
    };
    let old = old.map(|id| {
        let start = moved.forth(before.node(id).start);
        seen(before, id, start)
    });
    old.eq(new.map(|id| seen(after, id, after.node(id).start)))
}

/// Offsets on the other side of an edit, asked for in rising order.
struct Moved<'a> {
    splices: &'a [Splice],
    grown: isize,
}

impl Moved<'_> {
    fn forth(&mut self, at: usize) -> usize {
        while let Some((splice, rest)) = self.splices.split_first().filter(|(splice, _)| splice.span.end <= at) {
            self.grown += splice.insert.len().cast_signed() - splice.span.len().cast_signed();
            self.splices = rest;
        }
        at.saturating_add_signed(self.grown)
    }

    fn back(&mut self, at: usize) -> usize {
        let behind =
            |splice: &Splice, grown: isize| splice.span.start.saturating_add_signed(grown) + splice.insert.len();
        while let Some((splice, rest)) = self.splices.split_first() {
            if behind(splice, self.grown) > at {
                break;
            }
            self.grown += splice.insert.len().cast_signed() - splice.span.len().cast_signed();
            self.splices = rest;
        }
        at.saturating_add_signed(-self.grown)
    }
}
