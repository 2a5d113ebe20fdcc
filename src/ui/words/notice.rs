//! What the message line says, and why something was not done.

use super::Words;
use crate::app::action::Action;
use crate::app::joy::Milestone;
use crate::app::keymap::Keymap;
use crate::app::notice::Notice;
use crate::plan::tick::{Refusal, Writes};
use crate::text::language::Language::{Chinese, English};

impl Words {
    /// What the message line says.
    #[must_use]
    pub fn notice(self, notice: &Notice, keys: Keymap) -> String {
        let say = |english: &str, chinese: &str| self.either(english, chinese).to_owned();
        match notice {
            Notice::Ticked { title, done: true } => say("done: ", "已完成：") + title,
            Notice::Ticked { title, done: false } => say("open again: ", "改回未完成：") + title,
            Notice::Finished { title, milestone } => self.finished(title, milestone),
            Notice::Hint => self.first_keys(keys),
            Notice::TickedAll { count, done } => self.ticked_all(*count, *done),
            Notice::Undone => {
                let again = ("; # makes it again", "；按 # 重做");
                self.with_key(say("taken back", "已撤销"), keys.first(Action::Redo), again)
            }
            Notice::Redone => say("made again", "已重做"),
            Notice::NothingToUndo => say("nothing to take back", "没有可以撤销的更改"),
            Notice::NothingToRedo => say("nothing to make again", "没有可以重做的更改"),
            Notice::Refused(why @ Refusal::NoBox) => {
                let beneath = ("; # ticks everything beneath", "；按 # 勾选下面全部");
                self.with_key(self.refusal(*why), keys.first(Action::TickAll), beneath)
            }
            Notice::Refused(why) => self.refusal(*why),
            Notice::Recovered(recovery) => self.recovery(recovery, recovery.end.0),
            Notice::Started(started, near) => self.started(started, *near),
            Notice::Stuck(why) => self.stuck(*why).to_owned(),
            Notice::Planned(drafted, length, near) => self.drafted(drafted, *length, *near),
            Notice::Unplanned(why) => self.not_planned(why),
            Notice::NoBoxes => say("there is no box here or beneath", "这里和下面都没有勾选框"),
            Notice::Reworked(reworked) => self.reworked(reworked, keys),
            Notice::NotReworked(rework, why) => self.not_reworked(*rework, why),
            Notice::NoText => self.no_text(),
            Notice::NotHere => say("that is done in Roadmap and in Plan", "请在「路线图」或「计划」中进行"),
            Notice::NotSaved(reason)
            | Notice::ReadOnly(reason)
            | Notice::Unreadable(reason)
            | Notice::Failed(reason) => reason.clone(),
            Notice::Opened(address) => self.opened(address),
            Notice::Copied(text) => self.copied(text),
            Notice::NoLink => say("there is no link here", "这里没有链接"),
            Notice::NotOpened(why) => self.not_opened(why, keys),
            Notice::Gone => self.gone().to_owned(),
            Notice::Back => self.back().to_owned(),
            Notice::Timer { runs, minutes } => self.timer(*runs, *minutes, keys),
            Notice::NotNoted(reason) => self.not_noted(reason),
            Notice::NoJournal => self.no_journal().to_owned(),
            Notice::Spared(title) => self.spared(title),
            Notice::Reviewed(count) => self.reviewed(*count),
            Notice::CutOff => self.cut_off().to_owned(),
            Notice::CameIn(changes) => self.from_outside(changes, false),
            Notice::Edited(changes) => self.edited(changes),
            Notice::Followed(changes) => self.from_outside(changes, true),
            Notice::NotFollowed => {
                say("left as the file has it; nothing was written", "以文件里的为准；没有写入任何内容")
            }
            Notice::Unedited => say("nothing was changed in your editor", "在编辑器里没有改动"),
            Notice::NoRoom(most) => self
                .either(format!("there is room for {most} characters here"), format!("这里最多放得下 {most} 个字符")),
            Notice::Settled => say("written as you chose", "已按你的选择写入"),
            Notice::Copy(name) => self.copy(name, keys),
            Notice::NoCopy => say("there is no conflict copy beside this file", "这个文件旁边没有冲突副本"),
            Notice::CopyMerged(name, changes) => self.copy_merged(name, changes),
            Notice::WillWrite(writes) => self.will_write(*writes).to_owned(),
            Notice::Warning(warning) => self.warning(warning),
            Notice::NoMatch(words) => {
                self.either(format!("nothing here is called \"{words}\""), format!("这里没有找到「{words}」"))
            }
            Notice::NothingFits(which) => self.nothing_fits(which),
            Notice::NoSection => say("this stands in no section", "它不在任何章节里"),
            Notice::NoSections => say("there are no sections here", "这里没有章节"),
            Notice::NoPlaceBehind => say("there is no place to go back to", "没有可以后退的位置"),
            Notice::NoPlaceAhead => say("there is no place to go forward to", "没有可以前进的位置"),
            Notice::OnlyMatch => say("nothing else here is called that", "这里没有别的匹配了"),
            Notice::NoneOpen => say("nothing is open here", "这里没有未完成的任务"),
            Notice::OnlyOpen => say("nothing else is open here", "这里没有别的未完成任务了"),
        }
    }

    /// The same in as few words as will do, for a narrow screen.
    #[must_use]
    pub fn in_short(self, notice: &Notice, keys: Keymap) -> String {
        let Notice::WillWrite(writes) = notice else { return self.notice(notice, keys) };
        let said = match writes {
            Writes::Box => self.either("a tick writes `[x] ` into the file", "勾选会在文件中加上 `[x] `"),
            Writes::Sign => self.either("a tick writes ` ✅` into the file", "勾选会在文件中的行尾加上 ` ✅`"),
            Writes::Cell => self.either("a tick turns its status cell over", "勾选会改写文件中的状态格"),
        };
        said.to_owned()
    }

    /// What a tick has finished.
    fn finished(self, title: &str, milestone: &Milestone) -> String {
        let days = |count: u32| self.study_days(count);
        match (self.language, milestone) {
            (English, Milestone::Day { left }) => format!("done: {title}; {} to go in this phase", days(*left)),
            (Chinese, Milestone::Day { left }) => format!("已完成：{title}；这个阶段还剩 {left} 个学习日"),
            (English, Milestone::Today) => format!("done: {title}; that was all for today"),
            (Chinese, Milestone::Today) => format!("已完成：{title}；今天的都学完了"),
            (English, Milestone::Phase { name, days: 1 }) => format!("{name} is done"),
            (Chinese, Milestone::Phase { name, days: 1 }) => format!("「{name}」完成了"),
            (English, Milestone::Phase { name, days: count }) => format!("{name} is done, all {} of it", days(*count)),
            (Chinese, Milestone::Phase { name, days }) => format!("「{name}」完成了，一共 {days} 个学习日"),
            (English, Milestone::Plan { days: count }) => {
                format!("the whole plan is done, all {} of it; well done", days(*count))
            }
            (Chinese, Milestone::Plan { days }) => format!("整个计划都完成了，一共 {days} 个学习日，辛苦了"),
        }
    }

    fn ticked_all(self, count: usize, done: bool) -> String {
        match (self.language, done) {
            (English, true) => format!("{} ticked", self.many_of(count, "box", "boxes", "")),
            (English, false) => format!("{} unticked", self.many_of(count, "box", "boxes", "")),
            (Chinese, true) => format!("已勾选 {count} 项"),
            (Chinese, false) => format!("已取消勾选 {count} 项"),
        }
    }

    /// What the first tick of a study day puts into the file.
    #[must_use]
    pub fn will_write(self, writes: Writes) -> &'static str {
        match writes {
            Writes::Box => self.either(
                "a study day without a box gets `[x] ` before it in the file",
                "没有勾选框的学习日，勾选时会在文件中加上 `[x] `",
            ),
            Writes::Sign => self.either(
                "a study day that is a heading gets ` ✅` at its end in the file",
                "写成标题的学习日，勾选时会在文件中的行尾加上 ` ✅`",
            ),
            Writes::Cell => self.either(
                "a study day in a table gets its status cell turned over in the file",
                "表格里的学习日，勾选时会改写文件中的状态格",
            ),
        }
    }

    /// Why something was not ticked.
    #[must_use]
    pub fn refusal(self, refusal: Refusal) -> String {
        let say = |english: &str, chinese: &str| self.either(english, chinese).to_owned();
        match refusal {
            Refusal::Same => say("nothing to change: it shows that already", "无需更改：已经是这样了"),
            Refusal::NoBox => say("there is no box here", "这里没有勾选框"),
            Refusal::Foreign(c) => self.either(
                format!("its box shows [{c}], which is left as it is; change it in an editor"),
                format!("勾选框里是 [{c}]，不会改动；请用编辑器修改"),
            ),
            Refusal::Derived => say(
                "it is done because the tasks beneath it are; untick one of those",
                "它下面的任务都完成了，所以算已完成；请取消勾选其中一个",
            ),
            Refusal::Unwritable => say("a tick has nothing to be written on here", "这里没有可以写下勾选的位置"),
        }
    }
}
