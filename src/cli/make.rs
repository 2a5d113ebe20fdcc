//! `roadmap plan FILE --make`: a day plan drafted for the open tasks, printed, or written where it was asked for.

use std::path::Path;

use super::arguments::PlanArguments;
use super::keep::keep_first;
use super::read::note;
use super::{Answer, Environment, Exit, TRIES};
use crate::document::Document;
use crate::plan::Plan;
use crate::plan::draft::{Drafted, Length, Undrafted, Wish, draft, usual_start};
use crate::report;
use crate::report::json::draft as json;
use crate::store::create::create;
use crate::store::{SaveError, Store};
use crate::ui::words::Words;

/// How long one studies a day where nothing else is asked for, in minutes.
const USUAL: u32 = 60;

/// Where a draft goes.
#[derive(Debug, Clone, Copy)]
enum Goes<'a> {
    /// To standard output, the plan alone.
    Out,
    /// There, the whole roadmap.
    Whole,
    /// Nowhere: it is looked at.
    Nowhere,
    /// To a new file.
    New(&'a Path),
    /// To the end of the roadmap itself.
    End,
}

pub(super) fn run(arguments: &PlanArguments, environment: Environment) -> Answer {
    make(arguments, environment).unwrap_or_else(|failed| failed)
}

fn make(arguments: &PlanArguments, environment: Environment) -> Result<Answer, Answer> {
    let words = environment.words();
    let [file] = arguments.of.files.as_slice() else {
        return Err(Answer::failed(&words.one_file_to_plan(), Exit::Usage));
    };
    let goes = match &arguments.make.output {
        Some(out) if out.as_os_str() == "-" => Goes::Whole,
        Some(out) => Goes::New(out),
        None if arguments.make.append => Goes::End,
        None if arguments.make.dry_run => Goes::Nowhere,
        None => Goes::Out,
    };
    let goes = if arguments.make.dry_run { Goes::Nowhere } else { goes };
    let mut store = environment.open(file).map_err(|error| Answer::refused(&error, words))?;
    if matches!(goes, Goes::End) {
        keep_first(&store, environment);
    }
    for _ in 0..TRIES {
        let (drafted, unset) = drafted(store.text(), arguments, goes, environment)?;
        match goes {
            Goes::End => match store.save(&drafted.edit) {
                Ok(()) => {}
                Err(SaveError::Moved) => continue,
                Err(error) => return Err(Answer::refused(&error, words)),
            },
            Goes::New(out) => match create(out, &drafted.edit.apply(store.text())) {
                Ok(()) => {}
                Err(SaveError::Moved) => return Err(Answer::failed(&words.is_there(out), Exit::File)),
                Err(error) => return Err(Answer::refused(&error, words)),
            },
            Goes::Out | Goes::Whole | Goes::Nowhere => {}
        }
        return Ok(answer(arguments, (&store, &drafted), goes, environment).with_note(&unset.unwrap_or_default()));
    }
    Err(Answer::refused(&SaveError::Moved, words))
}

/// The draft; and what is to be said of dates that the front matter cannot hold, where the plan alone is wanted.
fn drafted(
    text: &str,
    arguments: &PlanArguments,
    goes: Goes<'_>,
    environment: Environment,
) -> Result<(Drafted, Option<String>), Answer> {
    let words = environment.words();
    let document = Document::read(text.to_owned());
    let plan = Plan::of(&document);
    let dates = arguments.of.dates;
    let today = dates.on.unwrap_or_else(|| environment.today());
    let wish = Wish {
        length: length(arguments),
        sections: arguments.make.phase.clone(),
        start: dates.start.or_else(|| usual_start(&document, &plan, today)),
        weekdays: arguments.make.weekdays.clone(),
        language: None,
    };
    match draft(&document, &plan, &wish, today) {
        Ok(drafted) => Ok((drafted, None)),
        Err(Undrafted::Unset(unset)) if matches!(goes, Goes::Out | Goes::Nowhere) => {
            let undated = Wish { start: None, weekdays: None, ..wish };
            let drafted = draft(&document, &plan, &undated, today).map_err(|error| refused(&error, words))?;
            Ok((drafted, Some(format!("roadmap: {}\n", words.unset(unset)))))
        }
        Err(error) => Err(refused(&error, words)),
    }
}

fn length(arguments: &PlanArguments) -> Length {
    let minutes = Length::Minutes(arguments.make.hours.unwrap_or(USUAL));
    arguments.make.days.map_or(minutes, Length::Days)
}

fn refused(error: &Undrafted, words: Words) -> Answer {
    let exit = match error {
        Undrafted::NoTasks | Undrafted::Planned | Undrafted::Misread => Exit::No,
        Undrafted::NoSection(_) | Undrafted::SeveralSections(..) | Undrafted::TooLong(_) => Exit::Usage,
        Undrafted::Dated | Undrafted::Unset(_) => Exit::Usage,
    };
    Answer::failed(&words.undrafted(error), exit)
}

fn answer(
    arguments: &PlanArguments,
    (store, drafted): (&Store, &Drafted),
    goes: Goes<'_>,
    environment: Environment,
) -> Answer {
    let words = environment.words();
    let today = arguments.of.dates.on.unwrap_or_else(|| environment.today());
    let written = match goes {
        Goes::End => Some(store.path()),
        Goes::New(out) => Some(out),
        Goes::Out | Goes::Whole | Goes::Nowhere => None,
    };
    if arguments.of.json {
        return Answer::new(json::drafted(store.path(), drafted, written), Exit::Done);
    }
    let sum = words.drafted(drafted, length(arguments), today);
    let unread = || {
        let app =
            super::read::open(store.text().to_owned(), arguments.of.dates, environment, crate::app::action::View::Plan);
        note(&store.seen(), &app, words)
    };
    match goes {
        Goes::Out => {
            let end = drafted.span.map_or("", |_| words.only_printed());
            Answer::of_file(drafted.markdown.clone(), Exit::Done).with_note(&format!("roadmap: {sum}{end}\n"))
        }
        Goes::Whole => {
            let whole = drafted.edit.apply(store.text());
            Answer::of_file(whole, Exit::Done).with_note(&format!("roadmap: {sum}\n"))
        }
        Goes::Nowhere | Goes::New(_) | Goes::End => {
            let last = written.map_or_else(|| words.only_shown().to_owned(), |path| words.plan_is_in(path));
            let out = report::drafted(drafted, &sum, (today, words), environment.width);
            Answer::new(format!("{out}\n{last}\n"), Exit::Done).with_note(&unread())
        }
    }
}
