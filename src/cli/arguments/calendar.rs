//! What the commands take that lay the plan over the calendar: `start`, `schedule`, `recover`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::{Dates, parse_date};
use crate::cli::schedule;

#[derive(Debug, Args)]
pub(in crate::cli) struct StartArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// The date of the plan's first day
    #[arg(value_parser = parse_date)]
    pub(in crate::cli) date: NaiveDate,
    /// Begin this phase then, and not the plan: its name (`Phase 3`), its title or a part of it
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) phase: Option<String>,
    /// Give a file that has no front matter one
    #[arg(long)]
    pub(in crate::cli) create: bool,
    /// Answer with the plan in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Take this date for today
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(in crate::cli) on: Option<NaiveDate>,
}

impl StartArguments {
    pub(in crate::cli) fn target(&self) -> schedule::Target<'_> {
        schedule::Target { file: &self.file, create: self.create, json: self.json, on: self.on }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ScheduleArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// Study on these weekdays: `mon-fri`, or `mon,wed,fri`
    #[arg(long, value_parser = schedule::parse_days)]
    pub(in crate::cli) days: Option<String>,
    /// Rest on this date, or from one to another: `2026-02-16..2026-02-20`; with no end (`2026-02-16..`) the plan pauses
    #[arg(long, value_name = "DATE[..[DATE]]", value_parser = schedule::parse_rest)]
    pub(in crate::cli) rest: Vec<String>,
    /// Study on this date whatever the weekday, or from one to another
    #[arg(long, value_name = "DATE[..DATE]", value_parser = schedule::parse_range)]
    pub(in crate::cli) work: Vec<String>,
    /// End a pause: study begins again on this date
    #[arg(long, value_name = "DATE", value_parser = parse_date, conflicts_with_all = ["days", "rest", "work", "clear"])]
    pub(in crate::cli) resume: Option<NaiveDate>,
    /// Forget all that was set under this name
    #[arg(long, value_enum, value_name = "NAME")]
    pub(in crate::cli) clear: Vec<ScheduleKey>,
    /// Give a file that has no front matter one
    #[arg(long)]
    pub(in crate::cli) create: bool,
    /// Answer with the plan in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Take this date for today
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(in crate::cli) on: Option<NaiveDate>,
}

impl ScheduleArguments {
    /// Whether it is to be changed, and not shown.
    pub(in crate::cli) fn sets_anything(&self) -> bool {
        let lists = [&self.rest, &self.work].iter().any(|list| !list.is_empty()) || !self.clear.is_empty();
        lists || self.days.is_some() || self.resume.is_some()
    }

    pub(in crate::cli) fn target(&self) -> schedule::Target<'_> {
        schedule::Target { file: &self.file, create: self.create, json: self.json, on: self.on }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RecoverArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// The way back
    #[arg(value_enum)]
    pub(in crate::cli) way: WayName,
    /// With `break`: the dates without study
    #[arg(value_name = "FROM..TO")]
    pub(in crate::cli) dates_of_break: Option<String>,
    /// With `rebalance`: the date by which all is to be done
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(in crate::cli) by: Option<NaiveDate>,
    /// Show what it would do, and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Give a file that has no front matter one
    #[arg(long)]
    pub(in crate::cli) create: bool,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    #[command(flatten)]
    pub(in crate::cli) dates: Dates,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum WayName {
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
pub(in crate::cli) enum ScheduleKey {
    Days,
    Rest,
    Work,
    Moves,
}

impl ScheduleKey {
    pub(in crate::cli) fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Rest => "rest",
            Self::Work => "work",
            Self::Moves => "moves",
        }
    }
}
