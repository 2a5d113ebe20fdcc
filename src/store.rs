//! The file on disk: what it held when it was last read, and every way of changing it without losing anyone's bytes.
//!
//! Nothing is written over a content that was not read before, so a file that moved on is read again and never
//! overwritten.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

use backup::Shelf;
use data::DataFolder;
use lock::Lock;
use watch::Sighting;

use crate::text::edit::Edit;
use crate::text::sanitise::sanitise;

mod attributes;
pub mod backup;
pub mod copies;
pub mod create;
pub mod data;
mod decode;
pub mod edition;
mod left_off;
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

pub use locked::Locked;

/// A roadmap's file on disk, and what it was last seen to hold.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    known: String,
    encoding: Encoding,
    data: Option<DataFolder>,
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
        let (known, encoding) = decode::decode(open::read(path)?);
        Ok(Self { path: path.to_owned(), known, encoding, data: None })
    }

    /// The same with a folder for locks and backups. Without one, a file that can only be written in place is not
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
        if edit.apply(&self.known) == self.known {
            return Ok(());
        }
        self.lock()?.save(edit)
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
        let read = decode::decode(open::read(&self.path)?);
        Ok(self.learn(read))
    }

    /// Reads the file again after a sighting of it. A file that is empty or gone is believed to be so only when it was
    /// seen to stay so: others truncate a file before they fill it, and remove it before they bring a new one.
    ///
    /// # Errors
    /// As [`Store::open`]; what was known stays known.
    pub fn look(&mut self, sighting: Sighting) -> Result<Look, OpenError> {
        let read = match open::read(&self.path) {
            Err(OpenError::Missing(_)) if sighting != Sighting::Nothing => return Ok(Look::Unsure),
            read => decode::decode(read?),
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

/// Why a file cannot be read.
#[derive(Debug)]
pub enum OpenError {
    /// There is nothing at the path, or a link that leads nowhere.
    Missing(PathBuf),
    /// The path names a folder.
    Folder(PathBuf),
    /// The path names something that is no file: `kind` is `a pipe`, `a device` or `a socket`.
    Special {
        /// As it was given.
        path: PathBuf,
        /// What it is, with its article.
        kind: &'static str,
    },
    /// The file is larger than 1 GiB.
    TooLarge(PathBuf),
    /// Reading failed.
    Io {
        /// As it was given.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

impl OpenError {
    fn from_io(path: &Path, cause: io::Error) -> Self {
        let path = path.to_owned();
        match cause.kind() {
            io::ErrorKind::NotFound => Self::Missing(path),
            io::ErrorKind::FileTooLarge => Self::TooLarge(path),
            _ => Self::Io { path, cause },
        }
    }
}

impl Display for OpenError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "cannot read {}: no such file; check the name", shown(path)),
            Self::Folder(path) => write!(f, "cannot read {}: it is a folder; name a Markdown file", shown(path)),
            Self::Special { path, kind } => {
                write!(f, "cannot read {}: it is {kind}; name a Markdown file", shown(path))
            }
            Self::TooLarge(path) => {
                write!(f, "cannot read {}: it is larger than 1 GiB; name a smaller file", shown(path))
            }
            Self::Io { path, cause } => write!(f, "cannot read {}: {}", shown(path), said(cause)),
        }
    }
}

impl Error for OpenError {}

/// Why an edit is not on disk.
#[derive(Debug)]
pub enum SaveError {
    /// The file on disk is no longer what was read. It was read again: [`Store::text`] is what it holds now. Nobody
    /// else's bytes were written over.
    Moved,
    /// The edit cannot be written. The file is as it was, unless the reason says otherwise.
    Failed {
        /// As it was given.
        path: PathBuf,
        /// What stands in the way.
        reason: Reason,
    },
}

/// What stands in the way of writing.
#[derive(Debug)]
pub enum Reason {
    /// The file is in another encoding, by its name; only a reading of it is known.
    NotUtf8(&'static str),
    /// Nobody may write the file. Replacing it would not need that permission, so it is respected on purpose.
    ReadOnly,
    /// The path has come to name something that is no ordinary file: what it is, with its article.
    NotAFile(&'static str),
    /// The file was deleted or renamed since it was read. It is not created again.
    Missing,
    /// Another process of this program has the lock, and kept it.
    Busy,
    /// It has to be written in place, where it could be torn, and no copy of it could be kept first: there is no folder
    /// for one, or the system refused.
    Unguarded(Option<io::Error>),
    /// A backup was to be brought back, and what the file holds could not be kept first.
    Unkept(io::Error),
    /// The system refused.
    Io(io::Error),
    /// Writing failed half way, and so did taking it back: part of the edit may be in the file.
    Torn(io::Error),
}

impl Display for SaveError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self::Failed { path, reason } = self else {
            return f
                .write_str("the file changed on disk; it was read again and nothing was written; look and try again");
        };
        let path = shown(path);
        write!(f, "cannot write {path}: ")?;
        match reason {
            Reason::NotUtf8("unknown") => f.write_str("it is not UTF-8 text; save it as UTF-8 first")?,
            Reason::NotUtf8(name) => {
                write!(f, "it is {name}, not UTF-8; convert it first: iconv -f {name} -t UTF-8 {path}")?;
            }
            Reason::ReadOnly => f.write_str("it is marked read-only; allow writing to it first")?,
            Reason::NotAFile(kind) => write!(f, "it is {kind}")?,
            Reason::Missing => f.write_str("the file is gone")?,
            Reason::Busy => f.write_str("another roadmap is writing it and does not come to an end; try again")?,
            Reason::Unguarded(cause) => {
                f.write_str("it can only be written in place, and no copy could be kept first: ")?;
                match cause {
                    Some(cause) => f.write_str(&said(cause))?,
                    None => f.write_str("there is no folder for one; set HOME or XDG_DATA_HOME")?,
                }
            }
            Reason::Unkept(cause) => write!(f, "what it holds could not be kept first: {}", said(cause))?,
            Reason::Io(cause) => f.write_str(&said(cause))?,
            Reason::Torn(cause) => {
                return write!(
                    f,
                    "{}; part of the change may be in the file; look at it, and see `roadmap restore`",
                    said(cause)
                );
            }
        }
        f.write_str("; nothing was changed")
    }
}

impl Error for SaveError {}

fn shown(path: &Path) -> String {
    sanitise(&path.to_string_lossy()).into_owned()
}

/// The system's own words as part of a sentence. What follows them is a number, and at times the name of a temporary
/// file, which nobody asked about.
fn said(cause: &io::Error) -> String {
    let whole = cause.to_string();
    let words = whole.split(" (os error").next().unwrap_or(&whole);
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    sanitise(&first.into_iter().chain(letters).collect::<String>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_the_file_what_happened_and_what_to_do() {
        let path = PathBuf::from("a\x1b[2J.md");
        let full = || io::Error::from_raw_os_error(28);
        let failed = |reason| SaveError::Failed { path: "p.md".into(), reason }.to_string();
        assert_eq!(OpenError::Folder(path).to_string(), "cannot read a␛[2J.md: it is a folder; name a Markdown file");
        assert_eq!(failed(Reason::Io(full())), "cannot write p.md: no space left on device; nothing was changed");
        assert_eq!(
            failed(Reason::Torn(full())),
            "cannot write p.md: no space left on device; part of the change may be in the file; look at it, and see `roadmap restore`"
        );
        assert_eq!(
            failed(Reason::NotUtf8("GB18030")),
            "cannot write p.md: it is GB18030, not UTF-8; convert it first: iconv -f GB18030 -t UTF-8 p.md; nothing was changed"
        );
    }
}
