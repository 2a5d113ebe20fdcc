//! Work that may take a while. Where it does, the reader is told; where it does not, nothing flickers.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::Session;
use crate::app::App;
use crate::app::action::Effect;
use crate::store::Store;

/// What takes longer is worth a word.
const SLOW: Duration = Duration::from_millis(200);

/// Does some work, and tells of it once it has taken a while.
pub(super) fn told<T: Send>(work: impl FnOnce() -> T + Send, tell: impl FnOnce()) -> T {
    let (sender, receiver) = channel();
    std::thread::scope(|scope| {
        let worker = scope.spawn(move || {
            let answer = work();
            // It is waited for by its end as well.
            let _ = sender.send(());
            answer
        });
        if receiver.recv_timeout(SLOW) == Err(RecvTimeoutError::Timeout) {
            tell();
        }
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

impl Session {
    /// Does what may take a while, with `words` at the bottom of the screen where it does.
    pub(super) fn patiently(
        &mut self,
        words: &str,
        work: impl FnOnce(&mut Store, &mut App) -> Option<Effect> + Send,
    ) -> Option<Effect> {
        let Self { store, app, terminal, .. } = self;
        told(|| work(store, app), || terminal.say(words))
    }
}
