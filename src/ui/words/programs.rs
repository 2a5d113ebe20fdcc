//! What is said of other programs: the reader's editor, what opens links, what keeps what is copied.

use super::Words;
use crate::app::action::Action;
use crate::app::beyond::Wish;
use crate::app::keymap::Keymap;
use crate::document::link::NoTarget;
use crate::text::language::{Language, Say};
use crate::text::sanitise::sanitise;

/// Why the file was not edited.
#[derive(Debug)]
pub enum NoEditor {
    /// There is none.
    None,
    /// The command that names it cannot be read.
    Unclear(String),
    /// It could not be run, for this reason.
    NotRun(String, String),
    /// It ended with this code, or by a signal.
    Ended(Option<i32>),
}

/// Why a link was not opened.
#[derive(Debug)]
pub enum NoOpening {
    /// There is no desktop to open it on, and no browser is named.
    NoOpener,
    /// The command that would open it puts the address into a script.
    Script(String),
    /// What opens it could not be run, for this reason.
    NotRun(String, String),
    /// There is no file of this name beside the roadmap.
    Missing(String),
    /// It is no document, picture, sound or film.
    NoDocument(String),
}

impl Words {
    /// That another program was asked to open something.
    #[must_use]
    pub fn opened(self, address: &str) -> String {
        let address = sanitise(address);
        self.either(format!("opening {address}"), format!("正在打开 {address}"))
    }

    /// That something was copied.
    #[must_use]
    pub fn copied(self, text: &str) -> String {
        let text = sanitise(text);
        self.either(format!("copied: {text}"), format!("已复制：{text}"))
    }

    /// That a file is still being read.
    #[must_use]
    pub fn reads(self, name: &str) -> String {
        self.either(format!("reading {name}"), format!("正在读取 {name}"))
    }

    /// That a change is still on its way to the file.
    #[must_use]
    pub fn still_saving(self) -> &'static str {
        self.either("still saving; another program may be writing the file", "还在保存；可能有别的程序正在写这个文件")
    }

    /// That the rest of a long file is still being read, and how much is, in percent.
    #[must_use]
    pub fn still_reading(self, read: Option<u8>) -> String {
        let read = read.map(|percent| self.either(format!(": {percent}%"), format!("：{percent}%")));
        self.either("still reading the rest of the file", "还在读取文件的其余部分").to_owned()
            + &read.unwrap_or_default()
    }

    /// That what others did is still being brought in.
    #[must_use]
    pub fn still_merging(self) -> &'static str {
        self.either("still bringing in what was changed", "还在合并改动")
    }

    /// Why a link is not opened.
    #[must_use]
    pub fn not_opened(self, why: &NoTarget, keys: Keymap) -> String {
        let (copy, find) = (keys.first(Action::CopyLink), keys.first(Action::Search));
        match why {
            NoTarget::Scheme(scheme) => {
                let scheme = sanitise(scheme);
                let said = self.either(
                    format!("a link to {scheme}: is not opened from here"),
                    format!("不从这里打开 {scheme}: 链接"),
                );
                self.with_key(said, copy, ("; # copies it", "；按 # 复制"))
            }
            NoTarget::Heading => {
                let said = self.either("it leads to a heading of this file", "它指向本文件里的标题");
                self.with_key(said.to_owned(), find, ("; # finds it", "；按 # 查找"))
            }
            NoTarget::Elsewhere => {
                let said = self.either(
                    "only what is on the web or beside this file is opened",
                    "只打开网页，和这个文件旁边的文件",
                );
                self.with_key(said.to_owned(), copy, ("; # copies the link", "；按 # 复制链接"))
            }
        }
    }

    /// What is said, and what a key would do, in each language; the key stands for `#`. Nothing more where there is no key.
    pub(super) fn with_key(self, said: String, key: Option<&str>, (english, chinese): (&str, &str)) -> String {
        said + &key.map(|key| self.either(english, chinese).replace('#', key)).unwrap_or_default()
    }

    /// That this terminal keeps nothing that is copied.
    #[must_use]
    pub fn no_clipboard(self) -> &'static str {
        self.either("this terminal has no clipboard", "这个终端没有剪贴板")
    }

    /// The heading over several links.
    #[must_use]
    pub fn which_link(self, wish: Wish) -> &'static str {
        match wish {
            Wish::Open => self.either("Open which link?", "打开哪个链接？"),
            Wish::Copy => self.either("Copy which link?", "复制哪个链接？"),
        }
    }
}

impl NoOpening {
    /// The same in words.
    #[must_use]
    pub fn say(&self, words: Words, keys: Keymap) -> String {
        match self {
            Self::NoOpener => {
                let said = words.either(
                    "there is no desktop here to open it on; set BROWSER",
                    "这里没有桌面可以打开它；请设置 BROWSER",
                );
                words.with_key(said.to_owned(), keys.first(Action::CopyLink), (", or copy it with #", "，或按 # 复制"))
            }
            Self::Script(command) => {
                let command = sanitise(command);
                words.either(
                    format!("{command} would run a link's address as a script; set BROWSER to another command"),
                    format!("{command} 会把链接的地址当作脚本运行；请把 BROWSER 设为别的命令"),
                )
            }
            Self::NotRun(program, why) => {
                let program = sanitise(program);
                words.either(format!("cannot run {program}: {why}"), format!("无法运行 {program}：{why}"))
            }
            Self::Missing(path) => {
                let path = sanitise(path);
                words.either(format!("there is no {path} beside this file"), format!("这个文件旁边没有 {path}"))
            }
            Self::NoDocument(path) => {
                let path = sanitise(path);
                words.either(
                    format!("{path} is not opened from here: it is no document, picture, sound or film"),
                    format!("不从这里打开 {path}：它不是文档、图片、音频或视频"),
                )
            }
        }
    }
}

impl Say for NoEditor {
    fn say(&self, language: Language) -> String {
        let words = Words::of(language);
        match self {
            Self::None => words
                .either(
                    "there is no editor; set EDITOR, as in: export EDITOR=nano",
                    "没有编辑器；请设置 EDITOR，例如：export EDITOR=nano",
                )
                .to_owned(),
            Self::Unclear(command) => {
                let command = sanitise(command);
                words.either(
                    format!("cannot read {command} as a command; set EDITOR to another one"),
                    format!("无法把 {command} 读作命令；请另设 EDITOR"),
                )
            }
            Self::NotRun(program, why) => {
                let program = sanitise(program);
                words.either(
                    format!("cannot run {program}: {why}; set EDITOR to another editor"),
                    format!("无法运行 {program}：{why}；请把 EDITOR 设为别的编辑器"),
                )
            }
            // What a shell says of a command that there is not.
            Self::Ended(Some(127)) => words
                .either(
                    "the editor was not found; set EDITOR to another one",
                    "找不到编辑器；请把 EDITOR 设为别的编辑器",
                )
                .to_owned(),
            Self::Ended(Some(code)) => {
                words.either(format!("the editor ended with code {code}"), format!("编辑器退出，代码 {code}"))
            }
            Self::Ended(None) => words.either("the editor was ended by a signal", "编辑器被信号终止").to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::Change;
    use crate::app::notice::Notice;

    #[test]
    fn what_is_said_of_links_and_copies_names_the_readers_own_keys_or_none() {
        let keys = |key: Option<&str>| {
            let change = |action: &str| Change {
                action: (1, action.to_owned()),
                keys: key.map(|key| (1, format!("{key}-{}", &action[..1]))).into_iter().collect(),
            };
            Keymap::changed(&["copy-link", "find", "merge-copy"].map(change)).unwrap()
        };
        for language in [Language::English, Language::Chinese] {
            let words = Words::of(language);
            let said = |keys: Keymap| {
                [
                    words.not_opened(&NoTarget::Scheme("x".to_owned()), keys),
                    words.not_opened(&NoTarget::Elsewhere, keys),
                    NoOpening::NoOpener.say(words, keys),
                    words.not_opened(&NoTarget::Heading, keys),
                    words.notice(&Notice::Copy("a.md".to_owned()), keys),
                ]
            };
            let (own, none) = (said(keys(Some("alt"))), said(keys(None)));
            for ((own, none), key) in own.iter().zip(&none).zip(["alt-c", "alt-c", "alt-c", "alt-f", "alt-m"]) {
                assert!(own.starts_with(none.as_str()) && own[none.len()..].contains(key), "{own} / {none}");
                assert!(!none.contains(['Y', '/', '#']), "{none}");
            }
        }
    }
}
