//! What a change is to make of an outline, worked out without its text: what is read afterwards is held against it.

use std::collections::HashMap;

use super::beside::disturbed;
use super::{Arranged, Refused};
use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::Edit;
use crate::text::lines::Lines;

/// Nodes that go behind one another, before the node at an index, beneath an item or else in the section that is there.
pub(super) struct Arrival {
    pub(super) before: usize,
    pub(super) item: Option<NodeId>,
    /// With their subtrees; a new one where there is none.
    pub(super) nodes: Vec<NodeId>,
}

/// An outline as it is to be.
pub(super) struct Expected<'a> {
    before: &'a Document,
    /// In reading order; nothing where a new one is.
    order: Vec<Option<NodeId>>,
    /// What those stand beneath that stand elsewhere now: an item, or a section.
    parents: HashMap<Option<NodeId>, Option<NodeId>>,
    levels: HashMap<NodeId, u32>,
    /// Of these another title is read, or another mark.
    titles: Vec<NodeId>,
    marks: HashMap<NodeId, Option<Mark>>,
}

impl<'a> Expected<'a> {
    /// The outline as it is.
    pub(super) fn same(before: &'a Document) -> Self {
        Self {
            before,
            order: before.outline().ids().map(Some).collect(),
            parents: HashMap::new(),
            levels: HashMap::new(),
            titles: Vec::new(),
            marks: HashMap::new(),
        }
    }

    /// The outline with some subtrees gone and some come, which may be the same. Arrivals at one place come in turn.
    pub(super) fn moved(before: &'a Document, gone: &[NodeId], arrivals: &[Arrival]) -> Self {
        let mut expected = Self { order: Vec::new(), ..Self::same(before) };
        let outline = before.outline();
        let mut is_gone = vec![false; outline.len()];
        gone.iter().for_each(|id| is_gone[outline.run(*id)].fill(true));
        let mut arrivals: Vec<&Arrival> = arrivals.iter().collect();
        arrivals.sort_by_key(|arrival| arrival.before);
        let mut arrivals = arrivals.into_iter().peekable();
        for index in 0..=outline.len() {
            while let Some(arrival) = arrivals.next_if(|arrival| arrival.before == index) {
                if arrival.nodes.is_empty() {
                    expected.order.push(None);
                    expected.parents.insert(None, arrival.item);
                }
                for &node in &arrival.nodes {
                    expected.order.extend(outline.run(node).map(NodeId::at).map(Some));
                    expected.parents.insert(Some(node), arrival.item);
                }
            }
            if is_gone.get(index) == Some(&false) {
                expected.order.push(Some(NodeId::at(index)));
            }
        }
        expected
    }

    /// The outline with some siblings at each other's places.
    pub(super) fn swapped(before: &'a Document, places: &[(NodeId, NodeId)]) -> Self {
        let mut expected = Self { order: Vec::new(), ..Self::same(before) };
        let outline = before.outline();
        let at: HashMap<usize, NodeId> = places.iter().map(|(place, node)| (place.index(), *node)).collect();
        let mut index = 0;
        while index < outline.len() {
            let here = NodeId::at(index);
            let (node, next) = match at.get(&index) {
                Some(&node) => (outline.run(node), outline.end(here).index()),
                None => (index..index + 1, index + 1),
            };
            expected.order.extend(node.map(NodeId::at).map(Some));
            index = next;
        }
        expected
    }

    /// Whether all stand where they stood.
    pub(super) fn is_same(&self) -> bool {
        let outline = self.before.outline();
        let stays = |(id, item): (&Option<NodeId>, &Option<NodeId>)| {
            let is_item = |parent: &NodeId| outline.kind(*parent) == Kind::Item;
            id.is_some_and(|id| outline.parent(id).filter(is_item) == *item)
        };
        self.order.iter().copied().eq(outline.ids().map(Some))
            && self.parents.iter().all(stays)
            && self.levels.is_empty()
    }

    /// A heading is of another level.
    pub(super) fn level(&mut self, id: NodeId, level: u32) {
        self.levels.insert(id, level);
    }

    /// A node says something else.
    pub(super) fn title(&mut self, id: NodeId) {
        self.titles.push(id);
    }

    /// A node's box shows something else, or is no longer there.
    pub(super) fn mark(&mut self, id: NodeId, mark: Option<Mark>) {
        self.marks.insert(id, mark);
    }

    /// Makes an edit, if what is read afterwards is this. `at` are the nodes that it is about; without any, the new one.
    pub(super) fn make(&self, edit: Edit, at: &[NodeId]) -> Result<(Arranged, Document), Refused> {
        let after = Document::read(edit.apply(self.before.text()));
        let (now, new) = self.check(&after)?;
        if let Some(lost) = disturbed(self.before, &after, &edit, self.has_other_words()) {
            return Err(lost.map_or(Refused::ReadOtherwise, |(at, title)| self.would_change_at(at, title)));
        }
        let mut at: Vec<NodeId> = at.iter().filter_map(|id| now[id.index()]).collect();
        at.extend(new);
        at.sort_unstable();
        at.dedup();
        Ok((Arranged { edit, now, at }, after))
    }

    /// Whether something is to be said that was not, or no longer is.
    fn has_other_words(&self) -> bool {
        let is_new = self.parents.contains_key(&None);
        is_new || !self.titles.is_empty() || self.order.len() < self.before.outline().len()
    }

    /// Where each node is in a reading that is as expected, and where the new one is.
    fn check(&self, after: &Document) -> Result<(Vec<Option<NodeId>>, Option<NodeId>), Refused> {
        let (was, is) = (self.before.outline(), after.outline());
        let mut now = vec![None; was.len()];
        let mut new = None;
        let mut sections: Vec<(u32, NodeId)> = Vec::new();
        for (index, &source) in self.order.iter().enumerate() {
            let here = NodeId::at(index);
            if index >= is.len() || !self.is_read(source, here, after, &now, &mut sections) {
                return Err(self.would_change(index));
            }
            match source {
                Some(id) => now[id.index()] = Some(here),
                None => new = Some(here),
            }
        }
        let settings = |document: &Document| {
            let block = document.front_matter();
            block.map(|block| document.text()[block.inner.clone()].to_owned())
        };
        if is.len() != self.order.len() || settings(self.before) != settings(after) {
            return Err(self.would_change(self.order.len()));
        }
        Ok((now, new))
    }

    fn is_read(
        &self,
        source: Option<NodeId>,
        here: NodeId,
        after: &Document,
        now: &[Option<NodeId>],
        sections: &mut Vec<(u32, NodeId)>,
    ) -> bool {
        let (was, is) = (self.before.outline(), after.outline());
        let kind = source.map_or(Kind::Item, |id| was.kind(id));
        if is.kind(here) != kind {
            return false;
        }
        let level = match (kind, source) {
            (Kind::Item, _) | (_, None) => is.node(here).level,
            (_, Some(id)) => self.levels.get(&id).copied().unwrap_or_else(|| was.node(id).level),
        };
        if kind == Kind::Heading {
            while sections.pop_if(|(above, _)| *above >= level).is_some() {}
        }
        let beneath = self.parents.get(&source).copied();
        let item =
            beneath.unwrap_or_else(|| source.and_then(|id| was.parent(id)).filter(|id| was.kind(*id) == Kind::Item));
        let parent = item.map_or(sections.last().map(|(_, id)| *id), |item| now[item.index()]);
        if kind == Kind::Heading {
            sections.push((level, here));
        }
        let mark = source.map_or(Some(Mark::Todo), |id| self.marks.get(&id).copied().unwrap_or_else(|| was.mark(id)));
        let title = match source.filter(|id| !self.titles.contains(id)) {
            Some(id) => was.title(id) == is.title(here),
            None => !is.title(here).is_empty(),
        };
        title && is.mark(here) == mark && is.parent(here) == parent && is.node(here).level == level
    }

    /// That the node at a place would not be read as it is.
    fn would_change(&self, index: usize) -> Refused {
        let outline = self.before.outline();
        let source = self.order.get(index).or(self.order.last()).copied().flatten();
        let Some(id) = source.filter(|id| !self.titles.contains(id)) else { return Refused::ReadOtherwise };
        self.would_change_at(outline.node(id).start, outline.title(id).to_owned())
    }

    fn would_change_at(&self, at: usize, title: String) -> Refused {
        Refused::WouldChange { line: Lines::of(self.before.text()).number(at), title }
    }
}
