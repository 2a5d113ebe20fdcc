//! What the session writes down in the journal: what was done, and how long the timer ran.

use super::Session;
use super::saver::Order;
use super::stopwatch::Stopwatch;
use crate::app::action::News;
use crate::app::timer::Timer;
use crate::cli::keep::for_unwritten;
use crate::progress::journal::{By, Deed, Stamp};

impl Session {
    /// Has written down what was done here and is on disk, and what was found to have been done elsewhere.
    pub(super) fn write_down(&mut self) {
        let stamp = self.stamp();
        for_unwritten(&mut self.app, stamp, |events| self.orders.ask(Order::Note(events)));
    }

    fn stamp(&self) -> Stamp {
        Stamp { at: (self.environment.now)(), on: self.on, by: By::Tui, found_at: self.found_at }
    }

    /// Lets the timer run, or pause.
    pub(super) fn time(&mut self, runs: bool) {
        let now = (self.environment.now)();
        match &mut self.stopwatch {
            Some(stopwatch) => stopwatch.run(runs, now),
            None if runs => self.stopwatch = Some(Stopwatch::start(now)),
            None => return,
        }
        self.look_at_clock();
    }

    /// Tells how long the timer has run, and has that written down now and then.
    pub(super) fn look_at_clock(&mut self) {
        let stamp = self.stamp();
        let Some(stopwatch) = &mut self.stopwatch else { return };
        stopwatch.look(stamp.at);
        let (run, minutes, to_write) = (stopwatch.started(), stopwatch.minutes(), stopwatch.to_write());
        self.hear_only(News::Minutes(minutes));
        if let Some(minutes) = to_write {
            let place = self.app.timer().and_then(|timer: &Timer| timer.place.clone());
            let events = vec![stamp.event(Deed::Minutes { place, run, minutes }, true)];
            self.hear_only(News::Noted(events.clone()));
            self.orders.ask(Order::Note(events));
        }
    }
}
