//! Finding titles by words: as they are written, as they are spoken (pinyin), or nearly so.

use std::cell::RefCell;
use std::ops::Range;

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

/// The first place that reads like a word in small letters.
fn written(title: &str, word: &str) -> Option<Range<usize>> {
    let first = word.chars().next()?;
    title.char_indices().filter(|&(_, c)| begins_as(c, first)).find_map(|(start, _)| {
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
    })
}

/// Whether a character in small letters begins as a word does.
#[must_use]
pub fn begins_as(c: char, first: char) -> bool {
    small(c) == first
}

/// The small letter of a character, or the first of several. Asked of every one, so what is clear is answered first.
#[must_use]
pub fn small(c: char) -> char {
    const WITHOUT_CASE: Range<char> = '\u{2e80}'..'\u{a640}';
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
    if word.chars().count() < SHORTEST {
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

#[cfg(test)]
mod tests {
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
}
