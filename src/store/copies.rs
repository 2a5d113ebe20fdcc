//! The conflict copies of sync tools that lie beside a file.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::platform;
use crate::merge::is_conflict_copy;

/// In a folder with more entries than this nobody looks.
const MOST_ENTRIES: usize = 10_000;
/// More than a roadmap takes, and little enough to be read on the way.
const LARGEST: u64 = 4 << 20;
/// More copies of one file than these are not looked into.
const MOST_COPIES: usize = 8;

/// The ordinary files beside `path` whose names say that they are conflict copies of it. What cannot be read is passed
/// over: nobody asked for it.
#[must_use]
pub fn conflict_copies(path: &Path) -> Vec<PathBuf> {
    let folder = match path.parent() {
        Some(folder) if folder == Path::new("") => Path::new("."),
        Some(folder) => folder,
        None => return Vec::new(),
    };
    let Some(original) = path.file_name().and_then(OsStr::to_str) else { return Vec::new() };
    let names = platform::names_in(folder, MOST_ENTRIES + 1).unwrap_or_default();
    if names.len() > MOST_ENTRIES {
        return Vec::new();
    }
    let is_copy = |name: &OsString| name.to_str().is_some_and(|name| is_conflict_copy(name, original));
    let is_ordinary = |path: &PathBuf| {
        fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LARGEST)
    };
    let copies = names.into_iter().filter(is_copy).map(|name| path.with_file_name(name));
    let mut found: Vec<PathBuf> = copies.filter(is_ordinary).collect();
    found.sort();
    found.truncate(MOST_COPIES);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_found_beside_their_file_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("plan.conflict3.md")).unwrap();
        for name in
            ["plan.md", "plan (conflicted copy 2026-11-23).md", "plan.conflict1.md", "plan 2.md", "other.Conflict.md"]
        {
            fs::write(at(name), "x").unwrap();
        }
        fs::File::create(at("plan.conflict9.md")).unwrap().set_len(LARGEST + 1).unwrap();
        assert_eq!(
            conflict_copies(&at("plan.md")),
            [at("plan (conflicted copy 2026-11-23).md"), at("plan.conflict1.md")]
        );
        assert!(conflict_copies(&at("gone/plan.md")).is_empty());
    }
}
