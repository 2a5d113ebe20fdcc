//! What was changed here and outside at once: both versions, one of them chosen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::words::Words;
use crate::app::Question;
use crate::merge::Side;
use crate::text::lines::{line_end, lines};
use crate::text::sanitise::sanitise;
use crate::text::wrap::wrap;

/// Draws both versions; what does not fit is cut off evenly.
pub(super) fn draw(question: &Question, words: Words, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let Some(conflict) = question.conflict() else { return };
    let height = usize::from(area.height);
    let dense = height < 12;
    let mut shown = vec![Line::styled(words.conflict(question.place()), theme.strong)];
    let head = if dense { 1 } else { 2 };
    let room = height.saturating_sub(head + 2 * head) / 2;
    for (side, name, text) in
        [(Side::Ours, words.yours(), &conflict.ours), (Side::Theirs, words.in_the_file(), &conflict.theirs)]
    {
        if !dense {
            shown.push(Line::default());
        }
        let chosen = side == question.side;
        let style = if chosen { theme.accent } else { theme.dim };
        shown.push(Line::styled(format!("{} {name}", if chosen { ">" } else { " " }), style));
        shown.extend(version(
            text,
            words,
            if chosen { Style::default() } else { theme.dim },
            (usize::from(area.width), room.max(1)),
        ));
    }
    for (line, y) in shown.iter().zip(area.top()..area.bottom()) {
        frame.buffer_mut().set_line(area.x, y, line, area.width);
    }
}

/// One side's lines, as they stand in the file.
fn version(text: &str, words: Words, style: Style, (cells, room): (usize, usize)) -> Vec<Line<'static>> {
    let say = |text: String| Line::from(vec![Span::raw("  "), Span::styled(text, style)]);
    if text.is_empty() {
        return vec![say(words.taken_out().to_owned())];
    }
    let whole = lines(text, 0).map(|line| sanitise(&text[line.start..line_end(text, line.start)]).into_owned());
    let mut all: Vec<String> = whole
        .flat_map(|line| {
            let wrapped = wrap(&line, cells.saturating_sub(2));
            let depth = line.len() - line.trim_start().len();
            // What a line begins with is what nests it.
            let indent = line[..depth].to_owned();
            wrapped.into_iter().map(move |range| match range.start {
                0 => line[range].to_owned(),
                at if at <= depth => format!("{indent}{}", &line[range]),
                _ => line[range].to_owned(),
            })
        })
        .collect();
    if all.len() > room {
        let left = all.len() - room + 1;
        all.truncate(room.saturating_sub(1));
        all.push(words.more(left));
    }
    all.into_iter().map(say).collect()
}
