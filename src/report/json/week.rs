//! The look back on a week as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::shapes::DayShape;
use super::stats::ActivityShape;
use super::{Reporter, SCHEMA, write};
use crate::app::week::Named;
use crate::plan::DayId;
use crate::progress::streak::Streak;
use crate::text::sanitise::sanitise;

#[derive(Serialize)]
struct WeekShape {
    schema: u32,
    file: String,
    title: Option<String>,
    from: NaiveDate,
    to: NaiveDate,
    total: ActivityShape,
    streak: Streak,
    done: Vec<DoneShape>,
    slipped: Vec<DayShape>,
    ahead: Vec<DayShape>,
    next: Vec<DayShape>,
}

#[derive(Serialize)]
struct DoneShape {
    date: NaiveDate,
    study_days: Vec<NamedShape>,
    tasks: Vec<NamedShape>,
    reviews: u32,
    minutes: u32,
}

#[derive(Serialize)]
struct NamedShape {
    title: String,
    path: Vec<String>,
}

#[derive(Serialize)]
struct SeveralWeeks {
    schema: u32,
    files: Vec<WeekShape>,
}

impl From<Named> for NamedShape {
    fn from(Named { path, title, .. }: Named) -> Self {
        let harmless = |text: String| sanitise(&text).into_owned();
        Self { title: harmless(title), path: path.into_iter().map(harmless).collect() }
    }
}

/// The weeks of some roadmaps: of a single one, that alone.
#[must_use]
pub fn weeks(reporters: &[Reporter<'_>]) -> String {
    match reporters {
        [one] => write(&one.week()),
        several => write(&SeveralWeeks { schema: SCHEMA, files: several.iter().map(Reporter::week).collect() }),
    }
}

impl Reporter<'_> {
    fn week(&self) -> WeekShape {
        let week = self.app.week();
        let named = |all: Vec<Named>| all.into_iter().map(NamedShape::from).collect();
        let days = |days: &[DayId]| days.iter().map(|day| self.day(*day)).collect();
        let (slipped, ahead, next) = (days(&week.slipped), days(&week.ahead), days(&week.next));
        let done = week.done.into_iter().map(|on| DoneShape {
            date: on.date,
            study_days: named(on.days),
            tasks: named(on.tasks),
            reviews: on.activity.reviews,
            minutes: on.activity.minutes,
        });
        WeekShape {
            schema: SCHEMA,
            file: self.file.clone(),
            title: self.title(),
            from: *week.dates.start(),
            to: *week.dates.end(),
            total: week.sum.into(),
            streak: week.streak,
            done: done.collect(),
            slipped,
            ahead,
            next,
        }
    }
}
