//! What a document says and its journal does not: what is to be written down.

use foldhash::HashSet;

use super::event::{Deed, Known};
use super::facts::Journal;
use super::place::{ItemId, Place, Places};
use super::timed::Timed;
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
/// `done` says which study days are done. What has moved is said to have moved before anything else is said of it. Where the
/// journal does not name what is old, `is_own` tells what was turned by the reader just now.
#[must_use]
pub fn differences(
    journal: &Journal,
    whereabouts: &Whereabouts,
    document: &Document,
    (plan, done): (&Plan, &[bool]),
    (among, is_own): (&[NodeId], impl Fn(NodeId) -> bool),
) -> Vec<(NodeId, Deed)> {
    let outline = document.outline();
    let news = |&node: &NodeId| {
        let is_ticked = outline.mark(node).map(|mark| mark == Mark::Done);
        let is_studied = plan.day_at(node).map(|day| done[day.index()]);
        let item = whereabouts.item(node).map(|key| journal.item(key));
        let news = |is: Option<bool>, timed: Option<&Timed>| {
            // What was done when the journal was begun, and is not named in it: until the reader turns it.
            let is_old = journal.is_old(timed);
            let was = timed.is_some_and(|timed| timed.since().is_some());
            is.filter(|&is| if is_old && is != was { is_own(node) } else { is != was })
        };
        let ticked = news(is_ticked, item.map(|item| &item.ticked));
        let studied = news(is_studied, item.map(|item| &item.studied));
        (ticked.is_some() || studied.is_some() || whereabouts.is_untold(node)).then_some((node, ticked, studied))
    };
    let news: Vec<_> = among.iter().filter_map(news).collect();
    // Of a few, each is looked for among all; of many, all are gone through once.
    let places = (news.len() > FEW).then(|| Places::of(outline, plan));
    let place_of = |node: NodeId| {
        let placed = places.as_ref().and_then(|places| places.place(outline, plan, node));
        placed.unwrap_or_else(|| Place::of(outline, plan, node))
    };
    let mut deeds = Vec::new();
    for (node, ticked, studied) in news {
        let place = place_of(node);
        let key = whereabouts.item(node);
        let from = match key.map(|key| journal.item(key)) {
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
        places.iter().filter(|(node, _)| is_done(*node) && !but.contains(node)).map(|(_, id)| id).collect()
    };
    Deed::Began(Some(Known { ticked: ids(&is_ticked), studied: ids(&is_studied) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::journal::{By, Event, Since};

    fn note(journal: &mut Journal, day: u32, deed: Deed) {
        let at = format!("2026-02-{day:02}T21:00:00+08:00").parse().unwrap();
        journal.note(&Event { at, on: None, by: By::Tui, deed });
    }

    #[test]
    fn what_the_reader_turns_is_written_down_where_what_is_old_is_not_named() {
        let [old, ticked] = ["- [x] a\n- [ ] b\n", "- [x] a\n- [x] b\n"].map(|text| Document::read(text.to_owned()));
        let mut journal = Journal::default();
        note(&mut journal, 1, Deed::Began(None));
        let news = |journal: &Journal, document: &Document, own: Option<usize>| {
            let plan = Plan::of(document);
            let whereabouts = Whereabouts::of(journal, document.outline(), &plan);
            let all: Vec<NodeId> = document.outline().ids().collect();
            let is_own = |node: NodeId| Some(node.index()) == own;
            let deeds = differences(journal, &whereabouts, document, (&plan, &[]), (&all, is_own));
            deeds.into_iter().map(|(_, deed)| deed).collect::<Vec<_>>()
        };
        assert_eq!(news(&journal, &ticked, None), []);
        let own = news(&journal, &ticked, Some(1));
        assert_eq!(own.len(), 1);
        note(&mut journal, 3, own[0].clone());
        assert_eq!(news(&journal, &ticked, None), []);
        // What was turned once is known, whoever takes it back.
        assert_eq!(news(&journal, &old, None).len(), 1);
    }

    #[test]
    fn where_another_machine_names_what_is_old_nothing_else_is() {
        let document = Document::read("- [x] a\n- [ ] b\n".to_owned());
        let plan = Plan::of(&document);
        let named = beginning(&document, &plan, &[], &[]);
        for began in [[named.clone(), Deed::Began(None)], [Deed::Began(None), named]] {
            let mut journal = Journal::default();
            began.into_iter().for_each(|deed| note(&mut journal, 1, deed));
            assert!(!journal.is_vague);
            let key = journal.keys().next().unwrap();
            assert_eq!(journal.item(key).ticked.since(), Some(Since::Before));
        }
    }
}
