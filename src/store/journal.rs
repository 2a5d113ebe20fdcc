//! The journal's file: lines that are only ever added, in the folder for data, or in `.roadmap` beside the roadmap where
//! that folder exists, so that it can travel with it.
//!
//! Every line is written by one call, at the end of whatever is there then, so that two programs may write at once. A line
//! that was cut off stays as it is, and is closed before the next one.

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
        let file = match platform::open_without_waiting(OpenOptions::new().read(true), &self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            opened => opened?,
        };
        refuse_special(&file)?;
        open::read_all(&file)
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
        self.append_lines(&lines)
    }

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
        match platform::open_without_waiting(&mut options(), &self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            opened => return opened,
        }
        let mut options = options();
        if !self.is_local {
            platform::for_nobody_else(&mut options);
        }
        platform::open_without_waiting(options.create(true), &self.path)
    }
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
        let beside = links::folder(&target).join(BESIDE);
        if beside.is_dir() {
            return Some(JournalFile { path: beside.join(local_name(&target)), is_local: true });
        }
        Some(JournalFile { path: self.data?.journal(&target), is_local: false })
    }

    /// Moves this roadmap's journal into the folder beside it, which is made where it is missing.
    ///
    /// # Errors
    /// When that folder or the journal in it cannot be written; then the journal is where it was.
    pub fn keep_journal_beside(&self) -> io::Result<JournalFile> {
        let target = data::target(&self.path)?;
        let folder = links::folder(&target).join(BESIDE);
        let before = self.journal().filter(|journal| !journal.is_local);
        fs::create_dir_all(&folder)?;
        let attributes = folder.join(".gitattributes");
        if !attributes.exists() {
            fs::write(&attributes, UNION)?;
        }
        let local = JournalFile { path: folder.join(local_name(&target)), is_local: true };
        if let Some(before) = before {
            local.append_lines(&before.text()?)?;
            let _ = fs::remove_file(&before.path);
        }
        Ok(local)
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
    fn what_is_no_file_is_neither_read_nor_written() {
        let (_folder, store) = desk();
        let local = store.keep_journal_beside().unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, local.path(), rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).unwrap();
        assert_eq!(local.read(4).events, 0);
        local.append(&[event("a")]).unwrap_err();
    }
}
