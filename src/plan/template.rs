//! Roadmaps to begin with: the samples, without what was ticked in them, and with their dates moved to another start.

mod dates;

use chrono::NaiveDate;

use super::Plan;
use super::calendar::Calendar;
use crate::document::Document;
use crate::document::front_matter::Notation;
use crate::document::mark::{Checkbox, Mark};
use crate::document::outline::{Kind, NodeId};
use crate::document::settings::Setting;
use crate::document::stamp;
use crate::text::edit::{Edit, Splice};
use crate::text::lines::lines;
use crate::text::markup::{escaped, quoted};

/// A sample to begin with.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    /// What it is called for short.
    pub name: &'static str,
    /// What its file is called, without `.md`.
    pub stem: &'static str,
    text: &'static str,
}

/// All of them.
pub const TEMPLATES: [Template; 6] = [
    Template {
        name: "backend", stem: "2026-后端路线图", text: include_str!("../../roadmaps/2026-后端路线图.md")
    },
    Template {
        name: "databases",
        stem: "databases-by-evening",
        text: include_str!("../../roadmaps/databases-by-evening.md"),
    },
    Template { name: "rust", stem: "rust-in-four-weeks", text: include_str!("../../roadmaps/rust-in-four-weeks.md") },
    Template { name: "exam", stem: "exam-by-dates", text: include_str!("../../roadmaps/exam-by-dates.md") },
    Template { name: "reading", stem: "reading-list", text: include_str!("../../roadmaps/reading-list.md") },
    Template { name: "vault", stem: "vault-notes", text: include_str!("../../roadmaps/vault-notes.md") },
];

/// The year in which the samples were written; dates in them that have none are of it.
const WRITTEN: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date of the calendar");

/// What is to be made of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Making {
    /// Its title; its own where none is given.
    pub title: Option<String>,
    /// The date on which its plan begins.
    pub start: NaiveDate,
    /// The weekdays of study, as the front matter has them.
    pub weekdays: Option<String>,
}

impl Template {
    /// The template of a name: the short one, the file's, or a name that the file's ends with.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let stem = name.strip_suffix(".md").unwrap_or(name).to_lowercase();
        let stem = stem.rsplit('/').next().unwrap_or(&stem);
        let own = |template: &&Self| template.name == stem || template.stem == stem;
        let is_part = |template: &&Self| stem.chars().count() > 1 && template.stem.contains(stem);
        TEMPLATES.iter().find(own).or_else(|| TEMPLATES.iter().find(is_part))
    }

    /// The sample as it is.
    #[must_use]
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// A roadmap of its own that begins on a date: nothing in it is ticked, and every date has moved along.
    #[must_use]
    pub fn made(&self, making: &Making) -> String {
        let mut document = Document::read(self.text.to_owned());
        let first = Calendar::of(&document, &Plan::of(&document), None, WRITTEN).map(|calendar| calendar.start);
        document = Document::read(unticked(&document));
        if let Some(first) = first {
            let moved = dates::moved(document.text(), first, making.start);
            document = set(&Document::read(moved), &[("start", making.start.to_string())]);
            let weekdays = making.weekdays.iter().map(|days| ("days", days.clone())).collect::<Vec<_>>();
            document = set(&document, &weekdays);
        }
        match &making.title {
            Some(title) => titled(&document, title),
            None => document.text().to_owned(),
        }
    }
}

/// A document with keys of the roadmap's own table set. The samples' front matters can hold them.
fn set(document: &Document, keys: &[(&str, String)]) -> Document {
    let keys: Vec<(&str, Setting)> = keys.iter().map(|(key, value)| (*key, Setting::One(value.clone()))).collect();
    document.set_all(&keys, true).map_or_else(|_| document.clone(), |edit| Document::read(edit.apply(document.text())))
}

/// A text in which nothing is ticked, begun or cancelled, and nothing says when it was.
fn unticked(document: &Document) -> String {
    let (plan, outline) = (Plan::of(document), document.outline());
    // A box on a study day whose like have none was put in by a tick.
    let is_bare = |id: NodeId| outline.kind(id) == Kind::Item && outline.mark(id).is_none();
    let boxes_come_by_ticks = plan.ids().any(|day| is_bare(plan.day(day).node));
    let mut splices = Vec::new();
    for id in outline.ids() {
        match outline.node(id).checkbox {
            Some(Checkbox::Drawn { at, mark: Mark::Done }) if boxes_come_by_ticks && plan.day_at(id).is_some() => {
                splices.push(Splice { span: at - 1..at + "x] ".len(), insert: String::new() });
            }
            Some(Checkbox::Drawn { at, mark }) if mark != Mark::Todo => {
                splices.push(Splice { span: at..at + 1, insert: " ".to_owned() });
            }
            _ if plan.day_at(id).is_none() => {}
            _ => splices.extend(document.say_done(id, false).iter().flat_map(|edit| edit.splices().to_vec())),
        }
    }
    without_stamps(&Edit::of(splices).apply(document.text()))
}

fn without_stamps(text: &str) -> String {
    let plain = |line: std::ops::Range<usize>| {
        let (words, end) = text[line.clone()].split_at(text[line].trim_end_matches(['\n', '\r']).len());
        let mut words = words.to_owned();
        while let Some(found) = stamp::find(&words) {
            words.replace_range(found.span, "");
        }
        // When it was cancelled is told in the same manner.
        if let Some(at) = words
            .rfind(" ❌ ")
            .filter(|at| crate::document::front_matter::read_date(&words[at + " ❌ ".len()..]).is_some())
        {
            words.truncate(at);
        }
        words + end
    };
    lines(text, 0).map(plain).collect()
}

/// A text with another title: in its front matter, and in its heading where that is the only one of its level.
fn titled(document: &Document, title: &str) -> String {
    let mut splices = Vec::new();
    if let Some(block) = document.front_matter() {
        let text = document.text();
        let line = lines(text, block.inner.start)
            .take_while(|line| line.start < block.inner.end)
            .find(|line| text[line.clone()].starts_with("title"));
        let written = match block.notation {
            Notation::Toml => format!("title = {}", quoted(title)),
            Notation::Yaml | Notation::Json => format!("title: {}", quoted(title)),
        };
        splices.extend(line.map(|line| {
            let end = line.start + text[line.clone()].trim_end().len();
            Splice { span: line.start..end, insert: written }
        }));
    }
    let outline = document.outline();
    let mut first = outline.iter().filter(|(_, node)| node.kind == Kind::Heading && node.level == 1);
    if let (Some((_, node)), None) = (first.next(), first.next()) {
        splices.push(Splice { span: node.content, insert: escaped(title) });
    }
    Edit::of(splices).apply(document.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Progress;

    fn made(template: &Template, start: &str) -> String {
        let making = Making { title: None, start: start.parse().unwrap(), weekdays: None };
        template.made(&making)
    }

    #[test]
    fn a_template_begins_on_its_start_and_has_no_tick() {
        for template in &TEMPLATES {
            let sample = Document::read(template.text.to_owned());
            let days = Plan::of(&sample).days().len();
            for start in ["2026-03-02", "2026-12-31", "2027-12-01", "2028-02-29"] {
                let document = Document::read(made(template, start));
                let (plan, outline) = (Plan::of(&document), document.outline());
                assert_eq!(plan.days().len(), days, "{}", template.name);
                let ticked = outline.ids().filter(|id| outline.mark(*id).is_some_and(|mark| mark != Mark::Todo));
                assert_eq!(ticked.count() + plan.done(&document).iter().filter(|done| **done).count(), 0);
                assert_eq!(Progress::of(outline).whole.done, 0);
                assert!(!["✅", "❌ 2", "completion::", "<!-- done"].iter().any(|sign| document.text().contains(sign)));
                let calendar = Calendar::of(&document, &plan, None, "2026-11-30".parse().unwrap());
                if days > 0 {
                    let span = calendar.unwrap().span().unwrap();
                    assert_eq!(span.0.to_string(), start, "{}", template.name);
                    let long = Calendar::of(&sample, &Plan::of(&sample), None, WRITTEN).unwrap().span().unwrap();
                    assert_eq!(span.1 - span.0, long.1 - long.0, "{}", template.name);
                }
            }
        }
    }

    #[test]
    fn a_sample_without_ticks_is_as_it_was() {
        let exam = Template::named("exam").unwrap();
        let expected = exam.text.replace('✅', "⬜").replace("exam\n---", "exam\nroadmap:\n  start: '2026-04-13'\n---");
        assert_eq!(made(exam, "2026-04-13"), expected);
        let backend = Template::named("后端路线图").unwrap();
        let expected = backend
            .text
            .replace("[x]", "[ ]")
            .replace("[/]", "[ ]")
            .replace("[-]", "[ ]")
            .replace("*   [ ] **", "*   **");
        assert_eq!(made(backend, "2026-03-02"), expected);
    }

    #[test]
    fn dates_of_every_form_move_along() {
        let exam = made(Template::named("exam").unwrap(), "2027-12-30");
        for line in ["on 17 January 2028.", "| 12/30 |", "| 1/4 |", "- [ ] Thu Jan 6: Subspaces", "### Sun Jan 16: One"]
        {
            assert!(exam.contains(line), "{line} in {exam}");
        }
        let backend = made(Template::named("backend").unwrap(), "2027-01-04");
        assert!(backend.contains("title = '2027 后端路线图'") && backend.contains("date = '2026-12-25'"), "{backend}");
    }

    #[test]
    fn a_title_goes_where_titles_are() {
        let titled = |name: &str, title: &str| {
            let making = Making { title: Some(title.to_owned()), start: WRITTEN, weekdays: Some("mon-fri".to_owned()) };
            Document::read(Template::named(name).unwrap().made(&making))
        };
        for name in ["backend", "databases", "rust", "exam", "reading", "vault"] {
            for title in ["Mine", "It's \"mine\" \\ # 42: [x]", "我的"] {
                assert_eq!(titled(name, title).title(), Some(title), "{name}");
            }
        }
        assert!(titled("vault", "Mine").text().contains("\n# Mine\n"));
        assert!(titled("rust", "Mine").text().contains("  days: 'mon-fri'\n"));
        assert!(!titled("reading", "Mine").text().contains("mon-fri"));
    }

    #[test]
    fn templates_are_found_by_their_names() {
        for (name, found) in [
            ("rust", Some("rust")),
            ("rust-in-four-weeks", Some("rust")),
            ("roadmaps/reading-list.md", Some("reading")),
            ("2026-后端路线图", Some("backend")),
            ("后端", Some("backend")),
            ("nothing", None),
            ("r", None),
            ("", None),
        ] {
            assert_eq!(Template::named(name).map(|template| template.name), found, "{name}");
        }
    }
}
