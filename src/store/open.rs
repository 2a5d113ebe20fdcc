//! Opening and reading ordinary files, and nothing else: whatever a path names, this ends at once with the bytes or
//! with an error.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek};
use std::path::Path;

use super::{Encoding, NoFile, OpenError, decode, platform};

/// More than any roadmap; what is larger would fill the memory with several copies of it.
const LARGEST: u64 = 1 << 30;

/// How much of a file is compared at once.
const PIECE: usize = 1 << 18;

/// The whole content of the file at `path`.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    let file = open(path, OpenOptions::new().read(true))?;
    read_all(&file).map_err(|cause| OpenError::from_io(path, cause))
}

/// The text of the file at `path`, and how it was found.
pub(super) fn text(path: &Path) -> Result<(String, Encoding), OpenError> {
    let file = open(path, OpenOptions::new().read(true))?;
    let read = || {
        let expected = expected(&file)?;
        let mut rest = (&file).take(LARGEST + 1);
        let text = decode::read(&mut rest, expected)?;
        if rest.limit() == 0 { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(text) }
    };
    read().map_err(|cause| OpenError::from_io(path, cause))
}

/// The beginning of a long file of UTF-8, up to a line's end. Nothing of a shorter one, and of what cannot be read.
pub(super) fn glimpse(path: &Path, (long, bytes): (u64, u64)) -> Option<String> {
    let file = open(path, OpenOptions::new().read(true)).ok()?;
    if !(long..=LARGEST).contains(&file.metadata().ok()?.len()) {
        return None;
    }
    let mut read = Vec::new();
    file.take(bytes).read_to_end(&mut read).ok()?;
    let end = read.iter().rposition(|&byte| byte == b'\n')? + 1;
    read.truncate(end);
    String::from_utf8(read).ok()
}

/// Opens an ordinary file. Links are followed.
pub(super) fn open(path: &Path, options: &mut OpenOptions) -> Result<File, OpenError> {
    let failed = |cause| OpenError::from_io(path, cause);
    // Opening a device can do things already, so it is looked at before it is opened; and once more after that, since
    // the name may have been given to something else in between.
    refuse_special(path, &fs::metadata(path).map_err(failed)?)?;
    let file = platform::open_without_waiting(options, path).map_err(failed)?;
    refuse_special(path, &file.metadata().map_err(failed)?)?;
    Ok(file)
}

fn refuse_special(path: &Path, metadata: &Metadata) -> Result<(), OpenError> {
    if metadata.is_dir() {
        Err(OpenError::NoFile(path.to_owned(), NoFile::Folder))
    } else if !metadata.is_file() {
        Err(OpenError::NoFile(path.to_owned(), platform::kind(metadata.file_type())))
    } else {
        Ok(())
    }
}

/// All bytes of an open file, from its start.
pub(super) fn read_all(mut file: &File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(expected(file)?)?;
    file.rewind()?;
    // Some files claim to be empty and never end.
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if read as u64 > LARGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// How many bytes an open file says that it has.
fn expected(file: &File) -> io::Result<usize> {
    let length = file.metadata()?.len();
    if length > LARGEST {
        Err(io::ErrorKind::FileTooLarge.into())
    } else {
        Ok(usize::try_from(length).unwrap_or_default())
    }
}

/// Whether the file at `path` can be read and holds these bytes and nothing else.
pub(super) fn is(path: &Path, bytes: &[u8]) -> bool {
    open(path, OpenOptions::new().read(true)).is_ok_and(|file| holds(&file, bytes).unwrap_or(false))
}

/// Whether an open file holds these bytes and nothing else. It is read piece by piece: most are, and need no second copy.
pub(super) fn holds(mut file: &File, bytes: &[u8]) -> io::Result<bool> {
    let mut piece = vec![0; PIECE.min(bytes.len() + 1)];
    let mut rest = bytes;
    file.rewind()?;
    loop {
        let read = match file.read(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        match rest.strip_prefix(&piece[..read]) {
            Some(_) if read == 0 => return Ok(rest.is_empty()),
            Some(behind) => rest = behind,
            None => return Ok(false),
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::store::Store;

    fn refused(path: &Path) -> String {
        Store::open(path).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_ordinary_file_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let [pipe, socket, nowhere, looped] =
            ["pipe", "socket", "nowhere", "loop"].map(|name| folder.path().join(name));
        nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRUSR).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        std::os::unix::fs::symlink("gone.md", &nowhere).unwrap();
        std::os::unix::fs::symlink("loop", &looped).unwrap();
        let cases: [(PathBuf, &str); 6] = [
            (folder.path().to_owned(), "it is a folder; name a Markdown file"),
            (pipe, "it is a pipe; name a Markdown file"),
            (socket, "it is a socket; name a Markdown file"),
            (nowhere, "no such file; check the name"),
            (looped, "too many levels of symbolic links"),
            ("/dev/null".into(), "it is a device; name a Markdown file"),
        ];
        for (path, why) in cases {
            assert_eq!(refused(&path), format!("cannot read {}: {why}", path.display()));
        }
    }

    #[test]
    fn of_a_long_file_there_is_a_glimpse_in_whole_lines() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "路线\n图\n".repeat(9)).unwrap();
        let seen = |long, bytes| glimpse(file.path(), (long, bytes));
        assert_eq!(seen(80, 16).as_deref(), Some("路线\n图\n"));
        assert_eq!((seen(999, 16), seen(80, 3)), (None, None));
        fs::write(file.path(), b"\xc2\xb7\xcf\xdf\n".repeat(9)).unwrap();
        assert_eq!(seen(1, 99), None);
        assert_eq!(glimpse(Path::new("gone.md"), (0, 1)), None);
    }

    #[test]
    fn a_file_too_large_for_memory_is_refused_unread() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(LARGEST + 1).unwrap();
        assert!(refused(file.path()).ends_with("it is larger than 1 GiB; name a smaller file"));
    }

    #[test]
    fn reading_again_tells_whether_the_file_moved_on() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut store = Store::open(file.path()).unwrap();
        assert!(!store.read_again().unwrap());
        fs::write(file.path(), b"\xc2\xb7\xcf\xdf\n").unwrap();
        assert!(store.read_again().unwrap());
        assert_eq!((store.text(), store.encoding()), ("路线\n", Encoding::Other("GB18030")));
        fs::remove_file(file.path()).unwrap();
        store.read_again().unwrap_err();
        assert_eq!(store.text(), "路线\n");
    }

    #[test]
    fn a_file_is_compared_to_its_last_byte() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        for length in [0, 1, 5, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let text = vec![b'a'; length];
            fs::write(&path, &text).unwrap();
            let file = File::open(&path).unwrap();
            assert!(holds(&file, &text).unwrap(), "{length}");
            assert!(!holds(&file, &[&text[..], b"a"].concat()).unwrap(), "one more than {length}");
            if let Some((last, fewer)) = text.split_last() {
                assert!(!holds(&file, fewer).unwrap() && !holds(&file, &[fewer, &[last + 1]].concat()).unwrap());
            }
        }
    }
}
