//! Several roadmaps at once: their study days by date.

use anstyle::Style;
use chrono::NaiveDate;

use crate::app::App;
use crate::plan::DayId;
use crate::text::wrap::{pad, width};
use crate::ui::print;
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The cells that dates take at least.
const DATES: usize = 14;

/// A study day of a roadmap, with its first and last date.
type Dated<'a> = (Option<(NaiveDate, NaiveDate)>, &'a App, DayId);

/// The study days of several roadmaps in one list, by their first dates; undated ones come last.
#[must_use]
pub fn several_plans(apps: &[&App], words: Words, _cells: Option<usize>) -> String {
    let near = apps.first().map(|app| app.standing().date).unwrap_or_default();
    let mut days: Vec<Dated<'_>> = apps
        .iter()
        .copied()
        .flat_map(|app| app.plan().ids().map(move |day| (app.calendar().map(|calendar| calendar.dates(day)), app, day)))
        .collect();
    days.sort_by_key(|(dates, ..)| dates.map_or((true, NaiveDate::MAX), |(from, _)| (false, from)));
    let line = |(dates, app, day): &Dated<'_>| {
        let done = if app.plan().is_done(*day, app.document()) { 'x' } else { ' ' };
        let dates = dates.map_or_else(|| words.no_date().to_owned(), |(from, to)| words.dates(from, to, near));
        let title = app.document().title().unwrap_or_default();
        let dates = pad(&dates, width(&dates).max(DATES));
        format!("{dates}  [{done}] {DIM}{title}{DIM:#}  {}\n", words.day_line(app, *day))
    };
    days.iter().map(line).collect()
}

/// What to study now, roadmap by roadmap.
#[must_use]
pub fn several_todays(apps: &[&App], words: Words, cells: Option<usize>) -> String {
    let date = apps.first().map(|app| format!("{}\n", words.date(app.standing().date)));
    let one = |app: &&App| {
        let title = app.document().title().unwrap_or_default();
        format!("\n{BOLD}{title}{BOLD:#}\n\n{}", print::print(app, words, cells))
    };
    date.into_iter().chain(apps.iter().map(one)).collect()
}
