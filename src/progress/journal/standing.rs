//! Which item stands where, and where each stood before.
//!
//! A place that something has left goes on to stand for it, for another machine may still write of it there, or tell of the
//! same move once more; until something else is known to stand there.

use foldhash::{HashMap, HashSet};

use super::facts::ItemKey;
use super::place::ItemId;

/// Where items stand, and where they stood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Standing {
    now: HashMap<ItemId, ItemKey>,
    before: HashMap<ItemId, ItemKey>,
    /// Every move that was heard of: from where to where, and what moved.
    moves: HashSet<(ItemId, ItemId, ItemKey)>,
}

/// What a move comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// This item goes to the new place.
    Of(ItemKey),
    /// Something that nobody knew stands at the new place.
    OfAnother,
    /// It is known.
    Known,
}

impl Standing {
    /// What stands at a place now.
    pub(super) fn at(&self, id: ItemId) -> Option<ItemKey> {
        self.now.get(&id).copied()
    }

    /// What stands at a place, or stood there last.
    pub(super) fn of(&self, id: ItemId) -> Option<ItemKey> {
        self.at(id).or_else(|| self.before.get(&id).copied())
    }

    pub(super) fn put(&mut self, id: ItemId, key: ItemKey) {
        self.now.insert(id, key);
        self.before.remove(&id);
    }

    /// What it means that something is said to have moved. From a place to itself, it says that something new stands there.
    pub(super) fn heard(&mut self, from: ItemId, to: ItemId) -> Move {
        if from == to {
            return if self.at(to).is_some() { Move::Known } else { Move::OfAnother };
        }
        let Some(key) = self.of(from) else {
            // Only the other machine knew it by its old place.
            let Some(known) = self.of(to) else { return Move::OfAnother };
            self.before.insert(from, known);
            return Move::Known;
        };
        let has_left = self.at(from) != Some(key);
        let is_known = match self.at(to) {
            // What stands elsewhere by now takes nobody's place.
            Some(other) => has_left || self.moves.contains(&(from, to, other)),
            None => has_left && self.of(to) == Some(key),
        };
        if is_known { Move::Known } else { Move::Of(key) }
    }

    /// An item goes to another place.
    pub(super) fn carry(&mut self, key: ItemKey, [from, last, to]: [ItemId; 3]) {
        for left in [from, last] {
            // By now something else may stand there.
            if self.at(left).is_none_or(|there| there == key) {
                self.now.remove(&left);
                self.before.insert(left, key);
            }
        }
        self.put(to, key);
        self.moves.insert((from, to, key));
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::collection::vec;
    use proptest::prelude::*;

    use crate::progress::journal::{By, Deed, Event, Item, Journal, Place};

    fn place(name: &str) -> Place {
        Place { text: name.to_owned(), ..Place::default() }
    }

    /// An event of a day of February.
    fn on(day: u32, deed: Deed) -> Event {
        let at = format!("2026-02-{:02}T21:00:00+08:00", day % 28 + 1).parse().unwrap();
        Event { at, on: None, by: By::Tui, deed }
    }

    fn ticked(name: &str, day: u32) -> Event {
        on(day, Deed::Turned { place: place(name), done: true })
    }

    fn moved(from: &str, to: &str) -> Event {
        on(1, Deed::Moved { from: place(from), place: place(to) })
    }

    fn heard(events: &[Event]) -> Journal {
        let mut journal = Journal::default();
        events.iter().for_each(|event| journal.note(event));
        journal
    }

    fn item<'a>(journal: &'a Journal, name: &str) -> Option<&'a Item> {
        journal.find(place(name).id()).map(|key| journal.item(key))
    }

    fn gained(journal: &Journal, name: &str) -> Vec<NaiveDate> {
        item(journal, name).into_iter().flat_map(|item| item.ticked.gained()).collect()
    }

    #[test]
    fn a_move_that_is_heard_twice_takes_no_past_away() {
        let once = [ticked("a", 3), moved("a", "b")];
        let twice = [once[0].clone(), once[1].clone(), once[1].clone()];
        assert_eq!(gained(&heard(&twice), "b"), gained(&heard(&once), "b"));
        assert_eq!(gained(&heard(&once), "b").len(), 1);
        let back = [ticked("a", 3), moved("a", "b"), moved("b", "a"), moved("a", "b"), moved("b", "a")];
        assert_eq!(heard(&back).at_place(place("a").id()), heard(&back).find(place("b").id()));
        assert_eq!(gained(&heard(&back), "a").len(), 1);
    }

    #[test]
    fn what_another_machine_writes_of_an_old_place_is_written_of_what_moved() {
        let of_old = heard(&[ticked("a", 9), moved("a", "b"), moved("b", "c"), ticked("a", 3), ticked("b", 5)]);
        assert_eq!(of_old, heard(&[ticked("a", 3), moved("a", "b"), moved("b", "c"), ticked("c", 5), ticked("c", 3)]));
        assert_eq!(of_old.keys().count(), 1);
        // The line of the other machine stands behind that of the move.
        assert_eq!(gained(&heard(&[moved("a", "b"), ticked("a", 3)]), "b").len(), 1);
        assert_eq!(gained(&heard(&[ticked("b", 3), moved("a", "b"), ticked("a", 2)]), "b").len(), 1);
    }

    #[test]
    fn something_new_may_stand_where_something_stood() {
        let new = [ticked("a", 3), moved("a", "b"), moved("a", "a"), ticked("a", 5)];
        let came = [ticked("a", 3), ticked("c", 5), moved("a", "b"), moved("c", "a"), moved("a", "b"), moved("c", "a")];
        for journal in [heard(&new), heard(&came)] {
            assert_ne!(gained(&journal, "a"), gained(&journal, "b"));
            assert_eq!((gained(&journal, "a").len(), gained(&journal, "b").len()), (1, 1));
        }
        let next = ["b", "a"].map(|name| ticked(name, if name == "a" { 3 } else { 5 }));
        let shifted = [moved("b", "c"), moved("a", "b")];
        let journal = heard(&[&next[..], &shifted, &shifted, &[moved("c", "d")], &shifted[1..]].concat());
        assert_eq!(gained(&journal, "b"), gained(&heard(&[ticked("b", 3)]), "b"));
        assert_eq!(gained(&journal, "d"), gained(&heard(&[ticked("d", 5)]), "d"));
    }

    /// What a reader does: turns an item over, grades it, leaves it out, or gives it its next name.
    type Act = (usize, u32, u8);

    const ITEMS: usize = 3;

    /// What a machine writes of it. Its roadmap has each item under so many-th name, and all its items are done or not.
    fn told(acts: &[Act], mut names: [u32; ITEMS], turns: bool) -> (Vec<Event>, [u32; ITEMS]) {
        let mut done = [false; ITEMS];
        let of = |&(which, day, act): &Act| {
            let name = |nth: u32| place(&format!("{which} {nth}"));
            let here = name(names[which]);
            let deed = match act {
                0 => {
                    names[which] += 1;
                    Deed::Moved { from: here, place: name(names[which]) }
                }
                1 => Deed::Graded { place: here, grade: u8::try_from(day % 4 + 1).unwrap() },
                2 => Deed::Spared { place: here, spared: true },
                3 if turns => {
                    done[which] = !done[which];
                    Deed::Turned { place: here, done: done[which] }
                }
                3 => Deed::Turned { place: here, done: true },
                _ => Deed::Studied { place: here, done: true },
            };
            on(day, deed)
        };
        let events = acts.iter().map(of).collect();
        (events, names)
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        vec((0..ITEMS, 0..28_u32, 0..5_u8), 0..12)
    }

    /// What a journal comes to, by every name that an item had.
    fn facts(journal: &Journal) -> Vec<String> {
        let names = (0..ITEMS).flat_map(|which| (0..30).map(move |nth| format!("{which} {nth}")));
        let of = |name: String| {
            let item = item(journal, &name)?;
            let mut grades = item.grades.clone();
            grades.sort_unstable();
            let of = |timed: &crate::progress::journal::Timed| (timed.since(), timed.gained().collect::<Vec<_>>());
            let place = item.place.as_ref().map(|place| &place.text);
            Some(format!("{name}: {place:?} {:?} {:?} {grades:?} {}", of(&item.ticked), of(&item.studied), item.spared))
        };
        names.filter_map(of).collect()
    }

    proptest! {
        #[test]
        fn hearing_twice_is_hearing_once(acts in acts()) {
            // No clock was wrong.
            let mut acts = acts;
            acts.sort_by_key(|(_, day, _)| *day);
            let (events, _) = told(&acts, [0; ITEMS], true);
            let doubled: Vec<Event> = events.iter().flat_map(|event| [event.clone(), event.clone()]).collect();
            prop_assert_eq!(facts(&heard(&doubled)), facts(&heard(&events)));
            prop_assert_eq!(facts(&heard(&[&events[..], &events].concat())), facts(&heard(&events)));
        }

        #[test]
        fn what_two_machines_did_may_be_put_together_in_either_order(before in acts(), one in acts(), other in acts()) {
            let (before, names) = told(&before, [0; ITEMS], false);
            let [one, other] = [one, other].map(|acts| told(&acts, names, false).0);
            let either = heard(&[&before[..], &one, &other].concat());
            prop_assert_eq!(facts(&either), facts(&heard(&[before, other, one].concat())));
        }
    }
}
