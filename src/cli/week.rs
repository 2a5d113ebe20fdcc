//! `roadmap week FILE…`: the look back on a week.

use super::keep::{keep, look};
use super::read::open;
use super::several::{Roadmap, gather};
use super::{Answer, Environment, Exit, WeekArguments};
use crate::app::action::View;
use crate::progress::journal::By;
use crate::report;
use crate::report::json;
use crate::store::Store;
use crate::store::find::Meant;

pub(super) fn run(arguments: &WeekArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let read = |store: Store, meant: &Meant| {
        let mut app = open(store.text().to_owned(), arguments.dates, environment, View::Plan);
        match meant {
            Meant::Named(_) => drop(keep(&store, &mut app, environment, (By::Shell, None))),
            // Nobody asked for a journal of every file in a folder.
            Meant::InFolder(_) => look(&store, &mut app, environment),
        }
        app
    };
    let gathered = match gather(&arguments.files, environment, read) {
        Ok(gathered) => gathered,
        Err(answer) => return answer,
    };
    let told = gathered.apps(|Roadmap { app, is_named, .. }| *is_named || app.week().is_eventful());
    let out = if arguments.json {
        json::weeks(&gathered.reporters())
    } else if arguments.md {
        report::weeks_as_markdown(&told, words)
    } else {
        report::weeks(&told, words, environment.width)
    };
    gathered.answer(out, Exit::Done)
}
