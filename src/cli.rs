//! The command line: what it takes, and what each subcommand answers.

mod answer;
mod arguments;
mod arrange;
mod asked;
mod check;
mod complete;
mod completions;
mod copies;
mod export;
mod first;
pub mod folders;
mod git;
pub(crate) mod hooks;
mod import;
mod item;
mod journal;
pub(crate) mod keep;
mod make;
mod man;
mod merge;
mod new;
mod next;
mod quiet;
mod read;
mod recover;
mod restore;
mod review;
mod schedule;
mod several;
mod short;
mod stats;
pub(crate) mod system;
mod tick;
mod time;
mod update;
mod watch;
mod week;
mod wrong;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use crate::store::data::DataFolder;
use crate::store::settings::{GlyphSet, Settings};
use crate::store::{OpenError, Store};
use crate::text::language::{Language, Say};
use crate::text::sanitise::sanitise;
use crate::ui::theme::Glyphs;
use crate::ui::words::Words;
use answer::Answer;
pub use answer::Colour;
use arguments::Command;
pub(crate) use arguments::{Dates, TuiArguments};
use arguments::{
    ExportArguments, GitArguments, GitCommand, ImportArguments, InstallArguments, JournalArguments, JournalCommand,
    MergeArguments, NextArguments, ReadArguments, RecoverArguments, RestoreArguments, ReviewArguments,
    ScheduleArguments, SeveralArguments, StartArguments, StatusArguments, TickArguments, TodayArguments,
    UpdateArguments, WayName, WeekArguments,
};
use first::First;

/// How often a file may change under our hands before we give up.
const TRIES: usize = 100;

/// What the world around the program is like; read once, by `main`.
#[derive(Debug, Clone, Copy)]
pub struct Environment {
    /// The local time, and how far it is from that of Greenwich, asked again whenever the date may have changed.
    pub now: fn() -> DateTime<FixedOffset>,
    /// The local time at an instant of another time.
    pub local: fn(DateTime<Utc>) -> DateTime<FixedOffset>,
    /// The language to speak: of the command line, else of the settings, else of the locale.
    pub language: Language,
    /// How the reader set the program up.
    pub settings: Settings,
    /// What a shell calls this program, or the path at which it is; asked only where it is written down.
    pub program: fn() -> Option<PathBuf>,
    /// The command that runs the reader's editor, as a shell would read it; asked only where the file is to be edited.
    pub editor: fn() -> Option<String>,
    /// The command that opens links, as a shell would read it: none where there is nothing to open them on.
    pub opener: fn() -> Option<String>,
    /// The reader's home, which `~` stands for in the settings.
    pub home: Option<&'static Path>,
    /// Where locks and backups are kept, if anywhere.
    pub data: Option<DataFolder>,
    /// When colours are wanted (`NO_COLOR`, `--color`).
    pub colour: Colour,
    /// Whether the terminal can move its cursor about (`TERM`).
    pub can_draw: bool,
    /// Whether the terminal has 256 colours (`TERM`, `COLORTERM`).
    pub many_colours: bool,
    /// Whether the terminal draws more than ASCII (`TERM`, the locale).
    pub unicode: bool,
    /// Whether the terminal is the Linux console (`TERM`), which prints what it does not know.
    pub is_console: bool,
    /// Whether the terminal is one that makes links of its own (`TERM`, and what terminals call themselves).
    pub has_hyperlinks: bool,
    /// Whether tmux stands between us and the terminal (`TMUX`).
    pub in_tmux: bool,
    /// Whether somebody sits at standard input who reads standard error.
    pub asks: bool,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// How many cells it is wide, where it is a terminal.
    pub width: Option<usize>,
}

impl Environment {
    /// The same with what the command line asks for before all else.
    fn asked(self, first: First) -> Self {
        let language = first.language.unwrap_or(self.language);
        Self { language, colour: first.colour.unwrap_or(self.colour), ..self }
    }

    /// Whether there may be colours on a terminal.
    pub(crate) fn has_colour(self) -> bool {
        self.colour != Colour::Never
    }

    /// Whether answers are styled.
    fn is_styled(self) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Auto => self.is_terminal && self.can_draw,
            Colour::Never => false,
        }
    }

    /// The words in which the program speaks.
    #[must_use]
    pub fn words(self) -> Words {
        Words::of(self.language)
    }

    /// Today, as a date: the one on which the present day of study started.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        let hours = chrono::Duration::hours(i64::from(self.settings.day_start.hour()));
        let now = (self.now)().naive_local();
        now.checked_sub_signed(hours).unwrap_or(now).date()
    }

    /// The signs that lines and marks are drawn with: those of the settings, else those that the terminal has.
    pub(crate) fn glyphs(self) -> Glyphs {
        match self.settings.glyphs {
            Some(GlyphSet::Ascii) => Glyphs::ASCII,
            Some(GlyphSet::Unicode) => Glyphs::FINE,
            None if self.unicode => Glyphs::FINE,
            None => Glyphs::ASCII,
        }
    }

    /// Whether there is a terminal that can draw.
    pub(crate) fn has_screen(self) -> bool {
        self.is_terminal && self.can_draw
    }

    /// Opens a roadmap, with its locks and backups.
    pub(crate) fn open(self, file: &Path) -> Result<Store, OpenError> {
        Ok(Store::open(file)?.kept_in(self.data))
    }
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The answer is no: there is nothing of what was asked for.
    No,
    /// It was asked in a way that does not say what is wanted.
    Usage,
    /// The file could not be read or written.
    File,
    /// A signal ended it.
    Signal(i32),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::No => 1,
            Exit::Usage => 2,
            Exit::File => 3,
            Exit::Signal(number) => u8::try_from(128 + number).unwrap_or(u8::MAX),
        })
    }
}

/// What the command line takes, for whoever writes it down, or asks of a line whether it is one without running it.
#[must_use]
pub fn definition(language: Language) -> clap::Command {
    arguments::command(language)
}

/// Runs the program with its command line, the program's own name first.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: Environment) -> Exit {
    let (first, written) = first::first(arguments.into_iter().collect());
    let environment = environment.asked(first);
    let arguments = match arguments::read(&written, environment) {
        Ok(arguments) => arguments,
        Err(error) => return misunderstood(&error, &written, environment.language),
    };
    let is_writing = arguments.command.as_ref().is_some_and(quiet::writes);
    let answer = match arguments.command {
        None => return crate::tui::run(&arguments.tui, environment),
        Some(Command::Tui(tui)) => return crate::tui::run(&tui, environment),
        Some(Command::New(arguments)) => new::run(&arguments, first.language, environment),
        Some(Command::Today(arguments)) => read::today(&arguments, environment),
        Some(Command::Next(arguments)) => next::run(&arguments, environment),
        Some(Command::Status(arguments)) => read::status(&arguments, environment),
        Some(Command::Show(arguments)) => read::show(&arguments, environment),
        Some(Command::Plan(arguments)) if arguments.make.make => make::run(&arguments, environment),
        Some(Command::Plan(arguments)) => read::plan(&arguments.of, environment),
        Some(Command::Tick(arguments)) => tick::run(&arguments, environment),
        Some(Command::Add(arguments)) => arrange::add(&arguments, environment),
        Some(Command::Edit(arguments)) => arrange::edit(&arguments, environment),
        Some(Command::Move(arguments)) => arrange::relocate(&arguments, environment),
        Some(Command::Remove(arguments)) => arrange::remove(&arguments, environment),
        Some(Command::Mark(arguments)) => arrange::mark(&arguments, environment),
        Some(Command::Start(arguments)) => schedule::start(&arguments, environment),
        Some(Command::Schedule(arguments)) => schedule::schedule(&arguments, environment),
        Some(Command::Recover(arguments)) => recover::run(&arguments, environment),
        Some(Command::Restore(arguments)) => restore::run(&arguments, environment),
        Some(Command::Merge(arguments)) => merge::run(&arguments, environment),
        Some(Command::Update(arguments)) => update::run(&arguments, environment),
        Some(Command::Git(arguments)) => git::run(&arguments, environment),
        Some(Command::Journal(arguments)) => journal::run(&arguments, environment),
        Some(Command::Review(arguments)) => review::run(&arguments, environment),
        Some(Command::Stats(arguments)) => stats::run(&arguments, environment),
        Some(Command::Week(arguments)) => week::run(&arguments, environment),
        Some(Command::Time(arguments)) => time::run(&arguments, environment),
        Some(Command::Watch(arguments)) => return watch::run(&arguments, environment),
        Some(Command::Export(arguments)) => export::run(&arguments, environment),
        Some(Command::Completions(arguments)) => completions::script(arguments.shell, environment),
        Some(Command::Complete(arguments)) => complete::run(&arguments, environment),
        Some(Command::Check(arguments)) => check::run(&arguments, environment),
        Some(Command::Man(arguments)) => man::run(&arguments, environment),
    };
    let answer = if first.is_quiet { answer.quietly(is_writing) } else { answer };
    answer.say(environment)
}

/// Says why a command line was not understood, or what it asked of the help.
fn misunderstood(error: &clap::Error, written: &[OsString], language: Language) -> Exit {
    let is_plain = |argument: &OsString| matches!(sanitise(&argument.to_string_lossy()), Cow::Borrowed(_));
    // Where even this cannot be printed there is nobody to tell.
    let _ = if let Some(said) = wrong::said(error, language) {
        std::io::stderr().write_all(said.as_bytes())
    } else if written.iter().all(is_plain) {
        error.print()
    } else {
        // The message repeats an argument as it was written: a file's name, perhaps, that a shell put there.
        let plain = error.render().to_string();
        let lines: String = plain.lines().map(|line| format!("{}\n", sanitise(line))).collect();
        std::io::stderr().write_all(lines.as_bytes())
    };
    if error.use_stderr() { Exit::Usage } else { Exit::Done }
}

/// Says why the program does not even begin.
#[must_use]
pub fn refuse(error: &impl Say, language: Language) -> Exit {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "roadmap: {}", error.say(language));
    Exit::Usage
}
