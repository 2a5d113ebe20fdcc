//! What stands in a roadmap, and where, changed as a careful person would: every byte around stays, new lines are written as
//! their neighbours are, and a change that would make anything else be read otherwise is refused.
//!
//! Each change is worked out twice: on the lines, as an edit, and on the outline, as what is to be read afterwards. The text is
//! then read again and held against that, so that no way of writing Markdown that nobody thought of can do harm.

mod beside;
mod boxes;
mod cut;
mod expected;
mod ground;
mod level;
mod manner;
mod number;
mod place;
mod relocate;
mod sections;
mod shift;
mod style;
mod words;

use super::Document;
use super::mark::Mark;
use super::outline::{Kind, NodeId, Outline};
use crate::text::edit::Edit;

/// A change to what stands in a roadmap and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// A new task, open, with this text (one line of Markdown, as the reader typed it), beside or beneath a node.
    Add {
        /// What it says.
        text: &'a str,
        /// Where it goes.
        place: Place,
        /// Of which node.
        node: NodeId,
    },
    /// Another text for a node's own line; its marker, box, stamp and what stands beneath it stay.
    Retitle {
        /// The item, heading or line.
        node: NodeId,
        /// What it says then; see [`Document::written`].
        text: &'a str,
    },
    /// Items, sections and rows go, with all beneath them.
    Remove(&'a [NodeId]),
    /// Nodes change places with the sibling before (negative) or behind, so many times or as often as they can. Items at the
    /// end of a section's list go on into that of the next section that has one.
    Shift {
        /// The items, sections or rows.
        nodes: &'a [NodeId],
        /// How far.
        by: isize,
    },
    /// Items go beneath the sibling before; headings are one level deeper, with all headings beneath them.
    Indent(&'a [NodeId]),
    /// Items go behind their parent; headings are one level higher, with all headings beneath them.
    Outdent(&'a [NodeId]),
    /// Items go to a section (at the end of its list) or item (as its last child), or before or behind an item; sections go
    /// before, behind or into another.
    Move {
        /// The items or the sections.
        nodes: &'a [NodeId],
        /// Where they go.
        place: Place,
        /// Of which node.
        node: NodeId,
    },
    /// Plain items get an empty box, or boxes go, and the stamps with them.
    Box {
        /// The items.
        nodes: &'a [NodeId],
        /// Whether there is to be a box.
        drawn: bool,
    },
    /// What boxes show. Plain items get one.
    Mark {
        /// The items.
        nodes: &'a [NodeId],
        /// What is to be seen.
        mark: Mark,
    },
}

/// Where something goes, as seen from a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Before it, beside it.
    Above,
    /// Behind it and all beneath it, beside it. Behind a heading its list begins.
    Below,
    /// Beneath it, behind all that is there: of a section, at the end of its list.
    Inside,
}

/// A change that can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranged {
    /// What makes it.
    pub edit: Edit,
    /// Where each node of the text before is in the text after; none where it went.
    pub now: Vec<Option<NodeId>>,
    /// The nodes that were changed or added, in the text after.
    pub at: Vec<NodeId>,
}

/// Why a change is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It would change nothing.
    Same,
    /// There is nowhere to go: nothing before or behind, nothing to go beneath or to come out of.
    Nowhere,
    /// This can be done only with items, or with what the node is not.
    NotAnItem(NodeId),
    /// It begins on a line that begins with something else: `- - a`.
    SharesItsLine(NodeId),
    /// It would stand beneath itself.
    BeneathItself,
    /// Headings have the levels 1 to 6, and of those underlined there are two.
    NoSuchLevel,
    /// No text was typed.
    NoText,
    /// The text has line ends or other control characters.
    ControlCharacters,
    /// The text begins with a box of its own.
    HasBox,
    /// What was typed would be read as something else.
    ReadOtherwise,
    /// It would change how something else is read.
    WouldChange {
        /// The line on which that stands, counted from 1.
        line: usize,
        /// What it says.
        title: String,
    },
}

impl Document {
    /// Works out what makes a change.
    ///
    /// # Errors
    /// Why it is not made.
    pub fn arrange(&self, change: &Change<'_>) -> Result<Arranged, Refused> {
        match *change {
            Change::Add { text, place, node } => place::add(self, text, (place, node)),
            Change::Retitle { node, text } => words::retitle(self, node, text),
            Change::Remove(nodes) => cut::remove(self, &Chosen::of(self, nodes)?),
            Change::Shift { nodes, by } => shift::shift(self, &Chosen::of(self, nodes)?, by),
            Change::Indent(nodes) => match Chosen::of(self, nodes)? {
                Chosen { kind: Some(Kind::Heading), nodes } => level::by(self, &nodes, 1),
                chosen => relocate::indent(self, &chosen),
            },
            Change::Outdent(nodes) => match Chosen::of(self, nodes)? {
                Chosen { kind: Some(Kind::Heading), nodes } => level::by(self, &nodes, -1),
                chosen => relocate::outdent(self, &chosen),
            },
            Change::Move { nodes, place, node } => match Chosen::of(self, nodes)? {
                Chosen { kind: Some(Kind::Heading), nodes } => sections::relocate(self, &nodes, (place, node)),
                chosen => relocate::relocate(self, &chosen, (place, node)),
            },
            Change::Box { nodes, drawn: true } => boxes::mark(self, nodes, Mark::Todo, boxes::Which::Blank),
            Change::Box { nodes, drawn: false } => boxes::erase(self, nodes),
            Change::Mark { nodes, mark } => boxes::mark(self, nodes, mark, boxes::Which::All),
        }
    }
}

/// The nodes that a change is about, in reading order, without those that stand beneath others of them.
struct Chosen {
    nodes: Vec<NodeId>,
    /// What they all are, where they are all the same.
    kind: Option<Kind>,
}

impl Chosen {
    fn of(document: &Document, nodes: &[NodeId]) -> Result<Self, Refused> {
        let outline = document.outline();
        let mut sorted = nodes.to_vec();
        sorted.sort_unstable();
        let mut nodes: Vec<NodeId> = Vec::new();
        for id in sorted {
            if nodes.last().is_none_or(|last| outline.end(*last) <= id) {
                nodes.push(id);
            }
        }
        let first = *nodes.first().ok_or(Refused::Nowhere)?;
        let kind = Some(outline.kind(first)).filter(|kind| nodes.iter().all(|id| outline.kind(*id) == *kind));
        Ok(Self { nodes, kind })
    }

    /// Refuses what is no item on a line of its own.
    fn items(&self, document: &Document) -> Result<(), Refused> {
        let outline = document.outline();
        let other = self.nodes.iter().find(|id| outline.kind(**id) != Kind::Item);
        other.map_or(Ok(()), |id| Err(Refused::NotAnItem(*id)))?;
        self.own_lines(document)
    }

    fn own_lines(&self, document: &Document) -> Result<(), Refused> {
        let begins = |id: &NodeId| style::begins_its_line(document.text(), document.outline().node(*id).start);
        let other = self.nodes.iter().find(|id| !begins(id));
        other.map_or(Ok(()), |id| Err(Refused::SharesItsLine(*id)))
    }

    /// The nodes that follow one another beneath the same one.
    fn groups(&self, outline: &Outline) -> Vec<&[NodeId]> {
        let follows = |one: &NodeId, other: &NodeId| {
            outline.end(*one) == *other && outline.parent(*one) == outline.parent(*other)
        };
        self.nodes.chunk_by(follows).collect()
    }
}
