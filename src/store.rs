//! The file on disk: what it held when it was last read, and every way of changing it without losing anyone's bytes.
//!
//! Nothing is written over a content that was not read before, so a file that moved on is read again and never
//! overwritten.

use std::path::{Path, PathBuf};

use backup::Shelf;
use change::Change;
use data::DataFolder;
use lock::Lock;
use watch::Sighting;

use crate::text::edit::Edit;

mod attributes;
pub mod backup;
pub mod beside;
mod change;
pub mod copies;
pub mod create;
pub mod data;
mod decode;
pub mod edition;
mod errors;
pub mod export;
pub mod find;
pub mod journal;
mod left_off;
pub mod library;
mod links;
mod lock;
mod locked;
mod open;
mod overwrite;
mod platform;
mod private;
mod replace;
pub mod restore;
mod save;
pub mod settings;
mod temporary;
pub mod themes;
pub mod watch;

pub use errors::{NoFile, OpenError, Reason, SaveError};
pub use locked::Locked;

/// From this length on a file is read while its beginning is shown.
const LONG: u64 = 256 << 10;

/// How much is read for that: more than a screen, and no more than the parser takes for one piece.
const GLIMPSE: u64 = 32 << 10;

/// A roadmap's file on disk, and what it was last seen to hold.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    known: String,
    encoding: Encoding,
    data: Option<DataFolder>,
}

/// What is known of a file besides its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The path as it was given, links and all.
    pub path: PathBuf,
    /// How its bytes were read.
    pub encoding: Encoding,
    /// Whether a change to it was cut off in the middle.
    pub is_cut_off: bool,
}

/// How the bytes of the file were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The text is the file, byte for byte.
    Utf8,
    /// The text is a reading of something else, by its name (`GB18030`, `UTF-16LE`, `unknown`): for showing only.
    Other(&'static str),
}

impl Store {
    /// Reads the file at `path`, and never waits for a pipe or a device.
    ///
    /// # Errors
    /// When there is no such file, it is no ordinary file, it is larger than 1 GiB, or it cannot be read.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let (known, encoding) = open::text(path)?;
        Ok(Self { path: path.to_owned(), known, encoding, data: None })
    }

    /// Whether there is an ordinary file to be opened.
    #[must_use]
    pub fn is_there(path: &Path) -> bool {
        path.is_file()
    }

    /// The beginning of a file so long that reading all of it can be seen to take a while, in whole lines; nothing of any
    /// other, and of what is not UTF-8 or cannot be read.
    #[must_use]
    pub fn glimpse(path: &Path) -> Option<String> {
        open::glimpse(path, (LONG, GLIMPSE))
    }

    /// This file with a folder for locks and backups. Without one, a file that can only be written in place is not
    /// written, one byte excepted.
    #[must_use]
    pub fn kept_in(self, data: Option<DataFolder>) -> Self {
        Self { data, ..self }
    }

    /// The path as it was given, links and all.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the file was last seen to hold. A UTF-8 byte order mark is part of it, as U+FEFF.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.known
    }

    /// The text alone, for one who will not write the file.
    #[must_use]
    pub fn into_text(self) -> String {
        self.known
    }

    /// What is known of the file besides its text.
    #[must_use]
    pub fn seen(&self) -> Seen {
        Seen { path: self.path.clone(), encoding: self.encoding, is_cut_off: self.is_cut_off() }
    }

    /// How the bytes of the file were read.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Makes `edit`, which is an edit of [`Store::text`], and returns when it is on disk. An edit that changes nothing
    /// writes nothing.
    ///
    /// # Errors
    /// When the file is no longer what was read, somebody else is writing it, or it cannot be written.
    pub fn save(&mut self, edit: &Edit) -> Result<(), SaveError> {
        self.save_all(std::slice::from_ref(edit))
    }

    /// The same for several edits, each of the text that the one before leaves. They come to disk together, or none does.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn save_all(&mut self, edits: &[Edit]) -> Result<(), SaveError> {
        if Change::of(&self.known, edits).is_none() {
            return Ok(());
        }
        self.lock()?.save_all(edits)
    }

    /// Keeps everybody else who uses this program from writing the file, until the answer is dropped.
    ///
    /// # Errors
    /// When somebody else has been writing it for five seconds.
    pub fn lock(&mut self) -> Result<Locked<'_>, SaveError> {
        Locked::take(self)
    }

    /// Keeps what the file held as the day's backup, unless there is one or the file is being written just now: then the
    /// next save keeps it. What fails here stops nobody.
    pub fn back_up(&self) {
        let Some((target, data)) = self.target().filter(|_| self.encoding == Encoding::Utf8) else { return };
        if let Ok(_lock) = Lock::take_now(&data.lock(&target)) {
            let _ = Shelf::of(&target, data).keep_opened(self.known.as_bytes());
        }
    }

    /// Whether a change to this file was cut off in the middle, so that it may be torn. Nothing is written.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        self.target().is_some_and(|(target, data)| {
            let torn = || Shelf::of(&target, data).has_cut_off(self.known.as_bytes());
            // Whoever is writing it just now is not cut off.
            torn() && Lock::take_now(&data.lock(&target)).is_ok() && torn()
        })
    }

    /// Reads the file again, and says whether it holds something else than before.
    ///
    /// # Errors
    /// As [`Store::open`]; what was known stays known.
    pub fn read_again(&mut self) -> Result<bool, OpenError> {
        let read = open::text(&self.path)?;
        Ok(self.learn(read))
    }

    /// Reads the file again after a sighting of it. A file that is empty or gone is believed to be so only when it was
    /// seen to stay so: others truncate a file before they fill it, and remove it before they bring a new one.
    ///
    /// # Errors
    /// As [`Store::open`]; what was known stays known.
    pub fn look(&mut self, sighting: Sighting) -> Result<Look, OpenError> {
        // Most often it is what was written here that was seen.
        if self.encoding == Encoding::Utf8 && open::is(&self.path, self.known.as_bytes()) {
            return Ok(Look::Same);
        }
        let read = match open::text(&self.path) {
            Err(OpenError::Missing(_)) if sighting != Sighting::Nothing => return Ok(Look::Unsure),
            read => read?,
        };
        if read.0.is_empty() && !self.known.is_empty() && sighting != Sighting::Empty {
            return Ok(Look::Unsure);
        }
        Ok(if self.learn(read) { Look::Changed } else { Look::Same })
    }

    /// Takes what was read for what is known, and says whether that is new.
    fn learn(&mut self, read: (String, Encoding)) -> bool {
        let changed = (&read.0, read.1) != (&self.known, self.encoding);
        (self.known, self.encoding) = read;
        changed
    }

    fn target(&self) -> Option<(PathBuf, DataFolder)> {
        let data = self.data?;
        Some((data::target(&self.path).ok()?, data))
    }

    fn failed(&self, reason: Reason) -> SaveError {
        SaveError::Failed { path: self.path.clone(), reason }
    }
}

/// What came of reading a file again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Look {
    /// It holds what it held.
    Same,
    /// It holds something else, and that is known now.
    Changed,
    /// It is being changed just now; another sighting will follow.
    Unsure,
}
