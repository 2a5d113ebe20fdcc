//! What the front matter says of a plan's dates: its start, study weekdays, rest and extra study dates, and moves.
//!
//! ```toml
//! [params.roadmap]
//! start = '2026-01-22'
//! days = 'mon-fri'                              # study weekdays
//! rest = ['2026-02-16..2026-02-20']             # no study on these dates
//! work = ['2026-02-14']                         # study on these all the same
//! moves = ['Phase 3: 2026-03-02']               # from there on, count from that date
//! kept = ['Phase 3 / Day 4: 2026-02-20']        # done already, and stays there
//! ```

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Weekday};

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
    /// What a front matter says; what cannot be read is left out and named among the problems.
    #[must_use]
    pub fn of(front_matter: Option<&FrontMatter>) -> Self {
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
            read_range(&value).map_or_else(|| bad("rest", &value), |range| schedule.rest.push(range));
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
            || (self.days.contains(date.weekday()) && !self.rest.iter().any(|range| range.contains(&date)))
    }
}

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
    fn a_move_reads_back_as_it_is_written() {
        for text in ["Phase 3: 2026-03-02", "Phase 2 / Day 5: 2026-02-05..2026-02-18"] {
            assert_eq!(Move::read(text).unwrap().to_string(), text);
        }
        assert_eq!(Move::read("Phase 3"), None);
        assert_eq!(Move::read("Phase 3: 2026-03-02..2026-03-01"), None);
    }
}
