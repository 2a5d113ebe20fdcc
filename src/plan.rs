//! The outline read as a plan: phases, the study days in them, and where each day stands when all are counted through.
//!
//! A plan holds node ids and never copies what nodes say; whether a study day is done is asked of the document, so that a
//! tick changes one place only.

pub mod agenda;
mod around;
pub mod calendar;
mod dated;
pub mod datings;
pub mod draft;
mod goal;
mod halves;
pub mod names;
pub mod pause;
mod qualifier;
mod recognise;
pub mod recovery;
mod scan;
pub mod schedule;
mod settings;
pub mod sheet;
pub mod standing;
pub mod start;
mod stretch;
mod table;
pub mod template;
pub mod tick;
pub mod token;
pub mod topics;
mod vocabulary;
mod words;

use std::ops::Range;

use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId, Outline};
use crate::progress::Tally;
pub use qualifier::StatedDate;

/// A study day's index in its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayId(u32);

impl DayId {
    /// The day's place in the plan, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("there are no more study days than nodes"))
    }
}

/// What a study day is called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// A number, or a range of them: `Day 6-7`.
    Number,
    /// A date alone: `8/4`, `Mon Feb 21`. Its number is its place in its phase.
    Date,
}

/// One entry of the plan; it may span several days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyDay {
    /// The node that carries it.
    pub node: NodeId,
    /// What it is called by.
    pub called: Called,
    /// The first day number that it names.
    pub first: u32,
    /// The last; equal to `first` for a single day.
    pub last: u32,
    /// The index of its phase.
    pub phase: usize,
    /// Where its name (`Day 6-7`) stands in the node's title.
    pub name: Range<usize>,
    /// Where the words behind the name stand in the node's title, without what qualifies them.
    pub words: Range<usize>,
    /// The date that its title states.
    pub stated: Option<StatedDate>,
    /// How long its title says that it takes, in minutes.
    pub minutes: Option<u32>,
    /// Its first day when the days of all phases are counted through, from 1.
    pub begins: u32,
    /// Its last day, counted in the same way.
    pub ends: u32,
}

impl StudyDay {
    /// How many days it spans.
    #[must_use]
    pub fn span(&self) -> u32 {
        self.ends.saturating_sub(self.begins) + 1
    }
}

/// A stretch of the plan with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// The heading; `None` where study days stand under no heading at all.
    pub heading: Option<NodeId>,
    /// Where its name (`Phase 2`) stands in the heading; `None` where the heading names no phase, and only study days
    /// beneath it make it one.
    pub name: Option<Range<usize>>,
    /// Where the words behind the name begin in the heading.
    pub words: usize,
    /// What it is for, in the roadmap's own words.
    pub goal: Option<String>,
    /// Its own study days, in reading order; those of a phase within it are that phase's.
    pub days: Vec<DayId>,
}

/// The phases and study days of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    phases: Vec<Phase>,
    days: Vec<StudyDay>,
}

impl Plan {
    /// Reads the plan of a document; a document without study days may still have phases.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut plan = recognise::read(document);
        plan.count_through();
        plan
    }

    /// The phases, in reading order.
    #[must_use]
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// The study days, in reading order.
    #[must_use]
    pub fn days(&self) -> &[StudyDay] {
        &self.days
    }

    /// The study days with their ids, in reading order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = DayId> + use<> {
        (0..self.days.len()).map(DayId::at)
    }

    /// A study day.
    #[must_use]
    pub fn day(&self, id: DayId) -> &StudyDay {
        &self.days[id.index()]
    }

    /// What stands in the tree, in reading order: headings, items, and whatever else carries a study day.
    pub fn entries<'a>(&'a self, outline: &'a Outline) -> impl DoubleEndedIterator<Item = NodeId> + 'a {
        outline.ids().filter(move |&id| self.is_entry(outline, id))
    }

    /// Whether a node stands in the tree.
    #[must_use]
    pub fn is_entry(&self, outline: &Outline, id: NodeId) -> bool {
        matches!(outline.kind(id), Kind::Heading | Kind::Item) || self.day_at(id).is_some()
    }

    /// The study day that a node carries.
    #[must_use]
    pub fn day_at(&self, node: NodeId) -> Option<DayId> {
        let found = self.days.binary_search_by_key(&node, |day| day.node);
        found.ok().map(DayId::at)
    }

    /// What a study day is about: its title without its name, its date, its estimate, and the sign that it is done.
    #[must_use]
    pub fn title<'a>(&self, id: DayId, outline: &'a Outline) -> &'a str {
        let day = self.day(id);
        &outline.title(day.node)[day.words.clone()]
    }

    /// What a phase is called: the name in its heading, or the whole heading where it names no phase.
    #[must_use]
    pub fn phase_name<'a>(&self, phase: usize, outline: &'a Outline) -> &'a str {
        let phase = &self.phases[phase];
        let title = phase.heading.map_or("", |id| outline.title(id));
        phase.name.clone().map_or(title, |name| title[name].trim())
    }

    /// The study days in the order in which they are counted through.
    #[must_use]
    pub fn in_order(&self) -> Vec<DayId> {
        let mut order: Vec<DayId> = self.ids().collect();
        order.sort_by_key(|&id| (self.day(id).begins, id));
        order
    }

    /// How a study day is called: `Day 6-7`.
    #[must_use]
    pub fn name<'a>(&self, id: DayId, outline: &'a Outline) -> &'a str {
        let day = self.day(id);
        outline.title(day.node)[day.name.clone()].trim()
    }

    /// The titles of the phases around a phase and its own, the outermost first.
    #[must_use]
    pub fn path<'a>(&self, phase: usize, outline: &'a Outline) -> Vec<&'a str> {
        let Some(heading) = self.phases[phase].heading else { return Vec::new() };
        let is_phase = |id: &NodeId| self.phases.binary_search_by_key(&Some(*id), |phase| phase.heading).is_ok();
        let mut path: Vec<_> = outline.ancestors(heading).filter(is_phase).map(|id| outline.title(id)).collect();
        path.reverse();
        path.push(outline.title(heading));
        path
    }

    /// What stands beneath a study day, as a run of node indices. A paragraph has what follows it, up to the next study
    /// day or heading.
    #[must_use]
    pub fn body(&self, id: DayId, outline: &Outline) -> Range<usize> {
        let node = self.day(id).node;
        if outline.kind(node) != Kind::Paragraph {
            return node.index() + 1..outline.end(node).index();
        }
        let within = outline.parent(node).map_or(outline.len(), |parent| outline.end(parent).index());
        let other = |index: &usize| {
            let id = NodeId::at(*index);
            outline.kind(id) == Kind::Heading || self.day_at(id).is_some()
        };
        let from = node.index() + 1;
        from..(from..within).find(other).unwrap_or(within)
    }

    /// Whether a study day is done: its own box or sign says so, or all the tasks beneath it are.
    #[must_use]
    pub fn is_done(&self, id: DayId, document: &Document) -> bool {
        let node = self.day(id).node;
        let own = document.outline().mark(node) == Some(Mark::Done) || document.says_done(node);
        own || {
            let tally = Tally::of(document.outline(), self.body(id, document.outline()));
            tally.total > 0 && tally.is_complete()
        }
    }

    /// Which study days are done, by their ids.
    #[must_use]
    pub fn done(&self, document: &Document) -> Vec<bool> {
        self.ids().map(|id| self.is_done(id, document)).collect()
    }

    /// The study days whose being done may hang on a node: those that it carries, and those that it stands beneath.
    pub fn days_around<'a>(&'a self, node: NodeId, outline: &'a Outline) -> impl Iterator<Item = DayId> + 'a {
        let above = std::iter::once(node).chain(outline.ancestors(node)).filter_map(|id| self.day_at(id));
        // What stands beneath a paragraph follows it.
        let before = self.days.partition_point(|day| day.node < node).checked_sub(1).map(DayId::at);
        above.chain(before.filter(move |&day| self.body(day, outline).contains(&node.index())))
    }

    /// How many days the plan has when all are counted through.
    #[must_use]
    pub fn total_days(&self) -> u32 {
        self.days.iter().map(|day| day.ends).max().unwrap_or(0)
    }

    /// Counts the days of all phases through. A phase whose numbers begin again stands behind the phases before it; one
    /// whose numbers run on keeps its distance to the days before it.
    fn count_through(&mut self) {
        let mut shift = 0_i64;
        let mut reached: Option<i64> = None;
        for phase in &self.phases {
            let own = || phase.days.iter().map(|day| &self.days[day.index()]);
            let Some(lowest) = own().map(|day| i64::from(day.first)).min() else { continue };
            let highest = own().map(|day| i64::from(day.last)).max().unwrap_or(lowest);
            match reached {
                Some(end) if lowest + shift <= end => shift = end + 1 - lowest,
                Some(_) => {}
                None => shift = 1 - lowest,
            }
            reached = Some(highest + shift);
            for day in &phase.days {
                let day = &mut self.days[day.index()];
                day.begins = counted(i64::from(day.first) + shift);
                day.ends = counted(i64::from(day.last) + shift);
            }
        }
    }
}

fn counted(day: i64) -> u32 {
    u32::try_from(day.max(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(text: &str) -> (Document, Plan) {
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        (document, plan)
    }

    fn counted(text: &str) -> Vec<(u32, u32)> {
        plan(text).1.days().iter().map(|day| (day.begins, day.ends)).collect()
    }

    #[test]
    fn numbers_that_begin_again_stand_behind_the_phases_before() {
        let text = "### Phase 1: a\n* **Day 1: x**\n* **Day 2-3:** y\n### Phase 2: b\n* **Day 1: z**\n";
        assert_eq!(counted(text), [(1, 1), (2, 3), (4, 4)]);
    }

    #[test]
    fn numbers_that_run_on_are_taken_as_they_are() {
        let text = "## Week 1\n### Day 1: x\n### Day 3: y\n## Week 2\n### Day 8: z\n";
        assert_eq!(counted(text), [(1, 1), (3, 3), (8, 8)]);
        assert_eq!(counted("## Day 0\n## Day 1\n"), [(1, 1), (2, 2)]);
    }

    #[test]
    fn a_phase_has_its_goal_and_its_days_their_words() {
        let (document, plan) =
            plan("### Phase 1: a\n\n**目标：** 彻底精通，\n秒杀面试。\n\n* **Day 1: x** y\n* **Day 2** z\n");
        assert_eq!(plan.phases()[0].goal.as_deref(), Some("彻底精通， 秒杀面试。"));
        let titles: Vec<_> =
            plan.ids().map(|id| (plan.name(id, document.outline()), plan.title(id, document.outline()))).collect();
        assert_eq!(titles, [("Day 1", "x y"), ("Day 2", "z")]);
    }

    #[test]
    fn one_lesson_page_is_no_plan() {
        assert!(plan("# Day 14: closures\n\ntext\n").1.days().is_empty());
        assert!(plan("- [Day 1](#day-1)\n- [Day 2](#day-2)\n").1.days().is_empty());
        assert!(plan("Day 1 was hard. Day 2 was not.\n").1.days().is_empty());
    }

    #[test]
    fn a_day_is_done_by_its_box_its_sign_or_the_tasks_beneath_it() {
        let (document, plan) = plan("## Day 1 ✅\n## Day 2\n- [x] a\n- [x] b\n## Day 3\n- [x] a\n- [ ] b\n## Day 4\n");
        let done: Vec<_> = plan.ids().map(|id| plan.is_done(id, &document)).collect();
        assert_eq!(done, [true, true, false, false]);
    }
}
