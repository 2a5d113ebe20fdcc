//! The end of a pause: rest without an end gets one, and what waited goes on where it stood.

use chrono::{Days, NaiveDate};

use super::calendar::Calendar;
use super::names::Names;
use super::schedule::{Move, Schedule, read_pause};
use super::{DayId, Plan, settings};
use crate::document::Document;
use crate::document::settings::Setting;

/// What to write so that study begins again on a date, all study days falling where the pause had put them by then;
/// `None` where there is no pause. `flag` is as in [`Calendar::of`].
#[must_use]
pub fn resume(
    document: &Document,
    plan: &Plan,
    flag: Option<NaiveDate>,
    date: NaiveDate,
) -> Option<Vec<(&'static str, Setting)>> {
    let eve = date.checked_sub_days(Days::new(1))?;
    let paused = Schedule::of(document.front_matter(), eve);
    let since = *paused.pause.as_ref()?.start();
    let rest = since..=eve;
    let mut ended = paused.unpaused();
    if !rest.is_empty() {
        ended = ended.resting(rest.clone());
        if let Some(waiting) = Calendar::of(document, plan, flag, eve) {
            ended = put_back(document, plan, &waiting, ended);
        }
    }
    let others = settings::settings(document, &ended).into_iter().filter(|(key, _)| *key != "rest");
    let written = document.front_matter().and_then(|block| block.settings("rest")).unwrap_or_default();
    let closed = |text: String| match read_pause(&text) {
        Some(from) if from == eve => Some(eve.to_string()),
        Some(from) => (from < eve).then(|| format!("{from}..{eve}")),
        None => Some(text),
    };
    let lists = std::iter::once(("rest", Setting::Many(written.into_iter().filter_map(closed).collect())));
    Some(lists.chain(others).collect())
}

/// A schedule without the pause, in which every study day begins where it waits: dates that the plan states, or that
/// something was moved to, fell into the pause and do not hold any more.
fn put_back(document: &Document, plan: &Plan, waiting: &Calendar, mut schedule: Schedule) -> Schedule {
    let outline = document.outline();
    let names = Names::of(plan, outline);
    let is_kept = |day: DayId| waiting.schedule.kept.iter().any(|one| names.day(&one.name) == Some(day));
    let mut laid = waiting.laid(schedule.clone(), plan, outline);
    for day in plan.in_order() {
        let on = waiting.dates(day).0;
        if laid.dates(day).0 == on || is_kept(day) {
            continue;
        }
        let about = |one: &Move| names.day(&one.name) == Some(day);
        let before = schedule.moves.iter().rfind(|one| about(one));
        let to = before.and_then(|one| Some(schedule.last_of(on, schedule.count(one.on, one.to?))));
        let name = before.map_or_else(|| names.name(day).to_owned(), |one| one.name.clone());
        schedule.moves.retain(|one| !about(one));
        schedule.moves.push(Move { name, on, to });
        laid = waiting.laid(schedule.clone(), plan, outline);
    }
    schedule
}
