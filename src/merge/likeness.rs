//! How alike two titles are: the share of letters in pairs that both have.

use std::collections::HashMap;

/// A title, as its pairs of neighbouring letters.
#[derive(Debug)]
pub(super) struct Likeness {
    pairs: HashMap<(char, char), u32>,
    count: u32,
    number: Option<String>,
}

impl Likeness {
    /// In one place, titles that share fewer of their pairs are two titles, and not one that was changed.
    pub(super) const ENOUGH: u32 = 60;
    /// Where one may have come from anywhere, they have to share more.
    pub(super) const PLENTY: u32 = 75;

    pub(super) fn of(title: &str) -> Self {
        let title = without_section_number(title);
        let letters: Vec<char> = title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let mut pairs = HashMap::new();
        // A lone letter is a pair with nothing.
        let lone = (letters.len() == 1).then(|| (letters[0], ' '));
        for pair in letters.windows(2).map(|pair| (pair[0], pair[1])).chain(lone) {
            *pairs.entry(pair).or_default() += 1;
        }
        Self { count: pairs.values().sum(), pairs, number: number(title) }
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
        let within = nearby && both > 1 && both == self.count.min(other.count) && share >= least / 2;
        (share >= least || within).then_some(share)
    }
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
