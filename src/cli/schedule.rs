//! `roadmap start FILE DATE` and `roadmap schedule FILE …`: a plan's dates, set in the front matter.

use chrono::NaiveDate;

use super::read::{note, open};
use super::{Answer, Environment, Exit, ScheduleArguments, StartArguments, TRIES};
use crate::app::action::View;
use crate::document::Document;
use crate::document::settings::{Setting, Unset};
use crate::plan::schedule::{Weekdays, read_range};
use crate::report;
use crate::report::json::Reporter;
use crate::store::{SaveError, Store};
use crate::text::edit::Edit;
use crate::ui::words;

/// A key of the roadmap's table, and what it is to hold, given what it holds now.
type Change<'a> = (&'static str, Box<dyn Fn(&[String]) -> Setting + 'a>);

pub(super) fn start(arguments: &StartArguments, environment: Environment) -> Answer {
    let date: NaiveDate = arguments.date;
    let changes: [Change<'_>; 1] = [("start", Box::new(move |_| Setting::One(date.to_string())))];
    change(&arguments.target(), &changes, environment)
}

pub(super) fn schedule(arguments: &ScheduleArguments, environment: Environment) -> Answer {
    let mut changes: Vec<Change<'_>> = Vec::new();
    for key in &arguments.clear {
        changes.push((key.name(), Box::new(|_| Setting::Many(Vec::new()))));
    }
    if let Some(days) = &arguments.days {
        changes.push(("days", Box::new(|_| Setting::One(days.clone()))));
    }
    for (key, dates) in [("rest", &arguments.rest), ("work", &arguments.work)] {
        if !dates.is_empty() {
            let cleared = arguments.clear.iter().any(|cleared| cleared.name() == key);
            changes.push((key, Box::new(move |now| Setting::Many(with(if cleared { &[] } else { now }, dates)))));
        }
    }
    change(&arguments.target(), &changes, environment)
}

/// A list with what it does not hold yet.
fn with(now: &[String], more: &[String]) -> Vec<String> {
    let new = more.iter().filter(|date| !now.contains(date));
    now.iter().chain(new).cloned().collect()
}

/// What a change is made to, and how it is answered.
pub(super) struct Target<'a> {
    pub(super) file: &'a std::path::Path,
    pub(super) create: bool,
    pub(super) json: bool,
}

fn change(target: &Target<'_>, changes: &[Change<'_>], environment: Environment) -> Answer {
    let mut store = match environment.open(target.file) {
        Ok(store) => store,
        Err(error) => return Answer::failed(&error, Exit::File),
    };
    for _ in 0..TRIES {
        let edit = match edit(store.text(), changes, target.create) {
            Ok(edit) => edit,
            Err(unset) => return Answer::failed(&words::unset(unset), Exit::Usage),
        };
        match store.save(&edit) {
            Ok(()) => return answer(&store, target, environment),
            Err(SaveError::Moved) => {}
            Err(error) => return Answer::failed(&error, Exit::File),
        }
    }
    Answer::failed(&SaveError::Moved, Exit::File)
}

/// All changes as one edit of a text.
fn edit(text: &str, changes: &[Change<'_>], create: bool) -> Result<Edit, Unset> {
    let document = Document::read(text.to_owned());
    let now = |key| document.front_matter().and_then(|block| block.settings(key)).unwrap_or_default();
    let settings: Vec<(&str, Setting)> = changes.iter().map(|(key, setting)| (*key, setting(&now(key)))).collect();
    document.set_all(&settings, create)
}

fn answer(store: &Store, target: &Target<'_>, environment: Environment) -> Answer {
    let dates = super::Dates { start: None, on: None };
    let app = open(store, dates, environment, View::Plan);
    let out =
        if target.json { Reporter::new(&app, &target.file.to_string_lossy()).plan() } else { report::schedule(&app) };
    Answer::new(out, Exit::Done).with_note(&note(store, &app))
}

/// Checks study weekdays as they are given.
pub(super) fn parse_days(text: &str) -> Result<String, String> {
    let days = Weekdays::read(text);
    days.map(|_| text.to_owned()).map_err(|word| format!("\"{word}\" names no weekday; write mon-fri, or mon,wed,fri"))
}

/// Checks a date or a range of dates as it is given.
pub(super) fn parse_range(text: &str) -> Result<String, String> {
    let range = read_range(text).map(|_| text.to_owned());
    range.ok_or_else(|| "write a date as 2026-01-31, or a range as 2026-01-31..2026-02-05".to_owned())
}
