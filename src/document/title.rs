//! A block's words as one line: markup gone, white space folded, fit for a terminal.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::stamp;
use crate::text::sanitise::{is_unsafe, sanitise};

/// Room for most lines that come in several parts, in bytes.
const ROOM: usize = 96;

/// Words as they come out of the parser. Most lines are one piece of plain text, of which nothing need be copied.
#[derive(Debug)]
pub(super) struct Words<'a> {
    source: &'a str,
    /// Where all that was heard stands just so in the source.
    written: Option<Range<usize>>,
    text: String,
}

impl<'a> Words<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        Self { source, written: None, text: String::new() }
    }

    /// Adds words that were read from a place in the source.
    pub(super) fn push(&mut self, text: &str, place: Range<usize>) {
        if text.is_empty() {
            return;
        }
        if self.text.is_empty() && self.written.is_none() && self.source.get(place.clone()) == Some(text) {
            self.written = Some(place);
        } else {
            self.copy();
            self.text.push_str(text);
        }
    }

    /// A line break inside a paragraph: a space, but none between two wide characters, where Chinese and Japanese write
    /// none.
    pub(super) fn push_break(&mut self, next: Option<char>) {
        self.copy();
        // A stamp stands at the end of an item's first line.
        cut_stamp(&mut self.text);
        self.text.truncate(self.text.trim_end_matches(' ').len());
        let wide = |c: Option<char>| c.and_then(UnicodeWidthChar::width) == Some(2);
        if !(wide(self.text.chars().next_back()) && wide(next)) {
            self.text.push(' ');
        }
    }

    fn copy(&mut self) {
        if self.text.is_empty() {
            self.text.reserve(ROOM);
        }
        if let Some(place) = self.written.take() {
            self.text.push_str(&self.source[place]);
        }
    }

    /// The finished line, and where it stands in the source if it is all that was heard.
    pub(super) fn line(mut self) -> (Cow<'a, str>, Option<usize>) {
        if let Some(place) = &self.written
            && let written = &self.source[place.clone()]
            && let Some(made) = looked_at(written)
        {
            let stamp = if made == MadeOf::Plain { None } else { stamp_of(written) };
            match stamp.map(|found| found.span) {
                None => return (Cow::Borrowed(written), Some(place.start)),
                Some(span) if span.end == written.len() => {
                    return (Cow::Borrowed(&written[..span.start]), Some(place.start));
                }
                // A block's name stands behind it, or a heading's attributes.
                Some(_) => {}
            }
        }
        self.copy();
        let mut line = if looked_at(&self.text).is_some() { self.text } else { finished(&self.text) };
        cut_stamp(&mut line);
        (Cow::Owned(line), None)
    }
}

/// What has to be looked at in a line, by byte: most titles have no such byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Nothing,
    /// Whether the same byte stands before it.
    Doubled,
    /// Whether what begins with it is unsafe.
    Unsafe,
}

const LOOKS: [Look; 256] = {
    let mut looks = [Look::Nothing; 256];
    let mut byte = 0;
    while byte < 256 {
        looks[byte] = match byte {
            0x20 | 0x2a | 0x3a => Look::Doubled,
            0..0x20 | 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3 => Look::Unsafe,
            _ => Look::Nothing,
        };
        byte += 1;
    }
    looks
};

/// What a finished line is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MadeOf {
    /// Nothing that could be a stamp.
    Plain,
    /// Some bytes that are also those of signs and fields.
    Signs,
}

/// Whether a line is finished as it stands, so that [`finished`] would change nothing; then, of what it is made.
fn looked_at(text: &str) -> Option<MadeOf> {
    let (mut before, mut made) = (b' ', MadeOf::Plain);
    for (at, byte) in text.bytes().enumerate() {
        match LOOKS[usize::from(byte)] {
            Look::Nothing => {}
            // As between a field and what it says.
            Look::Doubled if byte == before && byte == b':' => made = MadeOf::Signs,
            Look::Doubled if byte == before => return None,
            Look::Doubled => {}
            Look::Unsafe if text[at..].starts_with(is_unsafe) => return None,
            Look::Unsafe => made = MadeOf::Signs,
        }
        before = byte;
    }
    (before != b' ').then_some(made)
}

/// Takes away the stamp that says when a line was done.
fn cut_stamp(line: &mut String) {
    if let Some(found) = stamp_of(line) {
        line.replace_range(found.span, "");
    }
}

fn stamp_of(line: &str) -> Option<stamp::Found> {
    stamp::find(&line[..without_attributes(line)])
}

fn finished(text: &str) -> String {
    let safe = sanitise(text);
    let mut line = String::with_capacity(safe.len());
    for word in safe.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    unbold(line)
}

/// Takes away the `**` that CommonMark leaves standing in `**目标：**彻底`: a closing mark between a punctuation mark
/// and a letter does not close. Who wrote it meant bold.
fn unbold(line: String) -> String {
    let Some((before, rest)) = line.split_once("**") else { return line };
    let Some((bold, after)) = rest.split_once("**") else { return line };
    let closes_badly = bold.ends_with(|c: char| !c.is_alphanumeric() && !c.is_whitespace())
        && after.starts_with(char::is_alphanumeric);
    let opens_badly = before.ends_with(char::is_alphanumeric)
        && bold.starts_with(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    if closes_badly || opens_badly { format!("{before}{bold}{after}") } else { line }
}

/// A heading's words without Hugo's and Pandoc's trailing attributes (`{#anchor}`, `{.class}`), as a byte length.
pub(super) fn without_attributes(content: &str) -> usize {
    let whole = content.trim_end();
    match whole.strip_suffix('}').and_then(|open| open.rfind('{')) {
        Some(at) if whole[at + 1..].starts_with(['#', '.']) && !whole[at + 1..].starts_with("# ") => {
            whole[..at].trim_end().len()
        }
        _ => whole.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_that_commonmark_leaves_standing_is_taken_for_bold() {
        assert_eq!(finished("**目标：**彻底 精通"), "目标：彻底 精通");
        assert_eq!(finished("2**3 and 4**5"), "2**3 and 4**5");
        assert_eq!(finished("glob **/*.rs"), "glob **/*.rs");
    }

    proptest::proptest! {
        #[test]
        fn finished_words_are_those_that_nothing_is_done_to(text in "[a *\t\u{85}\u{ad}\u{61c}\u{180e}\u{200b}\u{202e}\u{feff}\u{e0001}é学—,.]{0,6}") {
            let is_same = finished(&text) == text;
            // One may look again at what is as it should be, and not the other way round.
            proptest::prop_assert!(is_same || looked_at(&text).is_none());
            proptest::prop_assert!(looked_at(&text).is_some() || !is_same || text.is_empty() || text.contains("**"));
        }
    }

    #[test]
    fn a_headings_attributes_are_no_words_of_it() {
        assert_eq!(without_attributes("Day 1: x {#day-1}"), "Day 1: x".len());
        assert_eq!(without_attributes("Sets {a, b}"), "Sets {a, b}".len());
    }
}
