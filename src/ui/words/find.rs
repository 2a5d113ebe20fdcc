//! What is said of finding: filters, sections, and the way back to where one was.

use super::{Above, Words};
use crate::app::count::Count;
use crate::app::filter::Which;
use crate::app::pick::{Naming, Of, Term};
use crate::app::query::{Is, WrongQuery};
use crate::text::language::Language::{Chinese, English};
use crate::text::sanitise::sanitise;

impl Words {
    /// What these things are called in the reader's language.
    #[must_use]
    pub fn naming(self) -> Naming {
        Naming(match self.language {
            English => |term| Self::of(English).term(term),
            Chinese => |term| Self::of(Chinese).term(term),
        })
    }

    fn term(self, term: Term) -> &'static str {
        match term {
            Term::Action(action) => self.help(action),
            Term::Hint(action, true) => self.hint(action, Above::View),
            Term::Hint(action, false) => self.hint(action, Above::Undated),
            Term::Is(Is::Open) => self.either("open", "未完成"),
            Term::Is(Is::Done) => self.either("done", "已完成"),
            Term::Is(Is::Doing) => self.either("doing", "进行中"),
            Term::Is(Is::Cancelled) => self.either("cancelled", "已取消"),
            Term::Phase => self.either("this phase", "本阶段"),
        }
    }

    /// How many rows are selected together.
    #[must_use]
    pub fn selected(self, count: usize) -> String {
        self.either(format!("{count} selected"), format!("已选 {count} 项"))
    }

    /// What a filter is called.
    #[must_use]
    pub fn filter(self, which: &Which) -> &str {
        match which {
            Which::Is(is) => self.term(Term::Is(*is)),
            Which::Phase => self.term(Term::Phase),
            Which::Tag(text) | Which::Words(text) => text,
            Which::Saved(name) => name,
        }
    }

    /// How much fits a filter.
    #[must_use]
    pub fn count(self, count: Count) -> String {
        let tasks = |tasks| self.many_of(tasks, "task", "tasks", "个任务");
        let days = |days| self.study_days(u32::try_from(days).unwrap_or(u32::MAX));
        match count {
            Count::Rows(rows) => rows.to_string(),
            Count::Tasks { tasks: 0, days: some @ 1.. } => days(some),
            Count::Tasks { tasks: some, days: 0 } => tasks(some),
            Count::Tasks { tasks: some, days: more } => format!("{} + {}", tasks(some), days(more)),
        }
    }

    /// Which filter is on, and how much fits it.
    #[must_use]
    pub fn filtered(self, which: &Which, count: Count) -> String {
        self.named(which, &self.count(count), matches!(count, Count::Rows(_)))
    }

    /// The same in as few words as will do.
    #[must_use]
    pub fn filtered_in_short(self, which: &Which, count: Count) -> String {
        match count {
            Count::Tasks { tasks: tasks @ 1.., days: days @ 1.. } => {
                let said = self.either(format!("{tasks} + {days} days"), format!("{tasks} 项 + {days} 天"));
                self.named(which, &said, false)
            }
            _ => self.filtered(which, count),
        }
    }

    fn named(self, which: &Which, count: &str, are_rows: bool) -> String {
        match self.language {
            English => format!("{}: {count}", self.filter(which)),
            Chinese => format!("{}：{count}{}", self.filter(which), if are_rows { " 项" } else { "" }),
        }
    }

    /// That nothing fits a filter.
    pub(super) fn nothing_fits(self, which: &Which) -> String {
        match (self.language, which) {
            (English, Which::Is(is)) => format!("nothing here is {}", self.term(Term::Is(*is))),
            (English, which) => format!("nothing here fits \"{}\"", self.filter(which)),
            (Chinese, which) => format!("这里没有符合「{}」的条目", self.filter(which)),
        }
    }

    /// What stands before what is typed to pick something.
    #[must_use]
    pub fn prompt(self, of: Of) -> &'static str {
        match of {
            Of::Actions => ": ",
            Of::Sections => self.either("go to: ", "前往："),
            Of::Targets => self.either("move to: ", "移到："),
            Of::Filters => self.either("show: ", "筛选："),
        }
    }

    /// What Enter does where something is picked.
    pub(super) fn picks(self, of: Of) -> &'static str {
        match of {
            Of::Actions => self.either("do it", "执行"),
            Of::Sections => self.either("go there", "前往"),
            Of::Targets => self.either("move it there", "移到那里"),
            Of::Filters => self.either("show these", "筛选"),
        }
    }

    /// Why a filter of the settings is none.
    #[must_use]
    pub fn wrong_query(self, name: &str, why: &WrongQuery) -> String {
        let said = match (self.language, why) {
            (English, WrongQuery::Empty) => format!("{name}: a filter has words, is:open, in:phase or #tag"),
            (Chinese, WrongQuery::Empty) => format!("{name}：筛选要写文字、is:open、in:phase 或 #tag"),
            (English, WrongQuery::Word(word)) => {
                format!(
                    "{name}: \"{word}\" asks for nothing; write is:open, is:done, is:doing, is:cancelled or in:phase"
                )
            }
            (Chinese, WrongQuery::Word(word)) => {
                format!("{name}：没有「{word}」这种条件；请写 is:open、is:done、is:doing、is:cancelled 或 in:phase")
            }
        };
        sanitise(&said).into_owned()
    }
}
