//! The shapes of the answers, field by field.

use chrono::NaiveDate;
use serde::Serialize;

use super::stats::Minutes;
use crate::progress::Tally;
use crate::progress::streak::Streak;

#[derive(Serialize)]
pub(super) struct Show {
    pub(super) schema: u32,
    pub(super) file: String,
    pub(super) title: Option<String>,
    pub(super) front_matter: Option<&'static str>,
    pub(super) progress: Tally,
    pub(super) nodes: Vec<ShownNode>,
}

#[derive(Serialize)]
pub(super) struct ShownNode {
    pub(super) id: usize,
    pub(super) parent: Option<usize>,
    pub(super) kind: &'static str,
    pub(super) level: u32,
    pub(super) line: usize,
    pub(super) title: String,
    pub(super) mark: Option<&'static str>,
    pub(super) offset: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct PlanShape {
    pub(super) schema: u32,
    pub(super) start: Option<NaiveDate>,
    pub(super) start_from: Option<&'static str>,
    pub(super) end: Option<NaiveDate>,
    pub(super) total_days: u32,
    pub(super) phases: Vec<PhaseShape>,
}

#[derive(Serialize)]
pub(super) struct PhaseShape {
    pub(super) line: Option<usize>,
    pub(super) title: String,
    pub(super) path: Vec<String>,
    pub(super) goal: Option<String>,
    pub(super) days: Vec<DayShape>,
    /// Its study days that are called by a date alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dated: Vec<DatedShape>,
    /// Its own dates, where the plan has no study days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<NaiveDate>,
}

#[derive(Serialize)]
pub(super) struct DayShape {
    pub(super) line: usize,
    pub(super) carrier: &'static str,
    /// Its numbers; none where it is called by a date alone.
    pub(super) first: Option<u32>,
    pub(super) last: Option<u32>,
    pub(super) title: String,
    pub(super) done: bool,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
}

#[derive(Serialize)]
pub(super) struct DatedShape {
    pub(super) line: usize,
    pub(super) carrier: &'static str,
    pub(super) title: String,
    pub(super) done: bool,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
}

impl From<DayShape> for DatedShape {
    fn from(day: DayShape) -> Self {
        let DayShape { line, carrier, title, done, from, to, .. } = day;
        Self { line, carrier, title, done, from, to }
    }
}

#[derive(Serialize)]
pub(super) struct Status {
    pub(super) schema: u32,
    pub(super) file: String,
    pub(super) title: Option<String>,
    pub(super) progress: Tally,
    pub(super) sections: Vec<Section>,
    pub(super) plan: Option<StatusPlan>,
}

#[derive(Serialize)]
pub(super) struct Section {
    pub(super) line: usize,
    pub(super) level: u32,
    pub(super) title: String,
    pub(super) done: u32,
    pub(super) total: u32,
}

#[derive(Serialize)]
pub(super) struct StatusPlan {
    pub(super) start: Option<NaiveDate>,
    pub(super) end: Option<NaiveDate>,
    pub(super) done: usize,
    pub(super) total: usize,
    pub(super) behind: i32,
}

#[derive(Serialize)]
pub(super) struct Today {
    pub(super) schema: u32,
    pub(super) date: NaiveDate,
    pub(super) state: &'static str,
    pub(super) day: Option<DayShape>,
    pub(super) next_open: Option<DayShape>,
    pub(super) behind: i32,
    pub(super) left: Vec<DayShape>,
    pub(super) phase: Option<TodayPhase>,
    pub(super) day_n: Option<u32>,
    pub(super) day_of: Option<u32>,
    pub(super) topics: Vec<ShownNode>,
    /// Nothing before review was begun.
    pub(super) reviews_due: Option<usize>,
    /// Where the journal knows of anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) streak: Option<Streak>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minutes: Option<Minutes>,
}

#[derive(Serialize)]
pub(super) struct TodayPhase {
    pub(super) title: String,
    pub(super) goal: Option<String>,
    pub(super) n: usize,
    pub(super) of: usize,
}

#[derive(Serialize)]
pub(super) struct Ticked {
    pub(super) schema: u32,
    pub(super) file: String,
    pub(super) changed: bool,
    pub(super) item: ShownNode,
}

#[derive(Serialize)]
pub(super) struct AllTicked {
    pub(super) schema: u32,
    pub(super) file: String,
    pub(super) changed: bool,
    pub(super) items: Vec<TickedItem>,
}

#[derive(Serialize)]
pub(super) struct TickedItem {
    pub(super) asked: String,
    pub(super) changed: bool,
    pub(super) item: ShownNode,
}

#[derive(Serialize)]
pub(super) struct RecoveryShape {
    pub(super) schema: u32,
    pub(super) file: String,
    pub(super) written: bool,
    pub(super) end_before: NaiveDate,
    pub(super) end_after: NaiveDate,
    pub(super) heaviest: Load,
    pub(super) moved: Vec<MovedShape>,
}

#[derive(Serialize)]
pub(super) struct Load {
    pub(super) date: NaiveDate,
    pub(super) study_days: usize,
}

#[derive(Serialize)]
pub(super) struct MovedShape {
    #[serde(flatten)]
    pub(super) day: DayShape,
    pub(super) new_from: NaiveDate,
    pub(super) new_to: NaiveDate,
}

#[derive(Serialize)]
pub(super) struct SeveralPlans {
    pub(super) schema: u32,
    pub(super) days: Vec<Filed<DayShape>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dated: Vec<Filed<DatedShape>>,
}

#[derive(Serialize)]
pub(super) struct Filed<T> {
    pub(super) file: String,
    #[serde(flatten)]
    pub(super) day: T,
}

#[derive(Serialize)]
pub(super) struct SeveralTodays {
    pub(super) schema: u32,
    pub(super) files: Vec<FiledToday>,
}

#[derive(Serialize)]
pub(super) struct FiledToday {
    pub(super) file: String,
    #[serde(flatten)]
    pub(super) today: Today,
}
