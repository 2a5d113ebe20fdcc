//! As Windows does it: there are no signals but the one of Ctrl-C, which is a key while the terminal is ours, and nobody
//! wakes us for keys and for something else at a time.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::Duration;

use crossterm::event;
pub(crate) use signal_hook::consts::{SIGINT, SIGTERM};

use super::Woken;
use crate::store::watch::Listens;

// They never come. Their numbers are those of other systems.
pub(crate) const SIGHUP: i32 = 1;
pub(crate) const SIGQUIT: i32 = 3;
pub(crate) const SIGCONT: i32 = 18;
pub(crate) const SIGTSTP: i32 = 20;
pub(crate) const SIGWINCH: i32 = 28;

/// How long we wait for keys before we look whether the bell was rung.
const STRETCH: Duration = Duration::from_millis(250);

/// The console that keys come from.
pub(crate) struct Input(Stdio);

/// What whoever waits for keys is called by.
pub(crate) struct Bell(Sender<()>);

/// The other end of a bell.
pub(crate) struct Ear(Receiver<()>);

pub(crate) fn bell() -> io::Result<(Bell, Ear)> {
    let (bell, ear) = channel();
    Ok((Bell(bell), Ear(ear)))
}

impl Bell {
    pub(crate) fn ring(&self) -> io::Result<()> {
        self.0.send(()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl Input {
    pub(crate) fn open() -> io::Result<Self> {
        if io::stdin().is_terminal() {
            return Ok(Self(Stdio::inherit()));
        }
        // A program may set how it is read, for which it has to be open for writing.
        Ok(Self(File::options().read(true).write(true).open("CONIN$")?.into()))
    }

    /// Waits for keys, or until the bell is rung.
    pub(crate) fn wait(&self, ear: &mut Ear) -> io::Result<Woken> {
        loop {
            match ear.0.try_recv() {
                Ok(()) => return Ok(Woken::Rung),
                Err(TryRecvError::Disconnected) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Err(TryRecvError::Empty) => {}
            }
            if event::poll(STRETCH)? {
                return Ok(Woken::Keys);
            }
        }
    }

    /// Whether keys were typed already. It is not asked: the key that started us is being let go of, and would count.
    pub(crate) fn has_some(&self) -> bool {
        false
    }
}

impl From<Input> for Stdio {
    fn from(input: Input) -> Self {
        input.0
    }
}

/// Keeps Ctrl-C from ending us while another program has the terminal.
pub(crate) fn heed_signals(_: impl Fn(i32) -> Listens + Send + 'static) -> io::Result<()> {
    signal_hook::flag::register(SIGINT, Arc::new(AtomicBool::new(false))).map(drop)
}

/// Whether [`stop`] does anything.
pub(crate) const STOPS: bool = false;

pub(crate) fn stop() {}

pub(crate) fn pass_on(_: i32, _: u32) {}

pub(crate) fn signal_ourselves() -> bool {
    false
}

pub(crate) fn is_gone(_: &io::Error) -> bool {
    false
}
