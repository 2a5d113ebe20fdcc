//! What can be read off the program's state.

use super::App;
use super::action::View;
use super::keymap::Keymap;
use super::list::List;
use super::notice::{Notice, Warning};
use super::overlay::Over;
use super::planning::Field;
use super::query::Seeking;
use super::search::Search;
use crate::document::Document;
use crate::document::outline::{Kind, NodeId};
use crate::document::stamp::Stamp;
use crate::plan::Plan;
use crate::plan::calendar::{Calendar, StartFrom};
use crate::plan::standing::Standing;
use crate::progress::{Progress, Tally};
use crate::text::edit::Edit;

/// What can be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// Anything.
    Words,
    /// Anything, and in a paste several lines of it.
    Lines,
    /// Digits, and what stands between them in dates.
    Dates,
}

impl App {
    /// The document as the screen shows it.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Its plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The plan's dates, where it has any.
    #[must_use]
    pub fn calendar(&self) -> Option<&Calendar> {
        self.calendar.as_ref()
    }

    /// Whether the plan's dates are a guess.
    #[must_use]
    pub fn is_guessed(&self) -> bool {
        self.calendar.as_ref().is_some_and(|calendar| calendar.start_from == StartFrom::Date)
    }

    /// Where the plan and the reader stand today.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// How far things are.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The reader's keys.
    #[must_use]
    pub fn keys(&self) -> Keymap {
        self.opening.keys
    }

    /// The view that is shown.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// The rows of the view that is shown.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.lists[self.view.index()]
    }

    /// The rows of any view.
    #[must_use]
    pub fn list_of(&self, view: View) -> &List {
        &self.lists[view.index()]
    }

    /// Whether a node's subtree is folded away in the roadmap.
    #[must_use]
    pub fn is_folded(&self, id: NodeId) -> bool {
        self.folded.contains(id)
    }

    /// How many rows of the help are scrolled away, while it is shown.
    #[must_use]
    pub fn help(&self) -> Option<usize> {
        if let Some(Over::Help(top)) = self.over { Some(top) } else { None }
    }

    /// How many lines of what is selected are scrolled away, while it is shown in full.
    #[must_use]
    pub fn detail(&self) -> Option<usize> {
        if let Some(Over::Detail(top)) = self.over { Some(top) } else { None }
    }

    /// The row that the view is to begin with, where the wheel was turned last.
    #[must_use]
    pub fn scroll(&self) -> Option<usize> {
        self.scroll
    }

    /// How many lines are scrolled away of what is shown beside the tree.
    #[must_use]
    pub fn beside(&self) -> usize {
        self.beside
    }

    /// How many lines of Stats are scrolled away.
    #[must_use]
    pub fn stats_top(&self) -> usize {
        self.stats_top
    }

    /// How far what lies over the view is scrolled, or the view where it is no list.
    #[must_use]
    pub fn scrolled(&self) -> Option<usize> {
        let in_view = || Some(self.stats_top).filter(|_| self.view == View::Stats && !self.is_covered());
        self.help().or(self.detail()).or(self.card().and_then(|card| card.shown)).or_else(in_view)
    }

    /// Whether something lies over the view.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.over.is_some()
    }

    /// What is being typed, if anything is.
    #[must_use]
    pub fn typing(&self) -> Option<Typing> {
        match &self.over {
            Some(Over::Search(_) | Over::Pick(_)) => Some(Typing::Words),
            Some(Over::Draft(_)) => Some(Typing::Lines),
            Some(Over::Planning(planning)) if planning.field == Field::Weekdays => Some(Typing::Words),
            Some(Over::Planning(_)) => Some(Typing::Dates),
            Some(Over::Choice(choice)) => choice.kind.is_typed().then_some(Typing::Dates),
            Some(Over::Help(_) | Over::Detail(_) | Over::Card(_) | Over::Question(_) | Over::Links(_)) | None => None,
        }
    }

    /// How often the next action is meant, as far as that was typed.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.count
    }

    /// The search whose words are being typed.
    #[must_use]
    pub fn search(&self) -> Option<&Search> {
        if let Some(Over::Search(search)) = &self.over { Some(search) } else { None }
    }

    /// What was sought last.
    #[must_use]
    pub fn seeking(&self) -> &Seeking {
        &self.seeking
    }

    /// What is to be marked in titles: what was sought last, else what the filter seeks.
    #[must_use]
    pub fn marking(&self) -> &Seeking {
        match &self.filter {
            Some(filter) if self.seeking.is_empty() && self.view == View::Roadmap => filter.seeking(),
            _ => &self.seeking,
        }
    }

    /// What the reader is told.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The study days in a section, done and in all; none for anything else.
    #[must_use]
    pub fn days_beneath(&self, id: NodeId) -> Tally {
        let outline = self.document.outline();
        if outline.kind(id) != Kind::Heading {
            return Tally::default();
        }
        let days = self.plan.days();
        let from = days.partition_point(|day| day.node <= id);
        let to = days.partition_point(|day| day.node < outline.end(id));
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let done = self.done.get(from..to).unwrap_or_default();
        Tally { done: count(done.iter().filter(|done| **done).count()), total: count(done.len()) }
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether a study day of this file is done already, so that its reader knows how a tick is written.
    #[must_use]
    pub fn has_written(&self) -> bool {
        self.done.contains(&true)
    }

    /// Ticks with the stamps that the roadmap or the reader wants beside them.
    #[must_use]
    pub fn stamped(&self, ticks: Edit) -> Edit {
        match self.document.stamps(self.opening.stamp) {
            Some(dialect) => self.document.stamped(ticks, Stamp { dialect, date: self.opening.date }),
            None => ticks,
        }
    }

    /// Whether it was entered from the library.
    #[must_use]
    pub fn is_from_library(&self) -> bool {
        self.opening.is_from_library
    }

    /// How far all is: by the tasks, or where there are none but study days that got their boxes when they were ticked, by
    /// those.
    #[must_use]
    pub fn all_done(&self) -> Tally {
        let (whole, days) = (self.progress.whole, self.plan.days());
        // The days are gone through only where they may be all there is.
        let outline = self.document.outline();
        let has_box = |id: NodeId| outline.mark(id).is_some();
        let is_own = |id: NodeId| has_box(id) && !outline.beneath(id).any(has_box);
        let own = || days.iter().filter(|day| is_own(day.node)).count();
        let has_others = whole.total as usize > days.len() || (whole.total as usize) > own();
        if has_others { whole } else { self.days_done() }
    }

    /// Whether there is anything to be done in the document: a task or a study day.
    #[must_use]
    pub fn is_roadmap(&self) -> bool {
        !self.plan.days().is_empty() || self.document.outline().iter().any(|(_, node)| node.mark().is_some())
    }

    /// What in the front matter could not be understood.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let broken = self.document.front_matter().and_then(|block| block.problem.clone()).map(Warning::FrontMatter);
        let settings =
            self.calendar.iter().flat_map(|calendar| calendar.schedule.problems.iter().cloned()).map(Warning::Setting);
        let stamp = self.document.stamp_setting().and_then(Result::err).map(|said| format!("stamp = {said}"));
        broken.into_iter().chain(settings).chain(stamp.map(Warning::Setting)).collect()
    }
}
