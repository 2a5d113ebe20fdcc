//! The plan: each phase with its study days over the dates of all, and today among them.

use std::fmt::Write;

use chrono::{Datelike, Months, NaiveDate};

use super::super::facts::{Stage, counted, due, stages};
use super::super::now::of_day;
use super::entry::item;
use super::text::Safe;
use crate::app::App;
use crate::plan::agenda::Due;
use crate::plan::calendar::Calendar;
use crate::ui::words::Words;

/// How many months are named over the dates: on a phone there is room for so many.
const MOST_NAMES: u32 = 7;

/// The phases; nothing where there is none.
pub(super) fn plan(app: &App, words: Words) -> String {
    let stages = stages(app);
    if stages.is_empty() {
        return String::new();
    }
    let scale = app.calendar().and_then(Calendar::span).map(|(from, to)| Scale { from, to });
    let axis = scale.as_ref().map(|scale| scale.axis(words)).unwrap_or_default();
    let legend = scale.as_ref().map(|_| legend(words)).unwrap_or_default();
    let now = app.standing().focus().map(|day| app.plan().day(day).phase);
    let stages: String =
        stages.iter().map(|one| stage(app, one, (scale.as_ref(), now == Some(one.phase)), words)).collect();
    format!("{axis}{stages}{legend}")
}

fn stage(app: &App, stage: &Stage, (scale, is_open): (Option<&Scale>, bool), words: Words) -> String {
    let (plan, outline, today) = (app.plan(), app.document().outline(), app.standing().date);
    let phase = &plan.phases()[stage.phase];
    let title = phase.heading.map_or("", |id| outline.title(id));
    let mut head = format!("<span class=\"say name\" dir=\"auto\">{}</span>", Safe(title));
    head += " <span class=\"meta\">";
    if let Some((from, to)) = stage.dates {
        let said = words.dates(from, to, today);
        let _ = write!(head, "<time class=\"aside\" datetime=\"{from}\">{}</time>", Safe(&said));
    }
    if stage.tally.total > 0 {
        let all = if stage.tally.is_complete() { " all" } else { "" };
        let _ = write!(head, " <span class=\"n{all}\">{}</span>", counted(stage.tally));
    }
    head += "</span>";
    let track = scale.map(|scale| track(app, stage, scale)).unwrap_or_default();
    let goal = phase
        .goal
        .as_ref()
        .map(|goal| format!("<p class=\"goal\"><b>{}</b><span dir=\"auto\">{}</span></p>\n", words.goal(), Safe(goal)));
    let days: String = phase.days.iter().map(|day| item(app, &of_day(app, *day, false, words), words)).collect();
    let days = if days.is_empty() { days } else { format!("<ol>\n{days}</ol>\n") };
    let body = goal.unwrap_or_default() + &days;
    if body.is_empty() {
        return format!("<div class=\"stage\"><div class=\"head\">{head}</div>{track}</div>\n");
    }
    let open = if is_open { " open" } else { "" };
    format!(
        "<details class=\"stage\"{open}><summary><span class=\"head\"><span class=\"turn\"></span>{head}</span>{track}</summary>\n\
         <div class=\"body\">\n{body}</div></details>\n"
    )
}

/// The study days of a phase over the dates of the plan. What it shows is said beneath, too.
fn track(app: &App, stage: &Stage, scale: &Scale) -> String {
    let mut out = "<svg class=\"track\" aria-hidden=\"true\" focusable=\"false\">".to_owned();
    let _ = write!(out, "<rect class=\"lane\" x=\"0\" y=\"42%\" width=\"100%\" height=\"16%\" rx=\"1\"/>");
    let mut piece = |(from, to), due: Due| {
        let (left, width) = scale.place(from, to);
        let _ = write!(
            out,
            "<rect class=\"{}\" x=\"{left:.3}%\" y=\"12%\" width=\"{width:.3}%\" height=\"76%\" rx=\"2\"/>",
            class(due)
        );
    };
    let phase = &app.plan().phases()[stage.phase];
    if let (true, Some(dates)) = (phase.days.is_empty(), stage.dates) {
        piece(dates, of_phase(stage, app.standing().date));
    }
    for day in &phase.days {
        if let Some((calendar, due)) = app.calendar().zip(due(app, *day)) {
            piece(calendar.dates(*day), due);
        }
    }
    if let Some(at) = scale.today(app.standing().date) {
        let _ = write!(out, "<line class=\"mark\" x1=\"{at:.3}%\" x2=\"{at:.3}%\" y1=\"-8%\" y2=\"108%\"/>");
    }
    out + "</svg>"
}

/// What a phase without study days is to today.
fn of_phase(stage: &Stage, today: NaiveDate) -> Due {
    match stage.dates {
        _ if stage.tally.total > 0 && stage.tally.is_complete() => Due::Done,
        Some((_, to)) if to < today => Due::Late,
        Some((from, _)) if from <= today => Due::Today,
        _ => Due::Ahead,
    }
}

fn class(due: Due) -> &'static str {
    match due {
        Due::Done => "done",
        Due::Ahead => "ahead",
        Due::Today => "today",
        Due::Late => "late",
    }
}

fn legend(words: Words) -> String {
    let one = |due| {
        format!(
            "<span><svg class=\"track\" aria-hidden=\"true\"><rect class=\"{}\" x=\"10%\" y=\"10%\" width=\"80%\" height=\"80%\" rx=\"2\"/></svg>{}</span>",
            class(due),
            words.due(due)
        )
    };
    let all: String = [Due::Done, Due::Late, Due::Today, Due::Ahead].into_iter().map(one).collect();
    format!("<p class=\"legend\">{all}</p>\n")
}

/// Where dates are between the first and the last of the plan, in percent.
struct Scale {
    from: NaiveDate,
    to: NaiveDate,
}

impl Scale {
    fn dates(&self) -> f64 {
        (self.to - self.from).num_days() as f64 + 1.0
    }

    fn at(&self, date: NaiveDate) -> f64 {
        100.0 * (date - self.from).num_days() as f64 / self.dates()
    }

    /// Where dates begin, and how wide they are; with a little room behind them, and never too narrow to be seen.
    fn place(&self, from: NaiveDate, to: NaiveDate) -> (f64, f64) {
        let one = 100.0 / self.dates();
        let width = self.at(to) + one - self.at(from);
        (self.at(from) + one * 0.06, (width - one * 0.12).max(0.4))
    }

    /// The middle of today, if the plan goes on then.
    fn today(&self, today: NaiveDate) -> Option<f64> {
        (self.from..=self.to).contains(&today).then(|| self.at(today) + 50.0 / self.dates())
    }

    /// The names of the months where they begin, as many as there is room for.
    fn axis(&self, words: Words) -> String {
        let months = (self.to.year() - self.from.year()) * 12 + self.to.month() as i32 - self.from.month() as i32;
        let step = (u32::try_from(months).unwrap_or(0) / MOST_NAMES) + 1;
        let mut out = "<svg class=\"axis\" aria-hidden=\"true\" focusable=\"false\">".to_owned();
        let mut month = Some(self.from);
        let mut is_first = true;
        while let Some(date) = month.filter(|date| *date <= self.to) {
            let next = date.with_day(1).and_then(|first| first.checked_add_months(Months::new(step)));
            // The first is named where the plan begins, unless the next name would lie over it.
            let is_crowded = is_first && next.is_some_and(|next| next <= self.to && self.at(next) < 9.0);
            if !is_crowded && self.at(date) < 97.0 {
                // A year's number is as short as a month's name.
                let named = if date.month() == 1 { date.year().to_string() } else { words.short_month(date) };
                let _ = write!(out, "<text x=\"{:.3}%\" y=\"0.8rem\">{}</text>", self.at(date), Safe(&named));
            }
            (month, is_first) = (next, false);
        }
        out + "</svg>\n"
    }
}
