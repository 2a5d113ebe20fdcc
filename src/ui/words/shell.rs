//! What the subcommands say, and why they cannot do as asked.

use chrono::NaiveDate;

use super::Words;
use crate::text::sanitise::sanitise;

impl Words {
    /// That nothing has a name.
    #[must_use]
    pub fn no_item(self, name: &str) -> String {
        self.either(
            format!("nothing is called \"{name}\"; `roadmap show FILE` lists what there is"),
            format!("没有叫「{name}」的条目；`roadmap show FILE` 会列出所有条目"),
        )
    }

    /// Of one item among several: what is the matter with it.
    #[must_use]
    pub fn of_item(self, name: &str, why: &str) -> String {
        self.either(format!("\"{name}\": {why}"), format!("「{name}」：{why}"))
    }

    /// That there is no command of a name.
    #[must_use]
    pub fn no_command(self, name: &str) -> String {
        let name = sanitise(name);
        self.either(
            format!("there is no command \"{name}\"; `roadmap --help` lists them"),
            format!("没有命令「{name}」；`roadmap --help` 会列出所有命令"),
        )
    }

    /// That standard input cannot be read.
    #[must_use]
    pub fn no_input(self, cause: &str) -> String {
        self.either(format!("cannot read standard input: {cause}"), format!("无法读取标准输入：{cause}"))
    }

    /// That it is no text.
    #[must_use]
    pub fn input_is_no_text(self) -> &'static str {
        self.either("standard input is no UTF-8 text", "标准输入不是 UTF-8 文本")
    }

    /// That several items have a name. What they are follows.
    #[must_use]
    pub fn several_items(self, name: &str, count: usize) -> String {
        self.either(
            format!("\"{name}\" fits {count} items; name one of these:"),
            format!("「{name}」符合 {count} 个条目；请指明其中一个："),
        )
    }

    /// That there is no study day at all.
    #[must_use]
    pub fn no_study_days(self) -> &'static str {
        self.either("there are no study days here", "这里没有学习日")
    }

    /// That none falls on a date; and which comes first among the open ones.
    #[must_use]
    pub fn no_study_day_on(self, date: NaiveDate, first_open: Option<&str>) -> String {
        let date = self.date(date);
        let first = first_open.map(|first| {
            self.either(format!("; the first open one is {first}"), format!("；第一个未完成的是 {first}"))
        });
        self.either(format!("no study day falls on {date}"), format!("{date} 没有学习日")) + &first.unwrap_or_default()
    }

    /// That no phase has a name. Which there are follows.
    #[must_use]
    pub fn no_phase(self, name: &str) -> String {
        self.either(
            format!("no phase is called \"{name}\"; name one of these:"),
            format!("没有叫「{name}」的阶段；请指明其中一个："),
        )
    }

    /// That several phases have a name. What they are follows.
    #[must_use]
    pub fn several_phases(self, name: &str, count: usize) -> String {
        self.either(
            format!("\"{name}\" fits {count} phases; name one of these:"),
            format!("「{name}」符合 {count} 个阶段；请指明其中一个："),
        )
    }

    /// That no phase can begin on a date.
    #[must_use]
    pub fn no_phases(self) -> &'static str {
        self.either("there is no phase with study days to begin", "没有带学习日的阶段可以设定开始日期")
    }

    /// That no pause can be ended.
    #[must_use]
    pub fn no_pause(self) -> &'static str {
        self.either(
            "there is no pause to end; `roadmap schedule FILE --rest DATE..` begins one",
            "现在没有暂停；`roadmap schedule FILE --rest DATE..` 可以开始暂停",
        )
    }

    /// That a rebalance lacks its date.
    #[must_use]
    pub fn rebalance_by(self) -> &'static str {
        self.either("rebalance needs a date: --by 2026-03-31", "重排需要一个日期：--by 2026-03-31")
    }

    /// That a break lacks its dates.
    #[must_use]
    pub fn break_when(self) -> &'static str {
        self.either(
            "break needs its dates: break 2026-02-16..2026-02-20",
            "休假需要起止日期：break 2026-02-16..2026-02-20",
        )
    }

    /// That a break's dates are none.
    #[must_use]
    pub fn break_how(self) -> &'static str {
        self.either("write the break as 2026-02-16..2026-02-20", "请把休假写成 2026-02-16..2026-02-20 的样子")
    }

    /// That a date was given to a way back that takes none.
    #[must_use]
    pub fn no_dates_for_way(self) -> &'static str {
        self.either("--by goes with rebalance, dates with break", "--by 只用于 rebalance，起止日期只用于 break")
    }

    /// Before the dates of a plan.
    #[must_use]
    pub fn plan(self) -> &'static str {
        self.either("plan", "计划")
    }

    /// The first study day that is open.
    #[must_use]
    pub fn next(self, day: &str) -> String {
        self.either(format!("next: {day}"), format!("接下来：{day}"))
    }

    /// That the screen needs a terminal.
    #[must_use]
    pub fn no_terminal(self) -> &'static str {
        self.either(
            "this needs a terminal that can draw; `roadmap show FILE` and `roadmap today` do not, nor does `roadmap --help`",
            "这需要一个能绘制屏幕的终端；`roadmap show FILE`、`roadmap today` 和 `roadmap --help` 不需要",
        )
    }

    /// That the terminal failed.
    #[must_use]
    pub fn terminal_failed(self, cause: &str) -> String {
        self.either(format!("the terminal failed: {cause}"), format!("终端出错：{cause}"))
    }

    /// That standard output could not be written.
    #[must_use]
    pub fn cannot_answer(self, cause: &str) -> String {
        self.either(format!("cannot write the answer: {cause}"), format!("无法输出结果：{cause}"))
    }
}
