//! What is due, laid over the study dates: no more on one than the reader has set, those most at risk first.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use chrono::NaiveDate;

use super::memory::days;

/// How many dates are laid out, today among them: a year. What has no room within it has no date yet.
pub(super) const AHEAD: usize = 366;

/// An item that waits for its date.
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting {
    /// Its place in reading order.
    pub(super) item: usize,
    /// When it was last graded.
    pub(super) last: NaiveDate,
    /// The first date on which it may come.
    pub(super) from: NaiveDate,
    /// For how many days it is held.
    pub(super) stability: f32,
}

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Spread {
    /// The items of each date that has some, those most at risk first.
    pub(super) dates: Vec<(NaiveDate, Vec<usize>)>,
    /// How many may come today and do not, for there are too many.
    pub(super) put_off: usize,
}

/// How many reviews a date takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// On any date.
    pub(super) cap: usize,
    /// Of those of today, how many are taken.
    pub(super) taken: usize,
}

/// Lays items over the study dates from today on.
pub(super) fn spread(
    mut waiting: Vec<Waiting>,
    room: Room,
    today: NaiveDate,
    is_study_date: &dyn Fn(NaiveDate) -> bool,
) -> Spread {
    waiting.sort_by_key(|one| Reverse(one.from));
    let (mut spread, mut ripe) = (Spread::default(), Vec::new());
    for date in today.iter_days().take(AHEAD) {
        while let Some(one) = waiting.pop_if(|one| one.from <= date) {
            ripe.push(one);
        }
        if ripe.is_empty() && waiting.is_empty() {
            break;
        }
        if ripe.is_empty() || !is_study_date(date) {
            continue;
        }
        let taken = if date == today { room.taken } else { 0 };
        let chosen = take_most_at_risk(&mut ripe, room.cap.saturating_sub(taken), date);
        if date == today {
            spread.put_off = ripe.len();
        }
        if !chosen.is_empty() {
            spread.dates.push((date, chosen));
        }
    }
    spread
}

/// An item among those that are ripe. The greater one comes first: the one more at risk, or else the one read first.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    /// The days since it was graded as a multiple of its stability. What is remembered falls with it and with nothing
    /// else, so that it gives the order of retrievability at the cost of a division.
    risk: f32,
    item: Reverse<usize>,
    /// Its place among the ripe.
    at: usize,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        self.risk.total_cmp(&other.risk).then(self.item.cmp(&other.item))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}

/// Takes so many of the ripe items, those most at risk on a date first. One look at each: a long backlog is looked through
/// for every date to come.
fn take_most_at_risk(ripe: &mut Vec<Waiting>, room: usize, date: NaiveDate) -> Vec<usize> {
    let mut chosen = BinaryHeap::with_capacity(room.min(ripe.len()) + 1);
    for (at, one) in ripe.iter().enumerate() {
        let risk = days(one.last, date) as f32 / one.stability;
        let ranked = Reverse(Ranked { risk, item: Reverse(one.item), at });
        if chosen.len() < room {
            chosen.push(ranked);
        } else if let Some(mut least) = chosen.peek_mut()
            && ranked < *least
        {
            *least = ranked;
        }
    }
    let chosen = chosen.into_sorted_vec();
    let mut places: Vec<usize> = chosen.iter().map(|Reverse(ranked)| ranked.at).collect();
    places.sort_unstable_by_key(|at| Reverse(*at));
    for at in places {
        ripe.swap_remove(at);
    }
    chosen.iter().map(|Reverse(ranked)| ranked.item.0).collect()
}
