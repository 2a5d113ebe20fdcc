//! What is said of the review: what is due, how it is graded, and when it comes back.

use chrono::NaiveDate;

use super::Words;
use crate::app::App;
use crate::app::action::{Action, View};
use crate::app::list::Remark;
use crate::app::review::{Reviews, WEEK};
use crate::progress::review::{Grade, Load, Parameters, Retention, Unfit};
use crate::text::language::Language::{self, Chinese, English};
use crate::text::language::Say;

impl Words {
    /// A sentence among the rows that is about the review.
    pub(super) fn review_remark(self, remark: Remark, app: &App) -> String {
        let today = app.standing().date;
        let due = app.reviews().map_or(0, |reviews| reviews.due().len());
        match (remark, app.reviews()) {
            (Remark::Unreviewed, _) => self.unreviewed(app.keys().first(Action::Open).unwrap_or("enter")),
            (Remark::ReviewsDue, _) => self.either(format!("Reviews due: {due}"), format!("待复习：{due}")),
            (Remark::Due, _) => self.either(format!("Due today: {due}"), format!("今天要复习：{due}")),
            (Remark::PutOff, Some(reviews)) => self.put_off(reviews.put_off(), reviews.cap()),
            (Remark::NothingDue, Some(reviews)) => self.nothing_due(reviews, today),
            (Remark::WeekAhead, Some(reviews)) => self.week_ahead(reviews, today),
            _ => String::new(),
        }
    }

    /// What the review does, and what begins it: a key, or a command.
    #[must_use]
    pub fn unreviewed(self, by: &str) -> String {
        self.either(
            format!(
                "What you have finished comes back here shortly before you would forget it, and you say how well you knew \
                 it. `{by}` begins; until then nothing is counted."
            ),
            format!("学完的内容会在快要忘记的时候回到这里，由你评一评记得怎样。`{by}` 开始；在那之前什么都不计。"),
        )
    }

    /// How many more would be due, were there no cap.
    #[must_use]
    pub fn put_off(self, count: usize, cap: u32) -> String {
        let (wait, come) = (if count == 1 { "waits" } else { "wait" }, if cap == 1 { "comes" } else { "come" });
        self.either(
            format!("{count} more {wait}: no more than {cap} {come} on a day."),
            format!("还有 {count} 项往后排：一天最多 {cap} 项。"),
        )
    }

    fn nothing_due(self, reviews: &Reviews, today: NaiveDate) -> String {
        let said = match reviews.graded_today() {
            _ if reviews.is_empty() => self.either(
                "Nothing is finished yet. What you tick comes back here.".to_owned(),
                "还没有学完的内容。勾选之后会回到这里。".to_owned(),
            ),
            0 => self.either("Nothing is due today.", "今天没有要复习的。").to_owned(),
            count => self.either(
                format!("That was all for today: {count} reviewed."),
                format!("今天的都复习完了，一共 {count} 项。"),
            ),
        };
        let next = reviews.next().map(|load| self.next_review(load, today));
        match (self.language, next) {
            (_, None) => said,
            (English, Some(next)) => format!("{said} {next}"),
            (Chinese, Some(next)) => said + &next,
        }
    }

    /// When something comes back next, and how much.
    fn next_review(self, load: Load, today: NaiveDate) -> String {
        let date = self.short_date(load.date, today);
        self.either(format!("Next: {} on {date}.", load.due), format!("接下来：{date} {} 项。", load.due))
    }

    /// How much is due on each of the dates ahead.
    fn week_ahead(self, reviews: &Reviews, today: NaiveDate) -> String {
        let loads: Vec<Load> = reviews.ahead(WEEK as usize + 1).into_iter().skip(1).collect();
        if reviews.due().len() > 0 && loads.iter().all(|load| load.due == 0) {
            return reviews.next().map(|load| self.next_review(load, today)).unwrap_or_default();
        }
        let day = |load: &Load| format!("{} {}", self.weekday_of(load.date), load.due);
        let days: Vec<String> = loads.iter().map(day).collect();
        self.either("The days ahead: ", "接下来几天：").to_owned() + &days.join(self.comma())
    }

    /// How long ago something was.
    #[must_use]
    pub fn ago(self, then: NaiveDate, today: NaiveDate) -> String {
        let days = u32::try_from((today - then).num_days()).unwrap_or(0);
        let ago = |count: u32, one: &str, many: &str, chinese: &str| match self.language {
            English => format!("{} ago", self.counted(count, one, many, "")),
            Chinese => format!("{count} {chinese}前"),
        };
        match days {
            0 => self.today().to_owned(),
            1 => self.either("yesterday", "昨天").to_owned(),
            2..14 => ago(days, "day", "days", "天"),
            14..61 => ago(days / 7, "week", "weeks", "周"),
            61..730 => ago(days / 30, "month", "months", "个月"),
            _ => ago(days / 365, "year", "years", "年"),
        }
    }

    /// How long something is left alone, in as few cells as will do.
    #[must_use]
    pub fn interval(self, days: u32) -> String {
        let (count, unit, chinese) = match days {
            0..100 => (days, "d", "天"),
            100..730 => (days / 30, "mo", "个月"),
            _ => (days / 365, "y", "年"),
        };
        format!("{count}{}", self.either(unit, chinese))
    }

    /// What a grade is called.
    #[must_use]
    pub fn grade(self, grade: Grade) -> &'static str {
        match grade {
            Grade::Again => self.either("again", "忘了"),
            Grade::Hard => self.either("hard", "困难"),
            Grade::Good => self.either("good", "记得"),
            Grade::Easy => self.either("easy", "轻松"),
        }
    }

    /// What each grade leads to: `again 1d, hard 3d, good 8d, easy 20d`.
    #[must_use]
    pub fn intervals(self, intervals: [u32; 4]) -> String {
        let named = Grade::ALL.into_iter().zip(intervals);
        let said: Vec<String> =
            named.map(|(grade, days)| format!("{} {}", self.grade(grade), self.interval(days))).collect();
        said.join(self.comma())
    }

    /// In the place of what a card says, until that is asked for, where it says any more than its title.
    #[must_use]
    pub fn folded_card(self, has_more: bool) -> &'static str {
        match has_more {
            true => {
                self.either("What do you remember? `space` shows what it says.", "还记得多少？按 `space` 查看内容。")
            }
            false => self.either("What do you remember?", "还记得多少？"),
        }
    }

    /// How many cards are left, this one among them.
    #[must_use]
    pub fn cards_left(self, count: usize) -> String {
        self.either(format!("{count} left"), format!("还剩 {count} 项"))
    }

    /// What the keys of a card do that are no grades.
    #[must_use]
    pub fn card_key(self, action: Action) -> &'static str {
        match action {
            Action::Spare => self.either("not this one", "不再复习"),
            Action::Undo => self.either("the one before", "上一项"),
            Action::Back => self.either("leave", "返回"),
            Action::Fold => self.either("hide", "收起"),
            _ => self.either("show", "查看"),
        }
    }

    /// Something does not come back any more.
    #[must_use]
    pub fn spared(self, title: &str) -> String {
        self.either(format!("does not come back: {title}"), format!("不再复习：{title}"))
    }

    /// Something comes back again.
    #[must_use]
    pub fn unspared(self, title: &str) -> String {
        self.either(format!("comes back again: {title}"), format!("恢复复习：{title}"))
    }

    /// Nothing more is due.
    #[must_use]
    pub fn reviewed(self, count: usize) -> String {
        match (self.language, count) {
            (_, 0) => self.either("nothing is due", "没有要复习的").to_owned(),
            (English, _) => format!("that was all for today: {count} reviewed"),
            (Chinese, _) => format!("今天的都复习完了，一共 {count} 项"),
        }
    }

    /// There is nothing to keep reviews in.
    #[must_use]
    pub fn no_journal(self) -> &'static str {
        self.either(
            "reviews are kept in the journal, which is not read yet, or has no folder; set HOME or XDG_DATA_HOME",
            "复习记在学习日志里，日志还没读好，或没有地方存放；请设置 HOME 或 XDG_DATA_HOME",
        )
    }

    /// What was graded could not be written down.
    #[must_use]
    pub fn not_written_down(self, reason: &str) -> String {
        self.either(format!("cannot write the journal: {reason}"), format!("无法写入学习日志：{reason}"))
    }

    /// What leads from Today to the review.
    #[must_use]
    pub fn to_reviews(self, app: &App, on_screen: bool) -> String {
        match app.keys().first(Action::Show(View::Review)).filter(|_| on_screen) {
            Some(key) => self.either(format!("`{key}` shows them"), format!("按 `{key}` 查看")),
            None => "`roadmap review FILE`".to_owned(),
        }
    }

    /// Something cannot be graded, for it is not finished.
    #[must_use]
    pub fn not_finished(self, title: &str) -> String {
        self.either(
            format!("\"{title}\" is no finished task or study day; what is ticked can be reviewed"),
            format!("「{title}」不是已完成的任务或学习日；勾选过的才能复习"),
        )
    }

    /// Something was graded, and when it comes back.
    #[must_use]
    pub fn graded(self, title: &str, grade: Grade, next: Option<NaiveDate>, today: NaiveDate) -> String {
        let next = next.map(|next| {
            let date = self.short_date(next, today);
            self.either(format!("; it comes back on {date}"), format!("；{date} 再复习"))
        });
        let name = self.grade(grade);
        self.either(format!("{name}: {title}"), format!("{name}：{title}")) + &next.unwrap_or_default()
    }
}

/// Why a setting of the review is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WrongReview {
    /// The cap is no number of items.
    Cap(i64),
    /// The model cannot take it.
    Unfit(Unfit),
}

/// The most that a cap can be.
pub const MOST_CAP: u16 = 9_999;

impl Say for WrongReview {
    fn say(&self, language: Language) -> String {
        let words = Words::of(language);
        match *self {
            Self::Cap(cap) => words.either(
                format!("cap: {cap} is no number from 1 to {MOST_CAP}"),
                format!("cap：{cap} 不是 1 到 {MOST_CAP} 的整数"),
            ),
            Self::Unfit(Unfit::Count(count)) => {
                let [_, four, five, six] = Parameters::COUNTS;
                words.either(
                    format!("parameters: there are {count}, and FSRS has {four}, {five} or {six}"),
                    format!("parameters：写了 {count} 个，FSRS 的参数是 {four}、{five} 或 {six} 个"),
                )
            }
            Self::Unfit(Unfit::NotFinite(place)) => words.either(
                format!("parameters: number {} is not finite", place + 1),
                format!("parameters：第 {} 个不是有限的数", place + 1),
            ),
            Self::Unfit(Unfit::Outdated) => words.either(
                "parameters: those of this older version cannot be carried over; have them worked out anew".to_owned(),
                "parameters：旧版本的这些参数无法沿用，请重新计算".to_owned(),
            ),
            Self::Unfit(Unfit::Retention(share)) => {
                let (least, most) = (Retention::LEAST, Retention::MOST);
                words.either(
                    format!("retention: {share} is no share from {least} to {most}"),
                    format!("retention：{share} 不在 {least} 到 {most} 之间"),
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_and_how_long_ahead_are_told_in_the_unit_that_suits() {
        let today = NaiveDate::from_ymd_opt(2026, 2, 4).unwrap();
        let said = |words: Words| {
            let ago = [0, 1, 2, 13, 14, 60, 61, 729, 730].map(|days| words.ago(today - chrono::Days::new(days), today));
            let ahead = [1, 99, 100, 729, 730].map(|days| words.interval(days));
            (ago, ahead)
        };
        let (ago, ahead) = said(Words::of(English));
        assert_eq!(ago[..5], ["today", "yesterday", "2 days ago", "13 days ago", "2 weeks ago"]);
        assert_eq!(ago[5..], ["8 weeks ago", "2 months ago", "24 months ago", "2 years ago"]);
        assert_eq!(ahead, ["1d", "99d", "3mo", "24mo", "2y"]);
        let (ago, ahead) = said(Words::of(Chinese));
        assert_eq!(ago[1..5], ["昨天", "2 天前", "13 天前", "2 周前"]);
        assert_eq!(ahead, ["1天", "99天", "3个月", "24个月", "2年"]);
    }
}
