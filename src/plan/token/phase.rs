//! `Phase 2: …`, `Week 3-4`, `第二阶段`, `3주차`: what a heading says of a phase before it says what it is about.

use super::{Token, beginning, numbers_after_di, range, words_after};
use crate::plan::scan::Scan;
use crate::plan::vocabulary::{ABOUT_A_PHASE, DOUBTFUL_PHASES, PHASES, PHASES_AFTER, PHASES_AFTER_DI};

/// Reads the phase that a heading begins with: `Phase 2: …`, `Week 3-4`, `第二阶段`, `3주차`.
#[must_use]
pub fn phase(title: &str) -> Option<Token> {
    let from = beginning(title);
    let text = &title[from..];
    let (first, last, end, doubtful) = phase_after_word(text)
        .or_else(|| phase_after_di(text))
        .or_else(|| phase_before_word(text))
        .or_else(|| named_phase(text))?;
    let after = &text[end..];
    // `Week 3 Checkpoint` is about week 3.
    let about = after.starts_with(' ') && Scan::of(after.trim_start()).one_of(&ABOUT_A_PHASE).is_some();
    let whole = !after.starts_with(|c: char| c.is_alphanumeric() || c == '%');
    (whole && !about).then(|| Token {
        first,
        last,
        from,
        to: from + end,
        rest: from + words_after(text, end),
        doubtful,
    })
}

fn phase_after_word(text: &str) -> Option<(u32, u32, usize, bool)> {
    let mut scan = Scan::of(text);
    let doubtful = scan.one_of(&PHASES).is_none();
    if doubtful {
        scan.one_of(&DOUBTFUL_PHASES)?;
    }
    let spaced = scan.spaces();
    scan.eat_all(|c| matches!(c, '.' | '_' | '#' | ':' | '-'));
    scan.spaces();
    let first = scan.number().or_else(|| word_number(&mut scan, spaced))?;
    if scan.peek() == Some('.') {
        let mut ahead = scan;
        ahead.eat(|c| c == '.');
        if ahead.digits().is_some() {
            scan = ahead;
        }
    }
    let last = range(&mut scan, first, |scan| {
        scan.one_of(&PHASES);
        scan.spaces();
        scan.number()
    });
    Some((first, last, scan.at(), doubtful))
}

fn phase_after_di(text: &str) -> Option<(u32, u32, usize, bool)> {
    let (mut scan, first, last) = numbers_after_di(text)?;
    let name = scan.one_of(&PHASES_AFTER_DI)?;
    let last = range(&mut scan, last, |scan| {
        let number = scan.word("第").then(|| scan.number()).flatten()?;
        scan.one_of(&PHASES_AFTER_DI).map(|_| number)
    });
    Some((first, last, scan.at(), matches!(name, "步" | "章")))
}

fn phase_before_word(text: &str) -> Option<(u32, u32, usize, bool)> {
    let mut scan = Scan::of(text);
    let first = scan.digits()?;
    let last = range(&mut scan, first, Scan::digits);
    scan.spaces();
    scan.one_of(&PHASES_AFTER)?;
    Some((first, last, scan.at(), false))
}

/// A phase that has a name in place of a number: `强化阶段（7、8月）`. What speaks of phases in general is none.
fn named_phase(text: &str) -> Option<(u32, u32, usize, bool)> {
    const GENERAL: [&str; 12] = ["分", "各", "全", "本", "当前", "下一", "上一", "每个", "现", "这个", "学习", "该"];
    let end = text.find("阶段")?;
    let name = &text[..end];
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let named = (2..=4).contains(&name.chars().count()) && name.chars().all(is_han);
    let to = end + "阶段".len();
    let ends = text[to..].trim_start().chars().next().is_none_or(|c| "：:（(".contains(c));
    (named && ends && !GENERAL.iter().any(|word| name.starts_with(word))).then_some((0, 0, to, false))
}

/// A number that is spelled: Roman, a letter, or an English word.
fn word_number(scan: &mut Scan<'_>, spaced: bool) -> Option<u32> {
    const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    const LETTERS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let length = scan.rest().find(|c: char| !c.is_alphanumeric()).unwrap_or(scan.rest().len());
    let word = &scan.rest()[..length];
    let place = |list: &[&str]| list.iter().position(|known| word.eq_ignore_ascii_case(known));
    let upper = word.chars().all(|c| c.is_ascii_uppercase());
    let found = place(&WORDS)
        .or_else(|| place(&ROMAN).filter(|_| upper))
        .or_else(|| place(&LETTERS).filter(|_| upper && spaced))?;
    scan.eat_all(char::is_alphanumeric);
    u32::try_from(found).ok().map(|place| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_are_read_in_every_spelling() {
        for (title, expected) in [
            ("Phase 1: Python OOP", Some((1, 1, "Python OOP"))),
            ("🟢 第一阶段：创建型模式", Some((1, 1, "创建型模式"))),
            ("1.3 第三周：函数", Some((3, 3, "函数"))),
            ("Week 3-4", Some((3, 4, ""))),
            ("第 1~2 周", Some((1, 2, ""))),
            ("Неделя 1 — База", Some((1, 1, "База"))),
            ("3주차: 정렬", Some((3, 3, "정렬"))),
            ("Phase II: depth", Some((2, 2, "depth"))),
            ("Stage A: depth", Some((1, 1, "depth"))),
            ("Stage One", Some((1, 1, ""))),
            ("第七周至第十二周", Some((7, 12, ""))),
            ("强化阶段（2021年7、8月）", Some((0, 0, "（2021年7、8月）"))),
            ("当前阶段：复习", None),
            ("Week 3 Checkpoint", None),
            ("Weekly review", None),
            ("Phased rollout", None),
            ("Month", None),
        ] {
            assert_eq!(phase(title).map(|token| (token.first, token.last, &title[token.rest..])), expected, "{title}");
        }
    }
}
