//! Four ways back for a reader who fell behind, each as a change of the front matter that can be looked at first.
//!
//! What was done stays where it was done: study days that are done already keep their dates, and only open ones move.

mod change;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::{DayId, Plan, settings};
use crate::document::Document;
use crate::document::settings::Unset;
use crate::text::edit::Edit;
use change::Before;

/// A way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The rest moves, so that the first open study day is today.
    Push,
    /// The rest is spread over what is left until the same end.
    CatchUp,
    /// The rest is spread up to a date.
    Rebalance(NaiveDate),
    /// No study on these dates.
    Break(RangeInclusive<NaiveDate>),
}

/// Why there is no way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stuck {
    /// There are no study days.
    NoDays,
    /// The plan has no dates.
    Undated,
    /// Every study day is done.
    NothingOpen,
    /// No study date is left until the end.
    Over,
    /// Another move is under way that the front matter cannot hold.
    Unset(Unset),
}

/// What a way back would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// The change of the file.
    pub edit: Edit,
    /// The study days that move, each with its dates before and after.
    pub moved: Vec<Moved>,
    /// The plan's last date before and after.
    pub end: (NaiveDate, NaiveDate),
    /// How many study days fall on the fullest date to come, and which it is.
    pub heaviest: (usize, NaiveDate),
}

/// A study day's first and last date, before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The study day.
    pub day: DayId,
    /// Its dates now.
    pub before: (NaiveDate, NaiveDate),
    /// Its dates then.
    pub after: (NaiveDate, NaiveDate),
}

/// Works out what a way back does to a plan on a date. With `create`, a file without front matter gets one.
///
/// # Errors
/// Why it cannot be gone.
pub fn recover(
    document: &Document,
    plan: &Plan,
    calendar: Option<&Calendar>,
    (way, today): (&Way, NaiveDate),
    create: bool,
) -> Result<Recovery, Stuck> {
    if plan.days().is_empty() {
        return Err(Stuck::NoDays);
    }
    let calendar = calendar.ok_or(Stuck::Undated)?;
    let (_, end) = calendar.span().ok_or(Stuck::Undated)?;
    let before = Before::of(document, plan, calendar);
    let schedule = match way {
        Way::Break(dates) => before.broken(dates.clone()),
        Way::Push => before.moved(today, None)?,
        Way::CatchUp => before.moved(today, Some(end))?,
        Way::Rebalance(by) => before.moved(today, Some(*by))?,
    };
    let laid = before.settled(schedule);
    let edit = document.set_all(&settings::settings(document, &laid.schedule), create).map_err(Stuck::Unset)?;
    Ok(Recovery {
        edit,
        moved: moved(plan, calendar, &laid),
        end: (end, laid.span().map_or(end, |(_, end)| end)),
        heaviest: heaviest(plan, &laid, today),
    })
}

fn moved(plan: &Plan, before: &Calendar, after: &Calendar) -> Vec<Moved> {
    let both = plan.ids().map(|day| Moved { day, before: before.dates(day), after: after.dates(day) });
    both.filter(|moved| moved.before != moved.after).collect()
}

/// The fullest date from today on.
fn heaviest(plan: &Plan, calendar: &Calendar, today: NaiveDate) -> (usize, NaiveDate) {
    let mut loads: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for day in plan.ids() {
        let (from, to) = calendar.dates(day);
        let on = from
            .iter_days()
            .take_while(|date| *date <= to)
            .filter(|date| *date >= today && calendar.falls_on(day, *date));
        for date in on {
            *loads.entry(date).or_default() += 1;
        }
    }
    let most = loads.iter().max_by_key(|(date, load)| (**load, std::cmp::Reverse(**date)));
    most.map_or((0, today), |(date, load)| (*load, *date))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "+++\ndate = '2026-01-05'\n+++\n## Phase 1\n* [x] **Day 1: a**\n* **Day 2: b**\n* **Day 3: c**\n* [x] **Day 4: d**\n* **Day 5: e**\n";

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The dates after a way back on a day, and the text.
    fn gone(text: &str, way: &Way, today: &str) -> (Vec<String>, String, Recovery) {
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let calendar = Calendar::of(&document, &plan, None, date(today));
        let recovery = recover(&document, &plan, calendar.as_ref(), (way, date(today)), false).unwrap();
        let after = recovery.edit.apply(text);
        let document = Document::read(after.clone());
        let calendar = Calendar::of(&document, &plan, None, date(today)).unwrap();
        (plan.ids().map(|day| calendar.dates(day).0.format("%m-%d").to_string()).collect(), after, recovery)
    }

    #[test]
    fn a_push_moves_what_is_open_and_leaves_what_is_done() {
        let (dates, text, recovery) = gone(TEXT, &Way::Push, "2026-01-10");
        assert_eq!(dates, ["01-05", "01-10", "01-11", "01-08", "01-12"]);
        assert_eq!(recovery.end, (date("2026-01-09"), date("2026-01-12")));
        assert!(
            text.contains(
                "moves = ['Phase 1 / Day 2: 2026-01-10']\nkept = ['Phase 1 / Day 4: 2026-01-08..2026-01-08']\n"
            ),
            "{text}"
        );
    }

    #[test]
    fn catching_up_keeps_the_end_and_doubles_up() {
        let (dates, _, recovery) = gone(TEXT, &Way::CatchUp, "2026-01-08");
        assert_eq!(dates, ["01-05", "01-08", "01-08", "01-08", "01-09"]);
        assert_eq!(recovery.end.0, recovery.end.1);
        assert_eq!(recovery.heaviest, (3, date("2026-01-08")));
    }

    #[test]
    fn a_rebalance_ends_on_the_date_and_a_second_one_gives_way_to_the_first() {
        let (dates, text, _) = gone(TEXT, &Way::Rebalance(date("2026-01-15")), "2026-01-10");
        assert_eq!(dates, ["01-05", "01-10", "01-12", "01-08", "01-14"]);
        let (again, text, _) = gone(&text, &Way::Push, "2026-01-10");
        assert_eq!(again, ["01-05", "01-10", "01-11", "01-08", "01-12"]);
        assert_eq!(text.matches("Phase 1 / Day 2").count(), 1);
    }

    #[test]
    fn a_break_puts_rest_dates_in_and_the_rest_behind_them() {
        let (dates, text, _) = gone(TEXT, &Way::Break(date("2026-01-07")..=date("2026-01-08")), "2026-01-06");
        assert_eq!(dates, ["01-05", "01-06", "01-09", "01-08", "01-10"]);
        assert!(text.contains("rest = ['2026-01-07..2026-01-08']"));
        assert!(text.contains("kept = ['Phase 1 / Day 4: 2026-01-08..2026-01-08']"));
    }

    #[test]
    fn a_break_within_what_is_fitted_leaves_it_as_loose_as_it_was() {
        let text = TEXT.replace(
            "date = '2026-01-05'",
            "start = '2026-01-05'\n[params.roadmap]\nmoves = ['Phase 1 / Day 2: 2026-01-06..2026-01-13']",
        );
        assert_eq!(gone(&text, &Way::Push, "2026-01-06").0, ["01-05", "01-06", "01-07", "01-10", "01-08"]);
        let (dates, after, _) = gone(&text, &Way::Break(date("2026-01-11")..=date("2026-01-12")), "2026-01-06");
        assert_eq!(dates, ["01-05", "01-06", "01-08", "01-10", "01-14"]);
        assert!(after.contains("moves = ['Phase 1 / Day 2: 2026-01-06..2026-01-15']"));
    }

    #[test]
    fn what_is_fitted_is_spread_by_its_numbers() {
        let text = "+++\nstart = '2026-01-05'\n+++\n## Day 1\n## Day 8\n## Day 15\n";
        assert_eq!(gone(text, &Way::CatchUp, "2026-01-12").0, ["01-12", "01-15", "01-19"]);
    }

    #[test]
    fn namesakes_are_moved_each_for_itself() {
        let text = "+++\nstart = '2026-01-05'\n+++\n## Week 1\n### Day 1 ✅\n## Week 1\n### Day 1\n";
        let (dates, after, _) = gone(text, &Way::Push, "2026-01-12");
        assert_eq!(dates, ["01-05", "01-12"]);
        assert!(after.contains("moves = ['Week 1 / Day 1 (2): 2026-01-12']"), "{after}");
    }

    #[test]
    fn a_second_break_does_not_run_into_what_the_first_one_moved() {
        let text = "+++\nstart = '2026-01-01'\n+++\n# Phase 1\n## Day 1-3\n## Day 4-6 ✅\n## Day 7\n";
        let (dates, after, _) = gone(text, &Way::Break(date("2026-01-03")..=date("2026-01-03")), "2026-01-01");
        assert_eq!(dates, ["01-01", "01-04", "01-07"]);
        let (dates, _, _) = gone(&after, &Way::Break(date("2026-01-02")..=date("2026-01-08")), "2026-01-01");
        assert_eq!(dates, ["01-01", "01-04", "01-11"]);
    }

    #[test]
    fn where_there_is_no_way_back_it_says_why() {
        let stuck = |text: &str, way: Way| {
            let document = Document::read(text.to_owned());
            let plan = Plan::of(&document);
            let today = date("2026-02-01");
            let calendar = Calendar::of(&document, &plan, None, today);
            recover(&document, &plan, calendar.as_ref(), (&way, today), false).unwrap_err()
        };
        assert_eq!(stuck("## Phase 1\n* **Day 1**\n", Way::Push), Stuck::Undated);
        assert_eq!(stuck("+++\ndate = '2026-01-05'\n+++\n## Week 1\n- [ ] a\n", Way::Push), Stuck::NoDays);
        assert_eq!(stuck(TEXT, Way::CatchUp), Stuck::Over);
        assert_eq!(
            stuck("+++\ndate = '2026-01-05'\n+++\n## Phase 1\n* [x] **Day 1**\n", Way::Push),
            Stuck::NothingOpen
        );
    }
}
