//! `roadmap tick FILE ITEM`: one tick from the shell, with nobody else's change lost.

use super::copies;
use super::item::{self, Missing};
use super::keep::keep;
use super::read::open;
use super::{Answer, Environment, Exit, TRIES, TickArguments};
use crate::app::App;
use crate::app::action::View;
use crate::document::outline::NodeId;
use crate::merge::same_nodes;
use crate::plan::tick::{Refusal, tick, will_write};
use crate::progress::journal::By;
use crate::report;
use crate::report::json::Reporter;
use crate::store::{SaveError, Store};
use crate::text::sanitise::sanitise;
use crate::ui::words::Words;

pub(super) fn run(arguments: &TickArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let mut store = match environment.open(&arguments.file) {
        Ok(store) => store,
        Err(error) => return Answer::refused(&error, words),
    };
    let view = |store: &Store| open(store.text().to_owned(), arguments.dates, environment, View::Plan);
    let mut app = view(&store);
    let mut id = match item::find(&app, &arguments.item) {
        Ok(id) => id,
        Err(missing) => return not_found(&app, &arguments.item, &missing, words),
    };
    let mut kept = keep(&store, &mut app, environment, (By::Shell, arguments.dates.on));
    for _ in 0..TRIES {
        let edit = match tick(app.document(), app.plan(), id, !arguments.off) {
            Ok(edit) => app.stamped(edit),
            Err(Refusal::Same) => {
                return done(&app, arguments, (id, false), words).with_note(&copies::note(
                    &store.seen(),
                    app.document(),
                    words,
                ));
            }
            Err(refusal) => return Answer::failed(&words.refusal(refusal), Exit::Usage),
        };
        let written = will_write(app.document(), app.plan(), id).filter(|_| !arguments.off && !app.has_written());
        match store.save(&edit) {
            // A tick changes neither the number of nodes nor their order.
            Ok(()) => {
                let note = written.map(|writes| format!("roadmap: {}\n", words.will_write(writes)));
                app.follow_saved(&edit);
                // A tick is a tick, whatever becomes of the journal.
                let _ = kept.as_ref().map(|kept| kept.write_down(&mut app));
                let answer = done(&app, arguments, (id, true), words).with_note(&note.unwrap_or_default());
                return answer.with_note(&copies::note(&store.seen(), app.document(), words));
            }
            Err(SaveError::Moved) => {
                let before = std::mem::replace(&mut app, view(&store));
                kept = keep(&store, &mut app, environment, (By::Shell, arguments.dates.on));
                match same_nodes(before.document(), app.document())[id.index()] {
                    Some(found) => id = found,
                    None => return Answer::refused(&SaveError::Moved, words),
                }
            }
            Err(error) => return Answer::refused(&error, words),
        }
    }
    Answer::refused(&SaveError::Moved, words)
}

fn done(app: &App, arguments: &TickArguments, (id, changed): (NodeId, bool), words: Words) -> Answer {
    let out = if arguments.json {
        Reporter::new(app, &arguments.file.to_string_lossy()).ticked(id, changed)
    } else {
        report::ticked(app, id, words)
    };
    Answer::new(out, Exit::Done)
}

pub(super) fn not_found(app: &App, name: &str, missing: &Missing, words: Words) -> Answer {
    let name = sanitise(name);
    match missing {
        Missing::Nothing => Answer::failed(&words.no_item(&name), Exit::Usage),
        Missing::NoStudyDay if app.plan().days().is_empty() => Answer::failed(&words.no_study_days(), Exit::No),
        Missing::NoStudyDay => {
            let first = app.standing().next_open.map(|day| words.day_line(app, day));
            Answer::failed(&words.no_study_day_on(app.standing().date, first.as_deref()), Exit::No)
        }
        Missing::Several(found) => {
            let error = format!("{}\n{}", words.several_items(&name, found.len()), report::candidates(app, found));
            Answer { err: format!("roadmap: {error}"), ..Answer::new(String::new(), Exit::Usage) }
        }
    }
}
