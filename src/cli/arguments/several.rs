//! What the subcommands take that answer on several roadmaps.

use std::cmp::Reverse;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Dates, ReadArguments};
use crate::app::App;
use crate::cli::several::Roadmap;
use crate::progress::Tally;
use crate::text::natural::compare;

#[derive(Debug, Args)]
pub(in crate::cli) struct SeveralArguments {
    /// The Markdown file, several, or folders of them; without any, the library
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    #[command(flatten)]
    pub(in crate::cli) dates: Dates,
}

impl SeveralArguments {
    /// The arguments of one file, where one is named and nothing else.
    pub(in crate::cli) fn only(&self) -> Option<ReadArguments> {
        match self.files.as_slice() {
            [file] if !file.is_dir() => Some(ReadArguments { file: file.clone(), json: self.json, dates: self.dates }),
            _ => None,
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct StatusArguments {
    #[command(flatten)]
    pub(in crate::cli) of: SeveralArguments,
    /// The order of several roadmaps; else that in which they are named
    #[arg(long, value_enum)]
    pub(in crate::cli) sort: Option<Order>,
}

/// The order of several roadmaps.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Order {
    /// By their titles
    Title,
    /// What is done most first
    Done,
    /// What is furthest behind first
    Behind,
}

impl Order {
    /// Brings roadmaps into this order. Those that are alike in it stay as they are.
    pub(in crate::cli) fn sort(self, roadmaps: &mut [Roadmap]) {
        let title = |app: &App| app.document().title().unwrap_or_default().to_owned();
        match self {
            Self::Title => roadmaps.sort_by(|one, other| compare(&title(&one.app), &title(&other.app))),
            Self::Done => roadmaps.sort_by_key(|roadmap| {
                let Tally { done, total } = roadmap.app.all_done();
                Reverse(u64::from(done) * 1_000_000 / u64::from(total.max(1)))
            }),
            Self::Behind => roadmaps.sort_by_key(|roadmap| Reverse(roadmap.app.standing().behind)),
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct TodayArguments {
    #[command(flatten)]
    pub(in crate::cli) of: SeveralArguments,
    /// Answer in one line, for a prompt or a status bar
    #[arg(long, conflicts_with = "json")]
    pub(in crate::cli) short: bool,
}
