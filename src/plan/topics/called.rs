//! Study days that are called by tasks: one task's title, several one behind the other, or a list of them beneath the day.

use std::collections::{HashMap, HashSet};

use crate::document::outline::{Kind, NodeId, Outline};
use crate::plan::draft::words::said;
use crate::plan::{DayId, Plan};

/// What stands between the titles of tasks.
const BETWEEN: [char; 2] = [';', '；'];

/// How many words a day that is called by tasks may be put together of.
const MOST: usize = 16;

/// What study days call tasks by.
#[derive(Debug, Default)]
pub(super) struct Called<'t> {
    of: HashMap<DayId, Names<'t>>,
}

/// What one study day calls tasks by.
#[derive(Debug, Default)]
struct Names<'t> {
    /// What it lists beneath. Where that names tasks, its own title is short for them.
    beneath: HashSet<&'t str>,
    /// The parts of its own title.
    title: HashSet<&'t str>,
}

/// The words of a task's title, without what qualifies it.
pub(super) fn words(title: &str) -> &str {
    title[said(title).words].trim()
}

impl<'t> Called<'t> {
    pub(super) fn of(plan: &Plan, outline: &'t Outline, days: impl Iterator<Item = DayId>) -> Self {
        let names = |day: DayId| {
            let beneath = plan.body(day, outline).map(NodeId::at);
            let listed = beneath.filter(|&id| outline.kind(id) == Kind::Item && outline.mark(id).is_none());
            let is_word = |word: &&str| !word.is_empty();
            let beneath = listed.map(|id| words(outline.title(id))).filter(is_word).collect();
            let title = runs(plan.title(day, outline)).filter(is_word).collect();
            (day, Names { beneath, title })
        };
        Self { of: days.map(names).collect() }
    }

    /// All that any of the days calls something by.
    pub(super) fn all(&self) -> impl Iterator<Item = &'t str> + '_ {
        self.of.values().flat_map(|names| names.beneath.iter().chain(&names.title)).copied()
    }

    /// Whether one of the days may call a task of this title by it.
    pub(super) fn has(&self, title: &str) -> bool {
        let words = words(title);
        self.of.values().any(|names| names.beneath.contains(words) || names.title.contains(words))
    }

    /// The tasks that a day calls by their titles.
    pub(super) fn tasks(&self, day: DayId, outline: &Outline, tasks: impl Iterator<Item = NodeId>) -> Vec<NodeId> {
        let Some(names) = self.of.get(&day) else { return Vec::new() };
        let tasks: Vec<NodeId> = tasks.collect();
        let called = |names: &HashSet<&str>| -> Vec<NodeId> {
            tasks.iter().copied().filter(|id| names.contains(words(outline.title(*id)))).collect()
        };
        let beneath = called(&names.beneath);
        if beneath.is_empty() { called(&names.title) } else { beneath }
    }
}

/// Every run of a title's parts that may be one task's title: that may have a semicolon of its own.
fn runs(title: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: &(usize, char)| BETWEEN.contains(&c.1);
    let cuts: Vec<(usize, usize)> =
        title.char_indices().filter(is_between).map(|(at, c)| (at, at + c.len_utf8())).take(MOST).collect();
    let starts: Vec<usize> = std::iter::once(0).chain(cuts.iter().map(|(_, behind)| *behind)).collect();
    let ends: Vec<usize> = cuts.iter().map(|(at, _)| *at).chain([title.len()]).collect();
    starts.into_iter().enumerate().flat_map(move |(at, from)| {
        let ends = ends[at..].to_vec();
        ends.into_iter().map(move |to| title[from..to].trim())
    })
}
