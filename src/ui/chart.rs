//! A chart in text: what was done against what was planned, as columns of signs.

use crate::progress::burn_up::BurnUp;

/// What stands in a cell of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// Nothing.
    Blank,
    /// So much was done.
    Done,
    /// So much was planned.
    Planned,
}

/// The height at which a burn-up stands at most: what was done or planned by today.
#[must_use]
pub(super) fn top(burn_up: &BurnUp) -> u32 {
    burn_up.done.iter().chain(&burn_up.planned).copied().max().unwrap_or(0)
}

/// The rows of a chart from the top down, so many cells wide and high. A column tells of the last of its dates; what was
/// planned lies over what was done.
#[must_use]
pub(super) fn rows(burn_up: &BurnUp, (wide, high): (usize, usize)) -> Vec<Vec<Spot>> {
    let top = (top(burn_up) as usize).max(1);
    let dates = burn_up.done.len();
    let at = |column: usize| ((column + 1) * dates).div_ceil(wide).saturating_sub(1);
    let height =
        |counts: &[u32], column| counts.get(at(column)).map_or(0, |count| (*count as usize * high).div_ceil(top));
    let spot = |row: usize, column: usize| match row {
        row if height(&burn_up.planned, column) == row => Spot::Planned,
        row if height(&burn_up.done, column) >= row => Spot::Done,
        _ => Spot::Blank,
    };
    (1..=high).rev().map(|row| (0..wide).map(|column| spot(row, column)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(done: &[u32], planned: &[u32], size: (usize, usize)) -> Vec<String> {
        let first = chrono::NaiveDate::default();
        let burn_up = BurnUp { first, done: done.to_vec(), planned: planned.to_vec(), total: 9 };
        let sign = |spot: &Spot| match spot {
            Spot::Blank => '.',
            Spot::Done => '#',
            Spot::Planned => 'o',
        };
        rows(&burn_up, size).iter().map(|row| row.iter().map(sign).collect()).collect()
    }

    #[test]
    fn what_was_planned_lies_over_what_was_done() {
        assert_eq!(drawn(&[0, 1, 3], &[1, 2, 2], (3, 3)), ["..#", ".oo", "o##"]);
        assert_eq!(drawn(&[0, 1, 2], &[], (3, 2)), ["..#", ".##"]);
        assert_eq!(drawn(&[0], &[0], (2, 2)), ["..", ".."]);
    }

    #[test]
    fn few_dates_are_drawn_wide_and_many_end_with_the_last() {
        assert_eq!(drawn(&[1, 2], &[], (4, 2)), ["..##", "####"]);
        assert_eq!(drawn(&[0, 0, 0, 0, 0, 0, 0, 5], &[], (3, 1)), ["..#"]);
        // The least that was done is seen, and only all of it reaches the top.
        assert_eq!(drawn(&[1, 99, 100], &[], (3, 2)), [".##", "###"]);
    }
}
