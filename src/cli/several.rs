//! Several roadmaps at once: those that are named, those in folders, or where nothing is named, the library's.
//!
//! A file that cannot be read is told of, and the rest is answered.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, scope};

use super::read::{kept, note, open};
use super::{Answer, Environment, Exit, SeveralArguments, StatusArguments};
use crate::app::App;
use crate::app::action::View;
use crate::report;
use crate::report::json::{Reporter, several_plans, several_statuses, several_todays};
use crate::store::find::{Meant, find};
use crate::store::{OpenError, Store, library};
use crate::text::language::Say;

/// The roadmaps of an answer.
pub(super) struct Gathered {
    /// Those that were read, in order.
    pub(super) roadmaps: Vec<Roadmap>,
    /// What is to be said beside the answer.
    notes: String,
    /// What could not be read, and why.
    failed: String,
}

/// A roadmap that was read.
pub(super) struct Roadmap {
    /// Its file's path.
    pub(super) name: String,
    pub(super) app: App,
    /// Whether its file was named, and not found in a folder.
    pub(super) is_named: bool,
}

impl Gathered {
    /// The reporters of all of them.
    pub(super) fn reporters(&self) -> Vec<Reporter<'_>> {
        self.roadmaps.iter().map(|roadmap| Reporter::new(&roadmap.app, &roadmap.name)).collect()
    }

    /// The apps of those that `are` meant.
    pub(super) fn apps(&self, are: impl Fn(&Roadmap) -> bool) -> Vec<&App> {
        self.roadmaps.iter().filter(|roadmap| are(roadmap)).map(|roadmap| &roadmap.app).collect()
    }

    /// An answer on them.
    pub(super) fn answer(&self, out: String, exit: Exit) -> Answer {
        self.quiet_answer(out, exit).with_note(&self.notes)
    }

    /// Another answer on them.
    pub(super) fn beside(&self, answer: Answer) -> Answer {
        answer.with_note(&self.notes)
    }

    /// What could not be read, where that is anything: an answer on the others would not be whole.
    pub(super) fn refused(&self) -> Option<Answer> {
        (!self.failed.is_empty()).then(|| self.quiet_answer(String::new(), Exit::File))
    }

    /// The same with nothing said beside it but what could not be read.
    pub(super) fn quiet_answer(&self, out: String, exit: Exit) -> Answer {
        Answer::new(out, exit).but(&self.failed)
    }
}

/// Reads all that is meant, on two threads, each file by `read`. What is found in folders counts as a roadmap where there is
/// anything to be done in it; what is named always does.
pub(super) fn gather(
    files: &[PathBuf],
    environment: Environment,
    read: impl Fn(Store, &Meant) -> App + Sync,
) -> Result<Gathered, Answer> {
    let words = environment.words();
    let settings = environment.settings;
    let own = || library::paths(settings.library, environment.home, environment.data);
    let files = if files.is_empty() { own() } else { files.to_vec() };
    if files.is_empty() {
        return Err(Answer::failed(&words.no_library(), Exit::Usage));
    }
    let found = find(&files);
    let one = |meant: &Meant| -> Result<Option<(Roadmap, String)>, OpenError> {
        let store = environment.open(meant.path())?;
        let seen = store.seen();
        let (app, is_named) = (read(store, meant), matches!(meant, Meant::Named(_)));
        // Nobody named the others, so nobody is told what could be better about them.
        let note = if is_named { note(&seen, &app, words) } else { String::new() };
        let name = meant.path().to_string_lossy().into_owned();
        Ok((is_named || app.is_roadmap()).then_some((Roadmap { name, app, is_named }, note)))
    };
    let said = |error: &OpenError| format!("roadmap: {}\n", error.say(words.language));
    let failed = found.errors.iter().map(said).collect();
    let mut gathered = Gathered { roadmaps: Vec::new(), notes: String::new(), failed };
    for read in on_two_threads(&found.files, one) {
        match read {
            Ok(Some((roadmap, note))) => {
                gathered.notes += &note;
                gathered.roadmaps.push(roadmap);
            }
            Ok(None) => {}
            Err(error) => gathered.failed += &said(&error),
        }
    }
    if gathered.roadmaps.is_empty() && gathered.failed.is_empty() {
        return Err(Answer::failed(&words.no_roadmaps(), Exit::No));
    }
    Ok(gathered)
}

/// Does some work on each of several things, and answers in their order.
fn on_two_threads<T: Sync, A: Send>(things: &[T], work: impl Fn(&T) -> A + Sync) -> Vec<A> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return done };
            done.push((at, work(thing)));
        }
    };
    let mut done = scope(|scope| {
        let other = (things.len() > 1).then(|| Builder::new().name("files".to_owned()).spawn_scoped(scope, take));
        let mut done = take();
        // Where there is no other thread, this one has done it all.
        if let Some(Ok(other)) = other {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
}

pub(super) fn today(arguments: &SeveralArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let gathered = match gather_for(arguments, environment, View::Today) {
        Ok(gathered) => gathered,
        Err(answer) => return answer,
    };
    let out = if arguments.json {
        several_todays(&gathered.reporters())
    } else {
        let shown = gathered.apps(|roadmap| roadmap.is_named || !roadmap.app.plan().days().is_empty());
        let others = gathered.roadmaps.len() - shown.len();
        let more = if others > 0 {
            format!("{}{}\n", if shown.is_empty() { "" } else { "\n" }, words.without_days(others))
        } else {
            String::new()
        };
        report::several_todays(&shown, words, environment.width) + &more
    };
    let planned = |roadmap: &Roadmap| roadmap.app.standing().focus().is_some();
    let exit = if gathered.roadmaps.iter().any(planned) { Exit::Done } else { Exit::No };
    gathered.answer(out, exit)
}

pub(super) fn plan(arguments: &SeveralArguments, environment: Environment) -> Answer {
    let gathered = match gather_for(arguments, environment, View::Plan) {
        Ok(gathered) => gathered,
        Err(answer) => return answer,
    };
    let out = if arguments.json {
        several_plans(&gathered.reporters())
    } else {
        report::several_plans(&gathered.apps(|_| true), environment.words(), environment.width)
    };
    let planned = |roadmap: &Roadmap| !roadmap.app.plan().phases().is_empty();
    let exit = if gathered.roadmaps.iter().any(planned) { Exit::Done } else { Exit::No };
    gathered.answer(out, exit)
}

pub(super) fn status(StatusArguments { of: arguments, sort }: &StatusArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let mut gathered = match gather_for(arguments, environment, View::Plan) {
        Ok(gathered) => gathered,
        Err(answer) => return answer,
    };
    sort.iter().for_each(|by| by.sort(&mut gathered.roadmaps));
    let out = if arguments.json {
        several_statuses(&gathered.reporters())
    } else {
        let summary = |roadmap: &Roadmap| (roadmap.name.clone(), words.summary(&roadmap.app));
        let all: Vec<_> = gathered.roadmaps.iter().map(summary).collect();
        report::statuses(&all, words, (environment.width, &environment.glyphs()))
    };
    gathered.answer(out, Exit::Done)
}

/// Reads what is meant, to be shown in a view.
fn gather_for(arguments: &SeveralArguments, environment: Environment, view: View) -> Result<Gathered, Answer> {
    gather(&arguments.files, environment, |store, _| {
        let kept = kept(&store, environment, view);
        let mut app = open(store.into_text(), arguments.dates, environment, view);
        kept.iter().for_each(|kept| kept.look(&mut app, environment));
        app
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_what_was_asked() {
        let things: Vec<u64> = (0..100).collect();
        let slow_first = |thing: &u64| {
            std::thread::sleep(std::time::Duration::from_micros(if *thing == 0 { 9000 } else { 0 }));
            thing * 2
        };
        assert_eq!(on_two_threads(&things, slow_first), things.iter().map(|thing| thing * 2).collect::<Vec<_>>());
        assert!(on_two_threads(&[] as &[u64], slow_first).is_empty());
    }
}
