//! Writing a file of our own in the folder for data: whole or not at all, and for nobody else's eyes.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use super::data::open_folder;
use super::save::synced;
use super::{links, platform};

/// What the name of a file begins with while it is being written.
const NEW: &str = ".new-";
/// How old such a file must be before it can have been left behind. Writing one takes far less.
const AGE: Duration = Duration::from_secs(60);

/// Writes the file at `path`; it is on disk when this returns.
pub(super) fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = links::folder(path);
    let opened = open_folder(folder)?;
    let new = folder.join(format!("{NEW}{}", std::process::id()));
    let _ = fs::remove_file(&new);
    let mut file = platform::create_private(&opened, &new)?;
    let written = fill(&mut file, content).and_then(|()| platform::rename(&new, path));
    if let Err(error) = written {
        let _ = fs::remove_file(&new);
        return Err(error);
    }
    remove_left(folder, &file);
    synced(platform::sync_folder(&opened))
}

fn fill(file: &mut File, content: &[u8]) -> io::Result<()> {
    file.write_all(content)?;
    synced(file.sync_all())
}

/// Removes what processes that were killed left half written. `file` has just been written, so its time is the present of
/// the file system. What cannot be removed now is tried again next time.
fn remove_left(folder: &Path, file: &File) {
    let modified = |metadata: io::Result<fs::Metadata>| metadata.and_then(|metadata| metadata.modified());
    let Ok(now) = modified(file.metadata()) else { return };
    for name in platform::names_in(folder, usize::MAX).unwrap_or_default() {
        let path = folder.join(&name);
        let is_old = || {
            let then = modified(path.symlink_metadata()).ok();
            then.and_then(|then| now.duration_since(then).ok()).is_some_and(|age| age > AGE)
        };
        if name.as_encoded_bytes().starts_with(NEW.as_bytes()) && is_old() {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_process_left_half_written_goes_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        put(&at("one"), b"1").unwrap();
        let now = fs::metadata(at("one")).unwrap().modified().unwrap();
        for (name, age) in [(".new-1", 61), (".new-2", 30), ("mine", 3600)] {
            File::create(at(name)).unwrap().set_modified(now - Duration::from_secs(age)).unwrap();
        }
        put(&at("one"), b"2").unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [".new-2", "mine", "one"]);
        assert_eq!(fs::read(at("one")).unwrap(), b"2");
    }
}
