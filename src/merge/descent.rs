//! Whether a text still holds what was brought into it.

use std::collections::HashSet;

use super::lines::Lines;
use crate::document::Document;

/// Whether `now` came of `after` and not of `before`, of which `after` was made. A reader takes out a line or two of what
/// came in; where most of it is undone, an older text was brought back.
#[must_use]
pub fn descends(now: &Document, before: &Document, after: &Document) -> bool {
    let [now, before, after] = [now, before, after].map(words);
    let (kept, undone): (Vec<_>, Vec<_>) =
        before.symmetric_difference(&after).partition(|line| now.contains(*line) == after.contains(*line));
    kept.len() >= undone.len()
}

/// What the lines say, ticked or not.
fn words(document: &Document) -> HashSet<String> {
    let lines = Lines::of(document).lines.into_iter().map(|line| line.words.trim().to_owned());
    lines.filter(|words| !words.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_most_was_undone_of_came_of_an_older_one() {
        let before = "- [ ] a\n- [ ] old\n";
        let after = "- [ ] a\n- [ ] b\n- [ ] c\n";
        for (now, is_so) in [
            (after, true),
            ("- [x] a\n- [x] b\r\n- [ ] c\n- [ ] mine\n", true),
            ("- [ ] a\n- [ ] b\n", true),
            (before, false),
            ("- [x] a\n- [x] old\n- [ ] mine\n", false),
            ("- [ ] a\n- [ ] old\n- [ ] b\n", false),
        ] {
            let [now, before, after] = [now, before, after].map(|text| Document::read(text.to_owned()));
            assert_eq!(descends(&now, &before, &after), is_so, "{}", now.text());
            assert!(descends(&now, &after, &after), "what changed nothing cannot be undone");
        }
    }
}
