//! What differs between systems when other programs are run: how they are found, kept apart from the keys of our terminal,
//! waited for and ended.

mod command;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::io;
use std::process::{Child, Command};

pub(crate) use command::{Manner, words};
#[cfg(unix)]
pub(crate) use unix::{Group, apart, ends_within, wait_until_unread};
#[cfg(windows)]
pub(crate) use windows::{Group, apart, ends_within, wait_until_unread};

#[cfg(unix)]
use unix::names;
#[cfg(windows)]
use windows::names;

/// Starts a program, under whatever name the system knows it. `prepare` says what it is started with.
pub(crate) fn start(program: &str, mut prepare: impl FnMut(&mut Command) -> io::Result<()>) -> io::Result<Child> {
    let mut missing = io::Error::from(io::ErrorKind::NotFound);
    for name in names(program) {
        let mut command = Command::new(name);
        prepare(&mut command)?;
        match command.spawn() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing = error,
            started => return started,
        }
    }
    Err(missing)
}
