//! Roadmaps as a calendar: study days as all-day events, and if wanted, tasks as to-dos and what comes back for review.
//!
//! A calendar takes an entry that it knows already for a newer state of the same, so every entry has a name that stays
//! ([`Known`]) and a number of its state that grows with time: seconds, for there is nothing here that counts exports.

mod content;
mod line;

use chrono::{DateTime, NaiveDate, Utc};

use super::known::Known;
use super::walk::{Spot, walk};
use super::{Extras, Roadmap};
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::plan::DayId;
use crate::plan::calendar::Calendar;
use crate::progress::leaves;
use crate::ui::words::Words;
use content::{about, about_phase, path};
use line::Lines;

/// What is done begins with this.
const DONE_SIGN: &str = "✓ ";

/// A study day of more dates is one entry, whatever rest lies in it.
const MOST_DATES: i64 = 366;

/// The roadmaps' calendar. Nothing where it would have no entry.
pub(super) fn calendar(
    roadmaps: &[Roadmap<'_>],
    extras: Extras,
    (now, words): (DateTime<Utc>, Words),
) -> Option<String> {
    let mut writer = Writer { lines: Lines::default(), state: State::at(now), words, entries: 0 };
    let titles: Vec<String> = roadmaps.iter().map(Roadmap::title).collect();
    let name = titles.join(words.comma());
    writer.lines.put("BEGIN", "VCALENDAR");
    writer.lines.put("VERSION", "2.0");
    writer.lines.put("PRODID", concat!("-//roadmap//roadmap ", env!("CARGO_PKG_VERSION"), "//EN"));
    writer.lines.put("CALSCALE", "GREGORIAN");
    writer.lines.text("NAME", &name);
    writer.lines.text("X-WR-CALNAME", &name);
    for (roadmap, title) in roadmaps.iter().zip(&titles) {
        let named = Some(title.clone()).filter(|_| roadmaps.len() > 1);
        let source = Source { roadmap, known: Known::of(roadmap), named };
        writer.plan(&source);
        if extras.todos {
            writer.todos(&source);
        }
        if extras.reviews {
            writer.reviews(&source);
        }
    }
    writer.lines.put("END", "VCALENDAR");
    (writer.entries > 0).then(|| writer.lines.into_text())
}

/// A roadmap whose entries are written.
struct Source<'a> {
    roadmap: &'a Roadmap<'a>,
    known: Known,
    /// Its title, where that is to tell it from others.
    named: Option<String>,
}

impl Source<'_> {
    /// What an entry belongs to: its roadmap where there are several, and its phase or section.
    fn categories(&self, own: Option<&str>) -> Vec<String> {
        self.named.iter().cloned().chain(own.map(str::to_owned)).collect()
    }

    fn heading(&self, id: Option<NodeId>) -> Option<&str> {
        id.map(|id| self.roadmap.app.document().outline().title(id))
    }
}

/// As of when the entries are.
struct State {
    stamp: String,
    number: String,
}

impl State {
    fn at(now: DateTime<Utc>) -> Self {
        // The number has to fit 31 bits, and will until 2088.
        let epoch = DateTime::from_timestamp(1_577_836_800, 0).unwrap_or_default();
        let number = now.signed_duration_since(epoch).num_seconds().clamp(0, i64::from(i32::MAX));
        Self { stamp: now.format("%Y%m%dT%H%M%SZ").to_string(), number: number.to_string() }
    }
}

/// A calendar being written.
struct Writer {
    lines: Lines,
    state: State,
    words: Words,
    entries: usize,
}

impl Writer {
    fn entry(&mut self, kind: &str, name: &str, fill: impl FnOnce(&mut Lines)) {
        self.entries += 1;
        self.lines.put("BEGIN", kind);
        self.lines.put("UID", name);
        self.lines.put("DTSTAMP", &self.state.stamp);
        self.lines.put("LAST-MODIFIED", &self.state.stamp);
        self.lines.put("SEQUENCE", &self.state.number);
        fill(&mut self.lines);
        self.lines.put("END", kind);
    }

    /// An event of whole dates, which leaves the reader free for others.
    fn event(&mut self, name: &str, (from, to): (NaiveDate, NaiveDate), event: &Event) {
        self.entry("VEVENT", name, |lines| {
            lines.put("DTSTART;VALUE=DATE", &written(from));
            // The date behind the last one; at the end of all dates there is none.
            if let Some(end) = to.succ_opt().filter(|end| written(*end) > written(from)) {
                lines.put("DTEND;VALUE=DATE", &written(end));
            }
            event.put(lines);
            lines.put("STATUS", "CONFIRMED");
            lines.put("TRANSP", "TRANSPARENT");
        });
    }

    /// The study days, or where there are none, the phases that have dates.
    fn plan(&mut self, source: &Source<'_>) {
        let app = source.roadmap.app;
        let Some(calendar) = app.calendar() else { return };
        let outline = app.document().outline();
        let numbers = Known::days(source.roadmap);
        for day in app.plan().ids() {
            let phase = source.heading(app.plan().phases()[app.plan().day(day).phase].heading);
            let event = Event {
                summary: self.day_summary(source, day),
                about: about(app, day, self.words),
                categories: source.categories(phase),
            };
            let name = source.known.name("day", numbers[day.index()]);
            for (at, dates) in stretches(calendar, day).into_iter().enumerate() {
                let name = if at == 0 { name.clone() } else { format!("{}-{name}", at + 1) };
                self.event(&name, dates, &event);
            }
        }
        if !app.plan().days().is_empty() {
            return;
        }
        let numbers = Known::phases(source.roadmap);
        for (at, phase) in app.plan().phases().iter().enumerate() {
            let (Some(heading), Some(dates)) = (phase.heading, calendar.phase_dates(at)) else { continue };
            let is_done = app.progress().at(heading).is_complete() && app.progress().at(heading).total > 0;
            let event = Event {
                summary: signed(is_done, outline.title(heading)),
                about: about_phase(app, at, self.words),
                categories: source.categories(None),
            };
            self.event(&source.known.name("phase", numbers[at]), dates, &event);
        }
    }

    fn day_summary(&self, source: &Source<'_>, day: DayId) -> String {
        let app = source.roadmap.app;
        let (name, title) = (self.words.day_name(app, day), self.words.day_title(app, day));
        let said = if title.is_empty() { name } else { self.words.titled(&name, &title) };
        signed(app.is_node_done(app.plan().day(day).node), &said)
    }

    /// The tasks. Those that are done are there as well: a calendar that knows them as open hears of it in no other way.
    fn todos(&mut self, source: &Source<'_>) {
        let app = source.roadmap.app;
        let outline = app.document().outline();
        let leaves = leaves(outline);
        let is_leaf = |id: &NodeId| leaves.binary_search(id).is_ok();
        let is_given_up = |id: &NodeId| outline.mark(*id) == Some(Mark::Cancelled);
        let has_dates = app.calendar().is_some();
        let number = Known::items(source.roadmap);
        let mut todos: Vec<Spot> = Vec::new();
        walk(app, |spot, _| {
            // A study day with dates is an event already.
            let is_event = has_dates && app.plan().day_at(spot.node).is_some();
            if !is_event && (is_leaf(&spot.node) || is_given_up(&spot.node)) {
                todos.push(spot);
            }
        });
        for spot in todos {
            let event = Event {
                summary: outline.title(spot.node).to_owned(),
                about: path(app, spot.node),
                categories: source.categories(source.heading(spot.section)),
            };
            let due = spot.dates(app).map(|(_, to)| to);
            let (mark, done_on) = (outline.mark(spot.node), app.done_on(spot.node));
            self.entry("VTODO", &source.known.name("task", number(spot.node)), |lines| {
                event.put(lines);
                if let Some(due) = due {
                    lines.put("DUE;VALUE=DATE", &written(due));
                }
                put_status(lines, mark, done_on);
            });
        }
    }

    /// What comes back for review, each on the date on which it does.
    fn reviews(&mut self, source: &Source<'_>) {
        let app = source.roadmap.app;
        let Some(reviews) = app.reviews() else { return };
        let outline = app.document().outline();
        let number = Known::items(source.roadmap);
        for node in outline.ids() {
            let Some(next) = reviews.standing(node).and_then(|standing| standing.next) else { continue };
            let day = app.plan().day_at(node).map(|day| self.words.day_line(app, day));
            // What is parted by two blanks there stands in a column; here nothing does.
            let title = day.map_or_else(|| outline.title(node).to_owned(), |day| day.replace("  ", " "));
            let event = Event {
                summary: self.words.review_of(&title),
                about: path(app, node),
                categories: source.categories(Some(self.words.reviews_name())),
            };
            self.event(&source.known.name("review", number(node)), (next, next), &event);
        }
    }
}

/// What an entry says.
struct Event {
    summary: String,
    about: String,
    categories: Vec<String>,
}

impl Event {
    fn put(&self, lines: &mut Lines) {
        lines.text("SUMMARY", &self.summary);
        if !self.about.is_empty() {
            lines.text("DESCRIPTION", &self.about);
        }
        lines.texts("CATEGORIES", &self.categories);
    }
}

fn put_status(lines: &mut Lines, mark: Option<Mark>, done_on: Option<NaiveDate>) {
    let status = match mark {
        Some(Mark::Done) => "COMPLETED",
        Some(Mark::Doing) => "IN-PROCESS",
        Some(Mark::Cancelled) => "CANCELLED",
        Some(Mark::Todo | Mark::Other(_)) | None => "NEEDS-ACTION",
    };
    lines.put("STATUS", status);
    if mark == Some(Mark::Done) {
        lines.put("PERCENT-COMPLETE", "100");
        // It asks for a time. At noon it is the same date nearly everywhere.
        if let Some(date) = done_on {
            lines.put("COMPLETED", &format!("{}T120000Z", written(date)));
        }
    }
}

fn signed(is_done: bool, said: &str) -> String {
    if is_done { format!("{DONE_SIGN}{said}") } else { said.to_owned() }
}

fn written(date: NaiveDate) -> String {
    // A calendar's years have four digits.
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(date);
    date.min(last).format("%Y%m%d").to_string()
}

/// The dates of a study day, as many in a row as there are.
fn stretches(calendar: &Calendar, day: DayId) -> Vec<(NaiveDate, NaiveDate)> {
    let (from, to) = calendar.dates(day);
    if (to - from).num_days() >= MOST_DATES {
        return vec![(from, to)];
    }
    let mut stretches: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for date in from.iter_days().take_while(|date| *date <= to).filter(|date| calendar.falls_on(day, *date)) {
        match stretches.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(date) => *last = date,
            _ => stretches.push((date, date)),
        }
    }
    if stretches.is_empty() { vec![(from, from)] } else { stretches }
}
