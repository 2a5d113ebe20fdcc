//! What became of a reader's roadmap when a newer edition of it was brought in.

use std::ops::Range;

use super::changes::{Changes, changes, is_gone, is_told};
use super::lines::Lines;
use super::matching::Matching;
use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::text::lines::{line_end, lines};

/// What bringing in an edition did to a reader's roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// From the roadmap as it was to what it is now.
    pub changes: Changes,
    /// What the reader has and the edition does not: it stayed. Nodes of what the roadmap is now.
    pub kept: Vec<NodeId>,
    /// What the edition has and the roadmap has not: the reader took it out. Nodes of the edition.
    pub left_out: Vec<NodeId>,
    /// How many ticks were there before and are there now.
    pub carried: usize,
    /// What was marked and is no longer, as nodes of the roadmap as it was: ticks, and what was begun or called off.
    pub lost: Vec<NodeId>,
}

/// What became of `before` when `edition` was brought in and `after` came of it.
#[must_use]
pub fn update(before: &Document, edition: &Document, after: &Document) -> Update {
    let (was, new, is) = (Lines::of(before), Lines::of(edition), Lines::of(after));
    let (to_after, to_edition) = (Matching::of(&was, &is), Matching::of(&is, &new));
    let now = |line: usize| to_after.to[line].and_then(|now| is.mark(now));
    let marked: Vec<(usize, Mark)> = (0..was.len()).filter_map(|line| Some((line, was.mark(line)?))).collect();
    let carried = marked.iter().filter(|(line, mark)| *mark == Mark::Done && now(*line) == Some(Mark::Done));
    let lost = marked.iter().filter(|(line, mark)| is_gone(Some(*mark), now(*line)));
    let left_out = (0..new.len()).filter(|&line| to_edition.back[line].is_none());
    let own = (0..is.len()).filter(|&line| to_edition.to[line].is_none() && to_after.back[line].is_some());
    Update {
        changes: changes(before, after),
        kept: own.filter_map(|line| is.node(line)).filter(|(_, node)| is_told(node)).map(|(id, _)| id).collect(),
        left_out: left_out
            .filter_map(|line| new.node(line))
            .filter(|(_, node)| is_told(node))
            .map(|(id, _)| id)
            .collect(),
        carried: carried.count(),
        lost: lost.filter_map(|(line, _)| was.node(*line)).map(|(id, _)| id).collect(),
    }
}

/// `text` with its lines ended as those of `model` are, and with a byte order mark where that has one: how lines end is
/// the reader's choice and none of the edition's. A model whose lines end in several ways says nothing.
#[must_use]
pub fn with_ends_of(model: &str, text: &str) -> String {
    const MARK: char = '\u{feff}';
    let mark = if model.starts_with(MARK) { "\u{feff}" } else { "" };
    let rest = text.strip_prefix(MARK).unwrap_or(text);
    let end_of = |text: &str, line: &Range<usize>| text[line_end(text, line.start)..line.end].to_owned();
    let mut ends: Vec<String> =
        lines(model, 0).map(|line| end_of(model, &line)).filter(|end| !end.is_empty()).collect();
    ends.dedup();
    let [end] = ends.as_slice() else { return [mark, rest].concat() };
    let mut out = mark.to_owned();
    for line in lines(rest, 0) {
        let own = end_of(rest, &line);
        out.push_str(&rest[line.start..line.end - own.len()]);
        out.push_str(if own.is_empty() { "" } else { end });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_read_with_the_readers_line_ends() {
        assert_eq!(with_ends_of("a\r\nb", "\u{feff}a\nc\r\nd"), "a\r\nc\r\nd");
        assert_eq!(with_ends_of("\u{feff}a\n", "a\r\n"), "\u{feff}a\n");
        assert_eq!(with_ends_of("a\nb\r\n", "a\r\nc\n"), "a\r\nc\n");
        assert_eq!(with_ends_of("", "a\r\n"), "a\r\n");
    }

    #[test]
    fn what_was_kept_and_what_was_lost_is_told() {
        let [before, edition, after] = [
            "# A\n- [x] one\n- [x] old\n- [ ] mine\n",
            "# A\n- [ ] one\n- [ ] two\n",
            "# A\n- [x] one\n- [ ] two\n- [ ] mine\n",
        ]
        .map(|text| Document::read(text.to_owned()));
        let update = update(&before, &edition, &after);
        let titles = |document: &Document, ids: &[NodeId]| -> Vec<String> {
            ids.iter().map(|id| document.outline().title(*id).to_owned()).collect()
        };
        assert_eq!(update.carried, 1);
        assert_eq!(update.left_out, []);
        assert_eq!(titles(&after, &update.kept), ["mine"]);
        assert_eq!(titles(&before, &update.lost), ["old"]);
        assert_eq!(titles(&after, &update.changes.added), ["two"]);
    }
}
