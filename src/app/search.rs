//! Finding rows by their words, while they are typed and afterwards.

use std::collections::HashSet;

use super::App;
use super::action::{Action, Effect, Notice, View};
use super::folds::{around, nth_round};
use super::list::List;
use super::overlay::{Over, outer, write};
use super::query::{Query, Seeking};
use crate::document::outline::NodeId;
use crate::text::typed::{Stroke, Typed};

/// A search that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What was typed so far.
    pub words: Typed,
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
        Self { words: Typed::default(), from, folded: folded.clone() }
    }
}

impl App {
    /// While a search is typed, keys are words. Nothing else happens until it is accepted or left.
    pub(super) fn update_search(&mut self, action: Action, mut search: Search) -> Option<Effect> {
        if search.words.text().is_empty() && action == Action::Stroke(Stroke::Erase) {
            return self.leave_search(search);
        }
        if write(action, &mut search.words) {
            self.seek(&search);
        }
        match action {
            Action::Open => return self.accept_search(&search),
            Action::Back | Action::Quit => return self.leave_search(search),
            Action::Move(by) => self.next_match(by < 0, 1),
            _ => {}
        }
        self.over = Some(Over::Search(search));
        outer(action)
    }

    pub(super) fn begin_search(&mut self) {
        self.over = Some(Over::Search(Search::begin(self.list().node(), &self.folded)));
    }

    /// Selects the first match behind the row from which the search went out.
    fn seek(&mut self, search: &Search) {
        let query = Query::typed(search.words.text());
        self.go_back(search.from, search.folded.clone());
        // As it is written, else as it is spoken, else what comes near: the nearest that anything comes.
        let nearest = query.nearnesses().iter().copied().find(|&nearness| {
            self.seeking = Seeking { query: query.clone(), nearness };
            self.match_count() > 0
        });
        self.seeking = Seeking { query, nearness: nearest.unwrap_or_default() };
        // The last one round is what is selected.
        let found = self.matches_around(false);
        let here = self.list().node().filter(|id| found.last() == Some(id));
        if let Some(id) = here.or_else(|| found.first().copied()) {
            self.reveal(id);
        }
    }

    fn accept_search(&mut self, search: &Search) -> Option<Effect> {
        let selected = self.list().node();
        if !self.seeking.is_empty() && selected.is_none_or(|id| !self.matches_around(false).contains(&id)) {
            self.notice = Some(Notice::NoMatch(search.words.text().to_owned()));
            self.seeking = Seeking::default();
        } else if selected != search.from {
            self.mark_place_of(search.from);
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

    /// Selects the next match, or the one so many further on.
    pub(super) fn next_match(&mut self, backwards: bool, times: usize) {
        match nth_round(&self.matches_around(backwards), times) {
            Some(id) if self.list().node() == Some(id) => self.notice = Some(Notice::OnlyMatch),
            Some(id) => self.reveal(id),
            None if self.seeking.is_empty() => self.begin_search(),
            None => self.notice = Some(Notice::NoMatch(self.seeking.query.to_string())),
        }
    }

    /// How many rows match what was sought.
    #[must_use]
    pub fn match_count(&self) -> usize {
        self.matches_around(false).len()
    }

    /// What matches, in the order in which it comes up. The roadmap is searched folded or not, as far as it is shown at all.
    fn matches_around(&self, backwards: bool) -> Vec<NodeId> {
        if self.seeking.is_empty() {
            return Vec::new();
        }
        let fits = self.fits(&self.seeking);
        let listed = |list: &List| -> Vec<NodeId> { list.round(backwards).into_iter().map(|(_, id)| id).collect() };
        let ids = match self.view {
            View::Roadmap => around(self.tree(), self.list().node(), backwards),
            View::Today | View::Plan => listed(self.list()),
        };
        ids.into_iter().filter(|id| fits[id.index()]).collect()
    }
}
