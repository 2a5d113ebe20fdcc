//! The burn-up: how much was done by each date, and how much the plan would have had by then.

use chrono::{Days, NaiveDate};

use super::Tally;
use super::done_by_date::DoneByDate;

/// What was done and what was planned, date by date up to today.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BurnUp {
    /// The first date; each that follows is the next day, and the last is today.
    pub first: NaiveDate,
    /// How much was done up to and on each date.
    pub done: Vec<u32>,
    /// How much the plan would have had by then, for each of the same dates; empty where it has no dates.
    pub planned: Vec<u32>,
    /// How much there is in all, done or not.
    pub total: u32,
}

/// How many dates are looked back on; what was done before them is done on the first.
const MOST_DATES: u64 = 3_660;

impl BurnUp {
    /// From the first date on which something was done or planned, up to today.
    ///
    /// Counted backward from what is done now, so that it ends at what the file says, whatever it had when the history began.
    /// `ends` are the last dates of the plan's study days; by the share of them that is over, so much of `total` is planned.
    #[must_use]
    pub fn of(now: Tally, today: NaiveDate, done: &DoneByDate, ends: &[NaiveDate]) -> Self {
        let oldest = today.checked_sub_days(Days::new(MOST_DATES - 1)).unwrap_or(NaiveDate::MIN);
        let first = done.first().into_iter().chain(ends.iter().copied()).min().unwrap_or(today).clamp(oldest, today);
        let mut later = now.done;
        let mut so_far: Vec<u32> = Vec::new();
        for date in first.iter_days().take_while(|date| *date <= today).collect::<Vec<_>>().into_iter().rev() {
            so_far.push(later);
            later = later.saturating_sub(done.on(date));
        }
        so_far.reverse();
        let planned = if ends.is_empty() { Vec::new() } else { planned(now.total, first, today, ends) };
        Self { first, done: so_far, planned, total: now.total }
    }
}

fn planned(total: u32, first: NaiveDate, today: NaiveDate, ends: &[NaiveDate]) -> Vec<u32> {
    let mut ends = ends.to_vec();
    ends.sort_unstable();
    let over = |date: NaiveDate| ends.partition_point(|end| *end <= date) as u64;
    let share = |date| u32::try_from(u64::from(total) * over(date) / ends.len() as u64).unwrap_or(total);
    first.iter_days().take_while(|date| *date <= today).map(share).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 2, day).unwrap()
    }

    fn tally(done: u32, total: u32) -> Tally {
        Tally { done, total }
    }

    #[test]
    fn it_is_counted_backward_from_what_is_done_now() {
        let done = DoneByDate::of([(date(2), 1), (date(4), 2)]);
        let burn_up = BurnUp::of(tally(5, 9), date(5), &done, &[]);
        assert_eq!(burn_up, BurnUp { first: date(2), done: vec![3, 3, 5, 5], planned: vec![], total: 9 });
    }

    #[test]
    fn the_plan_has_what_ended_by_then_as_a_share_of_all() {
        let done = DoneByDate::of([(date(3), 1)]);
        let ends = [date(4), date(2), date(2), date(20)];
        assert_eq!(BurnUp::of(tally(1, 4), date(5), &done, &ends).planned, [2, 2, 3, 3]);
        assert_eq!(BurnUp::of(tally(1, 10), date(5), &done, &ends).planned, [5, 5, 7, 7]);
        assert_eq!(BurnUp::of(tally(1, 10), date(28), &done, &ends).planned.last(), Some(&10));
    }

    #[test]
    fn with_nothing_done_and_nothing_planned_yet_it_is_today_alone() {
        let alone = |planned| BurnUp { first: date(5), done: vec![0], planned, total: 3 };
        assert_eq!(BurnUp::of(tally(0, 3), date(5), &DoneByDate::default(), &[]), alone(vec![]));
        assert_eq!(BurnUp::of(tally(0, 3), date(5), &DoneByDate::default(), &[date(9)]), alone(vec![0]));
    }

    #[test]
    fn a_history_of_ages_has_as_many_dates_as_can_be_drawn() {
        let done = DoneByDate::of([(NaiveDate::MIN, 1), (date(5), 1)]);
        let burn_up = BurnUp::of(tally(2, 3), date(5), &done, &[]);
        assert_eq!((burn_up.done.len() as u64, burn_up.done[0], burn_up.done.last()), (MOST_DATES, 1, Some(&2)));
    }

    proptest! {
        #[test]
        fn it_ends_at_what_is_done_now_and_never_falls(
            counts in prop::collection::vec((1..28_u32, -3..5_i32), 0..30),
            (now, total, today) in (0..40_u32, 0..60_u32, 1..28_u32),
            ends in prop::collection::vec(1..28_u32, 0..20),
        ) {
            let done = DoneByDate::of(counts.into_iter().map(|(day, count)| (date(day), count)));
            let ends: Vec<NaiveDate> = ends.into_iter().map(date).collect();
            let burn_up = BurnUp::of(tally(now, total), date(today), &done, &ends);
            prop_assert_eq!(burn_up.done.last(), Some(&now));
            prop_assert!(burn_up.done.is_sorted() && burn_up.planned.is_sorted());
            prop_assert!(burn_up.planned.iter().all(|planned| *planned <= total));
            let dates = (date(today) - burn_up.first).num_days() as usize + 1;
            prop_assert_eq!(burn_up.done.len(), dates);
            prop_assert_eq!(burn_up.planned.len(), if ends.is_empty() { 0 } else { dates });
        }
    }
}
