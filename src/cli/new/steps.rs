//! A new roadmap step by step: what the command line does not say is asked.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::ask::{Asked, Unasked};
use crate::cli::arguments::{NewArguments, parse_date, parse_number_of_days};
use crate::cli::schedule;
use crate::plan::draft::{Length, MOST_DAYS};
use crate::plan::sheet::{Section, Sheet, file_name};
use crate::text::language::{Language, Say};
use crate::ui::words::{Words, WrongValue};

/// All weekdays: nothing that a front matter would have to say.
const EVERY_DAY: &str = "mon-sun";

/// What is to be made, and where it goes.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) sheet: Sheet,
    pub(super) file: PathBuf,
}

/// Asks for what these arguments leave open. `language` is the one that was asked for, if any was; `is_there` tells whether
/// a file cannot be had.
pub(super) fn ask<R: BufRead, W: Write>(
    asked: &mut Asked<R, W>,
    arguments: &NewArguments,
    (language, today): (Option<Language>, NaiveDate),
    is_there: impl Fn(&Path) -> bool,
) -> Result<Wanted, Unasked> {
    asked.tell(asked.words.step_by_step())?;
    if language.is_none() {
        let words = asked.words;
        let read = |name: &str| Language::named(name).ok_or_else(|| WrongValue::Language.say(words.language));
        asked.words = Words::of(asked.value(words.which_language(), words.language_name(), read)?);
    }
    let words = asked.words;
    let title = match &arguments.title {
        Some(title) => title.clone(),
        None => asked.line(words.which_title(), words.some_title())?,
    };
    let sections = sections(asked)?;
    let tasks: usize = sections.iter().map(|section| section.tasks.len()).sum();
    let length = length(asked, arguments, tasks)?;
    let (mut start, mut weekdays) = (arguments.start, arguments.weekdays.clone());
    if length.is_some() {
        let wrong = move |why: WrongValue| why.say(words.language);
        if start.is_none() {
            let shown = today.to_string();
            start = Some(asked.value(words.which_start(), &shown, |text| parse_date(text).map_err(wrong))?);
        }
        if weekdays.is_none() {
            let days =
                asked.value(words.which_weekdays(), EVERY_DAY, |text| schedule::parse_days(text).map_err(wrong))?;
            weekdays = Some(days).filter(|days| days != EVERY_DAY);
        }
    }
    let sheet = Sheet { title, language: words.language, date: today, sections, length, start, weekdays };
    let file = match &arguments.output {
        Some(file) => file.clone(),
        None => {
            let free = |text: &str| {
                let path = PathBuf::from(text);
                if is_there(&path) { Err(words.is_there_already(&path)) } else { Ok(path) }
            };
            asked.value(words.which_file(), &file_name(&sheet.title), free)?
        }
    };
    Ok(Wanted { sheet, file })
}

fn sections<R: BufRead, W: Write>(asked: &mut Asked<R, W>) -> Result<Vec<Section>, Unasked> {
    let words = asked.words;
    asked.tell(&words.which_sections())?;
    let mut titles = asked.lines("  # ")?;
    if titles.is_empty() {
        titles.push(words.some_section().to_owned());
    }
    let mut sections = Vec::new();
    for title in titles {
        asked.tell(&words.which_tasks(&title))?;
        let tasks = asked.lines("  - ")?;
        sections.push(Section { title, tasks });
    }
    Ok(sections)
}

/// How long the plan is, where one is wanted and there is anything to plan.
fn length<R: BufRead, W: Write>(
    asked: &mut Asked<R, W>,
    arguments: &NewArguments,
    tasks: usize,
) -> Result<Option<Length>, Unasked> {
    let words = asked.words;
    if let Some(length) = super::length(arguments) {
        return Ok(Some(length));
    }
    if arguments.no_plan || tasks == 0 || !asked.yes(words.whether_to_plan())? {
        return Ok(None);
    }
    let usual = u32::try_from(tasks).unwrap_or(MOST_DAYS).min(MOST_DAYS);
    let read = |text: &str| parse_number_of_days(text).map_err(|why| why.say(words.language));
    Ok(Some(Length::Days(asked.value(words.how_many_days(), &usual.to_string(), read)?)))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    /// What a command line leaves open, answered by these lines; and all that was said.
    fn asked(line: &str, typed: &str) -> (Option<Wanted>, String) {
        #[derive(Parser)]
        struct Line {
            #[command(flatten)]
            arguments: NewArguments,
        }
        let arguments = Line::parse_from(std::iter::once("new").chain(line.split_whitespace())).arguments;
        let mut output = Vec::new();
        let mut asked = Asked { input: typed.as_bytes(), output: &mut output, words: Words::of(Language::English) };
        let is_there = |path: &Path| path == Path::new("taken.md");
        let language = line.contains("--title").then_some(Language::English);
        let wanted = ask(&mut asked, &arguments, (language, "2026-11-30".parse().unwrap()), is_there);
        (wanted.ok(), String::from_utf8(output).unwrap())
    }

    #[test]
    fn enter_takes_what_is_shown() {
        let (wanted, said) = asked("", "\n\n\n\n\n");
        let Wanted { sheet, file } = wanted.unwrap();
        assert_eq!((sheet.title.as_str(), file.as_path()), ("My roadmap", Path::new("my-roadmap.md")));
        assert_eq!(sheet.sections, [Section { title: "Topics".to_owned(), tasks: Vec::new() }]);
        assert_eq!((sheet.length, sheet.start, sheet.weekdays), (None, None, None));
        assert!(said.contains("Language, en or zh [en]: Title [My roadmap]: Sections,"), "{said}");
        assert!(!said.contains("Draft"), "there is nothing to plan: {said}");
    }

    #[test]
    fn every_step_is_asked_until_it_can_be_read() {
        let typed = "de\nzh\n后端\n语言\n网络\n\n切片\n映射\n\n\nmaybe\n是\n0\n2\nsoon\n2026-12-07\nmon-fry\nmon-fri\ntaken.md\nnew.md\n";
        let (wanted, said) = asked("", typed);
        let Wanted { sheet, file } = wanted.unwrap();
        assert_eq!(
            (sheet.title.as_str(), sheet.language, file.as_path()),
            ("后端", Language::Chinese, Path::new("new.md"))
        );
        assert_eq!(sheet.sections[0].tasks, ["切片", "映射"]);
        assert_eq!(sheet.sections[1], Section { title: "网络".to_owned(), tasks: Vec::new() });
        assert_eq!((sheet.length, sheet.weekdays.as_deref()), (Some(Length::Days(2)), Some("mon-fri")));
        assert_eq!(sheet.start, "2026-12-07".parse().ok());
        for wrong in [
            "write en or zh",
            "请写 是 或 否",
            "请写 1 到 999 的整数",
            "请把日期写成",
            "不是星期几",
            "taken.md 已经存在",
        ] {
            assert!(said.contains(wrong), "{wrong} in {said}");
        }
    }

    #[test]
    fn what_the_command_line_says_is_not_asked() {
        let line = "--title Go --days 3 --start 2026-12-07 --weekdays mon-fri -o go.md";
        let (wanted, said) = asked(line, "Core\n\nLoops\n\n");
        assert_eq!(wanted.unwrap().sheet.length, Some(Length::Days(3)));
        assert_eq!(said.matches(": ").count(), 0, "{said}");
        let (wanted, said) = asked("--title Go --no-plan -o -", "\nLoops\n\n");
        assert_eq!((wanted.unwrap().sheet.length, said.contains("Draft")), (None, false));
    }

    #[test]
    fn who_leaves_gets_nothing() {
        for typed in ["", "\n", "en\nGo\nCore\n", "en\nGo\nCore\n\nLoops\n\nyes\n"] {
            assert!(asked("", typed).0.is_none(), "{typed:?}");
        }
    }
}
