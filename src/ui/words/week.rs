//! What the look back on a week says.

use chrono::NaiveDate;

use super::Words;
use crate::app::statistics::Activity;
use crate::progress::streak::Streak;

impl Words {
    /// A week by its dates, with its year: `2-8 Feb 2026`.
    #[must_use]
    pub fn week(self, from: NaiveDate, to: NaiveDate) -> String {
        self.dates(from, to, NaiveDate::MIN)
    }

    /// A roadmap's title before the dates that are told of.
    #[must_use]
    pub fn titled(self, title: &str, dates: &str) -> String {
        self.either(format!("{title}: {dates}"), format!("{title}：{dates}"))
    }

    /// What was done in a week, and the streak.
    #[must_use]
    pub fn week_sum(self, sum: Activity, streak: Streak) -> String {
        let (done, streak) = (self.activity(sum), self.streak(streak));
        self.either(format!("{done}; streak: {streak}"), format!("{done}；连续：{streak}"))
    }

    /// Over what was done.
    #[must_use]
    pub fn done_this_week(self) -> &'static str {
        self.either("Done", "完成")
    }

    /// Over what was planned for this week, and is open.
    #[must_use]
    pub fn slipped(self) -> &'static str {
        self.either("Slipped", "拖下的")
    }

    /// Over what this week still has.
    #[must_use]
    pub fn still_ahead(self) -> &'static str {
        self.either("Still ahead this week", "本周还有")
    }

    /// Over what the next week has.
    #[must_use]
    pub fn next_week(self) -> &'static str {
        self.either("Next week", "下周")
    }

    /// How much was done on a date beside what was ticked: reviews and minutes; empty where nothing was.
    #[must_use]
    pub fn beside_ticks(self, activity: Activity) -> String {
        let rest = Activity { tasks: 0, days: 0, ..activity };
        if rest.reviews == 0 && rest.minutes == 0 { String::new() } else { self.activity(rest) }
    }

    /// What is said beside something, behind it.
    #[must_use]
    pub fn in_brackets(self, said: &str) -> String {
        self.either(format!(" ({said})"), format!("（{said}）"))
    }
}
