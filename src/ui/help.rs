//! All keys, from the one table that also drives them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::words::Words;
use crate::app::action::Action;
use crate::app::keymap::Keymap;
use crate::app::keys::Binding;
use crate::text::wrap::{pad, width, wrap};

/// The cells between two columns of keys.
const GAP: usize = 4;

/// What an action does, in words; nothing of one that has no place there.
type Says = fn(Words, Action) -> &'static str;

/// Draws the keys from the row `top` on, in two columns where they fit side by side. Returns how far they can be
/// scrolled.
pub(super) fn draw(
    ((keymap, says), top): ((Keymap, Says), usize),
    words: Words,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> usize {
    let is_said = |binding: &&Binding| !says(words, binding.action).is_empty();
    let bindings = || keymap.bindings().iter().filter(is_said);
    let names = bindings().map(|binding| width(&keys(binding))).max().unwrap_or(0);
    let widest = bindings().map(|binding| width(says(words, binding.action))).max().unwrap_or(0);
    let cells = usize::from(area.width);
    let (columns, column) = match names + 2 + widest {
        column if 2 * column + GAP <= cells => (2, column),
        _ => (1, cells),
    };
    // Keys of the reader's own can be as long as a narrow screen is wide.
    let names = names.min(column / 2);
    let lay = |group| lines(group, (names, column.saturating_sub(names + 2)), (words, says), theme);
    let groups = keymap.groups().filter(|group| group.iter().any(|binding| is_said(&binding)));
    let spread = spread(groups.map(lay).collect(), columns);
    let height = usize::from(area.height);
    let hidden = |lines: &Vec<Line<'static>>| lines.len().saturating_sub(height);
    let last_top = spread.iter().map(hidden).max().unwrap_or(0);
    for (number, lines) in spread.into_iter().enumerate() {
        let x = area.x + u16::try_from(number * (column + GAP)).unwrap_or(0);
        let most = hidden(&lines);
        for (line, y) in lines.iter().skip(top.min(most)).zip(area.top()..area.bottom()) {
            buffer.set_line(x, y, line, area.right().saturating_sub(x));
        }
    }
    last_top
}

/// A heading and its keys, with what each does behind it. That wraps within a column of its own, and so do the keys.
fn lines(
    group: &[Binding],
    (names, room): (usize, usize),
    (words, says): (Words, Says),
    theme: &Theme,
) -> Vec<Line<'static>> {
    let heading = group.first().map(|binding| Line::styled(words.group(binding.group), theme.strong));
    let row = |binding: &Binding| {
        let (keys, said) = (keys(binding), says(words, binding.action));
        let [left, right] = [(keys.as_str(), names), (said, room)].map(|(text, cells)| {
            wrap(text, cells).into_iter().map(|range| text[range].to_owned()).collect::<Vec<String>>()
        });
        let part = |parts: &[String], at: usize| parts.get(at).cloned().unwrap_or_default();
        let line = |at| {
            let name = Span::styled(pad(&part(&left, at), names + 2), theme.accent);
            Line::from(vec![name, Span::raw(part(&right, at))])
        };
        (0..left.len().max(right.len())).map(line).collect::<Vec<_>>()
    };
    let group = group.iter().filter(|binding| !says(words, binding.action).is_empty());
    heading.into_iter().chain(group.flat_map(row)).collect()
}

fn keys(binding: &Binding) -> String {
    binding.keys.join(" ")
}

/// Shares groups out among columns, about evenly, in their order, with an empty line between two.
fn spread(groups: Vec<Vec<Line<'static>>>, columns: usize) -> Vec<Vec<Line<'static>>> {
    let all: usize = groups.iter().map(|group| group.len() + 1).sum();
    let mut out: Vec<Vec<Line<'static>>> = vec![Vec::new()];
    for group in groups {
        // A group goes where the larger half of it belongs.
        let full = out.last().is_some_and(|column| column.len() + group.len() / 2 >= all / columns);
        if full && out.len() < columns {
            out.push(Vec::new());
        }
        if let Some(column) = out.last_mut() {
            column.extend((!column.is_empty()).then(Line::default));
            column.extend(group);
        }
    }
    out
}
