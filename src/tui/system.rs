//! What differs between systems where there is a terminal: how keys are waited for, which signals there are, and whether a
//! program can be stopped and taken up again.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{
    Bell, Ear, Input, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, STOPS, bell, heed_signals, is_gone,
    pass_on, signal_ourselves, stop,
};
#[cfg(windows)]
pub(super) use windows::{
    Bell, Ear, Input, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, STOPS, bell, heed_signals, is_gone,
    pass_on, signal_ourselves, stop,
};

/// What ended the wait for keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Woken {
    /// The bell was rung.
    Rung,
    /// There are keys.
    Keys,
}
