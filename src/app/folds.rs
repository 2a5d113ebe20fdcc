//! Folding the tree, and going to what is folded away.

use super::App;
use super::action::{Notice, View};
use super::overlay::Over;
use crate::document::mark::Mark;
use crate::document::outline::NodeId;

impl App {
    /// Folds or unfolds in the roadmap, and shows what has nothing to fold; from another view, shows what is selected there.
    pub(super) fn open(&mut self) {
        let Some(id) = self.list().node() else { return };
        if self.view == View::Roadmap {
            if self.has_entries(id) {
                self.set_folded(id, !self.folded.contains(&id));
            } else {
                self.look();
            }
        } else {
            self.view = View::Roadmap;
            self.reveal(id);
        }
    }

    /// Shows what is selected in full.
    pub(super) fn look(&mut self) {
        self.over = self.list().node().map(|_| Over::Detail(0));
    }

    pub(super) fn fold(&mut self) {
        let Some(id) = self.list().node().filter(|_| self.view == View::Roadmap) else { return };
        if self.has_entries(id) && !self.folded.contains(&id) {
            self.set_folded(id, true);
        } else if let Some(above) = self.document.outline().parent(id) {
            self.list_mut().select_node(above);
        }
    }

    pub(super) fn unfold(&mut self) {
        let Some(id) = self.list().node().filter(|_| self.view == View::Roadmap) else { return };
        if self.folded.contains(&id) {
            self.set_folded(id, false);
        } else if self.has_entries(id) {
            self.list_mut().step(1);
        }
    }

    /// Folds all sections and items that have anything beneath, or unfolds all where none is open.
    pub(super) fn fold_all(&mut self) {
        let outline = self.document.outline();
        let foldable: Vec<NodeId> = self.plan.entries(outline).filter(|&id| self.has_entries(id)).collect();
        let selected = self.lists[View::Roadmap.index()].node();
        if foldable.iter().all(|id| self.folded.contains(id)) {
            self.folded.clear();
        } else {
            self.folded = foldable.into_iter().collect();
        }
        // What is folded away leaves the selection to the nearest thing above it that is not.
        let shown = selected.map(|id| {
            let hiding = self.document.outline().ancestors(id).filter(|above| self.folded.contains(above));
            hiding.last().unwrap_or(id)
        });
        self.refill();
        if let Some(id) = shown {
            self.lists[View::Roadmap.index()].select_node(id);
        }
    }

    /// Selects a node in the view that is shown, where it is listed, and in the roadmap, unfolding what hides it.
    pub(super) fn reveal(&mut self, id: NodeId) {
        let hiding: Vec<NodeId> =
            self.document.outline().ancestors(id).filter(|above| self.folded.contains(above)).collect();
        for above in hiding {
            self.folded.remove(&above);
        }
        self.refill();
        self.lists[View::Roadmap.index()].select_node(id);
        self.list_mut().select_node(id);
    }

    /// Selects the next (or previous) task that is not done. In the roadmap only leaves count: a parent shows how far its
    /// tasks are.
    pub(super) fn next_open(&mut self, backwards: bool) {
        let outline = self.document.outline();
        let is_leaf = |id: NodeId| !outline.beneath(id).any(|id| outline.node(id).mark().is_some());
        let open = |id: NodeId| match self.plan.day_at(id) {
            Some(day) => !self.plan.is_done(day, &self.document),
            None => matches!(outline.node(id).mark(), Some(Mark::Todo | Mark::Doing)) && is_leaf(id),
        };
        let found = if self.view == View::Roadmap {
            let from = self.list().node();
            let round = around(self.plan.entries(outline), from, backwards);
            round.into_iter().find(|&id| open(id))
        } else {
            self.list().round(backwards).into_iter().map(|(_, id)| id).find(|&id| open(id))
        };
        match found {
            Some(id) if self.list().node() == Some(id) => self.notice = Some(Notice::OnlyOpen),
            Some(id) => self.reveal(id),
            None => self.notice = Some(Notice::NoneOpen),
        }
    }

    fn set_folded(&mut self, id: NodeId, folded: bool) {
        if folded {
            self.folded.insert(id);
        } else {
            self.folded.remove(&id);
        }
        self.refill();
    }

    /// Whether there is anything beneath a node that the tree shows.
    #[must_use]
    pub fn has_entries(&self, id: NodeId) -> bool {
        let outline = self.document.outline();
        outline.children(id).any(|child| self.plan.is_entry(outline, child))
    }
}

/// Nodes in the order in which they come up behind (or before) one of them, going round at the end; that one comes last.
pub(super) fn around(ids: impl Iterator<Item = NodeId>, from: Option<NodeId>, backwards: bool) -> Vec<NodeId> {
    let (before, after): (Vec<_>, Vec<_>) =
        ids.partition(|&id| from.is_some_and(|from| if backwards { id < from } else { id <= from }));
    let round = after.into_iter().chain(before);
    if backwards { round.rev().collect() } else { round.collect() }
}
