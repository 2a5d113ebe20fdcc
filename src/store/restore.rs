//! Backups of a file: which there are, and one of them brought back.

use std::io;
use std::path::Path;

use super::backup::{Backup, Shelf};
use super::change::Change;
use super::data::{self, DataFolder};
use super::lock::Lock;
use super::save::{self, Setback};
use super::{OpenError, Reason, SaveError, create, edition, open};

/// What came of bringing a backup back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restored {
    /// The file holds it; what it held before is a backup itself.
    Exchanged,
    /// The file was gone and is there again.
    Created,
    /// The file held just that.
    Same,
}

/// The backups of the file at `path`, the newest first. The file itself may be gone.
///
/// # Errors
/// When there is no folder in which such a file could be.
pub fn backups(path: &Path, data: DataFolder) -> Result<Vec<Backup>, OpenError> {
    let target = data::target(path).map_err(|cause| OpenError::from_io(path, cause))?;
    Ok(Shelf::of(&target, data).backups())
}

/// Lets the file at `path` hold what `backup` does, byte for byte.
///
/// # Errors
/// When the backup cannot be read, what the file holds cannot be kept first, the file changes meanwhile, or it cannot be
/// written. It is then as it was.
pub fn restore(path: &Path, data: DataFolder, backup: &Backup) -> Result<Restored, SaveError> {
    bring_back(path, data, backup).map_err(|setback| match setback {
        Setback::Moved(_) => SaveError::Moved,
        Setback::Failed(reason) => SaveError::Failed { path: path.to_owned(), reason },
    })
}

fn bring_back(path: &Path, data: DataFolder, backup: &Backup) -> Result<Restored, Setback> {
    let target = data::target(path)?;
    let _lock = Lock::take(&data.lock(&target)).map_err(|_| Setback::Failed(Reason::Busy))?;
    let content = backup.content()?;
    match open::read(path) {
        Ok(now) if now == content => Ok(Restored::Same),
        Ok(now) => {
            let shelf = Shelf::of(&target, data);
            shelf.keep_replaced(&now).map_err(|cause| Setback::Failed(Reason::Unkept(cause)))?;
            save::exchange(path, &now, &Change::Whole(content), Some(&shelf))?;
            edition::forget(&target, data);
            Ok(Restored::Exchanged)
        }
        Err(OpenError::Missing(_)) => {
            create::put(&target, &content).map_err(|cause| came_back(&target, cause))?;
            edition::forget(&target, data);
            Ok(Restored::Created)
        }
        Err(error) => Err(error.into()),
    }
}

/// Why a file cannot be made again: somebody else has brought it back, perhaps.
fn came_back(target: &Path, cause: io::Error) -> Setback {
    match cause.kind() {
        io::ErrorKind::AlreadyExists => open::read(target).map_or_else(Setback::from, Setback::Moved),
        _ => cause.into(),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use chrono::NaiveDateTime;

    use super::*;
    use crate::store::backup::Kind;
    use crate::store::{Reason, Store};
    use crate::text::edit::Edit;

    const TEXT: &str = "- [ ] one\n";

    /// A folder with `plan.md` in it and a folder for data.
    struct Desk {
        folder: tempfile::TempDir,
        data: DataFolder,
    }

    impl Desk {
        fn new(text: &str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("plan.md"), text).unwrap();
            let data = folder.path().join("data/roadmap").into_boxed_path();
            let now = || "2026-11-25T12:00:00".parse::<NaiveDateTime>().unwrap();
            Self { folder, data: DataFolder::new(Box::leak(data), now) }
        }

        fn path(&self, name: &str) -> std::path::PathBuf {
            self.folder.path().join(name)
        }

        fn store(&self) -> Store {
            Store::open(&self.path("plan.md")).unwrap().kept_in(Some(self.data))
        }

        fn text(&self) -> String {
            fs::read_to_string(self.path("plan.md")).unwrap()
        }

        fn kept(&self) -> Vec<(Kind, String)> {
            let backups = backups(&self.path("plan.md"), self.data).unwrap();
            backups
                .iter()
                .map(|backup| (backup.kind, String::from_utf8_lossy(&backup.content().unwrap()).into()))
                .collect()
        }

        fn restore(&self, number: usize) -> Result<Restored, SaveError> {
            let backups = backups(&self.path("plan.md"), self.data).unwrap();
            restore(&self.path("plan.md"), self.data, &backups[number - 1])
        }
    }

    fn tick() -> Edit {
        Edit::replace(3..4, "x")
    }

    #[test]
    fn a_restore_can_be_restored() {
        let desk = Desk::new(TEXT);
        desk.store().save(&tick()).unwrap();
        assert_eq!(desk.kept(), [(Kind::Opened, TEXT.into())]);
        assert_eq!(desk.restore(1).unwrap(), Restored::Exchanged);
        assert_eq!(desk.text(), TEXT);
        assert_eq!(desk.kept().len(), 2);
        let before = desk.kept().iter().position(|(kind, _)| *kind == Kind::Replaced).unwrap();
        assert_eq!(desk.restore(before + 1).unwrap(), Restored::Exchanged);
        assert_eq!(desk.text(), "- [x] one\n");
        let same = desk.kept().iter().position(|(_, content)| *content == desk.text()).unwrap();
        assert_eq!(desk.restore(same + 1).unwrap(), Restored::Same);
    }

    #[test]
    fn a_file_that_is_gone_comes_back_also_where_a_link_led() {
        let desk = Desk::new(TEXT);
        desk.store().back_up();
        symlink("plan.md", desk.path("link.md")).unwrap();
        fs::remove_file(desk.path("plan.md")).unwrap();
        let found = backups(&desk.path("link.md"), desk.data).unwrap();
        assert_eq!(restore(&desk.path("link.md"), desk.data, &found[0]).unwrap(), Restored::Created);
        assert_eq!(desk.text(), TEXT);
        assert!(desk.path("link.md").is_symlink());
        assert_eq!(fs::metadata(desk.path("plan.md")).unwrap().permissions().mode() & 0o600, 0o600);
    }

    #[test]
    fn what_is_no_text_any_more_can_be_brought_back_and_is_kept() {
        let desk = Desk::new(TEXT);
        desk.store().back_up();
        fs::write(desk.path("plan.md"), b"\xff\xfe\0").unwrap();
        assert_eq!(desk.restore(1).unwrap(), Restored::Exchanged);
        assert_eq!(desk.text(), TEXT);
        let found = backups(&desk.path("plan.md"), desk.data).unwrap();
        assert!(found.iter().any(|backup| backup.content().unwrap() == b"\xff\xfe\0"));
    }

    #[test]
    fn what_must_be_written_in_place_is_copied_first() {
        let desk = Desk::new(TEXT);
        fs::hard_link(desk.path("plan.md"), desk.path("other.md")).unwrap();
        desk.store().save(&Edit::replace(6..9, "longer")).unwrap();
        assert_eq!(fs::read_to_string(desk.path("other.md")).unwrap(), "- [ ] longer\n");
        assert_eq!(desk.kept(), [(Kind::Opened, TEXT.into())], "the guard was not dropped");
    }

    #[test]
    fn what_must_be_written_in_place_is_not_written_where_no_copy_can_be_kept() {
        let desk = Desk::new(TEXT);
        fs::hard_link(desk.path("plan.md"), desk.path("other.md")).unwrap();
        fs::write(desk.path("data"), "no folder").unwrap();
        let mut homeless = Store::open(&desk.path("plan.md")).unwrap();
        for store in [&mut desk.store(), &mut homeless] {
            let error = store.save(&Edit::replace(6..9, "longer")).unwrap_err();
            assert!(matches!(error, SaveError::Failed { reason: Reason::Unguarded(_), .. }), "{error}");
            assert_eq!(desk.text(), TEXT);
        }
        desk.store().save(&tick()).unwrap();
        assert_eq!(desk.text(), "- [x] one\n", "a tick needs no copy");
    }

    #[test]
    fn a_change_that_was_cut_off_is_told_until_the_reader_goes_on() {
        let desk = Desk::new(TEXT);
        let target = data::target(&desk.path("plan.md")).unwrap();
        let shelf = Shelf::of(&target, desk.data);
        // The process was killed here, half of the new content written.
        let _ = shelf.guard(TEXT.as_bytes(), b"- [ ] something else\n").unwrap();
        assert!(!desk.store().is_cut_off(), "nothing was written yet");
        fs::write(desk.path("plan.md"), "- [ ] someth").unwrap();
        assert!(desk.store().is_cut_off() && desk.store().is_cut_off());
        let lock = Lock::take(&desk.data.lock(&target)).unwrap();
        assert!(!desk.store().is_cut_off(), "it is being written just now");
        drop(lock);
        assert_eq!(desk.restore(1).unwrap(), Restored::Exchanged);
        assert!(!desk.store().is_cut_off());
        assert_eq!(desk.text(), TEXT);
    }

    #[test]
    fn what_is_written_under_a_lock_is_written_before_anyone_else_writes() {
        let desk = Desk::new(TEXT);
        let (mut one, mut other) = (desk.store(), desk.store());
        std::thread::scope(|scope| {
            let mut locked = one.lock().unwrap();
            let second = scope.spawn(move || other.save(&Edit::replace(6..9, "two")));
            std::thread::sleep(std::time::Duration::from_millis(30));
            assert!(!second.is_finished());
            locked.save(&tick()).unwrap();
            drop(locked);
            assert!(matches!(second.join().unwrap(), Err(SaveError::Moved)));
        });
        assert_eq!(desk.text(), "- [x] one\n");
    }
}
