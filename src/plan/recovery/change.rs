//! What a way back makes of a schedule: rest dates, moves, and the dates that done study days keep.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::Stuck;
use crate::document::Document;
use crate::document::settings::Setting;
use crate::plan::calendar::{Calendar, next_study_date};
use crate::plan::names::Names;
use crate::plan::schedule::{Move, Schedule, read_range};
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
        if to.is_some_and(|to| to < next_study_date(&schedule, on)) {
            return Err(Stuck::Over);
        }
        let rest = &self.order[first..];
        // Whatever was moved from here on before gives way to this.
        let before = |other: &Move| self.names.day(&other.name).is_none_or(|day| !rest.contains(&day));
        schedule.moves.retain(before);
        schedule.kept.retain(before);
        schedule.moves.push(self.move_of(rest[0], on, to));
        schedule.kept.extend(rest.iter().filter(|&&day| self.is_done(day)).map(|&day| self.keeping(day)));
        Ok(schedule)
    }

    /// Rest on some dates, and what fell on them or later behind them.
    pub(super) fn broken(&self, dates: RangeInclusive<NaiveDate>) -> Schedule {
        let old = &self.calendar.schedule;
        let mut schedule = old.clone();
        schedule.rest.push(dates);
        for index in 0..schedule.moves.len() {
            // What is fitted keeps its number of study dates; else a break would press it together.
            let Move { on, to, .. } = schedule.moves[index];
            let Some(to) = to else { continue };
            let count = on.iter_days().take_while(|date| *date <= to).filter(|date| old.is_study_date(*date)).count();
            let last = (1..count).fold(next_study_date(&schedule, on), |at, _| {
                at.succ_opt().map_or(at, |next| next_study_date(&schedule, next))
            });
            schedule.moves[index].to = Some(to.max(last));
        }
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

    /// What has to be written of a schedule: the lists that change. What is in the file already keeps its spelling.
    pub(super) fn settings(&self, schedule: &Schedule) -> Vec<(&'static str, Setting)> {
        let rest: Vec<String> = schedule.rest.iter().map(|range| dates(*range.start(), *range.end())).collect();
        let written = |moves: &[Move]| moves.iter().map(ToString::to_string).collect::<Vec<String>>();
        let range = |text: &str| read_range(text).map(|range| dates(*range.start(), *range.end()));
        let one = |text: &str| Move::read(text).map(|one| one.to_string());
        let lists = [
            self.list("rest", &rest, range),
            self.list("moves", &written(&schedule.moves), one),
            self.list("kept", &written(&schedule.kept), one),
        ];
        lists.into_iter().flatten().collect()
    }

    fn list(
        &self,
        key: &'static str,
        values: &[String],
        read: impl Fn(&str) -> Option<String>,
    ) -> Option<(&'static str, Setting)> {
        let old = self.document.front_matter().and_then(|block| block.settings(key)).unwrap_or_default();
        // What could not be read is not ours to take away.
        let stays = old.iter().filter(|text| read(text).is_none_or(|value| values.contains(&value)));
        let known: Vec<String> = old.iter().filter_map(|text| read(text)).collect();
        let new = values.iter().filter(|value| !known.contains(value));
        let list: Vec<String> = stays.chain(new).cloned().collect();
        (list != old).then_some((key, Setting::Many(list)))
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

fn dates(from: NaiveDate, to: NaiveDate) -> String {
    if from == to { from.to_string() } else { format!("{from}..{to}") }
}
