//! Putting a complete new file in the place of the old one.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::create::sync_folder;
use super::save::{Setback, compare, synced};
use super::{OpenError, Reason, attributes, open, platform, temporary};

/// Whether a file was replaced.
#[derive(Debug)]
#[must_use]
pub(super) enum Replacement {
    /// It was.
    Done,
    /// This file cannot be replaced by one like it: the folder or the file system does not allow it.
    Impossible,
}

/// Puts a new file with the content `new`, and all else like `file`, in the place of `target`.
pub(super) fn replace(target: &Path, file: &File, known: &[u8], new: &[u8]) -> Result<Replacement, Setback> {
    let mut temporary = match temporary::create(target, [known, new], None) {
        Err(error) if is_forbidden(&error) => return Ok(Replacement::Impossible),
        created => created?,
    };
    temporary.as_file_mut().write_all(new)?;
    if attributes::copy(file, temporary.as_file()).is_err() {
        return Ok(Replacement::Impossible);
    }
    synced(temporary.as_file().sync_all())?;
    compare(&open::open(target, OpenOptions::new().read(true))?, known)?;
    if !take_place(&temporary, target, known)? {
        match platform::take_place(temporary, target) {
            Err(error) if is_forbidden(&error) => return Ok(Replacement::Impossible),
            placed => placed?,
        }
    }
    sync_folder(target);
    Ok(Replacement::Done)
}

/// Lets the two files change places, and looks at what was there: somebody may have changed it after it was compared, and
/// is then given the place back. Says whether this can be done here at all; a plain rename would overwrite such a change.
fn take_place(temporary: &NamedTempFile, target: &Path, known: &[u8]) -> Result<bool, Setback> {
    match platform::exchange(temporary.path(), target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(error.into()),
        Err(_) => return Ok(false),
        Ok(()) => {}
    }
    let setback = match open::read(temporary.path()) {
        Ok(bytes) if bytes == known => return Ok(true),
        Ok(bytes) => Setback::Moved(bytes),
        // It was compared a moment ago. To take back what is on disk on a mere doubt would be worse.
        Err(OpenError::Io { .. } | OpenError::Missing(_)) => return Ok(true),
        Err(error) => error.into(),
    };
    platform::exchange(temporary.path(), target).map_err(|cause| Setback::Failed(Reason::Torn(cause)))?;
    Err(setback)
}

/// Whether the system will not have a file replaced here, though it may well be written: a folder that is not ours, a
/// file mounted by itself into a container.
fn is_forbidden(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy, Unsupported};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem | ResourceBusy | CrossesDevices | Unsupported)
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with `plan.md` in it, and a new file that is about to take its place.
    fn desk(text: &str) -> (tempfile::TempDir, std::path::PathBuf, NamedTempFile) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        fs::write(&path, text).unwrap();
        let mut temporary = temporary::create(&path, [b"old", b"new"], None).unwrap();
        temporary.write_all(b"new").unwrap();
        (folder, path, temporary)
    }

    fn is_possible(folder: &Path) -> bool {
        let (one, other) = (folder.join("one"), folder.join("other"));
        fs::write(&one, "").unwrap();
        fs::write(&other, "").unwrap();
        let possible = platform::exchange(&one, &other).is_ok();
        fs::remove_file(one).unwrap();
        fs::remove_file(other).unwrap();
        possible
    }

    #[test]
    fn what_was_changed_between_the_last_look_and_the_replacement_gets_its_place_back() {
        let (folder, path, temporary) = desk("theirs");
        if !is_possible(folder.path()) {
            println!("not tested: files cannot change places on this file system");
            return;
        }
        let outcome = take_place(&temporary, &path, b"old");
        assert!(matches!(outcome, Err(Setback::Moved(bytes)) if bytes == b"theirs"));
        drop(temporary);
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_was_deleted_meanwhile_is_not_created_again() {
        let (folder, path, temporary) = desk("old");
        fs::remove_file(&path).unwrap();
        let outcome = take_place(&temporary, &path, b"old");
        assert!(matches!(outcome, Err(Setback::Failed(Reason::Missing))));
        drop(temporary);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_replaces_a_file_leaves_nothing_beside_it() {
        let (folder, path, temporary) = desk("old");
        if take_place(&temporary, &path, b"old").unwrap() {
            drop(temporary);
            assert_eq!(fs::read_to_string(&path).unwrap(), "new");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
}
