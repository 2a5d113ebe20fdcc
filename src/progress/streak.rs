//! The streak: for how many days on end something was done, with rest days forgiven.

use chrono::NaiveDate;

use super::done_by_date::DoneByDate;

/// How many days something was done on end, as of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Streak {
    /// The days of the streak that goes on; 0 where there is none.
    pub days: u32,
    /// Those of the longest so far, which may be the same.
    pub longest: u32,
    /// Whether something was done today.
    pub today: bool,
}

/// How many dates of rest on end a streak outlives. Whoever rests for longer begins anew, and nothing is looked through for
/// ever where there are no study dates at all.
const MOST_REST: usize = 366;

impl Streak {
    /// The streak on a date. A study date with nothing done ends it, but for today, which is not over. A rest date does not
    /// count and ends nothing, unless something was done on it: then it counts as any.
    #[must_use]
    pub fn on(today: NaiveDate, done: &DoneByDate, is_study_date: &dyn Fn(NaiveDate) -> bool) -> Self {
        let holds = |last: NaiveDate, next: NaiveDate| {
            let mut between = last.iter_days().skip(1).take_while(|date| *date < next);
            between.by_ref().take(MOST_REST).all(|date| !is_study_date(date)) && between.next().is_none()
        };
        let mut streak = Self { today: done.on(today) > 0, ..Self::default() };
        let mut last = None;
        for (date, _) in done.dates(..=today) {
            streak.days = if last.is_some_and(|last| holds(last, date)) { streak.days + 1 } else { 1 };
            streak.longest = streak.longest.max(streak.days);
            last = Some(date);
        }
        if last.is_some_and(|last| !holds(last, today)) {
            streak.days = 0;
        }
        streak
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

    /// The streak and the longest at the end of dates from a Monday on: `x` where something was done, `.` where nothing was.
    fn streak(dates: &str) -> (u32, u32) {
        let done = DoneByDate::of(dates.char_indices().map(|(at, c)| (after(at), i32::from(c == 'x'))));
        let streak = Streak::on(after(dates.len() - 1), &done, &is_weekday);
        assert_eq!(streak.today, dates.ends_with('x'));
        (streak.days, streak.longest)
    }

    #[test]
    fn study_dates_on_end_are_counted() {
        assert_eq!(streak("xxx"), (3, 3));
        assert_eq!(streak("x.xx"), (2, 2));
        assert_eq!(streak("...."), (0, 0));
    }

    #[test]
    fn today_is_not_over_and_ends_nothing_yet() {
        assert_eq!(streak("xxx."), (3, 3));
        assert_eq!(streak("xxx.."), (0, 3));
        assert_eq!(streak("."), (0, 0));
    }

    #[test]
    fn rest_dates_are_forgiven_and_count_where_something_was_done() {
        assert_eq!(streak("xxxxx.."), (5, 5));
        assert_eq!(streak("xxxxx..x"), (6, 6));
        assert_eq!(streak("xxxxxx.x"), (7, 7));
        assert_eq!(streak("xxxx.x.x"), (2, 4));
    }

    #[test]
    fn what_comes_after_today_does_not_count() {
        let done = DoneByDate::of([(FIRST, 1), (after(1), 1)]);
        assert_eq!(Streak::on(FIRST, &done, &is_weekday), Streak { days: 1, longest: 1, today: true });
    }

    #[test]
    fn a_calendar_without_study_dates_ends_a_streak_after_a_year() {
        let done = DoneByDate::of([(NaiveDate::MIN, 1), (FIRST, 1)]);
        let on = |days| Streak::on(after(days), &done, &|_| false).days;
        assert_eq!((on(0), on(MOST_REST + 1), on(MOST_REST + 2)), (1, 1, 0));
        assert_eq!(Streak::on(NaiveDate::MAX, &done, &|_| false).days, 0);
    }

    proptest! {
        #[test]
        fn the_streak_is_what_counting_day_by_day_comes_to(
            dates in prop::collection::vec((prop::bool::weighted(0.7), prop::bool::weighted(0.7)), 1..60),
        ) {
            let done = DoneByDate::of(dates.iter().enumerate().map(|(at, (_, done))| (after(at), i32::from(*done))));
            let is_study_date = |date: NaiveDate| dates[(date - FIRST).num_days() as usize].0;
            let back = |from: usize| {
                let mut days = 0;
                for at in (0..=from).rev() {
                    match dates[at] {
                        (_, true) => days += 1,
                        (true, false) if at < from => break,
                        _ => {}
                    }
                }
                days
            };
            let streak = Streak::on(after(dates.len() - 1), &done, &is_study_date);
            prop_assert_eq!(streak.days, back(dates.len() - 1));
            prop_assert_eq!(streak.longest, (0..dates.len()).map(back).max().unwrap());
        }
    }
}
