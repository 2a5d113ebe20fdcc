//! `today` and `plan` over several roadmaps, brought together by date.

use super::keep::look;
use super::read::{note, open};
use super::{Answer, Environment, Exit, SeveralArguments};
use crate::app::App;
use crate::app::action::View;
use crate::report;
use crate::report::json::{Reporter, several_plans, several_todays};
use crate::ui::words::Words;

pub(super) fn today(arguments: &SeveralArguments, environment: Environment) -> Answer {
    answer(arguments, environment, View::Today, several_todays, report::several_todays)
}

pub(super) fn plan(arguments: &SeveralArguments, environment: Environment) -> Answer {
    answer(arguments, environment, View::Plan, several_plans, report::several_plans)
}

fn answer(
    arguments: &SeveralArguments,
    environment: Environment,
    view: View,
    json: impl Fn(&[Reporter<'_>]) -> String,
    text: impl Fn(&[App], Words, Option<usize>) -> String,
) -> Answer {
    let words = environment.words();
    let mut apps = Vec::new();
    let mut notes = String::new();
    for file in &arguments.files {
        match environment.open(file) {
            Ok(store) => {
                let seen = store.seen();
                let mut app = open(store.text().to_owned(), arguments.dates, environment, view);
                if view == View::Today {
                    look(&store, &mut app, environment);
                }
                notes += &note(&seen, &app, words);
                apps.push(app);
            }
            Err(error) => return Answer::refused(&error, words),
        }
    }
    let out = if arguments.json {
        let named = apps.iter().zip(&arguments.files);
        let reporters: Vec<Reporter<'_>> =
            named.map(|(app, file)| Reporter::new(app, &file.to_string_lossy())).collect();
        json(&reporters)
    } else {
        text(&apps, words, environment.width)
    };
    let planned = |app: &App| match view {
        View::Today => app.standing().focus().is_some(),
        _ => !app.plan().phases().is_empty(),
    };
    Answer::new(out, if apps.iter().any(planned) { Exit::Done } else { Exit::No }).with_note(&notes)
}
