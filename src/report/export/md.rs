//! A roadmap's summary in Markdown: how far it is, what to study now, the plan, the sections.

use super::Roadmap;
use super::facts::{counted, facts, stages};
use super::now::{Entry, Line, now};
use crate::app::App;
use crate::app::action::View;
use crate::document::mark::Mark;
use crate::plan::agenda::Due;
use crate::text::markup::escaped;
use crate::ui::words::Words;

/// The summaries of some roadmaps, one after the other.
pub(super) fn summary(roadmaps: &[Roadmap<'_>], words: Words) -> String {
    roadmaps.iter().map(|roadmap| one(roadmap, words)).collect::<Vec<_>>().join("\n")
}

fn one(roadmap: &Roadmap<'_>, words: Words) -> String {
    let app = roadmap.app;
    let told = |name: &str, value: &str, detail: &str| match detail {
        "" => format!("- {}\n", words.titled(name, value)),
        _ => format!("- {}{}\n", words.titled(name, value), words.in_brackets(detail)),
    };
    let mut out = format!("# {}\n\n{}\n\n", escaped(&roadmap.title()), words.as_of(app.standing().date));
    out += &facts(app, words).iter().map(|fact| told(fact.name, &fact.value, &fact.detail)).collect::<String>();
    let parts = [
        (words.view(View::Today), now_as_markdown(app, words)),
        (words.view(View::Plan), plan(app, words)),
        (words.sections_heading(), sections(app)),
    ];
    for (heading, part) in parts.iter().filter(|(_, part)| !part.is_empty()) {
        out += &format!("\n## {heading}\n\n{part}");
    }
    out
}

fn now_as_markdown(app: &App, words: Words) -> String {
    let mut out = String::new();
    let mut is_list = false;
    for line in now(app, words) {
        let (is_entry, said) = match line {
            Line::Heading(text) => (false, format!("### {}\n", escaped(&text))),
            Line::Sentence(text) => (false, format!("{text}\n")),
            Line::Goal(text) => (false, format!("{}\n", words.titled(&bold(words.goal()), &escaped(&text)))),
            Line::Entry(entry) => (true, item(app, &entry, words)),
        };
        let goes_on = is_list && is_entry;
        if !out.is_empty() && !goes_on {
            out.push('\n');
        }
        out += &said;
        is_list = is_entry;
    }
    out
}

fn bold(text: &str) -> String {
    format!("**{text}**")
}

fn item(app: &App, entry: &Entry, words: Words) -> String {
    let mark = match entry.mark {
        // A character of the reader's own is no mark to all that read Markdown.
        Some(Mark::Todo | Mark::Other(_)) => "[ ] ",
        Some(Mark::Done) => "[x] ",
        Some(Mark::Doing) => "[/] ",
        Some(Mark::Cancelled) => "[-] ",
        None => "",
    };
    let dates = entry.dates.map(|(from, to)| words.dates(from, to, app.standing().date));
    let due = entry.due.filter(|due| matches!(due, Due::Today | Due::Late)).map(|due| words.due(due).to_owned());
    let path = Some(escaped(&entry.path)).filter(|path| !path.is_empty());
    let details: Vec<String> = [dates, due, path].into_iter().flatten().collect();
    let details = if details.is_empty() { String::new() } else { words.in_brackets(&details.join(words.comma())) };
    let text = escaped(&entry.text);
    let text = match entry.name.as_str() {
        "" => text,
        name if text.is_empty() => escaped(name),
        name => words.titled(&escaped(name), &text),
    };
    format!("{}- {mark}{text}{details}\n", "  ".repeat(entry.depth.min(MOST_DEPTH)))
}

/// Deeper lists are read as code by some.
const MOST_DEPTH: usize = 8;

fn plan(app: &App, words: Words) -> String {
    let today = app.standing().date;
    let outline = app.document().outline();
    let row = |cells: [String; 3]| format!("| {} |\n", cells.join(" | "));
    let [phase, dates, done] = words.plan_columns();
    let rows: Vec<String> = stages(app)
        .iter()
        .map(|stage| {
            let title = app.plan().phases()[stage.phase].heading.map_or("", |id| outline.title(id));
            let dates = stage.dates.map(|(from, to)| words.dates(from, to, today));
            row([
                escaped(title).replace('|', "\\|"),
                dates.unwrap_or_else(|| words.no_date().to_owned()),
                counted(stage.tally),
            ])
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    row([phase, dates, done].map(str::to_owned)) + "| --- | --- | ---: |\n" + &rows.concat()
}

fn sections(app: &App) -> String {
    let outline = app.document().outline();
    let line = |section: &crate::app::statistics::Section| {
        let tally = if section.days.total > 0 { section.days } else { section.tasks };
        let indent = "  ".repeat(section.depth.min(MOST_DEPTH));
        format!("{indent}- {} ({})\n", escaped(outline.title(section.node)), counted(tally))
    };
    app.counted_sections().iter().map(line).collect()
}
