//! Undo and redo: every change is kept with what takes it back.

use super::carry::Carry;
use crate::document::Document;
use crate::document::outline::NodeId;
use crate::merge::{edit, merge, same_nodes};
use crate::text::edit::Edit;

/// A change, and what takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) edit: Edit,
    pub(super) inverse: Edit,
    /// The node that it was made at, in the text after it.
    pub(super) at: NodeId,
    /// The same in the text before it.
    pub(super) back: NodeId,
    /// Where all nodes went, where that is known.
    pub(super) carry: Option<Carry>,
}

impl Step {
    /// A step that is known by its edit alone.
    pub(super) fn new(edit: Edit, text: &str, at: NodeId) -> Self {
        Self { inverse: edit.inverse(text), edit, at, back: at, carry: None }
    }

    /// The step that takes this one back.
    pub(super) fn reversed(&self) -> Self {
        Self {
            edit: self.inverse.clone(),
            inverse: self.edit.clone(),
            at: self.back,
            back: self.at,
            carry: self.carry.as_ref().map(Carry::reversed),
        }
    }
}

/// Why a step is being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    New,
    Undo,
    Redo,
}

/// A step that was made, as long as it may have to be taken out again.
#[derive(Debug, Clone)]
pub(super) struct Made {
    step: Step,
    pub(super) why: Why,
    /// What could be made again before it was made.
    ahead: Vec<Step>,
}

impl Made {
    /// The change.
    pub(super) fn edit(&self) -> &Edit {
        &self.step.edit
    }
}

/// What takes a change back.
#[derive(Debug)]
pub(super) enum Undo {
    /// A step.
    Step(Step),
    /// Others changed the same, so that the reader is to choose: the text of then, and the same without the change.
    Asks(Box<(Document, Document)>),
}

/// What happened to the text, one after the other.
#[derive(Debug, Clone)]
enum Past {
    /// A change of the reader's.
    Step(Step),
    /// Somebody else changed the text, which was this before.
    Outside(String),
}

/// How many texts from before a change from outside are kept.
const MOST_TEXTS: usize = 64;

/// Steps behind and ahead.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    behind: Vec<Past>,
    ahead: Vec<Step>,
}

impl History {
    /// What takes the last change back. Where somebody else changed the text since, that change stays: taking back is then
    /// one side of a merge. A change that somebody else took back already is forgotten, and the one before it is meant.
    pub(super) fn undo(&mut self, now: &Document) -> Option<Undo> {
        loop {
            let (last, before) = self.behind.split_last()?;
            let text = match last {
                Past::Step(step) => return Some(Undo::Step(step.reversed())),
                Past::Outside(text) => text,
            };
            let Some(Past::Step(step)) = before.last() else { return None };
            let base = Document::read(text.clone());
            let ours = Document::read(step.inverse.apply(text));
            let merged = merge(&base, &ours, now);
            if !merged.is_clean() {
                return Some(Undo::Asks(Box::new((base, ours))));
            }
            let edit = edit(now.text(), &merged.text(&[]));
            if let Some(first) = edit.splices().first() {
                let there = || now.outline().at_offset(first.span.start);
                let at = same_nodes(&base, now).get(step.at.index()).copied().flatten().or_else(there);
                return Some(Undo::Step(Step::new(edit, now.text(), at.unwrap_or(NodeId::at(0)))));
            }
            self.forget_last();
        }
    }

    /// The step that would make the last undone change again.
    pub(super) fn redo(&self) -> Option<Step> {
        self.ahead.last().cloned()
    }

    /// Remembers a step that is made.
    pub(super) fn make(&mut self, step: Step, why: Why) -> Made {
        let mut ahead = Vec::new();
        match why {
            Why::New => {
                ahead = std::mem::take(&mut self.ahead);
                self.behind.push(Past::Step(step.clone()));
            }
            Why::Undo => {
                self.forget_last();
                self.ahead.push(step.reversed());
            }
            Why::Redo => {
                self.ahead.pop();
                self.behind.push(Past::Step(step.clone()));
            }
        }
        Made { step, why, ahead }
    }

    /// Forgets that the last step was made: it did not get to disk. Answers with what takes it back on the text.
    pub(super) fn unmake(&mut self, made: Made) -> Step {
        let Made { step, why, ahead } = made;
        match why {
            Why::New => {
                self.behind.pop();
                self.ahead = ahead;
            }
            Why::Undo => {
                self.ahead.pop();
                self.behind.push(Past::Step(step.reversed()));
            }
            Why::Redo => {
                self.behind.pop();
                self.ahead.push(step.clone());
            }
        }
        step.reversed()
    }

    /// Offers to make again what did not get to disk, which was unmade, the newest first: what was typed is not lost with it.
    pub(super) fn offer(&mut self, taken_back: &[Step]) {
        self.ahead = taken_back.iter().map(Step::reversed).collect();
    }

    /// Takes the last step out; a text from before a change from outside is then the one without it.
    fn forget_last(&mut self) {
        match self.behind.pop() {
            Some(Past::Outside(text)) => {
                if let Some(Past::Step(step)) = self.behind.pop() {
                    self.keep(step.inverse.apply(&text));
                }
            }
            Some(Past::Step(_)) | None => {}
        }
    }

    /// Remembers that somebody else changed the text, which was `before`. What was undone cannot be made again.
    pub(super) fn outside(&mut self, before: String) {
        self.ahead.clear();
        self.keep(before);
    }

    fn keep(&mut self, before: String) {
        // Between two steps the first such text is the one that the step before left.
        if !matches!(self.behind.last(), None | Some(Past::Outside(_))) {
            self.behind.push(Past::Outside(before));
        }
        let texts = |past: &&Past| matches!(past, Past::Outside(_));
        if self.behind.iter().filter(texts).count() > MOST_TEXTS {
            let first = self.behind.iter().position(|past| matches!(past, Past::Outside(_))).unwrap_or(0);
            self.behind.drain(..=first);
        }
    }

    /// Whether there is a change to take back.
    pub(super) fn can_undo(&self) -> bool {
        self.behind.iter().any(|past| matches!(past, Past::Step(_)))
    }
}
