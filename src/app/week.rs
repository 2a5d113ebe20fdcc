//! The look back on a week: what was done on which date, what slipped, and what comes next.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use super::App;
use super::statistics::{Activity, monday};
use crate::document::outline::NodeId;
use crate::plan::DayId;
use crate::plan::calendar::Calendar;
use crate::progress::journal::Item;
use crate::progress::streak::Streak;

/// A week, from Monday to Sunday, as of a date in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// The date.
    pub today: NaiveDate,
    /// Its Monday and its Sunday.
    pub dates: RangeInclusive<NaiveDate>,
    /// What was done, by date; dates on which nothing was are left out.
    pub done: Vec<DoneOn>,
    /// What was done in all.
    pub sum: Activity,
    /// Study days that were planned to be over by now in this week, and are open.
    pub slipped: Vec<DayId>,
    /// Open study days that this week still has.
    pub ahead: Vec<DayId>,
    /// Open study days of the next week.
    pub next: Vec<DayId>,
    /// For how many days on end something was done.
    pub streak: Streak,
}

impl Week {
    /// Whether there is anything to be told of it.
    #[must_use]
    pub fn is_eventful(&self) -> bool {
        let days = [&self.slipped, &self.ahead, &self.next];
        !self.done.is_empty() || days.iter().any(|days| !days.is_empty())
    }
}

/// What was done on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneOn {
    /// The date.
    pub date: NaiveDate,
    /// The study days.
    pub days: Vec<Named>,
    /// The tasks that are no study days.
    pub tasks: Vec<Named>,
    /// How much it was.
    pub activity: Activity,
}

/// Something that was done, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The study day that it is in the plan of today.
    pub day: Option<DayId>,
    /// The titles above it, the outermost first.
    pub path: Vec<String>,
    /// Its title: of what is not there any more, the last that it had.
    pub title: String,
}

impl App {
    /// The week of today.
    #[must_use]
    pub fn week(&self) -> Week {
        let today = self.standing.date;
        let first = monday(today);
        let after = |days| first.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        let (dates, next) = (first..=after(6), after(7)..=after(13));
        let activity = self.activity();
        let (slipped, open) = self.open_within(&dates).into_iter().partition(|(_, last)| *last < today);
        let only = |days: Vec<(DayId, NaiveDate)>| days.into_iter().map(|(day, _)| day).collect::<Vec<_>>();
        let (slipped, ahead) = (only(slipped), only(open));
        let mut next = only(self.open_within(&next));
        next.retain(|day| !ahead.contains(day));
        let so_far = first..=today;
        Week {
            today,
            done: self.done_within(&so_far),
            sum: activity.within(so_far),
            slipped,
            ahead,
            next,
            streak: self.streak(&activity),
            dates,
        }
    }

    /// The open study days that lie within dates, each with its last date.
    fn open_within(&self, dates: &RangeInclusive<NaiveDate>) -> Vec<(DayId, NaiveDate)> {
        let Some(calendar) = &self.calendar else { return Vec::new() };
        let is_within = |calendar: &Calendar, day| {
            let (from, to) = calendar.dates(day);
            from <= *dates.end() && to >= *dates.start()
        };
        let open = self.plan.in_order().into_iter().filter(|day| self.done.get(day.index()) != Some(&true));
        open.filter(|day| is_within(calendar, *day)).map(|day| (day, calendar.dates(day).1)).collect()
    }

    /// What was done on which of these dates.
    fn done_within(&self, dates: &RangeInclusive<NaiveDate>) -> Vec<DoneOn> {
        let mut by_date: BTreeMap<NaiveDate, DoneOn> = BTreeMap::new();
        for (date, activity) in self.activity().dates(dates.clone()) {
            by_date.insert(date, DoneOn { date, days: Vec::new(), tasks: Vec::new(), activity });
        }
        let mut items = self.counted_items();
        // As they are read; what is gone comes last.
        items.sort_by_key(|(_, counted)| (counted.node.is_none(), counted.node));
        for (item, counted) in items {
            let studied: Vec<NaiveDate> = item.studied.gained().filter(|_| counted.is_day).collect();
            let ticked = item.ticked.gained().filter(|date| counted.is_task && !studied.contains(date));
            for (date, is_day) in studied.iter().map(|date| (*date, true)).chain(ticked.map(|date| (date, false))) {
                let (Some(on), Some(named)) = (by_date.get_mut(&date), self.named(item, counted.node)) else {
                    continue;
                };
                if is_day { on.days.push(named) } else { on.tasks.push(named) }
            }
        }
        by_date.into_values().collect()
    }

    fn named(&self, item: &Item, node: Option<NodeId>) -> Option<Named> {
        let outline = self.document.outline();
        let words = |titles: Vec<&str>| titles.into_iter().map(str::to_owned).collect();
        match (node, &item.place) {
            (Some(node), _) => Some(Named {
                day: self.plan.day_at(node),
                path: words(outline.path(node)),
                title: outline.title(node).to_owned(),
            }),
            (None, Some(place)) => Some(Named { day: None, path: place.path.clone(), title: place.text.clone() }),
            (None, None) => None,
        }
    }
}
