//! A change to a text as data: which bytes give way to which.
//!
//! The document is never printed back. Whatever changes it is an [`Edit`], and what undoes an edit is another edit, so
//! that undo special-cases nothing.

use std::ops::Range;

/// The bytes in `span` give way to `insert`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Byte offsets into the text before the edit; both ends lie on character boundaries.
    pub span: Range<usize>,
    /// What stands there afterwards.
    pub insert: String,
}

/// One undo step: splices that are sorted by position and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edit {
    splices: Vec<Splice>,
}

impl Edit {
    /// An edit of one splice.
    #[must_use]
    pub fn replace(span: Range<usize>, insert: impl Into<String>) -> Self {
        Self { splices: vec![Splice { span, insert: insert.into() }] }
    }

    /// An edit of many splices, in any order.
    ///
    /// # Panics
    /// When two of them overlap: their maker has a bug, and applying them would lose bytes.
    #[must_use]
    pub fn of(mut splices: Vec<Splice>) -> Self {
        splices.sort_by_key(|splice| (splice.span.start, splice.span.end));
        let disjoint = splices.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(disjoint, "splices of one edit overlap: {splices:?}");
        Self { splices }
    }

    /// The edit that leads from one text to another: what differs between their common beginning and their common end.
    #[must_use]
    pub fn between(before: &str, after: &str) -> Self {
        if before == after {
            return Self::default();
        }
        let same = |(a, b): &(char, char)| a == b;
        let head: usize = before.chars().zip(after.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let ends = before[head..].chars().rev().zip(after[head..].chars().rev());
        let tail: usize = ends.take_while(same).map(|(c, _)| c.len_utf8()).sum();
        Self::replace(head..before.len() - tail, &after[head..after.len() - tail])
    }

    /// The splices, by position.
    #[must_use]
    pub fn splices(&self) -> &[Splice] {
        &self.splices
    }

    /// Whether the edit changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// The one byte that the edit replaces by one other byte, with its offset, when that is all it does.
    #[must_use]
    pub fn single_byte(&self) -> Option<(usize, u8)> {
        match self.splices.as_slice() {
            [Splice { span, insert }] if span.len() == 1 && insert.len() == 1 => {
                Some((span.start, insert.as_bytes()[0]))
            }
            _ => None,
        }
    }

    /// The text after the edit.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let grown: usize = self.splices.iter().map(|splice| splice.insert.len()).sum();
        let mut out = String::with_capacity(text.len() + grown);
        let mut kept = 0;
        for Splice { span, insert } in &self.splices {
            out.push_str(&text[kept..span.start]);
            out.push_str(insert);
            kept = span.end;
        }
        out.push_str(&text[kept..]);
        out
    }

    /// Makes the edit in a text itself. Where every byte keeps its place, nothing is copied.
    pub fn apply_to(&self, text: &mut String) {
        if self.splices.iter().any(|splice| splice.span.len() != splice.insert.len()) {
            *text = self.apply(text);
            return;
        }
        for Splice { span, insert } in &self.splices {
            text.replace_range(span.clone(), insert);
        }
    }

    /// One edit that does what this one does and then another, which was made for the text after this one.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let (mut first, mut second) = (self.steps(), next.steps());
        let (mut one, mut other) = (first.next(), second.next());
        let mut joined = Joined::default();
        loop {
            match (one, other) {
                (None, None) => return joined.finish(),
                (Some(Step::Drop(bytes)), _) => {
                    joined.step(Step::Drop(bytes));
                    one = first.next();
                }
                (_, Some(Step::Put(text))) => {
                    joined.step(Step::Put(text));
                    other = second.next();
                }
                // Behind its last splice an edit keeps all that there is.
                (None, Some(step)) => {
                    joined.step(step);
                    other = second.next();
                }
                (Some(step), None) => {
                    joined.step(step);
                    one = first.next();
                }
                (Some(step), Some(Step::Keep(bytes) | Step::Drop(bytes))) => {
                    let both = step.len().min(bytes);
                    let (now, rest) = step.split(both);
                    match (now, other) {
                        (now, Some(Step::Keep(_))) => joined.step(now),
                        (Step::Keep(bytes), _) => joined.step(Step::Drop(bytes)),
                        _ => {}
                    }
                    one = rest.or_else(|| first.next());
                    other = other.and_then(|other| other.split(both).1).or_else(|| second.next());
                }
            }
        }
    }

    fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        let mut at = 0;
        self.splices.iter().flat_map(move |Splice { span, insert }| {
            let kept = span.start - std::mem::replace(&mut at, span.end);
            let steps = [Step::Keep(kept), Step::Drop(span.len()), Step::Put(insert)];
            steps.into_iter().filter(|step| step.len() > 0)
        })
    }

    /// The edit that leads from `self.apply(text)` back to `text`.
    #[must_use]
    pub fn inverse(&self, text: &str) -> Self {
        let mut grown = 0_isize;
        let splices = self
            .splices
            .iter()
            .map(|Splice { span, insert }| {
                let start = span.start.saturating_add_signed(grown);
                grown += insert.len().cast_signed() - span.len().cast_signed();
                Splice { span: start..start + insert.len(), insert: text[span.clone()].to_owned() }
            })
            .collect();
        Self { splices }
    }
}

/// What an edit does with the next bytes.
#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Keep(usize),
    Drop(usize),
    Put(&'a str),
}

impl Step<'_> {
    fn len(self) -> usize {
        match self {
            Self::Keep(bytes) | Self::Drop(bytes) => bytes,
            Self::Put(text) => text.len(),
        }
    }

    /// Its first bytes, and the rest, where there is one.
    fn split(self, at: usize) -> (Self, Option<Self>) {
        let (one, rest) = match self {
            Self::Keep(bytes) => (Self::Keep(at), Self::Keep(bytes - at)),
            Self::Drop(bytes) => (Self::Drop(at), Self::Drop(bytes - at)),
            Self::Put(text) => (Self::Put(&text[..at]), Self::Put(&text[at..])),
        };
        (one, Some(rest).filter(|rest| rest.len() > 0))
    }
}

/// Steps on their way to be splices.
#[derive(Default)]
struct Joined {
    splices: Vec<Splice>,
    at: usize,
    span: usize,
    insert: String,
}

impl Joined {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Drop(bytes) => self.span += bytes,
            Step::Put(text) => self.insert.push_str(text),
            Step::Keep(bytes) => {
                self.flush();
                self.at += bytes;
            }
        }
    }

    fn flush(&mut self) {
        let (span, insert) = (std::mem::take(&mut self.span), std::mem::take(&mut self.insert));
        if span > 0 || !insert.is_empty() {
            self.splices.push(Splice { span: self.at..self.at + span, insert });
        }
        self.at += span;
    }

    fn finish(mut self) -> Edit {
        self.flush();
        Edit { splices: self.splices }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_and_its_inverse_give_back_every_byte() {
        let text = "甲 [ ] b [X] c";
        let edit = Edit::of(vec![
            Splice { span: 11..12, insert: " ".into() },
            Splice { span: 0..3, insert: "甲乙".into() },
            Splice { span: 5..6, insert: String::new() },
        ]);
        let after = edit.apply(text);
        assert_eq!(after, "甲乙 [] b [ ] c");
        assert_eq!(edit.inverse(text).apply(&after), text);
    }

    #[test]
    fn what_moves_no_byte_is_changed_where_it_stands() {
        let text = "甲 [ ] b [ ] c";
        let two = [Splice { span: 5..6, insert: "x".into() }, Splice { span: 11..12, insert: "x".into() }];
        for (edit, stays) in [(Edit::of(two.to_vec()), true), (Edit::replace(0..3, "乙"), true)]
            .into_iter()
            .chain([(Edit::replace(5..6, "xx"), false), (Edit::replace(3..3, "x".repeat(99)), false)])
        {
            let mut changed = text.to_owned();
            let place = changed.as_ptr();
            edit.apply_to(&mut changed);
            assert_eq!((changed.as_str(), changed.as_ptr() == place), (edit.apply(text).as_str(), stays));
        }
    }

    #[test]
    fn the_edit_between_two_texts_is_what_differs() {
        for (before, after) in [("a甲c", "a乙c"), ("aa", "aaa"), ("abab", "ab"), ("", "x"), ("x", "x")] {
            assert_eq!(Edit::between(before, after).apply(before), after);
        }
        assert_eq!(Edit::between("a甲c", "a乙c"), Edit::replace(1..4, "乙"));
    }

    proptest::proptest! {
        #[test]
        fn two_edits_made_one_do_what_they_do_in_turn(
            text in "[a-z甲]{0,12}",
            one in proptest::collection::vec((0..20_usize, 0..4_usize, "[A-Z乙]{0,3}"), 0..4),
            other in proptest::collection::vec((0..20_usize, 0..4_usize, "[0-9丙]{0,3}"), 0..4),
        ) {
            let made = |text: &str, parts: &[(usize, usize, String)]| {
                let mut places: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
                places.dedup();
                let mut splices: Vec<Splice> = Vec::new();
                for (at, length, insert) in parts {
                    let from = (*at).min(places.len() - 1);
                    let to = (from + length).min(places.len() - 1);
                    let span = places[from]..places[to];
                    let is_apart = |other: &Splice| span.end < other.span.start || other.span.end < span.start;
                    if splices.iter().all(is_apart) {
                        splices.push(Splice { span, insert: insert.clone() });
                    }
                }
                Edit::of(splices)
            };
            let one = made(&text, &one);
            let between = one.apply(&text);
            let other = made(&between, &other);
            let both = one.then(&other);
            proptest::prop_assert_eq!(both.apply(&text), other.apply(&between));
            proptest::prop_assert_eq!(both.inverse(&text).apply(&both.apply(&text)), text);
        }
    }

    #[test]
    fn one_byte_for_another_is_told_from_anything_longer() {
        assert_eq!(Edit::replace(3..4, "x").single_byte(), Some((3, b'x')));
        assert_eq!(Edit::replace(3..3, "x").single_byte(), None);
        assert_eq!(Edit::replace(3..4, "[x] ").single_byte(), None);
    }
}
