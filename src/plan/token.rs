//! `Day 6-7: …` and `Phase 2: …`: what a title says of days and phases before it says what they are about.

mod phase;

use super::scan::{Scan, numeral};
use super::vocabulary::{DAYS, DAYS_AFTER, DOUBTFUL_DAYS, JOINERS};

pub use phase::phase;

/// A title's mention of a day or a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The number it names, or the first of them; 0 for a phase that has a name and no number.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    /// Byte offset into the title at which the name begins (`Day`).
    pub from: usize,
    /// Byte offset behind the name and its number.
    pub to: usize,
    /// Byte offset at which the words behind it begin.
    pub rest: usize,
    /// Whether it may well be something else, and only its surroundings tell.
    pub doubtful: bool,
}

/// Reads the study day that a title begins with: `Day 3: …`, `**Day 1-2** …`, `第三天`, `3日目`.
#[must_use]
pub fn day(title: &str) -> Option<Token> {
    // Most titles name none, and are done with here.
    if begins_otherwise(title) || !may_have_number(title) {
        return None;
    }
    read_day(title)
}

/// Whether a title begins with a letter, and with none that a day's name begins with.
fn begins_otherwise(title: &str) -> bool {
    let Some(first) = title.chars().next() else { return true };
    let is_han = matches!(first, '\u{4e00}'..='\u{9fff}') && numeral(first).is_none();
    let is_letter = first.is_ascii_alphabetic() || is_han;
    is_letter && !matches!(first, 'W' | 'w' | '第') && !DAYS.may_begin(first) && !DOUBTFUL_DAYS.may_begin(first)
}

/// Whether a title may have a digit, or `第` before its numeral, by their first bytes.
fn may_have_number(title: &str) -> bool {
    const FULL_WIDTH: u8 = "０".as_bytes()[0];
    const DI: u8 = "第".as_bytes()[0];
    title.bytes().any(|byte| matches!(byte, b'0'..=b'9' | FULL_WIDTH | DI))
}

fn read_day(title: &str) -> Option<Token> {
    let from = beginning(title);
    let text = &title[from..];
    let (first, last, end) = day_after_word(text)
        .or_else(|| day_after_di(text))
        .or_else(|| day_before_word(text))
        .or_else(|| day_of_week(text))?;
    Some(Token { first, last, from, to: from + end, rest: from + words_after(text, end), doubtful: false })
}

/// Reads a day where only days stand: a bare number (`07`), `D7`, or a range of either.
#[must_use]
pub(super) fn bare_day(text: &str) -> Option<Token> {
    let from = beginning(text);
    let mut scan = Scan::of(&text[from..]);
    let number = |scan: &mut Scan<'_>| {
        scan.eat(|c| matches!(c, 'd' | 'D'));
        scan.digits()
    };
    let first = number(&mut scan)?;
    let last = range(&mut scan, first, number);
    let end = scan.at();
    ends_hard(scan).then(|| Token {
        first,
        last,
        from,
        to: from + end,
        rest: from + words_after(&text[from..], end),
        doubtful: false,
    })
}

/// Skips what stands before the words: boxes, emoji, emphasis, section numbers (`1.3`, `（一）`, `一、`).
pub(super) fn beginning(title: &str) -> usize {
    let mut scan = Scan::of(title);
    for _ in 0..6 {
        let before = scan.at();
        scan.spaces();
        let boxed = ["[ ]", "[x]"].iter().any(|mark| scan.word(mark));
        if !boxed {
            scan.eat_all(|c| {
                !c.is_alphanumeric() && !matches!(c, '[' | '(' | '（' | '-' | '<' | '«') && !c.is_whitespace()
            });
        }
        let numbered = section_number(scan);
        scan = numbered.unwrap_or(scan);
        if scan.at() == before {
            break;
        }
    }
    scan.at()
}

/// `1.` and `1.3 ` and `（一）` and `一、` before a name.
fn section_number(mut scan: Scan<'_>) -> Option<Scan<'_>> {
    let bracketed = scan.eat(|c| matches!(c, '(' | '（')).is_some();
    scan.number()?;
    if bracketed {
        scan.eat(|c| matches!(c, ')' | '）'))?;
    } else if scan.eat(|c| c == '、').is_none() {
        scan.eat(|c| matches!(c, '.' | ')'))?;
        while scan.digits().is_some() && scan.eat(|c| c == '.').is_some() {}
    }
    scan.spaces();
    (!scan.is_done()).then_some(scan)
}

type Numbers = (u32, u32, usize);

fn day_after_word(text: &str) -> Option<Numbers> {
    let mut scan = Scan::of(text);
    let doubtful = scan.one_of(&DAYS).is_none();
    if doubtful {
        scan.one_of(&DOUBTFUL_DAYS)?;
    }
    if scan.eat(|c| matches!(c, '-' | '_' | '#')).is_none() {
        scan.spaces();
        scan.eat(|c| c == '#');
        scan.spaces();
    }
    let first = scan.digits()?;
    if scan.peek().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '%' | '°')) {
        return None;
    }
    let last = range(&mut scan, first, |scan| {
        scan.one_of(&DAYS);
        scan.spaces();
        scan.digits()
    });
    let ends = if doubtful { ends_hard(scan) } else { ends(scan) };
    ends.then(|| (first, last, scan.at()))
}

fn day_after_di(text: &str) -> Option<Numbers> {
    let (mut scan, first, last) = numbers_after_di(text)?;
    scan.eat(|c| matches!(c, '天' | '日'))?;
    let last = range(&mut scan, last, |scan| {
        let number = scan.word("第").then(|| scan.number()).flatten()?;
        scan.eat(|c| matches!(c, '天' | '日')).map(|_| number)
    });
    ends(scan).then(|| (first, last, scan.at()))
}

/// `第3-4`, `第 3 ~ 第 4`: the numbers, and the rest.
fn numbers_after_di(text: &str) -> Option<(Scan<'_>, u32, u32)> {
    let mut scan = Scan::of(text);
    if !scan.word("第") {
        return None;
    }
    scan.spaces();
    let first = scan.number()?;
    let last = range(&mut scan, first, |scan| {
        scan.word("第");
        scan.spaces();
        scan.number()
    });
    scan.spaces();
    Some((scan, first, last))
}

/// `W2D3`: the third day of the second week.
fn day_of_week(text: &str) -> Option<Numbers> {
    let mut scan = Scan::of(text);
    scan.eat(|c| matches!(c, 'W' | 'w'))?;
    let week = scan.digits().filter(|week| *week > 0)?;
    scan.eat(|c| matches!(c, '-' | '.' | ' '));
    scan.eat(|c| matches!(c, 'D' | 'd'))?;
    let day = (week - 1) * 7 + scan.digits().filter(|day| (1..=7).contains(day))?;
    ends(scan).then(|| (day, day, scan.at()))
}

fn day_before_word(text: &str) -> Option<Numbers> {
    let mut scan = Scan::of(text);
    let first = scan.digits()?;
    let last = range(&mut scan, first, Scan::digits);
    scan.spaces();
    scan.one_of(&DAYS_AFTER)?;
    ends(scan).then(|| (first, last, scan.at()))
}

/// Reads the further numbers of a range or list behind `first`; answers the last.
fn range<'a>(scan: &mut Scan<'a>, first: u32, number: impl Fn(&mut Scan<'a>) -> Option<u32>) -> u32 {
    let mut last = first;
    loop {
        let mut ahead = *scan;
        let Some(joint) = joint(&mut ahead) else { return last };
        let Some(next) = number(&mut ahead) else { return last };
        if ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '°')) || next <= last {
            return last;
        }
        // `Day 83 - 90 problems` is day 83; `Day 1/30` is the first of thirty.
        let is_range = match joint {
            Joint::Spaced => ahead.is_done() || ends_hard(ahead),
            Joint::Slash => next == last + 1,
            Joint::Close => true,
        };
        if !is_range {
            return last;
        }
        *scan = ahead;
        last = next;
    }
}

/// How two numbers are joined.
enum Joint {
    /// `6-7`, `6 to 7`, `6、7`
    Close,
    /// `6 - 7`
    Spaced,
    /// `6/7`
    Slash,
}

fn joint(scan: &mut Scan<'_>) -> Option<Joint> {
    let spaced = scan.spaces();
    let joint = match scan.eat(|c| "-‐‑‒–—−~～〜/+&,，、＆".contains(c)) {
        Some('/') => Joint::Slash,
        Some('-' | '‐' | '‑' | '‒' | '–' | '—' | '−') if spaced => Joint::Spaced,
        Some(_) => Joint::Close,
        None => {
            let word = scan.one_of(&JOINERS)?;
            // Between numbers `a` and `e` are words of their own; a letter that clings is a unit.
            let alone = word.is_ascii() && spaced && scan.peek().is_some_and(char::is_whitespace);
            (alone || !word.is_ascii()).then_some(Joint::Close)?
        }
    };
    scan.spaces();
    Some(joint)
}

/// Whether a day's name may end here: at the end, at a mark, or at a space before more words. A comma or a bare Chinese
/// character makes it prose.
fn ends(scan: Scan<'_>) -> bool {
    scan.peek().is_none_or(char::is_whitespace) || ends_hard(scan)
}

/// Whether a clear mark or nothing follows.
fn ends_hard(mut scan: Scan<'_>) -> bool {
    scan.spaces();
    scan.peek().is_none_or(|c| ":：|｜(（[【-–—·•.)）*_`~〜～".contains(c) || is_pictogram(c))
}

fn is_pictogram(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_ascii() && !c.is_whitespace() && !"，、。！？；“”‘’《》".contains(c)
}

/// Where the words begin behind a name: after its separator.
fn words_after(text: &str, end: usize) -> usize {
    let mut scan = Scan::of(&text[end..]);
    scan.eat_all(|c| c.is_whitespace() || ":：|｜-–—·•.*_`~)）".contains(c));
    end + scan.at()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::sample::select;

    fn read(title: &str) -> Option<(u32, u32, &str)> {
        day(title).map(|token| (token.first, token.last, &title[token.rest..]))
    }

    #[test]
    fn days_are_read_in_every_spelling() {
        for (title, expected) in [
            ("Day 1: OOP 基础概念", (1, 1, "OOP 基础概念")),
            ("Day 6-7: 高级实战 - 异步", (6, 7, "高级实战 - 异步")),
            ("Day 1–2 Flask", (1, 2, "Flask")),
            ("DAY 01 — Pointers", (1, 1, "Pointers")),
            ("Day-01", (1, 1, "")),
            ("Days 1 to 3: setup", (1, 3, "setup")),
            ("Day 1 & 2: setup", (1, 2, "setup")),
            ("Day 1-Day 3: setup", (1, 3, "setup")),
            ("Day 83 - Saving Cloud Costs", (83, 83, "Saving Cloud Costs")),
            ("Day 1 - 3 problems", (1, 1, "3 problems")),
            ("Day 4｜完善 CORS", (4, 4, "完善 CORS")),
            ("✅ Day 3: done", (3, 3, "done")),
            ("1. Day 3: done", (3, 3, "done")),
            ("第3天：线程", (3, 3, "线程")),
            ("第 2-3 天 线程", (2, 3, "线程")),
            ("第十二天", (12, 12, "")),
            ("第一天至第三天：入门", (1, 3, "入门")),
            ("3日目：関数", (3, 3, "関数")),
            ("1-2일차: 설정", (1, 2, "설정")),
            ("Ngày 4 - Ngày 5: React", (4, 5, "React")),
            ("Дни 17–19 — реализация", (17, 19, "реализация")),
            ("Tag 3: Verben", (3, 3, "Verben")),
            ("Dia 5 – verbos", (5, 5, "verbos")),
            ("W2D3: closures", (10, 10, "closures")),
        ] {
            assert_eq!(read(title), Some(expected), "{title}");
        }
    }

    const PARTS: &[&str] = &[
        "Day", "D", "дни", "Tag", "W2", "第", "三", "天", "1", "12", "３", "日目", "일차", " ", "-", ":", ".", "[x]",
        "（", "✅", "a", "é", "学", "Ω", "K", "İ",
    ];

    proptest::proptest! {
        #[test]
        fn no_title_that_is_done_with_at_a_glance_names_a_day(parts in vec(select(PARTS), 0..6)) {
            let title = parts.concat();
            proptest::prop_assert_eq!(day(&title), read_day(&title), "{:?}", title);
        }
    }

    #[test]
    fn what_only_looks_like_a_day_is_none() {
        for title in [
            "Day -7",
            "Days of the week",
            "Daylight 3",
            "Day 30% done",
            "第二天，我们出发",
            "第0天没有操作",
            "Day",
            "Day x",
            "Tag 3 foo",
            "D1: domain",
            "Day 2026: x",
            "第三周",
            "W2: closures",
            "Today 3",
            "Someday 3: x",
        ] {
            assert_eq!(read(title), None, "{title}");
        }
    }
}
