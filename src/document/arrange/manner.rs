//! In what manner a roadmap is written around a node, where it has no neighbour to be like: how lists are nested and begun.

use super::ground::{Ground, line_start};
use super::style::{Style, begins_its_line, column};
use crate::document::outline::{Kind, NodeId};

/// So many nodes before and behind are looked at.
const NEAR: usize = 128;

/// A child that is further in than this from where it may begin is code.
const FURTHEST: usize = 3;

/// The manner around a node.
pub(super) struct Manner<'a> {
    ground: &'a Ground<'a>,
    around: NodeId,
}

impl<'a> Manner<'a> {
    pub(super) fn of(ground: &'a Ground<'a>, around: NodeId) -> Self {
        Self { ground, around }
    }

    /// The items nearby for which something holds and that begin their line: those before, the nearest first, then those
    /// behind.
    fn near<'s>(&'s self, fits: impl Fn(&NodeId) -> bool + 's) -> impl Iterator<Item = NodeId> + 's {
        let (outline, text) = (self.ground.outline(), self.ground.text());
        let at = self.around.index();
        let before = (at.saturating_sub(NEAR)..=at).rev();
        let behind = at + 1..outline.len().min(at + NEAR);
        let is_item = move |id: &NodeId| outline.kind(*id) == Kind::Item;
        let begins = move |id: &NodeId| begins_its_line(text, outline.node(*id).start);
        before.chain(behind).map(NodeId::at).filter(is_item).filter(fits).filter(begins)
    }

    fn style(&self, id: NodeId) -> Style {
        Style::at(self.ground.text(), self.ground.outline().node(id).start)
    }

    /// Whether blank lines stand between items of this depth.
    pub(super) fn is_loose(&self) -> bool {
        let outline = self.ground.outline();
        let level = outline.node(self.around).level;
        let is_behind_another = |id: &NodeId| {
            let before = id.index().checked_sub(1).map(NodeId::at);
            outline.node(*id).level == level
                && before
                    .is_some_and(|before| Some(before) != outline.parent(*id) && outline.kind(before) == Kind::Item)
        };
        let found = self.near(is_behind_another).next();
        found.is_some_and(|id| is_behind_blank(self.ground.text(), self.ground.begin(id)))
    }

    /// How an item beneath this one is written, and whether a blank line stands before the first.
    pub(super) fn nested(&self) -> (Style, bool) {
        let outline = self.ground.outline();
        let own = self.style(self.around);
        let level = outline.node(self.around).level + 1;
        let parent = |id: &NodeId| {
            let begins = |above: &NodeId| begins_its_line(self.ground.text(), outline.node(*above).start);
            outline.parent(*id).filter(|above| outline.kind(*above) == Kind::Item).filter(begins)
        };
        let like = self.near(|id| parent(id).is_some());
        let like = like.min_by_key(|id| outline.node(*id).level != level);
        let start = own.content_column();
        let usual = || format!("{}{}", own.prefix, " ".repeat(start - column(0, &own.prefix)));
        let Some((id, above)) = like.and_then(|id| Some((id, parent(&id)?))) else {
            let marker = if own.number().is_some() { "-" } else { &own.marker };
            let gap = if own.number().is_some() { " " } else { &own.gap };
            return (Style::new(usual(), marker, gap), false);
        };
        let (style, above) = (self.style(id), self.style(above));
        let further =
            style.prefix.strip_prefix(above.prefix.as_str()).map(|further| format!("{}{further}", own.prefix));
        let is_beneath = |prefix: &String| (start..=start + FURTHEST).contains(&column(0, prefix));
        let prefix = further.filter(|prefix| !prefix[own.prefix.len()..].contains('>')).filter(is_beneath);
        let is_first = outline.parent(id).is_some_and(|above| above.index() + 1 == id.index());
        let is_loose = is_first && is_behind_blank(self.ground.text(), self.ground.begin(id));
        (Style::new(prefix.unwrap_or_else(usual), style.numbered(1).marker, style.gap), is_loose)
    }

    /// How the first item of a section is written, and whether a blank line stands before it.
    pub(super) fn first(&self) -> (Style, bool) {
        let (outline, text) = (self.ground.outline(), self.ground.text());
        let outer = || self.near(|id| outline.node(*id).level == 1).map(|id| (id, self.style(id)));
        let like = outer().find(|(_, style)| style.number().is_none() && !style.prefix.contains('>'));
        let style = like.map_or_else(
            || Style::new("", "-", " "),
            |(_, style)| {
                let prefix = if column(0, &style.prefix) <= FURTHEST { style.prefix.as_str() } else { "" };
                Style::new(prefix, style.marker.as_str(), style.gap.as_str())
            },
        );
        let is_first = |id: &NodeId| {
            id.index().checked_sub(1).is_some_and(|before| outline.kind(NodeId::at(before)) == Kind::Heading)
        };
        let first = outer().map(|(id, _)| id).find(is_first);
        (style, first.is_none_or(|id| is_behind_blank(text, self.ground.begin(id))))
    }
}

/// Whether the line before the one that begins at an offset is blank, but for the marks of quotes.
pub(super) fn is_behind_blank(text: &str, begin: usize) -> bool {
    let before = &text[..begin];
    let Some(before) = before.strip_suffix("\r\n").or_else(|| before.strip_suffix(['\r', '\n'])) else { return false };
    before[line_start(before, before.len())..].chars().all(|c| matches!(c, ' ' | '\t' | '>'))
}
