//! How it went, in words: streak, pace, forecast, and what was done in a week.

use chrono::{Datelike, NaiveDate};

use super::Words;
use crate::app::statistics::{Activity, Course};
use crate::progress::forecast::{Basis, ENOUGH, Forecast};
use crate::progress::pace::Pace;
use crate::progress::streak::Streak;
use crate::text::language::Language::{Chinese, English};

impl Words {
    /// Before what is said of tasks.
    #[must_use]
    pub fn tasks(self) -> &'static str {
        self.either("Tasks", "任务")
    }

    /// Before what is said of study days.
    #[must_use]
    pub fn study_days_heading(self) -> &'static str {
        self.either("Study days", "学习日")
    }

    /// Before what was done in the week of today.
    #[must_use]
    pub fn this_week(self) -> &'static str {
        self.either("This week", "本周")
    }

    /// Before a streak.
    #[must_use]
    pub fn streak_heading(self) -> &'static str {
        self.either("Streak", "连续")
    }

    /// Over the progress of sections.
    #[must_use]
    pub fn sections_heading(self) -> &'static str {
        self.either("Sections", "章节")
    }

    /// Before minutes.
    #[must_use]
    pub fn minutes_heading(self) -> &'static str {
        self.either("Minutes", "用时")
    }

    /// For how long something was done on end: `12 days, longest 20, nothing yet today`.
    #[must_use]
    pub fn streak(self, streak: Streak) -> String {
        let days = |days| self.counted(days, "day", "days", "天");
        let mut parts = vec![match (streak.days, self.language) {
            (0, English) => "none now".to_owned(),
            (0, Chinese) => "目前没有".to_owned(),
            _ => days(streak.days),
        }];
        if streak.longest > streak.days {
            let longest = days(streak.longest);
            parts.push(self.either(format!("longest {longest}"), format!("最长 {longest}")));
        }
        if !streak.today {
            parts.push(self.either("nothing yet today", "今天还没有").to_owned());
        }
        parts.join(self.comma())
    }

    /// The minutes of today and of its week.
    #[must_use]
    pub fn minutes(self, today: u32, week: u32) -> String {
        let (today, week) = (self.estimate(today), self.estimate(week));
        self.either(format!("{today} today, {week} this week"), format!("今天 {today}，本周 {week}"))
    }

    /// What was done, in numbers; a word for nothing.
    #[must_use]
    pub fn activity(self, activity: Activity) -> String {
        let Activity { tasks, days, reviews, minutes, .. } = activity;
        let parts = [
            (days, self.study_days(days)),
            (tasks, self.counted(tasks, "task", "tasks", "个任务")),
            (reviews, self.counted(reviews, "review", "reviews", "次复习")),
            (minutes, self.estimate(minutes)),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part).collect();
        if parts.is_empty() { self.either("nothing", "没有").to_owned() } else { parts.join(self.comma()) }
    }

    /// How much was done over the last days, and in how many weeks' time that is.
    #[must_use]
    pub fn pace(self, pace: [Option<Pace>; 2]) -> String {
        let [Some(short), Some(long)] = pace else {
            return self.either("nothing so far", "还没有完成的").to_owned();
        };
        let over = |pace: Pace| match self.language {
            English if pace.days == 1 => format!("{} today", pace.done),
            Chinese if pace.days == 1 => format!("今天 {} 个", pace.done),
            English => format!("{} in the last {}", pace.done, self.counted(pace.days, "day", "days", "")),
            Chinese => format!("最近 {} 天 {} 个", pace.days, pace.done),
        };
        let mut parts = vec![over(short)];
        if long.days > short.days {
            parts.push(over(long));
        }
        let per_week = format!("{:.1}", long.per_week());
        let said = parts.join(self.comma());
        if long.days < 7 {
            return said;
        }
        said + &self.either(format!(" ({per_week} a week)"), format!("（每周 {per_week} 个）"))
    }

    /// How much is done beside what was planned by now, where there is such a plan.
    #[must_use]
    pub fn against_plan(self, course: &Course) -> Option<String> {
        let (planned, done) = (*course.burn_up.planned.last()?, *course.burn_up.done.last()?);
        Some(self.either(
            format!("{done} done, {planned} planned by now"),
            format!("完成 {done} 个，计划到今天 {planned} 个"),
        ))
    }

    /// What the signs of a chart mean.
    #[must_use]
    pub fn chart_legend(self, done: &str, planned: Option<&str>) -> String {
        let planned = planned.map(|sign| self.either(format!("  {sign} planned"), format!("  {sign} 计划")));
        self.either(format!("{done} done"), format!("{done} 完成")) + &planned.unwrap_or_default()
    }

    /// What the signs of the heat map mean.
    #[must_use]
    pub fn heat_legend(self, signs: &str) -> String {
        self.either(format!("less {signs} more"), format!("少 {signs} 多"))
    }

    /// A month over the heat map.
    #[must_use]
    pub fn short_month(self, date: NaiveDate) -> String {
        self.either(date.format("%b").to_string(), format!("{}月", date.month()))
    }

    /// That nothing was written down so far.
    #[must_use]
    pub fn no_history(self) -> &'static str {
        self.either(
            "No history yet. What is ticked from now on is remembered with its date.",
            "还没有记录。从现在起，勾选都会记下日期。",
        )
    }

    /// When the rest will be done, and what that rests on, as sentences of their own.
    #[must_use]
    pub fn forecast(self, course: &Course, today: NaiveDate) -> Vec<String> {
        let date = |date: NaiveDate| self.short_date(date, today);
        match course.forecast {
            Forecast::Complete => vec![self.either("all done", "全部完成").to_owned()],
            Forecast::TooLittle(basis) => vec![self.too_little(basis)],
            Forecast::OutOfSight(basis) => {
                let last = basis.last.map(date).unwrap_or_default();
                vec![
                    self.either(
                        format!("the end is out of sight; last done on {last}"),
                        format!("还看不到何时学完；上一次是 {last}"),
                    ),
                    self.basis(course, basis),
                ]
            }
            Forecast::Within(range) => {
                let (early, middle) = (date(range.early), date(range.middle));
                let when = match (range.late.map(date), self.language) {
                    (Some(late), _) if late == early => {
                        self.either(format!("done around {early}"), format!("大约 {early} 学完"))
                    }
                    (Some(late), English) => format!("done between {early} and {late}, around {middle}"),
                    (Some(late), Chinese) => format!("{early} 到 {late} 之间学完，大约 {middle}"),
                    (None, English) => format!("not done before {early}, around {middle} or far later"),
                    (None, Chinese) => format!("最早 {early} 学完，大约 {middle}，也可能晚得多"),
                };
                let basis = self.basis(course, range.basis);
                vec![when, self.either(format!("if it goes on so: {basis}"), format!("前提是照这样下去：{basis}"))]
            }
        }
    }

    fn basis(self, course: &Course, basis: Basis) -> String {
        let done = basis.since.zip(basis.last).map_or(0, |(since, last)| course.done.within(since..=last.max(since)));
        let Basis { dates, active, .. } = basis;
        self.either(
            format!("{done} done, on {active} of the last {dates} study dates"),
            format!("最近 {dates} 个学习日期里，{active} 天有进展，共完成 {done} 个"),
        )
    }

    fn too_little(self, basis: Basis) -> String {
        let Basis { dates, active, .. } = basis;
        let (enough_dates, enough_active) = ENOUGH;
        match (self.language, basis.since) {
            (English, None) => "too little history to say when it will be done".to_owned(),
            (Chinese, None) => "记录还太少，说不出何时学完".to_owned(),
            (English, Some(_)) => format!(
                "too little history to say when it will be done: something on {active} of {}; \
                 it takes {enough_active} of {enough_dates}",
                self.counted(dates, "study date", "study dates", "")
            ),
            (Chinese, Some(_)) => format!(
                "记录还太少，说不出何时学完：{dates} 个学习日期里有 {active} 天有进展；至少要 {enough_dates} 个里有 {enough_active} 天"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::App;
    use crate::document::Document;

    fn said<const N: usize>(say: impl Fn(Words) -> [String; N]) -> [[String; N]; 2] {
        [English, Chinese].map(|language| say(Words::of(language)))
    }

    #[test]
    fn none_one_and_several_are_told_in_words_of_their_own() {
        let counts = [0, 1, 2];
        let streak = |days| Streak { days, longest: days + 1, today: true };
        let [english, chinese] = said(|words| counts.map(|days| words.streak(streak(days))));
        assert_eq!(english, ["none now, longest 1 day", "1 day, longest 2 days", "2 days, longest 3 days"]);
        assert_eq!(chinese, ["目前没有，最长 1 天", "1 天，最长 2 天", "2 天，最长 3 天"]);
        let [english, chinese] = said(|words| counts.map(|minutes| words.minutes(minutes, 60)));
        assert_eq!(english[..2], ["0 min today, 1 h this week", "1 min today, 1 h this week"]);
        assert_eq!(chinese[..2], ["今天 0 分钟，本周 1 小时", "今天 1 分钟，本周 1 小时"]);
        let activity = |count| Activity { tasks: count, days: count, reviews: count, minutes: count, things: count };
        let [english, chinese] = said(|words| counts.map(|count| words.activity(activity(count))));
        let all = "2 study days, 2 tasks, 2 reviews, 2 min";
        assert_eq!(english, ["nothing", "1 study day, 1 task, 1 review, 1 min", all]);
        assert_eq!(chinese[..2], ["没有", "1 个学习日，1 个任务，1 次复习，1 分钟"]);
        let [english, chinese] = said(|words| counts.map(|count| words.put_off((2 - count) as usize, count)));
        assert_eq!(english[1], "1 more waits: no more than 1 comes on a day.");
        assert_eq!(english[2], "0 more wait: no more than 2 come on a day.");
        assert_eq!(chinese[1], "还有 1 项往后排：一天最多 1 项。");
        let [english, chinese] = said(|words| [-1, 0, 1, 2].map(|days| words.behind_in_short(days)));
        assert_eq!(english, ["1 ahead", "", "1 behind", "2 behind"]);
        assert_eq!(chinese, ["超前 1 天", "", "落后 1 天", "落后 2 天"]);
    }

    #[test]
    fn a_short_history_is_told_with_its_dates_and_figures_have_their_measure_words() {
        let today = NaiveDate::from_ymd_opt(2026, 2, 2);
        let basis = |dates| Basis { since: today, last: today, dates, active: 1 };
        let [english, chinese] = said(|words| [1, 2].map(|dates| words.too_little(basis(dates))));
        assert!(english[0].contains("something on 1 of 1 study date; it takes 3 of 7"), "{}", english[0]);
        assert!(english[1].contains("something on 1 of 2 study dates;"), "{}", english[1]);
        assert!(chinese[0].contains("1 个学习日期里有 1 天有进展"), "{}", chinese[0]);
        let app = App::new(Document::read("- [ ] a\n".to_owned()), Default::default());
        let mut course = app.statistics().tasks.clone();
        (course.burn_up.planned, course.burn_up.done) = (vec![1], vec![0]);
        let [english, chinese] = said(|words| [words.against_plan(&course).unwrap()]);
        assert_eq!(
            (english[0].as_str(), chinese[0].as_str()),
            ("0 done, 1 planned by now", "完成 0 个，计划到今天 1 个")
        );
    }
}
