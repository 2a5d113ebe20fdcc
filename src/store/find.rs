//! Which files are meant by paths: a file means itself, and a folder the Markdown files in it, at any depth.
//!
//! Nothing is opened here. Hidden files and folders are left out, and so is what programs put there for themselves. A folder
//! is gone into once, by whichever of its names comes first, so that links that lead round in circles come to an end.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::OpenError;
use super::platform::{self, Kind};
use crate::text::natural::compare;

/// The folders that are not gone into: they hold what others wrote, by the thousand.
const OTHERS: [&str; 2] = ["node_modules", "target"];

/// What Markdown files end in.
const ENDINGS: [&str; 2] = ["md", "markdown"];

/// A file that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// It was named.
    Named(PathBuf),
    /// It stands in a folder that was named.
    InFolder(PathBuf),
}

impl Meant {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        let (Self::Named(path) | Self::InFolder(path)) = self;
        path
    }
}

/// What is meant by paths.
#[derive(Debug, Default)]
pub struct Found {
    /// The files: of each path in turn, those of a folder by their paths, numbers counting as numbers.
    pub files: Vec<Meant>,
    /// The folders that could not be looked into, and why.
    pub errors: Vec<OpenError>,
}

/// Finds the files that are meant by paths. Whatever is no folder means itself, whether it is there or not; what is named
/// several times is meant several times. What stands in a folder is found once.
#[must_use]
pub fn find(paths: &[PathBuf]) -> Found {
    let are_folders: Vec<bool> = paths.iter().map(|path| path.is_dir()).collect();
    let (mut found, mut walk) = (Found::default(), Walk::default());
    if are_folders.contains(&true) {
        // What is named by itself is not found once more, wherever in the line it stands.
        let named = paths.iter().zip(&are_folders).filter(|(_, is_folder)| !**is_folder);
        walk.seen.extend(named.flat_map(|(path, _)| platform::canonicalize(path)));
    }
    for (path, is_folder) in paths.iter().zip(are_folders) {
        if is_folder {
            found.files.extend(walk.files(path).into_iter().map(Meant::InFolder));
        } else {
            found.files.push(Meant::Named(path.clone()));
        }
    }
    found.errors = walk.errors;
    found
}

/// Going through folders.
#[derive(Default)]
struct Walk {
    /// The folders that were gone into and the files that were found, by their paths without links.
    seen: HashSet<PathBuf>,
    errors: Vec<OpenError>,
    /// What is still to be gone into, with its path without links where that is known.
    rest: Vec<(PathBuf, Option<PathBuf>)>,
    /// Links, to be followed when all that stands there by itself was seen.
    links: Vec<PathBuf>,
}

impl Walk {
    /// The files in a folder, by their paths.
    fn files(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        self.rest.push((folder.to_owned(), None));
        self.enter_rest(&mut files);
        while !self.links.is_empty() {
            let mut links = std::mem::take(&mut self.links);
            links.sort_by(|one, other| by_path(one, other));
            for link in links {
                self.follow(link, &mut files);
                self.enter_rest(&mut files);
            }
        }
        files.sort_by(|one, other| by_path(one, other));
        files
    }

    fn enter_rest(&mut self, files: &mut Vec<PathBuf>) {
        while let Some((folder, real)) = self.rest.pop() {
            self.enter(&folder, real, files);
        }
    }

    fn enter(&mut self, folder: &Path, real: Option<PathBuf>, files: &mut Vec<PathBuf>) {
        let real = match real.map_or_else(|| platform::canonicalize(folder), Ok) {
            Ok(real) => real,
            Err(cause) => return self.errors.push(OpenError::from_io(folder, cause)),
        };
        if !self.seen.insert(real.clone()) {
            return;
        }
        match platform::entries_in(folder) {
            Ok(entries) => entries.into_iter().for_each(|entry| self.take(&entry, folder, &real, files)),
            Err(cause) => self.errors.push(OpenError::from_io(folder, cause)),
        }
    }

    fn take(&mut self, (name, kind): &(OsString, Kind), folder: &Path, real: &Path, files: &mut Vec<PathBuf>) {
        if name.as_encoded_bytes().starts_with(b".") {
            return;
        }
        match kind {
            Kind::Link => self.links.push(folder.join(name)),
            Kind::Folder if !is_others(name) => self.rest.push((folder.join(name), Some(real.join(name)))),
            Kind::File if is_markdown(name) && self.seen.insert(real.join(name)) => files.push(folder.join(name)),
            Kind::Folder | Kind::File | Kind::Other => {}
        }
    }

    /// Follows a link to a file or a folder. One that leads nowhere is nobody's roadmap.
    fn follow(&mut self, link: PathBuf, files: &mut Vec<PathBuf>) {
        let (Ok(real), Ok(target)) = (platform::canonicalize(&link), fs::metadata(&link)) else { return };
        let Some(name) = link.file_name() else { return };
        if target.is_dir() && !is_others(name) {
            self.rest.push((link, Some(real)));
        } else if target.is_file() && is_markdown(name) && self.seen.insert(real) {
            files.push(link);
        }
    }
}

fn is_others(folder: &OsStr) -> bool {
    OTHERS.iter().any(|other| folder == *other)
}

fn is_markdown(name: &OsStr) -> bool {
    let ending = Path::new(name).extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| ENDINGS.iter().any(|markdown| ending.eq_ignore_ascii_case(markdown)))
}

/// Name by name, so that what stands in one folder stays together.
fn by_path(one: &Path, other: &Path) -> Ordering {
    let differing = one.components().zip(other.components()).find(|(one, other)| one != other);
    let [one_name, other_name] = match differing {
        Some((one, other)) => [one, other].map(|part| part.as_os_str().to_string_lossy()),
        None => Default::default(),
    };
    // Names that differ in what is no text alone are told apart by their bytes.
    compare(&one_name, &other_name).then_with(|| one.cmp(other))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    /// A folder with these files in it.
    fn with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "- [ ] a\n").unwrap();
        }
        folder
    }

    /// What is meant by paths in a folder, from there on.
    fn meant(folder: &Path, paths: &[&str]) -> Vec<String> {
        let found = find(&paths.iter().map(|path| folder.join(path)).collect::<Vec<_>>());
        assert!(found.errors.is_empty(), "{:?}", found.errors);
        let name = |meant: &Meant| meant.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        found.files.iter().map(name).collect()
    }

    #[test]
    fn a_folder_means_its_markdown_files_in_the_order_in_which_people_list_them() {
        let folder = with(&[
            "day 10.md",
            "day 2.md",
            "b/c.markdown",
            "b/a/deep/x.MD",
            "Notes.md",
            "notes.txt",
            "md",
            ".hidden.md",
            ".git/x.md",
            "node_modules/a/README.md",
            "b/target/x.md",
            "x.md/inside.md",
        ]);
        let all = ["b/a/deep/x.MD", "b/c.markdown", "day 2.md", "day 10.md", "Notes.md", "x.md/inside.md"];
        assert_eq!(meant(folder.path(), &[""]), all);
        assert_eq!(meant(folder.path(), &[".git", "node_modules"]), [".git/x.md", "node_modules/a/README.md"]);
    }

    #[test]
    fn what_is_named_means_itself_and_is_not_found_once_more() {
        let folder = with(&["a.md", "b.md", "sub/c.md"]);
        let names = |paths: &[&str]| meant(folder.path(), paths);
        assert_eq!(names(&["b.md", "", "sub", "gone.txt"]), ["b.md", "a.md", "sub/c.md", "gone.txt"]);
        assert_eq!(names(&["sub", "", "b.md"]), ["sub/c.md", "a.md", "b.md"]);
        assert_eq!(names(&["b.md", "b.md"]), ["b.md", "b.md"]);
        let found = find(&[folder.path().join("b.md"), folder.path().join("sub")]);
        assert!(matches!(&found.files[..], [Meant::Named(_), Meant::InFolder(_)]));
    }

    #[test]
    fn links_are_followed_and_those_in_circles_come_to_an_end() {
        let folder = with(&["a.md", "sub/b.md", "elsewhere/x/c.md", "z.md"]);
        let root = folder.path();
        for (to, link) in [
            ("..", "sub/up"),
            (".", "again"),
            ("loop", "loop"),
            ("gone", "gone.md"),
            ("a.md", "0.md"),
            ("sub", "0-sub"),
            ("elsewhere/x", "sub/in"),
            ("../elsewhere", "sub/out"),
        ] {
            symlink(to, root.join(link)).unwrap();
        }
        assert_eq!(meant(root, &[""]), ["a.md", "elsewhere/x/c.md", "sub/b.md", "z.md"]);
        assert_eq!(meant(root, &["sub"]), ["sub/b.md", "sub/out/x/c.md", "sub/up/a.md", "sub/up/z.md"]);
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_told_of_and_the_rest_is_found() {
        let folder = with(&["a.md", "closed/b.md"]);
        let closed = folder.path().join("closed");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        let found = find(&[folder.path().to_owned()]);
        let is_root = fs::read_dir(&closed).is_ok();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
        if is_root {
            eprintln!("skipped: this user may read everything");
            return;
        }
        assert_eq!(found.files.len(), 1);
        assert_eq!(found.errors[0].to_string(), format!("cannot read {}: permission denied", closed.display()));
    }

    #[test]
    fn ten_thousand_entries_with_any_names_are_found() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..10_000 {
            fs::write(folder.path().join(format!("{number}.md")), "").unwrap();
        }
        for name in [&b"\xff\x1b[2J.md"[..], b"\xfe.md", b"a\nb.md"] {
            fs::write(folder.path().join(OsStr::from_bytes(name)), "").unwrap();
        }
        nix::unistd::mkfifo(&folder.path().join("pipe.md"), nix::sys::stat::Mode::S_IRUSR).unwrap();
        let found = find(&[folder.path().to_owned()]).files;
        assert_eq!(found.len(), 10_003);
        assert!(found[9_999].path().ends_with("9999.md"));
    }
}
