//! Dates that stand beside the name of a weekday in a title: `Fri Feb 20`, `2026-02-20（周五）`.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::qualifier::{self, StatedDate};
use super::scan::Scan;
use super::vocabulary::WEEKDAYS;

/// A date beside the name of a weekday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dating {
    /// Where both stand in the title.
    pub span: Range<usize>,
    /// The date.
    pub date: StatedDate,
    /// The weekday, counted from Monday as 0.
    pub weekday: u32,
}

impl Dating {
    /// The weekday that the date has in a year; its own year, where it names one.
    #[must_use]
    pub fn weekday_in(&self, year: i32) -> Option<u32> {
        let date = self.date.near(NaiveDate::from_ymd_opt(year, 7, 1)?)?;
        (self.date.year().is_some() || date.year() == year).then(|| date.weekday().num_days_from_monday())
    }
}

/// The dates of a title that stand beside weekdays, from the left.
#[must_use]
pub fn datings(title: &str) -> Vec<Dating> {
    let mut found: Vec<Dating> = Vec::new();
    if !title.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let mut before = ' ';
    for (at, c) in title.char_indices() {
        let is_behind = found.last().is_none_or(|last| last.span.end <= at);
        let begins = !before.is_alphanumeric() || (c.is_ascii_digit() && !before.is_ascii_alphanumeric());
        if is_behind && begins && c.is_alphanumeric() {
            let scan = Scan::of(&title[at..]);
            let read = weekday_first(scan).or_else(|| date_first(scan));
            found.extend(read.map(|(length, date, weekday)| Dating { span: at..at + length, date, weekday }));
        }
        before = c;
    }
    found
}

type Read = (usize, StatedDate, u32);

fn weekday_first(mut scan: Scan<'_>) -> Option<Read> {
    let mut both = scan;
    let weekday = weekday(&mut scan)?;
    // Beside a weekday `6/12` is a date as well.
    if let Some(date) = qualifier::date(&mut both) {
        return Some((both.at(), date, weekday));
    }
    let opened = gap(&mut scan)?;
    let date = qualifier::date(&mut scan)?;
    scan.eat(|c| opened && matches!(c, ')' | '）'));
    Some((scan.at(), date, weekday))
}

fn date_first(mut scan: Scan<'_>) -> Option<Read> {
    let date = qualifier::date(&mut scan)?;
    let opened = gap(&mut scan)?;
    let weekday = weekday(&mut scan)?;
    // A lone sign is a weekday only where nothing else stands in its brackets.
    scan.eat(|c| opened && matches!(c, ')' | '）'));
    Some((scan.at(), date, weekday))
}

/// What may stand between the two; says whether a bracket was opened.
fn gap(scan: &mut Scan<'_>) -> Option<bool> {
    let from = scan.at();
    scan.eat_all(|c| matches!(c, ' ' | ',' | '，'));
    let opened = scan.eat(|c| matches!(c, '(' | '（')).is_some();
    (scan.at() > from).then_some(opened)
}

/// A weekday's name, with its place in the week.
fn weekday(scan: &mut Scan<'_>) -> Option<u32> {
    const LETTERS: [&[&str]; 7] = [
        &["mon", "一", "月", "월"],
        &["tue", "二", "火", "화"],
        &["wed", "三", "水", "수"],
        &["thu", "四", "木", "목"],
        &["fri", "五", "金", "금"],
        &["sat", "六", "土", "토"],
        &["sun", "日", "天", "일"],
    ];
    let mut ahead = *scan;
    let word = ahead.one_of(&WEEKDAYS)?;
    let ends = ahead.peek().is_none_or(|c| !c.is_alphanumeric());
    let is_it = |letters: &&[&str]| {
        letters.iter().any(|some| word.starts_with(some) || (!some.is_ascii() && word.ends_with(some)))
    };
    let index = LETTERS.iter().position(is_it).filter(|_| ends)?;
    *scan = ahead;
    u32::try_from(index).ok()
}

/// A date that is written out and that no calendar has: `2026-02-30`, `2月30日`, `Feb 30`.
#[must_use]
pub fn impossible(title: &str) -> Option<Range<usize>> {
    let mut before = ' ';
    for (at, c) in title.char_indices() {
        if !before.is_alphanumeric() && (c.is_ascii_digit() || c.is_ascii_alphabetic()) {
            let mut scan = Scan::of(&title[at..]);
            if qualifier::is_impossible(&mut scan) {
                return Some(at..at + scan.at());
            }
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_with_the_weekday_beside_it() {
        for (title, expected) in [
            ("Day 1 (Fri Feb 20): a", ("Fri Feb 20", 4)),
            ("Saturday, 2026-02-21 — b", ("Saturday, 2026-02-21", 5)),
            ("2026-02-20（周五）c", ("2026-02-20（周五）", 4)),
            ("7月1日 (水)", ("7月1日 (水)", 2)),
            ("第3天（周三 2月4日）", ("周三 2月4日", 2)),
            ("Tue 6/12: d", ("Tue 6/12", 1)),
        ] {
            let found = datings(title);
            assert_eq!(found.len(), 1, "{title}");
            assert_eq!((&title[found[0].span.clone()], found[0].weekday), expected);
        }
        for title in ["Mon", "Feb 20", "Monday's 3 tasks", "2026-02-20 月度总结", "12 Sunny days", "May 4 monitors"]
        {
            assert_eq!(datings(title), [], "{title}");
        }
    }

    #[test]
    fn a_date_that_no_calendar_has_is_told_from_one_that_is() {
        for (title, date) in [
            ("Day 1 (2026-02-30)", "2026-02-30"),
            ("2月30日：a", "2月30日"),
            ("x Feb 30", "Feb 30"),
            ("13月1日", "13月1日"),
        ] {
            assert_eq!(impossible(title).map(|span| &title[span]), Some(date), "{title}");
        }
        for title in ["2026-02-28", "2月29日", "Feb 29", "May 2026", "mar 100", "1.2026-02-3", "v2026-99", "Sep 30"] {
            assert_eq!(impossible(title), None, "{title}");
        }
    }
}
