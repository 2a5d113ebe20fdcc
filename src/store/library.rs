//! The library: which roadmaps are the reader's. Those that were opened are kept in the folder for data, the newest first;
//! that is a comfort, and what cannot be kept is forgotten.

use std::path::{Path, PathBuf};

use super::data::DataFolder;
use super::private::put;
use super::{Store, data, open};

/// How many roadmaps that were opened are known.
const MOST: usize = 50;

/// The folder that belongs to the library wherever the program runs.
const HERE: &str = "roadmaps";

/// What stands between two paths: nothing else that no path has.
const BETWEEN: char = '\0';

/// The folders and files of the library: `roadmaps` here, and those that are set, where `~` is the reader's home; else the
/// roadmaps that were opened before, as far as they are still there.
#[must_use]
pub fn paths(set: &[PathBuf], home: Option<&Path>, data: Option<DataFolder>) -> Vec<PathBuf> {
    paths_with(Some(PathBuf::from(HERE)).filter(|folder| folder.is_dir()), set, home, data)
}

fn paths_with(here: Option<PathBuf>, set: &[PathBuf], home: Option<&Path>, data: Option<DataFolder>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = here.into_iter().chain(set.iter().filter_map(|path| expanded(path, home))).collect();
    if paths.is_empty() {
        paths = data.map(opened).unwrap_or_default();
        paths.retain(|path| Store::is_there(path));
    }
    paths
}

/// A path with the reader's home in the place of `~`; nothing where there is no home.
fn expanded(path: &Path, home: Option<&Path>) -> Option<PathBuf> {
    match path.strip_prefix("~") {
        Ok(behind) => Some(home?.join(behind)),
        Err(_) => Some(path.to_owned()),
    }
}

/// The roadmaps that were opened before, the newest first.
fn opened(data: DataFolder) -> Vec<PathBuf> {
    let bytes = open::read(&data.opened()).unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    text.split(BETWEEN).filter(|path| !path.is_empty()).take(MOST).map(PathBuf::from).collect()
}

impl Store {
    /// Keeps that this roadmap was opened.
    pub fn keep_opened(&self) {
        let Some(data) = self.data else { return };
        // The name that the reader gave it, and not where its links lead; a path that is no text is not kept.
        let Some(path) = data::from_root(&self.path).ok().and_then(|path| path.into_os_string().into_string().ok())
        else {
            return;
        };
        let before = opened(data);
        if before.first().is_some_and(|first| *first == *path) {
            return;
        }
        let others = before.iter().filter(|other| **other != *path).filter_map(|path| path.to_str());
        let all: Vec<&str> = [path.as_str()].into_iter().chain(others).take(MOST).collect();
        // Nothing of the reader's is lost with it.
        let _ = put(&data.opened(), all.join(&BETWEEN.to_string()).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use chrono::NaiveDateTime;

    use super::*;

    #[test]
    fn a_home_stands_for_its_sign() {
        let home = Some(Path::new("/home/me"));
        assert_eq!(expanded(Path::new("~/notes/a"), home), Some("/home/me/notes/a".into()));
        assert_eq!(expanded(Path::new("~"), home), Some("/home/me".into()));
        assert_eq!(expanded(Path::new("/~/a"), home), Some("/~/a".into()));
        assert_eq!(expanded(Path::new("~/notes"), None), None);
    }

    #[test]
    fn what_was_opened_last_comes_first_and_what_is_gone_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let data = DataFolder::new(Box::leak(folder.path().join("data").into_boxed_path()), NaiveDateTime::default);
        let open = |name: &str| {
            let path = folder.path().join(name);
            fs::write(&path, "- [ ] a\n").unwrap();
            Store::open(&path).unwrap().kept_in(Some(data)).keep_opened();
            path
        };
        let [one, two] = ["一.md", "2.md"].map(open);
        open("一.md");
        open("一.md");
        assert_eq!(paths_with(None, &[], None, Some(data)), [one.clone(), two.clone()]);
        for number in 0..MOST {
            open(&format!("many {number}.md"));
        }
        open("2.md");
        fs::remove_file(folder.path().join("many 49.md")).unwrap();
        let known = paths_with(None, &[], None, Some(data));
        assert_eq!((known.len(), &known[0], known.contains(&one)), (MOST - 1, &two, false));
        assert_eq!(
            paths_with(None, &["/a".into()], None, Some(data)),
            [PathBuf::from("/a")],
            "what is set goes before"
        );
        fs::write(data.opened(), b"\xff").unwrap();
        assert!(paths_with(None, &[], None, Some(data)).is_empty());
    }
}
