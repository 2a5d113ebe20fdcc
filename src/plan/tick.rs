//! Ticking whatever a reader points at: a box, a study day that has none, a heading that is one.

use super::Plan;
use crate::document::Document;
use crate::document::mark::{Checkbox, Mark};
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::Edit;

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
    let node = &document.outline()[id];
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
    let node = &document.outline()[id];
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
    document.outline()[id].mark() == Some(Mark::Done) || (plan.day_at(id).is_some() && document.says_done(id))
}
