//! What a title says besides its words: a date, a weekday, an estimate, a sign that it is done. Kept out of the words.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::scan::Scan;
use super::vocabulary::{ABOUT, HOURS, MINUTES, MONTHS, WEEKDAYS};

/// A date as a plan states it, at times without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedDate {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl StatedDate {
    /// The same month on another day.
    #[must_use]
    pub(super) fn on_day(self, day: u32) -> Self {
        Self { day, ..self }
    }

    /// The year that it names.
    #[must_use]
    pub(crate) fn year(self) -> Option<i32> {
        self.year
    }

    /// The date meant; without a year of its own, the one nearest to `near`.
    #[must_use]
    pub fn near(self, near: NaiveDate) -> Option<NaiveDate> {
        let in_year = |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if let Some(year) = self.year {
            return in_year(year);
        }
        let years = near.year() - 1..=near.year() + 1;
        years.filter_map(in_year).min_by_key(|date| date.signed_duration_since(near).num_days().abs())
    }
}

/// A title's words, and what was said beside them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Qualified {
    /// Where the words are.
    pub(super) words: Range<usize>,
    /// The date it states.
    pub(super) date: Option<StatedDate>,
    /// How long it takes, in minutes.
    pub(super) minutes: Option<u32>,
}

/// The date that a table's cell is, where it is one throughout. There `6/12` can be nothing else.
pub(super) fn whole_date(cell: &str) -> Option<StatedDate> {
    let mut scan = Scan::of(cell.trim());
    let date = date(&mut scan).or_else(|| numeric(&mut scan, true))?;
    let rest = scan.rest().trim();
    let exists = NaiveDate::from_ymd_opt(date.year.unwrap_or(2024), date.month, date.day).is_some();
    (exists && (rest.is_empty() || rest.starts_with(['(', '（']))).then_some(date)
}

/// What may stand between a title's words and what qualifies them.
const SEPARATORS: [char; 15] = [':', '：', '|', '｜', '-', '–', '—', '·', '•', '*', '_', '`', '~', ',', '，'];

/// Reads what qualifies `text` at its front and at its end.
pub(super) fn read(text: &str) -> Qualified {
    let mut found = Qualified { words: 0..text.len(), ..Qualified::default() };
    while let Some(shorter) = front(text, &mut found).or_else(|| back(text, &mut found)) {
        found.words = shorter;
    }
    let words = &text[found.words.clone()];
    let start = found.words.start + (words.len() - words.trim_start_matches(separates).len());
    let end = found.words.end - (words.len() - words.trim_end().len());
    found.words = start..end.max(start);
    found
}

fn separates(c: char) -> bool {
    c.is_whitespace() || SEPARATORS.contains(&c)
}

/// The words without a qualifier at their front.
fn front(text: &str, found: &mut Qualified) -> Option<Range<usize>> {
    let words = &text[found.words.clone()];
    let trimmed = words.trim_start_matches(separates);
    let start = found.words.end - trimmed.len();
    let open = trimmed.chars().next().filter(|c| OPENING.contains(*c));
    if let Some(open) = open {
        let close = trimmed.find(CLOSING)?;
        note(&trimmed[open.len_utf8()..close], found)?;
        let behind = trimmed[close..].chars().next().map_or(0, char::len_utf8);
        return Some(start + close + behind..found.words.end);
    }
    let mut scan = Scan::of(trimmed);
    let stated = date(&mut scan)?;
    // `May 4 exercises` is no date of its own; a separator or the end makes it one.
    let ends = scan.is_done()
        || scan.rest().trim_start().starts_with(|c: char| SEPARATORS.contains(&c) || OPENING.contains(c));
    ends.then(|| found.date = found.date.or(Some(stated)))?;
    Some(start + scan.at()..found.words.end)
}

const OPENING: &str = "([（【";
const CLOSING: [char; 4] = [')', ']', '）', '】'];

/// The words without a qualifier at their end.
fn back(text: &str, found: &mut Qualified) -> Option<Range<usize>> {
    let words = text[found.words.clone()].trim_end();
    let start = found.words.start;
    let sign = words.trim_end_matches(['✅', '☑', '🎉', '⭐', '🌟', '★', '☆', '\u{fe0f}']);
    if sign.len() < words.len() {
        return Some(start..start + sign.len());
    }
    if words.ends_with(CLOSING) {
        let open = words.rfind(|c| OPENING.contains(c))?;
        let inside = words[open..].chars().next().map_or(0, char::len_utf8);
        let last = words.chars().next_back().map_or(0, char::len_utf8);
        note(&words[open + inside..words.len() - last], found)?;
        return Some(start..start + open);
    }
    let clock = words.rfind('⏱')?;
    note(words[clock..].trim_start_matches(['⏱', '\u{fe0f}', ' ']), found)?;
    Some(start..start + clock)
}

/// Notes a bracket's content if all of it qualifies: weekdays, dates, estimates.
fn note(content: &str, found: &mut Qualified) -> Option<()> {
    let mut scan = Scan::of(content);
    let (mut stated, mut minutes) = (None, None);
    scan.spaces();
    while !scan.is_done() {
        if let Some(read) = date(&mut scan) {
            stated = stated.or(Some(read));
        } else if let Some(read) = estimate(&mut scan) {
            minutes = minutes.or(Some(read));
        } else {
            weekday(&mut scan)?;
        }
        scan.eat_all(|c| c.is_whitespace() || ",，、·/|;；~-–—".contains(c));
    }
    found.date = found.date.or(stated);
    found.minutes = found.minutes.or(minutes);
    (!content.trim().is_empty()).then_some(())
}

/// A weekday's name, moved over.
fn weekday(scan: &mut Scan<'_>) -> Option<()> {
    let mut ahead = *scan;
    ahead.one_of(&WEEKDAYS)?;
    whole_word(&ahead).then(|| *scan = ahead)
}

/// Whether a word read so far is not the beginning of a longer one.
fn whole_word(scan: &Scan<'_>) -> bool {
    scan.peek().is_none_or(|c| !c.is_alphanumeric())
}

/// The minutes of a text that is an estimate throughout.
pub(super) fn whole_estimate(text: &str) -> Option<u32> {
    let mut scan = Scan::of(text.trim());
    estimate(&mut scan).filter(|_| scan.is_done())
}

/// `2h`, `1.5 hours`, `90 min`, `4-5小时`, `约3小时`, in minutes; of a range the longer.
fn estimate(scan: &mut Scan<'_>) -> Option<u32> {
    let mut ahead = *scan;
    while ahead.one_of(&ABOUT).is_some() {
        ahead.spaces();
    }
    let mut number = decimal(&mut ahead)?;
    let mut range = ahead;
    range.spaces();
    if range.eat(|c| "-–~～〜".contains(c)).is_some() {
        range.spaces();
        if let Some(longer) = decimal(&mut range) {
            number = longer;
            ahead = range;
        }
    }
    ahead.spaces();
    ahead.eat(|c| c == '个');
    let factor = if ahead.one_of(&HOURS).is_some() { 60.0 } else { ahead.one_of(&MINUTES).map(|_| 1.0)? };
    whole_word(&ahead).then(|| {
        *scan = ahead;
        // At most three digits were read, so this is far from any limit.
        (number * factor).round() as u32
    })
}

fn decimal(scan: &mut Scan<'_>) -> Option<f64> {
    let whole = f64::from(scan.digits()?);
    let mut ahead = *scan;
    if ahead.eat(|c| c == '.').is_some()
        && let Some(tenths) = ahead.peek().and_then(|c| c.to_digit(10))
    {
        ahead.eat_all(|c| c.is_ascii_digit());
        *scan = ahead;
        return Some(whole + f64::from(tenths) / 10.0);
    }
    Some(whole)
}

/// `2026-05-12`, `7月1日`, `2026年7月1日`, `Feb 21`, `21 Feb`, with a weekday before it or not; `Fri 6/12`.
pub(super) fn date(scan: &mut Scan<'_>) -> Option<StatedDate> {
    let mut ahead = *scan;
    let on_weekday = weekday(&mut ahead).is_some();
    ahead.eat_all(|c| on_weekday && (c.is_whitespace() || ",，".contains(c)));
    let date = numeric(&mut ahead, on_weekday).or_else(|| named_month(&mut ahead))?;
    let exists = NaiveDate::from_ymd_opt(date.year.unwrap_or(2024), date.month, date.day).is_some();
    (exists && whole_word(&ahead)).then(|| {
        *scan = ahead;
        date
    })
}

/// Whether a date stands here that no calendar has; it is moved over. Only what is written as nothing but a date is counts.
pub(super) fn is_impossible(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    let Some(date) = numeric(&mut ahead, false).or_else(|| named_month(&mut ahead)) else { return false };
    let is_whole = whole_word(&ahead) && ahead.peek().is_none_or(|c| !"-/.".contains(c));
    let is_day = date.day > 0 && date.day < 100 && date.month > 0 && date.month < 100;
    let exists = NaiveDate::from_ymd_opt(date.year.unwrap_or(2024), date.month, date.day).is_some();
    *scan = ahead;
    is_whole && is_day && !exists
}

fn numeric(scan: &mut Scan<'_>, on_weekday: bool) -> Option<StatedDate> {
    let mut ahead = *scan;
    let year = year(&mut ahead);
    if year.is_some() {
        ahead.eat(|c| "-/.年".contains(c))?;
        ahead.spaces();
    }
    let month = ahead.digits()?;
    ahead.spaces();
    let joint = ahead.eat(|c| "-/.月".contains(c))?;
    // Without a year `6-12` is a range, `1.5` a number, and `1/2` a half; beside a weekday `6/12` is a date.
    if year.is_none() && joint != '月' && !(on_weekday && joint == '/') {
        return None;
    }
    ahead.spaces();
    let day = ahead.digits()?;
    if joint == '月' {
        ahead.eat(|c| matches!(c, '日' | '号' | '號'));
    }
    *scan = ahead;
    Some(StatedDate { year, month, day })
}

fn year(scan: &mut Scan<'_>) -> Option<i32> {
    let year = scan.rest().get(..4).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    let number = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    for _ in 0..4 {
        scan.eat(|c| c.is_ascii_digit());
    }
    Some(number)
}

fn named_month(scan: &mut Scan<'_>) -> Option<StatedDate> {
    let mut ahead = *scan;
    let before = ahead.digits();
    ahead.spaces();
    let name = ahead.one_of(&MONTHS)?;
    ahead.eat(|c| c == '.');
    ahead.spaces();
    let day = before.or_else(|| ahead.digits())?;
    let at = MONTHS.all().iter().position(|month| *month == name)?;
    let mut with_year = ahead;
    with_year.eat_all(|c| c.is_whitespace() || c == ',');
    let year = year(&mut with_year);
    *scan = if year.is_some() { with_year } else { ahead };
    Some(StatedDate { year, month: u32::try_from(at % 12).ok()? + 1, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> (&str, Option<String>, Option<u32>) {
        let found = read(text);
        let near = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        (&text[found.words], found.date.and_then(|date| date.near(near)).map(|date| date.to_string()), found.minutes)
    }

    #[test]
    fn dates_weekdays_and_estimates_are_no_words_of_a_title() {
        let on = |date: &str| Some(date.to_owned());
        for (text, expected) in [
            ("2026-05-12 — Modbus 协议", ("Modbus 协议", on("2026-05-12"), None)),
            ("(Saturday Feb 22) — SYSTEM DESIGN", ("SYSTEM DESIGN", on("2026-02-22"), None)),
            ("模拟面试（3小时）", ("模拟面试", None, Some(180))),
            ("Java（每天3小时）", ("Java", None, Some(180))),
            ("Docker (4-5 hours) ⭐⭐", ("Docker", None, Some(300))),
            ("(Mon)", ("", None, None)),
            ("Loops (1.5h) ✅", ("Loops", None, Some(90))),
            ("Read ⏱️ 90 min", ("Read", None, Some(90))),
            ("7月1日：数组", ("数组", on("2026-07-01"), None)),
            ("数组（12月30日）", ("数组", on("2025-12-30"), None)),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn what_belongs_to_the_words_stays() {
        for text in [
            "CRUD (claims, payments)",
            "24/7 operations",
            "HTTP/2 and 1/2",
            "May flowers",
            "类 (class) 与对象",
            "Week 6 (revision)",
            "数据库（MySQL）",
        ] {
            assert_eq!(words(text), (text, None, None), "{text}");
        }
    }
}
