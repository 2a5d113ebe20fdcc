//! The journal as JSON: its events as they stand in the file.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::{SCHEMA, write};
use crate::progress::journal::{Event, written};
use crate::text::sanitise::sanitise;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct JournalShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// The journal's own file.
    journal: String,
    /// Whether the journal is kept in `.roadmap` beside the file.
    local: bool,
    /// How many lines could not be read.
    passed_over: usize,
    /// What was done, as the journal's lines say it: see docs/journal.md.
    events: Vec<Value>,
}

/// What was taken into a journal from elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Imported {
    /// How many events are new in it.
    pub events: usize,
    /// How many versions there were.
    pub versions: usize,
    /// How many of them could not be read.
    pub passed_over: usize,
    /// The first and last date of what is new.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// Whether there may have been more before.
    pub shallow: bool,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ImportedShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// The journal's own file.
    journal: String,
    /// Whether the journal is kept in `.roadmap` beside the file.
    local: bool,
    /// How many events are new.
    events: usize,
    /// The first date of what is new.
    from: Option<NaiveDate>,
    /// The last date of what is new.
    until: Option<NaiveDate>,
    /// How many versions of the file there were.
    versions: usize,
    /// How many of them could not be read.
    passed_over: usize,
    /// Whether git may know of more than it has here.
    shallow: bool,
}

/// What was taken into the journal at `path`, of the file called `file`.
#[must_use]
pub fn imported(file: &str, (path, local): (&str, bool), imported: Imported) -> String {
    let Imported { events, versions, passed_over, span, shallow } = imported;
    write(&ImportedShape {
        schema: SCHEMA,
        file: sanitise(file).into_owned(),
        journal: sanitise(path).into_owned(),
        local,
        events,
        from: span.map(|(from, _)| from),
        until: span.map(|(_, until)| until),
        versions,
        passed_over,
        shallow,
    })
}

/// The events of the journal at `path`, of the file called `file`.
#[must_use]
pub fn journal(file: &str, (path, local): (&str, bool), events: &[Event], passed_over: usize) -> String {
    let event = |event: &Event| serde_json::from_str(&written(event)).map(harmless).unwrap_or_default();
    write(&JournalShape {
        schema: SCHEMA,
        file: sanitise(file).into_owned(),
        journal: sanitise(path).into_owned(),
        local,
        passed_over,
        events: events.iter().map(event).collect(),
    })
}

/// A value without what could steer a terminal.
fn harmless(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(sanitise(&text).into_owned()),
        Value::Array(values) => Value::Array(values.into_iter().map(harmless).collect()),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, harmless(value))).collect(),
        other => other,
    }
}
