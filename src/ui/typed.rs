//! A line that is being typed, with the terminal's own cursor in it, so that an input method's window follows.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::theme::Theme;
use crate::text::typed::Typed;
use crate::text::wrap::width;

/// Draws what is typed behind a prompt, on one line.
pub(super) fn draw(prompt: &str, typed: &Typed, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    if area.is_empty() {
        return;
    }
    let lead = area.width.min(u16::try_from(width(prompt)).unwrap_or(area.width));
    frame.buffer_mut().set_stringn(area.x, area.y, prompt, usize::from(area.width), theme.accent);
    let behind = Rect { x: area.x + lead, width: area.width - lead, ..area };
    draw_alone(typed, Style::default(), behind, frame);
    if behind.is_empty() {
        frame.set_cursor_position((area.right() - 1, area.y));
    }
}

/// Draws what is typed on one line. Of a text that is too long, the part around the cursor.
pub(super) fn draw_alone(typed: &Typed, style: Style, area: Rect, frame: &mut Frame<'_>) {
    if area.is_empty() {
        return;
    }
    let cells = usize::from(area.width);
    let mut before = typed.before();
    // The cursor takes a cell of its own behind the last character.
    while width(before) > cells - 1 {
        before = before.graphemes(true).next().map_or("", |first| &before[first.len()..]);
    }
    let text = format!("{before}{}", typed.behind());
    frame.buffer_mut().set_stringn(area.x, area.y, text, cells, style);
    let cursor = area.x + u16::try_from(width(before)).unwrap_or(0);
    frame.set_cursor_position((cursor.min(area.right() - 1), area.y));
}
