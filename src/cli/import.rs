//! `roadmap journal import FILE --git`: what was done before the journal was begun, out of the versions that git keeps.

use std::collections::HashSet;
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::git::Git;
use super::keep::keep;
use super::read::open;
use super::{Answer, Dates, Environment, Exit, ImportArguments};
use crate::app::action::View;
use crate::document::Document;
use crate::progress::journal::{By, Deed, Event, Journal, Past, read_line, written};
use crate::report::json;
use crate::report::json::journal::Imported;
use crate::store::Store;
use crate::text::language::Say;

pub(super) fn run(arguments: &ImportArguments, environment: Environment) -> Answer {
    import(arguments, environment).unwrap_or_else(|failed| failed)
}

fn import(arguments: &ImportArguments, environment: Environment) -> Result<Answer, Answer> {
    let words = environment.words();
    let unread = |error: std::io::Error| Answer::failed(&words.no_journal_read(&error.say(words.language)), Exit::File);
    let store = environment.open(&arguments.file).map_err(|error| Answer::refused(&error, words))?;
    let mut app = open(store.text().to_owned(), Dates::default(), environment, View::Plan);
    // Begun now, if it was not before: all that git has is from before.
    let kept = keep(&store, &mut app, environment, (By::Shell, None));
    let kept = kept.ok_or_else(|| Answer::failed(&words.no_data_folder(), Exit::File))?;
    let known: Vec<Event> = kept.file.text().map_err(unread)?.lines().filter_map(read_line).collect();
    let (from_git, own): (Vec<Event>, Vec<Event>) = known.into_iter().partition(|event| event.by == By::Git);
    let (past, mut imported) = past(&store, begun(&own).unwrap_or_else(|| (environment.now)()), environment)?;
    let known: HashSet<String> = from_git.iter().map(written).collect();
    let mut journal = Journal::default();
    own.iter().for_each(|event| journal.note(event));
    // Where it stands now is known from the first time.
    let now = known.is_empty().then(|| Document::read(store.text().to_owned()));
    let mut events = past.events(&journal, now);
    events.retain(|event| !known.contains(&written(event)));
    let failed = |error: std::io::Error| Answer::failed(&words.not_imported(&error.say(words.language)), Exit::File);
    kept.file.append(&events).map_err(failed)?;
    let dates = || events.iter().map(|event| event.date(environment.settings.day_start.hour()));
    imported.events = events.len();
    imported.span = dates().min().zip(dates().max());
    let out = if arguments.json {
        let at = (&*kept.file.path().to_string_lossy(), kept.file.is_local);
        json::journal::imported(&arguments.file.to_string_lossy(), at, imported)
    } else {
        format!("{}\n", words.imported(imported.events, imported.versions, imported.span))
    };
    let passed_over = (imported.passed_over > 0).then(|| words.versions_passed_over(imported.passed_over));
    let shallow = imported.shallow.then(|| words.is_shallow().to_owned());
    let notes: String = passed_over.into_iter().chain(shallow).map(|note| format!("roadmap: {note}\n")).collect();
    Ok(Answer::new(out, Exit::Done).with_note(&notes))
}

/// When a journal was begun.
fn begun(own: &[Event]) -> Option<DateTime<FixedOffset>> {
    let beginnings = own.iter().filter(|event| matches!(event.deed, Deed::Began(_))).map(|event| event.at);
    beginnings.min().or_else(|| own.iter().map(|event| event.at).min())
}

/// What git tells of the time before the journal was begun.
fn past(store: &Store, begun: DateTime<FixedOffset>, environment: Environment) -> Result<(Past, Imported), Answer> {
    let words = environment.words();
    let target =
        store.real_path().map_err(|error| Answer::failed(&words.git_failed(&error.say(words.language)), Exit::File))?;
    let git = Git { folder: target.parent().unwrap_or(Path::new(".")), words };
    let mut versions = git.versions(target.file_name().unwrap_or_default())?;
    // A commit's clock may have been wrong, or commits laid in another order: it is the last one that ends it.
    versions.truncate(versions.iter().rposition(|version| version.at < begun).map_or(0, |last| last + 1));
    let mut contents = git.contents()?;
    let (mut past, mut passed_over) = (Past::default(), 0);
    for version in &versions {
        match git.text(&mut contents, version)? {
            Some(text) => past.then(version.at.min(begun), Document::read(text)),
            None => passed_over += 1,
        }
    }
    let shallow = git.is_shallow()?;
    Ok((past, Imported { events: 0, versions: versions.len(), passed_over, span: None, shallow }))
}
