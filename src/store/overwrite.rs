//! Writing into the file itself, and taking it back when that fails: for single bytes, and for files that must not be
//! replaced.

use std::fs::File;
use std::io;
use std::path::Path;

use super::change::{Change, Writing};
use super::save::{Setback, compare, synced};
use super::{Reason, open, platform};

/// Makes a change in `file`, touching only the bytes that differ.
pub(super) fn overwrite(target: &Path, file: &File, known: &[u8], change: &Change) -> Result<(), Setback> {
    compare(file, known)?;
    if let Err(cause) = put(file, &change.writing(known)) {
        return Err(Setback::Failed(match take_back(file, known, change) {
            Taken::Back => Reason::Io(cause),
            Taken::Not => Reason::Torn(cause),
        }));
    }
    confirm(target, file, known, change)
}

fn put(file: &File, writing: &Writing) -> io::Result<()> {
    for (at, bytes) in &writing.pieces {
        platform::write_all_at(file, bytes, *at as u64)?;
    }
    if let Some(length) = writing.cut {
        file.set_len(length as u64)?;
    }
    synced(file.sync_data())
}

/// Looks once more whether the file that was written is the one that others see. An editor may have truncated it or
/// put another in its place after it was compared.
fn confirm(target: &Path, file: &File, known: &[u8], change: &Change) -> Result<(), Setback> {
    if is_in_place(target, file, change.length(known)).unwrap_or(false) {
        return Ok(());
    }
    match open::read(target) {
        Ok(bytes) if bytes == *change.content(known) => Ok(()),
        Ok(bytes) => {
            // What was put aside, a backup perhaps, gets its bytes back; if that fails, nobody's change is lost by it.
            let _ = take_back(file, known, change);
            Err(Setback::Moved(bytes))
        }
        Err(error) => Err(match take_back(file, known, change) {
            Taken::Back => error.into(),
            Taken::Not => Setback::Failed(Reason::Torn(io::Error::other(error))),
        }),
    }
}

fn is_in_place(target: &Path, file: &File, length: usize) -> io::Result<bool> {
    Ok(platform::is_same_file(target, file)? && file.metadata()?.len() == length as u64)
}

#[derive(Debug, PartialEq, Eq)]
#[must_use]
enum Taken {
    Back,
    Not,
}

/// Gives the file its old bytes back, unless someone else has written to it meanwhile.
fn take_back(file: &File, known: &[u8], change: &Change) -> Taken {
    if open::read_all(file).is_ok_and(|now| now != known && change.is_half_written(known, &now)) {
        // Whether this worked is seen by reading, since a failing sync does not mean that nothing was written.
        let _ = put(file, &change.taking_back(known));
    }
    if open::read_all(file).is_ok_and(|now| now == known) { Taken::Back } else { Taken::Not }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, OpenOptions};

    use super::*;

    const OLD: &str = "- [ ] one\n- [ ] two\n";
    const NEW: &str = "- [x] one\n- [ ] two\n";

    fn ticks() -> Change {
        Change::Ticks(vec![(3, b'x')])
    }

    /// A file named `plan.md`, opened for writing, in a folder of its own.
    fn desk(text: &str) -> (tempfile::TempDir, std::path::PathBuf, File) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        fs::write(&path, text).unwrap();
        let file = OpenOptions::new().read(true).write(true).open(&path).unwrap();
        (folder, path, file)
    }

    #[test]
    fn a_write_that_stopped_at_any_byte_is_taken_back() {
        for (old, new) in [(OLD, NEW), ("abcdef", "abXdeYZ"), ("abcdef", "aXY"), ("ab", "abcdef"), ("", "abc")] {
            let (_folder, path, file) = desk(old);
            for written in 0..=new.len() {
                let rest = old.get(written..).unwrap_or_default();
                fs::write(&path, [&new[..written], rest].concat()).unwrap();
                assert_eq!(take_back(&file, old.as_bytes(), &Change::Whole(new.into())), Taken::Back);
                assert_eq!(fs::read_to_string(&path).unwrap(), old, "{new} up to byte {written}");
            }
        }
    }

    #[test]
    fn ticks_that_stopped_at_any_of_them_are_taken_back() {
        let ticks = Change::Ticks(vec![(13, b'x'), (3, b'x')]);
        for found in [OLD, NEW, "- [ ] one\n- [x] two\n", "- [x] one\n- [x] two\n"] {
            let (_folder, path, file) = desk(found);
            assert_eq!(take_back(&file, OLD.as_bytes(), &ticks), Taken::Back);
            assert_eq!(fs::read_to_string(&path).unwrap(), OLD, "{found}");
        }
    }

    #[test]
    fn taking_back_leaves_alone_what_someone_else_wrote() {
        let (_folder, path, file) = desk(OLD);
        for theirs in ["", "- [x]", "- [x] one\n- [ ] two\nmore\n", "- [x] ONE\n- [ ] two\n"] {
            fs::write(&path, theirs).unwrap();
            assert_eq!(take_back(&file, OLD.as_bytes(), &Change::Whole(NEW.into())), Taken::Not);
            assert_eq!(take_back(&file, OLD.as_bytes(), &ticks()), Taken::Not);
            assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
        }
    }

    #[test]
    fn a_file_replaced_while_it_was_written_is_noticed() {
        let (folder, path, file) = desk(NEW);
        fs::rename(&path, folder.path().join("backup.md")).unwrap();
        fs::write(&path, "theirs").unwrap();
        let outcome = confirm(&path, &file, OLD.as_bytes(), &ticks());
        assert!(matches!(outcome, Err(Setback::Moved(bytes)) if bytes == b"theirs"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        assert_eq!(fs::read_to_string(folder.path().join("backup.md")).unwrap(), OLD);
    }

    #[test]
    fn a_file_replaced_by_the_same_content_is_saved() {
        let (folder, path, file) = desk(NEW);
        fs::rename(&path, folder.path().join("backup.md")).unwrap();
        fs::write(&path, NEW).unwrap();
        confirm(&path, &file, OLD.as_bytes(), &ticks()).unwrap();
    }

    #[test]
    fn a_file_deleted_while_it_was_written_is_reported() {
        let (_folder, path, file) = desk(NEW);
        fs::remove_file(&path).unwrap();
        let outcome = confirm(&path, &file, OLD.as_bytes(), &ticks());
        assert!(matches!(outcome, Err(Setback::Failed(Reason::Missing))));
        assert!(!path.exists());
    }
}
