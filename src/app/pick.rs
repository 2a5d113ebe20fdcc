//! A list to pick from, which what is typed narrows down: the command palette and its kin.

use super::App;
use super::action::{Action, Effect, View};
use super::count::Count;
use super::filter::Which;
use super::keys::Binding;
use super::notice::Notice;
use super::overlay::{Over, outer};
use super::query::{Is, Query, Seeking};
use crate::document::outline::NodeId;
use crate::text::seek::{Nearness, Sought};
use crate::text::typed::{Stroke, Typed};

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// All that the program can do.
    Actions,
    /// The sections of the roadmap.
    Sections,
    /// The same, for something to be moved there.
    Targets,
    /// What the roadmap can be narrowed down to.
    Filters,
}

/// What can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Doing something.
    Action(Action),
    /// Going to a section.
    Section(NodeId),
    /// Showing only what fits, which is so much now.
    Filter(Which, Query, Count),
}

/// Something that the program has a word of its own for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// An action.
    Action(Action),
    /// An action in a word or two, as the footer has it: where a plan has dates, and where it has none.
    Hint(Action, bool),
    /// A filter by a state.
    Is(Is),
    /// The filter by today's phase.
    Phase,
}

/// What things are called in the reader's language. The words themselves stand on a floor above.
#[derive(Debug, Clone, Copy)]
pub struct Naming(pub fn(Term) -> &'static str);

impl Default for Naming {
    fn default() -> Self {
        Self(|_| "")
    }
}

/// Of an action, so many letters have to come near what is said of it.
const FEWEST: usize = 4;

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is picked with it.
    pub entry: Entry,
    /// What it says, and is found by.
    pub words: String,
    /// What else is said of it.
    hints: Vec<&'static str>,
    /// What it is called elsewhere: by the settings, and by the keyboard.
    names: Vec<&'static str>,
}

impl Line {
    fn is_said(&self, sought: &Sought, nearness: Nearness) -> bool {
        let mut texts = std::iter::once(self.words.as_str()).chain(self.hints.iter().copied());
        texts.any(|text| sought.find(text, nearness).is_some())
    }

    /// Whether one of its names has words that begin as all of these. Within a word nobody looks for one.
    fn is_called(&self, text: &str) -> bool {
        let begins = |name: &&str| {
            let begins = |word: &str| name.starts_with(word) || name.split('-').any(|part| part.starts_with(word));
            text.split_whitespace().all(begins)
        };
        self.names.iter().any(begins)
    }

    /// Where it comes among what is found: first what is called just so, then what begins so.
    fn place(&self, text: &str) -> (bool, bool) {
        let begins = |name: &&str| name.len() > 1 && name.starts_with(text);
        (
            !self.names.contains(&text),
            !self.names.iter().any(begins) && !self.hints.iter().any(|hint| hint.starts_with(text)),
        )
    }
}

/// A list, while something is picked from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// What it holds.
    pub of: Of,
    /// What was typed so far.
    pub typed: Typed,
    lines: Vec<Line>,
    /// The lines that are found, by their indices.
    found: Vec<usize>,
    seeking: Seeking,
    selected: usize,
}

impl Pick {
    fn new(of: Of, lines: Vec<Line>) -> Self {
        let found = (0..lines.len()).collect();
        Self { of, typed: Typed::default(), lines, found, seeking: Seeking::default(), selected: 0 }
    }

    /// The lines that are found, from the top.
    pub fn found(&self) -> impl ExactSizeIterator<Item = &Line> {
        self.found.iter().map(|&at| &self.lines[at])
    }

    /// What they were found by, to be marked in them.
    #[must_use]
    pub fn seeking(&self) -> &Seeking {
        &self.seeking
    }

    /// Which of them is selected, counted from the top.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// What Enter would pick.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        self.found.get(self.selected).map(|&at| &self.lines[at].entry)
    }

    /// Follows its nodes into another reading. What is gone leaves the list.
    pub(super) fn carried(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        let selected = self.selected;
        self.lines.retain_mut(|line| {
            let Entry::Section(id) = &mut line.entry else { return true };
            same(*id).inspect(|&now| *id = now).is_some()
        });
        self.narrow();
        self.select(selected);
    }

    /// Leaves the lines that what is typed fits: as it is written, else as it is spoken, else nearly. An action that is only
    /// nearly meant is not meant by a few letters: Enter does it.
    fn narrow(&mut self) {
        let text = self.typed.text().trim();
        let sought = Sought::new(text);
        let fits = |line: &Line, nearness| match nearness {
            Nearness::Near if self.of == Of::Actions && text.chars().count() < FEWEST => false,
            Nearness::Written => line.is_said(&sought, nearness) || line.is_called(text),
            Nearness::Spoken | Nearness::Near => line.is_said(&sought, nearness),
        };
        let fitting = |nearness| -> Vec<usize> {
            let all = 0..self.lines.len();
            all.filter(|&at| sought.is_empty() || fits(&self.lines[at], nearness)).collect()
        };
        let nearest = Nearness::ALL.into_iter().map(|nearness| (fitting(nearness), nearness));
        let (mut found, nearness) = nearest.into_iter().find(|(found, _)| !found.is_empty()).unwrap_or_default();
        if !text.is_empty() {
            found.sort_by_key(|&at| self.lines[at].place(text));
        }
        self.found = found;
        self.seeking = Seeking::words(sought, nearness);
        self.selected = 0;
    }

    fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    fn select(&mut self, row: usize) {
        self.selected = row.min(self.found.len().saturating_sub(1));
    }
}

impl App {
    /// The list that something is picked from.
    #[must_use]
    pub fn pick(&self) -> Option<&Pick> {
        if let Some(Over::Pick(pick)) = &self.over { Some(pick) } else { None }
    }

    /// What an action comes to: where one is picked from a list with it, that one.
    #[must_use]
    pub fn meant(&self, action: Action) -> Action {
        match self.pick().and_then(Pick::entry) {
            Some(Entry::Action(picked)) if action == Action::Open => *picked,
            _ => action,
        }
    }

    /// Lists all that can be done.
    pub(super) fn begin_palette(&mut self) {
        let named = self.opening.naming.0;
        // What is there already, and what is done in the library alone.
        let none_here = [Action::Palette, Action::ReadAgain];
        let others = self.keys().bindings().iter().filter(|binding| !none_here.contains(&binding.action));
        let line = |&Binding { name, action, keys, .. }: &Binding| Line {
            entry: Entry::Action(action),
            words: named(Term::Action(action)).to_owned(),
            hints: [true, false].map(|is_dated| named(Term::Hint(action, is_dated))).to_vec(),
            names: std::iter::once(name).chain(keys.iter().copied()).collect(),
        };
        let lines = others.map(line).collect();
        self.over = Some(Over::Pick(Pick::new(Of::Actions, lines)));
    }

    /// Lists the sections; the one that holds what is selected is selected first.
    pub(super) fn begin_section(&mut self, of: Of) {
        let outline = self.document.outline();
        let sections = self.sections();
        let here = self.list().node().and_then(|id| sections.iter().rposition(|&section| section <= id));
        let line = |&id: &NodeId| Line {
            entry: Entry::Section(id),
            words: outline.title(id).to_owned(),
            hints: Vec::new(),
            names: Vec::new(),
        };
        let mut pick = Pick::new(of, sections.iter().map(line).collect());
        pick.select(here.unwrap_or(0));
        match sections.is_empty() {
            true => self.notice = Some(Notice::NoSections),
            false => self.over = Some(Over::Pick(pick)),
        }
    }

    /// Lists the filters, or where one is on, leaves it.
    pub(super) fn begin_filter(&mut self) {
        if self.view == View::Roadmap && self.filter.is_some() {
            return self.unfilter();
        }
        let line = |(which, query, count): (Which, Query, Count)| {
            let (words, name) = match &which {
                Which::Is(is) => ((self.opening.naming.0)(Term::Is(*is)).to_owned(), Some(is.name())),
                Which::Phase => ((self.opening.naming.0)(Term::Phase).to_owned(), Some("phase")),
                Which::Tag(text) | Which::Words(text) => (text.clone(), None),
                Which::Saved(name) => ((*name).to_owned(), None),
            };
            let names = name.into_iter().collect();
            Line { entry: Entry::Filter(which, query, count), words, hints: Vec::new(), names }
        };
        let lines = self.filters().into_iter().map(line).collect();
        self.over = Some(Over::Pick(Pick::new(Of::Filters, lines)));
    }

    /// While something is picked, keys narrow the list down, go through it, pick, or leave.
    pub(super) fn update_pick(&mut self, action: Action, mut pick: Pick) -> Option<Effect> {
        if pick.typed.text().is_empty() && action == Action::Stroke(Stroke::Erase) {
            return None;
        }
        if self.write(action, &mut pick.typed) {
            pick.narrow();
        }
        match action {
            Action::Move(by) | Action::Page(by) => pick.step(by),
            Action::NextView => pick.step(1),
            Action::PreviousView => pick.step(-1),
            Action::Select(row) => pick.select(row),
            Action::Open => {
                if let Some(entry) = pick.entry().cloned() {
                    return self.take_up(entry, pick.of);
                }
            }
            Action::Back | Action::Quit => return None,
            _ => {}
        }
        self.over = Some(Over::Pick(pick));
        outer(action)
    }

    fn take_up(&mut self, entry: Entry, of: Of) -> Option<Effect> {
        match entry {
            Entry::Action(action) => return self.act(action, None),
            Entry::Section(id) if of == Of::Targets => return self.move_to(id),
            Entry::Section(id) => {
                self.go_to(id);
                self.set_folded(id, false);
            }
            Entry::Filter(which, query, _) => self.choose_filter(which, &query),
        }
        None
    }
}
