//! Study days in the rows of a table: under a heading such as `Day` a bare number is one.

use std::collections::HashMap;
use std::ops::Range;

use super::qualifier::{self, StatedDate};
use super::scan::Scan;
use super::token::{self, Token};
use super::vocabulary::{DATE_COLUMNS, DAY_COLUMNS, DAYS, DOUBTFUL_DAYS};
use crate::document::outline::{Cell, Kind, NodeId, Outline};
use crate::document::status::cell_says;

/// What joins the cells of a row in its title.
const JOINT: usize = " | ".len();

/// Reads rows in their order, and remembers which column of the present table holds days.
#[derive(Debug, Default)]
pub(super) struct Days {
    column: Option<usize>,
}

impl Days {
    /// The study day that a row carries, at its place in the row's title.
    pub(super) fn read(&mut self, outline: &Outline, row: NodeId) -> Option<Token> {
        let cells = outline.cells(row);
        debug_assert_eq!(outline.node(row).kind, Kind::Row);
        if outline.node(row).level == 0 {
            self.column = cells.iter().position(|cell| names_days(&cell.text));
            return None;
        }
        let under = self.column.and_then(|column| Some((column, numbered(&cells.get(column)?.text)?)));
        let (column, token) = under.or_else(|| Some((0, token::day(&cells.first()?.text)?)))?;
        let before: usize = cells[..column].iter().map(|cell| cell.text.len() + JOINT).sum();
        let behind = before + cells[column].text.len() + JOINT;
        let rest = behind.min(outline.title(row).len());
        // `Day 1 after payment` in a cell says when something happens; a study day's cell holds its name alone.
        let text = &cells[column].text[token.to..];
        let prose = text.starts_with(' ') && text.trim_start().starts_with(char::is_alphabetic);
        Some(Token { from: before + token.from, to: before + token.to, rest, doubtful: prose, ..token })
    }
}

/// Where what follows a row's first cell begins in the row's title.
pub(super) fn behind(first: &Cell) -> usize {
    first.text.len() + JOINT
}

/// The dates that rows state in a column of dates, each with where its cell lies in the row's title.
pub(super) fn dates(outline: &Outline) -> HashMap<NodeId, (StatedDate, Range<usize>)> {
    let mut column = None;
    let mut dates = HashMap::new();
    for id in outline.ids().filter(|&id| outline.kind(id) == Kind::Row) {
        let cells = outline.cells(id);
        if outline.node(id).level == 0 {
            column = cells.iter().position(|cell| DATE_COLUMNS.contains(&cell.text.to_lowercase().as_str()));
        } else if let Some(cell) = column.and_then(|column| cells.get(column))
            && let Some(date) = qualifier::whole_date(&cell.text)
        {
            let place = column.unwrap_or(0);
            let from: usize = cells[..place].iter().map(|cell| cell.text.len() + JOINT).sum();
            dates.insert(id, (date, from..from + cell.text.len()));
        }
    }
    dates
}

/// Where a row's words end in its title: before cells that only say how far it is, and empty ones.
pub(super) fn words_end(outline: &Outline, row: NodeId) -> usize {
    let title = outline.title(row);
    let mut end = title.len();
    for cell in outline.cells(row).iter().skip(1).rev() {
        if !cell.text.is_empty() && cell_says(&cell.text).is_none() {
            break;
        }
        end = end.saturating_sub(cell.text.len() + JOINT);
    }
    end
}

/// Whether a table's heading is about days: `Day`, `# Day`, `天`.
fn names_days(heading: &str) -> bool {
    let mut scan = Scan::of(heading);
    scan.eat_all(|c| !c.is_alphanumeric());
    let named = [&DAY_COLUMNS, &DAYS, &DOUBTFUL_DAYS].into_iter().any(|words| scan.one_of(words).is_some());
    scan.eat_all(|c| !c.is_alphanumeric());
    named && scan.is_done()
}

/// A day under such a heading: a name of its own, or a bare number, or `D3`, or a range of them.
fn numbered(cell: &str) -> Option<Token> {
    token::day(cell).or_else(|| token::bare_day(cell))
}
