//! The edit from one text to another, in as few bytes as can be: what reads the same on a line stays untouched.

use super::matching::changed;
use crate::text::edit::{Edit, Splice};
use crate::text::lines::lines;

/// The edit that leads from `before` to `after`, line by line.
#[must_use]
pub fn edit(before: &str, after: &str) -> Edit {
    let (was, is): (Vec<_>, Vec<_>) = (lines(before, 0).collect(), lines(after, 0).collect());
    let whole = |lines: &[std::ops::Range<usize>], end: usize, at: usize| lines.get(at).map_or(end, |line| line.start);
    let mut splices: Vec<Splice> = Vec::new();
    for hunk in changed(was.iter().map(|line| &before[line.clone()]), is.iter().map(|line| &after[line.clone()])) {
        // As many lines as before are changed one by one.
        let same = hunk.before.len() == hunk.after.len();
        let pairs: Vec<_> = if same {
            hunk.before.zip(hunk.after).map(|(one, other)| (one..one + 1, other..other + 1)).collect()
        } else {
            vec![(hunk.before, hunk.after)]
        };
        for (lines_before, lines_after) in pairs {
            let span = whole(&was, before.len(), lines_before.start)..whole(&was, before.len(), lines_before.end);
            let new = &after[whole(&is, after.len(), lines_after.start)..whole(&is, after.len(), lines_after.end)];
            let within = Edit::between(&before[span.clone()], new);
            splices.extend(within.splices().iter().map(|splice| Splice {
                span: span.start + splice.span.start..span.start + splice.span.end,
                insert: splice.insert.clone(),
            }));
        }
    }
    Edit::of(splices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ticks_are_two_bytes() {
        let (before, after) = ("- [ ] a\n- [ ] b\n- [ ] c\n", "- [x] a\n- [x] b\n- [ ] c\n");
        let edit = edit(before, after);
        assert_eq!(edit.splices().len(), 2);
        assert!(edit.splices().iter().all(|splice| splice.span.len() == 1 && splice.insert == "x"));
        assert_eq!(edit.apply(before), after);
    }

    #[test]
    fn any_text_leads_to_any_other() {
        for (before, after) in
            [("", "a\r\n"), ("a", ""), ("甲\n乙\n", "乙\n丙"), ("a\nb\nc\n", "c\nb\na\n"), ("a\r", "a\r\n")]
        {
            assert_eq!(edit(before, after).apply(before), after);
        }
    }
}
