//! What is said of other programs: the reader's editor, what opens links, what keeps what is copied.

use super::Words;
use crate::app::beyond::Wish;
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

    /// That what others did is still being brought in.
    #[must_use]
    pub fn still_merging(self) -> &'static str {
        self.either("still bringing in what was changed", "还在合并改动")
    }

    /// Why a link is not opened.
    #[must_use]
    pub fn not_opened(self, why: &NoTarget) -> String {
        match why {
            NoTarget::Scheme(scheme) => {
                let scheme = sanitise(scheme);
                self.either(
                    format!("a link to {scheme}: is not opened from here; Y copies it"),
                    format!("不从这里打开 {scheme}: 链接；按 Y 复制"),
                )
            }
            NoTarget::Heading => self
                .either("it leads to a heading of this file; / finds it", "它指向本文件里的标题；按 / 查找")
                .to_owned(),
            NoTarget::Elsewhere => self
                .either(
                    "only what is on the web or beside this file is opened; Y copies the link",
                    "只打开网页，和这个文件旁边的文件；按 Y 复制链接",
                )
                .to_owned(),
        }
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

impl Say for NoOpening {
    fn say(&self, language: Language) -> String {
        let words = Words::of(language);
        match self {
            Self::NoOpener => words
                .either(
                    "there is no desktop here to open it on; set BROWSER, or copy it with Y",
                    "这里没有桌面可以打开它；请设置 BROWSER，或按 Y 复制",
                )
                .to_owned(),
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
            Self::Ended(Some(code)) => {
                words.either(format!("the editor ended with code {code}"), format!("编辑器退出，代码 {code}"))
            }
            Self::Ended(None) => words.either("the editor was ended by a signal", "编辑器被信号终止").to_owned(),
        }
    }
}
