//! What the library knows of its files.

use std::path::PathBuf;

use crate::progress::Tally;

/// A roadmap in short.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Its title; empty where it has none.
    pub title: String,
    /// How far it is: by its tasks, or where it has none by its study days.
    pub progress: Tally,
    /// Where its plan stands, where it has one.
    pub stand: Option<String>,
    /// How many study days its reader is behind, or as a negative number, ahead.
    pub behind: i32,
    /// The study days to look at now.
    pub due: Vec<Due>,
}

/// A study day to look at now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Due {
    /// Its phase's name, its own, and what it is about.
    pub said: String,
    /// Its dates, where it has any.
    pub dates: Option<String>,
    /// Whether it is done.
    pub is_done: bool,
    /// Whether it should have been done before today.
    pub is_late: bool,
}

/// What is known of a file once it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// It is a roadmap.
    Roadmap(Summary),
    /// There is nothing to be done in it, so it is not listed.
    NoRoadmap,
    /// It cannot be read, for this reason.
    Unreadable(String),
}

/// A file of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Where it is.
    pub path: PathBuf,
    /// How its path is shown.
    pub shown: String,
    /// What is known of it; nothing before it is read.
    pub known: Option<Known>,
}

impl Shelved {
    /// What it is called: by its title, else by its file's name.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.known {
            Some(Known::Roadmap(summary)) if !summary.title.is_empty() => &summary.title,
            _ => self.shown.rsplit(['/', '\\']).next().unwrap_or(&self.shown),
        }
    }

    /// The roadmap in short, where it is known to be one.
    #[must_use]
    pub fn summary(&self) -> Option<&Summary> {
        if let Some(Known::Roadmap(summary)) = &self.known { Some(summary) } else { None }
    }
}
