//! What is to be done next, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Reporter, SCHEMA, write};
use crate::app::upcoming::{Upcoming, Why};
use crate::report::next::dates;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct NextShape {
    schema: u32,
    /// What is to be done, the most pressing first.
    items: Vec<UpcomingShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UpcomingShape {
    /// The Markdown file, as it was named.
    file: String,
    /// What it is.
    #[cfg_attr(test, schemars(extend("enum" = ["study_day", "task"])))]
    kind: &'static str,
    /// Why it is to be done.
    #[cfg_attr(test, schemars(extend("enum" = ["today", "left", "next", "open"])))]
    why: &'static str,
    /// The line on which it begins, counted from 1.
    line: usize,
    /// The title, without the signs of Markdown.
    title: String,
    /// The titles of what it stands beneath, from the outermost.
    path: Vec<String>,
    /// Its first date.
    from: Option<NaiveDate>,
    /// Its last date.
    to: Option<NaiveDate>,
}

/// What is to be done next, each with the roadmap that it is in.
#[must_use]
pub fn next(reporters: &[Reporter<'_>], upcoming: &[(usize, Upcoming)]) -> String {
    let items = upcoming.iter().map(|(at, next)| reporters[*at].upcoming(next)).collect();
    write(&NextShape { schema: SCHEMA, items })
}

impl Reporter<'_> {
    fn upcoming(&self, next: &Upcoming) -> UpcomingShape {
        let outline = self.app.document().outline();
        let dates = dates(self.app, next);
        UpcomingShape {
            file: self.file.clone(),
            kind: if next.day.is_some() { "study_day" } else { "task" },
            why: match next.why {
                Why::Today => "today",
                Why::Left => "left",
                Why::Next => "next",
                Why::Open => "open",
            },
            line: self.line(next.node),
            title: match next.day {
                Some(day) => self.app.plan().title(day, outline).to_owned(),
                None => outline.title(next.node).to_owned(),
            },
            path: outline.path(next.node).into_iter().map(str::to_owned).collect(),
            from: dates.map(|(from, _)| from),
            to: dates.map(|(_, to)| to),
        }
    }
}
