//! Bringing a new content to disk, so that at every moment the file is whole and nobody else's change is lost.
//!
//! A tick is one byte and goes in place: it cannot be torn, and links, owner and attributes cannot be lost. Of several,
//! each is a change by itself, and one sync brings them all to disk. Anything longer replaces the file by a complete one.
//! Where that would break a hard link or lose an attribute it is written in place, with a copy of the old content on disk
//! first.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use super::backup::Shelf;
use super::change::Change;
use super::overwrite::overwrite;
use super::replace::{Replacement, replace};
use super::{NoFile, OpenError, Reason, open, platform, temporary};

/// Why a content did not get to disk.
#[derive(Debug)]
pub(super) enum Setback {
    /// The file holds these bytes, and not what was known.
    Moved(Vec<u8>),
    /// It cannot be written.
    Failed(Reason),
}

impl From<io::Error> for Setback {
    fn from(cause: io::Error) -> Self {
        Self::Failed(if cause.kind() == io::ErrorKind::NotFound { Reason::Missing } else { Reason::Io(cause) })
    }
}

impl From<OpenError> for Setback {
    fn from(error: OpenError) -> Self {
        Self::Failed(match error {
            OpenError::Missing(_) => Reason::Missing,
            OpenError::NoFile(_, what) => Reason::NotAFile(what),
            OpenError::Io { cause, .. } => Reason::Io(cause),
        })
    }
}

/// Makes a change in a file that holds `known`. Everything from looking at the file to having written it happens in here.
pub(super) fn exchange(path: &Path, known: &[u8], change: &Change, shelf: Option<&Shelf>) -> Result<(), Setback> {
    let target = platform::canonicalize(path)?;
    if fs::metadata(&target)?.permissions().readonly() {
        return Err(Setback::Failed(Reason::ReadOnly));
    }
    // Replacing a file needs no right to write it, but whoever may not write it must not replace it either.
    let file = open::open(&target, OpenOptions::new().read(true).write(true))?;
    let metadata = file.metadata()?;
    if let Some(shelf) = shelf.filter(|_| metadata.len() == known.len() as u64) {
        shelf.settle(known);
        // What is written here is whole at every moment or guarded, so this copy is for the reader's own mistakes.
        let _ = shelf.keep_opened(known);
    }
    if change.is_never_torn(known) {
        overwrite(&target, &file, known, change)?;
    } else {
        let new = change.content(known);
        let is_shared = platform::is_shared(&file)?;
        if is_shared || matches!(replace(&target, &file, known, &new)?, Replacement::Impossible) {
            guarded(shelf, known, &new, || overwrite(&target, &file, known, change))?;
        }
    }
    temporary::remove_stale(&target, shelf);
    Ok(())
}

/// Writes in place what could be torn there: not before the old content is on disk somewhere else.
fn guarded(
    shelf: Option<&Shelf>,
    known: &[u8],
    new: &[u8],
    write: impl FnOnce() -> Result<(), Setback>,
) -> Result<(), Setback> {
    let Some(shelf) = shelf else { return Err(Setback::Failed(Reason::Unguarded(None))) };
    let guard = shelf.guard(known, new).map_err(|cause| Setback::Failed(Reason::Unguarded(Some(cause))))?;
    let written = write();
    if !matches!(written, Err(Setback::Failed(Reason::Torn(_)))) {
        guard.end();
    }
    written
}

/// Fails when the file does not hold `known`, byte for byte.
pub(super) fn compare(file: &File, known: &[u8]) -> Result<(), Setback> {
    if !open::holds(file, known)? {
        return Err(Setback::Moved(open::read_all(file)?));
    }
    // Files of `/proc` hold more than their size says, and writing to them gives orders to the system.
    if file.metadata()?.len() != known.len() as u64 {
        return Err(Setback::Failed(Reason::NotAFile(NoFile::Unordinary)));
    }
    Ok(())
}

/// Brings to disk what somebody else brought back.
pub(super) fn sync(path: &Path) -> io::Result<()> {
    synced(platform::open_to_sync(path)?.sync_data())
}

/// Some file systems have no sync and say so; there is nothing to wait for on those.
pub(super) fn synced(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::path::PathBuf;

    use tempfile::TempDir;

    use crate::store::data::DataFolder;
    use crate::store::{Encoding, SaveError, Store};
    use crate::text::edit::Edit;

    use super::*;

    const TEXT: &str = "- [ ] 一\n- [ ] two\n";

    /// A folder with one roadmap in it, and the roadmap opened.
    struct Desk {
        folder: TempDir,
        data: TempDir,
        store: Store,
    }

    impl Desk {
        fn new(bytes: impl AsRef<[u8]>) -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("plan.md"), bytes).unwrap();
            let mut desk = Self {
                store: Store::open(&folder.path().join("plan.md")).unwrap(),
                folder,
                data: tempfile::tempdir().unwrap(),
            };
            desk.open("plan.md");
            desk
        }

        /// Opens a file of the folder, with another folder for data.
        fn open(&mut self, name: &str) {
            let data = self.data.path().to_owned().into_boxed_path();
            let data = DataFolder::new(Box::leak(data), chrono::NaiveDateTime::default);
            self.store = Store::open(&self.path(name)).unwrap().kept_in(Some(data));
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn bytes(&self) -> Vec<u8> {
            fs::read(self.path("plan.md")).unwrap()
        }

        fn metadata(&self) -> fs::Metadata {
            fs::metadata(self.path("plan.md")).unwrap()
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(self.folder.path()).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        }

        /// What is said when `edit` cannot be saved, with the folder taken out of the path.
        fn refusal(&mut self, edit: &Edit) -> String {
            let message = self.store.save(edit).unwrap_err().to_string();
            message.replace(&format!("{}/", self.folder.path().display()), "")
        }
    }

    fn tick() -> Edit {
        Edit::replace(3..4, "x")
    }

    fn longer() -> Edit {
        Edit::replace(6..9, "一二 ✅")
    }

    #[test]
    fn a_tick_goes_in_place() {
        let mut desk = Desk::new(TEXT);
        fs::set_permissions(desk.path("plan.md"), fs::Permissions::from_mode(0o640)).unwrap();
        let before = desk.metadata();
        desk.store.save(&tick()).unwrap();
        assert_eq!(desk.bytes(), "- [x] 一\n- [ ] two\n".as_bytes());
        assert_eq!(desk.store.text().as_bytes(), desk.bytes());
        assert_eq!((desk.metadata().ino(), desk.metadata().mode()), (before.ino(), 0o100_640));
        assert_eq!(desk.names(), ["plan.md"]);
    }

    #[test]
    fn ticks_that_come_together_go_in_place_and_with_anything_longer_they_replace_the_file() {
        let second = Edit::replace(13..14, "x");
        for (edits, text, stays) in [
            (vec![second.clone(), tick()], "- [x] 一\n- [x] two\n", true),
            (vec![tick(), second.clone(), tick().inverse(TEXT)], "- [ ] 一\n- [x] two\n", true),
            (vec![second, longer(), tick()], "- [x] 一二 ✅\n- [x] two\n", false),
        ] {
            let mut desk = Desk::new(TEXT);
            let before = desk.metadata();
            desk.store.save_all(&edits).unwrap();
            assert_eq!(desk.bytes(), text.as_bytes());
            assert_eq!(desk.store.text().as_bytes(), desk.bytes());
            assert_eq!(desk.metadata().ino() == before.ino(), stays, "{text}");
            assert_eq!(desk.names(), ["plan.md"]);
        }
    }

    #[test]
    fn a_longer_edit_replaces_the_file_and_keeps_its_mode() {
        let mut desk = Desk::new(TEXT);
        fs::set_permissions(desk.path("plan.md"), fs::Permissions::from_mode(0o640)).unwrap();
        let before = desk.metadata();
        desk.store.save(&longer()).unwrap();
        assert_eq!(desk.bytes(), "- [ ] 一二 ✅\n- [ ] two\n".as_bytes());
        assert_eq!(desk.metadata().mode(), 0o100_640);
        assert_ne!(desk.metadata().ino(), before.ino(), "the file was not replaced");
        assert_eq!(desk.names(), ["plan.md"]);
    }

    #[test]
    fn links_to_the_file_stay_links() {
        let mut desk = Desk::new(TEXT);
        fs::create_dir(desk.path("sub")).unwrap();
        symlink("../plan.md", desk.path("sub/one.md")).unwrap();
        symlink("sub/one.md", desk.path("two.md")).unwrap();
        desk.open("two.md");
        for edit in [tick(), longer()] {
            desk.store.save(&edit).unwrap();
        }
        assert_eq!(desk.bytes(), "- [x] 一二 ✅\n- [ ] two\n".as_bytes());
        assert!(desk.path("two.md").is_symlink() && desk.path("sub/one.md").is_symlink());
        assert_eq!(desk.names(), ["plan.md", "sub", "two.md"]);
    }

    #[test]
    fn a_hard_link_stays_shared() {
        let mut desk = Desk::new(TEXT);
        fs::hard_link(desk.path("plan.md"), desk.path("other.md")).unwrap();
        for (edit, text) in [
            (tick(), "- [x] 一\n- [ ] two\n"),
            (longer(), "- [x] 一二 ✅\n- [ ] two\n"),
            (Edit::replace(6..16, ""), "- [x] \n- [ ] two\n"),
        ] {
            desk.store.save(&edit).unwrap();
            assert_eq!(fs::read_to_string(desk.path("other.md")).unwrap(), text);
        }
        assert_eq!(desk.metadata().nlink(), 2);
    }

    #[test]
    fn extended_attributes_survive_a_replacement() {
        let mut desk = Desk::new(TEXT);
        if let Err(error) = xattr::set(desk.path("plan.md"), "user.colour", b"red") {
            println!("not tested: this file system keeps no extended attributes: {error}");
            return;
        }
        let before = desk.metadata();
        desk.store.save(&longer()).unwrap();
        assert_eq!(xattr::get(desk.path("plan.md"), "user.colour").unwrap().unwrap(), b"red");
        assert_ne!(desk.metadata().ino(), before.ino(), "the file was not replaced");
    }

    #[test]
    fn every_other_byte_stays_as_it_was() {
        let text = "\u{feff}a\r\n- [ ] b\rc\n\n- \0d";
        for (insert, after) in
            [("x", "\u{feff}a\r\n- [x] b\rc\n\n- \0d"), ("done", "\u{feff}a\r\n- [done] b\rc\n\n- \0d")]
        {
            let mut desk = Desk::new(text);
            desk.store.save(&Edit::replace(9..10, insert)).unwrap();
            assert_eq!(desk.bytes(), after.as_bytes());
        }
    }

    #[test]
    fn a_change_by_someone_else_is_never_overwritten() {
        for edit in [tick(), longer()] {
            for theirs in ["- [ ] 一\n- [x] two\n", "", "- [ ] 一\n- [ ] two\nmore\n"] {
                let mut desk = Desk::new(TEXT);
                fs::write(desk.path("plan.md"), theirs).unwrap();
                assert!(matches!(desk.store.save(&edit), Err(SaveError::Moved)));
                assert_eq!(desk.bytes(), theirs.as_bytes());
                assert_eq!(desk.store.text(), theirs);
                assert_eq!(desk.names(), ["plan.md"]);
            }
        }
    }

    #[test]
    fn what_is_emptied_for_a_moment_and_comes_back_as_we_wrote_it_is_saved() {
        let mut desk = Desk::new(TEXT);
        fs::write(desk.path("plan.md"), "").unwrap();
        let (path, ours) = (desk.path("plan.md"), "- [x] 一\n- [ ] two\n");
        let refilled = std::thread::spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(120));
            fs::write(path, ours).unwrap();
        });
        desk.store.save(&tick()).unwrap();
        refilled.join().unwrap();
        assert_eq!((desk.store.text(), desk.bytes()), (ours, ours.into()));
    }

    #[test]
    fn a_deleted_file_is_not_created_again() {
        let mut desk = Desk::new(TEXT);
        fs::remove_file(desk.path("plan.md")).unwrap();
        for edit in [tick(), longer()] {
            assert_eq!(desk.refusal(&edit), "cannot write plan.md: the file is gone; nothing was changed");
        }
        assert_eq!((desk.names(), desk.store.text()), (vec![], TEXT));
    }

    #[test]
    fn a_read_only_file_is_respected_even_by_the_superuser() {
        let mut desk = Desk::new(TEXT);
        fs::set_permissions(desk.path("plan.md"), fs::Permissions::from_mode(0o444)).unwrap();
        for edit in [tick(), longer()] {
            assert_eq!(
                desk.refusal(&edit),
                "cannot write plan.md: it is marked read-only; allow writing to it first; nothing was changed"
            );
        }
        assert_eq!((desk.bytes(), desk.names()), (TEXT.into(), vec!["plan.md".to_owned()]));
    }

    #[test]
    fn what_is_not_utf_8_is_shown_and_never_written() {
        let text = "- [ ] 精通路线图\n";
        let bytes = encoding_rs::GB18030.encode(text).0;
        let mut desk = Desk::new(&bytes);
        assert_eq!((desk.store.text(), desk.store.encoding()), (text, Encoding::Other("GB18030")));
        assert_eq!(
            desk.refusal(&tick()),
            "cannot write plan.md: it is GB18030, not UTF-8; convert it first: iconv -f GB18030 -t UTF-8 plan.md; \
             nothing was changed"
        );
        assert_eq!(desk.bytes(), *bytes);
    }

    #[test]
    fn an_edit_that_changes_nothing_writes_nothing() {
        let mut desk = Desk::new(TEXT);
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        File::options().write(true).open(desk.path("plan.md")).unwrap().set_modified(long_ago).unwrap();
        for edit in [Edit::default(), Edit::replace(3..4, " "), Edit::replace(0..TEXT.len(), TEXT)] {
            desk.store.save(&edit).unwrap();
        }
        desk.store.save_all(&[tick(), tick().inverse(TEXT)]).unwrap();
        assert_eq!(desk.metadata().modified().unwrap(), long_ago);
    }

    #[test]
    fn a_name_as_long_as_names_may_be_is_no_obstacle() {
        let mut desk = Desk::new(TEXT);
        let name = "a".repeat(255);
        fs::rename(desk.path("plan.md"), desk.path(&name)).unwrap();
        desk.open(&name);
        desk.store.save(&longer()).unwrap();
        assert_eq!(desk.names(), [name]);
    }

    #[test]
    fn a_path_that_has_become_something_else_is_not_written() {
        let mut desk = Desk::new(TEXT);
        fs::remove_file(desk.path("plan.md")).unwrap();
        fs::create_dir(desk.path("plan.md")).unwrap();
        assert_eq!(desk.refusal(&tick()), "cannot write plan.md: it is a folder; nothing was changed");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_file_of_the_system_is_read_and_never_written() {
        for (path, why) in [("/proc/self/comm", "it is not an ordinary file"), ("/proc/self/environ", "it is marked")] {
            let mut store = Store::open(Path::new(path)).unwrap();
            let refusal = store.save(&Edit::replace(0..1, "~")).unwrap_err().to_string();
            assert!(refusal.starts_with(&format!("cannot write {path}: {why}")), "{refusal}");
            assert!(matches!(store.save(&Edit::replace(0..1, "longer")), Err(SaveError::Failed { .. })));
        }
    }
}
