//! Files that are not there yet, and files that nothing is left of.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::{Reason, SaveError};

/// Writes a new file at `path`: all of it or none, and never over another.
///
/// # Errors
/// When something is there already, which is [`SaveError::Moved`], or when it cannot be written.
pub fn create(path: &Path, text: &str) -> Result<(), SaveError> {
    match write(path, text) {
        Ok(()) => Ok(()),
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Err(SaveError::Moved),
        Err(cause) => Err(failed(path, cause)),
    }
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Less what the reader's umask takes away, as with any file that a program makes.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map(drop).map_err(|error| error.error)
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
