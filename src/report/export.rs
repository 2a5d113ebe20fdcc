//! A roadmap in the forms that other programs read: a calendar, a page, Markdown, a table, a list for todo.txt.
//!
//! As all reports these are pure: today is what the roadmap was opened with, and what time it is now is given.

mod csv;
mod facts;
mod html;
mod ics;
mod known;
mod md;
mod now;
mod todotxt;
mod walk;

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::text::sanitise::sanitise;
use crate::ui::words::Words;

/// A form that a roadmap can be brought into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// iCalendar, RFC 5545: what calendars import.
    Calendar,
    /// One page of HTML that needs nothing else.
    Page,
    /// A summary in Markdown.
    Markdown,
    /// Comma-separated values, RFC 4180: what spreadsheets open.
    Table,
    /// A line for each task, as todo.txt has it.
    TodoTxt,
}

impl Form {
    /// The form of files whose names end like this.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "ics" | "ical" => Some(Self::Calendar),
            "html" | "htm" => Some(Self::Page),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Table),
            "txt" => Some(Self::TodoTxt),
            _ => None,
        }
    }
}

/// A roadmap that is to be exported.
#[derive(Debug)]
pub struct Roadmap<'a> {
    /// What it holds, as it shows Today.
    pub app: &'a App,
    /// Its file's name without the end, for where it has no title.
    pub name: String,
    /// What it is known by in a calendar: the same as long as the file has its name and its folder that of its own.
    pub known_by: String,
}

impl Roadmap<'_> {
    /// What it is called.
    fn title(&self) -> String {
        let title = self.app.document().title().filter(|title| !title.trim().is_empty());
        sanitise(title.unwrap_or(&self.name)).into_owned()
    }
}

/// What goes into a calendar beside the study days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extras {
    /// The tasks, as to-dos.
    pub todos: bool,
    /// What comes back for review.
    pub reviews: bool,
}

/// Roadmaps in a form, as of a time. Nothing where there is nothing to put into a calendar.
#[must_use]
pub fn export(
    roadmaps: &[Roadmap<'_>],
    form: Form,
    extras: Extras,
    (now, words): (DateTime<Utc>, Words),
) -> Option<String> {
    match form {
        Form::Calendar => ics::calendar(roadmaps, extras, (now, words)),
        Form::Page => Some(html::page(roadmaps, words)),
        Form::Markdown => Some(md::summary(roadmaps, words)),
        Form::Table => Some(csv::table(roadmaps)),
        Form::TodoTxt => Some(todotxt::list(roadmaps)),
    }
}
