//! What is said of changes that somebody else made to the file.

use super::Words;
use crate::app::action::Action;
use crate::app::keymap::Keymap;
use crate::merge::Changes;
use crate::text::language::Language::{Chinese, English};
use crate::text::sanitise::sanitise;

impl Words {
    /// The heading over a conflict, with its place among several.
    #[must_use]
    pub fn conflict(self, (number, of): (usize, usize)) -> String {
        let which = match self.language {
            _ if of <= 1 => String::new(),
            English => format!(" ({number} of {of})"),
            Chinese => format!("（{number}/{of}）"),
        };
        format!("{}{which}", self.either("Changed here and outside", "这里和外部都改了"))
    }

    /// The heading over this side's lines.
    #[must_use]
    pub fn yours(self) -> &'static str {
        self.either("Yours", "你的")
    }

    /// The heading over the lines that the file has.
    #[must_use]
    pub fn in_the_file(self) -> &'static str {
        self.either("In the file", "文件里的")
    }

    /// In the place of lines that one side took out.
    #[must_use]
    pub fn taken_out(self) -> &'static str {
        self.either("(taken out)", "（已删去）")
    }

    /// What came in, counted: `2 ticks and 1 new task`.
    #[must_use]
    pub fn came_in(self, changes: &Changes) -> String {
        let some = |count: usize, one: &str, many: &str, chinese: &str| {
            let said = match self.language {
                English => self.many_of(count, one, many, ""),
                Chinese => chinese.replace('#', &count.to_string()),
            };
            (count > 0).then_some(said)
        };
        let tasks = changes.added.len() - changes.sections;
        let parts: Vec<String> = [
            some(changes.ticked.len(), "tick", "ticks", "勾选 # 项"),
            some(changes.unticked.len(), "tick taken back", "ticks taken back", "取消勾选 # 项"),
            some(tasks, "new task", "new tasks", "新增 # 个任务"),
            some(changes.sections, "new section", "new sections", "新增 # 个章节"),
            some(changes.gone.len(), "entry gone", "entries gone", "减少 # 项"),
            some(changes.moved.len(), "moved", "moved", "移动 # 项"),
            some(changes.renamed.len(), "renamed", "renamed", "改名 # 项"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() {
            return self.either("other words", "文字有改动").to_owned();
        }
        self.listed(&parts)
    }

    /// `a`, `a and b`, `a, b and c`.
    pub(super) fn listed(self, parts: &[String]) -> String {
        match (self.language, parts) {
            (English, [before @ .., last]) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
            (English | Chinese, _) => parts.join(self.comma()),
        }
    }

    /// The same, said when it happens; `kept` where a change of the reader's own was on its way.
    #[must_use]
    pub fn from_outside(self, changes: &Changes, kept: bool) -> String {
        let came_in = self.came_in(changes);
        match (self.language, kept) {
            (English, false) => format!("{came_in} from outside"),
            (English, true) => format!("{came_in} from outside; your change was made there"),
            (Chinese, false) => format!("外部改动：{came_in}"),
            (Chinese, true) => format!("外部改动：{came_in}；你的更改也已写入"),
        }
    }

    /// The same of what the reader did in their editor.
    #[must_use]
    pub fn edited(self, changes: &Changes) -> String {
        let came_in = self.came_in(changes);
        self.either(format!("{came_in} from your editor"), format!("编辑器里的改动：{came_in}"))
    }

    /// What a copy that a sync tool left has to do with the file.
    #[must_use]
    pub fn copy(self, name: &str, keys: Keymap) -> String {
        let name = sanitise(name);
        let said = self.either(
            format!("{name} beside this file holds other changes"),
            format!("这个文件旁边的 {name} 里有别的改动"),
        );
        self.with_key(said, keys.first(Action::MergeCopy), ("; # brings them in", "；按 # 合并"))
    }

    /// What came in from such a copy.
    #[must_use]
    pub fn copy_merged(self, name: &str, changes: &Changes) -> String {
        let came_in = self.came_in(changes);
        let name = sanitise(name);
        self.either(format!("{came_in} from {name}"), format!("来自 {name}：{came_in}"))
    }
}
