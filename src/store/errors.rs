//! Why a file cannot be read or written, and how that is said.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

use crate::text::language::Language::{self, Chinese, English};
use crate::text::language::Say;
use crate::text::sanitise::sanitise;

/// What something is that is no file which can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFile {
    /// A folder.
    Folder,
    /// A pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
    /// A file of another kind than others, as those in `/proc`.
    Unordinary,
    /// Larger than 1 GiB.
    TooLarge,
}

impl Say for NoFile {
    fn say(&self, language: Language) -> String {
        let said = match (self, language) {
            (Self::Folder, English) => "a folder",
            (Self::Folder, Chinese) => "文件夹",
            (Self::Pipe, English) => "a pipe",
            (Self::Pipe, Chinese) => "管道",
            (Self::Socket, English) => "a socket",
            (Self::Socket, Chinese) => "套接字",
            (Self::Device, English) => "a device",
            (Self::Device, Chinese) => "设备",
            (Self::Unordinary, English) => "not an ordinary file",
            (Self::Unordinary, Chinese) => "特殊文件",
            (Self::TooLarge, English) => "larger than 1 GiB",
            (Self::TooLarge, Chinese) => "超过 1 GiB 的文件",
        };
        said.to_owned()
    }
}

/// Why a file cannot be read.
#[derive(Debug)]
pub enum OpenError {
    /// There is nothing at the path, or a link that leads nowhere.
    Missing(PathBuf),
    /// The path names something that is no file, as it was given, or one that is larger than 1 GiB.
    NoFile(PathBuf, NoFile),
    /// Reading failed.
    Io {
        /// As it was given.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

impl OpenError {
    pub(super) fn from_io(path: &Path, cause: io::Error) -> Self {
        let path = path.to_owned();
        match cause.kind() {
            io::ErrorKind::NotFound => Self::Missing(path),
            io::ErrorKind::FileTooLarge => Self::NoFile(path, NoFile::TooLarge),
            _ => Self::Io { path, cause },
        }
    }
}

impl Say for OpenError {
    fn say(&self, language: Language) -> String {
        let (Self::Missing(path) | Self::NoFile(path, _) | Self::Io { path, .. }) = self;
        let path = shown(path);
        match (language, self) {
            (English, Self::Missing(_)) => format!("cannot read {path}: no such file; check the name"),
            (Chinese, Self::Missing(_)) => format!("无法读取 {path}：没有这个文件；请检查文件名"),
            (English, Self::NoFile(_, NoFile::TooLarge)) => {
                format!("cannot read {path}: it is larger than 1 GiB; name a smaller file")
            }
            (Chinese, Self::NoFile(_, NoFile::TooLarge)) => {
                format!("无法读取 {path}：它超过了 1 GiB；请选小一些的文件")
            }
            (English, Self::NoFile(_, what)) => {
                format!("cannot read {path}: it is {}; name a Markdown file", what.say(language))
            }
            (Chinese, Self::NoFile(_, what)) => {
                format!("无法读取 {path}：它是{}；请选一个 Markdown 文件", what.say(language))
            }
            (English, Self::Io { cause, .. }) => format!("cannot read {path}: {}", cause.say(language)),
            (Chinese, Self::Io { cause, .. }) => format!("无法读取 {path}：{}", cause.say(language)),
        }
    }
}

/// Why an edit is not on disk.
#[derive(Debug)]
pub enum SaveError {
    /// The file on disk is no longer what was read. It was read again: [`super::Store::text`] is what it holds now. Nobody
    /// else's bytes were written over.
    Moved,
    /// The edit cannot be written. The file is as it was, unless the reason says otherwise.
    Failed {
        /// As it was given.
        path: PathBuf,
        /// What stands in the way.
        reason: Reason,
    },
}

/// What stands in the way of writing.
#[derive(Debug)]
pub enum Reason {
    /// The file is in another encoding, by its name; only a reading of it is known.
    NotUtf8(&'static str),
    /// Nobody may write the file. Replacing it would not need that permission, so it is respected on purpose.
    ReadOnly,
    /// The path has come to name something that is no ordinary file.
    NotAFile(NoFile),
    /// The file was deleted or renamed since it was read. It is not created again.
    Missing,
    /// Another process of this program has the lock, and kept it.
    Busy,
    /// It has to be written in place, where it could be torn, and no copy of it could be kept first: there is no folder
    /// for one, or the system refused.
    Unguarded(Option<io::Error>),
    /// A backup was to be brought back, and what the file holds could not be kept first.
    Unkept(io::Error),
    /// The system refused.
    Io(io::Error),
    /// Writing failed half way, and so did taking it back: part of the edit may be in the file.
    Torn(io::Error),
}

impl Say for SaveError {
    fn say(&self, language: Language) -> String {
        let Self::Failed { path, reason } = self else {
            let moved = match language {
                English => "the file changed on disk; it was read again and nothing was written; look and try again",
                Chinese => "磁盘上的文件变了；已重新读取，没有写入；请看一看再试",
            };
            return moved.to_owned();
        };
        let path = shown(path);
        let why = reason.why(&path, language);
        match (language, reason) {
            (English, Reason::Torn(_)) => {
                format!(
                    "cannot write {path}: {why}; part of the change may be in the file; look at it, and see `roadmap restore`"
                )
            }
            (Chinese, Reason::Torn(_)) => {
                format!("无法写入 {path}：{why}；文件里可能只有一部分更改；请检查，并参看 `roadmap restore`")
            }
            (English, _) => format!("cannot write {path}: {why}; nothing was changed"),
            (Chinese, _) => format!("无法写入 {path}：{why}；没有改动任何内容"),
        }
    }
}

impl Reason {
    fn why(&self, path: &str, language: Language) -> String {
        let either = |english: &str, chinese: &str| match language {
            English => english.to_owned(),
            Chinese => chinese.to_owned(),
        };
        match self {
            Self::NotUtf8("unknown") => {
                either("it is not UTF-8 text; save it as UTF-8 first", "它不是 UTF-8 文本；请先存成 UTF-8")
            }
            Self::NotUtf8(name) => either(
                &format!("it is {name}, not UTF-8; convert it first: iconv -f {name} -t UTF-8 {path}"),
                &format!("它的编码是 {name}，不是 UTF-8；请先转换：iconv -f {name} -t UTF-8 {path}"),
            ),
            Self::ReadOnly => either("it is marked read-only; allow writing to it first", "它被标为只读；请先允许写入"),
            Self::NotAFile(what) => {
                let what = what.say(language);
                either(&format!("it is {what}"), &format!("它是{what}"))
            }
            Self::Missing => either("the file is gone", "文件不见了"),
            Self::Busy => either(
                "another roadmap is writing it and does not come to an end; try again",
                "另一个 roadmap 正在写它，一直没有结束；请再试一次",
            ),
            Self::Unguarded(cause) => {
                let none = || {
                    either(
                        "there is no folder for one; set HOME or XDG_DATA_HOME",
                        "没有存放的文件夹；请设置 HOME 或 XDG_DATA_HOME",
                    )
                };
                let cause = cause.as_ref().map_or_else(none, |cause| cause.say(language));
                either(
                    &format!("it can only be written in place, and no copy could be kept first: {cause}"),
                    &format!("它只能原地写入，而事先无法留一份副本：{cause}"),
                )
            }
            Self::Unkept(cause) => {
                let cause = cause.say(language);
                either(
                    &format!("what it holds could not be kept first: {cause}"),
                    &format!("无法先保存它现有的内容：{cause}"),
                )
            }
            Self::Io(cause) | Self::Torn(cause) => cause.say(language),
        }
    }
}

impl Display for OpenError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(English))
    }
}

impl Display for SaveError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(English))
    }
}

impl Error for OpenError {}

impl Error for SaveError {}

pub(super) fn shown(path: &Path) -> String {
    sanitise(&path.to_string_lossy()).into_owned()
}

/// The system's own words as part of a sentence. What follows them is a number, and at times the name of a temporary
/// file, which nobody asked about. In Chinese they are ours, for what is common; for the rest, what is known is said.
impl Say for io::Error {
    fn say(&self, language: Language) -> String {
        use io::ErrorKind;
        let chinese = match self.kind() {
            _ if language == English => None,
            ErrorKind::NotFound => Some("没有这个文件或文件夹"),
            ErrorKind::PermissionDenied => Some("没有权限"),
            ErrorKind::StorageFull => Some("磁盘空间不足"),
            ErrorKind::QuotaExceeded => Some("超出了磁盘配额"),
            ErrorKind::ReadOnlyFilesystem => Some("文件系统只读"),
            ErrorKind::NotADirectory => Some("路径中有一段不是文件夹"),
            ErrorKind::IsADirectory => Some("它是文件夹"),
            ErrorKind::FileTooLarge => Some("文件太大"),
            ErrorKind::InvalidData => Some("不是 UTF-8 文本"),
            ErrorKind::Interrupted => Some("操作被中断"),
            _ => None,
        };
        if let Some(chinese) = chinese {
            return chinese.to_owned();
        }
        let whole = self.to_string();
        let words = whole.split(" (os error").next().unwrap_or(&whole);
        let mut letters = words.chars();
        let first = letters.next().map(|letter| letter.to_ascii_lowercase());
        sanitise(&first.into_iter().chain(letters).collect::<String>()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_the_file_what_happened_and_what_to_do() {
        let path = PathBuf::from("a\x1b[2J.md");
        let full = || io::Error::from_raw_os_error(28);
        let failed = |reason| SaveError::Failed { path: "p.md".into(), reason }.to_string();
        assert_eq!(
            OpenError::NoFile(path, NoFile::Folder).to_string(),
            "cannot read a␛[2J.md: it is a folder; name a Markdown file"
        );
        assert_eq!(failed(Reason::Io(full())), "cannot write p.md: no space left on device; nothing was changed");
        assert_eq!(
            failed(Reason::Torn(full())),
            "cannot write p.md: no space left on device; part of the change may be in the file; look at it, and see `roadmap restore`"
        );
        assert_eq!(
            failed(Reason::NotUtf8("GB18030")),
            "cannot write p.md: it is GB18030, not UTF-8; convert it first: iconv -f GB18030 -t UTF-8 p.md; nothing was changed"
        );
    }

    #[test]
    fn a_message_says_the_same_in_chinese() {
        let failed = |reason| SaveError::Failed { path: "p.md".into(), reason }.say(Chinese);
        assert_eq!(
            OpenError::NoFile("p".into(), NoFile::Folder).say(Chinese),
            "无法读取 p：它是文件夹；请选一个 Markdown 文件"
        );
        assert_eq!(
            failed(Reason::Io(io::Error::from_raw_os_error(28))),
            "无法写入 p.md：磁盘空间不足；没有改动任何内容"
        );
        assert_eq!(
            failed(Reason::Unguarded(None)),
            "无法写入 p.md：它只能原地写入，而事先无法留一份副本：没有存放的文件夹；请设置 HOME 或 XDG_DATA_HOME；没有改动任何内容"
        );
    }
}
