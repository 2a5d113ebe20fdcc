//! What the front matter says of a plan's dates: its start, study weekdays, rest and extra study dates, and moves.
//!
//! ```toml
//! [params.roadmap]
//! start = '2026-01-22'
//! days = 'mon-fri'                              # study weekdays
//! rest = ['2026-02-16..2026-02-20']             # no study on these dates; with no end, until told otherwise
//! work = ['2026-02-14']                         # study on these all the same
//! moves = ['Phase 3: 2026-03-02']               # from there on, count from that date
//! kept = ['Phase 3 / Day 4: 2026-02-20']        # done already, and stays there
//! ```

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::document::front_matter::{FrontMatter, read_date};

/// The keys of the table, in the order in which they are written.
pub const KEYS: [&str; 6] = ["start", "days", "rest", "work", "moves", "kept"];

/// Which dates are for study, apart from where the plan begins.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schedule {
    /// The weekdays of study; all where none is given.
    pub days: Weekdays,
    /// Dates without study.
    pub rest: Vec<RangeInclusive<NaiveDate>>,
    /// Rest without an end: from its first date until today, which is its last for now. What waits for its end is laid
    /// as if that came tomorrow.
    pub pause: Option<RangeInclusive<NaiveDate>>,
    /// Dates of study whatever the weekday and the rest say.
    pub work: BTreeSet<NaiveDate>,
    /// From which study day on the counting begins anew.
    pub moves: Vec<Move>,
    /// Study days that keep their dates whatever moves around them: they were done there.
    pub kept: Vec<Move>,
    /// What could not be read, in the words of the file.
    pub problems: Vec<String>,
}

/// From a phase or a study day on, dates are counted from a date; with an end, the rest is fitted up to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The phase's name, and the study day's where it is not the phase's first: `Phase 3`, `Phase 3 / Day 2`.
    pub name: String,
    /// Its new first date.
    pub on: NaiveDate,
    /// The last date of the rest, where it is fitted.
    pub to: Option<NaiveDate>,
}

/// A set of weekdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekdays([bool; 7]);

impl Default for Weekdays {
    fn default() -> Self {
        Self([true; 7])
    }
}

impl Weekdays {
    /// Whether a weekday is among them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0[day.num_days_from_monday() as usize]
    }

    /// Reads `mon-fri`, `mon,wed,fri`, `sat sun`; a range may go over the week's end (`fri-mon`).
    ///
    /// # Errors
    /// The word that names no weekday.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut days = [false; 7];
        for part in text.split([',', ' ', ';', '、']).filter(|part| !part.is_empty()) {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last) = (weekday(first)?, weekday(last)?);
            let mut day = first;
            days[day] = true;
            while day != last {
                day = (day + 1) % 7;
                days[day] = true;
            }
        }
        if days.contains(&true) { Ok(Self(days)) } else { Err(text.to_owned()) }
    }
}

fn weekday(name: &str) -> Result<usize, String> {
    let chinese = name.strip_prefix('周').and_then(|day| "一二三四五六日".chars().position(|c| day.starts_with(c)));
    let english = || name.trim().parse::<Weekday>().ok().map(|day| day.num_days_from_monday() as usize);
    chinese.or_else(english).ok_or_else(|| name.to_owned())
}

/// Reads `2026-02-16` or `2026-02-16..2026-02-20`.
#[must_use]
pub fn read_range(text: &str) -> Option<RangeInclusive<NaiveDate>> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (from, to) = (whole_date(from)?, whole_date(to)?);
    (from <= to).then_some(from..=to)
}

/// Reads `2026-02-16..`: the first date of a rest without an end.
#[must_use]
pub fn read_pause(text: &str) -> Option<NaiveDate> {
    text.trim().strip_suffix("..").and_then(whole_date)
}

fn whole_date(text: &str) -> Option<NaiveDate> {
    Some(text.trim()).filter(|text| text.len() == 10).and_then(read_date)
}

impl Move {
    /// Reads `Phase 3: 2026-03-02` or `Phase 3 / Day 2: 2026-03-02..2026-03-31`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (name, dates) = text.rsplit_once(':')?;
        let range = read_range(dates)?;
        let (on, to) = range.into_inner();
        Some(Self { name: name.trim().to_owned(), on, to: dates.contains("..").then_some(to) })
    }
}

impl std::fmt::Display for Move {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.name, self.on)?;
        self.to.map_or(Ok(()), |to| write!(f, "..{to}"))
    }
}

impl Schedule {
    /// What a front matter says as of today; what cannot be read is left out and named among the problems.
    #[must_use]
    pub fn of(front_matter: Option<&FrontMatter>, today: NaiveDate) -> Self {
        let mut schedule = Self::default();
        let Some(front_matter) = front_matter else { return schedule };
        let values = |key| front_matter.settings(key).into_iter().flatten();
        let mut bad = |key: &str, value: &str| schedule.problems.push(format!("{key} = {value}"));
        let days: Vec<String> = values("days").collect();
        if !days.is_empty() {
            match Weekdays::read(&days.join(",")) {
                Ok(read) => schedule.days = read,
                Err(word) => bad("days", &word),
            }
        }
        for value in values("rest") {
            match (read_range(&value), read_pause(&value)) {
                (Some(range), _) => schedule.rest.push(range),
                (None, Some(from)) => {
                    let since = schedule.pause.map_or(from, |pause| from.min(*pause.start()));
                    schedule.pause = Some(since..=today.max(since));
                }
                (None, None) => bad("rest", &value),
            }
        }
        for value in values("work") {
            match read_range(&value) {
                Some(range) => schedule
                    .work
                    .extend(range.start().iter_days().take_while(|date| date <= range.end()).take(MOST_DATES)),
                None => bad("work", &value),
            }
        }
        for value in values("moves") {
            Move::read(&value).map_or_else(|| bad("moves", &value), |read| schedule.moves.push(read));
        }
        for value in values("kept") {
            Move::read(&value).map_or_else(|| bad("kept", &value), |read| schedule.kept.push(read));
        }
        schedule
    }

    /// Whether a date is for study.
    #[must_use]
    pub fn is_study_date(&self, date: NaiveDate) -> bool {
        self.work.contains(&date)
            || (self.days.contains(date.weekday())
                && !self.is_paused(date)
                && !self.rest.iter().any(|range| range.contains(&date)))
    }

    /// Whether a date lies in a rest without an end.
    #[must_use]
    pub fn is_paused(&self, date: NaiveDate) -> bool {
        self.pause.as_ref().is_some_and(|pause| pause.contains(&date))
    }

    /// The same without its rest that has no end.
    #[must_use]
    pub(super) fn unpaused(&self) -> Self {
        Self { pause: None, ..self.clone() }
    }

    /// The same with more rest. What is fitted keeps its number of study dates; else rest would press it together.
    #[must_use]
    pub(super) fn resting(&self, dates: RangeInclusive<NaiveDate>) -> Self {
        let mut schedule = self.clone();
        schedule.rest.push(dates);
        for one in 0..schedule.moves.len() {
            let Move { on, to, .. } = schedule.moves[one];
            schedule.moves[one].to = to.map(|to| to.max(schedule.last_of(on, self.count(on, to))));
        }
        schedule
    }

    /// How many study dates there are from a date to another, a rest without an end left out of account: whatever is
    /// fitted waits for its end, and has as many dates behind it.
    #[must_use]
    pub(super) fn count(&self, on: NaiveDate, to: NaiveDate) -> usize {
        let schedule = self.unpaused();
        on.iter_days().take_while(|date| *date <= to).filter(|date| schedule.is_study_date(*date)).count()
    }

    /// The last of so many study dates from a date on, counted in the same way.
    #[must_use]
    pub(super) fn last_of(&self, on: NaiveDate, count: usize) -> NaiveDate {
        let schedule = self.unpaused();
        let ahead = |at: NaiveDate| at.succ_opt().filter(|next| *next <= LAST);
        let next = |at: NaiveDate| ahead(at).map_or(at, |next| schedule.next_study_date(next));
        (1..count).fold(schedule.next_study_date(on), |at, _| next(at))
    }

    /// The first date for study on or after a date. Where rest goes on without end, the date itself.
    #[must_use]
    pub(super) fn next_study_date(&self, date: NaiveDate) -> NaiveDate {
        let last = date.checked_add_days(Days::new(MOST_STEPS as u64 - 1)).unwrap_or(LAST).min(LAST);
        let mut ahead = std::iter::successors(Some(date), |date| self.after_rest(*date));
        ahead.by_ref().take_while(|date| *date <= last).find(|date| self.is_study_date(*date)).unwrap_or(date)
    }

    /// The next date that may be one for study. A long rest is left in one step: whoever is fitted up to a far date would
    /// look at each of its dates again and again.
    fn after_rest(&self, date: NaiveDate) -> Option<NaiveDate> {
        let next = date.succ_opt()?;
        let ends = self.rest.iter().chain(&self.pause).filter(|range| range.contains(&date)).map(|range| *range.end());
        let behind = ends.max().and_then(|end| end.succ_opt()).unwrap_or(next);
        Some(self.work.range(next..).next().map_or(behind, |work| behind.min(*work)))
    }
}

/// How many dates we look at for the next one of study: eleven years of rest are no plan.
pub(super) const MOST_STEPS: usize = 4_000;

/// No plan goes on after this date; what would, ends there.
pub(super) const LAST: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a date of the calendar");

/// How many dates one range of extra study dates may hold; a longer one is a slip of the pen.
const MOST_DATES: usize = 366;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_read_in_ranges_and_lists() {
        let read = |text| Weekdays::read(text).map(|days| days.0.map(u8::from));
        assert_eq!(read("mon-fri"), Ok([1, 1, 1, 1, 1, 0, 0]));
        assert_eq!(read("Sat, sunday"), Ok([0, 0, 0, 0, 0, 1, 1]));
        assert_eq!(read("fri-mon"), Ok([1, 0, 0, 0, 1, 1, 1]));
        assert_eq!(read("周一-周三"), Ok([1, 1, 1, 0, 0, 0, 0]));
        assert_eq!(read("mon-fry"), Err("fry".to_owned()));
    }

    #[test]
    fn a_long_rest_is_left_in_one_step_and_study_in_it_is_found() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut schedule = Schedule { days: Weekdays::read("mon").unwrap(), ..Schedule::default() };
        schedule.rest = vec![date("2026-01-01")..=date("2026-01-20"), date("2026-01-10")..=date("2030-01-01")];
        assert_eq!(schedule.next_study_date(date("2026-01-05")), date("2030-01-07"));
        schedule.work.insert(date("2026-06-06"));
        assert_eq!(schedule.next_study_date(date("2026-01-05")), date("2026-06-06"));
        assert_eq!(schedule.next_study_date(date("2026-06-07")), date("2030-01-07"));
        // Rest that ends with all dates is no reason to look for ever, however often it is asked.
        schedule.rest.push(date("0001-01-01")..=LAST);
        assert_eq!(schedule.last_of(date("2026-06-07"), 3_000_000), LAST);
    }

    #[test]
    fn a_move_reads_back_as_it_is_written() {
        for text in ["Phase 3: 2026-03-02", "Phase 2 / Day 5: 2026-02-05..2026-02-18"] {
            assert_eq!(Move::read(text).unwrap().to_string(), text);
        }
        assert_eq!(Move::read("Phase 3"), None);
        assert_eq!(Move::read("Phase 3: 2026-03-02..2026-03-01"), None);
    }
}
