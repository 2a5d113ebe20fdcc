//! What each kind of row shows: sections, items, study days, phases, goals.

use ratatui::style::Style;

use super::row::Row;
use super::theme::Theme;
use super::words::Words;
use crate::app::App;
use crate::app::action::View;
use crate::app::list::{self, Remark, What};
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId};
use crate::plan::{Called, DayId};
use crate::progress::Tally;

/// The depth from which on rows are indented no further.
const DEEPEST: usize = 24;

/// Draws rows of an app in a theme.
pub(super) struct Painter<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
    pub(super) words: Words,
    /// Whether fold marks are drawn.
    pub(super) folds: bool,
}

impl Painter<'_> {
    pub(super) fn row(&self, row: &list::Row) -> Row {
        match row.what {
            What::Node(id) if self.app.view() == View::Roadmap => self.tree_row(id, row.depth),
            What::Node(id) => self.item_row(id, row.depth),
            What::Topic(id) => self.topic_row(id),
            What::Day(day) => self.day_row(day),
            What::Phase(phase) => Row { indent: indent(row.depth), ..self.phase_row(phase) },
            What::Goal(phase) => self.goal_row(phase),
            What::Prose(id) => {
                Row { indent: indent(row.depth + 1), words: self.title(id), style: self.theme.dim, ..Row::default() }
            }
            What::Remark(remark) => self.remark_row(remark),
            What::Gap => Row::default(),
        }
    }

    fn title(&self, id: NodeId) -> String {
        self.app.document().outline().title(id).to_owned()
    }

    /// A row of the tree: fold mark, box, words, and how far what stands beneath is.
    fn tree_row(&self, id: NodeId, depth: usize) -> Row {
        let foldable = self.app.has_entries(id);
        let fold = match (foldable, self.app.is_folded(id)) {
            (true, true) => self.theme.glyphs.folded,
            (true, false) => self.theme.glyphs.unfolded,
            (false, _) => " ",
        };
        let mut row = self.item_row(id, 0);
        row.indent = indent(depth);
        if self.folds {
            row.lead.insert(0, (format!("{fold} "), self.theme.dim));
        }
        if self.app.document().outline().node(id).kind == Kind::Heading {
            row.style = if row.style == Style::default() { self.theme.strong } else { row.style };
        }
        row
    }

    /// A box and its words; behind a parent's, `n/m` over its leaf tasks.
    fn item_row(&self, id: NodeId, depth: usize) -> Row {
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
            tail: self.tally(id).or_else(|| self.mark_name(mark)).into_iter().collect(),
        }
    }

    /// A task of the checklist, with the headings and items that it stands beneath.
    fn topic_row(&self, id: NodeId) -> Row {
        let path = self.app.document().outline().path(id);
        let nearest = path[path.len().saturating_sub(2)..].join(&format!(" {} ", self.theme.glyphs.step));
        Row { tail: vec![(nearest, self.theme.dim)], ..self.item_row(id, 0) }
    }

    /// How many of the tasks beneath a node are done: none, some, or all. Of a section that holds study days, how many of
    /// those.
    fn tally(&self, id: NodeId) -> Option<(String, Style)> {
        let outline = self.app.document().outline();
        let days = self.app.days_beneath(id);
        if days.total > 0 {
            let text = format!("{}/{} {}", days.done, days.total, self.words.days_of());
            return Some((text, self.tally_style(days)));
        }
        let tally = self.app.progress().at(id);
        let is_leaf = outline.end(id).index() == id.index() + 1;
        if tally.total == 0 || (is_leaf && outline.node(id).kind == Kind::Item) {
            return None;
        }
        let style = self.tally_style(tally);
        // A leaf task is its own only task; its box says it all.
        let own = tally.total == 1
            && outline.node(id).mark().is_some()
            && !outline.beneath(id).any(|id| outline.node(id).mark().is_some());
        (!own).then(|| (format!("{}/{}", tally.done, tally.total), style))
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

    fn box_of(&self, mark: Mark) -> (String, Style) {
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
            indent: 0,
            lead: vec![
                self.box_of(mark.unwrap_or(if done { Mark::Done } else { Mark::Todo })),
                (format!("{name}  "), style),
            ],
            words: title,
            style,
            tail: self.day_tail(day, done),
        }
    }

    fn day_tail(&self, day: DayId, done: bool) -> Vec<(String, Style)> {
        let (app, theme) = (self.app, self.theme);
        let Some(calendar) = app.calendar() else { return Vec::new() };
        let today = app.standing().date;
        let (from, to) = calendar.dates(day);
        let dates = self.words.dates(from, to, today);
        let (style, word) = match () {
            () if app.standing().days.binary_search(&day).is_ok() => (theme.today, Some(self.words.today())),
            () if done => (theme.dim, None),
            // In Today the heading over them says that they are late.
            () if to < today => (theme.late, (app.view() != View::Today).then(|| self.words.late())),
            () => (theme.dim, None),
        };
        let dates = word.map_or_else(|| dates.clone(), |word| format!("{dates}  {word}"));
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
                let colon = if title[name.end..phase.words].contains('：') { "：" } else { ": " };
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
                let in_plan = app.standing().counted.map(|counted| (counted, plan.total_days()));
                self.words.place(&self.words.day_name(app, day), restarts.then_some(last), in_plan)
            }
            _ if plan.days().is_empty() => return self.phase_only_tail(index),
            _ => {
                let done = plan.phases()[index].days.iter().filter(|&&day| plan.is_done(day, app.document())).count();
                format!("{done}/{}", plan.phases()[index].days.len())
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
            tail.push((format!("{}/{}", tally.done, tally.total), self.tally_style(tally)));
        }
        if let Some((from, to)) = app.calendar().and_then(|calendar| calendar.phase_dates(index)) {
            let style = if (from..=to).contains(&today) { theme.today } else { theme.dim };
            let gap = if tail.is_empty() { "" } else { "  " };
            tail.push((format!("{gap}{}", self.words.dates(from, to, today)), style));
        }
        tail
    }

    fn goal_row(&self, phase: usize) -> Row {
        let goal = self.app.plan().phases()[phase].goal.clone().unwrap_or_default();
        Row { lead: vec![(format!("{}  ", self.words.goal()), self.theme.dim)], words: goal, ..Row::default() }
    }

    fn remark_row(&self, remark: Remark) -> Row {
        let (app, theme) = (self.app, self.theme);
        let start = app.calendar().map(|calendar| calendar.start);
        let end = app.calendar().and_then(|calendar| calendar.span().map(|(_, end)| end));
        let words = self.words.remark(remark, app.standing(), start, end);
        let (style, tail) = match remark {
            Remark::LeftFromBefore => (theme.strong, vec![(self.words.behind(app.standing().behind), theme.late)]),
            Remark::UpNext | Remark::Topics => (theme.strong, Vec::new()),
            Remark::AllDone => (theme.done, Vec::new()),
            _ => (theme.dim, Vec::new()),
        };
        Row { words, style, tail, ..Row::default() }
    }
}

/// The cells that a row at a depth is indented. One line of hostile Markdown can nest a hundred thousand deep.
fn indent(depth: usize) -> usize {
    2 * depth.min(DEEPEST)
}
