//! Writing into the file itself, and taking it back when that fails: for one byte, and for files that must not be
//! replaced.

use std::fs::{self, File};
use std::io;
use std::ops::Range;
use std::path::Path;

use super::save::{Setback, compare, synced};
use super::{Reason, open, platform};

/// Turns the content of `file` from `known` into `new`, touching only the bytes that differ.
pub(super) fn overwrite(target: &Path, file: &File, known: &[u8], new: &[u8]) -> Result<(), Setback> {
    compare(file, known)?;
    if let Err(cause) = put(file, known, new) {
        return Err(Setback::Failed(match take_back(file, known, new) {
            Taken::Back => Reason::Io(cause),
            Taken::Not => Reason::Torn(cause),
        }));
    }
    confirm(target, file, known, new)
}

/// The bytes of `new` that must be written over `old`; the file is then cut to the length of `new`.
pub(super) fn changed(old: &[u8], new: &[u8]) -> Range<usize> {
    let start = common_start(old, new);
    if old.len() != new.len() {
        return start..new.len();
    }
    let alike = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    start..new.len() - alike
}

fn common_start(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

fn put(file: &File, old: &[u8], new: &[u8]) -> io::Result<()> {
    let span = changed(old, new);
    platform::write_all_at(file, &new[span.clone()], span.start as u64)?;
    // Only what was ours to cut: a change of the same length must not cut off what someone else appends meanwhile.
    if new.len() < old.len() {
        file.set_len(new.len() as u64)?;
    }
    synced(file.sync_data())
}

/// Looks once more whether the file that was written is the one that others see. An editor may have truncated it or
/// put another in its place after it was compared.
fn confirm(target: &Path, file: &File, known: &[u8], new: &[u8]) -> Result<(), Setback> {
    if is_in_place(target, file, new.len()).unwrap_or(false) {
        return Ok(());
    }
    match open::read(target) {
        Ok(bytes) if bytes == new => Ok(()),
        Ok(bytes) => {
            // What was put aside, a backup perhaps, gets its bytes back; if that fails, nobody's change is lost by it.
            let _ = take_back(file, known, new);
            Err(Setback::Moved(bytes))
        }
        Err(error) => Err(match take_back(file, known, new) {
            Taken::Back => error.into(),
            Taken::Not => Setback::Failed(Reason::Torn(io::Error::other(error))),
        }),
    }
}

fn is_in_place(target: &Path, file: &File, length: usize) -> io::Result<bool> {
    let there = fs::metadata(target)?;
    Ok(platform::is_same_file(&there, &file.metadata()?) && there.len() == length as u64)
}

#[derive(Debug, PartialEq, Eq)]
#[must_use]
enum Taken {
    Back,
    Not,
}

/// Gives the file its old bytes back, unless someone else has written to it meanwhile.
fn take_back(file: &File, known: &[u8], new: &[u8]) -> Taken {
    if open::read_all(file).is_ok_and(|now| now != known && is_half_written(&now, known, new)) {
        // Whether this worked is seen by reading, since a failing sync does not mean that nothing was written.
        let _ = put(file, new, known);
    }
    if open::read_all(file).is_ok_and(|now| now == known) { Taken::Back } else { Taken::Not }
}

/// Whether `now` is what writing `new` over `old` leaves behind when it stops at some byte.
fn is_half_written(now: &[u8], old: &[u8], new: &[u8]) -> bool {
    let written = common_start(now, new);
    now == new || now[written..] == *old.get(written..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs::OpenOptions;

    use super::*;

    const OLD: &str = "- [ ] one\n- [ ] two\n";
    const NEW: &str = "- [x] one\n- [ ] two\n";

    /// A file named `plan.md`, opened for writing, in a folder of its own.
    fn desk(text: &str) -> (tempfile::TempDir, std::path::PathBuf, File) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        fs::write(&path, text).unwrap();
        let file = OpenOptions::new().read(true).write(true).open(&path).unwrap();
        (folder, path, file)
    }

    #[test]
    fn only_the_bytes_that_differ_are_written() {
        for (old, new, span) in [
            ("a[ ]b", "a[x]b", 2..3),
            ("abc", "abXYc", 2..5),
            ("abcd", "ad", 1..2),
            ("abcd", "ab", 2..2),
            ("aab", "aaab", 2..4),
            ("", "a", 0..1),
        ] {
            assert_eq!(changed(old.as_bytes(), new.as_bytes()), span, "{old} -> {new}");
        }
    }

    #[test]
    fn a_write_that_stopped_at_any_byte_is_taken_back() {
        for (old, new) in [(OLD, NEW), ("abcdef", "abXdeYZ"), ("abcdef", "aXY"), ("ab", "abcdef"), ("", "abc")] {
            let (_folder, path, file) = desk(old);
            for written in 0..=new.len() {
                let rest = old.get(written..).unwrap_or_default();
                fs::write(&path, [&new[..written], rest].concat()).unwrap();
                assert_eq!(take_back(&file, old.as_bytes(), new.as_bytes()), Taken::Back);
                assert_eq!(fs::read_to_string(&path).unwrap(), old, "{new} up to byte {written}");
            }
        }
    }

    #[test]
    fn taking_back_leaves_alone_what_someone_else_wrote() {
        let (_folder, path, file) = desk(OLD);
        for theirs in ["", "- [x]", "- [x] one\n- [ ] two\nmore\n", "- [x] ONE\n- [ ] two\n"] {
            fs::write(&path, theirs).unwrap();
            assert_eq!(take_back(&file, OLD.as_bytes(), NEW.as_bytes()), Taken::Not);
            assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
        }
    }

    #[test]
    fn a_file_replaced_while_it_was_written_is_noticed() {
        let (folder, path, file) = desk(NEW);
        fs::rename(&path, folder.path().join("backup.md")).unwrap();
        fs::write(&path, "theirs").unwrap();
        let outcome = confirm(&path, &file, OLD.as_bytes(), NEW.as_bytes());
        assert!(matches!(outcome, Err(Setback::Moved(bytes)) if bytes == b"theirs"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        assert_eq!(fs::read_to_string(folder.path().join("backup.md")).unwrap(), OLD);
    }

    #[test]
    fn a_file_replaced_by_the_same_content_is_saved() {
        let (folder, path, file) = desk(NEW);
        fs::rename(&path, folder.path().join("backup.md")).unwrap();
        fs::write(&path, NEW).unwrap();
        confirm(&path, &file, OLD.as_bytes(), NEW.as_bytes()).unwrap();
    }

    #[test]
    fn a_file_deleted_while_it_was_written_is_reported() {
        let (_folder, path, file) = desk(NEW);
        fs::remove_file(&path).unwrap();
        let outcome = confirm(&path, &file, OLD.as_bytes(), NEW.as_bytes());
        assert!(matches!(outcome, Err(Setback::Failed(Reason::Missing))));
        assert!(!path.exists());
    }
}
