//! Undo and redo: every change is kept with what takes it back.

use crate::document::Document;
use crate::document::identity::Identities;
use crate::document::outline::NodeId;
use crate::text::edit::Edit;

/// A change, what takes it back, and the node it was made at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) edit: Edit,
    pub(super) inverse: Edit,
    pub(super) at: NodeId,
}

impl Step {
    /// The step that takes this one back.
    pub(super) fn reversed(&self) -> Self {
        Self { edit: self.inverse.clone(), inverse: self.edit.clone(), at: self.at }
    }
}

/// Why a step is being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    New,
    Undo,
    Redo,
}

/// How many steps follow into a text that someone else changed: each costs a reading.
const MOST_CARRIED: usize = 100;

/// Steps behind and ahead. Only what is on disk is in here.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    behind: Vec<Step>,
    ahead: Vec<Step>,
}

impl History {
    /// The step that would take the last change back.
    pub(super) fn undo(&self) -> Option<Step> {
        self.behind.last().map(Step::reversed)
    }

    /// The step that would make the last undone change again.
    pub(super) fn redo(&self) -> Option<Step> {
        self.ahead.last().cloned()
    }

    /// Remembers a step that was made.
    pub(super) fn made(&mut self, step: Step, why: Why) {
        match why {
            Why::New => {
                self.ahead.clear();
                self.behind.push(step);
            }
            Why::Undo => self.ahead.extend(self.behind.pop()),
            Why::Redo => self.behind.extend(self.ahead.pop()),
        }
    }

    /// Carries the steps behind over from one text to another that someone else made of it: each step's way back follows
    /// its node. What lies before a step that no longer fits is forgotten, and so is what was undone.
    pub(super) fn follow(&mut self, from: &Document, to: &Document) {
        self.ahead.clear();
        let (mut ours, mut theirs) = (from.clone(), to.clone());
        let mut carried = Vec::new();
        for step in std::mem::take(&mut self.behind).into_iter().rev().take(MOST_CARRIED) {
            let (was, is) = (Identities::of(ours.outline()), Identities::of(theirs.outline()));
            let Some(at) = is.find(was.identity(step.at)) else { break };
            let Some(inverse) = theirs.replay(&step.inverse, &ours) else { break };
            let edit = inverse.inverse(theirs.text());
            ours.apply(&step.inverse);
            theirs.apply(&inverse);
            carried.push(Step { edit, inverse, at });
        }
        carried.reverse();
        self.behind = carried;
    }

    /// Whether there is a change to take back.
    pub(super) fn can_undo(&self) -> bool {
        !self.behind.is_empty()
    }
}
