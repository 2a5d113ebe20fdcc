//! A day plan drafted from a checklist: its open tasks in their order, spread over days, as Markdown that is the reader's
//! from then on.
//!
//! The checklist's own tasks stay the ones that count. The plan has no boxes and calls its study days by the tasks, so that
//! nothing is counted twice, and Today brings each task to the day that names it (see [`super::topics`]).

mod inline;
mod share;
mod tasks;
mod wording;
pub(super) mod words;
mod write;

use std::ops::Range;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::{DayId, Plan};
use crate::document::Document;
use crate::document::front_matter::{FrontMatter, StartKey};
use crate::document::outline::NodeId;
use crate::document::settings::{Setting, Unset};
use crate::text::edit::{Edit, Splice};
use crate::text::language::Language;
use tasks::{Task, depth, open, runs, sections};
use write::{Entry, Writer, level};

/// How many days a plan may have: a study day's number has three digits at most.
pub const MOST_DAYS: u32 = 999;

/// What a plan is to be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// How long it is.
    pub length: Length,
    /// The sections to plan, by their titles or parts of them; all where none is named.
    pub sections: Vec<String>,
    /// The date that it begins on; as the file has it where none is given.
    pub start: Option<NaiveDate>,
    /// The weekdays of study, as the front matter has them: `mon-fri`.
    pub weekdays: Option<String>,
    /// The language of its words; that of the roadmap where none is given.
    pub language: Option<Language>,
}

/// How long a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// So many days of study.
    Days(u32),
    /// As many as it takes with so many minutes a day.
    Minutes(u32),
}

/// Why there is no draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undrafted {
    /// No task is open.
    NoTasks,
    /// There is a plan already.
    Planned,
    /// No section with open tasks has this name.
    NoSection(String),
    /// Several sections have this name: these.
    SeveralSections(String, Vec<String>),
    /// It would take so many days.
    TooLong(u64),
    /// Dates were given for a plan that has its own.
    Dated,
    /// The front matter cannot hold the dates.
    Unset(Unset),
    /// What would be written is not read as it is meant, at the end of this file.
    Misread,
}

/// A plan that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The change of the file: the plan at its end, the start and the weekdays in its front matter.
    pub edit: Edit,
    /// The plan alone.
    pub markdown: String,
    /// How many tasks it is for.
    pub tasks: usize,
    /// How long they take in all, in minutes.
    pub minutes: u64,
    /// How many days it has.
    pub days: u32,
    /// Its study days, in order.
    pub entries: Vec<DraftedDay>,
    /// The node of its first study day, in the text with the plan.
    pub first: NodeId,
    /// Its first and last date; `None` where it has no dates.
    pub span: Option<(NaiveDate, NaiveDate)>,
}

/// A study day that would be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftedDay {
    /// The title of its phase.
    pub phase: String,
    /// What it is called: `Day 3-4`.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// How many tasks it has.
    pub tasks: usize,
    /// Its first and last date.
    pub dates: Option<(NaiveDate, NaiveDate)>,
}

/// Drafts a plan for the open tasks of a document. `today` tells which year is meant where dates have none.
///
/// # Errors
/// The reason why there is none.
pub fn draft(document: &Document, plan: &Plan, wish: &Wish, today: NaiveDate) -> Result<Drafted, Undrafted> {
    let goes_on = !plan.days().is_empty();
    if goes_on && wish.sections.is_empty() {
        return Err(Undrafted::Planned);
    }
    if goes_on && (wish.start.is_some() || wish.weekdays.is_some()) {
        return Err(Undrafted::Dated);
    }
    let within = sections(document, plan, &wish.sections)?;
    let tasks = open(document, plan, &within);
    let (days, minutes) = days(&tasks, wish.length)?;
    let weights: Vec<u32> = tasks.iter().map(|task| task.minutes).collect();
    let shares = share::shared(&weights, &runs(&tasks), days as usize);
    let writer = Writer {
        document,
        language: wish.language.unwrap_or_else(|| wording::language(document)),
        tasks: &tasks,
        shares: &shares,
        depth: depth(&tasks, days as usize),
        first: first(plan),
        end: document.line_end(),
        lead: lead(document, plan, &tasks),
    };
    let level = level(document.outline());
    let end = writer.end;
    let (phases, entries) = writer.phases(level + 1);
    let markdown = format!("{} {}{end}{end}{phases}", "#".repeat(level), wording::plan(writer.language));
    let edit = with_dates(document, &appended(document.text(), &markdown, end), wish)?;
    let after = Document::read(edit.apply(document.text()));
    let read = Read::of(&after, plan.days().len(), today);
    if !read.is_meant(document, plan, &entries) {
        return Err(Undrafted::Misread);
    }
    let first = read.days().next().map_or(NodeId::at(0), |day| read.plan.day(day).node);
    let counts = shares.iter().map(|share| share.tasks.len());
    let entries = read.days().zip(counts).map(|(day, tasks)| read.entry(day, tasks)).collect();
    Ok(Drafted { edit, markdown, tasks: tasks.len(), minutes, days, entries, first, span: read.span() })
}

/// The start that a plan gets where none is asked for: today, unless it has one, or the file's own is still to come.
#[must_use]
pub fn usual_start(document: &Document, plan: &Plan, today: NaiveDate) -> Option<NaiveDate> {
    let own = document.front_matter().and_then(FrontMatter::start);
    let is_to_come = own.is_some_and(|(start, key)| key == StartKey::Start && start >= today);
    (plan.days().is_empty() && !is_to_come).then_some(today)
}

/// How an entry of a list begins: as in the plan that is there, else as in the checklist.
fn lead(document: &Document, plan: &Plan, tasks: &[Task]) -> String {
    let outline = document.outline();
    let days = plan.ids().map(|day| plan.day(day).node);
    let begins = |id: NodeId| {
        let written = outline.text().get(outline.node(id).start..)?;
        let behind = written.strip_prefix(['-', '*', '+'])?;
        let gap = behind.len() - behind.trim_start_matches(' ').len();
        (1..=4).contains(&gap).then(|| written[..=gap].to_owned())
    };
    days.chain(tasks.iter().map(|task| task.node)).find_map(begins).unwrap_or_else(|| "*   ".to_owned())
}

/// How many days it takes, and how many minutes in all.
fn days(tasks: &[Task], length: Length) -> Result<(u32, u64), Undrafted> {
    let minutes: u64 = tasks.iter().map(|task| u64::from(task.minutes)).sum();
    if tasks.is_empty() {
        return Err(Undrafted::NoTasks);
    }
    let days = match length {
        Length::Days(days) => u64::from(days.max(1)),
        Length::Minutes(a_day) => minutes.div_ceil(u64::from(a_day.max(1))),
    };
    let fits = u32::try_from(days).ok().filter(|days| *days <= MOST_DAYS);
    fits.map(|days| (days, minutes)).ok_or(Undrafted::TooLong(days))
}

/// The numbers of the first phase and the first day behind those of a plan that is there.
fn first(plan: &Plan) -> (usize, u32) {
    let with_days = || plan.phases().iter().filter(|phase| !phase.days.is_empty());
    let lowest = || with_days().filter_map(|phase| phase.days.iter().map(|day| plan.day(*day).first).min());
    let restarts = lowest().skip(1).any(|first| first <= 1);
    let last = plan.days().iter().map(|day| day.last).max().unwrap_or(0);
    // A number of four digits would be none; one that begins again stands behind all the same.
    let day = if restarts || last > MOST_DAYS / 2 { 1 } else { last + 1 };
    (with_days().count() + 1, day)
}

/// A plan put at the end of a text, a blank line before it.
fn appended(text: &str, markdown: &str, end: &str) -> Edit {
    let is_blank = text.trim_start_matches('\u{feff}').trim().is_empty();
    let ends = |tail: &str| text.ends_with(tail) || text.ends_with(&tail.replace(end, "\n"));
    let gap = match () {
        () if is_blank || ends(&end.repeat(2)) => String::new(),
        () if ends(end) => end.to_owned(),
        () => end.repeat(2),
    };
    Edit::replace(text.len()..text.len(), gap + markdown)
}

/// An edit at the end of a text with the plan's dates in its front matter besides.
fn with_dates(document: &Document, edit: &Edit, wish: &Wish) -> Result<Edit, Undrafted> {
    let start = wish.start.map(|start| ("start", Setting::One(start.to_string())));
    let weekdays = wish.weekdays.clone().map(|days| ("days", Setting::One(days)));
    let settings: Vec<(&str, Setting)> = start.into_iter().chain(weekdays).collect();
    let dates = document.set_all(&settings, true).map_err(Undrafted::Unset)?;
    // Both are of the text as it is; the one ends where the body begins.
    let splices: Vec<Splice> = dates.splices().iter().chain(edit.splices()).cloned().collect();
    Ok(Edit::of(splices))
}

/// What is read once a plan is written.
struct Read<'a> {
    document: &'a Document,
    plan: Plan,
    calendar: Option<Calendar>,
    /// The study days that are new.
    new: Range<usize>,
}

impl<'a> Read<'a> {
    fn of(document: &'a Document, before: usize, today: NaiveDate) -> Self {
        let plan = Plan::of(document);
        let calendar = Calendar::of(document, &plan, None, today);
        let new = before.min(plan.days().len())..plan.days().len();
        Self { document, plan, calendar, new }
    }

    fn days(&self) -> impl Iterator<Item = DayId> + '_ {
        self.plan.ids().filter(|id| self.new.contains(&id.index()))
    }

    /// Whether the plan is what was there and what was written, and no more.
    fn is_meant(&self, before: &Document, old: &Plan, entries: &[Entry]) -> bool {
        let (outline, was) = (self.document.outline(), before.outline());
        let stays = old.ids().all(|id| {
            let is_there = id.index() < self.new.start;
            is_there
                && self.plan.name(id, outline) == old.name(id, was)
                && self.plan.title(id, outline) == old.title(id, was)
        });
        // The plan has no boxes, so that no task is new.
        let same_tasks = crate::progress::leaves(outline).len() == crate::progress::leaves(was).len();
        let mut read = self.days().map(|id| self.plan.day(id));
        let first = self.days().next().map_or(0, |id| self.plan.day(id).phase);
        let is_it = |entry: &Entry| {
            let day = read.next();
            day.is_some_and(|day| (day.first, day.last) == entry.days && day.phase == first + entry.phase)
        };
        let is_all = self.new.len() == entries.len() && entries.iter().all(is_it);
        let counted = |id: DayId| self.plan.day(id).begins > old.total_days() && self.plan.day(id).stated.is_none();
        stays && same_tasks && is_all && self.days().all(counted)
    }

    fn entry(&self, day: DayId, tasks: usize) -> DraftedDay {
        let outline = self.document.outline();
        let heading = self.plan.phases()[self.plan.day(day).phase].heading;
        DraftedDay {
            phase: heading.map_or(String::new(), |id| outline.title(id).to_owned()),
            name: self.plan.name(day, outline).to_owned(),
            title: self.plan.title(day, outline).to_owned(),
            tasks,
            dates: self.calendar.as_ref().map(|calendar| calendar.dates(day)),
        }
    }

    fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let calendar = self.calendar.as_ref()?;
        let dates = || self.days().map(|day| calendar.dates(day));
        Some((dates().map(|(from, _)| from).min()?, dates().map(|(_, to)| to).max()?))
    }
}
