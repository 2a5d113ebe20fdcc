//! The ways back after falling behind, or a start, and what the chosen one does to each study day.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::typed;
use super::words::Words;
use crate::app::App;
use crate::app::recover::{Choice, Preview, Trouble, WayKind};
use crate::plan::recovery::Moved;
use crate::text::wrap::{cut, pad, width, wrap};

/// Draws the choice; the terminal's cursor stands where a date is typed.
pub(super) fn draw(app: &App, choice: &Choice, (words, theme): (Words, &Theme), area: Rect, frame: &mut Frame<'_>) {
    let cells = usize::from(area.width);
    let (mut lines, input) = if usize::from(area.height) < ROOMY {
        narrow(choice, words, theme)
    } else {
        roomy(choice, words, theme, cells)
    };
    if usize::from(area.height) >= ROOMY {
        lines.push(Line::default());
    }
    lines.extend(outcome(app, choice, (words, theme), cells));
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        frame.buffer_mut().set_line(area.x, y, line, area.width);
    }
    if let Some(((x, y), typed)) = input.zip(choice.typed(choice.kind)).filter(|((_, y), _)| *y < area.height) {
        let x = x.min(area.width.saturating_sub(1));
        let line = Rect { x: area.x + x, y: area.y + y, width: area.width - x, height: 1 };
        typed::draw_alone(typed, theme.strong, line, frame);
    }
}

/// The lines from which on every way has one of its own.
const ROOMY: usize = 14;

/// Lines, and where among them something is typed.
type Lines = (Vec<Line<'static>>, Option<(u16, u16)>);

/// Every way on a line of its own, with what it does.
fn roomy(choice: &Choice, words: Words, theme: &Theme, cells: usize) -> Lines {
    let first = choice.ways.first().copied().unwrap_or(choice.kind);
    let mut lines = vec![Line::styled(words.choice(first), theme.strong), Line::default()];
    let names = choice.ways.iter().map(|kind| width(words.way(*kind))).max().unwrap_or(0);
    let mut input = None;
    for &kind in &choice.ways {
        let chosen = kind == choice.kind;
        let style = if chosen { theme.accent } else { theme.dim };
        let mut spans = vec![Span::styled(if chosen { "> " } else { "  " }, style)];
        spans.push(Span::styled(pad(words.way(kind), names + 2), style));
        if chosen && kind.is_typed() {
            input = Some((cell(2 + names + 2), cell(lines.len())));
        } else {
            spans.push(Span::styled(cut(words.way_help(kind), cells.saturating_sub(names + 4)), theme.dim));
        }
        lines.push(Line::from(spans));
    }
    (lines, input)
}

/// A count of cells or lines as the terminal takes it.
fn cell(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// All ways on one line, so that a small screen shows what the chosen one does.
fn narrow(choice: &Choice, words: Words, theme: &Theme) -> Lines {
    let name = |kind: WayKind| match kind == choice.kind {
        true => Span::styled(format!("[{}] ", words.way(kind)), theme.accent),
        false => Span::styled(format!("{} ", words.way(kind)), theme.dim),
    };
    let mut lines = vec![Line::from(choice.ways.iter().copied().map(name).collect::<Vec<_>>())];
    let input = choice.kind.is_typed().then_some((0, 1));
    lines.extend(input.map(|_| Line::default()));
    (lines, input)
}

fn outcome(app: &App, choice: &Choice, (words, theme): (Words, &Theme), cells: usize) -> Vec<Line<'static>> {
    let near = app.standing().date;
    let wrapped = |text: &str, style| -> Vec<Line<'static>> {
        wrap(text, cells).into_iter().map(|range| Line::styled(text[range].to_owned(), style)).collect()
    };
    let (text, moved): (String, &[Moved]) = match &choice.preview {
        Ok(Preview::Back(recovery)) => (words.recovery(recovery, near), &recovery.moved),
        Ok(Preview::Start(started)) => (words.started(started, near), &[]),
        Err(trouble) => {
            let text = match trouble {
                Trouble::NoDate if choice.kind == WayKind::Break => words.type_a_range(),
                Trouble::NoDate => words.type_a_date(),
                Trouble::Stuck(stuck) => words.stuck(*stuck),
            };
            return wrapped(text, theme.warning);
        }
    };
    let mut lines = wrapped(&text, Style::default());
    if app.adds_front_matter() {
        lines.extend(wrapped(words.new_front_matter(), theme.accent));
    }
    lines.push(Line::default());
    let after = moved.iter().map(|moved| width(&words.dates(moved.after.0, moved.after.1, near))).max().unwrap_or(0);
    lines.extend(moved.iter().map(|moved| row(app, moved, (words, theme), cells.saturating_sub(after.max(AFTER)))));
    lines
}

/// The cells that the dates after a change take at least.
const AFTER: usize = 12;

/// A study day with its dates before in `cells` cells, and those after behind them.
fn row(app: &App, moved: &Moved, (words, theme): (Words, &Theme), cells: usize) -> Line<'static> {
    let near = app.standing().date;
    let dates = |(from, to)| words.dates(from, to, near);
    let (before, after) = (dates(moved.before), dates(moved.after));
    let room = cells.saturating_sub(width(&before) + 4);
    let day = pad(&words.day_line(app, moved.day), room.saturating_sub(1));
    Line::from(vec![
        Span::raw(format!("{day} ")),
        Span::styled(before, theme.dim),
        Span::styled(" -> ", theme.dim),
        Span::styled(after, theme.accent),
    ])
}
