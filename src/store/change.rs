//! What the content of a file gives way to: bytes here and there, or a whole new content.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::edit::Edit;

/// A change of a content that is known.
#[derive(Debug)]
pub(super) enum Change {
    /// Single bytes at their places, each a change by itself: wherever writing them stops, the file is whole.
    Ticks(Vec<(usize, u8)>),
    /// Everything becomes this.
    Whole(Vec<u8>),
}

/// What is written into a file to change it: bytes from some places on, and then its length, where it gets shorter.
#[derive(Debug)]
pub(super) struct Writing<'a> {
    pub(super) pieces: Vec<(usize, &'a [u8])>,
    pub(super) cut: Option<usize>,
}

impl Change {
    /// What edits come to that are made one after the other; `None` where that is nothing.
    pub(super) fn of(known: &str, edits: &[Edit]) -> Option<Self> {
        let mut edits = edits.iter().filter(|edit| !edit.is_empty());
        let Some(bytes) = edits.clone().map(Edit::single_byte).collect::<Option<Vec<_>>>() else {
            let mut text = edits.next()?.apply(known);
            edits.for_each(|edit| edit.apply_to(&mut text));
            return (text != known).then_some(Self::Whole(text.into_bytes()));
        };
        let mut ticks: Vec<(usize, u8)> = Vec::new();
        for (at, byte) in bytes {
            ticks.retain(|(other, _)| *other != at);
            ticks.push((at, byte));
        }
        ticks.retain(|&(at, byte)| known.as_bytes()[at] != byte);
        (!ticks.is_empty()).then_some(Self::Ticks(ticks))
    }

    /// The content after it.
    pub(super) fn content(&self, known: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::Ticks(ticks) => {
                let mut new = known.to_vec();
                ticks.iter().for_each(|&(at, byte)| new[at] = byte);
                new.into()
            }
            Self::Whole(new) => new.into(),
        }
    }

    /// How many bytes there are after it.
    pub(super) fn length(&self, known: &[u8]) -> usize {
        if let Self::Whole(new) = self { new.len() } else { known.len() }
    }

    /// Whether it can be written in place and leaves nothing torn wherever that stops.
    pub(super) fn is_never_torn(&self, known: &[u8]) -> bool {
        match self {
            Self::Ticks(_) => true,
            Self::Whole(new) => known.len() == new.len() && changed(known, new).len() == 1,
        }
    }

    /// Whether a file that holds `now` is what writing this in place leaves behind when it stops somewhere.
    pub(super) fn is_half_written(&self, known: &[u8], now: &[u8]) -> bool {
        let new = self.content(known);
        match self {
            Self::Ticks(_) => {
                let is_either = |(at, byte): (usize, &u8)| *byte == known[at] || *byte == new[at];
                now.len() == known.len() && now.iter().enumerate().all(is_either)
            }
            Self::Whole(_) => {
                let written = common_start(now, &new);
                now == &*new || now[written..] == *known.get(written..).unwrap_or_default()
            }
        }
    }

    /// What is written to make it in a file that holds what is known.
    pub(super) fn writing<'a>(&'a self, known: &'a [u8]) -> Writing<'a> {
        match self {
            Self::Ticks(ticks) => {
                let piece = |(at, byte): &'a (usize, u8)| (*at, std::slice::from_ref(byte));
                Writing { pieces: ticks.iter().map(piece).collect(), cut: None }
            }
            Self::Whole(new) => Writing::between(known, new),
        }
    }

    /// What is written to take it back.
    pub(super) fn taking_back<'a>(&'a self, known: &'a [u8]) -> Writing<'a> {
        match self {
            Self::Ticks(ticks) => {
                Writing { pieces: ticks.iter().map(|&(at, _)| (at, &known[at..=at])).collect(), cut: None }
            }
            Self::Whole(new) => Writing::between(new, known),
        }
    }
}

impl<'a> Writing<'a> {
    fn between(old: &[u8], new: &'a [u8]) -> Self {
        let span = changed(old, new);
        // Only what was ours to cut: a change of the same length must not cut off what someone else appends meanwhile.
        let cut = (new.len() < old.len()).then_some(new.len());
        Self { pieces: vec![(span.start, &new[span])], cut }
    }
}

/// The bytes of `new` that must be written over `old`; the file is then cut to the length of `new`.
fn changed(old: &[u8], new: &[u8]) -> Range<usize> {
    let start = common_start(old, new);
    if old.len() != new.len() {
        return start..new.len();
    }
    let alike = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    start..new.len() - alike
}

fn common_start(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bytes_that_differ_are_written() {
        for (old, new, span) in [
            ("a[ ]b", "a[x]b", 2..3),
            ("abc", "abXYc", 2..5),
            ("abcd", "ad", 1..2),
            ("abcd", "ab", 2..2),
            ("aab", "aaab", 2..4),
            ("", "a", 0..1),
        ] {
            assert_eq!(changed(old.as_bytes(), new.as_bytes()), span, "{old} -> {new}");
        }
    }

    #[test]
    fn many_ticks_are_as_many_bytes_and_what_takes_itself_back_is_nothing() {
        let text = "[ ] 甲\n[ ] b\n";
        let (one, other) = (Edit::replace(1..2, "x"), Edit::replace(9..10, "x"));
        let back = one.inverse(text);
        let of = |edits: &[&Edit]| Change::of(text, &edits.iter().copied().cloned().collect::<Vec<_>>());
        for edits in [&[][..], &[&Edit::default()], &[&one, &back], &[&one, &other, &back, &other.inverse(text)]] {
            assert!(of(edits).is_none(), "{edits:?}");
        }
        for (edits, after) in [
            (&[&other, &one][..], "[x] 甲\n[x] b\n"),
            (&[&one, &other, &back], "[ ] 甲\n[x] b\n"),
            (&[&one, &Edit::replace(4..7, "乙丙"), &Edit::replace(12..13, "x")], "[x] 乙丙\n[x] b\n"),
        ] {
            let change = of(edits).unwrap();
            assert_eq!(change.content(text.as_bytes()), after.as_bytes());
            assert_eq!(matches!(change, Change::Ticks(_)), after.len() == text.len());
        }
    }
}
