//! `roadmap update FILE UPSTREAM`: a reader's ticks and additions carried onto a newer edition.

use super::merge::{named, open, settled, unsettled};
use super::{Answer, Environment, Exit, TRIES, UpdateArguments};
use crate::document::Document;
use crate::merge::{Kin, Side, ancestor, edit, merge, update, with_ends_of};
use crate::report;
use crate::store::SaveError;
use crate::text::language::Say;

pub(super) fn run(arguments: &UpdateArguments, environment: Environment) -> Answer {
    bring_in(arguments, environment).unwrap_or_else(|failed| failed)
}

fn bring_in(arguments: &UpdateArguments, environment: Environment) -> Result<Answer, Answer> {
    let words = environment.words();
    let mut store = open(&arguments.file, words)?.kept_in(environment.data);
    let upstream = open(&arguments.upstream, words)?;
    let named_base = arguments.base.as_deref().map(|base| open(base, words)).transpose()?;
    // What was named, else what the file was brought to the last time.
    let base = named_base.map(|base| base.text().to_owned()).or_else(|| store.edition());
    for _ in 0..TRIES {
        let alike = |other: &str| Document::read(with_ends_of(store.text(), other));
        let (before, edition) = (Document::read(store.text().to_owned()), alike(upstream.text()));
        let base = base.as_deref().map_or_else(|| ancestor(&before, &edition, Kin::Edition), alike);
        let merged = merge(&base, &before, &edition);
        let side = arguments.settled.side();
        let is_unsettled = side.is_none() && !merged.is_clean();
        let after = Document::read(settled(&merged, side.unwrap_or(Side::Ours)));
        let written = !is_unsettled && !arguments.dry_run;
        if written {
            match store.save(&edit(before.text(), after.text())) {
                Ok(()) => {}
                Err(SaveError::Moved) => continue,
                Err(error) => return Err(Answer::refused(&error, words)),
            }
        }
        let unkept = written.then(|| store.keep_edition(upstream.text()).err()).flatten();
        let note =
            unkept.map(|error| format!("roadmap: {}\n", words.unkept(&error.say(words.language)))).unwrap_or_default();
        let update = update(&before, &edition, &after);
        let out = if arguments.json {
            report::json::merge::updated(&named(&arguments.file), [&before, &after], &update, &merged, written)
        } else if is_unsettled {
            report::merge::conflicts(&merged, (&named(&arguments.file), &named(&arguments.upstream)), words)
        } else if update.changes.any {
            report::merge::updated([&before, &after], &update, written, words)
        } else {
            format!("{}\n", words.no_news())
        };
        let exit = if is_unsettled { Exit::No } else { Exit::Done };
        return Ok(Answer::new(out, exit).with_note(&(note + &unsettled(&merged, is_unsettled, words))));
    }
    Err(Answer::refused(&SaveError::Moved, words))
}
