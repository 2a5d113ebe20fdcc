//! Reads a text on two threads. Each takes the next part of it, which is a piece where it ends as one may, when it is done
//! with one, so that both are done at the same time. The parts are put together as they come, so that little is there twice.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread::{Builder, ScopedJoinHandle};

use super::{Pieces, Tell, Whole, next_cut};

/// Reads all of a text, and tells how much of it is read and put together.
pub(super) fn read<'a>(whole: Whole<'a>, tell: Tell<'_>) -> Pieces<'a> {
    let parts = parts(whole);
    let taken = AtomicUsize::new(0);
    let take = || {
        let at = taken.fetch_add(1, Ordering::Relaxed);
        parts.get(at).map(|part| (at, Pieces::of(whole).read(part.clone())))
    };
    let mut pieces = Pieces::of(whole);
    pieces.reader.expect(whole.source.len());
    let mut joined = Joined { whole, parts: &parts, next: 0, pieces, waiting: BTreeMap::new(), tell };
    std::thread::scope(|scope| {
        let (sender, read) = mpsc::channel();
        let other = || {
            let sender = sender;
            // Nobody hears it only where this one panics.
            while take().is_some_and(|part| sender.send(part).is_ok()) {}
        };
        // Where no second thread can be had, all is read on this one.
        let other = Builder::new().spawn_scoped(scope, other).ok();
        while let Some(part) = take() {
            joined.add([part].into_iter().chain(read.try_iter()));
        }
        joined.add(read.iter());
        if let Some(Err(panic)) = other.map(ScopedJoinHandle::join) {
            std::panic::resume_unwind(panic);
        }
    });
    joined.pieces
}

/// The ranges between places where a text may perhaps be cut.
fn parts(whole: Whole<'_>) -> Vec<Range<usize>> {
    let (mut parts, mut from) = (Vec::new(), 0_usize);
    while let Some(cut) = next_cut(whole.source, from.saturating_add(whole.piece)) {
        parts.push(from..cut);
        from = cut;
    }
    parts.push(from..whole.source.len());
    parts
}

/// Parts of a text, put together in their order.
struct Joined<'a, 'p> {
    whole: Whole<'a>,
    parts: &'p [Range<usize>],
    /// The part that comes next.
    next: usize,
    /// What stands before that.
    pieces: Pieces<'a>,
    /// Parts that were read before others in front of them.
    waiting: BTreeMap<usize, Option<Pieces<'a>>>,
    tell: Tell<'p>,
}

impl<'a> Joined<'a, '_> {
    fn add(&mut self, read: impl Iterator<Item = (usize, Option<Pieces<'a>>)>) {
        for (at, part) in read {
            self.waiting.insert(at, part);
            while let Some(first) = self.waiting.first_entry().filter(|first| *first.key() <= self.next) {
                let (at, part) = first.remove_entry();
                // One from further up was read already, with what ran on into it.
                if at == self.next {
                    self.join(part);
                }
            }
        }
    }

    /// Puts the next part behind the others. Where something runs on beyond its end, it is read with those behind it.
    fn join(&mut self, mut read: Option<Pieces<'a>>) {
        let (from, mut count) = (self.parts[self.next].start, 1);
        let part = loop {
            if let Some(part) = read {
                break part;
            }
            // What grows twofold is read no more than twice in all. What ends with the text ends where it should.
            count = (2 * count).min(self.parts.len() - self.next);
            read = Pieces::of(self.whole).read(from..self.parts[self.next + count - 1].end);
        };
        self.next += count;
        self.pieces.append(part);
        (self.tell)(self.parts[self.next - 1].end - from);
    }
}
