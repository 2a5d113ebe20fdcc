//! What the rule above a plan says where no calendar stands beside it: when the plan ends, and how much of it is what.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::words::Words;
use crate::app::App;
use crate::app::action::View;
use crate::plan::agenda::{Agenda, Due};

/// The cells that stay free for how much more there is above.
const MORE: usize = 14;

/// What is told, as it follows in time, and in the order in which it goes where there is no room for it.
const TOLD: [Due; 4] = [Due::Done, Due::Late, Due::Today, Due::Ahead];
const SPARED: [Due; 4] = [Due::Ahead, Due::Done, Due::Today, Due::Late];

/// Draws it on the rule, as much of it as has room.
pub(super) fn draw(app: &App, (words, theme): (Words, &Theme), rule: Rect, buffer: &mut Buffer) {
    let (View::Plan, Some(calendar), true) = (app.view(), app.calendar(), rule.height > 0) else { return };
    let today = app.standing().date;
    let agenda = Agenda::on(today, app.plan(), calendar, app.document());
    let Some((_, end)) = agenda.span() else { return };
    let room = usize::from(rule.width).saturating_sub(MORE);
    let lines = [words.ends(end, today), words.ends_on(end, today)]
        .into_iter()
        .flat_map(|ends| (0..SPARED.len()).map(move |spared| (ends.clone(), &SPARED[..spared])))
        .chain([(words.ends_on(end, today), &SPARED[..])]);
    let lines = lines.map(|(ends, spared)| {
        let told = TOLD.into_iter().filter(|due| !spared.contains(due) && agenda.count(*due) > 0);
        let counts = told.map(|due| (words.count_due(agenda.count(due), due), theme.due(due)));
        line(std::iter::once((ends, theme.dim)).chain(counts), theme)
    });
    if let Some(line) = lines.into_iter().find(|line| line.width() <= room) {
        buffer.set_line(rule.x, rule.y, &line, rule.width);
    }
}

fn line(parts: impl Iterator<Item = (String, Style)>, theme: &Theme) -> Line<'static> {
    let part = |(text, style): (String, Style)| {
        [
            Span::styled(theme.glyphs.rule.repeat(2), theme.line),
            Span::styled(format!(" {text} "), Style::reset().patch(style)),
        ]
    };
    Line::from(parts.flat_map(part).collect::<Vec<_>>())
}
