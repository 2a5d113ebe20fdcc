//! The thread that reads the terminal, and leaves it to another program for a while.

use std::io::{self, IsTerminal, PipeReader, PipeWriter, Read, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crossterm::event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;

use super::answers::Answers;
use super::clicks::Clicks;
use super::events::{Event, Sent};

/// How long a key is waited for that may have come with the one before. Without any patience crossterm does not even look.
const SHORTLY: Duration = Duration::from_millis(100);

/// How long the thread may take to let go of the terminal. It waits in the middle of a key that never comes whole.
const PATIENCE: Duration = Duration::from_secs(1);

/// The thread, as seen from the loop.
pub(super) struct Keyboard {
    /// A byte asks the thread to rest.
    asks: PipeWriter,
    /// It says that it does.
    rests: Receiver<()>,
    /// It goes on.
    goes_on: Sender<()>,
}

/// The terminal is somebody else's, until this is dropped.
pub(super) struct Rest<'a> {
    keyboard: &'a Keyboard,
}

/// The other ends.
struct Asked {
    asks: PipeReader,
    rests: Sender<()>,
    goes_on: Receiver<()>,
}

impl Keyboard {
    /// Begins to read.
    pub(super) fn listen(sender: Sender<Sent>, mut clicks: Clicks) -> io::Result<Self> {
        let terminal = terminal()?;
        let (asked, asks) = io::pipe()?;
        let ((rests, is_resting), (goes_on, waits)) = (channel(), channel());
        let asked = Asked { asks: asked, rests, goes_on: waits };
        std::thread::Builder::new().name("keys".to_owned()).spawn(move || {
            if read_terminal(&terminal, asked, &mut clicks, &sender).is_err() {
                // The loop may have ended already.
                let _ = sender.send((None, Event::Closed));
            }
        })?;
        Ok(Self { asks, rests: is_resting, goes_on })
    }

    /// Lets go of the terminal.
    pub(super) fn rest(&self) -> Rest<'_> {
        // What an earlier call did not wait for.
        while self.rests.try_recv().is_ok() {}
        // A thread that has ended reads nothing more, either.
        if (&self.asks).write_all(b"r").is_ok() {
            let _ = self.rests.recv_timeout(PATIENCE);
        }
        Rest { keyboard: self }
    }
}

impl Drop for Rest<'_> {
    fn drop(&mut self) {
        let _ = self.keyboard.goes_on.send(());
    }
}

/// Whether keys were typed already.
pub(super) fn has_input() -> bool {
    let Ok(terminal) = terminal() else { return false };
    let mut waited = [PollFd::new(&terminal, PollFlags::IN)];
    poll(&mut waited, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).is_ok_and(|ready| ready > 0)
}

/// The terminal that keys come from: standard input, or where that is something else, the controlling terminal.
pub(super) fn terminal() -> io::Result<OwnedFd> {
    if io::stdin().is_terminal() {
        return Ok(rustix::io::fcntl_dupfd_cloexec(io::stdin(), 3)?);
    }
    Ok(std::fs::File::open("/dev/tty")?.into())
}

/// Passes on what the terminal sends. We wait for it ourselves: crossterm, when the terminal has gone, asks again and
/// again without a pause.
fn read_terminal(terminal: &OwnedFd, mut asked: Asked, clicks: &mut Clicks, sender: &Sender<Sent>) -> io::Result<()> {
    let mut answers = Answers::default();
    loop {
        let mut waited = [PollFd::new(&asked.asks, PollFlags::IN), PollFd::new(terminal, PollFlags::IN)];
        match poll(&mut waited, None) {
            Err(rustix::io::Errno::INTR) => continue,
            other => other?,
        };
        let [asks, keys] = waited.map(|waited| waited.revents());
        if !asks.is_empty() {
            asked.asks.read_exact(&mut [0])?;
            // Whoever asked may have ended already.
            let _ = asked.rests.send(());
            let _ = asked.goes_on.recv();
            continue;
        }
        if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        while event::poll(SHORTLY)? {
            for event in answers.hear(event::read()?) {
                if sender.send((None, clicks.paired(event))).is_err() {
                    return Ok(());
                }
            }
        }
        if answers.rest().is_some_and(|event| sender.send((None, clicks.paired(event))).is_err()) {
            return Ok(());
        }
    }
}
