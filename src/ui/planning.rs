//! A plan that is being drafted: what is typed for it, and the study days that would come of it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::typed;
use super::words::Words;
use crate::app::App;
use crate::app::planning::{Field, Planning};
use crate::plan::draft::{Drafted, Length};
use crate::text::wrap::{cut, pad, width, wrap};

/// The lines from which on what is typed has air around it.
const ROOMY: usize = 14;

/// Draws it; the terminal's cursor stands where something is typed.
pub(super) fn draw(app: &App, planning: &Planning, (words, theme): (Words, &Theme), area: Rect, frame: &mut Frame<'_>) {
    let cells = usize::from(area.width);
    let is_roomy = usize::from(area.height) >= ROOMY;
    let mut lines = Vec::new();
    if is_roomy {
        lines.extend([Line::styled(words.draft_a_plan(), theme.strong), Line::default()]);
    }
    let names = Field::ALL.map(|field| width(words.planning_field(field))).into_iter().max().unwrap_or(0);
    let first = lines.len();
    for field in Field::ALL {
        let chosen = field == planning.field;
        let style = if chosen { theme.accent } else { theme.dim };
        let name = format!("{}{}", if chosen { "> " } else { "  " }, pad(words.planning_field(field), names + 2));
        let text = if chosen { String::new() } else { planning.typed(field).text().to_owned() };
        lines.push(Line::from(vec![Span::styled(name, style), Span::raw(text)]));
    }
    if is_roomy {
        lines.push(Line::default());
    }
    lines.extend(outcome(app, planning, (words, theme), cells));
    let room = usize::from(area.height).saturating_sub(lines.len());
    if let Ok(drafted) = &planning.preview {
        lines.extend(days(drafted, planning.top, (words, theme), (cells, room), app.standing().date));
    }
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        frame.buffer_mut().set_line(area.x, y, line, area.width);
    }
    let line = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let (x, y) = (line(names + 4).min(area.width.saturating_sub(1)), line(first + planning.field as usize));
    if y < area.height {
        let input = Rect { x: area.x + x, y: area.y + y, width: area.width - x, height: 1 };
        typed::draw_alone(planning.typed(planning.field), theme.strong, input, frame);
    }
}

/// What it comes to, or why there is nothing.
fn outcome(app: &App, planning: &Planning, (words, theme): (Words, &Theme), cells: usize) -> Vec<Line<'static>> {
    let wrapped = |text: &str, style| -> Vec<Line<'static>> {
        wrap(text, cells).into_iter().map(|range| Line::styled(text[range].to_owned(), style)).collect()
    };
    let drafted = match &planning.preview {
        Ok(drafted) => drafted,
        Err(why) => return wrapped(&words.unplanned(why), theme.warning),
    };
    let length = planning.length().unwrap_or(Length::Days(drafted.days));
    let mut lines = wrapped(&words.drafted(drafted, length, app.standing().date), Style::default());
    if app.adds_front_matter() {
        lines.extend(wrapped(words.new_front_matter(), theme.accent));
    }
    lines
}

/// The study days beneath their phases, from one on, as far as there is room; and how many more there are.
fn days(
    drafted: &Drafted,
    top: usize,
    (words, theme): (Words, &Theme),
    (cells, room): (usize, usize),
    near: chrono::NaiveDate,
) -> Vec<Line<'static>> {
    let names = drafted.entries.iter().map(|day| width(&day.name)).max().unwrap_or(0);
    let dates = |day: &crate::plan::draft::DraftedDay| {
        day.dates.map_or(String::new(), |(from, to)| words.dates(from, to, near))
    };
    let (mut lines, mut phase) = (Vec::new(), None);
    for (at, day) in drafted.entries.iter().enumerate().skip(top) {
        let begins = phase != Some(&day.phase);
        let needs = if begins { 3 } else { 1 };
        let is_last = at + 1 == drafted.entries.len();
        if lines.len() + needs + usize::from(!is_last) > room {
            let more = words.more(drafted.entries.len() - at);
            lines.extend((lines.len() < room).then(|| Line::styled(format!("  {more}"), theme.dim)));
            return lines;
        }
        if begins {
            lines.extend([Line::default(), Line::styled(cut(&day.phase, cells), theme.strong)]);
            phase = Some(&day.phase);
        }
        let dates = dates(day);
        let words = cut(&day.title, cells.saturating_sub(names + width(&dates) + 6));
        let gap = cells.saturating_sub(2 + names + 2 + width(&words) + width(&dates));
        lines.push(Line::from(vec![
            Span::styled(format!("  {}  ", pad(&day.name, names)), theme.dim),
            Span::raw(words),
            Span::styled(format!("{}{dates}", " ".repeat(gap)), theme.dim),
        ]));
    }
    lines
}
