//! Filters: the tree without what does not fit, with the ways to what does.
//!
//! What fitted since a filter was chosen stays in sight until it is chosen anew, so that no row goes away under a cursor.

use std::ops::Range;

use super::App;
use super::action::View;
use super::count::Count;
use super::folds::around;
use super::node_set::NodeSet;
use super::notice::Notice;
use super::query::{Is, Query, Seeking};
use crate::document::mark::Mark;
use crate::document::outline::{NodeId, Outline};
use crate::plan::topics::topics;
use crate::text::seek::Nearness;

/// What a filter is called by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// A state.
    Is(Is),
    /// Today's phase.
    Phase,
    /// A tag, with its `#`.
    Tag(String),
    /// What was sought.
    Words(String),
    /// A name that the reader's settings give it.
    Saved(&'static str),
}

/// A filter that the reader's settings name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// What it asks for.
    pub query: Query,
}

/// A filter that is on.
#[derive(Debug, Clone)]
pub struct Filter {
    /// What it is called by.
    pub which: Which,
    seeking: Seeking,
    /// What fitted when it was chosen, or at any time since.
    kept: NodeSet,
    /// What was folded before.
    pub(super) folded: NodeSet,
    /// By node: whether it fits, and whether it is in sight.
    fits: Vec<bool>,
    shown: Vec<bool>,
}

impl Filter {
    /// What it seeks.
    #[must_use]
    pub fn seeking(&self) -> &Seeking {
        &self.seeking
    }

    /// Whether a row fits by itself, or did since the filter was chosen. Others are there only on the way to such.
    #[must_use]
    pub fn fits(&self, id: NodeId) -> bool {
        self.fits.get(id.index()).copied().unwrap_or(false) || self.kept.contains(id)
    }

    /// Whether a row is in sight.
    #[must_use]
    pub fn shows(&self, id: NodeId) -> bool {
        self.shown.get(id.index()).copied().unwrap_or(false)
    }

    /// Keeps a node in sight, whether it fits or not.
    pub(super) fn keep(&mut self, id: NodeId) {
        self.kept.insert(id);
    }

    /// Follows its nodes into another reading.
    pub(super) fn carried(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        self.kept = self.kept.iter().filter_map(&same).collect();
        self.folded = self.folded.iter().filter_map(&same).collect();
    }

    /// Works out anew what is in sight.
    pub(super) fn look(&mut self, outline: &Outline, fits: Vec<bool>) {
        self.fits = fits;
        self.kept.extend(outline.ids().filter(|id| self.fits[id.index()]));
        self.shown = outline.ids().map(|id| self.fits(id)).collect();
        // From the last node to the first, so that every way is marked up to its beginning.
        for id in outline.ids().rev() {
            if let Some(above) = outline.parent(id).filter(|_| self.shown[id.index()]) {
                self.shown[above.index()] = true;
            }
        }
    }
}

impl App {
    /// The filter that is on.
    #[must_use]
    pub fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    /// How much fits the filter now.
    #[must_use]
    pub fn fitting(&self) -> Count {
        let Some(filter) = &self.filter else { return Count::Rows(0) };
        self.counted(filter.seeking().query.counts_tasks(), self.tree().filter(|id| filter.fits[id.index()]))
    }

    /// The rows of the tree that are not filtered away, folded or not.
    pub(super) fn tree(&self) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
        self.within_zoom().filter(|&id| self.lets_through(id))
    }

    /// Whether the tree has a node, wherever that stands.
    pub(super) fn is_in_tree(&self, id: NodeId) -> bool {
        self.plan.is_entry(self.document.outline(), id) && self.lets_through(id)
    }

    /// The rows of the tree as far as that is shown, filtered away or not.
    pub(super) fn within_zoom(&self) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
        let outline = self.document.outline();
        self.zoomed().map(NodeId::at).filter(|&id| self.plan.is_entry(outline, id))
    }

    /// The nodes that are shown at all, as a run of indices.
    pub(super) fn zoomed(&self) -> Range<usize> {
        let outline = self.document.outline();
        self.zoom.map_or(0..outline.len(), |id| outline.run(id))
    }

    /// The rows of the tree in the order in which they come up behind (or before) one of them, going round at the end; that
    /// one comes last.
    pub(super) fn tree_around(&self, from: Option<NodeId>, backwards: bool) -> impl Iterator<Item = NodeId> + '_ {
        let Range { start, end } = self.zoomed();
        let split = from.map_or(start, |from| from.index() + usize::from(!backwards)).clamp(start, end);
        let (before, after) = (start..split, split..end);
        let round: Box<dyn Iterator<Item = usize>> =
            if backwards { Box::new(before.rev().chain(after.rev())) } else { Box::new(after.chain(before)) };
        round.map(NodeId::at).filter(|&id| self.is_in_tree(id))
    }

    /// Whether there is something to do at a node, as the filter for open ones has it.
    pub(super) fn is_open(&self, id: NodeId) -> bool {
        let outline = self.document.outline();
        let mark = |id: NodeId| outline.node(id).mark();
        match self.plan.day_at(id) {
            Some(day) => mark(id) != Some(Mark::Cancelled) && !self.done[day.index()],
            None => {
                matches!(mark(id), Some(Mark::Todo | Mark::Doing | Mark::Other(_)))
                    && !outline.beneath(id).any(|beneath| mark(beneath).is_some())
                    && !outline.ancestors(id).any(|above| mark(above) == Some(Mark::Cancelled))
            }
        }
    }

    /// Whether the filter that is on, if any, shows a row.
    pub(super) fn lets_through(&self, id: NodeId) -> bool {
        self.filter.as_ref().is_none_or(|filter| filter.shows(id))
    }

    /// By node, whether it has what is sought. Where no row of the tree is called so, those fit beneath which plain lines say
    /// it.
    pub(super) fn fits(&self, seeking: &Seeking) -> Vec<bool> {
        let outline = self.document.outline();
        let stated = self.stated(&seeking.query);
        let is_said = |id: NodeId| seeking.query.is_said(outline.title(id), seeking.nearness);
        let is_stated = |id: NodeId| stated.as_ref().is_none_or(|stated| stated[id.index()]);
        let mut fits: Vec<bool> = outline.ids().map(|id| is_stated(id) && is_said(id)).collect();
        let found: Vec<NodeId> = outline.ids().filter(|id| fits[id.index()]).collect();
        for above in self.above_lines(seeking, &found) {
            fits[above.index()] = true;
        }
        fits
    }

    /// Of all that says what is sought, the rows of the tree that it stands beneath, where none of it is such a row.
    pub(super) fn above_lines(&self, Seeking { query, nearness }: &Seeking, found: &[NodeId]) -> Vec<NodeId> {
        let outline = self.document.outline();
        let is_row = |&id: &NodeId| self.plan.is_entry(outline, id);
        let looks = *nearness == Nearness::Written && query.looks_in_lines() && !found.iter().any(is_row);
        let lines = found.iter().filter(|_| looks);
        lines.filter_map(|&id| outline.ancestors(id).find(is_row)).collect()
    }

    /// By node, whether it is as far as is asked for, or stands where that is; nothing where neither is asked for.
    pub(super) fn stated(&self, query: &Query) -> Option<Vec<bool>> {
        if query.is.is_empty() && !query.in_phase {
            return None;
        }
        let outline = self.document.outline();
        let phase = query.in_phase.then(|| self.phase_now());
        let marked: Vec<usize> = outline
            .iter()
            .scan(0, |count, (_, node)| Some(std::mem::replace(count, *count + usize::from(node.mark().is_some()))))
            .collect();
        let marks = outline.ids().filter(|&id| outline.mark(id).is_some()).count();
        let marks_before = |index: usize| marked.get(index).copied().unwrap_or(marks);
        let mut cancelled_until = 0;
        let mut fits = Vec::with_capacity(outline.len());
        for (id, node) in outline.iter() {
            let given_up = id.index() < cancelled_until;
            if node.mark() == Some(Mark::Cancelled) && !given_up {
                cancelled_until = outline.end(id).index();
            }
            let run = outline.run(id);
            let is_leaf = run.len() == 1 || marks_before(run.start + 1) == marks_before(run.end);
            let counts = !given_up && is_leaf;
            let is = |is: &Is| match (self.plan.day_at(id), is, node.mark()) {
                (_, Is::Doing, mark) => mark == Some(Mark::Doing),
                (_, Is::Cancelled, mark) => mark == Some(Mark::Cancelled),
                (Some(day), Is::Done, _) => self.done[day.index()],
                (Some(day), Is::Open, mark) => mark != Some(Mark::Cancelled) && !self.done[day.index()],
                (None, Is::Done, mark) => mark == Some(Mark::Done) && counts,
                (None, Is::Open, mark) => matches!(mark, Some(Mark::Todo | Mark::Doing | Mark::Other(_))) && counts,
            };
            let phased = phase.as_ref().is_none_or(|phase| phase[id.index()]);
            let stated = query.is.is_empty() || query.is.iter().any(is);
            fits.push(phased && stated);
        }
        Some(fits)
    }

    /// By node, whether it belongs to the phase that is studied now: it stands beneath its heading, or it is one of the
    /// checklist's tasks that the phase's study days are about, or beneath one of those.
    fn phase_now(&self) -> Vec<bool> {
        let (outline, plan) = (self.document.outline(), &self.plan);
        let date = self.standing.date;
        let is_now = |&phase: &usize| match plan.days().is_empty() {
            true => self
                .calendar
                .as_ref()
                .and_then(|calendar| calendar.phase_dates(phase))
                .is_some_and(|(from, to)| (from..=to).contains(&date)),
            false => self.standing.now().iter().any(|&day| plan.day(day).phase == phase),
        };
        let mut belongs = vec![false; outline.len()];
        for phase in (0..plan.phases().len()).filter(is_now) {
            let phase = &plan.phases()[phase];
            let beneath = phase.heading.into_iter().flat_map(|id| outline.beneath(id));
            let days = phase
                .days
                .iter()
                .flat_map(|&day| std::iter::once(plan.day(day).node).chain(plan.body(day, outline).map(NodeId::at)));
            let about = topics(&self.document, plan, &phase.days);
            let about = about.into_iter().flat_map(|id| std::iter::once(id).chain(outline.beneath(id)));
            for id in beneath.chain(days).chain(about) {
                belongs[id.index()] = true;
            }
        }
        belongs
    }

    /// Shows only what a filter lets through, in the roadmap. One that would leave nothing is said to, and not chosen.
    pub(super) fn apply(&mut self, which: Which, query: &Query) {
        let Some(nearest) = self.nearest(query) else {
            self.notice = Some(Notice::NothingFits(which));
            return;
        };
        self.mark_place();
        self.view = View::Roadmap;
        let from = self.list().node();
        self.narrow(which, nearest, from);
    }

    /// What a query seeks, as near as anything comes to it, and by node, whether it does; nothing where nothing does.
    pub(super) fn nearest(&self, query: &Query) -> Option<(Seeking, Vec<bool>)> {
        query.nearnesses().iter().find_map(|&nearness| {
            let seeking = Seeking { query: query.clone(), nearness };
            let fits = self.fits(&seeking);
            self.within_zoom().any(|id| fits[id.index()]).then_some((seeking, fits))
        })
    }

    /// Leaves in the roadmap what fits, and selects a node there, or the next that fits.
    pub(super) fn narrow(&mut self, which: Which, (seeking, fits): (Seeking, Vec<bool>), from: Option<NodeId>) {
        let kept = self.within_zoom().filter(|id| fits[id.index()]).collect();
        let folded = self.filter.take().map_or_else(|| self.folded.clone(), |filter| filter.folded);
        self.folded.clear();
        self.filter = Some(Filter { which, seeking, kept, folded, fits, shown: Vec::new() });
        self.refill();
        let Some(filter) = &self.filter else { return };
        let next = || around(self.tree(), from, false).into_iter().find(|&id| filter.fits(id));
        if let Some(id) = from.filter(|&id| filter.shows(id)).or_else(next) {
            self.lists[View::Roadmap.index()].select_node(id);
        }
    }

    /// What a filter asks for; nothing for a name that the settings do not give.
    pub(super) fn asked(&self, which: &Which) -> Option<Query> {
        match which {
            Which::Is(is) => Some(Query { is: vec![*is], ..Query::default() }),
            Which::Phase => Some(Query { in_phase: true, ..Query::default() }),
            Which::Tag(tag) => Some(Query { tags: vec![tag.clone()], ..Query::default() }),
            Which::Words(words) => Some(Query::typed(words)),
            Which::Saved(name) => {
                let saved = self.opening.filters.iter().find(|saved| saved.name == *name);
                saved.map(|saved| saved.query.clone())
            }
        }
    }

    /// Applies a filter that was picked. What was sought is in it, then, and marked by it.
    pub(super) fn choose_filter(&mut self, which: Which, query: &Query) {
        let is_sought = matches!(which, Which::Words(_));
        self.apply(which, query);
        if is_sought {
            self.seeking = Seeking::default();
        }
    }

    /// Leaves what narrows the view down, one thing after the other: what is selected together, what was sought, the filter,
    /// the section.
    pub(super) fn widen(&mut self) {
        if !self.gathered().is_empty() {
            self.gathered.clear();
        } else if !self.seeking.is_empty() {
            self.seeking = Seeking::default();
        } else if self.view == View::Roadmap && self.filter.is_some() {
            self.unfilter();
        } else if self.view == View::Roadmap && self.zoom.is_some() {
            self.unzoom();
        }
    }

    /// Shows everything again, folded as it was before, with what is selected in sight.
    pub(super) fn unfilter(&mut self) {
        if let Some(filter) = self.filter.take() {
            let selected = self.lists[View::Roadmap.index()].node();
            self.folded = filter.folded;
            match selected {
                Some(id) => self.reveal_in_tree(id),
                None => self.refill(),
            }
        }
    }
}
