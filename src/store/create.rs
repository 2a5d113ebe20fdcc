//! Files that are not there yet, and files that nothing is left of.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::save::synced;
use super::{Reason, SaveError, links, platform, temporary};

/// Writes a new file at `path`: all of it or none, and never over another.
///
/// # Errors
/// When something is there already, which is [`SaveError::Moved`], or when it cannot be written.
pub fn create(path: &Path, text: &str) -> Result<(), SaveError> {
    match put(path, text.as_bytes()) {
        Ok(()) => Ok(()),
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Err(SaveError::Moved),
        Err(cause) => Err(failed(path, cause)),
    }
}

/// Writes a file at `path` that is made by a program and may be made again, and the folders that lead there.
///
/// # Errors
/// When it cannot be written.
pub fn renew(path: &Path, text: &str) -> Result<(), SaveError> {
    let write = || {
        fs::create_dir_all(links::folder(path))?;
        let content = text.as_bytes();
        let mut temporary = temporary::create(path, [content, content], platform::usual_permissions())?;
        temporary.as_file_mut().write_all(content)?;
        platform::take_place(temporary, path)
    };
    write().map_err(|cause| failed(path, cause))
}

/// Writes bytes into a new file; what is there already is an error of that kind.
pub(super) fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    platform::refuse_device(path)?;
    let mut temporary = temporary::create(path, [content, content], platform::usual_permissions())?;
    temporary.as_file_mut().write_all(content)?;
    synced(temporary.as_file().sync_all())?;
    temporary.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(path);
    Ok(())
}

/// The new content is on disk already. A folder that cannot be synced can at worst show the old file, whole, after a power
/// cut, while a failure reported here would claim that the file is as it was.
pub(super) fn sync_folder(target: &Path) {
    let _ = platform::open_folder(links::folder(target)).and_then(|folder| platform::sync_folder(&folder));
}

/// Takes away a file that holds nothing.
///
/// # Errors
/// When it cannot be taken away.
pub fn remove_empty(path: &Path) -> Result<(), SaveError> {
    let is_empty = fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0);
    if is_empty { fs::remove_file(path).map_err(|cause| failed(path, cause)) } else { Ok(()) }
}

fn failed(path: &Path, cause: io::Error) -> SaveError {
    SaveError::Failed { path: path.to_owned(), reason: Reason::Io(cause) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_whole_and_takes_no_others_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        create(&path, "one\n").unwrap();
        assert!(matches!(create(&path, "two\n"), Err(SaveError::Moved)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\n");
        create(&folder.path().join("gone").join("plan.md"), "x").unwrap_err();
        remove_empty(&path).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
