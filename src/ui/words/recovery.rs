//! What is said of ways back after falling behind.

use chrono::NaiveDate;

use super::Words;
use crate::app::recover::WayKind;
use crate::document::settings::Unset;
use crate::plan::recovery::{Recovery, Stuck};
use crate::plan::start::Started;
use crate::text::language::Language::{Chinese, English};

impl Words {
    /// The heading over the ways back; over a start, where that comes first.
    #[must_use]
    pub fn choice(self, first: WayKind) -> &'static str {
        if first == WayKind::Start {
            self.either("Dates for the plan", "给计划定日期")
        } else {
            self.either("Back on track", "回到正轨")
        }
    }

    /// That a file is to get a front matter, which the reader accepts along with what is shown.
    #[must_use]
    pub fn new_front_matter(self) -> &'static str {
        self.either(
            "The file has no front matter yet. Enter gives it one, to hold this.",
            "文件还没有文件头。按 enter 会加上一个，用来保存这项设定。",
        )
    }

    /// What stands in the place of a preview while a date is typed.
    #[must_use]
    pub fn type_a_date(self) -> &'static str {
        self.either("Type a date: 2026-03-31", "请输入日期，如 2026-03-31")
    }

    /// The same for a range.
    #[must_use]
    pub fn type_a_range(self) -> &'static str {
        self.either("Type a range of dates: 2026-02-16..2026-02-20", "请输入起止日期，如 2026-02-16..2026-02-20")
    }

    /// A way's name.
    #[must_use]
    pub fn way(self, kind: WayKind) -> &'static str {
        match kind {
            WayKind::Push => self.either("Push", "顺延"),
            WayKind::CatchUp => self.either("Catch up", "追赶"),
            WayKind::Rebalance => self.either("Rebalance", "重排"),
            WayKind::Break => self.either("Break", "休假"),
            WayKind::Start => self.either("Start", "开始"),
        }
    }

    /// What a way does.
    #[must_use]
    pub fn way_help(self, kind: WayKind) -> &'static str {
        match kind {
            WayKind::Push => self.either(
                "the rest moves: the first open study day is today",
                "剩下的整体后移：第一个未完成的学习日就是今天",
            ),
            WayKind::CatchUp => {
                self.either("the rest is spread over the days until the same end", "剩下的分摊到原定结束日期之前")
            }
            WayKind::Rebalance => self.either("the rest is spread up to a date", "剩下的分摊到指定日期之前"),
            WayKind::Break => self.either("no study on some dates ahead", "今后某几天不学习"),
            WayKind::Start => self.either("the plan begins on a date", "计划从某一天开始"),
        }
    }

    /// What a way back comes to: the plan's new end, and the fullest date.
    #[must_use]
    pub fn recovery(self, recovery: &Recovery, near: NaiveDate) -> String {
        let (before, after) = (self.short_date(recovery.end.0, near), self.short_date(recovery.end.1, near));
        let moved = recovery.end.1.signed_duration_since(recovery.end.0).num_days();
        let days = u32::try_from(moved.unsigned_abs()).unwrap_or(u32::MAX);
        let days = self.counted(days, "day", "days", "天");
        let end = match (self.language, moved) {
            (English, 0) => format!("The end stays {after}"),
            (English, 1..) => format!("The end moves from {before} to {after}, {days} later"),
            (English, ..0) => format!("The end moves from {before} to {after}, {days} earlier"),
            (Chinese, 0) => format!("结束日期不变，仍是 {after}"),
            (Chinese, 1..) => format!("结束日期推迟 {days}：{before} -> {after}"),
            (Chinese, ..0) => format!("结束日期提前 {days}：{before} -> {after}"),
        };
        end + &self.heaviest(recovery.heaviest, near) + self.either(".", "。")
    }

    fn heaviest(self, (load, date): (usize, NaiveDate), near: NaiveDate) -> String {
        if load <= 1 {
            return String::new();
        }
        let days = self.many_of(load, "study day", "study days", "个学习日");
        let date = self.short_date(date, near);
        self.either(format!("; at most {days} a day, first on {date}"), format!("；一天最多 {days}，最早在 {date}"))
    }

    /// What another start comes to: the plan's first and last date.
    #[must_use]
    pub fn started(self, started: &Started, near: NaiveDate) -> String {
        let Some((from, to)) = started.span.map(|(from, to)| (self.short_date(from, near), self.short_date(to, near)))
        else {
            let unknown = self.either(
                "The plan gets a start, but nothing in it says how long it takes.",
                "计划有了开始日期，但里面没有写明要多久。",
            );
            return unknown.to_owned();
        };
        self.either(
            format!("The plan begins on {from} and ends on {to}."),
            format!("计划从 {from} 开始，到 {to} 结束。"),
        )
    }

    /// Why there is no way back.
    #[must_use]
    pub fn stuck(self, stuck: Stuck) -> &'static str {
        match stuck {
            Stuck::NoDays => self.either("there are no study days here to move", "这里没有可以调整的学习日"),
            Stuck::Undated => self.either(
                "the plan has no dates to move; `roadmap start FILE DATE` gives it some",
                "计划还没有日期，无法调整；请用 `roadmap start FILE DATE` 设定",
            ),
            Stuck::NothingOpen => {
                self.either("every study day is done; there is nothing to move", "学习日已全部完成，没有可以调整的")
            }
            Stuck::Over => self.either(
                "no study date is left until then; push, or rebalance to a later date",
                "到那天为止已经没有可以学习的日期；请顺延，或重排到更晚的日期",
            ),
            Stuck::Unset(unset) => self.unset(unset),
        }
    }

    /// Why the front matter was not changed.
    #[must_use]
    pub fn unset(self, unset: Unset) -> &'static str {
        match unset {
            Unset::NoFrontMatter => self.either(
                "the file has no front matter to hold this; `roadmap start FILE DATE --create` gives it one",
                "文件没有文件头，无处保存；`roadmap start FILE DATE --create` 会加上一个",
            ),
            Unset::Json => self.either(
                "the front matter is JSON, which is only read; set `params.roadmap` there by hand",
                "文件头是 `JSON` 格式，只读不写；请手动设置其中的 `params.roadmap`",
            ),
            Unset::Broken => {
                self.either("the front matter does not parse as it is; mend it first", "文件头的语法有误；请先改正")
            }
            Unset::Unusual => self.either(
                "the front matter is written in a manner that cannot be changed safely; set it there by hand",
                "文件头的写法特殊，无法安全改动；请手动设置",
            ),
        }
    }
}
