//! The edition of a roadmap that a reader's file was last brought to: what the next one is compared with.

use std::io;

use super::{Store, backup, open};

impl Store {
    /// The edition that this file was last brought to, where one is kept and can be read.
    #[must_use]
    pub fn edition(&self) -> Option<String> {
        let (target, data) = self.target()?;
        String::from_utf8(open::read(&data.edition(&target)).ok()?).ok()
    }

    /// Keeps the text of the edition that this file was brought to. Without a folder for data nothing is kept.
    ///
    /// # Errors
    /// When it cannot be written there.
    pub fn keep_edition(&self, text: &str) -> io::Result<()> {
        match self.target() {
            Some((target, data)) => backup::put(&data.edition(&target), text.as_bytes()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use chrono::NaiveDateTime;

    use super::*;
    use crate::store::data::DataFolder;

    #[test]
    fn an_edition_is_kept_for_its_file_alone() {
        let folder = tempfile::tempdir().unwrap();
        let data: &'static Path = Box::leak(folder.path().join("data").into_boxed_path());
        let open = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, "x").unwrap();
            Store::open(&path).unwrap().kept_in(Some(DataFolder::new(data, NaiveDateTime::default)))
        };
        let (one, other) = (open("one.md"), open("other.md"));
        assert_eq!(one.edition(), None);
        one.keep_edition("1").unwrap();
        one.keep_edition("\u{feff}2\r\n").unwrap();
        assert_eq!((one.edition().as_deref(), other.edition()), (Some("\u{feff}2\r\n"), None));
        Store::open(one.path()).unwrap().keep_edition("3").unwrap();
        assert_eq!(one.edition().as_deref(), Some("\u{feff}2\r\n"));
    }
}
