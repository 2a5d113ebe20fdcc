//! Copies of a file, kept in the folder for data: as it was when first opened on a day, before a backup was brought back,
//! while it has to be written in place and could be torn, and what a killed save left of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::data::DataFolder;
use super::private::put;
use super::{OpenError, decode, open, platform};
use crate::text::fingerprint::fingerprint;

/// How many copies of each kind are kept.
const DEPTH: usize = 10;
const STAMP: &str = "%Y-%m-%dT%H-%M-%S";

/// The copies of one file.
#[derive(Debug, Clone)]
pub(super) struct Shelf {
    folder: PathBuf,
    data: DataFolder,
}

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is what the file held when it was first opened that day.
    Opened,
    /// It is what the file held before a backup was brought back.
    Replaced,
    /// It is what the file held before a change that was cut off in the middle.
    CutOff,
    /// It was left beside the file by a save that was killed: what somebody else wrote in that moment, or half of what was
    /// being written.
    Left,
}

/// A copy of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    path: PathBuf,
    /// The day on which it was made.
    pub date: NaiveDate,
    /// When it was made, local time.
    pub at: NaiveDateTime,
    /// Its size in bytes.
    pub bytes: u64,
    /// Why it was made.
    pub kind: Kind,
}

impl Backup {
    /// What the file held.
    ///
    /// # Errors
    /// When the copy cannot be read.
    pub fn text(&self) -> Result<String, OpenError> {
        Ok(decode::decode(self.content()?).0)
    }

    pub(super) fn content(&self) -> Result<Vec<u8>, OpenError> {
        open::read(&self.path)
    }
}

/// A copy that is kept only while its file is being written in place.
#[derive(Debug)]
#[must_use]
pub(super) struct Guard {
    path: PathBuf,
}

impl Guard {
    /// The file is whole: the copy has done its duty. One that cannot be removed is harmless, since it knows what was
    /// written.
    pub(super) fn end(self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Shelf {
    pub(super) fn of(target: &Path, data: DataFolder) -> Self {
        Self { folder: data.shelf(target), data }
    }

    /// Keeps `content` as what the file held when it was first opened today, unless there is such a copy.
    pub(super) fn keep_opened(&self, content: &[u8]) -> io::Result<()> {
        let name = Name { date: self.data.now().date(), time: None, kind: Kind::Opened, writes: None };
        let path = self.folder.join(name.written());
        if path.symlink_metadata().is_ok() {
            return Ok(());
        }
        put(&path, content)?;
        self.prune();
        Ok(())
    }

    /// Keeps `content` as what the file held before a backup was brought back.
    pub(super) fn keep_replaced(&self, content: &[u8]) -> io::Result<()> {
        put(&self.free(Kind::Replaced, None), content)?;
        self.prune();
        Ok(())
    }

    /// Keeps `content`, which a save that was killed left behind, unless it is kept already.
    pub(super) fn keep_left(&self, content: &[u8]) -> io::Result<()> {
        if self.backups().iter().any(|backup| backup.content().is_ok_and(|kept| kept == content)) {
            return Ok(());
        }
        put(&self.free(Kind::Left, None), content)?;
        self.prune();
        Ok(())
    }

    /// Keeps `old` until [`Guard::end`], while it gives way to `new` in place.
    pub(super) fn guard(&self, old: &[u8], new: &[u8]) -> io::Result<Guard> {
        let path = self.free(Kind::CutOff, Some(fingerprint(new)));
        put(&path, old)?;
        Ok(Guard { path })
    }

    /// Whether a change was cut off in the middle, and the file, which holds `content`, may be torn by it.
    pub(super) fn has_cut_off(&self, content: &[u8]) -> bool {
        self.guards().any(|(path, writes)| !is_whole(&path, writes, content))
    }

    /// Ends what other processes began and could not end: what did no harm is dropped, what may have is kept as a backup.
    /// From here on, the reader has seen the file and goes on with it.
    pub(super) fn settle(&self, content: &[u8]) {
        for (path, writes) in self.guards() {
            // What fails here is tried again next time.
            let _ = if is_whole(&path, writes, content) {
                fs::remove_file(&path)
            } else {
                fs::rename(&path, self.free(Kind::CutOff, None))
            };
        }
    }

    /// All copies, the newest first.
    pub(super) fn backups(&self) -> Vec<Backup> {
        let mut backups: Vec<Backup> = self.names().filter_map(|(path, name)| backup(path, &name)).collect();
        // Within a second the names say which came later: some know no more of their time.
        let order = |backup: &Backup| (backup.at.and_utc().timestamp(), backup.path.clone());
        backups.sort_by_key(|backup| std::cmp::Reverse(order(backup)));
        backups
    }

    fn guards(&self) -> impl Iterator<Item = (PathBuf, u64)> {
        self.names().filter_map(|(path, name)| Some((path, name.writes?)))
    }

    fn names(&self) -> impl Iterator<Item = (PathBuf, Name)> {
        let names = platform::names_in(&self.folder, usize::MAX).unwrap_or_default();
        names.into_iter().filter_map(|name| Some((self.folder.join(&name), Name::read(name.to_str()?)?)))
    }

    /// A path for a copy that is made now: the present second, or the next one that is free.
    fn free(&self, kind: Kind, writes: Option<u64>) -> PathBuf {
        let mut at = self.data.now();
        loop {
            let name = Name { date: at.date(), time: Some(at.time()), kind, writes };
            let path = self.folder.join(name.written());
            if path.symlink_metadata().is_err() {
                return path;
            }
            at += TimeDelta::seconds(1);
        }
    }

    /// Removes the oldest copies of each kind. Whatever fails here is tried again next time.
    fn prune(&self) {
        for kind in [Kind::Opened, Kind::Replaced, Kind::CutOff, Kind::Left] {
            let of_kind = |(_, name): &(PathBuf, Name)| name.kind == kind && name.writes.is_none();
            let mut found: Vec<(PathBuf, Name)> = self.names().filter(of_kind).collect();
            found.sort_by_key(|(_, name)| std::cmp::Reverse((name.date, name.time)));
            for (path, _) in found.into_iter().skip(DEPTH) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// Whether `content` is all of what was written, or all of what was there before.
fn is_whole(guard: &Path, writes: u64, content: &[u8]) -> bool {
    fingerprint(content) == writes || open::read(guard).is_ok_and(|old| old == content)
}

fn backup(path: PathBuf, name: &Name) -> Option<Backup> {
    let metadata = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
    let written = || Some(DateTime::<Local>::from(metadata.modified().ok()?).time());
    let time = name.time.or_else(written).unwrap_or_default();
    Some(Backup { path, date: name.date, at: name.date.and_time(time), bytes: metadata.len(), kind: name.kind })
}

/// What the name of a copy says: `2026-11-25.md`, `2026-11-25T21-04-00-replaced.md`, and while the file is being written
/// `2026-11-25T21-04-00-cut-off-….md` with the fingerprint of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Name {
    date: NaiveDate,
    time: Option<NaiveTime>,
    kind: Kind,
    writes: Option<u64>,
}

impl Name {
    fn written(self) -> String {
        let Some(time) = self.time else { return format!("{}.md", self.date) };
        let stamp = self.date.and_time(time).format(STAMP);
        let kind = match self.kind {
            Kind::Replaced => "replaced",
            Kind::Left => "left",
            Kind::Opened | Kind::CutOff => "cut-off",
        };
        let writes = self.writes.map(|writes| format!("-{writes:016x}")).unwrap_or_default();
        format!("{stamp}-{kind}{writes}.md")
    }

    fn read(name: &str) -> Option<Self> {
        let name = name.strip_suffix(".md")?;
        if let Ok(date) = name.parse() {
            return Some(Self { date, time: None, kind: Kind::Opened, writes: None });
        }
        let (stamp, rest) = name.split_at_checked("2026-11-25T21-04-00".len())?;
        let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
        let (kind, writes) = match rest {
            "-replaced" => (Kind::Replaced, None),
            "-left" => (Kind::Left, None),
            "-cut-off" => (Kind::CutOff, None),
            _ => (Kind::CutOff, Some(u64::from_str_radix(rest.strip_prefix("-cut-off-")?, 16).ok()?)),
        };
        Some(Self { date: at.date(), time: Some(at.time()), kind, writes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shelf in a folder of its own, at noon of some day.
    fn shelf(day: &str) -> (tempfile::TempDir, Shelf) {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("roadmap");
        (folder, on(day, &data))
    }

    fn on(day: &str, data: &Path) -> Shelf {
        let now: fn() -> NaiveDateTime = match day {
            "2026-11-25" => || noon("2026-11-25"),
            "2026-11-26" => || noon("2026-11-26"),
            other => panic!("no clock for {other}"),
        };
        let path = Box::leak(data.to_owned().into_boxed_path());
        Shelf::of(Path::new("/home/plan.md"), DataFolder::new(path, now))
    }

    fn noon(day: &str) -> NaiveDateTime {
        format!("{day}T12:00:00").parse().unwrap()
    }

    fn names(shelf: &Shelf) -> Vec<String> {
        let entries = fs::read_dir(&shelf.folder).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn kept(shelf: &Shelf) -> Vec<(Kind, String)> {
        shelf.backups().iter().map(|backup| (backup.kind, backup.text().unwrap())).collect()
    }

    #[test]
    fn what_a_file_held_first_on_a_day_is_kept() {
        let (folder, shelf) = shelf("2026-11-25");
        for content in ["first", "later"] {
            shelf.keep_opened(content.as_bytes()).unwrap();
        }
        let next = on("2026-11-26", &folder.path().join("roadmap"));
        next.keep_opened(b"next day").unwrap();
        assert_eq!(names(&next), ["2026-11-25.md", "2026-11-26.md"]);
        assert_eq!(kept(&next), [(Kind::Opened, "next day".to_owned()), (Kind::Opened, "first".to_owned())]);
    }

    #[test]
    #[cfg(unix)]
    fn copies_are_for_nobody_elses_eyes() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, shelf) = shelf("2026-11-25");
        shelf.keep_opened(b"text").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&shelf.folder.join("2026-11-25.md")), 0o600);
        for path in [shelf.folder.as_path(), &folder.path().join("roadmap/backups"), &folder.path().join("roadmap")] {
            assert_eq!(mode(path), 0o700);
        }
    }

    #[test]
    fn ten_of_each_kind_are_kept() {
        let (_folder, shelf) = shelf("2026-11-25");
        shelf.keep_opened(b"today").unwrap();
        for day in 1..=12 {
            fs::write(shelf.folder.join(format!("2026-10-{day:02}.md")), "old").unwrap();
        }
        fs::write(shelf.folder.join("mine.txt"), "not ours").unwrap();
        for second in 0..12 {
            fs::write(shelf.folder.join(format!("2026-11-25T11-00-{second:02}-replaced.md")), "before").unwrap();
        }
        for content in ["one", "two"] {
            shelf.keep_replaced(content.as_bytes()).unwrap();
        }
        let (dailies, others): (Vec<_>, Vec<_>) = names(&shelf).into_iter().partition(|name| name.len() == 13);
        assert_eq!(dailies.len(), 10);
        assert_eq!((dailies[0].as_str(), dailies[9].as_str()), ("2026-10-04.md", "2026-11-25.md"));
        assert_eq!(others.len(), 11);
        assert_eq!((others[0].as_str(), others[10].as_str()), ("2026-11-25T11-00-04-replaced.md", "mine.txt"));
        let replaced: Vec<_> = kept(&shelf).into_iter().filter(|(kind, _)| *kind == Kind::Replaced).take(2).collect();
        assert_eq!(replaced, [(Kind::Replaced, "two".to_owned()), (Kind::Replaced, "one".to_owned())]);
    }

    #[test]
    fn a_guard_says_whether_the_file_was_torn() {
        let (_folder, shelf) = shelf("2026-11-25");
        shelf.guard(b"old", b"newer").unwrap().end();
        assert_eq!(names(&shelf), [""; 0]);
        // Dropped and not ended: the process was killed.
        let _ = shelf.guard(b"old", b"newer").unwrap();
        for (content, torn) in [("old", false), ("newer", false), ("newld", true), ("", true)] {
            assert_eq!(shelf.has_cut_off(content.as_bytes()), torn, "{content}");
        }
        shelf.settle(b"newld");
        assert_eq!(names(&shelf), ["2026-11-25T12-00-00-cut-off.md"]);
        assert!(!shelf.has_cut_off(b"newld"), "it is said again");
        assert_eq!(kept(&shelf), [(Kind::CutOff, "old".to_owned())]);
        let _ = shelf.guard(b"old", b"newer").unwrap();
        shelf.settle(b"newer");
        assert_eq!(names(&shelf).len(), 1, "what did no harm was not dropped");
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        let noon = noon("2026-11-25");
        let (date, time) = (noon.date(), Some(noon.time()));
        for name in [
            Name { date, time: None, kind: Kind::Opened, writes: None },
            Name { date, time, kind: Kind::Replaced, writes: None },
            Name { date, time, kind: Kind::Left, writes: None },
            Name { date, time, kind: Kind::CutOff, writes: None },
            Name { date, time, kind: Kind::CutOff, writes: Some(7) },
        ] {
            assert_eq!(Name::read(&name.written()), Some(name));
        }
        for other in [".new-12", "notes.md", "2026-11-25", "2026-13-45.md", "路线图路线图路线图路线图.md"] {
            assert_eq!(Name::read(other), None, "{other}");
        }
    }
}
