//! What the session writes down in the journal: what was done, and how long the timer ran.

use chrono::NaiveDate;

use super::Session;
use super::saver::Answer;
use super::stopwatch::Stopwatch;
use crate::app::action::News;
use crate::app::timer::Timer;
use crate::cli::keep::for_unwritten;
use crate::progress::journal::{By, Deed, Stamp};

impl Session {
    /// Has written down what was done here and is on disk, and what was found to have been done elsewhere.
    pub(super) fn write_down(&mut self) {
        let stamp = self.stamp();
        for_unwritten(&mut self.app, stamp, |events| self.orders.note(events));
        let finished = self.app.take_finished();
        if !finished.is_empty() {
            let mut answer = self.events.answers();
            self.hooks.run(&self.path, finished, move |failure| answer(Answer::News(News::Failed(failure))));
        }
    }

    fn stamp(&self) -> Stamp {
        Stamp { at: (self.environment.now)(), on: self.on, by: By::Tui, found_at: self.found_at }
    }

    /// Lets the timer run, or pause.
    pub(super) fn time(&mut self, runs: bool) {
        let now = (self.environment.now)();
        if runs {
            self.stopwatch = Some(self.stopwatch.map_or_else(|| Stopwatch::start(now), |before| before.again(now)));
        } else if let Some(stopwatch) = &mut self.stopwatch {
            stopwatch.pause(now);
            self.look_at_clock();
        }
    }

    /// Tells that it is another day. What was timed until now counts for the one before.
    pub(super) fn begin_day(&mut self, date: NaiveDate) {
        let runs = self.stopwatch.is_some_and(|stopwatch| stopwatch.is_running());
        self.time(false);
        self.hear(News::Date(date));
        if runs {
            self.time(true);
        }
    }

    /// Tells how long the timer has run, and has that written down now and then.
    pub(super) fn look_at_clock(&mut self) {
        let stamp = self.stamp();
        let Some(stopwatch) = &mut self.stopwatch else { return };
        stopwatch.look(stamp.at);
        let (run, minutes, to_write) = (stopwatch.started(), stopwatch.minutes(), stopwatch.take_minutes());
        if self.app.timer().is_some_and(|timer| timer.run != minutes) {
            self.hear_only(News::Minutes(minutes));
        }
        if let Some(minutes) = to_write {
            let place = self.app.timer().and_then(|timer: &Timer| timer.place.clone());
            let events = vec![stamp.event(Deed::Minutes { place, run, minutes }, true)];
            self.hear_only(News::Noted(events.clone()));
            self.orders.note(events);
        }
    }
}
