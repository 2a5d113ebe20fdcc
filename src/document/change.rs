//! Changes to a document, as edits. Nothing here decides whether a change is wanted; it says what bytes make it.

use super::Document;
use super::mark::{Checkbox, Mark};
use super::outline::NodeId;
use crate::text::edit::Edit;

impl Document {
    /// Puts `x` or a space between the brackets of a node's box: one byte. `None` where the box shows that already, or
    /// shows something that is not ours to rewrite, or is not there.
    #[must_use]
    pub fn set_box(&self, id: NodeId, done: bool) -> Option<Edit> {
        let Some(Checkbox::Drawn { at, mark }) = self.outline().node(id).checkbox else { return None };
        let changes = match mark {
            Mark::Todo | Mark::Doing => done,
            Mark::Done => !done,
            Mark::Cancelled | Mark::Other(_) => false,
        };
        changes.then(|| Edit::replace(at..at + 1, if done { "x" } else { " " }))
    }

    /// Gives an item that has no box a ticked one, right behind its list marker: `[x] ` goes in and nothing else changes.
    /// `None` where a box would not be read as one.
    #[must_use]
    pub fn draw_box(&self, id: NodeId) -> Option<Edit> {
        let Some(Checkbox::Blank { at }) = self.outline().node(id).checkbox else { return None };
        let edit = Edit::replace(at..at, "[x] ");
        let after = Self::read(edit.apply(self.text()));
        let same_shape = after.outline().len() == self.outline().len();
        (same_shape && after.outline().node(id).mark() == Some(Mark::Done)).then_some(edit)
    }
}
