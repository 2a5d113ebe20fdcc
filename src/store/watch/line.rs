//! What a watch and whoever began it have in common, so that it ends with whoever that is.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use notify::RecommendedWatcher;

/// A file is watched for as long as this lives.
#[derive(Debug)]
#[must_use = "nothing is watched once this is dropped"]
pub struct Watching(Arc<Line>);

impl Watching {
    pub(super) fn new(line: &Arc<Line>) -> Self {
        Self(Arc::clone(line))
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.0.is_over.store(true, Ordering::SeqCst);
        // Whoever waits for notices wakes up, for there will be no more.
        self.0.give(None);
    }
}

/// What the watch and whoever began it have in common.
#[derive(Debug, Default)]
pub(super) struct Line {
    is_over: AtomicBool,
    /// Notices come for as long as this lives.
    watcher: Mutex<Option<RecommendedWatcher>>,
}

impl Line {
    pub(super) fn give(&self, watcher: Option<RecommendedWatcher>) {
        let before = std::mem::replace(&mut *self.watcher.lock().unwrap_or_else(PoisonError::into_inner), watcher);
        drop(before);
    }

    pub(super) fn is_over(&self) -> bool {
        self.is_over.load(Ordering::SeqCst)
    }
}
