//! What the subcommands take that tell of what was done.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Dates;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(in crate::cli) struct JournalArguments {
    #[command(subcommand)]
    pub(in crate::cli) command: Option<JournalCommand>,
    /// The Markdown file
    #[arg(required = true)]
    pub(in crate::cli) file: Option<PathBuf>,
    /// Keep the journal in `.roadmap` beside the file from now on, so that it travels with it
    #[arg(long)]
    pub(in crate::cli) local: bool,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct WeekArguments {
    /// The Markdown file, several, or folders of them; without any, the library
    #[arg(value_name = "FILE")]
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

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum JournalCommand {
    /// Take in what was done before the journal was begun
    Import(ImportArguments),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ImportArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// From the versions that git keeps of the file
    #[arg(long, required = true)]
    git: bool,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}
