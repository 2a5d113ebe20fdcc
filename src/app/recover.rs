//! Choosing a way back after falling behind: each is shown, before and after, until one is accepted or all are left.

use chrono::Days;

use super::App;
use super::action::{Action, Effect, Notice};
use crate::plan::recovery::{Recovery, Stuck, Way, recover};
use crate::plan::schedule::read_range;

/// The ways, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayKind {
    /// The rest moves.
    Push,
    /// The rest is spread until the same end.
    CatchUp,
    /// The rest is spread up to a date that is typed.
    Rebalance,
    /// No study on dates that are typed.
    Break,
}

impl WayKind {
    /// All ways, from the top.
    pub const ALL: [Self; 4] = [Self::Push, Self::CatchUp, Self::Rebalance, Self::Break];

    /// Whether a date is to be typed.
    #[must_use]
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Rebalance | Self::Break)
    }
}

/// The choice as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The way that is chosen.
    pub kind: WayKind,
    /// What is typed for the ways that need a date: for rebalance and for break.
    typed: [String; 2],
    /// What the chosen way would do.
    pub preview: Result<Recovery, Trouble>,
}

/// Why there is nothing to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// What is typed is no date yet.
    NoDate,
    /// There is no such way from here.
    Stuck(Stuck),
}

impl Choice {
    /// What is typed for a way.
    #[must_use]
    pub fn typed(&self, kind: WayKind) -> &str {
        match kind {
            WayKind::Rebalance => &self.typed[0],
            WayKind::Break => &self.typed[1],
            WayKind::Push | WayKind::CatchUp => "",
        }
    }

    fn typed_mut(&mut self) -> Option<&mut String> {
        match self.kind {
            WayKind::Rebalance => Some(&mut self.typed[0]),
            WayKind::Break => Some(&mut self.typed[1]),
            WayKind::Push | WayKind::CatchUp => None,
        }
    }

    fn way(&self) -> Option<Way> {
        Some(match self.kind {
            WayKind::Push => Way::Push,
            WayKind::CatchUp => Way::CatchUp,
            WayKind::Rebalance => Way::Rebalance(read_range(&self.typed[0])?.into_inner().1),
            WayKind::Break => Way::Break(read_range(&self.typed[1])?),
        })
    }
}

impl App {
    /// The choice of a way back, while it is open.
    #[must_use]
    pub fn choice(&self) -> Option<&Choice> {
        self.choice.as_ref()
    }

    /// Opens the choice, unless there is nothing to choose.
    pub(super) fn begin_recovery(&mut self) {
        let today = self.standing.date;
        let push = self.preview(&Way::Push);
        if let Err(stuck) = push {
            self.notice = Some(Notice::Stuck(stuck));
            return;
        }
        let end = push.as_ref().map_or(today, |push| push.end.1);
        let week = today.checked_add_days(Days::new(6)).unwrap_or(today);
        let typed = [end.to_string(), format!("{today}..{week}")];
        self.choice = Some(Choice { kind: WayKind::Push, typed, preview: push.map_err(Trouble::Stuck) });
    }

    fn preview(&self, way: &Way) -> Result<Recovery, Stuck> {
        recover(&self.document, &self.plan, self.calendar.as_ref(), (way, self.standing.date), false)
    }

    /// While a way is chosen, keys choose, type dates, accept or leave.
    pub(super) fn update_choice(&mut self, action: Action) -> Option<Effect> {
        let mut choice = self.choice.take()?;
        match action {
            Action::Move(by) | Action::Page(by) => {
                let at = WayKind::ALL.iter().position(|kind| *kind == choice.kind).unwrap_or(0);
                choice.kind = WayKind::ALL[at.saturating_add_signed(by.signum()).min(WayKind::ALL.len() - 1)];
            }
            Action::First => choice.kind = WayKind::ALL[0],
            Action::Last => choice.kind = WayKind::Break,
            Action::Type(c) => choice.typed_mut().into_iter().for_each(|typed| typed.push(c)),
            Action::Erase => {
                choice.typed_mut().and_then(String::pop);
            }
            Action::Open => return self.accept(choice),
            Action::Back | Action::Quit | Action::Recover => return None,
            Action::Suspend | Action::Redraw => {
                self.choice = Some(choice);
                return Some(if action == Action::Suspend { Effect::Suspend } else { Effect::Redraw });
            }
            _ => {}
        }
        choice.preview = match choice.way() {
            Some(way) => self.preview(&way).map_err(Trouble::Stuck),
            None => Err(Trouble::NoDate),
        };
        self.choice = Some(choice);
        None
    }

    fn accept(&mut self, choice: Choice) -> Option<Effect> {
        match &choice.preview {
            Ok(recovery) => {
                let first = recovery.moved.first().map(|moved| moved.day).or(self.standing.focus());
                let at = first.map(|day| self.plan.day(day).node).filter(|_| !recovery.edit.is_empty())?;
                let (edit, notice) = (recovery.edit.clone(), Notice::Recovered(Box::new(recovery.clone())));
                self.commit(edit, at, notice)
            }
            Err(_) => {
                self.choice = Some(choice);
                None
            }
        }
    }
}
