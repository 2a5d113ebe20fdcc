//! The ways in which the rest may go: how many study dates each takes, drawn from what the study dates so far brought.
//!
//! A Bayesian bootstrap (Rubin 1981, *The Annals of Statistics* 9): how often each kind of date comes is itself not known
//! from a few of them, so that every path first draws a weight for each date there was, and then its dates by these
//! weights. A few dates thus make a wide range without anything being assumed of how somebody studies.
//!
//! To the dates there were, one is added on which nothing is done: what has not been seen yet is a gap more often than a
//! feat. Without it, whoever missed no date so far would be told a single date for the end.
//!
//! Dates are drawn one by one and not in runs, though whoever missed one evening may well miss the next: from a dozen dates,
//! runs make the range too narrow for everyone, and for those who miss in runs as well.
//!
//! What a path brings does not depend on how much remains, so that more is never done sooner.

use std::collections::BTreeMap;

use super::random::Random;

/// How many paths are walked.
const PATHS: u64 = 400;

/// How many study dates of a path are drawn one by one. Of those behind them only sums are drawn, as the sums of many dates
/// are near to normal, and a far end is no matter of single dates.
const ONE_BY_ONE: u32 = 64;

/// By how much of what is behind it the path then goes on at once.
const STRIDE: u32 = 4;

/// How many study dates each path takes until so much is done, the shortest first; those that take more than `most` are at
/// the end as `None`.
pub(super) fn lengths(brought: &[u32], remaining: u32, most: u32) -> Vec<Option<u32>> {
    let seed = brought.iter().fold(brought.len() as u64, |seed, count| Random::from(seed ^ u64::from(*count)).next());
    let kinds = kinds(brought);
    let walk = |path| Path::draw(&kinds, Random::from(seed ^ path)).length(remaining, most);
    let mut lengths: Vec<Option<u32>> = (0..PATHS).map(walk).collect();
    lengths.sort_by_key(|length| length.unwrap_or(u32::MAX));
    lengths
}

/// How much dates brought, and on how many of them it was as much, with one date of nothing more than there were.
fn kinds(brought: &[u32]) -> Vec<(f64, u32)> {
    let mut times = BTreeMap::from([(0, 1)]);
    for count in brought {
        *times.entry(*count).or_default() += 1;
    }
    times.into_iter().map(|(count, times)| (f64::from(count), times)).collect()
}

/// One way in which it may go.
struct Path {
    /// What a date may bring, and its weight with those of the kinds before it; in all 1.
    kinds: Vec<(f64, f64)>,
    mean: f64,
    deviation: f64,
    random: Random,
}

impl Path {
    fn draw(kinds: &[(f64, u32)], mut random: Random) -> Self {
        // Weights that are even over all there could be, a Dirichlet's with ones: exponentials by their sum.
        let weigh = |(brings, times): &(f64, u32)| (*brings, (0..*times).map(|_| random.exponential()).sum::<f64>());
        let mut kinds: Vec<(f64, f64)> = kinds.iter().map(weigh).collect();
        let all: f64 = kinds.iter().map(|(_, weight)| weight).sum();
        let moment = |power| kinds.iter().map(|(brings, weight)| brings.powi(power) * weight / all).sum::<f64>();
        let (mean, square) = (moment(1), moment(2));
        let mut before = 0.0;
        for (_, weight) in &mut kinds {
            before += *weight / all;
            *weight = before;
        }
        Self { kinds, mean, deviation: (square - mean * mean).max(0.0).sqrt(), random }
    }

    /// How many study dates it takes until so much is done.
    fn length(mut self, remaining: u32, most: u32) -> Option<u32> {
        let (mut gone, mut left) = (0, f64::from(remaining));
        while gone < most {
            let dates = if gone < ONE_BY_ONE { 1 } else { gone / STRIDE };
            let brings = if dates == 1 { self.date() } else { self.several(f64::from(dates)) };
            if left <= brings {
                let length = gone + (f64::from(dates) * left / brings).ceil() as u32;
                return Some(length).filter(|length| *length <= most);
            }
            left -= brings;
            gone += dates;
        }
        None
    }

    /// What one date brings.
    fn date(&mut self) -> f64 {
        let drawn = self.random.share();
        let kind = self.kinds.iter().find(|(_, weight)| drawn <= *weight).or(self.kinds.last());
        kind.map_or(0.0, |(brings, _)| *brings)
    }

    /// What so many dates bring together.
    fn several(&mut self, dates: f64) -> f64 {
        (dates * self.mean + dates.sqrt() * self.deviation * self.random.normal()).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: u32 = 3_653;

    fn middle(brought: &[u32], remaining: u32) -> Option<u32> {
        lengths(brought, remaining, MOST)[PATHS as usize / 2]
    }

    #[test]
    fn the_middle_is_near_what_the_mean_comes_to_near_and_far() {
        let brought = [2, 0, 1, 3, 0, 2, 1, 1, 2, 0].repeat(5);
        for remaining in [20, 60, 200, 1_000, 3_000] {
            let expected = f64::from(remaining) * 51.0 / 60.0;
            let found = f64::from(middle(&brought, remaining).unwrap());
            assert!((found / expected - 1.0).abs() < 0.06, "{found} for {expected}");
        }
    }

    #[test]
    fn single_dates_and_sums_of_them_spread_alike() {
        // One date in ten brings ten: how far ends lie apart must not jump where the path goes on in strides.
        let brought = [10, 0, 0, 0, 0, 0, 0, 0, 0, 0].repeat(5);
        let spread = |remaining| {
            let lengths = lengths(&brought, remaining, MOST);
            f64::from(lengths[380].unwrap() - lengths[20].unwrap()) / f64::from(lengths[200].unwrap())
        };
        let (near, far) = (spread(50), spread(80));
        assert!(near > far && near / far < 1.4, "{near} and {far}");
    }

    #[test]
    fn one_who_never_missed_is_not_told_a_single_date() {
        let lengths = lengths(&[1; 10], 30, MOST);
        assert!(lengths.first().unwrap().unwrap() >= 30);
        assert!(lengths[380].unwrap() > lengths[20].unwrap() + 3);
    }

    #[test]
    fn what_takes_too_long_has_no_length() {
        assert_eq!(middle(&[1, 0, 0, 0], 5_000), None);
        assert_eq!(middle(&[u32::MAX, 0], u32::MAX).map(|length| length < 10), Some(true));
        assert!(lengths(&[0, 0], 1, MOST).iter().all(Option::is_none));
    }
}
