//! What a plan calls its parts, in the language of the roadmap that it is drafted for: these words go into the file.

use crate::document::Document;
use crate::document::outline::Outline;
use crate::text::language::Language::{self, Chinese, English};

/// The language that most titles are in.
pub(super) fn language(document: &Document) -> Language {
    let outline: &Outline = document.outline();
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let titles = || outline.ids().map(|id| outline.title(id)).filter(|title| title.contains(char::is_alphabetic));
    let chinese = titles().filter(|title| title.contains(is_han)).count();
    if 2 * chinese > titles().count() { Chinese } else { English }
}

/// What the plan as a whole is called.
pub(super) fn plan(language: Language) -> &'static str {
    match language {
        English => "Plan",
        Chinese => "学习计划",
    }
}

/// `Phase 3`, `第三阶段`.
pub(super) fn phase(language: Language, number: usize) -> String {
    match language {
        English => format!("Phase {number}"),
        Chinese => format!("第{}阶段", chinese(number)),
    }
}

/// `Day 3`, `Day 3-4`, `第3-4天`.
pub(super) fn day(language: Language, (first, last): (u32, u32)) -> String {
    let numbers = if first == last { first.to_string() } else { format!("{first}-{last}") };
    match language {
        English => format!("Day {numbers}"),
        Chinese => format!("第{numbers}天"),
    }
}

/// What stands between a name and its words.
pub(super) fn colon(language: Language) -> &'static str {
    match language {
        English => ": ",
        Chinese => "：",
    }
}

/// What stands between the titles of several tasks.
pub(super) fn semicolon(language: Language) -> &'static str {
    match language {
        English => "; ",
        Chinese => "；",
    }
}

/// A title, and so many more.
pub(super) fn and_more(language: Language, first: &str, more: usize) -> String {
    match language {
        English => format!("{first}, and {more} more"),
        Chinese => format!("{first} 等 {} 项", more + 1),
    }
}

/// A number below a thousand in Chinese numerals.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    if hundreds > 9 {
        return number.to_string();
    }
    let mut written = String::new();
    if hundreds > 0 {
        written += &format!("{}百", DIGITS[hundreds]);
    }
    match tens {
        0 if hundreds > 0 && ones > 0 => written += "零",
        0 => {}
        1 if hundreds == 0 => written += "十",
        _ => written += &format!("{}十", DIGITS[tens]),
    }
    if ones > 0 || number == 0 {
        written += DIGITS[ones];
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::token;

    #[test]
    fn every_name_is_read_as_the_number_that_it_was_given() {
        for language in Language::ALL {
            for number in 1..1_000_u32 {
                let name = phase(language, number as usize);
                let title = format!("{name}{}x", colon(language));
                let read = token::phase(&title).map(|token| (token.first, token.last, &title[token.rest..]));
                assert_eq!(read, Some((number, number, "x")), "{title}");
                let last = 999.min(number + 1);
                let title = format!("{}{}x", day(language, (number, last)), colon(language));
                let read = token::day(&title).map(|token| (token.first, token.last, &title[token.rest..]));
                assert_eq!(read, Some((number, last, "x")), "{title}");
            }
        }
    }

    #[test]
    fn a_roadmap_is_chinese_where_most_of_its_titles_are() {
        let of = |text: &str| language(&Document::read(text.to_owned()));
        assert_eq!(of("# 清单\n- [ ] HTTP / HTTPS\n- [ ] 数据库：MySQL\n- [ ] 42\n"), Chinese);
        assert_eq!(of("# Skills\n- [ ] HTTP / HTTPS\n- [ ] 装饰器\n"), English);
        assert_eq!(of(""), English);
    }
}
