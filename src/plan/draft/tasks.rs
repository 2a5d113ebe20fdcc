//! The tasks that a plan is drafted for: the open ones of the checklist, each with the section that it stands in.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Undrafted;
use super::words::said;
use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId, Outline};
use crate::plan::Plan;
use crate::progress::leaves;

/// How long a task takes that does not say so, in minutes.
const USUAL: u32 = 60;

/// A task to be planned.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// Where it stands.
    pub(super) node: NodeId,
    /// Where its words stand in its title.
    pub(super) words: Range<usize>,
    /// How long it takes, as it says or as tasks do.
    pub(super) minutes: u32,
    /// The headings above it, the outermost first.
    pub(super) path: Vec<NodeId>,
}

impl Task {
    pub(super) fn words<'a>(&self, outline: &'a Outline) -> &'a str {
        &outline.title(self.node)[self.words.clone()]
    }
}

/// The open tasks outside the plan, in reading order: those that no task stands beneath, in these sections or in all.
pub(super) fn open(document: &Document, plan: &Plan, within: &[NodeId]) -> Vec<Task> {
    let outline = document.outline();
    let planned: Vec<NodeId> =
        plan.phases().iter().filter(|phase| !phase.days.is_empty()).filter_map(|phase| phase.heading).collect();
    let is_plan = |id: NodeId| plan.day_at(id).is_some() || planned.binary_search(&id).is_ok();
    let is_meant = |id: NodeId| {
        let mut above = std::iter::once(id).chain(outline.ancestors(id));
        within.is_empty() || above.any(|id| within.contains(&id))
    };
    let is_open = |id: &NodeId| outline.mark(*id).is_some_and(|mark| mark != Mark::Done);
    let in_plan = |id: NodeId| std::iter::once(id).chain(outline.ancestors(id)).any(is_plan);
    let open = leaves(outline).into_iter().filter(is_open).filter(|&id| is_meant(id) && !in_plan(id));
    open.map(|id| task(outline, id)).filter(|task| !task.words.is_empty()).collect()
}

fn task(outline: &Outline, node: NodeId) -> Task {
    let said = said(outline.title(node));
    let mut path: Vec<NodeId> = outline.ancestors(node).filter(|&above| outline.kind(above) == Kind::Heading).collect();
    path.reverse();
    Task { node, words: said.words, minutes: said.minutes.unwrap_or(USUAL), path }
}

/// The sections of these names that have open tasks: of these whole titles, else with them as a part of one, in upper or
/// lower case.
pub(super) fn sections(document: &Document, plan: &Plan, names: &[String]) -> Result<Vec<NodeId>, Undrafted> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let outline = document.outline();
    let with_tasks: BTreeSet<NodeId> = open(document, plan, &[]).into_iter().flat_map(|task| task.path).collect();
    let find = |name: &String| {
        let wanted = name.trim().to_lowercase();
        let title = |id: &NodeId| outline.title(*id).to_lowercase();
        let whole: Vec<NodeId> = with_tasks.iter().copied().filter(|id| title(id) == wanted).collect();
        let part = || with_tasks.iter().copied().filter(|id| title(id).contains(&wanted)).collect();
        let found: Vec<NodeId> = if whole.is_empty() { part() } else { whole };
        match found.as_slice() {
            [one] if !wanted.is_empty() => Ok(*one),
            [_, _, ..] if !wanted.is_empty() => {
                let path = |id: &NodeId| [outline.path(*id), vec![outline.title(*id)]].concat().join(" / ");
                Err(Undrafted::SeveralSections(name.clone(), found.iter().map(path).collect()))
            }
            _ => Err(Undrafted::NoSection(name.clone())),
        }
    };
    names.iter().map(find).collect()
}

/// Runs of tasks right beneath one heading.
pub(super) fn runs(tasks: &[Task]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, task) in tasks.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if tasks[run.start].path == task.path => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// How many headings from the outermost on name a phase: as many as leave it two days at least, and one more than all
/// tasks have in common.
pub(super) fn depth(tasks: &[Task], days: usize) -> usize {
    let common =
        |one: &[NodeId], other: &[NodeId]| one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let first = tasks.first().map_or(&[][..], |task| &task.path);
    let shared = tasks.iter().map(|task| common(first, &task.path)).min().unwrap_or(0);
    let deepest = tasks.iter().map(|task| task.path.len()).max().unwrap_or(0);
    let phases = |depth: &usize| {
        let cut = |at: usize| key(&tasks[at], *depth);
        1 + (1..tasks.len()).filter(|&at| cut(at) != cut(at - 1)).count()
    };
    (shared + 1..=deepest).rev().find(|depth| 2 * phases(depth) <= days).unwrap_or(shared + 1)
}

/// The heading that names a task's phase.
pub(super) fn key(task: &Task, depth: usize) -> Option<NodeId> {
    task.path.get(..depth.min(task.path.len())).and_then(|path| path.last().copied())
}
