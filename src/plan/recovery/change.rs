//! What a way back makes of a schedule: rest dates, moves, and the dates that done study days keep.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::Stuck;
use crate::document::Document;
use crate::plan::calendar::Calendar;
use crate::plan::names::Names;
use crate::plan::schedule::{Move, Schedule};
use crate::plan::{DayId, Plan};

/// The plan as it stands before a way back.
pub(super) struct Before<'a> {
    document: &'a Document,
    plan: &'a Plan,
    calendar: &'a Calendar,
    names: Names,
    order: Vec<DayId>,
}

impl<'a> Before<'a> {
    pub(super) fn of(document: &'a Document, plan: &'a Plan, calendar: &'a Calendar) -> Self {
        let names = Names::of(plan, document.outline());
        Self { document, plan, calendar, names, order: plan.in_order() }
    }

    /// The rest counted from a date on, up to an end or as far as it takes.
    pub(super) fn moved(&self, on: NaiveDate, to: Option<NaiveDate>) -> Result<Schedule, Stuck> {
        let first = self.order.iter().position(|&day| !self.is_done(day)).ok_or(Stuck::NothingOpen)?;
        let mut schedule = self.calendar.schedule.clone();
        let first_date = schedule.next_study_date(on);
        if to.is_some_and(|to| to < first_date) {
            return Err(Stuck::Over);
        }
        // A pause takes no dates from what is fitted, but waits with it. So only those count that it leaves as of now.
        let on = if schedule.is_paused(on) { first_date } else { on };
        let left = |to: NaiveDate| {
            on.iter_days().take_while(|date| *date <= to).filter(|date| schedule.is_study_date(*date)).count()
        };
        let to = to.map(|to| if schedule.pause.is_some() { schedule.last_of(on, left(to)) } else { to });
        let rest = &self.order[first..];
        // Whatever was moved from here on before gives way to this.
        let before = |other: &Move| self.names.day(&other.name).is_none_or(|day| !rest.contains(&day));
        schedule.moves.retain(before);
        schedule.kept.retain(before);
        schedule.moves.push(self.move_of(rest[0], on, to));
        schedule.kept.extend(rest.iter().filter(|&&day| self.is_done(day)).map(|&day| self.keeping(day)));
        // What is done already, and was to wait for the end of a pause, is nothing to wait behind.
        let since = schedule.pause.as_ref().map(|pause| *pause.start());
        let waits = |day: DayId| since.is_some_and(|since| self.calendar.dates(day).1 >= since);
        let is_kept = |day: DayId| schedule.kept.iter().any(|one| self.names.day(&one.name) == Some(day));
        let before = self.order[..first].iter().copied().filter(|&day| waits(day) && !is_kept(day));
        let done: Vec<Move> = before.map(|day| self.keeping(day)).collect();
        schedule.kept.extend(done);
        Ok(schedule)
    }

    /// Rest on some dates, and what fell on them or later behind them.
    pub(super) fn broken(&self, dates: RangeInclusive<NaiveDate>) -> Schedule {
        let mut schedule = self.calendar.schedule.resting(dates);
        let laid = self.laid(schedule.clone());
        if let Some(place) = self.order.iter().position(|&day| self.is_astray(day, &laid)) {
            let moves = &schedule.moves;
            let about = |day: DayId| moves.iter().rfind(|one| self.names.day(&one.name) == Some(day));
            let to = self.order[..=place].iter().rev().find_map(|&day| about(day)).and_then(|one| one.to);
            // What is done no longer takes a date, but no open study day comes sooner for it. Those that are fitted are
            // fitted together.
            let among = if to.is_some() { &self.order[..] } else { &self.order[place..] };
            let settled = self.settled(schedule.clone());
            let first = among.iter().copied().find(|&day| !self.is_done(day));
            let sooner = |day: &DayId| to.is_some() || settled.dates(*day).0 < self.calendar.dates(*day).0;
            if let Some(open) = first.filter(sooner) {
                schedule.moves.retain(|one| self.names.day(&one.name) != Some(open));
                schedule.moves.push(self.move_of(open, self.calendar.dates(open).0, to));
            }
        }
        schedule
    }

    /// The calendar of a schedule in which done study days stay where they were done, and open ones in order.
    pub(super) fn settled(&self, mut schedule: Schedule) -> Calendar {
        loop {
            let laid = self.laid(schedule.clone());
            let astray: Vec<DayId> = self.order.iter().copied().filter(|&day| self.is_astray(day, &laid)).collect();
            let is_kept = |day| schedule.kept.iter().any(|one| self.names.day(&one.name) == Some(day));
            let keep: Vec<Move> =
                astray.into_iter().filter(|&day| !is_kept(day)).map(|day| self.keeping(day)).collect();
            if keep.is_empty() {
                match self.disorder(&laid) {
                    Some(index) => drop(schedule.moves.remove(index)),
                    None => return laid,
                }
            }
            schedule.kept.extend(keep);
        }
    }

    fn laid(&self, schedule: Schedule) -> Calendar {
        self.calendar.laid(schedule, self.plan, self.document.outline())
    }

    fn is_done(&self, day: DayId) -> bool {
        self.plan.is_done(day, self.document)
    }

    /// Whether a study day that is done would have other dates.
    fn is_astray(&self, day: DayId, laid: &Calendar) -> bool {
        self.is_done(day) && laid.dates(day) != self.calendar.dates(day)
    }

    /// The move that puts an open study day before the end of one that it comes behind, and did not until now.
    fn disorder(&self, laid: &Calendar) -> Option<usize> {
        let open: Vec<usize> = (0..self.order.len()).filter(|&place| !self.is_done(self.order[place])).collect();
        open.windows(2).find_map(|pair| {
            let (one, next) = (self.order[pair[0]], self.order[pair[1]]);
            let overlap = self.plan.day(next).begins <= self.plan.day(one).ends;
            let clash = |calendar: &Calendar| {
                let ((from, to), (then, _)) = (calendar.dates(one), calendar.dates(next));
                if overlap { then < from } else { then <= to }
            };
            let between = &self.order[pair[0] + 1..=pair[1]];
            let is_between = |one: &Move| self.names.day(&one.name).is_some_and(|day| between.contains(&day));
            let moved = || laid.schedule.moves.iter().position(is_between);
            (clash(laid) && !clash(self.calendar)).then(moved).flatten()
        })
    }

    fn move_of(&self, day: DayId, on: NaiveDate, to: Option<NaiveDate>) -> Move {
        Move { name: self.names.name(day).to_owned(), on, to }
    }

    fn keeping(&self, day: DayId) -> Move {
        let (from, to) = self.calendar.dates(day);
        self.move_of(day, from, Some(to))
    }
}
