//! The look back on a week: for the shell, and as Markdown for a diary.

use anstyle::Style;

use crate::app::App;
use crate::app::week::{DoneOn, Named, Week};
use crate::plan::DayId;
use crate::text::markup::escaped;
use crate::text::sanitise::sanitise;
use crate::text::wrap::{width, wrap};
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The weeks of some roadmaps as lines to read.
#[must_use]
pub fn weeks(apps: &[&App], words: Words, cells: Option<usize>) -> String {
    let one = |app: &&App| Told::of(app, words).text(words, cells.unwrap_or(usize::MAX));
    apps.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The weeks of some roadmaps as Markdown.
#[must_use]
pub fn weeks_as_markdown(apps: &[&App], words: Words) -> String {
    apps.iter().map(|app| Told::of(app, words).markdown(words)).collect::<Vec<_>>().join("\n")
}

/// What is told of a week, before it is known in which form.
struct Told {
    title: String,
    dates: String,
    sum: String,
    parts: Vec<(&'static str, Vec<Entry>)>,
}

/// An entry of a list, with what stands beneath it.
struct Entry {
    text: String,
    detail: Option<String>,
    beneath: Vec<Entry>,
}

impl Told {
    fn of(app: &App, words: Words) -> Self {
        let week = app.week();
        let day = |day: &DayId| {
            let dates = app.calendar().map(|calendar| calendar.dates(*day));
            let detail = dates.map(|(from, to)| words.dates(from, to, week.today));
            Entry { text: words.day_line(app, *day), detail, beneath: Vec::new() }
        };
        let days = |days: &[DayId]| days.iter().map(day).collect::<Vec<_>>();
        let done = week.done.iter().map(|on| done_on(app, on, words)).collect();
        let parts = [
            (words.done_this_week(), done),
            (words.slipped(), days(&week.slipped)),
            (words.still_ahead(), days(&week.ahead)),
            (words.next_week(), days(&week.next)),
        ];
        Self {
            title: app.document().title().unwrap_or_default().to_owned(),
            dates: words.week(*week.dates.start(), *week.dates.end()),
            sum: sum(&week, words),
            parts: parts.into_iter().filter(|(_, entries)| !entries.is_empty()).collect(),
        }
    }

    fn text(&self, words: Words, cells: usize) -> String {
        let heading = |line: &str| format!("{BOLD}{line}{BOLD:#}\n");
        let mut out: String = lines(&self.heading(words), 0, cells).iter().map(|line| heading(line)).collect();
        out += &lines(&self.sum, 0, cells).join("\n");
        out.push('\n');
        for (name, entries) in &self.parts {
            out += &format!("\n{}", heading(name));
            out += &entries.iter().map(|entry| entry.text(2, cells)).collect::<String>();
        }
        out
    }

    fn markdown(&self, words: Words) -> String {
        let mut out = format!("## {}\n\n{}\n", escaped(&self.heading(words)), self.sum);
        for (name, entries) in &self.parts {
            out += &format!("\n### {name}\n\n");
            out += &entries.iter().map(|entry| entry.markdown(0, words)).collect::<String>();
        }
        out
    }

    fn heading(&self, words: Words) -> String {
        if self.title.is_empty() { self.dates.clone() } else { words.titled(&self.title, &self.dates) }
    }
}

impl Entry {
    fn text(&self, indent: usize, cells: usize) -> String {
        let margin = " ".repeat(indent);
        let whole = match &self.detail {
            Some(detail) if indent + width(&self.text) + 2 + width(detail) <= cells => {
                format!("{margin}{}  {DIM}{detail}{DIM:#}\n", self.text)
            }
            detail => {
                let said = format!("{}  {}", self.text, detail.as_deref().unwrap_or_default());
                lines(said.trim_end(), indent, cells).iter().map(|line| format!("{line}\n")).collect()
            }
        };
        whole + &self.beneath.iter().map(|entry| entry.text(indent + 2, cells)).collect::<String>()
    }

    fn markdown(&self, indent: usize, words: Words) -> String {
        let detail = self.detail.as_deref().map(|detail| words.in_brackets(&escaped(detail))).unwrap_or_default();
        let line = format!("{}- {}{detail}\n", " ".repeat(indent), escaped(&self.text));
        line + &self.beneath.iter().map(|entry| entry.markdown(indent + 2, words)).collect::<String>()
    }
}

/// What was done on a date: study days, tasks, and how much it was beside them.
fn done_on(app: &App, on: &DoneOn, words: Words) -> Entry {
    let named = |named: &Named| Entry {
        text: named.day.map_or_else(|| sanitise(&named.title).into_owned(), |day| words.day_line(app, day)),
        detail: named.path.last().filter(|_| named.day.is_none()).map(|title| sanitise(title).into_owned()),
        beneath: Vec::new(),
    };
    let beside = words.beside_ticks(on.activity);
    Entry {
        text: words.weekday_date(on.date),
        detail: Some(beside).filter(|beside| !beside.is_empty()),
        beneath: on.days.iter().chain(&on.tasks).map(named).collect(),
    }
}

fn sum(week: &Week, words: Words) -> String {
    words.week_sum(week.sum, week.streak)
}

fn lines(text: &str, indent: usize, cells: usize) -> Vec<String> {
    let lines = wrap(text, cells.saturating_sub(indent));
    lines.into_iter().map(|line| format!("{}{}", " ".repeat(indent), &text[line])).collect()
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use crate::document::Document;

    #[test]
    fn a_title_comes_out_of_the_diary_as_it_went_in() {
        for title in [
            "`Vec<T>` *and* [x] a_b_c _d_",
            "1. one",
            "2) two",
            "- a",
            "+ b",
            "# c",
            "a | b ~~c~~ &amp; $x$ ==y== #tag",
            "\\*",
            "[ ] d",
        ] {
            let plain = |text: &str| {
                let document = Document::read(format!("- {text}\n"));
                let outline = document.outline();
                let id = outline.ids().next().unwrap();
                (outline.title(id).to_owned(), outline.mark(id), outline.len())
            };
            assert_eq!(plain(&escaped(title)), (title.to_owned(), None, 1), "{}", escaped(title));
        }
        for title in ["snake_case", "C++ & Rust: 1.5 -> 2", "~/.config", "C#", "第1天：类型 (1h)", "a > b = c"] {
            assert_eq!(escaped(title), title);
        }
    }
}
