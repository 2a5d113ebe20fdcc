//! What is wrong with the reader's settings, and how that is said.

use std::io;
use std::path::PathBuf;

use super::{NO_HOUR, NO_LANGUAGE, NO_STAMP};
use crate::app::keymap::WrongKey;
use crate::app::query::WrongQuery;
use crate::store::errors::shown;
use crate::text::language::Language::{self, Chinese, English};
use crate::text::language::Say;
use crate::text::sanitise::sanitise;
use crate::ui::words::{Words, WrongPath, WrongReview};

/// Why the settings cannot be read.
#[derive(Debug)]
pub struct SettingsError {
    path: PathBuf,
    pub(super) reason: Fault,
}

/// What is wrong with a file of the reader's settings.
#[derive(Debug)]
pub(in crate::store) enum Fault {
    /// It cannot be read.
    Io(io::Error),
    /// A line does not parse, or says what cannot be said: what the parser has against it.
    Line(usize, String),
    /// On a line, a key that cannot be meant.
    Key(usize, WrongKey),
    /// On a line, a filter by its name that asks for nothing that there is.
    Filter(usize, String, WrongQuery),
    /// On a line, a setting of the review that cannot be meant.
    Review(usize, WrongReview),
    /// On a line, a path of the library that is counted from nowhere.
    Library(usize, WrongPath),
    /// There is no theme of this name.
    NoTheme(String),
    /// A theme begins with one that there is not.
    NoBase(String),
    /// A word of a theme's line is no colour and no weight.
    NoColour(&'static str, String),
}

impl SettingsError {
    pub(in crate::store) fn new(path: PathBuf, reason: Fault) -> Self {
        Self { path, reason }
    }
}

impl Say for SettingsError {
    fn say(&self, language: Language) -> String {
        let (path, why) = (shown(&self.path), self.reason.say(language));
        match language {
            English => format!("cannot read {path}: {why}"),
            Chinese => format!("无法读取 {path}：{why}"),
        }
    }
}

impl Say for Fault {
    fn say(&self, language: Language) -> String {
        let said = match (language, self) {
            (_, Self::Io(cause)) => cause.say(language),
            (English, Self::Line(line, why)) => format!("line {line}: {why}"),
            (Chinese, Self::Line(line, why)) => format!("第 {line} 行：{}", in_chinese(why)),
            (English, Self::Key(line, why)) => format!("line {line}: {}", why.say(language)),
            (Chinese, Self::Key(line, why)) => format!("第 {line} 行：{}", why.say(language)),
            (English, Self::Filter(line, name, why)) => {
                format!("line {line}: {}", Words::of(English).wrong_query(name, why))
            }
            (Chinese, Self::Filter(line, name, why)) => {
                format!("第 {line} 行：{}", Words::of(Chinese).wrong_query(name, why))
            }
            (English, Self::Review(line, why)) => format!("line {line}: {}", why.say(language)),
            (Chinese, Self::Review(line, why)) => format!("第 {line} 行：{}", why.say(language)),
            (English, Self::Library(line, why)) => format!("line {line}: {}", why.say(language)),
            (Chinese, Self::Library(line, why)) => format!("第 {line} 行：{}", why.say(language)),
            (English, Self::NoTheme(name)) => format!(
                "no theme is called \"{name}\"; there are auto, dark, light, ansi, mono, and files like this one"
            ),
            (Chinese, Self::NoTheme(name)) => {
                format!("没有叫「{name}」的主题；可用的有 auto、dark、light、ansi、mono，以及像这样的文件")
            }
            (English, Self::NoBase(name)) => format!("base: no theme is called \"{name}\""),
            (Chinese, Self::NoBase(name)) => format!("base：没有叫「{name}」的主题"),
            (English, Self::NoColour(key, word)) => format!("{key}: \"{word}\" is no colour and no weight"),
            (Chinese, Self::NoColour(key, word)) => format!("{key}：「{word}」既不是颜色，也不是字重"),
        };
        sanitise(&said).into_owned()
    }
}

/// What the parser has against a line. What it seldom says is left as it says it.
fn in_chinese(why: &str) -> String {
    let unknown = why.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`'));
    match (why, unknown) {
        (_, Some((key, _))) => format!("没有 `{key}` 这一项"),
        (NO_LANGUAGE, _) => "语言应为 en 或 zh".to_owned(),
        (_, None) if why.ends_with(NO_STAMP) => {
            let name = why.trim_end_matches(NO_STAMP).trim().trim_matches('"');
            format!("没有叫「{name}」的完成日期写法；可用的有 emoji、dataview、comment 和 none")
        }
        (NO_HOUR, _) => "一天的起点应为 0 到 12 点".to_owned(),
        _ => format!("语法有误（{why}）"),
    }
}
