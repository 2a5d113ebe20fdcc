//! Lines that stand elsewhere in a side's text than in the base.

use std::collections::HashSet;
use std::ops::Range;

use super::regions::Region;
use crate::merge::matching::Matching;

/// Lines of the base that stand elsewhere in a side's text.
#[derive(Debug, Default)]
pub(super) struct Moved {
    pub(super) by_ours: HashSet<usize>,
    pub(super) by_theirs: HashSet<usize>,
}

impl Moved {
    pub(super) fn of(regions: &[Region], to_ours: &Matching, to_theirs: &Matching) -> Self {
        let mut moved = Self::default();
        let mut find = |matching: &Matching, side: fn(&Region) -> &Range<usize>, ours: bool| {
            for region in regions {
                for other in side(region).clone() {
                    let Some(line) = matching.back[other].filter(|line| !region.base.contains(line)) else { continue };
                    if ours {
                        moved.by_ours.insert(line)
                    } else {
                        moved.by_theirs.insert(line)
                    };
                }
            }
        };
        find(to_ours, |region| &region.ours, true);
        find(to_theirs, |region| &region.theirs, false);
        moved
    }
}
