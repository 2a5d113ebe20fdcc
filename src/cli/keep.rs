//! Keeping the journal: reading it beside the roadmap, and writing down what it does not know yet.

use std::io;

use chrono::NaiveDate;

use super::read::open;
use super::{Dates, Environment};
use crate::app::App;
use crate::app::action::{News, View};
use crate::progress::journal::{By, Deed, Event, Journal, Stamp};
use crate::store::Store;
use crate::store::journal::JournalFile;

/// Reads the roadmap's journal for a single answer, and writes nothing.
pub(super) fn look(store: &Store, app: &mut App, environment: Environment) {
    if let Some(kept) = Kept::of(store, environment, (By::Shell, None)) {
        kept.look(app, environment);
    }
}

/// Reads the roadmap's journal, and writes down what was done elsewhere since it was written last.
pub(crate) fn keep(
    store: &Store,
    app: &mut App,
    environment: Environment,
    (by, on): (By, Option<NaiveDate>),
) -> Option<Kept> {
    let kept = Kept::of(store, environment, (by, on))?;
    Kept::tell(app, kept.file.read(environment.settings.day_start.hour()));
    // What cannot be written now is found again next time.
    let _ = kept.write_down(app);
    Some(kept)
}

/// Writes down what was done elsewhere, before a command writes the roadmap: afterwards its file says nothing of when that
/// was. Where there is no journal, none is begun.
pub(super) fn keep_first(store: &Store, environment: Environment) {
    let Some(kept) = Kept::of(store, environment, (By::Shell, None)) else { return };
    let journal = kept.file.read(environment.settings.day_start.hour());
    if journal.events > 0 {
        let mut app = open(store.text().to_owned(), Dates::default(), environment, View::Plan);
        Kept::tell(&mut app, journal);
        // What cannot be written now is found again next time.
        let _ = kept.write_down(&mut app);
    }
}

/// A journal that is being kept.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) file: JournalFile,
    stamp: Stamp,
}

impl Kept {
    /// The journal of a roadmap, not read yet.
    pub(crate) fn of(store: &Store, environment: Environment, (by, on): (By, Option<NaiveDate>)) -> Option<Self> {
        let file = store.journal()?;
        let at = (environment.now)();
        let found_at = store.modified().map_or(at, environment.local);
        Some(Self { file, stamp: Stamp { at, on, by, found_at } })
    }

    /// Reads it for a single answer, and writes nothing: what was done elsewhere counts in that answer alone. Where there is
    /// no journal, none is begun.
    pub(crate) fn look(&self, app: &mut App, environment: Environment) {
        let journal = self.file.read(environment.settings.day_start.hour());
        if journal.events > 0 {
            Self::tell(app, journal);
            for_unwritten(app, self.stamp, drop);
        }
    }

    fn tell(app: &mut App, journal: Journal) {
        let effect = app.hear(News::Journal(Box::new(journal)));
        debug_assert!(effect.is_none(), "a journal changes no roadmap");
    }

    /// Writes down something that stands in no roadmap.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub(super) fn write_down_also(&self, app: &mut App, deed: Deed) -> io::Result<()> {
        let events = vec![self.stamp.event(deed, true)];
        self.file.append(&events)?;
        let effect = app.hear(News::Noted(events));
        debug_assert!(effect.is_none(), "what is written down changes no roadmap");
        Ok(())
    }

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
