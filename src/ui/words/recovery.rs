//! What is said of ways back after falling behind.

use chrono::NaiveDate;

use super::{counted, short_date, study_days};
use crate::app::recover::WayKind;
use crate::document::settings::Unset;
use crate::plan::recovery::{Recovery, Stuck};
use crate::plan::start::Started;

/// The heading over the ways back; over a start, where that comes first.
#[must_use]
pub fn choice(first: WayKind) -> &'static str {
    if first == WayKind::Start { "Dates for the plan" } else { "Back on track" }
}

/// That a file is to get a front matter, which the reader accepts along with what is shown.
pub const NEW_FRONT_MATTER: &str = "The file has no front matter yet. Enter gives it one, to hold this.";
/// What stands in the place of a preview while a date is typed.
pub const TYPE_A_DATE: &str = "Type a date: 2026-03-31";
/// The same for a range.
pub const TYPE_A_RANGE: &str = "Type a range of dates: 2026-02-16..2026-02-20";

/// A way's name.
#[must_use]
pub fn way(kind: WayKind) -> &'static str {
    match kind {
        WayKind::Push => "Push",
        WayKind::CatchUp => "Catch up",
        WayKind::Rebalance => "Rebalance",
        WayKind::Break => "Break",
        WayKind::Start => "Start",
    }
}

/// What a way does.
#[must_use]
pub fn way_help(kind: WayKind) -> &'static str {
    match kind {
        WayKind::Push => "the rest moves: the first open study day is today",
        WayKind::CatchUp => "the rest is spread over the days until the same end",
        WayKind::Rebalance => "the rest is spread up to a date",
        WayKind::Break => "no study on some dates ahead",
        WayKind::Start => "the plan begins on a date",
    }
}

/// What a way back comes to: the plan's new end, and the fullest date.
#[must_use]
pub fn recovery(recovery: &Recovery, near: NaiveDate) -> String {
    let (before, after) = recovery.end;
    let end = match after.signed_duration_since(before).num_days() {
        0 => format!("The end stays {}", short_date(after, near)),
        days => {
            let count = counted(u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX), "day", "days");
            format!(
                "The end moves from {} to {}, {count} {}",
                short_date(before, near),
                short_date(after, near),
                if days > 0 { "later" } else { "earlier" }
            )
        }
    };
    let (load, date) = recovery.heaviest;
    let load = if load > 1 {
        format!(
            "; at most {} a day, first on {}",
            study_days(u32::try_from(load).unwrap_or(u32::MAX)),
            short_date(date, near)
        )
    } else {
        String::new()
    };
    format!("{end}{load}.")
}

/// What another start comes to: the plan's first and last date.
#[must_use]
pub fn started(started: &Started, near: NaiveDate) -> String {
    match started.span {
        Some((from, to)) => {
            format!("The plan begins on {} and ends on {}.", short_date(from, near), short_date(to, near))
        }
        None => "The plan gets a start, but nothing in it says how long it takes.".to_owned(),
    }
}

/// Why there is no way back.
#[must_use]
pub fn stuck(stuck: Stuck) -> &'static str {
    match stuck {
        Stuck::NoDays => "there are no study days here to move",
        Stuck::Undated => "the plan has no dates to move; `roadmap start FILE DATE` gives it some",
        Stuck::NothingOpen => "every study day is done; there is nothing to move",
        Stuck::Over => "no study date is left until then; push, or rebalance to a later date",
        Stuck::Unset(unset) => self::unset(unset),
    }
}

/// Why the front matter was not changed.
#[must_use]
pub fn unset(unset: Unset) -> &'static str {
    match unset {
        Unset::NoFrontMatter => {
            "the file has no front matter to hold this; `roadmap start FILE DATE --create` gives it one"
        }
        Unset::Json => "the front matter is JSON, which is only read; set `params.roadmap` there by hand",
        Unset::Broken => "the front matter does not parse as it is; mend it first",
        Unset::Unusual => "the front matter is written in a manner that cannot be changed safely; set it there by hand",
    }
}
