//! Where the reader is in the tree, and where they came from: one section alone, and the way back and forward through
//! places that were jumped from.

use super::App;
use super::action::View;
use super::filter::Which;
use super::notice::Notice;
use super::query::Query;
use crate::document::outline::{Kind, NodeId};

/// A place that was jumped from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) view: View,
    pub(super) selected: Option<NodeId>,
    pub(super) zoom: Option<NodeId>,
    pub(super) filter: Option<(Which, Query)>,
}

impl Place {
    /// Follows its nodes into another reading.
    pub(super) fn carried(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        self.selected = self.selected.and_then(&same);
        self.zoom = self.zoom.and_then(&same);
    }
}

/// The places that were jumped from, and those that were gone back from.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    behind: Vec<Place>,
    ahead: Vec<Place>,
}

/// How many places are kept.
const MOST_PLACES: usize = 100;

impl Places {
    /// Follows their nodes into another reading.
    pub(super) fn carried(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        for place in self.behind.iter_mut().chain(&mut self.ahead) {
            place.carried(&same);
        }
    }
}

impl App {
    /// The section that is shown alone.
    #[must_use]
    pub fn zoom(&self) -> Option<NodeId> {
        self.zoom
    }

    /// Whether the roadmap shows less than all there is.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.view == View::Roadmap && (self.zoom.is_some() || self.filter.is_some())
    }

    /// Whether the way back leads from the roadmap, where all jumps end, to another view: nothing else there tells of it.
    #[must_use]
    pub fn leads_back(&self) -> bool {
        self.view == View::Roadmap && self.places.behind.last().is_some_and(|place| place.view != View::Roadmap)
    }

    /// Shows the section of what is selected alone, or everything again.
    pub(super) fn toggle_zoom(&mut self) {
        if self.view == View::Roadmap && self.zoom.is_some() {
            return self.unzoom();
        }
        let outline = self.document.outline();
        let selected = self.list().node();
        let section = selected.filter(|&id| self.has_entries(id)).or_else(|| outline.parent(selected?));
        let Some(section) = section else {
            self.notice = Some(Notice::NoSection);
            return;
        };
        self.mark_place();
        self.view = View::Roadmap;
        self.folded.remove(section);
        self.zoom = Some(section);
        self.refill();
        self.reveal(selected.unwrap_or(section));
    }

    pub(super) fn unzoom(&mut self) {
        self.zoom = None;
        match self.lists[View::Roadmap.index()].node() {
            Some(id) => self.reveal_in_tree(id),
            None => self.refill(),
        }
    }

    /// The sections: all headings, or where there is none, what stands outermost and has something beneath.
    pub(super) fn sections(&self) -> Vec<NodeId> {
        let outline = self.document.outline();
        let headings: Vec<NodeId> =
            self.plan.entries(outline).filter(|&id| outline.node(id).kind == Kind::Heading).collect();
        let outermost = |id: &NodeId| outline.parent(*id).is_none() && self.has_entries(*id);
        if headings.is_empty() { self.plan.entries(outline).filter(outermost).collect() } else { headings }
    }

    /// Shows a section in the roadmap.
    pub(super) fn go_to(&mut self, section: NodeId) {
        self.mark_place();
        self.view = View::Roadmap;
        self.reveal(section);
    }

    pub(super) fn place(&self) -> Place {
        let filter = self.filter.as_ref().map(|filter| (filter.which.clone(), filter.seeking().query.clone()));
        Place { view: self.view, selected: self.list().node(), zoom: self.zoom, filter }
    }

    /// Remembers where the reader is, right before they jump away.
    pub(super) fn mark_place(&mut self) {
        let here = self.place();
        self.remember(here);
    }

    pub(super) fn remember(&mut self, place: Place) {
        let Places { behind, ahead } = &mut self.places;
        ahead.clear();
        if behind.last() != Some(&place) {
            behind.push(place);
        }
        if behind.len() > MOST_PLACES {
            behind.remove(0);
        }
    }

    /// Goes back to the place that was jumped from, or forward again.
    pub(super) fn travel(&mut self, backwards: bool) {
        let here = self.place();
        let Places { behind, ahead } = &mut self.places;
        let (from, to) = if backwards { (behind, ahead) } else { (ahead, behind) };
        // A place that one never left is no way.
        let place = std::iter::from_fn(|| from.pop()).find(|place| *place != here);
        let Some(place) = place else {
            self.notice = Some(if backwards { Notice::NoPlaceBehind } else { Notice::NoPlaceAhead });
            return;
        };
        to.push(here);
        self.arrive(place);
    }

    /// Shows a place as it was, without remembering this one.
    pub(super) fn arrive(&mut self, place: Place) {
        let kept = std::mem::take(&mut self.places);
        if self.filter.as_ref().map(|filter| &filter.which) != place.filter.as_ref().map(|(which, _)| which) {
            self.unfilter();
            self.zoom = place.zoom;
            if let Some((which, query)) = place.filter {
                self.apply(which, &query);
            }
        }
        self.zoom = place.zoom;
        self.view = place.view;
        self.refill();
        if let Some(id) = place.selected {
            self.reveal(id);
        }
        self.places = kept;
    }
}
