//! The dates of a sample moved by as many days as its start, each in the form that it has.
//!
//! That is safe in texts that are ours, whose dates we know, and in no others: titles are text.

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::document::front_matter::read_date;
use crate::text::lines::lines;

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A text whose plan began on one date, as one whose plan begins on another.
pub(super) fn moved(text: &str, from: NaiveDate, to: NaiveDate) -> String {
    let mover = Mover { by: to.signed_duration_since(from), year: from.year(), to };
    lines(text, 0).map(|line| mover.line(&text[line])).collect()
}

struct Mover {
    by: TimeDelta,
    /// The year of dates that have none.
    year: i32,
    to: NaiveDate,
}

impl Mover {
    fn line(&self, line: &str) -> String {
        let mut out = String::with_capacity(line.len());
        let mut rest = line;
        // The year in a roadmap's name is that of its start.
        let year = self.year.to_string();
        if rest.starts_with("title") {
            return rest.replacen(&year, &self.to.year().to_string(), 1);
        }
        if let Some((date, length)) = self.row(rest) {
            out += &format!("| {}/{} |", date.month(), date.day());
            rest = &rest[length..];
        }
        let mut is_word = false;
        while let Some(next) = rest.chars().next() {
            let found = self.date(rest).filter(|_| !is_word);
            let length = found.as_ref().map_or(next.len_utf8(), |(_, length)| *length);
            out += found.as_ref().map_or(&rest[..length], |(written, _)| written);
            is_word = next.is_alphanumeric();
            rest = &rest[length..];
        }
        out
    }

    fn shifted(&self, date: NaiveDate) -> Option<NaiveDate> {
        date.checked_add_signed(self.by)
    }

    /// `| 4/13 |` at the beginning of a row.
    fn row(&self, line: &str) -> Option<(NaiveDate, usize)> {
        let (cell, _) = line.strip_prefix("| ")?.split_once(" |")?;
        let (month, day) = cell.split_once('/')?;
        let date = NaiveDate::from_ymd_opt(self.year, month.parse().ok()?, day.parse().ok()?)?;
        Some((self.shifted(date)?, "| ".len() + cell.len() + " |".len()))
    }

    /// The date that a text begins with, as it is to be written, and how long it was.
    fn date(&self, text: &str) -> Option<(String, usize)> {
        self.iso(text).or_else(|| self.weekday(text)).or_else(|| self.in_full(text))
    }

    /// `2026-03-02`.
    fn iso(&self, text: &str) -> Option<(String, usize)> {
        const LENGTH: usize = "2026-03-02".len();
        let date = read_date(text.get(..LENGTH)?)?;
        Some((self.shifted(date)?.to_string(), LENGTH))
    }

    /// `Mon Apr 20`.
    fn weekday(&self, text: &str) -> Option<(String, usize)> {
        let rest = WEEKDAYS.iter().find_map(|day| text.strip_prefix(day))?.strip_prefix(' ')?;
        let end = rest.match_indices(|c: char| !c.is_ascii_alphanumeric()).map(|(at, _)| at).nth(1)?;
        let date = NaiveDate::parse_from_str(&format!("{} {}", &rest[..end], self.year), "%b %d %Y").ok()?;
        let length = text.len() - rest.len() + end;
        Some((self.shifted(date)?.format("%a %b %-d").to_string(), length))
    }

    /// `1 May 2026`.
    fn in_full(&self, text: &str) -> Option<(String, usize)> {
        let mut words = text.splitn(4, [' ', '.', ',']);
        let (day, month, year) = (words.next()?, words.next()?, words.next()?);
        let written = format!("{day} {month} {year}");
        let date = NaiveDate::parse_from_str(&written, "%d %B %Y").ok().filter(|_| text.starts_with(&written))?;
        Some((self.shifted(date)?.format("%-d %B %Y").to_string(), written.len()))
    }
}
