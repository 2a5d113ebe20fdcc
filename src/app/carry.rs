//! Which node of a text is which of another one, where that is known and need not be told by likeness.

use crate::document::outline::{NodeId, Outline};

/// Nodes of one text that stand behind one another in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    from: usize,
    to: usize,
    count: usize,
}

/// Which node of the text before a change is which of the text after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carry {
    /// By where they were. A change moves few nodes against one another, so that there are few.
    runs: Vec<Run>,
}

impl Carry {
    /// From where each node is then.
    pub(super) fn of(now: &[Option<NodeId>]) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        for (from, to) in now.iter().enumerate().filter_map(|(from, to)| Some((from, to.as_ref()?.index()))) {
            match runs.last_mut() {
                Some(run) if (run.from + run.count, run.to + run.count) == (from, to) => run.count += 1,
                _ => runs.push(Run { from, to, count: 1 }),
            }
        }
        Self { runs }
    }

    /// The way back.
    pub(super) fn reversed(&self) -> Self {
        let mut runs: Vec<Run> =
            self.runs.iter().map(|&Run { from, to, count }| Run { from: to, to: from, count }).collect();
        runs.sort_unstable_by_key(|run| run.from);
        Self { runs }
    }

    /// Whether it may lead from one outline to another.
    pub(super) fn leads(&self, from: &Outline, to: &Outline) -> bool {
        self.runs.iter().all(|run| run.from + run.count <= from.len() && run.to + run.count <= to.len())
    }

    /// Whether no node stands elsewhere then.
    pub(super) fn is_still(&self) -> bool {
        self.runs.iter().all(|run| run.from == run.to)
    }

    /// Where a node is then; none where it went.
    pub(super) fn at(&self, id: NodeId) -> Option<NodeId> {
        let at = self.runs.partition_point(|run| run.from <= id.index()).checked_sub(1)?;
        let Run { from, to, count } = self.runs[at];
        let behind = id.index() - from;
        (behind < count).then(|| NodeId::at(to + behind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_carry_says_what_it_was_told_and_leads_back(
            order in Just((0..30_usize).collect::<Vec<_>>()).prop_shuffle(),
            kept in proptest::collection::vec(any::<bool>(), 30),
        ) {
            let now: Vec<_> = order.iter().zip(&kept).map(|(&to, &is_kept)| is_kept.then(|| NodeId::at(to))).collect();
            let carry = Carry::of(&now);
            let back = carry.reversed();
            for (from, to) in now.iter().enumerate() {
                prop_assert_eq!(carry.at(NodeId::at(from)), *to);
                prop_assert!(to.is_none_or(|to| back.at(to) == Some(NodeId::at(from))));
            }
            prop_assert!((0..40).filter(|&to| back.at(NodeId::at(to)).is_some()).count() == kept.iter().filter(|kept| **kept).count());
            prop_assert_eq!(back.reversed(), carry);
        }
    }
}
