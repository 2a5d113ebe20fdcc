//! `roadmap next FILE…`: what is to be done next.

use super::read::{note, open};
use super::{Answer, Environment, Exit, NextArguments};
use crate::app::action::View;
use crate::report;
use crate::report::json::{Reporter, next};
use crate::store::find::{Meant, find};
use crate::text::language::Say;

pub(super) fn run(arguments: &NextArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let (mut apps, mut files, mut notes) = (Vec::new(), Vec::new(), String::new());
    let found = find(&arguments.files);
    found.errors.iter().for_each(|error| notes += &format!("roadmap: {}\n", error.say(words.language)));
    for file in found.files {
        let store = match (environment.open(file.path()), &file) {
            (Ok(store), _) => store,
            (Err(error), Meant::Named(_)) => return Answer::refused(&error, words),
            (Err(error), Meant::InFolder(_)) => {
                notes += &format!("roadmap: {}\n", error.say(words.language));
                continue;
            }
        };
        let seen = store.seen();
        let app = open(store.into_text(), arguments.dates, environment, View::Plan);
        notes += &note(&seen, &app, words);
        apps.push(app);
        files.push(file);
    }
    let upcoming = report::upcoming(&apps, usize::from(arguments.count));
    let out = if arguments.json {
        let named = apps.iter().zip(&files);
        let reporters: Vec<_> = named.map(|(app, file)| Reporter::new(app, &file.path().to_string_lossy())).collect();
        next::next(&reporters, &upcoming)
    } else {
        report::next(&apps, &upcoming, words)
    };
    Answer::new(out, if upcoming.is_empty() { Exit::No } else { Exit::Done }).with_note(&notes)
}
