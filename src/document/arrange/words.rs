//! What a reader types for a node's own line, and what stands there for it to be typed over.

use std::ops::Range;

use super::expected::Expected;
use super::{Arranged, Refused};
use crate::document::Document;
use crate::document::mark::{Checkbox, Mark};
use crate::document::outline::{Kind, NodeId};
use crate::document::stamp;
use crate::text::edit::{Edit, Splice};
use crate::text::lines::line_end;

/// White space within a line.
const BLANKS: [char; 2] = [' ', '\t'];

impl Document {
    /// The Markdown of a node's own first line, as its writer typed it: without its marker, box, stamp and the signs of a
    /// heading. [`Change::Retitle`](super::Change::Retitle) takes it back.
    #[must_use]
    pub fn written(&self, id: NodeId) -> &str {
        &self.text()[words(self, id).unwrap_or_default()]
    }
}

/// Where a node's own words stand on its first line; nothing where there is no place for any.
fn words(document: &Document, id: NodeId) -> Option<Range<usize>> {
    let (text, node) = (document.text(), document.outline().node(id));
    if node.content.is_empty() {
        return empty(document, id);
    }
    // What begins with a sign that is made one by a backslash begins with that.
    let escaped = text[..node.content.start].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2;
    let from = node.content.start - escaped;
    let end = line_end(text, from);
    // Behind a box that only we know, the blank is counted to the words; so it is in a table's cell.
    let from = from + text[from..end].len() - text[from..end].trim_start_matches(BLANKS).len();
    let line = text[from..end].trim_end_matches(BLANKS);
    let to = match node.kind {
        Kind::Item => stamp::find(line).map_or(line.len(), |found| found.span.start),
        Kind::Row => text[from..node.content.end.clamp(from, end)].trim_end_matches(BLANKS).len(),
        Kind::Heading => {
            let own = text[from..node.content.end.clamp(from, end)].trim_end_matches(BLANKS);
            stamp::sign(own).map_or(own.len(), |sign| sign.start)
        }
        Kind::Paragraph => stamp::sign(line).map_or(line.len(), |sign| sign.start),
    };
    Some(from..from + to)
}

/// The place of the words of an item or a heading that has none.
fn empty(document: &Document, id: NodeId) -> Option<Range<usize>> {
    let (text, node) = (document.text(), document.outline().node(id));
    let line = &text[node.start..line_end(text, node.start)];
    let at = match node.checkbox {
        Some(Checkbox::Drawn { at, .. }) => at + text[at..].find(']')? + 1,
        _ if node.kind == Kind::Item => node.start + line.find(|c: char| !c.is_ascii_digit())? + 1,
        _ if node.kind == Kind::Heading => node.start + line.find(|c| c != '#').unwrap_or(line.len()),
        _ => return None,
    };
    // Else something else is on the line, and there is no room for words.
    let end = line_end(text, at);
    text[at..end].trim_matches(BLANKS).is_empty().then_some(end..end)
}

/// What a reader typed, as one line.
pub(super) fn typed(text: &str) -> Result<&str, Refused> {
    let text = text.trim_matches(BLANKS);
    if text.chars().any(|c| c.is_control() && c != '\t' || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(Refused::ControlCharacters);
    }
    if text.trim().is_empty() {
        return Err(Refused::NoText);
    }
    let mut signs = text.chars();
    let boxed = (signs.next() == Some('[')).then(|| signs.next()).flatten();
    let is_box = boxed.and_then(Mark::of).is_some() && signs.next() == Some(']');
    if is_box && signs.next().is_none_or(|c| BLANKS.contains(&c)) || text == "[]" {
        return Err(Refused::HasBox);
    }
    Ok(text)
}

/// What was typed, and the same with its first sign made a sign and no more, where it could begin something.
pub(super) fn ways(text: &str) -> impl Iterator<Item = String> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let escaped = text[digits..].starts_with(|c: char| c.is_ascii_punctuation() && c != '\\');
    let escaped = escaped.then(|| format!("{}\\{}", &text[..digits], &text[digits..]));
    std::iter::once(text.to_owned()).chain(escaped)
}

/// Another text for a node's own line.
pub(super) fn retitle(document: &Document, id: NodeId, text: &str) -> Result<Arranged, Refused> {
    let text = typed(text)?;
    let span = words(document, id).ok_or(Refused::NotAnItem(id))?;
    if document.text()[span.clone()] == *text {
        return Err(Refused::Same);
    }
    let mut expected = Expected::same(document);
    expected.title(id);
    let blank = if span.is_empty() && !document.text()[..span.start].ends_with(BLANKS) { " " } else { "" };
    let mut refused = Refused::ReadOtherwise;
    for way in ways(text) {
        let insert = format!("{blank}{way}");
        let place = span.start..span.start + insert.len();
        let edit = Edit::of(vec![Splice { span: span.clone(), insert }]);
        match expected.make(edit, &[id]) {
            Ok((arranged, after)) if says(&after, arranged.at.first().copied(), &place).is_some() => {
                return Ok(arranged);
            }
            Ok(_) => {}
            Err(why) => refused = why,
        }
    }
    Err(refused)
}

/// Whether all of a stretch of text is what a node says: then whether it says no more.
pub(super) fn says(document: &Document, id: Option<NodeId>, place: &Range<usize>) -> Option<bool> {
    let (text, said) = (document.text(), document.outline().node(id?).content);
    let words = &text[place.clone()];
    let bare = words.trim_matches(BLANKS);
    let from = place.start + words.len() - words.trim_start_matches(BLANKS).len();
    // A backslash at its beginning is no part of what is said.
    let begins = said.start <= from + usize::from(bare.starts_with('\\'));
    let end = from + stamp::place(bare).min(stamp::find(bare).map_or(bare.len(), |found| found.span.start));
    (begins && end <= said.end).then_some(said.end <= place.end)
}
