//! Changes on their way to the file: made on the screen at once, and called saved when they are on disk.
//!
//! They get there in the order in which they were made. Where one fails, or the file turns out to hold something else, none
//! of those behind it is written, so that all that are on their way can be taken back, the newest first.

use super::action::Effect;
use super::history::{Made, Step, Why};
use super::notice::Notice;
use super::outside::Sides;
use super::{App, Saved};
use crate::document::outline::NodeId;

impl App {
    /// Whether all changes are on disk.
    #[must_use]
    pub fn saved(&self) -> Saved {
        match self.pending.as_slice() {
            [] if self.is_glimpse() => Saved::Reading,
            [] => self.saved,
            _ => Saved::Saving,
        }
    }

    /// Makes a step on the screen, and sends it on its way.
    pub(super) fn make(&mut self, step: Step, why: Why, notice: Notice) -> Option<Effect> {
        if self.is_gone() {
            self.notice = Some(Notice::Gone);
            return None;
        }
        let (edit, at) = (step.edit.clone(), step.at);
        self.change_by(std::slice::from_ref(&step));
        // A text that came from outside may have no place for it.
        if why != Why::New && at.index() < self.document.outline().len() {
            self.reveal(at);
        }
        self.pending.push(self.history.make(step, why));
        self.notice = Some(notice);
        Some(Effect::Save(edit))
    }

    /// So many changes are on disk, the oldest of those on their way.
    pub(super) fn reach_disk(&mut self, count: usize) {
        if self.pending.drain(..count.min(self.pending.len())).count() > 0 {
            self.saved = Saved::Saved;
        }
    }

    /// No change that was on its way is on disk, for this reason.
    pub(super) fn fail(&mut self, reason: String) {
        self.take_back();
        self.finished.clear();
        self.saved = Saved::Failed;
        self.notice = Some(Notice::NotSaved(reason));
    }

    /// Takes back what is on its way. New changes can be made again from there.
    pub(super) fn take_back(&mut self) {
        let are_new = self.pending.iter().all(|made| made.why == Why::New);
        let inverses = self.recall();
        if inverses.is_empty() {
            return;
        }
        if are_new {
            self.history.offer(&inverses);
        }
        let asked = self.take_question();
        self.change_by(&inverses);
        if let Some(sides) = asked {
            self.ask(sides);
        }
    }

    /// What is on its way, taken out of the history and left on the screen: the text without it and the text with it.
    /// What takes itself back is nothing.
    pub(super) fn on_its_way(&mut self) -> Option<Sides> {
        let why = match self.pending.as_slice() {
            [] => return None,
            [only] => only.why,
            _ => Why::New,
        };
        let inverses = self.recall();
        let (mut base, ours) = (self.document.clone(), self.document.clone());
        for inverse in &inverses {
            let _: Option<NodeId> = base.apply(&inverse.edit);
        }
        (base.text() != ours.text()).then_some(Sides { base, ours, why })
    }

    /// Takes what is on its way out of the history. Answers with what takes it back on the text, the newest first.
    fn recall(&mut self) -> Vec<Step> {
        let newest_first = std::mem::take(&mut self.pending).into_iter().rev();
        newest_first.map(|made: Made| self.history.unmake(made)).collect()
    }
}
