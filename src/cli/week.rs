//! `roadmap week FILE…`: the look back on a week.

use super::keep::keep;
use super::read::{note, open};
use super::{Answer, Environment, Exit, WeekArguments};
use crate::app::action::View;
use crate::progress::journal::By;
use crate::report;
use crate::report::json::{self, Reporter};

pub(super) fn run(arguments: &WeekArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let (mut apps, mut notes) = (Vec::new(), String::new());
    for file in &arguments.files {
        let store = match environment.open(file) {
            Ok(store) => store,
            Err(error) => return Answer::refused(&error, words),
        };
        let mut app = open(store.text().to_owned(), arguments.dates, environment, View::Plan);
        keep(&store, &mut app, environment, (By::Shell, None));
        notes += &note(&store.seen(), &app, words);
        apps.push(app);
    }
    let out = if arguments.json {
        let named = apps.iter().zip(&arguments.files);
        let reporters: Vec<Reporter<'_>> =
            named.map(|(app, file)| Reporter::new(app, &file.to_string_lossy())).collect();
        json::weeks(&reporters)
    } else if arguments.md {
        report::weeks_as_markdown(&apps, words)
    } else {
        report::weeks(&apps, words, environment.width)
    };
    Answer::new(out, Exit::Done).with_note(&notes)
}
