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
struct StatsShape {
    schema: u32,
    file: String,
    title: Option<String>,
    date: NaiveDate,
    tasks: CourseShape,
    study_days: Option<CourseShape>,
    sections: Vec<SectionShape>,
    phases: Vec<PhaseTally>,
    streak: Streak,
    minutes: Minutes,
    activity: Vec<DateShape>,
    heat: Heat,
}

#[derive(Serialize)]
struct CourseShape {
    done: u32,
    total: u32,
    pace: Vec<PaceShape>,
    burn_up: BurnUp,
    forecast: ForecastShape,
}

#[derive(Serialize)]
struct PaceShape {
    window: u32,
    done: u32,
    days: u32,
    per_week: f64,
}

#[derive(Serialize)]
struct ForecastShape {
    state: &'static str,
    early: Option<NaiveDate>,
    middle: Option<NaiveDate>,
    late: Option<NaiveDate>,
    basis: Option<Basis>,
}

#[derive(Serialize)]
struct SectionShape {
    line: usize,
    level: u32,
    title: String,
    tasks: Tally,
    study_days: Tally,
}

#[derive(Serialize)]
struct PhaseTally {
    title: String,
    tasks: Tally,
    study_days: Tally,
}

/// Minutes of a date and of its week so far.
#[derive(Serialize)]
pub(super) struct Minutes {
    today: u32,
    week: u32,
}

impl Minutes {
    pub(super) fn of(activity: &Activities, today: NaiveDate) -> Self {
        Self { today: activity.on(today).minutes, week: activity.week_up_to(today).minutes }
    }
}

/// What was done on a date, or in all.
#[derive(Serialize)]
pub(super) struct ActivityShape {
    tasks: u32,
    study_days: u32,
    reviews: u32,
    minutes: u32,
}

impl From<Activity> for ActivityShape {
    fn from(Activity { tasks, days, reviews, minutes, .. }: Activity) -> Self {
        Self { tasks, study_days: days, reviews, minutes }
    }
}

#[derive(Serialize)]
struct DateShape {
    date: NaiveDate,
    #[serde(flatten)]
    activity: ActivityShape,
}

impl Reporter<'_> {
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
