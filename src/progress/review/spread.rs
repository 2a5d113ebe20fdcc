//! What is due, laid over the study dates: no more on one than the reader has set, those most at risk first.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use chrono::{Datelike, NaiveDate};

use super::Standing;

/// How many dates are laid out, today among them: a year. What has no room within it has no date yet.
pub(super) const AHEAD: usize = 366;

/// For how many dates those are found at once that may have their turn on one of them.
const WINDOW: usize = 16;

/// Items that were last graded on one date and are held equally well: of these the one read first comes first, always. A
/// backlog at first use is a single such group. Dates are counted in days, for they are looked through again and again.
#[derive(Debug, Clone)]
struct Alike {
    /// When they were last graded.
    last: i32,
    /// The first date on which they may come.
    from: i32,
    /// For how many days they are held.
    stability: f32,
    /// Which they are, the next one last; never empty.
    items: Vec<usize>,
}

impl Alike {
    /// The days since they were graded, as a multiple of their stability. What is remembered falls with this and with
    /// nothing else, so that it gives the order of retrievability at the cost of a division.
    fn risk(&self, day: i32) -> f32 {
        (day - self.last) as f32 / self.stability
    }

    /// All items in such groups, those that may come first last.
    fn groups(standings: &[Option<Standing>]) -> Vec<Self> {
        let waiting = standings.iter().enumerate().filter_map(|(item, one)| Some((item, one.as_ref()?)));
        let key = |one: &Standing| (one.from, one.last, one.stability.to_bits());
        let mut waiting: Vec<(usize, &Standing)> = waiting.collect();
        waiting.sort_unstable_by_key(|(item, one)| Reverse((key(one), *item)));
        let alike = waiting.chunk_by(|(_, a), (_, b)| key(a) == key(b)).filter_map(|alike| {
            let Standing { last, from, stability, .. } = *alike.first()?.1;
            let items = alike.iter().map(|(item, _)| *item).collect();
            Some(Self { last: last.num_days_from_ce(), from: from.num_days_from_ce(), stability, items })
        });
        alike.collect()
    }
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
    standings: &[Option<Standing>],
    room: Room,
    today: NaiveDate,
    is_study_date: &dyn Fn(NaiveDate) -> bool,
) -> Spread {
    let mut waiting = Alike::groups(standings);
    let (mut spread, mut ripe) = (Spread::default(), Ripe::default());
    for (nth, date) in today.iter_days().take(AHEAD).enumerate() {
        let day = date.num_days_from_ce();
        while let Some(alike) = waiting.pop_if(|alike| alike.from <= day) {
            ripe.near.push(alike);
        }
        if nth % WINDOW == 0 {
            ripe.look_ahead(room.cap, day);
        }
        if ripe.is_empty() && waiting.is_empty() {
            break;
        }
        if !is_study_date(date) {
            continue;
        }
        let chosen = ripe.take(if nth == 0 { room.cap.saturating_sub(room.taken) } else { room.cap }, day);
        if nth == 0 {
            spread.put_off = ripe.near.iter().chain(&ripe.far).map(|alike| alike.items.len()).sum();
        }
        if !chosen.is_empty() {
            spread.dates.push((date, chosen));
        }
    }
    spread
}

/// The items that may come.
#[derive(Debug, Default)]
struct Ripe {
    /// Those that may have their turn within the window.
    near: Vec<Alike>,
    /// Those before which, on each of its dates, there are as many others as it takes.
    far: Vec<Alike>,
}

impl Ripe {
    fn is_empty(&self) -> bool {
        self.near.is_empty() && self.far.is_empty()
    }

    /// Finds those that may have their turn within the window that begins on a day.
    ///
    /// No more than `most` are taken in it. Risk only grows, so until the last of them is taken there is one left whose risk
    /// is at least what the risk of the one in the place `most` is now: who stays beneath that has no turn.
    fn look_ahead(&mut self, cap: usize, day: i32) {
        self.far.append(&mut self.near);
        let most = cap.saturating_mul(WINDOW);
        if most == 0 || self.far.len() <= most {
            self.near.append(&mut self.far);
            return;
        }
        let mut risks: Vec<f32> = self.far.iter().map(|alike| alike.risk(day)).collect();
        let least = *risks.select_nth_unstable_by(most - 1, |a, b| b.total_cmp(a)).1;
        let end = day.saturating_add(WINDOW as i32);
        self.near.extend(self.far.extract_if(.., |alike| alike.risk(end) >= least));
    }

    /// Takes so many, those most at risk on a day first.
    fn take(&mut self, room: usize, day: i32) -> Vec<usize> {
        let ranked = |(at, alike): (usize, &Alike)| {
            alike.items.last().map(|item| Ranked { risk: alike.risk(day), item: Reverse(*item), at })
        };
        let mut least_of_first = BinaryHeap::new();
        for ranked in self.near.iter().enumerate().filter_map(ranked).map(Reverse) {
            if least_of_first.len() < room {
                least_of_first.push(ranked);
            } else if least_of_first.peek().is_some_and(|least| ranked < *least) {
                least_of_first.pop();
                least_of_first.push(ranked);
            }
        }
        let mut first: BinaryHeap<Ranked> = least_of_first.into_iter().map(|Reverse(ranked)| ranked).collect();
        let mut chosen = Vec::new();
        while chosen.len() < room
            && let Some(Ranked { at, .. }) = first.pop()
        {
            chosen.extend(self.near[at].items.pop());
            first.extend(ranked((at, &self.near[at])));
        }
        self.near.retain(|alike| !alike.items.is_empty());
        chosen
    }
}

/// The next of a group. The greater one comes first: the one more at risk, or else the one read first.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    risk: f32,
    item: Reverse<usize>,
    /// The group's place among those that are near.
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
