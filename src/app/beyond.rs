//! What other programs are asked for: the reader's editor, what opens links, what keeps what is copied.

use super::App;
use super::action::{Action, Effect};
use super::notice::Notice;
use super::overlay::{Over, outer};
use crate::document::link::Link;
use crate::text::lines::Lines;

/// What is to be done with a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Open it.
    Open,
    /// Copy its address.
    Copy,
}

/// Several links, one of which is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// The links, in the order of the text.
    pub links: Vec<Link>,
    /// The chosen one.
    pub at: usize,
    /// What for.
    pub wish: Wish,
}

impl App {
    /// The links among which one is to be chosen.
    #[must_use]
    pub fn links(&self) -> Option<&Links> {
        if let Some(Over::Links(links)) = &self.over { Some(links) } else { None }
    }

    /// Asks for the editor, at the line of what is selected.
    pub(super) fn edit(&mut self) -> Option<Effect> {
        if self.is_gone() {
            self.notice = Some(Notice::Gone);
            return None;
        }
        let line_of = |id| Lines::of(self.document.text()).number(self.document.outline().node(id).start);
        Some(Effect::Edit { line: self.list().node().map_or(1, line_of) })
    }

    pub(super) fn copy_title(&self) -> Option<Effect> {
        self.list().node().map(|id| Effect::Copy(self.document.outline().title(id).to_owned()))
    }

    /// Does with the link of what is selected what is wished; of several, the reader chooses one.
    pub(super) fn ask_link(&mut self, wish: Wish) -> Option<Effect> {
        let mut links = self.list().node().map(|id| self.document.links(id)).unwrap_or_default();
        if links.len() > 1 {
            self.over = Some(Over::Links(Links { links, at: 0, wish }));
            return None;
        }
        match links.pop() {
            Some(link) => self.take_link(link, wish),
            None => {
                self.notice = Some(Notice::NoLink);
                None
            }
        }
    }

    fn take_link(&mut self, link: Link, wish: Wish) -> Option<Effect> {
        match (wish, link.target()) {
            (Wish::Copy, _) => Some(Effect::Copy(link.address)),
            (Wish::Open, Ok(target)) => Some(Effect::Open(target)),
            (Wish::Open, Err(why)) => {
                self.notice = Some(Notice::NotOpened(why));
                None
            }
        }
    }

    /// While a link is chosen, keys go from one to the next, take it, or leave them all.
    pub(super) fn update_links(&mut self, action: Action, mut links: Links) -> Option<Effect> {
        let last = links.links.len().saturating_sub(1);
        match action {
            Action::Move(by) | Action::Page(by) => links.at = links.at.saturating_add_signed(by).min(last),
            Action::First => links.at = 0,
            Action::Last => links.at = last,
            Action::Select(at) => links.at = at.min(last),
            Action::Open | Action::OpenLink | Action::CopyLink => {
                let wish = if action == Action::CopyLink { Wish::Copy } else { links.wish };
                return self.take_link(links.links.swap_remove(links.at), wish);
            }
            Action::Back | Action::Quit => return None,
            _ => {}
        }
        self.over = Some(Over::Links(links));
        outer(action)
    }
}
