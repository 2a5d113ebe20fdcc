//! What a file has besides its bytes, carried over to the file that replaces it: owner, mode, extended attributes and
//! the access lists among them.

use std::fs::File;
use std::io;

/// Gives `to` all that `from` has besides its bytes. After an error `to` is no fit replacement.
#[cfg(unix)]
pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};

    let (was, is) = (from.metadata()?, to.metadata()?);
    if (was.uid(), was.gid()) != (is.uid(), is.gid()) {
        fchown(to, Some(was.uid()), Some(was.gid()))?;
    }
    extended::copy(from, to)?;
    // The mode comes last: a new owner clears its setuid bits, and an access list rewrites its group bits.
    to.set_permissions(was.permissions())
}

#[cfg(not(unix))]
pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
    to.set_permissions(from.metadata()?.permissions())
}

#[cfg(unix)]
mod extended {
    use std::ffi::{OsStr, OsString};
    use std::fs::File;
    use std::io;

    use xattr::FileExt;

    pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
        let wanted = names(from)?;
        // A folder's default access list gives its new files one that the old file need not have had.
        for name in names(to)?.iter().filter(|name| !wanted.contains(name) && !is_of_the_system(name)) {
            to.remove_xattr(name)?;
        }
        for name in &wanted {
            let copied = copy_one(from, to, name);
            // Security labels are the system's to give, mostly to the superuser alone.
            if !is_of_the_system(name) {
                copied?;
            }
        }
        Ok(())
    }

    fn copy_one(from: &File, to: &File, name: &OsStr) -> io::Result<()> {
        from.get_xattr(name)?.map_or(Ok(()), |value| to.set_xattr(name, &value))
    }

    fn names(file: &File) -> io::Result<Vec<OsString>> {
        match file.list_xattr() {
            Ok(names) => Ok(names.collect()),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn is_of_the_system(name: &OsStr) -> bool {
        name.as_encoded_bytes().starts_with(b"security.")
    }
}
