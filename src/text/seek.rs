//! Finding titles by words: as they are written, as they are spoken (pinyin), or nearly so.

use std::cell::RefCell;
use std::ops::Range;

use memchr::{memchr2_iter, memchr3_iter, memmem};
use nucleo_matcher::chars::{normalize, to_lower_case};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use unicode_segmentation::UnicodeSegmentation;

use super::pinyin::spelled;

/// How near a title has to come to what is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Nearness {
    /// Its letters are those of the words, in upper or lower case.
    #[default]
    Written,
    /// Or the words spell them in pinyin.
    Spoken,
    /// Or the words' letters come in it one after the other, not far apart.
    Near,
}

impl Nearness {
    /// From the nearest on.
    pub const ALL: [Self; 3] = [Self::Written, Self::Spoken, Self::Near];
}

/// What is sought: words, which may come in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    words: Vec<String>,
}

impl Sought {
    /// The words of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { words: text.split_whitespace().map(str::to_lowercase).collect() }
    }

    /// Whether nothing is sought.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether all words are in a title.
    #[must_use]
    pub fn is_in(&self, title: &str, nearness: Nearness) -> bool {
        !self.words.is_empty() && self.words.iter().all(|word| is_one(title, word, nearness))
    }

    /// The bytes of a title that the words were found in, in order and apart; `None` where one of them is not in it.
    #[must_use]
    pub fn find(&self, title: &str, nearness: Nearness) -> Option<Vec<Range<usize>>> {
        if self.words.is_empty() {
            return None;
        }
        let mut found: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            found.extend(one(title, word, nearness)?);
        }
        found.sort_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in found {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        Some(apart)
    }
}

impl std::fmt::Display for Sought {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

fn one(title: &str, word: &str, nearness: Nearness) -> Option<Vec<Range<usize>>> {
    let written = written(title, word).map(|range| vec![range]);
    match nearness {
        Nearness::Written => written,
        Nearness::Spoken => written.or_else(|| Some(vec![spelled(title, word)?])),
        Nearness::Near => written.or_else(|| Some(vec![spelled(title, word)?])).or_else(|| near(title, word)),
    }
}

fn is_one(title: &str, word: &str, nearness: Nearness) -> bool {
    written(title, word).is_some()
        || nearness >= Nearness::Spoken && spelled(title, word).is_some()
        || nearness >= Nearness::Near && near(title, word).is_some()
}

/// The first place that reads like a word in small letters.
fn written(title: &str, word: &str) -> Option<Range<usize>> {
    let first = word.chars().next()?;
    let begins = |start: &usize| title[*start..].chars().next().is_some_and(|c| begins_as(c, first));
    let from = |start: usize| reads_as(title, start, word);
    // Asked of every title of a roadmap, so that what begins otherwise is passed over as fast as can be.
    let bytes = title.as_bytes();
    match (first, u8::try_from(first).unwrap_or(0)) {
        // The signs for kelvin and the Turkish İ, which begin with these bytes, are written so in small letters, too.
        ('k', byte) => memchr3_iter(byte, b'K', 0xe2, bytes).filter(begins).find_map(from),
        ('i', byte) => memchr3_iter(byte, b'I', 0xc4, bytes).filter(begins).find_map(from),
        (_, byte) if first.is_ascii() => memchr2_iter(byte, byte.to_ascii_uppercase(), bytes).find_map(from),
        _ if WITHOUT_CASE.contains(&first) => {
            memmem::find_iter(bytes, first.encode_utf8(&mut [0; 4]).as_bytes()).find_map(from)
        }
        _ => title.char_indices().map(|(start, _)| start).filter(begins).find_map(from),
    }
}

/// Where a title reads like a word in small letters from a place on, if it does.
fn reads_as(title: &str, start: usize, word: &str) -> Option<Range<usize>> {
    let mut left = word;
    for (at, c) in title[start..].char_indices() {
        for lower in c.to_lowercase() {
            left = left.strip_prefix(lower)?;
            if left.is_empty() {
                return Some(start..start + at + c.len_utf8());
            }
        }
    }
    None
}

/// Chinese, Japanese and what is written with them.
const WITHOUT_CASE: Range<char> = '\u{2e80}'..'\u{a640}';

/// Whether a character in small letters begins as a word does.
#[must_use]
pub fn begins_as(c: char, first: char) -> bool {
    small(c) == first
}

/// The small letter of a character, or the first of several. Asked of every one, so what is clear is answered first.
#[must_use]
pub fn small(c: char) -> char {
    match c {
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ if WITHOUT_CASE.contains(&c) => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Shorter words are in nearly everything.
const SHORTEST: usize = 3;

/// The share, in percent, of what a word would score against itself that it has to score against a title.
const LEAST: u32 = 60;

/// The letters of a title that are a word's, one after the other.
fn near(title: &str, word: &str) -> Option<Vec<Range<usize>>> {
    thread_local! {
        // It owns some hundred kilobytes to work in.
        static MATCHER: RefCell<Matcher> = RefCell::new(Matcher::new(Config::DEFAULT));
    }
    if word.chars().count() < SHORTEST || !may_come_near(title, word) {
        return None;
    }
    let (mut letters, mut sought) = (Vec::new(), Vec::new());
    let (haystack, needle) = (Utf32Str::new(title, &mut letters), Utf32Str::new(word, &mut sought));
    let mut places = Vec::new();
    let (score, best) = MATCHER.with_borrow_mut(|matcher| {
        let best = matcher.fuzzy_match(needle, needle)?;
        Some((matcher.fuzzy_indices(haystack, needle, &mut places)?, best))
    })?;
    if u32::from(score) * 100 < u32::from(best) * LEAST {
        return None;
    }
    // Its places count graphemes.
    let graphemes: Vec<Range<usize>> =
        title.grapheme_indices(true).map(|(at, grapheme)| at..at + grapheme.len()).collect();
    places.iter().map(|&place| graphemes.get(place as usize).cloned()).collect()
}

/// Whether a word's letters may come in a title one after the other. Most titles are passed over so, before anything is
/// weighed.
fn may_come_near(title: &str, word: &str) -> bool {
    if !word.is_ascii() {
        return true;
    }
    let mut left = word.bytes().peekable();
    for c in title.chars() {
        let Some(&letter) = left.peek() else { break };
        let folded = match c {
            _ if c.is_ascii() => c.to_ascii_lowercase(),
            _ if WITHOUT_CASE.contains(&c) => continue,
            // As the matcher compares them, without case and accents.
            _ => to_lower_case(normalize(c)),
        };
        left.next_if(|_| folded == char::from(letter));
    }
    left.peek().is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(title: &str, sought: &str, nearness: Nearness) -> Vec<String> {
        let ranges = Sought::new(sought).find(title, nearness).unwrap_or_default();
        ranges.into_iter().map(|range| title[range].to_owned()).collect()
    }

    #[test]
    fn words_are_found_in_any_script_case_and_order() {
        let written = |title, sought| found(title, sought, Nearness::Written);
        assert_eq!(written("精通 Python", "python"), ["Python"]);
        assert_eq!(written("装饰器 (Decorators)", "饰器"), ["饰器"]);
        assert_eq!(written("ДЕНЬ 3", "3 день"), ["ДЕНЬ", "3"]);
        assert_eq!(written("aab", "ab"), ["ab"]);
        assert_eq!(written("ananas", "ana nas"), ["ananas"]);
        assert_eq!(written("Straße", "STRASSE"), [""; 0]);
        assert_eq!(written("abc", ""), [""; 0]);
        assert_eq!(written("abc", "ab x"), [""; 0]);
    }

    #[test]
    fn what_is_spoken_and_what_comes_near_is_found_where_it_is_asked_for() {
        assert_eq!(found("元类与装饰器", "zsq", Nearness::Written), [""; 0]);
        assert_eq!(found("元类与装饰器", "zsq", Nearness::Spoken), ["装饰器"]);
        assert_eq!(found("Decorators", "decrators", Nearness::Spoken), [""; 0]);
        assert_eq!(found("Decorators", "decrators", Nearness::Near).concat(), "Decrators");
        assert_eq!(found("Docker and Compose", "dac", Nearness::Near), ["D", "a", "C"]);
        assert_eq!(found("Docker and Compose", "ekmo", Nearness::Near), [""; 0]);
        assert_eq!(found("The borrow checker", "brwchk", Nearness::Near).concat(), "brwchk");
    }

    proptest! {
        #[test]
        fn what_is_passed_over_would_not_be_found(
            title in "[abikKIsſİıÅåé\u{301}\u{212a}\u{212b}装饰器装 ,ß—“]{0,10}",
            word in "[abikssåé\u{307}装饰ß—]{1,4}",
        ) {
            let sought = Sought::new(&word);
            for nearness in Nearness::ALL {
                prop_assert_eq!(sought.is_in(&title, nearness), sought.find(&title, nearness).is_some());
            }
            for word in &sought.words {
                let anywhere = title.char_indices().find_map(|(start, _)| reads_as(&title, start, word));
                prop_assert_eq!(written(&title, word), anywhere);
                let mut matcher = Matcher::new(Config::DEFAULT);
                let (mut letters, mut small) = (Vec::new(), Vec::new());
                let score = matcher.fuzzy_match(Utf32Str::new(&title, &mut letters), Utf32Str::new(word, &mut small));
                prop_assert!(score.is_none() || may_come_near(&title, word));
            }
        }
    }
}
