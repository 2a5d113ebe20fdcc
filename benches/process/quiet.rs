//! Waiting until the machine has nothing else to do, as far as it tells and for as long as one likes.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long the machine is looked at.
const GLANCE: Duration = Duration::from_millis(40);

/// Up to this share of the processors' time, in percent, others do not matter.
const BUSY: u64 = 12;

/// Waits for a quiet moment, but no longer than `patience`.
pub(crate) fn wait_for_quiet(patience: Duration) {
    let began = Instant::now();
    while began.elapsed() < patience {
        let Some((total, idle)) = ticks() else { return };
        sleep(GLANCE);
        let Some((total_now, idle_now)) = ticks() else { return };
        let (passed, idled) = (total_now.saturating_sub(total), idle_now.saturating_sub(idle));
        if passed.saturating_sub(idled) * 100 < passed * BUSY {
            return;
        }
    }
}

/// The time of all processors together since the machine began, and how much of it they had nothing to do.
fn ticks() -> Option<(u64, u64)> {
    let table = fs::read_to_string("/proc/stat").ok()?;
    let numbers: Vec<u64> = table.lines().next()?.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    // User, nice, system, idle, and waiting for the disk; what follows is counted among the first or is not ours.
    Some((numbers.get(..8)?.iter().sum(), numbers.get(3..5)?.iter().sum()))
}
