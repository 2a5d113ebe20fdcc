//! A list to pick from: what is typed on top, and beneath it what that leaves.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::entry::Painter;
use super::pane::{Place, Rows, Scroll};
use super::row::Row;
use super::theme::Theme;
use super::typed;
use super::words::Words;
use crate::app::App;
use crate::app::filter::Which;
use crate::app::pick::{Entry, Line, Pick};
use crate::text::wrap::width;

/// The cells from which on a list grows no wider: what stands at its right edge belongs to what stands at the left.
const WIDEST: u16 = 76;

/// The lines from which on an empty one stands beneath what is typed.
const ROOMY: u16 = 8;

/// Draws the list. Returns where each of its rows stands.
pub(super) fn draw(
    (app, pick): (&App, &Pick),
    scroll: &mut Scroll,
    (words, theme): (Words, &Theme),
    area: Rect,
    frame: &mut Frame<'_>,
) -> Vec<Place> {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let found = pick.found().len();
    let count = if pick.typed.text().is_empty() { String::new() } else { words.found(found) };
    let cells = u16::try_from(width(&count)).unwrap_or(0);
    let top = Rect { height: area.height.min(1), width: area.width.saturating_sub(cells + 2), ..area };
    typed::draw(words.prompt(pick.of), &pick.typed, theme, top, frame);
    let at = area.right().saturating_sub(cells).max(area.x);
    if area.height > 0 {
        frame.buffer_mut().set_stringn(at, area.y, &count, usize::from(area.width), theme.dim);
    }
    let head = if area.height < ROOMY { 1 } else { 2 };
    let area = Rect { y: area.y + head.min(area.height), height: area.height.saturating_sub(head), ..area };
    let rows: Vec<Row> = pick.found().map(|line| row(line, app, (words, theme))).collect();
    let lines = |at: usize| rows[at].lines(usize::from(area.width), pick.seeking(), theme);
    let rows = Rows {
        count: rows.len(),
        selected: Some(pick.selected()).filter(|_| found > 0),
        selectable: &|_| true,
        top: None,
        lines: &lines,
        highlight: theme.selected,
    };
    scroll.draw(&rows, area, frame.buffer_mut())
}

/// A row of the list. Sections are indented as they stand, unless only some are left: then they say where they stand.
fn row(line: &Line, app: &App, (words, theme): (Words, &Theme)) -> Row {
    let outline = app.document().outline();
    let is_whole = app.pick().is_some_and(|pick| pick.typed.text().is_empty());
    let (indent, tail) = match &line.entry {
        Entry::Action(action) => {
            let bindings = app.keys().bindings();
            let keys = bindings.iter().find(|binding| binding.action == *action).map(|binding| binding.keys);
            (0, vec![(keys.unwrap_or_default().join(" "), theme.accent)])
        }
        Entry::Section(id) if is_whole => {
            // Its numbers stand in a column, and there is no room for bars.
            let painter = Painter { app, theme, words, screen: Some(0) };
            (2 * outline.ancestors(*id).count(), painter.tally(*id).unwrap_or_default())
        }
        Entry::Section(id) => (0, vec![(outline.path(*id).join(&format!(" {} ", theme.glyphs.step)), theme.dim)]),
        Entry::Filter(which, query, count) => {
            let written = if let Which::Saved(_) = which { format!("{query}  ") } else { String::new() };
            let style = if count.rows() > 0 { theme.accent } else { theme.dim };
            (0, vec![(written, theme.dim), (words.count(*count), style)])
        }
    };
    Row { indent, words: line.words.clone(), tail, ..Row::default() }
}
