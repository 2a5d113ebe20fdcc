//! Work that may take a while. Where it does, the reader is told; where it does not, nothing flickers.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::events::Event;
use super::input::actions;
use super::saver::{Answer, Order};
use super::{NAP, Session};
use crate::app::action::{Action, Effect};
use crate::app::{App, Saved};

/// What takes longer is worth a word.
const SLOW: Duration = Duration::from_millis(200);

/// Does some work, and tells of it once it has taken a while. Where no thread can be had for that, nobody is told.
pub(super) fn told<T>(work: impl FnOnce() -> T, tell: impl FnOnce() + Send) -> T {
    std::thread::scope(|scope| {
        // Its end is what is waited for, and whatever way the work ends, it ends with it.
        let (working, waits) = channel::<()>();
        let wait = move || {
            if waits.recv_timeout(SLOW) == Err(RecvTimeoutError::Timeout) {
                tell();
            }
        };
        let _ = std::thread::Builder::new().name("patience".to_owned()).spawn_scoped(scope, wait);
        let answer = work();
        drop(working);
        answer
    })
}

impl Session {
    /// Does what may take a while, with `words` at the bottom of the screen where it does.
    pub(super) fn patiently(&mut self, words: &str, work: impl FnOnce(&mut App) -> Option<Effect>) -> Option<Effect> {
        let Self { app, terminal, .. } = self;
        told(|| work(app), || terminal.say(words))
    }

    /// Waits until all is done that was asked of the file, with `words` at the bottom of the screen where that takes a
    /// while. Whatever else happens is left for afterwards.
    pub(super) fn settle(&mut self, words: &str) {
        let mut patience = SLOW;
        loop {
            self.orders.ask(Order::Say);
            loop {
                match self.held_answer().or_else(|| self.events.next(patience)) {
                    Some(Event::Answer(Answer::Done)) => break,
                    Some(Event::Answer(answer)) => self.heed(answer),
                    Some(event) => self.held.push_back(event),
                    None => {
                        self.terminal.say(words);
                        patience = NAP;
                    }
                }
            }
            // What the file held meanwhile may have had to be brought together with what was to be written.
            if self.app.saved() != Saved::Saving {
                return;
            }
        }
    }

    /// The same where there is something to be written at all.
    pub(super) fn settle_if_changed(&mut self) {
        if self.app.saved() == Saved::Saving {
            self.settle(self.environment.words().still_saving());
        }
    }

    /// Waits for the rest of a file of which the beginning is shown, as an action needs it, or is given up.
    /// Says whether the action still means what it meant.
    #[must_use]
    pub(super) fn gets_whole(&mut self, action: Action) -> bool {
        let title = |app: &App| app.list().node().map(|id| app.document().outline().title(id).to_owned());
        let meant = title(&self.app);
        let is_blind = self.app.is_blind(action);
        if meant.is_some() {
            self.app.touch_glimpse();
        }
        let mut patience = SLOW;
        while self.app.is_glimpse() && self.unopened.is_none() {
            match self.held_answer().or_else(|| self.events.next(patience)) {
                Some(Event::Answer(answer)) => {
                    self.heed(answer);
                    // It is told of already, and has come further.
                    if patience == NAP && self.app.is_glimpse() {
                        self.terminal.say(&self.environment.words().still_reading(self.app.read()));
                    }
                }
                Some(event) if self.gives_up(&event) => {
                    self.held.push_front(event);
                    return false;
                }
                Some(event) => self.held.push_back(event),
                None => {
                    self.terminal.say(&self.environment.words().still_reading(self.app.read()));
                    patience = NAP;
                }
            }
        }
        self.unopened.is_none() && !is_blind && (meant.is_none() || meant == title(&self.app))
    }

    /// Whether what happened is a reason to wait no longer.
    fn gives_up(&self, event: &Event) -> bool {
        match event {
            Event::Signal(_) | Event::Closed => true,
            Event::Terminal(event) => {
                let asked = actions(event, &self.app, &self.screen);
                asked.iter().any(|action| matches!(action, Action::Back | Action::Quit))
            }
            _ => false,
        }
    }

    /// The same, before the reader goes elsewhere. Says whether nothing came of it that they should see first.
    #[must_use]
    pub(super) fn settles(&mut self) -> bool {
        let before = self.app.saved();
        if before == Saved::Reading {
            // Nothing was changed yet.
            return true;
        }
        self.settle(self.environment.words().still_saving());
        let failed = before == Saved::Saving && matches!(self.app.saved(), Saved::Failed | Saved::Gone);
        !failed && self.app.question().is_none()
    }

    fn held_answer(&mut self) -> Option<Event> {
        let at = self.held.iter().position(|event| matches!(event, Event::Answer(_)))?;
        self.held.remove(at)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread::{current, sleep};

    use super::*;

    #[test]
    fn what_takes_a_while_is_told_of_and_done_on_this_thread_all_the_same() {
        for (takes, is_slow) in [(Duration::ZERO, false), (SLOW * 3, true)] {
            let is_told = AtomicBool::new(false);
            let work = || {
                sleep(takes);
                current().id()
            };
            assert_eq!(told(work, || is_told.store(true, Ordering::SeqCst)), current().id());
            assert_eq!(is_told.into_inner(), is_slow, "{takes:?}");
        }
    }
}
