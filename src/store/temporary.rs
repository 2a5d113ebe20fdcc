//! The new file that is about to take another one's place. It stands beside it, under a name that says whose it is, so
//! that one which a killed process left behind is found and removed.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::{links, platform};
use crate::text::fingerprint::fingerprint;

/// How old a file must be before it can have been left behind. A save takes far less.
const AGE: Duration = Duration::from_secs(60);

/// A new empty file beside `target`, with `permissions` as far as the process's own mask allows them. It is locked while
/// it is open: as long as we live, nobody takes it for one that was left behind.
pub(super) fn create(target: &Path, permissions: Option<fs::Permissions>) -> io::Result<NamedTempFile> {
    let prefix = prefix(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    let temporary = builder.tempfile_in(links::folder(target))?;
    // Where there are no locks, nothing is ever removed.
    let _ = temporary.as_file().try_lock();
    Ok(temporary)
}

/// Removes what saves of `target` that were killed left behind. It has just been written, so its own time is the present
/// of the file system, whatever our clock says. What cannot be removed stays.
pub(super) fn remove_stale(target: &Path) {
    let prefix = prefix(target);
    let Ok(now) = fs::metadata(target).and_then(|metadata| metadata.modified()) else { return };
    let folder = links::folder(target);
    let ours = |name: &&OsString| name.as_encoded_bytes().starts_with(prefix.as_encoded_bytes());
    for name in platform::names_in(folder).unwrap_or_default().iter().filter(ours) {
        let path = folder.join(name);
        let is_old = |metadata: &fs::Metadata| {
            metadata.is_file()
                && metadata.modified().is_ok_and(|then| now.duration_since(then).is_ok_and(|age| age > AGE))
        };
        if path.symlink_metadata().is_ok_and(|metadata| is_old(&metadata)) && is_left(&path) {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_left(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// Short, so that it fits beside a file whose own name is as long as names may be.
fn prefix(target: &Path) -> OsString {
    let name = fingerprint(target.file_name().unwrap_or_default().as_encoded_bytes());
    format!(".roadmap-{name:016x}-").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn what_a_killed_save_left_is_removed_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (plan, other) = (folder.path().join("plan.md"), folder.path().join("other.md"));
        let now = File::create(&plan).unwrap().metadata().unwrap().modified().unwrap();
        let make = |target: &Path, age: u64| {
            let made = create(target, None).unwrap();
            made.as_file().set_modified(now - Duration::from_secs(age)).unwrap();
            made
        };
        let held = make(&plan, 3600);
        let (_, stale) = make(&plan, 61).keep().unwrap();
        let (_, fresh) = make(&plan, 30).keep().unwrap();
        let (_, not_of_this_file) = make(&other, 61).keep().unwrap();
        remove_stale(&plan);
        assert!(!stale.exists());
        assert!(held.path().exists() && fresh.exists() && not_of_this_file.exists());
        assert_eq!(names(folder.path()), 4);
    }
}
