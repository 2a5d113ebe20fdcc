//! What is said where a roadmap is made.

use std::path::Path;

use chrono::NaiveDate;

use super::Words;
use crate::plan::sheet::Made;
use crate::plan::template::Template;
use crate::text::quote::quoted;
use crate::text::sanitise::sanitise;

impl Words {
    /// What a template is, in a line.
    #[must_use]
    pub fn template(self, template: &Template) -> &'static str {
        match template.name {
            "backend" => self.either(
                "in Chinese: a checklist, and four weeks of study days in phases",
                "后端学习：一份清单，加上分阶段的四周学习日",
            ),
            "databases" => self.either(
                "a blog post: nested tasks to know, and four weeks of study days about them",
                "英文博客文章：一份多层清单，加上学这些内容的四周学习日",
            ),
            "rust" => self.either(
                "a programming language in four weeks; study days are headings with tasks",
                "英文：四周学一门编程语言；学习日是标题，下面有任务",
            ),
            "exam" => {
                self.either("before an exam; study days are called by their dates", "英文：备考；学习日用日期来称呼")
            }
            "reading" => self.either("a reading list without a plan", "英文：书单，没有计划"),
            _ => self.either(
                "notes of a vault, whose ticks are stamped with their dates",
                "英文：笔记库里的一份，勾选时写上日期",
            ),
        }
    }

    /// How a roadmap is made of a template.
    #[must_use]
    pub fn make_of_template(self) -> &'static str {
        self.either(
            "`roadmap new NAME` makes a roadmap of one; `--start DATE` says when its plan begins.",
            "用 `roadmap new NAME` 以其中一个新建路线图；`--start DATE` 指定计划何时开始。",
        )
    }

    /// That no template has a name, and which there are.
    #[must_use]
    pub fn no_template(self, name: &str, names: &str) -> String {
        self.either(
            format!("no template is called \"{name}\"; there are {names}, and `roadmap new --list` says what they are"),
            format!("没有叫「{name}」的模板；有 {names}，`roadmap new --list` 有说明"),
        )
    }

    /// That it was not said what to make, where nobody can be asked.
    #[must_use]
    pub fn what_to_make(self) -> &'static str {
        self.either(
            "say what to make: a template (`roadmap new --list` lists them), or sections: --section NAME; on a terminal you are asked step by step",
            "请说明要建什么：一个模板（`roadmap new --list` 会列出），或章节：--section NAME；在终端里会逐步询问",
        )
    }

    /// That a plan was asked for where there is nothing to plan.
    #[must_use]
    pub fn no_tasks_to_plan(self) -> &'static str {
        self.either("a plan needs tasks: --task SECTION TASK", "计划要有任务才能安排：--task SECTION TASK")
    }

    /// That nothing was made, because the questions were left.
    #[must_use]
    pub fn nothing_made(self) -> &'static str {
        self.either("nothing was made", "没有新建任何文件")
    }

    /// What was made: `go.md: 5 tasks, 5 study days, 1-5 Dec`.
    #[must_use]
    pub fn made(self, new: &Made<'_>, near: NaiveDate) -> String {
        let mut parts = vec![self.counted(new.tasks, "task", "tasks", "个任务")];
        if new.study_days > 0 {
            parts.push(self.many_of(new.study_days, "study day", "study days", "个学习日"));
        }
        parts.extend(new.span.map(|(from, to)| self.dates(from, to, near)));
        format!("{}{}{}", Self::file_of(new), self.asks(), parts.join(self.comma()))
    }

    /// How a roadmap that was made is opened.
    #[must_use]
    pub fn opens_it(self, new: &Made<'_>) -> String {
        let file = new.file.map_or(String::new(), |path| quoted(&sanitise(&path.to_string_lossy())).into_owned());
        self.either(format!("`roadmap tui {file}` opens it."), format!("用 `roadmap tui {file}` 打开。"))
    }

    fn file_of(new: &Made<'_>) -> String {
        new.file.map_or(String::new(), |path| sanitise(&path.to_string_lossy()).into_owned())
    }

    /// Behind a question.
    #[must_use]
    pub fn asks(self) -> &'static str {
        self.either(": ", "：")
    }

    /// Before the questions.
    #[must_use]
    pub fn step_by_step(self) -> &'static str {
        self.either(
            "A new roadmap, step by step. Enter takes what stands in brackets, ctrl-c leaves.\n",
            "逐步新建路线图。直接按 enter 采用方括号里的内容，ctrl-c 退出。\n",
        )
    }

    /// Asks in which language the roadmap is written.
    #[must_use]
    pub fn which_language(self) -> &'static str {
        self.either("Language, en or zh", "语言，en 或 zh")
    }

    /// What this language is called where one is asked for.
    #[must_use]
    pub fn language_name(self) -> &'static str {
        self.either("en", "zh")
    }

    /// Asks for the title.
    #[must_use]
    pub fn which_title(self) -> &'static str {
        self.either("Title", "标题")
    }

    /// A title for a roadmap that has none.
    #[must_use]
    pub fn some_title(self) -> &'static str {
        self.either("My roadmap", "我的路线图")
    }

    /// Asks for the sections.
    #[must_use]
    pub fn which_sections(self) -> String {
        let some = self.some_section();
        self.either(
            format!("Sections, one a line; an empty line goes on [{some}]:"),
            format!("章节，每行一个；空行继续 [{some}]："),
        )
    }

    /// A title for the only section.
    #[must_use]
    pub fn some_section(self) -> &'static str {
        self.either("Topics", "清单")
    }

    /// Asks for a section's tasks.
    #[must_use]
    pub fn which_tasks(self, section: &str) -> String {
        let section = sanitise(section);
        self.either(
            format!("Tasks of {section}, one a line; an empty line goes on:"),
            format!("「{section}」的任务，每行一个；空行继续："),
        )
    }

    /// Asks whether a plan is wanted.
    #[must_use]
    pub fn whether_to_plan(self) -> &'static str {
        self.either("Draft a day plan", "起草每天的计划")
    }

    /// Yes.
    #[must_use]
    pub fn yes(self) -> &'static str {
        self.either("yes", "是")
    }

    /// What answers whether something is wanted.
    #[must_use]
    pub fn yes_or_no(self) -> &'static str {
        self.either("write yes or no", "请写 是 或 否")
    }

    /// Asks how long the plan is.
    #[must_use]
    pub fn how_many_days(self) -> &'static str {
        self.either("Days of study", "学多少天")
    }

    /// Asks when it begins.
    #[must_use]
    pub fn which_start(self) -> &'static str {
        self.either("It begins on", "从哪天开始")
    }

    /// Asks for the weekdays of study.
    #[must_use]
    pub fn which_weekdays(self) -> &'static str {
        self.either("Study weekdays", "每周哪几天学习")
    }

    /// Asks for the file.
    #[must_use]
    pub fn which_file(self) -> &'static str {
        self.either("File", "文件")
    }

    /// That there is a file of this name, where another can be given at once.
    #[must_use]
    pub fn is_there_already(self, path: &Path) -> String {
        let path = sanitise(&path.to_string_lossy()).into_owned();
        self.either(format!("{path} is there already; give another name"), format!("{path} 已经存在；请另取一个名字"))
    }
}
