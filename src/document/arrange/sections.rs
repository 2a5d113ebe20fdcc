//! Sections that go elsewhere as a whole.

use super::cut::{cuts, edit, settled, splices};
use super::expected::{Arrival, Expected};
use super::ground::{Ground, ending};
use super::{Arranged, Place, Refused, level};
use crate::document::Document;
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::{Edit, Splice};

/// Takes sections before, behind or into another; they are of its level then, or of the one beneath.
pub(super) fn relocate(
    document: &Document,
    nodes: &[NodeId],
    (place, node): (Place, NodeId),
) -> Result<Arranged, Refused> {
    let (outline, text) = (document.outline(), document.text());
    if outline.kind(node) != Kind::Heading {
        return Err(Refused::NotAnItem(node));
    }
    if nodes.iter().any(|id| outline.run(*id).contains(&node.index())) {
        return Err(Refused::BeneathItself);
    }
    let ground = Ground::bare(document);
    let wanted = outline.node(node).level + u32::from(place == Place::Inside);
    let cuts = cuts(&ground, nodes);
    let mut moved = Vec::new();
    let mut levels = Vec::new();
    for &id in nodes {
        let by = wanted.cast_signed() - outline.node(id).level.cast_signed();
        let within = level::splices(document, id, by, |id, level| levels.push((id, level)))?;
        let run = ground.run(id);
        let here = within.into_iter().map(|splice| Splice {
            span: splice.span.start - run.start..splice.span.end - run.start,
            insert: splice.insert,
        });
        moved.push(Edit::of(here.collect()).apply(&text[run]));
    }
    let end = ending(text, ground.begin(node));
    let gap = end.repeat(2);
    let (at, insert, before) = match place {
        Place::Above => {
            let insert = moved.iter().map(|section| format!("{section}{gap}")).collect::<String>();
            (ground.begin(node), insert, node.index())
        }
        Place::Below | Place::Inside => {
            let insert = moved.iter().map(|section| format!("{gap}{section}")).collect::<String>();
            let at = settled(&cuts, ground.run(node).end).ok_or(Refused::Nowhere)?;
            (at, insert, outline.end(node).index())
        }
    };
    let mut all = splices(&cuts);
    all.push(Splice { span: at..at, insert });
    let mut expected = Expected::moved(document, nodes, &[Arrival { before, item: None, nodes: nodes.to_vec() }]);
    levels.into_iter().for_each(|(id, level)| expected.level(id, level));
    if expected.is_same() {
        return Err(Refused::Same);
    }
    expected.make(edit(all)?, nodes).map(|(arranged, _)| arranged)
}
