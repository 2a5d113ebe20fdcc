//! As Windows does it.
//!
//! A file that another program has open without sharing it cannot be opened or replaced. Scanners and programs that sync do
//! so for moments, so these are waited for. What a file is allowed to whom is its folder's to say, so nothing is private by
//! itself here: the reader's own folders are.

use std::ffi::OsString;
use std::fs::{self, File, FileType, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::windows::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};
use winapi_util::file::information;

use super::{Kind, names_a_device, patiently};
use crate::store::NoFile;

/// `ERROR_ACCESS_DENIED`, which is also said of a file that somebody has open where another one is to take its place.
const DENIED: i32 = 5;
/// `ERROR_SHARING_VIOLATION`.
const SHARED: i32 = 32;
/// `ERROR_LOCK_VIOLATION`.
const LOCKED: i32 = 33;
/// `FILE_FLAG_BACKUP_SEMANTICS`, without which no folder is opened.
const FOLDERS: u32 = 0x0200_0000;
/// `FILE_FLAG_OPEN_REPARSE_POINT`: a link itself, and not what it leads to.
const NO_LINK: u32 = 0x0020_0000;

fn is_held(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(SHARED | LOCKED))
}

/// Where the path names a device whatever its folder, nothing is opened.
pub(crate) fn open_without_waiting(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    refuse_device(path)?;
    patiently(|| options.open(path), is_held)
}

/// The same of what stands at the path itself: a link is an error.
pub(crate) fn open_no_link(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let file = open_without_waiting(options.custom_flags(NO_LINK), path)?;
    if file.metadata()?.is_symlink() { Err(io::ErrorKind::InvalidInput.into()) } else { Ok(file) }
}

pub(crate) fn kind(_: FileType) -> NoFile {
    NoFile::Device
}

pub(crate) fn write_all_at(file: &File, mut bytes: &[u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.seek_write(bytes, at) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => {
                bytes = &bytes[written..];
                at += written as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Whether the file that is open is the one that stands at a path.
pub(crate) fn is_same_file(path: &Path, file: &File) -> io::Result<bool> {
    let there = patiently(|| File::open(path), is_held)?;
    let [one, other] =
        [information(&there)?, information(file)?].map(|file| (file.volume_serial_number(), file.file_index()));
    Ok(one == other)
}

/// What is run is known by its name's ending here.
pub(crate) fn is_program(_: &Metadata) -> bool {
    false
}

/// Whether the file has a second name, a hard link, which a replacement would leave with the old content.
pub(crate) fn is_shared(file: &File) -> io::Result<bool> {
    Ok(information(file)?.number_of_links() > 1)
}

pub(crate) fn names_in(folder: &Path, at_most: usize) -> io::Result<Vec<OsString>> {
    fs::read_dir(folder)?.take(at_most).map(|entry| Ok(entry?.file_name())).collect()
}

/// The names in a folder, each with what stands there.
pub(crate) fn entries_in(folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
    let named = |entry: fs::DirEntry| Some((entry.file_name(), Kind::of(entry.file_type().ok()?)));
    Ok(fs::read_dir(folder)?.flatten().filter_map(named).collect())
}

pub(crate) fn create_private(_: &File, path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).create_new(true).open(path)
}

pub(crate) fn for_nobody_else(_: &mut OpenOptions) {}

pub(crate) fn create_private_folders(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

pub(crate) fn is_on_a_network(_: &Path) -> bool {
    false
}

/// There is no such step.
pub(crate) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

pub(crate) fn usual_permissions() -> Option<Permissions> {
    None
}

/// A new file of another name, of the builder's, in a folder. It is not marked as one that need not get to disk, as the
/// library's own would be.
pub(crate) fn temporary_in(builder: &mut Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    builder.make_in(folder, |path| File::options().read(true).write(true).create_new(true).open(path))
}

/// Gives a file another name, in the place of what has that name.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let is_in_use = |error: &io::Error| error.raw_os_error() == Some(DENIED) || is_held(error);
    patiently(|| fs::rename(from, to), is_in_use)
}

/// Puts a file that was made so in the place of another one. The library's own way fails where anybody has that one open,
/// as we have. Who lets nobody take it away may well let it be written, so that is told as a file that is busy.
pub(crate) fn take_place(temporary: NamedTempFile, target: &Path) -> io::Result<()> {
    let busy = |error| if is_held(&error) { io::Error::new(io::ErrorKind::ResourceBusy, error) } else { error };
    rename(temporary.path(), target).map_err(busy)
}

/// A path from the root, without links, and as others write it: without `\\?\`, wherever it can be.
pub(crate) fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(path)
}

/// A name that is a device's whatever its folder is no file's.
pub(crate) fn refuse_device(path: &Path) -> io::Result<()> {
    if names_a_device(path) { Err(io::ErrorKind::InvalidFilename.into()) } else { Ok(()) }
}

/// Opens a folder, for what is done in it by its handle.
pub(crate) fn open_folder(folder: &Path) -> io::Result<File> {
    File::options().read(true).custom_flags(FOLDERS).open(folder)
}

/// The file system brings to disk by itself which files are in a folder.
pub(crate) fn sync_folder(_: &File) -> io::Result<()> {
    Ok(())
}

/// Opens what somebody else wrote, to bring it to disk; for that it has to be open for writing.
pub(crate) fn open_to_sync(path: &Path) -> io::Result<File> {
    open_without_waiting(File::options().write(true), path)
}
