//! How far things are: leaf tasks done and in all, for every node at once; and how they went, date by date.

pub mod burn_up;
pub mod done_by_date;
pub mod forecast;
pub mod heat;
pub mod pace;
pub mod streak;

pub mod journal;

pub mod review;

use std::ops::Range;

use crate::document::mark::Mark;
use crate::document::outline::{NodeId, Outline};

/// Leaf tasks done, and leaf tasks in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tally {
    /// How many are done.
    pub done: u32,
    /// How many there are; cancelled ones are left out.
    pub total: u32,
}

impl Tally {
    /// Whether there are tasks and all are done.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.total > 0 && self.done == self.total
    }

    /// The share that is done, in whole percent rounded down; 0 where there are no tasks.
    #[must_use]
    pub fn percent(self) -> u32 {
        (self.done * 100).checked_div(self.total).unwrap_or(0)
    }

    /// Of a bar of so many cells, how many are full: none only where nothing is done, and all only where everything is.
    #[must_use]
    pub fn full(self, cells: usize) -> usize {
        let full = (self.done as usize * cells).div_ceil((self.total as usize).max(1));
        if self.is_complete() { cells } else { full.min(cells.saturating_sub(1)) }
    }

    /// These and others together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { done: self.done.saturating_add(other.done), total: self.total.saturating_add(other.total) }
    }

    /// The tasks in a run of nodes that holds whole subtrees.
    #[must_use]
    pub fn of(outline: &Outline, run: Range<usize>) -> Self {
        tallies(outline, run).1
    }

    fn add(&mut self, other: Self) {
        self.done += other.done;
        self.total += other.total;
    }
}

/// The progress of a whole outline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    nodes: Vec<Tally>,
    /// All leaf tasks of the file.
    pub whole: Tally,
}

impl Progress {
    /// Counts the leaf tasks at and beneath every node.
    #[must_use]
    pub fn of(outline: &Outline) -> Self {
        let (nodes, whole) = tallies(outline, 0..outline.len());
        Self { nodes, whole }
    }

    /// Counts anew after a node's box was ticked or unticked, which changes nothing but at that node and above it.
    pub fn follow(&mut self, outline: &Outline, ticked: NodeId) {
        let has_tasks = outline.beneath(ticked).any(|id| outline.mark(id).is_some());
        if has_tasks {
            return;
        }
        let done = u32::from(outline.mark(ticked) == Some(Mark::Done));
        let before = self.at(ticked).done;
        let turn = |tally: &mut Tally| tally.done = tally.done + done - before;
        for id in std::iter::once(ticked).chain(outline.ancestors(ticked)) {
            // A cancelled task takes along what is beneath it.
            if outline.mark(id) == Some(Mark::Cancelled) {
                return;
            }
            turn(&mut self.nodes[id.index()]);
        }
        turn(&mut self.whole);
    }

    /// The leaf tasks of a node: those beneath it, or itself if it is one.
    #[must_use]
    pub fn at(&self, id: NodeId) -> Tally {
        self.nodes.get(id.index()).copied().unwrap_or_default()
    }
}

/// The leaf tasks that are counted, in reading order: neither what stands above other tasks, nor what is cancelled or stands
/// beneath something that is.
#[must_use]
pub fn leaves(outline: &Outline) -> Vec<NodeId> {
    let marked: Vec<NodeId> = outline.ids().filter(|&id| outline.mark(id).is_some()).collect();
    let mut hidden_until = 0;
    let mut leaves = Vec::new();
    for (at, &id) in marked.iter().enumerate() {
        if id.index() < hidden_until {
            continue;
        }
        let end = outline.end(id);
        if outline.mark(id) == Some(Mark::Cancelled) {
            hidden_until = end.index();
        } else if marked.get(at + 1).is_none_or(|&next| next >= end) {
            leaves.push(id);
        }
    }
    leaves
}

/// The tallies of a run of nodes, and their sum. From the last node to the first, so that what stands beneath a node is
/// known when it is reached.
fn tallies(outline: &Outline, run: Range<usize>) -> (Vec<Tally>, Tally) {
    let mut tallies = vec![Tally::default(); run.len()];
    let mut has_tasks = vec![false; run.len()];
    let mut whole = Tally::default();
    for index in run.clone().rev() {
        let id = NodeId::at(index);
        let mark = outline.mark(id);
        let own = index - run.start;
        if mark == Some(Mark::Cancelled) {
            tallies[own] = Tally::default();
        } else if let (Some(mark), false) = (mark, has_tasks[own]) {
            tallies[own] = Tally { done: u32::from(mark == Mark::Done), total: 1 };
        }
        let above = outline.parent(id).and_then(|above| above.index().checked_sub(run.start));
        let tally = tallies[own];
        match above {
            Some(above) => {
                tallies[above].add(tally);
                has_tasks[above] |= has_tasks[own] || mark.is_some();
            }
            None => whole.add(tally),
        }
    }
    (tallies, whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn progress(text: &str) -> (u32, u32) {
        let whole = Progress::of(Document::read(text.to_owned()).outline()).whole;
        (whole.done, whole.total)
    }

    #[test]
    fn leaf_tasks_are_counted_and_their_parents_are_not() {
        assert_eq!(progress("- [ ] a\n  - [x] b\n  - [ ] c\n- [x] d\n"), (2, 3));
        assert_eq!(progress("- plain\n  - [x] b\n"), (1, 1));
    }

    proptest::proptest! {
        #[test]
        fn following_a_tick_comes_to_the_same_as_counting_anew_and_leaves_are_what_is_counted(
            items in proptest::collection::vec((0..4_usize, proptest::sample::select(&["[ ] ", "[x] ", "[-] ", "[/] ", ""][..])), 1..20),
            ticks in proptest::collection::vec(0..20_usize, 1..10),
        ) {
            let text: String = std::iter::once("# a\n".to_owned()).chain(items.iter().map(|(depth, mark)| format!("{}- {mark}a\n", "  ".repeat(*depth)))).collect();
            let mut document = Document::read(text);
            let mut progress = Progress::of(document.outline());
            let leaves = leaves(document.outline());
            let done = leaves.iter().filter(|&&id| document.outline().mark(id) == Some(Mark::Done)).count();
            proptest::prop_assert_eq!((done, leaves.len()), (progress.whole.done as usize, progress.whole.total as usize));
            for tick in ticks {
                let id = NodeId::at(tick % document.outline().len());
                let done = document.outline().node(id).mark() != Some(Mark::Done);
                if let Some(ticked) = document.set_box(id, done).and_then(|edit| document.apply(&edit)) {
                    progress.follow(document.outline(), ticked);
                } else {
                    progress = Progress::of(document.outline());
                }
                proptest::prop_assert_eq!(&progress, &Progress::of(document.outline()), "{}", document.text());
            }
        }
    }

    #[test]
    fn a_cancelled_task_leaves_the_total_and_takes_its_subtree_along() {
        assert_eq!(progress("- [x] a\n- [-] b\n- [/] c\n"), (1, 2));
        assert_eq!(progress("- [-] a\n  - [ ] b\n- [x] c\n"), (1, 1));
    }
}
