//! What a way back does: the new end, the fullest date, and every study day that moves.

use anstyle::Style;

use crate::app::App;
use crate::plan::recovery::Recovery;
use crate::text::wrap::{pad, width};
use crate::ui::words::Words;

const DIM: Style = Style::new().dimmed();

/// A way back, before and after; `written` says whether it is in the file already.
#[must_use]
pub fn recovery(app: &App, recovery: &Recovery, written: bool, words: Words) -> String {
    let near = app.standing().date;
    let lines: Vec<(String, String, String)> = recovery
        .moved
        .iter()
        .map(|moved| {
            let dates = |(from, to)| words.dates(from, to, near);
            (words.day_line(app, moved.day), dates(moved.before), dates(moved.after))
        })
        .collect();
    let widest = lines.iter().map(|(day, ..)| width(day)).max().unwrap_or(0);
    let before = lines.iter().map(|(_, before, _)| width(before)).max().unwrap_or(0);
    let line = |(day, old, new): &(String, String, String)| {
        format!("{}  {DIM}{} ->{DIM:#} {new}\n", pad(day, widest), pad(old, before))
    };
    let rows: String = lines.iter().map(line).collect();
    let note = if written { String::new() } else { format!("\n{}\n", words.only_shown()) };
    format!("{}\n\n{rows}{note}", words.recovery(recovery, near))
}
