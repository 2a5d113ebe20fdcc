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

/// Rows to draw: how many there are, which is selected, which can be, with which to begin where that is asked for, and what
/// one looks like.
pub(super) struct Rows<'a> {
    pub(super) count: usize,
    pub(super) selected: Option<usize>,
    pub(super) selectable: &'a dyn Fn(usize) -> bool,
    pub(super) top: Option<usize>,
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

    /// Where the wheel leads over so many lines, up where negative: the first row to show then, and what is selected. The view
    /// moves over the rows, and what is selected stays until it would be left behind. Nothing, where there is no more.
    pub(super) fn turned(self, rows: &Rows<'_>, by: isize, height: usize) -> Option<(usize, Option<usize>)> {
        let last = rows.count.checked_sub(1).filter(|_| height > 0)?;
        let end = (0..last).rev().take_while(|&top| rows.fit(top, last, height)).last().unwrap_or(last);
        let from = rows.top.unwrap_or(self.top).min(last);
        let ahead: Box<dyn Iterator<Item = usize>> =
            if by < 0 { Box::new((0..from).rev()) } else { Box::new(from + 1..=end) };
        let lines = |top: usize| (rows.lines)(if by < 0 { top } else { top - 1 }).len();
        let mut passed = 0;
        let way = ahead.take_while(|&top| {
            let goes_on = passed < by.unsigned_abs();
            passed += if goes_on { lines(top) } else { 0 };
            goes_on
        });
        let tops: Vec<usize> = way.collect();
        let Some(selected) = rows.selected else { return tops.last().map(|&top| (top, None)) };
        // What is read and not selected must not be all that is shown: a key would do something out of sight.
        tops.iter().rev().find_map(|&top| {
            let shown = |row: &usize| *row == top || rows.fit(top, *row, height);
            let mut there = (top..rows.count).take_while(shown).filter(|&row| (rows.selectable)(row));
            let is_shown = selected >= top && shown(&selected);
            let next = if by < 0 { there.last() } else { there.next() };
            let stays = Some(selected).filter(|_| is_shown);
            Some((top, Some(stays.or(next)?)))
        })
    }

    /// The first row to draw.
    fn top_for(self, rows: &Rows<'_>, height: usize) -> usize {
        let last = rows.count.saturating_sub(1);
        let top = rows.top.unwrap_or(self.top);
        let Some(selected) = rows.selected else { return top.min(last) };
        let is_free = rows.top.is_none();
        let is_first = is_free && !(0..selected).any(|row| (rows.selectable)(row));
        let is_last = is_free && !(selected + 1..rows.count).any(|row| (rows.selectable)(row));
        if is_first && rows.fit(0, selected, height) {
            // What stands above the first row that can be selected would be out of reach otherwise.
            return 0;
        }
        let mut top = top.min(selected);
        if !rows.fit(top, selected, height) {
            top = top.max((selected + 1).saturating_sub(height));
        }
        // And so would what stands beneath the last one.
        let to = if is_last { last } else { selected };
        while top < selected && !rows.fit(top, to, height) {
            top += 1;
        }
        while top > 0 && rows.count - top < height && rows.fit(top - 1, last, height) {
            top -= 1;
        }
        top
    }
}

impl Rows<'_> {
    /// Whether all from one row to another have room in so many lines.
    fn fit(&self, from: usize, to: usize, height: usize) -> bool {
        let mut used = 0;
        (from..=to).all(|row| {
            used += (self.lines)(row).len();
            used <= height
        })
    }
}
