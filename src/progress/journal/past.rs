//! What the versions of a roadmap tell of its past, one after the other: what was ticked from each to the next.
//!
//! An item is followed from version to version by all that a merge knows of likeness, so that it may be renamed or moved on
//! the way; the journal is told of each such move, and knows the item by the place at which it stands at last.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};

use super::difference::{beginning, differences};
use super::event::{By, Deed, Event};
use super::facts::Journal;
use super::place::{ItemId, Place, Places};
use super::whereabouts::Whereabouts;
use crate::document::Document;
use crate::document::outline::NodeId;
use crate::merge::same_nodes;
use crate::plan::Plan;

/// The past of a roadmap, as far as it was read.
#[derive(Debug, Default)]
pub struct Past {
    journal: Journal,
    whereabouts: Whereabouts,
    last: Option<Version>,
    events: Vec<Event>,
}

#[derive(Debug)]
struct Version {
    at: DateTime<FixedOffset>,
    document: Document,
    plan: Plan,
    places: Places,
}

impl Version {
    fn of(document: Document, at: DateTime<FixedOffset>) -> Self {
        let plan = Plan::of(&document);
        let places = Places::of(document.outline(), &plan);
        Self { at, document, plan, places }
    }

    fn place(&self, node: NodeId) -> Place {
        let (outline, plan) = (self.document.outline(), &self.plan);
        self.places.place(outline, plan, node).unwrap_or_else(|| Place::of(outline, plan, node))
    }
}

impl Past {
    /// Takes in the next version, which was written then.
    pub fn then(&mut self, at: DateTime<FixedOffset>, document: Document) {
        let version = Version::of(document, at);
        let (document, done) = (&version.document, version.plan.done(&version.document));
        match self.last.take() {
            None => self.note(at, beginning(document, &version.plan, &done, &[])),
            Some(last) => self.follow(&last, &version, |_| true),
        }
        self.recognise(&version);
        let all: Vec<NodeId> = document.outline().ids().collect();
        let deeds = differences(&self.journal, &self.whereabouts, document, (&version.plan, &done), (&all, |_| false));
        for (node, deed) in deeds {
            self.note(at, deed);
            self.learn(node, version.places.id(node));
        }
        self.last = Some(version);
    }

    /// All that is to be written down of it, for a journal that goes on from there.
    ///
    /// What has another place in the document that stands there now is said to have moved there, unless the journal knows it
    /// by the old one.
    #[must_use]
    pub fn events(mut self, own: &Journal, now: Option<Document>) -> Vec<Event> {
        if let (Some(last), Some(now)) = (self.last.take(), now) {
            let now = Version::of(now, last.at);
            self.follow(&last, &now, |id| own.find(id).is_none());
        }
        self.events
    }

    fn note(&mut self, at: DateTime<FixedOffset>, deed: Deed) {
        let event = Event { at, on: None, by: By::Git, deed };
        self.journal.note(&event);
        self.events.push(event);
    }

    fn learn(&mut self, node: NodeId, id: Option<ItemId>) {
        if let Some(key) = id.and_then(|id| self.journal.find(id)) {
            self.whereabouts.pair(key, node);
        }
    }

    /// Finds all items that were known in a version again in the next one, and notes which of them have moved.
    fn follow(&mut self, last: &Version, next: &Version, may_move: impl Fn(ItemId) -> bool) {
        let same = same_nodes(&last.document, &next.document);
        let was = self.whereabouts.pairs();
        self.whereabouts.carry(|node| same[node.index()]);
        let mut moves = Vec::new();
        for (before, key) in was {
            let Some(node) = same[before.index()] else { continue };
            let (Some(from), Some(to)) = (last.places.id(before), next.places.id(node)) else { continue };
            if from != to && may_move(from) && self.journal.find(from) == Some(key) {
                moves.push(Move { before, node, from, to });
            }
        }
        let (moves, round) = in_turn(&moves);
        for Move { before, node, .. } in moves {
            self.note(next.at, Deed::Moved { from: last.place(before), place: next.place(node) });
        }
        // What goes round in a circle is each taken for what stood in its place.
        for Move { node, to, .. } in round {
            self.learn(node, Some(to));
        }
    }

    /// Finds what stands where something stood once that was lost sight of.
    fn recognise(&mut self, version: &Version) {
        self.whereabouts.by_old_places(&self.journal, &version.places);
    }
}

/// Something that has another place in the next version.
#[derive(Debug, Clone, Copy)]
struct Move {
    before: NodeId,
    node: NodeId,
    from: ItemId,
    to: ItemId,
}

/// Moves in such an order that whoever goes to a place that another is about to leave waits until it has left; and those that
/// would wait for each other in a circle.
fn in_turn(moves: &[Move]) -> (Vec<Move>, Vec<Move>) {
    let leaving: HashMap<ItemId, usize> = moves.iter().enumerate().map(|(at, leaves)| (leaves.from, at)).collect();
    let mut is_told = vec![false; moves.len()];
    let (mut told, mut round) = (Vec::new(), Vec::new());
    for first in 0..moves.len() {
        let mut waiting = Vec::new();
        let mut next = Some(first);
        while let Some(at) = next.filter(|&at| !is_told[at]) {
            is_told[at] = true;
            waiting.push(moves[at]);
            next = leaving.get(&moves[at].to).copied();
        }
        // No two go to one place, so whoever waits for itself waits for all others of its circle.
        let goes_round = !waiting.is_empty() && next == Some(first);
        if goes_round { &mut round } else { &mut told }.extend(waiting.into_iter().rev());
    }
    (told, round)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32) -> DateTime<FixedOffset> {
        format!("2026-02-{day:02}T21:00:00+08:00").parse().unwrap()
    }

    fn past(versions: &[&str]) -> Past {
        let mut past = Past::default();
        for (day, text) in (1..).zip(versions) {
            past.then(at(day), Document::read((*text).to_owned()));
        }
        past
    }

    /// What was done by the last version, with the days of February on which it came to be done.
    fn told(versions: &[&str]) -> Vec<String> {
        let now = Document::read((*versions.last().unwrap()).to_owned());
        let events = past(versions).events(&Journal::default(), Some(now));
        let mut journal = Journal::default();
        events.iter().for_each(|event| journal.note(event));
        let last = Version::of(Document::read((*versions.last().unwrap()).to_owned()), at(28));
        let whereabouts = Whereabouts::of(&journal, last.document.outline(), &last.plan);
        let said = |(node, key): (NodeId, _)| {
            let item = journal.item(key);
            let days = item.ticked.gained().map(|date| format!(" {}", date.format("%-d"))).collect::<String>();
            let before = if item.ticked.before { " before" } else { "" };
            format!("{}{before}{days}", last.document.outline().title(node))
        };
        whereabouts.pairs().into_iter().map(said).collect()
    }

    #[test]
    fn a_tick_has_the_date_of_the_version_in_which_it_stands_first() {
        let versions = [
            "# A\n- [x] old\n- [ ] one\n- [ ] two\n",
            "# A\n- [x] old\n- [x] one\n- [ ] two\n",
            "# A\n- [x] old\n- [ ] one\n- [x] two\n- [x] new\n",
            "# A\n- [x] old\n- [x] one\n- [x] two\n- [x] new\n",
        ];
        assert_eq!(told(&versions), ["old before", "one 2 4", "two 3", "new 3"]);
    }

    #[test]
    fn a_tick_follows_its_item_to_another_title_and_place() {
        let versions = [
            "# Strings\n- [x] bowline\n- [ ] sheet bend\n# Wires\n- [ ] splice\n",
            "# Strings\n- [x] bowline\n- [x] sheet bend\n# Wires\n- [ ] splice\n",
            "# Strings and ropes\n- [x] bowline\n# Wires\n- [ ] splice\n- [x] sheet bend\n",
            "# Ropes\n- [x] the bowline\n# Wires\n- [x] splice\n- [x] sheet bend, double\n",
        ];
        assert_eq!(told(&versions), ["the bowline before", "splice 4", "sheet bend, double 2"]);
    }

    #[test]
    fn what_is_alike_is_told_apart_while_more_of_it_comes_and_goes() {
        let versions = [
            "# A\n- [ ] x\n- [ ] x\n# z\n",
            "# A\n- [x] x\n- [ ] x\n# z\n",
            "# A\n- [x] x\n- [x] x\n# z\n",
            "# A\n- [ ] first\n- [ ] x\n- [x] x\n- [x] x\n# z\n",
            "# A\n- [ ] first\n- [x] x\n- [x] x\n- [x] x\n# z\n",
        ];
        assert_eq!(told(&versions), ["x 5", "x 2", "x 3"]);
        let gone = ["# A\n- [ ] x\n- [ ] x\n- [ ] y\n", "# A\n- [ ] x\n- [x] x\n- [ ] y\n", "# A\n- [x] x\n- [ ] y\n"];
        assert_eq!(told(&gone).len(), 1);
        assert_eq!(told(&[gone[0], gone[1], "# A\n- [x] x\n- [x] y\n"]).len(), 2);
    }

    #[test]
    fn many_that_are_alike_or_move_at_once_are_followed_in_no_time() {
        let many = |head: &str, boxes: &str| format!("# {head}\n{boxes}# z\n");
        let alike = "- [x] x\n".repeat(3000);
        let told = told(&[&many("A", &alike), &many("A", &("- [ ] first\n".to_owned() + &alike)), &many("B", &alike)]);
        assert_eq!(told.len(), 3000);
        // To shift each of them is to make the others wait for it.
        let node = NodeId::at;
        let id = |text: String| Place { text, ..Place::default() }.id();
        let to = |from: usize, to: usize| Move {
            before: node(from),
            node: node(to),
            from: id(from.to_string()),
            to: id(to.to_string()),
        };
        let (moves, round) =
            in_turn(&(0..100_000).map(|at| to(at, at + 1)).chain([to(200_001, 200_002)]).collect::<Vec<_>>());
        assert_eq!((moves.len(), round.len(), moves[0].before), (100_001, 0, node(99_999)));
        let (moves, round) = in_turn(&[to(1, 2), to(4, 5), to(2, 3), to(3, 1), to(5, 6)]);
        assert_eq!(moves.iter().map(|one| one.before).collect::<Vec<_>>(), [node(5), node(4)]);
        assert_eq!(round.len(), 3);
    }

    #[test]
    fn study_days_are_followed_when_they_are_numbered_anew() {
        let before = "## Phase 1: a\n- [x] **Day 1: objects**\n- [ ] **Day 2: loops**\n- [ ] **Day 3: types**\n";
        let ticked = before.replace("[ ] **Day 2", "[x] **Day 2");
        let after = "## Phase 1: a\n- [x] **Day 1: objects**\n- [ ] **Day 2: tuples**\n- [x] **Day 3: loops**\n\
                     - [ ] **Day 4: types**\n";
        let told = told(&[before, &ticked, after]);
        assert_eq!(told, ["Day 1: objects before", "Day 2: tuples", "Day 3: loops 2"]);
    }

    #[test]
    fn what_was_renamed_since_the_last_version_is_said_to_have_moved() {
        let versions = ["- [ ] learn the bowline\n- [ ] b\n", "- [x] learn the bowline\n- [ ] b\n"];
        let now = || Some(Document::read("- [x] learn the bowline well\n- [ ] b\n".to_owned()));
        let events = past(&versions).events(&Journal::default(), now());
        assert!(matches!(&events.last().unwrap().deed, Deed::Moved { from, place }
            if (from.text.as_str(), place.text.as_str()) == ("learn the bowline", "learn the bowline well")));
        // The journal was begun before it was renamed.
        let mut own = Journal::default();
        let old = Document::read(versions[1].to_owned());
        let plan = Plan::of(&old);
        own.note(&Event { at: at(3), on: None, by: By::Tui, deed: beginning(&old, &plan, &plan.done(&old), &[]) });
        assert_eq!(past(&versions).events(&own, now()).len(), events.len() - 1);
    }
}
