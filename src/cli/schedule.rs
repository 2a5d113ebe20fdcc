//! `roadmap start FILE DATE` and `roadmap schedule FILE …`: a plan's dates and its pauses, set in the front matter.

use chrono::NaiveDate;

use super::keep::keep_first;
use super::read::{note, open};
use super::{Answer, Environment, Exit, ScheduleArguments, StartArguments, TRIES};
use crate::app::action::View;
use crate::document::Document;
use crate::document::settings::{Setting, Unset};
use crate::plan::calendar::Calendar;
use crate::plan::pause::resume;
use crate::plan::recovery::Stuck;
use crate::plan::schedule::{Weekdays, read_pause, read_range};
use crate::plan::{DayId, Plan, start};
use crate::report;
use crate::report::json::Reporter;
use crate::store::{SaveError, Store};
use crate::text::edit::Edit;
use crate::text::sanitise::sanitise;
use crate::ui::words::{Words, WrongValue};

/// What is to be written into the roadmap's table, given what the file holds now.
type Change<'a> = Box<dyn Fn(&Document) -> Result<Vec<(&'static str, Setting)>, Refused> + 'a>;

/// Why nothing is written.
enum Refused {
    /// The front matter cannot hold it.
    Unset(Unset),
    /// There is no plan that it could be said of.
    Nothing(&'static str),
    /// What was asked for is none of these phases, or several of them.
    Phase(String),
}

pub(super) fn start(arguments: &StartArguments, environment: Environment) -> Answer {
    let date: NaiveDate = arguments.date;
    let whole: Change<'_> = Box::new(move |_| Ok(vec![("start", Setting::One(date.to_string()))]));
    let (today, words) = (arguments.on.unwrap_or_else(|| environment.today()), environment.words());
    let change_it = match &arguments.phase {
        Some(name) => Box::new(move |document: &Document| phase_start(document, name, (date, today), words)),
        None => whole,
    };
    change(&arguments.target(), &change_it, environment)
}

pub(super) fn schedule(arguments: &ScheduleArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let change_it: Change<'_> = match arguments.resume {
        Some(date) => Box::new(move |document: &Document| {
            let settings = resume(document, &Plan::of(document), None, date);
            settings.ok_or(Refused::Nothing(words.no_pause()))
        }),
        None => Box::new(|document: &Document| Ok(calendar(arguments, document))),
    };
    change(&arguments.target(), &change_it, environment)
}

/// Study weekdays, rest and extra dates as they are given, beside those that are there.
fn calendar(arguments: &ScheduleArguments, document: &Document) -> Vec<(&'static str, Setting)> {
    let now = |key| document.front_matter().and_then(|block| block.settings(key)).unwrap_or_default();
    let cleared = |name| arguments.clear.iter().any(|key| key.name() == name);
    let mut settings: Vec<(&'static str, Setting)> =
        arguments.clear.iter().map(|key| (key.name(), Setting::Many(Vec::new()))).collect();
    settings.extend(arguments.days.iter().map(|days| ("days", Setting::One(days.clone()))));
    for (key, dates) in [("rest", &arguments.rest), ("work", &arguments.work)] {
        let mut before = if cleared(key) { Vec::new() } else { now(key) };
        if dates.iter().any(|date| read_pause(date).is_some()) {
            // A pause that is given takes the place of one that is open.
            before.retain(|date| read_pause(date).is_none());
        }
        if !dates.is_empty() {
            settings.push((key, Setting::Many(with(&before, dates))));
        }
    }
    settings
}

/// A phase's own start, by its name or a part of its title.
fn phase_start(
    document: &Document,
    name: &str,
    (date, today): (NaiveDate, NaiveDate),
    words: Words,
) -> Result<Vec<(&'static str, Setting)>, Refused> {
    let plan = Plan::of(document);
    let outline = document.outline();
    let found = start::named(&plan, outline, name);
    if let [(_, day)] = found.as_slice() {
        let dated = Calendar::of(document, &plan, None, today).is_some();
        let undated = Refused::Nothing(words.stuck(Stuck::Undated));
        return if dated { Ok(start::move_to(document, &plan, *day, date)) } else { Err(undated) };
    }
    let line = |(phase, _): (usize, DayId)| format!("  {}\n", plan.path(phase, outline).join(" / "));
    let list = |phases: Vec<(usize, DayId)>| phases.into_iter().map(line).collect::<String>();
    let name = sanitise(name);
    Err(match found.len() {
        0 => {
            let all = start::phases(&plan, outline);
            if all.is_empty() {
                return Err(Refused::Nothing(words.no_phases()));
            }
            Refused::Phase(format!("{}\n{}", words.no_phase(&name), list(all)))
        }
        count => Refused::Phase(format!("{}\n{}", words.several_phases(&name, count), list(found))),
    })
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
    pub(super) on: Option<NaiveDate>,
}

fn change(target: &Target<'_>, change: &Change<'_>, environment: Environment) -> Answer {
    let words = environment.words();
    let mut store = match environment.open(target.file) {
        Ok(store) => store,
        Err(error) => return Answer::refused(&error, words),
    };
    keep_first(&store, environment);
    for _ in 0..TRIES {
        let edit = match edit(store.text(), change, target.create) {
            Ok(edit) => edit,
            Err(Refused::Unset(unset)) => return Answer::failed(&words.unset(unset), Exit::Usage),
            Err(Refused::Nothing(why)) => return Answer::failed(&why, Exit::No),
            Err(Refused::Phase(why)) => return Answer::failed(&why.trim_end(), Exit::Usage),
        };
        match store.save(&edit) {
            Ok(()) => return answer(&store, target, environment),
            Err(SaveError::Moved) => {}
            Err(error) => return Answer::refused(&error, words),
        }
    }
    Answer::refused(&SaveError::Moved, words)
}

/// A change as one edit of a text.
fn edit(text: &str, change: &Change<'_>, create: bool) -> Result<Edit, Refused> {
    let document = Document::read(text.to_owned());
    document.set_all(&change(&document)?, create).map_err(Refused::Unset)
}

fn answer(store: &Store, target: &Target<'_>, environment: Environment) -> Answer {
    let dates = super::Dates { start: None, on: target.on };
    let app = open(store.text().to_owned(), dates, environment, View::Plan);
    let out = if target.json {
        Reporter::new(&app, &target.file.to_string_lossy()).plan()
    } else {
        report::schedule(&app, environment.words())
    };
    Answer::new(out, Exit::Done).with_note(&note(&store.seen(), &app, environment.words()))
}

/// Checks study weekdays as they are given.
pub(super) fn parse_days(text: &str) -> Result<String, WrongValue> {
    let days = Weekdays::read(text);
    days.map(|_| text.to_owned()).map_err(|word| WrongValue::Weekday(word.to_owned()))
}

/// Checks a date, a range of dates, or one without an end, as it is given.
pub(super) fn parse_rest(text: &str) -> Result<String, WrongValue> {
    if read_pause(text).is_some() { Ok(text.to_owned()) } else { parse_range(text) }
}

/// Checks a date or a range of dates as it is given.
pub(super) fn parse_range(text: &str) -> Result<String, WrongValue> {
    let range = read_range(text).map(|_| text.to_owned());
    range.ok_or(WrongValue::Range)
}
