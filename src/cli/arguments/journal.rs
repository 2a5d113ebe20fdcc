//! What the subcommands take that tell of what was done.

use std::path::PathBuf;

use clap::Args;

use super::Dates;

#[derive(Debug, Args)]
pub(in crate::cli) struct JournalArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// Keep the journal in `.roadmap` beside the file from now on, so that it travels with it
    #[arg(long)]
    pub(in crate::cli) local: bool,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct WeekArguments {
    /// The Markdown file, or several, one after the other
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Answer in Markdown, for a diary
    #[arg(long, conflicts_with = "json")]
    pub(in crate::cli) md: bool,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    #[command(flatten)]
    pub(in crate::cli) dates: Dates,
}
