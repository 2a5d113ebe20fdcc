//! The library's files, found and read beside all else. What is read again and was not changed since is known already.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, scope};

use chrono::{NaiveDate, TimeDelta};

use crate::app::action::View;
use crate::app::library::Told;
use crate::app::library::shelved::Known;
use crate::app::{App, Opening};
use crate::cli::{Environment, TuiArguments};
use crate::document::Document;
use crate::store::find::{Meant, find};
use crate::store::watch::{Listens, State, state};
use crate::store::{OpenError, Store, library};
use crate::text::language::Say;
use crate::text::sanitise::sanitise;

/// How long what is read is gathered before it is told: every time it is, a frame is drawn.
const PAUSE: TimeDelta = TimeDelta::milliseconds(30);

/// What finds and reads the files.
pub(super) struct Reading {
    /// The files and folders that were named.
    named: Vec<PathBuf>,
    start: Option<NaiveDate>,
    environment: Environment,
    seen: Arc<Mutex<Seen>>,
    /// Counts the rounds, so that one ends when another begins.
    round: Arc<AtomicU64>,
}

/// What was read, and how the files were then.
#[derive(Default)]
struct Seen {
    date: NaiveDate,
    files: HashMap<PathBuf, (State, Known)>,
}

/// One time that all is read.
struct Round {
    named: Vec<PathBuf>,
    start: Option<NaiveDate>,
    date: NaiveDate,
    environment: Environment,
    seen: Arc<Mutex<Seen>>,
    now: u64,
    round: Arc<AtomicU64>,
}

impl Reading {
    pub(super) fn new(arguments: &TuiArguments, environment: Environment) -> Self {
        Self {
            named: arguments.files.clone(),
            start: arguments.dates.start,
            environment,
            seen: Arc::default(),
            round: Arc::default(),
        }
    }

    /// Begins to read as of a date, and tells of it.
    pub(super) fn begin(
        &self,
        date: NaiveDate,
        tell: impl Fn(Told) -> Listens + Send + Sync + 'static,
    ) -> io::Result<()> {
        let round = Round {
            named: self.named.clone(),
            start: self.start,
            date,
            environment: self.environment,
            seen: Arc::clone(&self.seen),
            now: self.round.fetch_add(1, Ordering::SeqCst) + 1,
            round: Arc::clone(&self.round),
        };
        Builder::new().name("library".to_owned()).spawn(move || round.run(&tell))?;
        Ok(())
    }

    /// Reads no more.
    pub(super) fn end(&self) {
        self.round.fetch_add(1, Ordering::SeqCst);
    }
}

impl Round {
    fn run(&self, tell: &(impl Fn(Told) -> Listens + Sync)) {
        let environment = self.environment;
        let own = || library::paths(environment.settings.library, environment.home, environment.data);
        let found = find(&if self.named.is_empty() { own() } else { self.named.clone() });
        self.seen(|seen| {
            if seen.date != self.date {
                *seen = Seen { date: self.date, files: HashMap::new() };
            }
        });
        let path = |meant: &Meant| (meant.path().to_owned(), shown(meant.path(), environment));
        let mut told = tell(Told::Found(found.files.iter().map(path).collect()));
        if let [first, more @ ..] = found.errors.as_slice() {
            told = tell(Told::Wrong(environment.words().and_more(&first.say(environment.language), more.len())));
        }
        if told == Listens::No {
            return;
        }
        let next = AtomicUsize::new(0);
        let take = || self.take(&found.files, &next, tell);
        scope(|scope| {
            // Where no other thread can be had, this one reads all.
            let _ = Builder::new().name("library".to_owned()).spawn_scoped(scope, take);
            take();
        });
    }

    /// Reads one file after the other, as long as there is any.
    fn take(&self, files: &[Meant], next: &AtomicUsize, tell: &impl Fn(Told) -> Listens) {
        let (mut read, mut last) = (Vec::new(), (self.environment.now)());
        while self.round.load(Ordering::SeqCst) == self.now {
            let at = next.fetch_add(1, Ordering::SeqCst);
            let file = files.get(at);
            read.extend(file.map(|meant| (at, self.known(meant))));
            let now = (self.environment.now)();
            // A clock may be set back.
            let is_time = !(TimeDelta::zero()..PAUSE).contains(&(now - last));
            if (is_time || file.is_none()) && !read.is_empty() {
                last = now;
                if tell(Told::Read(std::mem::take(&mut read))) == Listens::No {
                    return;
                }
            }
            if file.is_none() {
                return;
            }
        }
    }

    /// What is known of a file: as it was read before, where it is as it was then.
    fn known(&self, meant: &Meant) -> Known {
        let path = meant.path();
        let state = state(path);
        let before = self.seen(|seen| seen.files.get(path).filter(|(then, _)| Some(then) == state.as_ref()).cloned());
        if let Some((_, known)) = before {
            return known;
        }
        let known = match (self.environment.open(path), meant) {
            (Ok(store), _) => self.summed(store, meant),
            // It has gone since it was found.
            (Err(OpenError::Missing(_)), Meant::InFolder(_)) => Known::NoRoadmap,
            (Err(error), _) => return Known::Unreadable(error.say(self.environment.language)),
        };
        if let Some(state) = state {
            self.seen(|seen| seen.files.insert(path.to_owned(), (state, known.clone())));
        }
        known
    }

    fn summed(&self, store: Store, meant: &Meant) -> Known {
        // Of all views the plan's rows are the fewest, and none is asked for.
        let view = Some(View::Plan);
        let opening = Opening { date: self.date, start: self.start, view, is_once: true, ..Opening::default() };
        let app = App::new(Document::read(store.into_text()), opening);
        let counts = matches!(meant, Meant::Named(_)) || app.is_roadmap();
        if counts { Known::Roadmap(self.environment.words().summary(&app)) } else { Known::NoRoadmap }
    }

    fn seen<T>(&self, act: impl FnOnce(&mut Seen) -> T) -> T {
        act(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// How a path is shown: the reader's home as `~`.
pub(super) fn shown(path: &Path, environment: Environment) -> String {
    let home = environment.home.and_then(|home| path.strip_prefix(home).ok());
    let path = home.map_or_else(|| path.to_owned(), |behind| Path::new("~").join(behind));
    sanitise(&path.to_string_lossy()).into_owned()
}
