//! Links that lead nowhere on their page, and footnotes that are not there.

use memchr::memmem;

use super::{Finding, Fix, Subject, What};
use crate::text::edit::Edit;

/// A label of a footnote is no longer.
const LONGEST_LABEL: usize = 64;

pub(super) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let (text, anatomy) = (subject.text(), subject.anatomy);
    let dead = anatomy.links.iter().filter(|link| !anatomy.anchors.has(&text[link.place.clone()]));
    let finding = |link: &crate::document::anatomy::PageLink| {
        let place = &text[link.place.clone()];
        let near = anatomy.anchors.near(place).map(str::to_owned);
        let fits = |near: &&String| !near.contains(|c: char| c.is_whitespace() || "()<>%".contains(c));
        let edit = near.as_ref().filter(fits).map(|near| Edit::replace(link.place.clone(), near.as_str()));
        let fix = edit.map(|edit| Fix { edit, touches: link.span.clone() });
        Finding::new(What::DeadLink { place: place.to_owned(), near }, link.place.clone()).mended(fix)
    };
    let mut found: Vec<Finding> = dead.map(finding).collect();
    found.extend(footnotes(subject));
    found
}

/// References to footnotes that are not there, in a text that has footnotes, or refers to them by numbers.
fn footnotes(subject: Subject<'_>) -> Vec<Finding> {
    let (text, anatomy) = (subject.text(), subject.anatomy);
    let mut found = Vec::new();
    for at in memmem::find_iter(&text.as_bytes()[anatomy.body..], b"[^").map(|at| anatomy.body + at) {
        let inside = &text[at + 2..];
        let Some(length) = inside.bytes().take(LONGEST_LABEL).position(|byte| byte == b']') else { continue };
        let label = &inside[..length];
        let is_number = label.bytes().all(|byte| byte.is_ascii_digit());
        let is_word = label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        let is_label = !label.is_empty() && (is_number || (is_word && !anatomy.footnotes.is_empty()));
        let is_escaped = text[..at].ends_with('\\') || inside[length + 1..].starts_with([':', '(']);
        let is_known = anatomy.references.binary_search_by_key(&at, |span| span.start).is_ok();
        let is_elsewhere = anatomy.verbatim_at(at).is_some() || anatomy.is_inline_at(at);
        if is_label && !is_escaped && !is_known && !is_elsewhere {
            let what = What::UndefinedFootnote { label: label.to_owned() };
            found.push(Finding::new(what, at..at + length + 3));
        }
    }
    found
}
