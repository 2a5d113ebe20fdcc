//! What lies over a view until it is left: the help, and what is selected in full.

use super::App;
use super::action::{Action, Effect};
use super::history::Why;

impl App {
    /// In the help only keys that scroll it or leave it do anything.
    pub(super) fn update_help(&mut self, action: Action, top: usize) -> Option<Effect> {
        self.help = match action {
            Action::Help | Action::Back | Action::Open | Action::Quit => None,
            _ => Some(scrolled(action, top)),
        };
        outer(action)
    }

    /// The same where what is selected is shown in full; there it can be ticked, too.
    pub(super) fn update_detail(&mut self, action: Action, top: usize) -> Option<Effect> {
        self.detail = match action {
            Action::Look | Action::Back | Action::Open | Action::Quit => None,
            Action::Tick => return self.tick(),
            Action::Undo => return self.step(Why::Undo),
            _ => Some(scrolled(action, top)),
        };
        outer(action)
    }
}

/// How far something is scrolled after a key. How far it can be is known to whoever draws it.
fn scrolled(action: Action, top: usize) -> usize {
    match action {
        Action::Move(by) | Action::Page(by) => top.saturating_add_signed(by),
        Action::First => 0,
        _ => top,
    }
}

/// What a key does everywhere.
fn outer(action: Action) -> Option<Effect> {
    match action {
        Action::Redraw => Some(Effect::Redraw),
        Action::Suspend => Some(Effect::Suspend),
        _ => None,
    }
}
