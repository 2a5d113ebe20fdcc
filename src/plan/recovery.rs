//! Four ways back for a reader who fell behind, each as a change of the front matter that can be looked at first.
//!
//! What was done stays where it was done: study days that are done already keep their dates, and only open ones move.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::names::Names;
use super::schedule::Move;
use super::{DayId, Plan};
use crate::document::Document;
use crate::document::settings::{Setting, Unset};
use crate::text::edit::Edit;

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
    /// The plan has no dates, or there is none.
    Undated,
    /// Every study day is done.
    NothingOpen,
    /// The end lies before today.
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
    let calendar = calendar.ok_or(Stuck::Undated)?;
    let (_, end) = calendar.span().ok_or(Stuck::Undated)?;
    let settings = match way {
        Way::Break(dates) => vec![("rest", rest(document, dates))],
        Way::Push => moves(document, plan, calendar, today, None)?,
        Way::CatchUp => moves(document, plan, calendar, today, Some(end))?,
        Way::Rebalance(by) => moves(document, plan, calendar, today, Some(*by))?,
    };
    let edit = document.set_all(&settings, create).map_err(Stuck::Unset)?;
    let after = Document::read(edit.apply(document.text()));
    let flag = calendar.flag();
    let laid = Calendar::of(&after, plan, flag, today).ok_or(Stuck::Undated)?;
    Ok(Recovery {
        edit,
        moved: moved(plan, calendar, &laid),
        end: (end, laid.span().map_or(end, |(_, end)| end)),
        heaviest: heaviest(plan, &laid, today),
    })
}

/// The list of rest dates with more of them.
fn rest(document: &Document, dates: &RangeInclusive<NaiveDate>) -> Setting {
    let mut rest = document.front_matter().and_then(|block| block.settings("rest")).unwrap_or_default();
    let (from, to) = (dates.start(), dates.end());
    let new = if from == to { from.to_string() } else { format!("{from}..{to}") };
    if !rest.contains(&new) {
        rest.push(new);
    }
    Setting::Many(rest)
}

/// The settings that count the rest from today on, up to an end or as far as it takes.
fn moves(
    document: &Document,
    plan: &Plan,
    calendar: &Calendar,
    today: NaiveDate,
    to: Option<NaiveDate>,
) -> Result<Vec<(&'static str, Setting)>, Stuck> {
    let order = plan.in_order();
    let first = order.iter().position(|&day| !plan.is_done(day, document)).ok_or(Stuck::NothingOpen)?;
    if to.is_some_and(|to| to < today) {
        return Err(Stuck::Over);
    }
    let rest = &order[first..];
    let names = Names::of(plan, document.outline());
    let move_of = |day: DayId, on, to| Move { name: names.name(day).to_owned(), on, to };
    // Whatever was moved from here on before gives way to this.
    let behind = |name: &str| names.day(name).is_some_and(|day| rest.contains(&day));
    let earlier = calendar.schedule.moves.iter().filter(|other| !behind(&other.name)).map(ToString::to_string);
    let moves = earlier.chain([move_of(rest[0], today, to).to_string()]).collect();
    let stays = rest.iter().filter(|&&day| plan.is_done(day, document)).map(|&day| {
        let (from, to) = calendar.dates(day);
        move_of(day, from, Some(to)).to_string()
    });
    let kept_before = calendar.schedule.kept.iter().filter(|other| !behind(&other.name)).map(ToString::to_string);
    let kept = kept_before.chain(stays).collect();
    Ok(vec![("moves", Setting::Many(moves)), ("kept", Setting::Many(kept))])
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
        assert_eq!(dates, ["01-05", "01-06", "01-09", "01-10", "01-11"]);
        assert!(text.contains("rest = ['2026-01-07..2026-01-08']"));
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
        assert_eq!(stuck(TEXT, Way::CatchUp), Stuck::Over);
        assert_eq!(
            stuck("+++\ndate = '2026-01-05'\n+++\n## Phase 1\n* [x] **Day 1**\n", Way::Push),
            Stuck::NothingOpen
        );
    }
}
