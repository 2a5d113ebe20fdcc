//! What happens to a terminal program: keys, the mouse, signals, the terminal going away, the file changing.
//!
//! Three threads wait, one for the terminal, one for signals and one for the file, so that the loop wakes only when there is something to do.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crossterm::event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::store::watch::{Listens, Sighting, watch};

/// How long a key is waited for that may have come with the one before. Without any patience crossterm does not even look.
const SHORTLY: Duration = Duration::from_millis(100);

/// Something that happened.
#[derive(Debug)]
pub(super) enum Event {
    /// A key, a click, a paste, a new size.
    Terminal(event::Event),
    /// A signal that came.
    Signal(i32),
    /// The file may have changed.
    File(Sighting),
    /// There is no terminal any more.
    Closed,
}

impl Event {
    /// Whether it is a press of a mouse button.
    pub(super) fn is_click(&self) -> bool {
        use event::{Event::Mouse, MouseEventKind::Down};
        matches!(self, Self::Terminal(Mouse(mouse)) if matches!(mouse.kind, Down(_)))
    }
}

/// The stream of what happens.
pub(super) struct Events {
    receiver: Receiver<Event>,
}

impl Events {
    /// Begins to listen.
    pub(super) fn listen(file: PathBuf) -> io::Result<Self> {
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
        let terminal = terminal()?;
        std::thread::Builder::new().name("keys".to_owned()).spawn(move || {
            if read_terminal(&terminal, &sender).is_err() {
                // The loop may have ended already.
                let _ = sender.send(Event::Closed);
            }
        })?;
        Ok(Self { receiver })
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

/// Whether keys were typed already.
pub(super) fn has_input() -> bool {
    let Ok(terminal) = terminal() else { return false };
    let mut waited = [PollFd::new(&terminal, PollFlags::IN)];
    poll(&mut waited, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).is_ok_and(|ready| ready > 0)
}

/// The terminal that keys come from: standard input, or where that is something else, the controlling terminal.
fn terminal() -> io::Result<OwnedFd> {
    if io::stdin().is_terminal() {
        return Ok(rustix::io::fcntl_dupfd_cloexec(io::stdin(), 3)?);
    }
    Ok(std::fs::File::open("/dev/tty")?.into())
}

/// Passes on what the terminal sends. We wait for it ourselves: crossterm, when the terminal has gone, asks again and
/// again without a pause.
fn read_terminal(terminal: &OwnedFd, sender: &Sender<Event>) -> io::Result<()> {
    loop {
        let mut waited = [PollFd::new(terminal, PollFlags::IN)];
        match poll(&mut waited, None) {
            Err(rustix::io::Errno::INTR) => continue,
            other => other?,
        };
        if waited[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        while event::poll(SHORTLY)? {
            let event = event::read()?;
            if sender.send(Event::Terminal(event)).is_err() {
                return Ok(());
            }
        }
    }
}
