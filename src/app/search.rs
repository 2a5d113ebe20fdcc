//! Finding rows by their words, while they are typed and afterwards.

use std::collections::HashSet;
use std::ops::Range;

use super::App;
use super::action::{Action, Effect, Notice, View};
use super::folds::around;
use super::list::List;
use crate::document::outline::NodeId;

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
    pub(super) fn begin(from: Option<NodeId>, folded: &HashSet<NodeId>) -> Self {
        Self { words: String::new(), from, folded: folded.clone() }
    }
}

/// The bytes of the first place in `title` that reads like `sought`, upper and lower case alike.
#[must_use]
pub fn find(title: &str, sought: &str) -> Option<Range<usize>> {
    let wanted: Vec<char> = sought.chars().flat_map(char::to_lowercase).collect();
    if wanted.is_empty() {
        return None;
    }
    title.char_indices().find_map(|(start, _)| {
        let mut left = wanted.as_slice();
        for (at, c) in title[start..].char_indices() {
            for lower in c.to_lowercase() {
                left = left.strip_prefix(&[lower])?;
                if left.is_empty() {
                    return Some(start..start + at + c.len_utf8());
                }
            }
        }
        None
    })
}

impl App {
    /// While a search is typed, keys are words. Nothing else happens until it is accepted or left.
    pub(super) fn update_search(&mut self, action: Action) -> Option<Effect> {
        let Some(search) = &mut self.search else { return None };
        match action {
            Action::Type(c) => search.words.push(c),
            Action::Erase if search.words.is_empty() => return self.leave_search(),
            Action::Erase => {
                search.words.pop();
            }
            Action::Open => return self.accept_search(),
            Action::Back | Action::Quit => return self.leave_search(),
            Action::Move(by) => {
                self.next_match(by < 0);
                return None;
            }
            Action::NextMatch | Action::PreviousMatch => {
                self.next_match(action == Action::PreviousMatch);
                return None;
            }
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            _ => return None,
        }
        self.seek();
        None
    }

    /// Selects the first match behind the row from which the search went out.
    fn seek(&mut self) {
        let Some(search) = &self.search else { return };
        self.sought.clone_from(&search.words);
        self.go_back(search.from, search.folded.clone());
        let here = self.list().node().filter(|&id| self.matches(id));
        if let Some(id) = here.or_else(|| self.matches_around(false).first().copied()) {
            self.reveal(id);
        }
    }

    fn accept_search(&mut self) -> Option<Effect> {
        self.search = None;
        if !self.sought.is_empty() && self.list().node().is_none_or(|id| !self.matches(id)) {
            self.notice = Some(Notice::NoMatch(std::mem::take(&mut self.sought)));
        }
        None
    }

    fn leave_search(&mut self) -> Option<Effect> {
        let search = self.search.take()?;
        self.sought.clear();
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
            Some(&id) => self.reveal(id),
            None if self.sought.is_empty() => self.search = Some(Search::begin(self.list().node(), &self.folded)),
            None => self.notice = Some(Notice::NoMatch(self.sought.clone())),
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
        find(&self.document.outline()[id].title, &self.sought).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn words_are_found_in_any_script_and_case() {
        assert_eq!(find("精通 Python", "python"), Some(7..13));
        assert_eq!(find("装饰器 (Decorators)", "饰器"), Some(3..9));
        assert_eq!(find("Straße", "STRASSE"), None);
        assert_eq!(find("ДЕНЬ", "день"), Some(0..8));
        assert_eq!(find("abc", ""), None);
        assert_eq!(find("aab", "ab"), Some(1..3));
    }
}
