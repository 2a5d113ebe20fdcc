//! A plan that was drafted: what it comes to, and every study day with its dates.

use anstyle::Style;
use chrono::NaiveDate;

use crate::plan::draft::Drafted;
use crate::text::wrap::{cut, pad, width};
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// How wide the words of a study day are where nothing says how wide a line is.
const WIDE: usize = 60;

/// A draft as lines to read, below what it comes to.
#[must_use]
pub fn drafted(drafted: &Drafted, sum: &str, (near, words): (NaiveDate, Words), cells: Option<usize>) -> String {
    let dates = |from, to| words.dates(from, to, near);
    let dated: Vec<String> =
        drafted.entries.iter().map(|day| day.dates.map_or(String::new(), |(from, to)| dates(from, to))).collect();
    let names = drafted.entries.iter().map(|day| width(&day.name)).max().unwrap_or(0);
    let last = dated.iter().map(|dates| width(dates)).max().unwrap_or(0);
    let widest = drafted.entries.iter().map(|day| width(&day.title)).max().unwrap_or(0);
    let room = cells.map_or(WIDE, |cells| cells.saturating_sub(2 + names + 2 + 2 + last)).min(widest);
    let mut out = format!("{sum}\n");
    let mut phase = None;
    for (day, dates) in drafted.entries.iter().zip(&dated) {
        if phase != Some(&day.phase) {
            out += &format!("\n{BOLD}{}{BOLD:#}\n", day.phase);
            phase = Some(&day.phase);
        }
        let title = pad(&cut(&day.title, room), room);
        let line = format!("  {}  {title}  {DIM}{dates}{DIM:#}", pad(&day.name, names));
        out += line.trim_end();
        out.push('\n');
    }
    out
}
