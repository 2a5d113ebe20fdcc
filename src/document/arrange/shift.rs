//! Nodes that change places with their siblings. What changes is who stands where: blank lines, indents and numbers stay.

use std::collections::BTreeMap;

use super::expected::Expected;
use super::ground::{Ground, children};
use super::place::in_section;
use super::relocate::relocate;
use super::style::{Style, begins_its_line, restyled};
use super::{Arranged, Chosen, Place, Refused};
use crate::document::Document;
use crate::document::outline::{Kind, NodeId, Outline};
use crate::text::edit::{Edit, Splice};

/// Moves nodes so many places on among their siblings, or back.
pub(super) fn shift(document: &Document, chosen: &Chosen, by: isize) -> Result<Arranged, Refused> {
    let outline = document.outline();
    let first = *chosen.nodes.first().filter(|_| by != 0).ok_or(Refused::Same)?;
    let kind = chosen.kind.ok_or(Refused::NotAnItem(first))?;
    let is_fixed = |id: &&NodeId| kind == Kind::Paragraph || kind == Kind::Row && outline.node(**id).level == 0;
    chosen.nodes.iter().find(is_fixed).map_or(Ok(()), |id| Err(Refused::NotAnItem(*id)))?;
    chosen.own_lines(document)?;
    let mut places: Vec<(NodeId, NodeId)> = Vec::new();
    for (parent, family) in families(outline, &chosen.nodes) {
        for siblings in lines_of(outline, parent, kind, &family) {
            places.extend(rearranged(&siblings, &family, by));
        }
    }
    places.retain(|(place, node)| place != node);
    if places.is_empty() {
        return if kind == Kind::Item { into_next_section(document, chosen, by) } else { Err(Refused::Nowhere) };
    }
    places.sort_unstable();
    swap(document, &places, &chosen.nodes)
}

/// The chosen nodes by what they stand beneath.
fn families(outline: &Outline, nodes: &[NodeId]) -> BTreeMap<Option<NodeId>, Vec<NodeId>> {
    let mut families: BTreeMap<Option<NodeId>, Vec<NodeId>> = BTreeMap::new();
    nodes.iter().for_each(|id| families.entry(outline.parent(*id)).or_default().push(*id));
    families
}

/// The siblings that may change places: all items, the sections of one level, the rows of one table.
fn lines_of(outline: &Outline, parent: Option<NodeId>, kind: Kind, family: &[NodeId]) -> Vec<Vec<NodeId>> {
    let same = children(outline, parent).filter(|id| outline.kind(*id) == kind);
    match kind {
        Kind::Heading => {
            let mut levels: BTreeMap<u32, Vec<NodeId>> = BTreeMap::new();
            for id in family {
                levels.insert(outline.node(*id).level, Vec::new());
            }
            for id in same {
                if let Some(line) = levels.get_mut(&outline.node(id).level) {
                    line.push(id);
                }
            }
            levels.into_values().collect()
        }
        Kind::Row => {
            let mut tables: Vec<Vec<NodeId>> = Vec::new();
            for id in same {
                match tables.last_mut().filter(|_| outline.node(id).level > 0) {
                    Some(table) => table.push(id),
                    None => tables.push(Vec::new()),
                }
            }
            tables
        }
        Kind::Item | Kind::Paragraph => vec![same.collect()],
    }
}

/// Who stands where afterwards: pairs of a place, named by who stands there now, and who will.
fn rearranged(siblings: &[NodeId], family: &[NodeId], by: isize) -> Vec<(NodeId, NodeId)> {
    let is_chosen = |id: &NodeId| family.binary_search(id).is_ok();
    let mut after: Vec<Option<NodeId>> = vec![None; siblings.len()];
    let chosen = siblings.iter().enumerate().filter(|(_, id)| is_chosen(id));
    if by < 0 {
        let mut least = 0;
        for (at, id) in chosen {
            let to = at.saturating_add_signed(by).max(least);
            after[to] = Some(*id);
            least = to + 1;
        }
    } else {
        let mut most = siblings.len();
        for (at, id) in chosen.rev() {
            let to = at.saturating_add_signed(by).min(most - 1);
            after[to] = Some(*id);
            most = to;
        }
    }
    let mut others = siblings.iter().filter(|id| !is_chosen(id));
    let place = |(place, node): (&NodeId, Option<NodeId>)| Some((*place, node.or_else(|| others.next().copied())?));
    siblings.iter().zip(after).filter_map(place).collect()
}

/// Writes nodes at each other's places.
fn swap(document: &Document, places: &[(NodeId, NodeId)], chosen: &[NodeId]) -> Result<Arranged, Refused> {
    let (outline, text) = (document.outline(), document.text());
    let all = places.iter().map(|(place, _)| *place);
    let ground = Ground::of(document, all.clone()).ok_or(Refused::ReadOtherwise)?;
    let mut splices: Vec<Splice> = Vec::with_capacity(places.len());
    for &(place, node) in places {
        if !begins_its_line(text, outline.node(place).start) {
            return Err(Refused::SharesItsLine(place));
        }
        let (span, run) = (ground.run(place), ground.run(node));
        if splices.last().is_some_and(|last| span.start < last.span.end) {
            return Err(Refused::Nowhere);
        }
        let style = |id: NodeId| Style::at(text, outline.node(id).start);
        let insert = match outline.kind(node) {
            Kind::Item => restyled(&ground, &run, &style(node), &style(place)),
            _ => text[run].to_owned(),
        };
        splices.push(Splice { span, insert });
    }
    Expected::swapped(document, places).make(Edit::of(splices), chosen).map(|(arranged, _)| arranged)
}

/// Takes items from the end of their section's list to the beginning of the next one, or from its beginning to the end of the
/// one before.
fn into_next_section(document: &Document, chosen: &Chosen, by: isize) -> Result<Arranged, Refused> {
    let outline = document.outline();
    let ground = Ground::bare(document);
    let is_gone = |_: NodeId| false;
    let [group] = chosen.groups(outline)[..] else { return Err(Refused::Nowhere) };
    let (Some(&first), Some(&last)) = (group.first(), group.last()) else { return Err(Refused::Nowhere) };
    let own = outline.parent(first);
    if own.is_some_and(|own| outline.kind(own) != Kind::Heading) {
        return Err(Refused::Nowhere);
    }
    let is_heading = |id: &NodeId| outline.kind(*id) == Kind::Heading;
    let to = if by > 0 {
        let mut behind = (outline.end(last).index()..outline.len()).map(NodeId::at).filter(is_heading);
        let found = behind.find_map(|section| in_section(&ground, Some(section), &is_gone).first().copied());
        found.map(|item| (Place::Above, item))
    } else {
        let before = own.map_or(0, NodeId::index);
        let mut sections = (0..before).rev().map(NodeId::at).filter(is_heading).map(Some).chain([None]);
        let found = sections.find_map(|section| in_section(&ground, section, &is_gone).last().copied());
        found.filter(|item| own.is_some() && *item < first).map(|item| (Place::Below, item))
    };
    relocate(document, chosen, to.ok_or(Refused::Nowhere)?)
}
