//! What is said of the journal.

use chrono::NaiveDate;

use super::Words;
use crate::app::action::Action;
use crate::app::keymap::Keymap;
use crate::app::timer::Timer;
use crate::progress::journal::{By, Deed};
use crate::text::sanitise::sanitise;

impl Words {
    /// The journal could not be written.
    #[must_use]
    pub fn not_noted(self, reason: &str) -> String {
        self.either(
            format!("saved, but the journal could not be written: {reason}"),
            format!("已保存，但学习日志写不进去：{reason}"),
        )
    }

    /// What was done, as a column of the journal.
    #[must_use]
    pub fn did(self, deed: &Deed) -> String {
        let say = |english: &str, chinese: &str| self.either(english, chinese).to_owned();
        match deed {
            Deed::Began(_) => say("the journal begins", "日志开始"),
            Deed::Turned { done: true, .. } => say("ticked  ", "勾选"),
            Deed::Turned { done: false, .. } => say("unticked", "取消"),
            Deed::Studied { done: true, .. } => say("day done", "学完"),
            Deed::Studied { done: false, .. } => say("day open", "重开"),
            Deed::Graded { grade, .. } => self.either(format!("graded {grade}"), format!("复习 {grade}")),
            Deed::Spared { spared: true, .. } => say("spared  ", "不复习"),
            Deed::Spared { spared: false, .. } => say("reviewed again", "再复习"),
            Deed::Minutes { minutes, .. } => self.either(format!("{minutes} min"), format!("{minutes} 分钟")),
            Deed::Moved { .. } => say("moved   ", "移动"),
            Deed::Reviewing => say("reviews begin", "开始复习"),
        }
    }

    /// Who wrote an event down, where that says something of its time.
    #[must_use]
    pub fn written_by(self, by: By) -> Option<String> {
        match by {
            By::Tui | By::Shell => None,
            By::Found => Some(self.either("(made elsewhere)", "（在别处改动）").to_owned()),
            By::Git => Some(self.either("(from git)", "（来自 git）").to_owned()),
        }
    }

    /// Lines that could not be understood.
    #[must_use]
    pub fn passed_over(self, lines: usize) -> String {
        self.either(
            match lines {
                1 => "1 line could not be understood, and is kept as it is".to_owned(),
                _ => format!("{lines} lines could not be understood, and are kept as they are"),
            },
            format!("有 {lines} 行看不懂，原样保留"),
        )
    }

    /// The journal could not be moved beside the roadmap.
    #[must_use]
    pub fn not_kept_beside(self, reason: &str) -> String {
        self.either(
            format!("cannot keep the journal beside the file: {reason}; it is where it was"),
            format!("无法把学习日志放到文件旁边：{reason}；它还在原处"),
        )
    }

    /// The journal could not be read.
    #[must_use]
    pub fn no_journal_read(self, reason: &str) -> String {
        self.either(format!("cannot read the journal: {reason}"), format!("无法读取学习日志：{reason}"))
    }

    /// The timer was started, or pauses.
    #[must_use]
    pub fn timer(self, runs: bool, minutes: u32, keys: Keymap) -> String {
        let so_far = self.in_minutes(minutes);
        let key = keys.first(Action::Timer);
        match (runs, key) {
            (true, Some(key)) => {
                self.either(format!("the timer runs; {key} lets it pause"), format!("开始计时；按 {key} 暂停"))
            }
            (true, None) => self.either("the timer runs", "开始计时").to_owned(),
            (false, _) => self.either(format!("paused; {so_far} today"), format!("已暂停；今天 {so_far}")),
        }
    }

    /// The minutes of the day, beside the date.
    #[must_use]
    pub fn timed(self, timer: &Timer) -> String {
        let minutes = self.in_minutes(timer.minutes());
        if timer.is_running {
            minutes
        } else {
            self.either(format!("{minutes}, paused"), format!("{minutes}（暂停）"))
        }
    }

    /// So many minutes.
    #[must_use]
    pub fn in_minutes(self, minutes: u32) -> String {
        format!("{minutes} {}", self.either("min", "分钟"))
    }

    /// How much was taken into the journal, of how many versions, and what it spans.
    #[must_use]
    pub fn imported(self, events: usize, versions: usize, span: Option<(NaiveDate, NaiveDate)>) -> String {
        let versions = self.either(
            match versions {
                1 => "1 version".to_owned(),
                _ => format!("{versions} versions"),
            },
            format!("{versions} 个版本"),
        );
        let Some((from, until)) = span.filter(|_| events > 0) else {
            return self.either(
                format!("nothing new in {versions} that git has from before the journal was begun"),
                format!("git 里有日志开始前的 {versions}，没有新内容"),
            );
        };
        let (from, until) = (self.date(from), self.date(until));
        self.either(
            match events {
                1 => format!("1 event taken from {versions} in git, {from} to {until}"),
                _ => format!("{events} events taken from {versions} in git, {from} to {until}"),
            },
            format!("从 git 的 {versions}里取得 {events} 条记录，{from} 至 {until}"),
        )
    }

    /// Versions that are no text, or too large.
    #[must_use]
    pub fn versions_passed_over(self, versions: usize) -> String {
        self.either(
            match versions {
                1 => "1 version is no UTF-8, too large, or not here, and was passed over".to_owned(),
                _ => format!("{versions} versions are no UTF-8, too large, or not here, and were passed over"),
            },
            format!("有 {versions} 个版本不是 UTF-8、太大或不在本地，已略过"),
        )
    }

    /// Git has only the end of the history.
    #[must_use]
    pub fn is_shallow(self) -> &'static str {
        self.either(
            "this clone is shallow: what came before is not here; after `git fetch --unshallow` import once more",
            "这是浅克隆，更早的历史不在这里；运行 `git fetch --unshallow` 后可再导入一次",
        )
    }

    /// Git knows nothing of the file.
    #[must_use]
    pub fn not_in_git(self, file: &str) -> String {
        let file = sanitise(file);
        self.either(
            format!("git has no version of {file}; commit it first"),
            format!("git 里没有 {file} 的版本；请先提交它"),
        )
    }

    /// What was taken in could not be written down.
    #[must_use]
    pub fn not_imported(self, reason: &str) -> String {
        self.either(format!("the journal could not be written: {reason}"), format!("学习日志写不进去：{reason}"))
    }
}
