//! How it went: what was done on which date, how steadily, and when the rest will be done. Figures alone; how they look is for
//! others to say.
//!
//! What is not in the document any more was done all the same: it counts for the streak, the pace and the heat map, and not
//! for the burn-up, which ends at what the document says.

use std::collections::BTreeMap;
use std::ops::{Bound, RangeBounds};
use std::sync::Arc;

use chrono::{NaiveDate, Weekday};

use super::App;
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId};
use crate::plan::agenda::Agenda;
use crate::plan::schedule::Schedule;
use crate::plan::{self, DayId};
use crate::progress::burn_up::BurnUp;
use crate::progress::done_by_date::DoneByDate;
use crate::progress::forecast::Forecast;
use crate::progress::heat::{Heat, YEAR};
use crate::progress::journal::{Item, Journal};
use crate::progress::pace::{Pace, WINDOWS};
use crate::progress::streak::Streak;
use crate::progress::{Tally, leaves};

/// How it went, as of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// The date.
    pub today: NaiveDate,
    /// How the tasks went.
    pub tasks: Course,
    /// How the study days went; none where there is no plan.
    pub days: Option<Course>,
    /// The sections that hold something to count, in reading order.
    pub sections: Vec<Section>,
    /// The phases that hold something to count, in reading order.
    pub phases: Vec<Phase>,
    /// What was done on which date.
    pub activity: Activities,
    /// For how many days on end something was done.
    pub streak: Streak,
    /// The last year.
    pub heat: Heat,
}

/// How tasks, or study days, went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// How many are done, and how many there are, as the document says.
    pub tally: Tally,
    /// How many were done on which date, with those that are not in the document any more.
    pub done: DoneByDate,
    /// How much is done in a week, over each of the [`WINDOWS`]; none where nothing was done so far.
    pub pace: [Option<Pace>; WINDOWS.len()],
    /// How much was done by each date, and how much was planned.
    pub burn_up: BurnUp,
    /// When the rest will be done.
    pub forecast: Forecast,
}

/// A section, and how much of it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub node: NodeId,
    /// Under how many others it stands.
    pub depth: usize,
    /// Its tasks.
    pub tasks: Tally,
    /// The study days in it.
    pub days: Tally,
}

/// A phase, and how much of it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phase {
    /// Its place in the plan.
    pub index: usize,
    /// Its tasks.
    pub tasks: Tally,
    /// Its own study days.
    pub days: Tally,
}

/// What was done on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Activity {
    /// How many tasks came to be done.
    pub tasks: u32,
    /// How many study days did.
    pub days: u32,
    /// How many reviews were graded.
    pub reviews: u32,
    /// How many minutes were spent.
    pub minutes: u32,
    /// How many things came to be done or were reviewed: a study day that is a task is one.
    pub things: u32,
}

/// What was done, by date; dates on which nothing was are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Activities(BTreeMap<NaiveDate, Activity>);

impl Activities {
    /// What was done on a date.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> Activity {
        self.0.get(&date).copied().unwrap_or_default()
    }

    /// What was done on all dates in a range.
    #[must_use]
    pub fn within(&self, dates: impl RangeBounds<NaiveDate>) -> Activity {
        self.dates(dates).fold(Activity::default(), |sum, (_, more)| Activity {
            tasks: sum.tasks.saturating_add(more.tasks),
            days: sum.days.saturating_add(more.days),
            reviews: sum.reviews.saturating_add(more.reviews),
            minutes: sum.minutes.saturating_add(more.minutes),
            things: sum.things.saturating_add(more.things),
        })
    }

    /// The dates in a range on which something was done, the earliest first.
    pub fn dates(&self, dates: impl RangeBounds<NaiveDate>) -> impl DoubleEndedIterator<Item = (NaiveDate, Activity)> {
        self.0.range(dates).map(|(date, activity)| (*date, *activity))
    }

    /// Whether nothing was ever done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was done in the week of a date, from Monday up to the date.
    #[must_use]
    pub fn week_up_to(&self, date: NaiveDate) -> Activity {
        self.within(monday(date)..=date)
    }

    fn counted(&self, count: impl Fn(Activity) -> u32) -> DoneByDate {
        DoneByDate::of(self.0.iter().map(|(date, done)| (*date, i32::try_from(count(*done)).unwrap_or(i32::MAX))))
    }
}

/// The Monday of a date's week; where time itself begins later, its first date.
#[must_use]
pub(super) fn monday(date: NaiveDate) -> NaiveDate {
    date.week(Weekday::Mon).checked_first_day().unwrap_or(NaiveDate::MIN)
}

/// What an item of the journal is now, to whoever counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// Where it is in the document.
    pub(super) node: Option<NodeId>,
    /// Whether its box counts as a task.
    pub(super) is_task: bool,
    /// Whether it counts as a study day.
    pub(super) is_day: bool,
}

impl App {
    /// How it went, as of today. Reckoned when it is first asked for, and kept until text, date or journal change.
    #[must_use]
    pub fn statistics(&self) -> Arc<Statistics> {
        let mut kept = self.statistics.borrow_mut();
        Arc::clone(kept.get_or_insert_with(|| Arc::new(self.reckon_statistics())))
    }

    /// Something has changed that the statistics rest on.
    pub(super) fn forget_statistics(&mut self) {
        self.statistics.take();
    }

    /// The same, reckoned anew.
    pub(super) fn reckon_statistics(&self) -> Statistics {
        let activity = self.activity();
        let today = self.standing.date;
        let schedule = self.schedule();
        let is_study_date = |date| schedule.is_study_date(date);
        let ends = self.planned_ends();
        let [task_dates, day_dates] = self.done_since();
        let course = |tally, done: DoneByDate, since: &DoneByDate| Course {
            tally,
            pace: WINDOWS.map(|days| Pace::over(days, today, &done)),
            burn_up: BurnUp::of(by(today, tally, since), today, since, &ends),
            forecast: {
                let Tally { done: so_far, total } = by(today, tally, since);
                Forecast::of(total - so_far, today, &done, &is_study_date)
            },
            done,
        };
        let tasks = course(self.progress.whole, activity.counted(|done| done.tasks), &task_dates);
        let has_days = !self.plan.days().is_empty();
        let days = has_days.then(|| course(self.days_done(), activity.counted(|done| done.days), &day_dates));
        // Minutes alone leave a trace as well.
        let heat = Heat::of(YEAR, today, &activity.counted(|done| done.things.max(1)));
        let (sections, phases) = (self.counted_sections(), self.phases());
        Statistics { today, tasks, days, sections, phases, streak: self.streak(&activity), heat, activity }
    }

    /// What was done on which date, as the journal knows it.
    #[must_use]
    pub fn activity(&self) -> Activities {
        let mut activities: BTreeMap<NaiveDate, Activity> = BTreeMap::new();
        for (item, counted) in self.counted_items() {
            let ticked: Vec<NaiveDate> = item.ticked.gained().collect();
            let studied: Vec<NaiveDate> = item.studied.gained().filter(|_| counted.is_day).collect();
            for date in &ticked {
                let activity = activities.entry(*date).or_default();
                activity.tasks += u32::from(counted.is_task);
                activity.things += u32::from(counted.is_task && !studied.contains(date));
            }
            for date in &studied {
                let activity = activities.entry(*date).or_default();
                activity.days += 1;
                activity.things += 1;
            }
            for (date, _) in &item.grades {
                let activity = activities.entry(*date).or_default();
                activity.reviews += 1;
                activity.things += 1;
            }
        }
        for (date, minutes) in self.journal().map(Journal::minutes).unwrap_or_default() {
            if minutes > 0 {
                activities.entry(date).or_default().minutes = minutes;
            }
        }
        Activities(activities)
    }

    /// For how many days on end something was done, with the schedule's rest forgiven.
    #[must_use]
    pub fn streak(&self, activity: &Activities) -> Streak {
        let schedule = self.schedule();
        Streak::on(self.standing.date, &activity.counted(|_| 1), &|date| schedule.is_study_date(date))
    }

    /// The sections that hold tasks or study days, in reading order; none that is a study day itself.
    #[must_use]
    pub fn counted_sections(&self) -> Vec<Section> {
        let outline = self.document.outline();
        let headings = outline.ids().filter(|&id| outline.kind(id) == Kind::Heading && self.plan.day_at(id).is_none());
        let section = |node| Section {
            node,
            depth: outline.ancestors(node).count(),
            tasks: self.progress.at(node),
            days: self.days_beneath(node),
        };
        headings.map(section).filter(|section| section.tasks.total > 0 || section.days.total > 0).collect()
    }

    /// All study days, done and in all.
    #[must_use]
    pub fn days_done(&self) -> Tally {
        tally_of(self.done.iter().copied())
    }

    fn phases(&self) -> Vec<Phase> {
        let phase = |(index, phase): (usize, &plan::Phase)| Phase {
            index,
            tasks: phase.heading.map(|node| self.progress.at(node)).unwrap_or_default(),
            days: tally_of(phase.days.iter().map(|day| self.is_day_done(*day))),
        };
        let phases = self.plan.phases().iter().enumerate().map(phase);
        phases.filter(|phase| phase.tasks.total > 0 || phase.days.total > 0).collect()
    }

    /// Which dates are for study; all where nothing is said of that.
    fn schedule(&self) -> Schedule {
        let of_plan = self.calendar.as_ref().map(|calendar| calendar.schedule.clone());
        of_plan.unwrap_or_else(|| Schedule::of(self.document.front_matter(), self.standing.date))
    }

    /// The last dates of what is planned: of the study days, or in a plan without any, of its phases.
    fn planned_ends(&self) -> Vec<NaiveDate> {
        let Some(calendar) = &self.calendar else { return Vec::new() };
        let agenda = Agenda::on(self.standing.date, &self.plan, calendar, &self.document);
        agenda.entries.iter().map(|entry| entry.dates.1).collect()
    }

    /// On which dates the tasks and the study days came to be done that are done now.
    fn done_since(&self) -> [DoneByDate; 2] {
        let outline = self.document.outline();
        let (mut tasks, mut days) = (Vec::new(), Vec::new());
        for (item, counted) in self.counted_items() {
            let Some(node) = counted.node else { continue };
            if counted.is_task && outline.mark(node) == Some(Mark::Done) {
                tasks.extend(item.ticked.gained().last());
            }
            if self.plan.day_at(node).is_some_and(|day| self.is_day_done(day)) {
                days.extend(item.studied.gained().last());
            }
        }
        [tasks, days].map(|dates| DoneByDate::of(dates.into_iter().map(|date| (date, 1))))
    }

    /// The items of the journal, each with what it is now.
    pub(super) fn counted_items(&self) -> Vec<(&Item, Counted)> {
        let Some(journal) = self.journal() else { return Vec::new() };
        let mut is_leaf = vec![false; self.document.outline().len()];
        for leaf in leaves(self.document.outline()) {
            is_leaf[leaf.index()] = true;
        }
        let counted = |key| {
            let node = self.whereabouts().node(key).filter(|node| node.index() < is_leaf.len());
            Counted {
                node,
                is_task: node.is_none_or(|node| is_leaf[node.index()]),
                is_day: node.is_none_or(|node| self.plan.day_at(node).is_some()),
            }
        };
        journal.keys().map(|key| (journal.item(key), counted(key))).collect()
    }

    fn is_day_done(&self, day: DayId) -> bool {
        self.done.get(day.index()) == Some(&true)
    }
}

/// As much of a tally as was done by a date: without what came later.
fn by(date: NaiveDate, tally: Tally, since: &DoneByDate) -> Tally {
    let later = since.within((Bound::Excluded(date), Bound::Unbounded));
    Tally { done: tally.done.saturating_sub(later), ..tally }
}

fn tally_of(done: impl Iterator<Item = bool>) -> Tally {
    done.fold(Tally::default(), |tally, done| Tally { done: tally.done + u32::from(done), total: tally.total + 1 })
}
