//! What is taken for the completions of shells.

use clap::{Args, ValueEnum};

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
