//! Where either of two sides changed a text: the stretches that are settled one by one.

use std::ops::Range;

use crate::merge::lines::Lines;
use crate::merge::matching::Changed;

/// A stretch of each text; between two such stretches the words of all three are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) base: Range<usize>,
    pub(super) ours: Range<usize>,
    pub(super) theirs: Range<usize>,
}

/// The stretches in which either side changed words. Changes that only touch each other are stretches of their own.
pub(super) fn regions(ours: &[Changed], theirs: &[Changed]) -> Vec<Region> {
    let (mut ours, mut theirs) = (Hunks::of(ours), Hunks::of(theirs));
    let mut regions = Vec::new();
    while let Some(first) = ours.start().into_iter().chain(theirs.start()).min() {
        let mut base = first.0..first.1;
        let (our_start, their_start) = (ours.across(base.start), theirs.across(base.start));
        loop {
            let grown = ours.eat(&mut base) | theirs.eat(&mut base);
            if !grown {
                break;
            }
        }
        let (our_end, their_end) = (ours.across(base.end), theirs.across(base.end));
        regions.push(Region { base, ours: our_start..our_end, theirs: their_start..their_end });
    }
    regions
}

/// Whether both sides have the same words in a stretch.
pub(super) fn is_alike(ours: &Lines<'_>, theirs: &Lines<'_>, region: &Region) -> bool {
    let (ours, theirs) = (&ours.lines[region.ours.clone()], &theirs.lines[region.theirs.clone()]);
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(one, other)| one.words == other.words)
}

/// One side's changes that are still to come, and how far its lines have shifted against the base.
struct Hunks<'a> {
    left: &'a [Changed],
    passed: (usize, usize),
}

impl<'a> Hunks<'a> {
    fn of(left: &'a [Changed]) -> Self {
        Self { left, passed: (0, 0) }
    }

    fn start(&self) -> Option<(usize, usize)> {
        self.left.first().map(|hunk| (hunk.before.start, hunk.before.end))
    }

    /// The side's line that stands where a line of the base does, behind the changes that were passed.
    fn across(&self, base: usize) -> usize {
        base - self.passed.0 + self.passed.1
    }

    /// Takes in the changes that share a line with the region, or put lines in where it only does.
    fn eat(&mut self, region: &mut Range<usize>) -> bool {
        let mut grown = false;
        while let Some((hunk, left)) = self.left.split_first() {
            let shares = hunk.before.start < region.end || (hunk.before == *region);
            if !shares {
                break;
            }
            region.end = region.end.max(hunk.before.end);
            self.passed = (hunk.before.end, hunk.after.end);
            self.left = left;
            grown = true;
        }
        grown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hunk(before: Range<usize>, after: Range<usize>) -> Changed {
        Changed { before, after }
    }

    #[test]
    fn changes_that_only_touch_stay_apart_and_those_that_overlap_are_one() {
        let found = |ours: &[Changed], theirs: &[Changed]| -> Vec<[Range<usize>; 3]> {
            regions(ours, theirs).into_iter().map(|region| [region.base, region.ours, region.theirs]).collect()
        };
        assert_eq!(found(&[hunk(1..2, 1..3)], &[hunk(2..3, 2..3)]), [[1..2, 1..3, 1..2], [2..3, 3..4, 2..3]]);
        assert_eq!(found(&[hunk(1..3, 1..2)], &[hunk(2..4, 2..2)]), [[1..4, 1..3, 1..2]]);
        assert_eq!(found(&[hunk(1..1, 1..2)], &[hunk(1..1, 1..3)]), [[1..1, 1..2, 1..3]]);
        assert_eq!(found(&[hunk(1..1, 1..2)], &[hunk(1..2, 1..1)]), [[1..1, 1..2, 1..1], [1..2, 2..3, 1..1]]);
    }
}
