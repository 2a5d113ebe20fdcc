//! Files that are made of roadmaps. One is written anew only as long as it holds, byte for byte, what was written there
//! last: that is kept as a number in the folder for data, for a list of tasks or a table has no place for a mark of ours.

use std::path::{Path, PathBuf};

use super::create::create;
use super::data::{self, DataFolder};
use super::{Encoding, OpenError, Reason, SaveError, Store, open, private};
use crate::text::edit::Edit;
use crate::text::fingerprint::fingerprint;

/// What came of writing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Put {
    /// It is on disk.
    Written,
    /// Something else is there, and stays.
    Occupied,
    /// It would have taken the place of what it is made of.
    Source,
}

/// Writes what was made of the files at `sources`; where it is forced to, over whatever is there but those.
/// What is overwritten is kept among the backups.
///
/// # Errors
/// When it cannot be written, or changed while it was being written.
pub fn put(
    (path, is_forced): (&Path, bool),
    text: &str,
    sources: &[PathBuf],
    data: Option<DataFolder>,
) -> Result<Put, SaveError> {
    let target = real(path);
    if sources.iter().any(|source| real(source) == target) {
        return Ok(Put::Source);
    }
    match Store::open(path) {
        Err(OpenError::Missing(_)) => create(path, text)?,
        Err(OpenError::NoFile(path, what)) => {
            return Err(SaveError::Failed { path, reason: Reason::NotAFile(what) });
        }
        Err(OpenError::Io { path, cause }) => return Err(SaveError::Failed { path, reason: Reason::Io(cause) }),
        Ok(store) => {
            let is_ours = is_kept(&store, &target, data);
            let is_same = store.encoding() == Encoding::Utf8 && store.text() == text;
            if !(is_ours || is_same || is_forced) {
                return Ok(Put::Occupied);
            }
            let mut store = store.kept_in(data);
            let all = 0..store.text().len();
            store.save(&Edit::replace(all, text))?;
        }
    }
    if let Some(data) = data {
        // Where it cannot be kept, the next export asks for force.
        let _ = private::put(&data.export(&target), number(text).as_bytes());
    }
    Ok(Put::Written)
}

/// What a roadmap is known by wherever it travels: its name, and that of its folder.
#[must_use]
pub fn known_by(path: &Path) -> String {
    let real = real(path);
    let name = |path: Option<&Path>| path.and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    format!("{}/{}", name(real.parent()), name(Some(&real)))
}

/// The path without links; as it is given where there is no such folder.
fn real(path: &Path) -> PathBuf {
    data::target(path).unwrap_or_else(|_| path.to_owned())
}

fn is_kept(store: &Store, target: &Path, data: Option<DataFolder>) -> bool {
    let kept = data.and_then(|data| open::read(&data.export(target)).ok());
    store.encoding() == Encoding::Utf8 && kept.is_some_and(|kept| kept == number(store.text()).as_bytes())
}

fn number(text: &str) -> String {
    format!("{:016x}", fingerprint(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use chrono::NaiveDateTime;

    use super::*;

    #[test]
    fn only_what_was_written_here_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let kept: &'static Path = Box::leak(folder.path().join("data").into_boxed_path());
        let data = Some(DataFolder::new(kept, NaiveDateTime::default));
        let path = folder.path().join("plan.ics");
        let made = |text: &str, is_forced| put((&path, is_forced), text, &[], data).unwrap();
        assert_eq!(made("one\n", false), Put::Written);
        assert_eq!(made("two\n", false), Put::Written);
        fs::write(&path, "mine\n").unwrap();
        assert_eq!(made("three\n", false), Put::Occupied);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine\n");
        assert_eq!(made("three\n", true), Put::Written);
        assert_eq!(made("four\n", false), Put::Written);
        assert_eq!(fs::read_to_string(&path).unwrap(), "four\n");
        let sources = [data::target(&path).unwrap()];
        assert_eq!(put((&path, true), "five\n", &sources, data).unwrap(), Put::Source);
        // Without a place to remember it, only the same is written again.
        assert_eq!(put((&path, false), "four\n", &[], None).unwrap(), Put::Written);
        assert_eq!(put((&path, false), "five\n", &[], None).unwrap(), Put::Occupied);
    }

    #[test]
    fn what_cannot_be_written_over_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let refused = |path: &Path| put((path, true), "x", &[], None).unwrap_err().to_string();
        assert!(refused(folder.path()).contains("it is a folder; nothing was changed"));
        assert!(refused(&folder.path().join("gone/plan.ics")).contains("no such file"));
    }

    #[test]
    fn a_roadmap_is_known_by_its_name_and_its_folders() {
        assert_eq!(known_by(Path::new("/a/notes/plan.md")), "notes/plan.md");
        assert_eq!(known_by(Path::new("/plan.md")), "/plan.md");
    }
}
