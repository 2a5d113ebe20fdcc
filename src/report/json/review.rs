//! The review as JSON: what is due, what each grade leads to, and how much is to come.

use chrono::NaiveDate;
use serde::Serialize;

use super::{SCHEMA, write};
use crate::app::App;
use crate::document::outline::NodeId;
use crate::text::lines::Lines;
use crate::text::sanitise::sanitise;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ReviewsShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// The date that counts as today.
    date: NaiveDate,
    /// Since when the reader reviews; nothing before that was begun.
    since: Option<NaiveDate>,
    /// What is due, the most at risk first.
    due: Vec<ItemShape>,
    /// How many more would be due, were there no cap.
    put_off: usize,
    /// How much is due on the dates from today on.
    ahead: Vec<LoadShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct JudgedShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// The date that counts as today.
    date: NaiveDate,
    /// How it stands now.
    item: ItemShape,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LoadShape {
    /// The date.
    date: NaiveDate,
    /// How much is due on it.
    due: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ItemShape {
    /// The line on which it begins, counted from 1.
    line: usize,
    /// The title, without the signs of Markdown.
    title: String,
    /// The titles of what it stands beneath, from the outermost.
    path: Vec<String>,
    /// Whether it is left out of the review.
    spared: bool,
    /// When it was learned, or graded last.
    last: Option<NaiveDate>,
    /// When it comes back.
    next: Option<NaiveDate>,
    /// The days after which nine in ten are remembered.
    stability: Option<f32>,
    /// How difficult it is, from 1 to 10.
    difficulty: Option<f32>,
    /// How likely it is to be remembered now, from 0 to 1.
    retrievability: Option<f32>,
    /// The days that each grade leads to.
    intervals: Option<IntervalsShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct IntervalsShape {
    /// After it was forgotten.
    again: u32,
    /// After it came with difficulty.
    hard: u32,
    /// After it was remembered.
    good: u32,
    /// After it came without effort.
    easy: u32,
}

/// For how many dates the load is told.
const DATES: usize = 28;

/// What is due in the file called `file`.
#[must_use]
pub fn reviews(app: &App, file: &str) -> String {
    let lines = Lines::of(app.document().text());
    let reviews = app.reviews();
    let ahead = reviews.map(|reviews| reviews.ahead(DATES)).unwrap_or_default();
    write(&ReviewsShape {
        schema: SCHEMA,
        file: sanitise(file).into_owned(),
        date: app.standing().date,
        since: reviews.map(|reviews| reviews.since()),
        due: reviews.into_iter().flat_map(|reviews| reviews.due()).map(|node| item(app, &lines, node)).collect(),
        put_off: reviews.map_or(0, |reviews| reviews.put_off()),
        ahead: ahead.into_iter().map(|load| LoadShape { date: load.date, due: load.due }).collect(),
    })
}

/// How an item stands after it was graded or spared.
#[must_use]
pub fn judged(app: &App, node: NodeId, file: &str) -> String {
    let item = item(app, &Lines::of(app.document().text()), node);
    write(&JudgedShape { schema: SCHEMA, file: sanitise(file).into_owned(), date: app.standing().date, item })
}

fn item(app: &App, lines: &Lines, node: NodeId) -> ItemShape {
    let outline = app.document().outline();
    let reviews = app.reviews();
    let standing = reviews.and_then(|reviews| reviews.standing(node));
    let named = |[again, hard, good, easy]: [u32; 4]| IntervalsShape { again, hard, good, easy };
    ItemShape {
        line: lines.number(outline.node(node).start),
        title: outline.title(node).to_owned(),
        path: outline.path(node).into_iter().map(str::to_owned).collect(),
        spared: reviews.is_some_and(|reviews| reviews.is_spared(node)),
        last: standing.map(|standing| standing.last),
        next: standing.and_then(|standing| standing.next),
        stability: standing.map(|standing| standing.stability),
        difficulty: standing.map(|standing| standing.difficulty),
        retrievability: standing.map(|standing| standing.retrievability),
        intervals: reviews.and_then(|reviews| reviews.intervals(node)).map(named),
    }
}
