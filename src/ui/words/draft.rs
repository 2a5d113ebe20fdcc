//! What is said of a plan that is drafted.

use std::path::Path;

use chrono::NaiveDate;

use super::Words;
use crate::app::App;
use crate::app::action::Action;
use crate::app::planning::{Field, Unplanned};
use crate::plan::draft::{Drafted, Length, MOST_DAYS, Undrafted};
use crate::text::quote::quoted;
use crate::text::sanitise::sanitise;

impl Words {
    /// What a draft comes to: `28 tasks, 14 days, 2 a day, ends 14 Mar`.
    #[must_use]
    pub fn drafted(self, drafted: &Drafted, length: Length, near: NaiveDate) -> String {
        let mut parts = vec![self.many_of(drafted.tasks, "task", "tasks", "个任务")];
        if let Length::Minutes(a_day) = length {
            let hours = u32::try_from(drafted.minutes).map_or_else(|_| String::new(), |minutes| self.estimate(minutes));
            let each = self.estimate(a_day);
            parts.push(self.either(format!("{hours} at {each} a day"), format!("共 {hours}，每天 {each}")));
        }
        parts.push(self.counted(drafted.days, "day", "days", "天"));
        parts.extend(self.each_day(drafted));
        if let Some((from, to)) = drafted.span {
            let (from, to) = (self.short_date(from, near), self.short_date(to, near));
            parts.push(self.either(format!("begins {from}"), format!("{from} 开始")));
            parts.push(self.either(format!("ends {to}"), format!("{to} 结束")));
        }
        parts.join(self.comma())
    }

    /// How many tasks fall on a day; nothing where a task takes several.
    fn each_day(self, drafted: &Drafted) -> Option<String> {
        let counts = || drafted.entries.iter().map(|day| day.tasks);
        let (least, most) = (counts().min()?, counts().max()?);
        if drafted.days as usize > drafted.tasks {
            return None;
        }
        let range = if least == most { most.to_string() } else { format!("{least}-{most}") };
        Some(self.either(format!("{range} a day"), format!("每天 {range} 个")))
    }

    /// Behind what a plan comes to that was printed: what does not stand in it.
    #[must_use]
    pub fn only_printed(self) -> &'static str {
        self.either(
            "; `--append` writes it with its start, `--dry-run` shows the dates",
            "；`--append` 会连同开始日期一起写入，`--dry-run` 显示各天日期",
        )
    }

    /// Where a plan was written, and what to do next.
    #[must_use]
    pub fn plan_is_in(self, path: &Path) -> String {
        let path = sanitise(&path.to_string_lossy()).into_owned();
        let word = quoted(&path);
        self.either(
            format!("The plan is in {path}, yours to change. `roadmap tui {word}` opens it."),
            format!("计划已写入 {path}，可以随意修改。用 `roadmap tui {word}` 打开。"),
        )
    }

    /// That a plan is drafted for one file.
    #[must_use]
    pub fn one_file_to_plan(self) -> &'static str {
        self.either(
            "--make drafts a plan for one file; name a single one",
            "--make 只为一个文件起草计划；请只写一个文件",
        )
    }

    /// That something stands already where a new file was to be.
    #[must_use]
    pub fn is_there(self, path: &Path) -> String {
        let path = sanitise(&path.to_string_lossy()).into_owned();
        self.either(
            format!("cannot make {path}: it is there already, and nothing was changed; -o OTHER gives another name"),
            format!("无法新建 {path}：它已经存在，没有改动任何内容；请用 -o 另取一个名字"),
        )
    }

    /// That there is no plan, and how one comes about.
    pub(super) fn no_plan(self, app: &App) -> String {
        let none = self.either(
            "There are no study days here. A line such as `Day 1: ...` makes one.",
            "这里没有学习日。写一行 `Day 1: ...` 就有了。",
        );
        if !app.can_plan() {
            return none.to_owned();
        }
        let command = "`roadmap plan FILE --make`";
        let how = match app.keys().first(Action::Plan) {
            None => self.either(format!("{command} drafts a plan"), format!("用 {command} 可以")),
            Some(key) => self.either(
                format!("`{key}` on the screen, or {command}, drafts a plan"),
                format!("在屏幕上按 `{key}`，或用 {command}，可以"),
            ),
        };
        self.either(format!("{none} {how} from the open tasks."), format!("{none}{how}为未完成的任务起草一份计划。"))
    }

    /// The heading over a plan that is being drafted.
    #[must_use]
    pub fn draft_a_plan(self) -> &'static str {
        self.either("Draft a plan", "起草计划")
    }

    /// What is typed for a plan that is being drafted.
    #[must_use]
    pub fn planning_field(self, field: Field) -> &'static str {
        match field {
            Field::Days => self.how_many_days(),
            Field::Start => self.which_start(),
            Field::Weekdays => self.which_weekdays(),
        }
    }

    /// Why there is nothing to show while a plan is drafted.
    #[must_use]
    pub fn unplanned(self, why: &Unplanned) -> String {
        match why {
            Unplanned::Unread(Field::Days) => {
                self.either(format!("Type a number of days, 1 to {MOST_DAYS}"), format!("请输入天数，1 到 {MOST_DAYS}"))
            }
            Unplanned::Unread(Field::Start) => self.type_a_date().to_owned(),
            Unplanned::Unread(Field::Weekdays) => self
                .either("Type weekdays: `mon-fri`, or `mon,wed,fri`", "请输入星期几，如 `mon-fri` 或 `mon,wed,fri`")
                .to_owned(),
            Unplanned::Undrafted(error) => self.not_planned(error),
        }
    }

    /// Why no plan can be drafted on the screen.
    #[must_use]
    pub fn not_planned(self, error: &Undrafted) -> String {
        match error {
            Undrafted::Planned => self.either("there is a plan here already", "这里已经有计划").to_owned(),
            error => self.undrafted(error),
        }
    }

    /// Why no plan was drafted.
    #[must_use]
    pub fn undrafted(self, error: &Undrafted) -> String {
        let say = |english: &str, chinese: &str| self.either(english, chinese).to_owned();
        match error {
            Undrafted::NoTasks => say("there is no open task here to plan", "这里没有未完成的任务可以安排"),
            Undrafted::Planned => say(
                "there is a plan here already; --phase NAME puts a section behind it, `roadmap recover` moves its days",
                "这里已经有计划；--phase NAME 把一个章节排在它后面，`roadmap recover` 可以调整日程",
            ),
            Undrafted::NoSection(name) => {
                let name = sanitise(name);
                self.either(
                    format!("no section with open tasks is called \"{name}\"; `roadmap show FILE` lists what there is"),
                    format!("没有叫「{name}」且有未完成任务的章节；`roadmap show FILE` 会列出所有章节"),
                )
            }
            Undrafted::SeveralSections(name, found) => {
                let (name, count) = (sanitise(name), found.len());
                let list: String = found.iter().map(|path| format!("\n  {path}")).collect();
                self.either(
                    format!("\"{name}\" fits {count} sections; name one of these:{list}"),
                    format!("「{name}」符合 {count} 个章节；请指明其中一个：{list}"),
                )
            }
            Undrafted::TooLong(days) => self.either(
                format!("that would take {days} days, and a plan has {MOST_DAYS} at most; study more hours a day, or plan a section with --phase"),
                format!("那要 {days} 天，而计划最多 {MOST_DAYS} 天；请增加每天的小时数，或用 --phase 只安排一个章节"),
            ),
            Undrafted::Dated => say(
                "the plan that is there has dates of its own; `roadmap start` and `roadmap schedule` set them",
                "已有的计划有自己的日期；请用 `roadmap start` 和 `roadmap schedule` 设定",
            ),
            Undrafted::Unset(unset) => self.unset(*unset).to_owned(),
            Undrafted::Misread => say(
                "a plan at the end of this file would not be read as it is meant; is a code block or a comment left open there? close it first",
                "写在这个文件末尾的计划无法按原意识别；那里是否有没闭合的代码块或注释？请先闭合",
            ),
        }
    }
}
