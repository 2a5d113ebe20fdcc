//! What Today says of how it goes: the streak, and the minutes.

use super::App;
use super::action::View;
use super::list::{Remark, Row, What};
use crate::progress::journal::{Deed, Event};
use crate::progress::streak::Streak;

/// How it goes, where the journal knows of anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoFar {
    /// For how many days on end something was done.
    pub streak: Streak,
    /// The minutes of today.
    pub today: u32,
    /// The minutes of its week so far.
    pub week: u32,
}

impl App {
    /// How it goes, where the journal knows of anything.
    #[must_use]
    pub fn so_far(&self) -> Option<SoFar> {
        self.so_far
    }

    /// Reckons anew how it goes, after the journal came to say more, or on another day.
    pub(super) fn look_back(&mut self) {
        // Of a single answer that is another view, nobody asks.
        let so_far = if self.is_asked_for(View::Today) { self.reckon_so_far() } else { None };
        self.keeping.is_steady = true;
        if std::mem::replace(&mut self.so_far, so_far) != so_far {
            self.list_anew(View::Today);
        }
    }

    /// The same after these events were noted: once anything was done today, what else is done today says nothing new.
    pub(super) fn look_back_on(&mut self, events: &[Event]) {
        let is_active = self.so_far.is_some_and(|so_far| so_far.streak.today) && self.keeping.is_steady;
        if !is_active || !events.iter().all(|event| self.adds_to_today(event)) {
            self.look_back();
        }
    }

    /// Whether an event can only add to what was done today, and no minutes.
    fn adds_to_today(&self, event: &Event) -> bool {
        let is_of_today = self.journal().is_some_and(|journal| journal.date(event) == self.standing.date);
        match event.deed {
            Deed::Turned { done, .. } | Deed::Studied { done, .. } => done && is_of_today,
            Deed::Graded { .. } => is_of_today,
            Deed::Spared { .. } | Deed::Reviewing => true,
            Deed::Began(_) | Deed::Minutes { .. } | Deed::Moved { .. } => false,
        }
    }

    /// How it goes, reckoned anew.
    pub(super) fn reckon_so_far(&self) -> Option<SoFar> {
        let (activity, date) = (self.activity(), self.standing.date);
        (!activity.is_empty()).then(|| SoFar {
            streak: self.streak(&activity),
            today: activity.on(date).minutes,
            week: activity.week_up_to(date).minutes,
        })
    }

    /// The rows that say so, beneath those of Today.
    pub(super) fn rows_so_far(&self) -> Vec<Row> {
        let Some(so_far) = self.so_far else { return Vec::new() };
        let minutes = (so_far.week > 0).then_some(What::Remark(Remark::Minutes));
        [What::Gap, What::Remark(Remark::Streak)].into_iter().chain(minutes).map(Row::of).collect()
    }
}
