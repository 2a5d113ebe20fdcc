//! The command line: what it takes, and what each subcommand answers.

mod item;
mod man;
mod read;
mod recover;
mod schedule;
mod several;
mod tick;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::app::action::View;
use crate::document::front_matter::read_date;

/// What the world around the program is like; read once, by `main`.
#[derive(Debug, Clone, Copy)]
pub struct Environment {
    /// The local date, asked again whenever it may have changed.
    pub today: fn() -> NaiveDate,
    /// Whether colours are wanted at all (`NO_COLOR`).
    pub colour: bool,
    /// Whether the terminal can move its cursor about (`TERM`).
    pub can_draw: bool,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// How many cells it is wide, where it is a terminal.
    pub width: Option<usize>,
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

/// Follow a study roadmap kept in Markdown.
///
/// Ticks are written back to the file itself, and nothing else in it changes. `roadmap FILE` is short for `roadmap tui FILE`.
#[derive(Debug, Parser)]
#[command(name = "roadmap", version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(
    after_help = "Exit codes: 0 done; 1 the answer is no (nothing to study, no plan); 2 wrong usage, or an ITEM \
that fits none or several or cannot be ticked; 3 the file could not be read or written; 128 + N ended by signal N."
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    tui: TuiArguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the roadmap on the screen: tick items, follow the plan
    Tui(TuiArguments),
    /// Say what to study today
    Today(SeveralArguments),
    /// Say how far things are, by section and in the plan
    Status(ReadArguments),
    /// Print the tree of sections and items
    Show(ReadArguments),
    /// Print the phases and study days with their dates
    Plan(SeveralArguments),
    /// Tick an item or a study day
    Tick(TickArguments),
    /// Set the date on which the plan begins
    Start(StartArguments),
    /// Set study weekdays, rest dates and extra study dates, or show them
    Schedule(ScheduleArguments),
    /// Find a way back after falling behind
    Recover(RecoverArguments),
    /// Print the manual page
    #[command(hide = true)]
    Man,
}

#[derive(Debug, Args)]
pub(crate) struct TuiArguments {
    /// The Markdown file
    #[arg(required = true)]
    pub(crate) file: Option<PathBuf>,
    /// The view to open
    #[arg(long, value_enum)]
    pub(crate) view: Option<ViewName>,
    #[command(flatten)]
    pub(crate) dates: Dates,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ViewName {
    Today,
    Roadmap,
    Plan,
}

impl From<ViewName> for View {
    fn from(name: ViewName) -> Self {
        match name {
            ViewName::Today => Self::Today,
            ViewName::Roadmap => Self::Roadmap,
            ViewName::Plan => Self::Plan,
        }
    }
}

#[derive(Debug, Args)]
struct ReadArguments {
    /// The Markdown file
    file: PathBuf,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    dates: Dates,
}

#[derive(Debug, Args)]
struct SeveralArguments {
    /// The Markdown file, or several to be brought together by date
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    dates: Dates,
}

impl SeveralArguments {
    /// The arguments of one file, where there is only one.
    fn only(&self) -> Option<ReadArguments> {
        match self.files.as_slice() {
            [file] => Some(ReadArguments { file: file.clone(), json: self.json, dates: self.dates }),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Dates {
    /// Count study days from this date instead of the file's own
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) start: Option<NaiveDate>,
    /// Take this date for today
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
struct TickArguments {
    /// The Markdown file
    file: PathBuf,
    /// `line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`
    item: String,
    /// Untick it
    #[arg(long)]
    off: bool,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    dates: Dates,
}

#[derive(Debug, Args)]
struct StartArguments {
    /// The Markdown file
    file: PathBuf,
    /// The date of the plan's first day
    #[arg(value_parser = parse_date)]
    date: NaiveDate,
    /// Give a file that has no front matter one
    #[arg(long)]
    create: bool,
    /// Answer with the plan in JSON
    #[arg(long)]
    json: bool,
}

impl StartArguments {
    fn target(&self) -> schedule::Target<'_> {
        schedule::Target { file: &self.file, create: self.create, json: self.json }
    }
}

#[derive(Debug, Args)]
struct ScheduleArguments {
    /// The Markdown file
    file: PathBuf,
    /// Study on these weekdays: `mon-fri`, or `mon,wed,fri`
    #[arg(long, value_parser = schedule::parse_days)]
    days: Option<String>,
    /// Rest on this date, or from one to another: `2026-02-16..2026-02-20`
    #[arg(long, value_name = "DATE[..DATE]", value_parser = schedule::parse_range)]
    rest: Vec<String>,
    /// Study on this date whatever the weekday, or from one to another
    #[arg(long, value_name = "DATE[..DATE]", value_parser = schedule::parse_range)]
    work: Vec<String>,
    /// Forget all that was set under this name
    #[arg(long, value_enum, value_name = "NAME")]
    clear: Vec<ScheduleKey>,
    /// Give a file that has no front matter one
    #[arg(long)]
    create: bool,
    /// Answer with the plan in JSON
    #[arg(long)]
    json: bool,
}

impl ScheduleArguments {
    fn target(&self) -> schedule::Target<'_> {
        schedule::Target { file: &self.file, create: self.create, json: self.json }
    }
}

#[derive(Debug, Args)]
struct RecoverArguments {
    /// The Markdown file
    file: PathBuf,
    /// The way back
    #[arg(value_enum)]
    way: WayName,
    /// With `break`: the dates without study
    #[arg(value_name = "FROM..TO")]
    dates_of_break: Option<String>,
    /// With `rebalance`: the date by which all is to be done
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    by: Option<NaiveDate>,
    /// Show what it would do, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Give a file that has no front matter one
    #[arg(long)]
    create: bool,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    dates: Dates,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum WayName {
    /// The rest moves, so that the first open study day is today
    Push,
    /// The rest is spread over the days until the same end
    CatchUp,
    /// The rest is spread up to a date
    Rebalance,
    /// No study on some dates
    Break,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ScheduleKey {
    Days,
    Rest,
    Work,
    Moves,
}

impl ScheduleKey {
    fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Rest => "rest",
            Self::Work => "work",
            Self::Moves => "moves",
        }
    }
}

fn parse_date(text: &str) -> Result<NaiveDate, String> {
    let date = Some(text).filter(|text| text.len() == 10).and_then(read_date);
    date.ok_or_else(|| "write a date as 2026-01-31".to_owned())
}

/// Runs the program with its command line, the program's own name first.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: Environment) -> Exit {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let help = !error.use_stderr();
            // Where even this cannot be printed there is nobody to tell.
            let _ = error.print();
            return if help { Exit::Done } else { Exit::Usage };
        }
    };
    let answer = match arguments.command {
        None => return crate::tui::run(&arguments.tui, environment),
        Some(Command::Tui(tui)) => return crate::tui::run(&tui, environment),
        Some(Command::Today(arguments)) => read::today(&arguments, environment),
        Some(Command::Status(arguments)) => read::status(&arguments, environment),
        Some(Command::Show(arguments)) => read::show(&arguments, environment),
        Some(Command::Plan(arguments)) => read::plan(&arguments, environment),
        Some(Command::Tick(arguments)) => tick::run(&arguments, environment),
        Some(Command::Start(arguments)) => schedule::start(&arguments, environment),
        Some(Command::Schedule(arguments)) => schedule::schedule(&arguments, environment),
        Some(Command::Recover(arguments)) => recover::run(&arguments, environment),
        Some(Command::Man) => man::page(),
    };
    say(&answer, environment)
}

/// What a subcommand has to say, and how it ended.
#[derive(Debug)]
struct Answer {
    /// For standard output, with ANSI styles.
    out: String,
    /// For standard error.
    err: String,
    exit: Exit,
}

impl Answer {
    fn new(out: String, exit: Exit) -> Self {
        Self { out, err: String::new(), exit }
    }

    fn failed(error: &impl std::fmt::Display, exit: Exit) -> Self {
        Self { out: String::new(), err: format!("roadmap: {error}\n"), exit }
    }

    fn with_note(self, note: &str) -> Self {
        Self { err: self.err + note, ..self }
    }
}

fn say(answer: &Answer, environment: Environment) -> Exit {
    let choice = if environment.colour && environment.is_terminal && environment.can_draw {
        anstream::ColorChoice::AlwaysAnsi
    } else {
        anstream::ColorChoice::Never
    };
    // Where standard error is closed there is nobody to tell.
    let _ = std::io::stderr().write_all(answer.err.as_bytes());
    let mut out = anstream::AutoStream::new(std::io::stdout().lock(), choice);
    match out.write_all(answer.out.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => answer.exit,
        // `roadmap show FILE | head` has read enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => answer.exit,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "roadmap: cannot write the answer: {error}");
            Exit::File
        }
    }
}
