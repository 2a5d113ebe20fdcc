//! Where new lines go, and how they are to be written there: as their neighbours are.

use super::cut::previous;
use super::expected::{Arrival, Expected};
use super::ground::{Ground, children, ending, line_start};
use super::manner::{Manner, is_behind_blank};
use super::number::{Numbering, number};
use super::style::{Style, begins_its_line};
use super::words::{says, typed, ways};
use super::{Arranged, Place, Refused};
use crate::document::Document;
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::Edit;
use crate::text::lines::line_end;

/// A place for items.
pub(super) struct Spot {
    /// Where their lines go in.
    pub(super) at: usize,
    /// What stands before the first, between them, and behind the last.
    pub(super) around: [String; 3],
    style: Style,
    /// The number of the first, and whether those behind it are counted on.
    number: (u64, bool),
    /// Before which node they come, and beneath which item.
    pub(super) before: usize,
    pub(super) item: Option<NodeId>,
    /// The item whose list they are put into.
    pub(super) beside: Option<NodeId>,
}

impl Spot {
    /// The style of the item that is put in there as one of several.
    pub(super) fn style(&self, index: usize) -> Style {
        let (first, counts) = self.number;
        self.style.numbered(if counts { first + index as u64 } else { first })
    }
}

/// Finds the spot at a place. Nodes that are gone by then are no neighbours.
pub(super) fn spot(
    ground: &Ground<'_>,
    (place, node): (Place, NodeId),
    is_gone: &dyn Fn(NodeId) -> bool,
) -> Result<Spot, Refused> {
    let outline = ground.outline();
    match (outline.kind(node), place) {
        (Kind::Item, Place::Above) => above(ground, node, is_gone),
        (Kind::Item, Place::Below) => Ok(below(ground, node, is_gone)),
        (Kind::Item, Place::Inside) => Ok(match last_item(ground, node, is_gone) {
            Some(last) => below(ground, last, is_gone),
            None => beneath(ground, node),
        }),
        (Kind::Heading, Place::Inside) => Ok(match in_section(ground, Some(node), is_gone).last() {
            Some(&last) => below(ground, last, is_gone),
            None => first_of_section(ground, node),
        }),
        (Kind::Heading, Place::Below) => match in_section(ground, Some(node), is_gone).first() {
            Some(&first) => above(ground, first, is_gone),
            None => Ok(first_of_section(ground, node)),
        },
        (Kind::Heading, Place::Above) => Err(Refused::NotAnItem(node)),
        // A line of words or of a table has a list beside it, if anywhere, in its section.
        (Kind::Paragraph | Kind::Row, _) => match outline.parent(node) {
            Some(above) => spot(ground, (Place::Inside, above), is_gone),
            None => Err(Refused::NotAnItem(node)),
        },
    }
}

/// The items right in a section, or before all sections: of its own lists and not of quotes, where there are such, and of
/// lists with boxes rather than of others.
pub(super) fn in_section(
    ground: &Ground<'_>,
    section: Option<NodeId>,
    is_gone: &dyn Fn(NodeId) -> bool,
) -> Vec<NodeId> {
    let (outline, text) = (ground.outline(), ground.text());
    let is_item = |id: &NodeId| outline.kind(*id) == Kind::Item && !is_gone(*id);
    let mut items: Vec<NodeId> = children(outline, section).filter(is_item).collect();
    let before = |id: &NodeId| {
        let start = outline.node(*id).start;
        &text[line_start(text, start)..start]
    };
    let ranks: [&dyn Fn(&NodeId) -> bool; 2] =
        [&|id| before(id).trim_matches([' ', '\t']).is_empty(), &|id| outline.mark(*id).is_some()];
    for is_better in ranks {
        if items.iter().any(is_better) {
            items.retain(is_better);
        }
    }
    items
}

/// The last item right beneath another.
fn last_item(ground: &Ground<'_>, item: NodeId, is_gone: &dyn Fn(NodeId) -> bool) -> Option<NodeId> {
    let outline = ground.outline();
    let last = NodeId::at(outline.end(item).index() - 1);
    let mut chain = std::iter::successors(Some(last), |node| outline.parent(*node));
    let last = chain.find(|node| *node == item || outline.parent(*node) == Some(item)).filter(|node| *node != item)?;
    let before = |node: &NodeId| {
        let last = NodeId::at(node.index() - 1);
        let mut chain = std::iter::successors(Some(last), |node| outline.parent(*node));
        chain.find(|node| *node == item || outline.parent(*node) == Some(item)).filter(|node| *node != item)
    };
    std::iter::successors(Some(last), before).find(|id| outline.kind(*id) == Kind::Item && !is_gone(*id))
}

/// The sibling right before an item in its list, and the one right behind it.
fn neighbours(ground: &Ground<'_>, item: NodeId) -> (Option<NodeId>, Option<NodeId>) {
    let outline = ground.outline();
    let is_in_list = |id: &NodeId| ground.list(*id) == ground.list(item);
    let next = outline.end(item);
    let is_sibling = next.index() < outline.len()
        && outline.parent(next) == outline.parent(item)
        && outline.kind(next) == Kind::Item;
    (previous(ground, item).filter(is_in_list), Some(next).filter(|_| is_sibling).filter(is_in_list))
}

/// Whether blank lines stand between the items around one. An item that stands alone does as others do.
fn is_loose(ground: &Ground<'_>, item: NodeId, nearest: Place, is_gone: &dyn Fn(NodeId) -> bool) -> bool {
    let (before, behind) = neighbours(ground, item);
    let with_before = before.map(|_| item);
    let (one, other) = if nearest == Place::Above { (with_before, behind) } else { (behind, with_before) };
    // Where what stands between two goes, its place is no example.
    let found = one.filter(|id| !is_gone(*id)).or(other).or(one);
    match found {
        Some(later) => is_behind_blank(ground.text(), ground.begin(later)),
        None => Manner::of(ground, item).is_loose(),
    }
}

/// The number of an item that is put beside one, and whether those behind it are counted on.
fn number_beside(ground: &Ground<'_>, item: NodeId, place: Place) -> (u64, bool) {
    let own = number(ground, item).unwrap_or(1);
    let (before, behind) = neighbours(ground, item);
    let is_same = before.or(behind).is_some_and(|other| number(ground, other) == Some(own));
    (if is_same || place == Place::Above { own } else { own + 1 }, !is_same)
}

fn between(ground: &Ground<'_>, at: usize, style: &Style, is_loose: bool) -> String {
    let end = ending(ground.text(), at);
    if is_loose { format!("{end}{}{end}", style.blank()) } else { end.to_owned() }
}

fn above(ground: &Ground<'_>, item: NodeId, is_gone: &dyn Fn(NodeId) -> bool) -> Result<Spot, Refused> {
    let start = ground.outline().node(item).start;
    if !begins_its_line(ground.text(), start) {
        return Err(Refused::SharesItsLine(item));
    }
    let style = Style::at(ground.text(), start);
    let gap = between(ground, start, &style, is_loose(ground, item, Place::Above, is_gone));
    Ok(Spot {
        at: ground.begin(item),
        around: [String::new(), gap.clone(), gap],
        style,
        number: number_beside(ground, item, Place::Above),
        before: item.index(),
        item: parent_item(ground, item),
        beside: Some(item),
    })
}

fn below(ground: &Ground<'_>, item: NodeId, is_gone: &dyn Fn(NodeId) -> bool) -> Spot {
    let outline = ground.outline();
    let style = Style::at(ground.text(), outline.node(item).start);
    let at = ground.run(item).end;
    let gap = between(ground, at, &style, is_loose(ground, item, Place::Below, is_gone));
    Spot {
        at,
        around: [gap.clone(), gap, String::new()],
        style,
        number: number_beside(ground, item, Place::Below),
        before: outline.end(item).index(),
        item: parent_item(ground, item),
        beside: Some(item),
    }
}

/// Beneath an item that has no items beneath it yet.
fn beneath(ground: &Ground<'_>, item: NodeId) -> Spot {
    let outline = ground.outline();
    let at = ground.run(item).end;
    let (style, is_loose) = Manner::of(ground, item).nested();
    let end = between(ground, at, &style, false);
    Spot {
        at,
        around: [between(ground, at, &style, is_loose), end, String::new()],
        style,
        number: (1, true),
        before: outline.end(item).index(),
        item: Some(item),
        beside: None,
    }
}

/// The first list of a section that has none: behind all that stands there before the first section within it.
fn first_of_section(ground: &Ground<'_>, section: NodeId) -> Spot {
    let (outline, text) = (ground.outline(), ground.text());
    let inner = children(outline, Some(section)).find(|id| outline.kind(*id) == Kind::Heading);
    let next = inner.unwrap_or(outline.end(section));
    let behind = ground.begin(next);
    let start = outline.node(section).start;
    let at = ground.end_before(behind, section).unwrap_or(behind).max(line_end(text, start));
    let (style, is_apart) = Manner::of(ground, section).first();
    let is_behind_words = outline.run(section).len() > 1 && next.index() > section.index() + 1;
    let is_apart =
        is_apart || is_behind_words || line_start(text, at) > line_end(text, outline.node(section).content.end);
    let ends = text[at..behind].matches(ending(text, at)).count();
    let tail = if is_apart && next.index() < outline.len() && ends == 1 { ending(text, at) } else { "" };
    Spot {
        at,
        around: [between(ground, at, &style, is_apart), between(ground, at, &style, false), tail.to_owned()],
        style,
        number: (1, true),
        before: next.index(),
        item: None,
        beside: None,
    }
}

fn parent_item(ground: &Ground<'_>, id: NodeId) -> Option<NodeId> {
    let outline = ground.outline();
    outline.parent(id).filter(|above| outline.kind(*above) == Kind::Item)
}

/// A new task.
pub(super) fn add(document: &Document, text: &str, (place, node): (Place, NodeId)) -> Result<Arranged, Refused> {
    let text = typed(text)?;
    let ground = ground(document, node, [])?;
    let spot = spot(&ground, (place, node), &|_| false)?;
    let numbering = Numbering::of(&ground, spot.beside, &[]);
    let expected =
        Expected::moved(document, &[], &[Arrival { before: spot.before, item: spot.item, nodes: Vec::new() }]);
    let mut refused = Refused::ReadOtherwise;
    for way in ways(text) {
        let [lead, _, tail] = &spot.around;
        let head = format!("{lead}{}[ ] ", spot.style(0).head());
        let place = spot.at + head.len()..spot.at + head.len() + way.len();
        let edit = Edit::replace(spot.at..spot.at, format!("{head}{way}{tail}"));
        match expected.make(edit, &[]) {
            Ok((arranged, after)) if says(&after, arranged.at.first().copied(), &place) == Some(true) => {
                return Ok(numbering.settle((arranged, after)));
            }
            Ok(_) => {}
            Err(why) => refused = why,
        }
    }
    Err(refused)
}

/// The ground of a place, and of some items.
pub(super) fn ground<'a>(
    document: &'a Document,
    node: NodeId,
    items: impl IntoIterator<Item = NodeId>,
) -> Result<Ground<'a>, Refused> {
    let outline = document.outline();
    let near = match outline.kind(node) {
        Kind::Item => Some(node),
        Kind::Heading => Some(node),
        Kind::Row | Kind::Paragraph => outline.parent(node),
    };
    let own = near.into_iter().flat_map(|near| match outline.kind(near) {
        Kind::Heading => children(outline, Some(near)).filter(|id| outline.kind(*id) == Kind::Item).collect(),
        _ => vec![near],
    });
    Ground::of(document, own.chain(items)).ok_or(Refused::ReadOtherwise)
}
