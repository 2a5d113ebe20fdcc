//! `roadmap tick FILE ITEM…`: ticks from the shell, all of them or none, with nobody else's change lost.

use super::asked::Asked;
use super::item::Missing;
use super::keep::keep;
use super::read::open;
use super::{Answer, Environment, Exit, TRIES, TickArguments};
use super::{copies, hooks};
use crate::app::App;
use crate::app::action::View;
use crate::document::outline::NodeId;
use crate::merge::same_nodes;
use crate::plan::tick::{Refusal, Ticks, Writes, is_ticked, tick, tick_each, tick_these, will_write};
use crate::progress::journal::By;
use crate::report;
use crate::report::json::Reporter;
use crate::store::{SaveError, Store};
use crate::text::sanitise::sanitise;
use crate::ui::words::Words;

pub(super) fn run(arguments: &TickArguments, environment: Environment) -> Answer {
    make(arguments, environment).unwrap_or_else(|failed| failed)
}

fn make(arguments: &TickArguments, environment: Environment) -> Result<Answer, Answer> {
    let words = environment.words();
    let asked = Asked::of(&arguments.items, arguments.stdin, environment)?;
    let mut store = environment.open(&arguments.file).map_err(|error| Answer::refused(&error, words))?;
    let view = |store: &Store| open(store.text().to_owned(), arguments.dates, environment, View::Plan);
    let mut app = view(&store);
    let mut ids = asked.find(&app, words)?;
    let mut kept = keep(&store, &mut app, environment, (By::Shell, arguments.dates.on));
    for _ in 0..TRIES {
        let ticks = ticks(&app, arguments, &ids).map_err(|(id, refusal)| refused(&asked, &ids, id, refusal, words))?;
        let Some(edit) = ticks.edit.map(|edit| app.stamped(edit)) else {
            let answer = done(&app, arguments, &asked, (&ids, &[]), words);
            return Ok(answer.with_note(&copies::note(&store.seen(), app.document(), words)));
        };
        let note = wrote(&app, arguments, &ticks.turned, words);
        match store.save(&edit) {
            // A tick changes neither the number of nodes nor their order.
            Ok(()) => {
                let before = app.plan().done(app.document());
                app.follow_saved(&edit);
                // A tick is a tick, whatever becomes of the journal.
                let _ = kept.as_ref().map(|kept| kept.write_down(&mut app));
                let failed = hooks::told(&arguments.file, app.finished_by(&ticks.turned, &before), environment);
                let answer = done(&app, arguments, &asked, (&ids, &ticks.turned), words).with_note(&(note + &failed));
                return Ok(answer.with_note(&copies::note(&store.seen(), app.document(), words)));
            }
            Err(SaveError::Moved) => {
                let before = std::mem::replace(&mut app, view(&store));
                kept = keep(&store, &mut app, environment, (By::Shell, arguments.dates.on));
                let same = same_nodes(before.document(), app.document());
                let found: Option<Vec<NodeId>> = ids.iter().map(|id| same[id.index()]).collect();
                ids = found.ok_or_else(|| Answer::refused(&SaveError::Moved, words))?;
            }
            Err(error) => return Err(Answer::refused(&error, words)),
        }
    }
    Err(Answer::refused(&SaveError::Moved, words))
}

/// What is to be turned: the items alone, or with all beneath them that can be.
fn ticks(app: &App, arguments: &TickArguments, ids: &[NodeId]) -> Result<Ticks, (NodeId, Refusal)> {
    let (document, plan, done) = (app.document(), app.plan(), !arguments.off);
    if !arguments.all {
        return tick_these(document, plan, ids, done);
    }
    let mut nodes: Vec<NodeId> = ids.iter().flat_map(|&id| document.outline().run(id)).map(NodeId::at).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let edit = tick_each(document, plan, &nodes, done);
    nodes.retain(|&id| is_ticked(document, plan, id) != done && tick(document, plan, id, done).is_ok());
    Ok(Ticks { edit, turned: nodes })
}

/// What the first ticks of study days put into the file, where that is more than boxes turned over.
fn wrote(app: &App, arguments: &TickArguments, turned: &[NodeId], words: Words) -> String {
    let mut wrote: Vec<Writes> = Vec::new();
    if !arguments.off && !app.has_written() {
        let writes = turned.iter().filter_map(|&id| will_write(app.document(), app.plan(), id));
        writes.for_each(|writes| wrote.extend((!wrote.contains(&writes)).then_some(writes)));
    }
    wrote.into_iter().map(|writes| format!("roadmap: {}\n", words.will_write(writes))).collect()
}

/// Why an item cannot be ticked; among several it is said which.
fn refused(asked: &Asked, ids: &[NodeId], id: NodeId, refusal: Refusal, words: Words) -> Answer {
    let why = words.refusal(refusal);
    match ids.iter().zip(&asked.names).find(|(other, _)| **other == id) {
        Some((_, name)) if !asked.is_one => Answer::failed(&words.of_item(&sanitise(name), &why), Exit::Usage),
        _ => Answer::failed(&why, Exit::Usage),
    }
}

fn done(
    app: &App,
    arguments: &TickArguments,
    asked: &Asked,
    (ids, turned): (&[NodeId], &[NodeId]),
    words: Words,
) -> Answer {
    let reporter = || Reporter::new(app, &arguments.file.to_string_lossy());
    let out = match ids {
        [id] if arguments.json && asked.is_one => reporter().ticked(*id, !turned.is_empty()),
        _ if arguments.json => reporter().all_ticked(ids.iter().copied().zip(&asked.names), turned),
        _ => ids.iter().map(|&id| report::ticked(app, id, words)).collect(),
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
            Answer::failed(error.trim_end(), Exit::Usage)
        }
    }
}
