//! Looking through a long outline from its beginning and from its middle at the same time.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread::{Builder, ScopedJoinHandle};

use crate::document::outline::{Kind, NodeId, Outline};

/// From so many nodes on a second thread is worth its start.
const LONG: usize = 20_000;

/// What `find` finds in an outline, in reading order. It is given runs of nodes that begin with a heading or with the outline,
/// so that no table goes on from one into the next.
pub(super) fn found<T: Send>(outline: &Outline, find: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
    found_by(outline, LONG, find)
}

fn found_by<T: Send>(outline: &Outline, long: usize, find: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
    let length = outline.len();
    let is_heading = |id: &usize| outline.kind(NodeId::at(*id)) == Kind::Heading;
    let middle = if length < long { None } else { (length / 2..length).find(is_heading) };
    let Some(middle) = middle else { return find(0..length) };
    std::thread::scope(|scope| {
        let behind = || find(middle..length);
        let other = Builder::new().spawn_scoped(scope, behind);
        let mut found = find(0..middle);
        // Where no second thread can be had, all is looked through on this one.
        let behind = other.map_or_else(|_| Ok(behind()), ScopedJoinHandle::join);
        found.extend(behind.unwrap_or_else(|panic| resume_unwind(panic)));
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn all_nodes_are_looked_at_once_and_in_their_order() {
        for text in ["", "- a\n", "# a\n", "# a\n\n- b\n\n## c\n\n| d |\n| - |\n\n## e\n\nf\n", "- a\n- b\n- c\n"] {
            let document = Document::read(text.to_owned());
            let all: Vec<usize> = (0..document.outline().len()).collect();
            for long in 0..9 {
                assert_eq!(found_by(document.outline(), long, Iterator::collect), all, "{text:?}");
            }
        }
    }
}
