//! The heat map: a year of weeks, with how much was done on each date beside the other dates.

use chrono::{Datelike, Days, NaiveDate};

use super::done_by_date::DoneByDate;

/// Weeks side by side, the last being that of today.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Heat {
    /// The first week's Monday; where time itself begins later, its first date.
    pub first: NaiveDate,
    /// For each week and each of its days from Monday on: 0 where nothing was done, up to 4; none after today.
    pub weeks: Vec<[Option<u8>; 7]>,
}

/// How many weeks a year touches.
pub const YEAR: u32 = 53;

/// How many levels there are, apart from that of nothing done.
const LEVELS: usize = 4;

impl Heat {
    /// So many weeks up to that of today.
    ///
    /// A date's level is by the share of dates with something done, within these weeks, on which less was done than on it:
    /// the quarter of which least was done is 1. So one date with much does not take all others their colour.
    #[must_use]
    pub fn of(weeks: u32, today: NaiveDate, done: &DoneByDate) -> Self {
        let monday = today.week(chrono::Weekday::Mon).checked_first_day().unwrap_or(NaiveDate::MIN);
        let first = monday.checked_sub_days(Days::new(7 * u64::from(weeks.max(1) - 1))).unwrap_or(NaiveDate::MIN);
        let mut counts: Vec<u32> = done.dates(first..=today).map(|(_, count)| count).collect();
        counts.sort_unstable();
        let level = |date: NaiveDate| match done.on(date) {
            0 => 0,
            count => 1 + counts.partition_point(|other| *other < count) * LEVELS / counts.len().max(1),
        };
        let mut heat = Self { first, weeks: Vec::new() };
        for date in first.iter_days().take_while(|date| *date <= today) {
            let row = date.weekday().num_days_from_monday() as usize;
            if row == 0 || heat.weeks.is_empty() {
                heat.weeks.push([None; 7]);
            }
            if let Some(week) = heat.weeks.last_mut() {
                week[row] = u8::try_from(level(date)).ok();
            }
        }
        heat
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The rows of a heat map, from Monday on, as digits.
    fn drawn(weeks: u32, today: &str, counts: &[(&str, i32)]) -> (NaiveDate, Vec<String>) {
        let done = DoneByDate::of(counts.iter().map(|(on, count)| (date(on), *count)));
        let heat = Heat::of(weeks, date(today), &done);
        let level = |level: Option<u8>| level.map_or(" ".to_owned(), |level| level.to_string());
        let row = |row: usize| heat.weeks.iter().map(|week| level(week[row])).collect::<String>();
        (heat.first, (0..7).map(row).collect())
    }

    #[test]
    fn weeks_are_columns_and_the_last_is_that_of_today() {
        let (first, rows) = drawn(2, "2026-02-12", &[("2026-02-03", 1), ("2026-02-12", 2), ("2026-02-13", 3)]);
        assert_eq!(first, date("2026-02-02"));
        assert_eq!(rows, ["00", "10", "00", "03", "0 ", "0 ", "0 "]);
    }

    #[test]
    fn levels_are_quarters_of_the_dates_with_something_done() {
        let counts = ["2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05"].into_iter().zip([1, 2, 3, 90]);
        let rows = drawn(1, "2026-02-06", &counts.collect::<Vec<_>>()).1;
        assert_eq!(rows, ["1", "2", "3", "4", "0", " ", " "]);
        let rows = drawn(1, "2026-02-04", &[("2026-02-02", 5), ("2026-02-03", 5)]).1;
        assert_eq!(rows[..3], ["1", "1", "0"]);
    }

    #[test]
    fn what_was_done_before_the_weeks_begin_sets_no_level() {
        let rows = drawn(1, "2026-02-03", &[("2026-01-30", 1), ("2026-02-02", 2)]).1;
        assert_eq!(rows[..2], ["1", "0"]);
    }

    #[test]
    fn a_year_is_there_whatever_was_done() {
        let heat = Heat::of(YEAR, date("2026-02-08"), &DoneByDate::default());
        assert_eq!((heat.first, heat.weeks.len()), (date("2025-02-03"), 53));
        assert!(heat.weeks.iter().flatten().all(|level| *level == Some(0)));
        assert_eq!(Heat::of(YEAR, NaiveDate::MIN, &DoneByDate::default()).weeks.len(), 1);
    }
}
