//! `roadmap export FILE…`: roadmaps in another form, written to a file or told.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::Utc;

use super::keep::look;
use super::read::open;
use super::several::{Gathered, gather};
use super::{Answer, Environment, Exit, ExportArguments, TRIES};
use crate::app::App;
use crate::app::action::View;
use crate::report::export::{Extras, Form, Roadmap, export};
use crate::store::export::{Put, known_by, put};
use crate::store::find::Meant;
use crate::store::{SaveError, Store};
use crate::ui::words::Words;

/// What tells a spreadsheet that a file is UTF-8. Programs that read a pipe need no telling.
const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(super) fn run(arguments: &ExportArguments, environment: Environment) -> Answer {
    answer(arguments, environment).unwrap_or_else(|failed| failed)
}

fn answer(arguments: &ExportArguments, environment: Environment) -> Result<Answer, Answer> {
    let words = environment.words();
    let form = arguments.form().ok_or_else(|| Answer::failed(words.which_form(), Exit::Usage))?;
    if form != Form::Calendar && (arguments.todos || arguments.reviews) {
        return Err(Answer::failed(words.only_in_calendar(), Exit::Usage));
    }
    let sources: Mutex<Vec<PathBuf>> = Mutex::default();
    let read = |store: Store, _: &Meant| {
        sources.lock().unwrap_or_else(PoisonError::into_inner).push(store.path().to_owned());
        let mut app = open(store.text().to_owned(), arguments.dates, environment, View::Today);
        look(&store, &mut app, environment);
        app.find_reviews();
        app
    };
    let gathered = gather(&arguments.files, environment, read)?;
    // What is written over must not lose what could not be read this time.
    if let Some(refused) = gathered.refused() {
        return Err(refused);
    }
    let extras = Extras { todos: arguments.todos, reviews: arguments.reviews };
    let now = (environment.now)().with_timezone(&Utc);
    let Some(text) = export(&roadmaps(&gathered), form, extras, (now, words)) else {
        let is_undated = gathered.roadmaps.iter().any(|roadmap| !roadmap.app.plan().days().is_empty());
        return Err(gathered.beside(Answer::failed(words.nothing_for_calendar(is_undated), Exit::No)));
    };
    let answer = match arguments.file() {
        None => Answer::of_file(text, Exit::Done),
        Some(file) => {
            let text = if form == Form::Table { BYTE_ORDER_MARK.to_owned() + &text } else { text };
            let sources = sources.into_inner().unwrap_or_else(PoisonError::into_inner);
            write((file, arguments.force), &text, &sources, environment)?
        }
    };
    Ok(gathered.beside(answer).with_note(&remarks(&gathered.apps(|_| true), form, extras, words)))
}

fn roadmaps(gathered: &Gathered) -> Vec<Roadmap<'_>> {
    let one = |roadmap: &'_ super::several::Roadmap| {
        let path = Path::new(&roadmap.name);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (stem, known_by(path))
    };
    let named = gathered.roadmaps.iter().map(|roadmap| (roadmap, one(roadmap)));
    named.map(|(roadmap, (name, known_by))| Roadmap { app: &roadmap.app, name, known_by }).collect()
}

/// What the reader of a calendar cannot see in it.
fn remarks(apps: &[&App], form: Form, extras: Extras, words: Words) -> String {
    if form != Form::Calendar {
        return String::new();
    }
    let guessed = apps.iter().filter(|app| app.is_guessed()).filter_map(|app| app.calendar());
    let guessed = guessed.map(|calendar| words.guessed_dates(calendar.start));
    let is_unreviewed = extras.reviews && apps.iter().all(|app| app.reviews().is_none());
    let unreviewed = is_unreviewed.then(|| words.no_reviews().to_owned());
    guessed.chain(unreviewed).map(|remark| format!("roadmap: {remark}\n")).collect()
}

fn write(
    (file, is_forced): (&Path, bool),
    text: &str,
    sources: &[PathBuf],
    environment: Environment,
) -> Result<Answer, Answer> {
    let words = environment.words();
    let shown = file.to_string_lossy();
    for _ in 0..TRIES {
        match put((file, is_forced), text, sources, environment.data) {
            Ok(Put::Written) => return Ok(Answer::new(words.exported(&shown) + "\n", Exit::Done)),
            Ok(Put::Occupied) => return Err(Answer::failed(&words.is_occupied(&shown), Exit::File)),
            Ok(Put::Source) => return Err(Answer::failed(&words.is_source(&shown), Exit::Usage)),
            Err(SaveError::Moved) => {}
            Err(error) => return Err(Answer::refused(&error, words)),
        }
    }
    Err(Answer::refused(&SaveError::Moved, words))
}
