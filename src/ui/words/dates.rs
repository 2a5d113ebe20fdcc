//! Dates, and what is counted, in the form of each language.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Words;
use crate::text::language::Language::{Chinese, English};

impl Words {
    /// A date in full: `Thu 5 Feb 2026`, `2026年2月5日 周四`.
    #[must_use]
    pub fn date(self, date: NaiveDate) -> String {
        match self.language {
            English => date.format("%a %-d %b %Y").to_string(),
            Chinese => format!("{} {}", date.format("%Y年%-m月%-d日"), weekday(date.weekday())),
        }
    }

    /// A date of a week: `Thu 5 Feb`, `2月5日 周四`.
    #[must_use]
    pub fn weekday_date(self, date: NaiveDate) -> String {
        match self.language {
            English => date.format("%a %-d %b").to_string(),
            Chinese => format!("{} {}", date.format("%-m月%-d日"), weekday(date.weekday())),
        }
    }

    /// A date among others of the same time: `5 Feb`, `2月5日`, with its year where that is another one than `near`'s.
    #[must_use]
    pub fn short_date(self, date: NaiveDate, near: NaiveDate) -> String {
        let form = match (self.language, date.year() == near.year()) {
            (English, true) => "%-d %b",
            (English, false) => "%-d %b %Y",
            (Chinese, true) => "%-m月%-d日",
            (Chinese, false) => "%Y年%-m月%-d日",
        };
        date.format(form).to_string()
    }

    /// The first and the last date of something: `2 Feb`, `3-4 Feb`, `28 Feb - 1 Mar`; `2月3-4日`, `2月28日-3月1日`. The
    /// dash is the one that is equally wide everywhere.
    #[must_use]
    pub fn dates(self, from: NaiveDate, to: NaiveDate, near: NaiveDate) -> String {
        let (first, last) = (self.short_date(from, near), self.short_date(to, near));
        let in_one_month = (from.year(), from.month()) == (to.year(), to.month());
        match self.language {
            _ if from == to => first,
            English if in_one_month => format!("{}-{last}", from.day()),
            English => format!("{first} - {last}"),
            Chinese if in_one_month => format!("{}-{}日", first.trim_end_matches('日'), to.day()),
            Chinese => format!("{first}-{last}"),
        }
    }

    /// A date's weekday: `Thu`, `周四`.
    pub(super) fn weekday_of(self, date: NaiveDate) -> String {
        match self.language {
            English => date.format("%a").to_string(),
            Chinese => weekday(date.weekday()).to_owned(),
        }
    }

    /// Dates, or what follows from them, where they are a guess.
    #[must_use]
    pub fn guessed(self, said: String) -> String {
        said + self.either(" (guess)", "（推测）")
    }

    /// What stands in the place of a date where there is none.
    #[must_use]
    pub fn no_date(self) -> &'static str {
        self.either("no date", "无日期")
    }

    /// What `2/7` counts where it counts study days.
    #[must_use]
    pub fn days_of(self) -> &'static str {
        self.either("days", "天")
    }

    /// What stands before a bar that counts study days.
    #[must_use]
    pub fn days_before(self) -> &'static str {
        self.either("days", "学习日")
    }

    /// `1 study day`, `3 study days`.
    #[must_use]
    pub fn study_days(self, count: u32) -> String {
        self.counted(count, "study day", "study days", "个学习日")
    }

    /// `3/28 study days`.
    #[must_use]
    pub fn study_days_done(self, done: usize, all: usize) -> String {
        self.either(format!("{done}/{all} study days"), format!("{done}/{all} 个学习日"))
    }

    /// A number of things. Chinese has no plural, and a measure word of its own for each.
    pub(super) fn counted(self, count: u32, one: &str, many: &str, chinese: &str) -> String {
        let what = self.either(if count == 1 { one } else { many }, chinese);
        format!("{count} {what}")
    }

    /// The same for counts of things in memory.
    pub(super) fn many_of(self, count: usize, one: &str, many: &str, chinese: &str) -> String {
        self.counted(u32::try_from(count).unwrap_or(u32::MAX), one, many, chinese)
    }

    /// `, 28 days` behind a plan's dates; nothing where no days are counted.
    #[must_use]
    pub fn in_days(self, days: u32) -> String {
        match (self.language, days) {
            (_, 0) => String::new(),
            (English, _) => format!(", {}", self.counted(days, "day", "days", "")),
            (Chinese, _) => format!("，共 {days} 天"),
        }
    }

    /// How long something takes: `2 h`, `90 min`.
    #[must_use]
    pub fn estimate(self, minutes: u32) -> String {
        if minutes > 0 && minutes.is_multiple_of(60) {
            format!("{} {}", minutes / 60, self.either("h", "小时"))
        } else {
            format!("{minutes} {}", self.either("min", "分钟"))
        }
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "周一",
        Weekday::Tue => "周二",
        Weekday::Wed => "周三",
        Weekday::Thu => "周四",
        Weekday::Fri => "周五",
        Weekday::Sat => "周六",
        Weekday::Sun => "周日",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_form_of_their_language() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let near = date("2026-02-05");
        let said = |language| {
            let words = Words::of(language);
            let range = |from, to| words.dates(date(from), date(to), near);
            [
                words.date(near),
                words.short_date(near, near),
                range("2026-02-03", "2026-02-03"),
                range("2026-02-03", "2026-02-04"),
                range("2026-02-28", "2026-03-01"),
                range("2027-02-03", "2027-02-04"),
                range("2026-12-31", "2027-01-01"),
                words.study_days(1) + " " + &words.study_days(3),
                words.estimate(120) + " " + &words.estimate(90),
            ]
        };
        assert_eq!(
            said(English),
            [
                "Thu 5 Feb 2026",
                "5 Feb",
                "3 Feb",
                "3-4 Feb",
                "28 Feb - 1 Mar",
                "3-4 Feb 2027",
                "31 Dec - 1 Jan 2027",
                "1 study day 3 study days",
                "2 h 90 min"
            ]
        );
        assert_eq!(
            said(Chinese),
            [
                "2026年2月5日 周四",
                "2月5日",
                "2月3日",
                "2月3-4日",
                "2月28日-3月1日",
                "2027年2月3-4日",
                "12月31日-2027年1月1日",
                "1 个学习日 3 个学习日",
                "2 小时 90 分钟"
            ]
        );
    }
}
