//! Keeping the journal: reading it beside the roadmap, and writing down what it does not know yet.

use std::io;

use chrono::NaiveDate;

use super::Environment;
use crate::app::App;
use crate::app::action::News;
use crate::progress::journal::{By, Event, Stamp};
use crate::store::Store;
use crate::store::journal::JournalFile;

/// Reads the roadmap's journal, and writes nothing.
pub(super) fn look(store: &Store, app: &mut App, environment: Environment) {
    if let Some(file) = store.journal() {
        let journal = file.read(environment.settings.day_start.hour());
        let effect = app.hear(News::Journal(Box::new(journal)));
        debug_assert!(effect.is_none(), "a journal changes no roadmap");
    }
}

/// Reads the roadmap's journal, and writes down what was done elsewhere since it was written last.
pub(crate) fn keep(
    store: &Store,
    app: &mut App,
    environment: Environment,
    (by, on): (By, Option<NaiveDate>),
) -> Option<Kept> {
    let file = store.journal()?;
    let journal = file.read(environment.settings.day_start.hour());
    let effect = app.hear(News::Journal(Box::new(journal)));
    debug_assert!(effect.is_none(), "a journal changes no roadmap");
    let at = (environment.now)();
    let found_at = store.modified().map_or(at, |modified| modified.with_timezone(at.offset()));
    let kept = Kept { file, stamp: Stamp { at, on, by, found_at } };
    // What cannot be written now is found again next time.
    let _ = kept.write_down(app);
    Some(kept)
}

/// A journal that is being kept.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) file: JournalFile,
    stamp: Stamp,
}

impl Kept {
    /// Writes down what is new. Where that fails, nothing is lost that stands in the roadmap: it is found again next time.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub(crate) fn write_down(&self, app: &mut App) -> io::Result<()> {
        let mut all = Vec::new();
        for_unwritten(app, self.stamp, |events| all.extend(events));
        self.file.append(&all)
    }
}

/// Hands over all that is to be written down now, in turn.
pub(crate) fn for_unwritten(app: &mut App, stamp: Stamp, mut write: impl FnMut(Vec<Event>)) {
    loop {
        let unwritten = app.take_unwritten();
        if unwritten.is_empty() {
            return;
        }
        let events: Vec<Event> = unwritten.into_iter().map(|new| stamp.event(new.deed, new.is_own)).collect();
        let effect = app.hear(News::Noted(events.clone()));
        debug_assert!(effect.is_none(), "what is written down changes no roadmap");
        write(events);
    }
}
