//! `roadmap tick FILE ITEM`: one tick from the shell, with nobody else's change lost.

use super::copies;
use super::item::{self, Missing};
use super::read::open;
use super::{Answer, Environment, Exit, TRIES, TickArguments};
use crate::app::App;
use crate::app::action::View;
use crate::document::outline::NodeId;
use crate::merge::same_nodes;
use crate::plan::tick::{Refusal, tick, will_write};
use crate::report;
use crate::report::json::Reporter;
use crate::store::{SaveError, Store};
use crate::text::sanitise::sanitise;
use crate::ui::words;

pub(super) fn run(arguments: &TickArguments, environment: Environment) -> Answer {
    let mut store = match environment.open(&arguments.file) {
        Ok(store) => store,
        Err(error) => return Answer::failed(&error, Exit::File),
    };
    let view = |store: &Store| open(store, arguments.dates, environment, View::Roadmap);
    let mut app = view(&store);
    let mut id = match item::find(&app, &arguments.item) {
        Ok(id) => id,
        Err(missing) => return not_found(&app, &arguments.item, &missing),
    };
    for _ in 0..TRIES {
        let edit = match tick(app.document(), app.plan(), id, !arguments.off) {
            Ok(edit) => edit,
            Err(Refusal::Same) => return done(&app, arguments, id, false).with_note(&copies::note(&store)),
            Err(refusal) => return Answer::failed(&words::refusal(refusal), Exit::Usage),
        };
        let written = will_write(app.document(), app.plan(), id).filter(|_| !arguments.off && !app.has_written());
        match store.save(&edit) {
            // A tick changes neither the number of nodes nor their order.
            Ok(()) => {
                let note = written.map(|writes| format!("roadmap: {}\n", words::will_write(writes)));
                let answer = done(&view(&store), arguments, id, true).with_note(&note.unwrap_or_default());
                return answer.with_note(&copies::note(&store));
            }
            Err(SaveError::Moved) => {
                let before = std::mem::replace(&mut app, view(&store));
                match same_nodes(before.document(), app.document())[id.index()] {
                    Some(found) => id = found,
                    None => return Answer::failed(&SaveError::Moved, Exit::File),
                }
            }
            Err(error) => return Answer::failed(&error, Exit::File),
        }
    }
    Answer::failed(&SaveError::Moved, Exit::File)
}

fn done(app: &App, arguments: &TickArguments, id: NodeId, changed: bool) -> Answer {
    let out = if arguments.json {
        Reporter::new(app, &arguments.file.to_string_lossy()).ticked(id, changed)
    } else {
        report::ticked(app, id)
    };
    Answer::new(out, Exit::Done)
}

fn not_found(app: &App, name: &str, missing: &Missing) -> Answer {
    let name = sanitise(name);
    match missing {
        Missing::Nothing => Answer::failed(
            &format!("nothing is called \"{name}\"; `roadmap show FILE` lists what there is"),
            Exit::Usage,
        ),
        Missing::NoStudyDay if app.plan().days().is_empty() => {
            Answer::failed(&"there are no study days here", Exit::No)
        }
        Missing::NoStudyDay => {
            let first = app.standing().next_open.map(|day| words::day_line(app, day));
            let hint = first.map(|first| format!("; the first open one is {first}")).unwrap_or_default();
            Answer::failed(&format!("no study day falls on {}{hint}", words::date(app.standing().date)), Exit::No)
        }
        Missing::Several(found) => {
            let error = format!(
                "\"{name}\" fits {} items; name one of these:\n{}",
                found.len(),
                report::candidates(app, found)
            );
            Answer { err: format!("roadmap: {error}"), ..Answer::new(String::new(), Exit::Usage) }
        }
    }
}
