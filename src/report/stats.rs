//! How it went, as text: progress by section, the year as a heat map, and of study days and tasks the pace, what is done
//! against what was planned, and the forecast.

use anstyle::{AnsiColor, Style};
use chrono::{Datelike, Days, NaiveDate};

use super::chart::{self, Spot};
use crate::app::App;
use crate::app::statistics::{Course, Section, Statistics};
use crate::plan::calendar::Calendar;
use crate::progress::Tally;
use crate::progress::burn_up::BurnUp;
use crate::progress::heat::Heat;
use crate::text::wrap::{pad, width, wrap};
use crate::ui::theme::Glyphs;
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const DONE: Style = AnsiColor::Green.on_default();
const PLANNED: Style = AnsiColor::Cyan.on_default();

/// The cells where nobody says how many there are.
const CELLS: usize = 80;

/// Where there are fewer, lines go over the edge.
const LEAST: usize = 30;

/// The cells of a bar: where there is room for it, and else.
const BARS: (usize, usize) = (10, 5);

/// Where a bar is short.
const NARROW: usize = 60;

/// The cells of a chart at most, and its lines.
const CHART: (usize, usize) = (56, 6);

/// How many dates make a course worth drawing.
const SHORTEST: usize = 7;

/// What stands before the lines of the heat map and of a chart.
const MARGIN: usize = 6;

/// How it went, in so many cells where the terminal says how many it has, with these signs.
#[must_use]
pub fn stats(app: &App, words: Words, (cells, glyphs): (Option<usize>, &Glyphs)) -> String {
    let statistics = app.statistics();
    let sheet = Sheet { app, words, glyphs, cells: cells.unwrap_or(CELLS).max(LEAST) };
    let title = app.document().title().unwrap_or_default();
    let heading = |line: &str| format!("{BOLD}{line}{BOLD:#}\n");
    let mut out: String = sheet.lines(title, 0).lines().filter(|line| !line.is_empty()).map(heading).collect();
    let days =
        statistics.days.as_ref().map(|days| words.study_days_done(days.tally.done as usize, days.tally.total as usize));
    let tasks = (statistics.tasks.tally.total > 0).then(|| words.tasks_done(statistics.tasks.tally));
    let counts: Vec<String> = days.into_iter().chain(tasks).collect();
    if !counts.is_empty() {
        out += &sheet.lines(&counts.join(words.comma()), 0);
    }
    out += &sheet.sections(&statistics.sections);
    if statistics.activity.is_empty() {
        return out + "\n" + &sheet.lines(words.no_history(), 0);
    }
    out += &sheet.heat(&statistics);
    out += &sheet.course(words.study_days_heading(), statistics.days.as_ref(), statistics.today, true);
    let tasks = Some(&statistics.tasks).filter(|tasks| tasks.tally.total > 0);
    out + &sheet.course(words.tasks(), tasks, statistics.today, false)
}

struct Sheet<'a> {
    app: &'a App,
    words: Words,
    glyphs: &'a Glyphs,
    cells: usize,
}

impl Sheet<'_> {
    /// A text in lines that fit, each so far in.
    fn lines(&self, text: &str, indent: usize) -> String {
        let lines = wrap(text, self.cells.saturating_sub(indent));
        lines.into_iter().map(|line| format!("{}{}\n", " ".repeat(indent), &text[line])).collect()
    }

    fn bar(&self, tally: Tally) -> String {
        let cells = if self.cells < NARROW { BARS.1 } else { BARS.0 };
        let full = tally.full(cells);
        let (done, open) = (self.glyphs.full.repeat(full), self.glyphs.empty.repeat(cells - full));
        format!("{DONE}{done}{DONE:#}{DIM}{open}{DIM:#}")
    }

    /// A line a section: its study days where it has some, else its tasks.
    fn sections(&self, sections: &[Section]) -> String {
        let outline = self.app.document().outline();
        let row = |section: &Section| {
            let tally = if section.days.total > 0 { section.days } else { section.tasks };
            let unit = if section.days.total > 0 { format!(" {}", self.words.days_of()) } else { String::new() };
            let title = format!("{}{}", "  ".repeat(section.depth + 1), outline.title(section.node));
            (title, tally, format!("{}/{}{unit}", tally.done, tally.total))
        };
        let rows: Vec<_> = sections.iter().map(row).collect();
        let widest = |of: &dyn Fn(&(String, Tally, String)) -> usize| rows.iter().map(of).max().unwrap_or(0);
        let bar = if self.cells < NARROW { BARS.1 } else { BARS.0 };
        let beside = widest(&|(_, _, counts)| width(counts)) + bar + 4;
        let room = widest(&|(title, ..)| width(title)).min(self.cells.saturating_sub(beside));
        let line = |(title, tally, counts): &(String, Tally, String)| {
            format!("{}  {}  {counts}\n", pad(title, room), self.bar(*tally))
        };
        let lines: String = rows.iter().map(line).collect();
        if lines.is_empty() { lines } else { format!("\n{lines}") }
    }

    /// The year, with the streak and the week.
    fn heat(&self, statistics: &Statistics) -> String {
        let (words, heat, today) = (self.words, &statistics.heat, statistics.today);
        let shown = heat.weeks.len().min(self.cells.saturating_sub(MARGIN + 1));
        let skipped = heat.weeks.len() - shown;
        let mut out = format!("\n{}\n", self.months(heat, skipped));
        for (row, weekday) in words.weekdays().into_iter().enumerate() {
            let dates: String = heat.weeks[skipped..].iter().map(|week| self.level(week[row])).collect();
            out += &format!("  {DIM}{}{DIM:#}  {}\n", pad(weekday, 2), dates.trim_end());
        }
        let legend = words.heat_legend(&self.glyphs.heat.concat());
        out += &format!("{}{DIM}{legend}{DIM:#}\n\n", " ".repeat(MARGIN));
        let week = statistics.activity.week_up_to(today);
        let told =
            [(words.streak_heading(), words.streak(statistics.streak)), (words.this_week(), words.activity(week))];
        let room = told.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        let line = |(name, said): &(&str, String)| {
            let lines = self.lines(said, room + 2);
            format!("{DIM}{}{DIM:#}{}", pad(name, room), &lines[room..])
        };
        out + &told.iter().map(line).collect::<String>()
    }

    fn level(&self, level: Option<u8>) -> String {
        let Some(sign) = level.and_then(|level| self.glyphs.heat.get(usize::from(level))) else {
            return " ".to_owned();
        };
        let style = if level == Some(0) { DIM } else { DONE };
        format!("{style}{sign}{style:#}")
    }

    /// The months over the weeks in which they begin, as far as there is room.
    fn months(&self, heat: &Heat, skipped: usize) -> String {
        let mut line = " ".repeat(MARGIN);
        for week in skipped..heat.weeks.len() {
            let Some(monday) = heat.first.checked_add_days(Days::new(7 * week as u64)) else { break };
            let begins = monday.iter_days().take(7).find(|date| date.day() == 1);
            let at = MARGIN + week - skipped;
            let name = begins.map(|date| self.words.short_month(date)).unwrap_or_default();
            let has_room = (width(&line) < at || line.trim().is_empty()) && at + width(&name) <= self.cells;
            if !name.is_empty() && has_room {
                line = pad(&line, at) + &name;
            }
        }
        format!("{DIM}{line}{DIM:#}")
    }

    /// Study days, or tasks: the pace, the chart, the forecast.
    fn course(&self, name: &str, course: Option<&Course>, today: NaiveDate, is_planned: bool) -> String {
        let Some(course) = course else { return String::new() };
        let words = self.words;
        let mut out = format!("\n{BOLD}{name}{BOLD:#}\n") + &self.lines(&words.pace(course.pace), 2);
        if let Some(said) = words.against_plan(course) {
            out += &self.lines(&said, 2);
        }
        for said in words.forecast(course, today) {
            out += &self.lines(&said, 2);
        }
        if let Some((_, end)) = self.app.calendar().and_then(Calendar::span).filter(|_| is_planned) {
            out += &self.lines(&format!("{} {}", words.plan(), words.ends_on(end, today)), 2);
        }
        out + &self.chart(&course.burn_up, today)
    }

    fn chart(&self, burn_up: &BurnUp, today: NaiveDate) -> String {
        let top = chart::top(burn_up);
        if top == 0 || burn_up.done.len() < SHORTEST {
            return String::new();
        }
        let wide = CHART.0.min(self.cells.saturating_sub(MARGIN + 1));
        let has_plan = !burn_up.planned.is_empty();
        let mut out = "\n".to_owned();
        for (row, spots) in chart::rows(burn_up, (wide, CHART.1.min(top as usize))).into_iter().enumerate() {
            let label = if row == 0 { top.to_string() } else { String::new() };
            let spots: String = spots.into_iter().map(|spot| self.spot(spot)).collect();
            let label = format!("{label:>4}");
            let label = if row == 0 { format!("{DIM}{label}{DIM:#}") } else { label };
            out += format!("{label}  {spots}").trim_end();
            out.push('\n');
        }
        let (from, to) = (self.words.short_date(burn_up.first, today), self.words.short_date(today, today));
        let between = " ".repeat(wide.saturating_sub(width(&from) + width(&to)).max(1));
        let legend = self.words.chart_legend(self.glyphs.heat[4], has_plan.then_some(self.glyphs.ahead));
        let margin = " ".repeat(MARGIN);
        out + &format!("{margin}{DIM}{from}{between}{to}{DIM:#}\n{margin}{DIM}{legend}{DIM:#}\n")
    }

    fn spot(&self, spot: Spot) -> String {
        match spot {
            Spot::Blank => " ".to_owned(),
            Spot::Done => format!("{DONE}{}{DONE:#}", self.glyphs.heat[4]),
            Spot::Planned => format!("{PLANNED}{}{PLANNED:#}", self.glyphs.ahead),
        }
    }
}
