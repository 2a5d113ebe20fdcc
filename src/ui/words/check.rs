//! What is said of what is wrong with a roadmap.

mod lessons;
mod plans;

use super::Words;
use crate::check::{Code, Finding, Severity, What};
use crate::text::language::Language::{Chinese, English};
use crate::text::sanitise::sanitise;
pub use lessons::Lesson;

/// So many characters of the file's own words are repeated in a sentence.
const LONGEST: usize = 60;

/// Words of the file, as they may stand in a sentence.
fn shown(words: &str) -> String {
    let clean = sanitise(words);
    let mut chars = clean.trim().chars();
    let head: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() { head + ".." } else { head }
}

impl Words {
    /// How grave a finding is.
    #[must_use]
    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.either("error", "错误"),
            Severity::Warning => self.either("warning", "警告"),
            Severity::Note => self.either("note", "提示"),
        }
    }

    /// What was found, in a sentence.
    #[must_use]
    pub fn found_wrong(self, what: &What) -> String {
        self.found_in_front(what).or_else(|| self.found_in_boxes(what)).unwrap_or_else(|| self.found_in_plan(what))
    }

    fn found_in_front(self, what: &What) -> Option<String> {
        Some(match what {
            What::UnreadFrontMatter { problem } => {
                let problem = shown(problem.trim_start_matches("error: "));
                self.either(format!("the front matter does not parse: {problem}"), format!("文件头无法解析：{problem}"))
            }
            What::UnreadSetting { key, value } => {
                let (key, value) = (shown(key), shown(value));
                self.either(format!("{key} cannot be \"{value}\""), format!("{key} 不能是「{value}」"))
            }
            What::UnknownSetting { key, .. } => {
                let key = shown(key);
                self.either(
                    format!("no setting of a roadmap is called \"{key}\""),
                    format!("路线图没有名为「{key}」的设置"),
                )
            }
            What::UnknownName { key, name } => {
                let (key, name) = (shown(key), shown(name));
                self.either(
                    format!("{key} names \"{name}\", and no phase or study day is called so"),
                    format!("{key} 提到「{name}」，但没有叫这个名字的阶段或学习日"),
                )
            }
            _ => return None,
        })
    }

    fn found_in_boxes(self, what: &What) -> Option<String> {
        let text = |english: &str, chinese: &str| self.either(english, chinese).to_owned();
        let lines = |count: &usize, english: &str, chinese: &str| {
            let (one, many) = ("1 line that looks like a task is", "lines that look like tasks are");
            match self.language {
                English if *count == 1 => format!("{one} {english}"),
                English => format!("{count} {many} {english}"),
                Chinese => format!("{count} 行看起来像任务，却{chinese}"),
            }
        };
        Some(match what {
            What::EmptyBox => text("a box with nothing in it is no box", "方括号里什么都没有，不是复选框"),
            What::PaddedBox => text("a box with spaces too many is no box", "方括号里空格太多，不是复选框"),
            What::CrowdedBox => text("a box with no space behind it is no box", "方括号后面没有空格，不是复选框"),
            What::CrowdedMarker => {
                text("a list marker with no space behind it begins no item", "列表符号后面没有空格，不是条目")
            }
            What::BareBox => text("a box with no list marker before it is no task", "方括号前面没有列表符号，不是任务"),
            What::OddBox => text("a box in characters of another script is no box", "用其他字符画的方括号不是复选框"),
            What::SecondBox => {
                text("of several boxes on a line the first is the only one", "一行里只有第一个复选框有效")
            }
            What::ForeignMark { marks, count } => {
                let marks: Vec<String> = marks.iter().map(|mark| sanitise(&format!("[{mark}]")).into_owned()).collect();
                let marks = marks.join(" ");
                match self.language {
                    English if *count == 1 => format!("GitHub shows the box {marks} as text"),
                    English => format!("GitHub shows {count} boxes as text: {marks}"),
                    Chinese => format!("GitHub 把 {count} 个复选框显示为文字：{marks}"),
                }
            }
            What::EmptyTask => {
                text("a task with no words: GitHub shows its box as text", "任务没有文字：GitHub 把方括号显示为文字")
            }
            What::SwallowedByText { count } => lines(count, "the text of what stands above", "是上面那一项的文字"),
            What::SwallowedByCode { count } => lines(count, "code, by the indentation", "因缩进成了代码"),
            What::SwallowedByHtml { count } => lines(count, "HTML", "是 HTML 的一部分"),
            What::UnclosedComment { count } => lines(count, "a comment that nothing ends", "在没有结束的注释里"),
            What::UnclosedFence { count } => lines(count, "code that no fence ends", "在没有结束的代码块里"),
            What::UnopenedList { count } => lines(count, "the text of the line above", "是上一行的文字"),
            What::SwallowedByTable => text("a box in a table is no task", "表格里的方括号不是任务"),
            What::UnderlinedTask => {
                text("this line makes a heading of the task above it", "这一行把上面的任务变成了标题")
            }
            What::MixedIndent { count } => match self.language {
                English if *count == 1 => "tabs and spaces: what is nested here hangs on how wide a tab is".to_owned(),
                English => format!(
                    "tabs and spaces: what is nested hangs on how wide a tab is, here and {} times more",
                    count - 1
                ),
                Chinese => format!("制表符和空格混用，共 {count} 处：嵌套关系取决于制表符的宽度"),
            },
            What::ShallowIndent { .. } => text("this looks nested, and is not", "看起来是下一级，其实不是"),
            _ => return None,
        })
    }

    fn found_in_plan(self, what: &What) -> String {
        match what {
            What::DuplicateDay { day, phase } => {
                let (day, phase) = (shown(day), shown(phase));
                match self.language {
                    English if phase.is_empty() => format!("{day} is there twice"),
                    English => format!("{day} is there twice in {phase}"),
                    Chinese if phase.is_empty() => format!("{day} 出现了两次"),
                    Chinese => format!("{day} 在 {phase} 里出现了两次"),
                }
            }
            What::OverlappingDays { day, other } => {
                let (day, other) = (shown(day), shown(other));
                self.either(format!("{day} begins before {other} ends"), format!("{day} 在 {other} 结束之前就开始了"))
            }
            What::BackwardRange { range } => {
                let range = shown(range);
                self.either(format!("{range} ends before it begins"), format!("{range} 的结束早于开始"))
            }
            What::MissingDay { number, day } => {
                let day = shown(day);
                self.either(
                    format!("day {number} is left out before {day}, and no other is"),
                    format!("{day} 之前缺少第 {number} 天，其他各天都连续"),
                )
            }
            What::DatesOutOfOrder { day } => {
                let day = shown(day);
                self.either(
                    format!("{day} states a date before that of the study day above"),
                    format!("{day} 的日期早于上一个学习日"),
                )
            }
            What::WrongWeekday { date, weekday } => {
                let (date, weekday) = (shown(date), self.weekday_name(*weekday));
                self.either(format!("{date} is a {weekday}"), format!("{date} 是{weekday}"))
            }
            What::ImpossibleDate { date } => {
                let date = shown(date);
                self.either(format!("no calendar has {date}"), format!("没有 {date} 这一天"))
            }
            What::UnwritableDays { count } => match self.language {
                English if *count == 1 => "a study day has nothing that a tick could write".to_owned(),
                English => format!("{count} study days have nothing that a tick could write"),
                Chinese => format!("{count} 个学习日没有可以勾选的地方"),
            },
            What::DeadLink { place, .. } => {
                let place = shown(place);
                self.either(format!("nothing on this page is called #{place}"), format!("本页没有 #{place}"))
            }
            What::UndefinedFootnote { label } => {
                let label = shown(label);
                self.either(format!("there is no footnote [^{label}]"), format!("没有脚注 [^{label}]"))
            }
            // The other halves have said it.
            _ => String::new(),
        }
    }

    fn weekday_name(self, weekday: u32) -> &'static str {
        const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        const CHINESE: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
        let index = weekday as usize % 7;
        self.either(ENGLISH[index], CHINESE[index])
    }

    /// What helps with a finding: where the other one is, or what to write. `line` is that of what it has to do with.
    #[must_use]
    pub fn help_with(self, finding: &Finding, line: Option<usize>) -> String {
        let at = |english: &str, chinese: &str| match self.language {
            English => format!("{english} line {}", line.unwrap_or_default()),
            Chinese => format!("{chinese}第 {} 行", line.unwrap_or_default()),
        };
        match &finding.what {
            What::DuplicateDay { .. } => at("the first is in", "第一个在"),
            What::OverlappingDays { .. } | What::DatesOutOfOrder { .. } => at("the other is in", "另一个在"),
            What::SwallowedByText { .. } | What::UnopenedList { .. } => at("it goes on with", "它们接着"),
            What::SwallowedByHtml { .. } => {
                let from = at("the HTML begins in", "HTML 开始于");
                self.either(format!("{from}; put an empty line before the list"), format!("{from}；请在列表前空一行"))
            }
            What::ShallowIndent { missing } => match (self.language, missing) {
                (English, 1) => format!("one more space puts it beneath {}", at("", "").trim_start()),
                (English, _) => format!("{missing} more spaces put it beneath {}", at("", "").trim_start()),
                (Chinese, _) => format!("再加 {missing} 个空格，就在第 {} 行之下", line.unwrap_or_default()),
            },
            What::MixedIndent { .. } => at("compare it with", "请对照"),
            What::UnknownSetting { near: Some(near), .. } => {
                self.either(format!("write {near}"), format!("请写 {near}"))
            }
            What::DeadLink { near: Some(near), .. } => {
                let near = shown(near);
                self.either(format!("there is #{near}"), format!("有 #{near}"))
            }
            What::UnreadSetting { key, .. } => self.what_may_be_set(key),
            _ => self.lesson(finding.code()).mend(self).to_owned(),
        }
    }

    /// What a setting may be.
    fn what_may_be_set(self, key: &str) -> String {
        let (english, chinese) = match key {
            "days" => ("write mon-fri, or mon,wed,fri", "请写 mon-fri，或 mon,wed,fri"),
            "rest" => (
                "write 2026-02-16, or 2026-02-16..2026-02-20, or 2026-02-16.. for rest without an end",
                "请写 2026-02-16，或 2026-02-16..2026-02-20；没有结束日期的休息写成 2026-02-16..",
            ),
            "work" => ("write 2026-02-14, or 2026-02-14..2026-02-15", "请写 2026-02-14，或 2026-02-14..2026-02-15"),
            "moves" | "kept" => ("write Phase 3: 2026-03-02", "请写成 Phase 3: 2026-03-02 的样子"),
            "stamp" => ("write emoji, dataview, comment or none", "请写 emoji、dataview、comment 或 none"),
            _ => ("write a date as 2026-01-31", "请把日期写成 2026-01-31 的样子"),
        };
        self.either(english, chinese).to_owned()
    }

    /// What stands before what helps.
    #[must_use]
    pub fn what_helps(self) -> &'static str {
        self.either("help", "建议")
    }

    /// How much was found, and in how many files.
    #[must_use]
    pub fn found_in_all(self, errors: usize, warnings: usize, notes: usize, files: usize) -> String {
        let count = |count: usize, one: &str, many: &str, chinese: &str| match self.language {
            _ if count == 0 => None,
            English => Some(format!("{count} {}", if count == 1 { one } else { many })),
            Chinese => Some(format!("{count} 个{chinese}")),
        };
        let counts = [
            count(errors, "error", "errors", "错误"),
            count(warnings, "warning", "warnings", "警告"),
            count(notes, "note", "notes", "提示"),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let files = match self.language {
            English if files == 1 => "1 file".to_owned(),
            English => format!("{files} files"),
            Chinese => format!("{files} 个文件"),
        };
        match self.language {
            English if counts.is_empty() => format!("nothing to say of {files}"),
            English => format!("{} in {files}", counts.join(", ")),
            Chinese if counts.is_empty() => format!("{files}没有问题"),
            Chinese => format!("{files}：{}", counts.join("，")),
        }
    }

    /// How many findings were mended, or would be.
    #[must_use]
    pub fn mended(self, count: usize, is_written: bool) -> String {
        match (self.language, is_written) {
            (English, true) => format!("{count} mended"),
            (English, false) => format!("{count} could be mended; nothing was written"),
            (Chinese, true) => format!("已修正 {count} 处"),
            (Chinese, false) => format!("可以修正 {count} 处；没有写入"),
        }
    }

    /// That there is no such code.
    #[must_use]
    pub fn what_code(self) -> &'static str {
        self.either(
            "write a code as R501 or duplicate-day; docs/check.md lists them",
            "请把代码写成 R501 或 duplicate-day 的样子；全部代码见 docs/check.md",
        )
    }

    /// All that there is to say of a code.
    #[must_use]
    pub fn explained(self, code: Code) -> String {
        let lesson = self.lesson(code);
        let indented = |text: &str| {
            text.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect::<String>()
        };
        format!(
            "{} {} ({})\n\n{}{}\n\n{}{}\n{}\n{}\n\n{}",
            code.number(),
            code.name(),
            self.severity(code.severity()),
            lesson.what(self),
            self.full_stop(),
            lesson.why(self),
            self.full_stop(),
            format_args!("\n{}", indented(lesson.example)),
            upper(lesson.mend(self)) + self.colon(),
            indented(lesson.better),
        )
    }

    fn full_stop(self) -> &'static str {
        self.either(".", "。")
    }

    fn colon(self) -> &'static str {
        self.either(":", "：")
    }

    /// The catalogue of all codes, as Markdown.
    #[must_use]
    pub fn code_catalogue(self) -> String {
        let one = |code: Code| {
            let lesson = self.lesson(code);
            format!(
                "### {} {}\n\n*{}.* {}{}\n{}{}\n\n````markdown\n{}````\n\n{}{}\n\n````markdown\n{}````\n",
                code.number(),
                code.name(),
                upper(self.severity(code.severity())),
                lesson.what(self),
                self.full_stop(),
                lesson.why(self),
                self.full_stop(),
                lesson.example,
                upper(lesson.mend(self)),
                self.colon(),
                lesson.better,
            )
        };
        Code::all().map(one).collect::<Vec<_>>().join("\n")
    }
}

/// A sentence with a capital at its beginning.
fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
