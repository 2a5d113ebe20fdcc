//! A store whose file nobody else of this program writes.

use std::thread;
use std::time::Duration;

use super::backup::Shelf;
use super::change::Change;
use super::lock::Lock;
use super::save::{self, Setback};
use super::{Encoding, Reason, SaveError, Store, data, decode};
use crate::text::edit::Edit;

/// How often a file that was emptied or removed is looked at again before that is believed.
const LOOKS: u32 = 10;
/// How long to wait in between.
const PAUSE: Duration = Duration::from_millis(50);

/// A store with the lock on its file. Programs that know nothing of this lock are kept out by comparing the file with
/// what is known, as ever.
#[derive(Debug)]
#[must_use]
pub struct Locked<'a> {
    store: &'a mut Store,
    shelf: Option<Shelf>,
    // Held until this is dropped, where there is one.
    _lock: Option<Lock>,
}

impl<'a> Locked<'a> {
    pub(super) fn take(store: &'a mut Store) -> Result<Self, SaveError> {
        let target = data::target(&store.path);
        let Some((target, data)) = target.ok().zip(store.data) else {
            return Ok(Self { store, shelf: None, _lock: None });
        };
        match Lock::take(&data.lock(&target)) {
            Ok(_lock) => Ok(Self { store, shelf: Some(Shelf::of(&target, data)), _lock }),
            Err(_) => Err(store.failed(Reason::Busy)),
        }
    }

    /// As [`Store::save`].
    ///
    /// # Errors
    /// When the file is no longer what was read, or cannot be written.
    pub fn save(&mut self, edit: &Edit) -> Result<(), SaveError> {
        self.save_all(std::slice::from_ref(edit))
    }

    pub(super) fn save_all(&mut self, edits: &[Edit]) -> Result<(), SaveError> {
        let Some(change) = Change::of(&self.store.known, edits) else { return Ok(()) };
        if let Encoding::Other(name) = self.store.encoding {
            return Err(self.store.failed(Reason::NotUtf8(name)));
        }
        match self.exchange(&change) {
            Ok(()) => {
                edits.iter().for_each(|edit| edit.apply_to(&mut self.store.known));
                Ok(())
            }
            Err(Setback::Moved(bytes)) => {
                self.store.learn(decode::decode(bytes));
                Err(SaveError::Moved)
            }
            // Where part of it was written, what is known differs from what is there: the next edit finds it moved.
            Err(Setback::Failed(reason)) => Err(self.store.failed(reason)),
        }
    }

    /// Others truncate a file before they fill it, and remove it before they bring a new one: neither is what they mean.
    fn exchange(&self, change: &Change) -> Result<(), Setback> {
        let (path, known) = (&self.store.path, self.store.known.as_bytes());
        let mut looks = 0;
        loop {
            let setback = match save::exchange(path, known, change, self.shelf.as_ref()) {
                Ok(()) => return Ok(()),
                Err(setback) => setback,
            };
            if looks > 0 && matches!(&setback, Setback::Moved(bytes) if *bytes == *change.content(known)) {
                // It was emptied or removed right after we had written it, and brought back as it was.
                return Ok(save::sync(path)?);
            }
            let passes = match &setback {
                Setback::Moved(bytes) => bytes.is_empty(),
                Setback::Failed(reason) => matches!(reason, Reason::Missing),
            };
            if !passes || looks == LOOKS {
                return Err(setback);
            }
            looks += 1;
            thread::sleep(PAUSE);
        }
    }
}
