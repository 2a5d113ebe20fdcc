//! Every sentence that the reader reads, in one place and in every language.

mod arguments;
mod arranging;
mod backups;
mod calendar;
mod check;
mod dates;
mod draft;
mod editing;
mod export;
mod find;
mod git;
mod hooks;
mod journal;
mod keymap;
mod keys;
mod library;
mod merge;
mod new;
mod notice;
mod outside;
mod programs;
mod recovery;
mod review;
mod shell;
mod short;
mod statistics;
mod usage;
mod week;

use chrono::NaiveDate;

use crate::app::action::{Action, View};
use crate::app::list::Remark;
use crate::app::notice::Warning;
use crate::app::{App, Saved};
use crate::document::mark::Mark;
use crate::plan::{Called, DayId};
use crate::text::language::Language::{self, Chinese, English};
use crate::text::sanitise::sanitise;
pub use arguments::{Heading, chinese, manual_heading};
pub use backups::Occasion;
pub use check::Lesson;
pub use git::DRIVER_NAME;
pub use hooks::HookFailure;
pub use keys::Above;
pub use library::WrongPath;
pub use programs::{NoEditor, NoOpening};
pub use review::{MOST_CAP, WrongReview};
pub use usage::{Wrong, WrongValue};

/// All wordings, in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    /// The language that they are in.
    pub language: Language,
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    /// One wording for every language: a further language is a further parameter here, and so none can be missing.
    pub(super) fn either<T>(self, english: T, chinese: T) -> T {
        match self.language {
            English => english,
            Chinese => chinese,
        }
    }

    /// What stands between parts of a sentence.
    #[must_use]
    pub fn comma(self) -> &'static str {
        self.either(", ", "，")
    }

    /// What stands between parts that could be sentences.
    #[must_use]
    pub fn semicolon(self) -> &'static str {
        self.either("; ", "；")
    }

    /// That a file is in another encoding.
    #[must_use]
    pub fn not_utf8(self, encoding: &str) -> String {
        match (self.language, encoding) {
            (English, "unknown") => "the file is no UTF-8 text: it can be read here and not ticked".to_owned(),
            (English, _) => format!("the file is {encoding}, not UTF-8: it can be read here and not ticked"),
            (Chinese, "unknown") => "文件不是 UTF-8 文本：可以查看，不能勾选".to_owned(),
            (Chinese, _) => format!("文件的编码是 {encoding}，不是 UTF-8：可以查看，不能勾选"),
        }
    }

    /// In the place of a view that there is no room for.
    #[must_use]
    pub fn too_small(self) -> &'static str {
        self.either("a little more room, please: 40x12 will do", "请把窗口放大一些：40x12 就够了")
    }

    /// How many rows do not fit the screen.
    #[must_use]
    pub fn more(self, rows: usize) -> String {
        match self.language {
            English => format!("{rows} more"),
            Chinese => format!("还有 {rows} 行"),
        }
    }

    /// How many rows a search has found.
    #[must_use]
    pub fn found(self, rows: usize) -> String {
        match self.language {
            English => format!("{rows} found"),
            Chinese => format!("找到 {rows} 项"),
        }
    }

    /// How many matches were found while more may be.
    #[must_use]
    pub fn found_so_far(self, rows: usize) -> String {
        match self.language {
            English => format!("{rows} so far"),
            Chinese => format!("已找到 {rows} 项"),
        }
    }

    /// Which of the rows that a search has found is selected.
    #[must_use]
    pub fn match_of(self, at: usize, rows: usize) -> String {
        match self.language {
            English => format!("{at} of {rows}"),
            Chinese => format!("第 {at}/{rows} 项"),
        }
    }

    /// Whether all is on disk; empty where nothing was changed.
    #[must_use]
    pub fn saved(self, saved: Saved) -> &'static str {
        match saved {
            Saved::Unchanged => "",
            Saved::Reading => self.either("reading", "读取中"),
            Saved::Saving => self.either("saving", "保存中"),
            Saved::Saved => self.either("saved", "已保存"),
            Saved::Failed => self.either("not saved", "未保存"),
            Saved::Gone => self.either("gone", "文件不见了"),
        }
    }

    /// What a study day is called; where a table's heading says `Day`, its rows have the number alone.
    #[must_use]
    pub fn day_name(self, app: &App, day: DayId) -> String {
        let name = app.plan().name(day, app.document().outline());
        let is_bare = app.plan().day(day).called == Called::Number && !name.contains(char::is_alphabetic);
        match self.language {
            _ if !is_bare => name.to_owned(),
            English => format!("Day {name}"),
            Chinese => format!("第 {name} 天"),
        }
    }

    /// A study day's name behind that of its phase.
    #[must_use]
    pub fn in_phase(self, phase: &str, day: &str) -> String {
        match self.language {
            English => format!("{phase}, {day}"),
            Chinese => format!("{phase} {day}"),
        }
    }

    /// What a study day is about; of a table's row, the cells one after the other.
    #[must_use]
    pub fn day_title(self, app: &App, day: DayId) -> String {
        app.plan().title(day, app.document().outline()).replace(" | ", self.comma())
    }

    /// A study day in one line: its phase's name, its own, and what it is about.
    #[must_use]
    pub fn day_line(self, app: &App, day: DayId) -> String {
        let (plan, outline) = (app.plan(), app.document().outline());
        let phase = &plan.phases()[plan.day(day).phase];
        let name = self.day_name(app, day);
        let name = match phase.heading.zip(phase.name.clone()) {
            Some((id, phase)) => self.in_phase(outline.title(id)[phase].trim(), &name),
            None => name,
        };
        format!("{name}  {}", self.day_title(app, day)).trim_end().to_owned()
    }

    /// A study day's place in its phase, where that counts its own, and in the plan: `Day 2 of 7, day 9 of 28`.
    #[must_use]
    pub fn place(self, name: &str, in_phase: Option<u32>, in_plan: Option<(u32, u32)>) -> String {
        let phase = match (self.language, in_phase) {
            (_, None) => String::new(),
            (English, Some(last)) => format!(" of {last}"),
            (Chinese, Some(last)) => format!("，共 {last} 天"),
        };
        let plan = match (self.language, in_plan) {
            (_, None) => String::new(),
            (English, Some((day, all))) => format!(", day {day} of {all}"),
            (Chinese, Some((day, all))) => {
                let comma = if in_phase.is_some() { "；" } else { "，" };
                format!("{comma}全程第 {day}/{all} 天")
            }
        };
        format!("{name}{phase}{plan}")
    }

    /// How far a reader is behind or ahead; empty where neither.
    #[must_use]
    pub fn behind(self, behind: i32) -> String {
        let days = self.study_days(behind.unsigned_abs());
        match (self.language, behind) {
            (_, 0) => String::new(),
            (English, 1..) => format!("{days} behind"),
            (English, ..0) => format!("{days} ahead"),
            (Chinese, 1..) => format!("落后 {days}"),
            (Chinese, ..0) => format!("超前 {days}"),
        }
    }

    /// A view's name on its tab.
    #[must_use]
    pub fn view(self, view: View) -> &'static str {
        match view {
            View::Today => self.either("Today", "今天"),
            View::Roadmap => self.either("Roadmap", "路线图"),
            View::Plan => self.either("Plan", "计划"),
            View::Review => self.either("Review", "复习"),
            View::Stats => self.either("Stats", "统计"),
        }
    }

    /// What stands before a phase's goal.
    #[must_use]
    pub fn goal(self) -> &'static str {
        self.either("Goal", "目标")
    }

    /// Behind the dates of what is to be done today.
    #[must_use]
    pub fn today(self) -> &'static str {
        self.either("today", "今天")
    }

    /// Behind the dates of what should be done by now.
    #[must_use]
    pub fn late(self) -> &'static str {
        self.either("late", "逾期")
    }

    /// What a mark of our own is called; nothing for the marks that everyone knows.
    #[must_use]
    pub fn mark(self, mark: Mark) -> Option<&'static str> {
        match mark {
            Mark::Doing => Some(self.either("doing", "进行中")),
            Mark::Cancelled => Some(self.either("cancelled", "已取消")),
            Mark::Todo | Mark::Done | Mark::Other(_) => None,
        }
    }

    /// There are so many more study days that should be done by now.
    #[must_use]
    pub fn more_left(self, count: u32) -> String {
        match self.language {
            English => format!("    and {count} more, in Plan"),
            Chinese => format!("    还有 {count} 个，见「计划」"),
        }
    }

    /// A sentence among the rows.
    #[must_use]
    pub fn remark(self, remark: Remark, app: &App) -> String {
        let standing = app.standing();
        let start = app.calendar().map(|calendar| calendar.start);
        let end = app.calendar().and_then(|calendar| calendar.span().map(|(_, end)| end));
        let date = |date: Option<NaiveDate>| date.map(|date| self.short_date(date, standing.date)).unwrap_or_default();
        let say = |english: &str, chinese: &str| self.either(english, chinese).to_owned();
        match (remark, self.language) {
            (Remark::LeftFromBefore, _) => say("Left from before", "之前未完成"),
            (Remark::Topics, _) => say("Topics in the roadmap", "路线图中的相关任务"),
            (Remark::UpNext, _) => say("Next", "接下来"),
            (Remark::NotBegun, English) => format!("The plan begins on {}. This comes first:", date(start)),
            (Remark::NotBegun, Chinese) => format!("计划从 {} 开始。首先是：", date(start)),
            (Remark::RestDay, _) => say("No study day today. This is where you stand:", "今天没有学习日。你学到这里："),
            (Remark::Paused, English) => {
                format!("Paused since {}. `roadmap schedule FILE --resume DATE` ends it.", date(standing.paused))
            }
            (Remark::Paused, Chinese) => {
                format!("自 {} 起暂停。用 `roadmap schedule FILE --resume DATE` 恢复。", date(standing.paused))
            }
            (Remark::Over, English) => format!("The plan ended on {}. This is where you stand:", date(end)),
            (Remark::Over, Chinese) => format!("计划已于 {} 结束。你学到这里：", date(end)),
            (Remark::AllDone, _) => say("Every study day is done. Well done!", "所有学习日都完成了，真不错！"),
            (Remark::Undated, English) => {
                format!("The plan has no dates. {} gives it some.", self.on_screen(app))
            }
            (Remark::Undated, Chinese) => {
                format!("计划还没有日期。{}设定。", self.on_screen(app))
            }
            (Remark::GuessedStart, English) => format!(
                "Dates count from the post's own date, {}: a guess. {} sets them.",
                date(start),
                self.on_screen(app)
            ),
            (Remark::GuessedStart, Chinese) => {
                format!("日期从文章自己的日期 {} 算起，只是推测。{}设定。", date(start), self.on_screen(app))
            }
            (Remark::Reading, _) => say("The roadmap is being read.", "正在读取路线图。"),
            // They are said in columns.
            (Remark::Streak | Remark::Minutes, _) => String::new(),
            (Remark::NoPlan, _) => self.no_plan(app),
            (Remark::NothingFits, _) => say("Nothing fits the filter any more.", "没有符合筛选的条目了。"),
            (Remark::ReviewsDue | Remark::Unreviewed | Remark::Due, _) => self.review_remark(remark, app),
            (Remark::NothingDue | Remark::PutOff | Remark::WeekAhead, _) => self.review_remark(remark, app),
            (Remark::Empty, _) => say("There are no headings and no lists here.", "这里没有标题，也没有列表。"),
        }
    }

    /// What sets a plan's dates: a key on the screen, and a command in the shell.
    fn on_screen(self, app: &App) -> String {
        let command = "`roadmap start FILE DATE`";
        match (self.language, app.keys().first(Action::Recover)) {
            (English, None) => command.to_owned(),
            (Chinese, None) => format!("用 {command} "),
            (English, Some(key)) => format!("`{key}` on the screen, or {command},"),
            (Chinese, Some(key)) => format!("在屏幕上按 `{key}`，或用 {command} "),
        }
    }

    /// What was passed over in the front matter.
    #[must_use]
    pub fn warning(self, warning: &Warning) -> String {
        let text = match (self.language, warning) {
            (English, Warning::FrontMatter(reason)) => {
                format!("the front matter cannot be read ({reason}); its title and dates are passed over")
            }
            (Chinese, Warning::FrontMatter(reason)) => format!("文件头读不懂（{reason}）；其中的标题和日期未采用"),
            (English, Warning::Setting(setting)) => {
                format!("`{setting}` in the front matter cannot be read and is passed over")
            }
            (Chinese, Warning::Setting(setting)) => format!("文件头中的 `{setting}` 读不懂，未采用"),
        };
        sanitise(&text).into_owned()
    }
}
