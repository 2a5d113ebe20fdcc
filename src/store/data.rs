//! The program's own folder for data. Locks and backups are kept there, under names made of the file's path, so that
//! nothing of ours ever stands beside the reader's files.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::{links, platform};
use crate::text::fingerprint::fingerprint;

/// How many bytes of a file's name go into the name of the folder for its backups.
const LONGEST: usize = 80;

/// The folder for data, and the clock that dates what is put there.
#[derive(Debug, Clone, Copy)]
pub struct DataFolder {
    path: &'static Path,
    now: fn() -> NaiveDateTime,
}

impl DataFolder {
    /// The folder at `path`, which need not exist yet; `now` is the local time.
    #[must_use]
    pub fn new(path: &'static Path, now: fn() -> NaiveDateTime) -> Self {
        Self { path, now }
    }

    pub(super) fn now(self) -> NaiveDateTime {
        (self.now)()
    }

    /// Where the lock of the file at `target` is. The path has no links in it.
    pub(super) fn lock(self, target: &Path) -> PathBuf {
        self.path.join("locks").join(format!("{:016x}", of_path(target)))
    }

    /// Where the backups of the file at `target` are.
    pub(super) fn shelf(self, target: &Path) -> PathBuf {
        self.path.join("backups").join(Self::named(target))
    }

    /// Where the edition is kept that the file at `target` was last brought to.
    pub(super) fn edition(self, target: &Path) -> PathBuf {
        self.path.join("editions").join(Self::named(target))
    }

    /// Where it is kept what was last exported into the file at `target`.
    pub(super) fn export(self, target: &Path) -> PathBuf {
        self.path.join("exports").join(Self::named(target))
    }

    /// Where it is kept at which place the reader of the file at `target` left off.
    pub(super) fn left_off(self, target: &Path) -> PathBuf {
        self.path.join("left-off").join(Self::named(target))
    }

    /// Where the journal of the file at `target` is.
    pub(super) fn journal(self, target: &Path) -> PathBuf {
        self.path.join("journals").join(format!("{}.jsonl", Self::named(target)))
    }

    /// Where it is kept which roadmaps were opened last.
    pub(super) fn opened(self) -> PathBuf {
        self.path.join("opened")
    }

    /// What stands there once the reader was told the first keys.
    pub(super) fn told(self) -> PathBuf {
        self.path.join("told-first-keys")
    }

    /// The name of what is kept for a file: readable, and no other file's.
    fn named(target: &Path) -> String {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
        let mut readable = String::new();
        // A dot may stand inside, not in front: the folder is to be seen.
        for c in name.trim_start_matches('.').chars().map(plain) {
            if readable.len() + c.len_utf8() <= LONGEST {
                readable.push(c);
            }
        }
        format!("{readable}-{:016x}", of_path(target))
    }
}

fn of_path(target: &Path) -> u64 {
    fingerprint(target.as_os_str().as_encoded_bytes())
}

/// Opens a folder of ours, and makes it where it is missing: for nobody else's eyes.
pub(super) fn open_folder(folder: &Path) -> io::Result<File> {
    match platform::open_folder(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            platform::create_private_folders(folder)?;
            platform::open_folder(folder)
        }
        opened => opened,
    }
}

/// The path without links at which the file named by `path` is, or would be if it were there.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    match platform::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let last = links::names(path).pop().unwrap_or_else(|| path.to_owned());
            links::without_links(&last)
        }
        found => found,
    }
}

/// A path written from the root, with whatever links are in it.
pub(super) fn from_root(path: &Path) -> io::Result<PathBuf> {
    std::path::absolute(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> DataFolder {
        DataFolder::new(Path::new("/data"), NaiveDateTime::default)
    }

    #[test]
    fn a_folder_for_backups_is_named_after_its_file() {
        let name = |path: &str| data().shelf(Path::new(path)).file_name().unwrap().to_string_lossy().into_owned();
        let before_the_number = |path: &str| name(path).rsplit_once('-').unwrap().0.to_owned();
        assert_eq!(before_the_number("/a/路线图.md"), "路线图.md");
        assert_eq!(before_the_number("/a/.x y\n\u{1b}.md"), "x_y__.md");
        assert_eq!(before_the_number(&format!("/{}", "路".repeat(85))), "路".repeat(26));
        assert_ne!(name("/a/plan.md"), name("/b/plan.md"));
        assert_eq!(name("/a/plan.md"), name("/a/plan.md"));
    }
}
