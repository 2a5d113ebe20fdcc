//! The statistics as JSON.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Reporter, SCHEMA, write};
use crate::app::statistics::{Activities, Activity, Course};
use crate::progress::Tally;
use crate::progress::burn_up::BurnUp;
use crate::progress::forecast::{Basis, Forecast};
use crate::progress::heat::Heat;
use crate::progress::pace::{Pace, WINDOWS};
use crate::progress::streak::Streak;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct StatsShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// The roadmap's own title.
    title: Option<String>,
    /// The date that counts as today.
    date: NaiveDate,
    /// How it went with the tasks.
    tasks: CourseShape,
    /// How it went with the study days; `null` without a plan.
    study_days: Option<CourseShape>,
    /// The sections, in reading order.
    sections: Vec<SectionShape>,
    /// The phases, in reading order.
    phases: Vec<PhaseTally>,
    /// For how many days something was done on end.
    streak: Streak,
    /// The minutes of study.
    minutes: Minutes,
    /// What was done, date by date.
    activity: Vec<DateShape>,
    /// The last year as levels.
    heat: Heat,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CourseShape {
    /// How many are done.
    done: u32,
    /// How many there are.
    total: u32,
    /// How much was done of late.
    pace: Vec<PaceShape>,
    /// What was done, date by date, against what was planned.
    burn_up: BurnUp,
    /// When the rest will be done.
    forecast: ForecastShape,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PaceShape {
    /// Over how many days it was looked at.
    window: u32,
    /// How much was done in them.
    done: u32,
    /// How many of those days count; fewer in a young history.
    days: u32,
    /// How much that is a week.
    per_week: f64,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ForecastShape {
    /// How much can be said.
    #[cfg_attr(test, schemars(extend("enum" = ["complete", "too-little", "out-of-sight", "within"])))]
    state: &'static str,
    /// One end in twenty comes before this.
    early: Option<NaiveDate>,
    /// As many ends come before this as after it.
    middle: Option<NaiveDate>,
    /// One end in twenty comes after this.
    late: Option<NaiveDate>,
    /// What that rests on.
    basis: Option<Basis>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SectionShape {
    /// The line on which it begins, counted from 1.
    line: usize,
    /// The level of its heading.
    level: u32,
    /// The title, without the signs of Markdown.
    title: String,
    /// The tasks in it.
    tasks: Tally,
    /// The study days in it.
    study_days: Tally,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PhaseTally {
    /// The title, without the signs of Markdown.
    title: String,
    /// The tasks in it.
    tasks: Tally,
    /// The study days in it.
    study_days: Tally,
}

/// Minutes of a date and of its week so far.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Minutes {
    /// Those of today.
    today: u32,
    /// Those of this week so far.
    week: u32,
}

impl Minutes {
    pub(super) fn of(activity: &Activities, today: NaiveDate) -> Self {
        Self { today: activity.on(today).minutes, week: activity.week_up_to(today).minutes }
    }
}

/// What was done on a date, or in all.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ActivityShape {
    /// How many tasks came to be done.
    tasks: u32,
    /// How many study days came to be done.
    study_days: u32,
    /// How much was reviewed.
    reviews: u32,
    /// The minutes of study.
    minutes: u32,
}

impl From<Activity> for ActivityShape {
    fn from(Activity { tasks, days, reviews, minutes, .. }: Activity) -> Self {
        Self { tasks, study_days: days, reviews, minutes }
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DateShape {
    /// The date.
    date: NaiveDate,
    #[serde(flatten)]
    activity: ActivityShape,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TimedShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// The date that counts as today.
    date: NaiveDate,
    /// The minutes of study, with those that were written down.
    minutes: Minutes,
}

impl Reporter<'_> {
    /// How many minutes there are now that some were written down.
    #[must_use]
    pub fn timed(&self) -> String {
        let date = self.app.standing().date;
        let minutes = Minutes::of(&self.app.activity(), date);
        write(&TimedShape { schema: SCHEMA, file: self.file.clone(), date, minutes })
    }

    /// How it went.
    #[must_use]
    pub fn stats(&self) -> String {
        let statistics = Arc::unwrap_or_clone(self.app.statistics());
        let outline = self.app.document().outline();
        let activity = &statistics.activity;
        let dates = activity.dates(..).map(|(date, done)| DateShape { date, activity: done.into() });
        let sections = statistics.sections.iter().map(|section| SectionShape {
            line: self.line(section.node),
            level: outline.node(section.node).level,
            title: outline.title(section.node).to_owned(),
            tasks: section.tasks,
            study_days: section.days,
        });
        let phases = statistics.phases.iter().map(|phase| PhaseTally {
            title: self.phase_title(phase.index),
            tasks: phase.tasks,
            study_days: phase.days,
        });
        write(&StatsShape {
            schema: SCHEMA,
            file: self.file.clone(),
            title: self.title(),
            date: statistics.today,
            sections: sections.collect(),
            phases: phases.collect(),
            streak: statistics.streak,
            minutes: Minutes::of(activity, statistics.today),
            activity: dates.collect(),
            tasks: course(statistics.tasks),
            study_days: statistics.days.map(course),
            heat: statistics.heat,
        })
    }
}

fn course(course: Course) -> CourseShape {
    let Tally { done, total } = course.tally;
    let pace = |(window, pace): (u32, Option<Pace>)| {
        let pace = pace?;
        // Of a tenth nobody doubts that it is exact.
        let per_week = (pace.per_week() * 10.0).round() / 10.0;
        Some(PaceShape { window, done: pace.done, days: pace.days, per_week })
    };
    let pace = WINDOWS.into_iter().zip(course.pace).filter_map(pace).collect();
    CourseShape { done, total, pace, burn_up: course.burn_up, forecast: forecast(course.forecast) }
}

fn forecast(forecast: Forecast) -> ForecastShape {
    let bare = |state, basis| ForecastShape { state, early: None, middle: None, late: None, basis };
    match forecast {
        Forecast::Complete => bare("complete", None),
        Forecast::TooLittle(basis) => bare("too-little", Some(basis)),
        Forecast::OutOfSight(basis) => bare("out-of-sight", Some(basis)),
        Forecast::Within(range) => ForecastShape {
            early: Some(range.early),
            middle: Some(range.middle),
            late: range.late,
            ..bare("within", Some(range.basis))
        },
    }
}
