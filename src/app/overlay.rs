//! What lies over a view until it is left. There is one such thing at a time, so that no two can disagree on what a key
//! means.

use super::App;
use super::action::{Action, Effect};
use super::beyond::{Links, Wish};
use super::card::Card;
use super::draft::Draft;
use super::notice::Notice;
use super::outside::Question;
use super::pick::Pick;
use super::planning::Planning;
use super::recover::Choice;
use super::search::Search;
use crate::text::typed::Typed;

/// What lies over the view.
#[derive(Debug, Clone)]
pub(super) enum Over {
    /// All keys, from a row on.
    Help(usize),
    /// What is selected in full, from a line on.
    Detail(usize),
    /// A search whose words are being typed.
    Search(Search),
    /// A list that something is picked from.
    Pick(Pick),
    /// The ways back, one of which is chosen.
    Choice(Choice),
    /// A plan that is being drafted.
    Planning(Planning),
    /// A line of the roadmap that is being written.
    Draft(Draft),
    /// A card of the review.
    Card(Card),
    /// The links of what is selected, one of which is chosen.
    Links(Links),
    /// What was changed here and outside, to be settled.
    Question(Box<Question>),
}

impl App {
    /// Does what a key asks for where something lies over the view.
    pub(super) fn update_over(&mut self, action: Action, over: Over) -> Option<Effect> {
        match over {
            Over::Help(top) => self.update_help(action, top),
            Over::Detail(top) => self.update_detail(action, top),
            Over::Search(search) => self.update_search(action, search),
            Over::Pick(pick) => self.update_pick(action, pick),
            Over::Choice(choice) => self.update_choice(action, choice),
            Over::Planning(planning) => self.update_planning(action, planning),
            Over::Draft(draft) => self.update_draft(action, draft),
            Over::Card(card) => self.update_card(action, card),
            Over::Links(links) => self.update_links(action, links),
            Over::Question(question) => self.update_question(action, question),
        }
    }

    /// In the help only keys that scroll it or leave it do anything.
    fn update_help(&mut self, action: Action, top: usize) -> Option<Effect> {
        if !matches!(action, Action::Help | Action::Back | Action::Open | Action::Quit) {
            self.over = Some(Over::Help(scrolled(action, top)));
        }
        outer(action)
    }

    /// The same where what is selected is shown in full; there it can be ticked, too.
    fn update_detail(&mut self, action: Action, top: usize) -> Option<Effect> {
        if !matches!(action, Action::Look | Action::Back | Action::Open | Action::Quit) {
            self.over = Some(Over::Detail(scrolled(action, top)));
        }
        let before = self.list().node();
        let effect = match action {
            Action::Tick => self.tick(),
            Action::TickAll => self.tick_all(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Edit => self.edit(),
            Action::OpenLink => self.ask_link(Wish::Open),
            Action::CopyLink => self.ask_link(Wish::Copy),
            Action::CopyTitle => self.copy_title(),
            _ => outer(action),
        };
        // What is taken back, or made again, may have been done elsewhere: that is selected then, and was not asked for here.
        if self.list().node() != before {
            self.over.take_if(|over| matches!(over, Over::Detail(_)));
        }
        effect
    }

    /// Takes what is typed or pasted into a line that is being typed. Says whether that is another one now, of a paste when
    /// all of it was told.
    pub(super) fn write(&mut self, action: Action, typed: &mut Typed) -> bool {
        let before = typed.text().to_owned();
        match action {
            Action::Type(c) | Action::Paste(c) => {
                if let Err(room) = typed.put(c) {
                    self.notice = Some(Notice::NoRoom(room));
                }
            }
            Action::Stroke(stroke) => typed.stroke(stroke),
            Action::Pasted => return true,
            _ => {}
        }
        !matches!(action, Action::Paste(_)) && typed.text() != before
    }
}

/// How far something is scrolled after a key. How far it can be is known to whoever draws it.
pub(super) fn scrolled(action: Action, top: usize) -> usize {
    match action {
        Action::Move(by) | Action::Page(by) => top.saturating_add_signed(by),
        Action::First => 0,
        _ => top,
    }
}

/// What a key does everywhere.
pub(super) fn outer(action: Action) -> Option<Effect> {
    match action {
        Action::Redraw => Some(Effect::Redraw),
        Action::Suspend => Some(Effect::Suspend),
        _ => None,
    }
}
