//! The shapes of the answers, field by field.

use chrono::NaiveDate;
use serde::Serialize;

use super::stats::Minutes;
use crate::progress::Tally;
use crate::progress::streak::Streak;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Show {
    pub(super) schema: u32,
    /// The Markdown file, as it was named.
    pub(super) file: String,
    /// The roadmap's own title.
    pub(super) title: Option<String>,
    /// The notation of its front matter.
    #[cfg_attr(test, schemars(extend("enum" = ["toml", "yaml", "json", null])))]
    pub(super) front_matter: Option<&'static str>,
    /// The tasks that count: those that have no task beneath them.
    pub(super) progress: Tally,
    /// Sections and items, in reading order.
    pub(super) nodes: Vec<ShownNode>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ShownNode {
    /// Its place among all nodes, counted from 0.
    pub(super) id: usize,
    /// The node that it stands beneath.
    pub(super) parent: Option<usize>,
    /// What it is.
    #[cfg_attr(test, schemars(extend("enum" = ["heading", "item", "row", "paragraph"])))]
    pub(super) kind: &'static str,
    /// Of a heading its level, of an item how deep it is nested.
    pub(super) level: u32,
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
    /// The title, without the signs of Markdown.
    pub(super) title: String,
    /// What its box shows; `null` where it has none.
    #[cfg_attr(test, schemars(extend("enum" = ["todo", "done", "doing", "cancelled", "other", null])))]
    pub(super) mark: Option<&'static str>,
    /// The byte between the brackets of its box.
    pub(super) offset: Option<usize>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PlanShape {
    pub(super) schema: u32,
    /// The date of its first day.
    pub(super) start: Option<NaiveDate>,
    /// Where that date comes from.
    #[cfg_attr(test, schemars(extend("enum" = ["flag", "start", "date", null])))]
    pub(super) start_from: Option<&'static str>,
    /// The date of its last day.
    pub(super) end: Option<NaiveDate>,
    /// How many days it counts.
    pub(super) total_days: u32,
    /// The phases, in reading order.
    pub(super) phases: Vec<PhaseShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PhaseShape {
    /// The line of its heading; `null` where there is none that names it.
    pub(super) line: Option<usize>,
    /// The title, without the signs of Markdown.
    pub(super) title: String,
    /// The titles of what it stands beneath, from the outermost.
    pub(super) path: Vec<String>,
    /// What it is for, where the roadmap says so.
    pub(super) goal: Option<String>,
    /// Its study days that have numbers.
    pub(super) days: Vec<DayShape>,
    /// Its study days that are called by a date alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dated: Vec<DatedShape>,
    /// Its own dates, where the plan has no study days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<NaiveDate>,
    /// Its last date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<NaiveDate>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DayShape {
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
    /// What the study day is written as.
    #[cfg_attr(test, schemars(extend("enum" = ["heading", "item", "row", "paragraph"])))]
    pub(super) carrier: &'static str,
    /// Its numbers; none where it is called by a date alone.
    pub(super) first: Option<u32>,
    /// The number that it ends with; `null` where it is called by a date alone.
    pub(super) last: Option<u32>,
    /// The title, without the signs of Markdown.
    pub(super) title: String,
    /// Whether it is done.
    pub(super) done: bool,
    /// Its first date.
    pub(super) from: Option<NaiveDate>,
    /// Its last date.
    pub(super) to: Option<NaiveDate>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DatedShape {
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
    /// What the study day is written as.
    #[cfg_attr(test, schemars(extend("enum" = ["heading", "item", "row", "paragraph"])))]
    pub(super) carrier: &'static str,
    /// The title, without the signs of Markdown.
    pub(super) title: String,
    /// Whether it is done.
    pub(super) done: bool,
    /// Its first date.
    pub(super) from: Option<NaiveDate>,
    /// Its last date.
    pub(super) to: Option<NaiveDate>,
}

impl From<DayShape> for DatedShape {
    fn from(day: DayShape) -> Self {
        let DayShape { line, carrier, title, done, from, to, .. } = day;
        Self { line, carrier, title, done, from, to }
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Status {
    pub(super) schema: u32,
    /// The Markdown file, as it was named.
    pub(super) file: String,
    /// The roadmap's own title.
    pub(super) title: Option<String>,
    /// The tasks that count: those that have no task beneath them.
    pub(super) progress: Tally,
    /// The sections, in reading order.
    pub(super) sections: Vec<Section>,
    /// The plan; `null` where there are no study days.
    pub(super) plan: Option<StatusPlan>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Section {
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
    /// The level of its heading.
    pub(super) level: u32,
    /// The title, without the signs of Markdown.
    pub(super) title: String,
    /// How many tasks in it are done.
    pub(super) done: u32,
    /// How many tasks are in it.
    pub(super) total: u32,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct StatusPlan {
    /// The date of its first day.
    pub(super) start: Option<NaiveDate>,
    /// The date of its last day.
    pub(super) end: Option<NaiveDate>,
    /// How many study days are done.
    pub(super) done: usize,
    /// How many study days there are.
    pub(super) total: usize,
    /// How many study days the reader is behind; ahead is negative.
    pub(super) behind: i32,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Today {
    pub(super) schema: u32,
    /// The date that counts as today.
    pub(super) date: NaiveDate,
    /// What that date is to the plan.
    #[cfg_attr(test, schemars(extend("enum" = ["before", "on", "rest", "after", "undated", "none"])))]
    pub(super) state: &'static str,
    /// The study day that falls on it.
    pub(super) day: Option<DayShape>,
    /// The first study day that is not done.
    pub(super) next_open: Option<DayShape>,
    /// How many study days the reader is behind; ahead is negative.
    pub(super) behind: i32,
    /// Study days that should be done by now.
    pub(super) left: Vec<DayShape>,
    /// The phase of the study day to look at.
    pub(super) phase: Option<TodayPhase>,
    /// The plan's day that it is, counted from 1.
    pub(super) day_n: Option<u32>,
    /// How many days the plan counts.
    pub(super) day_of: Option<u32>,
    /// Tasks of the checklist that share words with the study day.
    pub(super) topics: Vec<ShownNode>,
    /// How much is due for review; `null` before review was begun.
    pub(super) reviews_due: Option<usize>,
    /// For how long something was done on end; there where the journal knows of anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) streak: Option<Streak>,
    /// The minutes of study; there where the journal knows of anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minutes: Option<Minutes>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TodayPhase {
    /// The title, without the signs of Markdown.
    pub(super) title: String,
    /// What it is for, where the roadmap says so.
    pub(super) goal: Option<String>,
    /// Which of the phases it is, counted from 1.
    pub(super) n: usize,
    /// How many phases there are.
    pub(super) of: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Ticked {
    pub(super) schema: u32,
    /// The Markdown file, as it was named.
    pub(super) file: String,
    /// Whether anything was changed.
    pub(super) changed: bool,
    /// The item as it is now.
    pub(super) item: ShownNode,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct AllTicked {
    pub(super) schema: u32,
    /// The Markdown file, as it was named.
    pub(super) file: String,
    /// Whether any of them was changed.
    pub(super) changed: bool,
    /// The items, in the order in which they were named.
    pub(super) items: Vec<TickedItem>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TickedItem {
    /// The name by which it was asked for.
    pub(super) asked: String,
    /// Whether it was changed.
    pub(super) changed: bool,
    /// The item as it is now.
    pub(super) item: ShownNode,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RecoveryShape {
    pub(super) schema: u32,
    /// The Markdown file, as it was named.
    pub(super) file: String,
    /// Whether the file was written.
    pub(super) written: bool,
    /// The plan's last date before.
    pub(super) end_before: NaiveDate,
    /// Its last date after.
    pub(super) end_after: NaiveDate,
    /// The date with the most study days after.
    pub(super) heaviest: Load,
    /// The study days that move.
    pub(super) moved: Vec<MovedShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Load {
    /// The date.
    pub(super) date: NaiveDate,
    /// How many study days fall on it.
    pub(super) study_days: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct MovedShape {
    #[serde(flatten)]
    pub(super) day: DayShape,
    /// Its first date after.
    pub(super) new_from: NaiveDate,
    /// Its last date after.
    pub(super) new_to: NaiveDate,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct SeveralPlans {
    pub(super) schema: u32,
    /// The study days that have numbers, by date.
    pub(super) days: Vec<Filed<DayShape>>,
    /// The study days that are called by a date alone, by date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dated: Vec<Filed<DatedShape>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Filed{T}"))]
pub(super) struct Filed<T> {
    /// The Markdown file, as it was named.
    pub(super) file: String,
    #[serde(flatten)]
    pub(super) day: T,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct SeveralTodays {
    pub(super) schema: u32,
    /// The roadmaps, in the order in which they were named.
    pub(super) files: Vec<FiledToday>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct FiledToday {
    /// The Markdown file, as it was named.
    pub(super) file: String,
    #[serde(flatten)]
    pub(super) today: Today,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct SeveralStatuses {
    pub(super) schema: u32,
    /// The tasks of all of them.
    pub(super) progress: Tally,
    /// The roadmaps, in the order that was asked for.
    pub(super) files: Vec<Status>,
}
