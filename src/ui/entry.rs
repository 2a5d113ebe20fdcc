//! What each kind of row shows: sections, items, study days, phases, goals.

mod remark;

use ratatui::style::Style;

use super::row::Row;
use super::theme::Theme;
use super::words::Words;
use crate::app::App;
use crate::app::action::View;
use crate::app::list::{self, What};
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId};
use crate::plan::{Called, DayId};
use crate::progress::Tally;
use crate::text::wrap::{pad, width};

/// The depth from which on rows are indented no further.
const DEEPEST: u32 = 24;

/// Draws rows of an app in a theme.
pub(super) struct Painter<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
    pub(super) words: Words,
    /// How wide rows are on the screen, where they have fold marks and guides, and columns where there is room; `None` in the
    /// shell.
    pub(super) screen: Option<usize>,
}

/// The cells that the longest name of a day may take and still set those of others apart from what they are about.
const NAME: usize = 16;

/// The cells from which on a row has room for a bar and for a column of names.
const ROOMY: usize = 60;

/// The cells of a section's progress bar.
const BAR: usize = 5;

impl Painter<'_> {
    pub(super) fn row(&self, row: &list::Row) -> Row {
        let node = self.screen.and_then(|_| row.node(self.app.plan()));
        let is_gathered = node.is_some_and(|id| self.app.is_gathered(id));
        let drawn = self.row_of(row);
        if is_gathered { drawn.gathered(self.theme.accent) } else { drawn }
    }

    fn row_of(&self, row: &list::Row) -> Row {
        match row.what {
            What::Node(id) if self.app.view() == View::Roadmap => self.tree_row(id, row.depth),
            What::Node(id) => self.item_row(id, row.depth),
            What::Topic(id) => self.topic_row(id),
            What::Review(id) => self.review_row(id),
            What::Day(day) => self.day_row(day),
            What::Phase(phase) => Row { indent: indent(row.depth), ..self.phase_row(phase as usize) },
            What::Goal(phase) => self.goal_row(phase as usize),
            What::Prose(id) => {
                Row { indent: indent(row.depth + 1), words: self.title(id), style: self.theme.dim, ..Row::default() }
            }
            What::Remark(remark) => self.remark_row(remark),
            What::MoreLeft(count) => {
                Row { words: self.words.more_left(count), style: self.theme.dim, ..Row::default() }
            }
            What::Gap => Row::default(),
        }
    }

    fn is_roomy(&self) -> bool {
        self.screen.is_some_and(|cells| cells >= ROOMY)
    }

    fn title(&self, id: NodeId) -> String {
        self.app.document().outline().title(id).to_owned()
    }

    /// A row of the tree: fold mark, box, words, and how far what stands beneath is.
    fn tree_row(&self, id: NodeId, depth: u32) -> Row {
        let foldable = self.app.has_entries(id);
        let fold = match (foldable, self.app.is_folded(id)) {
            (true, true) => self.theme.glyphs.folded,
            (true, false) => self.theme.glyphs.unfolded,
            (false, _) => " ",
        };
        let mut row = self.item_row(id, 0);
        row.indent = indent(depth);
        if self.screen.is_some() {
            row.guides = true;
            row.lead.insert(0, (format!("{fold} "), self.theme.dim));
        }
        if self.app.document().outline().node(id).kind == Kind::Heading {
            row.style = if row.style == Style::default() { self.theme.strong } else { row.style };
        }
        if self.app.filter().is_some_and(|filter| !filter.fits(id)) {
            row.style = self.theme.dim;
        }
        row
    }

    /// A box and its words; behind a parent's, `n/m` over its leaf tasks.
    fn item_row(&self, id: NodeId, depth: u32) -> Row {
        let node = self.app.document().outline().node(id);
        let mark = node.mark();
        let day = self.app.plan().day_at(id);
        let done = mark == Some(Mark::Done) || day.is_some_and(|day| self.app.plan().is_done(day, self.app.document()));
        let boxed = match (mark, day) {
            (Some(mark), _) => Some(self.box_of(mark)),
            (None, Some(_)) => Some(self.box_of(if done { Mark::Done } else { Mark::Todo })),
            (None, None) => None,
        };
        let quiet = done || mark == Some(Mark::Cancelled);
        let bullet = (node.kind == Kind::Item && boxed.is_none()).then(|| ("- ".to_owned(), self.theme.dim));
        Row {
            indent: if depth == 0 { 0 } else { indent(depth + 1) },
            lead: boxed.or(bullet).into_iter().collect(),
            words: node.title.to_owned(),
            style: if quiet { self.theme.dim } else { Style::default() },
            tail: self.tally(id).unwrap_or_else(|| self.mark_name(mark).into_iter().collect()),
            ..Row::default()
        }
    }

    /// A task of the checklist, with the headings and items that it stands beneath.
    fn topic_row(&self, id: NodeId) -> Row {
        let path = self.app.document().outline().path(id);
        let nearest = path[path.len().saturating_sub(2)..].join(&format!(" {} ", self.theme.glyphs.step));
        Row { tail: vec![(nearest, self.theme.dim)], ..self.item_row(id, 0) }
    }

    /// What is due: where it stands, and when it was learned or seen; in the shell, what each grade leads to.
    fn review_row(&self, id: NodeId) -> Row {
        let (app, theme) = (self.app, self.theme);
        let words = app.plan().day_at(id).map_or_else(|| self.title(id), |day| self.words.day_line(app, day));
        let last = app.reviews().and_then(|reviews| reviews.standing(id)).map(|standing| standing.last);
        let ago = last.map(|last| self.words.ago(last, app.standing().date));
        let path = app.document().outline().path(id);
        let path =
            path.last().filter(|_| self.screen.is_none_or(|cells| cells >= ROOMY)).map(|path| (*path).to_owned());
        let intervals = app.reviews().filter(|_| self.screen.is_none()).and_then(|reviews| reviews.intervals(id));
        let parts = [path, ago, intervals.map(|intervals| self.words.intervals(intervals))];
        let tail = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
        Row { lead: vec![("- ".to_owned(), theme.dim)], words, tail: vec![(tail, theme.dim)], ..Row::default() }
    }

    /// How many of the tasks beneath a node are done. Of a section that holds study days, how many of those.
    pub(super) fn tally(&self, id: NodeId) -> Option<Vec<(String, Style)>> {
        let outline = self.app.document().outline();
        if self.app.is_glimpse() && outline.end(id).index() == outline.len() {
            // More of it may follow.
            return None;
        }
        let days = self.app.days_beneath(id);
        if days.total > 0 {
            let unit = if self.screen.is_some() { self.words.days_before() } else { self.words.days_of() };
            return Some(self.counts(days, unit, true));
        }
        let tally = self.app.progress().at(id);
        let is_leaf = outline.end(id).index() == id.index() + 1;
        if tally.total == 0 || (is_leaf && outline.node(id).kind == Kind::Item) {
            return None;
        }
        // A leaf task is its own only task; its box says it all.
        let own = tally.total == 1
            && outline.node(id).mark().is_some()
            && !outline.beneath(id).any(|id| outline.node(id).mark().is_some());
        (!own).then(|| self.counts(tally, "", outline.node(id).kind == Kind::Heading))
    }

    /// `days ▰▰▱▱▱  2/7`: what is counted, where that is not tasks, a section's bar, and the numbers in a column of their own.
    fn counts(&self, tally: Tally, unit: &str, has_bar: bool) -> Vec<(String, Style)> {
        let style = self.tally_style(tally);
        let numbers = format!("{}/{}", tally.done, tally.total);
        if self.screen.is_none() {
            return vec![(format!("{numbers} {unit}").trim_end().to_owned(), style)];
        }
        let most = self.app.progress().whole.total.max(u32::try_from(self.app.plan().days().len()).unwrap_or(0));
        let cells = 2 * most.to_string().len() + 1;
        let mut parts = Vec::new();
        if !unit.is_empty() {
            parts.push((format!("{unit} "), self.theme.dim));
        }
        if has_bar && self.is_roomy() {
            let done = tally.full(BAR);
            parts.push((self.theme.glyphs.full.repeat(done), style));
            parts.push((self.theme.glyphs.empty.repeat(BAR - done), self.theme.line));
        }
        parts.push((format!(" {numbers:>cells$}"), style));
        parts
    }

    fn tally_style(&self, tally: Tally) -> Style {
        match tally.done {
            0 => self.theme.dim,
            _ if tally.is_complete() => self.theme.done,
            _ => self.theme.accent,
        }
    }

    fn mark_name(&self, mark: Option<Mark>) -> Option<(String, Style)> {
        mark.and_then(|mark| self.words.mark(mark)).map(|name| (name.to_owned(), self.theme.dim))
    }

    pub(super) fn box_of(&self, mark: Mark) -> (String, Style) {
        let (inside, style) = match mark {
            Mark::Todo => (' ', Style::default()),
            Mark::Done => ('x', self.theme.done),
            Mark::Doing => ('/', self.theme.accent),
            Mark::Cancelled => ('-', self.theme.dim),
            Mark::Other(c) => (c, self.theme.dim),
        };
        (format!("[{inside}] "), style)
    }

    /// A study day: box, name, words, dates.
    fn day_row(&self, day: DayId) -> Row {
        let (app, theme) = (self.app, self.theme);
        let (plan, outline) = (app.plan(), app.document().outline());
        let done = plan.is_done(day, app.document());
        let focus = app.standing().focus() == Some(day);
        let elsewhere = app.view() == View::Today && !self.in_shown_phase(day);
        let phase = if elsewhere { self.phase_name(plan.day(day).phase) } else { None };
        let name = self.words.day_name(app, day);
        let name = phase.map_or_else(|| name.clone(), |phase| self.words.in_phase(&phase, &name));
        let mark = outline.node(plan.day(day).node).mark().filter(|_| !done);
        let title = self.words.day_title(app, day);
        let style = match (done, focus) {
            (true, _) => theme.dim,
            (false, true) => theme.strong,
            (false, false) => Style::default(),
        };
        Row {
            lead: vec![
                self.box_of(mark.unwrap_or(if done { Mark::Done } else { Mark::Todo })),
                (pad(&name, self.name_cells(day).max(width(&name))) + "  ", style),
            ],
            words: title,
            style,
            tail: self.day_tail(day, done),
            ..Row::default()
        }
    }

    /// The cells that the names of a phase's days take in Plan, so that what they are about stands in a column.
    fn name_cells(&self, day: DayId) -> usize {
        if !self.is_roomy() || self.app.view() != View::Plan {
            return 0;
        }
        let days = &self.app.plan().phases()[self.app.plan().day(day).phase].days;
        let widths = days.iter().map(|&day| width(&self.words.day_name(self.app, day)));
        widths.filter(|cells| *cells <= NAME).max().unwrap_or(0)
    }

    fn day_tail(&self, day: DayId, done: bool) -> Vec<(String, Style)> {
        let (app, theme) = (self.app, self.theme);
        let Some(calendar) = app.calendar() else { return Vec::new() };
        let today = app.standing().date;
        let (from, to) = calendar.dates(day);
        let dates = self.words.dates(from, to, today);
        // What one reads first says it; the rest has it from there.
        let is_guess = app.is_guessed() && app.view() == View::Today && !done && self.in_shown_phase(day);
        let dates = if is_guess && self.screen.is_some() { self.words.guessed(dates) } else { dates };
        let (style, word) = match () {
            () if app.standing().days.binary_search(&day).is_ok() => (theme.today, Some(self.words.today())),
            () if done => (theme.dim, None),
            // In Today the heading over them says that they are late.
            () if to < today => (theme.late, (app.view() != View::Today).then(|| self.words.late())),
            () => (theme.dim, None),
        };
        let dates = match word {
            Some(word) if self.screen.is_some() => format!("{word}  {dates}"),
            Some(word) => format!("{dates}  {word}"),
            None => dates,
        };
        let takes = app.plan().day(day).minutes.map(|minutes| self.words.estimate(minutes) + "  ");
        takes.map(|takes| (takes, theme.dim)).into_iter().chain([(dates, style)]).collect()
    }

    /// Whether Today shows the day's phase above it.
    fn in_shown_phase(&self, day: DayId) -> bool {
        self.app.standing().focus() == Some(day) || self.app.standing().days.binary_search(&day).is_ok()
    }

    fn phase_name(&self, phase: usize) -> Option<String> {
        let phase = &self.app.plan().phases()[phase];
        let title = self.app.document().outline().title(phase.heading?);
        phase.name.clone().map(|name| title[name].trim().to_owned())
    }

    /// A phase's heading; in Today with the study day's place in it and in the plan.
    fn phase_row(&self, index: usize) -> Row {
        let (app, theme) = (self.app, self.theme);
        let phase = &app.plan().phases()[index];
        let outline = app.document().outline();
        let title = phase.heading.map_or_else(|| app.document().title().unwrap_or_default(), |id| outline.title(id));
        let words = match (&phase.name, title.get(phase.words..)) {
            (Some(name), Some(rest)) if !rest.is_empty() => {
                // However the heading parts its name from the rest, one sign does; a Chinese colon stays one.
                let colon = match rest.chars().next() {
                    // What stands in brackets is no title.
                    Some('（') => "",
                    Some('(') => " ",
                    _ if title[name.end..phase.words].contains('：') => "：",
                    _ => ": ",
                };
                format!("{}{colon}{rest}", title[name.clone()].trim())
            }
            _ if title.is_empty() => self.words.view(View::Plan).to_owned(),
            _ => title.to_owned(),
        };
        Row { words, style: theme.accent, tail: self.phase_tail(index), ..Row::default() }
    }

    fn phase_tail(&self, index: usize) -> Vec<(String, Style)> {
        let (app, theme) = (self.app, self.theme);
        let plan = app.plan();
        let text = match (app.view(), app.standing().focus()) {
            (View::Today, Some(day)) => {
                let numbers = || plan.phases()[index].days.iter().map(|&day| plan.day(day));
                let last = numbers().map(|day| day.last).max().unwrap_or(0);
                // Numbers that run on through the phases say nothing of this one's length, and dates never do.
                let has_number = plan.day(day).called == Called::Number;
                let restarts = has_number && numbers().map(|day| day.first).min().is_some_and(|first| first <= 1);
                let name = self.words.day_name(app, day);
                match app.standing().counted.map(|counted| (counted, plan.total_days())) {
                    // Its name says which day of the plan it is.
                    Some((counted, all)) if has_number && !restarts && plan.day(day).first == counted => {
                        self.words.place(&name, Some(all), None)
                    }
                    in_plan => self.words.place(&name, restarts.then_some(last), in_plan),
                }
            }
            _ if plan.days().is_empty() => return self.phase_only_tail(index),
            _ => {
                let days = &plan.phases()[index].days;
                let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
                let done = count(days.iter().filter(|&&day| plan.is_done(day, app.document())).count());
                return self.counts(Tally { done, total: count(days.len()) }, "", true);
            }
        };
        vec![(text, theme.dim)]
    }

    /// In a plan without study days: how many of a phase's tasks are done, and its dates.
    fn phase_only_tail(&self, index: usize) -> Vec<(String, Style)> {
        let (app, theme) = (self.app, self.theme);
        let today = app.standing().date;
        let tally = app.plan().phases()[index].heading.map(|id| app.progress().at(id)).unwrap_or_default();
        let mut tail = Vec::new();
        if tally.total > 0 {
            tail.extend(self.counts(tally, "", true));
        }
        if let Some((from, to)) = app.calendar().and_then(|calendar| calendar.phase_dates(index)) {
            let is_late = to < today && tally.total > 0 && !tally.is_complete();
            let (style, word) = match self.screen {
                _ if (from..=to).contains(&today) => (theme.today, self.words.today()),
                Some(_) if is_late => (theme.late, self.words.late()),
                _ => (theme.dim, ""),
            };
            let word = match self.screen {
                Some(_) if !word.is_empty() => format!("{word}  "),
                _ => String::new(),
            };
            let gap = if tail.is_empty() { "" } else { "  " };
            tail.push((format!("{gap}{word}{}", self.words.dates(from, to, today)), style));
        }
        tail
    }

    fn goal_row(&self, phase: usize) -> Row {
        let goal = self.app.plan().phases()[phase].goal.clone().unwrap_or_default();
        Row { lead: vec![(format!("{}  ", self.words.goal()), self.theme.dim)], words: goal, ..Row::default() }
    }
}

/// The cells that a row at a depth is indented. One line of hostile Markdown can nest a hundred thousand deep.
pub(super) fn indent(depth: u32) -> usize {
    2 * depth.min(DEEPEST) as usize
}
