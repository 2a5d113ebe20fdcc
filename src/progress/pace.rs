//! The pace: how much is done in a week, over the last days.

use chrono::{Days, NaiveDate};

use super::done_by_date::DoneByDate;

/// How much was done over the last days, today among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Pace {
    /// How much was done.
    pub done: u32,
    /// Over how many days: fewer than were asked for where the first thing was done after these began.
    pub days: u32,
}

/// The windows that are looked at: the last week, and the last four.
pub const WINDOWS: [u32; 2] = [7, 28];

impl Pace {
    /// The pace over the last so many days; none where nothing was done up to today.
    #[must_use]
    pub fn over(days: u32, today: NaiveDate, done: &DoneByDate) -> Option<Self> {
        let first = done.first().filter(|first| *first <= today)?;
        let begins =
            today.checked_sub_days(Days::new(u64::from(days.max(1)) - 1)).map_or(first, |date| date.max(first));
        let days = u32::try_from((today - begins).num_days() + 1).ok()?;
        Some(Self { done: done.within(begins..=today), days })
    }

    /// How much that is in a week.
    #[must_use]
    pub fn per_week(self) -> f64 {
        f64::from(self.done) * 7.0 / f64::from(self.days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn over(days: u32, today: &str) -> Option<(u32, u32)> {
        let done =
            DoneByDate::of([("2026-02-02", 2), ("2026-02-09", 3), ("2026-02-15", 1)].map(|(on, n)| (date(on), n)));
        Pace::over(days, date(today), &done).map(|pace| (pace.done, pace.days))
    }

    #[test]
    fn the_last_days_are_counted_with_today_among_them() {
        assert_eq!(over(7, "2026-02-15"), Some((4, 7)));
        assert_eq!(over(7, "2026-02-16"), Some((1, 7)));
        assert_eq!(over(7, "2026-03-01"), Some((0, 7)));
        assert_eq!(over(28, "2026-03-01"), Some((6, 28)));
    }

    #[test]
    fn a_young_history_says_over_how_many_days_it_goes() {
        assert_eq!(over(28, "2026-02-15"), Some((6, 14)));
        assert_eq!(over(7, "2026-02-02"), Some((2, 1)));
        assert_eq!(over(7, "2026-02-01"), None);
    }

    #[test]
    fn a_week_has_seven_days_of_the_same_pace() {
        assert!((Pace { done: 6, days: 28 }.per_week() - 1.5).abs() < 1e-9);
        assert!((Pace { done: 2, days: 4 }.per_week() - 3.5).abs() < 1e-9);
    }
}
