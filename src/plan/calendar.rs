//! The plan laid over dates: which counted day falls on which date, and back.

use chrono::{Days, NaiveDate};

use super::{DayId, Plan};
use crate::document::Document;
use crate::document::front_matter::{FrontMatter, StartKey};

/// Where the first date of a calendar comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartFrom {
    /// The command line.
    Flag,
    /// The front matter's `start`.
    Start,
    /// The post's own `date`: a guess.
    Date,
}

/// A first date, and every day after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The date of day 1.
    pub start: NaiveDate,
    /// Who says so.
    pub start_from: StartFrom,
}

impl Calendar {
    /// The calendar of a document; `flag` overrides what the document says. `None` leaves the plan undated.
    #[must_use]
    pub fn of(document: &Document, flag: Option<NaiveDate>) -> Option<Self> {
        if let Some(start) = flag {
            return Some(Self { start, start_from: StartFrom::Flag });
        }
        let (start, key) = document.front_matter().and_then(FrontMatter::start)?;
        let start_from = match key {
            StartKey::Start => StartFrom::Start,
            StartKey::Date => StartFrom::Date,
        };
        Some(Self { start, start_from })
    }

    /// The date of a counted day; day 1 is the start.
    #[must_use]
    pub fn date(&self, counted: u32) -> NaiveDate {
        let ahead = Days::new(u64::from(counted.saturating_sub(1)));
        self.start.checked_add_days(ahead).unwrap_or(NaiveDate::MAX)
    }

    /// The counted day that falls on a date, whether the plan still goes on there or not; `None` before the start.
    #[must_use]
    pub fn counted(&self, date: NaiveDate) -> Option<u32> {
        let ahead = date.signed_duration_since(self.start).num_days();
        (ahead >= 0).then(|| u32::try_from(ahead + 1).unwrap_or(u32::MAX))
    }

    /// The first and the last date of a study day.
    #[must_use]
    pub fn dates(&self, plan: &Plan, id: DayId) -> (NaiveDate, NaiveDate) {
        let day = plan.day(id);
        (self.date(day.begins), self.date(day.ends))
    }

    /// The last date of a plan; `None` where it has no study days.
    #[must_use]
    pub fn end(&self, plan: &Plan) -> Option<NaiveDate> {
        let total = plan.total_days();
        (total > 0).then(|| self.date(total))
    }
}
