//! The journal's file: lines that are only ever added, in the folder for data, or in `.roadmap` beside the roadmap where
//! that folder exists, so that it can travel with it.
//!
//! Every line is written by one call, at the end of whatever is there then, so that two programs may write at once. A line
//! that was cut off stays as it is, and is closed before the next one.
//!
//! What stands beside a roadmap may come from anybody: nothing there is followed that leads elsewhere.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use chrono::{DateTime, Utc};

use super::data::{self, open_folder};
use super::{Store, links, open, platform};
use crate::progress::journal::{Event, Journal, written};

/// The folder beside a roadmap for what travels with it.
const BESIDE: &str = ".roadmap";

/// What says to git that lines of two machines are put together and never exclude each other.
const UNION: &str = "*.jsonl merge=union\n";

/// Where the journal of a roadmap is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalFile {
    path: PathBuf,
    /// Whether it is in the folder beside the roadmap.
    pub is_local: bool,
    /// Where its first lines still are: in the folder for data, from before there was one beside the roadmap.
    before: Option<PathBuf>,
}

impl JournalFile {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All its lines; nothing where there is no such file yet.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn text(&self) -> io::Result<String> {
        // A line that was cut off inside a character is torn anyway.
        let lossy = |error: FromUtf8Error| String::from_utf8_lossy(error.as_bytes()).into_owned();
        Ok(String::from_utf8(self.bytes()?).unwrap_or_else(lossy))
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        match &self.before {
            Some(before) => Ok([read(before)?, read(&self.path)?].concat()),
            None => read(&self.path),
        }
    }

    /// What all its lines come to. One that cannot be read is an empty one.
    #[must_use]
    pub fn read(&self, day_start: u32) -> Journal {
        Journal::read(&self.bytes().unwrap_or_default(), day_start)
    }

    /// Adds events at its end.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn append(&self, events: &[Event]) -> io::Result<()> {
        let lines: String = events.iter().map(written).collect();
        self.bring_over()?;
        self.append_lines(&lines)
    }

    /// Brings its first lines over from where they still are.
    fn bring_over(&self) -> io::Result<()> {
        let Some(before) = &self.before else { return Ok(()) };
        let mut lines = String::from_utf8_lossy(&read(before)?).into_owned();
        if !lines.is_empty() && !lines.ends_with('\n') {
            // Its last line is torn.
            lines.push('\n');
        }
        self.append_lines(&lines)?;
        match fs::remove_file(before) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Adds lines, each of which ends as one.
    fn append_lines(&self, lines: &str) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        if !self.is_local {
            open_folder(links::folder(&self.path))?;
        }
        let mut file = self.to_append()?;
        refuse_special(&file)?;
        let mut is_torn = is_torn(&mut file)?;
        let mut rest = lines;
        while !rest.is_empty() {
            let end = if is_torn { "\n" } else { "" };
            let written = match file.write(&[end.as_bytes(), rest.as_bytes()].concat()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                written => written?,
            };
            // Somebody else may write before the rest is: a line that was cut off is written anew.
            let whole = rest.as_bytes()[..written.saturating_sub(end.len())].iter().rposition(|&byte| byte == b'\n');
            let whole = whole.map_or(0, |at| at + 1);
            if written <= end.len() {
                return Err(io::ErrorKind::WriteZero.into());
            }
            is_torn = written > end.len() + whole;
            rest = &rest[whole..];
        }
        Ok(())
    }

    fn to_append(&self) -> io::Result<File> {
        let options = || OpenOptions::new().read(true).append(true).to_owned();
        match platform::open_no_link(&mut options(), &self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            opened => return opened,
        }
        let mut options = options();
        if !self.is_local {
            platform::for_nobody_else(&mut options);
        }
        platform::open_no_link(options.create(true), &self.path)
    }
}

/// What a file holds; nothing where there is none.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = match platform::open_no_link(OpenOptions::new().read(true), path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        opened => opened?,
    };
    refuse_special(&file)?;
    open::read_all(&file)
}

/// Whether there is a folder at a path, and no link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// Whether what is there does not end in a line's end.
fn is_torn(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    Ok(file.read(&mut last)? == 1 && last != *b"\n")
}

fn refuse_special(file: &File) -> io::Result<()> {
    if file.metadata()?.is_file() { Ok(()) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

impl Store {
    /// Where this roadmap's journal is; nowhere without a folder for data, unless there is one beside the roadmap.
    #[must_use]
    pub fn journal(&self) -> Option<JournalFile> {
        let target = data::target(&self.path).ok()?;
        let apart = self.data.map(|data| data.journal(&target));
        let beside = links::folder(&target).join(BESIDE);
        if is_folder(&beside) {
            return Some(local(&target, &beside, apart));
        }
        Some(JournalFile { path: apart?, is_local: false, before: None })
    }

    /// Moves this roadmap's journal into the folder beside it, which is made where it is missing.
    ///
    /// # Errors
    /// When that folder or the journal in it cannot be written; then no line is lost.
    pub fn keep_journal_beside(&self) -> io::Result<JournalFile> {
        let target = data::target(&self.path)?;
        let folder = links::folder(&target).join(BESIDE);
        if !is_folder(&folder) {
            fs::create_dir(&folder)?;
        }
        let attributes = OpenOptions::new().write(true).create_new(true).open(folder.join(".gitattributes"));
        match attributes.and_then(|mut file| file.write_all(UNION.as_bytes())) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let apart = self.data.map(|data| data.journal(&target));
        local(&target, &folder, apart.clone()).bring_over()?;
        Ok(local(&target, &folder, apart))
    }

    /// Where the roadmap is, with no links on the way.
    ///
    /// # Errors
    /// When its folder is gone.
    pub fn real_path(&self) -> io::Result<PathBuf> {
        data::target(&self.path)
    }

    /// When the file was last written, where its file system says.
    #[must_use]
    pub fn modified(&self) -> Option<DateTime<Utc>> {
        Some(fs::metadata(&self.path).ok()?.modified().ok()?.into())
    }
}

/// The journal in the folder beside a roadmap.
fn local(target: &Path, folder: &Path, apart: Option<PathBuf>) -> JournalFile {
    let before = apart.filter(|apart| apart.exists());
    JournalFile { path: folder.join(local_name(target)), is_local: true, before }
}

fn local_name(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".jsonl");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::*;
    use crate::progress::journal::{By, Deed, Place};
    use crate::store::data::DataFolder;

    fn event(text: &str) -> Event {
        let place = Place { text: text.to_owned(), ..Place::default() };
        let at = "2026-02-05T21:14:03+08:00".parse().unwrap();
        Event { at, on: None, by: By::Shell, deed: Deed::Turned { place, done: true } }
    }

    fn desk() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        fs::write(&path, "- [ ] a\n").unwrap();
        let data: &'static Path = Box::leak(folder.path().join("data").into_boxed_path());
        let store = Store::open(&path).unwrap().kept_in(Some(DataFolder::new(data, NaiveDateTime::default)));
        (folder, store)
    }

    #[test]
    fn a_torn_line_is_closed_and_passed_over() {
        let (_folder, store) = desk();
        let file = store.journal().unwrap();
        assert_eq!(file.read(4).events, 0);
        file.append(&[event("a"), event("b")]).unwrap();
        let whole = fs::read(file.path()).unwrap();
        for cut in 1..whole.len() {
            fs::write(file.path(), &whole[..cut]).unwrap();
            file.append(&[event("c")]).unwrap();
            let journal = file.read(4);
            let complete = whole[..cut].split(|&byte| byte == b'\n').filter(|line| line.ends_with(b"}")).count();
            assert_eq!(journal.events, complete + 1, "{cut}");
        }
    }

    #[test]
    fn it_moves_beside_the_roadmap_with_all_its_lines() {
        let (folder, store) = desk();
        store.journal().unwrap().append(&[event("a")]).unwrap();
        let before = store.journal().unwrap();
        let local = store.keep_journal_beside().unwrap();
        assert!(local.is_local && !before.path().exists());
        assert_eq!(store.journal(), Some(local.clone()));
        assert_eq!(store.keep_journal_beside().unwrap(), local);
        local.append(&[event("b")]).unwrap();
        assert_eq!(local.read(4).events, 2);
        assert_eq!(local.path(), fs::canonicalize(folder.path()).unwrap().join(".roadmap/plan.md.jsonl"));
        assert_eq!(fs::read_to_string(folder.path().join(".roadmap/.gitattributes")).unwrap(), UNION);
    }

    #[test]
    fn what_was_kept_elsewhere_comes_along_wherever_there_is_a_folder_beside() {
        let (folder, store) = desk();
        let before = store.journal().unwrap();
        before.append(&[event("a")]).unwrap();
        fs::write(before.path(), fs::read_to_string(before.path()).unwrap() + "torn").unwrap();
        // As another roadmap beside this one, or its reader, may make it.
        fs::create_dir(folder.path().join(".roadmap")).unwrap();
        let local = store.journal().unwrap();
        assert!(local.is_local && local.read(4).events == 1 && before.path().exists());
        local.append(&[event("b")]).unwrap();
        assert!(!before.path().exists());
        assert_eq!((local.read(4).events, store.journal().unwrap().read(4).events), (2, 2));
        let titles = fs::read_to_string(local.path()).unwrap();
        assert!(titles.find("\"a\"") < titles.find("\"b\""), "{titles}");
    }

    #[test]
    #[cfg(unix)]
    fn nothing_beside_a_roadmap_is_followed_that_leads_elsewhere() {
        use std::os::unix::fs::symlink;
        let (folder, store) = desk();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("elsewhere")).unwrap();
        symlink(at("elsewhere"), at(".roadmap")).unwrap();
        assert!(!store.journal().unwrap().is_local);
        store.keep_journal_beside().unwrap_err();
        fs::remove_file(at(".roadmap")).unwrap();
        fs::create_dir(at(".roadmap")).unwrap();
        for name in [".roadmap/plan.md.jsonl", ".roadmap/.gitattributes"] {
            symlink(at("victim"), at(name)).unwrap();
        }
        let local = store.keep_journal_beside().unwrap();
        local.append(&[event("a")]).unwrap_err();
        fs::write(at("victim"), "x").unwrap();
        local.append(&[event("a")]).unwrap_err();
        assert_eq!(fs::read_to_string(at("victim")).unwrap(), "x");
        assert!(local.text().is_err() && !at("elsewhere").join("plan.md.jsonl").exists());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_neither_read_nor_written() {
        let (_folder, store) = desk();
        let local = store.keep_journal_beside().unwrap();
        nix::unistd::mkfifo(local.path(), nix::sys::stat::Mode::S_IRUSR | nix::sys::stat::Mode::S_IWUSR).unwrap();
        assert_eq!(local.read(4).events, 0);
        local.append(&[event("a")]).unwrap_err();
    }
}
