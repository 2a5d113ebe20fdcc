//! One writer at a time: a lock in the folder for data, held from reading a file until what follows from it is written.
//!
//! It is a file beside no other, since the roadmap itself gets a new inode when it is replaced. The system lets go of it
//! when its process ends, however that ends, so there are no stale ones.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::{data, links, platform};

/// How long a lock is waited for, all pauses together.
const PATIENCE: Duration = Duration::from_secs(5);
/// The longest pause between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// A lock, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Somebody else holds the lock.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Busy;

impl Lock {
    /// Takes the lock at `path`, and waits for whoever holds it, though not for ever. Where none can be made there is
    /// none: what is written is compared with what was read all the same.
    pub(super) fn take(path: &Path) -> Result<Option<Self>, Busy> {
        Self::try_for(path, PATIENCE)
    }

    /// The same at once, or not at all.
    pub(super) fn take_now(path: &Path) -> Result<Option<Self>, Busy> {
        Self::try_for(path, Duration::ZERO)
    }

    fn try_for(path: &Path, mut patience: Duration) -> Result<Option<Self>, Busy> {
        let Ok(file) = open(path) else { return Ok(None) };
        let mut pause = Duration::from_millis(1);
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Self { _file: file })),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(_)) => return Ok(None),
            }
            if patience.is_zero() {
                return Err(Busy);
            }
            pause = pause.min(patience);
            thread::sleep(pause);
            patience -= pause;
            pause = (pause * 2).min(PAUSE);
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    match File::options().read(true).write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = links::folder(path);
            let made = platform::create_private(&data::open_folder(folder)?, path);
            // Two that begin at once: the one that came second takes what the first one made.
            made.or_else(|_| File::options().read(true).write(true).open(path))
        }
        opened => opened,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one_and_given_back_when_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("locks").join("one");
        let held = Lock::take(&path).unwrap();
        assert!(held.is_some());
        assert_eq!(Lock::take_now(&path).unwrap_err(), Busy);
        assert!(Lock::take_now(&folder.path().join("locks").join("other")).unwrap().is_some());
        drop(held);
        assert!(Lock::take_now(&path).unwrap().is_some());
    }

    #[test]
    fn whoever_comes_second_waits() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one");
        let held = Lock::take(&path).unwrap();
        let second = thread::spawn({
            let path = path.clone();
            move || Lock::take(&path).unwrap().is_some()
        });
        thread::sleep(Duration::from_millis(30));
        assert!(!second.is_finished());
        drop(held);
        assert!(second.join().unwrap());
    }

    #[test]
    fn a_lock_that_cannot_be_made_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        assert!(Lock::take(&folder.path().join("file").join("one")).unwrap().is_none());
    }
}
