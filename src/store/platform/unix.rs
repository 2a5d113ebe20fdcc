//! As Unix does it.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder, File, FileType, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, FileExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Dir, Mode, OFlags, openat};
use tempfile::{Builder, NamedTempFile};

use super::Kind;
use crate::store::NoFile;

/// Opens at once even if the path has come to name a pipe since it was looked at, and takes over no terminal.
pub(crate) fn open_without_waiting(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed()).open(path)
}

/// The same of what stands at the path itself: a link is an error.
pub(crate) fn open_no_link(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW;
    options.custom_flags(flags.bits().cast_signed()).open(path)
}

/// What something is that is neither file nor folder.
pub(crate) fn kind(what: FileType) -> NoFile {
    if what.is_fifo() {
        NoFile::Pipe
    } else if what.is_socket() {
        NoFile::Socket
    } else {
        NoFile::Device
    }
}

pub(crate) fn write_all_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    file.write_all_at(bytes, at)
}

/// Whether the file that is open is the one that stands at a path.
pub(crate) fn is_same_file(path: &Path, file: &File) -> io::Result<bool> {
    let (one, other) = (fs::metadata(path)?, file.metadata()?);
    Ok((one.dev(), one.ino()) == (other.dev(), other.ino()))
}

/// Whether somebody may run the file.
pub(crate) fn is_program(file: &Metadata) -> bool {
    file.mode() & 0o111 != 0
}

/// Whether the file has a second name, a hard link, which a replacement would leave with the old content.
pub(crate) fn is_shared(file: &File) -> io::Result<bool> {
    Ok(file.metadata()?.nlink() > 1)
}

/// The names in a folder, or so many of them. The standard library's own way panics where closing a folder fails.
pub(crate) fn names_in(folder: &Path, at_most: usize) -> io::Result<Vec<OsString>> {
    read_folder(folder, at_most, |_, name| Some(name.to_owned()))
}

/// The names in a folder, each with what stands there.
pub(crate) fn entries_in(folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
    read_folder(folder, usize::MAX, |what, name| {
        let kind = match what {
            rustix::fs::FileType::Directory => Kind::Folder,
            rustix::fs::FileType::RegularFile => Kind::File,
            rustix::fs::FileType::Symlink => Kind::Link,
            // Not every file system says so along with the name.
            rustix::fs::FileType::Unknown => Kind::of(fs::symlink_metadata(folder.join(name)).ok()?.file_type()),
            _ => Kind::Other,
        };
        Some((name.to_owned(), kind))
    })
}

fn read_folder<T>(
    folder: &Path,
    at_most: usize,
    take: impl Fn(rustix::fs::FileType, &OsStr) -> Option<T>,
) -> io::Result<Vec<T>> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let mut taken = Vec::new();
    for entry in Dir::new(rustix::fs::open(folder, flags, Mode::empty())?)? {
        let entry = entry?;
        if taken.len() == at_most {
            break;
        }
        if !matches!(entry.file_name().to_bytes(), b"." | b"..") {
            taken.extend(take(entry.file_type(), OsStr::from_bytes(entry.file_name().to_bytes())));
        }
    }
    Ok(taken)
}

/// A new file in an open folder that nobody else can read, even if the folder is moved meanwhile.
pub(crate) fn create_private(folder: &File, path: &Path) -> io::Result<File> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::RDWR | OFlags::CLOEXEC;
    Ok(openat(folder, name, flags, Mode::RUSR | Mode::WUSR)?.into())
}

/// What is created so can be read and written by its owner alone.
pub(crate) fn for_nobody_else(options: &mut OpenOptions) {
    options.mode(0o600);
}

pub(crate) fn create_private_folders(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Lets two files change places, in one step. Few file systems but the usual ones know how.
#[cfg(target_os = "linux")]
pub(crate) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a folder lies on a file system that others change without this system noticing.
#[cfg(target_os = "linux")]
pub(crate) fn is_on_a_network(folder: &Path) -> bool {
    // From statfs(2): NFS, SMB, CIFS, SMB2, 9p, FUSE.
    const NETWORKS: [u32; 6] = [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x0102_1997, 0x6573_5546];
    // The numbers have 32 bits, in a field that is signed and wider on some machines.
    rustix::fs::statfs(folder).is_ok_and(|found| NETWORKS.contains(&(found.f_type as u32)))
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn is_on_a_network(_: &Path) -> bool {
    false
}

/// What a new file is allowed, before the process's own mask takes from it.
pub(crate) fn usual_permissions() -> Option<Permissions> {
    Some(Permissions::from_mode(0o666))
}

/// A new file of another name, of the builder's, in a folder.
pub(crate) fn temporary_in(builder: &mut Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    builder.tempfile_in(folder)
}

/// Gives a file another name, in the place of what has that name.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Puts a file that was made so in the place of another one.
pub(crate) fn take_place(temporary: NamedTempFile, target: &Path) -> io::Result<()> {
    temporary.persist(target).map(drop).map_err(|error| error.error)
}

/// A path from the root, without links.
pub(crate) fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// Every name is a file's here.
pub(crate) fn refuse_device(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Opens a folder, for what is done in it by its handle.
pub(crate) fn open_folder(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Brings to disk which files are in a folder.
pub(crate) fn sync_folder(folder: &File) -> io::Result<()> {
    folder.sync_all()
}

/// Opens what somebody else wrote, to bring it to disk.
pub(crate) fn open_to_sync(path: &Path) -> io::Result<File> {
    File::open(path)
}
