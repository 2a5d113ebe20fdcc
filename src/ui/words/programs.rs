//! What is said of other programs: the reader's editor.

use super::Words;
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
