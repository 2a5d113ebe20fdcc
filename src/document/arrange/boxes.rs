//! Boxes that are drawn, changed and taken away.

use super::expected::Expected;
use super::{Arranged, Refused};
use crate::document::Document;
use crate::document::mark::{Checkbox, Mark};
use crate::document::outline::NodeId;
use crate::document::stamp;
use crate::text::edit::{Edit, Splice};
use crate::text::lines::line_end;

/// White space within a line.
const BLANKS: [char; 2] = [' ', '\t'];

/// Which items get another mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Those without a box.
    Blank,
    /// All.
    All,
}

/// Makes boxes show a mark; plain items get one that does. Stamps are not touched: see [`Document::stamped`].
pub(super) fn mark(document: &Document, nodes: &[NodeId], mark: Mark, which: Which) -> Result<Arranged, Refused> {
    let sign = match mark {
        Mark::Todo => ' ',
        Mark::Done => 'x',
        Mark::Doing => '/',
        Mark::Cancelled => '-',
        Mark::Other(c) => c,
    };
    change(document, nodes, |id, expected| {
        let text = document.text();
        let splice = match document.outline().node(id).checkbox {
            Some(Checkbox::Drawn { mark: shown, .. }) if shown == mark || which == Which::Blank => return Ok(None),
            Some(Checkbox::Drawn { at, .. }) => {
                let shown = text[at..].chars().next().map_or(0, char::len_utf8);
                Splice { span: at..at + shown, insert: sign.to_string() }
            }
            Some(Checkbox::Blank { at }) => {
                // Words that begin with a sign made one by a backslash begin with that.
                let at = at - text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2;
                Splice { span: at..at, insert: format!("[{sign}] ") }
            }
            None => return Err(Refused::NotAnItem(id)),
        };
        expected.mark(id, Some(mark));
        Ok(Some(vec![splice]))
    })
}

/// Takes boxes away, and the stamps that say when they were ticked.
pub(super) fn erase(document: &Document, nodes: &[NodeId]) -> Result<Arranged, Refused> {
    change(document, nodes, |id, expected| {
        let text = document.text();
        let at = match document.outline().node(id).checkbox {
            Some(Checkbox::Drawn { at, .. }) => at,
            Some(Checkbox::Blank { .. }) => return Ok(None),
            None => return Err(Refused::NotAnItem(id)),
        };
        let sign = text[at..].chars().next().map_or(0, char::len_utf8);
        let behind = at + sign + 1;
        let line = &text[behind..line_end(text, behind)];
        let gap = line.len() - line.trim_start_matches(BLANKS).len();
        let mut splices = vec![Splice { span: at - 1..behind + gap, insert: String::new() }];
        // Without a box before it, a sign at the beginning would begin something.
        splices.extend(sign_of_block(&line[gap..]).map(|sign| {
            let at = behind + gap + sign;
            Splice { span: at..at, insert: "\\".to_owned() }
        }));
        let stamp = stamp::find(line).filter(|stamp| stamp.span.start >= gap);
        splices.extend(
            stamp.map(|stamp| Splice {
                span: behind + stamp.span.start..behind + stamp.span.end,
                insert: String::new(),
            }),
        );
        expected.mark(id, None);
        Ok(Some(splices))
    })
}

/// Makes what each of some nodes asks for.
fn change(
    document: &Document,
    nodes: &[NodeId],
    splices: impl Fn(NodeId, &mut Expected<'_>) -> Result<Option<Vec<Splice>>, Refused>,
) -> Result<Arranged, Refused> {
    let mut nodes = nodes.to_vec();
    nodes.sort_unstable();
    nodes.dedup();
    let mut expected = Expected::same(document);
    let mut all = Vec::new();
    for &id in &nodes {
        all.extend(splices(id, &mut expected)?.unwrap_or_default());
    }
    if all.is_empty() {
        return Err(Refused::Same);
    }
    // Two boxes of one line have one place for a stamp.
    all.sort_by_key(|splice| (splice.span.start, splice.span.end));
    all.dedup_by(|second, first| second.span.start < first.span.end);
    expected.make(Edit::of(all), &nodes).map(|(arranged, _)| arranged)
}

/// Where in words the sign stands that would make them something else than an item's words: a heading, a list, a quote, code.
fn sign_of_block(words: &str) -> Option<usize> {
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &words[digits..];
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(BLANKS);
    let begins = match rest.chars().next()? {
        '.' | ')' => (1..=9).contains(&digits) && ends(&rest[1..]),
        _ if digits > 0 => false,
        '-' | '+' | '*' => ends(&rest[1..]),
        '#' => rest.len() - rest.trim_start_matches('#').len() <= 6 && ends(rest.trim_start_matches('#')),
        '>' => true,
        '`' => rest.starts_with("```"),
        '~' => rest.starts_with("~~~"),
        _ => false,
    };
    begins.then_some(digits)
}
