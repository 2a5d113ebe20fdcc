//! Work that may take a while. Where it does, the reader is told; where it does not, nothing flickers.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::Session;
use crate::app::App;
use crate::app::action::Effect;
use crate::store::Store;

/// What takes longer is worth a word.
const SLOW: Duration = Duration::from_millis(200);

/// Does some work, and tells of it once it has taken a while. Where no thread can be had for that, nobody is told.
pub(super) fn told<T>(work: impl FnOnce() -> T, tell: impl FnOnce() + Send) -> T {
    std::thread::scope(|scope| {
        // Its end is what is waited for, and whatever way the work ends, it ends with it.
        let (working, waits) = channel::<()>();
        let wait = move || {
            if waits.recv_timeout(SLOW) == Err(RecvTimeoutError::Timeout) {
                tell();
            }
        };
        let _ = std::thread::Builder::new().name("patience".to_owned()).spawn_scoped(scope, wait);
        let answer = work();
        drop(working);
        answer
    })
}

impl Session {
    /// Does what may take a while, with `words` at the bottom of the screen where it does.
    pub(super) fn patiently(
        &mut self,
        words: &str,
        work: impl FnOnce(&mut Store, &mut App) -> Option<Effect>,
    ) -> Option<Effect> {
        let Self { store, app, terminal, .. } = self;
        told(|| work(store, app), || terminal.say(words))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread::{current, sleep};

    use super::*;

    #[test]
    fn what_takes_a_while_is_told_of_and_done_on_this_thread_all_the_same() {
        for (takes, is_slow) in [(Duration::ZERO, false), (SLOW * 3, true)] {
            let is_told = AtomicBool::new(false);
            let work = || {
                sleep(takes);
                current().id()
            };
            assert_eq!(told(work, || is_told.store(true, Ordering::SeqCst)), current().id());
            assert_eq!(is_told.into_inner(), is_slow, "{takes:?}");
        }
    }
}
