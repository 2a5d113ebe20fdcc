//! Several rows at once: what is done next is done to all of them.
//!
//! Only those that the view lists are meant. What is folded or filtered away, or stands in another view, stays selected and
//! is left alone, for nobody sees it.

use super::App;
use super::action::View;
use super::notice::Notice;
use crate::document::outline::{NodeId, Outline};

impl App {
    /// The rows of the view that are selected together, in reading order; none where that was not asked for.
    #[must_use]
    pub fn gathered(&self) -> Vec<NodeId> {
        match self.view {
            View::Roadmap => self.gathered.iter().filter(|&id| self.list().row_of(id).is_some()).collect(),
            View::Today | View::Plan if self.gathered.len() > 0 => {
                let listed = self.list().rows().iter().filter_map(|row| row.node(&self.plan));
                let mut gathered: Vec<NodeId> = listed.filter(|&id| self.gathered.contains(id)).collect();
                // Today lists some twice.
                gathered.sort_unstable();
                gathered.dedup();
                gathered
            }
            View::Today | View::Plan | View::Review | View::Stats => Vec::new(),
        }
    }

    /// Whether a row is one of several that are selected.
    #[must_use]
    pub fn is_gathered(&self, id: NodeId) -> bool {
        self.gathered.contains(id) && !matches!(self.view, View::Review | View::Stats)
    }

    /// What something is to be done to: the rows that are selected together, else the one that is selected.
    pub(super) fn chosen(&self) -> Vec<NodeId> {
        let gathered = self.gathered();
        if gathered.is_empty() { self.list().node().into_iter().collect() } else { gathered }
    }

    /// Selects a row beside others, or leaves it out again, and goes on to the next; so many one after the other.
    pub(super) fn gather(&mut self, times: usize) {
        if matches!(self.view, View::Review | View::Stats) {
            self.notice = Some(Notice::NotHere);
            return;
        }
        for _ in 0..times {
            let Some(id) = self.list().node() else { return };
            if self.gathered.contains(id) {
                self.gathered.remove(id);
            } else {
                self.gathered.insert(id);
            }
            self.list_mut().step(1);
            if self.list().node() == Some(id) {
                return;
            }
        }
    }
}

/// Those of some nodes, in reading order, that stand beneath none of the others.
pub(super) fn outermost(outline: &Outline, nodes: &[NodeId]) -> Vec<NodeId> {
    let mut end = NodeId::at(0);
    let mut outermost = Vec::new();
    for &id in nodes.iter().filter(|_| !outline.is_empty()) {
        if id >= end {
            outermost.push(id);
            end = outline.end(id);
        }
    }
    outermost
}
