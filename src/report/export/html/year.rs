//! How it went: a year as two halves, side by side where there is room, with the streak and the forecast beneath.

use std::fmt::Write;

use chrono::{Datelike, Days, NaiveDate};

use super::text::Safe;
use crate::app::App;
use crate::app::statistics::Statistics;
use crate::ui::words::Words;

/// From one week, or one day of it, to the next.
const STEP: usize = 13;

/// Left of the weeks are the names of weekdays, above them those of months.
const LEFT: usize = 20;
const TOP: usize = 13;

/// How far a name of a month is from the next at least, in weeks.
const APART: usize = 3;

/// What the journal knows of; nothing where there is none.
pub(super) fn went(app: &App, words: Words) -> String {
    if app.journal().is_none_or(|journal| journal.events == 0) {
        return String::new();
    }
    let statistics = app.statistics();
    if statistics.activity.is_empty() {
        return format!("<p class=\"sentence\">{}</p>\n", Safe(words.no_history()));
    }
    let weeks = statistics.heat.weeks.len();
    let active = statistics.heat.weeks.iter().flatten().filter(|level| level.is_some_and(|level| level > 0)).count();
    let halves = [0..weeks / 2, weeks / 2..weeks].map(|half| drawn(&statistics, half, words)).concat();
    let told = Safe(&words.year_told(active)).to_string();
    let mut out = format!(
        "<figure class=\"year\" role=\"img\" aria-label=\"{told}\">\n{halves}</figure>\n<dl class=\"facts\">\n"
    );
    let today = statistics.today;
    let week = statistics.activity.week_up_to(today);
    let mut said =
        vec![(words.streak_heading(), words.streak(statistics.streak)), (words.this_week(), words.activity(week))];
    let course = statistics.days.as_ref().filter(|course| course.tally.total > 0).unwrap_or(&statistics.tasks);
    let name = if statistics.days.is_some() { words.study_days_heading() } else { words.tasks() };
    said.extend(words.forecast(course, today).into_iter().next().map(|forecast| (name, forecast)));
    for (name, value) in said {
        let _ = writeln!(out, "<div><dt>{}</dt><dd class=\"said\">{}</dd></div>", Safe(name), Safe(&value));
    }
    out + "</dl>\n"
}

fn drawn(statistics: &Statistics, weeks: std::ops::Range<usize>, words: Words) -> String {
    let (wide, high) = (LEFT + weeks.len() * STEP, TOP + 7 * STEP);
    let mut out = format!("<svg viewBox=\"0 0 {wide} {high}\" aria-hidden=\"true\" focusable=\"false\">");
    for (row, name) in words.weekdays().into_iter().enumerate().step_by(2) {
        let _ = write!(out, "<text x=\"0\" y=\"{}\">{}</text>", TOP + row * STEP + 9, Safe(name));
    }
    let mut named: Option<usize> = None;
    for (column, week) in weeks.clone().enumerate() {
        let left = LEFT + column * STEP;
        let monday = date(statistics, weeks.start + column, 0);
        let begins_month = monday.is_some_and(|monday| monday.day() <= 7);
        if begins_month && named.is_none_or(|named| column >= named + APART) && column + 2 <= weeks.len() {
            let month = monday.map(|monday| words.short_month(monday)).unwrap_or_default();
            let _ = write!(out, "<text x=\"{left}\" y=\"9\">{}</text>", Safe(&month));
            named = Some(column);
        }
        for (row, level) in statistics.heat.weeks[week].iter().enumerate() {
            let Some(level) = level else { continue };
            let top = TOP + row * STEP;
            let _ = write!(out, "<rect class=\"c\" x=\"{left}\" y=\"{top}\" width=\"11\" height=\"11\" rx=\"2\"/>");
            if *level > 0 {
                // More is larger, so that it is seen without colour.
                let size = 3.0 + 2.0 * f32::from(*level);
                let inset = (11.0 - size) / 2.0;
                let (x, y) = (left as f32 + inset, top as f32 + inset);
                let on = date(statistics, week, row);
                let said = on.map(|on| words.on_date(on, &words.activity(statistics.activity.on(on))));
                let said = said.unwrap_or_default();
                let _ = write!(
                    out,
                    "<rect class=\"l\" x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" rx=\"2\"><title>{}</title></rect>",
                    Safe(&said)
                );
            }
        }
    }
    out + "</svg>\n"
}

fn date(statistics: &Statistics, week: usize, day: usize) -> Option<NaiveDate> {
    statistics.heat.first.checked_add_days(Days::new((week * 7 + day) as u64))
}
