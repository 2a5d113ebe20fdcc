//! A view's rows as lines for a shell: the same rows that the screen draws, without what only a screen needs.

use anstyle::{AnsiColor, Effects};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;

use super::entry::Painter;
use super::theme::Theme;
use super::words::Words;
use crate::app::App;
use crate::app::query::Seeking;

/// The rows of the view that `app` shows, one per line, with ANSI styles. With a width they are laid out in as many
/// cells; without one they are not broken, as suits a pipe.
#[must_use]
pub fn print(app: &App, words: Words, cells: Option<usize>) -> String {
    let painter = Painter { app, theme: &Theme::ANSI, words, screen: None };
    let rows = app.list().rows().iter().map(|row| painter.row(row));
    let lines = rows.flat_map(|row| match cells {
        Some(cells) => row.lines(cells, &Seeking::default(), &Theme::ANSI),
        None => vec![row.line()],
    });
    lines.map(|line| ansi(&line) + "\n").collect()
}

/// A line with its styles as escapes.
#[must_use]
pub fn ansi(line: &Line<'_>) -> String {
    let span = |span: &ratatui::text::Span<'_>| {
        let style = style(line.style.patch(span.style));
        format!("{style}{}{style:#}", span.content)
    };
    let mut text: String = line.spans.iter().map(span).collect();
    text.truncate(text.trim_end().len());
    text
}

fn style(style: Style) -> anstyle::Style {
    let colour = match style.fg {
        Some(Color::Red) => Some(AnsiColor::Red),
        Some(Color::Green) => Some(AnsiColor::Green),
        Some(Color::Yellow) => Some(AnsiColor::Yellow),
        Some(Color::Cyan) => Some(AnsiColor::Cyan),
        _ => None,
    };
    let effects =
        [(Modifier::BOLD, Effects::BOLD), (Modifier::DIM, Effects::DIMMED), (Modifier::UNDERLINED, Effects::UNDERLINE)];
    let effects = effects.iter().filter(|(modifier, _)| style.add_modifier.contains(*modifier));
    let effects = effects.fold(Effects::new(), |all, (_, effect)| all | *effect);
    anstyle::Style::new().fg_color(colour.map(Into::into)).effects(effects)
}
