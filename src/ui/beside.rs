//! What stands beside a list on a wide screen: what is selected in full, or the calendar of a plan.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::detail;
use super::month::{self, Calendar, Clickable};
use super::theme::Theme;
use super::words::Words;
use crate::app::App;
use crate::app::action::View;
use crate::plan::agenda::Agenda;

/// The columns from which on what is selected is shown beside the tree.
const WIDE: u16 = 100;

/// The columns that a list keeps beside a calendar.
const LIST: u16 = 76;

/// The columns between a list and what stands beside it, with a rule in the middle.
const PARTING: u16 = 3;

/// The months side by side at most.
const MONTHS: u16 = 3;

/// The columns and lines from which on what is selected is shown beneath a calendar.
const ROOMY: (u16, u16) = (58, 8);

/// Draws it. Returns what is left for the list; and where a calendar stands there, its dates that can be clicked.
pub(super) fn draw(
    app: &App,
    (words, theme): (Words, &Theme),
    body: Rect,
    buffer: &mut Buffer,
) -> (Rect, Option<Vec<Clickable>>) {
    if app.view() == View::Roadmap && body.width >= WIDE {
        let (list, beside) = part(body, body.width * 2 / 5, theme, buffer);
        detail::draw(app, 0, theme, beside, buffer);
        return (list, None);
    }
    let Some((calendar, months)) = calendar(app, (words, theme), body) else { return (body, None) };
    let (list, beside) = part(body, month::cells(months), theme, buffer);
    let (beneath, dates) = calendar.draw(beside, buffer);
    let rest = Rect { y: beneath + 1, height: beside.bottom().saturating_sub(beneath + 1), ..beside };
    if rest.width >= ROOMY.0 && rest.height >= ROOMY.1 {
        let rule = theme.glyphs.rule.repeat(usize::from(rest.width));
        buffer.set_stringn(rest.x, rest.y, rule, usize::from(rest.width), theme.line);
        let (x, y) = (rest.x + 1, rest.y + 2);
        detail::draw(app, 0, theme, Rect { x, y, width: rest.width - 1, height: rest.height - 2 }, buffer);
    }
    (list, Some(dates))
}

/// The calendar of a plan, and how many months of it fit side by side.
fn calendar<'a>(app: &'a App, (words, theme): (Words, &'a Theme), body: Rect) -> Option<(Calendar<'a>, u16)> {
    if app.view() == View::Roadmap || body.height < month::LEAST {
        return None;
    }
    let months = (1..=MONTHS).rev().find(|&months| LIST + PARTING + month::cells(months) <= body.width)?;
    let agenda = Agenda::on(app.standing().date, app.plan(), app.calendar()?, app.document());
    let calendar = Calendar::of(agenda, app.list().node(), words, theme)?;
    Some((calendar, months))
}

/// Parts an area by a rule, with so many columns on its right.
fn part(body: Rect, right: u16, theme: &Theme, buffer: &mut Buffer) -> (Rect, Rect) {
    let left = body.width.saturating_sub(right + PARTING);
    for y in body.top()..body.bottom() {
        buffer.set_stringn(body.x + left + 1, y, theme.glyphs.side, 1, theme.line);
    }
    (Rect { width: left, ..body }, Rect { x: body.right() - right, width: right, ..body })
}
