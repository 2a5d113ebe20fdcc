//! Roadmaps as a table of comma-separated values, as RFC 4180 has it: a row for everything in the tree.
//!
//! The names of the columns and of what is in them are the same in every language: programs go by them.

use super::walk::{Spot, walk};
use super::{Roadmap, now};
use crate::document::mark::Mark;
use crate::document::outline::Kind;
use crate::text::lines::Lines;

/// The columns.
const COLUMNS: [&str; 10] = ["kind", "path", "title", "mark", "line", "phase", "day", "from", "to", "done on"];

/// How many of the titles that something stands beneath are told.
const MOST_ABOVE: usize = 32;

/// A table of all that stands in some roadmaps. Of several, the path begins with what the roadmap is called.
pub(super) fn table(roadmaps: &[Roadmap<'_>]) -> String {
    let mut out = row(COLUMNS.map(str::to_owned));
    for roadmap in roadmaps {
        let named = Some(roadmap.title()).filter(|_| roadmaps.len() > 1);
        let lines = Lines::of(roadmap.app.document().text());
        let outline = roadmap.app.document().outline();
        walk(roadmap.app, |spot, above| {
            let nearest = above[above.len().saturating_sub(MOST_ABOVE)..].iter().map(|id| outline.title(*id));
            let path: Vec<&str> = named.as_deref().into_iter().chain(nearest).collect();
            let line = lines.number(outline.node(spot.node).start);
            out += &row(cells(roadmap, &spot, &path.join(" / "), line));
        });
    }
    out
}

fn cells(roadmap: &Roadmap<'_>, spot: &Spot, path: &str, line: usize) -> [String; 10] {
    let app = roadmap.app;
    let (plan, outline) = (app.plan(), app.document().outline());
    let heading = |phase: usize| plan.phases()[phase].heading;
    let phase = spot.phase.and_then(heading).map_or("", |id| outline.title(id));
    let dates = spot.dates(app);
    let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    [
        kind(roadmap, spot).to_owned(),
        path.to_owned(),
        outline.title(spot.node).to_owned(),
        now::mark(app, spot.node).map(mark).unwrap_or_default(),
        line.to_string(),
        phase.to_owned(),
        spot.day.map_or("", |day| plan.name(day, outline)).to_owned(),
        date(dates.map(|(from, _)| from)),
        date(dates.map(|(_, to)| to)),
        date(app.done_on(spot.node)),
    ]
}

fn kind(roadmap: &Roadmap<'_>, spot: &Spot) -> &'static str {
    let (plan, outline) = (roadmap.app.plan(), roadmap.app.document().outline());
    let is_phase = || spot.phase.is_some_and(|phase| plan.phases()[phase].heading == Some(spot.node));
    match outline.kind(spot.node) {
        _ if plan.day_at(spot.node).is_some() => "study day",
        Kind::Heading if is_phase() => "phase",
        Kind::Heading => "section",
        _ if outline.mark(spot.node).is_some() => "task",
        _ => "item",
    }
}

fn mark(mark: Mark) -> String {
    match mark {
        Mark::Todo => "todo".to_owned(),
        Mark::Done => "done".to_owned(),
        Mark::Doing => "doing".to_owned(),
        Mark::Cancelled => "cancelled".to_owned(),
        Mark::Other(c) => c.to_string(),
    }
}

fn row(cells: [String; COLUMNS.len()]) -> String {
    cells.map(|cell| quoted(&harmless(cell))).join(",") + "\r\n"
}

/// What a spreadsheet would take for a formula begins with an apostrophe, which tells it that it is text.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell }
}

fn quoted(cell: &str) -> String {
    let is_plain = !cell.contains([',', '"', '\n', '\r']) && cell.trim() == cell;
    if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}
