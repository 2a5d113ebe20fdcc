//! A line that is being typed, with the terminal's own cursor in it, so that an input method's window follows.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::theme::Theme;
use crate::text::typed::Typed;
use crate::text::wrap::width;

/// Draws what is typed behind a prompt, on one line. Of a text that is too long, the part around the cursor.
pub(super) fn draw(prompt: &str, typed: &Typed, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let cells = usize::from(area.width);
    if area.is_empty() {
        return;
    }
    let lead = width(prompt).min(cells);
    frame.buffer_mut().set_stringn(area.x, area.y, prompt, cells, theme.accent);
    // The cursor takes a cell of its own behind the last character.
    let room = cells.saturating_sub(lead + 1);
    let mut before = typed.before();
    while width(before) > room {
        before = before.graphemes(true).next().map_or("", |first| &before[first.len()..]);
    }
    let x = area.x + u16::try_from(lead).unwrap_or(0);
    let text = format!("{before}{}", typed.behind());
    frame.buffer_mut().set_stringn(x, area.y, text, cells.saturating_sub(lead), Style::default());
    let cursor = x + u16::try_from(width(before)).unwrap_or(0);
    frame.set_cursor_position((cursor.min(area.right().saturating_sub(1)), area.y));
}
