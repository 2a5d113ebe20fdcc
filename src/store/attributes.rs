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

/// A file that is hidden, encrypted or kept in a cloud is not replaced, since nothing makes another one like it. A list of
/// its own of who may do what is not seen here: the new file has its folder's.
#[cfg(windows)]
pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
    use std::os::windows::fs::MetadataExt;

    // What tells nothing: that it was changed, that it is like others, is temporary, or is not searched.
    const ANY: u32 = 0x20 | 0x80 | 0x100 | 0x2000;
    let (was, is) = (from.metadata()?.file_attributes(), to.metadata()?.file_attributes());
    if was & !ANY == is & !ANY { Ok(()) } else { Err(io::ErrorKind::Unsupported.into()) }
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
