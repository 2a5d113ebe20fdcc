//! The thread that reads the terminal, and leaves it to another program for a while.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crossterm::event;

use super::answers::Answers;
use super::clicks::Clicks;
use super::events::{Event, Sent};
use super::system::{Bell, Ear, Input, Woken, bell};

/// How long a key is waited for that may have come with the one before. Without any patience crossterm does not even look.
const SHORTLY: Duration = Duration::from_millis(100);

/// How long the thread may take to let go of the terminal. It waits in the middle of a key that never comes whole.
const PATIENCE: Duration = Duration::from_secs(1);

/// The thread, as seen from the loop.
pub(super) struct Keyboard {
    /// It asks the thread to rest.
    asks: Bell,
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
    asks: Ear,
    rests: Sender<()>,
    goes_on: Receiver<()>,
}

impl Keyboard {
    /// Begins to read.
    pub(super) fn listen(sender: Sender<Sent>, mut clicks: Clicks) -> io::Result<Self> {
        let terminal = Input::open()?;
        let (asks, asked) = bell()?;
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
        if self.asks.ring().is_ok() {
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

/// Passes on what the terminal sends.
fn read_terminal(terminal: &Input, mut asked: Asked, clicks: &mut Clicks, sender: &Sender<Sent>) -> io::Result<()> {
    let mut answers = Answers::default();
    loop {
        if terminal.wait(&mut asked.asks)? == Woken::Rung {
            // Whoever asked may have ended already.
            let _ = asked.rests.send(());
            let _ = asked.goes_on.recv();
            continue;
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
