//! Finding rows by their words, while they are typed and afterwards. What is said in plain lines, which are no rows, is
//! found by the row that they stand beneath.
//!
//! A search goes through the whole roadmap wherever it begins, so that what it does not find is nowhere: from Today, which
//! lists a few rows, it sets out there at once; from Plan, where no study day is called so.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use super::App;
use super::action::{Action, Effect, View};
use super::folds::{around, nth_round};
use super::hunt::STRETCH;
use super::node_set::NodeSet;
use super::notice::Notice;
use super::overlay::{Over, outer};
use super::places::Place;
use super::query::{Query, Seeking};
use crate::document::outline::NodeId;
use crate::text::seek::Nearness;
use crate::text::typed::{Stroke, Typed};

/// What was found, by what was sought.
#[derive(Debug, Clone)]
pub(super) struct Found {
    seeking: Seeking,
    ids: Arc<[NodeId]>,
    /// Those of them that the roadmap lists or has folded away: every frame says how many there are.
    in_tree: OnceCell<Arc<[NodeId]>>,
}

impl Found {
    fn of(seeking: &Seeking, ids: Arc<[NodeId]>) -> Self {
        Self { seeking: seeking.clone(), ids, in_tree: OnceCell::new() }
    }
}

/// A search that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What was typed so far.
    pub words: Typed,
    /// Where the reader was when the search went out, to return to.
    home: Place,
    /// What was selected in the roadmap then.
    in_tree: Option<NodeId>,
    /// What was folded then.
    folded: NodeSet,
}

impl Search {
    /// Follows its nodes into another reading.
    pub(super) fn carried(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        self.home.carried(&same);
        self.in_tree = self.in_tree.and_then(&same);
        self.folded = self.folded.iter().filter_map(same).collect();
    }

    /// The views to look through, one after the other.
    pub(super) fn views(&self) -> &'static [View] {
        match self.home.view {
            View::Today | View::Roadmap => &[View::Roadmap],
            View::Plan => &[View::Plan, View::Roadmap],
            View::Review => &[View::Review, View::Roadmap],
            View::Stats => &[View::Roadmap],
        }
    }

    /// The view that the reader was in.
    pub(super) fn home_view(&self) -> View {
        self.home.view
    }

    /// Whether it went out from the roadmap itself.
    pub(super) fn begins_in_tree(&self) -> bool {
        self.home.view == View::Roadmap
    }
}

impl App {
    /// While a search is typed, keys are words. Nothing else happens until it is accepted or left.
    pub(super) fn update_search(&mut self, action: Action, mut search: Search) -> Option<Effect> {
        if search.words.text().is_empty() && action == Action::Stroke(Stroke::Erase) {
            return self.leave_search(&search);
        }
        if self.write(action, &mut search.words) {
            self.seek(&search);
        }
        match action {
            Action::Open => return self.accept_search(search),
            Action::Back | Action::Quit => return self.leave_search(&search),
            Action::Move(by) => self.next_match(by < 0, 1),
            _ => {}
        }
        self.over = Some(Over::Search(search));
        outer(action)
    }

    pub(super) fn begin_search(&mut self) {
        let home = self.place();
        if home.view != View::Roadmap {
            // It goes through all of the roadmap, and not through what that was narrowed down to when it was left.
            self.unfilter();
            self.unzoom();
        }
        let in_tree = self.lists[View::Roadmap.index()].node();
        let search = Search { words: Typed::default(), home, in_tree, folded: self.folded.clone() };
        self.set_out(&search, search.views()[0]);
        self.over = Some(Over::Search(search));
    }

    /// Selects the first match behind the row from which the search went out; where it came from another view, the best.
    fn seek(&mut self, search: &Search) {
        self.begin_hunt(search, Query::typed(search.words.text()));
        self.hunt_on(Some(search), STRETCH);
    }

    /// The first match behind what is selected, or that itself.
    pub(super) fn first_match(&self) -> Option<NodeId> {
        // The last one round is what is selected.
        let found = self.matches_around(false);
        let here = self.list().node().filter(|id| found.last() == Some(id));
        here.or_else(|| found.first().copied())
    }

    /// What is called as the words say; else what begins so; else the first match from the top.
    pub(super) fn best_match(&self) -> Option<NodeId> {
        if self.seeking.nearness > Nearness::Written {
            return self.matches().first().copied();
        }
        let words = self.seeking.query.words.to_string();
        let worse = |id: &NodeId| {
            let title = self.document.outline().title(*id).trim().to_lowercase();
            (title != words, !title.starts_with(&words))
        };
        self.matches().iter().copied().min_by_key(worse)
    }

    fn accept_search(&mut self, search: Search) -> Option<Effect> {
        if self.seeking.is_empty() {
            return self.leave_search(&search);
        }
        let selected = self.list().node();
        if self.match_place().is_none() {
            let words = search.words.text().to_owned();
            let _: Option<Effect> = self.leave_search(&search);
            self.notice = Some(Notice::NoMatch(words));
        } else if self.view != search.home.view {
            self.remember(search.home);
        } else if self.view != View::Roadmap {
            // What the roadmap was narrowed down to is narrowed down again.
            self.arrive(Place { selected, ..search.home.clone() });
            self.remember(search.home);
        } else if selected != search.home.selected {
            self.remember(Place { selected: search.home.selected, ..self.place() });
        }
        None
    }

    fn leave_search(&mut self, search: &Search) -> Option<Effect> {
        self.seeking = Seeking::default();
        self.hunt = None;
        self.set_out(search, View::Roadmap);
        if search.home.view != View::Roadmap {
            self.arrive(search.home.clone());
            if self.filter.is_none() {
                self.set_out(search, search.home.view);
            }
        }
        None
    }

    /// Shows a view, selected and folded as all was when the search went out.
    pub(super) fn set_out(&mut self, search: &Search, view: View) {
        if self.folded != search.folded {
            self.folded.clone_from(&search.folded);
            self.refill();
        }
        self.view = view;
        let selected = if view == search.home.view { search.home.selected } else { search.in_tree };
        if let Some(id) = search.in_tree {
            self.lists[View::Roadmap.index()].select_node(id);
        }
        if let Some(id) = selected {
            self.list_mut().select_node(id);
        }
    }

    /// Selects the next match, or the one so many further on.
    pub(super) fn next_match(&mut self, backwards: bool, times: usize) {
        let mut round = self.matches_around(backwards);
        if round.is_empty() && !self.seeking.is_empty() && self.view != View::Roadmap {
            let home = self.place();
            self.view = View::Roadmap;
            round = self.matches_around(backwards);
            if round.is_empty() { self.view = home.view } else { self.remember(home) }
        }
        match nth_round(&round, times) {
            Some(id) if self.list().node() == Some(id) => self.notice = Some(Notice::OnlyMatch),
            Some(id) => self.reveal(id),
            None if self.seeking.is_empty() => self.begin_search(),
            None => self.notice = Some(Notice::NoMatch(self.seeking.query.to_string())),
        }
    }

    /// How many rows match what was sought.
    #[must_use]
    pub fn match_count(&self) -> usize {
        self.matches().len()
    }

    /// Which of the matches is selected, counted from 1, and how many there are; `None` where none is.
    #[must_use]
    pub fn match_place(&self) -> Option<(usize, usize)> {
        let (selected, matches) = (self.list().node()?, self.matches());
        let at = match self.view {
            View::Roadmap => matches.binary_search(&selected).ok(),
            View::Today | View::Plan | View::Review | View::Stats => matches.iter().position(|&id| id == selected),
        };
        Some((at? + 1, matches.len()))
    }

    /// Whether what is selected was found by the plain lines beneath it, which are shown with it in full.
    #[must_use]
    pub fn is_found_beneath(&self) -> bool {
        let is_said = |id| !self.seeking.marks(self.document.outline().title(id)).is_empty();
        let is_sought = !self.seeking.query.words.is_empty();
        is_sought && self.list().node().is_some_and(|id| !is_said(id)) && self.match_place().is_some()
    }

    /// What matches, from the top. The roadmap is searched folded or not, as far as it is shown at all.
    fn matches(&self) -> Arc<[NodeId]> {
        match self.view {
            View::Roadmap => self.matches_in_tree(),
            View::Today | View::Plan | View::Review | View::Stats => {
                self.listed(self.list().rows().iter().filter_map(|row| row.node(&self.plan))).into()
            }
        }
    }

    /// The same in the order in which it comes up.
    fn matches_around(&self, backwards: bool) -> Vec<NodeId> {
        match self.view {
            View::Roadmap => around(self.matches_in_tree().iter().copied(), self.list().node(), backwards),
            View::Today | View::Plan | View::Review | View::Stats => {
                self.listed(self.list().round(backwards).into_iter().map(|(_, id)| id))
            }
        }
    }

    pub(super) fn matches_in_tree(&self) -> Arc<[NodeId]> {
        let all = self.found();
        let found = self.found.borrow();
        let Some(found) = found.as_ref().filter(|_| !all.is_empty()) else { return Arc::default() };
        let is_listed = |id: &NodeId| self.zoomed().contains(&id.index()) && self.is_in_tree(*id);
        found.in_tree.get_or_init(|| all.iter().copied().filter(is_listed).collect()).clone()
    }

    fn listed(&self, ids: impl Iterator<Item = NodeId>) -> Vec<NodeId> {
        let found = self.found();
        ids.filter(|id| found.binary_search(id).is_ok()).collect()
    }

    /// All nodes that have what is sought, in reading order, whether they are shown or not. Looked for once, as long as
    /// neither that nor the text changes: every frame says how many there are.
    pub(super) fn found(&self) -> Arc<[NodeId]> {
        if self.seeking.is_empty() {
            return Arc::default();
        }
        let known =
            self.found.borrow().as_ref().filter(|found| found.seeking == self.seeking).map(|found| found.ids.clone());
        known.unwrap_or_else(|| {
            let fits = self.fits(&self.seeking);
            let ids: Arc<[NodeId]> = self.document.outline().ids().filter(|id| fits[id.index()]).collect();
            *self.found.borrow_mut() = Some(Found::of(&self.seeking, ids.clone()));
            ids
        })
    }

    /// What was found so far is this.
    pub(super) fn know(&mut self, ids: Arc<[NodeId]>) {
        self.found = RefCell::new(Some(Found::of(&self.seeking, ids)));
    }

    /// The roadmap may list more or less of what was found.
    pub(super) fn forget_matches(&mut self) {
        if let Some(found) = self.found.get_mut() {
            found.in_tree.take();
        }
    }

    /// What was found may not be true any more.
    pub(super) fn forget_found(&mut self) {
        self.found.take();
        self.hunt = None;
    }
}
