//! What a tick has finished: a study day, the last of today's, a phase, the plan.

use super::App;
use super::notice::Notice;
use crate::plan::DayId;

/// What was finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Milestone {
    /// A study day of a phase in which so many are left.
    Day {
        /// How many.
        left: u32,
    },
    /// The last of what today is for, with nothing left from before.
    Today,
    /// A phase.
    Phase {
        /// What it is called.
        name: String,
        /// How many study days it had.
        days: u32,
    },
    /// The plan, of so many study days.
    Plan {
        /// How many.
        days: u32,
    },
}

impl App {
    /// Says what was finished since, in place of what was to be said.
    pub(super) fn rejoice(&mut self, before: &[bool]) {
        if self.is_glimpse() {
            // There may be more to do further down.
            return;
        }
        let after = &self.done;
        // Where the plan itself is another one now, no day is known to be the same.
        let finished = self.plan.ids().rfind(|day| after[day.index()] && before.get(day.index()) == Some(&false));
        if let (Some(day), Some(Notice::Ticked { title, done: true })) = (finished, &self.notice)
            && before.len() == after.len()
        {
            self.notice = Some(Notice::Finished { title: title.clone(), milestone: self.milestone(day, after) });
        }
    }

    fn milestone(&self, day: DayId, done: &[bool]) -> Milestone {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let phase = self.plan.day(day).phase;
        let in_phase = || self.plan.phases()[phase].days.iter().copied();
        let left = count(in_phase().filter(|day| !done[day.index()]).count());
        let is_today = self.standing.days.contains(&day) && self.standing.days.iter().all(|day| done[day.index()]);
        if done.iter().all(|done| *done) {
            Milestone::Plan { days: count(done.len()) }
        } else if left == 0 {
            let name = self.plan.phase_name(phase, self.document.outline()).to_owned();
            Milestone::Phase { name, days: count(in_phase().count()) }
        } else if is_today && self.standing.left.is_empty() {
            Milestone::Today
        } else {
            Milestone::Day { left }
        }
    }
}
