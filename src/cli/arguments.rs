//! What the command line takes. One definition feeds parsing, help and the manual page.

mod arrange;
mod calendar;
mod check;
mod draft;
mod export;
mod journal;
mod localised;
mod merge;
mod new;
mod review;
mod script;
mod several;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::Colour;
use crate::app::action::View;
use crate::document::front_matter::read_date;
use crate::text::language::Language;
use crate::ui::words::{MOST_CAP, WrongValue};
pub(super) use arrange::{
    AddArguments, EditArguments, Manner, MarkArguments, MarkName, MoveArguments, RemoveArguments, WayArguments,
};
pub(super) use calendar::{RecoverArguments, ScheduleArguments, StartArguments, WayName};
pub(super) use check::CheckArguments;
pub(super) use draft::{PlanArguments, parse_number_of_days};
pub(super) use export::ExportArguments;
pub(super) use journal::{ImportArguments, JournalArguments, JournalCommand, WeekArguments};
pub(super) use localised::{command, read};
pub(super) use merge::{GitArguments, GitCommand, InstallArguments, MergeArguments, UpdateArguments};
pub(super) use new::NewArguments;
pub(super) use review::ReviewArguments;
pub(super) use script::{CompleteArguments, CompletionsArguments, ManArguments, Shell, TimeArguments};
pub(super) use several::{SeveralArguments, StatusArguments, TodayArguments};

/// Follow a study roadmap kept in Markdown.
///
/// Ticks are written back to the file itself, and nothing else in it changes. `roadmap FILE` is short for `roadmap tui
/// FILE`, and `roadmap` alone opens the library.
#[derive(Debug, Parser)]
#[command(name = "roadmap", version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(
    after_help = "Exit codes: 0 done; 1 the answer is no (nothing to study, nothing due, no plan, conflicts in a merge, something wrong with a roadmap); 2 wrong usage, or an ITEM \
that fits none or several or cannot be ticked or changed so; 3 the file could not be read or written; 128 + N ended by signal N."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) tui: TuiArguments,
    // Read before all else, so that whatever else is wrong is said in it; here it is checked and told of.
    /// The language: `en` or `zh`; else that of the settings, else of the locale
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = parse_language)]
    lang: Option<Language>,
    /// When there are colours in what is said
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    color: Option<Colour>,
    /// Say nothing where something is written, and no notes; errors are told all the same
    #[arg(short, long, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Open the roadmap on the screen: tick items, follow the plan
    Tui(TuiArguments),
    /// Make a roadmap: of a template, or step by step
    New(NewArguments),
    /// Say what to study today
    Today(TodayArguments),
    /// Say what is to be done next
    Next(NextArguments),
    /// Say how far things are, by section and in the plan
    Status(StatusArguments),
    /// Print the tree of sections and items
    Show(ReadArguments),
    /// Print the phases and study days with their dates, or draft a plan
    Plan(PlanArguments),
    /// Find what is wrong with roadmaps, or reads otherwise than it looks
    Check(CheckArguments),
    /// Tick an item or a study day
    ///
    /// Where `stamp` is set to `emoji`, `dataview` or `comment`, in the settings or in the front matter, its date is written
    /// beside it, and taken away with it.
    Tick(TickArguments),
    /// Add a task
    ///
    /// Without a place it goes behind the last task that is no part of the plan. It is written as the items around it are.
    Add(AddArguments),
    /// Let an item or a section say something else
    Edit(EditArguments),
    /// Move items or sections, with all beneath them
    Move(MoveArguments),
    /// Take items, sections or rows out, with all beneath them
    Remove(RemoveArguments),
    /// Let the boxes of items show a mark, or take them away
    Mark(MarkArguments),
    /// Set the date on which the plan begins, or a phase of it
    Start(StartArguments),
    /// Set study weekdays, rest dates and extra study dates, or show them
    Schedule(ScheduleArguments),
    /// Find a way back after falling behind
    Recover(RecoverArguments),
    /// List the backups of a roadmap, or bring one back
    Restore(RestoreArguments),
    /// Bring two versions of a roadmap together: a sync tool's copy, or what git asks for
    Merge(MergeArguments),
    /// Carry your ticks and additions onto a newer edition of the roadmap
    Update(UpdateArguments),
    /// Have git merge roadmaps with this program
    Git(GitArguments),
    /// Say what was done, and when
    Journal(JournalArguments),
    /// List what comes back for review today, or grade it
    Review(ReviewArguments),
    /// Say how it went: streak, pace, the year, done against planned, and when it will be done
    Stats(ReadArguments),
    /// Look back on a week: what was done, what slipped, what comes next
    Week(WeekArguments),
    /// Write down minutes of study, as the timer on the screen does
    Time(TimeArguments),
    /// Tell whatever happens to a roadmap in lines of JSON, until it is ended
    Watch(WatchArguments),
    /// Export roadmaps to a calendar, a page, Markdown, a table or todo.txt
    ///
    /// A file that is there already is overwritten only where it still is what was exported there last.
    Export(ExportArguments),
    /// Print what a shell reads to complete command lines, and the items of the roadmap on them
    Completions(CompletionsArguments),
    /// Say how a command line goes on, for the completions of a shell
    #[command(hide = true)]
    Complete(CompleteArguments),
    /// Print the manual page of the program, or of a command
    Man(ManArguments),
}

#[derive(Debug, Args)]
pub(crate) struct TuiArguments {
    /// The Markdown file; without one, or with several or a folder, the library opens
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The view to open
    #[arg(long, value_enum)]
    pub(crate) view: Option<ViewName>,
    /// The colours: `auto`, `dark`, `light`, `ansi`, `mono`, or a theme of your own
    #[arg(long, value_name = "NAME")]
    pub(crate) theme: Option<String>,
    #[command(flatten)]
    pub(crate) dates: Dates,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ViewName {
    Today,
    Roadmap,
    Plan,
    Review,
    Stats,
}

impl From<ViewName> for View {
    fn from(name: ViewName) -> Self {
        match name {
            ViewName::Today => Self::Today,
            ViewName::Roadmap => Self::Roadmap,
            ViewName::Plan => Self::Plan,
            ViewName::Review => Self::Review,
            ViewName::Stats => Self::Stats,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct ReadArguments {
    /// The Markdown file
    pub(super) file: PathBuf,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) dates: Dates,
}

#[derive(Debug, Args)]
pub(super) struct NextArguments {
    /// The Markdown file, several, or folders of them; without any, the library
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// No more than so many
    #[arg(short = 'n', long, value_name = "N", default_value = "5", value_parser = parse_count)]
    pub(super) count: u16,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) dates: Dates,
}

#[derive(Debug, Args)]
pub(super) struct WatchArguments {
    /// The Markdown file, or several
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, Args)]
pub(crate) struct Dates {
    /// Count study days from this date instead of the file's own
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) start: Option<NaiveDate>,
    /// Take this date for today
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub(super) struct TickArguments {
    /// The Markdown file
    pub(super) file: PathBuf,
    /// `line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`; of several, all are
    /// ticked or none
    #[arg(value_name = "ITEM", required_unless_present = "stdin")]
    pub(super) items: Vec<String>,
    /// Read more items from standard input, one a line
    #[arg(long)]
    pub(super) stdin: bool,
    /// Untick it
    #[arg(long)]
    pub(super) off: bool,
    /// With all that stands beneath it, as far as that can be ticked
    #[arg(long)]
    pub(super) all: bool,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) dates: Dates,
}

#[derive(Debug, Args)]
pub(super) struct RestoreArguments {
    /// The Markdown file; it may be gone
    pub(super) file: PathBuf,
    /// The backup to bring back: its number in the list, or its date
    pub(super) which: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Checks a language's name.
fn parse_language(name: &str) -> Result<Language, WrongValue> {
    Language::named(name).ok_or(WrongValue::Language)
}

/// Checks how many things are to be listed.
fn parse_count(text: &str) -> Result<u16, WrongValue> {
    let count = text.parse().ok().filter(|count| (1..=MOST_CAP).contains(count));
    count.ok_or(WrongValue::Number(MOST_CAP))
}

/// Checks how many reviews a date may have.
fn parse_cap(text: &str) -> Result<u32, WrongValue> {
    let cap = text.parse().ok().filter(|cap| (1..=u32::from(MOST_CAP)).contains(cap));
    cap.ok_or(WrongValue::Number(MOST_CAP))
}

pub(super) fn parse_date(text: &str) -> Result<NaiveDate, WrongValue> {
    let date = Some(text).filter(|text| text.len() == 10).and_then(read_date);
    date.ok_or(WrongValue::Date)
}
