//! Every sentence that the reader reads, in one place.

mod backups;
pub mod git;
pub mod merge;
mod outside;
mod recovery;

use chrono::{Datelike, NaiveDate};

use crate::app::App;
use crate::app::action::{Action, Notice, View, Warning};
use crate::app::keys::{Group, KEYS};
use crate::app::list::Remark;
use crate::document::mark::Mark;
use crate::plan::standing::Standing;
use crate::plan::tick::{Refusal, Writes};
use crate::plan::{Called, DayId};
use crate::text::sanitise::sanitise;
pub use backups::{
    BACK, CUT_OFF, GONE, HOW_TO_RESTORE, NO_BACKUP, NO_DATA_FOLDER, Occasion, REPLACED, SAME, no_such_backup, occasion,
    size,
};
pub use outside::{IN_THE_FILE, TAKEN_OUT, YOURS, came_in, conflict, copy, copy_merged, from_outside};
pub use recovery::{
    NEW_FRONT_MATTER, TYPE_A_DATE, TYPE_A_RANGE, choice, recovery, started, stuck, unset, way, way_help,
};

/// A date in full: `Thu 5 Feb 2026`.
#[must_use]
pub fn date(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// A date among others of the same time: `5 Feb`, with its year where that is another one than `near`'s.
#[must_use]
pub fn short_date(date: NaiveDate, near: NaiveDate) -> String {
    date.format(if date.year() == near.year() { "%-d %b" } else { "%-d %b %Y" }).to_string()
}

/// The first and the last date of something: `2 Feb`, `3-4 Feb`, `28 Feb - 1 Mar`.
#[must_use]
pub fn dates(from: NaiveDate, to: NaiveDate, near: NaiveDate) -> String {
    if from == to {
        return short_date(from, near);
    }
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return format!("{}-{}", from.day(), short_date(to, near));
    }
    format!("{} - {}", short_date(from, near), short_date(to, near))
}

/// What stands in the place of a date where there is none.
pub const NO_DATE: &str = "no date";

/// What `2/7` counts where it counts study days.
pub const DAYS: &str = "days";

/// `1 study day`, `3 study days`.
#[must_use]
pub fn study_days(count: u32) -> String {
    counted(count, "study day", "study days")
}

pub(super) fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `, 28 days` behind a plan's dates; nothing where no days are counted.
#[must_use]
pub fn in_days(days: u32) -> String {
    if days == 0 { String::new() } else { format!(", {}", counted(days, "day", "days")) }
}

/// How long something takes: `2 h`, `90 min`.
#[must_use]
pub fn estimate(minutes: u32) -> String {
    if minutes.is_multiple_of(60) { format!("{} h", minutes / 60) } else { format!("{minutes} min") }
}

/// That a file is in another encoding.
#[must_use]
pub fn not_utf8(encoding: &str) -> String {
    let what = if encoding == "unknown" { "no UTF-8 text".to_owned() } else { format!("{encoding}, not UTF-8") };
    format!("the file is {what}: it can be read here and not ticked")
}

/// How many rows do not fit the screen.
#[must_use]
pub fn more(rows: usize) -> String {
    format!("{rows} more")
}

/// What a study day is called; where a table's heading says `Day`, its rows have the number alone.
#[must_use]
pub fn day_name(app: &App, day: DayId) -> String {
    let name = app.plan().name(day, app.document().outline());
    let is_bare = app.plan().day(day).called == Called::Number && !name.contains(char::is_alphabetic);
    if is_bare { format!("Day {name}") } else { name.to_owned() }
}

/// A study day in one line: its phase's name, its own, and what it is about.
#[must_use]
pub fn day_line(app: &App, day: DayId) -> String {
    let (plan, outline) = (app.plan(), app.document().outline());
    let phase = &plan.phases()[plan.day(day).phase];
    let named =
        phase.heading.zip(phase.name.clone()).map(|(id, name)| format!("{} · ", outline[id].title[name].trim()));
    let title = plan.title(day, outline).replace(" | ", " · ");
    let line = format!("{}{}  {title}", named.unwrap_or_default(), day_name(app, day));
    line.trim_end().to_owned()
}

/// How far a reader is behind or ahead; empty where neither.
#[must_use]
pub fn behind(behind: i32) -> String {
    match behind {
        0 => String::new(),
        1.. => format!("{} behind", study_days(behind.unsigned_abs())),
        ..0 => format!("{} ahead", study_days(behind.unsigned_abs())),
    }
}

/// A view's name on its tab.
#[must_use]
pub fn view(view: View) -> &'static str {
    match view {
        View::Today => "Today",
        View::Roadmap => "Roadmap",
        View::Plan => "Plan",
    }
}

/// What a mark of our own is called; nothing for the marks that everyone knows.
#[must_use]
pub fn mark(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::Doing => Some("doing"),
        Mark::Cancelled => Some("cancelled"),
        Mark::Todo | Mark::Done | Mark::Other(_) => None,
    }
}

/// A sentence among the rows.
#[must_use]
pub fn remark(remark: Remark, standing: &Standing, start: Option<NaiveDate>, end: Option<NaiveDate>) -> String {
    let start = start.map(|start| short_date(start, standing.date)).unwrap_or_default();
    let end = end.map(|end| short_date(end, standing.date)).unwrap_or_default();
    match remark {
        Remark::LeftFromBefore => "Left from before".to_owned(),
        Remark::MoreLeft(count) => format!("    and {}, in Plan", more(count)),
        Remark::Topics => "Topics in the roadmap".to_owned(),
        Remark::UpNext => "Next".to_owned(),
        Remark::NotBegun => format!("The plan begins on {start}. This comes first:"),
        Remark::RestDay => "No study day today. This is where you stand:".to_owned(),
        Remark::Paused => {
            let since = standing.paused.map(|since| short_date(since, standing.date)).unwrap_or_default();
            format!("Paused since {since}. `roadmap schedule FILE --resume DATE` ends it.")
        }
        Remark::Over => format!("The plan ended on {end}. This is where you stand:"),
        Remark::AllDone => "Every study day is done. Well done!".to_owned(),
        Remark::Undated => {
            "The plan has no dates. `c` on the screen, or `roadmap start FILE DATE`, gives it some.".to_owned()
        }
        Remark::GuessedStart => {
            format!(
                "Dates count from the post's own date, {start}: a guess. `c` on the screen, or `roadmap start FILE DATE`, sets them."
            )
        }
        Remark::NoPlan => "There are no study days here. A line such as `Day 1: ...` makes one.".to_owned(),
        Remark::Empty => "There are no headings and no lists here.".to_owned(),
    }
}

/// What the first tick of a study day puts into the file.
#[must_use]
pub fn will_write(writes: Writes) -> &'static str {
    match writes {
        Writes::Box => "a study day without a box gets `[x] ` before it in the file",
        Writes::Sign => "a study day that is a heading gets ` ✅` at its end in the file",
        Writes::Cell => "a study day in a table gets its status cell turned over in the file",
    }
}

/// Why something was not ticked.
#[must_use]
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::Same => "nothing to change: it shows that already".to_owned(),
        Refusal::NoBox => "there is no box here".to_owned(),
        Refusal::Foreign(c) => format!("its box shows [{c}], which is left as it is; change it in an editor"),
        Refusal::Derived => "it is done because the tasks beneath it are; untick one of those".to_owned(),
        Refusal::Unwritable => "a tick has nothing to be written on here".to_owned(),
    }
}

/// What was passed over in the front matter.
#[must_use]
pub fn warning(warning: &Warning) -> String {
    let text = match warning {
        Warning::FrontMatter(reason) => {
            format!("the front matter cannot be read ({reason}); its title and dates are passed over")
        }
        Warning::Setting(setting) => format!("`{setting}` in the front matter cannot be read and is passed over"),
    };
    sanitise(&text).into_owned()
}

/// What the message line says.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Ticked { title, done: true } => format!("done: {title}"),
        Notice::Ticked { title, done: false } => format!("open again: {title}"),
        Notice::TickedAll { count, done } => {
            let boxes = counted(u32::try_from(*count).unwrap_or(u32::MAX), "box", "boxes");
            format!("{boxes} {}", if *done { "ticked" } else { "unticked" })
        }
        Notice::Undone => "taken back; U makes it again".to_owned(),
        Notice::Redone => "made again".to_owned(),
        Notice::NothingToUndo => "nothing to take back".to_owned(),
        Notice::NothingToRedo => "nothing to make again".to_owned(),
        Notice::Refused(why @ Refusal::NoBox) => format!("{}; X ticks everything beneath", refusal(*why)),
        Notice::Refused(why) => refusal(*why),
        Notice::Recovered(recovery) => self::recovery(recovery, recovery.end.0),
        Notice::Started(started, near) => self::started(started, *near),
        Notice::Stuck(why) => stuck(*why).to_owned(),
        Notice::NoBoxes => "there is no box here or beneath".to_owned(),
        Notice::NotSaved(reason) | Notice::ReadOnly(reason) | Notice::Unreadable(reason) => reason.clone(),
        Notice::Gone => GONE.to_owned(),
        Notice::Back => BACK.to_owned(),
        Notice::CutOff => CUT_OFF.to_owned(),
        Notice::CameIn(changes) => from_outside(changes, false),
        Notice::Followed(changes) => from_outside(changes, true),
        Notice::NotFollowed => "left as the file has it; nothing was written".to_owned(),
        Notice::Settled => "written as you chose".to_owned(),
        Notice::Copy(name) => copy(name),
        Notice::NoCopy => "there is no conflict copy beside this file".to_owned(),
        Notice::CopyMerged(name, changes) => copy_merged(name, changes),
        Notice::WillWrite(writes) => will_write(*writes).to_owned(),
        Notice::Warning(warning) => self::warning(warning),
        Notice::NoMatch(words) => format!("nothing here is called \"{words}\""),
        Notice::OnlyMatch => "nothing else here is called that".to_owned(),
        Notice::NoneOpen => "nothing is open here".to_owned(),
        Notice::OnlyOpen => "nothing else is open here".to_owned(),
    }
}

/// What an action does, for the help.
#[must_use]
pub fn help(action: Action) -> &'static str {
    match action {
        Action::Tick => "tick, or untick",
        Action::TickAll => "the same with everything beneath",
        Action::Undo => "take the last change back",
        Action::Redo => "make it again",
        Action::Recover => "find a way back, or set the plan's start",
        Action::MergeCopy => "bring in a conflict copy beside the file",
        Action::Move(1..) => "down",
        Action::Move(_) => "up",
        Action::Page(1..) => "a screen down",
        Action::Page(_) => "a screen up",
        Action::First => "to the first row",
        Action::Last => "to the last row",
        Action::NextOpen => "to the next open task",
        Action::PreviousOpen => "to the open task before",
        Action::Search => "find words",
        Action::NextMatch => "to the next that was found",
        Action::PreviousMatch => "to the one before",
        Action::Show(View::Today) => "show Today",
        Action::Show(View::Roadmap) => "show Roadmap",
        Action::Show(View::Plan) => "show Plan",
        Action::NextView => "the next view",
        Action::PreviousView => "the view before",
        Action::Open => "fold or unfold; show in Roadmap",
        Action::Look => "show all that is said there",
        Action::Fold => "fold, or go to what is above",
        Action::Unfold => "unfold, or go to what is beneath",
        Action::FoldAll => "fold or unfold everything",
        Action::Help => "show these keys",
        Action::Back => "leave help or a search",
        Action::Redraw => "draw the screen again",
        Action::Suspend => "put the program to sleep",
        Action::Quit => "quit; everything is saved",
        Action::Select(_) | Action::Type(_) | Action::Erase => "",
    }
}

/// What the footer is beneath.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// A view of a plan that has dates, or of none.
    View,
    /// A view of a plan without dates.
    Undated,
    /// The ways back, one of which is chosen.
    Choice,
    /// Two versions, one of which is chosen.
    Versions,
}

/// An action in a word or two, for the footer. While a way back is chosen, some do other things.
#[must_use]
pub fn hint(action: Action, above: Above) -> &'static str {
    match action {
        Action::Open if above == Above::Choice => "accept",
        Action::Move(1..) if above == Above::Choice => "next way",
        Action::Move(_) if above == Above::Choice => "way before",
        Action::Open if above == Above::Versions => "take this one",
        Action::Move(_) if above == Above::Versions => "the other",
        Action::Recover if above == Above::Undated => "give dates",
        Action::Tick => "tick",
        Action::TickAll => "tick all beneath",
        Action::Undo => "undo",
        Action::Recover => "catch up",
        Action::MergeCopy => "bring in",
        Action::Open => "open",
        Action::Look => "look",
        Action::NextOpen => "next open",
        Action::NextMatch => "next match",
        Action::Search => "find",
        Action::Help => "help",
        Action::Back => "leave",
        Action::Quit => "quit",
        Action::NextView => "next view",
        Action::Page(1..) => "down",
        Action::Page(_) => "up",
        other => help(other),
    }
}

/// The heading over a group of keys.
#[must_use]
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Tick => "Tick",
        Group::Move => "Move",
        Group::View => "Views and folds",
        Group::Program => "Program",
    }
}

/// The keys as a Markdown table, for the README.
#[must_use]
pub fn key_table() -> String {
    let row = |binding: &crate::app::keys::Binding| {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
        format!("| {} | {} |\n", keys.join(" "), help(binding.action))
    };
    let rows: String = KEYS.iter().map(row).collect();
    format!("| key | what it does |\n| --- | --- |\n{rows}")
}
