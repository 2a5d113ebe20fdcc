//! What a document says and its journal does not: what is to be written down.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::event::{Deed, Known};
use super::facts::{Journal, Timed};
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
/// `done` says which study days are done, and `is_own` what was turned over just now. What has moved is said to have moved
/// before anything else is said of it.
#[must_use]
pub fn differences(
    journal: &Journal,
    whereabouts: &Whereabouts,
    document: &Document,
    (plan, done): (&Plan, &[bool]),
    (among, is_own): (&[NodeId], &dyn Fn(NodeId) -> bool),
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
        let news = |is: Option<bool>, timed: Option<&Timed>| {
            let was = timed.is_some_and(|timed| timed.since().is_some());
            is.filter(|&is| is != was && !(is && journal.is_old(timed) && !is_own(node)))
        };
        let ticked = news(is_ticked, item.map(|item| &item.ticked));
        let studied = news(is_studied, item.map(|item| &item.studied));
        if ticked.is_none() && studied.is_none() {
            continue;
        }
        let place = place_of(node);
        let moved = key.filter(|&key| journal.find(place.id()) != Some(key));
        if let Some(from) = moved.and_then(|key| journal.item(key).place.clone()) {
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
    let is_ticked = |node: NodeId| document.outline().mark(node) == Some(Mark::Done);
    let is_studied = |node: NodeId| plan.day_at(node).is_some_and(|day| done[day.index()]);
    let days = plan.days().iter().map(|day| day.node).filter(|&node| is_studied(node));
    let all = document.outline().ids().filter(|&node| is_ticked(node)).chain(days);
    if all.take(MOST_KNOWN + 1).count() > MOST_KNOWN {
        return Deed::Began(None);
    }
    let places = Places::of(document.outline(), plan);
    let but: HashSet<NodeId> = but.iter().copied().collect();
    let ids = |is_done: &dyn Fn(NodeId) -> bool| -> Vec<ItemId> {
        let done = places.nodes.iter().filter(|(node, ..)| is_done(*node) && !but.contains(node));
        done.map(|(_, id, _)| *id).collect()
    };
    Deed::Began(Some(Known { ticked: ids(&is_ticked), studied: ids(&is_studied) }))
}
