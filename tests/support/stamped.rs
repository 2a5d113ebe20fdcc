//! Ticks with stamps, each on the text as it was.

use roadmap::document::Document;
use roadmap::document::mark::{Checkbox, Mark};
use roadmap::document::outline::{Kind, NodeId};
use roadmap::document::stamp::{Dialect, Stamp, find};
use roadmap::plan::Plan;
use roadmap::plan::tick::{is_ticked, tick};
use roadmap::text::edit::Edit;
use roadmap::text::lines::line_end;

use super::date;

pub const DIALECTS: [Dialect; 3] = [Dialect::Emoji, Dialect::Dataview, Dialect::Comment];

/// What came of all ticks of a text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Ticks {
    /// How many there were.
    pub all: usize,
    /// How many of them wrote a stamp.
    pub stamped: usize,
    /// How many took one away.
    pub unstamped: usize,
}

/// Ticks whatever can be ticked, and takes it back. Every byte is as it was, but of a stamp that an open task had.
pub fn tick_each(text: &str, dialect: Dialect) -> Ticks {
    let before = Document::read(text.to_owned());
    let plan = Plan::of(&before);
    let stamp = Stamp { dialect, date: date("2026-01-22") };
    let mut ticks = Ticks::default();
    for id in before.outline().ids() {
        let done = !is_ticked(&before, &plan, id);
        let Ok(plain) = tick(&before, &plan, id, done) else { continue };
        let edit = before.stamped(plain.clone(), stamp);
        ticks.all += 1;
        let stamps = edit != plain;
        ticks.stamped += usize::from(stamps && done);
        ticks.unstamped += usize::from(stamps && !done);
        let after = Document::read(edit.apply(text));
        assert_eq!(edit.inverse(text).apply(after.text()), text);
        check_reading(&Document::read(plain.apply(text)), &after, id);
        check_back(&before, &after, id, stamp);
    }
    ticks
}

/// With a stamp and without, one reads the same.
fn check_reading(plain: &Document, stamped: &Document, id: NodeId) {
    assert_eq!(plain.outline().len(), stamped.outline().len(), "{:?}", stamped.text());
    for ((other, was), (_, is)) in plain.outline().iter().zip(stamped.outline().iter()) {
        assert_eq!((was.kind, was.level, was.mark()), (is.kind, is.level, is.mark()), "{:?}", stamped.text());
        let sign = |title: &str| title.trim_end_matches(['✅', ' ']).to_owned();
        let is_heading = was.kind == Kind::Heading && other == id;
        let [was, is] = [was.title, is.title].map(|title| if is_heading { sign(title) } else { title.to_owned() });
        assert_eq!(was, is, "{:?}", stamped.text());
        assert_eq!(plain.outline().parent(other), stamped.outline().parent(other));
    }
    assert_eq!(plain.says_done(id), stamped.says_done(id), "{:?}", stamped.text());
}

/// The stamp that stands behind a node's box.
fn stamp_of(document: &Document, id: NodeId) -> Option<Stamp> {
    let Some(Checkbox::Drawn { at, .. }) = document.outline().node(id).checkbox else { return None };
    find(&document.text()[at + 2..line_end(document.text(), at)]).map(|found| found.stamp)
}

/// The other tick, the other way: with the stamp that was there, every byte is as it was.
fn check_back(before: &Document, after: &Document, id: NodeId, stamp: Stamp) {
    let node = before.outline().node(id);
    let was_done = node.mark() == Some(Mark::Done) || (node.mark().is_none() && before.says_done(id));
    // A plan takes its time to read, and a box needs none.
    let of_day = || tick(after, &Plan::of(after), id, was_done).ok();
    let Some(back) = (if node.mark().is_some() { after.set_box(id, was_done) } else { of_day() }) else { return };
    let old = stamp_of(before, id);
    let edit = if was_done && old.is_none() { back } else { after.stamped(back, old.unwrap_or(stamp)) };
    let text = edit.apply(after.text());
    let Some(Checkbox::Drawn { at, mark }) = node.checkbox else {
        // A box that was put in stays; a sign goes with its date.
        assert!(node.kind != Kind::Heading || was_done || text == before.text());
        return;
    };
    if was_done && old.is_some() {
        return assert_eq!(stamp_of(&Document::read(text), id), old);
    }
    let mut expected = before.text().to_owned();
    let stale = find(&expected[at + 2..line_end(&expected, at)]).filter(|_| !was_done);
    if let Some(found) = stale {
        expected.replace_range(at + 2 + found.span.start..at + 2 + found.span.end, "");
    }
    if mark.is_gfm() {
        expected.replace_range(at..=at, if was_done { "x" } else { " " });
        assert_eq!(text, expected);
    }
}
