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

/// What was drawn.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// What is left for the list.
    pub(super) list: Rect,
    /// Where a calendar stands there, its dates that can be clicked.
    pub(super) dates: Option<Vec<Clickable>>,
    /// Where words stand that lead to an address on the web, and to which.
    pub(super) links: Vec<(Rect, String)>,
    /// Where what is selected stands, and how far that can be scrolled.
    pub(super) scrolled: Option<(Rect, usize)>,
}

/// Draws it.
pub(super) fn draw(app: &App, (words, theme): (Words, &Theme), body: Rect, buffer: &mut Buffer) -> Beside {
    let detail = |area: Rect, buffer: &mut Buffer| {
        let node = app.list().node();
        let drawn = node.map(|node| detail::draw((app, node), app.beside(), theme, area, buffer)).unwrap_or_default();
        (drawn.links, Some((area, drawn.last_top)))
    };
    if app.view() == View::Roadmap && body.width >= WIDE {
        let (list, beside) = part(body, body.width * 2 / 5, theme, buffer);
        let (links, scrolled) = detail(beside, buffer);
        return Beside { list, dates: None, links, scrolled };
    }
    let Some((calendar, months)) = calendar(app, (words, theme), body) else {
        return Beside { list: body, ..Beside::default() };
    };
    let (list, beside) = part(body, month::cells(months), theme, buffer);
    let (beneath, dates) = calendar.draw(beside, buffer);
    let rest = Rect { y: beneath + 1, height: beside.bottom().saturating_sub(beneath + 1), ..beside };
    if rest.width >= ROOMY.0 && rest.height >= ROOMY.1 {
        let rule = theme.glyphs.rule.repeat(usize::from(rest.width));
        buffer.set_stringn(rest.x, rest.y, rule, usize::from(rest.width), theme.line);
        let (x, y) = (rest.x + 1, rest.y + 2);
        let (links, scrolled) = detail(Rect { x, y, width: rest.width - 1, height: rest.height - 2 }, buffer);
        return Beside { list, dates: Some(dates), links, scrolled };
    }
    Beside { list, dates: Some(dates), ..Beside::default() }
}

/// The calendar of a plan, and how many months of it fit side by side.
fn calendar<'a>(app: &'a App, (words, theme): (Words, &'a Theme), body: Rect) -> Option<(Calendar<'a>, u16)> {
    if matches!(app.view(), View::Roadmap | View::Review) || body.height < month::LEAST {
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
