//! Spaced review: dates are the model's own, a date takes what it can, and nothing is lost.
//!
//! The model is asked here step by step, and dates are filled one by one, in another way than the program does it.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use fsrs::{FSRS, MemoryState};
use proptest::prelude::*;
use roadmap::progress::review::{Grade, Learned, Load, Parameters, Queue, Reviewing};
use support::date;

/// A Monday.
const FIRST: &str = "2026-02-02";

fn on(day: u64) -> NaiveDate {
    date(FIRST) + Days::new(day)
}

fn every_date(_: NaiveDate) -> bool {
    true
}

fn weekdays(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// An item ticked on a day, with grades on others.
fn learned(day: u64, grades: &[(u64, Grade)]) -> Learned {
    let grades = grades.iter().map(|&(day, grade)| (on(day), grade)).collect();
    Learned { on: Some(on(day)), grades, spared: false }
}

fn capped(cap: u32) -> Reviewing {
    Reviewing { cap, ..Reviewing::since(on(0)) }
}

/// What the model says of grades on days, asked for one after the other: the memory, and the intervals of the four grades
/// when given once more on a day.
fn asked(model: &FSRS, retention: f32, grades: &BTreeMap<u64, Grade>, day: u64) -> (MemoryState, u64, [u32; 4]) {
    let (mut memory, mut before, mut interval) = (None, None, 0);
    let elapsed = |before: Option<u64>, day: u64| before.map_or(0, |before| (day - before) as u32);
    for (&day, grade) in grades {
        let next = model.next_states(memory, retention, elapsed(before, day)).unwrap();
        let state = [next.again, next.hard, next.good, next.easy][*grade as usize].clone();
        (memory, before, interval) = (Some(state.memory), Some(day), state.interval.round().max(1.0) as u64);
    }
    let next = model.next_states(memory, retention, elapsed(before, day)).unwrap();
    let intervals = [next.again, next.hard, next.good, next.easy].map(|state| state.interval.round().max(1.0) as u32);
    (memory.unwrap(), before.unwrap() + interval, intervals)
}

fn grade() -> impl Strategy<Value = Grade> {
    prop::sample::select(&Grade::ALL[..])
}

/// Up to so many items with grades in any order, some of them on one date.
fn items(most: usize) -> impl Strategy<Value = Vec<Learned>> {
    let grades = prop::collection::vec((0..60_u64, grade()), 0..4);
    let item = (prop::option::weighted(0.8, 0..60_u64), grades, prop::bool::weighted(0.1)).prop_map(
        |(ticked, grades, spared)| {
            let grades = grades.into_iter().map(|(day, grade)| (on(day), grade)).collect();
            Learned { on: ticked.map(on), grades, spared }
        },
    );
    prop::collection::vec(item, 1..=most)
}

/// Which dates of a fortnight are for study, over and over.
fn study_dates() -> impl Strategy<Value = [bool; 14]> {
    prop::array::uniform14(prop::bool::weighted(0.7))
}

fn is_study_date(fortnight: [bool; 14]) -> impl Fn(NaiveDate) -> bool {
    move |date| fortnight[date.num_days_from_ce() as usize % 14]
}

/// The date of every item that has one, found by ordering all that may come on each date by what is remembered on it.
fn laid(
    queue: &Queue,
    count: usize,
    cap: usize,
    today: (NaiveDate, usize),
    is_study: &dyn Fn(NaiveDate) -> bool,
) -> BTreeMap<usize, NaiveDate> {
    let (today, graded) = today;
    let mut laid = BTreeMap::new();
    for date in today.iter_days().take(366).filter(|date| is_study(*date)) {
        let remembered = |item: usize| {
            let standing = queue.standing(item).unwrap();
            let elapsed = (date - standing.last).num_days() as f64 / f64::from(standing.stability);
            let decay = -f64::from(fsrs::FSRS6_DEFAULT_DECAY);
            (elapsed * (0.9_f64.powf(1.0 / decay) - 1.0) + 1.0).powf(decay)
        };
        let may = |item: &usize| queue.standing(*item).is_some_and(|standing| standing.from <= date);
        let mut ripe: Vec<usize> = (0..count).filter(|item| !laid.contains_key(item)).filter(may).collect();
        ripe.sort_by(|a, b| remembered(*a).total_cmp(&remembered(*b)));
        let room = if date == today { cap.saturating_sub(graded) } else { cap };
        laid.extend(ripe.into_iter().take(room).map(|item| (item, date)));
    }
    laid
}

fn graded_on(learned: &[Learned], today: NaiveDate) -> usize {
    learned.iter().filter(|one| one.grades.iter().any(|(date, _)| *date == today)).count()
}

#[test]
fn a_tick_is_a_first_good_grade_and_each_grade_says_where_it_leads() {
    let items = [learned(0, &[])];
    let queue = Queue::of(&items, &capped(10), &every_date, on(1));
    let standing = queue.standing(0).unwrap();
    assert_eq!((standing.last, standing.from, standing.next), (on(0), on(2), Some(on(2))));
    assert_eq!((standing.stability, standing.difficulty), (2.3065, 2.118104));
    assert_eq!((standing.graded, standing.lapses), (0, 0));
    assert!((0.9..1.0).contains(&standing.retrievability));
    assert_eq!((queue.due, queue.put_off), (vec![], 0));
    let queue = Queue::of(&items, &capped(10), &every_date, on(2));
    assert_eq!(queue.due, [0]);
    // Again, hard, good, easy; those of the tick's own date are those of an item that is new.
    assert_eq!(capped(10).intervals(&items[0], on(0)), Some([1, 1, 2, 8]));
    let shown = capped(10).intervals(&items[0], on(2)).unwrap();
    for grade in Grade::ALL {
        let after = [learned(0, &[(2, grade)])];
        let queue = Queue::of(&after, &capped(10), &every_date, on(2));
        assert_eq!(queue.standing(0).unwrap().from, on(2 + u64::from(shown[grade as usize])));
        assert_eq!(queue.standing(0).unwrap().lapses, u32::from(grade == Grade::Again));
    }
}

#[test]
fn of_several_grades_on_one_date_the_last_one_counts() {
    let standing = |items: &[Learned]| *Queue::of(items, &capped(10), &every_date, on(9)).standing(0).unwrap();
    let corrected = learned(0, &[(2, Grade::Again), (2, Grade::Easy)]);
    assert_eq!(standing(&[corrected]), standing(&[learned(0, &[(2, Grade::Easy)])]));
    // A grade on the date of the tick says more than the tick, and a tick after grades says nothing new.
    let judged = standing(&[learned(0, &[(0, Grade::Again)])]);
    assert_eq!((judged.stability, judged.graded, judged.lapses), (0.212, 1, 1));
    assert_eq!(standing(&[learned(5, &[(0, Grade::Again)])]), judged);
    let graded_twice = capped(10).intervals(&learned(0, &[(2, Grade::Again)]), on(2));
    assert_eq!(graded_twice, capped(10).intervals(&learned(0, &[]), on(2)));
}

#[test]
fn what_was_ticked_before_the_journal_was_learned_when_review_was_first_used() {
    let items = [Learned::default(), learned(0, &[])];
    let queue = Queue::of(&items, &Reviewing::since(on(30)), &every_date, on(30));
    assert_eq!(queue.standing(0).unwrap().last, on(30));
    assert_eq!((queue.due.as_slice(), queue.standing(0).unwrap().next), ([1].as_slice(), Some(on(32))));
    assert_eq!(Queue::of(&items, &Reviewing::since(on(30)), &every_date, on(29)).standing(0), None);
}

#[test]
fn a_backlog_is_spread_over_the_study_dates_to_come() {
    let items = vec![learned(0, &[]); 7];
    // From Friday on: three, then rest, then three, then one.
    let queue = Queue::of(&items, &capped(3), &weekdays, on(4));
    assert_eq!((queue.due.as_slice(), queue.put_off), ([0, 1, 2].as_slice(), 4));
    let loads: Vec<usize> = queue.ahead(6).iter().map(|load| load.due).collect();
    assert_eq!(loads, [3, 0, 0, 3, 1, 0]);
    assert_eq!(queue.ahead(1), [Load { date: on(4), due: 3 }]);
    // On a rest date nothing comes, and what waits is not put off by the cap.
    let queue = Queue::of(&items, &capped(3), &weekdays, on(5));
    assert_eq!((queue.due.as_slice(), queue.put_off), ([].as_slice(), 0));
    assert_eq!(queue.standing(0).unwrap().next, Some(on(7)));
}

#[test]
fn those_most_at_risk_come_first() {
    let items = [
        learned(0, &[(1, Grade::Easy)]),
        learned(0, &[(20, Grade::Again)]),
        learned(10, &[]),
        learned(0, &[]),
        learned(10, &[]),
    ];
    let queue = Queue::of(&items, &capped(4), &every_date, on(40));
    let remembered = |item: &usize| queue.standing(*item).unwrap().retrievability;
    assert_eq!((queue.due.as_slice(), queue.put_off), ([1, 3, 2, 4].as_slice(), 1));
    assert!(queue.due.is_sorted_by(|a, b| remembered(a) <= remembered(b)));
}

#[test]
fn without_study_dates_or_without_room_nothing_comes() {
    let items = vec![learned(0, &[]); 3];
    let queue = Queue::of(&items, &capped(10), &|_| false, on(9));
    assert_eq!((queue.due.as_slice(), queue.put_off, queue.standing(0).unwrap().next), ([].as_slice(), 0, None));
    assert!(queue.ahead(usize::MAX).iter().all(|load| load.due == 0));
    let queue = Queue::of(&items, &capped(0), &every_date, on(9));
    assert_eq!((queue.due.as_slice(), queue.put_off, queue.standing(2).unwrap().next), ([].as_slice(), 3, None));
    // Where the calendar ends, there is nothing ahead.
    let last = Learned { on: Some(NaiveDate::MAX), ..Learned::default() };
    assert_eq!(Queue::of(&[last], &capped(10), &every_date, NaiveDate::MAX).due, [0; 0]);
}

proptest! {
    #![proptest_config(support::cases(1))]

    #[test]
    fn dates_are_those_of_the_model_for_the_same_grades(
        ticked in 0..50_u64, grades in prop::collection::vec((0..900_u64, grade()), 0..8), more in 0..400_u64,
        retention in prop::sample::select(&[0.7_f32, 0.8, 0.9, 0.95, 0.99][..]),
        parameters in prop_oneof![
            Just(vec![]),
            prop::collection::vec(0.001..1.0_f32, 17), prop::collection::vec(0.001..1.0_f32, 19),
            prop::collection::vec(0.001..4.0_f32, 21),
        ],
    ) {
        let item = learned(ticked, &grades);
        let mut counted: BTreeMap<u64, Grade> = grades.into_iter().collect();
        if counted.keys().next().is_none_or(|first| *first > ticked) {
            counted.insert(ticked, Grade::Good);
        }
        let model = FSRS::new(&parameters).unwrap();
        let reviewing = Reviewing {
            parameters: Parameters::try_from(parameters).unwrap(),
            retention: retention.try_into().unwrap(),
            ..capped(10)
        };
        let today = counted.keys().next_back().unwrap() + 1 + more;
        let (memory, from, intervals) = asked(&model, retention, &counted, today);
        let queue = Queue::of(std::slice::from_ref(&item), &reviewing, &every_date, on(today));
        let standing = queue.standing(0).unwrap();
        prop_assert_eq!((standing.stability, standing.difficulty), (memory.stability, memory.difficulty));
        let longest = |days: u64| days.min(36_500);
        let last = today - 1 - more;
        prop_assert_eq!(standing.from, on(last + longest(from - last)));
        prop_assert_eq!(reviewing.intervals(&item, on(today)).unwrap(), intervals.map(|days| longest(days.into()) as u32));
        let next = Some(standing.from.max(on(today))).filter(|next| *next < on(today) + Days::new(366));
        prop_assert_eq!(standing.next, next);
    }

    #[test]
    fn a_date_takes_those_most_at_risk_up_to_the_cap_and_carries_the_rest(
        items in items(120), fortnight in study_dates(), cap in 0..6_u32, today in 0..70_u64,
    ) {
        let (today, is_study) = (on(today), is_study_date(fortnight));
        let queue = Queue::of(&items, &capped(cap), &is_study, today);
        let expected = laid(&queue, items.len(), cap as usize, (today, graded_on(&items, today)), &is_study);
        let dated: BTreeMap<usize, NaiveDate> =
            (0..items.len()).filter_map(|item| Some((item, queue.standing(item)?.next?))).collect();
        prop_assert_eq!(&dated, &expected);
        let due: BTreeSet<usize> = queue.due.iter().copied().collect();
        prop_assert_eq!(due, expected.iter().filter(|(_, on)| **on == today).map(|(item, _)| *item).collect());
        for (item, on) in &dated {
            let standing = queue.standing(*item).unwrap();
            prop_assert!(!items[*item].spared && is_study(*on) && *on >= standing.from && standing.from > standing.last);
        }
        let loads = queue.ahead(366);
        prop_assert_eq!(loads.iter().map(|load| load.due).sum::<usize>(), dated.len());
        prop_assert!(loads.iter().all(|load| load.due <= cap as usize));
        let waits = |item: &usize| queue.standing(*item).is_some_and(|standing| standing.from <= today);
        let waiting = if is_study(today) { (0..items.len()).filter(waits).count() } else { 0 };
        prop_assert_eq!(queue.put_off, waiting - queue.due.len());
    }

    #[test]
    fn nothing_is_due_twice_on_a_day(
        items in items(40), cap in 0..12_u32, today in 0..70_u64, grades in prop::collection::vec(prop::option::of(grade()), 12),
    ) {
        let mut items = items;
        let before = Queue::of(&items, &capped(cap), &every_date, on(today));
        let mut left = Vec::new();
        for (item, grade) in before.due.iter().zip(grades) {
            match grade {
                Some(grade) => items[*item].grades.push((on(today), grade)),
                None => left.push(*item),
            }
        }
        let after = Queue::of(&items, &capped(cap), &every_date, on(today));
        prop_assert_eq!((after.due, after.put_off), (left, before.put_off));
    }

    #[test]
    fn a_queue_rests_on_what_was_known_by_its_date(
        items in items(40), fortnight in study_dates(), today in 0..70_u64,
    ) {
        let known: Vec<Learned> = items.iter().map(|one| {
            let grades = one.grades.iter().copied().filter(|(date, _)| *date <= on(today)).collect();
            Learned { grades, ..one.clone() }
        }).collect();
        let queue = |items: &[Learned]| Queue::of(items, &capped(5), &is_study_date(fortnight), on(today));
        prop_assert_eq!(queue(&items), queue(&known));
        let later = |one: &Learned| one.on.is_some_and(|ticked| ticked > on(today));
        for (item, one) in known.iter().enumerate().filter(|(_, one)| later(one) && one.grades.is_empty()) {
            let standing = queue(&items).standing(item).copied();
            prop_assert_eq!(standing, None, "{:?}", one);
        }
    }
}

/// Numbers that look random and are the same in every run: Knuth's MMIX generator.
struct Dice(u64);

impl Dice {
    fn share(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// The grade of one who remembers so likely.
    fn grade(&mut self, retrievability: f32) -> Grade {
        if self.share() > retrievability {
            return Grade::Again;
        }
        match self.share() {
            share if share < 0.15 => Grade::Hard,
            share if share < 0.9 => Grade::Good,
            _ => Grade::Easy,
        }
    }
}

/// One who learns two items on every weekday's evening, stays away on some, and grades what comes on the others.
struct Learner {
    dice: Dice,
    reviewing: Reviewing,
    items: Vec<Learned>,
    /// How many were graded on each date.
    loads: BTreeMap<NaiveDate, usize>,
    /// The least that was still remembered when it came, as a share.
    least: f32,
    /// The longest that an item waited for its review, in days.
    longest: i64,
}

impl Learner {
    fn new(seed: u64, cap: u32) -> Self {
        let (dice, reviewing) = (Dice(seed), capped(cap));
        Self { dice, reviewing, items: Vec::new(), loads: BTreeMap::new(), least: 1.0, longest: 0 }
    }

    fn queue(&self, today: NaiveDate) -> Queue {
        Queue::of(&self.items, &self.reviewing, &weekdays, today)
    }

    /// Spends an evening; answers how many reviews were put off.
    fn evening(&mut self, today: NaiveDate, new: usize) -> usize {
        let queue = self.queue(today);
        assert!(weekdays(today) || queue.due.is_empty(), "{today} is for rest");
        if !weekdays(today) || self.dice.share() < 0.1 {
            return queue.put_off;
        }
        for item in &queue.due {
            let standing = queue.standing(*item).unwrap();
            self.longest = self.longest.max((today - standing.from).num_days());
            self.least = self.least.min(standing.retrievability);
            self.items[*item].grades.push((today, self.dice.grade(standing.retrievability)));
        }
        self.loads.insert(today, queue.due.len());
        self.items.extend(vec![Learned { on: Some(today), ..Learned::default() }; new]);
        assert_eq!(self.queue(today).due, [0; 0], "twice on {today}");
        queue.put_off
    }
}

#[test]
fn a_year_of_reviews_keeps_every_day_under_the_cap_and_forgets_no_item() {
    for seed in 1..=2 {
        let mut learner = Learner::new(seed, 10);
        for day in 0..365 {
            learner.evening(on(day), 2);
        }
        // Two items an evening are more than ten reviews can hold from the half of the year on. Yet whatever waits comes
        // in its turn while better than every second such item is remembered, and when nothing new joins, all of it comes.
        let is_drained = |day: u64| weekdays(on(day)) && learner.evening(on(day), 0) == 0;
        let drained = (365..).take(365).position(is_drained);
        assert!(drained.is_some(), "reviews are put off for ever");
        let (items, loads) = (&learner.items, &learner.loads);
        assert_eq!(loads.values().max(), Some(&10));
        assert!(loads.values().sum::<usize>() > 2_000 && items.len() > 400);
        assert!(items.iter().all(|item| !item.grades.is_empty()), "an item never came");
        assert!(learner.least > 0.5 && learner.longest < 180, "{} after {}", learner.least, learner.longest);
    }
}

#[test]
fn a_cap_with_room_keeps_what_is_learned_at_the_share_aimed_at() {
    let mut learner = Learner::new(1, 20);
    for day in 0..365 {
        learner.evening(on(day), 2);
    }
    assert!(learner.longest <= 7, "a rest of a weekend and some evenings away make no more: {}", learner.longest);
    let graded = || learner.items.iter().flat_map(|item| &item.grades);
    let forgotten = graded().filter(|(_, grade)| *grade == Grade::Again).count() as f32 / graded().count() as f32;
    assert!((0.08..0.16).contains(&forgotten), "{forgotten}");
}
