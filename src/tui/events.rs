//! What happens to a terminal program: keys, the mouse, signals, the terminal going away, the file changing.
//!
//! Three threads wait, one for the terminal, one for signals and one for the file, and one writes; so the loop wakes only when
//! there is something to do.

use std::io;
use std::path::PathBuf;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use crossterm::event;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::clicks::Clicks;
use super::keyboard::{Keyboard, Rest};
use super::saver::Answer;
use crate::store::watch::{Listens, Sighting, watch};

/// Something that happened.
#[derive(Debug)]
pub(super) enum Event {
    /// A key, a click, a paste, a new size.
    Terminal(event::Event),
    /// The second of two clicks on one cell that come right after each other.
    DoubleClick(event::MouseEvent),
    /// A signal that came.
    Signal(i32),
    /// The file may have changed.
    File(Sighting),
    /// What came of what was asked of the file.
    Answer(Answer),
    /// Another program that was run has ended.
    Ended(io::Result<ExitStatus>),
    /// There is no terminal any more.
    Closed,
}

impl Event {
    /// Whether it is a press of a mouse button.
    pub(super) fn is_click(&self) -> bool {
        use event::{Event::Mouse, MouseEventKind::Down};
        match self {
            Self::Terminal(Mouse(mouse)) => matches!(mouse.kind, Down(_)),
            other => matches!(other, Self::DoubleClick(_)),
        }
    }
}

/// The stream of what happens.
pub(super) struct Events {
    receiver: Receiver<Event>,
    sender: Sender<Event>,
    keyboard: Keyboard,
}

impl Events {
    /// Begins to listen.
    pub(super) fn listen(file: PathBuf, now: fn() -> DateTime<FixedOffset>) -> io::Result<Self> {
        let (sender, receiver) = channel();
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let from_signals = sender.clone();
        std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                if from_signals.send(Event::Signal(signal)).is_err() {
                    break;
                }
            }
        })?;
        let from_file = sender.clone();
        watch(file, move |sighting| match from_file.send(Event::File(sighting)) {
            Ok(()) => Listens::Yes,
            Err(_) => Listens::No,
        })?;
        let keyboard = Keyboard::listen(sender.clone(), Clicks::timed_by(now))?;
        Ok(Self { receiver, sender, keyboard })
    }

    /// How whoever has the file answers.
    pub(super) fn answers(&self) -> impl FnMut(Answer) + Send + use<> {
        let sender = self.sender.clone();
        // The loop may have ended already.
        move |answer| drop(sender.send(Event::Answer(answer)))
    }

    /// Leaves the keys to another program, until the answer is dropped. Those that came up to now were meant for it, and
    /// mean nothing here.
    pub(super) fn rest(&self) -> Rest<'_> {
        self.keyboard.rest()
    }

    /// Waits for another program beside everything else.
    pub(super) fn wait_for(&self, mut child: Child) -> io::Result<()> {
        let sender = self.sender.clone();
        std::thread::Builder::new().name("another program".to_owned()).spawn(move || {
            // The loop may have ended already.
            let _ = sender.send(Event::Ended(child.wait()));
        })?;
        Ok(())
    }

    /// Waits for the next thing to happen, at most so long.
    pub(super) fn next(&self, at_most: Duration) -> Option<Event> {
        match self.receiver.recv_timeout(at_most) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Event::Closed),
        }
    }

    /// The next thing that has happened already.
    pub(super) fn waiting(&self) -> Option<Event> {
        self.receiver.try_recv().ok()
    }
}
