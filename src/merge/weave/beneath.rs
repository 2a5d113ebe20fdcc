//! What stands beneath a line stays beneath it, whatever the other side did to that line and put in behind it.

use std::borrow::Cow;
use std::ops::Range;

use super::From;
use super::regions::Region;
use crate::document::outline::Kind;
use crate::merge::lines::Lines;
use crate::merge::matching::{Matching, plain};

/// A side's lines, and which lines of the base they are.
type Side<'a> = (&'a Lines<'a>, &'a Matching);

/// A stretch of one side's lines, and one of the other's.
type Stretches = (Range<usize>, Range<usize>);

/// The regions, with what one side put beneath the last lines of one counted to it, and not to the next: so it is settled
/// together with what the other side did to those lines.
pub(super) fn with_what_is_beneath(mut regions: Vec<Region>, sides: [Side<'_>; 2]) -> Vec<Region> {
    let is_blank = |lines: &Lines<'_>, line: usize| lines.lines[line].words.trim().is_empty();
    let mut between = Vec::new();
    for index in 1..regions.len() {
        let [before, region] = &mut regions[index - 1..=index] else { continue };
        if before.base.end != region.base.start {
            continue;
        }
        let (base, ours, theirs) =
            (before.base.clone(), (&mut before.ours, &mut region.ours), (&mut before.theirs, &mut region.theirs));
        for ((lines, matching), (own, next)) in sides.iter().zip([ours, theirs]) {
            let is_beneath = |line: usize| {
                let outline = lines.document.outline();
                let above = (0..=line).rev().find_map(|above| Some(lines.node(above)?.0));
                let parents = std::iter::successors(above, |&node| outline.parent(node));
                let mut chain = parents.filter_map(|node| lines.line_with(node));
                chain.any(|parent| matching.back[parent].is_some_and(|was| base.contains(&was)))
            };
            let new = next
                .clone()
                .take_while(|&line| matching.back[line].is_none() && (is_blank(lines, line) || is_beneath(line)));
            if let Some(last) = new.filter(|&line| !is_blank(lines, line)).last() {
                (own.end, next.start) = (last + 1, last + 1);
            }
        }
        let [ours, theirs] = sides;
        let base = region.base.start..region.base.start;
        if let Some((our, their)) = swallowed((ours, &before.ours), (theirs, &region.theirs)) {
            (before.ours.end, region.theirs.start) = (our.start, their.end);
            between.push((index, Region { base, ours: our, theirs: their }));
        } else if let Some((their, our)) = swallowed((theirs, &before.theirs), (ours, &region.ours)) {
            (before.theirs.end, region.ours.start) = (their.start, our.end);
            between.push((index, Region { base, ours: our, theirs: their }));
        }
    }
    between.into_iter().rev().for_each(|(index, region)| regions.insert(index, region));
    regions.retain(|region| !(region.base.is_empty() && region.ours.is_empty() && region.theirs.is_empty()));
    regions
}

/// Of one side's lines the new ones at their end, and of the other's behind them the new ones that would go beneath those.
fn swallowed((own, stretch): (Side<'_>, &Range<usize>), (other, put): (Side<'_>, &Range<usize>)) -> Option<Stretches> {
    let new = |matching: &Matching, line: usize| matching.back[line].is_none();
    let depth_of_put = put.clone().take_while(|&line| new(other.1, line)).find_map(|line| depth(other.0, line))?;
    let from = stretch.clone().rev().take_while(|&line| new(own.1, line)).last()?;
    let first = (from..stretch.end).find(|&line| depth(own.0, line).is_some_and(|depth| depth < depth_of_put))?;
    let is_blank = |line: &usize| own.0.lines[*line].words.trim().is_empty();
    let at = (from..first).rev().take_while(is_blank).last().unwrap_or(first);
    let least = (first..stretch.end).filter_map(|line| depth(own.0, line)).min();
    let goes_beneath =
        |&line: &usize| new(other.1, line) && depth(other.0, line).is_none_or(|depth| Some(depth) > least);
    let last = put.clone().take_while(goes_beneath).filter(|&line| depth(other.0, line).is_some()).last()?;
    Some((at..stretch.end, put.start..last + 1))
}

/// How deep an entry stands: sections by their level, and all else beneath them.
pub(super) fn depth(lines: &Lines<'_>, line: usize) -> Option<usize> {
    const BENEATH_SECTIONS: usize = 7;
    let (_, node) = lines.node(line)?;
    Some(match node.kind {
        Kind::Heading => node.level as usize,
        _ => BENEATH_SECTIONS + indent(lines, line),
    })
}

/// A line that only one side has, indented as far as the other side moved what it stands beneath.
pub(super) fn indented<'l>(
    line: usize,
    base: &Lines<'_>,
    own: (&'l Lines<'_>, &Matching),
    other: Side<'_>,
) -> Cow<'l, str> {
    let whole = own.0.lines[line].whole;
    let shift = shift(line, base, own, other).unwrap_or(0);
    let indent = whole.len() - whole.trim_start_matches(' ').len();
    // Lines that are not indented belong to nothing above them; those with tabs are not counted in columns.
    if shift == 0 || indent == 0 || whole[indent..].starts_with('\t') || whole.len() == indent {
        return Cow::Borrowed(whole);
    }
    let indent_now = indent.saturating_add_signed(shift);
    Cow::Owned(format!("{}{}", " ".repeat(indent_now), &whole[indent..]))
}

fn shift(line: usize, base: &Lines<'_>, own: Side<'_>, other: Side<'_>) -> Option<isize> {
    let (lines, matching) = own;
    let outline = lines.document.outline();
    let above = (0..=line).rev().find_map(|above| Some(lines.node(above)?.0))?;
    let known = std::iter::successors(Some(above), |&node| outline.parent(node)).find_map(|node| {
        let parent = lines.line_with(node)?;
        Some((parent, matching.back[parent]?))
    });
    let (parent, was) = known?;
    let there = other.1.to[was]?;
    lines.node(parent).filter(|(_, node)| node.kind == Kind::Item)?;
    let column = |lines: &Lines<'_>, line: usize| {
        let words = lines.lines[line].words.trim_end();
        isize::try_from(words.len() - plain(words).len()).ok()
    };
    let (before, now) = (column(base, was)?, column(other.0, there)?);
    // Where this side moved it as well, its own lines are where they should be.
    (column(lines, parent)? == before).then_some(now - before)
}

/// What two sides put in at one place, cut into what stands at one depth with all beneath it: the deepest first, so that
/// each stays beneath what it was put beneath.
pub(super) fn by_depth<'p>(
    (ours, our): (&Lines<'_>, &'p [usize]),
    (theirs, their): (&Lines<'_>, &'p [usize]),
) -> Vec<(From, &'p [usize])> {
    let mut runs: Vec<(usize, From, &[usize])> = Vec::new();
    for (from, lines, part) in [(From::Theirs, theirs, their), (From::Ours, ours, our)] {
        let mut lowest: Option<usize> = None;
        let mut start = 0;
        for (at, &line) in part.iter().enumerate().filter(|(_, line)| lines.node(**line).is_some()) {
            let indent = indent(lines, line);
            if let Some(depth) = lowest.filter(|&depth| indent < depth) {
                runs.push((depth, from, &part[start..at]));
                start = at;
            }
            lowest = Some(lowest.map_or(indent, |depth| depth.min(indent)));
        }
        runs.push((lowest.unwrap_or(0), from, &part[start..]));
    }
    runs.sort_by_key(|(depth, ..)| std::cmp::Reverse(*depth));
    runs.into_iter().map(|(_, from, run)| (from, run)).collect()
}

fn indent(lines: &Lines<'_>, line: usize) -> usize {
    let words = &lines.lines[line].words;
    words.len() - words.trim_start().len()
}

/// Whether lines are items or rows with what belongs to them, so that others can stand behind them.
pub(super) fn is_listed(lines: &Lines<'_>, part: &[usize]) -> bool {
    let is_entry = |line: usize| lines.node(line).is_some_and(|(_, node)| matches!(node.kind, Kind::Item | Kind::Row));
    let belongs = |line: usize| {
        let words = &lines.lines[line].words;
        words.trim().is_empty() || words.starts_with([' ', '\t'])
    };
    let first = part.iter().copied().find(|&line| !lines.lines[line].words.trim().is_empty());
    first.is_some_and(is_entry) && part.iter().all(|&line| is_entry(line) || belongs(line))
}
