//! `roadmap new`: a roadmap made of a template, of what the command line says, or step by step on a terminal.

mod ask;
mod steps;

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::arguments::NewArguments;
use super::{Answer, Environment, Exit};
use crate::document::Document;
use crate::plan::draft::{Length, Undrafted};
use crate::plan::sheet::{Made, Section, Sheet, file_name};
use crate::plan::template::{Making, TEMPLATES, Template};
use crate::report::json::new::{made, templates};
use crate::report::{listed, made as told};
use crate::store::create::create;
use crate::store::{SaveError, Store};
use crate::text::language::{Language, Say};
use crate::text::sanitise::sanitise;
use ask::{Asked, Unasked};
use steps::Wanted;

/// A file's name that stands for standard output.
const PRINTED: &str = "-";

/// `language` is the one that the command line asks for.
pub(super) fn run(arguments: &NewArguments, language: Option<Language>, environment: Environment) -> Answer {
    new(arguments, language, environment).unwrap_or_else(|failed| failed)
}

fn new(arguments: &NewArguments, language: Option<Language>, environment: Environment) -> Result<Answer, Answer> {
    let words = environment.words();
    let today = arguments.on.unwrap_or_else(|| environment.today());
    if arguments.list {
        let out = if arguments.json { templates() } else { listed(&TEMPLATES, words, environment.width) };
        return Ok(Answer::new(out, Exit::Done));
    }
    if let Some(name) = &arguments.template {
        let names = || TEMPLATES.iter().map(|template| template.name).collect::<Vec<_>>().join(words.comma());
        let unknown = || Answer::failed(&words.no_template(&sanitise(name), &names()), Exit::Usage);
        let template = Template::named(name).ok_or_else(unknown)?;
        let (title, weekdays) = (arguments.title.clone(), arguments.weekdays.clone());
        let text = template.made(&Making { title, start: arguments.start.unwrap_or(today), weekdays });
        return write(&text, arguments, None, (today, environment));
    }
    if !arguments.says_what() && !environment.asks {
        return Err(Answer::failed(&words.what_to_make(), Exit::Usage));
    }
    let (sheet, file) = if arguments.says_what() {
        (sheet(arguments, today, environment), None)
    } else {
        let Wanted { sheet, file } = asked(arguments, (language, today), environment)?;
        (sheet, Some(file))
    };
    let (text, _) = sheet.made().map_err(|error| refused(&error, environment))?;
    write(&text, arguments, file, (today, environment))
}

/// How long the plan is that the command line asks for.
fn length(arguments: &NewArguments) -> Option<Length> {
    arguments.days.map(Length::Days).or(arguments.hours.map(Length::Minutes))
}

/// What the command line says by itself.
fn sheet(arguments: &NewArguments, today: NaiveDate, environment: Environment) -> Sheet {
    let mut sections: Vec<Section> =
        arguments.sections.iter().map(|title| Section { title: title.clone(), tasks: Vec::new() }).collect();
    for pair in arguments.tasks.chunks_exact(2) {
        let (title, task) = (&pair[0], pair[1].clone());
        match sections.iter_mut().find(|section| section.title == *title) {
            Some(section) => section.tasks.push(task),
            None => sections.push(Section { title: title.clone(), tasks: vec![task] }),
        }
    }
    let length = length(arguments);
    let words = environment.words();
    Sheet {
        title: arguments.title.clone().unwrap_or_else(|| words.some_title().to_owned()),
        language: environment.language,
        date: today,
        sections,
        length,
        start: arguments.start.or_else(|| length.map(|_| today)),
        weekdays: arguments.weekdays.clone(),
    }
}

/// What is said step by step. The questions go to standard error, so that what is printed is the roadmap alone.
fn asked(
    arguments: &NewArguments,
    (language, today): (Option<Language>, NaiveDate),
    environment: Environment,
) -> Result<Wanted, Answer> {
    let words = environment.words();
    let mut asked = Asked { input: io::stdin().lock(), output: io::stderr().lock(), words };
    steps::ask(&mut asked, arguments, (language, today), Store::is_there).map_err(|unasked| match unasked {
        Unasked::Left => Answer::failed(&words.nothing_made(), Exit::No),
        Unasked::Io(cause) => Answer::failed(&words.terminal_failed(&cause.say(words.language)), Exit::File),
    })
}

fn refused(error: &Undrafted, environment: Environment) -> Answer {
    let words = environment.words();
    match error {
        Undrafted::NoTasks => Answer::failed(&words.no_tasks_to_plan(), Exit::Usage),
        other => Answer::failed(&words.undrafted(other), Exit::Usage),
    }
}

/// Writes a new roadmap, or prints it, and says so.
fn write(
    text: &str,
    arguments: &NewArguments,
    file: Option<PathBuf>,
    (today, environment): (NaiveDate, Environment),
) -> Result<Answer, Answer> {
    let words = environment.words();
    let document = Document::read(text.to_owned());
    let named = || PathBuf::from(file_name(document.title().unwrap_or_default()));
    let file = file.or_else(|| arguments.output.clone()).unwrap_or_else(named);
    let is_printed = file.as_os_str() == PRINTED;
    if !is_printed {
        create_new(&file, text, environment)?;
    }
    let new = Made::of(&document, (!is_printed).then_some(file.as_path()), today);
    Ok(match (arguments.json, is_printed) {
        (true, _) => Answer::new(made(&new, &document), Exit::Done),
        (false, true) => Answer::of_file(text.to_owned(), Exit::Done),
        (false, false) => Answer::new(told(&new, words, today), Exit::Done),
    })
}

fn create_new(file: &Path, text: &str, environment: Environment) -> Result<(), Answer> {
    let words = environment.words();
    create(file, text).map_err(|error| match error {
        SaveError::Moved => Answer::failed(&words.is_there(file), Exit::File),
        error => Answer::refused(&error, words),
    })
}
