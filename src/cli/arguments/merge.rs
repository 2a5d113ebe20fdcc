//! What the subcommands take that bring two versions of a roadmap together.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::merge::Side;
use crate::ui::words::WrongValue;

#[derive(Debug, Args)]
pub(in crate::cli) struct MergeArguments {
    /// `FILE COPY`: what a sync tool's copy holds goes into FILE. `BASE OURS THEIRS`: what came of BASE on two sides, as
    /// git asks for it
    #[arg(required = true, num_args = 2..=3, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// With three files: write the result here instead of to standard output
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// With three files: how long the marks of a conflict are
    #[arg(long, value_name = "N", value_parser = parse_size)]
    pub(in crate::cli) marker_size: Option<u16>,
    /// With three files: what OURS is called in the marks
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) ours_label: Option<String>,
    /// With three files: what THEIRS is called in the marks
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) theirs_label: Option<String>,
    /// With three files: what the file is called in messages
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) path: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) settled: Settled,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct UpdateArguments {
    /// Your Markdown file
    pub(in crate::cli) file: PathBuf,
    /// The newer edition of what it was made of
    pub(in crate::cli) upstream: PathBuf,
    /// The edition that it was made of
    #[arg(long, value_name = "OLD")]
    pub(in crate::cli) base: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) settled: Settled,
    /// Show what it would do, and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// How long the marks of a conflict can be.
const LONGEST: u16 = 1000;

fn parse_size(text: &str) -> Result<u16, WrongValue> {
    let size = text.parse().ok().filter(|size| (1..=LONGEST).contains(size));
    size.ok_or(WrongValue::Number(LONGEST))
}

/// Which side is right wherever both changed the same.
#[derive(Debug, Clone, Copy, Args)]
pub(in crate::cli) struct Settled {
    /// Settle every conflict as your own file has it
    #[arg(long, conflicts_with = "theirs")]
    ours: bool,
    /// Settle every conflict as the other file has it
    #[arg(long)]
    theirs: bool,
}

impl Settled {
    /// The side, where one was named.
    pub(in crate::cli) fn side(self) -> Option<Side> {
        if self.ours { Some(Side::Ours) } else { self.theirs.then_some(Side::Theirs) }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct GitArguments {
    #[command(subcommand)]
    pub(in crate::cli) command: GitCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum GitCommand {
    /// Have git merge roadmaps with `roadmap merge` in a repository
    Install(InstallArguments),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct InstallArguments {
    /// Which files, as in `.gitattributes`; `*.md` where none is named
    #[arg(value_name = "PATTERN")]
    pub(in crate::cli) patterns: Vec<String>,
    /// Take out again what was put in
    #[arg(long)]
    pub(in crate::cli) uninstall: bool,
    /// A folder of the repository, if not this one
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::cli) repo: PathBuf,
}
