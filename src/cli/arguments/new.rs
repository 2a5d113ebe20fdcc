//! What `roadmap new` takes.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::draft::{parse_hours, parse_number_of_days};
use super::parse_date;
use crate::cli::schedule;

#[derive(Debug, Args)]
pub(in crate::cli) struct NewArguments {
    /// The template, by its name; without one you are asked step by step
    #[arg(conflicts_with_all = ["sections", "tasks", "days", "hours", "no_plan"])]
    pub(in crate::cli) template: Option<String>,
    /// List the templates
    #[arg(long, conflicts_with_all = ["template", "output", "title", "start", "sections", "tasks"])]
    pub(in crate::cli) list: bool,
    /// The new file, which must not be there yet; `-` prints it
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Its title
    #[arg(long, value_name = "TITLE")]
    pub(in crate::cli) title: Option<String>,
    /// The date on which its plan begins; today where none is given
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(in crate::cli) start: Option<NaiveDate>,
    /// Study on these weekdays: `mon-fri`, or `mon,wed,fri`
    #[arg(long, value_name = "DAYS", value_parser = schedule::parse_days)]
    pub(in crate::cli) weekdays: Option<String>,
    /// A section; several of them in their order
    #[arg(long = "section", value_name = "NAME")]
    pub(in crate::cli) sections: Vec<String>,
    /// A task of a section; several of them in their order
    #[arg(long = "task", value_names = ["SECTION", "TASK"], num_args = 2)]
    pub(in crate::cli) tasks: Vec<String>,
    /// Draft a plan of so many days of study
    #[arg(long, value_name = "N", conflicts_with = "hours", value_parser = parse_number_of_days)]
    pub(in crate::cli) days: Option<u32>,
    /// Draft a plan with so many hours a day; a task takes one, unless it says otherwise: `(2h)`, `~30min`
    #[arg(long, value_name = "H", value_parser = parse_hours)]
    pub(in crate::cli) hours: Option<u32>,
    /// Draft no plan
    #[arg(long, conflicts_with_all = ["days", "hours"])]
    pub(in crate::cli) no_plan: bool,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Take this date for today
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(in crate::cli) on: Option<NaiveDate>,
}

impl NewArguments {
    /// Whether a file is written.
    pub(in crate::cli) fn writes(&self) -> bool {
        !self.list && self.output.as_ref().is_none_or(|out| out.as_os_str() != "-")
    }

    /// Whether the command line says by itself what the roadmap holds.
    pub(in crate::cli) fn says_what(&self) -> bool {
        !(self.sections.is_empty() && self.tasks.is_empty())
    }
}
