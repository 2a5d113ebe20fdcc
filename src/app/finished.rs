//! What was finished here, for whoever wants to be told: kept until it is on disk.

use super::App;
use crate::document::outline::NodeId;
use crate::plan::tick::is_ticked;
use crate::progress::Tally;

/// Something that was finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// How it was.
    pub what: Finish,
    /// What it is called.
    pub title: String,
    /// The titles of what it stands beneath, from the outermost.
    pub path: Vec<String>,
    /// What the plan calls it, where it is a study day: `Day 6-7`.
    pub day: Option<String>,
    /// How far the whole roadmap is with it.
    pub progress: Tally,
}

/// How something is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// It was ticked.
    Tick,
    /// It is a study day, and came to be done by itself or by what stands beneath it.
    Day,
}

impl App {
    /// What came to be finished when these nodes were ticked. `before` says which study days were done by then.
    #[must_use]
    pub fn finished_by(&self, ticked: &[NodeId], before: &[bool]) -> Vec<Finished> {
        let is_ticked = |id: &&NodeId| is_ticked(&self.document, &self.plan, **id);
        let ticks = ticked.iter().filter(is_ticked).map(|&id| self.as_finished(Finish::Tick, id));
        // Where the plan itself is another one now, no day is known to be the same.
        let is_same = before.len() == self.done.len();
        let is_new = |index: usize| is_same && self.done[index] && !before[index];
        let days = self.plan.ids().filter(|day| is_new(day.index()));
        ticks.chain(days.map(|day| self.as_finished(Finish::Day, self.plan.day(day).node))).collect()
    }

    fn as_finished(&self, what: Finish, id: NodeId) -> Finished {
        let outline = self.document.outline();
        Finished {
            what,
            title: outline.title(id).to_owned(),
            path: outline.path(id).into_iter().map(str::to_owned).collect(),
            day: self.plan.day_at(id).map(|day| self.plan.name(day, outline).to_owned()),
            progress: self.progress.whole,
        }
    }

    /// Those of some nodes that a tick would finish, and which study days are done before it.
    pub(super) fn before_ticks(&self, nodes: &[NodeId]) -> (Vec<NodeId>, Vec<bool>) {
        let open = nodes.iter().copied().filter(|&id| !is_ticked(&self.document, &self.plan, id));
        (open.collect(), self.done.clone())
    }

    /// Keeps what these ticks have finished, until it is on disk.
    pub(super) fn finish(&mut self, (ticked, before): &(Vec<NodeId>, Vec<bool>)) {
        let finished = self.finished_by(ticked, before);
        self.finished.extend(finished);
    }

    /// What was finished here and is on disk, once.
    pub fn take_finished(&mut self) -> Vec<Finished> {
        if self.pending.is_empty() { std::mem::take(&mut self.finished) } else { Vec::new() }
    }
}
