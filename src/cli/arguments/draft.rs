//! What `roadmap plan` takes: which roadmaps to print the plan of, and what a plan that is drafted shall be like.

use std::path::PathBuf;

use clap::Args;

use super::SeveralArguments;
use crate::cli::schedule;
use crate::plan::draft::MOST_DAYS;
use crate::ui::words::WrongValue;

#[derive(Debug, Args)]
pub(in crate::cli) struct PlanArguments {
    #[command(flatten)]
    pub(in crate::cli) of: SeveralArguments,
    #[command(flatten)]
    pub(in crate::cli) make: MakeArguments,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct MakeArguments {
    /// Draft a plan for the open tasks, and print it as Markdown
    #[arg(long)]
    pub(in crate::cli) make: bool,
    /// With `--make`: so many days of study
    #[arg(long, value_name = "N", requires = "make", conflicts_with = "hours", value_parser = parse_number_of_days)]
    pub(in crate::cli) days: Option<u32>,
    /// With `--make`: so many hours a day; a task takes one, unless it says otherwise: `(2h)`, `~30min`
    #[arg(long, value_name = "H", requires = "make", value_parser = parse_hours)]
    pub(in crate::cli) hours: Option<u32>,
    /// With `--make`: study on these weekdays: `mon-fri`, or `mon,wed,fri`
    #[arg(long, value_name = "DAYS", requires = "make", value_parser = schedule::parse_days)]
    pub(in crate::cli) weekdays: Option<String>,
    /// With `--make`: plan this section alone, by its title or a part of it; behind a plan that is there
    #[arg(long, value_name = "NAME", requires = "make")]
    pub(in crate::cli) phase: Vec<String>,
    /// With `--make`: write a new roadmap that has the plan at its end; `-` prints it
    #[arg(short, long, value_name = "OUT", requires = "make", conflicts_with_all = ["append", "dry_run"])]
    pub(in crate::cli) output: Option<PathBuf>,
    /// With `--make`: put the plan at the end of the file
    #[arg(long, requires = "make")]
    pub(in crate::cli) append: bool,
    /// With `--make`: show the study days with their dates, and write nothing
    #[arg(long, requires = "make")]
    pub(in crate::cli) dry_run: bool,
}

impl MakeArguments {
    /// Whether a file is written.
    pub(in crate::cli) fn writes(&self) -> bool {
        self.append && !self.dry_run || self.output.as_ref().is_some_and(|out| out.as_os_str() != "-")
    }
}

/// Checks a number of days.
pub(in crate::cli) fn parse_number_of_days(text: &str) -> Result<u32, WrongValue> {
    let days = text.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    days.ok_or(WrongValue::Number(999))
}

/// Checks hours a day; as minutes.
pub(super) fn parse_hours(text: &str) -> Result<u32, WrongValue> {
    let hours = text.parse().ok().filter(|hours| (0.25..=24.0).contains(hours));
    // A day has 1440 of them.
    hours.map(|hours: f64| (hours * 60.0).round() as u32).ok_or(WrongValue::Hours)
}
