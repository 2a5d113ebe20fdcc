//! What a path leads to, link by link, also where there is no file at its end.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::platform;

/// As many links as Linux follows.
const MOST: usize = 40;

/// The path itself, and every path that its links lead to in turn; the last one is the file's own.
pub(super) fn names(path: &Path) -> Vec<PathBuf> {
    let mut names = vec![path.to_owned()];
    for _ in 0..MOST {
        let Some(last) = names.last() else { break };
        let Ok(link) = fs::read_link(last) else { break };
        names.push(folder(last).join(link));
    }
    names
}

/// The same names, each in a folder that is written without links.
pub(super) fn real_names(path: &Path) -> BTreeSet<PathBuf> {
    // Where `PLAN.md` names `plan.md`, this is what the disk says.
    let own = platform::canonicalize(path).ok();
    names(path).iter().filter_map(|name| without_links(name).ok()).chain(own).collect()
}

/// The folder that a path's last name stands in.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A path whose folder is written without links.
pub(super) fn without_links(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::NotFound)?;
    Ok(platform::canonicalize(folder(path))?.join(name))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::store::data::target;

    #[test]
    fn links_are_followed_to_a_file_that_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("sub")).unwrap();
        symlink("../plan.md", root.join("sub/one.md")).unwrap();
        symlink("sub/one.md", root.join("two.md")).unwrap();
        assert_eq!(names(&root.join("two.md")).len(), 3);
        assert_eq!(target(&root.join("two.md")).unwrap(), root.join("plan.md"));
        fs::write(root.join("plan.md"), "").unwrap();
        assert_eq!(target(&root.join("two.md")).unwrap(), root.join("plan.md"));
    }

    #[test]
    fn links_in_a_circle_come_to_an_end() {
        let folder = tempfile::tempdir().unwrap();
        symlink("loop", folder.path().join("loop")).unwrap();
        assert_eq!(names(&folder.path().join("loop")).len(), MOST + 1);
        target(&folder.path().join("loop")).unwrap_err();
    }
}
