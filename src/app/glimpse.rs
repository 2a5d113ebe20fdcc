//! The beginning of a long roadmap, shown while the rest is being read.
//!
//! It is a roadmap like any other, and keys work on it. Changes made meanwhile are changes of the whole, which begins with
//! the same bytes; they wait until there is a file to write them to. When the whole arrives, nothing on the screen moves.

use super::action::{Action, View};
use super::history::Made;
use super::overlay::Over;
use super::{App, Opening};
use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::plan::Plan;
use crate::text::edit::Edit;

/// The beginning of a roadmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glimpse {
    touch: Touch,
    /// How much of the whole is read, in percent, once it takes a while.
    read: Option<u8>,
}

/// What a reader has done with the beginning of a roadmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touch {
    Untouched,
    Acted,
}

/// What an action is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Nothing of the roadmap.
    Screen,
    /// What is listed.
    List,
    /// What is selected.
    Here,
    /// All of the roadmap.
    Whole,
    /// What is selected, and more than what is around it.
    FromHere,
}

impl Reach {
    fn of(action: Action) -> Self {
        match action {
            Action::Show(_)
            | Action::NextView
            | Action::PreviousView
            | Action::Help
            | Action::Back
            | Action::Palette
            | Action::Type(_)
            | Action::Paste(_)
            | Action::Pasted
            | Action::Stroke(_)
            | Action::Scroll(_)
            | Action::ScrollBeside(_)
            | Action::Count(_)
            | Action::Suspend
            | Action::Redraw
            | Action::Library
            | Action::ReadAgain
            | Action::Quit => Self::Screen,
            Action::Move(_) | Action::Page(_) | Action::First => Self::List,
            Action::Last
            | Action::NextOpen
            | Action::PreviousOpen
            | Action::Search
            | Action::NextMatch
            | Action::PreviousMatch
            | Action::Timer
            | Action::Recover
            | Action::Plan
            | Action::Filter
            | Action::Section
            | Action::Grade(_)
            | Action::Spare => Self::Whole,
            Action::FoldAll
            | Action::TickAll
            | Action::MergeCopy
            | Action::Edit
            | Action::Zoom
            | Action::Backward
            | Action::Forward
            | Action::Rework(_) => Self::FromHere,
            _ => Self::Here,
        }
    }
}

impl App {
    /// Opens the beginning of a roadmap.
    #[must_use]
    pub fn glimpse(document: Document, opening: Opening) -> Self {
        let mut app = Self::new(document, Opening { view: opening.view.or(Some(View::Today)), ..opening });
        app.opening = opening;
        app.glimpse = Some(Glimpse { touch: Touch::Untouched, read: None });
        // What there is to say is not known yet.
        app.notice = None;
        app.refill();
        app
    }

    /// Whether the rest is still being read.
    #[must_use]
    pub fn is_glimpse(&self) -> bool {
        self.glimpse.is_some()
    }

    /// Whether an action is about more than the beginning of the roadmap that is there, and has to wait for the rest.
    #[must_use]
    pub fn needs_whole(&self, action: Action) -> bool {
        let is_box = |id: NodeId| self.document.outline().mark(id).is_some_and(Mark::is_gfm);
        self.is_glimpse()
            && match (Reach::of(action), self.list().node()) {
                (Reach::Screen, _) => false,
                (Reach::Whole | Reach::FromHere, _) | (Reach::List | Reach::Here, None) => true,
                // A study day is known by those around it.
                (Reach::Here, Some(id)) => action == Action::Tick && !is_box(id),
                (Reach::List, Some(_)) => false,
            }
    }

    /// Whether an action means something of what is selected, and nothing is.
    #[must_use]
    pub fn is_blind(&self, action: Action) -> bool {
        matches!(Reach::of(action), Reach::Here | Reach::FromHere) && self.list().node().is_none()
    }

    /// What of the beginning the reader may have changed.
    pub(super) fn touched(&self) -> (View, Option<NodeId>, usize, usize) {
        (self.view, self.list().node(), self.folded.len(), self.pending.len())
    }

    /// From here on the reader stays where they are.
    pub fn touch_glimpse(&mut self) {
        self.glimpse = self.glimpse.map(|glimpse| Glimpse { touch: Touch::Acted, ..glimpse });
    }

    /// How much of the whole is read, in percent, while only the beginning is there and the rest takes a while.
    #[must_use]
    pub fn read(&self) -> Option<u8> {
        self.glimpse.and_then(|glimpse| glimpse.read)
    }

    /// So much of the whole is read now.
    pub(super) fn hear_read(&mut self, percent: u8) {
        self.glimpse = self.glimpse.map(|glimpse| Glimpse { read: Some(percent), ..glimpse });
    }

    /// Takes over the whole roadmap, once it is read. Where the reader has done something meanwhile, that stays, if the
    /// whole begins with what was shown. Returns whether a change is lost because it does not.
    pub fn take_whole(&mut self, whole: Self, begins_so: bool) -> bool {
        let was_touched = self.glimpse.take().is_some_and(|glimpse| glimpse.touch == Touch::Acted);
        if !was_touched || !begins_so {
            let (date, is_lost) = (self.opening.date, !self.pending.is_empty());
            let over = self.over.take().filter(|over| matches!(over, Over::Help(_) | Over::Pick(_)));
            *self = Self { count: self.count, over, ..whole };
            if self.opening.date != date {
                self.opening.date = date;
                self.reckon();
            }
            return is_lost;
        }
        let before = std::mem::replace(&mut self.document, whole.document);
        (self.plan, self.calendar, self.progress, self.done) = (whole.plan, whole.calendar, whole.progress, whole.done);
        (self.about, self.copies) = (Default::default(), whole.copies);
        // Nothing was written down of the beginning alone, and what was ticked there is ticked again now.
        (self.keeping, self.so_far, self.recall) = (whole.keeping, whole.so_far, whole.recall);
        let made: Vec<Edit> = self.pending.iter().map(Made::edit).cloned().collect();
        let are_ticks = made.iter().all(|edit| self.document.is_tick(edit));
        for edit in &made {
            if are_ticks {
                let _: bool = self.tick_box(edit);
            } else {
                let _: Option<NodeId> = self.document.apply(edit);
            }
        }
        if !are_ticks {
            self.plan = Plan::of(&self.document);
            self.touch_anything();
        }
        if self.document.outline().begins_as(before.outline()) {
            let shown = before.outline().len();
            let folded = whole.filter.map_or(whole.folded, |filter| filter.folded);
            self.folded.extend(folded.iter().filter(|id| id.index() >= shown));
            if are_ticks { self.reckon_lists() } else { self.reckon() }
        } else {
            self.come_from(&before, None);
        }
        self.select_focus();
        self.notice = self.notice.take().or(whole.notice);
        false
    }
}
