//! A plan that was drafted as JSON.

use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use super::{SCHEMA, write};
use crate::plan::draft::{Drafted, DraftedDay};
use crate::text::sanitise::sanitise;

#[derive(Serialize)]
struct DraftShape<'a> {
    schema: u32,
    file: String,
    /// Where it was written.
    written: Option<String>,
    tasks: usize,
    minutes: u64,
    days: u32,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    study_days: Vec<DayShape<'a>>,
    markdown: &'a str,
}

#[derive(Serialize)]
struct DayShape<'a> {
    phase: &'a str,
    name: &'a str,
    title: &'a str,
    tasks: usize,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

/// A draft for a file, and where it was written.
#[must_use]
pub fn drafted(file: &Path, drafted: &Drafted, written: Option<&Path>) -> String {
    let named = |path: &Path| sanitise(&path.to_string_lossy()).into_owned();
    let day = |day: &'_ DraftedDay| (day.dates.map(|dates| dates.0), day.dates.map(|dates| dates.1));
    write(&DraftShape {
        schema: SCHEMA,
        file: named(file),
        written: written.map(named),
        tasks: drafted.tasks,
        minutes: drafted.minutes,
        days: drafted.days,
        start: drafted.span.map(|(start, _)| start),
        end: drafted.span.map(|(_, end)| end),
        study_days: drafted
            .entries
            .iter()
            .map(|entry| {
                let (from, to) = day(entry);
                DayShape { phase: &entry.phase, name: &entry.name, title: &entry.title, tasks: entry.tasks, from, to }
            })
            .collect(),
        markdown: &drafted.markdown,
    })
}
