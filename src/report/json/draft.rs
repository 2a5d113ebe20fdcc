//! A plan that was drafted as JSON.

use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use super::{SCHEMA, write};
use crate::plan::draft::{Drafted, DraftedDay};
use crate::text::sanitise::sanitise;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DraftShape<'a> {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// The file that the plan was written into; none where it was not.
    written: Option<String>,
    /// How many tasks it is for.
    tasks: usize,
    /// How long they take in all.
    minutes: u64,
    /// How many days it has.
    days: u32,
    /// The first date.
    start: Option<NaiveDate>,
    /// The last date.
    end: Option<NaiveDate>,
    /// Its study days, in order.
    study_days: Vec<DraftedDayShape<'a>>,
    /// The plan alone, as it is written.
    markdown: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DraftedDayShape<'a> {
    /// The title of its phase.
    phase: &'a str,
    /// What it is called: `Day 6-7`.
    name: &'a str,
    /// What it is about.
    title: &'a str,
    /// How many tasks it has.
    tasks: usize,
    /// Its first date.
    from: Option<NaiveDate>,
    /// Its last date.
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
                DraftedDayShape {
                    phase: &entry.phase,
                    name: &entry.name,
                    title: &entry.title,
                    tasks: entry.tasks,
                    from,
                    to,
                }
            })
            .collect(),
        markdown: &drafted.markdown,
    })
}
