//! `roadmap update FILE UPSTREAM`: a reader's ticks and additions carried onto a newer edition.

use super::keep::keep;
use super::merge::{named, open, settled, unsettled};
use super::{Answer, Dates, Environment, Exit, TRIES, UpdateArguments, read};
use crate::app::action::View;
use crate::document::Document;
use crate::merge::{Kin, Side, ancestor, descends, edit, merge, update, with_ends_of};
use crate::progress::journal::By;
use crate::report;
use crate::report::merge::Texts;
use crate::store::edition::Edition;
use crate::store::{SaveError, Store};
use crate::text::language::Say;

pub(super) fn run(arguments: &UpdateArguments, environment: Environment) -> Answer {
    bring_in(arguments, environment).unwrap_or_else(|failed| failed)
}

fn bring_in(arguments: &UpdateArguments, environment: Environment) -> Result<Answer, Answer> {
    let words = environment.words();
    let mut store = open(&arguments.file, words)?.kept_in(environment.data);
    let upstream = open(&arguments.upstream, words)?;
    let named_base = arguments.base.as_deref().map(|base| open(base, words)).transpose()?;
    for _ in 0..TRIES {
        let alike = |other: &str| Document::read(with_ends_of(store.text(), other));
        let (before, edition) = (Document::read(store.text().to_owned()), alike(upstream.text()));
        let remembered = store.edition().filter(|edition| is_of(edition, &before));
        // What was named, else what the file was brought to the last time.
        let base = named_base.as_ref().map(Store::text).or(remembered.as_ref().map(|edition| edition.text.as_str()));
        let base = base.map_or_else(|| ancestor(&before, &edition, Kin::Edition), alike);
        let merged = merge(&base, &before, &edition);
        let side = arguments.settled.side();
        let is_unsettled = side.is_none() && !merged.is_clean();
        let after = Document::read(settled(&merged, side.unwrap_or(Side::Ours)));
        let written = !is_unsettled && !arguments.dry_run;
        if written {
            let edit = edit(before.text(), after.text());
            let mut app = read::open(store.text().to_owned(), Dates::default(), environment, View::Plan);
            // What was done elsewhere was done before the edition came.
            let kept = keep(&store, &mut app, environment, (By::Shell, None));
            match store.save(&edit) {
                Ok(()) => {
                    app.follow_saved(&edit);
                    // What was brought in is, whatever becomes of the journal.
                    let _ = kept.map(|kept| kept.write_down(&mut app));
                }
                Err(SaveError::Moved) => continue,
                Err(error) => return Err(Answer::refused(&error, words)),
            }
        }
        let keep = || store.keep_edition(&brought(upstream.text(), [&before, &after], remembered.as_ref())).err();
        let unkept = written.then(keep).flatten();
        let note =
            unkept.map(|error| format!("roadmap: {}\n", words.unkept(&error.say(words.language)))).unwrap_or_default();
        let update = update(&before, &edition, &after);
        let texts = Texts { before: &before, edition: &edition, after: &after };
        let out = if arguments.json {
            report::json::merge::updated(&named(&arguments.file), texts, &update, &merged, written)
        } else if is_unsettled {
            report::merge::conflicts(&merged, (&named(&arguments.file), &named(&arguments.upstream)), words)
        } else if update.changes.any || !update.left_out.is_empty() {
            report::merge::updated(texts, &update, written, words)
        } else {
            format!("{}\n", words.no_news())
        };
        let exit = if is_unsettled { Exit::No } else { Exit::Done };
        return Ok(Answer::new(out, exit).with_note(&(note + &unsettled(&merged, is_unsettled, words))));
    }
    Err(Answer::refused(&SaveError::Moved, words))
}

/// Whether the file still holds what it was brought to. Where an older text of it came back, by a backup or by git, the
/// edition says nothing of who took out what is missing.
fn is_of(edition: &Edition, now: &Document) -> bool {
    let [before, after] = [&edition.before, &edition.after].map(|text| Document::read(text.clone()));
    descends(now, &before, &after)
}

/// What is remembered of this update. One that changed nothing leaves what is known of the last one that did.
fn brought(text: &str, [before, after]: [&Document; 2], last: Option<&Edition>) -> Edition {
    let [mut before, mut after] = [before, after].map(|document| document.text().to_owned());
    if let Some(last) = last.filter(|_| before == after) {
        (before, after) = (last.before.clone(), last.after.clone());
    }
    Edition { text: text.to_owned(), before, after }
}
