//! What is said of several roadmaps, and of the library that they make.

use chrono::NaiveDate;

use super::{Above, Words};
use crate::app::App;
use crate::app::action::{Action, View};
use crate::app::library::Part;
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

    /// What the library is called.
    #[must_use]
    pub fn library(self) -> &'static str {
        self.either("Library", "书架")
    }

    /// A part of it, on its tab.
    #[must_use]
    pub fn part(self, part: Part) -> &'static str {
        match part {
            Part::Today => self.either("Today", "今天"),
            Part::Roadmaps => self.either("Roadmaps", "路线图"),
        }
    }

    /// How many of its files are read; while they are sought, that alone.
    #[must_use]
    pub fn reads_library(self, read: usize, all: usize) -> String {
        if all == 0 {
            return self.either("looking", "查找中").to_owned();
        }
        self.either(format!("reading {read}/{all}"), format!("读取中 {read}/{all}"))
    }

    /// Something, and how many more of the kind.
    #[must_use]
    pub fn and_more(self, said: &str, more: usize) -> String {
        match more {
            0 => said.to_owned(),
            _ => self.either(format!("{said}; and {more} more"), format!("{said}；另有 {more} 处")),
        }
    }

    /// That no roadmap is called as was sought.
    #[must_use]
    pub fn nothing_called_so(self) -> &'static str {
        self.either("No roadmap is called so.", "没有这样的路线图。")
    }

    /// That nothing is to be studied today in any roadmap.
    #[must_use]
    pub fn nothing_today(self) -> &'static str {
        self.either("No study day is due today.", "今天没有要学的学习日。")
    }

    /// What to do where no roadmap is known, in paragraphs.
    #[must_use]
    pub fn empty_library(self, settings: Option<&str>) -> Vec<String> {
        let settings = settings.map(|path| {
            self.either(format!("Or name folders of yours in {path}:"), format!("也可以在 {path} 中写上你的文件夹："))
        });
        let named = settings.into_iter().flat_map(|said| {
            [String::new(), said, String::new(), "    [library]".into(), "    paths = [\"~/notes/roadmaps\"]".into()]
        });
        let mut said = vec![
            self.either("No roadmap is known yet.", "还没有路线图。").to_owned(),
            String::new(),
            self.either(
                "`roadmap new` makes one, `roadmap FILE` opens one, and it is listed here from then on. So is whatever \
                 stands in a folder `roadmaps`, wherever there is one.",
                "`roadmap new` 新建一份，`roadmap FILE` 打开一份，以后它就列在这里。所在之处若有文件夹 `roadmaps`，里面的也会列出。",
            )
            .to_owned(),
        ];
        said.extend(named);
        said
    }

    /// What an action does in the library, for its help; nothing of what it does not do there.
    #[must_use]
    pub fn help_in_library(self, action: Action) -> &'static str {
        match action {
            Action::Open => self.either("open the roadmap", "打开路线图"),
            Action::Show(View::Today) => self.either("what is due today, in all of them", "所有路线图今天要学的"),
            Action::Show(View::Roadmap) => self.either("the roadmaps", "全部路线图"),
            Action::NextView => self.either("the other of these two", "切换这两页"),
            Action::Search => self.either("find a roadmap by its title", "按标题查找路线图"),
            Action::ReadAgain => self.either("read all again", "全部重新读取"),
            Action::Back => self.either("leave help, or what is sought", "离开帮助或查找"),
            Action::Quit => self.either("quit", "退出"),
            Action::Move(_) | Action::Page(_) | Action::First | Action::Last => self.help(action),
            Action::Help | Action::Redraw | Action::Suspend => self.help(action),
            _ => "",
        }
    }

    /// An action in a word or two, for the library's footer.
    #[must_use]
    pub fn hint_in_library(self, action: Action) -> &'static str {
        match action {
            Action::Show(View::Today) => self.either("today", "今天"),
            Action::Show(_) => self.either("roadmaps", "路线图"),
            action => self.hint(action, Above::View),
        }
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
