//! Ticking whatever a reader points at: a box, a study day that has none, a heading that is one.

use std::collections::HashSet;

use super::Plan;
use crate::document::Document;
use crate::document::mark::{Checkbox, Mark};
use crate::document::outline::{Kind, NodeId};
use crate::progress::Tally;
use crate::text::edit::{Edit, Splice};

/// Why something cannot be ticked or unticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It shows that state already.
    Same,
    /// It has no box and is no study day.
    NoBox,
    /// Its box shows a mark that is not ours to rewrite.
    Foreign(char),
    /// It is a study day that is done because the tasks beneath it are.
    Derived,
    /// It is a study day in a form that cannot be written.
    Unwritable,
}

/// The edit that ticks (or, with `done` false, unticks) a node.
///
/// # Errors
/// The reason why there is nothing to write.
pub fn tick(document: &Document, plan: &Plan, id: NodeId, done: bool) -> Result<Edit, Refusal> {
    let node = document.outline().node(id);
    let day = plan.day_at(id);
    match node.checkbox {
        Some(Checkbox::Drawn { mark: Mark::Cancelled, .. }) => Err(Refusal::Foreign('-')),
        Some(Checkbox::Drawn { mark: Mark::Other(c), .. }) => Err(Refusal::Foreign(c)),
        Some(Checkbox::Drawn { .. }) => document.set_box(id, done).ok_or(Refusal::Same),
        _ if day.is_none() => Err(Refusal::NoBox),
        _ if document.says_done(id) == done => Err(Refusal::Same),
        _ => {
            let edit = match node.kind {
                Kind::Item if done => document.draw_box(id),
                _ => document.say_done(id, done),
            };
            edit.ok_or(Refusal::Unwritable)
        }
    }
    .map_err(|refusal| match day {
        // Nothing of its own says that it is done, so there is nothing to take back.
        Some(day) if refusal == Refusal::Same && !done && plan.is_done(day, document) => Refusal::Derived,
        _ => refusal,
    })
}

/// The edit that ticks (or unticks) every box of a subtree, and every study day in it that no task beneath it speaks for.
/// `None` where that changes nothing.
#[must_use]
pub fn tick_all(document: &Document, plan: &Plan, id: NodeId, done: bool) -> Option<Edit> {
    let subtree: Vec<NodeId> = document.outline().run(id).map(NodeId::at).collect();
    tick_each(document, plan, &subtree, done)
}

/// The edit that ticks (or unticks) each of these, as far as it has a box or is a study day that no task beneath it speaks
/// for. `None` where that changes nothing.
#[must_use]
pub fn tick_each(document: &Document, plan: &Plan, nodes: &[NodeId], done: bool) -> Option<Edit> {
    let whole: Vec<Edit> = nodes.iter().filter_map(|&id| tick_one(document, plan, id, done)).collect();
    let edit = joined(&whole)?;
    let after = Document::read(edit.apply(document.text()));
    if after.outline().len() == document.outline().len() {
        return Some(edit);
    }
    // A box that was put in changed what something else is. The boxes that are there are safe to tick.
    let boxes: Vec<Edit> = nodes.iter().filter_map(|&id| document.set_box(id, done)).collect();
    joined(&boxes)
}

/// Several ticks made as one change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticks {
    /// The change; none where all of them show that state already.
    pub edit: Option<Edit>,
    /// The nodes that it turns, each once, in the order in which they were asked for.
    pub turned: Vec<NodeId>,
}

/// The edit that ticks (or, with `done` false, unticks) all of these nodes at once, in whatever order. Those that show that
/// state already are passed over.
///
/// # Errors
/// The first node that cannot be ticked, or not together with those before it, and the reason.
pub fn tick_these(document: &Document, plan: &Plan, ids: &[NodeId], done: bool) -> Result<Ticks, (NodeId, Refusal)> {
    if let Some(ticks) = tick_at_once(document, plan, ids, done) {
        return Ok(ticks);
    }
    let mut seen = HashSet::new();
    let (mut turned, mut edits) = (Vec::new(), Vec::new());
    for id in ids.iter().copied().filter(|id| seen.insert(*id)) {
        match tick(document, plan, id, done) {
            Ok(edit) => {
                turned.push(id);
                edits.push(edit);
            }
            Err(Refusal::Same) => {}
            Err(refusal) => return Err((id, refusal)),
        }
    }
    // Each alone is known to change nothing else, and boxes that are turned over cannot; others could together.
    let is_sound = |edits: &[Edit]| {
        let after = |edit: Edit| Document::read(edit.apply(document.text())).outline().len();
        are_apart(edits) && joined(edits).is_none_or(|edit| after(edit) == document.outline().len())
    };
    let is_simple = edits.len() < 2 || edits.iter().all(|edit| document.is_tick(edit));
    if !is_simple && !is_sound(&edits) {
        let at = (2..=edits.len()).find(|&count| !is_sound(&edits[..count])).unwrap_or(edits.len());
        return Err((turned[at - 1], Refusal::Unwritable));
    }
    Ok(Ticks { edit: joined(&edits), turned })
}

/// The same where several boxes are put in: whether all of them are read as boxes is asked once and not of each. Nothing where
/// they are not, or something cannot be ticked.
fn tick_at_once(document: &Document, plan: &Plan, ids: &[NodeId], done: bool) -> Option<Ticks> {
    let mut seen = HashSet::new();
    let (mut turned, mut edits, mut drawn) = (Vec::new(), Vec::new(), Vec::new());
    for id in ids.iter().copied().filter(|id| seen.insert(*id)) {
        let room = document.outline().node(id).checkbox;
        let edit = match room {
            Some(Checkbox::Blank { at }) if done && plan.day_at(id).is_some() && !document.says_done(id) => {
                drawn.push(id);
                Ok(Edit::replace(at..at, "[x] "))
            }
            _ => tick(document, plan, id, done),
        };
        match edit {
            Ok(edit) => {
                turned.push(id);
                edits.push(edit);
            }
            Err(Refusal::Same) => {}
            Err(_) => return None,
        }
    }
    if drawn.len() < 2 || !are_apart(&edits) {
        return None;
    }
    let edit = joined(&edits)?;
    let after = Document::read(edit.apply(document.text()));
    let (was, is) = (document.outline(), after.outline());
    let are_boxes = was.len() == is.len() && drawn.iter().all(|id| is.mark(*id) == Some(Mark::Done));
    are_boxes.then_some(Ticks { edit: Some(edit), turned })
}

/// Whether no two edits are about the same bytes.
fn are_apart(edits: &[Edit]) -> bool {
    let mut spans: Vec<_> = edits.iter().flat_map(Edit::splices).map(|splice| &splice.span).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

/// Whether each of these that `tick_each` would tick is ticked.
#[must_use]
pub fn is_each_ticked(document: &Document, plan: &Plan, nodes: &[NodeId]) -> bool {
    nodes.iter().all(|&id| tick_one(document, plan, id, true).is_none())
}

fn joined(edits: &[Edit]) -> Option<Edit> {
    let splices: Vec<Splice> = edits.iter().flat_map(|edit| edit.splices().to_vec()).collect();
    (!splices.is_empty()).then(|| Edit::of(splices))
}

fn tick_one(document: &Document, plan: &Plan, id: NodeId, done: bool) -> Option<Edit> {
    let node = document.outline().node(id);
    let Some(day) = plan.day_at(id).filter(|_| node.mark().is_none()) else { return document.set_box(id, done) };
    let has_tasks = Tally::of(document.outline(), plan.body(day, document.outline())).total > 0;
    match node.checkbox {
        _ if has_tasks && !document.says_done(id) => None,
        // Whether all boxes are read as boxes is asked once, of all of them.
        Some(Checkbox::Blank { at }) if done && !document.says_done(id) => Some(Edit::replace(at..at, "[x] ")),
        _ => document.say_done(id, done),
    }
}

/// What the first tick of a study day puts into a file, where that is more than a box turned over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// `[x] ` behind the list marker.
    Box,
    /// ` ✅` at the heading's end.
    Sign,
    /// The row's status cell is turned over.
    Cell,
}

/// What ticking a study day will write, where it has no box to turn over and is not done.
#[must_use]
pub fn will_write(document: &Document, plan: &Plan, id: NodeId) -> Option<Writes> {
    let node = document.outline().node(id);
    if plan.day_at(id).is_none() || node.mark().is_some() || document.says_done(id) {
        return None;
    }
    match node.kind {
        Kind::Item => Some(Writes::Box),
        Kind::Heading => Some(Writes::Sign),
        Kind::Row => Some(Writes::Cell),
        Kind::Paragraph => None,
    }
}

/// Whether a node shows as done, so that the next tick takes it back.
#[must_use]
pub fn is_ticked(document: &Document, plan: &Plan, id: NodeId) -> bool {
    document.outline().node(id).mark() == Some(Mark::Done) || (plan.day_at(id).is_some() && document.says_done(id))
}
