//! As Unix does it.

use std::io::{self, IsTerminal, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::process::Stdio;
use std::time::Duration;

use rustix::io::Errno;
use rustix::process::{Pid, Signal, getpid, kill_process};
pub(crate) use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::Woken;
use crate::store::watch::Listens;

/// The terminal that keys come from: standard input, or where that is something else, the controlling terminal.
pub(crate) struct Input(OwnedFd);

/// What whoever waits for keys is called by.
pub(crate) struct Bell(PipeWriter);

/// The other end of a bell.
pub(crate) struct Ear(PipeReader);

/// Whether there is something to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ready {
    No,
    Yes,
    /// There never will be: whatever it came from is gone.
    Gone,
}

pub(crate) fn bell() -> io::Result<(Bell, Ear)> {
    let (ear, bell) = io::pipe()?;
    Ok((Bell(bell), Ear(ear)))
}

impl Bell {
    pub(crate) fn ring(&self) -> io::Result<()> {
        (&self.0).write_all(b"r")
    }
}

impl Input {
    pub(crate) fn open() -> io::Result<Self> {
        if io::stdin().is_terminal() {
            return Ok(Self(rustix::io::fcntl_dupfd_cloexec(io::stdin(), 3)?));
        }
        Ok(Self(std::fs::File::open("/dev/tty")?.into()))
    }

    /// Waits for keys, or until the bell is rung. We wait ourselves: crossterm, when the terminal has gone, asks again and
    /// again without a pause.
    pub(crate) fn wait(&self, ear: &mut Ear) -> io::Result<Woken> {
        loop {
            match ready([ear.0.as_fd(), self.0.as_fd()], None) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok([Ready::Yes | Ready::Gone, _]) => {
                    ear.0.read_exact(&mut [0])?;
                    return Ok(Woken::Rung);
                }
                Ok([_, Ready::Gone]) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok([_, _]) => return Ok(Woken::Keys),
            }
        }
    }

    /// Whether keys were typed already.
    pub(crate) fn has_some(&self) -> bool {
        ready([self.0.as_fd()], Some(Duration::ZERO)).is_ok_and(|[keys]| keys != Ready::No)
    }
}

impl From<Input> for Stdio {
    fn from(input: Input) -> Self {
        input.0.into()
    }
}

#[cfg(not(target_os = "macos"))]
fn ready<const N: usize>(inputs: [BorrowedFd<'_>; N], at_most: Option<Duration>) -> io::Result<[Ready; N]> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let mut waited = inputs.map(|input| PollFd::from_borrowed_fd(input, PollFlags::IN));
    let at_most = at_most.and_then(|at_most| Timespec::try_from(at_most).ok());
    poll(&mut waited, at_most.as_ref())?;
    Ok(waited.map(|waited| match waited.revents() {
        found if found.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => Ready::Gone,
        found if found.is_empty() => Ready::No,
        _ => Ready::Yes,
    }))
}

/// On macOS `poll` knows no terminals: it calls each of them gone. The library asks in the older way there. Of a terminal
/// that has gone we hear by a signal.
#[cfg(target_os = "macos")]
fn ready<const N: usize>(inputs: [BorrowedFd<'_>; N], at_most: Option<Duration>) -> io::Result<[Ready; N]> {
    use std::os::fd::AsRawFd;

    use filedescriptor::{POLLERR, POLLIN, poll, pollfd};

    let mut waited = inputs.map(|input| pollfd { fd: input.as_raw_fd(), events: POLLIN, revents: 0 });
    poll(&mut waited, at_most).map_err(|error| match error {
        filedescriptor::Error::Poll(cause) | filedescriptor::Error::Io(cause) => cause,
        other => io::Error::other(other),
    })?;
    Ok(waited.map(|waited| match waited.revents {
        0 => Ready::No,
        found if found & POLLERR != 0 => Ready::Gone,
        _ => Ready::Yes,
    }))
}

/// Begins to listen to signals.
pub(crate) fn heed_signals(tell: impl Fn(i32) -> Listens + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            if tell(signal) == Listens::No {
                break;
            }
        }
    })?;
    Ok(())
}

/// Whether [`stop`] does anything.
pub(crate) const STOPS: bool = true;

/// Stops us, as the shell's job control expects, until the shell lets us go on.
pub(crate) fn stop() {
    // A process that cannot be stopped just goes on.
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}

/// Hands a signal on to a program that we have started.
pub(crate) fn pass_on(signal: i32, program: u32) {
    let program = i32::try_from(program).ok().and_then(Pid::from_raw);
    if let (Some(program), Some(signal)) = (program, Signal::from_named_raw(signal)) {
        let _ = kill_process(program, signal);
    }
}

/// Sends us [`SIGCONT`], and says whether it will come.
pub(crate) fn signal_ourselves() -> bool {
    kill_process(getpid(), Signal::CONT).is_ok()
}

/// Whether this says that the terminal was closed.
pub(crate) fn is_gone(error: &io::Error) -> bool {
    error.raw_os_error() == Some(Errno::IO.raw_os_error())
}
