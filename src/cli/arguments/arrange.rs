//! What the commands take that change what stands in a roadmap, and where.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Dates;

/// How a change is made, and told of.
#[derive(Debug, Args)]
pub(in crate::cli) struct Manner {
    /// Show what would change, and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
    #[command(flatten)]
    pub(in crate::cli) dates: Dates,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AddArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// What the task says, in one line of Markdown; of several, each is a task; `## TITLE` is a section
    #[arg(value_name = "TEXT", required = true)]
    pub(in crate::cli) texts: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) place: PlaceArguments,
    #[command(flatten)]
    pub(in crate::cli) manner: Manner,
}

#[derive(Debug, Args)]
#[group(id = "place", multiple = false)]
pub(in crate::cli) struct PlaceArguments {
    /// Put it before this item
    #[arg(long, value_name = "ITEM")]
    pub(in crate::cli) above: Option<String>,
    /// Put it behind this item; behind a section's title its list begins
    #[arg(long, value_name = "ITEM")]
    pub(in crate::cli) below: Option<String>,
    /// Put it into this section, or beneath this item, behind all that is there
    #[arg(long = "in", value_name = "ITEM")]
    pub(in crate::cli) inside: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct EditArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// `line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`
    pub(in crate::cli) item: String,
    /// What it says from now on, in one line of Markdown; its box and its stamp stay
    pub(in crate::cli) text: String,
    #[command(flatten)]
    pub(in crate::cli) manner: Manner,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct MoveArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// `line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`; of several, all are
    /// moved or none
    #[arg(value_name = "ITEM", required = true)]
    pub(in crate::cli) items: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) way: WayArguments,
    #[command(flatten)]
    pub(in crate::cli) manner: Manner,
}

#[derive(Debug, Args)]
#[group(id = "way", multiple = false, required = true)]
pub(in crate::cli) struct WayArguments {
    /// Change places with the one before, so many times
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "1", value_parser = super::parse_count)]
    pub(in crate::cli) up: Option<u16>,
    /// Change places with the one behind, so many times; items at the end of a section's list go on into the next
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "1", value_parser = super::parse_count)]
    pub(in crate::cli) down: Option<u16>,
    /// Go beneath the item before; of a heading, one level deeper
    #[arg(long)]
    pub(in crate::cli) indent: bool,
    /// Come out behind the item above; of a heading, one level higher
    #[arg(long)]
    pub(in crate::cli) outdent: bool,
    /// Go into this section, or beneath this item, behind all that is there
    #[arg(long, value_name = "ITEM")]
    pub(in crate::cli) to: Option<String>,
    /// Go before this item
    #[arg(long, value_name = "ITEM")]
    pub(in crate::cli) above: Option<String>,
    /// Go behind this item
    #[arg(long, value_name = "ITEM")]
    pub(in crate::cli) below: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RemoveArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// `line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`; of several, all go or
    /// none, each with all beneath it
    #[arg(value_name = "ITEM", required = true)]
    pub(in crate::cli) items: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) manner: Manner,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct MarkArguments {
    /// The Markdown file
    pub(in crate::cli) file: PathBuf,
    /// `line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`; of several, all are
    /// marked or none
    #[arg(value_name = "ITEM", required = true)]
    pub(in crate::cli) items: Vec<String>,
    /// What its box is to show
    #[arg(long = "as", value_name = "MARK", value_enum)]
    pub(in crate::cli) shown: MarkName,
    #[command(flatten)]
    pub(in crate::cli) manner: Manner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum MarkName {
    /// `[ ]`: it is to be done; a plain item becomes a task
    Todo,
    /// `[/]`: it is being done
    Doing,
    /// `[x]`: it is done, as by `tick`
    Done,
    /// `[-]`: it will not be done, and counts no more
    Cancelled,
    /// It has no box
    None,
}
