//! Undo and redo: every change is kept with what takes it back.

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

    /// Forgets everything: the text is another one, and no step fits it.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}
