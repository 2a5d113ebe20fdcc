//! What the keys do: in the help, in the footer, and in the book.

use super::Words;
use crate::app::action::{Action, View};
use crate::app::keymap::Keymap;
use crate::app::keys::{Binding, Group, KEYS};
use crate::app::pick::Of;

/// What the footer is beneath.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// A view of a plan that has dates, or of none.
    View,
    /// What is due for review.
    Due,
    /// The review, before it was begun.
    Unreviewed,
    /// A view of a plan without dates, or with dates that are a guess.
    Undated,
    /// A list that something is picked from.
    Pick(Of),
    /// Less of the roadmap than there is.
    Narrowed,
    /// A line that is being written.
    Draft {
        /// Whether it is a new one.
        is_new: bool,
    },
    /// Several rows that are selected together.
    Gathered,
    /// The ways back, one of which is chosen.
    Choice,
    /// A plan that is being drafted.
    Planning,
    /// Two versions, one of which is chosen.
    Versions,
    /// Several links, one of which is chosen.
    Links,
}

impl Words {
    /// What an action does, for the help.
    #[must_use]
    pub fn help(self, action: Action) -> &'static str {
        match action {
            Action::Tick => self.either("tick, or untick", "勾选，或取消勾选"),
            Action::TickAll => self.either("the same with everything beneath", "连同下面的全部一起勾选"),
            Action::Rework(rework) => self.rework(rework),
            Action::Gather => self.either("select this row beside others", "加选这一行，或不选"),
            Action::Undo => self.either("take the last change back", "撤销上一次更改"),
            Action::Redo => self.either("make it again", "重做"),
            Action::Recover => self.either("find a way back, or set the plan's start", "调整计划，或设定开始日期"),
            Action::Plan => self.either("draft a plan from the open tasks", "为未完成的任务起草计划"),
            Action::Timer => self.either("time your study, or let it pause", "开始或暂停学习计时"),
            Action::MergeCopy => self.either("bring in a conflict copy beside the file", "合并文件旁边的冲突副本"),
            Action::Move(1..) => self.either("down", "下移"),
            Action::Move(_) => self.either("up", "上移"),
            Action::Page(1..) => self.either("a screen down", "下翻一屏"),
            Action::Page(_) => self.either("a screen up", "上翻一屏"),
            Action::First => self.either("to the first row", "到第一行"),
            Action::Last => self.either("to the last row", "到最后一行"),
            Action::NextOpen => self.either("to the next open task", "到下一个未完成的任务"),
            Action::PreviousOpen => self.either("to the open task before", "到上一个未完成的任务"),
            Action::Search => self.either("find words", "查找"),
            Action::NextMatch => self.either("to the next that was found", "到下一个找到的"),
            Action::PreviousMatch => self.either("to the one before", "到上一个找到的"),
            Action::Show(View::Today) => self.either("show Today", "显示「今天」"),
            Action::Show(View::Roadmap) => self.either("show Roadmap", "显示「路线图」"),
            Action::Show(View::Plan) => self.either("show Plan", "显示「计划」"),
            Action::Show(View::Review) => self.either("show Review", "显示「复习」"),
            Action::Show(View::Stats) => self.either("show Stats", "显示「统计」"),
            Action::NextView => self.either("the next view", "下一个视图"),
            Action::PreviousView => self.either("the view before", "上一个视图"),
            Action::Open => self.either("fold or unfold; show in Roadmap", "折叠或展开；到「路线图」"),
            Action::Look => self.either("show all that is said there", "查看全文"),
            Action::Fold => self.either("fold, or go to what is above", "折叠，或到上一级"),
            Action::Unfold => self.either("unfold, or go to what is beneath", "展开，或到下一级"),
            Action::FoldAll => self.either("fold or unfold everything", "全部折叠或展开"),
            Action::Filter => self.either("choose what is shown, or show all", "筛选显示的内容，或显示全部"),
            Action::Section => self.either("go to a section", "前往章节"),
            Action::Zoom => self.either("show this section alone, or all", "只看这一章节，或显示全部"),
            Action::Backward => self.either("back to where you came from", "后退到之前的位置"),
            Action::Forward => self.either("forward again", "再前进"),
            Action::Palette => self.either("find an action by its name", "按名称查找操作"),
            Action::Edit => self.either("edit the file there, in your editor", "用你的编辑器编辑这里"),
            Action::OpenLink => self.either("open its link", "打开链接"),
            Action::CopyTitle => self.either("copy its title", "复制标题"),
            Action::CopyLink => self.either("copy its link", "复制链接"),
            Action::Help => self.either("show these keys", "显示按键"),
            Action::Back => self.either("leave help, search, filter or selection", "离开帮助、查找、筛选或多选"),
            Action::Redraw => self.either("draw the screen again", "重画屏幕"),
            Action::Suspend => self.either("put the program to sleep", "暂时挂起程序"),
            Action::Library => self.either("to the library of roadmaps", "到书架"),
            Action::ReadAgain => self.either("in the library: read it again", "在书架上：重新读取"),
            Action::Quit => self.either("quit; everything is saved", "退出；全部内容都已保存"),
            Action::Select(_) | Action::Scroll(_) | Action::ScrollBeside(_) | Action::Count(_) => "",
            Action::Type(_) | Action::Paste(_) | Action::Pasted | Action::Stroke(_) => "",
            Action::Grade(_) | Action::Spare => "",
        }
    }

    /// An action in a word or two, for the footer. While a way back is chosen, some do other things.
    #[must_use]
    pub fn hint(self, action: Action, above: Above) -> &'static str {
        if let (Action::Open, Above::Pick(of)) = (action, above) {
            return self.picks(of);
        }
        match action {
            Action::Back if above == Above::Gathered => self.either("none", "不选"),
            Action::Back if above == Above::Narrowed => self.either("show all", "显示全部"),
            Action::Open if matches!(above, Above::Choice | Above::Planning) => self.either("accept", "采用"),
            Action::Move(1..) if above == Above::Planning => self.either("next line", "下一行"),
            Action::Move(_) if above == Above::Planning => self.either("line before", "上一行"),
            Action::Move(1..) if above == Above::Choice => self.either("next way", "下一种"),
            Action::Move(_) if above == Above::Choice => self.either("way before", "上一种"),
            Action::Open if above == Above::Versions => self.either("take it", "选用"),
            Action::Move(_) if above == Above::Versions => self.either("the other", "另一个"),
            Action::Open if above == Above::Links => self.either("take it", "选用"),
            Action::Open if above == Above::Due => self.either("review", "复习"),
            Action::Undo if above == Above::Due => self.card_key(Action::Undo),
            Action::Open if above == Above::Unreviewed => self.either("begin", "开始"),
            Action::Recover if above == Above::Undated => self.either("set dates", "定日期"),
            Action::Tick => self.either("tick", "勾选"),
            Action::Open if above == Above::Draft { is_new: true } => self.either("add", "添加"),
            Action::Open if above == Above::Draft { is_new: false } => self.either("keep", "保留"),
            Action::Back if above == Above::Draft { is_new: true } => self.either("done", "结束"),
            Action::NextView if above == Above::Draft { is_new: true } => self.either("deeper", "降一级"),
            Action::PreviousView if above == Above::Draft { is_new: true } => self.either("out", "升一级"),
            Action::Rework(rework) => self.rework_in_short(rework),
            Action::Gather => self.either("select", "加选"),
            Action::TickAll => self.either("tick all beneath", "全部勾选"),
            Action::Undo => self.either("undo", "撤销"),
            Action::Recover => self.either("catch up", "追赶"),
            Action::Plan => self.either("draft a plan", "起草计划"),
            Action::Timer => self.either("timer", "计时"),
            Action::MergeCopy => self.either("bring in", "合并"),
            Action::Open => self.either("open", "打开"),
            Action::Look => self.either("look", "查看"),
            Action::NextOpen => self.either("next open", "下个未完成"),
            Action::NextMatch => self.either("next match", "下一个"),
            Action::Backward => self.either("back", "后退"),
            Action::Search => self.either("find", "查找"),
            Action::Help => self.either("help", "帮助"),
            Action::Back => self.either("leave", "返回"),
            Action::Library => self.either("library", "书架"),
            Action::ReadAgain => self.either("read again", "重新读取"),
            Action::Quit => self.either("quit", "退出"),
            Action::NextView => self.either("next view", "下个视图"),
            Action::Page(1..) => self.either("down", "下翻"),
            Action::Page(_) => self.either("up", "上翻"),
            other => self.help(other),
        }
    }

    /// The keys that are enough to begin with.
    #[must_use]
    pub fn first_keys(self, keys: Keymap) -> String {
        let said = [
            (Action::Tick, self.either("ticks", "勾选")),
            (Action::Search, self.either("finds", "查找")),
            (Action::Help, self.either("shows all keys", "显示全部按键")),
        ];
        let named = |(action, does): (Action, &str)| Some(format!("{} {does}", keys.first(action)?));
        said.into_iter().filter_map(named).collect::<Vec<_>>().join(self.comma())
    }

    /// The heading over a group of keys.
    #[must_use]
    pub fn group(self, group: Group) -> &'static str {
        match group {
            Group::Tick => self.either("Tick", "勾选"),
            Group::Edit => self.either("Editing", "编辑"),
            Group::Move => self.either("Move", "移动"),
            Group::View => self.either("Views and folds", "视图与折叠"),
            Group::Outside => self.either("Other programs", "其他程序"),
            Group::Program => self.either("Program", "程序"),
        }
    }

    /// The keys as a Markdown table, for the book.
    #[must_use]
    pub fn key_table(self) -> String {
        let row = |binding: &Binding| {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
            format!("| {} | {} | `{}` |\n", keys.join(" "), self.help(binding.action), binding.name)
        };
        let rows: String = KEYS.iter().map(row).collect();
        let head = self.either("| key | what it does | name |", "| 按键 | 作用 | 名称 |");
        format!("{head}\n| --- | --- | --- |\n{rows}")
    }
}
