//! What is said of several roadmaps, and of the library that they make.

use chrono::NaiveDate;

use super::Words;
use crate::app::App;
use crate::app::library::shelved::{Due, Summary};
use crate::plan::DayId;
use crate::plan::calendar::Calendar;
use crate::plan::standing::State;
use crate::text::language::Language::{self, Chinese, English};
use crate::text::language::Say;
use crate::text::sanitise::sanitise;

/// A path of the library in the settings that is counted from nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongPath(pub String);

impl Say for WrongPath {
    fn say(&self, language: Language) -> String {
        let path = sanitise(&self.0);
        match language {
            English => format!("paths: \"{path}\" is counted from nowhere; begin it with `/` or `~/`"),
            Chinese => format!("paths：「{path}」不知从哪里算起；请以 `/` 或 `~/` 开头"),
        }
    }
}

impl Words {
    /// How many roadmaps there are.
    #[must_use]
    pub fn roadmaps(self, count: usize) -> String {
        match (self.language, count) {
            (English, 1) => "1 roadmap".to_owned(),
            (English, _) => format!("{count} roadmaps"),
            (Chinese, _) => format!("{count} 份路线图"),
        }
    }

    /// That some roadmaps were left out of an answer on study days, for they have none.
    #[must_use]
    pub fn without_days(self, count: usize) -> String {
        match (self.language, count) {
            (English, 1) => "1 more roadmap has no study days".to_owned(),
            (English, _) => format!("{count} more roadmaps have no study days"),
            (Chinese, _) => format!("另有 {count} 份路线图没有学习日"),
        }
    }

    /// Which day of the plan it is.
    #[must_use]
    pub fn day_of(self, day: u32, all: u32) -> String {
        match self.language {
            English => format!("day {day} of {all}"),
            Chinese => format!("第 {day}/{all} 天"),
        }
    }

    /// That no roadmap was named, and there is no library to take its place.
    #[must_use]
    pub fn no_library(self) -> &'static str {
        self.either(
            "name a roadmap, or a folder of them; without one the library is meant, and it is empty: put roadmaps into \
             `roadmaps/` here, or set `paths` under `[library]` in the settings",
            "请写出路线图文件或文件夹；不写就是指书架，而书架是空的：把路线图放进这里的 `roadmaps/`，或在设置的 `[library]` 下写 `paths`",
        )
    }

    /// That none of the paths led to a roadmap.
    #[must_use]
    pub fn no_roadmaps(self) -> &'static str {
        self.either(
            "there is no roadmap there: no Markdown file with a task or a study day in it",
            "那里没有路线图：没有一个 Markdown 文件里有任务或学习日",
        )
    }

    /// When a plan ended.
    #[must_use]
    pub fn ended_on(self, end: NaiveDate, today: NaiveDate) -> String {
        let date = self.short_date(end, today);
        self.either(format!("ended {date}"), format!("{date} 已结束"))
    }

    /// The plan has no dates.
    #[must_use]
    pub fn without_dates(self) -> &'static str {
        self.either("no dates yet", "还没有日期")
    }

    /// All study days are done.
    #[must_use]
    pub fn all_days_done(self) -> &'static str {
        self.either("every study day is done", "学习日全部完成")
    }

    /// A roadmap in short, of an app that need not show any view.
    #[must_use]
    pub fn summary(self, app: &App) -> Summary {
        let standing = app.standing();
        let due = |&day: &DayId| {
            let dates = app.calendar().map(|calendar| calendar.dates(day));
            Due {
                said: self.day_line(app, day),
                dates: dates.map(|(from, to)| self.dates(from, to, standing.date)),
                is_done: app.plan().is_done(day, app.document()),
                is_late: dates.is_some_and(|(_, to)| to < standing.date),
            }
        };
        Summary {
            title: app.document().title().unwrap_or_default().to_owned(),
            progress: app.all_done(),
            stand: self.stand(app),
            behind: standing.behind,
            due: due_days(app).iter().map(due).collect(),
        }
    }

    /// Where a plan stands; nothing where there is none.
    fn stand(self, app: &App) -> Option<String> {
        let (plan, standing) = (app.plan(), app.standing());
        let span = app.calendar().and_then(Calendar::span);
        if plan.days().is_empty() {
            return None;
        }
        Some(match (standing.state, standing.counted, span) {
            _ if standing.next_open.is_none() => self.all_days_done().to_owned(),
            (State::On, Some(day), _) => self.day_of(day, plan.total_days()),
            (State::Before, _, Some((start, _))) => self.begins_on(start, standing.date),
            (State::After, _, Some((_, end))) => self.ended_on(end, standing.date),
            (State::Rest, ..) if standing.paused.is_some() => self.paused().to_owned(),
            (State::Rest, ..) => self.rest_day().to_owned(),
            _ => self.without_dates().to_owned(),
        })
    }
}

/// The study days to look at now: those of the date; on others, the first of those that are left from before; where there
/// are no dates, the first that is open.
fn due_days(app: &App) -> Vec<DayId> {
    let standing = app.standing();
    match standing.state {
        State::On => standing.days.clone(),
        State::Rest | State::After => standing.left.first().copied().into_iter().collect(),
        State::Undated => standing.next_open.into_iter().collect(),
        State::Before | State::None => Vec::new(),
    }
}
