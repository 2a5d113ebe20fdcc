//! A set of nodes, a bit each: it is asked for every row that is listed, and copied with every search.

use crate::document::outline::NodeId;

/// Nodes of one outline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct NodeSet {
    /// A bit for every node; the last of these has any, so that equal sets are alike.
    bits: Vec<u64>,
    len: usize,
}

impl NodeSet {
    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Whether a node is one of them.
    pub(super) fn contains(&self, id: NodeId) -> bool {
        let (at, bit) = place(id);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// Takes a node in.
    pub(super) fn insert(&mut self, id: NodeId) {
        let (at, bit) = place(id);
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        self.len += usize::from(self.bits[at] & bit == 0);
        self.bits[at] |= bit;
    }

    /// Takes a node out.
    pub(super) fn remove(&mut self, id: NodeId) {
        let (at, bit) = place(id);
        if self.contains(id) {
            self.bits[at] &= !bit;
            self.len -= 1;
        }
        while self.bits.pop_if(|bits| *bits == 0).is_some() {}
    }

    /// Takes all nodes out.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The nodes, in reading order.
    pub(super) fn iter(&self) -> impl Iterator<Item = NodeId> + '_ {
        let set = |bits: u64| (0..64).filter(move |bit| bits >> bit & 1 == 1);
        let used = self.bits.iter().enumerate().filter(|(_, bits)| **bits != 0);
        used.flat_map(move |(at, &bits)| set(bits).map(move |bit| NodeId::at(64 * at + bit)))
    }
}

impl Extend<NodeId> for NodeSet {
    fn extend<T: IntoIterator<Item = NodeId>>(&mut self, ids: T) {
        ids.into_iter().for_each(|id| self.insert(id));
    }
}

impl FromIterator<NodeId> for NodeSet {
    fn from_iter<T: IntoIterator<Item = NodeId>>(ids: T) -> Self {
        let mut set = Self::default();
        set.extend(ids);
        set
    }
}

fn place(id: NodeId) -> (usize, u64) {
    (id.index() / 64, 1 << (id.index() % 64))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_holds_what_any_other_set_does(changes in proptest::collection::vec((0..200_usize, any::<bool>()), 0..60)) {
            let (mut set, mut other) = (NodeSet::default(), BTreeSet::new());
            for (index, is_put) in changes {
                let id = NodeId::at(index);
                if is_put { set.insert(id) } else { set.remove(id) }
                if is_put { other.insert(id) } else { other.remove(&id) };
                prop_assert_eq!((set.len(), set.contains(id)), (other.len(), is_put));
                prop_assert!(set.iter().eq(other.iter().copied()));
                prop_assert_eq!(&set, &other.iter().copied().collect());
            }
        }
    }
}
