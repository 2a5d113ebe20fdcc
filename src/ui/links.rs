//! The links of what is selected, one of which is chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::pane::{Place, Rows, Scroll};
use super::theme::Theme;
use super::words::Words;
use crate::app::beyond::Links;
use crate::text::wrap::{cut, width};

/// Draws a heading, and the links beneath it, a line for each. Returns where each stands.
pub(super) fn draw(links: &Links, words: Words, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Vec<Place> {
    let heading = if area.height > 2 { 1 } else { 0 };
    let gap = if area.height > 10 { 1 } else { 0 };
    if heading > 0 {
        buffer.set_line(area.x, area.y, &Line::styled(words.which_link(links.wish), theme.strong), area.width);
    }
    let cells = usize::from(area.width);
    let lines = |at: usize| {
        let link = &links.links[at];
        let name = cut(&link.text, cells);
        let room = cells.saturating_sub(width(&name) + 2);
        let mut spans = vec![Span::raw(name)];
        // Where there is hardly room for it, an address says nothing.
        if link.text != link.address && room >= 8 {
            spans.push(Span::styled(format!("  {}", cut(&link.address, room)), theme.dim));
        }
        vec![Line::from(spans)]
    };
    let rows = Rows {
        count: links.links.len(),
        selected: Some(links.at),
        selectable: &|_| true,
        top: None,
        lines: &lines,
        highlight: theme.selected,
    };
    let taken = heading + gap;
    let list = Rect { y: area.y + taken, height: area.height.saturating_sub(taken), ..area };
    Scroll::default().draw(&rows, list, buffer)
}
