//! What of several places is in one order in all texts.

use std::collections::HashSet;

/// A place in each of three texts: the base, ours and theirs.
type Place = (usize, usize, usize);

/// The places of one part that hold it together.
#[derive(Debug)]
pub(super) struct Anchors {
    pub(super) places: Vec<Place>,
    /// Where each text has what a side turned over, and does not show it: it stands where that side has it.
    pub(super) elsewhere: (HashSet<usize>, HashSet<usize>, HashSet<usize>),
}

impl Anchors {
    /// Of places that rise in the base.
    pub(super) fn of(all: &[Place]) -> Self {
        let in_ours = rising(all, |place| place.1);
        let places = rising(&in_ours, |place| place.2);
        let (by_ours, by_theirs) = (without(all, &in_ours), without(&in_ours, &places));
        let elsewhere = (
            by_ours.iter().chain(&by_theirs).map(|place| place.0).collect(),
            by_theirs.iter().map(|place| place.1).collect(),
            by_ours.iter().map(|place| place.2).collect(),
        );
        Self { places, elsewhere }
    }
}

fn without(all: &[Place], kept: &[Place]) -> Vec<Place> {
    all.iter().filter(|place| kept.binary_search(place).is_err()).copied().collect()
}

/// A longest run of places that rise by a key, in their order.
fn rising(places: &[Place], key: impl Fn(&Place) -> usize) -> Vec<Place> {
    // For every length the run that ends lowest: the index of its last place; and what comes before each place.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::with_capacity(places.len()));
    for (index, place) in places.iter().enumerate() {
        let length = ends.partition_point(|&end| key(&places[end]) < key(place));
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() { ends.push(index) } else { ends[length] = index }
    }
    let mut run: Vec<_> =
        std::iter::successors(ends.last().copied(), |&index| before[index]).map(|index| places[index]).collect();
    run.reverse();
    run
}
