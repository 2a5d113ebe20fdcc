//! What is said of git.

use super::Words;
use crate::text::sanitise::sanitise;

/// What the driver is called in git's configuration: a setting, in one language whoever reads it.
pub const DRIVER_NAME: &str = "study roadmaps, ticks kept";

impl Words {
    /// That there is no git.
    #[must_use]
    pub fn no_git(self) -> &'static str {
        self.either("git was not found; install it, or put it on PATH", "找不到 git；请先安装，或把它放进 PATH")
    }

    /// That the program cannot say where it is.
    #[must_use]
    pub fn no_program(self) -> &'static str {
        self.either(
            "this program cannot tell where it is; put it on PATH as `roadmap`",
            "程序不知道自己在哪里；请把它放进 PATH，名为 `roadmap`",
        )
    }

    /// That git merges as it did before.
    #[must_use]
    pub fn uninstalled(self) -> &'static str {
        self.either("git merges roadmaps as other text again\n", "git 又把路线图当普通文本合并了\n")
    }

    /// What git said when it did not do as asked.
    #[must_use]
    pub fn git_failed(self, said: &str) -> String {
        format!("git{}{}", self.either(": ", "："), sanitise(said.trim()))
    }

    /// That git takes something for no pattern.
    #[must_use]
    pub fn no_pattern(self, pattern: &str) -> String {
        let pattern = sanitise(pattern);
        self.either(
            format!("\"{pattern}\" names no files; write a pattern as in .gitattributes, such as 'plans/*.md'"),
            format!("「{pattern}」不能指代文件；请按 .gitattributes 的写法，如 'plans/*.md'"),
        )
    }

    /// What git merges as roadmaps now, and what is left to do.
    #[must_use]
    pub fn installed(self, patterns: &[String], driver: &str) -> String {
        let lines: String = patterns.iter().map(|pattern| format!("  {} {driver}\n", sanitise(pattern))).collect();
        let (before, after) = self.either(
            (
                "git merges these as roadmaps in this repository:",
                "commit .gitattributes, and run this once in every clone",
            ),
            ("在这个仓库里，git 会把这些文件当路线图合并：", "请提交 .gitattributes，并在每个克隆里运行一次这条命令"),
        );
        format!("{before}\n{lines}{after}\n")
    }
}
