//! `roadmap journal FILE`: what was done, and when.

use std::path::Path;

use super::keep::keep;
use super::read::open;
use super::{Answer, Dates, Environment, Exit, JournalArguments, JournalCommand, import};
use crate::app::action::View;
use crate::progress::journal::{By, Event, read_line};
use crate::report;
use crate::report::json;
use crate::text::language::Say;

pub(super) fn run(arguments: &JournalArguments, environment: Environment) -> Answer {
    match (&arguments.command, &arguments.file) {
        (Some(JournalCommand::Import(arguments)), _) => import::run(arguments, environment),
        (None, file) => tell(arguments, file.as_deref().unwrap_or(Path::new("")), environment),
    }
}

fn tell(arguments: &JournalArguments, path: &Path, environment: Environment) -> Answer {
    let words = environment.words();
    let store = match environment.open(path) {
        Ok(store) => store,
        Err(error) => return Answer::refused(&error, words),
    };
    if arguments.local
        && let Err(error) = store.keep_journal_beside()
    {
        return Answer::failed(&words.not_kept_beside(&error.say(words.language)), Exit::File);
    }
    let mut app = open(store.text().to_owned(), Dates::default(), environment, View::Plan);
    let Some(kept) = keep(&store, &mut app, environment, (By::Shell, None)) else {
        return Answer::failed(&words.no_data_folder(), Exit::File);
    };
    let text = match kept.file.text() {
        Ok(text) => text,
        Err(error) => return Answer::failed(&words.no_journal_read(&error.say(words.language)), Exit::File),
    };
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let events: Vec<Event> = lines().filter_map(read_line).collect();
    let passed_over = lines().count() - events.len();
    let (at, day_start) = (kept.file.path().to_string_lossy(), environment.settings.day_start.hour());
    let out = if arguments.json {
        json::journal::journal(&path.to_string_lossy(), (&at, kept.file.is_local), &events, passed_over)
    } else {
        report::journal::journal(&events, day_start, (&at, passed_over), words)
    };
    Answer::new(out, Exit::Done)
}
