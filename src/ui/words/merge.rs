//! What is said of two versions of a roadmap that are brought together.

use super::Words;
use crate::merge::Changes;
use crate::text::language::Language::{Chinese, English};
use crate::text::quote::quoted;
use crate::text::sanitise::sanitise;

impl Words {
    /// `2 conflicts`.
    #[must_use]
    pub fn conflicts(self, count: usize) -> String {
        self.many_of(count, "conflict", "conflicts", "处冲突")
    }

    /// What an update comes to in one line: `3 new tasks and 1 move; 12 ticks carried over`.
    #[must_use]
    pub fn updated(self, changes: &Changes, carried: usize) -> String {
        let carried = (carried > 0).then(|| match self.language {
            English => format!("{} carried over", self.many_of(carried, "tick", "ticks", "")),
            Chinese => format!("沿用 {carried} 项勾选"),
        });
        std::iter::once(self.came_in(changes)).chain(carried).collect::<Vec<_>>().join(self.semicolon())
    }

    /// That a sync tool's copy lies beside a file, and how to bring it in.
    #[must_use]
    pub fn copy_beside(self, file: &str, copy: &str, changes: &Changes, conflicts: usize) -> String {
        let clashes = (conflicts > 0).then(|| self.conflicts(conflicts));
        let brings = changes.any.then(|| self.came_in(changes));
        let parts = self.listed(&brings.into_iter().chain(clashes).collect::<Vec<_>>());
        let command = format!("roadmap merge {} {}", quoted(file), quoted(copy));
        let said = self.either(
            format!("a conflict copy lies beside it, with {parts}; to merge it: {command}"),
            format!("旁边有一个冲突副本（{parts}）；合并用：{command}"),
        );
        sanitise(&said).into_owned()
    }

    /// That a copy holds nothing that the file lacks.
    #[must_use]
    pub fn nothing_new(self) -> &'static str {
        self.either("nothing new: all of it is there already", "没有新内容：文件里都有了")
    }

    /// That an edition holds nothing that the file lacks.
    #[must_use]
    pub fn no_news(self) -> &'static str {
        self.either("nothing to do: the roadmap is up to date with this edition", "无需更新：路线图已经是这个版本了")
    }

    /// That an edition holds nothing new, while the file lacks some of it.
    #[must_use]
    pub fn only_left_out(self) -> &'static str {
        self.either(
            "nothing to do: all that this edition has besides was taken out of the roadmap",
            "无需更新：这个版本另有的内容，都已从路线图中删去",
        )
    }

    /// That nothing was written because there is something to choose.
    #[must_use]
    pub fn unsettled(self) -> &'static str {
        self.either(
            "nothing was written; --ours settles them all as the file has it, --theirs as the other has it",
            "没有写入；`--ours` 全部以文件为准，`--theirs` 全部以另一方为准",
        )
    }

    /// That nothing was written because only a look was wanted.
    #[must_use]
    pub fn only_shown(self) -> &'static str {
        self.either("Nothing was written: this is what it would do.", "没有写入：以上只是预览。")
    }

    /// That a merge takes two files or three.
    #[must_use]
    pub fn which_files(self) -> &'static str {
        self.either("name FILE and COPY, or BASE, OURS and THEIRS", "请给出 FILE 和 COPY，或 BASE、OURS 和 THEIRS")
    }

    /// That some options go with three files.
    #[must_use]
    pub fn only_for_three(self) -> &'static str {
        self.either(
            "--output, --marker-size, labels and --path go with three files: BASE OURS THEIRS",
            "`--output`、`--marker-size`、`--ours-label`、`--theirs-label` 和 `--path` 只用于三个文件：BASE OURS THEIRS",
        )
    }

    /// That conflicts are marked in a file.
    #[must_use]
    pub fn marked(self, file: &str, count: usize) -> String {
        let (conflicts, file) = (self.conflicts(count), sanitise(file));
        self.either(
            format!("{conflicts} in {file}; both sides stand there between marks"),
            format!("{file} 中有 {conflicts}；双方的内容都在标记之间"),
        )
    }

    /// The same of a text that is written nowhere but to standard output.
    #[must_use]
    pub fn marked_in_answer(self, count: usize) -> String {
        let conflicts = self.conflicts(count);
        self.either(
            format!("{conflicts}; both sides stand between marks in the answer"),
            format!("{conflicts}；双方的内容都在输出的标记之间"),
        )
    }

    /// That git merged a file which is no UTF-8.
    #[must_use]
    pub fn merged_by_lines(self, file: &str, encoding: &str, is_marked: bool) -> String {
        let (file, what) = (sanitise(file), self.no_utf8(encoding));
        let said = self.either(
            format!("{file} is {what}; it was merged by lines, as git does it"),
            format!("{file} {what}；已像 git 那样逐行合并"),
        );
        let marks = self.either(", and what both changed stands there between marks", "，双方都改了的内容在标记之间");
        if is_marked { said + marks } else { said }
    }

    /// That an edition could not be kept for the next update.
    #[must_use]
    pub fn unkept(self, cause: &str) -> String {
        let cause = sanitise(cause);
        self.either(
            format!("the edition could not be kept for the next update: {cause}; name it then with --base"),
            format!("无法为下次更新保存这个版本：{cause}；到时请用 `--base` 指明"),
        )
    }

    /// Over what is new after an update.
    #[must_use]
    pub fn new_entries(self) -> &'static str {
        self.either("New", "新增")
    }

    /// Over what stands beneath something else now.
    #[must_use]
    pub fn moved(self) -> &'static str {
        self.either("Moved", "移动")
    }

    /// Over what is called something else now.
    #[must_use]
    pub fn renamed(self) -> &'static str {
        self.either("Renamed", "改名")
    }

    /// Before what something was called.
    #[must_use]
    pub fn was(self) -> &'static str {
        self.either("was", "原名")
    }

    /// Over what is no longer there.
    #[must_use]
    pub fn no_longer(self) -> &'static str {
        self.either("Gone", "减少")
    }

    /// Over what only the reader has.
    #[must_use]
    pub fn kept(self) -> &'static str {
        self.either("Kept, yours alone", "保留（只有你有）")
    }

    /// Over what the edition has and the reader took out.
    #[must_use]
    pub fn left_out(self) -> &'static str {
        self.either("Not in it, taken out here", "未加入（你已删去）")
    }

    /// Over what was done, or otherwise marked, and is no longer.
    #[must_use]
    pub fn lost(self) -> &'static str {
        self.either("Ticks and other marks that are gone", "失去的勾选和其他标记")
    }

    /// That a file is no UTF-8 and so cannot be merged.
    #[must_use]
    pub fn cannot_merge(self, file: &str, encoding: &str) -> String {
        let (file, what) = (sanitise(file), self.no_utf8(encoding));
        self.either(
            format!("cannot merge {file}: it is {what}; convert it first; nothing was changed"),
            format!("无法合并 {file}：它{what}；请先转换；没有改动任何内容"),
        )
    }

    fn no_utf8(self, encoding: &str) -> String {
        match (self.language, encoding) {
            (English, "unknown") => "no UTF-8 text".to_owned(),
            (English, _) => format!("{encoding}, not UTF-8"),
            (Chinese, "unknown") => "不是 UTF-8 文本".to_owned(),
            (Chinese, _) => format!("的编码是 {encoding}，不是 UTF-8"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::merge::changes;

    fn told(before: &str, after: &str) -> [String; 2] {
        let [before, after] = [before, after].map(|text| Document::read(text.to_owned()));
        [English, Chinese].map(|language| Words::of(language).came_in(&changes(&before, &after)))
    }

    #[test]
    fn what_came_in_is_said_in_a_few_words() {
        let before = "# A\n- [ ] one\n- [ ] two\n- [ ] three\n";
        for (after, words) in [
            ("# A\n- [x] one\n- [ ] two\n- [ ] three\n", ["1 tick", "勾选 1 项"]),
            (
                "# A\n- [x] one\n- [x] two\n- [ ] three\n- [ ] four\n",
                ["2 ticks and 1 new task", "勾选 2 项，新增 1 个任务"],
            ),
            (
                "# A\n- [x] one\n- [ ] three\n- [ ] four\n- [ ] five\n# B\n",
                [
                    "1 tick, 2 new tasks, 1 new section and 1 entry gone",
                    "勾选 1 项，新增 2 个任务，新增 1 个章节，减少 1 项",
                ],
            ),
            ("# A\n\nprose\n\n- [ ] one\n- [ ] two\n- [ ] three\n", ["other words", "文字有改动"]),
        ] {
            assert_eq!(told(before, after), words);
        }
        assert_eq!(told("- [x] a\n", "- [ ] a\n"), ["1 tick taken back", "取消勾选 1 项"]);
    }
}
