//! The library on the terminal: it is drawn, its files are read beside that, and roadmaps are entered from it.

mod reading;

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::enter::{Stage, complain, enter};
use super::events::Event;
use super::system::{self, SIGCONT, SIGTSTP, SIGWINCH};
use super::{End, NAP, input, themes};
use crate::app::App;
use crate::app::action::{Action, View};
use crate::app::library::{Library, Told, Wish};
use crate::cli::{Environment, Exit, TuiArguments};
use crate::text::language::Say;
use crate::ui::library::LibraryScreen;
use crate::ui::theme::Theme;
use reading::{Reading, shown};

/// The library on a terminal.
pub(super) struct Shelf<'a> {
    arguments: &'a TuiArguments,
    environment: Environment,
    theme: Theme,
    library: Library,
    screen: LibraryScreen,
    reading: Reading,
}

/// Why the library is left.
enum Way {
    End(End),
    Open(PathBuf, Option<View>),
}

impl<'a> Shelf<'a> {
    /// Begins with the library.
    pub(super) fn begin(arguments: &'a TuiArguments, environment: Environment) -> Result<io::Result<End>, Exit> {
        let words = environment.words();
        if !environment.has_screen() {
            return Err(complain(words.no_terminal(), Exit::Usage));
        }
        let theme = themes::choose(arguments.theme.as_deref(), environment)
            .map_err(|error| complain(&error.say(words.language), Exit::Usage))?;
        let mut shelf = Self::new(theme, arguments, environment);
        Ok(Stage::new(environment).and_then(|mut stage| {
            shelf.read(&mut stage);
            shelf.run(stage)
        }))
    }

    /// Goes on with the library after a roadmap that was opened without it.
    pub(super) fn after(
        (path, app): (&Path, Option<&App>),
        mut stage: Stage,
        theme: Theme,
        (arguments, environment): (&'a TuiArguments, Environment),
    ) -> io::Result<End> {
        let mut shelf = Self::new(theme, arguments, environment);
        shelf.come_back(path, app, &mut stage);
        shelf.run(stage)
    }

    fn new(theme: Theme, arguments: &'a TuiArguments, environment: Environment) -> Self {
        let date = arguments.dates.on.unwrap_or_else(|| environment.today());
        let settings = environment.settings.folder.map(|folder| shown(&folder.join("config.toml"), environment));
        Self {
            arguments,
            environment,
            theme,
            library: Library::new(environment.settings.keys, date),
            screen: LibraryScreen::new(theme, environment.words(), settings),
            reading: Reading::new(arguments, environment),
        }
    }

    /// Follows the reader until the end.
    fn run(mut self, mut stage: Stage) -> io::Result<End> {
        loop {
            let (path, view) = match self.browse(&mut stage)? {
                Way::End(end) => return Ok(end),
                Way::Open(path, view) => (path, view),
            };
            self.reading.end();
            let left = enter((&path, view), stage, self.theme, (self.arguments, self.environment))?;
            stage = left.stage;
            match left.end? {
                End::Library => self.come_back(&path, left.app.as_ref(), &mut stage),
                End::Unopened(error) => {
                    self.library.hear(Told::Wrong(error.say(self.environment.language)));
                    // Whatever was still to be read was given up when the roadmap was to be opened.
                    self.read(&mut stage);
                }
                end => return Ok(end),
            }
        }
    }

    /// Shows what a roadmap has become, and reads what else may have changed meanwhile.
    fn come_back(&mut self, path: &Path, app: Option<&App>, stage: &mut Stage) {
        let summary = app.map(|app| self.environment.words().summary(app));
        self.library.come_back(path, summary);
        self.library.hear(Told::Date(self.today()));
        self.read(stage);
    }

    /// Begins to read anew, beside all else.
    fn read(&mut self, stage: &mut Stage) {
        stage.events.begin_visit();
        if let Err(error) = self.reading.begin(self.library.date(), stage.events.library()) {
            self.library.hear(Told::Wrong(error.say(self.environment.language)));
        }
    }

    /// Draws what there is and does what happens, until a roadmap is to be opened, or the end.
    fn browse(&mut self, stage: &mut Stage) -> io::Result<Way> {
        loop {
            self.draw(stage)?;
            let mut next = stage.held.pop_front().or_else(|| stage.events.next(NAP));
            while let Some(event) = next {
                if event.is_click() {
                    // A click means what stands under it, so that must be what the reader sees.
                    self.draw(stage)?;
                }
                if let Some(way) = self.act(event, stage)? {
                    return Ok(way);
                }
                next = stage.held.pop_front().or_else(|| stage.events.waiting());
            }
            let date = self.today();
            if date != self.library.date() {
                // Everything stands elsewhere.
                self.library.hear(Told::Date(date));
                self.read(stage);
            }
        }
    }

    fn draw(&mut self, stage: &mut Stage) -> io::Result<()> {
        let (library, screen) = (&self.library, &mut self.screen);
        stage.terminal(self.environment)?.draw_with(|frame| {
            screen.draw(library, frame);
            // Nothing here leads to the web.
            Vec::new()
        })
    }

    fn act(&mut self, event: Event, stage: &mut Stage) -> io::Result<Option<Way>> {
        match event {
            Event::Closed => Ok(Some(Way::End(End::Closed))),
            Event::Signal(SIGWINCH) => Ok(None),
            Event::Signal(SIGCONT) => stage.terminal(self.environment)?.clear().map(|()| None),
            Event::Signal(SIGTSTP) => self.sleep(stage).map(|()| None),
            Event::Signal(number) => Ok(Some(Way::End(End::Signal(number)))),
            Event::Library(told) => {
                self.library.hear(told);
                Ok(None)
            }
            Event::Terminal(event) => self.update(input::in_library(&event, &self.library, &self.screen), stage),
            Event::DoubleClick(mouse) => {
                self.update(self.screen.double_click(&self.library, mouse.column, mouse.row), stage)
            }
            // They belong to a roadmap, which was left.
            Event::File(_) | Event::Answer(_) | Event::Ended(_) => Ok(None),
        }
    }

    fn update(&mut self, actions: Vec<Action>, stage: &mut Stage) -> io::Result<Option<Way>> {
        for action in actions {
            match self.library.update(action) {
                Some(Wish::Open(path, view)) => return Ok(Some(Way::Open(path, view))),
                Some(Wish::Read) => self.read(stage),
                Some(Wish::Suspend) => self.sleep(stage)?,
                Some(Wish::Redraw) => stage.terminal(self.environment)?.clear()?,
                Some(Wish::Quit) => return Ok(Some(Way::End(End::Quit))),
                None => {}
            }
        }
        Ok(None)
    }

    /// Gives the terminal back and stops, until the shell lets us go on.
    fn sleep(&self, stage: &mut Stage) -> io::Result<()> {
        if system::STOPS { stage.terminal(self.environment)?.lend(system::stop) } else { Ok(()) }
    }

    fn today(&self) -> NaiveDate {
        self.arguments.dates.on.unwrap_or_else(|| self.environment.today())
    }
}
