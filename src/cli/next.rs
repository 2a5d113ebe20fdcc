//! `roadmap next FILE…`: what is to be done next.

use super::read::open;
use super::several::gather;
use super::{Answer, Environment, Exit, NextArguments};
use crate::app::action::View;
use crate::report;
use crate::report::json::next;

pub(super) fn run(arguments: &NextArguments, environment: Environment) -> Answer {
    let read = |store: crate::store::Store, _: &_| open(store.into_text(), arguments.dates, environment, View::Plan);
    let gathered = match gather(&arguments.files, environment, read) {
        Ok(gathered) => gathered,
        Err(answer) => return answer,
    };
    let apps = gathered.apps(|_| true);
    let upcoming = report::upcoming(&apps, usize::from(arguments.count));
    let out = if arguments.json {
        next::next(&gathered.reporters(), &upcoming)
    } else {
        let roadmaps: Vec<_> = gathered.roadmaps.iter().map(|one| (one.name.as_str(), &one.app)).collect();
        report::next(&roadmaps, &upcoming, environment.words())
    };
    gathered.answer(out, if upcoming.is_empty() { Exit::No } else { Exit::Done })
}
