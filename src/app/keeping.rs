//! What the journal knows of this roadmap, and what it is still to be told.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::App;
use crate::document::outline::NodeId;
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
#[derive(Debug, Clone, PartialEq, Eq)]
enum Own {
    /// Boxes and study days at these nodes.
    Nodes(Vec<NodeId>),
    /// More than boxes.
    Anything,
}

impl Default for Own {
    fn default() -> Self {
        Self::Nodes(Vec::new())
    }
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
        if own == Own::Anything || is_fresh && !self.keeping.is_found {
            (self.keeping.is_found, self.keeping.is_steady) = (true, false);
            self.keeping.whereabouts = Whereabouts::of(journal, outline, &self.plan);
            self.recall.forget();
            self.statistics.take();
        }
        if !journal.is_begun {
            let after: &[NodeId] = if let Own::Nodes(nodes) = &own { nodes } else { &[] };
            let deed = beginning(&self.document, &self.plan, &self.done, after);
            self.keeping.given.clear();
            self.keeping.own = own;
            return vec![Unwritten { deed, is_own: true }];
        }
        let nodes: HashSet<NodeId> =
            if let Own::Nodes(nodes) = &own { nodes.iter().copied().collect() } else { HashSet::new() };
        let is_own = |node: &NodeId| own == Own::Anything || nodes.contains(node);
        let among: Vec<NodeId> = match &own {
            Own::Nodes(nodes) if !is_fresh => {
                let mut nodes = nodes.clone();
                nodes.sort_unstable();
                nodes.dedup();
                nodes
            }
            _ => outline.ids().collect(),
        };
        let whereabouts = &self.keeping.whereabouts;
        let among: (&[NodeId], &dyn Fn(NodeId) -> bool) = (&among, &|node| nodes.contains(&node));
        let deeds = differences(journal, whereabouts, &self.document, (&self.plan, &self.done), among);
        if deeds.is_empty() {
            self.recall.wait_no_more();
        }
        self.keeping.given = deeds.iter().map(|(node, _)| Some(*node)).collect();
        deeds.into_iter().map(|(node, deed)| Unwritten { deed, is_own: is_own(&node) }).collect()
    }

    /// Hears of a journal that was read anew.
    pub(super) fn read_journal(&mut self, journal: Journal) {
        self.keeping.whereabouts = Whereabouts::of(&journal, self.document.outline(), &self.plan);
        self.keeping.is_found = true;
        self.keeping.journal = Some(journal);
        self.keeping.is_fresh = true;
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
        if let Own::Nodes(nodes) = &mut self.keeping.own {
            nodes.push(node);
            nodes.extend(days);
        }
        self.recall.wait();
        self.forget_statistics();
    }

    /// More than boxes was changed here.
    pub(super) fn touch_anything(&mut self) {
        self.keeping.own = Own::Anything;
        self.keeping.is_steady = false;
        self.recall.forget();
        self.forget_statistics();
    }

    /// What was changed here is elsewhere in the text that is shown now.
    pub(super) fn carry_touched(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        if let Own::Nodes(nodes) = &mut self.keeping.own {
            *nodes = nodes.iter().copied().filter_map(&same).collect();
        }
        self.keeping.whereabouts.carry(&same);
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
