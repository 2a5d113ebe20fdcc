//! The timer on the study day: whether it runs, and how long it has run. The clock is the shell's.

use super::App;
use super::action::Effect;
use super::notice::Notice;
use crate::progress::journal::Place;

/// A run of the timer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    /// The study day that it was started on, where there was one.
    pub place: Option<Place>,
    /// Whether it runs, and does not pause.
    pub is_running: bool,
    /// The minutes of its run so far.
    pub run: u32,
    /// Those of the day before it.
    before: u32,
}

impl Timer {
    /// The minutes of the day, those of earlier runs and of this one.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.before.saturating_add(self.run)
    }
}

impl App {
    /// The timer, once it was started.
    #[must_use]
    pub fn timer(&self) -> Option<&Timer> {
        self.timer.as_ref()
    }

    /// Starts the timer, or lets it pause. A pause ends its run.
    pub(super) fn toggle_timer(&mut self) -> Option<Effect> {
        let runs = !self.timer.as_ref().is_some_and(|timer| timer.is_running);
        match &mut self.timer {
            Some(timer) if !runs => timer.is_running = false,
            _ => self.begin_run(),
        }
        let minutes = self.timer.as_ref().map_or(0, Timer::minutes);
        self.notice = Some(Notice::Timer { runs, minutes });
        Some(Effect::Time { runs })
    }

    fn begin_run(&mut self) {
        let node = self.standing.focus().map(|day| self.plan.day(day).node);
        let place = node.map(|node| Place::of(self.document.outline(), &self.plan, node));
        let before = self.keeping.minutes_on(self.opening.date);
        self.timer = Some(Timer { place, is_running: true, run: 0, before });
    }

    /// It is another day: what runs on begins anew, and what pauses is over.
    pub(super) fn part_timer(&mut self) {
        if self.timer.take().is_some_and(|timer| timer.is_running) {
            self.begin_run();
        }
    }

    /// Hears how long the timer has run.
    pub(super) fn hear_minutes(&mut self, minutes: u32) {
        if let Some(timer) = &mut self.timer {
            timer.run = minutes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Opening;
    use crate::app::action::{Action, News};
    use crate::document::Document;

    #[test]
    fn it_runs_pauses_and_goes_on_on_the_study_day_that_it_was_started_on() {
        let text = "## Phase 1: a\n- Day 1: x\n- Day 2: y\n";
        let mut app = App::new(Document::read(text.to_owned()), Opening::default());
        assert_eq!(app.timer(), None);
        assert_eq!(app.update(Action::Timer), Some(Effect::Time { runs: true }));
        assert_eq!(app.timer().unwrap().place.as_ref().unwrap().day, Some(1));
        assert!(app.hear(News::Minutes(25)).is_none());
        assert_eq!(app.update(Action::Timer), Some(Effect::Time { runs: false }));
        assert_eq!(app.notice(), Some(&Notice::Timer { runs: false, minutes: 25 }));
        // What was told of that run is in the journal by then; here there is none.
        assert_eq!(app.update(Action::Timer), Some(Effect::Time { runs: true }));
        assert_eq!(app.timer().unwrap().minutes(), 0);
        let tomorrow = app.standing().date.succ_opt().unwrap();
        assert!(app.hear(News::Minutes(5)).is_none() && app.hear(News::Date(tomorrow)).is_none());
        let timer = app.timer().unwrap();
        assert!(timer.is_running && timer.minutes() == 0);
    }
}
