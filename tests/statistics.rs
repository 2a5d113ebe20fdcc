//! The statistics and the look back on a week are what counting by hand comes to.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use roadmap::app::action::News;
use roadmap::app::statistics::Statistics;
use roadmap::app::week::Week;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::progress::forecast::Forecast;
use roadmap::progress::journal::Journal;
use roadmap::progress::{Tally, leaves};

/// A Monday, on which the plan begins.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 2, 2).unwrap();

fn after(days: u64) -> NaiveDate {
    FIRST + Days::new(days)
}

/// What can be done: where it stands, what it says, and its number where it is a study day. The last is gone from the file.
const ITEMS: [(&str, &str, Option<u32>); 6] = [
    ("Skills", "Types", None),
    ("Skills", "Loops", None),
    ("Skills", "Nets", None),
    ("Phase 1", "Day 1: a", Some(1)),
    ("Phase 1", "Day 2: b", Some(2)),
    ("Skills", "Gone", None),
];

/// A line of the journal, at noon of a date.
fn line(date: NaiveDate, did: &str, item: usize) -> String {
    let (section, text, day) = ITEMS[item];
    let day = day.map(|day| format!(r#""day":{day},"#)).unwrap_or_default();
    format!(
        r#"{{"v":1,"at":"{date}T12:00:00+00:00","did":"{did}","path":["Plan","{section}"],"text":"{text}",{day}"by":"tui"}}"#
    ) + "\n"
}

/// The roadmap with these items done.
fn text(done: &BTreeSet<usize>) -> String {
    let mut text = format!("---\nroadmap:\n  start: {FIRST}\n  days: mon-fri\n---\n# Plan\n");
    let mut section = "";
    for (item, (above, title, _)) in ITEMS.iter().enumerate().take(5) {
        if *above != section {
            text += &format!("## {above}\n");
            section = above;
        }
        text += &format!("- [{}] {title}\n", if done.contains(&item) { 'x' } else { ' ' });
    }
    text
}

fn app(text: String, journal: &str, today: NaiveDate) -> App {
    let mut app = App::new(Document::read(text), Opening { date: today, ..Opening::default() });
    assert!(app.hear(News::Journal(Box::new(Journal::read(journal, 4)))).is_none());
    app
}

/// Days on end with something on them, up to a date, over weekdays; today is not over.
fn counted_back(active: &BTreeSet<u64>, from: u64) -> u32 {
    let mut days = 0;
    for day in (0..=from).rev() {
        let is_weekday = after(day).weekday().num_days_from_monday() < 5;
        match active.contains(&day) {
            true => days += 1,
            false if is_weekday && day < from => break,
            false => {}
        }
    }
    days
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_statistics_are_what_counting_day_by_day_comes_to(
        deeds in prop::collection::vec((0..2_u64, 0..6_usize, prop::bool::weighted(0.1)), 0..40),
        rest in 0..4_u64,
    ) {
        let (mut journal, mut done, mut day) = (String::new(), BTreeSet::new(), 0);
        // What was done at the end of each date, and when there were minutes.
        let mut ends: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
        let mut minutes: BTreeMap<u64, u32> = BTreeMap::new();
        for (count, (later, item, is_timer)) in deeds.into_iter().enumerate() {
            day += later;
            if is_timer {
                let at = format!("{}T{:02}:{:02}:00+00:00", after(day), 10, count);
                journal += &format!(r#"{{"v":1,"at":"{at}","did":"minutes","run":"{at}","minutes":20,"by":"tui"}}"#);
                journal += "\n";
                *minutes.entry(day).or_default() += 20;
                continue;
            }
            let is_done = done.insert(item) || !done.remove(&item);
            let names = if is_done { ["ticked", "done"] } else { ["unticked", "undone"] };
            for name in &names[..if ITEMS[item].2.is_some() { 2 } else { 1 }] {
                journal += &line(after(day), name, item);
            }
            ends.insert(day, done.clone());
        }
        let today = day + rest;
        let none = BTreeSet::new();
        let (mut tasks, mut days) = (BTreeMap::<u64, u32>::new(), BTreeMap::<u64, u32>::new());
        let mut since: BTreeMap<usize, u64> = BTreeMap::new();
        for (date, end) in &ends {
            let before = ends.range(..date).next_back().map_or(&none, |(_, end)| end);
            for item in end.difference(before) {
                *tasks.entry(*date).or_default() += 1;
                if ITEMS[*item].2.is_some() {
                    *days.entry(*date).or_default() += 1;
                }
                since.insert(*item, *date);
            }
        }
        let app = app(text(&done), &journal, after(today));
        let statistics = app.statistics();
        for date in 0..=today {
            let found = statistics.activity.on(after(date));
            let counted = |of: &BTreeMap<u64, u32>| of.get(&date).copied().unwrap_or(0);
            // A study day with a box is one thing.
            let expected = (counted(&tasks), counted(&days), counted(&minutes), counted(&tasks));
            prop_assert_eq!((found.tasks, found.days, found.minutes, found.things), expected, "{}", date);
        }
        let active: BTreeSet<u64> = tasks.keys().chain(minutes.keys()).copied().collect();
        prop_assert_eq!(statistics.streak.days, counted_back(&active, today));
        prop_assert_eq!(statistics.streak.longest, (0..=today).map(|day| counted_back(&active, day)).max().unwrap());
        check_course(&statistics, &done, &since, today);
        let of_week = |day: &u64| after(*day).iso_week() == after(today).iso_week();
        let week: u32 = tasks.iter().filter(|(day, _)| of_week(day)).map(|(_, count)| *count).sum();
        prop_assert_eq!(app.week().sum.tasks, week);
    }
}

/// The tallies, the burn-up and the pace.
#[track_caller]
fn check_course(statistics: &Statistics, done: &BTreeSet<usize>, since: &BTreeMap<usize, u64>, today: u64) {
    let in_file = |is_day: bool| done.iter().filter(move |item| **item < 5 && (!is_day || ITEMS[**item].2.is_some()));
    for (course, is_day, total) in [(&statistics.tasks, false, 5), (statistics.days.as_ref().unwrap(), true, 2)] {
        let count = in_file(is_day).count();
        assert_eq!(course.tally, Tally { done: u32::try_from(count).unwrap(), total });
        let first = (course.burn_up.first - FIRST).num_days();
        assert_eq!(course.burn_up.done.len() as i64, today.cast_signed() - first + 1);
        for (at, (so_far, planned)) in course.burn_up.done.iter().zip(&course.burn_up.planned).enumerate() {
            let date = first.cast_unsigned() + at as u64;
            assert_eq!(*so_far as usize, in_file(is_day).filter(|item| since[*item] <= date).count());
            // Day 1 is over at the end of the first date, and day 2 of the second.
            assert_eq!(*planned, total * u32::try_from((date + 1).min(2)).unwrap() / 2);
        }
        let remains = course.tally.done < total;
        assert_eq!(course.forecast == Forecast::Complete, !remains);
    }
}

#[test]
fn what_is_gone_from_the_file_counts_for_the_streak_and_the_pace_and_not_for_the_burn_up() {
    let journal = [line(after(0), "ticked", 5), line(after(1), "ticked", 5), line(after(1), "ticked", 0)].concat();
    let statistics = app(text(&[0].into()), &journal, after(1)).statistics();
    assert_eq!((statistics.streak.days, statistics.tasks.pace[0].unwrap().done), (2, 2));
    assert_eq!(
        (statistics.tasks.burn_up.done.clone(), statistics.tasks.tally),
        (vec![0, 1], Tally { done: 1, total: 5 })
    );
}

#[test]
fn a_box_above_others_holds_the_streak_and_is_no_task() {
    let text = "- [x] a\n  - [x] b\n";
    assert_eq!(leaves(Document::read(text.to_owned()).outline()).len(), 1);
    let ticked = |path: &str, text: &str, date: NaiveDate| {
        format!(r#"{{"v":1,"at":"{date}T12:00:00Z","did":"ticked","path":[{path}],"text":"{text}","by":"tui"}}"#) + "\n"
    };
    let journal = ticked(r#""a""#, "b", after(0)) + &ticked("", "a", after(1));
    let statistics = app(text.to_owned(), &journal, after(1)).statistics();
    assert_eq!((statistics.streak.days, statistics.activity.within(..).tasks), (2, 1));
}

#[test]
fn looking_at_an_earlier_date_leaves_out_what_came_later() {
    let journal = [line(after(0), "ticked", 0), line(after(3), "ticked", 1)].concat();
    let statistics = app(text(&[0, 1].into()), &journal, after(1)).statistics();
    assert_eq!((statistics.tasks.burn_up.done.clone(), statistics.streak.days), (vec![1, 1], 1));
    assert_eq!(statistics.tasks.pace[0].unwrap().done, 1);
}

#[test]
fn rest_dates_of_the_front_matter_are_forgiven_without_a_plan_as_well() {
    let text = "---\nroadmap:\n  days: mon-fri\n---\n# Plan\n## Skills\n- [x] Types\n- [x] Loops\n- [ ] Nets\n";
    let journal = [line(after(4), "ticked", 0), line(after(7), "ticked", 1)].concat();
    let statistics = app(text.to_owned(), &journal, after(7)).statistics();
    assert_eq!((statistics.streak.days, statistics.days.clone()), (2, None));
}

/// A week as what it tells: by date the study days and the tasks; then what slipped, is still ahead, and comes next.
fn told(week: &Week) -> (Vec<String>, [Vec<usize>; 3]) {
    let titles = |named: &[roadmap::app::week::Named]| {
        named.iter().map(|named| format!("{}/{}", named.path.join("/"), named.title)).collect::<Vec<_>>().join(", ")
    };
    let done = week.done.iter().map(|on| format!("{}: {} + {}", on.date.day(), titles(&on.days), titles(&on.tasks)));
    let ids = |days: &[roadmap::plan::DayId]| days.iter().map(|day| day.index()).collect();
    (done.collect(), [&week.slipped, &week.ahead, &week.next].map(|days| ids(days)))
}

#[test]
fn a_week_tells_what_was_done_what_slipped_and_what_comes_next() {
    let text = format!(
        "---\nroadmap:\n  start: {FIRST}\n---\n# Plan\n## Skills\n- [x] Types\n## Phase 1\n- [x] Day 1: a\n- Day 2: b\n- Day 3-6: c\n- Day 7-9: d\n- Day 10: e\n- [x] Day 11: f\n"
    );
    let journal = [
        line(after(0), "ticked", 3),
        line(after(0), "done", 3),
        line(after(2), "ticked", 5),
        line(after(2), "ticked", 0),
    ]
    .concat();
    let week = app(text, &journal, after(3)).week();
    assert_eq!((*week.dates.start(), *week.dates.end()), (FIRST, after(6)));
    let done = ["2: Plan/Phase 1/Day 1: a + ".to_owned(), "4:  + Plan/Skills/Types, Plan/Skills/Gone".to_owned()];
    assert_eq!(told(&week), (done.to_vec(), [vec![1], vec![2, 3], vec![4]]));
}
