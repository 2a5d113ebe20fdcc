//! A roadmap that was made, and the templates that one can be made of, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::{SCHEMA, write};
use crate::document::Document;
use crate::plan::Plan;
use crate::plan::sheet::Made;
use crate::plan::template::{TEMPLATES, Template};
use crate::progress::Progress;
use crate::text::sanitise::sanitise;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct NewShape<'a> {
    schema: u32,
    /// The new file; none where it was not written.
    file: Option<String>,
    /// What it calls itself.
    title: Option<String>,
    /// How many tasks it has.
    tasks: u32,
    /// How many study days it has.
    study_days: usize,
    /// The first date of its plan.
    start: Option<NaiveDate>,
    /// The last date of its plan.
    end: Option<NaiveDate>,
    /// All of it, where it was not written.
    text: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TemplatesShape {
    schema: u32,
    /// What a roadmap can be made of.
    templates: Vec<TemplateShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TemplateShape {
    /// What it is called for short.
    name: &'static str,
    /// What it is called in full.
    file: &'static str,
    /// What it calls itself.
    title: Option<String>,
    /// How many tasks it has.
    tasks: u32,
    /// How many study days it has.
    study_days: usize,
}

/// A roadmap that was made.
#[must_use]
pub fn made(new: &Made<'_>, document: &Document) -> String {
    write(&NewShape {
        schema: SCHEMA,
        file: new.file.map(|path| sanitise(&path.to_string_lossy()).into_owned()),
        title: new.title.clone(),
        tasks: new.tasks,
        study_days: new.study_days,
        start: new.span.map(|(start, _)| start),
        end: new.span.map(|(_, end)| end),
        text: new.file.is_none().then_some(document.text()),
    })
}

/// The templates.
#[must_use]
pub fn templates() -> String {
    let shape = |template: &Template| {
        let document = Document::read(template.text().to_owned());
        let (tasks, study_days) = (Progress::of(document.outline()).whole.total, Plan::of(&document).days().len());
        let title = document.title().map(str::to_owned);
        TemplateShape { name: template.name, file: template.stem, title, tasks, study_days }
    };
    write(&TemplatesShape { schema: SCHEMA, templates: TEMPLATES.iter().map(shape).collect() })
}
