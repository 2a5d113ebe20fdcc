//! Noticing that others change the file: by the system's notices where it gives them, else by looking every two seconds.
//!
//! It is the folder that is watched, since a file that is replaced takes its watch along. Every sighting is a calm one: of
//! a file that was left alone for a moment, and is not just being truncated or replaced.

mod line;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{RecursiveMode, Watcher};

use super::{links, platform};
use line::Line;
pub use line::Watching;

/// How long a file must be left alone before it is looked at, and the pause between two looks.
const CALM: Duration = Duration::from_millis(100);
/// How often calm is waited for: a file that is written without end is looked at all the same.
const MOST_CALMS: u32 = 10;
/// So many looks long an empty file is not believed.
const EMPTY_LOOKS: u32 = 5;
/// The same for a file that is not there.
const MISSING_LOOKS: u32 = 20;
/// How often to look where the system gives no notices.
const POLL: Duration = Duration::from_secs(2);

/// How a file was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sighting {
    /// With something in it, or something else than a file, to be found out by reading.
    Content,
    /// Empty, and it stayed so for half a second.
    Empty,
    /// Not at all, for two seconds.
    Nothing,
}

/// Calls `tell` from a thread of its own now, and then whenever the file at `path` may have changed, until it answers
/// that nobody listens any more, or the answer is dropped. Between changes nothing wakes up, unless the file lies on a
/// network.
///
/// # Errors
/// When there can be no more threads.
pub fn watch(path: PathBuf, mut tell: impl FnMut(Sighting) -> Listens + Send + 'static) -> io::Result<Watching> {
    let line = Arc::new(Line::default());
    let watching = Watching::new(&line);
    thread::Builder::new().name("file".to_owned()).spawn(move || follow(Watch::begin(path, line), &mut tell))?;
    Ok(watching)
}

/// Whether somebody still wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listens {
    /// Go on.
    Yes,
    /// That was the last one.
    No,
}

fn follow(mut watch: Watch, tell: &mut impl FnMut(Sighting) -> Listens) {
    loop {
        if tell(sighting(&watch.path)) == Listens::No {
            return;
        }
        // What happened while the watch moved is seen by looking once more.
        if !watch.line.is_over() && !watch.has_moved() {
            watch.wait();
        }
        if watch.line.is_over() {
            return watch.line.give(None);
        }
    }
}

/// Looks at the file until it is sure.
fn sighting(path: &Path) -> Sighting {
    let (mut seen, mut looks) = (look(path), 0);
    loop {
        let enough = match seen {
            Sighting::Content => 0,
            Sighting::Empty => EMPTY_LOOKS,
            Sighting::Nothing => MISSING_LOOKS,
        };
        if looks >= enough {
            return seen;
        }
        thread::sleep(CALM);
        let now = look(path);
        looks = if now == seen { looks + 1 } else { 0 };
        seen = now;
    }
}

fn look(path: &Path) -> Sighting {
    use io::ErrorKind::{NotADirectory, NotFound};
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() && metadata.len() == 0 => Sighting::Empty,
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Sighting::Nothing,
        _ => Sighting::Content,
    }
}

struct Watch {
    path: PathBuf,
    /// The file's names, link by link, each in a folder that is written without links.
    names: BTreeSet<PathBuf>,
    means: Means,
    line: Arc<Line>,
}

/// How changes are noticed.
enum Means {
    Notices { heard: Receiver<Notice>, lost: bool },
    Polling { last: Option<State> },
}

/// What a notice is about.
enum Notice {
    File,
    /// The folder itself went, or notices were lost.
    Lost,
}

/// What tells one state of a file from another without reading it.
pub(crate) type State = (fs::FileType, u64, Option<i64>);

impl Watch {
    fn begin(path: PathBuf, line: Arc<Line>) -> Self {
        let names = links::real_names(&path);
        let means = if names.iter().any(|name| platform::is_on_a_network(links::folder(name))) {
            Means::Polling { last: state(&path) }
        } else {
            notices(&names, &line).unwrap_or_else(|_| Means::Polling { last: state(&path) })
        };
        Self { path, names, means, line }
    }

    /// Waits until the file may have changed, and then until it is left alone.
    fn wait(&mut self) {
        match &mut self.means {
            Means::Notices { heard, lost, .. } => {
                let mut note = |notice| *lost |= matches!(notice, Notice::Lost);
                note(heard.recv().unwrap_or(Notice::Lost));
                for _ in 0..MOST_CALMS {
                    thread::sleep(CALM);
                    let more: Vec<Notice> = heard.try_iter().collect();
                    if more.is_empty() {
                        break;
                    }
                    more.into_iter().for_each(&mut note);
                }
            }
            Means::Polling { last } => loop {
                thread::sleep(POLL);
                let now = state(&self.path);
                if now != *last || self.line.is_over() {
                    *last = now;
                    break;
                }
            },
        }
    }

    /// Watches anew where the path leads elsewhere by now, and says whether that was so.
    fn has_moved(&mut self) -> bool {
        let stays = match &self.means {
            Means::Notices { lost, .. } => !lost && links::real_names(&self.path) == self.names,
            Means::Polling { .. } => false,
        };
        if stays {
            return false;
        }
        let new = Self::begin(self.path.clone(), Arc::clone(&self.line));
        if let (Means::Polling { .. }, Means::Polling { .. }) = (&self.means, &new.means) {
            return false;
        }
        *self = new;
        true
    }
}

fn notices(names: &BTreeSet<PathBuf>, line: &Line) -> notify::Result<Means> {
    let (sender, heard) = channel();
    let watched = names.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if let Some(notice) = notice(&event, &watched) {
            // After the watch has moved nobody listens here.
            let _ = sender.send(notice);
        }
    })?;
    let folders: BTreeSet<&Path> = names.iter().map(|name| links::folder(name)).collect();
    if folders.is_empty() {
        return Err(notify::Error::path_not_found());
    }
    for folder in folders {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    line.give(Some(watcher));
    Ok(Means::Notices { heard, lost: false })
}

/// What an event says of the file, where it says anything.
fn notice(event: &notify::Result<notify::Event>, names: &BTreeSet<PathBuf>) -> Option<Notice> {
    let Ok(event) = event else { return Some(Notice::Lost) };
    if event.need_rescan() {
        return Some(Notice::Lost);
    }
    // That somebody opened or read it says nothing; our own reading would wake us for ever.
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return None;
    }
    let goes = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
    if goes && event.paths.iter().any(|path| names.iter().any(|name| links::folder(name) == path)) {
        return Some(Notice::Lost);
    }
    event.paths.iter().any(|path| names.contains(path)).then_some(Notice::File)
}

/// How a file is now.
pub(crate) fn state(path: &Path) -> Option<State> {
    let metadata = fs::metadata(path).ok()?;
    let time = metadata.modified().ok().map(chrono::DateTime::<chrono::Utc>::from);
    let changed = time.map(|time| time.timestamp_nanos_opt().unwrap_or_else(|| time.timestamp()));
    Some((metadata.file_type(), metadata.len(), changed))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::RecvTimeoutError;

    use super::*;
    use crate::store::{Look, Store};

    /// A folder with `plan.md` in it, and what is seen of that.
    struct Desk {
        folder: tempfile::TempDir,
        seen: Receiver<Sighting>,
    }

    impl Desk {
        fn new(begin: fn(PathBuf) -> Watch, name: &str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("plan.md"), "old").unwrap();
            #[cfg(unix)]
            std::os::unix::fs::symlink("plan.md", folder.path().join("link.md")).unwrap();
            let (sender, seen) = channel();
            let watch = begin(folder.path().join(name));
            let mut tell = move |sighting| if sender.send(sighting).is_ok() { Listens::Yes } else { Listens::No };
            thread::spawn(move || follow(watch, &mut tell));
            let desk = Self { folder, seen };
            assert_eq!(desk.next(), Sighting::Content);
            desk
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn write(&self, name: &str, text: &str) {
            fs::write(self.path(name), text).unwrap();
        }

        fn next(&self) -> Sighting {
            self.seen.recv_timeout(Duration::from_secs(30)).expect("nothing was noticed")
        }

        fn is_quiet(&self) -> bool {
            self.seen.recv_timeout(Duration::from_millis(500)) == Err(RecvTimeoutError::Timeout)
        }
    }

    fn polling(path: PathBuf) -> Watch {
        Watch {
            names: links::real_names(&path),
            means: Means::Polling { last: state(&path) },
            path,
            line: Arc::default(),
        }
    }

    fn begin(path: PathBuf) -> Watch {
        Watch::begin(path, Arc::default())
    }

    #[test]
    fn a_change_is_noticed_and_reading_is_none() {
        let desk = Desk::new(begin, "plan.md");
        fs::read(desk.path("plan.md")).unwrap();
        desk.write("other.md", "not ours");
        assert!(desk.is_quiet());
        desk.write("plan.md", "new");
        assert_eq!(desk.next(), Sighting::Content);
        desk.write("new.md", "newer");
        fs::rename(desk.path("new.md"), desk.path("plan.md")).unwrap();
        assert_eq!(desk.next(), Sighting::Content);
        desk.write("plan.md", "in place, after it was replaced");
        assert_eq!(desk.next(), Sighting::Content);
    }

    #[test]
    fn a_file_missing_for_a_moment_is_not_gone_and_one_that_stays_away_is() {
        let desk = Desk::new(begin, "plan.md");
        fs::remove_file(desk.path("plan.md")).unwrap();
        thread::sleep(Duration::from_millis(300));
        desk.write("plan.md", "back");
        assert_eq!(desk.next(), Sighting::Content);
        while !desk.is_quiet() {}
        fs::remove_file(desk.path("plan.md")).unwrap();
        assert_eq!(desk.next(), Sighting::Nothing);
        desk.write("plan.md", "back again");
        assert_eq!(desk.next(), Sighting::Content);
    }

    #[test]
    fn a_file_that_is_truncated_and_refilled_is_not_empty() {
        let desk = Desk::new(begin, "plan.md");
        desk.write("plan.md", "");
        thread::sleep(Duration::from_millis(250));
        desk.write("plan.md", "refilled");
        assert_eq!(desk.next(), Sighting::Content);
        while !desk.is_quiet() {}
        desk.write("plan.md", "");
        assert_eq!(desk.next(), Sighting::Empty);
    }

    #[test]
    fn many_changes_at_once_are_few() {
        let desk = Desk::new(begin, "plan.md");
        for number in 0..50 {
            // Replaced, for a machine that is busy may leave a file that is written in place empty for a while.
            desk.write("new.md", &number.to_string());
            fs::rename(desk.path("new.md"), desk.path("plan.md")).unwrap();
            thread::sleep(Duration::from_millis(2));
        }
        let mut seen = vec![desk.next()];
        seen.extend(std::iter::from_fn(|| desk.seen.recv_timeout(Duration::from_millis(500)).ok()));
        assert!(seen.len() < 25 && seen.iter().all(|sighting| *sighting == Sighting::Content), "{seen:?}");
    }

    #[test]
    #[cfg(unix)]
    fn a_link_is_watched_at_both_ends() {
        let desk = Desk::new(begin, "link.md");
        desk.write("plan.md", "through the link");
        assert_eq!(desk.next(), Sighting::Content);
        fs::create_dir(desk.path("sub")).unwrap();
        desk.write("sub/other.md", "elsewhere");
        std::os::unix::fs::symlink("sub/other.md", desk.path("new.md")).unwrap();
        fs::rename(desk.path("new.md"), desk.path("link.md")).unwrap();
        assert_eq!(desk.next(), Sighting::Content);
        while !desk.is_quiet() {}
        desk.write("sub/other.md", "where the link leads now");
        assert_eq!(desk.next(), Sighting::Content);
    }

    #[test]
    fn a_folder_that_is_replaced_is_watched_again() {
        let desk = Desk::new(begin, "plan.md");
        let away = tempfile::tempdir().unwrap();
        fs::rename(desk.folder.path(), away.path().join("old")).unwrap();
        assert_eq!(desk.next(), Sighting::Nothing);
        fs::create_dir(desk.folder.path()).unwrap();
        desk.write("plan.md", "a new folder");
        assert_eq!(desk.next(), Sighting::Content);
    }

    #[test]
    fn without_notices_the_file_is_looked_at() {
        let desk = Desk::new(polling, "plan.md");
        desk.write("plan.md", "longer than it was");
        assert_eq!(desk.next(), Sighting::Content);
    }

    #[test]
    fn what_is_empty_or_gone_is_believed_when_it_was_seen_to_stay_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        fs::write(&path, "old").unwrap();
        let mut store = Store::open(&path).unwrap();
        assert_eq!(store.look(Sighting::Content).unwrap(), Look::Same);
        fs::write(&path, "").unwrap();
        assert_eq!(store.look(Sighting::Content).unwrap(), Look::Unsure);
        assert_eq!(store.text(), "old");
        assert_eq!(store.look(Sighting::Empty).unwrap(), Look::Changed);
        fs::remove_file(&path).unwrap();
        assert_eq!(store.look(Sighting::Content).unwrap(), Look::Unsure);
        store.look(Sighting::Nothing).unwrap_err();
        fs::write(&path, "new").unwrap();
        assert_eq!(store.look(Sighting::Nothing).unwrap(), Look::Changed);
    }
}
