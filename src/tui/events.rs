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

use super::clicks::Clicks;
use super::keyboard::{Keyboard, Rest};
use super::saver::Answer;
use super::system::heed_signals;
use crate::app::library::Told;
use crate::store::watch::{Listens, Sighting, Watching, watch};

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
    /// Something was found or read for the library.
    Library(Told),
    /// What came of what was asked of the file.
    Answer(Answer),
    /// Another program that was run has ended.
    Ended(io::Result<ExitStatus>),
    /// There is no terminal any more.
    Closed,
}

impl Event {
    /// Whether it happened on the terminal or to the program, and matters wherever the reader is.
    pub(super) fn is_everywhere(&self) -> bool {
        matches!(self, Self::Terminal(_) | Self::DoubleClick(_) | Self::Signal(_) | Self::Closed)
    }

    /// Whether it is a press of a mouse button.
    pub(super) fn is_click(&self) -> bool {
        use event::{Event::Mouse, MouseEventKind::Down};
        match self {
            Self::Terminal(Mouse(mouse)) => matches!(mouse.kind, Down(_)),
            other => matches!(other, Self::DoubleClick(_)),
        }
    }
}

/// A time for which the reader stays with one roadmap, or in the library. What was on its way when it was over is told from
/// what belongs to the next by this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Visit(u64);

/// Something that happened, with the visit that it belongs to, where it belongs to one.
pub(super) type Sent = (Option<Visit>, Event);

/// The stream of what happens.
pub(super) struct Events {
    receiver: Receiver<Sent>,
    sender: Sender<Sent>,
    keyboard: Keyboard,
    visit: Visit,
    watching: Option<Watching>,
}

impl Events {
    /// Begins to listen to the terminal and to signals.
    pub(super) fn listen(now: fn() -> DateTime<FixedOffset>) -> io::Result<Self> {
        let (sender, receiver) = channel();
        let from_signals = sender.clone();
        heed_signals(move |signal| match from_signals.send((None, Event::Signal(signal))) {
            Ok(()) => Listens::Yes,
            Err(_) => Listens::No,
        })?;
        let keyboard = Keyboard::listen(sender.clone(), Clicks::timed_by(now))?;
        Ok(Self { receiver, sender, keyboard, visit: Visit::default(), watching: None })
    }

    /// Begins to watch a file, and no other any more.
    pub(super) fn watch(&mut self, file: PathBuf) -> io::Result<()> {
        let (sender, visit) = (self.sender.clone(), self.begin_visit());
        self.watching = Some(watch(file, move |sighting| match sender.send((Some(visit), Event::File(sighting))) {
            Ok(()) => Listens::Yes,
            Err(_) => Listens::No,
        })?);
        Ok(())
    }

    /// Begins another visit, for which no file is watched.
    pub(super) fn begin_visit(&mut self) -> Visit {
        self.watching = None;
        self.visit.0 += 1;
        self.visit
    }

    /// How whoever reads for the library tells of it.
    pub(super) fn library(&self) -> impl Fn(Told) -> Listens + Send + Sync + use<> {
        let (sender, visit) = (self.sender.clone(), self.visit);
        move |told| {
            if sender.send((Some(visit), Event::Library(told))).is_ok() { Listens::Yes } else { Listens::No }
        }
    }

    /// How whoever has the file answers.
    pub(super) fn answers(&self) -> impl FnMut(Answer) + Send + use<> {
        let (sender, visit) = (self.sender.clone(), self.visit);
        // The loop may have ended already.
        move |answer| drop(sender.send((Some(visit), Event::Answer(answer))))
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
            let _ = sender.send((None, Event::Ended(child.wait())));
        })?;
        Ok(())
    }

    /// Waits for the next thing to happen, at most so long.
    pub(super) fn next(&self, at_most: Duration) -> Option<Event> {
        loop {
            match self.receiver.recv_timeout(at_most) {
                Ok(sent) if self.is_over(&sent) => {}
                Ok((_, event)) => return Some(event),
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => return Some(Event::Closed),
            }
        }
    }

    /// The next thing that has happened already.
    pub(super) fn waiting(&self) -> Option<Event> {
        self.receiver.try_iter().find(|sent| !self.is_over(sent)).map(|(_, event)| event)
    }

    /// Whether something belongs to a visit that is over.
    fn is_over(&self, (visit, _): &Sent) -> bool {
        visit.is_some_and(|visit| visit != self.visit)
    }
}
