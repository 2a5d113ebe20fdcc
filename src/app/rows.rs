//! What each view lists.

use std::ops::Range;

use super::list::{Remark, Row, What};
use super::node_set::NodeSet;
use crate::document::Document;
use crate::document::outline::{Kind, NodeId, Outline};
use crate::plan::calendar::{Calendar, StartFrom};
use crate::plan::standing::{Standing, State};
use crate::plan::{DayId, Plan};

/// The tree, without what is folded away.
pub(super) fn roadmap(
    (nodes, is_in_tree): (Range<usize>, impl Fn(NodeId) -> bool),
    outline: &Outline,
    folded: &NodeSet,
    is_filtered: bool,
) -> Vec<Row> {
    or_remark(
        branch((nodes, is_in_tree), outline, folded, 0),
        if is_filtered { Remark::NothingFits } else { Remark::Empty },
    )
}

/// Some of the tree, without what is folded away within it, which is not looked at; the outermost rows are of a depth.
pub(super) fn branch(
    (nodes, is_in_tree): (Range<usize>, impl Fn(NodeId) -> bool),
    outline: &Outline,
    folded: &NodeSet,
    depth: usize,
) -> Vec<Row> {
    // What grows step by step leaves holes in the memory that stay taken.
    let mut rows = Vec::with_capacity(nodes.len());
    let mut above: Vec<NodeId> = Vec::new();
    let mut next = nodes.start;
    while next < nodes.end {
        let id = NodeId::at(next);
        next += 1;
        if !is_in_tree(id) {
            continue;
        }
        while above.last().is_some_and(|&last| outline.end(last) <= id) {
            above.pop();
        }
        rows.push(Row::at(depth + above.len(), What::Node(id)));
        above.push(id);
        if folded.contains(id) {
            next = outline.end(id).index();
        }
    }
    rows
}

/// What is listed where nothing can be, before all is read.
pub(super) fn reading() -> Vec<Row> {
    vec![Row::of(What::Remark(Remark::Reading))]
}

/// Phases with their study days.
pub(super) fn plan(outline: &Outline, plan: &Plan, calendar: Option<&Calendar>) -> Vec<Row> {
    let mut rows = Vec::new();
    if plan.phases().is_empty() {
        return vec![Row::of(What::Remark(Remark::NoPlan))];
    }
    let only_phases = plan.days().is_empty();
    match calendar.map(|calendar| calendar.start_from) {
        Some(StartFrom::Date) => rows.extend([Row::of(What::Remark(Remark::GuessedStart)), Row::of(What::Gap)]),
        Some(StartFrom::Start | StartFrom::Flag | StartFrom::Plan) => {}
        None => rows.extend([Row::of(What::Remark(Remark::Undated)), Row::of(What::Gap)]),
    }
    for (index, phase) in (0..).zip(plan.phases()) {
        let days: Vec<DayId> = phase.days.clone();
        if only_phases {
            let depth = plan.path(index as usize, outline).len().saturating_sub(1);
            rows.push(Row::at(depth, What::Phase(index)));
            continue;
        }
        if days.is_empty() {
            continue;
        }
        if rows.last().is_some_and(|row| row.what != What::Gap) {
            rows.push(Row::of(What::Gap));
        }
        rows.push(Row::of(What::Phase(index)));
        rows.extend(phase.goal.as_ref().map(|_| Row::of(What::Goal(index))));
        rows.extend(days.into_iter().map(|day| Row::of(What::Day(day))));
    }
    rows
}

/// How many study days from before are listed in Today.
const MOST_LEFT: usize = 5;

/// What to study now: the study day with what stands beneath it, then what is left from before, then what comes next; and
/// that the dates are guessed, where they are.
pub(super) fn today(
    document: &Document,
    plan: &Plan,
    (standing, done): (&Standing, &[bool]),
    about: &[NodeId],
    calendar: Option<&Calendar>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let remark = match standing.state {
        State::None => return vec![Row::of(What::Remark(Remark::NoPlan))],
        _ if standing.next_open.is_none() && standing.day.is_none() => Some(Remark::AllDone),
        State::Before => Some(Remark::NotBegun),
        State::Rest if standing.paused.is_some() => Some(Remark::Paused),
        State::Rest => Some(Remark::RestDay),
        State::After => Some(Remark::Over),
        State::Undated => Some(Remark::Undated),
        State::On => None,
    };
    if let Some(remark) = remark {
        rows.extend([Row::of(What::Remark(remark)), Row::of(What::Gap)]);
    }
    let now = standing.now();
    for (number, &day) in now.iter().enumerate() {
        let same_phase = number > 0 && plan.day(now[number - 1]).phase == plan.day(day).phase;
        if number > 0 {
            rows.push(Row::of(What::Gap));
        }
        if !same_phase {
            rows.extend(phase_rows(plan, plan.day(day).phase));
        }
        rows.extend(day_rows(document, plan, day));
    }
    let left: Vec<DayId> = standing.left.iter().copied().filter(|day| now.binary_search(day).is_err()).collect();
    if !left.is_empty() {
        rows.extend([Row::of(What::Gap), Row::of(What::Remark(Remark::LeftFromBefore))]);
        // The earliest ones are where the reader stands; a long row of them would push out what today is about.
        let shown = if left.len() > MOST_LEFT + 1 { MOST_LEFT } else { left.len() };
        rows.extend(left[..shown].iter().map(|&day| Row::of(What::Day(day))));
        let more = u32::try_from(left.len() - shown).unwrap_or(u32::MAX);
        rows.extend((more > 0).then(|| Row::of(What::MoreLeft(more))));
    }
    if !about.is_empty() {
        rows.extend([Row::of(What::Gap), Row::of(What::Remark(Remark::Topics))]);
        rows.extend(about.iter().map(|&id| Row::of(What::Topic(id))));
    }
    if let Some(next) = upcoming(done, plan, &now, &left) {
        rows.extend([Row::of(What::Gap), Row::of(What::Remark(Remark::UpNext)), Row::of(What::Day(next))]);
    }
    if calendar.is_some_and(|calendar| calendar.start_from == StartFrom::Date) && remark != Some(Remark::AllDone) {
        rows.extend([Row::of(What::Gap), Row::of(What::Remark(Remark::GuessedStart))]);
    }
    rows
}

/// The first open study day that the screen does not name yet.
fn upcoming(done: &[bool], plan: &Plan, now: &[DayId], left: &[DayId]) -> Option<DayId> {
    let last = *now.last()?;
    plan.ids().filter(|id| *id > last && left.binary_search(id).is_err()).find(|&id| !done[id.index()])
}

/// A phase's heading and goal, and the line beneath them.
fn phase_rows(plan: &Plan, phase: usize) -> impl Iterator<Item = Row> {
    let goal = plan.phases()[phase].goal.is_some();
    let phase = u32::try_from(phase).unwrap_or(u32::MAX);
    let goal = goal.then_some(What::Goal(phase));
    std::iter::once(What::Phase(phase)).chain(goal).chain([What::Gap]).map(Row::of)
}

fn day_rows(document: &Document, plan: &Plan, day: DayId) -> Vec<Row> {
    let outline = document.outline();
    let node = plan.day(day).node;
    let mut rows = vec![Row::of(What::Day(day))];
    let depth = |id: NodeId| {
        let within = |above: &NodeId| *above != node && Some(*above) != outline.parent(node);
        1 + outline.ancestors(id).take_while(within).count()
    };
    for id in plan.body(day, outline).map(NodeId::at) {
        let what = match outline.node(id).kind {
            Kind::Heading | Kind::Item => What::Node(id),
            Kind::Row | Kind::Paragraph => What::Prose(id),
        };
        rows.push(Row::at(depth(id), what));
    }
    rows
}

fn or_remark(rows: Vec<Row>, remark: Remark) -> Vec<Row> {
    if rows.is_empty() { vec![Row::of(What::Remark(remark))] } else { rows }
}
