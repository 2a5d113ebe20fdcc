//! What is to be done next, a line each.

use anstyle::{AnsiColor, Style};
use chrono::NaiveDate;

use crate::app::App;
use crate::app::upcoming::{Upcoming, Why};
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

/// The same for people.
#[must_use]
pub fn next(apps: &[&App], upcoming: &[(usize, Upcoming)], words: Words) -> String {
    let title = |app: &App| match app.document().title() {
        Some(title) if apps.len() > 1 => format!("{DIM}{title}{DIM:#}  "),
        _ => String::new(),
    };
    upcoming.iter().map(|(at, next)| format!("{}{}\n", title(apps[*at]), line(apps[*at], next, words))).collect()
}

fn line(app: &App, next: &Upcoming, words: Words) -> String {
    let outline = app.document().outline();
    let Some(day) = next.day else {
        let path = outline.path(next.node).join(" / ");
        return format!("{}  {DIM}{path}{DIM:#}", outline.title(next.node)).trim_end().to_owned();
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
