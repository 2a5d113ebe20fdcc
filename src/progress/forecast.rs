//! The forecast: when the rest will be done, as a range, from what the study dates so far brought.
//!
//! Nothing is assumed of how somebody studies but that the dates to come are like those that were. How the range is drawn
//! from them stands in `forecast/paths.rs`.

mod paths;
mod random;

use chrono::NaiveDate;

use super::done_by_date::DoneByDate;

/// When the rest will be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forecast {
    /// Nothing remains.
    Complete,
    /// The history is too short to say; see [`ENOUGH`].
    TooLittle(Basis),
    /// Nothing was done for weeks, or so little that the end is more than ten years off.
    OutOfSight(Basis),
    /// Within these dates, if it goes on as it went.
    Within(Range),
}

/// From when to when the end is to be expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// One in twenty ends before this date.
    pub early: NaiveDate,
    /// As many end before it as after.
    pub middle: NaiveDate,
    /// One in twenty ends after this date; none where those are more than ten years off.
    pub late: Option<NaiveDate>,
    /// What it rests on.
    pub basis: Basis,
}

/// What a forecast rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Basis {
    /// The first date that was looked at; none where nothing was done so far.
    pub since: Option<NaiveDate>,
    /// How many study dates there were from it on.
    pub dates: u32,
    /// On how many of them something was done; what was done on a rest date counts for the study date before it.
    pub active: u32,
    /// The last date on which something was done.
    pub last: Option<NaiveDate>,
}

/// What a forecast needs: so many study dates since the first with something done, and something done on so many of them.
pub const ENOUGH: (u32, u32) = (7, 3);

/// How many study dates are looked back on. What was longer ago says little of what is to come.
const MOST_BACK: usize = 56;

/// After how many study dates with nothing done the end is out of sight: four weeks of mon-fri.
const QUIET: usize = 20;

/// How far ahead an end is looked for.
const MOST_AHEAD: u32 = 3_653;

impl Forecast {
    /// When so much more will be done, as of today.
    ///
    /// Today is among the dates so far if something was done on it, else among those to come.
    #[must_use]
    pub fn of(remaining: u32, today: NaiveDate, done: &DoneByDate, is_study_date: &dyn Fn(NaiveDate) -> bool) -> Self {
        if remaining == 0 {
            return Self::Complete;
        }
        let next = if done.on(today) > 0 { today.succ_opt().unwrap_or(today) } else { today };
        let so_far = SoFar::before(next, done, is_study_date);
        let basis = so_far.basis;
        if so_far.is_quiet() {
            return Self::OutOfSight(basis);
        }
        if basis.dates < ENOUGH.0 || basis.active < ENOUGH.1 {
            return Self::TooLittle(basis);
        }
        let lengths = paths::lengths(&so_far.brought, remaining, MOST_AHEAD);
        let ahead = || next.iter_days().take(MOST_AHEAD as usize).filter(|date| is_study_date(*date));
        let end = |percent: usize| {
            let length = lengths[(lengths.len() * percent / 100).min(lengths.len() - 1)]?;
            ahead().nth(length.saturating_sub(1) as usize)
        };
        match (end(5), end(50)) {
            (Some(early), Some(middle)) => Self::Within(Range { early, middle, late: end(95), basis }),
            _ => Self::OutOfSight(basis),
        }
    }
}

/// What the last study dates before a date brought.
struct SoFar {
    basis: Basis,
    /// How much each brought, the latest first.
    brought: Vec<u32>,
}

impl SoFar {
    /// What was done on a rest date is counted to the study date before it, as what was left undone then; before all study
    /// dates, to the first.
    fn before(date: NaiveDate, done: &DoneByDate, is_study_date: &dyn Fn(NaiveDate) -> bool) -> Self {
        let mut so_far = Self { basis: Basis::default(), brought: Vec::new() };
        let Some((first, last)) = done.first().zip(done.dates(..date).next_back()) else { return so_far };
        let back = std::iter::successors(date.pred_opt(), NaiveDate::pred_opt);
        let mut on_rest = 0;
        for date in back.take_while(|date| *date >= first).take(MOST_AHEAD as usize) {
            on_rest = done.on(date).saturating_add(on_rest);
            if is_study_date(date) {
                so_far.brought.push(std::mem::take(&mut on_rest));
                so_far.basis.since = Some(date);
            }
            if so_far.brought.len() == MOST_BACK {
                break;
            }
        }
        if let Some(earliest) = so_far.brought.last_mut() {
            *earliest = earliest.saturating_add(on_rest);
        }
        let active = so_far.brought.iter().filter(|count| **count > 0).count();
        so_far.basis.last = Some(last.0);
        so_far.basis.dates = so_far.brought.len() as u32;
        so_far.basis.active = active as u32;
        so_far
    }

    /// Whether nothing was done for so long that it cannot be said whether it goes on.
    fn is_quiet(&self) -> bool {
        self.brought.len() >= QUIET && self.brought.iter().take(QUIET).all(|count| *count == 0)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Days, Weekday};
    use proptest::prelude::*;

    use super::*;

    /// A Monday.
    const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 2, 2).unwrap();

    fn after(days: usize) -> NaiveDate {
        FIRST + Days::new(days as u64)
    }

    fn is_weekday(date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// What was done on the dates from a Monday on, each a digit, and the last of them.
    fn done(dates: &str) -> (DoneByDate, NaiveDate) {
        let count = |c: char| c.to_digit(10).unwrap() as i32;
        (DoneByDate::of(dates.char_indices().map(|(at, c)| (after(at), count(c)))), after(dates.len() - 1))
    }

    /// The forecast for twelve more at the end of such dates.
    fn forecast(dates: &str) -> Forecast {
        let (done, today) = done(dates);
        Forecast::of(12, today, &done, &is_weekday)
    }

    /// The basis as dates, those with something done, and the days from the first Monday to the first and the last.
    fn basis(forecast: Forecast) -> (u32, u32, i64, i64) {
        let (Forecast::TooLittle(basis) | Forecast::OutOfSight(basis) | Forecast::Within(Range { basis, .. })) =
            forecast
        else {
            panic!("complete")
        };
        let days = |date: Option<NaiveDate>| date.map_or(-1, |date| (date - FIRST).num_days());
        (basis.dates, basis.active, days(basis.since), days(basis.last))
    }

    #[test]
    fn nothing_remains_of_a_roadmap_that_is_done() {
        assert_eq!(Forecast::of(0, FIRST, &DoneByDate::default(), &is_weekday), Forecast::Complete);
    }

    #[test]
    fn with_too_little_history_it_says_what_there_is() {
        let too_little = |dates| {
            let forecast = forecast(dates);
            assert!(matches!(forecast, Forecast::TooLittle(_)), "{dates}: {forecast:?}");
            basis(forecast)
        };
        assert_eq!(too_little("0000"), (0, 0, -1, -1));
        assert_eq!(too_little("11111001"), (6, 6, 0, 7));
        // Today does not count before something is done on it.
        assert_eq!(too_little("111110010"), (6, 6, 0, 7));
        assert_eq!(too_little("00100000000100"), (8, 2, 2, 11));
        assert!(matches!(forecast("111110011"), Forecast::Within(_)));
    }

    #[test]
    fn work_on_a_rest_date_counts_for_the_study_date_before_it() {
        assert_eq!(basis(forecast("10000021101")), (9, 5, 0, 10));
        let same = |rest: &str, study: &str| {
            let range = |dates| match forecast(dates) {
                Forecast::Within(range) => (range.early, range.middle, range.late),
                other => panic!("{other:?}"),
            };
            assert_eq!(range(rest), range(study), "{rest} and {study}");
        };
        same("1020010101", "1020100101");
        same("1020022101", "1020400101");
    }

    #[test]
    fn work_on_a_rest_date_before_all_study_dates_counts_for_the_first() {
        let (done, today) = done("00000200000001000000100");
        let forecast = Forecast::of(12, today, &done, &|date| is_weekday(date) && date > after(6));
        assert_eq!(basis(forecast), (11, 3, 7, 20));
    }

    #[test]
    fn nothing_done_for_four_weeks_puts_the_end_out_of_sight() {
        let quiet = |days: usize| forecast(&("1111100".repeat(4) + &"0".repeat(days)));
        // Today is not over.
        assert!(matches!(quiet(26), Forecast::Within(_)), "{:?}", quiet(26));
        assert_eq!(
            quiet(27),
            Forecast::OutOfSight(Basis { since: Some(FIRST), dates: 40, active: 20, last: Some(after(25)) })
        );
        assert_eq!(basis(quiet(400)), (56, 0, 347, 25));
    }

    #[test]
    fn ten_years_are_out_of_sight() {
        let (done, today) = done("1111111");
        assert!(matches!(Forecast::of(2_000, today, &done, &|_| true), Forecast::Within(_)));
        assert!(matches!(Forecast::of(9_000, today, &done, &|_| true), Forecast::OutOfSight(_)));
        assert!(matches!(Forecast::of(u32::MAX, today, &done, &|_| true), Forecast::OutOfSight(_)));
        let never_again = |date| date <= today;
        assert!(matches!(Forecast::of(1, today, &done, &never_again), Forecast::OutOfSight(_)));
        assert!(matches!(Forecast::of(1, today, &done, &|_| false), Forecast::TooLittle(_)));
        assert!(matches!(Forecast::of(1, NaiveDate::MAX, &done, &|_| true), Forecast::OutOfSight(_)));
    }

    #[test]
    fn an_end_is_a_study_date_from_today_on_or_from_tomorrow_where_today_is_done() {
        let early = |dates: &str| {
            let (done, today) = done(dates);
            match Forecast::of(1, today, &done, &is_weekday) {
                Forecast::Within(range) => (range.early - FIRST).num_days(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(early("11111001111"), 11);
        assert_eq!(early("111110011110"), 11);
        assert_eq!(early("111110011111"), 14);
        assert_eq!(early("1111100111110"), 14);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn more_is_not_done_sooner_and_the_same_facts_give_the_same_range(
            counts in prop::collection::vec(0..4_u32, 10..60), remaining in 1..300_u32, more in 0..300_u32,
        ) {
            let dates: String = counts.iter().map(ToString::to_string).collect();
            let (done, today) = done(&dates);
            let forecast = |remaining| Forecast::of(remaining, today, &done, &is_weekday);
            prop_assert_eq!(forecast(remaining), forecast(remaining));
            match (forecast(remaining), forecast(remaining + more)) {
                (Forecast::Within(less), Forecast::Within(more)) => {
                    prop_assert!(today <= less.early && less.early <= less.middle);
                    prop_assert!(less.late.is_none_or(|late| less.middle <= late && is_weekday(late)));
                    prop_assert!(less.early <= more.early && less.middle <= more.middle);
                    let late = |range: Range| range.late.unwrap_or(NaiveDate::MAX);
                    prop_assert!(late(less) <= late(more));
                }
                (Forecast::Within(_), Forecast::OutOfSight(_)) => {}
                (less, more) => prop_assert_eq!(less, more),
            }
        }
    }
}
