//! What is said of commands that the reader has run when something was done, and of minutes that a command writes down.

use super::Words;
use crate::text::language::{Language, Say};
use crate::text::sanitise::sanitise;

/// Why a command of the reader's did not do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookFailure {
    /// It could not be run, for this reason.
    NotRun(String),
    /// It ended with this code, or by a signal.
    Ended(Option<i32>),
    /// It took longer than so many seconds, and was ended.
    TooLong(u64),
    /// The program was ended before it could be run.
    Left,
}

impl Say for HookFailure {
    fn say(&self, language: Language) -> String {
        let words = Words::of(language);
        match self {
            Self::NotRun(why) => words.either(format!("it cannot be run: {why}"), format!("无法运行：{why}")),
            Self::Ended(Some(code)) => words.either(format!("it ended with code {code}"), format!("退出码为 {code}")),
            Self::Ended(None) => words.either("it was ended by a signal", "被信号终止").to_owned(),
            Self::TooLong(seconds) => words.either(
                format!("it took more than {seconds} seconds and was ended"),
                format!("超过 {seconds} 秒，已被终止"),
            ),
            Self::Left => words.either("there was no time left to run it", "没有时间运行了").to_owned(),
        }
    }
}

impl Words {
    /// That minutes were written down, and how many there are today.
    #[must_use]
    pub fn minutes_noted(self, minutes: u32, today: u32) -> String {
        let (minutes, today) = (self.estimate(minutes), self.estimate(today));
        self.either(format!("{minutes}; today {today}"), format!("{minutes}；今天共 {today}"))
    }

    /// That a command of the reader's, which the settings call so, did not do its work.
    #[must_use]
    pub fn hook_failed(self, name: &str, program: &str, failure: &HookFailure) -> String {
        let (program, why) = (sanitise(program), failure.say(self.language));
        self.either(format!("{name} ({program}): {why}"), format!("{name}（{program}）：{why}"))
    }
}
