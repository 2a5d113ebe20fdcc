//! What the subcommands take that tell of what was done.

use std::path::PathBuf;

use clap::Args;

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
