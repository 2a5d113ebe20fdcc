//! What is said of a command line that is wrong.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use super::Words;
use crate::text::language::{Language, Say};
use crate::text::sanitise::sanitise;

/// Why a value on the command line is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongValue {
    /// It names no language.
    Language,
    /// It is no date.
    Date,
    /// It is no date and no range of dates.
    Range,
    /// This word in it names no weekday.
    Weekday(String),
    /// It is no code of a finding.
    Code,
    /// It is no whole number from 1 to this one.
    Number(u16),
    /// It is no number of hours that a day has.
    Hours,
}

impl Say for WrongValue {
    fn say(&self, language: Language) -> String {
        let words = Words::of(language);
        let say = |english: &str, chinese: &str| words.either(english, chinese).to_owned();
        match self {
            Self::Language => say("write en or zh", "请写 en 或 zh"),
            Self::Date => say("write a date as 2026-01-31", "请把日期写成 2026-01-31 的样子"),
            Self::Range => say(
                "write a date as 2026-01-31, or a range as 2026-01-31..2026-02-05",
                "请把日期写成 2026-01-31，或把一段日期写成 2026-01-31..2026-02-05 的样子",
            ),
            Self::Weekday(word) => words.either(
                format!("\"{word}\" names no weekday; write mon-fri, or mon,wed,fri"),
                format!("「{word}」不是星期几；请写 mon-fri，或 mon,wed,fri"),
            ),
            Self::Code => words.what_code().to_owned(),
            Self::Number(most) => {
                words.either(format!("write a number from 1 to {most}"), format!("请写 1 到 {most} 的整数"))
            }
            Self::Hours => say("write hours as 2 or 1.5, up to 24", "请把小时数写成 2 或 1.5 的样子，最多 24"),
        }
    }
}

impl Display for WrongValue {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

impl Error for WrongValue {}

/// What is wrong with a command line, in the terms of whoever reads it for us. English is said there; this is for the
/// languages that are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong<'a> {
    /// Two arguments exclude each other, or one was given twice.
    Conflict(&'a str, &'a str),
    /// A value does not suit an argument, perhaps for a reason.
    Value(&'a str, &'a str, &'a str),
    /// An argument got no value.
    NoValue(&'a str),
    /// What was given, and there is no such argument.
    Unknown(&'a str),
    /// The same of a subcommand.
    NoCommand(&'a str),
    /// Something needs a subcommand.
    WhichCommand(&'a str),
    /// Arguments are missing.
    Missing(&'a str),
    /// There are fewer or more values than an argument takes.
    Count(&'a str),
    /// Something is no text.
    NoText,
    /// Anything else, as it is said in English.
    Other(&'a str),
}

impl Wrong<'_> {
    /// The sentence in Chinese.
    #[must_use]
    pub fn chinese(self) -> String {
        let said = match self {
            Self::Conflict(one, "") => format!("{one} 不能与其他参数同时使用"),
            Self::Conflict(one, other) if one == other => format!("{one} 只能写一次"),
            Self::Conflict(one, other) => format!("{one} 不能与 {other} 同时使用"),
            Self::Value(value, argument, "") => format!("「{value}」不能用于 {argument}"),
            Self::Value(value, argument, why) => format!("「{value}」不能用于 {argument}：{why}"),
            Self::NoValue(argument) => format!("{argument} 需要一个值"),
            Self::Unknown(argument) => format!("没有 {argument} 这个参数"),
            Self::NoCommand(name) => format!("没有 {name} 这个命令"),
            Self::WhichCommand(name) => format!("{name} 后面要有一个命令"),
            Self::Missing(arguments) => format!("缺少参数：{arguments}"),
            Self::Count(argument) => format!("{argument} 的个数不对"),
            Self::NoText => "命令行中有不是 UTF-8 的文字".to_owned(),
            Self::Other(english) => english.to_owned(),
        };
        sanitise(&said).into_owned()
    }
}
