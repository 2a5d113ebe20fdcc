//! Items that go elsewhere, with all beneath them, and are written there as their new neighbours are.

use std::collections::BTreeMap;

use super::cut::{cuts, edit, previous, settled, splices};
use super::expected::{Arrival, Expected};
use super::ground::Ground;
use super::number::Numbering;
use super::place::{Spot, ground, spot};
use super::style::{Style, restyled};
use super::{Arranged, Chosen, Place, Refused};
use crate::document::Document;
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::Splice;

/// Items that go to one place.
type Journey = (Vec<NodeId>, (Place, NodeId));

/// Takes items to a place.
pub(super) fn relocate(document: &Document, chosen: &Chosen, to: (Place, NodeId)) -> Result<Arranged, Refused> {
    chosen.items(document)?;
    let outline = document.outline();
    if chosen.nodes.iter().any(|id| outline.run(*id).contains(&to.1.index())) {
        return Err(Refused::BeneathItself);
    }
    let ground = ground(document, to.1, chosen.nodes.iter().copied())?;
    carry_out(&ground, &chosen.nodes, vec![(chosen.nodes.clone(), to)])
}

/// Takes items beneath the sibling before.
pub(super) fn indent(document: &Document, chosen: &Chosen) -> Result<Arranged, Refused> {
    chosen.items(document)?;
    let outline = document.outline();
    let groups = chosen.groups(outline);
    let before = |id: NodeId| Some(NodeId::at(id.index().checked_sub(1)?));
    let near = chosen.nodes.iter().copied().chain(chosen.nodes.iter().filter_map(|id| before(*id)));
    let ground = Ground::of(document, near).ok_or(Refused::ReadOtherwise)?;
    let journey = |group: &&[NodeId]| {
        let first = *group.first()?;
        let above = previous(&ground, first)?;
        let is_next = ground.begin_behind(ground.run(above).end, above) == Some(ground.begin(first));
        is_next.then(|| (group.to_vec(), (Place::Inside, above)))
    };
    let journeys: Option<Vec<Journey>> = groups.iter().map(journey).collect();
    carry_out(&ground, &chosen.nodes, journeys.ok_or(Refused::Nowhere)?)
}

/// Takes items behind their parents.
pub(super) fn outdent(document: &Document, chosen: &Chosen) -> Result<Arranged, Refused> {
    chosen.items(document)?;
    let outline = document.outline();
    let mut families: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for &id in &chosen.nodes {
        let parent = outline.parent(id).filter(|parent| outline.kind(*parent) == Kind::Item);
        families.entry(parent.ok_or(Refused::Nowhere)?).or_default().push(id);
    }
    let near = chosen.nodes.iter().chain(families.keys()).copied();
    let ground = Ground::of(document, near).ok_or(Refused::ReadOtherwise)?;
    let journeys = families.into_iter().map(|(parent, nodes)| (nodes, (Place::Below, parent))).collect();
    carry_out(&ground, &chosen.nodes, journeys)
}

/// Takes items to where they go, all at once.
fn carry_out(ground: &Ground<'_>, moved: &[NodeId], journeys: Vec<Journey>) -> Result<Arranged, Refused> {
    let outline = ground.outline();
    let is_gone = |id: NodeId| moved.binary_search(&id).is_ok();
    let mut ways: Vec<(Vec<NodeId>, Spot)> = Vec::with_capacity(journeys.len());
    for (nodes, to) in journeys {
        ways.push((nodes, spot(ground, to, &is_gone)?));
    }
    // What goes beneath an item ends before what goes behind it, though both go in at the same byte.
    let depth = |spot: &Spot| spot.item.map_or(0, |item| outline.node(item).level);
    ways.sort_by_key(|(_, spot)| (spot.before, std::cmp::Reverse(depth(spot))));
    let beside = ways.iter().filter_map(|(_, spot)| spot.beside);
    let numbering = Numbering::of(ground, moved.iter().copied().chain(beside), moved);
    let cuts = cuts(ground, moved);
    let mut all = splices(&cuts);
    all.extend(numbering.begin(ground));
    let mut arrivals = Vec::with_capacity(ways.len());
    for (nodes, spot) in ways {
        let at = settled(&cuts, spot.at).ok_or(Refused::Nowhere)?;
        all.push(Splice { span: at..at, insert: written(ground, &nodes, &spot) });
        arrivals.push(Arrival { before: spot.before, item: spot.item, nodes });
    }
    let expected = Expected::moved(ground.document, moved, &arrivals);
    if expected.is_same() {
        return Err(Refused::Same);
    }
    Ok(numbering.settle(expected.make(edit(all)?, moved)?))
}

/// Items as they are written at a spot, with what stands around them there.
fn written(ground: &Ground<'_>, nodes: &[NodeId], spot: &Spot) -> String {
    let [lead, between, tail] = &spot.around;
    let mut out = lead.clone();
    for (index, &id) in nodes.iter().enumerate() {
        if index > 0 {
            out.push_str(between);
        }
        let from = Style::at(ground.text(), ground.outline().node(id).start);
        out.push_str(&restyled(ground, &ground.run(id), &from, &spot.style(index)));
    }
    out + tail
}
