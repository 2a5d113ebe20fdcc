//! Numbered lists that stay numbered as they were when items come and go: from the same number on, or all by the same.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::Arranged;
use super::cut::edit;
use super::expected::Expected;
use super::ground::{Ground, children};
use super::style::{Style, shifted};
use crate::document::Document;
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::{Edit, Splice};
use crate::text::lines::lines;

/// The lists that are counted up one by one, before a change.
pub(super) struct Numbering {
    lists: Vec<Counted>,
}

/// One of them.
struct Counted {
    from: u64,
    members: Vec<NodeId>,
}

impl Numbering {
    /// Of the lists that some items are in, those that are counted. Some items may be elsewhere afterwards.
    pub(super) fn of(ground: &Ground<'_>, items: impl IntoIterator<Item = NodeId>, moved: &[NodeId]) -> Self {
        let mut seen = HashSet::new();
        let items = items.into_iter().filter(|id| ground.outline().kind(*id) == Kind::Item);
        let is_numbered = |id: &NodeId| number(ground, *id).is_some();
        let first = items.filter(is_numbered).filter(|id| seen.insert(ground.list(*id)));
        Self { lists: first.filter_map(|id| Counted::of(ground, id, moved)).collect() }
    }

    /// What gives the first of those that stay in each list its number at once, where the first of all went: another number
    /// may begin no list there.
    pub(super) fn begin(&self, ground: &Ground<'_>) -> Vec<Splice> {
        let first = |list: &Counted| {
            let start = ground.outline().node(*list.members.first()?).start;
            let was = Style::at(ground.text(), start);
            let now = was.numbered(list.from);
            let is_simple = was != now && was.marker.len() == now.marker.len();
            is_simple.then(|| Splice { span: start..start + was.marker.len(), insert: now.marker })
        };
        self.lists.iter().filter_map(first).collect()
    }

    /// A change with what counts its lists anew. Where that would change how anything is read, numbers stay as they are.
    pub(super) fn settle(&self, (mut arranged, after): (Arranged, Document)) -> Arranged {
        let now = |id: &NodeId| arranged.now[id.index()];
        let survivors: Vec<(u64, NodeId)> =
            self.lists.iter().filter_map(|list| Some((list.from, list.members.iter().find_map(now)?))).collect();
        if survivors.is_empty() {
            return arranged;
        }
        let made = Ground::of(&after, survivors.iter().map(|(_, id)| *id))
            .map(|ground| counted(&ground, &survivors))
            .filter(|edit| !edit.is_empty())
            .and_then(|edit| Expected::same(&after).make(edit, &[]).ok());
        if let Some((counted, _)) = made {
            arranged.edit = arranged.edit.then(&counted.edit);
        }
        arranged
    }
}

impl Counted {
    fn of(ground: &Ground<'_>, first: NodeId, moved: &[NodeId]) -> Option<Self> {
        let mut members = members(ground, first);
        let numbers: Vec<u64> = members.iter().filter_map(|id| number(ground, *id)).collect();
        let is_counted = numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        members.retain(|id| moved.binary_search(id).is_err());
        is_counted.then_some(Self { from: *numbers.first()?, members })
    }
}

/// A line, what stands before the marker of the item that it belongs to, and how wide the numbers above it were and are.
type Further = (Range<usize>, String, usize, usize);

/// All items of the list that one is in.
fn members(ground: &Ground<'_>, item: NodeId) -> Vec<NodeId> {
    let outline = ground.outline();
    let is_member = |id: &NodeId| outline.kind(*id) == Kind::Item && ground.list(*id) == ground.list(item);
    children(outline, outline.parent(item)).filter(is_member).collect()
}

pub(super) fn number(ground: &Ground<'_>, id: NodeId) -> Option<u64> {
    let (text, start) = (ground.text(), ground.outline().node(id).start);
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    text[start..start + digits].parse().ok()
}

/// The edit that counts some lists, each from a number on. What stands beneath an item whose number is wider than before is
/// further in.
fn counted(ground: &Ground<'_>, lists: &[(u64, NodeId)]) -> Edit {
    let (text, mut seen) = (ground.text(), HashSet::new());
    let mut splices = Vec::new();
    let mut further: BTreeMap<usize, Further> = BTreeMap::new();
    for &(from, first) in lists.iter().filter(|(_, id)| seen.insert(ground.list(*id))) {
        for (number, id) in (from..).zip(members(ground, first)) {
            let start = ground.outline().node(id).start;
            let was = Style::at(text, start);
            let now = was.numbered(number);
            if was == now {
                continue;
            }
            splices.push(Splice { span: start..start + was.marker.len(), insert: now.marker.clone() });
            if was.marker.len() != now.marker.len() {
                let run = ground.run(id);
                for line in lines_of(text, &run).skip(1) {
                    let (_, _, before, after) =
                        further.entry(line.start).or_insert_with(|| (line, was.prefix.clone(), 0, 0));
                    (*before, *after) = (*before + was.marker.len(), *after + now.marker.len());
                }
            }
        }
    }
    for (line, prefix, before, after) in further.into_values() {
        let style = |marker: usize| Style::new(prefix.as_str(), "-".repeat(marker), " ");
        let insert = shifted(ground, &line, &style(before), &style(after));
        let within = Edit::between(&text[line.clone()], &insert);
        splices.extend(within.splices().iter().map(|splice| Splice {
            span: line.start + splice.span.start..line.start + splice.span.end,
            insert: splice.insert.clone(),
        }));
    }
    edit(splices).unwrap_or_default()
}

fn lines_of<'a>(text: &'a str, run: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    lines(&text[..run.end], run.start)
}
