//! What is said of keys in the settings that cannot be meant.

use super::Words;
use crate::app::keymap::WrongKey;
use crate::text::language::{Language, Say};

impl Say for WrongKey {
    fn say(&self, language: Language) -> String {
        let words = Words::of(language);
        match self {
            Self::NoAction(name) => words.either(
                format!("no action is called \"{name}\"; the table in docs/keys.md has their names"),
                format!("没有叫「{name}」的操作；docs/keys.md 的按键表列出了名称"),
            ),
            Self::NoKey(action, key) => words.either(
                format!("{action}: no key is called \"{key}\"; write x, X, space, f5, ctrl-x or alt-x"),
                format!("{action}：没有叫「{key}」的按键；请写 x、X、space、f5、ctrl-x 或 alt-x"),
            ),
            Self::NotSent(action, key) => words.either(
                format!(
                    "{action}: terminals send no \"{key}\"; ctrl- goes with small letters but i and m, and with space, \
                     shift- with tab, and both with arrows, home, end, pgup, pgdn, insert, delete and f1 to f24"
                ),
                format!(
                    "{action}：终端不会发送「{key}」；ctrl- 可用于除 i、m 外的小写字母和 space，shift- 可用于 tab，\
                     两者都可用于方向键、home、end、pgup、pgdn、insert、delete 和 f1 到 f24"
                ),
            ),
            Self::Twice(key, one, other) => words.either(
                format!("\"{key}\" would be a key of both {one} and {other}; give one of them other keys"),
                format!("「{key}」不能同时用于 {one} 和 {other}；请给其中一个换个按键"),
            ),
            Self::Needed(action) => words.either(format!("{action} needs a key"), format!("{action} 至少要有一个按键")),
        }
    }
}
