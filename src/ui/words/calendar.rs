//! The calendar beside a plan: its headings, when the plan ends, and how much of it is what.

use chrono::{Datelike, NaiveDate};

use super::Words;
use crate::plan::agenda::Due;
use crate::text::language::Language::{Chinese, English};

impl Words {
    /// A month's heading.
    #[must_use]
    pub fn month(self, month: NaiveDate) -> String {
        match self.language {
            English => month.format("%B %Y").to_string(),
            Chinese => format!("{}年{}月", month.year(), month.month()),
        }
    }

    /// The weekdays from Monday on, each two cells wide.
    #[must_use]
    pub fn weekdays(self) -> [&'static str; 7] {
        self.either(["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"], ["一", "二", "三", "四", "五", "六", "日"])
    }

    /// When a plan ends, and how far away that is.
    #[must_use]
    pub fn ends(self, end: NaiveDate, today: NaiveDate) -> String {
        let date = self.short_date(end, today);
        let days = u32::try_from((end - today).num_days());
        match (self.language, days) {
            (English, Err(_)) => format!("ended {date}"),
            (English, Ok(0)) => format!("ends today, {date}"),
            (English, Ok(days)) => format!("ends {date}, in {}", self.counted(days, "day", "days", "")),
            (Chinese, Err(_)) => format!("{date} 已结束"),
            (Chinese, Ok(0)) => format!("今天结束：{date}"),
            (Chinese, Ok(days)) => format!("{date} 结束，还有 {days} 天"),
        }
    }

    /// The same in a few words.
    #[must_use]
    pub fn ends_on(self, end: NaiveDate, today: NaiveDate) -> String {
        let date = self.short_date(end, today);
        match (self.language, end < today) {
            (English, true) => format!("ended {date}"),
            (English, false) => format!("ends {date}"),
            (Chinese, true) => format!("{date} 已结束"),
            (Chinese, false) => format!("{date} 结束"),
        }
    }

    /// What study days are called that are this, behind their number.
    #[must_use]
    pub fn due(self, due: Due) -> &'static str {
        match due {
            Due::Done => self.either("done", "已完成"),
            Due::Late => self.late(),
            Due::Today => self.today(),
            Due::Ahead => self.either("to come", "待学"),
        }
    }

    /// A number of study days that are this.
    #[must_use]
    pub fn count_due(self, count: usize, due: Due) -> String {
        match self.language {
            English => format!("{count} {}", self.due(due)),
            Chinese => format!("{} {count}", self.due(due)),
        }
    }

    /// What dates of a plan are on which no study day falls.
    #[must_use]
    pub fn free_date(self) -> &'static str {
        self.either("no study day", "没有学习日")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_told_by_how_far_it_is() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let said = |language| {
            let words = Words::of(language);
            let ends = |end| words.ends(date(end), date("2026-03-11"));
            [ends("2026-03-29"), ends("2026-03-12"), ends("2026-03-11"), ends("2026-03-10"), ends("2027-01-02")]
        };
        assert_eq!(
            said(English),
            [
                "ends 29 Mar, in 18 days",
                "ends 12 Mar, in 1 day",
                "ends today, 11 Mar",
                "ended 10 Mar",
                "ends 2 Jan 2027, in 297 days"
            ]
        );
        assert_eq!(
            said(Chinese),
            [
                "3月29日 结束，还有 18 天",
                "3月12日 结束，还有 1 天",
                "今天结束：3月11日",
                "3月10日 已结束",
                "2027年1月2日 结束，还有 297 天"
            ]
        );
    }
}
