//! The plan laid over dates: which study day falls on which date.

mod counter;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::names::Names;
use super::schedule::{Move, Schedule};
use super::{DayId, Plan, stretch};
use crate::document::Document;
use crate::document::front_matter::{FrontMatter, StartKey};
use crate::document::outline::Outline;
use counter::Counter;

/// Where the first date of a calendar comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartFrom {
    /// The command line.
    Flag,
    /// The front matter's `start`.
    Start,
    /// The dates that the plan itself states.
    Plan,
    /// The post's own `date`: a guess.
    Date,
}

/// A plan's dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The date from which days are counted.
    pub start: NaiveDate,
    /// Who says so.
    pub start_from: StartFrom,
    /// Which dates are for study.
    pub schedule: Schedule,
    /// The first and last date of every study day.
    dates: Vec<(NaiveDate, NaiveDate)>,
    /// The first and last date of every phase that has any.
    phases: Vec<Option<(NaiveDate, NaiveDate)>>,
}

impl Calendar {
    /// The calendar of a document's plan. `flag` overrides what the document says; `today` tells which year is meant where
    /// a plan states dates without one. `None` leaves the plan undated.
    #[must_use]
    pub fn of(document: &Document, plan: &Plan, flag: Option<NaiveDate>, today: NaiveDate) -> Option<Self> {
        let written = document.front_matter().and_then(FrontMatter::start);
        let near = flag.or(written.map(|(date, _)| date)).unwrap_or(today);
        let stated = || stated_start(plan, near).or_else(|| stretch::stated_start(plan, document.outline(), near));
        let (start, start_from) = match (flag, written) {
            (Some(start), _) => (start, StartFrom::Flag),
            (None, Some((start, StartKey::Start))) => (start, StartFrom::Start),
            (None, guess) => {
                stated().map(|start| (start, StartFrom::Plan)).or(guess.map(|(start, _)| (start, StartFrom::Date)))?
            }
        };
        let undated = Self { start, start_from, schedule: Schedule::default(), dates: Vec::new(), phases: Vec::new() };
        Some(undated.laid(Schedule::of(document.front_matter(), today), plan, document.outline()))
    }

    /// The calendar from the same start with another schedule.
    #[must_use]
    pub(super) fn laid(&self, schedule: Schedule, plan: &Plan, outline: &Outline) -> Self {
        let (start, start_from) = (self.start, self.start_from);
        let mut calendar = Self { start, start_from, schedule, dates: Vec::new(), phases: Vec::new() };
        calendar.dates = calendar.lay(plan, outline);
        calendar.phases = calendar.lay_phases(plan, outline);
        calendar
    }

    /// The first and the last date of a study day. Rest dates may lie between them.
    #[must_use]
    pub fn dates(&self, id: DayId) -> (NaiveDate, NaiveDate) {
        self.dates[id.index()]
    }

    /// The first and the last date of a phase: those of its study days, or in a plan without any, what its heading says.
    #[must_use]
    pub fn phase_dates(&self, phase: usize) -> Option<(NaiveDate, NaiveDate)> {
        self.phases[phase]
    }

    fn lay_phases(&self, plan: &Plan, outline: &Outline) -> Vec<Option<(NaiveDate, NaiveDate)>> {
        if plan.days().is_empty() {
            return stretch::lay(plan, outline, self.start);
        }
        let span = |days: &[DayId]| {
            let from = days.iter().map(|&day| self.dates(day).0).min()?;
            Some((from, days.iter().map(|&day| self.dates(day).1).max()?))
        };
        plan.phases().iter().map(|phase| span(&phase.days)).collect()
    }

    /// The first and the last date of the whole plan; `None` where nothing in it has dates.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let all = || self.dates.iter().chain(self.phases.iter().flatten());
        Some((all().map(|(from, _)| *from).min()?, all().map(|(_, to)| *to).max()?))
    }

    /// Whether a study day falls on a date: within its dates, and one for study unless the day states or begins on it.
    #[must_use]
    pub fn falls_on(&self, id: DayId, date: NaiveDate) -> bool {
        let (from, to) = self.dates(id);
        (from..=to).contains(&date) && (date == from || self.schedule.is_study_date(date))
    }

    /// The first date that the command line set, if it did.
    #[must_use]
    pub fn flag(&self) -> Option<NaiveDate> {
        (self.start_from == StartFrom::Flag).then_some(self.start)
    }

    /// Lays the study days over dates, in the order in which they are counted through.
    fn lay(&self, plan: &Plan, outline: &Outline) -> Vec<(NaiveDate, NaiveDate)> {
        let schedule = &self.schedule;
        // What waits while the plan pauses keeps the order that it has without.
        let unpaused = schedule.pause.is_some().then(|| schedule.unpaused());
        let free = unpaused.map(|schedule| Self { schedule, ..self.clone() }.lay(plan, outline));
        let order = plan.in_order();
        let moves = named(&schedule.moves, plan, outline);
        let kept = named(&schedule.kept, plan, outline);
        let mut dates = vec![(self.start, self.start); order.len()];
        let kept_alone = kept_alone(plan, &kept);
        let count = |day: u32, on| Counter::from(schedule, &kept_alone, day, on);
        let mut counter = count(1, self.start);
        let (mut near, mut has_moved) = (self.start, self.start_from == StartFrom::Flag);
        let (mut has_waited, mut ended) = (false, Ended::default());
        for (place, &id) in order.iter().enumerate() {
            let day = plan.day(id);
            if let Some(&Move { on, to, .. }) = moves.get(&id).copied() {
                counter = count(day.begins, ended.behind(on));
                if let (Some(to), Some(ends)) = (to, order[place..].iter().map(|&id| plan.day(id).ends).max()) {
                    counter.fit(schedule.count(on, to), ends);
                }
                has_moved = true;
            }
            if let Some(Move { on, to, .. }) = kept.get(&id) {
                dates[id.index()] = (*on, to.unwrap_or(*on));
                continue;
            }
            // What was moved on purpose no longer keeps to the dates that the plan states.
            let stated = day.stated.filter(|_| !has_moved).and_then(|stated| stated.near(near));
            near = stated.unwrap_or(near);
            // Once one of them fell into a pause, the next are where counting begins anew, and no more than that.
            has_waited |= stated.is_some_and(|date| schedule.is_paused(date) || ended.behind(date) != date);
            let kept_to = stated.filter(|_| !has_waited);
            if let Some(date) = kept_to {
                // Whether it is one for study or not.
                counter = count(day.begins, date).exactly(date);
            } else if let Some(date) = stated {
                counter = count(day.begins, ended.behind(date));
            }
            dates[id.index()] = (kept_to.unwrap_or_else(|| counter.date(day.begins)), counter.date(day.ends));
            if let Some(free) = &free {
                ended.note(free[id.index()].1, dates[id.index()].1);
            }
        }
        dates
    }
}

/// The last date of all study days so far, without the plan's pause and with it.
#[derive(Debug, Default)]
struct Ended(Option<(NaiveDate, NaiveDate)>);

impl Ended {
    fn note(&mut self, without: NaiveDate, with: NaiveDate) {
        let (free, paused) = self.0.unwrap_or((without, with));
        self.0 = Some((free.max(without), paused.max(with)));
    }

    /// A date on which counting begins anew; where it lies behind all so far, it stays behind them while they wait.
    fn behind(&self, date: NaiveDate) -> NaiveDate {
        match self.0 {
            Some((free, paused)) if free < date && date <= paused => paused.succ_opt().unwrap_or(paused),
            _ => date,
        }
    }
}

/// Moves by the study day that each is about. One whose name is nobody's is passed over.
fn named<'a>(moves: &'a [Move], plan: &Plan, outline: &Outline) -> HashMap<DayId, &'a Move> {
    if moves.is_empty() {
        return HashMap::new();
    }
    let names = Names::of(plan, outline);
    moves.iter().filter_map(|one| Some((names.day(&one.name)?, one))).collect()
}

/// The counted days that only kept study days cover, in order. Open ones close the gap that these leave.
fn kept_alone(plan: &Plan, kept: &HashMap<DayId, &Move>) -> Vec<u32> {
    let covered = |by_kept: bool| {
        let days = plan.ids().filter(move |id| kept.contains_key(id) == by_kept);
        days.flat_map(|id| plan.day(id).begins..=plan.day(id).ends).collect::<BTreeSet<u32>>()
    };
    if kept.is_empty() { Vec::new() } else { covered(true).difference(&covered(false)).copied().collect() }
}

/// The date of day 1 that follows from the first date the plan states.
fn stated_start(plan: &Plan, near: NaiveDate) -> Option<NaiveDate> {
    let day = plan.days().iter().find(|day| day.stated.is_some())?;
    let date = day.stated?.near(near)?;
    date.checked_sub_days(chrono::Days::new(u64::from(day.begins.saturating_sub(1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(front: &str, flag: Option<&str>) -> Vec<String> {
        let text = format!(
            "+++\n{front}\n+++\n## Phase 1\n* **Day 1: a**\n* **Day 2-3: b**\n## Phase 2\n* **Day 1: c**\n* **Day 2: d**\n"
        );
        laid(text, flag)
    }

    fn laid(text: String, flag: Option<&str>) -> Vec<String> {
        let document = Document::read(text);
        let plan = Plan::of(&document);
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let calendar = Calendar::of(&document, &plan, flag.map(|date| date.parse().unwrap()), today).unwrap();
        let short = |date: NaiveDate| date.format("%m-%d").to_string();
        let show = |id| match calendar.dates(id) {
            (from, to) if from == to => short(from),
            (from, to) => format!("{}..{}", short(from), short(to)),
        };
        plan.ids().map(show).collect()
    }

    #[test]
    fn every_day_is_for_study_unless_something_says_otherwise() {
        assert_eq!(dates("start = '2026-01-22'", None), ["01-22", "01-23..01-24", "01-25", "01-26"]);
        assert_eq!(dates("date = '2026-01-22'", Some("2026-02-28")), ["02-28", "03-01..03-02", "03-03", "03-04"]);
    }

    #[test]
    fn rest_and_weekdays_are_left_out_and_work_dates_put_in() {
        // 22 January 2026 is a Thursday.
        let front = "[params.roadmap]\nstart = '2026-01-22'\ndays = 'mon-fri'";
        assert_eq!(dates(front, None), ["01-22", "01-23..01-26", "01-27", "01-28"]);
        let front = "[params.roadmap]\nstart = '2026-01-22'\ndays = 'mon-fri'\nrest = ['2026-01-26..2026-01-27']\nwork = ['2026-01-25']";
        assert_eq!(dates(front, None), ["01-22", "01-23..01-25", "01-28", "01-29"]);
    }

    #[test]
    fn a_move_counts_anew_from_there_on_and_fits_where_it_has_an_end() {
        let front = "[params.roadmap]\nstart = '2026-01-22'\nmoves = ['Phase 2: 2026-03-02']";
        assert_eq!(dates(front, None), ["01-22", "01-23..01-24", "03-02", "03-03"]);
        let front = "[params.roadmap]\nstart = '2026-01-22'\nmoves = ['Phase 1 / Day 2-3: 2026-02-01..2026-02-02']";
        assert_eq!(dates(front, None), ["01-22", "02-01", "02-02", "02-02"]);
    }

    #[test]
    fn the_plans_own_dates_win_over_computed_ones() {
        let text = "## Phase 1\n### Day 1 (Friday Feb 20): a\n### Day 2: b\n### Day 3 (Feb 25): c\n### Day 4: d\n";
        assert_eq!(laid(text.to_owned(), None), ["02-20", "02-21", "02-25", "02-26"]);
        assert_eq!(laid(text.to_owned(), Some("2026-03-01")), ["03-01", "03-02", "03-03", "03-04"]);
    }

    #[test]
    fn a_tables_column_of_dates_is_kept_to() {
        let text = "| Day | Date | What |\n| --- | --- | --- |\n| 1 | 6/12 | a |\n| 2 | 6/14 | b |\n| 3 | | c 1/2 |\n";
        assert_eq!(laid(text.to_owned(), None), ["06-12", "06-14", "06-15"]);
    }

    #[test]
    fn a_year_of_rest_does_not_hang() {
        let front = "[params.roadmap]\nstart = '2026-01-22'\nrest = ['2026-01-01..9999-12-31']";
        assert_eq!(dates(front, None).len(), 4);
    }
}
