//! The outline: every heading, item, row and paragraph in reading order, each with the place it holds in the text.
//!
//! Nodes stand in pre-order, so that a subtree is a slice and nothing that walks it recurses: one line of hostile
//! Markdown can nest a hundred thousand deep.

pub(super) mod nodes;

use std::ops::Range;

use super::mark::{Checkbox, Mark};
use crate::text::edit::Edit;
use nodes::Nodes;

/// A node's index in its outline; it names that node until the text is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// The node's place in reading order, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The node at a place in reading order.
    #[must_use]
    pub fn at(index: usize) -> Self {
        // A text of four billion blocks does not fit a string that we open.
        Self(u32::try_from(index).expect("fewer than 2^32 nodes"))
    }
}

/// What a node is in the Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A heading outside lists and quotes; `level` is 1 to 6.
    Heading,
    /// A list entry; `level` is its depth, 1 for an outermost list.
    Item,
    /// A table's row; the heading row has `level` 0, the others 1.
    Row,
    /// One line of a paragraph that is not an item's own text; `level` is 0 where a paragraph begins, 1 on later lines.
    Paragraph,
}

/// One block of the text, looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'a> {
    /// What it is.
    pub kind: Kind,
    /// What it says, without markup and fit for a terminal.
    pub title: &'a str,
    /// A heading's level or an item's depth; see [`Kind`].
    pub level: u32,
    /// Byte offset at which it begins: the `#`, the list marker, the first character.
    pub start: usize,
    /// The bytes that its title was read from; empty where it has none.
    pub content: Range<usize>,
    /// An item's box.
    pub checkbox: Option<Checkbox>,
}

impl Node<'_> {
    /// What its box shows, where it has one.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        self.checkbox.and_then(Checkbox::mark)
    }
}

/// One cell of a table's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it says, without markup and fit for a terminal.
    pub text: String,
    /// The bytes it was read from; empty where the cell is.
    pub span: Range<usize>,
}

/// A text and all its nodes, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    text: String,
    nodes: Nodes,
}

impl Outline {
    pub(super) fn new(text: String, nodes: Nodes) -> Self {
        Self { text, nodes }
    }

    /// Every byte of the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A node, looked at.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node {
            kind: self.nodes.kind(id),
            title: self.title(id),
            level: self.nodes.level(id),
            start: self.nodes.start(id),
            content: self.nodes.content(id),
            checkbox: self.nodes.checkbox(id, &self.text),
        }
    }

    /// What a node is.
    #[must_use]
    pub fn kind(&self, id: NodeId) -> Kind {
        self.nodes.kind(id)
    }

    /// What a node's box shows, where it has one.
    #[must_use]
    pub fn mark(&self, id: NodeId) -> Option<Mark> {
        self.nodes.checkbox(id, &self.text).and_then(Checkbox::mark)
    }

    /// What a node says, without markup and fit for a terminal.
    #[must_use]
    pub fn title(&self, id: NodeId) -> &str {
        self.nodes.title(id, &self.text)
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 0
    }

    /// Whether the same nodes stand in another outline at the same places, so that ids mean the same in both.
    #[must_use]
    pub fn has_shape_of(&self, other: &Self) -> bool {
        let shape = |outline: &Self, id| (outline.nodes.kind(id), outline.nodes.parent(id), outline.nodes.end(id));
        let is_alike = |id| shape(self, id) == shape(other, id) && self.title(id) == other.title(id);
        self.len() == other.len() && self.ids().all(is_alike)
    }

    /// Whether all nodes of another outline stand at the beginning of this one, so that their ids mean the same here.
    #[must_use]
    pub fn begins_as(&self, other: &Self) -> bool {
        let shape = |outline: &Self, id| (outline.nodes.kind(id), outline.nodes.level(id), outline.nodes.start(id));
        self.len() >= other.len() && other.ids().all(|id| shape(self, id) == shape(other, id))
    }

    /// Every node, in reading order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + use<> {
        (0..self.nodes.len()).map(NodeId::at)
    }

    /// Every node with its id, in reading order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (NodeId, Node<'_>)> + ExactSizeIterator {
        self.ids().map(|id| (id, self.node(id)))
    }

    /// The node that this one stands beneath.
    #[must_use]
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.parent(id)
    }

    /// The nodes above this one, the nearest first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |&above| self.parent(above))
    }

    /// One past the last node of this node's subtree.
    #[must_use]
    pub fn end(&self, id: NodeId) -> NodeId {
        self.nodes.end(id)
    }

    /// A node and everything beneath it, as a run of indices.
    #[must_use]
    pub fn run(&self, id: NodeId) -> Range<usize> {
        id.index()..self.end(id).index()
    }

    /// Everything beneath a node, in reading order.
    pub fn beneath(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.index() + 1..self.end(id).index()).map(NodeId::at)
    }

    /// The nodes right beneath a node, in reading order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let (mut next, end) = (NodeId(id.0 + 1), self.end(id));
        std::iter::from_fn(move || {
            let child = Some(next).filter(|&next| next < end)?;
            next = self.end(child);
            Some(child)
        })
    }

    /// A row's cells, from the left; empty for anything else.
    #[must_use]
    pub fn cells(&self, id: NodeId) -> &[Cell] {
        self.nodes.cells(id)
    }

    /// The first heading of a level.
    #[must_use]
    pub fn first_heading(&self, level: u32) -> Option<NodeId> {
        self.iter().find(|(_, node)| node.kind == Kind::Heading && node.level == level).map(|(id, _)| id)
    }

    /// The titles from the outermost section down to the node's parent.
    #[must_use]
    pub fn path(&self, id: NodeId) -> Vec<&str> {
        let mut path: Vec<_> = self.ancestors(id).map(|above| self.title(above)).collect();
        path.reverse();
        path
    }

    /// The node whose mark stands at a byte offset.
    #[must_use]
    pub fn with_mark_at(&self, offset: usize) -> Option<NodeId> {
        let id = self.at_offset(offset)?;
        matches!(self.nodes.checkbox(id, &self.text), Some(Checkbox::Drawn { at, .. }) if at == offset).then_some(id)
    }

    /// The last node that begins at or before a byte offset.
    #[must_use]
    pub fn at_offset(&self, offset: usize) -> Option<NodeId> {
        self.nodes.at_offset(offset)
    }

    /// Makes an edit that changes nothing but what a node's box shows.
    pub(super) fn set_mark(&mut self, id: NodeId, mark: Mark, edit: &Edit) {
        if let Some(Checkbox::Drawn { at, .. }) = self.nodes.checkbox(id, &self.text) {
            self.nodes.set_checkbox(id, Some(Checkbox::Drawn { at, mark }));
        }
        edit.apply_to(&mut self.text);
    }
}
