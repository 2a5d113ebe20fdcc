//! Putting a complete new file in the place of the old one, or where there is none any more.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::save::{Setback, compare, synced};
use super::{attributes, links, open, platform, temporary};

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
    let mut temporary = match temporary::create(target, None) {
        Err(error) if is_forbidden(&error) => return Ok(Replacement::Impossible),
        created => created?,
    };
    temporary.as_file_mut().write_all(new)?;
    if attributes::copy(file, temporary.as_file()).is_err() {
        return Ok(Replacement::Impossible);
    }
    synced(temporary.as_file().sync_all())?;
    compare(&open::open(target, OpenOptions::new().read(true))?, known)?;
    match temporary.persist(target) {
        Err(error) if is_forbidden(&error.error) => return Ok(Replacement::Impossible),
        persisted => persisted.map_err(|error| error.error)?,
    };
    sync_folder(target);
    Ok(Replacement::Done)
}

/// Brings a file back that is not there any more.
pub(super) fn create(target: &Path, content: &[u8]) -> Result<(), Setback> {
    let mut temporary = temporary::create(target, platform::usual_permissions())?;
    temporary.as_file_mut().write_all(content)?;
    synced(temporary.as_file().sync_all())?;
    match temporary.persist_noclobber(target) {
        Ok(_) => sync_folder(target),
        // Somebody else has brought it back.
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(Setback::Moved(open::read(target)?));
        }
        Err(error) => return Err(error.error.into()),
    }
    Ok(())
}

/// The new content is on disk already. A folder that cannot be synced can at worst show the old file, whole, after a power
/// cut, while a failure reported here would claim that the file is as it was.
fn sync_folder(target: &Path) {
    let _ = File::open(links::folder(target)).and_then(|folder| folder.sync_all());
}

/// Whether the system will not have a file replaced here, though it may well be written: a folder that is not ours, a
/// file mounted by itself into a container.
fn is_forbidden(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy, Unsupported};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem | ResourceBusy | CrossesDevices | Unsupported)
}
