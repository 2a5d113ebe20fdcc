//! The subcommands that only read: `today`, `status`, `show`, `plan`.

use super::keep::Kept;
use super::{
    Answer, Dates, Environment, Exit, ReadArguments, SeveralArguments, StatusArguments, TodayArguments, copies,
    several, short,
};
use crate::app::action::View;
use crate::app::review::Habit;
use crate::app::{App, Opening};
use crate::document::Document;
use crate::progress::journal::By;
use crate::report;
use crate::report::json::Reporter;
use crate::store::{Encoding, Seen, Store};
use crate::ui::words::Words;

pub(super) fn today(TodayArguments { of: arguments, short }: &TodayArguments, environment: Environment) -> Answer {
    let exit = |app: &App| if app.standing().focus().is_some() { Exit::Done } else { Exit::No };
    match arguments.only() {
        _ if *short => short::today(arguments, environment),
        Some(one) => answer(&one, environment, View::Today, exit, |reporter| reporter.today(), report::today),
        None => several::today(arguments, environment),
    }
}

pub(super) fn status(arguments: &StatusArguments, environment: Environment) -> Answer {
    // Of all views the plan's rows are the fewest, and none is asked for.
    match arguments.of.only() {
        Some(one) => {
            answer(&one, environment, View::Plan, |_| Exit::Done, |reporter| reporter.status(), report::status)
        }
        None => several::status(arguments, environment),
    }
}

pub(super) fn show(arguments: &ReadArguments, environment: Environment) -> Answer {
    answer(arguments, environment, View::Roadmap, |_| Exit::Done, |reporter| reporter.show(), report::show)
}

pub(super) fn plan(arguments: &SeveralArguments, environment: Environment) -> Answer {
    let exit = |app: &App| if app.plan().phases().is_empty() { Exit::No } else { Exit::Done };
    match arguments.only() {
        Some(one) => answer(&one, environment, View::Plan, exit, |reporter| reporter.plan(), report::plan),
        None => several::plan(arguments, environment),
    }
}

fn answer(
    arguments: &ReadArguments,
    environment: Environment,
    view: View,
    exit: impl Fn(&App) -> Exit,
    json: impl Fn(&Reporter<'_>) -> String,
    text: impl Fn(&App, Words, Option<usize>) -> String,
) -> Answer {
    let words = environment.words();
    let store = match environment.open(&arguments.file) {
        Ok(store) => store,
        Err(error) => return Answer::refused(&error, words),
    };
    let seen = store.seen();
    let kept = kept(&store, environment, view);
    let mut app = open(store.into_text(), arguments.dates, environment, view);
    kept.iter().for_each(|kept| kept.look(&mut app, environment));
    let out = if arguments.json {
        json(&Reporter::new(&app, &arguments.file.to_string_lossy()))
    } else {
        text(&app, words, environment.width)
    };
    Answer::new(out, exit(&app)).with_note(&note(&seen, &app, words))
}

/// The journal, where the answer tells of what was done.
pub(super) fn kept(store: &Store, environment: Environment, view: View) -> Option<Kept> {
    if view == View::Today { Kept::of(store, environment, (By::Shell, None)) } else { None }
}

/// A file's text as an app that shows `view`.
pub(super) fn open(text: String, dates: Dates, environment: Environment, view: View) -> App {
    open_with(environment.settings.habit, text, dates, environment, view)
}

/// The same for a reader who reviews in this way.
pub(super) fn open_with(habit: Habit, text: String, dates: Dates, environment: Environment, view: View) -> App {
    let date = dates.on.unwrap_or_else(|| environment.today());
    let (keys, stamp) = (environment.settings.keys, environment.settings.stamp);
    let start = dates.start;
    let opening = Opening { date, start, view: Some(view), keys, stamp, habit, is_once: true, ..Opening::default() };
    App::new(Document::read(text), opening)
}

/// What is to be said beside the answer: of the encoding, of a change that was cut off, of what could not be understood,
/// and of copies.
pub(super) fn note(seen: &Seen, app: &App, words: Words) -> String {
    let warnings: String =
        app.warnings().iter().map(|warning| format!("roadmap: {}\n", words.warning(warning))).collect();
    let encoding = match seen.encoding {
        Encoding::Utf8 => String::new(),
        Encoding::Other(name) => format!("roadmap: {}\n", words.not_utf8(name)),
    };
    let cut_off = if seen.is_cut_off { format!("roadmap: {}\n", words.cut_off()) } else { String::new() };
    encoding + &cut_off + &warnings + &copies::note(seen, app.document(), words)
}
