//! Changes to a document, as edits. Nothing here decides whether a change is wanted; it says what bytes make it.

use super::Document;
use super::mark::{Checkbox, Mark};
use super::outline::{Kind, NodeId};
use crate::text::edit::{Edit, Splice};

/// What a heading says when its study day is done.
pub const DONE_SIGN: &str = "✅";

impl Document {
    /// Puts `x` or a space between the brackets of a node's box: one byte. `None` where the box shows that already, or
    /// shows something that is not ours to rewrite, or is not there.
    #[must_use]
    pub fn set_box(&self, id: NodeId, done: bool) -> Option<Edit> {
        let Some(Checkbox::Drawn { at, mark }) = self.outline()[id].checkbox else { return None };
        let changes = match mark {
            Mark::Todo | Mark::Doing => done,
            Mark::Done => !done,
            Mark::Cancelled | Mark::Other(_) => false,
        };
        changes.then(|| Edit::replace(at..at + 1, if done { "x" } else { " " }))
    }

    /// Ticks or unticks every box of a node and of what stands beneath it, in one edit. `None` where that changes nothing.
    #[must_use]
    pub fn set_boxes(&self, id: NodeId, done: bool) -> Option<Edit> {
        let changed = std::iter::once(id).chain(self.outline().beneath(id)).filter_map(|id| self.set_box(id, done));
        let splices: Vec<Splice> = changed.flat_map(|edit| edit.splices().to_vec()).collect();
        (!splices.is_empty()).then(|| Edit::of(splices))
    }

    /// Whether every box that ticking could change, at a node and beneath it, is ticked.
    #[must_use]
    pub fn all_ticked(&self, id: NodeId) -> bool {
        self.set_boxes(id, true).is_none()
    }

    /// Gives an item that has no box a ticked one, right behind its list marker: `[x] ` goes in and nothing else changes.
    /// `None` where a box would not be read as one.
    #[must_use]
    pub fn draw_box(&self, id: NodeId) -> Option<Edit> {
        let Some(Checkbox::Blank { at }) = self.outline()[id].checkbox else { return None };
        let edit = Edit::replace(at..at, "[x] ");
        let after = Self::read(edit.apply(self.text()));
        let same_shape = after.outline().len() == self.outline().len();
        (same_shape && after.outline()[id].mark() == Some(Mark::Done)).then_some(edit)
    }

    /// Whether a heading carries the sign of a done study day.
    #[must_use]
    pub fn is_signed(&self, id: NodeId) -> bool {
        let node = &self.outline()[id];
        node.kind == Kind::Heading && (node.title.ends_with(DONE_SIGN) || node.title.starts_with(DONE_SIGN))
    }

    /// Puts ` ✅` at a heading's end, or takes the sign away again. `None` where that changes nothing.
    #[must_use]
    pub fn set_sign(&self, id: NodeId, done: bool) -> Option<Edit> {
        let node = &self.outline()[id];
        if node.kind != Kind::Heading || self.is_signed(id) == done || node.content.is_empty() {
            return None;
        }
        let content = node.content.clone();
        if done {
            return Some(Edit::replace(content.end..content.end, format!(" {DONE_SIGN}")));
        }
        let words = &self.text()[content.clone()];
        let kept = words.strip_suffix(DONE_SIGN).map(|kept| kept.trim_end_matches([' ', '\t']));
        if let Some(kept) = kept {
            return Some(Edit::replace(content.start + kept.len()..content.end, ""));
        }
        let kept = words.strip_prefix(DONE_SIGN)?.trim_start_matches([' ', '\t']);
        Some(Edit::replace(content.start..content.end - kept.len(), ""))
    }
}
