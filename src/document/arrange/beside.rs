//! What is read beside the outline, which knows nothing of it: code and HTML. None of it may be read otherwise either.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::document::Document;
use crate::document::front_matter::split;
use crate::document::reader::OPTIONS;
use crate::text::edit::{Edit, Splice};
use crate::text::sanitise::sanitise;

/// White space within and between lines.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// Code or HTML: where it begins, and what it says.
type Block = (usize, String);

/// Something that is not as it was: where it began before the edit, and its first line. Nothing of what is new.
pub(super) type Lost = Option<(usize, String)>;

/// Finds what would be lost, or come up, by an edit. What an edit of which the words are `its_own` takes out or puts in is
/// meant to go and to come.
pub(super) fn disturbed(before: &Document, after: &Document, edit: &Edit, its_own: bool) -> Option<Lost> {
    if !may_hold_any(before.text()) && !may_hold_any(after.text()) {
        return None;
    }
    let back = edit.inverse(before.text());
    let kept = |document: &Document, splices: &[Splice]| {
        let spans: Vec<Range<usize>> = splices.iter().map(|splice| splice.span.clone()).collect();
        let mut found = blocks(document);
        found.retain(|(at, _)| !(its_own && holds(&spans, *at)));
        found.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
        found
    };
    let (was, is) = (kept(before, edit.splices()), kept(after, back.splices()));
    if was.iter().map(|(_, said)| said).eq(is.iter().map(|(_, said)| said)) {
        return None;
    }
    let lost = was.into_iter().filter(|(_, said)| is.binary_search_by(|other| other.1.cmp(said)).is_err());
    let first_line = |said: &str| sanitise(said.trim_matches(BLANKS).lines().next().unwrap_or_default()).into_owned();
    Some(lost.min_by_key(|(at, _)| *at).map(|(at, said)| (at, first_line(&said[1..]))))
}

/// Whether anything in a text can begin code or HTML.
fn may_hold_any(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'`', b'~', b'<', bytes).is_some()
        || memchr::memchr(b'\t', bytes).is_some()
        || memchr::memmem::find(bytes, b"    ").is_some()
}

/// Whether one of some spans, which are in order, holds an offset.
fn holds(spans: &[Range<usize>], at: usize) -> bool {
    spans.get(spans.partition_point(|span| span.end <= at)).is_some_and(|span| span.start <= at)
}

fn blocks(document: &Document) -> Vec<Block> {
    let text = document.text();
    let body = split(text).1;
    let source = &text[body..];
    let ended = if source.ends_with('\n') { Cow::from(source) } else { Cow::from(format!("{source}\n")) };
    let mut found: Vec<Block> = Vec::new();
    let mut is_open = false;
    for (event, range) in Parser::new_ext(&ended, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                is_open = true;
                found.push((body + range.start, "`".to_owned()));
            }
            Event::Start(Tag::HtmlBlock) => {
                is_open = true;
                found.push((body + range.start, "<".to_owned()));
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                is_open = false;
                // The last line of a text may have no end.
                found.iter_mut().last().into_iter().for_each(|(_, said)| said.truncate(said.trim_end().len()));
            }
            Event::Text(text) | Event::Html(text) if is_open => {
                found.iter_mut().last().into_iter().for_each(|(_, said)| said.push_str(&text));
            }
            _ => {}
        }
    }
    found
}
