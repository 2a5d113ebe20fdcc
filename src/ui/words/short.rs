//! Today in a few words, for a prompt or a status bar.

use chrono::NaiveDate;

use super::Words;
use crate::text::language::Language::{Chinese, English};

impl Words {
    /// A day of the plan, and whether it is done: `Day 6/28`.
    #[must_use]
    pub fn day_in_short(self, day: u32, all: u32, is_done: bool) -> String {
        match (self.language, is_done) {
            (English, false) => format!("Day {day}/{all}"),
            (English, true) => format!("Day {day}/{all} done"),
            (Chinese, false) => format!("第 {day}/{all} 天"),
            (Chinese, true) => format!("第 {day}/{all} 天已完成"),
        }
    }

    /// How far a reader is behind or ahead; empty where neither.
    #[must_use]
    pub fn behind_in_short(self, behind: i32) -> String {
        let days = behind.unsigned_abs();
        match behind {
            0 => String::new(),
            1.. => self.either(format!("{days} behind"), format!("落后 {days} 天")),
            ..0 => self.either(format!("{days} ahead"), format!("超前 {days} 天")),
        }
    }

    /// How much is due for review.
    #[must_use]
    pub fn reviews_in_short(self, due: usize) -> String {
        self.either(format!("{due} to review"), format!("复习 {due}"))
    }

    /// For how many days on end something was done.
    #[must_use]
    pub fn streak_in_short(self, days: u32) -> String {
        self.either(format!("{days}-day streak"), format!("连续 {days} 天"))
    }

    /// When a plan begins.
    #[must_use]
    pub fn begins_on(self, start: NaiveDate, today: NaiveDate) -> String {
        let date = self.short_date(start, today);
        self.either(format!("begins {date}"), format!("{date} 开始"))
    }

    /// That the plan pauses.
    #[must_use]
    pub fn paused(self) -> &'static str {
        self.either("paused", "暂停中")
    }

    /// That no study day falls on today.
    #[must_use]
    pub fn rest_day(self) -> &'static str {
        self.either("rest day", "休息日")
    }
}
