//! What `roadmap review` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Dates, parse_cap};
use crate::progress::review::Grade;

#[derive(Debug, Args)]
#[group(id = "deed", multiple = false)]
pub(in crate::cli) struct Deeds {
    /// How well it was known
    #[arg(long, value_enum, value_name = "GRADE", requires = "item")]
    pub(in crate::cli) grade: Option<GradeName>,
    /// Leave it out of the review
    #[arg(long, requires = "item")]
    pub(in crate::cli) spare: bool,
    /// Take it in again
    #[arg(long, requires = "item")]
    pub(in crate::cli) unspare: bool,
    /// Begin to review; the first grade does so, too
    #[arg(long)]
    pub(in crate::cli) begin: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReviewArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// `line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`
    #[arg(requires = "deed", conflicts_with = "begin")]
    pub(in crate::cli) item: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) deeds: Deeds,
    /// No more than so many on a date
    #[arg(long, value_name = "N", value_parser = parse_cap)]
    pub(in crate::cli) cap: Option<u32>,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    #[command(flatten)]
    pub(in crate::cli) dates: Dates,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum GradeName {
    /// It was forgotten
    #[value(alias = "1")]
    Again,
    /// It was remembered with difficulty
    #[value(alias = "2")]
    Hard,
    /// It was remembered
    #[value(alias = "3")]
    Good,
    /// It was remembered without effort
    #[value(alias = "4")]
    Easy,
}

impl From<GradeName> for Grade {
    fn from(name: GradeName) -> Self {
        match name {
            GradeName::Again => Self::Again,
            GradeName::Hard => Self::Hard,
            GradeName::Good => Self::Good,
            GradeName::Easy => Self::Easy,
        }
    }
}
