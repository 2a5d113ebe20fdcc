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
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct WeekShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// The roadmap's own title.
    title: Option<String>,
    /// The Monday.
    from: NaiveDate,
    /// The Sunday.
    to: NaiveDate,
    /// What was done in it.
    total: ActivityShape,
    /// For how many days something was done on end.
    streak: Streak,
    /// What was done, date by date.
    done: Vec<DoneShape>,
    /// Study days that should have been done in it.
    slipped: Vec<DayShape>,
    /// Study days that are still to come in it.
    ahead: Vec<DayShape>,
    /// Study days of the next week.
    next: Vec<DayShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DoneShape {
    /// The date.
    date: NaiveDate,
    /// The study days that came to be done.
    study_days: Vec<NamedShape>,
    /// The tasks that came to be done.
    tasks: Vec<NamedShape>,
    /// How much was reviewed.
    reviews: u32,
    /// The minutes of study.
    minutes: u32,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct NamedShape {
    /// The title, without the signs of Markdown.
    title: String,
    /// The titles of what it stands beneath, from the outermost.
    path: Vec<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct SeveralWeeks {
    schema: u32,
    /// The weeks of the roadmaps, in the order in which they were named.
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
