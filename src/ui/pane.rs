//! The list that fills the middle of every view: rows, as many as fit around the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

/// Where a list was scrolled to when it was last drawn.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scroll {
    top: usize,
}

/// Where a row stands on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The row's index in its list.
    pub row: usize,
    /// The lines that it takes.
    pub area: Rect,
}

/// Rows to draw: how many there are, which is selected, and what one looks like.
pub(super) struct Rows<'a> {
    pub(super) count: usize,
    pub(super) selected: Option<usize>,
    pub(super) first_selectable: usize,
    pub(super) lines: &'a dyn Fn(usize) -> Vec<Line<'static>>,
    pub(super) highlight: Style,
}

impl Scroll {
    /// Draws rows into an area, scrolled so that the selected one is whole where it can be. Returns where each row stands.
    pub(super) fn draw(&mut self, rows: &Rows<'_>, area: Rect, buffer: &mut Buffer) -> Vec<Place> {
        let height = usize::from(area.height);
        if height == 0 || area.width == 0 {
            return Vec::new();
        }
        self.top = self.top_for(rows, height);
        let mut places = Vec::new();
        let mut y = area.top();
        for row in self.top..rows.count {
            let lines = (rows.lines)(row);
            let shown = lines.len().min(usize::from(area.bottom() - y));
            let place = Rect { x: area.x, y, width: area.width, height: u16::try_from(shown).unwrap_or(area.height) };
            for line in lines.iter().take(shown) {
                buffer.set_line(area.x, y, line, area.width);
                y += 1;
            }
            if rows.selected == Some(row) {
                buffer.set_style(place, rows.highlight);
            }
            places.push(Place { row, area: place });
            if y >= area.bottom() {
                break;
            }
        }
        places
    }

    /// The first row to draw.
    fn top_for(&self, rows: &Rows<'_>, height: usize) -> usize {
        let last = rows.count.saturating_sub(1);
        let Some(selected) = rows.selected else { return self.top.min(last) };
        if selected == rows.first_selectable && self.fits(rows, 0, selected, height) {
            // What stands above the first row that can be selected would be out of reach otherwise.
            return 0;
        }
        let mut top = self.top.min(selected).max((selected + 1).saturating_sub(height));
        while top < selected && !self.fits(rows, top, selected, height) {
            top += 1;
        }
        while top > 0 && rows.count - top < height && self.fits(rows, top - 1, last, height) {
            top -= 1;
        }
        top
    }

    fn fits(&self, rows: &Rows<'_>, top: usize, selected: usize, height: usize) -> bool {
        let mut used = 0;
        (top..=selected).all(|row| {
            used += (rows.lines)(row).len();
            used <= height
        })
    }
}
