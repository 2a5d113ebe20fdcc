//! The ways back after falling behind, and what the chosen one does to each study day.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::words;
use crate::app::App;
use crate::app::recover::{Choice, Trouble, WayKind};
use crate::plan::recovery::Moved;
use crate::text::wrap::{cut, pad, width, wrap};

/// Draws the choice; the terminal's cursor stands where a date is typed.
pub(super) fn draw(app: &App, choice: &Choice, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let cells = usize::from(area.width);
    let (mut lines, cursor) =
        if usize::from(area.height) < ROOMY { narrow(choice, theme) } else { roomy(choice, theme, cells) };
    if usize::from(area.height) >= ROOMY {
        lines.push(Line::default());
    }
    lines.extend(outcome(app, choice, theme, cells));
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        frame.buffer_mut().set_line(area.x, y, line, area.width);
    }
    if let Some((x, y)) = cursor.filter(|(x, y)| *x < cells && *y < usize::from(area.height)) {
        let at = (area.x + u16::try_from(x).unwrap_or(0), area.y + u16::try_from(y).unwrap_or(0));
        frame.set_cursor_position(at);
    }
}

/// The lines from which on every way has one of its own.
const ROOMY: usize = 14;

type Lines = (Vec<Line<'static>>, Option<(usize, usize)>);

/// Every way on a line of its own, with what it does; and where the cursor stands.
fn roomy(choice: &Choice, theme: &Theme, cells: usize) -> Lines {
    let mut lines = vec![Line::styled(words::BACK_ON_TRACK, theme.strong), Line::default()];
    let names = WayKind::ALL.iter().map(|kind| width(words::way(*kind))).max().unwrap_or(0);
    let mut cursor = None;
    for kind in WayKind::ALL {
        let chosen = kind == choice.kind;
        let style = if chosen { theme.accent } else { theme.dim };
        let mut spans = vec![Span::styled(if chosen { "> " } else { "  " }, style)];
        spans.push(Span::styled(pad(words::way(kind), names + 2), style));
        if chosen && kind.is_typed() {
            cursor = Some((2 + names + 2 + width(choice.typed(kind)), lines.len()));
            spans.push(Span::styled(choice.typed(kind).to_owned(), theme.strong));
        } else {
            spans.push(Span::styled(cut(words::way_help(kind), cells.saturating_sub(names + 4)), theme.dim));
        }
        lines.push(Line::from(spans));
    }
    (lines, cursor)
}

/// All ways on one line, so that a small screen shows what the chosen one does.
fn narrow(choice: &Choice, theme: &Theme) -> Lines {
    let name = |kind: WayKind| match kind == choice.kind {
        true => Span::styled(format!("[{}] ", words::way(kind)), theme.accent),
        false => Span::styled(format!("{} ", words::way(kind)), theme.dim),
    };
    let mut lines = vec![Line::from(WayKind::ALL.map(name).to_vec())];
    let typed = choice.typed(choice.kind);
    if !choice.kind.is_typed() {
        return (lines, None);
    }
    lines.push(Line::styled(typed.to_owned(), theme.strong));
    (lines, Some((width(typed), 1)))
}

fn outcome(app: &App, choice: &Choice, theme: &Theme, cells: usize) -> Vec<Line<'static>> {
    let near = app.standing().date;
    match &choice.preview {
        Ok(recovery) => {
            let text = words::recovery(recovery, near);
            let summary = wrap(&text, cells).into_iter().map(|range| Line::raw(text[range].to_owned()));
            let rows = recovery.moved.iter().map(|moved| row(app, moved, theme, cells));
            summary.chain([Line::default()]).chain(rows).collect()
        }
        Err(trouble) => {
            let text = match trouble {
                Trouble::NoDate if choice.kind == WayKind::Break => words::TYPE_A_RANGE,
                Trouble::NoDate => words::TYPE_A_DATE,
                Trouble::Stuck(stuck) => words::stuck(*stuck),
            };
            wrap(text, cells).into_iter().map(|range| Line::styled(text[range].to_owned(), theme.warning)).collect()
        }
    }
}

/// A study day with its dates before and after.
fn row(app: &App, moved: &Moved, theme: &Theme, cells: usize) -> Line<'static> {
    let near = app.standing().date;
    let dates = |(from, to)| words::dates(from, to, near);
    let (before, after) = (dates(moved.before), dates(moved.after));
    let after_cells = 12;
    let room = cells.saturating_sub(width(&before) + 4 + after_cells);
    let day = pad(&words::day_line(app, moved.day), room.saturating_sub(1));
    Line::from(vec![
        Span::raw(format!("{day} ")),
        Span::styled(before, theme.dim),
        Span::styled(" -> ", theme.dim),
        Span::styled(after, theme.accent),
    ])
}
