//! The backups of a file, and what came of bringing one back.

use anstyle::Style;
use chrono::NaiveDateTime;

use crate::progress::Tally;
use crate::text::wrap::width;
use crate::ui::words::{Occasion, Words};

const DIM: Style = Style::new().dimmed();

/// A backup, as it is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copy {
    /// Its number in the list, from 1.
    pub number: usize,
    /// When it was made, local time.
    pub at: NaiveDateTime,
    /// Its size.
    pub bytes: u64,
    /// The leaf tasks in it.
    pub progress: Tally,
    /// Why it was made.
    pub occasion: Occasion,
}

/// All backups, a line each, and how to bring one back.
#[must_use]
pub fn backups(copies: &[Copy], words: Words) -> String {
    let rows: Vec<[String; 4]> = copies.iter().map(|copy| columns(copy, words)).collect();
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2), widest(3)];
    let line = |(row, copy): (&[String; 4], &Copy)| {
        let cells: Vec<String> =
            row.iter().zip(widths).map(|(cell, cells)| " ".repeat(cells - width(cell)) + cell).collect();
        let why = words.occasion(copy.occasion);
        let why = if why.is_empty() { String::new() } else { format!("  {DIM}{why}{DIM:#}") };
        format!("{}{why}\n", cells.join("  "))
    };
    let lines: String = rows.iter().zip(copies).map(line).collect();
    format!("{lines}\n{}\n", words.how_to_restore())
}

/// That the file holds a backup's content; `changed` says whether it held something else before.
#[must_use]
pub fn restored(copy: &Copy, changed: bool, words: Words) -> String {
    let [_, at, size, progress] = columns(copy, words);
    let then = if changed { words.replaced() } else { words.same() };
    format!("{at}  {size}  {progress}\n{then}\n")
}

fn columns(copy: &Copy, words: Words) -> [String; 4] {
    let Tally { done, total } = copy.progress;
    let at = copy.at.format("%Y-%m-%d %H:%M").to_string();
    [copy.number.to_string(), at, words.size(copy.bytes), format!("{done}/{total}")]
}
