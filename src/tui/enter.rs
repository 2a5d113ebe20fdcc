//! How roadmaps are entered and left: from the command line, and from the library, on one stage.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread::Builder;

use chrono::NaiveDate;

use super::events::{Event, Events};
use super::library::Shelf;
use super::system::{SIGHUP, is_gone};
use super::terminal::Terminal;
use super::{End, Session, file, themes};
use crate::app::action::View;
use crate::app::{App, Opening};
use crate::cli::hooks::{Complaints, Hooks};
use crate::cli::{Environment, Exit, TuiArguments};
use crate::document::Document;
use crate::store::Store;
use crate::text::language::Say;
use crate::text::sanitise::sanitise;
use crate::ui::Screen;
use crate::ui::theme::Theme;

/// The terminal and what happens to it. They outlast every roadmap that is opened on it.
pub(super) struct Stage {
    pub(super) events: Events,
    /// Taken only when there is something to be shown.
    pub(super) terminal: Option<Terminal>,
    /// What happened and is still to be answered, before all that has not happened yet.
    pub(super) held: VecDeque<Event>,
    /// What is run when something was done; last, for the terminal is given back before it is waited for.
    pub(super) hooks: Hooks,
}

impl Stage {
    pub(super) fn new(environment: Environment) -> io::Result<Self> {
        let hooks = Hooks::of(Complaints::Unheard, environment);
        Ok(Self { events: Events::listen(environment.now)?, terminal: None, held: VecDeque::new(), hooks })
    }

    /// The terminal, taken when it is needed first.
    pub(super) fn terminal(&mut self, environment: Environment) -> io::Result<&mut Terminal> {
        match &mut self.terminal {
            Some(terminal) => Ok(terminal),
            none => Ok(none.insert(Terminal::take(environment.has_hyperlinks)?)),
        }
    }

    /// The stage for another visit. What belonged to the one before is over.
    pub(super) fn again(terminal: Terminal, mut events: Events, held: VecDeque<Event>, hooks: Hooks) -> Self {
        events.begin_visit();
        let held = held.into_iter().filter(Event::is_everywhere).collect();
        Self { events, terminal: Some(terminal), held, hooks }
    }
}

/// A roadmap that is to be opened on a stage.
pub(super) struct Entered {
    pub(super) path: PathBuf,
    pub(super) open: file::Open,
    pub(super) app: App,
    pub(super) screen: Screen,
    /// The date that what is done counts for, where the reader said another one than the clock.
    pub(super) on: Option<NaiveDate>,
}

/// A roadmap that was left.
pub(super) struct Left {
    /// How.
    pub(super) end: io::Result<End>,
    pub(super) stage: Stage,
    /// As it was then, where all of it was read.
    pub(super) app: Option<App>,
}

/// `roadmap tui`, with a roadmap, or with none, a folder or several: then it begins with the library.
pub(crate) fn run(arguments: &TuiArguments, environment: Environment) -> Exit {
    let begun = match arguments.files.as_slice() {
        [path] if !path.is_dir() => begin_with(path, arguments, environment),
        _ => Shelf::begin(arguments, environment),
    };
    let end = match begun {
        Ok(end) => end,
        Err(exit) => return exit,
    };
    let words = environment.words();
    match end {
        Ok(End::Quit | End::Library) => Exit::Done,
        // The signal says so as well, sooner or later.
        Ok(End::Closed) => Exit::Signal(SIGHUP),
        Ok(End::Signal(number)) => Exit::Signal(number),
        Ok(End::Unopened(error)) => complain(&error.say(words.language), Exit::File),
        // It was closed, and that was found out by drawing on it.
        Err(error) if is_gone(&error) => Exit::Signal(SIGHUP),
        Err(error) => complain(&words.terminal_failed(&error.say(words.language)), Exit::File),
    }
}

/// Opens one roadmap, and from there on the library when the reader goes there.
fn begin_with(path: &Path, arguments: &TuiArguments, environment: Environment) -> Result<io::Result<End>, Exit> {
    let words = environment.words();
    let opening = opening(arguments, environment);
    let has_screen = environment.has_screen();
    let choose = || themes::choose(arguments.theme.as_deref(), environment);
    let (opened, asked) = std::thread::scope(|scope| {
        // The terminal takes a moment to say what suits it, in which the file is opened.
        let asks = has_screen && Store::is_there(path);
        let asked = asks.then(|| Builder::new().name("theme".to_owned()).spawn_scoped(scope, choose).ok()).flatten();
        let glimpse = Store::glimpse(path).filter(|_| has_screen).and_then(Document::glimpse);
        let opened = match glimpse {
            Some(beginning) => Ok(file::open_behind(path, beginning, opening, environment)),
            None => file::open_before(path, &name(path), opening, environment, has_screen),
        };
        (opened, asked.map(|asked| asked.join().unwrap_or_else(|panic| resume_unwind(panic))))
    });
    let (app, open) = opened.map_err(|error| complain(&error.say(words.language), Exit::File))?;
    if !has_screen {
        return Err(complain(words.no_terminal(), Exit::Usage));
    }
    let theme = asked.unwrap_or_else(choose).map_err(|error| complain(&error.say(words.language), Exit::Usage))?;
    let screen = Screen::new(theme, words, name(path));
    let entered = Entered { path: path.to_owned(), open, app, screen, on: arguments.dates.on };
    let left = match Stage::new(environment).and_then(|stage| Session::begin(stage, entered, environment)) {
        Ok(session) => session.run(clock(arguments, environment)),
        Err(error) => return Ok(Err(error)),
    };
    Ok(match left.end {
        Ok(End::Library) => Shelf::after((path, left.app.as_ref()), left.stage, theme, (arguments, environment)),
        end => end,
    })
}

/// Opens a roadmap of the library.
pub(super) fn enter(
    (path, view): (&Path, Option<View>),
    stage: Stage,
    theme: Theme,
    (arguments, environment): (&TuiArguments, Environment),
) -> io::Result<Left> {
    let first = opening(arguments, environment);
    let opening = Opening { view: view.or(first.view), is_from_library: true, ..first };
    let glimpse = Store::glimpse(path).and_then(Document::glimpse);
    let opened = match glimpse {
        Some(beginning) => Ok(file::open_behind(path, beginning, opening, environment)),
        None => file::open_at_once(path, opening, environment),
    };
    let (app, open) = match opened {
        Ok(opened) => opened,
        Err(error) => return Ok(Left { end: Ok(End::Unopened(error)), stage, app: None }),
    };
    let screen = Screen::new(theme, environment.words(), name(path));
    let entered = Entered { path: path.to_owned(), open, app, screen, on: arguments.dates.on };
    let clock = clock(arguments, environment);
    Session::begin(stage, entered, environment).map(|session| session.run(clock))
}

/// What a roadmap is opened with.
fn opening(arguments: &TuiArguments, environment: Environment) -> Opening {
    let settings = environment.settings;
    Opening {
        date: arguments.dates.on.unwrap_or_else(|| environment.today()),
        start: arguments.dates.start,
        view: arguments.view.map(Into::into),
        keys: settings.keys,
        naming: environment.words().naming(),
        filters: settings.filters,
        stamp: settings.stamp,
        habit: settings.habit,
        is_from_library: false,
        is_once: false,
    }
}

/// Whose clock says what today is, where the reader did not.
fn clock(arguments: &TuiArguments, environment: Environment) -> Option<Environment> {
    arguments.dates.on.is_none().then_some(environment)
}

fn name(path: &Path) -> String {
    sanitise(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()).into_owned()
}

pub(super) fn complain(error: &str, exit: Exit) -> Exit {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "roadmap: {error}");
    exit
}
