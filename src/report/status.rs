//! How far a roadmap is: by section, and in its plan.

use anstyle::{AnsiColor, Style};

use crate::app::App;
use crate::app::statistics::Section;
use crate::plan::calendar::Calendar;
use crate::progress::Tally;
use crate::text::wrap::{pad, width};
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const LATE: Style = AnsiColor::Red.on_default();

/// Progress by section, and where the reader stands, in `cells` cells where the terminal says how many it has.
#[must_use]
pub fn status(app: &App, words: Words, cells: Option<usize>) -> String {
    let whole = app.all_done();
    let title = app.document().title().unwrap_or_default();
    let mut out = String::new();
    if !title.is_empty() {
        out += &format!("{BOLD}{title}{BOLD:#}\n");
    }
    out += &format!("{}  {}%\n", tally(whole), whole.percent());
    out += &sections(app, words, cells);
    out += &plan(app, words);
    out
}

fn tally(tally: Tally) -> String {
    format!("{}/{}", tally.done, tally.total)
}

fn sections(app: &App, words: Words, cells: Option<usize>) -> String {
    let outline = app.document().outline();
    let sections = app.counted_sections();
    let title = |section: &Section| format!("  {}{}", "  ".repeat(section.depth), outline.title(section.node));
    let widest = sections.iter().map(|section| width(&title(section))).max().unwrap_or(0);
    let room = cells.map_or(widest, |cells| widest.min(cells.saturating_sub(12)));
    let mut lines = String::new();
    for section in &sections {
        let days = section.days;
        let tally = if days.total > 0 { format!("{} {}", tally(days), words.days_of()) } else { tally(section.tasks) };
        lines += &format!("{}  {DIM}{tally}{DIM:#}\n", pad(&title(section), room));
    }
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

/// The plan's dates and study days, and the first that is open.
fn plan(app: &App, words: Words) -> String {
    let (plan, standing) = (app.plan(), app.standing());
    if plan.days().is_empty() {
        return String::new();
    }
    let mut parts = vec![words.study_days_done(app.days_done().done as usize, plan.days().len())];
    let span = app.calendar().and_then(Calendar::span);
    parts.extend(span.map(|(start, end)| words.dates(start, end, standing.date)));
    let behind = words.behind(standing.behind);
    if !behind.is_empty() {
        parts.push(if standing.behind > 0 { format!("{LATE}{behind}{LATE:#}") } else { behind });
    }
    let mut out = format!("\n{}\n", parts.join(words.comma()));
    let open = |day| words.next(&words.day_line(app, day)) + "\n";
    out += &standing.next_open.map(open).unwrap_or_default();
    out
}
