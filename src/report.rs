//! The program's answers for the shell: as text for people, as JSON for programs.

pub mod json;
mod status;
mod tick;

use crate::app::App;
use crate::app::action::View;
use crate::plan::calendar::Calendar;
use crate::ui::{print, words};
pub use status::status;
pub use tick::{candidates, ticked};

/// The tree: a line per section and item.
#[must_use]
pub fn show(app: &App, cells: Option<usize>) -> String {
    debug_assert_eq!(app.view(), View::Roadmap);
    print::print(app, cells)
}

/// The phases and study days, with their dates.
#[must_use]
pub fn plan(app: &App, cells: Option<usize>) -> String {
    debug_assert_eq!(app.view(), View::Plan);
    let span = app.calendar().and_then(Calendar::span);
    let today = app.standing().date;
    let head =
        span.map(|(start, end)| format!("{}, {} days\n\n", words::dates(start, end, today), app.plan().total_days()));
    head.unwrap_or_default() + &print::print(app, cells)
}

/// What to study now.
#[must_use]
pub fn today(app: &App, cells: Option<usize>) -> String {
    debug_assert_eq!(app.view(), View::Today);
    format!("{}\n\n{}", words::date(app.standing().date), print::print(app, cells))
}
