//! The loop: draw, wait for something to happen, act, save.

mod answers;
mod clicks;
mod editor;
mod events;
mod hyperlinks;
pub mod input;
mod keyboard;
mod open;
mod patience;
pub mod saver;
mod terminal;
mod themes;

use std::collections::VecDeque;
use std::io::Write;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP, SIGWINCH};

use crate::app::action::{Action, Effect, News};
use crate::app::notice::Notice;
use crate::app::{App, Opening};
use crate::cli::{Environment, Exit, TuiArguments};
use crate::document::Document;
use crate::store::copies::conflict_copies;
use crate::store::{Encoding, OpenError, Store};
use crate::text::language::{Language, Say};
use crate::text::sanitise::sanitise;
use crate::ui::Screen;
use events::{Event, Events};
use saver::{Answer, Order, Orders};
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

/// `roadmap tui FILE`: opens the file on the screen until the reader leaves.
pub(crate) fn run(arguments: &TuiArguments, environment: Environment) -> Exit {
    let Some(file) = &arguments.file else { return Exit::Usage };
    let words = environment.words();
    let name = sanitise(&file.file_name().unwrap_or(file.as_os_str()).to_string_lossy()).into_owned();
    let date = arguments.dates.on.unwrap_or_else(|| environment.today());
    let opening = Opening {
        date,
        start: arguments.dates.start,
        view: arguments.view.map(Into::into),
        keys: environment.settings.keys,
        naming: words.naming(),
        filters: environment.settings.filters,
        is_once: false,
    };
    let (has_screen, mut is_told) = (environment.is_terminal && environment.can_draw, false);
    let tell = || {
        is_told = has_screen;
        if has_screen {
            terminal::say_before(&words.reads(&name));
        }
    };
    let opened = patience::told(|| open_app(file, opening, environment), tell);
    if is_told {
        terminal::say_before("");
    }
    let (store, mut app) = match opened {
        Ok(opened) => opened,
        Err(error) => return complain(&error.say(words.language), Exit::File),
    };
    if !has_screen {
        return complain(words.no_terminal(), Exit::Usage);
    }
    if matches!(app.notice(), None | Some(Notice::WillWrite(_))) && store.tells_first_keys() {
        app.hear(News::FirstRun);
    }
    let theme = match themes::choose(arguments.theme.as_deref(), environment) {
        Ok(theme) => theme,
        Err(error) => return complain(&error.say(words.language), Exit::Usage),
    };
    let screen = Screen::new(theme, words, name);
    let clock = arguments.dates.on.is_none().then_some(environment);
    let ended = Session::begin(store, app, screen, environment).and_then(|session| session.run(clock));
    match ended {
        Ok(exit) => exit,
        // It was closed, and that was found out by drawing on it.
        Err(error) if error.raw_os_error() == Some(Errno::IO.raw_os_error()) => Exit::Signal(SIGHUP),
        Err(error) => complain(&words.terminal_failed(&error.say(words.language)), Exit::File),
    }
}

/// Opens a file, as far as no terminal is needed for that.
fn open_app(file: &Path, opening: Opening, environment: Environment) -> Result<(Store, App), OpenError> {
    let store = environment.open(file)?;
    let mut app = App::new(Document::read(store.text().to_owned()), opening);
    if let Some(left) = store.left_off() {
        app.resume(&left);
    }
    // Nothing is waiting to be written yet, so none of these is answered.
    if let Encoding::Other(name) = store.encoding() {
        app.hear(News::ReadOnly(environment.words().not_utf8(name)));
    }
    if store.is_cut_off() {
        app.hear(News::CutOff);
    }
    tell_of_copies(&store, &mut app);
    Ok((store, app))
}

/// Tells the app of what a sync tool left beside the file. A copy that cannot be read, or of which only a reading in
/// another encoding is known, is no concern of the reader's now.
fn tell_of_copies(store: &Store, app: &mut App) {
    let is_text = |store: &Store| store.encoding() == Encoding::Utf8;
    for path in conflict_copies(store.path()).iter().filter(|_| is_text(store)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(copy) = Store::open(path).ok().filter(is_text) {
            let effect = app.hear(News::Copy { name, text: copy.text().to_owned() });
            debug_assert!(effect.is_none(), "a copy is offered and not brought in");
        }
    }
}

fn complain(error: &str, exit: Exit) -> Exit {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "roadmap: {error}");
    exit
}

/// An open file on a terminal.
struct Session {
    /// Where the file is.
    path: PathBuf,
    /// What is asked of the file, and the thread that has it.
    orders: Orders,
    saver: JoinHandle<Option<Store>>,
    app: App,
    screen: Screen,
    terminal: Terminal,
    events: Events,
    /// Keys that were pressed before a question was seen: they do not answer it, and come when it is answered.
    held: VecDeque<Event>,
    language: Language,
    environment: Environment,
}

/// Why the loop ends.
enum End {
    Quit,
    Signal(i32),
    Closed,
}

impl Session {
    fn begin(store: Store, app: App, screen: Screen, environment: Environment) -> std::io::Result<Self> {
        let (path, language) = (store.path().to_owned(), environment.language);
        let events = Events::listen(path.clone(), environment.now)?;
        let (orders, saver) = saver::begin(store, language, events.answers())?;
        let (terminal, held) = (Terminal::take(environment.has_hyperlinks)?, VecDeque::new());
        Ok(Self { path, orders, saver, app, screen, terminal, events, held, language, environment })
    }

    fn run(mut self, clock: Option<Environment>) -> std::io::Result<Exit> {
        let ended = self.follow(clock);
        // Whatever ends it, what the reader has done gets to disk.
        self.settle(self.environment.words().still_saving());
        let Self { app, orders, saver, .. } = self;
        drop(orders);
        if let (Ok(_), Ok(Some(store))) = (&ended, saver.join()) {
            store.keep_left_off(&app.left_off());
        }
        Ok(match ended? {
            End::Quit => Exit::Done,
            // The signal says so as well, sooner or later.
            End::Closed => Exit::Signal(SIGHUP),
            End::Signal(number) => Exit::Signal(number),
        })
    }

    /// Draws what there is and does what happens, until the end.
    fn follow(&mut self, clock: Option<Environment>) -> std::io::Result<End> {
        self.terminal.draw(&self.app, &mut self.screen)?;
        // The reader sees something already.
        self.orders.ask(Order::BackUp);
        loop {
            self.terminal.draw(&self.app, &mut self.screen)?;
            let passes = self.app.notice().is_some_and(Notice::passes);
            let mut next = self.events.next(if passes { LINGER } else { NAP });
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
                if let Some(end) = self.act(event)? {
                    return Ok(end);
                }
                if !asked && self.app.question().is_some() {
                    self.held.extend(std::iter::from_fn(|| self.events.waiting()));
                }
                next = self.next_event();
            }
            if let Some(date) = clock.map(Environment::today)
                && date != self.app.standing().date
            {
                self.hear(News::Date(date));
            }
        }
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
            let effect = match self.app.meant(action) {
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
            Some(Effect::Suspend) => self.sleep()?,
            Some(Effect::Redraw) => self.terminal.clear()?,
            // Where something did not get to disk, the reader is to see that first.
            Some(Effect::Quit) => return Ok(self.settles().then_some(End::Quit)),
            None => {}
        }
        Ok(None)
    }

    fn heed(&mut self, answer: Answer) {
        match answer {
            Answer::News(news) => self.hear(news),
            Answer::Done => {}
            Answer::Panicked(panic) => resume_unwind(panic),
        }
    }

    fn hear(&mut self, news: News) {
        self.orders.hear(&news);
        let effect = match news {
            News::Moved(_) => self.patiently(self.environment.words().still_merging(), |app| app.hear(news)),
            news => self.app.hear(news),
        };
        match effect {
            Some(Effect::Save(edit)) => self.orders.save(edit),
            effect => debug_assert!(effect.is_none(), "what happened outside asks for no more than a save"),
        }
    }

    /// Gives the terminal back and stops, as the shell's job control expects, until the shell lets us go on.
    fn sleep(&mut self) -> std::io::Result<()> {
        self.settle(self.environment.words().still_saving());
        self.terminal.lend(|| {
            // A process that cannot be stopped just goes on.
            let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::notice::Notice;

    #[test]
    fn a_copy_is_told_of_where_it_and_the_file_are_utf_8() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        let told = || {
            let store = Store::open(&folder.path().join("plan.md")).unwrap();
            let mut app = App::new(Document::read(store.text().to_owned()), Opening::default());
            tell_of_copies(&store, &mut app);
            matches!(app.notice(), Some(Notice::Copy(_)))
        };
        let (utf8, gb18030) = ("- [x] 学习路线图\n".as_bytes(), b"- [x] \xd1\xa7\xcf\xb0\xc2\xb7\xcf\xdf\xcd\xbc\n");
        write("plan.md", "- [ ] 学习路线图\n".as_bytes());
        for (copy, is_told) in [(utf8, true), (gb18030, false)] {
            write("plan.conflict1.md", copy);
            assert_eq!(told(), is_told, "{copy:?}");
        }
        write("plan.md", &gb18030.map(|byte| if byte == b'x' { b' ' } else { byte }));
        write("plan.conflict1.md", utf8);
        assert!(!told());
    }
}
