//! Lines that go: with them the blank lines that stood between them and their neighbours, and no others.

use std::ops::Range;

use super::expected::Expected;
use super::ground::Ground;
use super::number::Numbering;
use super::{Arranged, Chosen, Refused};
use crate::document::Document;
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::{Edit, Splice};
use crate::text::lines::lines;

/// Nodes between whose lines nothing stands, and that go.
pub(super) struct Cut {
    /// Their lines, without the end of the last.
    run: Range<usize>,
    /// Where the line before them ends that is not blank.
    before: Option<usize>,
    /// The bytes that go.
    gone: Range<usize>,
}

/// What goes where these nodes go, in order.
pub(super) fn cuts(ground: &Ground<'_>, chosen: &[NodeId]) -> Vec<Cut> {
    let follows =
        |one: &NodeId, other: &NodeId| ground.begin_behind(ground.run(*one).end, *one) == Some(ground.begin(*other));
    chosen.chunk_by(follows).filter_map(|group| cut(ground, group)).collect()
}

fn cut(ground: &Ground<'_>, group: &[NodeId]) -> Option<Cut> {
    let (outline, text) = (ground.outline(), ground.text());
    let (first, last) = (*group.first()?, *group.last()?);
    let run = ground.run(first).start..ground.run(last).end;
    let (before, behind) = (ground.end_before(run.start, first), ground.begin_behind(run.end, last));
    let next = outline.end(last);
    let is_sibling =
        |id: &NodeId| outline.kind(next) == outline.kind(*id) && outline.parent(next) == outline.parent(*id);
    let follows = next.index() < outline.len()
        && behind == Some(ground.begin(next))
        && (group.iter().any(is_sibling) || outline.kind(next) == Kind::Heading && outline.kind(last) == Kind::Heading);
    let stays = |id: NodeId| group.binary_search(&id).is_err();
    let is_behind_another = group.iter().any(|id| previous(ground, *id).is_some_and(stays));
    let ends = |span: Range<usize>| lines(&text[..span.end], span.start).count();
    let gone = match (before, behind) {
        (_, Some(behind)) if follows => run.start..behind,
        (Some(before), None) => before..run.end,
        (None, None) => run.start..text.len(),
        (None, Some(behind)) => run.start..behind,
        (Some(before), Some(_)) if is_behind_another => before..run.end,
        // Of the blank lines on either side of what stood alone, those stay that are more.
        (Some(before), Some(behind)) if ends(run.end..behind) > ends(before..run.start) => before..run.end,
        (Some(_), Some(behind)) => run.start..behind,
    };
    Some(Cut { run, before, gone })
}

/// The sibling of the same kind right before a node.
pub(super) fn previous(ground: &Ground<'_>, id: NodeId) -> Option<NodeId> {
    let outline = ground.outline();
    let parent = outline.parent(id);
    let last = NodeId::at(id.index().checked_sub(1)?);
    let mut chain = std::iter::successors(Some(last), |node| outline.parent(*node));
    let found = chain.find(|node| outline.parent(*node) == parent || Some(*node) == parent)?;
    (Some(found) != parent && outline.kind(found) == outline.kind(id)).then_some(found)
}

/// Where something goes that was to go behind lines that go themselves: behind what stands before those.
pub(super) fn settled(cuts: &[Cut], mut at: usize) -> Option<usize> {
    // They are in order and apart, so that few are looked at; there may be thousands.
    let mut near = &cuts[..cuts.partition_point(|cut| cut.run.start < at)];
    while let Some((cut, others)) = near.split_last().filter(|(cut, _)| at <= cut.run.end) {
        at = cut.before?;
        near = others;
    }
    Some(at)
}

/// The splices that take lines out. Where the blank lines between them would go twice, they go once.
pub(super) fn splices(cuts: &[Cut]) -> Vec<Splice> {
    let mut spans: Vec<Range<usize>> = cuts.iter().map(|cut| cut.gone.clone()).collect();
    spans.sort_by_key(|span| span.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart.into_iter().map(|span| Splice { span, insert: String::new() }).collect()
}

/// An edit of splices, where they are apart: lines that are so interwoven that they are not, nobody takes apart.
pub(super) fn edit(mut splices: Vec<Splice>) -> Result<Edit, Refused> {
    splices.sort_by_key(|splice| (splice.span.start, splice.span.end));
    let is_apart = splices.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    if is_apart { Ok(Edit::of(splices)) } else { Err(Refused::Nowhere) }
}

/// Takes items, sections and rows out.
pub(super) fn remove(document: &Document, chosen: &Chosen) -> Result<Arranged, Refused> {
    let outline = document.outline();
    let stays = |id: &&NodeId| match outline.kind(**id) {
        Kind::Paragraph => true,
        Kind::Row => outline.node(**id).level == 0,
        Kind::Item | Kind::Heading => false,
    };
    chosen.nodes.iter().find(stays).map_or(Ok(()), |id| Err(Refused::NotAnItem(*id)))?;
    chosen.own_lines(document)?;
    let ground = Ground::of(document, chosen.nodes.iter().copied()).ok_or(Refused::ReadOtherwise)?;
    let numbering = Numbering::of(&ground, chosen.nodes.iter().copied(), &chosen.nodes);
    let mut all = splices(&cuts(&ground, &chosen.nodes));
    all.extend(numbering.begin(&ground));
    let edit = edit(all)?;
    let made = Expected::moved(document, &chosen.nodes, &[]).make(edit, &[])?;
    Ok(numbering.settle(made))
}
