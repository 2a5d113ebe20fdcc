//! A card of the review: one item that is due, how it is graded, and which comes next.

use super::App;
use super::action::{Action, Effect, View};
use super::notice::Notice;
use super::overlay::{Over, outer, scrolled};
use crate::document::outline::NodeId;

/// An item that the reader is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// The item.
    pub node: NodeId,
    /// For how many days each grade would leave it alone.
    pub intervals: [u32; 4],
    /// How many lines of what it says are scrolled away, once that was asked for.
    pub shown: Option<usize>,
}

impl App {
    /// The card that lies over the view.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        if let Some(Over::Card(card)) = &self.over { Some(card) } else { None }
    }

    /// Whether a grade or a judgement on a card can be thought over.
    #[must_use]
    pub fn can_regrade(&self) -> bool {
        !self.recall.past.is_empty()
    }

    /// Begins to review; or where that was begun, opens the card of what is selected.
    pub(super) fn open_review(&mut self) {
        if self.journal().is_none() {
            self.notice = Some(Notice::NoJournal);
        } else if self.reviewing_since().is_none() {
            self.begin_reviews();
        } else if let Some(node) = self.list().node() {
            self.begin_card(node);
        }
    }

    fn begin_card(&mut self, node: NodeId) {
        self.find_reviews();
        let intervals = self.reviews().and_then(|reviews| reviews.intervals(node));
        self.over = intervals.map(|intervals| Over::Card(Card { node, intervals, shown: None }));
    }

    /// On a card, keys show what it says, grade it, and go back to the one before.
    pub(super) fn update_card(&mut self, action: Action, mut card: Card) -> Option<Effect> {
        match action {
            Action::Grade(grade) => {
                if self.grade(card.node, grade) {
                    self.recall.past.push(card.node);
                }
                self.next_card();
                return None;
            }
            Action::Spare => {
                if self.spare(card.node, true) {
                    self.recall.past.push(card.node);
                    let title = self.document.outline().title(card.node).to_owned();
                    self.notice = Some(Notice::Spared(title));
                }
                self.next_card();
                return None;
            }
            Action::Undo if self.can_regrade() => {
                self.think_over_last();
                return None;
            }
            Action::Undo => self.notice = Some(Notice::NothingToUndo),
            Action::Open | Action::Tick | Action::Look => {
                card.shown = if card.shown.is_some() { None } else { Some(0) };
            }
            Action::Back | Action::Quit => return None,
            _ => card.shown = card.shown.map(|top| scrolled(action, top)),
        }
        self.over = Some(Over::Card(card));
        outer(action)
    }

    /// Shows the card again that was judged last. What was graded stays graded until it is graded anew, which takes its place;
    /// what was spared is spared no more.
    pub(super) fn think_over_last(&mut self) {
        let Some(node) = self.recall.past.pop() else { return };
        if self.reviews().is_some_and(|reviews| reviews.is_spared(node)) {
            self.spare(node, false);
        }
        self.list_reviews();
        self.lists[View::Review.index()].select_node(node);
        self.begin_card(node);
    }

    /// Shows the card of what is most at risk now; says so when there is none.
    fn next_card(&mut self) {
        self.find_reviews();
        self.list_reviews();
        let next = self.reviews().and_then(|reviews| reviews.due().next());
        match next {
            Some(node) => {
                self.lists[View::Review.index()].select_node(node);
                self.begin_card(node);
            }
            None => {
                let count = self.reviews().map_or(0, super::review::Reviews::graded_today);
                self.notice = Some(Notice::Reviewed(count));
            }
        }
    }
}
