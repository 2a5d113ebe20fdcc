//! The edition of a roadmap that a reader's file was last brought to: what the next one is compared with.

use std::fs;
use std::io;
use std::path::Path;

use super::data::DataFolder;
use super::private::put;
use super::{Store, open};

/// An edition, and what a file was brought from and to by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The edition's own text.
    pub text: String,
    /// What the file held before it was brought in.
    pub before: String,
    /// What came of it.
    pub after: String,
}

impl Edition {
    /// How long the first two texts are, in a line, and all three behind it.
    fn written(&self) -> String {
        let Self { text, before, after } = self;
        format!("{} {}\n{text}{before}{after}", text.len(), before.len())
    }

    fn read(written: &str) -> Option<Self> {
        let (lengths, rest) = written.split_once('\n')?;
        let (first, second) = lengths.split_once(' ')?;
        let (text, rest) = rest.split_at_checked(first.parse().ok()?)?;
        let (before, after) = rest.split_at_checked(second.parse().ok()?)?;
        Some(Self { text: text.to_owned(), before: before.to_owned(), after: after.to_owned() })
    }
}

impl Store {
    /// The edition that this file was last brought to, where one is kept and can be read.
    #[must_use]
    pub fn edition(&self) -> Option<Edition> {
        let (target, data) = self.target()?;
        Edition::read(&String::from_utf8(open::read(&data.edition(&target)).ok()?).ok()?)
    }

    /// Keeps the edition that this file was brought to. Without a folder for data nothing is kept.
    ///
    /// # Errors
    /// When it cannot be written there.
    pub fn keep_edition(&self, edition: &Edition) -> io::Result<()> {
        match self.target() {
            Some((target, data)) => put(&data.edition(&target), edition.written().as_bytes()),
            None => Ok(()),
        }
    }
}

/// Forgets the edition that the file at `target` was last brought to: it has come to hold something else.
pub(super) fn forget(target: &Path, data: DataFolder) {
    // Where it stays, the texts beside it still tell that the file is another one now.
    let _ = fs::remove_file(data.edition(target));
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::*;
    use crate::store::data;

    #[test]
    fn an_edition_is_kept_for_its_file_alone() {
        let folder = tempfile::tempdir().unwrap();
        let folder_for_data: &'static Path = Box::leak(folder.path().join("data").into_boxed_path());
        let open = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, "x").unwrap();
            Store::open(&path).unwrap().kept_in(Some(DataFolder::new(folder_for_data, NaiveDateTime::default)))
        };
        let (one, other) = (open("one.md"), open("other.md"));
        assert_eq!(one.edition(), None);
        let edition = |text: &str| Edition { text: text.to_owned(), before: "路\n".to_owned(), after: String::new() };
        one.keep_edition(&edition("1")).unwrap();
        one.keep_edition(&edition("\u{feff}2\r\n")).unwrap();
        assert_eq!((one.edition(), other.edition()), (Some(edition("\u{feff}2\r\n")), None));
        Store::open(one.path()).unwrap().keep_edition(&edition("3")).unwrap();
        assert_eq!(one.edition(), Some(edition("\u{feff}2\r\n")));
        forget(&data::target(one.path()).unwrap(), one.data.unwrap());
        assert_eq!(one.edition(), None);
    }
}
