//! What differs between systems when a file is opened, created, written and replaced: the flags that keep an open from
//! hanging, kinds of files that are no files, writing at an offset, whether two names are one file, and what is private.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(any(windows, test))]
use std::io;
#[cfg(any(windows, test))]
use std::path::Path;
#[cfg(any(windows, test))]
use std::time::Duration;

#[cfg(unix)]
pub(super) use unix::{
    canonicalize, create_private, create_private_folders, entries_in, exchange, for_nobody_else, is_on_a_network,
    is_program, is_same_file, is_shared, kind, names_in, open_folder, open_no_link, open_to_sync, open_without_waiting,
    refuse_device, rename, sync_folder, take_place, temporary_in, usual_permissions, write_all_at,
};
#[cfg(windows)]
pub(super) use windows::{
    canonicalize, create_private, create_private_folders, entries_in, exchange, for_nobody_else, is_on_a_network,
    is_program, is_same_file, is_shared, kind, names_in, open_folder, open_no_link, open_to_sync, open_without_waiting,
    refuse_device, rename, sync_folder, take_place, temporary_in, usual_permissions, write_all_at,
};

/// What stands at a name, which is not followed where it is a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Folder,
    File,
    Link,
    Other,
}

impl Kind {
    fn of(kind: std::fs::FileType) -> Self {
        if kind.is_symlink() {
            Self::Link
        } else if kind.is_dir() {
            Self::Folder
        } else if kind.is_file() {
            Self::File
        } else {
            Self::Other
        }
    }
}

/// How often what others are in the way of is tried, and the pause between two tries.
#[cfg(any(windows, test))]
const TRIES: (u32, Duration) = (20, Duration::from_millis(25));

/// Tries again, for a short while, what fails for a reason that passes.
#[cfg(any(windows, test))]
fn patiently<T>(mut act: impl FnMut() -> io::Result<T>, passes: impl Fn(&io::Error) -> bool) -> io::Result<T> {
    let (tries, pause) = TRIES;
    for _ in 1..tries {
        match act() {
            Err(error) if passes(&error) => std::thread::sleep(pause),
            other => return other,
        }
    }
    act()
}

/// Whether Windows takes a path for a device whatever its folder and its ending: `aux.md` is one.
#[cfg(any(windows, test))]
fn names_a_device(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind).is_some_and(|rest| {
            let mut signs = rest.chars();
            matches!((signs.next(), signs.next()), (Some('1'..='9' | '¹' | '²' | '³'), None))
        })
    };
    matches!(stem, "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_program_holds_is_waited_for_and_not_for_ever() {
        let held = || io::Error::from(io::ErrorKind::ResourceBusy);
        let is_held = |error: &io::Error| error.kind() == io::ErrorKind::ResourceBusy;
        let mut left = 3;
        let freed = patiently(
            || {
                left -= 1;
                if left == 0 { Ok("open") } else { Err(held()) }
            },
            is_held,
        );
        assert_eq!(freed.unwrap(), "open");
        let mut tries = 0;
        let never = patiently(
            || -> io::Result<()> {
                tries += 1;
                Err(held())
            },
            is_held,
        );
        assert_eq!((never.unwrap_err().kind(), tries), (io::ErrorKind::ResourceBusy, TRIES.0));
        let mut tries = 0;
        let other = patiently(
            || -> io::Result<()> {
                tries += 1;
                Err(io::ErrorKind::NotFound.into())
            },
            is_held,
        );
        assert_eq!((other.unwrap_err().kind(), tries), (io::ErrorKind::NotFound, 1));
    }

    #[test]
    fn names_of_devices_are_known_with_any_ending() {
        for name in ["aux.md", "CON", "a/nul.tar.gz", "com1.md", "LPT9", "prn .md", "com¹.md"] {
            assert!(names_a_device(Path::new(name)), "{name}");
        }
        for name in
            ["auxiliary.md", "console.md", "com.md", "com0.md", "com10.md", "aux/plan.md", "lpt.md", "计划.md", ""]
        {
            assert!(!names_a_device(Path::new(name)), "{name}");
        }
    }
}
