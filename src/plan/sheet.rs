//! A roadmap that is not there yet: its title, its sections with their tasks, and the plan that it shall have.

use std::path::Path;

use chrono::NaiveDate;

use super::Plan;
use super::calendar::Calendar;
use super::draft::{Drafted, Length, Undrafted, Wish, draft};
use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::Kind;
use crate::document::settings::Setting;
use crate::progress::Progress;
use crate::text::language::Language;
use crate::text::markup::{escaped, quoted};
use crate::text::sanitise::sanitise;

/// What a new roadmap is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub title: String,
    /// The language that it is written in.
    pub language: Language,
    /// When it is made.
    pub date: NaiveDate,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// How long its plan is, where it has one.
    pub length: Option<Length>,
    /// When the plan begins.
    pub start: Option<NaiveDate>,
    /// The weekdays of study, as the front matter has them.
    pub weekdays: Option<String>,
}

/// A section with its tasks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// Its tasks, in order.
    pub tasks: Vec<String>,
}

impl Sheet {
    /// The whole file, and the plan that is in it.
    ///
    /// # Errors
    /// Why it cannot have the plan.
    pub fn made(&self) -> Result<(String, Option<Drafted>), Undrafted> {
        let document = Document::read(self.checklist());
        let Some(length) = self.length else { return Ok((self.dated(&document)?, None)) };
        let wish = Wish {
            length,
            sections: Vec::new(),
            start: self.start,
            weekdays: self.weekdays.clone(),
            language: Some(self.language),
        };
        let drafted = draft(&document, &Plan::of(&document), &wish, self.date)?;
        Ok((drafted.edit.apply(document.text()), Some(drafted)))
    }

    /// The checklist with the dates that a plan may have one day.
    fn dated(&self, document: &Document) -> Result<String, Undrafted> {
        let start = self.start.map(|start| ("start", Setting::One(start.to_string())));
        let weekdays = self.weekdays.clone().map(|days| ("days", Setting::One(days)));
        let settings: Vec<(&str, Setting)> = start.into_iter().chain(weekdays).collect();
        let edit = document.set_all(&settings, false).map_err(Undrafted::Unset)?;
        Ok(edit.apply(document.text()))
    }

    fn checklist(&self) -> String {
        let title = sanitise(&self.title);
        let mut text = format!("+++\ntitle = {}\ndate = '{}'\n+++\n", quoted(title.trim()), self.date);
        for section in &self.sections {
            let Some(title) = written("## ", &section.title) else { continue };
            text += &format!("\n{title}");
            let tasks: Vec<String> = section.tasks.iter().filter_map(|task| written("- [ ] ", task)).collect();
            if !tasks.is_empty() {
                text += &format!("\n{}", tasks.concat());
            }
        }
        text
    }
}

/// A line that is read as a heading or a task: of the words as they were typed, which may have marks of their own, else
/// with these escaped. Nothing where there are no words.
fn written(mark: &str, typed: &str) -> Option<String> {
    let words = bare(typed);
    let reads = |line: &String| {
        let document = Document::read(line.clone());
        let mut nodes = document.outline().iter().map(|(_, node)| node);
        let is_it = nodes.next().is_some_and(|node| match node.kind {
            Kind::Heading => mark == "## " && node.level == 2 && !node.title.is_empty(),
            Kind::Item => mark != "## " && node.mark() == Some(Mark::Todo) && !node.title.is_empty(),
            Kind::Row | Kind::Paragraph => false,
        });
        is_it && nodes.next().is_none()
    };
    [words.clone(), escaped(&words)].into_iter().map(|words| format!("{mark}{words}\n")).find(reads)
}

/// What was typed or pasted, without the marks of a heading, a list or a box before it.
fn bare(typed: &str) -> String {
    let line = sanitise(typed);
    let mut words = line.trim();
    for mark in ["- ", "* ", "+ ", "[ ] ", "[x] ", "## ", "### ", "# "] {
        words = words.strip_prefix(mark).unwrap_or(words).trim_start();
    }
    words.to_owned()
}

/// What a new roadmap comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made<'a> {
    /// Where it was written; `None` where it was printed.
    pub file: Option<&'a Path>,
    /// What it calls itself.
    pub title: Option<String>,
    /// How many tasks it has.
    pub tasks: u32,
    /// How many study days it has.
    pub study_days: usize,
    /// The first and the last date of its plan.
    pub span: Option<(NaiveDate, NaiveDate)>,
}

impl<'a> Made<'a> {
    /// What a document comes to that was written there.
    #[must_use]
    pub fn of(document: &Document, file: Option<&'a Path>, today: NaiveDate) -> Self {
        let plan = Plan::of(document);
        let dated = Some(&plan).filter(|plan| !plan.days().is_empty());
        let calendar = dated.and_then(|plan| Calendar::of(document, plan, None, today));
        Self {
            file,
            title: document.title().map(str::to_owned),
            tasks: Progress::of(document.outline()).whole.total,
            study_days: plan.days().len(),
            span: calendar.and_then(|calendar| calendar.span()),
        }
    }
}

/// The name of a roadmap's file: its title in small letters, without what file systems or shells stumble over.
#[must_use]
pub fn file_name(title: &str) -> String {
    /// As many bytes as leave room for what is written beside it for a moment.
    const LONGEST: usize = 120;
    let mut stem = String::new();
    for c in title.trim().chars() {
        let c = if c.is_alphanumeric() || matches!(c, '.' | '_' | '+') { c } else { '-' };
        let is_first = stem.is_empty() || stem.ends_with('-');
        if !(is_first && matches!(c, '-' | '.')) && stem.len() < LONGEST {
            stem.extend(c.to_lowercase());
        }
    }
    let stem = stem.trim_end_matches(['-', '.']);
    format!("{}.md", if stem.is_empty() { "roadmap" } else { stem })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn sheet(sections: &[(&str, &[&str])]) -> Sheet {
        let section = |(title, tasks): &(&str, &[&str])| Section {
            title: (*title).to_owned(),
            tasks: tasks.iter().map(|task| (*task).to_owned()).collect(),
        };
        let date = "2026-11-30".parse().unwrap();
        Sheet {
            title: "Go, it's on".to_owned(),
            language: Language::English,
            date,
            sections: sections.iter().map(section).collect(),
            length: None,
            start: None,
            weekdays: None,
        }
    }

    #[test]
    fn what_is_made_is_what_a_careful_person_writes() {
        let list = sheet(&[("Core", &["Loops", "- [ ] Slices (2h)"]), ("Later", &[])]);
        assert_eq!(
            list.made().unwrap().0,
            "+++\ntitle = \"Go, it's on\"\ndate = '2026-11-30'\n+++\n\n## Core\n\n- [ ] Loops\n- [ ] Slices (2h)\n\n## Later\n"
        );
        let start = "2026-12-01".parse().ok();
        let planned = Sheet {
            length: Some(Length::Minutes(60)),
            start,
            weekdays: Some("mon-fri".into()),
            language: Language::Chinese,
            ..list
        };
        assert_eq!(
            planned.made().unwrap().0,
            "+++\ntitle = \"Go, it's on\"\ndate = '2026-11-30'\n\n[params.roadmap]\nstart = '2026-12-01'\ndays = 'mon-fri'\n+++\n\n## Core\n\n- [ ] Loops\n- [ ] Slices (2h)\n\n## Later\n\n## 学习计划\n\n### 第一阶段：Core\n\n- **第1天：Loops**\n- **第2-3天：Slices**\n"
        );
    }

    #[test]
    fn a_file_is_called_by_its_title() {
        for (title, name) in [
            ("Rust in four weeks", "rust-in-four-weeks.md"),
            ("2026 后端路线图", "2026-后端路线图.md"),
            ("../../etc/passwd", "etc-passwd.md"),
            (" .hidden: C++ & C# ", "hidden-c++-c.md"),
            ("\u{1b}[2J", "2j.md"),
            ("…", "roadmap.md"),
            ("", "roadmap.md"),
        ] {
            assert_eq!(file_name(title), name);
        }
        assert!(file_name(&"字".repeat(999)).len() < 130);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_becomes_a_heading_or_a_task(title in "\\PC*", sections in vec(("\\PC{0,12}", vec("\\PC{0,12}", 0..4)), 0..4)) {
            let sections: Vec<Section> = sections.into_iter().map(|(title, tasks)| Section { title, tasks }).collect();
            let sheet = Sheet { title: title.clone(), sections: sections.clone(), ..sheet(&[]) };
            let document = Document::read(sheet.made().unwrap().0);
            prop_assert!(document.front_matter().unwrap().problem.is_none());
            let clean = sanitise(&title).trim().to_owned();
            prop_assert_eq!(document.title().unwrap_or_default(), clean);
            let said: Vec<(usize, usize)> = sections
                .iter()
                .filter(|section| written("## ", &section.title).is_some())
                .map(|section| (1, section.tasks.iter().filter(|task| written("- [ ] ", task).is_some()).count()))
                .collect();
            let outline = document.outline();
            let count = |kind: Kind| outline.ids().filter(|id| outline.kind(*id) == kind).count();
            prop_assert_eq!((count(Kind::Heading), count(Kind::Item)), (said.len(), said.iter().map(|(_, tasks)| tasks).sum()));
            prop_assert_eq!(outline.len(), count(Kind::Heading) + count(Kind::Item));
        }
    }
}
