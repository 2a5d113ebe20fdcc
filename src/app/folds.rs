//! Folding the tree, and going to what is folded away.

use super::action::View;
use super::node_set::NodeSet;
use super::notice::Notice;
use super::overlay::Over;
use super::{App, rows};
use crate::document::mark::Mark;
use crate::document::outline::NodeId;

impl App {
    /// Folds or unfolds in the roadmap, and shows what has nothing to fold; from another view, shows what is selected there.
    pub(super) fn open(&mut self) {
        let Some(id) = self.list().node() else { return };
        if self.view == View::Roadmap {
            if self.has_entries(id) {
                self.set_folded(id, !self.folded.contains(id));
            } else {
                self.look();
            }
        } else {
            self.go_to(id);
        }
    }

    /// Shows what is selected in full.
    pub(super) fn look(&mut self) {
        self.over = self.list().node().map(|_| Over::Detail(0));
    }

    pub(super) fn fold(&mut self) {
        let Some(id) = self.list().node().filter(|_| self.view == View::Roadmap) else { return };
        if self.has_entries(id) && !self.folded.contains(id) {
            self.set_folded(id, true);
        } else if let Some(above) = self.document.outline().parent(id) {
            self.list_mut().select_node(above);
        }
    }

    pub(super) fn unfold(&mut self) {
        let Some(id) = self.list().node().filter(|_| self.view == View::Roadmap) else { return };
        if self.folded.contains(id) {
            self.set_folded(id, false);
        } else if self.has_entries(id) {
            self.list_mut().step(1);
        }
    }

    /// Folds all sections and items that have anything beneath, or unfolds all where none is open.
    pub(super) fn fold_all(&mut self) {
        let foldable: Vec<NodeId> = self.tree().filter(|&id| self.has_entries(id)).collect();
        let selected = self.lists[View::Roadmap.index()].node();
        toggle(&mut self.folded, foldable.into_iter());
        // What is folded away leaves the selection to the nearest thing above it that is not.
        let shown = selected.map(|id| {
            let hiding = self.document.outline().ancestors(id).filter(|&above| self.folded.contains(above));
            let within = hiding.filter(|&above| self.zoom.is_none_or(|zoom| zoom <= above));
            within.last().unwrap_or(id)
        });
        self.refill();
        if let Some(id) = shown {
            self.lists[View::Roadmap.index()].select_node(id);
        }
    }

    /// Selects a node in the view that is shown, where it is listed, and in the roadmap, unfolding what hides it.
    /// In the roadmap nothing hides what one goes to: a filter or a section that does is left.
    pub(super) fn reveal(&mut self, id: NodeId) {
        let (zoom, was_filtered) = (self.zoom, self.filter.is_some());
        if self.view == View::Roadmap {
            let outline = self.document.outline();
            self.zoom = self.zoom.filter(|&zoom| outline.run(zoom).contains(&id.index()));
            if !self.lets_through(id) {
                self.folded = self.filter.take().map(|filter| filter.folded).unwrap_or_default();
            }
        }
        let hides = |above: NodeId| self.folded.contains(above);
        let is_listed = self.zoom == zoom && self.filter.is_some() == was_filtered;
        if is_listed && !self.document.outline().ancestors(id).any(hides) {
            self.lists[View::Roadmap.index()].select_node(id);
        } else {
            self.reveal_in_tree(id);
        }
        self.list_mut().select_node(id);
    }

    /// Selects a node in the roadmap, unfolding what hides it.
    pub(super) fn reveal_in_tree(&mut self, id: NodeId) {
        let hiding: Vec<NodeId> =
            self.document.outline().ancestors(id).filter(|&above| self.folded.contains(above)).collect();
        for above in hiding {
            self.folded.remove(above);
        }
        self.refill();
        self.lists[View::Roadmap.index()].select_node(id);
    }

    /// Selects the next (or previous) task that is not done. In the roadmap only leaves count: a parent shows how far its
    /// tasks are. With a count, the one so many further on.
    pub(super) fn next_open(&mut self, backwards: bool, times: usize) {
        // A mark of the reader's own is left as it is, so there is nothing to do there.
        let is_own = |id: NodeId| matches!(self.document.outline().node(id).mark(), Some(Mark::Other(_)));
        let round: Box<dyn Iterator<Item = NodeId>> = if self.view == View::Roadmap {
            Box::new(self.tree_around(self.list().node(), backwards))
        } else {
            Box::new(self.list().round(backwards).into_iter().map(|(_, id)| id))
        };
        // Of a long roadmap no more is looked at than it takes.
        let open: Vec<NodeId> = round.filter(|&id| self.is_open(id) && !is_own(id)).take(times).collect();
        match nth_round(&open, times) {
            Some(id) if self.list().node() == Some(id) => self.notice = Some(Notice::OnlyOpen),
            Some(id) => self.reveal(id),
            None => self.notice = Some(Notice::NoneOpen),
        }
    }

    pub(super) fn set_folded(&mut self, id: NodeId, folded: bool) {
        if folded {
            self.folded.insert(id);
        } else {
            self.folded.remove(id);
        }
        self.list_beneath(id);
    }

    /// Lists anew what stands beneath a node in the roadmap, and selects that node.
    fn list_beneath(&mut self, id: NodeId) {
        let (outline, list) = (self.document.outline(), self.list_of(View::Roadmap));
        let Some(row) = list.row_of(id) else { return self.refill() };
        let (depth, beneath) = (list.rows()[row].depth as usize + 1, row + 1..list.rows_before(outline.end(id)));
        let nodes = if self.folded.contains(id) { 0..0 } else { id.index() + 1..outline.end(id).index() };
        let rows = rows::branch((nodes, |id| self.is_in_tree(id)), outline, &self.folded, depth);
        self.lists[View::Roadmap.index()].replace(beneath, rows);
    }

    /// Whether there is anything beneath a node that the tree shows.
    #[must_use]
    pub fn has_entries(&self, id: NodeId) -> bool {
        let outline = self.document.outline();
        outline.children(id).any(|child| self.plan.is_entry(outline, child) && self.lets_through(child))
    }
}

/// Folds all of these, or unfolds them where all are folded.
fn toggle(folded: &mut NodeSet, these: impl Iterator<Item = NodeId> + Clone) {
    if these.clone().all(|id| folded.contains(id)) {
        for id in these {
            folded.remove(id);
        }
    } else {
        folded.extend(these);
    }
}

/// Nodes in the order in which they come up behind (or before) one of them, going round at the end; that one comes last.
pub(super) fn around(ids: impl Iterator<Item = NodeId>, from: Option<NodeId>, backwards: bool) -> Vec<NodeId> {
    let (before, after): (Vec<_>, Vec<_>) =
        ids.partition(|&id| from.is_some_and(|from| if backwards { id < from } else { id <= from }));
    let round = after.into_iter().chain(before);
    if backwards { round.rev().collect() } else { round.collect() }
}

/// The one that so many steps round lead to.
pub(super) fn nth_round(round: &[NodeId], times: usize) -> Option<NodeId> {
    round.get(times.saturating_sub(1).checked_rem(round.len())?).copied()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn folding_everything_looks_at_each_section_twice_at_most() {
        let (sections, looked) = (100_000, Cell::new(0));
        let all = (0..sections).map(NodeId::at).inspect(|_| looked.set(looked.get() + 1));
        let other = NodeId::at(sections);
        let mut folded = NodeSet::from_iter([NodeId::at(7), other]);
        for (count, is_folded) in [(sections + 1, true), (1, false), (sections + 1, true)] {
            looked.set(0);
            toggle(&mut folded, all.clone());
            assert_eq!((folded.len(), folded.contains(NodeId::at(7))), (count, is_folded));
            assert!(looked.get() <= 2 * sections, "{}", looked.get());
        }
        assert!(folded.contains(other));
    }
}
