//! What `roadmap export` takes.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Dates;
use crate::report::export::Form;

#[derive(Debug, Args)]
pub(in crate::cli) struct ExportArguments {
    /// The Markdown file, several, or folders of them; without any, the library
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The form; where it is left out, the ending of OUT says it
    #[arg(long, value_enum, value_name = "FORM")]
    pub(in crate::cli) to: Option<FormName>,
    /// Write it here; `-`, or nothing, is standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Overwrite whatever is there
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// With `ics`: put in the tasks, too, as to-dos
    #[arg(long)]
    pub(in crate::cli) todos: bool,
    /// With `ics`: put in what comes back for review, too
    #[arg(long)]
    pub(in crate::cli) reviews: bool,
    #[command(flatten)]
    pub(in crate::cli) dates: Dates,
}

impl ExportArguments {
    /// The file to be written, if it is not standard output.
    pub(in crate::cli) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|output| *output != Path::new("-"))
    }

    /// The form that is wanted, where that is said.
    pub(in crate::cli) fn form(&self) -> Option<Form> {
        let named = || Form::of_extension(self.file()?.extension()?.to_str()?);
        self.to.map(Form::from).or_else(named)
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum FormName {
    /// A calendar: what calendars import
    Ics,
    /// One page, for a browser, a phone, a printer
    Html,
    /// A summary in Markdown
    Md,
    /// A table: what spreadsheets open
    Csv,
    /// A line for each task, as in todo.txt
    Todotxt,
}

impl From<FormName> for Form {
    fn from(name: FormName) -> Self {
        match name {
            FormName::Ics => Self::Calendar,
            FormName::Html => Self::Page,
            FormName::Md => Self::Markdown,
            FormName::Csv => Self::Table,
            FormName::Todotxt => Self::TodoTxt,
        }
    }
}
