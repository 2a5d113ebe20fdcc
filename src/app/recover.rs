//! Choosing a way back after falling behind, or a start: each is shown first, until one is accepted or all are left.

use chrono::Days;

use super::App;
use super::action::{Action, Effect};
use super::notice::Notice;
use super::overlay::{Over, outer};
use crate::document::outline::NodeId;
use crate::plan::DayId;
use crate::plan::calendar::StartFrom;
use crate::plan::recovery::{Recovery, Stuck, Way, recover};
use crate::plan::schedule::read_range;
use crate::plan::start::{Started, start};
use crate::text::typed::Typed;

/// The ways.
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
    /// The whole plan begins on a date that is typed.
    Start,
}

impl WayKind {
    /// The ways back, from the top.
    const BACK: [Self; 4] = [Self::Push, Self::CatchUp, Self::Rebalance, Self::Break];

    /// Whether a date is to be typed.
    #[must_use]
    pub fn is_typed(self) -> bool {
        self.place().is_some()
    }

    /// Where what is typed for it stands.
    fn place(self) -> Option<usize> {
        match self {
            Self::Rebalance => Some(0),
            Self::Break => Some(1),
            Self::Start => Some(2),
            Self::Push | Self::CatchUp => None,
        }
    }
}

/// The choice as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What can be chosen, from the top.
    pub ways: Vec<WayKind>,
    /// The way that is chosen.
    pub kind: WayKind,
    /// What is typed for the ways that need a date: for rebalance, for break, and for a start.
    typed: [Typed; 3],
    /// What the chosen way would do.
    pub preview: Result<Preview, Trouble>,
}

/// What a way would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preview {
    /// Study days move.
    Back(Recovery),
    /// The plan begins on another date.
    Start(Started),
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
    pub fn typed(&self, kind: WayKind) -> Option<&Typed> {
        kind.place().map(|place| &self.typed[place])
    }

    /// Whether there is no other way further down.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.ways.last() == Some(&self.kind)
    }

    /// The way that goes so many further down the list, up to its ends.
    fn way_at(&self, by: isize) -> WayKind {
        let at = self.ways.iter().position(|kind| *kind == self.kind).unwrap_or(0);
        let last = self.ways.len().saturating_sub(1);
        self.ways.get(at.saturating_add_signed(by).min(last)).copied().unwrap_or(self.kind)
    }
}

impl App {
    /// The choice of a way back, while it is open.
    #[must_use]
    pub fn choice(&self) -> Option<&Choice> {
        if let Some(Over::Choice(choice)) = &self.over { Some(choice) } else { None }
    }

    /// Opens the choice, unless there is nothing to choose.
    pub(super) fn begin_recovery(&mut self) {
        let today = self.standing.date;
        let ways = self.ways();
        let Some(&kind) = ways.first().filter(|_| !self.plan.phases().is_empty()) else {
            self.notice = Some(Notice::Stuck(Stuck::NoDays));
            return;
        };
        let calendar = self.calendar.as_ref();
        let begins = calendar.map_or(today, |calendar| calendar.start);
        let end = self.way_back(&Way::Push).map_or(today, |push| push.end.1);
        let week = today.checked_add_days(Days::new(6)).unwrap_or(today);
        let typed = [end.to_string(), format!("{today}..{week}"), begins.to_string()].map(Typed::offered);
        let choice = Choice { ways, kind, typed, preview: Err(Trouble::NoDate) };
        match self.preview(&choice) {
            Err(Trouble::Stuck(stuck)) => self.notice = Some(Notice::Stuck(stuck)),
            preview => self.over = Some(Over::Choice(Choice { preview, ..choice })),
        }
    }

    /// What can be chosen: a start first where the plan has none of its own yet. One that the command line sets goes before
    /// whatever the file says, and without study days there is nothing else to move.
    fn ways(&self) -> Vec<WayKind> {
        let from = self.calendar.as_ref().map(|calendar| calendar.start_from);
        let back = WayKind::BACK.into_iter().filter(|_| !self.plan.days().is_empty());
        match from {
            Some(StartFrom::Flag) => back.collect(),
            None | Some(StartFrom::Date) => std::iter::once(WayKind::Start).chain(back).collect(),
            Some(StartFrom::Start | StartFrom::Plan) => back.chain([WayKind::Start]).collect(),
        }
    }

    /// What the chosen way would do, with what is typed for it.
    fn preview(&self, choice: &Choice) -> Result<Preview, Trouble> {
        let range = || choice.typed(choice.kind).and_then(|typed| read_range(typed.text())).ok_or(Trouble::NoDate);
        let way = match choice.kind {
            WayKind::Push => Way::Push,
            WayKind::CatchUp => Way::CatchUp,
            WayKind::Rebalance => Way::Rebalance(*range()?.end()),
            WayKind::Break => Way::Break(range()?),
            WayKind::Start => {
                let dates = (*range()?.start(), self.standing.date);
                let started = start(&self.document, &self.plan, dates, true);
                return started.map(Preview::Start).map_err(|unset| Trouble::Stuck(Stuck::Unset(unset)));
            }
        };
        self.way_back(&way).map(Preview::Back).map_err(Trouble::Stuck)
    }

    /// What a way back would do. A file without front matter would get one, and it says so.
    fn way_back(&self, way: &Way) -> Result<Recovery, Stuck> {
        recover(&self.document, &self.plan, self.calendar.as_ref(), (way, self.standing.date), true)
    }

    /// Whether accepting what is shown gives the file a front matter.
    #[must_use]
    pub fn adds_front_matter(&self) -> bool {
        self.document.front_matter().is_none()
    }

    /// While a way is chosen, keys choose, type dates, accept or leave.
    pub(super) fn update_choice(&mut self, action: Action, mut choice: Choice) -> Option<Effect> {
        let mut is_other = true;
        match action {
            Action::Move(by) | Action::Page(by) => {
                choice.kind = choice.way_at(by.signum());
            }
            Action::First => choice.kind = choice.way_at(isize::MIN),
            Action::Last => choice.kind = choice.way_at(isize::MAX),
            Action::Type(_) | Action::Paste(_) | Action::Pasted | Action::Stroke(_) => {
                if let Some(place) = choice.kind.place() {
                    is_other = self.write(action, &mut choice.typed[place]);
                }
            }
            Action::Open => return self.accept(choice),
            Action::Back | Action::Quit | Action::Recover => return None,
            _ => {}
        }
        if is_other {
            choice.preview = self.preview(&choice);
        }
        self.over = Some(Over::Choice(choice));
        outer(action)
    }

    /// What the chosen way would do is worked out anew when the text or the date is another one. Where there is nothing to
    /// choose any more, the choice is left.
    pub(super) fn look_ahead(&mut self) {
        self.plan_anew();
        let Some(Over::Choice(mut choice)) = self.over.take_if(|over| matches!(over, Over::Choice(_))) else { return };
        choice.ways = self.ways();
        let Some(&first) = choice.ways.first().filter(|_| !self.plan.phases().is_empty()) else { return };
        if !choice.ways.contains(&choice.kind) {
            choice.kind = first;
        }
        choice.preview = self.preview(&choice);
        self.over = Some(Over::Choice(choice));
    }

    fn accept(&mut self, choice: Choice) -> Option<Effect> {
        let (edit, at, notice) = match &choice.preview {
            Ok(Preview::Back(recovery)) => {
                let moved = recovery.moved.first().map(|moved| moved.day);
                (recovery.edit.clone(), self.place_of(moved), Notice::Recovered(Box::new(recovery.clone())))
            }
            Ok(Preview::Start(started)) => {
                let notice = Notice::Started(started.clone(), self.standing.date);
                (started.edit.clone(), self.place_of(None), notice)
            }
            Err(_) => {
                self.over = Some(Over::Choice(choice));
                return None;
            }
        };
        let at = at.filter(|_| !edit.is_empty())?;
        self.commit(edit, at, notice)
    }

    /// Where a change of the plan's dates is made, for its undo to go back to: a study day's node, else the plan's first.
    fn place_of(&self, day: Option<DayId>) -> Option<NodeId> {
        let node = day.or(self.standing.focus()).map(|day| self.plan.day(day).node);
        node.or_else(|| self.plan.phases().iter().find_map(|phase| phase.heading))
    }
}
