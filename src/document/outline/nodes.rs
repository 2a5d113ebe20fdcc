//! How the outline's nodes are kept: in few bytes, with titles as places in the text wherever the text has them just so.

use std::ops::Range;

use super::{Cell, Kind, NodeId};
use crate::document::mark::{Checkbox, Mark};

/// Stands for nothing, where a node would.
const NONE: u32 = u32::MAX;

/// What a title's place has added to it that is one among the titles, and not in the text. No text is as long.
const APART: u32 = 1 << 31;

/// All nodes in reading order, without the text that they are of. Places are byte offsets into that.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::document) struct Nodes {
    all: Vec<Kept>,
    /// The titles that the text does not have just so, one behind the other.
    titles: String,
    cells: Vec<Cell>,
    /// The nodes that are rows, each with one past its last cell.
    rows: Vec<(NodeId, u32)>,
}

/// One node.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept {
    start: u32,
    content: Range<u32>,
    /// A place in the text, or among the titles; see [`APART`].
    title: Range<u32>,
    /// Where a box is, or would be.
    box_at: u32,
    parent: u32,
    /// One past the last node beneath.
    end: u32,
    /// As far as it can be counted: of the levels from here on there is nothing to tell.
    level: u16,
    kind: Kind,
    drawn: Drawn,
}

/// What a box shows; of a character of the reader's own, the text says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drawn {
    /// There can be none.
    Nowhere,
    /// There is none.
    Blank,
    Todo,
    Done,
    Doing,
    Cancelled,
    Other,
}

impl Drawn {
    fn of(mark: Mark) -> Self {
        match mark {
            Mark::Todo => Self::Todo,
            Mark::Done => Self::Done,
            Mark::Doing => Self::Doing,
            Mark::Cancelled => Self::Cancelled,
            Mark::Other(_) => Self::Other,
        }
    }
}

/// How much there was of everything.
#[derive(Debug, Clone, Copy)]
pub(in crate::document) struct Extent {
    nodes: usize,
    titles: usize,
    cells: usize,
    rows: usize,
}

/// A node for so many bytes of text is more than most texts have.
const DENSE: usize = 32;

impl Nodes {
    /// Makes room for the nodes of so many bytes. What grows step by step leaves holes in the memory that stay taken.
    pub(in crate::document) fn expect(&mut self, bytes: usize) {
        self.all.reserve(bytes / DENSE);
    }

    pub(in crate::document) fn len(&self) -> usize {
        self.all.len()
    }

    /// The node that will be added next.
    pub(in crate::document) fn next(&self) -> NodeId {
        NodeId::at(self.all.len())
    }

    /// Adds a node without a title.
    pub(in crate::document) fn add(&mut self, kind: Kind, level: u32, start: usize, parent: Option<NodeId>) -> NodeId {
        let (id, at) = (self.next(), place(start));
        self.all.push(Kept {
            start: at,
            content: at..at,
            title: at..at,
            box_at: at,
            parent: parent.map_or(NONE, |parent| parent.0),
            end: id.0 + 1,
            level: u16::try_from(level).unwrap_or(u16::MAX),
            kind,
            drawn: Drawn::Nowhere,
        });
        id
    }

    pub(in crate::document) fn kind(&self, id: NodeId) -> Kind {
        self.kept(id).kind
    }

    pub(in crate::document) fn level(&self, id: NodeId) -> u32 {
        self.kept(id).level.into()
    }

    pub(in crate::document) fn start(&self, id: NodeId) -> usize {
        self.kept(id).start as usize
    }

    pub(in crate::document) fn set_start(&mut self, id: NodeId, start: usize) {
        self.kept_mut(id).start = place(start);
    }

    pub(in crate::document) fn content(&self, id: NodeId) -> Range<usize> {
        wide(&self.kept(id).content)
    }

    /// Gives a node its title, which was read from `content`. It stands in the text at `written`, where it does just so.
    pub(in crate::document) fn set_title(
        &mut self,
        id: NodeId,
        title: &str,
        content: &Range<usize>,
        written: Option<usize>,
    ) {
        let apart = self.titles.len();
        let title = match written {
            Some(from) => from..from + title.len(),
            // Of a gibibyte of control characters, whose signs are longer than they are, the last have no title.
            None if apart + title.len() >= APART as usize => 0..0,
            None => {
                self.titles.push_str(title);
                apart + APART as usize..self.titles.len() + APART as usize
            }
        };
        let node = self.kept_mut(id);
        node.content = narrow(content);
        node.title = narrow(&title);
    }

    /// What a node says, in the text that it is of.
    pub(in crate::document) fn title<'a>(&'a self, id: NodeId, text: &'a str) -> &'a str {
        let Range { start, end } = self.kept(id).title;
        if start < APART { &text[wide(&(start..end))] } else { &self.titles[wide(&(start - APART..end - APART))] }
    }

    /// An item's box, in the text that it is of.
    pub(in crate::document) fn checkbox(&self, id: NodeId, text: &str) -> Option<Checkbox> {
        let node = self.kept(id);
        let at = node.box_at as usize;
        let mark = match node.drawn {
            Drawn::Nowhere => return None,
            Drawn::Blank => return Some(Checkbox::Blank { at }),
            Drawn::Todo => Mark::Todo,
            Drawn::Done => Mark::Done,
            Drawn::Doing => Mark::Doing,
            Drawn::Cancelled => Mark::Cancelled,
            Drawn::Other => Mark::Other(text[at..].chars().next()?),
        };
        Some(Checkbox::Drawn { at, mark })
    }

    /// Whether it is known whether a node has a box.
    pub(in crate::document) fn has_checkbox(&self, id: NodeId) -> bool {
        self.kept(id).drawn != Drawn::Nowhere
    }

    pub(in crate::document) fn set_checkbox(&mut self, id: NodeId, checkbox: Option<Checkbox>) {
        let node = self.kept_mut(id);
        (node.box_at, node.drawn) = match checkbox {
            None => (node.start, Drawn::Nowhere),
            Some(Checkbox::Blank { at }) => (place(at), Drawn::Blank),
            Some(Checkbox::Drawn { at, mark }) => (place(at), Drawn::of(mark)),
        };
    }

    pub(in crate::document) fn parent(&self, id: NodeId) -> Option<NodeId> {
        Some(self.kept(id).parent).filter(|parent| *parent != NONE).map(NodeId)
    }

    pub(in crate::document) fn end(&self, id: NodeId) -> NodeId {
        NodeId(self.kept(id).end)
    }

    pub(in crate::document) fn set_end(&mut self, id: NodeId, end: NodeId) {
        self.kept_mut(id).end = end.0;
    }

    /// The last node that begins at or before a byte offset.
    pub(in crate::document) fn at_offset(&self, offset: usize) -> Option<NodeId> {
        self.all.partition_point(|node| node.start as usize <= offset).checked_sub(1).map(NodeId::at)
    }

    /// Adds a cell to the row that is being read.
    pub(in crate::document) fn add_cell(&mut self, cell: Cell) {
        self.cells.push(cell);
    }

    /// Ends the row that was added last; returns it with its cells.
    pub(in crate::document) fn end_row(&mut self) -> Option<(NodeId, &[Cell])> {
        let row = NodeId::at(self.all.len().checked_sub(1)?);
        let from = self.rows.last().map_or(0, |(_, end)| *end as usize);
        self.rows.push((row, place(self.cells.len())));
        Some((row, &self.cells[from..]))
    }

    /// A row's cells, from the left; empty for anything else.
    pub(in crate::document) fn cells(&self, id: NodeId) -> &[Cell] {
        let Ok(at) = self.rows.binary_search_by_key(&id, |(row, _)| *row) else { return &[] };
        let from = at.checked_sub(1).map_or(0, |before| self.rows[before].1 as usize);
        &self.cells[from..self.rows[at].1 as usize]
    }

    pub(in crate::document) fn extent(&self) -> Extent {
        let Self { all, titles, cells, rows } = self;
        Extent { nodes: all.len(), titles: titles.len(), cells: cells.len(), rows: rows.len() }
    }

    /// Forgets what was added since.
    pub(in crate::document) fn truncate(&mut self, extent: Extent) {
        self.all.truncate(extent.nodes);
        self.titles.truncate(extent.titles);
        self.cells.truncate(extent.cells);
        self.rows.truncate(extent.rows);
    }

    /// Takes over what was read of the same text behind these. Who stands beneath nothing there is named by `parent`, which is
    /// asked for each in turn by what it will be called here, and by its level.
    pub(in crate::document) fn append(
        &mut self,
        behind: Self,
        mut parent: impl FnMut(&mut Self, NodeId, u32) -> Option<NodeId>,
    ) {
        let (nodes, titles, cells) = (self.next().0, place(self.titles.len()), place(self.cells.len()));
        self.titles.push_str(&behind.titles);
        self.all.reserve(behind.all.len());
        for mut node in behind.all {
            node.end += nodes;
            if node.title.start >= APART {
                node.title = node.title.start + titles..node.title.end + titles;
            }
            node.parent = match node.parent {
                NONE => parent(self, self.next(), node.level.into()).map_or(NONE, |parent| parent.0),
                above => above + nodes,
            };
            self.all.push(node);
        }
        self.cells.extend(behind.cells);
        self.rows.extend(behind.rows.into_iter().map(|(row, end)| (NodeId(row.0 + nodes), end + cells)));
    }

    fn kept(&self, id: NodeId) -> &Kept {
        &self.all[id.index()]
    }

    fn kept_mut(&mut self, id: NodeId) -> &mut Kept {
        &mut self.all[id.index()]
    }
}

/// Where something is, in half the bytes.
fn place(at: usize) -> u32 {
    u32::try_from(at).expect("a text is no longer than a gibibyte")
}

fn narrow(range: &Range<usize>) -> Range<u32> {
    place(range.start)..place(range.end)
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}
