//! What all lines of a journal come to.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use memchr::{memchr_iter, memmem};

use super::event::{By, Deed, Event, Known};
use super::line::Lines;
use super::place::{ItemId, Place};
use super::standing::{Move, Standing};
use super::timed::Timed;

/// An item's index in its journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemKey(usize);

/// What the journal knows of an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Where it stood when it was last heard of; nothing where only that it was done is known.
    pub place: Option<Place>,
    /// Its box.
    pub ticked: Timed,
    /// The study day that it carries.
    pub studied: Timed,
    /// Its reviews, in the order in which they were written down: when, and how well it was known, from 1 to 4.
    pub grades: Vec<(NaiveDate, u8)>,
    /// Whether it is left out of the review.
    pub spared: bool,
}

/// What all lines of a journal come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Journal {
    day_start: u32,
    items: Vec<Item>,
    standing: Standing,
    /// By the start of their run: when the minutes count, and how many they were.
    minutes: BTreeMap<DateTime<FixedOffset>, (NaiveDate, u32)>,
    /// Whether it was begun.
    pub is_begun: bool,
    /// Whether what is done and not named is from before it was begun.
    pub is_vague: bool,
    /// Since when the reader reviews.
    pub reviewing: Option<NaiveDate>,
    /// How many lines could not be understood.
    pub passed_over: usize,
    /// How many could.
    pub events: usize,
}

impl Journal {
    /// Reads all lines of a journal, where days begin so many hours after midnight.
    #[must_use]
    pub fn read(text: &(impl AsRef<[u8]> + ?Sized), day_start: u32) -> Self {
        let (text, mut journal) = (text.as_ref(), Self { day_start, ..Self::default() });
        // What git remembers comes first: it was found out later, and happened before.
        let from_git = memmem::find(text, br#""by":"git""#).is_some();
        let mut lines = Lines::default();
        for is_git in [true, false].into_iter().filter(|&is_git| from_git || !is_git) {
            for line in lines_of(text) {
                match lines.read(line) {
                    Some((event, id)) if !from_git || (event.by == By::Git) == is_git => journal.take(event, id),
                    Some(_) => {}
                    None => journal.passed_over += usize::from(!is_git),
                }
            }
        }
        journal
    }

    /// Takes in one event more.
    pub fn note(&mut self, event: &Event) {
        self.take(event, event.deed.item());
    }

    /// The same of an event about an item with a number.
    fn take(&mut self, event: &Event, id: Option<ItemId>) {
        self.events += 1;
        let on = event.date(self.day_start);
        match &event.deed {
            Deed::Began(known) => self.begin(known.as_ref()),
            Deed::Turned { place, done } => self.at(place, id).ticked.turn(on, *done),
            Deed::Studied { place, done } => self.at(place, id).studied.turn(on, *done),
            Deed::Graded { place, grade } => {
                let grades = &mut self.at(place, id).grades;
                // What is put right on the same date was never meant otherwise.
                grades.retain(|(date, _)| *date != on);
                grades.push((on, *grade));
            }
            Deed::Spared { place, spared } => self.at(place, id).spared = *spared,
            Deed::Minutes { run, minutes, .. } => {
                let (_, longest) = self.minutes.entry(*run).or_insert((on, 0));
                *longest = (*longest).max(*minutes);
            }
            Deed::Moved { from, place } => self.carry(from, place),
            Deed::Reviewing => {
                self.reviewing = Some(self.reviewing.map_or(on, |since| since.min(on)));
            }
        }
    }

    fn begin(&mut self, known: Option<&Known>) {
        // What is named on one machine is known, whatever another one did not name.
        self.is_vague = known.is_none() && (self.is_vague || !self.is_begun);
        self.is_begun = true;
        let Some(known) = known else { return };
        for &id in &known.ticked {
            self.keyed(id).ticked.begin();
        }
        for &id in &known.studied {
            self.keyed(id).studied.begin();
        }
    }

    fn carry(&mut self, from: &Place, place: &Place) {
        let (left, id) = (from.id(), place.id());
        let key = match self.standing.heard(left, id) {
            Move::Known => return,
            Move::Of(key) => key,
            Move::OfAnother => self.new_item(),
        };
        let last = self.items[key.0].place.replace(place.clone()).map_or(left, |last| last.id());
        self.standing.carry(key, [left, last, id]);
    }

    fn new_item(&mut self) -> ItemKey {
        self.items.push(Item::default());
        ItemKey(self.items.len() - 1)
    }

    fn key(&mut self, id: ItemId) -> ItemKey {
        self.standing.of(id).unwrap_or_else(|| {
            let key = self.new_item();
            self.standing.put(id, key);
            key
        })
    }

    fn keyed(&mut self, id: ItemId) -> &mut Item {
        let key = self.key(id);
        &mut self.items[key.0]
    }

    fn at(&mut self, place: &Place, id: Option<ItemId>) -> &mut Item {
        let item = self.keyed(id.unwrap_or_else(|| place.id()));
        if item.place.is_none() {
            item.place = Some(place.clone());
        }
        item
    }

    /// The date that an event counts for.
    #[must_use]
    pub fn date(&self, event: &Event) -> NaiveDate {
        event.date(self.day_start)
    }

    /// An item that the journal knows.
    #[must_use]
    pub fn item(&self, key: ItemKey) -> &Item {
        &self.items[key.0]
    }

    /// The items that the journal knows, in the order in which they were first heard of.
    pub fn keys(&self) -> impl Iterator<Item = ItemKey> + use<> {
        (0..self.items.len()).map(ItemKey)
    }

    /// Whether what is done now was done before the journal was begun, for all that it says of it: its box or its study day.
    #[must_use]
    pub fn is_old(&self, timed: Option<&Timed>) -> bool {
        self.is_vague && timed.is_none_or(|timed| timed.turns.is_empty())
    }

    /// Learns what stands at a place of which only the number was known.
    pub fn learn(&mut self, key: ItemKey, place: &Place) {
        let item = &mut self.items[key.0];
        if item.place.is_none() && self.standing.at(place.id()) == Some(key) {
            item.place = Some(place.clone());
        }
    }

    /// What stands at a place, or stood there before, where nothing else does.
    #[must_use]
    pub fn find(&self, id: ItemId) -> Option<ItemKey> {
        self.standing.of(id)
    }

    /// What stands at a place now.
    pub(super) fn at_place(&self, id: ItemId) -> Option<ItemKey> {
        self.standing.at(id)
    }

    /// The minutes that were spent, by date.
    #[must_use]
    pub fn minutes(&self) -> BTreeMap<NaiveDate, u32> {
        let mut by_date = BTreeMap::new();
        for (date, minutes) in self.minutes.values() {
            *by_date.entry(*date).or_default() += minutes;
        }
        by_date
    }
}

/// The lines of a text, but for blank ones, and without the blanks around them.
fn lines_of(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = memchr_iter(b'\n', text).chain([text.len()]);
    let mut start = 0;
    ends.map(move |end| text[std::mem::replace(&mut start, end + 1)..end].trim_ascii()).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::progress::journal::Since;
    use crate::progress::journal::read_line;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 2, day).unwrap()
    }

    proptest! {
        #[test]
        fn many_lines_come_to_what_each_of_them_does(lines in prop::collection::vec((1..9u32, 0..9usize), 0..40)) {
            let line = |(day, which): (u32, usize)| {
                let more = [
                    r#""did":"ticked","path":["一、A"],"text":"a","#,
                    r#""did":"unticked","path":["一、a"],"text":"A","#,
                    r#""did":"done","path":[],"text":"b","day":3,"#,
                    r#""did":"graded","path":["一、A"],"text":"a","grade":3,"#,
                    r#""did":"minutes","path":[],"text":"b","run":"2026-02-02T07:00:00Z","minutes":7,"#,
                    r#""did":"moved","path":[],"text":"c","from":{"path":["一、A"],"text":"a"},"#,
                    r#""on":"2026-02-04","did":"ticked","path":[],"text":"c","#,
                    r#" "did":"began","ticked":["00000000000000ff"],"done":[],"#,
                    r#""did":"danced","#,
                ][which];
                format!(r#"{{"v":1,"at":"2026-02-0{day}T03:00:00+08:00",{more}"by":"tui"}}"#)
            };
            let lines: Vec<String> = lines.into_iter().map(line).collect();
            let mut expected = Journal { day_start: 4, ..Journal::default() };
            for line in &lines {
                match read_line(line) {
                    Some(event) => expected.note(&event),
                    None => expected.passed_over += 1,
                }
            }
            prop_assert_eq!(Journal::read(&lines.join("\n"), 4), expected);
        }
    }

    #[test]
    fn dates_begin_when_the_reader_s_days_do() {
        let line = |at: &str, more: &str| format!(r#"{{"v":1,"at":"{at}",{more}"by":"tui"}}"#) + "\n";
        let tick = r#""did":"ticked","path":[],"text":"a","#;
        let since = |text: &str, day_start| {
            let journal = Journal::read(text, day_start);
            journal.item(journal.keys().next().unwrap()).ticked.since()
        };
        let late = line("2026-02-06T03:59:00+08:00", tick);
        assert_eq!(since(&late, 4), Some(Since::Date(date(5))));
        assert_eq!(since(&late, 0), Some(Since::Date(date(6))));
        let said = line("2026-02-06T03:59:00+08:00", &format!(r#""on":"2026-02-01",{tick}"#));
        assert_eq!(since(&said, 4), Some(Since::Date(date(1))));
    }

    #[test]
    fn a_run_of_the_timer_counts_once_and_what_git_remembers_comes_first() {
        let line = |at: &str, by: &str, more: &str| format!(r#"{{"v":1,"at":"{at}",{more}"by":"{by}"}}"#) + "\n";
        let run = |at: &str, run: &str, minutes: u32| {
            line(at, "tui", &format!(r#""did":"minutes","run":"{run}","minutes":{minutes},"#))
        };
        let (morning, evening) = ("2026-02-05T07:00:00+08:00", "2026-02-05T19:00:00+08:00");
        let text = run(morning, morning, 5)
            + &run(morning, morning, 25)
            + &run(evening, evening, 10)
            + &run(morning, morning, 20);
        assert_eq!(Journal::read(&text, 4).minutes(), [(date(5), 35)].into());
        let turned = |at: &str, by: &str, did: &str| line(at, by, &format!(r#""did":"{did}","path":[],"text":"a","#));
        let text =
            turned(evening, "tui", "unticked") + "torn\n\n" + &turned("2026-01-05T07:00:00+08:00", "git", "ticked");
        let journal = Journal::read(&text, 4);
        assert_eq!(journal.item(ItemKey(0)).ticked.since(), None);
        assert_eq!((journal.events, journal.passed_over), (2, 1));
    }
}
