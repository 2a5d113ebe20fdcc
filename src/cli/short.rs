//! `roadmap today --short`: today in a line, for prompts and status bars.

use super::keep::Kept;
use super::read::open;
use super::{Answer, Environment, Exit, SeveralArguments};
use crate::app::action::View;
use crate::progress::journal::By;
use crate::report;

/// A line a roadmap that has anything to study. Nothing is said beside it: nobody reads that in a prompt.
pub(super) fn today(arguments: &SeveralArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let mut lines = Vec::new();
    for file in &arguments.files {
        let store = match environment.open(file) {
            Ok(store) => store,
            Err(error) => return Answer::refused(&error, words),
        };
        let kept = Kept::of(&store, environment, (By::Shell, None));
        // Of all views the plan's rows are the fewest, and none is asked for.
        let mut app = open(store.into_text(), arguments.dates, environment, View::Plan);
        kept.iter().for_each(|kept| kept.look(&mut app, environment));
        app.find_reviews();
        lines.extend(report::short(&app, words));
    }
    let exit = if lines.is_empty() { Exit::No } else { Exit::Done };
    Answer::new(lines.iter().map(|line| format!("{line}\n")).collect(), exit)
}
