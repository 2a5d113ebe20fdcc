//! What a document says and its journal does not: what is to be written down.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::event::{Deed, Known};
use super::facts::Journal;
use super::place::{ItemId, Place, Places};
use super::whereabouts::Whereabouts;
use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::plan::Plan;

/// So many nodes are few.
const FEW: usize = 16;

/// How many items a journal may name as done when it is begun.
const MOST_KNOWN: usize = 20_000;

/// What stands in the document and not in the journal: at one node and the study days that hang on it, or anywhere.
///
/// `done` says which study days are done. What has moved is said to have moved before anything else is said of it.
#[must_use]
pub fn differences(
    journal: &Journal,
    whereabouts: &Whereabouts,
    document: &Document,
    (plan, done): (&Plan, &[bool]),
    among: &[NodeId],
) -> Vec<(NodeId, Deed)> {
    let mut deeds = Vec::new();
    // Of a few, each is looked for among all; of many, all are gone through once.
    let all = OnceCell::new();
    let place_of = |node: NodeId| {
        let one = || Place::of(document.outline(), plan, node);
        let places = (among.len() > FEW).then(|| all.get_or_init(|| Places::of(document.outline(), plan)));
        places.and_then(|places| places.place(document.outline(), plan, node)).unwrap_or_else(one)
    };
    for &node in among {
        let is_ticked = document.outline().mark(node).map(|mark| mark == Mark::Done);
        let is_studied = plan.day_at(node).map(|day| done[day.index()]);
        let key = whereabouts.item(node);
        let item = key.map(|key| journal.item(key));
        let was = |is: Option<bool>, since: Option<bool>| {
            // What was done when the journal was begun, and is not named in it.
            let is_old = item.is_none() && journal.is_vague;
            is.filter(|&is| is != since.unwrap_or(false) && !(is && is_old))
        };
        let ticked = was(is_ticked, item.map(|item| item.ticked.since().is_some()));
        let studied = was(is_studied, item.map(|item| item.studied.since().is_some()));
        if ticked.is_none() && studied.is_none() && !whereabouts.is_untold(node) {
            continue;
        }
        let place = place_of(node);
        let from = match item {
            Some(item) => item.place.clone().filter(|_| journal.at_place(place.id()) != key),
            // Something new stands where something else stood.
            None => journal.find(place.id()).map(|_| place.clone()),
        };
        if let Some(from) = from {
            deeds.push((node, Deed::Moved { from, place: place.clone() }));
        }
        deeds.extend(ticked.map(|done| (node, Deed::Turned { place: place.clone(), done })));
        deeds.extend(studied.map(|done| (node, Deed::Studied { place, done })));
    }
    deeds
}

/// How a journal is begun: with what is done by now, but for what was done at some nodes just before.
#[must_use]
pub fn beginning(document: &Document, plan: &Plan, done: &[bool], but: &[NodeId]) -> Deed {
    let places = Places::of(document.outline(), plan);
    let but: HashSet<NodeId> = but.iter().copied().collect();
    let ids = |is_done: &dyn Fn(NodeId) -> bool| -> Vec<ItemId> {
        places.nodes.iter().filter(|(node, ..)| is_done(*node) && !but.contains(node)).map(|(_, id, _)| *id).collect()
    };
    let known = Known {
        ticked: ids(&|node| document.outline().mark(node) == Some(Mark::Done)),
        studied: ids(&|node| plan.day_at(node).is_some_and(|day| done[day.index()])),
    };
    Deed::Began((known.ticked.len() + known.studied.len() <= MOST_KNOWN).then_some(known))
}
