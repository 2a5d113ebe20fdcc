//! The library: several roadmaps in short, one of which is opened. As pure as all of the state: what is read is told as
//! [`Told`], and what a reader wants is answered with a [`Wish`].
//!
//! The files are known before any of them is read, and their rows come in that order, each when all before it are known: so
//! no row that is shown moves. When they are read again, what was known stays until something else is.

pub mod shelved;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::action::{Action, View};
use super::keymap::Keymap;
use super::overlay::scrolled;
use super::query::{Query, Seeking};
use crate::progress::Tally;
use crate::text::typed::Typed;
use shelved::{Known, Shelved, Summary};

/// What is told to the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// These are its files, each with its path as it is shown.
    Found(Vec<(PathBuf, String)>),
    /// This was read, by the places of the files among those that were found.
    Read(Vec<(usize, Known)>),
    /// Something went wrong, in these words.
    Wrong(String),
    /// It is another day; all is to be read again.
    Date(NaiveDate),
}

/// What the reader wants of whoever has the disk and the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a wish that is dropped is a key that does nothing"]
pub enum Wish {
    /// Open a roadmap, at a view where that matters.
    Open(PathBuf, Option<View>),
    /// Find and read the files anew.
    Read,
    /// Put the program to sleep.
    Suspend,
    /// Draw the whole screen again.
    Redraw,
    /// Leave.
    Quit,
}

/// The two parts of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The study days to look at now, of all roadmaps.
    Today,
    /// The roadmaps.
    Roadmaps,
}

impl Part {
    /// Both, from the left.
    pub const ALL: [Self; 2] = [Self::Today, Self::Roadmaps];

    fn other(self) -> Self {
        if self == Self::Today { Self::Roadmaps } else { Self::Today }
    }
}

/// A row: a file by its place, and in Today one of its study days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The file's place.
    pub file: usize,
    /// The study day's among those to look at now.
    pub due: usize,
}

/// The library.
#[derive(Debug, Clone)]
pub struct Library {
    keys: Keymap,
    date: NaiveDate,
    part: Part,
    files: Vec<Shelved>,
    /// The rows of each part, as they are listed, and which of them is selected.
    lists: [(Vec<Row>, usize); Part::ALL.len()],
    /// Whether the files were found, and whether all were read at least once.
    stage: Stage,
    /// How many of the files that were found last are read.
    read: usize,
    finding: Option<Typed>,
    seeking: Seeking,
    help: Option<usize>,
    wrong: Option<String>,
    /// The roadmap that is to be selected once it is listed, by its paths.
    awaited: Vec<PathBuf>,
    /// How far all roadmaps are that are known.
    progress: Tally,
}

/// How far the library came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Nothing,
    Found,
    Read,
}

impl Library {
    /// A library of which nothing is known yet.
    #[must_use]
    pub fn new(keys: Keymap, date: NaiveDate) -> Self {
        Self {
            keys,
            date,
            part: Part::Roadmaps,
            files: Vec::new(),
            lists: Default::default(),
            stage: Stage::Nothing,
            read: 0,
            finding: None,
            seeking: Seeking::default(),
            help: None,
            wrong: None,
            awaited: Vec::new(),
            progress: Tally::default(),
        }
    }

    /// Does what the reader asks for.
    pub fn update(&mut self, action: Action) -> Option<Wish> {
        let was_told = self.wrong.take_if(|_| action != Action::Pasted).is_some();
        if let Some(top) = self.help.take() {
            let leaves = matches!(action, Action::Help | Action::Back | Action::Open | Action::Quit);
            self.help = (!leaves).then(|| scrolled(action, top));
            return common(action).filter(|wish| *wish != Wish::Quit);
        }
        if self.finding.is_some() && self.type_on(action) {
            return None;
        }
        match action {
            Action::Move(by) | Action::Page(by) => self.select(self.selected().saturating_add_signed(by)),
            Action::First => self.select(0),
            Action::Last => self.select(usize::MAX),
            Action::Select(row) => self.select(row),
            Action::NextView | Action::PreviousView => self.part = self.part.other(),
            Action::Show(View::Today) => self.part = Part::Today,
            Action::Show(View::Roadmap) => self.part = Part::Roadmaps,
            Action::Search => self.finding = Some(Typed::new(String::new())),
            Action::Help => self.help = Some(0),
            // A message is left first.
            Action::Back if !was_told => self.seek(None),
            Action::Open => return self.open(),
            Action::ReadAgain => return Some(Wish::Read),
            action => return common(action),
        }
        None
    }

    /// Takes what is typed into the words that are sought. Says whether that was all that was asked for.
    fn type_on(&mut self, action: Action) -> bool {
        let Some(typed) = &mut self.finding else { return false };
        match action {
            // More than there is room for is no title's.
            Action::Type(c) | Action::Paste(c) => drop(typed.put(c)),
            Action::Stroke(stroke) => typed.stroke(stroke),
            Action::Pasted => {}
            _ => return false,
        }
        let typed = typed.clone();
        if !matches!(action, Action::Paste(_)) {
            self.seek(Some(typed));
        }
        true
    }

    /// Lists only what has these words, or everything again.
    fn seek(&mut self, typed: Option<Typed>) {
        let kept = self.kept();
        self.seeking.query = typed.as_ref().map(|typed| Query::typed(typed.text())).unwrap_or_default();
        self.finding = typed;
        self.list_anew(&kept);
    }

    fn open(&mut self) -> Option<Wish> {
        let row = self.row()?;
        let path = self.files.get(row.file)?.path.clone();
        let view = (self.part == Part::Today).then_some(View::Today);
        self.seek(None);
        Some(Wish::Open(path, view))
    }

    /// Hears what was found and read.
    pub fn hear(&mut self, told: Told) {
        let kept = self.kept();
        match told {
            Told::Found(found) => {
                let mut known: HashMap<PathBuf, Option<Known>> =
                    self.files.drain(..).map(|file| (file.path, file.known)).collect();
                let shelved = |(path, shown): (PathBuf, String)| {
                    let known = known.remove(&path).flatten();
                    Shelved { path, shown, known }
                };
                self.files = found.into_iter().map(shelved).collect();
                self.read = 0;
                self.stage = self.stage.max(Stage::Found);
            }
            Told::Read(read) => {
                for (at, known) in read {
                    self.read += 1;
                    if let Some(file) = self.files.get_mut(at) {
                        file.known = Some(known);
                    }
                }
            }
            Told::Wrong(said) => self.wrong = Some(said),
            Told::Date(date) => self.date = date,
        }
        if self.stage == Stage::Found && self.read >= self.files.len() {
            self.stage = Stage::Read;
        }
        self.list_anew(&kept);
    }

    /// Comes back from a roadmap, with what is known of it where all of it was read. It is selected, as soon as it is listed.
    pub fn come_back(&mut self, path: &Path, summary: Option<Summary>) {
        let kept = self.kept();
        let file = self.files.iter_mut().find(|file| file.path == path);
        if let Some((file, summary)) = file.zip(summary) {
            file.known = Some(Known::Roadmap(summary));
        }
        self.awaited = vec![path.to_owned()];
        self.awaited.extend(std::path::absolute(path));
        self.list_anew(&kept);
    }

    /// What is selected in each part, by its path and its row, so that it stays so when the rows are others.
    fn kept(&self) -> [(Option<PathBuf>, usize, usize); Part::ALL.len()] {
        [0, 1].map(|part| {
            let (rows, at) = &self.lists[part];
            let row = rows.get(*at);
            let path = row.and_then(|row| self.files.get(row.file)).map(|file| file.path.clone());
            (path, row.map_or(0, |row| row.due), *at)
        })
    }

    fn list_anew(&mut self, kept: &[(Option<PathBuf>, usize, usize); Part::ALL.len()]) {
        // While all is read for the first time, what comes behind a file that is not known yet is not shown: it would move.
        let is_known = |file: &Shelved| self.stage == Stage::Read || file.known.is_some();
        let is_sought = |file: &Shelved| {
            let query = &self.seeking.query;
            query.is_empty() || query.nearnesses().iter().take(2).any(|near| query.is_said(file.title(), *near))
        };
        let (mut today, mut roadmaps) = (Vec::new(), Vec::new());
        for (at, file) in self.files.iter().enumerate().take_while(|(_, file)| is_known(file)) {
            if matches!(file.known, None | Some(Known::NoRoadmap)) || !is_sought(file) {
                continue;
            }
            roadmaps.push(Row { file: at, due: 0 });
            let due = file.summary().map_or(0, |summary| summary.due.len());
            today.extend((0..due).map(|due| Row { file: at, due }));
        }
        for (part, rows) in [today, roadmaps].into_iter().enumerate() {
            let (path, due, before) = &kept[part];
            let is_same = |row: &Row| path.as_deref() == Some(&*self.files[row.file].path);
            let same = rows.iter().position(|row| is_same(row) && row.due == *due);
            let at = same.or_else(|| rows.iter().position(is_same)).unwrap_or(*before);
            let at = at.min(rows.len().saturating_sub(1));
            self.lists[part] = (rows, at);
        }
        self.select_awaited();
        let summaries = self.files.iter().filter_map(Shelved::summary);
        self.progress = summaries.fold(Tally::default(), |sum, summary| sum.and(summary.progress));
    }

    fn select_awaited(&mut self) {
        let (rows, at) = &mut self.lists[Part::Roadmaps as usize];
        let is_awaited = |row: &Row| self.files.get(row.file).is_some_and(|file| self.awaited.contains(&file.path));
        if self.awaited.is_empty() {
            return;
        }
        if let Some(found) = rows.iter().position(is_awaited) {
            *at = found;
            self.awaited.clear();
        }
    }

    fn select(&mut self, row: usize) {
        self.awaited.clear();
        let (rows, at) = &mut self.lists[self.part as usize];
        *at = row.min(rows.len().saturating_sub(1));
    }

    fn row(&self) -> Option<Row> {
        self.rows().get(self.selected()).copied()
    }
}

/// What a key does wherever the reader is.
fn common(action: Action) -> Option<Wish> {
    match action {
        Action::Suspend => Some(Wish::Suspend),
        Action::Redraw => Some(Wish::Redraw),
        Action::Quit => Some(Wish::Quit),
        _ => None,
    }
}

/// What can be read off the library.
impl Library {
    /// The reader's keys.
    #[must_use]
    pub fn keys(&self) -> Keymap {
        self.keys
    }

    /// Today.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// The part that is shown.
    #[must_use]
    pub fn part(&self) -> Part {
        self.part
    }

    /// The rows of the part that is shown.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        self.rows_of(self.part)
    }

    /// The rows of a part.
    #[must_use]
    pub fn rows_of(&self, part: Part) -> &[Row] {
        &self.lists[part as usize].0
    }

    /// Which of the rows is selected.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.lists[self.part as usize].1
    }

    /// The file of a row.
    #[must_use]
    pub fn file(&self, row: Row) -> &Shelved {
        &self.files[row.file]
    }

    /// How many files are read, and of how many, while that goes on; of none before they are found.
    #[must_use]
    pub fn reading(&self) -> Option<(usize, usize)> {
        let is_over = self.stage > Stage::Nothing && self.read >= self.files.len();
        (!is_over).then_some((self.read, self.files.len()))
    }

    /// How far all roadmaps are that are known.
    #[must_use]
    pub fn progress(&self) -> Tally {
        self.progress
    }

    /// The words that are sought, while they are typed.
    #[must_use]
    pub fn finding(&self) -> Option<&Typed> {
        self.finding.as_ref()
    }

    /// What is to be marked in titles.
    #[must_use]
    pub fn seeking(&self) -> &Seeking {
        &self.seeking
    }

    /// How many rows of the help are scrolled away, while it is shown.
    #[must_use]
    pub fn help(&self) -> Option<usize> {
        self.help
    }

    /// What went wrong last.
    #[must_use]
    pub fn wrong(&self) -> Option<&str> {
        self.wrong.as_deref()
    }
}
