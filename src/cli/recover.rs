//! `roadmap recover FILE WAY`: a way back for a reader who fell behind, shown first or written at once.

use super::keep::keep_first;
use super::read::open;
use super::{Answer, Environment, Exit, RecoverArguments, TRIES, WayName};
use crate::app::App;
use crate::app::action::View;
use crate::plan::recovery::{Recovery, Way, recover};
use crate::plan::schedule::read_range;
use crate::report;
use crate::report::json::Reporter;
use crate::store::SaveError;
use crate::ui::words::Words;

pub(super) fn run(arguments: &RecoverArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let way = match way(arguments, words) {
        Ok(way) => way,
        Err(message) => return Answer::failed(&message, Exit::Usage),
    };
    let mut store = match environment.open(&arguments.file) {
        Ok(store) => store,
        Err(error) => return Answer::refused(&error, words),
    };
    if !arguments.dry_run {
        keep_first(&store, environment);
    }
    for _ in 0..TRIES {
        let app = open(store.text().to_owned(), arguments.dates, environment, View::Plan);
        let question = (&way, app.standing().date);
        let recovery = match recover(app.document(), app.plan(), app.calendar(), question, arguments.create) {
            Ok(recovery) => recovery,
            Err(stuck) => return Answer::failed(&words.stuck(stuck), Exit::No),
        };
        if arguments.dry_run {
            return answer(&app, arguments, &recovery, words);
        }
        match store.save(&recovery.edit) {
            Ok(()) => return answer(&app, arguments, &recovery, words),
            Err(SaveError::Moved) => {}
            Err(error) => return Answer::refused(&error, words),
        }
    }
    Answer::refused(&SaveError::Moved, words)
}

fn way(arguments: &RecoverArguments, words: Words) -> Result<Way, &'static str> {
    match (arguments.way, arguments.by, &arguments.dates_of_break) {
        (WayName::Push, None, None) => Ok(Way::Push),
        (WayName::CatchUp, None, None) => Ok(Way::CatchUp),
        (WayName::Rebalance, Some(by), None) => Ok(Way::Rebalance(by)),
        (WayName::Break, None, Some(dates)) => read_range(dates).map(Way::Break).ok_or(words.break_how()),
        (WayName::Rebalance, None, _) => Err(words.rebalance_by()),
        (WayName::Break, _, None) => Err(words.break_when()),
        _ => Err(words.no_dates_for_way()),
    }
}

fn answer(app: &App, arguments: &RecoverArguments, recovery: &Recovery, words: Words) -> Answer {
    let written = !arguments.dry_run;
    let out = if arguments.json {
        Reporter::new(app, &arguments.file.to_string_lossy()).recovery(recovery, written)
    } else {
        report::recovery(app, recovery, written, words)
    };
    Answer::new(out, Exit::Done)
}
