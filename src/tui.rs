//! The loop: draw, wait for something to happen, act, save.

mod answers;
mod clicks;
mod editor;
mod enter;
mod events;
mod file;
mod hyperlinks;
pub mod input;
mod journal;
mod keyboard;
mod library;
mod open;
mod patience;
pub mod saver;
mod stopwatch;
mod system;
mod terminal;
mod themes;

use std::collections::VecDeque;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::app::action::{Action, Effect, News};
use crate::app::hunt::STRETCH;
use crate::app::notice::Notice;
use crate::app::{App, Saved};
use crate::cli::Environment;
use crate::cli::hooks::Hooks;
use crate::store::{OpenError, SaveError, Store};
use crate::text::language::{Language, Say};
use crate::ui::Screen;
pub(crate) use enter::run;
use enter::{Entered, Left, Stage};
use events::{Event, Events};
use saver::{Answer, Order, Orders};
use stopwatch::Stopwatch;
use system::{SIGCONT, SIGTSTP, SIGWINCH};
use terminal::Terminal;

/// How long the loop sleeps at most, so that it sees midnight pass, and a clock that was set.
const NAP: Duration = Duration::from_secs(60);

/// How long a message stays of what the reader did, while nothing else happens.
const LINGER: Duration = Duration::from_secs(10);

/// How many cells the terminal is wide, where it says so.
#[must_use]
pub fn width() -> Option<usize> {
    crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns)).filter(|&cells| cells > 0)
}

/// An open file on a terminal.
struct Session {
    /// Where the file is.
    path: PathBuf,
    /// What is asked of the file, and the thread that has it.
    orders: Orders,
    saver: JoinHandle<Option<Store>>,
    /// Why there is no file, where that was found out.
    unopened: Option<OpenError>,
    app: App,
    screen: Screen,
    terminal: Terminal,
    events: Events,
    /// The date that what is done counts for, where the reader said another one than the clock.
    on: Option<NaiveDate>,
    /// When the file was written that the journal was compared with last.
    found_at: DateTime<FixedOffset>,
    stopwatch: Option<Stopwatch>,
    /// Keys that were pressed before a question was seen: they do not answer it, and come when it is answered.
    held: VecDeque<Event>,
    language: Language,
    environment: Environment,
    /// What is run when something was done.
    hooks: Hooks,
}

/// Why the loop ends.
enum End {
    Quit,
    /// The reader goes to the library.
    Library,
    Signal(i32),
    Closed,
    Unopened(OpenError),
}

impl Session {
    fn begin(stage: Stage, roadmap: Entered, environment: Environment) -> std::io::Result<Self> {
        let Entered { path, open, app, screen, on } = roadmap;
        let language = environment.language;
        let Stage { mut events, terminal, held, hooks } = stage;
        events.watch(path.clone())?;
        let day_start = environment.settings.day_start.hour();
        let (orders, saver) = saver::begin(open, (language, day_start), events.answers())?;
        let terminal = terminal.map_or_else(|| Terminal::take(environment.has_hyperlinks), Ok)?;
        Ok(Self {
            path,
            orders,
            saver,
            unopened: None,
            app,
            screen,
            terminal,
            events,
            on,
            found_at: (environment.now)(),
            stopwatch: None,
            held,
            language,
            environment,
            hooks,
        })
    }

    /// Follows the reader until the roadmap is left. The stage is handed on.
    fn run(mut self, clock: Option<Environment>) -> Left {
        let ended = self.follow(clock);
        // Whatever ends it, what the reader has done gets to disk.
        if self.app.saved() == Saved::Reading {
            let Self { terminal, events, held, hooks, .. } = self;
            return Left { end: ended, stage: Stage::again(terminal, events, held, hooks), app: None };
        }
        self.settle(self.environment.words().still_saving());
        self.time(false);
        self.write_down();
        let Self { app, orders, saver, terminal, events, held, hooks, .. } = self;
        drop(orders);
        if let (Ok(_), Ok(Some(store))) = (&ended, saver.join()) {
            store.keep_left_off(&app.left_off());
        }
        Left { end: ended, stage: Stage::again(terminal, events, held, hooks), app: Some(app) }
    }

    /// Draws what there is and does what happens, until the end.
    fn follow(&mut self, clock: Option<Environment>) -> std::io::Result<End> {
        self.terminal.draw(&self.app, &mut self.screen)?;
        // The reader sees something already.
        self.orders.ask(Order::BackUp);
        if !self.app.is_glimpse() {
            self.orders.ask(Order::ReadJournal);
        }
        loop {
            self.terminal.draw(&self.app, &mut self.screen)?;
            let passes = self.app.notice().is_some_and(Notice::passes);
            let mut next = match self.hunt()? {
                None => self.events.next(if passes { LINGER } else { NAP }),
                event => event,
            };
            if next.is_none() {
                self.hear(News::Quiet);
            }
            let mut acted = false;
            // What has happened meanwhile is done before the next frame: a slow terminal is not shown every step, and a
            // save that is through by then is not said to be on its way.
            while let Some(event) = next {
                if acted && event.is_click() {
                    // A click means what stands under it, so that must be what the reader sees.
                    self.terminal.draw(&self.app, &mut self.screen)?;
                }
                acted = true;
                let asked = self.app.question().is_some();
                if let Some(end) = self.act(event)?.or_else(|| self.unopened.take().map(End::Unopened)) {
                    return Ok(end);
                }
                if !asked && self.app.question().is_some() {
                    self.held.extend(std::iter::from_fn(|| self.events.waiting()));
                }
                next = self.next_event();
            }
            self.look_at_clock();
            self.write_down();
            if let Some(date) = clock.map(Environment::today)
                && date != self.app.standing().date
            {
                self.begin_day(date);
            }
        }
    }

    /// Goes on with a search that is on its way, until something happens or it is over.
    fn hunt(&mut self) -> std::io::Result<Option<Event>> {
        while self.app.is_hunting() {
            if let Some(event) = self.events.waiting() {
                return Ok(Some(event));
            }
            if self.app.go_on(STRETCH) {
                self.terminal.draw(&self.app, &mut self.screen)?;
            }
        }
        Ok(None)
    }

    /// What is to be done next and has happened already: while a question is open, only what is no key of before it.
    fn next_event(&mut self) -> Option<Event> {
        let is_key = |event: &Event| matches!(event, Event::Terminal(_) | Event::DoubleClick(_));
        let asked = self.app.question().is_some();
        let at = self.held.iter().position(|event| !asked || !is_key(event));
        at.and_then(|at| self.held.remove(at)).or_else(|| self.events.waiting())
    }

    fn act(&mut self, event: Event) -> std::io::Result<Option<End>> {
        match event {
            Event::Closed => Ok(Some(End::Closed)),
            Event::Signal(SIGWINCH) => Ok(None),
            Event::Signal(SIGCONT) => self.terminal.clear().map(|()| None),
            Event::Signal(SIGTSTP) => self.sleep().map(|()| None),
            Event::Signal(number) => Ok(Some(End::Signal(number))),
            // It was given up when it was told to end.
            Event::Ended(_) => Ok(None),
            Event::File(sighting) => {
                self.orders.ask(Order::Look(sighting));
                Ok(None)
            }
            // The library was left.
            Event::Library(_) => Ok(None),
            Event::Answer(answer) => {
                self.heed(answer);
                Ok(None)
            }
            Event::Terminal(event) => self.update(input::actions(&event, &self.app, &self.screen)),
            Event::DoubleClick(mouse) => self.update(input::double_click(mouse, &self.app, &self.screen)),
        }
    }

    fn update(&mut self, actions: Vec<Action>) -> std::io::Result<Option<End>> {
        for action in actions {
            let meant = self.app.meant(action);
            if self.app.needs_whole(meant) && !self.gets_whole(meant) {
                return Ok(None);
            }
            if meant == Action::Timer {
                self.look_at_clock();
            }
            let effect = match meant {
                Action::MergeCopy | Action::Undo => {
                    let words = self.environment.words().still_merging();
                    self.patiently(words, |app| app.update(action))
                }
                _ => self.app.update(action),
            };
            if let Some(end) = self.obey(effect)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn obey(&mut self, effect: Option<Effect>) -> std::io::Result<Option<End>> {
        match effect {
            Some(Effect::Save(edit)) => self.orders.save(edit),
            Some(Effect::Edit { line }) => return self.edit(line),
            Some(Effect::Open(target)) => self.open(&target),
            Some(Effect::Copy(text)) => self.copy(text)?,
            Some(Effect::Time { runs }) => self.time(runs),
            Some(Effect::Suspend) => self.sleep()?,
            Some(Effect::Redraw) => self.terminal.clear()?,
            // Where something did not get to disk, the reader is to see that first.
            Some(Effect::Quit) => return Ok(self.settles().then_some(End::Quit)),
            Some(Effect::Library) => return Ok(self.settles().then_some(End::Library)),
            None => {}
        }
        Ok(None)
    }

    fn heed(&mut self, answer: Answer) {
        match answer {
            Answer::News(news) => self.hear(news),
            Answer::Whole(whole, begins_so) => {
                self.orders.hear_whole(begins_so);
                if self.app.take_whole(*whole, begins_so) {
                    self.hear_only(News::NotSaved(SaveError::Moved.say(self.language)));
                }
            }
            Answer::Unopened(error) => {
                // What was to be written is on its way no more.
                self.hear_only(News::NotSaved(error.say(self.language)));
                self.unopened = Some(error);
            }
            // It was read before what was written down last, and says less than is known.
            Answer::Journal(_, _, noted) if noted < self.orders.noted() => self.orders.ask(Order::ReadJournal),
            Answer::Journal(journal, modified, _) => {
                let now = (self.environment.now)();
                self.found_at = modified.map_or(now, self.environment.local);
                self.hear_only(News::Journal(journal));
            }
            Answer::Done => {}
            Answer::Panicked(panic) => resume_unwind(panic),
        }
    }

    fn hear(&mut self, news: News) {
        self.orders.hear(&news);
        self.hear_only(news);
    }

    fn hear_only(&mut self, news: News) {
        let effect = match news {
            News::Moved(_) => self.patiently(self.environment.words().still_merging(), |app| app.hear(news)),
            news => self.app.hear(news),
        };
        match effect {
            Some(Effect::Save(edit)) => self.orders.save(edit),
            effect => debug_assert!(effect.is_none(), "what happened outside asks for no more than a save"),
        }
    }

    /// Gives the terminal back and stops, until the shell lets us go on.
    fn sleep(&mut self) -> std::io::Result<()> {
        self.settle_if_changed();
        if system::STOPS { self.terminal.lend(system::stop) } else { Ok(()) }
    }
}
