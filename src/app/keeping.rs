//! What the journal knows of this roadmap, and what it is still to be told.

use chrono::NaiveDate;
use foldhash::HashSet;

use super::App;
use crate::document::Document;
use crate::document::outline::NodeId;
use crate::plan::Plan;
use crate::progress::journal::{Deed, Event, Journal, Whereabouts, beginning, differences};

/// The journal, once it is read, beside what may have changed since it was told last.
#[derive(Debug, Clone, Default)]
pub(super) struct Keeping {
    journal: Option<Journal>,
    whereabouts: Whereabouts,
    /// Whether they were looked for in the text as it is.
    is_found: bool,
    /// What was changed here.
    own: Own,
    /// Whether anything else may have been changed, elsewhere.
    is_fresh: bool,
    /// Whether nothing but boxes was changed since it was last reckoned how it goes.
    pub(super) is_steady: bool,
    /// The nodes that are being written down.
    given: Vec<Option<NodeId>>,
}

/// What was changed here since the journal was told last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Own {
    /// Boxes and study days at these nodes were turned.
    nodes: Vec<NodeId>,
    /// More than that was changed.
    is_more: bool,
}

/// Something to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritten {
    /// What was done.
    pub deed: Deed,
    /// Whether it was done here; else it was found to have been done elsewhere.
    pub is_own: bool,
}

impl App {
    /// The journal, once it is read.
    #[must_use]
    pub fn journal(&self) -> Option<&Journal> {
        self.keeping.journal.as_ref()
    }

    /// Where the journal's items are in the document.
    #[must_use]
    pub fn whereabouts(&self) -> &Whereabouts {
        &self.keeping.whereabouts
    }

    /// What is to be written down in the journal now, until there is nothing more. What is not on disk yet is not done yet.
    /// The app is to hear [`News::Noted`](super::action::News::Noted) of it before it is asked again.
    pub fn take_unwritten(&mut self) -> Vec<Unwritten> {
        let mut unwritten = self.take_changed();
        // What was graded may be what was changed just before.
        if unwritten.is_empty() && self.journal().is_some_and(|journal| journal.is_begun) {
            let (nodes, deeds): (Vec<_>, Vec<_>) = self.recall.take_deeds().into_iter().unzip();
            self.keeping.given = nodes;
            unwritten = deeds.into_iter().map(|deed| Unwritten { deed, is_own: true }).collect();
        }
        self.list_reviews();
        unwritten
    }

    fn take_changed(&mut self) -> Vec<Unwritten> {
        let Some(journal) = &self.keeping.journal else { return Vec::new() };
        if self.is_glimpse() || !self.pending.is_empty() || !self.keeping.has_news() {
            return Vec::new();
        }
        let own = std::mem::take(&mut self.keeping.own);
        let is_fresh = std::mem::take(&mut self.keeping.is_fresh);
        let outline = self.document.outline();
        let is_wide = own.is_more || is_fresh;
        if own.is_more || is_fresh && !self.keeping.is_found {
            (self.keeping.is_found, self.keeping.is_steady) = (true, false);
            self.keeping.whereabouts = self.keeping.whereabouts.again(journal, outline, &self.plan);
            self.recall.forget();
            self.statistics.take();
        }
        if !journal.is_begun {
            let deed = beginning(&self.document, &self.plan, &self.done, &own.nodes);
            self.keeping.given.clear();
            self.keeping.own = own;
            return vec![Unwritten { deed, is_own: true }];
        }
        let nodes: HashSet<NodeId> = own.nodes.iter().copied().collect();
        let mut among: Vec<NodeId> = if is_wide { outline.ids().collect() } else { nodes.iter().copied().collect() };
        among.sort_unstable();
        let is_turned = |node: NodeId| nodes.contains(&node);
        let is_own = |node: &NodeId| own.is_more || is_turned(*node);
        let whereabouts = &self.keeping.whereabouts;
        let deeds = differences(journal, whereabouts, &self.document, (&self.plan, &self.done), (&among, is_turned));
        if deeds.is_empty() {
            self.recall.wait_no_more();
            if !self.keeping.is_steady {
                // What is gone, or there again, counts otherwise, and nobody will be told of it.
                self.look_back();
            }
        }
        self.keeping.given = deeds.iter().map(|(node, _)| Some(*node)).collect();
        deeds.into_iter().map(|(node, deed)| Unwritten { deed, is_own: is_own(&node) }).collect()
    }

    /// Hears of a journal that was read anew.
    pub(super) fn read_journal(&mut self, mut journal: Journal) {
        let whereabouts = match &self.keeping.journal {
            Some(last) => self.keeping.whereabouts.of_another(last, &mut journal),
            None => Whereabouts::default(),
        };
        self.keeping.whereabouts = whereabouts.again(&journal, self.document.outline(), &self.plan);
        self.keeping.journal = Some(journal);
        (self.keeping.is_fresh, self.keeping.is_found) = (true, true);
        self.recall.forget();
        self.forget_statistics();
    }

    /// Hears of events that are in the journal now.
    pub(super) fn note(&mut self, events: &[Event]) {
        let Some(journal) = &mut self.keeping.journal else { return };
        events.iter().for_each(|event| journal.note(event));
        if events.iter().any(|event| matches!(event.deed, Deed::Began(_))) {
            // All that was done by then is known now.
            self.keeping.whereabouts = Whereabouts::of(journal, self.document.outline(), &self.plan);
            self.keeping.is_steady = false;
        }
        let mut given = std::mem::take(&mut self.keeping.given);
        given.resize(events.len(), None);
        for (&node, event) in given.iter().zip(events) {
            let key = event.deed.place().and_then(|place| journal.find(place.id()));
            if let (Some(node), Some(key)) = (node, key) {
                self.keeping.whereabouts.pair(key, node);
            }
        }
        if !given.iter().zip(events).all(|(node, event)| self.is_counted(event, *node)) {
            self.recall.forget();
        }
        self.forget_statistics();
    }

    /// A box was turned over here, and these study days with it.
    pub(super) fn touch(&mut self, node: NodeId, days: impl IntoIterator<Item = NodeId>) {
        self.keeping.own.nodes.push(node);
        self.keeping.own.nodes.extend(days);
        self.recall.wait();
        self.forget_statistics();
    }

    /// What was turned here by more than a tick, for a stamp went with it: the nodes are what they were.
    pub(super) fn touch_turned(&mut self, before: &Document, (plan, done): (&Plan, &[bool])) {
        let is_done = |plan: &Plan, done: &[bool], node| plan.day_at(node).map(|day| done[day.index()]);
        let outline = self.document.outline();
        let is_turned = |node: &NodeId| {
            before.outline().mark(*node) != outline.mark(*node)
                || is_done(plan, done, *node) != is_done(&self.plan, &self.done, *node)
        };
        let turned: Vec<NodeId> = outline.ids().filter(is_turned).collect();
        self.keeping.own.nodes.extend(turned);
    }

    /// More than boxes was changed here.
    pub(super) fn touch_anything(&mut self) {
        self.keeping.own.is_more = true;
        self.keeping.is_steady = false;
        self.recall.forget();
        self.forget_statistics();
    }

    /// What was changed here is elsewhere in the text that is shown now.
    pub(super) fn carry_touched(&mut self, before: &Document, same: impl Fn(NodeId) -> Option<NodeId>) {
        let nodes = &mut self.keeping.own.nodes;
        *nodes = nodes.iter().copied().filter_map(&same).collect();
        if let Some(journal) = &mut self.keeping.journal {
            let whereabouts = &mut self.keeping.whereabouts;
            whereabouts.name_all(journal, before.outline(), &Plan::of(before));
            whereabouts.carry(&same);
            whereabouts.tell_moved(journal, self.document.outline(), &self.plan);
        }
        (self.keeping.is_found, self.keeping.is_steady) = (false, false);
        self.recall.carry(same);
        self.forget_statistics();
    }
}

impl Keeping {
    /// The minutes that are noted for a date.
    pub(super) fn minutes_on(&self, date: NaiveDate) -> u32 {
        self.journal.as_ref().and_then(|journal| journal.minutes().get(&date).copied()).unwrap_or(0)
    }

    fn has_news(&self) -> bool {
        self.is_fresh || self.own != Own::default()
    }
}
