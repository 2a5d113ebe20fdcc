//! Numbers of study days: twice, one within another, the wrong way round, left out.

use std::collections::HashMap;

use super::{Finding, Fix, Subject, What};
use crate::document::mark::Checkbox;
use crate::document::outline::{Kind, NodeId};
use crate::plan::{Called, DayId, StudyDay};
use crate::progress::Tally;
use crate::text::edit::Edit;

/// A plan of fewer study days has too few to tell a slip from a manner.
const FEWEST: usize = 6;

pub(super) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for siblings in families(subject) {
        found.extend(twice(subject, &siblings));
        found.extend(overlaps(subject, &siblings));
    }
    let ids = || subject.plan.ids().filter(|&id| subject.plan.day(id).called == Called::Number);
    found.extend(ids().filter_map(|id| backward(subject, id)));
    found.extend(backward_chinese(subject));
    found.extend(left_out(subject));
    found.extend(unwritable(subject));
    found
}

/// The numbered study days of each phase that stand side by side: what stands in another table or list repeats them.
fn families(subject: Subject<'_>) -> Vec<Vec<DayId>> {
    let (plan, outline) = (subject.plan, subject.document.outline());
    let mut places: HashMap<(usize, Option<NodeId>, Kind, usize), usize> = HashMap::new();
    let mut families: Vec<Vec<DayId>> = Vec::new();
    let mut tables = 0;
    let mut last = None;
    for id in plan.ids().filter(|&id| plan.day(id).called == Called::Number) {
        let day = plan.day(id);
        let kind = outline.kind(day.node);
        // The rows of one table follow each other.
        let is_apart = last.is_some_and(|last: NodeId| {
            (last.index()..day.node.index()).any(|between| {
                outline.kind(NodeId::at(between)) != Kind::Row || outline.node(NodeId::at(between)).level == 0
            })
        });
        tables += usize::from(kind == Kind::Row && is_apart);
        last = Some(day.node);
        let table = if kind == Kind::Row { tables } else { 0 };
        let place = *places.entry((day.phase, outline.parent(day.node), kind, table)).or_insert(families.len());
        if place == families.len() {
            families.push(Vec::new());
        }
        families[place].push(id);
    }
    families
}

fn name(subject: Subject<'_>, id: DayId) -> String {
    subject.plan.name(id, subject.document.outline()).to_owned()
}

fn place(subject: Subject<'_>, id: DayId) -> std::ops::Range<usize> {
    let day = subject.plan.day(id);
    subject.place(day.node, day.name.clone())
}

fn range(day: &StudyDay) -> (u32, u32) {
    (day.first, day.last)
}

/// Study days that are there twice, side by side. Where most are, that is how the plan is written.
fn twice(subject: Subject<'_>, siblings: &[DayId]) -> Vec<Finding> {
    let (plan, outline) = (subject.plan, subject.document.outline());
    let mut seen: HashMap<(u32, u32), (usize, DayId)> = HashMap::new();
    let mut found = Vec::new();
    for (index, &id) in siblings.iter().enumerate() {
        let day = plan.day(id);
        let before = seen.insert(range(day), (index, id));
        let Some((at, first)) = before else { continue };
        // A day can take several rows.
        if outline.kind(day.node) == Kind::Row && at + 1 == index {
            continue;
        }
        let phase = plan.phase_name(day.phase, outline).trim().to_owned();
        let what = What::DuplicateDay { day: name(subject, id), phase };
        found.push(Finding::new(what, place(subject, id)).beside(place(subject, first).start));
    }
    if found.len() * 3 > siblings.len() { Vec::new() } else { found }
}

/// Study days that begin before the one above them ends.
fn overlaps(subject: Subject<'_>, siblings: &[DayId]) -> Vec<Finding> {
    let plan = subject.plan;
    let finding = |pair: &[DayId]| {
        let (above, day) = (plan.day(pair[0]), plan.day(pair[1]));
        let is_within = above.first <= day.first && day.first <= above.last && range(above) != range(day);
        let what = What::OverlappingDays { day: name(subject, pair[1]), other: name(subject, pair[0]) };
        is_within.then(|| Finding::new(what, place(subject, pair[1])).beside(place(subject, pair[0]).start))
    };
    siblings.windows(2).filter_map(finding).collect()
}

/// A range whose end comes before its beginning; its first number is all that is read.
fn backward(subject: Subject<'_>, id: DayId) -> Option<Finding> {
    let outline = subject.document.outline();
    let day = subject.plan.day(id);
    let title = outline.title(day.node);
    let behind = &title[day.name.end..];
    let joint = behind.chars().next().filter(|c| JOINTS.contains(*c))?;
    let digits: String = behind[joint.len_utf8()..].chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok().filter(|number| (1..day.last).contains(number))?;
    let after = behind[joint.len_utf8() + digits.len()..].chars().next();
    let is_name = after.is_none_or(|c| ":：)）*_ 天日".contains(c)) && !day.name.is_empty();
    let whole = day.name.start..day.name.end + joint.len_utf8() + digits.len();
    let what = What::BackwardRange { range: title[whole.clone()].to_owned() };
    let span = subject.place(day.node, whole);
    let first = day.first.to_string();
    let source = &subject.text()[span.clone()];
    let swapped = source.rfind(&first).filter(|_| day.first == day.last && source.ends_with(&digits)).map(|at| {
        let numbers = format!("{number}{joint}{first}");
        Fix { edit: Edit::replace(span.start + at..span.end, numbers), touches: outline.node(day.node).start..span.end }
    });
    is_name.then(|| Finding::new(what, span).mended(swapped))
}

/// `第7-6天`, which is no study day at all, in a text that has some.
fn backward_chinese(subject: Subject<'_>) -> Vec<Finding> {
    let outline = subject.document.outline();
    if subject.plan.days().is_empty() {
        return Vec::new();
    }
    let finding = |id: NodeId| {
        let title = outline.title(id).trim_start();
        let numbers = title.strip_prefix('第')?;
        let end = numbers.find(['天', '日'])?;
        let joint = numbers[..end].char_indices().find(|(_, c)| JOINTS.contains(*c))?;
        let (first, last) = (numbers[..joint.0].trim(), numbers[joint.0 + joint.1.len_utf8()..end].trim());
        let (from, to): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        let name = '第'.len_utf8() + end + '天'.len_utf8();
        let from_title = outline.title(id).len() - title.len();
        let span = subject.place(id, from_title..from_title + name);
        let at = span.start + subject.text()[span.clone()].find(first)?;
        let stop = span.start + subject.text()[span.clone()].rfind(last)? + last.len();
        let touches = outline.node(id).start..span.end;
        let fix = Fix { edit: Edit::replace(at..stop, format!("{to}{}{from}", joint.1)), touches };
        let what = What::BackwardRange { range: title[..name].to_owned() };
        (0 < to && to < from && at < stop).then(|| Finding::new(what, span).mended(Some(fix)))
    };
    outline.ids().filter(|&id| outline.kind(id) != Kind::Row).filter_map(finding).collect()
}

/// What joins the numbers of a range.
const JOINTS: &str = "-–—~～〜至到";

/// The one number that a plan leaves out which has no other gap.
fn left_out(subject: Subject<'_>) -> Option<Finding> {
    let plan = subject.plan;
    let order: Vec<DayId> = plan.in_order();
    if order.len() < FEWEST || order.iter().any(|&id| plan.day(id).called == Called::Date) {
        return None;
    }
    let mut gaps = Vec::new();
    let mut reached = plan.day(order[0]).ends;
    for &id in &order[1..] {
        let day = plan.day(id);
        if day.begins > reached.saturating_add(1) {
            gaps.push((id, day.begins - reached - 1));
        }
        reached = reached.max(day.ends);
    }
    let [(id, 1)] = gaps[..] else { return None };
    let day = plan.day(id);
    let number = day.first.checked_sub(1).filter(|number| *number > 0)?;
    let what = What::MissingDay { number, day: name(subject, id) };
    Some(Finding::new(what, place(subject, id)))
}

/// Study days that no tick can write: rows without a status cell, paragraphs, items of several lines.
fn unwritable(subject: Subject<'_>) -> Option<Finding> {
    let (document, plan) = (subject.document, subject.plan);
    let outline = document.outline();
    let is_unwritable = |id: &DayId| {
        let node = plan.day(*id).node;
        let has_place = match outline.kind(node) {
            Kind::Heading => true,
            Kind::Item => matches!(outline.node(node).checkbox, Some(Checkbox::Drawn { .. } | Checkbox::Blank { .. })),
            Kind::Row => document.status_cell(node).is_some(),
            Kind::Paragraph => false,
        };
        !has_place && !document.says_done(node) && Tally::of(outline, plan.body(*id, outline)).total == 0
    };
    let mut all = plan.ids().filter(is_unwritable);
    let first = all.next()?;
    Some(Finding::new(What::UnwritableDays { count: all.count() + 1 }, place(subject, first)))
}
