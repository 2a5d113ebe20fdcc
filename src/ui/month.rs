//! The calendar beside a plan: months of dates with what falls on each, and beneath them what the signs mean.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::theme::Theme;
use super::words::Words;
use crate::document::outline::NodeId;
use crate::plan::agenda::{Agenda, Due};
use crate::text::wrap::{pad, wrap};

/// The cells of a date: a sign where it is today, its number, and a sign for what falls on it.
const DATE: u16 = 4;

/// The cells of a month.
const MONTH: u16 = 7 * DATE;

/// The cells between two months side by side.
const GAP: u16 = 3;

/// The lines of a month at most: its heading, the weekdays, six weeks.
const LINES: u16 = 8;

/// The lines of what stands beneath the months: the end, the counts, and empty ones above them.
const LEGEND: u16 = 8;

/// The cells that so many months side by side take.
pub(super) fn cells(months: u16) -> u16 {
    months * (MONTH + GAP) - GAP
}

/// The lines that are needed for one month at least.
pub(super) const LEAST: u16 = LINES;

/// Months of a plan.
pub(super) struct Calendar<'a> {
    agenda: Agenda<'a>,
    span: (NaiveDate, NaiveDate),
    /// What is selected; its dates are marked.
    selected: Option<NodeId>,
    words: Words,
    theme: &'a Theme,
}

/// What a date asks for when it is clicked: to select what falls on it.
pub(super) type Clickable = (Rect, NodeId);

impl<'a> Calendar<'a> {
    /// A plan's calendar; `None` where nothing in it has dates.
    pub(super) fn of(agenda: Agenda<'a>, selected: Option<NodeId>, words: Words, theme: &'a Theme) -> Option<Self> {
        let span = agenda.span()?;
        Some(Self { agenda, span, selected, words, theme })
    }

    /// Draws as many months as there is room for, one at least. Returns the line beneath, and what can be clicked.
    pub(super) fn draw(&self, area: Rect, buffer: &mut Buffer) -> (u16, Vec<Clickable>) {
        let from = number(self.span.0);
        let all = number(self.span.1).saturating_sub(from) + 1;
        let columns = i32::from((area.width + GAP) / (MONTH + GAP)).max(1);
        let high = i32::from(area.height.saturating_sub(LEGEND) / (LINES + 1)).max(1);
        let rows = high.min(all / columns + i32::from(all % columns > 0));
        let first = self.first(from, all, columns * rows);
        let mut clickable = Vec::new();
        let mut y = area.y;
        for row in 0..rows {
            let mut used = 0;
            for column in 0..columns {
                let Some(month) = month(first + row * columns + column) else { continue };
                let x = area.x + u16::try_from(column).unwrap_or(0) * (MONTH + GAP);
                used = used.max(self.draw_month(month, (x, y), buffer, &mut clickable));
            }
            y += used + 1;
        }
        let beneath = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        (self.draw_legend(beneath, buffer), clickable)
    }

    /// The first month to show: the plan's first, or where not all fit, that of the page on which the selected dates are.
    fn first(&self, first: i32, all: i32, shown: i32) -> i32 {
        let selected = self.agenda.entries.iter().find(|entry| Some(entry.node) == self.selected);
        let at = number(selected.map_or(self.agenda.today, |entry| entry.dates.0)).clamp(first, first + all - 1);
        let page = (at - first) / shown * shown;
        first + page.min((all - shown).max(0))
    }

    /// Draws a month at a place. Returns how many lines it took.
    fn draw_month(
        &self,
        first: NaiveDate,
        (x, y): (u16, u16),
        buffer: &mut Buffer,
        clickable: &mut Vec<Clickable>,
    ) -> u16 {
        let cells = usize::from(MONTH);
        buffer.set_stringn(x + 1, y, self.words.month(first), cells, self.theme.strong);
        for (day, name) in (0..7).zip(self.words.weekdays()) {
            buffer.set_stringn(x + 1 + day * DATE, y + 1, name, 2, self.theme.dim);
        }
        let mut line = y + 2;
        for date in first.iter_days().take_while(|date| date.month() == first.month()) {
            let weekday = u16::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
            line += u16::from(weekday == 0 && date.day() > 1);
            let place = Rect { x: x + weekday * DATE, y: line, width: DATE, height: 1 };
            if let Some(node) = self.draw_date(date, place, buffer) {
                clickable.push((place, node));
            }
        }
        line + 1 - y
    }

    /// Draws a date. Returns what falls on it.
    fn draw_date(&self, date: NaiveDate, place: Rect, buffer: &mut Buffer) -> Option<NodeId> {
        let theme = self.theme;
        let is_today = date == self.agenda.today;
        let falling: Vec<_> = self.agenda.falling_on(date).collect();
        let due = falling.iter().map(|entry| entry.due).max();
        let within = (self.span.0..=self.span.1).contains(&date);
        let (sign, style) = match due {
            Some(due) => (self.sign(due), self.theme.due(due)),
            None if within => (FREE, theme.dim),
            None => (" ", theme.dim),
        };
        let style = if is_today { theme.today } else { style };
        let lead = if is_today { TODAY } else { " " };
        buffer.set_stringn(place.x, place.y, format!("{lead}{:>2}{sign}", date.day()), usize::from(DATE), style);
        if falling.iter().any(|entry| Some(entry.node) == self.selected) {
            buffer.set_style(Rect { x: place.x + 1, width: DATE - 1, ..place }, theme.selected);
        }
        falling.iter().find(|entry| Some(entry.due) == due).map(|entry| entry.node)
    }

    fn sign(&self, due: Due) -> &'static str {
        match due {
            Due::Done => "x",
            Due::Late => "!",
            Due::Today | Due::Ahead => self.theme.glyphs.ahead,
        }
    }

    /// When the plan ends, and what each sign means with how many there are of it. Returns the line beneath.
    fn draw_legend(&self, area: Rect, buffer: &mut Buffer) -> u16 {
        let ends = self.words.ends(self.span.1, self.agenda.today);
        let room = usize::from(area.width.saturating_sub(1));
        let mut lines: Vec<Line<'static>> = wrap(&ends, room)
            .into_iter()
            .map(|range| Line::styled(ends[range].to_owned(), self.theme.accent))
            .collect();
        lines.push(Line::default());
        for due in [Due::Done, Due::Late, Due::Today, Due::Ahead] {
            let count = self.agenda.count(due);
            let sign = if due == Due::Today { TODAY } else { self.sign(due) };
            let style = if count == 0 { self.theme.dim } else { self.theme.due(due) };
            let row = format!("{sign}  {}{count:>4}", pad(self.words.due(due), NAME));
            lines.push(Line::styled(row, style));
        }
        lines.push(Line::styled(format!("{FREE}  {}", self.words.free_date()), self.theme.dim));
        let mut y = area.y;
        for line in lines.iter().take(usize::from(area.height)) {
            buffer.set_line(area.x + 1, y, line, area.width.saturating_sub(1));
            y += 1;
        }
        y
    }
}

/// Behind a date of the plan on which nothing falls.
const FREE: &str = "-";

/// The cells of what a sign means.
const NAME: usize = 8;

/// Before today's date.
const TODAY: &str = ">";

/// Months counted through, so that they can be reckoned with.
fn number(date: NaiveDate) -> i32 {
    date.year() * 12 + i32::try_from(date.month0()).unwrap_or(0)
}

/// The first date of a month that was counted.
fn month(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(number.div_euclid(12), u32::try_from(number.rem_euclid(12)).ok()? + 1, 1)
}
