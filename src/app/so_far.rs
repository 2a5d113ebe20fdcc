//! What Today says of how it goes: the streak, and the minutes.

use super::App;
use super::action::View;
use super::list::{Remark, Row, What};
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
        let activity = self.activity();
        let date = self.standing.date;
        let so_far = (!activity.is_empty()).then(|| SoFar {
            streak: self.streak(&activity),
            today: activity.on(date).minutes,
            week: activity.week_up_to(date).minutes,
        });
        if std::mem::replace(&mut self.so_far, so_far) != so_far {
            self.list_anew(View::Today);
        }
    }

    /// The rows that say so, beneath those of Today.
    pub(super) fn rows_so_far(&self) -> Vec<Row> {
        let Some(so_far) = self.so_far else { return Vec::new() };
        let minutes = (so_far.week > 0).then_some(What::Remark(Remark::Minutes));
        [What::Gap, What::Remark(Remark::Streak)].into_iter().chain(minutes).map(Row::of).collect()
    }
}
