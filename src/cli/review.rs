//! `roadmap review FILE`: what comes back today; and `roadmap review FILE ITEM --grade GRADE`: how well it was known.

use super::keep::{keep, look};
use super::read::{note, open_with};
use super::{Answer, Environment, Exit, ReviewArguments, item, tick};
use crate::app::App;
use crate::app::action::View;
use crate::app::review::Habit;
use crate::document::outline::NodeId;
use crate::progress::journal::By;
use crate::report;
use crate::report::json::review as json;
use crate::store::Store;
use crate::text::language::Say;

/// What begins the review, in a shell.
const BEGINS: &str = "roadmap review FILE --begin";

pub(super) fn run(arguments: &ReviewArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let store = match environment.open(&arguments.file) {
        Ok(store) => store,
        Err(error) => return Answer::refused(&error, words),
    };
    let habit = environment.settings.habit;
    let habit = Habit { cap: arguments.cap.unwrap_or(habit.cap), ..habit };
    let mut app = open_with(habit, store.text().to_owned(), arguments.dates, environment, View::Review);
    match &arguments.item {
        Some(name) => {
            let id = match item::find(&app, name) {
                Ok(id) => id,
                Err(missing) => return tick::not_found(&app, name, &missing, words),
            };
            judge(arguments, (&store, &mut app), id, environment)
        }
        None if arguments.deeds.begin => {
            match write_down(arguments, (&store, &mut app), environment, App::begin_reviews) {
                Ok(()) => list(arguments, &app, environment),
                Err(answer) => answer,
            }
        }
        None => {
            look(&store, &mut app, environment);
            list(arguments, &app, environment)
        }
    }
    .with_note(&note(&store.seen(), &app, words))
}

/// What is due.
fn list(arguments: &ReviewArguments, app: &App, environment: Environment) -> Answer {
    let words = environment.words();
    let is_due = app.reviews().is_some_and(|reviews| reviews.due().len() > 0);
    let exit = if is_due || arguments.deeds.begin { Exit::Done } else { Exit::No };
    let out = match app.reviews() {
        _ if arguments.json => json::reviews(app, &arguments.file.to_string_lossy()),
        None => words.unreviewed(BEGINS) + "\n",
        Some(_) => report::review(app, words, environment.width),
    };
    Answer::new(out, exit)
}

/// Grades an item, or leaves it out.
fn judge(
    arguments: &ReviewArguments,
    (store, app): (&Store, &mut App),
    id: NodeId,
    environment: Environment,
) -> Answer {
    let (words, deeds) = (environment.words(), &arguments.deeds);
    let mut is_finished = false;
    let written = write_down(arguments, (store, app), environment, |app| {
        is_finished = match deeds.grade {
            Some(grade) => app.grade(id, grade.into()),
            None => app.spare(id, deeds.spare),
        };
    });
    let title = app.document().outline().title(id).to_owned();
    match written {
        Err(answer) => answer,
        Ok(()) if !is_finished => Answer::failed(&words.not_finished(&title), Exit::Usage),
        Ok(()) if arguments.json => Answer::new(json::judged(app, id, &arguments.file.to_string_lossy()), Exit::Done),
        Ok(()) => {
            let next = app.reviews().and_then(|reviews| reviews.standing(id)?.next);
            let said = match deeds.grade {
                Some(grade) => words.graded(&title, grade.into(), next, app.standing().date),
                None if deeds.spare => words.spared(&title),
                None => words.unspared(&title),
            };
            Answer::new(said + "\n", Exit::Done)
        }
    }
}

/// Does something in the review and writes it down; where that fails, the answer says why.
fn write_down(
    arguments: &ReviewArguments,
    (store, app): (&Store, &mut App),
    environment: Environment,
    act: impl FnOnce(&mut App),
) -> Result<(), Answer> {
    let words = environment.words();
    let Some(kept) = keep(store, app, environment, (By::Shell, arguments.dates.on)) else {
        return Err(Answer::failed(&words.no_journal(), Exit::File));
    };
    act(app);
    let failed =
        |error: std::io::Error| Answer::failed(&words.not_written_down(&error.say(words.language)), Exit::File);
    kept.write_down(app).map_err(failed)
}
