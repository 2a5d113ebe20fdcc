//! Ticks, made as steps that can be taken back and made again.

use super::App;
use super::action::Effect;
use super::gather::outermost;
use super::history::{Step, Why};
use super::notice::Notice;
use crate::document::outline::NodeId;
use crate::plan::tick::{Refusal, is_each_ticked, is_ticked, tick, tick_each};
use crate::text::edit::Edit;

impl App {
    /// Ticks what is selected: one row, or several together.
    pub(super) fn tick_chosen(&mut self) -> Option<Effect> {
        let gathered = self.gathered();
        if gathered.is_empty() { self.tick() } else { self.tick_each(&gathered) }
    }

    pub(super) fn tick(&mut self) -> Option<Effect> {
        let id = self.list().node()?;
        let done = !is_ticked(&self.document, &self.plan, id);
        match tick(&self.document, &self.plan, id, done) {
            Ok(edit) => {
                let edit = self.stamped(edit);
                let title = self.document.outline().title(id).to_owned();
                let before = self.before_ticks(&[id]);
                let effect = self.commit(edit, id, Notice::Ticked { title, done });
                self.rejoice(&before.1);
                if effect.is_some() {
                    self.finish(&before);
                }
                effect
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Ticks all boxes and study days of what is selected and beneath; where all are ticked, takes that back.
    pub(super) fn tick_all(&mut self) -> Option<Effect> {
        let outline = self.document.outline();
        let runs = outermost(outline, &self.chosen()).into_iter().flat_map(|id| outline.run(id));
        let nodes: Vec<NodeId> = runs.map(NodeId::at).collect();
        self.tick_each(&nodes)
    }

    /// Ticks each of these; where all are ticked, takes that back.
    fn tick_each(&mut self, nodes: &[NodeId]) -> Option<Effect> {
        let at = *nodes.first()?;
        let done = !is_each_ticked(&self.document, &self.plan, nodes);
        match tick_each(&self.document, &self.plan, nodes, done) {
            Some(edit) => {
                let count = edit.splices().len();
                let before = self.before_ticks(nodes);
                let effect = self.commit(self.stamped(edit), at, Notice::TickedAll { count, done });
                if effect.is_some() {
                    self.finish(&before);
                }
                effect
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
        self.make(Step::new(edit, self.document.text(), at), Why::New, notice)
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
