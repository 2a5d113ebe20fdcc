//! Finding rows by their words, while they are typed and afterwards.

use std::collections::HashSet;

use super::App;
use super::action::{Action, Effect, Notice, View};
use super::folds::around;
use super::list::List;
use super::overlay::{Over, outer};
use crate::document::outline::NodeId;
use crate::text::seek::{Nearness, Sought};

/// What is sought, and how near a title has to come to it.
pub type Seeking = (Sought, Nearness);

/// A search that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What was typed so far.
    pub words: String,
    /// What was selected when the search went out, to return to.
    from: Option<NodeId>,
    /// What was folded then.
    folded: HashSet<NodeId>,
}

impl Search {
    /// Follows its nodes into another reading.
    pub(super) fn carried(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        self.from = self.from.and_then(&same);
        self.folded = self.folded.iter().copied().filter_map(same).collect();
    }

    pub(super) fn begin(from: Option<NodeId>, folded: &HashSet<NodeId>) -> Self {
        Self { words: String::new(), from, folded: folded.clone() }
    }
}

impl App {
    /// While a search is typed, keys are words. Nothing else happens until it is accepted or left.
    pub(super) fn update_search(&mut self, action: Action, mut search: Search) -> Option<Effect> {
        match action {
            Action::Type(c) => search.words.push(c),
            Action::Erase if search.words.is_empty() => return self.leave_search(search),
            Action::Erase => {
                search.words.pop();
            }
            Action::Open => return self.accept_search(search),
            Action::Back | Action::Quit => return self.leave_search(search),
            Action::Move(by) => self.next_match(by < 0),
            Action::NextMatch | Action::PreviousMatch => self.next_match(action == Action::PreviousMatch),
            _ => {}
        }
        if matches!(action, Action::Type(_) | Action::Erase) {
            self.seek(&search);
        }
        self.over = Some(Over::Search(search));
        outer(action)
    }

    pub(super) fn begin_search(&mut self) {
        self.over = Some(Over::Search(Search::begin(self.list().node(), &self.folded)));
    }

    /// Selects the first match behind the row from which the search went out.
    fn seek(&mut self, search: &Search) {
        let words = Sought::new(&search.words);
        self.go_back(search.from, search.folded.clone());
        // As it is written, else as it is spoken, else what comes near: the nearest that anything comes.
        let nearest = Nearness::ALL.into_iter().find(|&nearness| {
            self.seeking = (words.clone(), nearness);
            self.match_count() > 0
        });
        self.seeking = (words, nearest.unwrap_or_default());
        let here = self.list().node().filter(|&id| self.matches(id));
        if let Some(id) = here.or_else(|| self.matches_around(false).first().copied()) {
            self.reveal(id);
        }
    }

    fn accept_search(&mut self, search: Search) -> Option<Effect> {
        if !self.seeking.0.is_empty() && self.list().node().is_none_or(|id| !self.matches(id)) {
            self.notice = Some(Notice::NoMatch(search.words));
            self.seeking = Seeking::default();
        }
        None
    }

    fn leave_search(&mut self, search: Search) -> Option<Effect> {
        self.seeking = Seeking::default();
        self.go_back(search.from, search.folded);
        None
    }

    /// Selects and folds as it was when the search went out.
    fn go_back(&mut self, selected: Option<NodeId>, folded: HashSet<NodeId>) {
        if self.folded != folded {
            self.folded = folded;
            self.refill();
        }
        if let Some(id) = selected {
            self.list_mut().select_node(id);
        }
    }

    pub(super) fn next_match(&mut self, backwards: bool) {
        match self.matches_around(backwards).first() {
            Some(&id) if self.list().node() == Some(id) => self.notice = Some(Notice::OnlyMatch),
            Some(&id) => self.reveal(id),
            None if self.seeking.0.is_empty() => self.begin_search(),
            None => self.notice = Some(Notice::NoMatch(self.seeking.0.to_string())),
        }
    }

    /// How many rows match what was sought.
    #[must_use]
    pub fn match_count(&self) -> usize {
        self.matches_around(false).len()
    }

    /// What matches, in the order in which it comes up. The roadmap is searched whole, folded or not.
    fn matches_around(&self, backwards: bool) -> Vec<NodeId> {
        let outline = self.document.outline();
        let listed = |list: &List| -> Vec<NodeId> { list.round(backwards).into_iter().map(|(_, id)| id).collect() };
        let ids = match self.view {
            View::Roadmap => around(self.plan.entries(outline), self.list().node(), backwards),
            View::Today | View::Plan => listed(self.list()),
        };
        ids.into_iter().filter(|&id| self.matches(id)).collect()
    }

    fn matches(&self, id: NodeId) -> bool {
        self.seeking.0.find(self.document.outline().title(id), self.seeking.1).is_some()
    }
}
