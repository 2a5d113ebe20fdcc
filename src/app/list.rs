//! What a view lists, row by row, and which row is selected.

use std::ops::Range;

use crate::document::outline::NodeId;
use crate::plan::{DayId, Plan};

/// One row of a view. It may take several lines on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What stands there.
    pub what: What,
    /// How deep it is indented.
    pub depth: u32,
}

/// What stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A section or an item of the tree.
    Node(NodeId),
    /// A task of the checklist, with where it stands.
    Topic(NodeId),
    /// A study day.
    Day(DayId),
    /// Something that was learned and comes back today.
    Review(NodeId),
    /// A phase's heading, by its index in the plan.
    Phase(u32),
    /// What a phase is for.
    Goal(u32),
    /// A paragraph or a table's row.
    Prose(NodeId),
    /// A sentence of the program's own.
    Remark(Remark),
    /// So many more study days that should be done by now.
    MoreLeft(u32),
    /// An empty line.
    Gap,
}

/// The program's own sentences among the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The heading over study days that should be done by now.
    LeftFromBefore,
    /// The heading over the checklist's tasks that the study day is about.
    Topics,
    /// The heading over the study day that comes next.
    UpNext,
    /// The plan begins on a later date.
    NotBegun,
    /// No study day falls on this date.
    RestDay,
    /// None does, for the plan pauses.
    Paused,
    /// The plan's dates are over.
    Over,
    /// Every study day is done.
    AllDone,
    /// The plan has no dates.
    Undated,
    /// The dates rest on the post's own date.
    GuessedStart,
    /// For how long something was done on end.
    Streak,
    /// How many minutes were spent.
    Minutes,
    /// The file is still being read.
    Reading,
    /// There is no plan.
    NoPlan,
    /// How many reviews are due, as Today says it.
    ReviewsDue,
    /// What the review is, before it was begun.
    Unreviewed,
    /// The heading over what is due.
    Due,
    /// Nothing is due, and when something is next.
    NothingDue,
    /// How much more would be due, were there no cap.
    PutOff,
    /// How much is due on the dates ahead.
    WeekAhead,
    /// There is nothing to list.
    Empty,
    /// Nothing fits the filter any more.
    NothingFits,
}

impl Row {
    pub(super) fn of(what: What) -> Self {
        Self { what, depth: 0 }
    }

    pub(super) fn at(depth: usize, what: What) -> Self {
        // No text of ours nests four billion deep.
        Self { what, depth: u32::try_from(depth).unwrap_or(u32::MAX) }
    }

    /// The node that it is a row of, where that takes no plan to tell.
    fn own_node(self) -> Option<NodeId> {
        match self.what {
            What::Node(id) | What::Topic(id) => Some(id),
            _ => None,
        }
    }

    /// The node that selecting this row selects; `None` where it cannot be selected.
    #[must_use]
    pub fn node(&self, plan: &Plan) -> Option<NodeId> {
        match self.what {
            What::Node(id) | What::Topic(id) | What::Review(id) => Some(id),
            What::Day(id) => Some(plan.day(id).node),
            // Where there are no study days, the phases are what there is.
            What::Phase(phase) if plan.days().is_empty() => plan.phases()[phase as usize].heading,
            What::Phase(_) | What::Goal(_) | What::Prose(_) => None,
            What::Remark(_) | What::MoreLeft(_) | What::Gap => None,
        }
    }
}

/// A view's rows and its selected row.
#[derive(Debug, Clone, Default)]
pub struct List {
    rows: Vec<Row>,
    /// By row, the nodes that it took the plan to tell.
    planned: Vec<(usize, NodeId)>,
    selected: Option<usize>,
    /// Whether every row is a node's own, and these stand in reading order.
    is_in_order: bool,
}

impl List {
    /// The rows, from the top.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The index of the selected row; `None` where no row can be selected.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// The node of the selected row.
    #[must_use]
    pub fn node(&self) -> Option<NodeId> {
        self.selected.and_then(|row| self.node_at(row))
    }

    /// The node that selecting a row selects. A roadmap has a million rows, so that what they say themselves is not kept twice.
    fn node_at(&self, row: usize) -> Option<NodeId> {
        let planned = || self.planned.binary_search_by_key(&row, |&(row, _)| row).ok().map(|at| self.planned[at].1);
        self.rows.get(row)?.own_node().or_else(planned)
    }

    fn is_node(&self, row: usize) -> bool {
        self.node_at(row).is_some()
    }

    /// The selected node, then those behind it, then those before it, the nearest first.
    pub(super) fn around(&self) -> impl Iterator<Item = NodeId> + '_ {
        let at = self.selected.unwrap_or(0).min(self.rows.len());
        (at..self.rows.len()).chain((0..at).rev()).filter_map(|row| self.node_at(row))
    }

    /// Forgets which node was selected: it is one of a reading that is gone.
    pub(super) fn forget(&mut self) {
        self.planned.clear();
        self.rows.clear();
        self.selected = None;
    }

    /// Takes new rows. The same node stays selected; where it is gone, whatever took its place.
    pub(super) fn refill(&mut self, rows: Vec<Row>, plan: &Plan) {
        let before = self.node();
        let planned = |(at, row): (usize, &Row)| Some((at, row.node(plan).filter(|_| row.own_node().is_none())?));
        self.planned = rows.iter().enumerate().filter_map(planned).collect();
        let own = |row: &Row| row.own_node();
        self.is_in_order =
            rows.first().is_none_or(|row| own(row).is_some()) && rows.is_sorted_by(|a, b| own(a) < own(b));
        self.rows = rows;
        let same = before.and_then(|node| self.row_of(node));
        self.selected = same.or_else(|| self.nearest(self.selected.unwrap_or(0)));
    }

    /// How many rows there are before that of a node, or before where it would be, in a list that is in reading order.
    pub(super) fn rows_before(&self, node: NodeId) -> usize {
        self.rows.partition_point(|row| row.own_node() < Some(node))
    }

    /// Puts other rows in the place of those that stand beneath a row, and selects that row. All are nodes' own.
    pub(super) fn replace(&mut self, beneath: Range<usize>, rows: Vec<Row>) {
        self.selected = beneath.start.checked_sub(1).or(self.selected);
        self.rows.splice(beneath, rows);
    }

    /// The row of a node.
    pub(super) fn row_of(&self, node: NodeId) -> Option<usize> {
        if self.is_in_order {
            return self.rows.binary_search_by_key(&Some(node), |row| row.own_node()).ok();
        }
        (0..self.rows.len()).find(|&row| self.node_at(row) == Some(node))
    }

    /// Selects a node's row, if it has one.
    pub(super) fn select_node(&mut self, node: NodeId) -> bool {
        let row = self.row_of(node);
        self.selected = row.or(self.selected);
        row.is_some()
    }

    /// Selects a row, or the nearest that can be.
    pub(super) fn select(&mut self, row: usize) {
        self.selected = self.nearest(row).or(self.selected);
    }

    /// Selects the row that comes so many-th among those that can be selected, counted from 1, or the last.
    pub(super) fn select_nth(&mut self, number: usize) {
        let mut rows = (0..self.rows.len()).filter(|&row| self.is_node(row)).take(number.max(1));
        self.selected = rows.by_ref().last().or(self.selected);
    }

    /// Moves by so many rows that can be selected, and stops at the ends.
    pub(super) fn step(&mut self, by: isize) {
        let Some(from) = self.selected else { return };
        let (steps, is_node) = (by.unsigned_abs(), |row: &usize| self.is_node(*row));
        let last = match by < 0 {
            true => (0..from).rev().filter(is_node).take(steps).last(),
            false => (from + 1..self.rows.len()).filter(is_node).take(steps).last(),
        };
        self.selected = last.or(self.selected);
    }

    /// The selectable nodes with their rows, in the order in which they come up behind (or, backwards, before) the
    /// selected row, going round at the end; the selected one comes last.
    pub(super) fn round(&self, backwards: bool) -> Vec<(usize, NodeId)> {
        let from = self.selected.map_or(0, |row| row + usize::from(!backwards));
        let all = (0..self.rows.len()).filter_map(|row| Some((row, self.node_at(row)?)));
        let (before, after): (Vec<_>, Vec<_>) = all.partition(|(row, _)| *row < from);
        let round = after.into_iter().chain(before);
        if backwards { round.rev().collect() } else { round.collect() }
    }

    fn nearest(&self, row: usize) -> Option<usize> {
        let ahead = (row..self.rows.len()).find(|&row| self.is_node(row));
        ahead.or_else(|| (0..row.min(self.rows.len())).rev().find(|&row| self.is_node(row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_takes_twelve_bytes() {
        assert_eq!(size_of::<Row>(), 12);
    }
}
