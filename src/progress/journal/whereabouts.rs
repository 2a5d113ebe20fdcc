//! Which item of the journal is which node of the document.
//!
//! By its place; and where it stands there no more, by what it says: then something else that stands beneath the same titles,
//! else the only one that says the same; else by a place at which it stood before.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::facts::{ItemKey, Journal};
use super::place::{Place, Places};
use crate::document::outline::{NodeId, Outline};
use crate::plan::Plan;

/// Where the items of a journal are in a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Whereabouts {
    items: HashMap<NodeId, ItemKey>,
    nodes: HashMap<ItemKey, NodeId>,
    /// Those of which the journal is to be told that they stand where they do.
    untold: HashSet<NodeId>,
}

impl Whereabouts {
    /// Looks for all items of a journal in a document.
    #[must_use]
    pub fn of(journal: &Journal, outline: &Outline, plan: &Plan) -> Self {
        // All places of a long roadmap take room and time.
        if journal.keys().next().is_none() {
            return Self::default();
        }
        Self::among(journal, outline, plan, &Places::of(outline, plan))
    }

    pub(super) fn among(journal: &Journal, outline: &Outline, plan: &Plan, places: &Places) -> Self {
        let mut found = Self::default();
        let mut fresh = Vec::new();
        for (node, id) in places.iter() {
            match journal.at_place(id) {
                Some(key) => found.pair(key, node),
                None => fresh.push(node),
            }
        }
        found.by_words(journal, outline, plan, &fresh);
        found.by_old_places(journal, places);
        found
    }

    /// Looks for all items once more. What is not found otherwise is where it was known to be.
    #[must_use]
    pub fn again(&self, journal: &Journal, outline: &Outline, plan: &Plan) -> Self {
        if self.items.is_empty() {
            return Self::of(journal, outline, plan);
        }
        let places = Places::of(outline, plan);
        let mut found = Self::among(journal, outline, plan, &places);
        for (node, key) in self.pairs() {
            let is_lost = found.item(node).is_none() && found.node(key).is_none() && node.index() < outline.len();
            if is_lost {
                found.pair(key, node);
            }
            let is_there = places.id(node).and_then(|id| journal.at_place(id)) == Some(key);
            if is_lost || self.is_untold(node) && found.item(node) == Some(key) && !is_there {
                found.untold.insert(node);
            }
        }
        found
    }

    /// The same items in another reading of their journal.
    #[must_use]
    pub fn of_another(&self, last: &Journal, journal: &mut Journal) -> Self {
        let mut found = Self::default();
        for (node, key) in self.pairs() {
            let Some(place) = &last.item(key).place else { continue };
            if let Some(key) = journal.find(place.id()) {
                journal.learn(key, place);
                found.pair(key, node);
                found.untold.extend(self.untold.get(&node));
            }
        }
        found
    }

    /// Holds that the journal is to be told of all that stands in a document elsewhere than it says.
    pub fn tell_moved(&mut self, journal: &Journal, outline: &Outline, plan: &Plan) {
        if self.items.is_empty() {
            return;
        }
        let places = Places::of(outline, plan);
        let is_elsewhere =
            |(node, key): &(NodeId, ItemKey)| places.id(*node).is_some_and(|id| journal.at_place(id) != Some(*key));
        self.untold.extend(self.pairs().into_iter().filter(is_elsewhere).map(|(node, _)| node));
    }

    /// Tells the journal the places of what is in the document, before that changes.
    pub fn name_all(&self, journal: &mut Journal, outline: &Outline, plan: &Plan) {
        if self.items.is_empty() {
            return;
        }
        let places = Places::of(outline, plan);
        for (node, key) in self.pairs() {
            if journal.item(key).place.is_none()
                && let Some(place) = places.place(outline, plan, node)
            {
                journal.learn(key, &place);
            }
        }
    }

    /// The item that a node is.
    #[must_use]
    pub fn item(&self, node: NodeId) -> Option<ItemKey> {
        self.items.get(&node).copied()
    }

    /// The node that an item is.
    #[must_use]
    pub fn node(&self, key: ItemKey) -> Option<NodeId> {
        self.nodes.get(&key).copied()
    }

    /// All items that are in the document, with their nodes, in reading order.
    #[must_use]
    pub fn pairs(&self) -> Vec<(NodeId, ItemKey)> {
        let mut pairs: Vec<_> = self.items.iter().map(|(node, key)| (*node, *key)).collect();
        pairs.sort_unstable();
        pairs
    }

    /// Learns which item a node is.
    pub fn pair(&mut self, key: ItemKey, node: NodeId) {
        self.items.insert(node, key);
        self.nodes.insert(key, node);
        self.untold.remove(&node);
    }

    /// Whether the journal is to be told that a node stands where it does, whatever else is said of it.
    pub(super) fn is_untold(&self, node: NodeId) -> bool {
        self.untold.contains(&node)
    }

    /// The same nodes are others now.
    pub fn carry(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        let items = self.items.drain().filter_map(|(node, key)| Some((same(node)?, key))).collect();
        self.items = items;
        self.nodes = self.items.iter().map(|(node, key)| (*key, *node)).collect();
        self.untold = self.untold.drain().filter_map(same).collect();
    }

    /// Finds what stands where it stood before; what else stands at such a place is something new.
    pub(super) fn by_old_places(&mut self, journal: &Journal, places: &Places) {
        for (node, id) in places.iter() {
            let Some(key) = journal.find(id).filter(|_| self.item(node).is_none()) else { continue };
            if self.node(key).is_none() {
                self.pair(key, node);
            } else {
                self.untold.insert(node);
            }
        }
    }

    /// Finds what has moved by what it says, where that tells one from all others.
    fn by_words(&mut self, journal: &Journal, outline: &Outline, plan: &Plan, fresh: &[NodeId]) {
        if fresh.is_empty() {
            return;
        }
        let lost = journal.keys().filter(|key| !self.nodes.contains_key(key));
        let lost: Vec<(ItemKey, &Place, u64)> =
            lost.filter_map(|key| journal.item(key).place.as_ref().map(|place| (key, place, place.says()))).collect();
        // All words of a long roadmap are gone through only where something is sought.
        if lost.is_empty() {
            return;
        }
        let sought: HashSet<u64> = lost.iter().map(|(_, _, says)| *says).collect();
        let fresh = fresh.iter().map(|&node| (node, Place::said_by(outline, plan, node)));
        let fresh: Vec<(NodeId, u64, u64)> = fresh
            .filter(|(_, says)| sought.contains(says))
            .map(|(node, says)| (node, Place::above_node(outline, node), says))
            .collect();
        // What nothing says any more is not looked at twice.
        let said: HashSet<u64> = fresh.iter().map(|(_, _, says)| *says).collect();
        let lost: Vec<(ItemKey, u64, u64)> = lost
            .into_iter()
            .filter(|(_, _, says)| said.contains(says))
            .map(|(key, place, says)| (key, place.above(), says))
            .collect();
        // Beneath the same titles first: one of several that are alike may have gone, so that the others are counted anew.
        self.only_pairs(
            lost.iter().map(|&(key, above, says)| ((above, says), key)),
            fresh.iter().map(|&(node, above, says)| ((above, says), node)),
        );
        self.only_pairs(
            lost.iter().map(|&(key, _, says)| (says, key)),
            fresh.iter().map(|&(node, _, says)| (says, node)),
        );
    }

    fn only_pairs<W: std::hash::Hash + Eq + Copy>(
        &mut self,
        lost: impl Iterator<Item = (W, ItemKey)>,
        fresh: impl Iterator<Item = (W, NodeId)>,
    ) {
        let mut items: HashMap<W, Vec<ItemKey>> = HashMap::new();
        for (says, key) in lost.filter(|(_, key)| !self.nodes.contains_key(key)) {
            items.entry(says).or_default().push(key);
        }
        let mut nodes: HashMap<W, Vec<NodeId>> = HashMap::new();
        for (says, node) in fresh.filter(|(_, node)| !self.items.contains_key(node)) {
            nodes.entry(says).or_default().push(node);
        }
        for (says, keys) in items {
            if let ([key], Some([node])) = (keys.as_slice(), nodes.get(&says).map(Vec::as_slice)) {
                self.pair(*key, *node);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::progress::journal::{By, Deed, Event, beginning, differences};

    /// What a document's reader did, as a journal.
    fn told(text: &str) -> Journal {
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let done = plan.done(&document);
        let mut journal = Journal::default();
        let all: Vec<NodeId> = document.outline().ids().collect();
        let deeds = differences(&journal, &Whereabouts::default(), &document, (&plan, &done), (&all, |_| false));
        for (_, deed) in deeds {
            let at = "2026-02-05T21:14:03+08:00".parse().unwrap();
            journal.note(&Event { at, on: None, by: By::Tui, deed });
        }
        journal
    }

    /// What is new in a document, by title.
    fn news(journal: &Journal, text: &str) -> Vec<String> {
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let done = plan.done(&document);
        let whereabouts = Whereabouts::of(journal, document.outline(), &plan);
        let all: Vec<NodeId> = document.outline().ids().collect();
        let deeds = differences(journal, &whereabouts, &document, (&plan, &done), (&all, |_| false));
        let name = |deed: &Deed| {
            let written = format!("{deed:?}");
            written.split([' ', '(']).next().unwrap_or_default().to_lowercase()
        };
        deeds.iter().map(|(node, deed)| format!("{} {}", name(deed), document.outline().title(*node))).collect()
    }

    const TEXT: &str = "# A\n- [x] one\n- [x] two\n- [ ] three\n# B\n- [x] one\n- [x] same\n- [x] same\n";

    #[test]
    fn what_is_written_down_is_no_news() {
        let journal = told(TEXT);
        assert_eq!(news(&journal, TEXT), [""; 0]);
        assert_eq!(news(&journal, &TEXT.replace("# A\n", "\n# *A*\n\n").replace("- [x]", "* [X]")), [""; 0]);
        assert_eq!(news(&journal, &TEXT.replace("[ ] three", "[x] three")), ["turned three"]);
        assert_eq!(news(&journal, &TEXT.replace("[x] two", "[ ] two")), ["turned two"]);
        assert_eq!(news(&Journal::default(), "- [ ] a\n"), [""; 0]);
    }

    #[test]
    fn what_has_moved_is_found_by_what_it_says() {
        let journal = told(TEXT);
        let moved = "# A\n- [x] one\n- [ ] three\n# B\n- [x] one\n- [x] same\n- [x] same\n  - [x] two\n";
        assert_eq!(news(&journal, moved), [""; 0]);
        assert_eq!(news(&journal, &moved.replace("[x] two", "[ ] two")), ["moved two", "turned two"]);
        // The whole section has another title, and both of `one` could be the one that moved.
        let renamed = TEXT.replace("# A", "# A new");
        assert_eq!(news(&journal, &renamed), [""; 0]);
        let both = TEXT.replace("# A", "# A new").replace("# B", "# B new");
        assert_eq!(news(&journal, &both), ["turned one", "turned one", "turned same", "turned same"]);
    }

    #[test]
    fn what_stands_where_something_stood_is_that_or_something_new() {
        let mut journal = told("- [x] one\n- [ ] two\n");
        let [from, place] = ["one", "three"].map(|text| Place { text: text.to_owned(), ..Place::default() });
        let at = "2026-02-06T21:14:03+08:00".parse().unwrap();
        let moved = Event { at, on: None, by: By::Tui, deed: Deed::Moved { from, place } };
        journal.note(&moved);
        assert_eq!(news(&journal, "- [x] three\n- [ ] two\n"), [""; 0]);
        assert_eq!(news(&journal, "- [x] one\n- [ ] two\n"), [""; 0]);
        assert_eq!(news(&journal, "- [ ] one\n- [ ] two\n"), ["moved one", "turned one"]);
        assert_eq!(news(&journal, "- [ ] one\n- [x] three\n"), ["moved one"]);
        assert_eq!(news(&journal, "- [x] one\n- [x] three\n"), ["moved one", "turned one"]);
    }

    #[test]
    fn what_was_done_before_the_journal_is_no_news() {
        let document = Document::read(TEXT.to_owned());
        let plan = Plan::of(&document);
        let mut journal = Journal::default();
        let at = "2026-02-05T21:14:03+08:00".parse().unwrap();
        let deed = beginning(&document, &plan, &plan.done(&document), &[]);
        journal.note(&Event { at, on: None, by: By::Tui, deed });
        assert_eq!(news(&journal, TEXT), [""; 0]);
        assert_eq!(news(&journal, &TEXT.replace("[x] two", "[ ] two")), ["turned two"]);
        assert_eq!(news(&journal, &TEXT.replace("[ ] three", "[x] three")), ["turned three"]);
    }

    #[test]
    fn a_study_day_is_written_down_as_one_whatever_makes_it_done() {
        let text = "## Phase 1: a\n- **Day 1: x**\n  - [ ] t\n- [ ] **Day 2: y**\n";
        let journal = told(text);
        assert_eq!(news(&journal, &text.replace("[ ] t", "[x] t")), ["studied Day 1: x", "turned t"]);
        let both = ["turned Day 2: y", "studied Day 2: y"];
        assert_eq!(news(&journal, &text.replace("[ ] **Day", "[x] **Day")), both);
        let journal = told(&text.replace("[ ] **Day", "[x] **Day"));
        assert_eq!(news(&journal, &text.replace("[ ] **Day 2: y", "[x] **Day 2: new words")), [""; 0]);
    }
}
