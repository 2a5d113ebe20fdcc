//! Two clocks: what the calendar says for a date, and where the reader stands.

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::{DayId, Plan};

/// What a date is to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The plan begins later.
    Before,
    /// A study day falls on it.
    On,
    /// It lies within the plan or its pause, and no study day falls on it.
    Rest,
    /// The plan ended earlier.
    After,
    /// The plan has no dates.
    Undated,
    /// There is no plan.
    None,
}

/// A plan on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The date.
    pub date: NaiveDate,
    /// What it is to the plan.
    pub state: State,
    /// The study day that the calendar puts there; where there are several, the first that is not done.
    pub day: Option<DayId>,
    /// All study days that the calendar puts there.
    pub days: Vec<DayId>,
    /// Where the reader stands: the first study day that is not done.
    pub next_open: Option<DayId>,
    /// Study days that should be done by now and are not.
    pub left: Vec<DayId>,
    /// In study days: how many are left from before, or, as a negative number, how many are done ahead.
    pub behind: i32,
    /// The counted day of the date, while the plan goes on.
    pub counted: Option<u32>,
    /// Since when the plan pauses, where it does.
    pub paused: Option<NaiveDate>,
}

impl Standing {
    /// Where a plan stands on a date, with those study days done that are given by their ids.
    #[must_use]
    pub fn on(date: NaiveDate, plan: &Plan, calendar: Option<&Calendar>, done: &[bool]) -> Self {
        let is_done = |id: DayId| done.get(id.index()) == Some(&true);
        let open: Vec<DayId> = plan.ids().filter(|&id| !is_done(id)).collect();
        let undated = Self {
            date,
            state: if plan.days().is_empty() { State::None } else { State::Undated },
            day: None,
            days: Vec::new(),
            next_open: open.first().copied(),
            left: Vec::new(),
            behind: 0,
            counted: None,
            paused: None,
        };
        let Some(calendar) = calendar.filter(|_| !plan.days().is_empty()) else { return undated };
        let days: Vec<DayId> = plan.ids().filter(|&id| calendar.falls_on(id, date)).collect();
        let day = days.iter().copied().find(|&id| !is_done(id)).or(days.first().copied());
        let pause = calendar.schedule.pause.as_ref();
        let paused = pause.filter(|pause| pause.contains(&date)).map(|pause| *pause.start());
        let state = match calendar.span() {
            _ if day.is_some() => State::On,
            Some((_, last)) if date > last => State::After,
            Some((first, _)) if date < first && paused.is_none() => State::Before,
            _ => State::Rest,
        };
        let past = |id: &DayId| calendar.dates(*id).1 < date;
        let left: Vec<DayId> = open.iter().copied().filter(past).collect();
        let ahead = |id: &DayId| calendar.dates(*id).0 > date && is_done(*id);
        let behind = match i32::try_from(left.len()).unwrap_or(i32::MAX) {
            0 => -i32::try_from(plan.ids().filter(ahead).count()).unwrap_or(i32::MAX),
            left => left,
        };
        let counted = day.map(|id| {
            // Within a study day of several days, the one that the date is.
            let (from, _) = calendar.dates(id);
            let before = from.iter_days().skip(1).take_while(|other| *other <= date);
            let into = before.filter(|other| calendar.schedule.is_study_date(*other)).count();
            (plan.day(id).begins + u32::try_from(into).unwrap_or(0)).min(plan.day(id).ends)
        });
        Self { state, day, days, left, behind, counted, paused, ..undated }
    }

    /// The study days to look at: those that the calendar puts on the date, else the first open one.
    #[must_use]
    pub fn now(&self) -> Vec<DayId> {
        if self.days.is_empty() { self.next_open.into_iter().collect() } else { self.days.clone() }
    }

    /// The study day to look at first: the one the calendar puts on the date, else the first open one.
    #[must_use]
    pub fn focus(&self) -> Option<DayId> {
        self.day.or(self.next_open)
    }
}
