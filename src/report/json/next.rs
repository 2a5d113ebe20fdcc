//! What is to be done next, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Reporter, SCHEMA, write};
use crate::app::upcoming::{Upcoming, Why};
use crate::report::next::dates;

#[derive(Serialize)]
struct NextShape {
    schema: u32,
    items: Vec<UpcomingShape>,
}

#[derive(Serialize)]
struct UpcomingShape {
    file: String,
    kind: &'static str,
    why: &'static str,
    line: usize,
    title: String,
    path: Vec<String>,
    from: Option<NaiveDate>,
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
