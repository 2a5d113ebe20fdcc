//! What is to be done next: study days in the order in which they are due, or, where no study day is open, tasks as they stand.

use super::App;
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::plan::DayId;
use crate::plan::standing::State;
use crate::progress::leaves;

/// Something that is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upcoming {
    /// What carries it.
    pub node: NodeId,
    /// The study day that it is; none of a task.
    pub day: Option<DayId>,
    /// Why it is there.
    pub why: Why,
}

/// Why something is to be done, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is the study day of today.
    Today,
    /// It should be done by now.
    Left,
    /// It comes later in the plan.
    Next,
    /// It is a task, where no study day is open.
    Open,
}

impl App {
    /// What is to be done next, at most so much of it.
    #[must_use]
    pub fn upcoming(&self, most: usize) -> Vec<Upcoming> {
        let (plan, standing) = (&self.plan, &self.standing);
        let is_open = |day: &DayId| !self.done[day.index()];
        // Without dates, today is the first open study day.
        let undated = standing.next_open.filter(|_| standing.state == State::Undated);
        let today: Vec<DayId> = standing.days.iter().copied().filter(is_open).chain(undated).collect();
        let mut later: Vec<DayId> =
            plan.ids().filter(|day| is_open(day) && !today.contains(day) && !standing.left.contains(day)).collect();
        if let Some(calendar) = &self.calendar {
            later.sort_by_key(|&day| calendar.dates(day).0);
        }
        let all = [(Why::Today, &today), (Why::Left, &standing.left), (Why::Next, &later)];
        let days = all.into_iter().flat_map(|(why, days)| days.iter().map(move |&day| (why, day)));
        let days = days.map(|(why, day)| Upcoming { node: plan.day(day).node, day: Some(day), why });
        let upcoming: Vec<Upcoming> = days.take(most).collect();
        if upcoming.is_empty() { self.open_tasks(most) } else { upcoming }
    }

    fn open_tasks(&self, most: usize) -> Vec<Upcoming> {
        let outline = self.document.outline();
        // A mark of the reader's own is left as it is, so there is nothing to do there.
        let is_open = |id: &NodeId| matches!(outline.mark(*id), Some(Mark::Todo | Mark::Doing));
        let open = leaves(outline).into_iter().filter(is_open).take(most);
        open.map(|node| Upcoming { node, day: None, why: Why::Open }).collect()
    }
}
