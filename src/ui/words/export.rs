//! What an exported roadmap says, and why one is not exported.

use chrono::NaiveDate;

use super::Words;
use crate::document::mark::Mark;
use crate::text::sanitise::sanitise;

impl Words {
    /// That it is not said in which form a roadmap is wanted.
    #[must_use]
    pub fn which_form(self) -> &'static str {
        self.either(
            "say in which form: --to ics, html, md, csv or todotxt, or -o FILE with such an ending",
            "请说明导出成什么：--to ics、html、md、csv 或 todotxt，或用 -o FILE 写明扩展名",
        )
    }

    /// That only a calendar has extras.
    #[must_use]
    pub fn only_in_calendar(self) -> &'static str {
        self.either("--todos and --reviews go with --to ics", "--todos 和 --reviews 只用于 --to ics")
    }

    /// That a calendar would be empty, for want of a plan or of its dates.
    #[must_use]
    pub fn nothing_for_calendar(self, is_undated: bool) -> &'static str {
        if is_undated {
            self.either(
                "the plan has no dates to put into a calendar; `roadmap start FILE DATE` gives it some",
                "计划还没有日期，无法放进日历；请用 `roadmap start FILE DATE` 设定",
            )
        } else {
            self.either(
                "there are no study days to put into a calendar; --todos puts the tasks into it",
                "没有可以放进日历的学习日；--todos 可以把任务放进去",
            )
        }
    }

    /// That a file is left alone.
    #[must_use]
    pub fn is_occupied(self, path: &str) -> String {
        let path = sanitise(path);
        self.either(
            format!("{path} is there already, and is not what was exported there last; --force overwrites it"),
            format!("{path} 已经存在，而且不是上次导出的内容；--force 会覆盖它"),
        )
    }

    /// That a roadmap is never overwritten by what is made of it.
    #[must_use]
    pub fn is_source(self, path: &str) -> String {
        let path = sanitise(path);
        self.either(
            format!("{path} is the roadmap itself; name another file"),
            format!("{path} 就是路线图本身；请换一个文件名"),
        )
    }

    /// That a file was written.
    #[must_use]
    pub fn exported(self, path: &str) -> String {
        let path = sanitise(path);
        self.either(format!("wrote {path}"), format!("已写入 {path}"))
    }

    /// That the dates of what was exported are a guess.
    #[must_use]
    pub fn guessed_dates(self, start: NaiveDate) -> String {
        let start = self.date(start);
        self.either(
            format!(
                "its dates are a guess: they count from the post's own date, {start}; `roadmap start FILE DATE` sets them"
            ),
            format!("日期只是推测：从文章自己的日期 {start} 算起；请用 `roadmap start FILE DATE` 设定"),
        )
    }

    /// That review was not begun, so that there are none to export.
    #[must_use]
    pub fn no_reviews(self) -> &'static str {
        self.either(
            "review was not begun; `roadmap review FILE --begin` begins it",
            "还没有开始复习；请用 `roadmap review FILE --begin` 开始",
        )
    }

    /// The review of something, in a calendar.
    #[must_use]
    pub fn review_of(self, title: &str) -> String {
        self.titled(self.reviews_name(), title)
    }

    /// What reviews are called in a calendar.
    #[must_use]
    pub fn reviews_name(self) -> &'static str {
        self.either("Review", "复习")
    }

    /// What a box shows, in a word.
    #[must_use]
    pub fn mark_name(self, mark: Mark) -> String {
        match mark {
            Mark::Todo => self.either("open", "未完成").to_owned(),
            Mark::Done => self.either("done", "已完成").to_owned(),
            Mark::Doing | Mark::Cancelled => self.mark(mark).unwrap_or_default().to_owned(),
            Mark::Other(c) => format!("[{c}]"),
        }
    }

    /// Over the columns that tell of a plan: its phases, their dates, how much of each is done.
    #[must_use]
    pub fn plan_columns(self) -> [&'static str; 3] {
        self.either(["Phase", "Dates", "Done"], ["阶段", "日期", "完成"])
    }

    /// Over the list of the roadmaps on a page.
    #[must_use]
    pub fn contents(self) -> &'static str {
        self.either("Contents", "目录")
    }

    /// Over when the plan ends.
    #[must_use]
    pub fn plan_end(self) -> &'static str {
        self.either("Plan", "计划")
    }

    /// The whole year in a sentence, for who does not see it.
    #[must_use]
    pub fn year_told(self, dates: usize) -> String {
        let dates = self.many_of(dates, "day", "days", "天");
        self.either(format!("The last year: something was done on {dates}"), format!("最近一年：{dates}有进展"))
    }

    /// What is said of a date in the year.
    #[must_use]
    pub fn on_date(self, date: NaiveDate, done: &str) -> String {
        self.titled(&self.weekday_date(date), done)
    }

    /// What stands at the foot of a page.
    #[must_use]
    pub fn as_of(self, date: NaiveDate) -> String {
        let date = self.date(date);
        self.either(format!("As of {date}"), format!("截至 {date}"))
    }
}
