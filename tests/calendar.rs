//! Any plan over any calendar, and after any ways back: no study day is lost, none doubled, and what was done stays.
//!
//! Dates are held against a calendar of the test's own, which counts them one by one.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::Index;
use roadmap::plan::recovery::Way;
use roadmap::plan::standing::State;
use support::laid::{Read, check_recovery, go};
use support::written::{
    LATER, STARTS, WrittenCalendar, WrittenWay, after, body, calendar, notation, phase, steps, written,
};

proptest! {
    #![proptest_config(support::cases(4))]

    #[test]
    fn study_days_fall_on_the_study_dates_one_by_one(
        phases in prop::collection::vec(phase(), 1..6), calendar in calendar(), notation in notation(),
    ) {
        let read = Read::of(&written(&phases, &calendar, notation), calendar.start);
        let (text, counted) = body(&phases);
        let found: Vec<(u32, u32)> = read.plan.days().iter().map(|day| (day.begins, day.ends)).collect();
        prop_assert_eq!(found, counted.clone(), "{}", text);
        let last = counted.iter().map(|(_, to)| *to).max().unwrap() as usize;
        let study: Vec<NaiveDate> = calendar.study_dates(calendar.start).take(last).collect();
        let expected: Vec<_> =
            counted.iter().map(|(from, to)| (study[*from as usize - 1], study[*to as usize - 1])).collect();
        prop_assert_eq!(read.dates(), expected);
        read.check_dates(&calendar, calendar.start);
    }

    #[test]
    fn a_pause_makes_the_plan_wait(
        phases in prop::collection::vec(phase(), 1..5), calendar in calendar(), notation in notation(),
        (from, long) in (0..20_u64, 0..15_u64),
    ) {
        let since = after(calendar.start, from);
        // Study on an extra date within the pause counts all the same.
        let work = calendar.work.iter().copied().filter(|date| *date < since).collect();
        let calendar = WrittenCalendar { pause: Some(since..=since), work, ..calendar };
        let text = written(&phases, &calendar, notation);
        let left = Read::of(&text, since).standing(since).left;
        let (before, waits) = (Read::of(&text, since), |read: &Read| read.end() > since);
        for date in since.iter_days().take(long as usize + 1) {
            let (read, calendar) = (Read::of(&text, date), calendar.on(date));
            let standing = read.standing(date);
            prop_assert_eq!(&standing.left, &left, "something fell behind by {} in {}", date, text);
            prop_assert_eq!(standing.state == State::Rest, waits(&before), "{:?} on {}", standing.state, date);
            let study: Vec<NaiveDate> = calendar.study_dates(calendar.start).take(read.plan.total_days() as usize).collect();
            let date_of = |day: u32| study[day as usize - 1];
            let expected: Vec<_> = read.plan.days().iter().map(|day| (date_of(day.begins), date_of(day.ends))).collect();
            prop_assert_eq!(read.dates(), expected);
            read.check_dates(&calendar, date);
        }
        before.check_resume(after(since, long));
        before.check_resume(after(since, 1));
    }

    #[test]
    fn phases_with_starts_of_their_own_are_counted_from_there(
        mut phases in prop::collection::vec(phase(), 2..4), calendar in calendar(), notation in notation(),
        later in prop::collection::vec(prop::option::of(0..12_u64), 4), steps in steps(),
    ) {
        phases.iter_mut().for_each(|phase| phase.heading = "## Phase N: p");
        let counted = body(&phases).1;
        let mut calendar = WrittenCalendar { pause: None, ..calendar };
        // Each start lies behind what comes before it, so that the plan keeps its order.
        let (mut anchor, mut place, mut expected) = ((1, calendar.start), 0, Vec::new());
        for (number, phase) in phases.iter().enumerate() {
            let date = |day: u32, (first, on): (u32, NaiveDate)| calendar.study_dates(on).nth((day - first) as usize).unwrap();
            let first = counted[place].0;
            let mut moved = None;
            if let Some(later) = later[number] {
                anchor = (first, after(date(first, anchor), later));
                moved = Some((format!("Phase {}", number + 1), anchor.1));
            }
            expected.extend(counted[place..place + phase.days.len()].iter().map(|(from, to)| (date(*from, anchor), date(*to, anchor))));
            place += phase.days.len();
            calendar.moves.extend(moved);
        }
        let text = written(&phases, &calendar, notation);
        let read = Read::of(&text, calendar.start);
        prop_assert_eq!(read.dates(), expected, "{}", text);
        go(&text, calendar, &steps);
    }

    #[test]
    fn ways_back_lose_nothing_and_keep_what_was_done(
        phases in prop::collection::vec(phase(), 1..6), calendar in calendar(), notation in notation(), steps in steps(),
    ) {
        let text = written(&phases, &calendar, notation);
        go(&text, calendar, &steps);
    }

    #[test]
    fn a_tick_made_by_hand_moves_nothing(
        phases in prop::collection::vec(phase(), 1..4), calendar in calendar(), notation in notation(), steps in steps(),
        turned in prop::collection::vec(any::<Index>(), 1..6),
    ) {
        let (mut read, mut today) = (Read::of(&written(&phases, &calendar, notation), calendar.start), calendar.start);
        for (later, ticks, way) in steps {
            today = after(today, later);
            read = read.turned(&ticks, None, today);
            let way = if matches!(way, WrittenWay::CatchUp) { Way::CatchUp } else { Way::Push };
            if let Ok(recovery) = read.recover(&way, today) {
                read = Read::of(&recovery.edit.apply(read.document.text()), today);
            }
        }
        let after = read.turned(&turned, None, today);
        prop_assert_eq!(read.dates(), after.dates());
    }

    #[test]
    fn stated_dates_hold_until_something_is_moved(
        days in prop::collection::vec((prop::option::of(any::<bool>()), 0..12_u64, prop::bool::weighted(0.3)), 2..10),
        calendar in calendar(), today in 0..80_u64,
    ) {
        // Some state a date with its year, some without, and some none; each begins later than the one before.
        let (mut text, mut on, mut stated) = (String::from("---\nroadmap:\n"), calendar.start, Vec::new());
        let keys = calendar.keys().into_iter().filter(|(key, _)| *key != "start");
        text.extend(keys.map(|(key, value)| format!("  {key}: {value}\n")));
        text += "---\n";
        for (number, (year, later, done)) in days.iter().enumerate() {
            on = after(on, 1 + later);
            let date = match if number == 0 { Some(true) } else { *year } {
                Some(true) => on.format(" (%Y-%m-%d)").to_string(),
                Some(false) => on.format(" (%b %-d)").to_string(),
                None => String::new(),
            };
            stated.push((!date.is_empty()).then_some(on));
            text += &format!("### Day {}{date}: w{}\n\n", number + 1, if *done { " ✅" } else { "" });
        }
        let read = Read::of(&text, calendar.start);
        for (day, stated) in read.plan.ids().zip(&stated) {
            let (from, _) = read.calendar.dates(day);
            // From a pause on dates that are stated no longer hold, and count as others do.
            let held = stated.filter(|date| calendar.pause.as_ref().is_none_or(|pause| date < pause.start()));
            let is_right = held.map_or(calendar.is_study_date(from) || *stated == Some(from), |stated| from == stated);
            prop_assert!(is_right, "{from}: {stated:?} in {text}");
        }
        Read::of(&text, on).check_dates(&calendar, on);
        let today = after(calendar.start, today);
        let (read, calendar) = (Read::of(&text, today), calendar.on(today));
        if let Some(pause) = &calendar.pause {
            // Days that rise without the pause rise with it.
            let rises = |read: &Read| read.dates().is_sorted_by(|one, next| one.0 < next.0);
            let unpaused = Read::of(&text.replace(&format!("'{}..'", pause.start()), ""), today);
            prop_assert_eq!(&unpaused.calendar.schedule.pause, &None);
            prop_assert!(rises(&read) || !rises(&unpaused), "{:?} on {today} in {text}", read.dates());
            read.check_resume(after(today, 1));
        }
        for way in [Way::Push, Way::CatchUp, Way::Rebalance(after(today, 20))] {
            if let Ok(recovery) = read.recover(&way, today) {
                check_recovery(&read, &way, today, &calendar, &recovery).check_dates(&calendar, today);
            }
        }
    }
}

#[test]
fn plans_are_made_up_across_leap_days_month_ends_and_changes_of_the_clock() {
    let dates: BTreeSet<NaiveDate> =
        STARTS.iter().flat_map(|start| (0..LATER).map(|later| after(support::date(start), later))).collect();
    for date in ["2024-02-29", "2025-02-28", "2025-03-01", "2023-12-31", "2026-01-31", "2026-03-29", "2026-10-25"] {
        assert!(dates.contains(&support::date(date)), "no plan begins on {date}");
    }
}
