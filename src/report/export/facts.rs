//! How far a roadmap is, in a few figures.

use chrono::NaiveDate;

use crate::app::App;
use crate::plan::agenda::Due;
use crate::plan::calendar::Calendar;
use crate::plan::{DayId, Plan};
use crate::progress::Tally;
use crate::ui::words::Words;

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    /// What it is about.
    pub(super) name: &'static str,
    /// The figure itself.
    pub(super) value: String,
    /// What is to be said beside it; may be empty.
    pub(super) detail: String,
}

/// The tasks, the study days, and the dates of the plan, where there are any.
pub(super) fn facts(app: &App, words: Words) -> Vec<Fact> {
    let (whole, days, today) = (app.progress().whole, app.days_done(), app.standing().date);
    let mut facts = Vec::new();
    if whole.total > 0 {
        facts.push(Fact { name: words.tasks(), value: counted(whole), detail: format!("{}%", whole.percent()) });
    }
    if days.total > 0 {
        let (value, detail) = (counted(days), words.behind(app.standing().behind));
        facts.push(Fact { name: words.study_days_heading(), value, detail });
    }
    if let Some((start, end)) = app.calendar().and_then(Calendar::span) {
        let said = words.dates(start, end, today);
        let value = if app.is_guessed() { words.guessed(said) } else { said };
        facts.push(Fact { name: words.plan_end(), value, detail: words.ends(end, today) });
    }
    facts
}

/// `7/25`.
pub(super) fn counted(Tally { done, total }: Tally) -> String {
    format!("{done}/{total}")
}

/// A phase that is listed, and how far it is.
pub(super) struct Stage {
    /// Its place in the plan.
    pub(super) phase: usize,
    /// Its first and its last date.
    pub(super) dates: Option<(NaiveDate, NaiveDate)>,
    /// Its study days, or in a plan without any, its tasks.
    pub(super) tally: Tally,
}

/// The phases that have study days; in a plan without any, all.
pub(super) fn stages(app: &App) -> Vec<Stage> {
    let plan = app.plan();
    let has_days = !plan.days().is_empty();
    let listed = |phase: &usize| !has_days || !plan.phases()[*phase].days.is_empty();
    let stage = |phase: usize| Stage {
        phase,
        dates: app.calendar().and_then(|calendar| calendar.phase_dates(phase)),
        tally: if has_days { days_of(app, plan, phase) } else { tasks_of(app, plan, phase) },
    };
    (0..plan.phases().len()).filter(listed).map(stage).collect()
}

fn days_of(app: &App, plan: &Plan, phase: usize) -> Tally {
    let done = plan.phases()[phase].days.iter().map(|day| app.is_node_done(plan.day(*day).node));
    done.fold(Tally::default(), |tally, done| Tally { done: tally.done + u32::from(done), total: tally.total + 1 })
}

fn tasks_of(app: &App, plan: &Plan, phase: usize) -> Tally {
    plan.phases()[phase].heading.map(|heading| app.progress().at(heading)).unwrap_or_default()
}

/// What a study day is to today; nothing where it has no date.
pub(super) fn due(app: &App, day: DayId) -> Option<Due> {
    if app.is_node_done(app.plan().day(day).node) {
        return Some(Due::Done);
    }
    let (calendar, today) = (app.calendar()?, app.standing().date);
    Some(match calendar.dates(day) {
        _ if calendar.falls_on(day, today) => Due::Today,
        (_, to) if to < today => Due::Late,
        _ => Due::Ahead,
    })
}
