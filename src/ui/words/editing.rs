//! What is said of changing what stands in the roadmap: what was done, and why something was not.

use super::Words;
use crate::app::action::Action;
use crate::app::keymap::Keymap;
use crate::app::rework::{Rework, Reworked, What};
use crate::document::arrange::{Place, Refused};
use crate::document::mark::Mark;
use crate::text::language::Language::{Chinese, English};

impl Words {
    /// What a change does, for the help.
    pub(super) fn rework(self, rework: Rework) -> &'static str {
        match rework {
            Rework::Add(Place::Below) => {
                self.either("add tasks below; ## begins a section", "在下方添加任务；## 开头则为章节")
            }
            Rework::Add(Place::Above) => self.either("add a task above", "在上方添加任务"),
            Rework::Add(Place::Inside) => self.either("add a task beneath it", "添加下级任务"),
            Rework::Retitle => self.either("edit its text", "修改文字"),
            Rework::Remove => self.either("delete it, with all beneath", "删除，连同下面的全部"),
            Rework::Shift(1..) => self.either("move it down", "往下移动"),
            Rework::Shift(_) => self.either("move it up", "往上移动"),
            Rework::Indent => self.either("move it beneath the one before", "降一级，归入上一项"),
            Rework::Outdent => self.either("move it out of what it is beneath", "升一级"),
            Rework::Move => self.either("move it to another section", "移到别的章节"),
            Rework::Box => self.either("give it a box, or take that away", "加上或去掉勾选框"),
            Rework::Mark => self.either("mark: doing, done, cancelled, open", "标记：进行中、完成、取消、未完成"),
        }
    }

    /// The same in a word or two, for the footer.
    pub(super) fn rework_in_short(self, rework: Rework) -> &'static str {
        match rework {
            Rework::Add(_) => self.either("add", "添加"),
            Rework::Retitle => self.either("edit text", "修改"),
            Rework::Remove => self.either("delete", "删除"),
            Rework::Shift(_) => self.either("move", "移动"),
            Rework::Move => self.either("move to", "移到"),
            other => self.rework(other),
        }
    }

    /// What can be typed into an empty line.
    #[must_use]
    pub fn what_to_type(self) -> &'static str {
        self.either("a task, or ## a section", "任务，或 ## 章节")
    }

    fn what(self, what: &What) -> String {
        match what {
            What::Title(title) => title.clone(),
            What::Count(count) => self.items_of(*count),
        }
    }

    fn items_of(self, count: usize) -> String {
        self.many_of(count, "item", "items", " 项")
    }

    /// What was changed.
    pub(super) fn reworked(self, reworked: &Reworked, keys: Keymap) -> String {
        let said =
            |english: &str, chinese: &str, what: &What| self.either(english, chinese).to_owned() + &self.what(what);
        match reworked {
            Reworked::Retitled(title) => self.either("it says now: ", "已改为：").to_owned() + title,
            Reworked::Removed { what, beneath } => {
                let gone = said("deleted: ", "已删除：", what);
                let beneath = match (self.language, *beneath) {
                    (_, 0) => String::new(),
                    (English, count) => format!(", with {} beneath", self.items_of(count)),
                    (Chinese, count) => format!("，连同下面的 {count} 项"),
                };
                self.with_key(gone + &beneath, keys.first(Action::Undo), ("; # brings it back", "；按 # 恢复"))
            }
            Reworked::Moved(what) => said("moved: ", "已移动：", what),
            Reworked::MovedTo(what, section) => match self.language {
                English => format!("moved to \"{section}\": {}", self.what(what)),
                Chinese => format!("已移到「{section}」：{}", self.what(what)),
            },
            Reworked::Boxed { what, drawn: true } => said("has a box now: ", "已加勾选框：", what),
            Reworked::Boxed { what, drawn: false } => said("has no box now: ", "已去掉勾选框：", what),
            Reworked::Marked { what, mark } => match mark {
                Mark::Doing => said("doing: ", "进行中：", what),
                Mark::Done => said("done: ", "已完成：", what),
                Mark::Cancelled => said("cancelled: ", "已取消：", what),
                Mark::Todo | Mark::Other(_) => said("open again: ", "改回未完成：", what),
            },
        }
    }

    /// That something has to say something.
    pub(super) fn no_text(self) -> String {
        let said = self.either("it has to say something; esc leaves it as it was", "文字不能为空；按 esc 保持原样");
        said.to_owned()
    }

    /// Why something was not changed.
    #[must_use]
    pub fn not_reworked(self, rework: Rework, why: &Refused) -> String {
        let say = |english: &str, chinese: &str| self.either(english, chinese).to_owned();
        match why {
            Refused::Same => say("that changes nothing", "这样没有改变"),
            Refused::Nowhere => match rework {
                Rework::Shift(1..) => say("it is the last here", "已经是这里的最后一项"),
                Rework::Shift(_) => say("it is the first here", "已经是这里的第一项"),
                Rework::Indent => say("there is nothing before it to go beneath", "前面没有可以归入的条目"),
                Rework::Outdent => say("it stands beneath no other item", "已经是最外层"),
                _ => say("there is nowhere to go", "没有可以去的地方"),
            },
            Refused::NotAnItem(_) => say("that can be done with items alone", "只有条目可以这样做"),
            Refused::SharesItsLine(_) => say(
                "it shares its line with another item; change it in an editor",
                "它和别的条目写在同一行；请用编辑器修改",
            ),
            Refused::BeneathItself => say("it would stand beneath itself", "不能移到它自己下面"),
            Refused::NoSuchLevel => say("there is no heading of that level", "没有这一级标题"),
            Refused::NoText => self.no_text(),
            Refused::ControlCharacters => {
                say("line ends and control characters have no place there", "这里不能有换行和控制字符")
            }
            Refused::HasBox => say("it gets its box by itself; type the words alone", "勾选框会自动加上；只写文字就好"),
            Refused::ReadOtherwise => say(
                "Markdown would read that as something else; write it otherwise",
                "Markdown 会把它读成别的；请换个写法",
            ),
            Refused::WouldChange { line, title } => match self.language {
                English => {
                    format!("not done: \"{title}\" on line {line} would be read otherwise; change it in an editor")
                }
                Chinese => format!("没有改动：第 {line} 行的「{title}」会变成别的意思；请用编辑器修改"),
            },
        }
    }
}
