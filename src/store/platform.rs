//! What differs between systems when a file is opened and written: the flags that keep an open from hanging, kinds of
//! files that are no files, writing at an offset, and whether two names are one file.

#[cfg(unix)]
pub(super) use unix::{is_same_file, is_shared, kind, open_without_waiting, write_all_at};

#[cfg(not(unix))]
pub(super) use other::{is_same_file, is_shared, kind, open_without_waiting, write_all_at};

#[cfg(unix)]
mod unix {
    use std::fs::{File, FileType, Metadata, OpenOptions};
    use std::io;
    use std::os::unix::fs::{FileExt, FileTypeExt, MetadataExt, OpenOptionsExt};
    use std::path::Path;

    use rustix::fs::OFlags;

    /// Opens at once even if the path has come to name a pipe since it was looked at, and takes over no terminal.
    pub(crate) fn open_without_waiting(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed()).open(path)
    }

    /// What something is that is neither file nor folder, with its article.
    pub(crate) fn kind(what: FileType) -> &'static str {
        if what.is_fifo() {
            "a pipe"
        } else if what.is_socket() {
            "a socket"
        } else {
            "a device"
        }
    }

    pub(crate) fn write_all_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
        file.write_all_at(bytes, at)
    }

    pub(crate) fn is_same_file(one: &Metadata, other: &Metadata) -> bool {
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    }

    /// Whether the file has a second name, a hard link, which a replacement would leave with the old content.
    pub(crate) fn is_shared(file: &Metadata) -> bool {
        file.nlink() > 1
    }
}

#[cfg(not(unix))]
mod other {
    use std::fs::{File, FileType, Metadata, OpenOptions};
    use std::io::{self, Seek, SeekFrom, Write};
    use std::path::Path;

    pub(crate) fn open_without_waiting(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
        options.open(path)
    }

    pub(crate) fn kind(_: FileType) -> &'static str {
        "a device"
    }

    pub(crate) fn write_all_at(mut file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
        file.seek(SeekFrom::Start(at))?;
        file.write_all(bytes)
    }

    /// A file that is open cannot be replaced under its name here.
    pub(crate) fn is_same_file(_: &Metadata, _: &Metadata) -> bool {
        true
    }

    pub(crate) fn is_shared(_: &Metadata) -> bool {
        false
    }
}
