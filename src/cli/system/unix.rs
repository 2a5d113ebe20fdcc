//! As Unix does it.

use std::io::Stdout;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::sync::mpsc::channel;
use std::thread::Builder;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

/// The names that a program may have.
pub(super) fn names(program: &str) -> [String; 1] {
    [program.to_owned()]
}

/// Gives a program a group of its own: it can be ended with all that it has begun, and no key of the terminal reaches it.
pub(crate) fn apart(command: &mut Command) -> &mut Command {
    command.process_group(0)
}

/// A program that was started apart, with all that it has begun.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group(Pid);

impl Group {
    pub(crate) fn of(child: &Child) -> Self {
        Self(Pid::from_child(child))
    }

    /// Ends it.
    pub(crate) fn end(self) {
        // What is gone already needs no ending.
        let _ = kill_process_group(self.0, Signal::KILL);
    }
}

/// Waits for the end of a program, without taking it in, and says whether it came in time.
pub(crate) fn ends_within(bound: Duration, child: &mut Child) -> bool {
    let (sender, ended) = channel();
    let pid = Pid::from_child(child);
    let waits = Builder::new().name("a hook".to_owned()).spawn(move || {
        let _ = waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT);
        // After a while nobody listens.
        let _ = sender.send(());
    });
    waits.is_ok() && ended.recv_timeout(bound).is_ok()
}

/// Waits until whoever reads standard output is gone, and says whether that is so. Where that cannot be waited for, the
/// next line will tell.
pub(crate) fn wait_until_unread(out: &Stdout) -> bool {
    let mut waited = [PollFd::new(out, PollFlags::empty())];
    poll(&mut waited, None).is_ok() && waited[0].revents().intersects(PollFlags::ERR | PollFlags::HUP)
}
