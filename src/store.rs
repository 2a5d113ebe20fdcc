//! The file on disk: what it held when it was last read, and every way of changing it without losing anyone's bytes.
//!
//! Nothing is written over a content that was not read before, so a file that moved on is read again and never
//! overwritten.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

use crate::text::edit::Edit;
use crate::text::sanitise::sanitise;

mod attributes;
pub mod copies;
pub mod create;
mod decode;
mod open;
mod overwrite;
mod platform;
mod save;
pub mod settings;

/// A roadmap's file on disk, and what it was last seen to hold.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    known: String,
    encoding: Encoding,
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
        Ok(Self { path: path.to_owned(), known, encoding })
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
    /// When the file is no longer what was read, or cannot be written.
    pub fn save(&mut self, edit: &Edit) -> Result<(), SaveError> {
        let new = edit.apply(&self.known);
        if new == self.known {
            return Ok(());
        }
        if let Encoding::Other(name) = self.encoding {
            return Err(self.failed(Reason::NotUtf8(name)));
        }
        match save::exchange(&self.path, &self.known, &new) {
            Ok(()) => {
                self.known = new;
                Ok(())
            }
            Err(save::Setback::Moved(bytes)) => {
                (self.known, self.encoding) = decode::decode(bytes);
                Err(SaveError::Moved)
            }
            Err(save::Setback::Failed(reason)) => {
                // Where part of it was written, what is known differs from what is there: the next edit finds it moved.
                Err(self.failed(reason))
            }
        }
    }

    /// Reads the file again, and says whether it holds something else than before.
    ///
    /// # Errors
    /// As [`Store::open`]; what was known stays known.
    pub fn read_again(&mut self) -> Result<bool, OpenError> {
        let (text, encoding) = decode::decode(open::read(&self.path)?);
        let changed = (&text, encoding) != (&self.known, self.encoding);
        (self.known, self.encoding) = (text, encoding);
        Ok(changed)
    }

    fn failed(&self, reason: Reason) -> SaveError {
        SaveError::Failed { path: self.path.clone(), reason }
    }
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
            Reason::Io(cause) => f.write_str(&said(cause))?,
            Reason::Torn(cause) => {
                return write!(f, "{}; part of the change may be in the file; look at it before going on", said(cause));
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
            "cannot write p.md: no space left on device; part of the change may be in the file; look at it before going on"
        );
        assert_eq!(
            failed(Reason::NotUtf8("GB18030")),
            "cannot write p.md: it is GB18030, not UTF-8; convert it first: iconv -f GB18030 -t UTF-8 p.md; nothing was changed"
        );
    }
}
