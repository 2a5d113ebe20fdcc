//! All keys, from the one table that also drives them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::words::Words;
use crate::app::keys::{Binding, KEYS, groups};
use crate::text::wrap::{pad, width};

/// The cells between two columns of keys.
const GAP: u16 = 4;

/// Draws the keys from the row `top` on, in two columns where they fit side by side. Returns how far they can be
/// scrolled.
pub(super) fn draw(top: usize, words: Words, theme: &Theme, area: Rect, buffer: &mut Buffer) -> usize {
    let names = KEYS.iter().map(|binding| width(&keys(binding))).max().unwrap_or(0);
    let widest = KEYS.iter().map(|binding| width(words.help(binding.action))).max().unwrap_or(0);
    let column = u16::try_from(names + 2 + widest).unwrap_or(u16::MAX);
    let groups: Vec<Vec<Line<'static>>> = groups().map(|group| lines(group, names, words, theme)).collect();
    let columns = if column.saturating_mul(2).saturating_add(GAP) <= area.width { 2 } else { 1 };
    let spread = spread(groups, columns);
    let longest = spread.iter().map(Vec::len).max().unwrap_or(0);
    for (number, lines) in spread.into_iter().enumerate() {
        let x = area.x + u16::try_from(number).unwrap_or(0) * (column + GAP);
        let most = lines.len().saturating_sub(usize::from(area.height));
        for (line, y) in lines.iter().skip(top.min(most)).zip(area.top()..area.bottom()) {
            buffer.set_line(x, y, line, area.right().saturating_sub(x));
        }
    }
    // The empty row behind the last group need not be seen.
    longest.saturating_sub(usize::from(area.height) + 1)
}

fn lines(group: &[Binding], names: usize, words: Words, theme: &Theme) -> Vec<Line<'static>> {
    let heading = group.first().map(|binding| Line::styled(words.group(binding.group), theme.strong));
    let row = |binding: &Binding| {
        let name = Span::styled(pad(&keys(binding), names + 2), theme.accent);
        Line::from(vec![name, Span::raw(words.help(binding.action))])
    };
    heading.into_iter().chain(group.iter().map(row)).chain([Line::default()]).collect()
}

fn keys(binding: &Binding) -> String {
    binding.keys.join(" ")
}

/// Shares groups out among columns, about evenly, in their order.
fn spread(groups: Vec<Vec<Line<'static>>>, columns: usize) -> Vec<Vec<Line<'static>>> {
    let all: usize = groups.iter().map(Vec::len).sum();
    let mut out: Vec<Vec<Line<'static>>> = vec![Vec::new()];
    for group in groups {
        // A group goes where the larger half of it belongs.
        let full = out.last().is_some_and(|column| column.len() + group.len() / 2 >= all / columns);
        if full && out.len() < columns {
            out.push(Vec::new());
        }
        if let Some(column) = out.last_mut() {
            column.extend(group);
        }
    }
    out
}
