//! `roadmap stats FILE`: how it went.

use super::keep::keep;
use super::read::{note, open};
use super::{Answer, Environment, Exit, ReadArguments};
use crate::app::action::View;
use crate::progress::journal::By;
use crate::report;
use crate::report::json::Reporter;

pub(super) fn run(arguments: &ReadArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let store = match environment.open(&arguments.file) {
        Ok(store) => store,
        Err(error) => return Answer::refused(&error, words),
    };
    let mut app = open(store.text().to_owned(), arguments.dates, environment, View::Plan);
    keep(&store, &mut app, environment, (By::Shell, None));
    let out = if arguments.json {
        Reporter::new(&app, &arguments.file.to_string_lossy()).stats()
    } else {
        report::stats(&app, words, (environment.width, &environment.glyphs()))
    };
    Answer::new(out, Exit::Done).with_note(&note(&store.seen(), &app, words))
}
