//! The new file that is about to take another one's place. It stands beside it, under a name that says whose it is, so
//! that one which a killed process left behind is found. It is removed, unless it holds what somebody else wrote.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::backup::Shelf;
use super::{links, open, platform};
use crate::text::fingerprint::fingerprint;

/// How old a file must be before it can have been left behind. A save takes far less.
const AGE: Duration = Duration::from_secs(60);

/// A new empty file beside `target`, with `permissions` as far as the process's own mask allows them. It is locked while
/// it is open: as long as we live, nobody takes it for one that was left behind. Its name tells the `contents` that it
/// holds where nobody interferes: the new one, and when it has changed places with `target` the old one.
pub(super) fn create(
    target: &Path,
    contents: [&[u8]; 2],
    permissions: Option<fs::Permissions>,
) -> io::Result<NamedTempFile> {
    let [old, new] = contents.map(fingerprint);
    let mut prefix = prefix(target);
    prefix.push(format!("{old:016x}-{new:016x}-"));
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    let temporary = platform::temporary_in(&mut builder, links::folder(target))?;
    // Where there are no locks, nothing is ever removed.
    let _ = temporary.as_file().try_lock();
    Ok(temporary)
}

/// Removes what saves of `target` that were killed left behind. It has just been written, so its own time is the present
/// of the file system, whatever our clock says. What somebody else may have written goes onto the shelf first. What cannot
/// be removed stays.
pub(super) fn remove_stale(target: &Path, shelf: Option<&Shelf>) {
    let prefix = prefix(target);
    let Ok(now) = fs::metadata(target).and_then(|metadata| metadata.modified()) else { return };
    let folder = links::folder(target);
    let ours = |name: &&OsString| name.as_encoded_bytes().starts_with(prefix.as_encoded_bytes());
    for name in platform::names_in(folder, usize::MAX).unwrap_or_default().iter().filter(ours) {
        let path = folder.join(name);
        let is_old = |metadata: &fs::Metadata| {
            metadata.is_file()
                && metadata.modified().is_ok_and(|then| now.duration_since(then).is_ok_and(|age| age > AGE))
        };
        let is_stale = || path.symlink_metadata().is_ok_and(|metadata| is_old(&metadata)) && is_left(&path);
        let told = name.to_str().and_then(|name| name.get(prefix.len()..)).unwrap_or_default();
        if is_stale() && open::read(&path).is_ok_and(|content| is_kept(&content, told, target, shelf)) {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_left(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// Whether a content is one that its name tells of, or stands elsewhere. Any other is that of a file which was changed in
/// the very moment in which it was replaced, or one that was written half.
fn is_kept(content: &[u8], told: &str, target: &Path, shelf: Option<&Shelf>) -> bool {
    let own = format!("{:016x}", fingerprint(content));
    content.is_empty()
        || told.split('-').take(2).any(|fingerprint| fingerprint == own)
        || open::read(target).is_ok_and(|now| now == content)
        || shelf.is_some_and(|shelf| shelf.keep_left(content).is_ok())
}

/// Short, so that it fits beside a file whose own name is as long as names may be.
fn prefix(target: &Path) -> OsString {
    let name = fingerprint(target.file_name().unwrap_or_default().as_encoded_bytes());
    format!(".roadmap-{name:016x}-").into()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use chrono::NaiveDateTime;

    use super::*;
    use crate::store::backup::Kind;
    use crate::store::data::DataFolder;

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn what_a_killed_save_left_is_removed_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (plan, other) = (folder.path().join("plan.md"), folder.path().join("other.md"));
        let now = File::create(&plan).unwrap().metadata().unwrap().modified().unwrap();
        let make = |target: &Path, age: u64| {
            let made = create(target, [b"", b""], None).unwrap();
            made.as_file().set_modified(now - Duration::from_secs(age)).unwrap();
            made
        };
        let held = make(&plan, 3600);
        let (_, stale) = make(&plan, 61).keep().unwrap();
        let (_, fresh) = make(&plan, 30).keep().unwrap();
        let (_, not_of_this_file) = make(&other, 61).keep().unwrap();
        remove_stale(&plan, None);
        assert!(!stale.exists());
        assert!(held.path().exists() && fresh.exists() && not_of_this_file.exists());
        assert_eq!(names(folder.path()), 4);
    }
    #[test]
    fn what_another_wrote_in_the_moment_of_a_save_that_was_killed_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("plan.md");
        fs::write(&target, "new").unwrap();
        let data = Box::leak(folder.path().join("data").into_boxed_path());
        let shelf = Shelf::of(&target, DataFolder::new(data, NaiveDateTime::default));
        let long_ago = fs::metadata(&target).unwrap().modified().unwrap() - Duration::from_secs(61);
        // Killed after the two had changed places: the reader's file is ours, and this is what stood there.
        let left = |content: &str| {
            let (mut file, path) = create(&target, [b"old", b"new"], None).unwrap().keep().unwrap();
            file.write_all(content.as_bytes()).unwrap();
            file.set_modified(long_ago).unwrap();
            path
        };
        let theirs = left("theirs");
        remove_stale(&target, None);
        assert!(theirs.exists(), "it was removed and is kept nowhere");
        for content in ["theirs", "old", "new", ""] {
            left(content);
        }
        remove_stale(&target, Some(&shelf));
        let kept: Vec<_> = shelf.backups().iter().map(|backup| (backup.kind, backup.text().unwrap())).collect();
        assert_eq!(kept, [(Kind::Left, "theirs".to_owned())]);
        assert_eq!(names(folder.path()), 2, "something is left beside the file");
    }
}
