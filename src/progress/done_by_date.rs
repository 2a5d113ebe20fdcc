//! What was done by date: how many tasks, or study days, were done on each.

use std::collections::BTreeMap;
use std::ops::RangeBounds;

use chrono::NaiveDate;

/// How much was done on each date; dates on which nothing was done are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DoneByDate(BTreeMap<NaiveDate, u32>);

impl DoneByDate {
    /// Adds up what was done and, below zero, what was taken back. The order does not matter, and a date may come several
    /// times.
    ///
    /// What was taken back was not done after all: where a date took back more than it did, the rest leaves the latest dates
    /// before it. What was done before all dates is not known here; if that is taken back, nothing changes.
    #[must_use]
    pub fn of(counts: impl IntoIterator<Item = (NaiveDate, i32)>) -> Self {
        let mut nets: BTreeMap<NaiveDate, i64> = BTreeMap::new();
        for (date, count) in counts {
            *nets.entry(date).or_default() += i64::from(count);
        }
        let mut done: Vec<(NaiveDate, u32)> = Vec::new();
        for (date, net) in nets {
            let mut back = net.min(0).unsigned_abs();
            while let (Some((_, last)), 1..) = (done.last_mut(), back) {
                let less = u64::from(*last).min(back);
                *last -= u32::try_from(less).unwrap_or(*last);
                back -= less;
                done.pop_if(|(_, left)| *left == 0);
            }
            if net > 0 {
                done.push((date, u32::try_from(net).unwrap_or(u32::MAX)));
            }
        }
        Self(done.into_iter().collect())
    }

    /// How much was done on a date.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> u32 {
        self.0.get(&date).copied().unwrap_or(0)
    }

    /// How much was done on all dates in a range.
    #[must_use]
    pub fn within(&self, dates: impl RangeBounds<NaiveDate>) -> u32 {
        self.dates(dates).fold(0, |sum, (_, count)| sum.saturating_add(count))
    }

    /// The dates in a range on which something was done, and how much, the earliest first.
    pub fn dates(&self, dates: impl RangeBounds<NaiveDate>) -> impl DoubleEndedIterator<Item = (NaiveDate, u32)> {
        self.0.range(dates).map(|(date, count)| (*date, *count))
    }

    /// The first date on which something was done.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDate> {
        self.0.keys().next().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dates of a February, by their day.
    fn of(counts: &[(u32, i32)]) -> Vec<(String, u32)> {
        let date = |day| NaiveDate::from_ymd_opt(2026, 2, day).unwrap();
        let done = DoneByDate::of(counts.iter().map(|(day, count)| (date(*day), *count)));
        done.dates(..).map(|(date, count)| (date.format("%-d").to_string(), count)).collect()
    }

    fn days(counts: &[(u32, u32)]) -> Vec<(String, u32)> {
        counts.iter().map(|(day, count)| (day.to_string(), *count)).collect()
    }

    #[test]
    fn what_a_date_did_and_took_back_is_added_up_in_any_order() {
        assert_eq!(of(&[(3, 1), (2, 2), (3, -1), (2, 1), (4, 1)]), days(&[(2, 3), (4, 1)]));
    }

    #[test]
    fn what_is_taken_back_later_was_not_done_after_all() {
        assert_eq!(of(&[(2, 2), (3, 1), (5, -2), (6, 1)]), days(&[(2, 1), (6, 1)]));
    }

    #[test]
    fn what_was_done_before_all_dates_takes_nothing_along_when_it_is_taken_back() {
        assert_eq!(of(&[(1, -3), (2, 2), (3, -5), (4, 1)]), days(&[(4, 1)]));
    }

    #[test]
    fn a_range_holds_what_was_done_in_it() {
        let date = |day| NaiveDate::from_ymd_opt(2026, 2, day).unwrap();
        let done = DoneByDate::of([(date(2), 2), (date(4), 1), (date(9), 4)]);
        assert_eq!((done.within(date(2)..=date(4)), done.within(date(3)..), done.within(..date(2))), (3, 5, 0));
        assert_eq!((done.on(date(4)), done.on(date(5)), done.first()), (1, 0, Some(date(2))));
    }
}
