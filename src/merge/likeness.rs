//! How alike two titles are: the share of letters in pairs that both have, and of whole words where a tick is at stake.

use std::collections::HashMap;

use super::matching::numbered_title;

/// A title, as its pairs of neighbouring letters.
#[derive(Debug)]
pub(super) struct Likeness {
    pairs: HashMap<(char, char), u32>,
    count: u32,
    number: Option<String>,
    words: Vec<String>,
}

/// A title of fewer letters than this says nothing by them alone: `C` is not `C++`.
const FEW: usize = 4;

impl Likeness {
    /// In one place, titles that share fewer of their pairs are two titles, and not one that was changed.
    pub(super) const ENOUGH: u32 = 60;
    /// Where one may have come from anywhere, they have to share more.
    pub(super) const PLENTY: u32 = 75;

    pub(super) fn of(title: &str) -> Self {
        let title = without_section_number(title);
        let kept = |keep: fn(&char) -> bool| -> Vec<char> {
            title.chars().filter(keep).flat_map(char::to_lowercase).collect()
        };
        let letters = kept(|c| c.is_alphanumeric());
        let is_short = letters.len() < FEW || !title.trim().contains(char::is_whitespace);
        let letters = if is_short { kept(|c| !c.is_whitespace() && !EMPHASIS.contains(c)) } else { letters };
        let mut pairs = HashMap::new();
        // A lone letter is a pair with nothing.
        let lone = (letters.len() == 1).then(|| (letters[0], ' '));
        for pair in letters.windows(2).map(|pair| (pair[0], pair[1])).chain(lone) {
            *pairs.entry(pair).or_default() += 1;
        }
        Self { count: pairs.values().sum(), pairs, number: number(title), words: words(title) }
    }

    /// The share of pairs that both have, in percent, where it is at least so much.
    pub(super) fn to(&self, other: &Self, least: u32) -> Option<u32> {
        // `Day 1` and `Day 2` are two days, however alike.
        if self.number.is_some() && other.number.is_some() && self.number != other.number {
            return None;
        }
        let both: u32 =
            self.pairs.iter().map(|(pair, count)| (*count).min(other.pairs.get(pair).copied().unwrap_or(0))).sum();
        let share = (200 * both).checked_div(self.count + other.count)?;
        // A title that had words put in or taken away is still that title.
        let nearby = least < Self::PLENTY;
        let (shorter, longer) = if self.count < other.count { (self, other) } else { (other, self) };
        let within = nearby && both > 1 && both == shorter.count && share >= least / 2 && longer.has_all_of(shorter);
        (share >= least || within).then_some(share)
    }

    fn has_all_of(&self, other: &Self) -> bool {
        let has =
            |word: &String| self.words.iter().any(|own| own == word || (is_run(word) && own.contains(word.as_str())));
        other.words.iter().all(has)
    }
}

/// Signs around words that say nothing themselves.
const EMPHASIS: [char; 4] = ['*', '_', '`', '~'];

/// So many of a title's words have to be in another, in percent, for the other to be done where the first is.
const WORDS_ENOUGH: usize = 60;

/// Words that join others and name nothing.
const LITTLE: [&str; 11] = ["a", "an", "and", "the", "of", "or", "to", "in", "on", "for", "with"];

/// Whether a task is surely still the same under another title, so that a tick passes to it: most of its words are still
/// there. Where a number says which one it is, some are enough.
pub(super) fn is_still(before: &str, after: &str) -> bool {
    let [before, after] = [before, after].map(|title| title.replace(EMPHASIS, ""));
    let ((label, old), (other, new)) = (labelled(&before), labelled(&after));
    let (is_numbered, old, new) = (label.is_some() && label == other, words(old), words(new));
    let is_little = |word: &&String| LITTLE.contains(&word.as_str());
    let telling: Vec<&String> = old.iter().filter(|word| !is_little(word)).collect();
    let telling = if telling.is_empty() { old.iter().collect() } else { telling };
    let kept = telling.iter().filter(|word| new.iter().any(|other| is_word(word, other))).count();
    if is_numbered { kept > 0 || old == new } else { kept * 100 >= telling.len() * WORDS_ENOUGH }
}

/// What numbers a title, or names a row, and what it says behind it.
fn labelled(title: &str) -> (Option<&str>, &str) {
    let row = title.trim_start().strip_prefix('|').and_then(|cells| cells.split_once('|'));
    match row.or_else(|| numbered_title(title)) {
        Some((label, rest)) => (Some(label.trim()), rest),
        None => (None, without_section_number(title)),
    }
}

/// Whether a word is another, but for a letter or two behind its beginning: `knots` is `knot`, and `NoSQL` is not `SQL`.
/// A run of characters without spaces may be part of a longer one.
fn is_word(word: &str, other: &str) -> bool {
    let (shorter, longer) = if word.len() < other.len() { (word, other) } else { (other, word) };
    let begins_alike = || word.chars().next() == other.chars().next();
    let is_ending = || !longer.starts_with(shorter) || shorter.len() * 3 > longer.len() * 2;
    let alike = || Likeness::of(word).to(&Likeness::of(other), Likeness::ENOUGH).is_some();
    word == other || (is_run(word) && other.contains(word)) || (begins_alike() && is_ending() && alike())
}

/// The words of a title, in small letters. Signs behind a word belong to it: `C++`, `C#`.
fn words(title: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        let goes_on = c.is_alphanumeric() || (!word.is_empty() && ['+', '#'].contains(&c));
        let is_other_script = word.chars().next_back().is_some_and(|last| last.is_ascii() != c.is_ascii());
        if !goes_on || is_other_script {
            words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
        }
        word.extend(goes_on.then_some(c));
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// Whether this is written without spaces between its words.
fn is_run(word: &str) -> bool {
    word.chars().all(|c| c >= '\u{2e80}')
}

/// A title without the `2.1 ` before it: sections are numbered anew when one is put in.
fn without_section_number(title: &str) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let numbered = rest.len() < title.len() && !title.starts_with('.');
    match rest.strip_prefix([')', '、']).unwrap_or(rest) {
        rest if numbered && title[..title.len() - rest.len()].ends_with(['.', ')', '、']) => rest.trim_start(),
        rest if numbered && rest.starts_with(' ') => rest.trim_start(),
        _ => title,
    }
}

/// The first number of a title.
fn number(title: &str) -> Option<String> {
    let digits = title.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit);
    Some(digits.collect::<String>()).filter(|digits| !digits.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        Likeness::of(one).to(&Likeness::of(other), Likeness::ENOUGH).is_some()
    }

    #[test]
    fn a_title_that_was_changed_is_told_from_another() {
        for (one, other) in [
            ("Flask 框架 + RESTful API 设计", "Flask 3 框架与 RESTful API 设计"),
            ("装饰器", "装饰器与 AOP"),
            ("Learn the borrow checker", "Learn about the borrow checker"),
            ("Docker", "Docker and Compose"),
            ("2. Python 进阶", "3. Python 进阶"),
            ("Day 6-7: 异步", "Day 6: 异步编程"),
        ] {
            assert!(alike(one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("Learn Flask", "Learn Django"),
            ("单例", "装饰器"),
            ("a", "b"),
            ("", ""),
            ("Week 1", "Week 2"),
            ("Day 1: x", "Day 2: x"),
        ] {
            assert!(!alike(one, other), "{one} / {other}");
        }
    }
}
