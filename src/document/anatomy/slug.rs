//! What a link within the page may lead to: the names that GitHub gives headings, and those that the page gives itself.
//!
//! GitHub's rule, as its `html-pipeline` had it: small letters; whatever is no letter, mark, digit, `_`, `-` or space goes;
//! spaces become `-`; a name that is taken gets `-1`, `-2`, … What sites differ in is passed over on both sides: capitals,
//! signs that join emoji, and numbers in circles.

use std::collections::{HashMap, HashSet};

/// The names on a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anchors {
    /// As links have to spell them.
    names: HashSet<String>,
    /// How often a heading's name was wanted so far.
    wanted: HashMap<String, usize>,
    /// A name by its letters and digits alone, in small letters; nothing where several are so.
    near: HashMap<String, Option<String>>,
}

impl Anchors {
    /// Whether a link may lead there: to a name on the page, or to its top.
    #[must_use]
    pub fn has(&self, place: &str) -> bool {
        let place = decoded(place);
        let place = place.strip_prefix("user-content-").unwrap_or(&place);
        place.is_empty() || place.eq_ignore_ascii_case("top") || self.names.contains(&plain(place))
    }

    /// The one name that has the same letters and digits as a place which is not there.
    #[must_use]
    pub fn near(&self, place: &str) -> Option<&str> {
        self.near.get(&letters(&decoded(place)))?.as_deref()
    }

    /// A heading, with what it says.
    pub(super) fn add_heading(&mut self, words: &str) {
        let words = words.trim();
        self.add(&slug(words));
        // Others give the heading the name that is written behind it.
        if let Some((before, name)) = words.strip_suffix('}').and_then(|words| words.rsplit_once("{#")) {
            self.add_name(name.split_whitespace().next().unwrap_or_default());
            self.add(&slug(before.trim()));
        }
    }

    /// A name that the page gives.
    pub(super) fn add_name(&mut self, name: &str) {
        self.note(name.to_owned());
    }

    fn add(&mut self, slug: &str) {
        let count = self.wanted.entry(slug.to_owned()).or_default();
        let name = if *count == 0 { slug.to_owned() } else { format!("{slug}-{count}") };
        *count += 1;
        self.note(name);
    }

    fn note(&mut self, name: String) {
        if self.names.insert(plain(&name)) {
            let near = self.near.entry(letters(&name));
            near.and_modify(|one| *one = None).or_insert(Some(name));
        }
    }
}

/// The name that GitHub gives a heading.
fn slug(words: &str) -> String {
    let kept = words.chars().flat_map(char::to_lowercase).filter(|&c| is_kept(c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn is_kept(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '‿' | '⁀' | '＿') || is_mark(c)
}

/// Signs that are set upon letters, as far as headings have them; of the rest a page makes no names.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}'
        | '\u{951}'..='\u{957}' | '\u{962}'..='\u{963}' | '\u{980}'..='\u{983}' | '\u{9bc}'..='\u{9cd}'
        | '\u{a01}'..='\u{a03}' | '\u{a3c}'..='\u{a51}' | '\u{a81}'..='\u{a83}' | '\u{abc}'..='\u{acd}'
        | '\u{b01}'..='\u{b03}' | '\u{b3c}'..='\u{b57}' | '\u{bbe}'..='\u{bcd}' | '\u{c00}'..='\u{c04}'
        | '\u{c3e}'..='\u{c56}' | '\u{cbc}'..='\u{cd6}' | '\u{d3b}'..='\u{d4d}' | '\u{dca}'..='\u{ddf}'
        | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{fe00}'..='\u{fe0f}')
}

/// A name without what sites differ in.
fn plain(name: &str) -> String {
    let differs = |c: char| {
        matches!(c, '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{20e3}') || (!c.is_ascii() && c.is_numeric())
    };
    name.chars().filter(|&c| !differs(c)).flat_map(char::to_lowercase).collect()
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A place as it is meant: `%E4%B8%AD` is `中`.
fn decoded(place: &str) -> String {
    let mut bytes = Vec::with_capacity(place.len());
    let mut rest = place.as_bytes();
    while let [first, more @ ..] = rest {
        let hex = more.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match hex.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &more[2..];
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(headings: &[&str]) -> Anchors {
        let mut anchors = Anchors::default();
        headings.iter().for_each(|words| anchors.add_heading(words));
        anchors
    }

    #[test]
    fn names_are_those_that_github_gives() {
        for (words, place) in [
            ("Hello, World!", "hello-world"),
            ("Phase 1: 打好基础（必学）", "phase-1-打好基础必学"),
            ("C++ & C#", "c--c"),
            ("  a_b - c.d/e ", "a_b---cde"),
            ("🚀 Getting started", "-getting-started"),
            ("⚙️ Setup", "%EF%B8%8F-setup"),
            ("⚙️ Setup", "-setup"),
            ("Café ÉTÉ", "café-été"),
            ("हिन्दी", "हिन्दी"),
            ("中文", "%E4%B8%AD%E6%96%87"),
            ("A {#b}", "b"),
            ("A {#b}", "a"),
            ("A {#b}", "a-b"),
        ] {
            assert!(page(&[words]).has(place), "{words}: {place} not in {:?}", page(&[words]).names);
        }
    }

    #[test]
    fn a_name_that_is_taken_is_counted() {
        let anchors = page(&["A", "a!", "A", "B"]);
        assert!(["a", "a-1", "A-2", "b", "", "top"].iter().all(|place| anchors.has(place)));
        assert!(["a-3", "b-1", "c"].iter().all(|place| !anchors.has(place)));
    }

    #[test]
    fn what_differs_in_signs_alone_is_near() {
        let anchors = page(&["Getting started", "C++", "C#"]);
        assert_eq!(anchors.near("Getting_Started"), Some("getting-started"));
        assert_eq!(anchors.near("gettingstarted"), Some("getting-started"));
        assert_eq!(anchors.near("other"), None);
        assert_eq!(page(&["a b", "a-b!", "ab"]).near("A_b"), None);
    }
}
