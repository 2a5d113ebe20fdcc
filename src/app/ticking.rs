//! Ticks, made as steps that can be taken back and made again.

use super::App;
use super::action::Effect;
use super::history::{Step, Why};
use super::notice::Notice;
use crate::document::outline::NodeId;
use crate::plan::tick::{Refusal, is_all_ticked, is_ticked, tick, tick_all};
use crate::text::edit::Edit;

impl App {
    pub(super) fn tick(&mut self) -> Option<Effect> {
        let id = self.list().node()?;
        let done = !is_ticked(&self.document, &self.plan, id);
        match tick(&self.document, &self.plan, id, done) {
            Ok(edit) => {
                let edit = self.stamped(edit);
                let title = self.document.outline().title(id).to_owned();
                let before = self.done.clone();
                let effect = self.commit(edit, id, Notice::Ticked { title, done });
                self.rejoice(&before);
                effect
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Ticks all boxes and study days of a subtree; where all are ticked, takes that back.
    pub(super) fn tick_all(&mut self) -> Option<Effect> {
        let id = self.list().node()?;
        let done = !is_all_ticked(&self.document, &self.plan, id);
        match tick_all(&self.document, &self.plan, id, done) {
            Some(edit) => {
                let count = edit.splices().len();
                self.commit(self.stamped(edit), id, Notice::TickedAll { count, done })
            }
            None => {
                self.notice = Some(Notice::NoBoxes);
                None
            }
        }
    }

    pub(super) fn refuse(&mut self, refusal: Refusal) -> Option<Effect> {
        self.notice = Some(Notice::Refused(refusal));
        None
    }

    pub(super) fn commit(&mut self, edit: Edit, at: NodeId, notice: Notice) -> Option<Effect> {
        let inverse = edit.inverse(self.document.text());
        self.make(Step { edit, inverse, at }, Why::New, notice)
    }

    pub(super) fn redo(&mut self) -> Option<Effect> {
        match self.history.redo() {
            Some(step) => self.make(step, Why::Redo, Notice::Redone),
            None => {
                self.notice = Some(Notice::NothingToRedo);
                None
            }
        }
    }
}
