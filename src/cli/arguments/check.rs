//! What `roadmap check` takes.

use std::path::PathBuf;

use clap::Args;

use crate::check::{Code, Rules};
use crate::ui::words::WrongValue;

#[derive(Debug, Args)]
pub(in crate::cli) struct CheckArguments {
    /// Markdown files, or folders with such files in them
    #[arg(required_unless_present = "explain", value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Answer in JSON
    #[arg(long, conflicts_with = "sarif")]
    pub(in crate::cli) json: bool,
    /// Answer in SARIF 2.1.0, for code hosts and editors
    #[arg(long)]
    pub(in crate::cli) sarif: bool,
    /// Mend what has one right answer, and show how as a unified diff
    #[arg(long)]
    pub(in crate::cli) fix: bool,
    /// With `--fix`: show what it would do, and write nothing
    #[arg(long, requires = "fix")]
    pub(in crate::cli) dry_run: bool,
    /// Do not tell of this code (`R501`) or name (`duplicate-day`)
    #[arg(long, value_name = "CODE", value_parser = parse_code)]
    pub(in crate::cli) allow: Vec<Code>,
    /// Tell of this code or name as an error
    #[arg(long, value_name = "CODE", value_parser = parse_code)]
    pub(in crate::cli) deny: Vec<Code>,
    /// Say what a code means, and how it is mended
    #[arg(long, value_name = "CODE", value_parser = parse_code, exclusive = true)]
    pub(in crate::cli) explain: Option<Code>,
}

impl CheckArguments {
    pub(in crate::cli) fn rules(&self) -> Rules {
        Rules { allowed: self.allow.clone(), denied: self.deny.clone() }
    }
}

/// Checks a code's number or name.
fn parse_code(name: &str) -> Result<Code, WrongValue> {
    Code::named(name).ok_or(WrongValue::Code)
}
