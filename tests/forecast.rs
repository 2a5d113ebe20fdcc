//! The forecast against learners who are made up from seeds: does the true end lie within the range it gave?
//!
//! Whoever is made up here knows nothing of the forecast: an evening is missed by chance, a week now and then as a whole, and
//! one to three tasks are done on the others.

#![allow(clippy::unwrap_used)]

use chrono::{Datelike, NaiveDate, Weekday};
use roadmap::progress::done_by_date::DoneByDate;
use roadmap::progress::forecast::{Forecast, Range};

/// How many learners there are.
const LEARNERS: u64 = 200;

/// How many tasks their plans have.
const TASKS: u32 = 75;

/// A Monday.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();

/// Xorshift, so that nothing is shared with what the forecast draws from.
struct Chance(u64);

impl Chance {
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn happens(&mut self, probability: f64) -> bool {
        self.share() < probability
    }
}

fn is_weekday(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// What a learner does on each date until the plan is done.
fn learner(seed: u64) -> Vec<(NaiveDate, u32)> {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    for _ in 0..16 {
        chance.share();
    }
    let missed = 0.1 + 0.3 * chance.share();
    let (mut left, mut days, mut week_off) = (TASKS, Vec::new(), false);
    for date in FIRST.iter_days().filter(|date| is_weekday(*date)) {
        if date.weekday() == Weekday::Mon {
            week_off = chance.happens(0.03);
        }
        let evening = 1 + (3.0 * chance.share()) as u32;
        if !chance.happens(missed) && !week_off {
            days.push((date, evening.min(left)));
            left -= evening.min(left);
        }
        if left == 0 {
            break;
        }
    }
    days
}

/// The forecast on the first date on which so much of the plan is done, the true end, and that date.
fn forecast(days: &[(NaiveDate, u32)], percent: u32) -> (Range, NaiveDate, NaiveDate) {
    let done_on = |count: usize| days[..count].iter().map(|(_, tasks)| tasks).sum::<u32>();
    let known = (1..days.len()).find(|count| done_on(*count) * 100 >= TASKS * percent).unwrap();
    let today = days[known - 1].0;
    let done = DoneByDate::of(days[..known].iter().map(|(date, tasks)| (*date, *tasks as i32)));
    match Forecast::of(TASKS - done_on(known), today, &done, &is_weekday) {
        Forecast::Within(range) => (range, days.last().unwrap().0, today),
        other => panic!("{other:?} on {today}"),
    }
}

#[test]
fn the_range_holds_the_true_end_of_most_learners_and_is_no_wider_than_it_must_be() {
    for percent in [25, 50, 75] {
        let (mut sooner, mut later, mut widths) = (0, 0, Vec::new());
        for seed in 0..LEARNERS {
            let days = learner(seed);
            let (range, end, today) = forecast(&days, percent);
            let late = range.late.unwrap();
            sooner += u32::from(end < range.early);
            later += u32::from(end > late);
            widths.push((late - range.early).num_days() as f64 / (end - today).num_days() as f64);
        }
        widths.sort_by(f64::total_cmp);
        let (held, width) = (LEARNERS as u32 - sooner - later, widths[widths.len() / 2]);
        println!(
            "{percent} % done: {held} of {LEARNERS} held, {sooner} sooner, {later} later; median width {width:.2}"
        );
        assert!((170..=194).contains(&held), "at {percent} % done, {held} of {LEARNERS} ended within the range");
        assert!(width < 1.0, "at {percent} % done, the range is {width:.2} of what remains");
    }
}
