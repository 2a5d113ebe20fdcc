//! What is taken by what scripts are made of: completions, the manual, and minutes that are written down.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Dates, parse_count};

#[derive(Debug, Args)]
pub(in crate::cli) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub(in crate::cli) shell: Shell,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CompleteArguments {
    /// The shell
    #[arg(value_enum)]
    pub(in crate::cli) shell: Shell,
    /// The words of the line, the last at the cursor; of bash, the line itself up to there
    #[arg(last = true)]
    pub(in crate::cli) words: Vec<String>,
}

/// A shell that completes command lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ManArguments {
    /// The command; none is the program itself
    #[arg(value_name = "COMMAND")]
    pub(in crate::cli) command: Vec<String>,
    /// Write its page into this folder, and those of all commands beneath it
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct TimeArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// How many minutes
    #[arg(value_parser = parse_count)]
    pub(in crate::cli) minutes: u16,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    #[command(flatten)]
    pub(in crate::cli) dates: Dates,
}
