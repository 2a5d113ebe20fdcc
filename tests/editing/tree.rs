//! A roadmap as a test keeps it: rows, each with how deep it stands, that are cut out and put in by themselves.

use roadmap::document::Document;
use roadmap::document::arrange::{Change, Place};
use roadmap::document::mark::Mark;
use roadmap::document::outline::{Kind, NodeId};
use roadmap::text::lines::line_start;

/// One node.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) mark: Option<Mark>,
    /// A heading's level, a row's or a line's; of items nothing.
    level: u32,
    /// How many items it stands beneath.
    depth: usize,
    /// Where it was before.
    key: usize,
    is_quoted: bool,
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { kind, title, mark, level, depth, .. } = self;
        write!(f, "\n{}{kind:?}{level} {mark:?} {title:?}", "  ".repeat(*depth))
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        let of = |row: &Self| (row.kind, row.title.clone(), row.mark, row.level, row.depth);
        of(self) == of(other)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tree(pub(crate) Vec<Row>);

impl Tree {
    pub(crate) fn of(document: &Document) -> Self {
        let (outline, text) = (document.outline(), document.text());
        let row = |id: NodeId| {
            let node = outline.node(id);
            let before = &text[line_start(text, node.start)..node.start];
            Row {
                kind: node.kind,
                title: node.title.to_owned(),
                mark: node.mark(),
                level: if node.kind == Kind::Item { 0 } else { node.level },
                depth: outline.ancestors(id).filter(|id| outline.kind(*id) == Kind::Item).count(),
                key: id.index(),
                is_quoted: !before.trim_start_matches('\u{feff}').trim().is_empty(),
            }
        };
        Self(outline.ids().map(row).collect())
    }

    pub(crate) fn end(&self, at: usize) -> usize {
        let row = &self.0[at];
        let is_within = |other: &Row| match (row.kind, other.kind) {
            (Kind::Heading, Kind::Heading) => other.level > row.level,
            (Kind::Heading, _) => true,
            (_, Kind::Heading) => false,
            (Kind::Item, _) => other.depth > row.depth,
            _ => false,
        };
        (at + 1..self.0.len()).find(|other| !is_within(&self.0[*other])).unwrap_or(self.0.len())
    }

    fn parent(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|above| self.end(*above) > at)
    }

    fn children(&self, parent: Option<usize>) -> Vec<usize> {
        let (from, to) = parent.map_or((0, self.0.len()), |parent| (parent + 1, self.end(parent)));
        (from..to).filter(|at| self.parent(*at) == parent).collect()
    }

    fn at(&self, key: usize) -> usize {
        self.0.iter().position(|row| row.key == key).unwrap()
    }

    fn is_item(&self, at: &usize) -> bool {
        self.0[*at].kind == Kind::Item
    }

    /// Cuts rows out with all beneath them.
    fn cut(&mut self, keys: &[usize]) -> Vec<Row> {
        let mut out = Vec::new();
        for key in keys {
            let at = self.at(*key);
            out.extend(self.0.drain(at..self.end(at)));
        }
        out
    }

    /// Puts rows in, the first of them at a depth.
    fn put(&mut self, (at, depth): (usize, usize), mut rows: Vec<Row>) {
        let first = rows.first().map_or(0, |row| row.depth);
        rows.iter_mut().for_each(|row| row.depth = row.depth + depth - first);
        drop(self.0.splice(at..at, rows));
    }

    /// The items of a section's list.
    fn listed(&self, section: Option<usize>) -> Vec<usize> {
        let mut items = self.children(section);
        items.retain(|at| self.is_item(at));
        for is_better in [|row: &Row| !row.is_quoted, |row: &Row| row.mark.is_some()] {
            if items.iter().any(|at| is_better(&self.0[*at])) {
                items.retain(|at| is_better(&self.0[*at]));
            }
        }
        items
    }

    /// Where a place is: before which row, and how deep.
    fn place(&self, place: Place, beside: usize) -> Option<(usize, usize)> {
        let row = &self.0[beside];
        match (row.kind, place) {
            (Kind::Item, Place::Above) => Some((beside, row.depth)),
            (Kind::Item, Place::Below) => Some((self.end(beside), row.depth)),
            (Kind::Item, Place::Inside) => {
                let last = self.children(Some(beside)).into_iter().rfind(|at| self.is_item(at));
                Some((self.end(last.unwrap_or(beside)), row.depth + 1))
            }
            (Kind::Heading, Place::Above) => None,
            (Kind::Heading, _) => {
                let items = self.listed(Some(beside));
                let next = (beside + 1..self.0.len()).find(|at| self.0[*at].kind == Kind::Heading);
                Some(match (place, items.as_slice()) {
                    (_, []) => (next.unwrap_or(self.0.len()), 0),
                    (Place::Below, [first, ..]) => (*first, 0),
                    (_, [.., last]) => (self.end(*last), 0),
                })
            }
            _ => self.place(Place::Inside, self.parent(beside)?),
        }
    }

    /// Those that stand beneath no other of them.
    fn outermost(&self, keys: &[NodeId]) -> Vec<usize> {
        let mut sorted: Vec<usize> = keys.iter().map(|id| id.index()).collect();
        sorted.sort_unstable();
        sorted.dedup();
        let mut outer: Vec<usize> = Vec::new();
        for key in sorted {
            if outer.last().is_none_or(|last| self.end(*last) <= key) {
                outer.push(key);
            }
        }
        outer
    }

    /// What becomes of it by a change that is not refused. The titles that the reader types are not known to it.
    pub(crate) fn after(&self, change: &Change<'_>) -> Option<Self> {
        let mut tree = self.clone();
        match *change {
            Change::Add { place, node, text } => {
                let place = tree.place(place, node.index())?;
                let (title, mark, level) = (text.to_owned(), Some(Mark::Todo), 0);
                let new = Row { kind: Kind::Item, title, mark, level, depth: 0, key: usize::MAX, is_quoted: false };
                tree.put(place, vec![new]);
            }
            Change::Retitle { node, text } => text.clone_into(&mut tree.0[node.index()].title),
            Change::Remove(nodes) => drop(tree.cut(&self.outermost(nodes))),
            Change::Box { nodes, drawn } => {
                for node in nodes {
                    let mark = &mut tree.0[node.index()].mark;
                    *mark = drawn.then(|| mark.unwrap_or(Mark::Todo));
                }
            }
            Change::Mark { nodes, mark } => nodes.iter().for_each(|node| tree.0[node.index()].mark = Some(mark)),
            Change::Indent(nodes) | Change::Outdent(nodes) => {
                let by = if matches!(change, Change::Indent(_)) { 1 } else { -1 };
                let outer = self.outermost(nodes);
                if outer.iter().all(|at| self.is_item(at)) {
                    return if by > 0 { self.indented(&outer) } else { self.outdented(&outer) };
                }
                for at in outer {
                    let end = self.end(at);
                    deeper(&mut tree.0[at..end], by);
                }
            }
            Change::Move { nodes, place, node } => {
                let outer = self.outermost(nodes);
                let is_section = !self.is_item(outer.first()?);
                let wanted = self.0[node.index()].level + u32::from(place == Place::Inside);
                let mut rows: Vec<Vec<Row>> = outer.iter().map(|key| tree.cut(&[*key])).collect();
                if is_section {
                    for rows in &mut rows {
                        let by = wanted.cast_signed() - rows[0].level.cast_signed();
                        deeper(rows, by);
                    }
                }
                let beside = tree.at(node.index());
                let to = match place {
                    _ if !is_section => tree.place(place, beside)?,
                    Place::Above => (beside, 0),
                    Place::Below | Place::Inside => (tree.end(beside), 0),
                };
                tree.put_all(to, rows);
            }
            Change::Shift { nodes, by } => return self.shifted(&self.outermost(nodes), by),
        }
        Some(tree)
    }

    /// Puts several subtrees in, one behind the other.
    fn put_all(&mut self, (mut at, depth): (usize, usize), all: Vec<Vec<Row>>) {
        for rows in all {
            let length = rows.len();
            self.put((at, depth), rows);
            at += length;
        }
    }

    fn indented(&self, outer: &[usize]) -> Option<Self> {
        let mut tree = self.clone();
        for &key in outer {
            let at = tree.at(key);
            let siblings = tree.children(tree.parent(at));
            let before = siblings[..siblings.iter().position(|one| *one == at)?].last().copied();
            let before = before.filter(|at| tree.is_item(at))?;
            let above = tree.0[before].key;
            let rows = tree.cut(&[key]);
            let to = tree.place(Place::Inside, tree.at(above))?;
            tree.put(to, rows);
        }
        Some(tree)
    }

    fn outdented(&self, outer: &[usize]) -> Option<Self> {
        let mut tree = self.clone();
        for &key in outer.iter().rev() {
            let parent = tree.parent(tree.at(key)).filter(|at| tree.is_item(at))?;
            let above = tree.0[parent].key;
            let rows = tree.cut(&[key]);
            let to = tree.place(Place::Below, tree.at(above))?;
            tree.put(to, rows);
        }
        Some(tree)
    }

    /// Rows a step further among their siblings, so many times.
    fn shifted(&self, outer: &[usize], by: isize) -> Option<Self> {
        let mut tree = self.clone();
        for _ in 0..by.unsigned_abs() {
            let mut order = outer.to_vec();
            if by > 0 {
                order.reverse();
            }
            for key in order {
                let at = tree.at(key);
                let row = tree.0[at].clone();
                let mut siblings = tree.children(tree.parent(at));
                siblings.retain(|one| {
                    tree.0[*one].kind == row.kind && (row.kind == Kind::Item || tree.0[*one].level == row.level)
                });
                let here = siblings.iter().position(|one| *one == at)?;
                let there =
                    if by > 0 { siblings.get(here + 1) } else { here.checked_sub(1).map(|there| &siblings[there]) };
                if let Some(&there) = there.filter(|there| !outer.contains(&tree.0[**there].key)) {
                    tree.swap(at.min(there), at.max(there));
                }
            }
        }
        if tree == *self && tree.0.iter().zip(&self.0).all(|(one, other)| one.key == other.key) {
            return self.in_next_section(outer, by > 0);
        }
        Some(tree)
    }

    fn swap(&mut self, one: usize, other: usize) {
        let (end, last) = (self.end(one), self.end(other));
        let [first, between, second] = [one..end, end..other, other..last].map(|run| self.0[run].to_vec());
        drop(self.0.splice(one..last, [second, between, first].concat()));
    }

    fn in_next_section(&self, outer: &[usize], is_down: bool) -> Option<Self> {
        let mut tree = self.clone();
        let (first, last) = (*outer.first()?, *outer.last()?);
        let is_heading = |at: &usize| self.0[*at].kind == Kind::Heading;
        let beside = if is_down {
            let mut behind = (self.end(last)..self.0.len()).filter(is_heading);
            (Place::Above, behind.find_map(|at| self.listed(Some(at)).first().copied())?)
        } else {
            let own = self.parent(first)?;
            let mut before = (0..own).rev().filter(is_heading).map(Some).chain([None]);
            (Place::Below, before.find_map(|at| self.listed(at).last().copied())?)
        };
        let rows = outer.iter().map(|key| tree.cut(&[*key])).collect();
        let to = tree.place(beside.0, tree.at(beside.1))?;
        tree.put_all(to, rows);
        Some(tree)
    }
}

fn deeper(rows: &mut [Row], by: i32) {
    let headings = rows.iter_mut().filter(|row| row.kind == Kind::Heading);
    headings.for_each(|row| row.level = row.level.saturating_add_signed(by));
}
