//! What is to be done next, a line each.

use anstyle::{AnsiColor, Style};
use chrono::NaiveDate;

use crate::app::App;
use crate::app::upcoming::{Upcoming, Why};
use crate::text::sanitise::sanitise;
use crate::ui::words::Words;

const DIM: Style = Style::new().dimmed();
const LATE: Style = AnsiColor::Red.on_default();

/// What is to be done next in several roadmaps, at most so much of it: what is pressing first, then by dates.
#[must_use]
pub fn upcoming(apps: &[&App], most: usize) -> Vec<(usize, Upcoming)> {
    let of = |(at, app): (usize, &&App)| app.upcoming(most).into_iter().map(move |next| (at, next)).collect::<Vec<_>>();
    let mut all: Vec<(usize, Upcoming)> = apps.iter().enumerate().flat_map(of).collect();
    all.sort_by_key(|(at, next)| (next.why, dates(apps[*at], next).map_or(NaiveDate::MAX, |(from, _)| from)));
    all.truncate(most);
    all
}

/// The first and last date of something, where it has some.
pub(super) fn dates(app: &App, next: &Upcoming) -> Option<(NaiveDate, NaiveDate)> {
    next.day.and_then(|day| Some(app.calendar()?.dates(day)))
}

/// The same for people. Of several roadmaps each line begins with the title of its own, or with its file's path.
#[must_use]
pub fn next(roadmaps: &[(&str, &App)], upcoming: &[(usize, Upcoming)], words: Words) -> String {
    let called = |(path, app): (&str, &App)| match app.document().title() {
        _ if roadmaps.len() < 2 => String::new(),
        Some(title) => format!("{DIM}{title}{DIM:#}  "),
        None => format!("{DIM}{}{DIM:#}  ", sanitise(path)),
    };
    let one = |(at, next): &(usize, Upcoming)| {
        let roadmap = roadmaps[*at];
        format!("{}{}\n", called(roadmap), line(roadmap.1, next, words))
    };
    upcoming.iter().map(one).collect()
}

fn line(app: &App, next: &Upcoming, words: Words) -> String {
    let outline = app.document().outline();
    let Some(day) = next.day else {
        let path = Some(outline.path(next.node).join(" / ")).filter(|path| !path.is_empty());
        let path = path.map_or(String::new(), |path| format!("  {DIM}{path}{DIM:#}"));
        return format!("{}{path}", outline.title(next.node));
    };
    let near = app.standing().date;
    let dates = dates(app, next).map(|(from, to)| format!("  {DIM}{}{DIM:#}", words.dates(from, to, near)));
    let why = match next.why {
        Why::Today => format!("  {}", words.today()),
        Why::Left => format!("  {LATE}{}{LATE:#}", words.late()),
        Why::Next | Why::Open => String::new(),
    };
    format!("{}{}{why}", words.day_line(app, day), dates.unwrap_or_default())
}
