//! Two sides that put in, take out and tick whatever they like: what stands beneath something stays beneath it.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use roadmap::document::Document;
use roadmap::merge::{Side, merge};

/// A section, or a task so deep in a list.
#[derive(Debug, Clone, Copy)]
struct Entry {
    depth: Option<usize>,
    number: usize,
    is_done: bool,
}

/// Something that somebody does to a roadmap.
#[derive(Debug, Clone)]
enum Deed {
    Tick(Index),
    Put(Index, Option<usize>),
    TakeOut(Index),
}

fn depth() -> impl Strategy<Value = Option<usize>> {
    prop_oneof![1 => Just(None), 6 => (0..4_usize).prop_map(Some)]
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        any::<Index>().prop_map(Deed::Tick),
        (any::<Index>(), depth()).prop_map(|(at, depth)| Deed::Put(at, depth)),
        any::<Index>().prop_map(Deed::TakeOut),
    ];
    prop::collection::vec(deed, 0..5)
}

/// Where an entry ends with all beneath it.
fn end(entries: &[Entry], at: usize) -> usize {
    let is_beneath = |entry: &&Entry| match entries[at].depth {
        None => entry.depth.is_some(),
        Some(depth) => entry.depth.is_some_and(|other| other > depth),
    };
    at + 1 + entries[at + 1..].iter().take_while(is_beneath).count()
}

fn done(entries: &[Entry], deeds: &[Deed], first: usize) -> Vec<Entry> {
    let mut entries = entries.to_vec();
    for (number, deed) in deeds.iter().enumerate() {
        match deed {
            Deed::Put(at, depth) => {
                let at = at.index(entries.len() + 1);
                let depth = fitting(&entries, at, *depth);
                entries.insert(at, Entry { depth, number: first + number, is_done: false });
            }
            _ if entries.is_empty() => {}
            Deed::Tick(at) => {
                let at = at.index(entries.len());
                entries[at].is_done = !entries[at].is_done;
            }
            Deed::TakeOut(at) => {
                let at = at.index(entries.len());
                entries.drain(at..end(&entries, at));
            }
        }
    }
    entries
}

/// The depth nearest to the one meant in which an entry stands beneath something and takes nothing from what is above it.
fn fitting(entries: &[Entry], at: usize, depth: Option<usize>) -> Option<usize> {
    let most = at.checked_sub(1).and_then(|above| entries[above].depth).map_or(0, |above| above + 1);
    match entries.get(at).and_then(|next| next.depth) {
        Some(next) => Some(depth.unwrap_or(0).clamp(next, most.max(next))),
        None => depth.map(|depth| depth.min(most)),
    }
}

/// Titles with numbers of their own, so that none is taken for another.
fn text(entries: &[Entry]) -> String {
    let line = |entry: &Entry| match entry.depth {
        None => format!("# Part {}\n", entry.number),
        Some(depth) => {
            format!("{}- [{}] task {}\n", "  ".repeat(depth), if entry.is_done { 'x' } else { ' ' }, entry.number)
        }
    };
    entries.iter().map(line).collect()
}

fn two() -> impl Strategy<Value = [String; 3]> {
    (prop::collection::vec((depth(), any::<bool>()), 0..12), deeds(), deeds()).prop_map(|(base, ours, theirs)| {
        let base = base.into_iter().enumerate().fold(Vec::new(), |mut entries, (number, (depth, is_done))| {
            let depth = fitting(&entries, number, depth);
            entries.push(Entry { depth, number, is_done });
            entries
        });
        [text(&base), text(&done(&base, &ours, 100)), text(&done(&base, &theirs, 200))]
    })
}

/// Each entry with what it stands beneath, by title.
fn parents(document: &Document) -> BTreeMap<&str, Option<&str>> {
    let outline = document.outline();
    let title = |id| outline.title(id);
    outline.iter().map(|(id, node)| (node.title, outline.parent(id).map(title))).collect()
}

proptest! {
    #![proptest_config(support::cases(4))]

    #[test]
    fn what_stands_beneath_something_stays_beneath_it(texts in two()) {
        let [base, ours, theirs] = texts.map(Document::read);
        let merged = merge(&base, &ours, &theirs);
        let after = Document::read(merged.text(&[]));
        let [was, our, their, is] = [&base, &ours, &theirs, &after].map(parents);
        for (title, parent) in is {
            let before = [&was, &our, &their].into_iter().find_map(|parents| parents.get(title));
            prop_assert_eq!(before, Some(&parent), "{} in\n{}", title, after.text());
        }
    }

    #[test]
    fn every_entry_is_there_once_or_asked_about(texts in two()) {
        let [base, ours, theirs] = texts.map(Document::read);
        let merged = merge(&base, &ours, &theirs);
        let asked: String = merged.conflicts().flat_map(|conflict| [conflict.ours.as_str(), conflict.theirs.as_str()]).collect();
        for side in [Side::Ours, Side::Theirs] {
            let chosen = vec![side; merged.conflicts().count()];
            let after = Document::read(merged.text(&chosen));
            let [was, our, their, is] = [&base, &ours, &theirs, &after].map(parents);
            prop_assert_eq!(is.len(), after.outline().len(), "twice in\n{}", after.text());
            for title in our.keys().chain(their.keys()).filter(|title| !asked.contains(**title)) {
                let is_taken_out = was.contains_key(title) && !(our.contains_key(title) && their.contains_key(title));
                prop_assert_eq!(is.contains_key(title), !is_taken_out, "{} in\n{}", title, after.text());
            }
        }
    }
}
