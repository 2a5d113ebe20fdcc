//! `roadmap today --short`: today in a line, for prompts and status bars.

use super::keep::Kept;
use super::read::open;
use super::several::gather;
use super::{Answer, Environment, Exit, SeveralArguments};
use crate::app::action::View;
use crate::progress::journal::By;
use crate::report;
use crate::store::Store;
use crate::store::find::Meant;

/// A line a roadmap that has anything to study. Nothing is said beside it: nobody reads that in a prompt.
pub(super) fn today(arguments: &SeveralArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let read = |store: Store, _: &Meant| {
        let kept = Kept::of(&store, environment, (By::Shell, None));
        // Of all views the plan's rows are the fewest, and none is asked for.
        let mut app = open(store.into_text(), arguments.dates, environment, View::Plan);
        kept.iter().for_each(|kept| kept.look(&mut app, environment));
        app.find_reviews();
        app
    };
    let gathered = match gather(&arguments.files, environment, read) {
        Ok(gathered) => gathered,
        Err(answer) => return answer,
    };
    let lines: Vec<String> =
        gathered.roadmaps.iter().filter_map(|roadmap| report::short(&roadmap.app, words)).collect();
    let exit = if lines.is_empty() { Exit::No } else { Exit::Done };
    let out = lines.iter().map(|line| format!("{line}\n")).collect();
    gathered.quiet_answer(out, exit)
}
