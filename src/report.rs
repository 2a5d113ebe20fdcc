//! The program's answers for the shell: as text for people, as JSON for programs.

mod arrange;
pub mod backups;
pub mod check;
pub mod diff;
mod draft;
pub mod export;
pub mod journal;
pub mod json;
pub mod merge;
mod new;
mod next;
mod recovery;
mod several;
mod short;
mod stats;
mod status;
mod statuses;
mod tick;
mod week;

use crate::app::App;
use crate::app::action::View;
use crate::app::list::Remark;
use crate::plan::calendar::{Calendar, StartFrom};
use crate::plan::schedule::KEYS;
use crate::text::sanitise::sanitise;
use crate::text::wrap::pad;
use crate::ui::print;
use crate::ui::words::Words;
pub use arrange::{Removed, arranged};
pub use draft::drafted;
pub use new::{listed, made};
pub use next::{next, upcoming};
pub use recovery::recovery;
pub use several::{several_plans, several_todays};
pub use short::short;
pub use stats::stats;
pub use status::status;
pub use statuses::statuses;
pub use tick::{candidates, ticked};
pub use week::{weeks, weeks_as_markdown};

/// The tree: a line per section and item.
#[must_use]
pub fn show(app: &App, words: Words, cells: Option<usize>) -> String {
    debug_assert_eq!(app.view(), View::Roadmap);
    print::print(app, words, cells)
}

/// The phases and study days, with their dates.
#[must_use]
pub fn plan(app: &App, words: Words, cells: Option<usize>) -> String {
    debug_assert_eq!(app.view(), View::Plan);
    let span = app.calendar().and_then(Calendar::span);
    let today = app.standing().date;
    let head = span.map(|(start, end)| {
        format!("{}{}\n\n", words.dates(start, end, today), words.in_days(app.plan().total_days()))
    });
    head.unwrap_or_default() + &print::print(app, words, cells)
}

/// The cells of what stands before a setting.
const KEY_CELLS: usize = 5;

/// The dates of the plan, and what they are reckoned from.
#[must_use]
pub fn schedule(app: &App, words: Words) -> String {
    let Some((calendar, (start, end))) = app.calendar().and_then(|calendar| Some((calendar, calendar.span()?))) else {
        return format!("{}\n", words.remark(Remark::Undated, app));
    };
    let mut lines = vec![format!(
        "{}  {}{}",
        pad(words.plan(), KEY_CELLS),
        words.dates(start, end, app.standing().date),
        words.in_days(app.plan().total_days())
    )];
    let front_matter = app.document().front_matter();
    for key in KEYS {
        let values = front_matter.and_then(|block| block.settings(key)).unwrap_or_default();
        if !values.is_empty() {
            lines.push(format!("{}  {}", pad(key, KEY_CELLS), sanitise(&values.join(", "))));
        }
    }
    if calendar.start_from == StartFrom::Date {
        lines.push(words.remark(Remark::GuessedStart, app));
    }
    lines.join("\n") + "\n"
}

/// What comes back for review, and when the rest does.
#[must_use]
pub fn review(app: &App, words: Words, cells: Option<usize>) -> String {
    debug_assert_eq!(app.view(), View::Review);
    format!("{}\n\n{}", words.date(app.standing().date), print::print(app, words, cells))
}

/// What to study now.
#[must_use]
pub fn today(app: &App, words: Words, cells: Option<usize>) -> String {
    debug_assert_eq!(app.view(), View::Today);
    format!("{}\n\n{}", words.date(app.standing().date), print::print(app, words, cells))
}
