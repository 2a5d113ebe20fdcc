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
    pub depth: usize,
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
    Phase(usize),
    /// What a phase is for.
    Goal(usize),
    /// A paragraph or a table's row.
    Prose(NodeId),
    /// A sentence of the program's own.
    Remark(Remark),
    /// An empty line.
    Gap,
}

/// The program's own sentences among the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The heading over study days that should be done by now.
    LeftFromBefore,
    /// So many more of those.
    MoreLeft(usize),
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
    /// The file is still being read.
    Reading,
    /// There is no plan.
    NoPlan,
    /// So many reviews are due, as Today says it.
    ReviewsDue(usize),
    /// What the review is, before it was begun.
    Unreviewed,
    /// The heading over so much that is due.
    Due(usize),
    /// Nothing is due, and when something is next.
    NothingDue,
    /// So much more would be due, were there no cap.
    PutOff(usize),
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
        Self { what, depth }
    }

    /// The node that selecting this row selects; `None` where it cannot be selected.
    #[must_use]
    pub fn node(&self, plan: &Plan) -> Option<NodeId> {
        match self.what {
            What::Node(id) | What::Topic(id) | What::Review(id) => Some(id),
            What::Day(id) => Some(plan.day(id).node),
            // Where there are no study days, the phases are what there is.
            What::Phase(phase) if plan.days().is_empty() => plan.phases()[phase].heading,
            What::Phase(_) | What::Goal(_) | What::Prose(_) | What::Remark(_) | What::Gap => None,
        }
    }
}

/// A view's rows and its selected row.
#[derive(Debug, Clone, Default)]
pub struct List {
    rows: Vec<Row>,
    nodes: Vec<Option<NodeId>>,
    selected: Option<usize>,
    /// Whether the nodes stand in reading order, and each but once.
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
        self.selected.and_then(|row| self.nodes[row])
    }

    /// The selected node, then those behind it, then those before it, the nearest first.
    pub(super) fn around(&self) -> impl Iterator<Item = NodeId> + '_ {
        let at = self.selected.unwrap_or(0).min(self.nodes.len());
        let (before, after) = self.nodes.split_at(at);
        after.iter().chain(before.iter().rev()).copied().flatten()
    }

    /// Forgets which node was selected: it is one of a reading that is gone.
    pub(super) fn forget(&mut self) {
        self.nodes.clear();
        self.rows.clear();
        self.selected = None;
    }

    /// Takes new rows. The same node stays selected; where it is gone, whatever took its place.
    pub(super) fn refill(&mut self, rows: Vec<Row>, plan: &Plan) {
        let before = self.node();
        self.nodes = rows.iter().map(|row| row.node(plan)).collect();
        self.is_in_order = self.nodes.is_sorted_by(|a, b| a < b);
        self.rows = rows;
        let same = before.and_then(|node| self.row_of(node));
        self.selected = same.or_else(|| self.nearest(self.selected.unwrap_or(0)));
    }

    /// How many rows there are before that of a node, or before where it would be, in a list that is in reading order.
    pub(super) fn rows_before(&self, node: NodeId) -> usize {
        self.nodes.partition_point(|&other| other < Some(node))
    }

    /// Puts other rows in the place of those that stand beneath a row, and selects that row.
    pub(super) fn replace(&mut self, beneath: Range<usize>, rows: Vec<Row>, plan: &Plan) {
        self.selected = beneath.start.checked_sub(1).or(self.selected);
        self.nodes.splice(beneath.clone(), rows.iter().map(|row| row.node(plan)));
        self.rows.splice(beneath, rows);
    }

    /// The row of a node.
    pub(super) fn row_of(&self, node: NodeId) -> Option<usize> {
        if self.is_in_order {
            return self.nodes.binary_search(&Some(node)).ok();
        }
        self.nodes.iter().position(|&other| other == Some(node))
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
        let mut rows = (0..self.rows.len()).filter(|&row| self.nodes[row].is_some()).take(number.max(1));
        self.selected = rows.by_ref().last().or(self.selected);
    }

    /// Moves by so many rows that can be selected, and stops at the ends.
    pub(super) fn step(&mut self, by: isize) {
        let Some(from) = self.selected else { return };
        let (steps, is_node) = (by.unsigned_abs(), |row: &usize| self.nodes[*row].is_some());
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
        let all = self.nodes.iter().enumerate().filter_map(|(row, node)| Some((row, (*node)?)));
        let (before, after): (Vec<_>, Vec<_>) = all.partition(|(row, _)| *row < from);
        let round = after.into_iter().chain(before);
        if backwards { round.rev().collect() } else { round.collect() }
    }

    fn nearest(&self, row: usize) -> Option<usize> {
        let ahead = (row..self.rows.len()).find(|&row| self.nodes[row].is_some());
        ahead.or_else(|| (0..row.min(self.rows.len())).rev().find(|&row| self.nodes[row].is_some()))
    }
}
