//! What of several places is in one order in all texts.

/// A longest run of places that rise by a key, in their order.
pub(super) fn rising(
    places: &[(usize, usize, usize)],
    key: impl Fn(&(usize, usize, usize)) -> usize,
) -> Vec<(usize, usize, usize)> {
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
