//! Counting: which date the nth counted day falls on.

use chrono::NaiveDate;

use crate::plan::schedule::{LAST, MOST_STEPS, Schedule};

/// Turns counted days into dates: the nth study date from an anchor on.
pub(super) struct Counter<'a> {
    schedule: &'a Schedule,
    /// The counted day that falls on the first study date.
    first: u32,
    /// How far the dates were walked: the place of `at` among the study dates.
    walked: u32,
    at: NaiveDate,
    /// Counted days that take no date, for they are those of study days that keep dates of their own.
    kept_alone: &'a [u32],
    /// Where the rest is fitted: so many study dates for so many counted days.
    fitted: Option<(u64, u64)>,
}

impl<'a> Counter<'a> {
    pub(super) fn from(schedule: &'a Schedule, kept_alone: &'a [u32], first: u32, on: NaiveDate) -> Self {
        Self { schedule, first, walked: 0, at: schedule.next_study_date(on), kept_alone, fitted: None }
    }

    /// Shares so many study dates out among the counted days up to `ends`.
    pub(super) fn fit(&mut self, dates: usize, ends: u32) {
        self.fitted = Some((dates.max(1) as u64, self.ahead(ends.saturating_add(1))));
    }

    /// Counts from a date itself, whether it is one for study or not.
    pub(super) fn exactly(self, on: NaiveDate) -> Self {
        Self { at: on, ..self }
    }

    /// How many counted days take dates from the first one on until a later one.
    fn ahead(&self, counted: u32) -> u64 {
        let before = |day: u32| self.kept_alone.partition_point(|kept| *kept < day);
        let kept = before(counted).saturating_sub(before(self.first)) as u64;
        u64::from(counted.saturating_sub(self.first)).saturating_sub(kept)
    }

    /// The date of a counted day. Asked in rising order, it never walks back.
    pub(super) fn date(&mut self, counted: u32) -> NaiveDate {
        let ahead = self.ahead(counted);
        let place = match self.fitted {
            Some((dates, days)) => (ahead * dates / days.max(1)).min(dates - 1),
            None => ahead,
        };
        if place < u64::from(self.walked) {
            // Study days that overlap: one that ends early begins where a longer one went by.
            return self.back(u64::from(self.walked) - place);
        }
        while u64::from(self.walked) < place {
            let Some(next) = self.at.succ_opt().filter(|date| *date <= LAST) else { break };
            self.at = self.schedule.next_study_date(next);
            self.walked += 1;
        }
        self.at
    }

    fn back(&self, steps: u64) -> NaiveDate {
        let before = std::iter::successors(self.at.pred_opt(), NaiveDate::pred_opt);
        let nth = usize::try_from(steps.saturating_sub(1)).unwrap_or(usize::MAX);
        before.filter(|date| self.schedule.is_study_date(*date)).take(MOST_STEPS).nth(nth).unwrap_or(self.at)
    }
}
