//! Which phase is around what: a heading is around all that stands beneath it, a bold paragraph around what follows it in
//! its section. Of several the innermost counts.
//!
//! Phases are few and nodes are many, so that only the places are kept at which one begins or ends.

use crate::document::outline::{Kind, NodeId, Outline};

/// What is around every node, once all phases were opened in reading order.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// From where on which phase is around what follows, in reading order. Of several at one place the last counts.
    turns: Vec<(NodeId, Option<NodeId>)>,
    /// The phases that are not over yet, the innermost last.
    open: Vec<Open>,
}

#[derive(Debug)]
struct Open {
    phase: NodeId,
    kind: Kind,
    /// What it stands beneath.
    parent: Option<NodeId>,
    /// One past the last node that it may be around.
    end: NodeId,
}

impl Around {
    /// Comes to a heading or a paragraph.
    pub(super) fn reach(&mut self, id: NodeId, kind: Kind) {
        while let Some(over) = self.open.pop_if(|open| open.end <= id) {
            self.turn(over.end);
        }
        // A heading begins a section of its own, in which no bold paragraph before it says anything.
        while kind == Kind::Heading && self.open.pop_if(|open| open.kind == Kind::Paragraph).is_some() {
            self.turn(id);
        }
    }

    /// Comes to know that what was reached last names a phase.
    pub(super) fn open(&mut self, outline: &Outline, phase: NodeId) {
        let (kind, parent) = (outline.kind(phase), outline.parent(phase));
        let mut end = outline.end(phase);
        if kind == Kind::Paragraph {
            end = parent.map_or(NodeId::at(outline.len()), |parent| outline.end(parent));
            let _: Option<Open> = self.open.pop_if(|open| open.kind == Kind::Paragraph && open.parent == parent);
        }
        self.open.push(Open { phase, kind, parent, end });
        self.turn(NodeId::at(phase.index() + 1));
    }

    /// There is nothing more to reach.
    pub(super) fn close(&mut self) {
        while let Some(over) = self.open.pop() {
            self.turn(over.end);
        }
    }

    /// The innermost phase around a node.
    pub(super) fn phase(&self, id: NodeId) -> Option<NodeId> {
        let behind = self.turns.partition_point(|(from, _)| *from <= id);
        self.turns[..behind].last().and_then(|(_, phase)| *phase)
    }

    fn turn(&mut self, from: NodeId) {
        self.turns.push((from, self.open.last().map(|open| open.phase)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;
    use std::collections::HashMap;

    const LINES: &[&str] = &[
        "# P1",
        "## P2",
        "### P3",
        "## a",
        "### b",
        "P",
        "**P**",
        "c",
        "- d",
        "- P",
        "  - e",
        "  P",
        "    P",
        "| f |\n| - |\n| g |",
        "> P",
        "> # P",
    ];

    /// The same from node to node, as it is meant.
    fn around(outline: &Outline, is_phase: impl Fn(NodeId) -> bool) -> Vec<Option<NodeId>> {
        let mut around: Vec<Option<NodeId>> = Vec::new();
        let mut bold: HashMap<Option<NodeId>, NodeId> = HashMap::new();
        for id in outline.ids() {
            let (kind, parent) = (outline.kind(id), outline.parent(id));
            let inherited = parent.and_then(|above| if is_phase(above) { Some(above) } else { around[above.index()] });
            around.push(bold.get(&parent).copied().filter(|_| kind != Kind::Heading).or(inherited));
            if kind == Kind::Paragraph && is_phase(id) {
                bold.insert(parent, id);
            }
        }
        around
    }

    proptest! {
        #[test]
        fn the_innermost_phase_is_around_a_node(lines in vec(select(LINES), 0..24)) {
            let document = Document::read(lines.join("\n\n") + "\n");
            let outline = document.outline();
            let names_phase = |id: NodeId| matches!(outline.kind(id), Kind::Heading | Kind::Paragraph);
            let is_phase = |id: NodeId| names_phase(id) && outline.title(id).starts_with('P');
            let mut found = Around::default();
            for id in outline.ids().filter(|&id| names_phase(id)) {
                found.reach(id, outline.kind(id));
                if is_phase(id) {
                    found.open(outline, id);
                }
            }
            found.close();
            let all: Vec<_> = outline.ids().map(|id| found.phase(id)).collect();
            prop_assert_eq!(all, around(outline, is_phase), "{:?}", document.text());
        }
    }
}
