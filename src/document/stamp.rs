//! Completion stamps: the date on which something was ticked, written into the file beside the tick.
//!
//! Where a stamp goes is what Obsidian Tasks reads: at the very end of the line that the box stands on, before a block's
//! name (` ^a1b2`). Nothing else on the line is touched or put into another order.

use std::ops::Range;

use chrono::NaiveDate;

use super::Document;
use super::front_matter::read_date;
use super::mark::{Checkbox, Mark};
use super::outline::{Kind, NodeId, Outline};
use super::status::DONE_SIGN;
use crate::text::edit::{Edit, Splice};
use crate::text::lines::line_end;

/// In what manner a stamp is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// ` ✅ 2026-01-22`, as Obsidian Tasks writes it.
    Emoji,
    /// `  [completion:: 2026-01-22]`, as Dataview writes it, and Obsidian Tasks for those who want that.
    Dataview,
    /// ` <!-- done 2026-01-22 -->`, which no page shows.
    Comment,
}

/// The name of no stamps at all.
const NONE: &str = "none";

/// The dialects by their names.
const NAMES: [(&str, Option<Dialect>); 4] = [
    ("emoji", Some(Dialect::Emoji)),
    ("dataview", Some(Dialect::Dataview)),
    ("comment", Some(Dialect::Comment)),
    (NONE, None),
];

/// The dialect of a name; `none` is the name of none. Nothing where no dialect is called so.
#[must_use]
pub fn named(name: &str) -> Option<Option<Dialect>> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, dialect)| *dialect)
}

/// A stamp: a date in a dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// How it is written.
    pub dialect: Dialect,
    /// When what it stands on was done.
    pub date: NaiveDate,
}

impl Stamp {
    /// Its bytes, with the blanks before it.
    fn written(self) -> String {
        let Self { dialect, date } = self;
        match dialect {
            Dialect::Emoji => format!(" {DONE_SIGN} {date}"),
            Dialect::Dataview => format!("  [completion:: {date}]"),
            Dialect::Comment => format!(" <!-- done {date} -->"),
        }
    }

    /// The same on a heading, which has no box and has to say that it is done.
    fn with_sign(self) -> String {
        match self.dialect {
            Dialect::Emoji => self.written(),
            Dialect::Dataview | Dialect::Comment => format!(" {DONE_SIGN}{}", self.written()),
        }
    }
}

/// A stamp that stands on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it says.
    pub stamp: Stamp,
    /// Its bytes, with the blanks before it.
    pub span: Range<usize>,
}

/// What parts words.
const BLANKS: [char; 2] = [' ', '\t'];

/// Behind which byte of a line a stamp goes: before the blanks at its end, and before a block's name.
#[must_use]
pub fn place(line: &str) -> usize {
    let words = line.trim_end_matches(BLANKS);
    let before = words.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let named = before.strip_suffix('^').filter(|bare| before.len() < words.len() && bare.ends_with(BLANKS));
    named.map_or(words, |bare| bare.trim_end_matches(BLANKS)).len()
}

/// The stamp that stands where one goes, in whatever dialect. What is all that a line says is what it says, and no stamp.
#[must_use]
pub fn find(line: &str) -> Option<Found> {
    let end = place(line);
    let words = &line[..end];
    let (dialect, from, date) = emoji(words).or_else(|| dataview(words)).or_else(|| comment(words))?;
    let start = words[..from].trim_end_matches(BLANKS).len();
    let stamp = Stamp { dialect, date };
    (!words[..start].trim().is_empty()).then_some(Found { stamp, span: start..end })
}

/// A dialect's stamp at the end of words: where its own bytes begin, and its date.
type Read = Option<(Dialect, usize, NaiveDate)>;

fn emoji(words: &str) -> Read {
    let (before, date) = dated(words)?;
    let before = before.strip_suffix('\u{fe0f}').unwrap_or(before).strip_suffix(DONE_SIGN)?;
    Some((Dialect::Emoji, before.len(), date))
}

fn dataview(words: &str) -> Read {
    let (within, open) =
        words.strip_suffix(']').map(|within| (within, '[')).or(words.strip_suffix(')').map(|within| (within, '(')))?;
    let (before, date) = dated(within.trim_end_matches(' '))?;
    let before = before.strip_suffix("completion::")?.trim_end_matches(' ').strip_suffix(open)?;
    Some((Dialect::Dataview, before.len(), date))
}

fn comment(words: &str) -> Read {
    let (before, date) = dated(words.strip_suffix("-->")?.trim_end_matches(' '))?;
    let before = before.strip_suffix("done")?.trim_end_matches(' ').strip_suffix("<!--")?;
    Some((Dialect::Comment, before.len(), date))
}

/// Words before the date at their end, without the blanks between, and that date.
fn dated(words: &str) -> Option<(&str, NaiveDate)> {
    let (before, date) = words.split_at_checked(words.len().checked_sub("2026-01-22".len())?)?;
    Some((before.trim_end_matches(' '), read_date(date)?))
}

/// Whether a line says anywhere when it was done: a second date would gainsay the first.
fn has_date(line: &str) -> bool {
    let is_dated = |(at, sign): (usize, &str)| {
        let rest = line[at + sign.len()..].trim_start_matches([' ', '\u{fe0f}']);
        rest.get(.."2026-01-22".len()).is_some_and(|date| read_date(date).is_some())
    };
    [DONE_SIGN, "completion::", "<!-- done"].iter().any(|sign| line.match_indices(sign).any(is_dated))
}

/// Where something stands at the end of words that says that they are done: the sign, with the blanks before it and a stamp.
/// A sign that is all that is said is what is said.
pub(crate) fn sign(words: &str) -> Option<Range<usize>> {
    let (bare, end, is_said) = match find(words) {
        Some(Found { stamp, span }) => (&words[..span.start], span.end, stamp.dialect == Dialect::Emoji),
        None => (words, words.len(), false),
    };
    let said = if is_said { bare } else { bare.strip_suffix(DONE_SIGN)?.trim_end_matches(BLANKS) };
    (!said.is_empty()).then_some(said.len()..end)
}

impl Document {
    /// What the front matter says of stamps: the dialect or none, or, as an error, what it says instead.
    #[must_use]
    pub fn stamp_setting(&self) -> Option<Result<Option<Dialect>, String>> {
        let said = self.front_matter()?.settings("stamp")?;
        Some(match said.as_slice() {
            [name] => named(name).ok_or_else(|| name.clone()),
            _ => Err(said.join(", ")),
        })
    }

    /// In which dialect ticks are stamped here: as the front matter says, else as the reader's settings do. Where the front
    /// matter says what cannot be understood, in none.
    #[must_use]
    pub fn stamps(&self, usual: Option<Dialect>) -> Option<Dialect> {
        self.stamp_setting().map_or(usual, |said| said.unwrap_or(None))
    }

    /// Ticks, each with its stamp put beside it, or taken away with it. An old stamp gives way to the new one. What cannot be
    /// stamped without changing how something is read stays as it is, and what says elsewhere on its line when it was done
    /// as well.
    #[must_use]
    pub fn stamped(&self, ticks: Edit, stamp: Stamp) -> Edit {
        let mut parts: Vec<Part> = ticks.splices().iter().map(|tick| self.part(tick, stamp)).collect();
        // Two boxes of one line have one place for a stamp.
        let mut last = 0;
        for part in &mut parts {
            part.stamp.take_if(|stamp| stamp.span.start < last);
            last = part.stamp.as_ref().map_or(last, |stamp| stamp.span.end.max(stamp.span.start + 1));
        }
        if parts.iter().all(|part| part.stamp.is_none()) {
            return ticks;
        }
        let mut plain = self.clone();
        let _: Option<NodeId> = plain.apply(&ticks);
        for _ in 0..2 {
            let edit = joined(&parts);
            let after = Self::read(edit.apply(self.text()));
            let Some(others) = read_otherwise(&plain, &after) else { break };
            if others.is_empty() {
                return edit;
            }
            parts.iter_mut().filter(|part| others.contains(&part.node)).for_each(|part| part.stamp = None);
        }
        ticks
    }

    /// One splice of a tick, with the stamp that goes with it.
    fn part(&self, tick: &Splice, stamp: Stamp) -> Part {
        let node = self.outline().at_offset(tick.span.start);
        let stamp = node.and_then(|id| self.stamp_beside(id, tick, stamp));
        Part { node, tick: tick.clone(), stamp }
    }

    fn stamp_beside(&self, id: NodeId, tick: &Splice, stamp: Stamp) -> Option<Splice> {
        let node = self.outline().node(id);
        let (words_at, is_done) = match node.checkbox {
            Some(Checkbox::Drawn { at, .. }) if tick.span.start == at => {
                (tick.span.end + "]".len(), tick.insert == "x")
            }
            Some(Checkbox::Blank { at }) if tick.span == (at..at) => (at, tick.insert.starts_with("[x]")),
            _ if node.kind == Kind::Heading && tick.span == (node.content.end..node.content.end) => {
                return Some(Splice { span: tick.span.clone(), insert: stamp.with_sign() });
            }
            _ => return None,
        };
        let line = &self.text()[words_at..line_end(self.text(), words_at)];
        let (span, insert) = match find(line) {
            Some(found) => (found.span, if is_done { stamp.written() } else { String::new() }),
            None if is_done && !has_date(line) && !line[..place(line)].trim().is_empty() => {
                (place(line)..place(line), stamp.written())
            }
            None => return None,
        };
        Some(Splice { span: words_at + span.start..words_at + span.end, insert })
    }
}

/// A splice of a tick, the node that it ticks, and the stamp that goes with it. On a heading the stamp is the tick as well.
struct Part {
    node: Option<NodeId>,
    tick: Splice,
    stamp: Option<Splice>,
}

fn joined(parts: &[Part]) -> Edit {
    let splices = parts.iter().flat_map(|Part { tick, stamp, .. }| {
        let tick = Some(tick).filter(|tick| stamp.as_ref().is_none_or(|stamp| stamp.span != tick.span));
        [tick, stamp.as_ref()].into_iter().flatten().cloned()
    });
    Edit::of(splices.collect())
}

/// The nodes that two readings of one text, with stamps and without, read otherwise; nothing where their shapes differ.
fn read_otherwise(plain: &Document, stamped: &Document) -> Option<Vec<Option<NodeId>>> {
    let (one, other) = (plain.outline(), stamped.outline());
    let shape = |outline: &Outline, id: NodeId| (outline.kind(id), outline.parent(id), outline.end(id));
    let is_shaped = |id: NodeId| shape(one, id) == shape(other, id);
    if one.len() != other.len() || !one.ids().all(is_shaped) {
        return None;
    }
    Some(one.ids().filter(|&id| said(plain, id) != said(stamped, id)).map(Some).collect())
}

/// What a node says and shows.
fn said(document: &Document, id: NodeId) -> (Option<Mark>, &str, bool) {
    let outline = document.outline();
    let title = outline.title(id);
    // A heading's date stands behind its sign, or is one with it.
    let signless = title.strip_suffix(DONE_SIGN).filter(|_| outline.kind(id) == Kind::Heading);
    (outline.mark(id), signless.map_or(title, str::trim_end), document.says_done(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIALECTS: [(Dialect, &str); 3] = [
        (Dialect::Emoji, " ✅ 2026-01-22"),
        (Dialect::Dataview, "  [completion:: 2026-01-22]"),
        (Dialect::Comment, " <!-- done 2026-01-22 -->"),
    ];

    /// A text with its first box ticked or unticked, and stamped.
    fn turned(text: &str, dialect: Dialect, done: bool) -> String {
        let document = Document::read(text.to_owned());
        let id = document.outline().ids().find(|&id| document.outline().mark(id).is_some()).unwrap();
        let stamp = Stamp { dialect, date: "2026-01-22".parse().unwrap() };
        let edit = document.stamped(document.set_box(id, done).unwrap(), stamp);
        let after = edit.apply(text);
        assert_eq!(edit.inverse(text).apply(&after), text);
        after
    }

    #[test]
    fn a_stamp_ends_its_line_before_a_blocks_name_and_goes_with_the_tick() {
        for (open, done) in [
            ("- [ ] a\n", "- [x] a@\n"),
            ("- [ ] a", "- [x] a@"),
            ("* [ ] a\r\n  - [ ] b\r\n", "* [x] a@\r\n  - [ ] b\r\n"),
            ("- [ ] a\rb\r", "- [x] a@\rb\r"),
            ("- [ ] a  \n  b\n", "- [x] a@  \n  b\n"),
            ("- [ ] a\n  b\n", "- [x] a@\n  b\n"),
            ("1. [ ] 甲\n   乙\n", "1. [x] 甲@\n   乙\n"),
            ("> - [ ] `a`\t\n> b\n", "> - [x] `a`@\t\n> b\n"),
            ("- [ ] [a](u) ^b-1 \n", "- [x] [a](u)@ ^b-1 \n"),
            ("- [ ] a 🆔 x ⏫ ➕ 2026-01-01 📅 2026-01-30 ^b\n", "- [x] a 🆔 x ⏫ ➕ 2026-01-01 📅 2026-01-30@ ^b\n"),
            ("- [ ] a #t  [due:: 2026-01-30]\n", "- [x] a #t  [due:: 2026-01-30]@\n"),
            ("- [ ] a <!-- b --> ~~c~~ ^\n", "- [x] a <!-- b --> ~~c~~ ^@\n"),
        ] {
            for (dialect, stamp) in DIALECTS {
                let done = done.replace('@', stamp);
                assert_eq!(turned(open, dialect, true), done);
                assert_eq!(turned(&done, dialect, false), open);
                let title = |text: &str| {
                    let document = Document::read(text.to_owned());
                    document.outline().title(NodeId::at(0)).to_owned()
                };
                assert_eq!(title(&done), title(open));
            }
        }
    }

    #[test]
    fn what_would_be_read_otherwise_or_says_its_date_elsewhere_is_ticked_and_no_more() {
        for open in [
            "- [ ]\n",
            "- [ ]\n  a\n",
            "- [ ] ^b\n",
            "- [ ] `a\n  b`\n",
            "- [ ] a\\\n  b\n",
            "- [ ] [a](\n  u)\n",
            "- [ ] <a\n  b>\n",
            "- [ ] a ✅ 2026-01-01 📅 2026-01-30\n",
            "- [ ] a on [completion:: 2026-01-01].\n",
            "- [ ] ✅ 2026-01-01\n",
        ] {
            for (dialect, _) in DIALECTS {
                let done = open.replacen("[ ]", "[x]", 1);
                assert_eq!(turned(open, dialect, true), done, "{dialect:?}");
                assert_eq!(turned(&done, dialect, false), open, "{dialect:?}");
            }
        }
    }

    #[test]
    fn a_stamp_that_others_wrote_goes_with_the_tick_and_an_old_one_gives_way() {
        for old in [
            " ✅ 2026-01-01",
            " ✅2026-01-01",
            "\t✅\u{fe0f}  2026-01-01",
            " [completion:: 2026-01-01]",
            "  [completion::2026-01-01 ]",
            " (completion:: 2026-01-01)",
            " <!--done 2026-01-01-->",
            " <!-- done 2026-01-01 -->",
        ] {
            for (dialect, stamp) in DIALECTS {
                let done = format!("- [x] a 📅 2026-01-30{old} ^b\n");
                assert_eq!(turned(&done, dialect, false), "- [ ] a 📅 2026-01-30 ^b\n");
                let open = done.replace("[x]", "[ ]");
                assert_eq!(turned(&open, dialect, true), format!("- [x] a 📅 2026-01-30{stamp} ^b\n"));
                let document = Document::read(done);
                assert_eq!(document.outline().title(NodeId::at(0)), "a 📅 2026-01-30 ^b");
            }
        }
        for none in
            ["a ✅", "a 2026-01-01", "a ✅ 2026-13-01", "a [due:: 2026-01-01]", "a ✅ 2026-01-01 b", "✅ 2026-01-01"]
        {
            assert_eq!(find(none), None, "{none}");
        }
    }

    #[test]
    fn of_many_boxes_each_is_stamped_that_can_be() {
        let open = "# A\n- [ ] a\n- [ ] `b\n  c`\n  - [ ] d ^x\n";
        let document = Document::read(open.to_owned());
        let boxes = document.outline().ids().filter_map(|id| document.set_box(id, true));
        let ticks = Edit::of(boxes.flat_map(|edit| edit.splices().to_vec()).collect());
        for (dialect, written) in DIALECTS {
            let stamp = Stamp { dialect, date: "2026-01-22".parse().unwrap() };
            let done = format!("# A\n- [x] a{written}\n- [x] `b\n  c`\n  - [x] d{written} ^x\n");
            assert_eq!(document.stamped(ticks.clone(), stamp).apply(open), done);
        }
    }

    #[test]
    fn the_front_matter_goes_before_the_readers_settings() {
        let said = |text: &str| Document::read(text.to_owned()).stamps(Some(Dialect::Comment));
        for (text, dialect) in [
            ("a\n", Some(Dialect::Comment)),
            ("---\nroadmap:\n  stamp: emoji\n---\n", Some(Dialect::Emoji)),
            ("+++\n[params.roadmap]\nstamp = 'dataview'\n+++\n", Some(Dialect::Dataview)),
            ("+++\n[extra.roadmap]\nstamp = 'none'\n+++\n", None),
            ("{\"roadmap\": {\"stamp\": \"emojis\"}}\n", None),
        ] {
            assert_eq!(said(text), dialect, "{text}");
        }
    }
}
