//! `roadmap add`, `edit`, `move`, `remove` and `mark`: what stands in a roadmap and where, changed from the shell, with nobody
//! else's change lost.

mod way;

use std::path::Path;

use super::arguments::{AddArguments, EditArguments, Manner, MarkArguments, MarkName, MoveArguments, RemoveArguments};
use super::asked::Asked;
use super::keep::keep;
use super::read::open;
use super::{Answer, Environment, Exit, TRIES};
use super::{copies, hooks};
use crate::app::App;
use crate::app::action::View;
use crate::app::rework::Rework;
use crate::document::arrange::{Arranged, Change, Place, Refused};
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::merge::same_nodes;
use crate::plan::tick::{Refusal, is_ticked};
use crate::progress::journal::By;
use crate::report;
use crate::report::diff::unified;
use crate::report::json::Reporter;
use crate::store::{SaveError, Store};
use crate::text::edit::Edit;
use crate::ui::words::Words;

pub(super) fn add(arguments: &AddArguments, environment: Environment) -> Answer {
    let (texts, place) = (&arguments.texts, &arguments.place);
    let named = [(Place::Above, &place.above), (Place::Below, &place.below), (Place::Inside, &place.inside)];
    let named = named.into_iter().find_map(|(place, name)| Some((place, name.as_ref()?)));
    let names: Vec<String> = named.iter().map(|(_, name)| (*name).clone()).collect();
    let order =
        Order { file: &arguments.file, names: &names, manner: &arguments.manner, what: Rework::Add(Place::Below) };
    carry_out(&order, environment, |app, ids| {
        let (place, node) = match (named, ids) {
            (Some((place, _)), [node]) => (place, Some(*node)),
            _ => way::last_list(app).map_or((Place::Inside, None), |(place, node)| (place, Some(node))),
        };
        Ok(app.document().add_lines(texts, place, node)?.into())
    })
}

pub(super) fn edit(arguments: &EditArguments, environment: Environment) -> Answer {
    let names = std::slice::from_ref(&arguments.item);
    let order = Order { file: &arguments.file, names, manner: &arguments.manner, what: Rework::Retitle };
    carry_out(&order, environment, |app, ids| {
        let change = |node: &NodeId| Change::Retitle { node: *node, text: &arguments.text };
        Ok(app.document().arrange(&ids.first().map(change).ok_or(Refused::Nowhere)?)?.into())
    })
}

pub(super) fn relocate(arguments: &MoveArguments, environment: Environment) -> Answer {
    let way = way::Way::of(&arguments.way);
    let names: Vec<String> = arguments.items.iter().chain(way.beside()).cloned().collect();
    let order = Order { file: &arguments.file, names: &names, manner: &arguments.manner, what: way.rework() };
    let count = arguments.items.len();
    carry_out(&order, environment, |app, ids| {
        let (nodes, beside) = ids.split_at(count.min(ids.len()));
        Ok(app.document().arrange(&way.change(nodes, beside.first().copied()))?.into())
    })
}

pub(super) fn remove(arguments: &RemoveArguments, environment: Environment) -> Answer {
    let order =
        Order { file: &arguments.file, names: &arguments.items, manner: &arguments.manner, what: Rework::Remove };
    carry_out(&order, environment, |app, ids| {
        let mut made = Made::from(app.document().arrange(&Change::Remove(ids))?);
        made.removed = way::outermost(app, ids);
        Ok(made)
    })
}

pub(super) fn mark(arguments: &MarkArguments, environment: Environment) -> Answer {
    let order = Order { file: &arguments.file, names: &arguments.items, manner: &arguments.manner, what: Rework::Mark };
    carry_out(&order, environment, |app, ids| {
        let mark = match arguments.shown {
            MarkName::None => return Ok(app.document().arrange(&Change::Box { nodes: ids, drawn: false })?.into()),
            MarkName::Todo => Mark::Todo,
            MarkName::Doing => Mark::Doing,
            MarkName::Done => Mark::Done,
            MarkName::Cancelled => Mark::Cancelled,
        };
        way::marked(app, ids, mark)
    })
}

/// What is to be done, to what.
struct Order<'a> {
    file: &'a Path,
    /// Every item that is named, those beside which something goes as well.
    names: &'a [String],
    manner: &'a Manner,
    what: Rework,
}

/// A change that can be made.
struct Made {
    edit: Edit,
    /// Where each node is then.
    now: Vec<Option<NodeId>>,
    /// What was changed or added, as it is named then.
    at: Vec<NodeId>,
    /// What goes, as it is named now.
    removed: Vec<NodeId>,
}

impl From<Arranged> for Made {
    fn from(Arranged { edit, now, at }: Arranged) -> Self {
        Self { edit, now, at, removed: Vec::new() }
    }
}

/// Why a change is not made.
enum Unmade {
    Refused(Refused),
    /// What has no box and is no item cannot be ticked.
    Unticked(Refusal),
}

impl From<Refused> for Unmade {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl Unmade {
    fn say(&self, what: Rework, words: Words) -> String {
        match self {
            Self::Refused(why) => words.not_reworked(what, why),
            Self::Unticked(why) => words.refusal(*why),
        }
    }
}

fn carry_out(
    order: &Order<'_>,
    environment: Environment,
    change: impl Fn(&App, &[NodeId]) -> Result<Made, Unmade>,
) -> Answer {
    try_out(order, environment, change).unwrap_or_else(|failed| failed)
}

fn try_out(
    order: &Order<'_>,
    environment: Environment,
    change: impl Fn(&App, &[NodeId]) -> Result<Made, Unmade>,
) -> Result<Answer, Answer> {
    let (words, dates) = (environment.words(), order.manner.dates);
    let asked = Asked { names: order.names.to_vec(), is_one: order.names.len() == 1 };
    let mut store = environment.open(order.file).map_err(|error| Answer::refused(&error, words))?;
    let view = |store: &Store| open(store.text().to_owned(), dates, environment, View::Plan);
    let mut app = view(&store);
    let mut ids = asked.find(&app, words)?;
    let keep = |store: &Store, app: &mut App| {
        if order.manner.dry_run { None } else { keep(store, app, environment, (By::Shell, dates.on)) }
    };
    let mut kept = keep(&store, &mut app);
    for _ in 0..TRIES {
        let note = |app: &App, store: &Store| copies::note(&store.seen(), app.document(), words);
        let made = match change(&app, &ids) {
            Ok(made) => made,
            Err(Unmade::Refused(Refused::Same)) => {
                return Ok(same(order, &app, &ids, words).with_note(&note(&app, &store)));
            }
            Err(why) => return Err(Answer::failed(&why.say(order.what, words), Exit::Usage)),
        };
        if order.manner.dry_run {
            return Ok(shown(order, app, &made));
        }
        let removed = report::Removed::of(&app, &made.removed);
        let (open, before) = (unticked(order, &app, &ids, &made), app.plan().done(app.document()));
        match store.save(&made.edit) {
            Ok(()) => {
                app.follow_arranged(&made.edit, &made.now);
                // A change is made, whatever becomes of the journal.
                let _ = kept.as_ref().map(|kept| kept.write_down(&mut app));
                let failed = hooks::told(order.file, app.finished_by(&open, &before), environment);
                let answer = told(order, &app, (&made.at, &removed), words);
                return Ok(answer.with_note(&(failed + &note(&app, &store))));
            }
            Err(SaveError::Moved) => {
                let before = std::mem::replace(&mut app, view(&store));
                kept = keep(&store, &mut app);
                let same = same_nodes(before.document(), app.document());
                let found: Option<Vec<NodeId>> = ids.iter().map(|id| same[id.index()]).collect();
                ids = found.ok_or_else(|| Answer::refused(&SaveError::Moved, words))?;
            }
            Err(error) => return Err(Answer::refused(&error, words)),
        }
    }
    Err(Answer::refused(&SaveError::Moved, words))
}

/// The items that a mark could tick, where they are then; what is put elsewhere is not ticked by that.
fn unticked(order: &Order<'_>, app: &App, ids: &[NodeId], made: &Made) -> Vec<NodeId> {
    let is_open = |id: &NodeId| order.what == Rework::Mark && !is_ticked(app.document(), app.plan(), *id);
    ids.iter().copied().filter(is_open).filter_map(|id| made.now.get(id.index()).copied().flatten()).collect()
}

/// That nothing had to be changed.
fn same(order: &Order<'_>, app: &App, ids: &[NodeId], words: Words) -> Answer {
    let out = if order.manner.json {
        Reporter::new(app, &order.file.to_string_lossy()).arranged(ids, &report::Removed::default(), None, false)
    } else {
        report::arranged(app, ids, &report::Removed::default(), words)
    };
    Answer::new(out, Exit::Done)
}

/// What was done.
fn told(order: &Order<'_>, app: &App, (at, removed): (&[NodeId], &report::Removed), words: Words) -> Answer {
    let out = if order.manner.json {
        Reporter::new(app, &order.file.to_string_lossy()).arranged(at, removed, None, true)
    } else {
        report::arranged(app, at, removed, words)
    };
    Answer::new(out, Exit::Done)
}

/// What would be done.
fn shown(order: &Order<'_>, mut app: App, made: &Made) -> Answer {
    let name = order.file.to_string_lossy();
    let before = app.document().text();
    let diff = unified(&name, before, &made.edit.apply(before));
    if !order.manner.json {
        return Answer::of_file(diff, Exit::Done);
    }
    let removed = report::Removed::of(&app, &made.removed);
    app.follow_arranged(&made.edit, &made.now);
    Answer::new(Reporter::new(&app, &name).arranged(&made.at, &removed, Some(&diff), true), Exit::Done)
}
