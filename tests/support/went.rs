//! How it went: as a test reckons it, as the program does, and as the program tells it in JSON.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use roadmap::app::statistics::{self, Statistics};
use roadmap::progress::forecast::Forecast;
use serde_json::Value;

/// How it went, as of a date.
#[derive(Debug, PartialEq)]
pub struct Went {
    /// How many tasks and study days came to be done, by date.
    pub done: Vec<(NaiveDate, u32, u32)>,
    pub streak: u32,
    pub tasks: Course,
    pub days: Course,
}

/// How tasks, or study days, went.
#[derive(Debug, PartialEq)]
pub struct Course {
    /// How many are done, and how many there are.
    pub tally: (u32, u32),
    /// Over one week and over four: how many were done, on how many days.
    pub pace: Vec<(u32, u32)>,
    /// From a date on, how many were done by each that follows.
    pub burn_up: (NaiveDate, Vec<u32>),
    /// What the forecast looks back on where something is left: since when, on how many study dates, and on how many of them
    /// something was done.
    pub basis: Option<(Option<NaiveDate>, u32, u32)>,
}

impl Course {
    /// From what came to be done by date, and since when what is done now is.
    pub fn reckoned(
        done: &BTreeMap<NaiveDate, u32>,
        since: &[NaiveDate],
        total: u32,
        (today, is_study_date): (NaiveDate, fn(NaiveDate) -> bool),
    ) -> Self {
        let count = |from: NaiveDate| done.range(from..=today).map(|(_, count)| count).sum::<u32>();
        let pace = done.keys().next().map(|first| {
            [7, 28].map(|window| {
                let from = (today - Days::new(window - 1)).max(*first);
                (count(from), (today - from).num_days() as u32 + 1)
            })
        });
        let first = since.iter().min().copied().unwrap_or(today);
        let dates = first.iter_days().take_while(|date| *date <= today);
        let so_far = dates.map(|date| since.iter().filter(|since| **since <= date).count() as u32).collect();
        let tally = (since.len() as u32, total);
        let basis = (tally.0 < total).then(|| basis(done, today, is_study_date));
        Self { tally, pace: pace.into_iter().flatten().collect(), burn_up: (first, so_far), basis }
    }

    fn of(course: &statistics::Course) -> Self {
        let basis = match course.forecast {
            Forecast::Complete => None,
            Forecast::TooLittle(basis) | Forecast::OutOfSight(basis) => Some(basis),
            Forecast::Within(range) => Some(range.basis),
        };
        Self {
            tally: (course.tally.done, course.tally.total),
            pace: course.pace.iter().flatten().map(|pace| (pace.done, pace.days)).collect(),
            burn_up: (course.burn_up.first, course.burn_up.done.clone()),
            basis: basis.map(|basis| (basis.since, basis.dates, basis.active)),
        }
    }

    fn told(json: &Value) -> Self {
        let basis = &json["forecast"]["basis"];
        let burn_up = &json["burn_up"];
        Self {
            tally: (number(&json["done"]), number(&json["total"])),
            pace: all(&json["pace"], |pace| (number(&pace["done"]), number(&pace["days"]))),
            burn_up: (date(&burn_up["first"]).unwrap(), all(&burn_up["done"], number)),
            basis: (!basis.is_null())
                .then(|| (date(&basis["since"]), number(&basis["dates"]), number(&basis["active"]))),
        }
    }
}

/// What the last eight weeks of study dates brought. What was done on a rest date counts for the study date before it.
fn basis(
    done: &BTreeMap<NaiveDate, u32>,
    today: NaiveDate,
    is_study_date: fn(NaiveDate) -> bool,
) -> (Option<NaiveDate>, u32, u32) {
    let Some(&first) = done.keys().next() else { return (None, 0, 0) };
    let end = if done.contains_key(&today) { today + Days::new(1) } else { today };
    let study: Vec<NaiveDate> =
        first.iter_days().take_while(|date| *date < end).filter(|date| is_study_date(*date)).collect();
    let counted_for = |date: NaiveDate| study.iter().rev().find(|study| **study <= date).or(study.first());
    let last = &study[study.len().saturating_sub(56)..];
    let active = last.iter().filter(|date| done.keys().any(|done| counted_for(*done) == Some(date)));
    (last.first().copied(), last.len() as u32, active.count() as u32)
}

impl Went {
    /// As the program reckons it.
    pub fn of(statistics: &Statistics) -> Self {
        Self {
            done: statistics.activity.dates(..).map(|(date, done)| (date, done.tasks, done.days)).collect(),
            streak: statistics.streak.days,
            tasks: Course::of(&statistics.tasks),
            days: Course::of(statistics.days.as_ref().unwrap()),
        }
    }

    /// As `roadmap stats --json` tells it.
    pub fn told(json: &Value) -> Self {
        let done = |on: &Value| (date(&on["date"]).unwrap(), number(&on["tasks"]), number(&on["study_days"]));
        Self {
            done: all(&json["activity"], done),
            streak: number(&json["streak"]["days"]),
            tasks: Course::told(&json["tasks"]),
            days: Course::told(&json["study_days"]),
        }
    }
}

fn all<T>(json: &Value, one: impl Fn(&Value) -> T) -> Vec<T> {
    json.as_array().unwrap().iter().map(one).collect()
}

fn number(json: &Value) -> u32 {
    json.as_u64().unwrap() as u32
}

fn date(json: &Value) -> Option<NaiveDate> {
    json.as_str().map(|date| date.parse().unwrap())
}
