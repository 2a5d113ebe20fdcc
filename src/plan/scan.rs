//! Reading a title from its left: words, numbers in the scripts that plans are written in, and what may stand between.

use super::words::Words;
use crate::text::seek::{begins_as, small};

/// A place in a title that moves to the right as things are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn is_done(&self) -> bool {
        self.at == self.text.len()
    }

    /// Moves over the next character if it is wanted.
    pub(super) fn eat(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|&c| wanted(c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Moves over all next characters that are wanted, and says whether there was any.
    pub(super) fn eat_all(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let before = self.at;
        while self.eat(&wanted).is_some() {}
        self.at > before
    }

    pub(super) fn spaces(&mut self) -> bool {
        self.eat_all(char::is_whitespace)
    }

    /// Moves over `word`, which is given in small letters, in upper and lower case alike, and says whether it stood there.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        let same = word.chars().all(|wanted| ahead.eat(|c| is_letter(c, wanted)).is_some());
        if same {
            *self = ahead;
        }
        same
    }

    /// The longest of `words` that stands here, moved over.
    pub(super) fn one_of(&mut self, words: &Words) -> Option<&'static str> {
        let first = small(self.peek().filter(|&next| words.may_begin(next))?);
        let read = |word: &&'static str| {
            let mut ahead = *self;
            ahead.word(word).then_some((ahead.at, *word))
        };
        let begin_so = words.all().iter().filter(|word| word.starts_with(first));
        let (at, word) = begin_so.filter_map(read).max_by_key(|(at, _)| *at)?;
        self.at = at;
        Some(word)
    }

    /// A whole number of at most three digits, ASCII or full-width.
    pub(super) fn digits(&mut self) -> Option<u32> {
        let mut ahead = *self;
        let mut number = 0;
        for count in 0.. {
            let Some(digit) = ahead.peek().and_then(digit) else {
                if count == 0 {
                    return None;
                }
                break;
            };
            if count == 3 {
                return None;
            }
            number = number * 10 + digit;
            ahead.at += ahead.peek().map_or(0, char::len_utf8);
        }
        *self = ahead;
        Some(number)
    }

    /// A number in digits or in Chinese numerals (`十二`, `二十一`, `廿三`).
    pub(super) fn number(&mut self) -> Option<u32> {
        self.digits().or_else(|| self.chinese())
    }

    fn chinese(&mut self) -> Option<u32> {
        let mut ahead = *self;
        ahead.eat_all(|c| numeral(c).is_some());
        let numerals = &self.text[self.at..ahead.at];
        let number = read_chinese(numerals)?;
        *self = ahead;
        Some(number)
    }
}

/// Whether a character is a letter of a word in small letters.
fn is_letter(c: char, wanted: char) -> bool {
    begins_as(c, wanted) && (c == wanted || c.to_lowercase().len() == 1)
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// What a numeral stands for; tens and hundreds are told from digits by their size.
pub(super) fn numeral(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' | '兩' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '廿' => 20,
        '百' => 100,
        _ => return None,
    })
}

fn read_chinese(numerals: &str) -> Option<u32> {
    if numerals.is_empty() || numerals.chars().count() > 5 {
        return None;
    }
    let (mut total, mut digit) = (0, None);
    for value in numerals.chars().filter_map(numeral) {
        match value {
            10 | 100 => total += digit.take().unwrap_or(1) * value,
            20 => total += 20,
            _ => digit = Some(digit.take().map_or(value, |tens: u32| tens * 10 + value)),
        }
    }
    Some(total + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_script_of_plans() {
        let read = |text| Scan::of(text).number();
        for (text, number) in [
            ("7", 7),
            ("007", 7),
            ("１２", 12),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十一", 21),
            ("廿三", 23),
            ("一百零五", 105),
            ("三", 3),
            ("二一", 21),
        ] {
            assert_eq!(read(text), Some(number), "{text}");
        }
        assert_eq!(read("2026"), None);
        assert_eq!(read("天"), None);
    }

    #[test]
    fn the_vocabulary_is_in_small_letters() {
        use crate::plan::vocabulary::*;
        let lists = [
            DAYS,
            DOUBTFUL_DAYS,
            DAYS_AFTER,
            JOINERS,
            DAY_COLUMNS,
            PHASES,
            DOUBTFUL_PHASES,
            PHASES_AFTER_DI,
            PHASES_AFTER,
            ABOUT_A_PHASE,
            GOALS,
            WEEKDAYS,
            MONTHS,
            HOURS,
            MINUTES,
            ABOUT,
        ];
        let all = lists.iter().map(Words::all).chain([DATE_COLUMNS, LOGS, DAY_UNITS, WEEK_UNITS, MONTH_UNITS]);
        for word in all.flatten() {
            assert_eq!(*word, word.to_lowercase());
        }
        for words in lists {
            let mut upper = words.all().iter().map(|word| word.to_uppercase());
            assert!(words.all().iter().all(|word| Scan::of(word).one_of(&words).is_some()), "{words:?}");
            assert!(upper.all(|word| Scan::of(&word).one_of(&words).is_some()), "{words:?}");
        }
    }

    #[test]
    fn words_are_read_in_upper_and_lower_case() {
        let mut scan = Scan::of("ДЕНЬ 3");
        assert_eq!(scan.one_of(&Words::of(&["день", "де"])), Some("день"));
        assert!(scan.spaces());
        assert_eq!(scan.digits(), Some(3));
        assert!(scan.is_done());
    }
}
