//! How it went, as lines that the screen scrolls and the shell prints: the year as a heat map, the streak, of study days and
//! tasks the pace, the forecast and what is done against what was planned; then progress by section.

use chrono::{Datelike, Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::chart::{self, Spot};
use super::theme::Theme;
use super::words::Words;
use crate::app::App;
use crate::app::statistics::{Course, Section, Statistics};
use crate::plan::calendar::Calendar;
use crate::progress::Tally;
use crate::progress::burn_up::BurnUp;
use crate::progress::heat::Heat;
use crate::text::wrap::{pad, width, wrap};

/// The cells of a bar: where there is room for it, and else.
const BARS: (usize, usize) = (10, 5);

/// Where a bar is short.
const NARROW: usize = 60;

/// The cells of a chart at most, and its lines.
const CHART: (usize, usize) = (56, 6);

/// The dates from which on a chart says something.
const WEEK: usize = 7;

/// What stands where there is nothing.
const BLANK: &str = " ";

/// What stands before the lines of the heat map and of a chart.
const MARGIN: usize = 6;

/// Draws the lines from `top` on. Returns how far they can be scrolled.
pub(super) fn draw(
    (app, top): (&App, usize),
    (words, theme): (Words, &Theme),
    area: Rect,
    buffer: &mut Buffer,
) -> usize {
    let lines = lines(app, (words, theme), usize::from(area.width));
    let last_top = lines.len().saturating_sub(usize::from(area.height));
    for (line, y) in lines.iter().skip(top.min(last_top)).zip(area.top()..area.bottom()) {
        buffer.set_line(area.x, y, line, area.width);
    }
    last_top
}

/// How it went, in so many cells.
#[must_use]
pub fn lines(app: &App, (words, theme): (Words, &Theme), cells: usize) -> Vec<Line<'static>> {
    let statistics = app.statistics();
    let mut sheet = Sheet { app, words, theme, cells: cells.max(20), lines: Vec::new() };
    if statistics.activity.is_empty() {
        sheet.text(words.no_history(), Style::default());
    } else {
        sheet.heat(&statistics);
        if let Some(days) = &statistics.days {
            sheet.course(words.study_days_heading(), days, statistics.today, true);
        }
        if statistics.tasks.tally.total > 0 {
            sheet.course(words.tasks(), &statistics.tasks, statistics.today, false);
        }
    }
    sheet.sections(&statistics.sections);
    sheet.lines
}

struct Sheet<'a> {
    app: &'a App,
    words: Words,
    theme: &'a Theme,
    cells: usize,
    lines: Vec<Line<'static>>,
}

impl Sheet<'_> {
    fn push(&mut self, spans: Vec<Span<'static>>) {
        self.lines.push(Line::from(spans));
    }

    fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
    }

    /// A text in lines that fit.
    fn text(&mut self, text: &str, style: Style) {
        self.named("", 0, text, style);
    }

    /// A name, and a text beside it in lines that fit.
    fn named(&mut self, name: &str, room: usize, text: &str, style: Style) {
        let indent = if room == 0 { 0 } else { room + 2 };
        for (number, range) in wrap(text, self.cells.saturating_sub(indent).max(8)).into_iter().enumerate() {
            let before = if number == 0 { pad(name, indent) } else { " ".repeat(indent) };
            let before = Span::styled(before, self.theme.dim);
            self.push(vec![before, Span::styled(text[range].to_owned(), style)]);
        }
    }

    fn bar(&self, tally: Tally) -> [Span<'static>; 2] {
        let cells = self.bar_cells();
        let full = tally.full(cells);
        [
            Span::styled(self.theme.glyphs.full.repeat(full), self.theme.accent),
            Span::styled(self.theme.glyphs.empty.repeat(cells - full), self.theme.line),
        ]
    }

    fn bar_cells(&self) -> usize {
        if self.cells < NARROW { BARS.1 } else { BARS.0 }
    }

    /// A line a section: its study days where it has some, else its tasks.
    fn sections(&mut self, sections: &[Section]) {
        let outline = self.app.document().outline();
        let row = |section: &Section| {
            let tally = if section.days.total > 0 { section.days } else { section.tasks };
            let unit = if section.days.total > 0 { format!(" {}", self.words.days_of()) } else { String::new() };
            let title = format!("{}{}", "  ".repeat(section.depth), outline.title(section.node));
            (title, tally, format!("{}/{}{unit}", tally.done, tally.total))
        };
        let rows: Vec<_> = sections.iter().map(row).collect();
        if rows.is_empty() {
            return;
        }
        let widest = |of: &dyn Fn(&(String, Tally, String)) -> usize| rows.iter().map(of).max().unwrap_or(0);
        let beside = widest(&|(_, _, counts)| width(counts)) + self.bar_cells() + 4;
        let room = widest(&|(title, ..)| width(title)).min(self.cells.saturating_sub(beside));
        self.gap();
        self.push(vec![Span::styled(self.words.sections_heading(), self.theme.strong)]);
        for (title, tally, counts) in rows {
            let [full, empty] = self.bar(tally);
            let counts = Span::styled(format!("  {counts}"), self.theme.dim);
            self.push(vec![Span::raw(pad(&title, room) + "  "), full, empty, counts]);
        }
    }

    /// The year, with the streak and the week.
    fn heat(&mut self, statistics: &Statistics) {
        let (words, heat, today) = (self.words, &statistics.heat, statistics.today);
        let week = statistics.activity.week_up_to(today);
        let told =
            [(words.streak_heading(), words.streak(statistics.streak)), (words.this_week(), words.activity(week))];
        let room = told.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        for (name, said) in told {
            self.named(name, room, &said, Style::default());
        }
        self.gap();
        let shown = heat.weeks.len().min(self.cells.saturating_sub(MARGIN + 1));
        let skipped = heat.weeks.len() - shown;
        self.push(vec![Span::styled(self.months(heat, skipped), self.theme.dim)]);
        for (row, weekday) in words.weekdays().into_iter().enumerate() {
            let name = pad(&format!("  {weekday}"), MARGIN);
            self.signs(name, heat.weeks[skipped..].iter().map(|week| self.level(week[row])).collect());
        }
        let legend = words.heat_legend(&self.theme.glyphs.heat.concat());
        self.push(vec![Span::styled(" ".repeat(MARGIN) + &legend, self.theme.dim)]);
    }

    /// A line of signs behind a label, with nothing blank at its end.
    fn signs(&mut self, label: String, mut signs: Vec<(&'static str, Style)>) {
        while signs.last().is_some_and(|(sign, _)| *sign == BLANK) {
            signs.pop();
        }
        let label = if signs.is_empty() { label.trim_end().to_owned() } else { label };
        let mut spans = vec![Span::styled(label, self.theme.dim)];
        let runs = signs.chunk_by(|(_, one), (_, other)| one == other);
        spans.extend(runs.map(|run| Span::styled(run.iter().map(|(sign, _)| *sign).collect::<String>(), run[0].1)));
        self.push(spans);
    }

    fn level(&self, level: Option<u8>) -> (&'static str, Style) {
        let sign = level.and_then(|level| self.theme.glyphs.heat.get(usize::from(level)).copied()).unwrap_or(BLANK);
        (sign, if level == Some(0) { self.theme.line } else { self.theme.done })
    }

    /// The months over the weeks in which they begin, as far as there is room.
    fn months(&self, heat: &Heat, skipped: usize) -> String {
        let mut line = String::new();
        for week in skipped..heat.weeks.len() {
            let Some(monday) = heat.first.checked_add_days(Days::new(7 * week as u64)) else { break };
            let begins = monday.iter_days().take(7).find(|date| date.day() == 1);
            let at = MARGIN + week - skipped;
            let name = begins.map(|date| self.words.short_month(date)).unwrap_or_default();
            let has_room = (line.is_empty() || width(&line) < at) && at + width(&name) <= self.cells;
            if !name.is_empty() && has_room {
                line = pad(&line, at) + &name;
            }
        }
        line
    }

    /// Study days, or tasks: the pace, the forecast, the chart.
    fn course(&mut self, name: &'static str, course: &Course, today: NaiveDate, is_planned: bool) {
        let words = self.words;
        self.gap();
        let Tally { done, total } = course.tally;
        let counts = Span::styled(format!("  {done}/{total}"), self.theme.dim);
        self.push(vec![Span::styled(name, self.theme.strong), counts]);
        for (number, said) in words.forecast(course, today).iter().enumerate() {
            self.text(said, if number == 0 { Style::default() } else { self.theme.dim });
        }
        if let Some((_, end)) = self.app.calendar().and_then(Calendar::span).filter(|_| is_planned) {
            self.text(&format!("{} {}", words.plan(), words.ends_on(end, today)), self.theme.dim);
        }
        self.text(&words.pace(course.pace), self.theme.dim);
        if let Some(said) = words.against_plan(course) {
            self.text(&said, self.theme.dim);
        }
        self.chart(&course.burn_up, today);
    }

    fn chart(&mut self, burn_up: &BurnUp, today: NaiveDate) {
        let top = chart::top(burn_up);
        // Less than a week has no course.
        if top == 0 || burn_up.done.len() < WEEK {
            return;
        }
        let wide = CHART.0.min(self.cells.saturating_sub(MARGIN + 1));
        let has_plan = !burn_up.planned.is_empty();
        self.gap();
        for (row, spots) in chart::rows(burn_up, (wide, CHART.1.min(top as usize))).into_iter().enumerate() {
            let label = if row == 0 { top.to_string() } else { String::new() };
            self.signs(format!("{label:>4}  "), spots.into_iter().map(|spot| self.spot(spot)).collect());
        }
        let (from, to) = (self.words.short_date(burn_up.first, today), self.words.short_date(today, today));
        let between = " ".repeat(wide.saturating_sub(width(&from) + width(&to)).max(1));
        let margin = " ".repeat(MARGIN);
        self.push(vec![Span::styled(format!("{margin}{from}{between}{to}"), self.theme.dim)]);
        let glyphs = self.theme.glyphs;
        let legend = self.words.chart_legend(glyphs.heat[4], has_plan.then_some(glyphs.ahead));
        self.push(vec![Span::styled(margin + &legend, self.theme.dim)]);
    }

    fn spot(&self, spot: Spot) -> (&'static str, Style) {
        match spot {
            Spot::Blank => (BLANK, Style::default()),
            Spot::Done => (self.theme.glyphs.heat[4], self.theme.done),
            Spot::Planned => (self.theme.glyphs.ahead, self.theme.accent),
        }
    }
}
