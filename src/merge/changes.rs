//! What became of a roadmap from one reading to another, told in tasks.

use super::lines::Lines;
use super::matching::{Matching, numbered_title};
use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::{Kind, Node, NodeId};

/// What happened between two readings. Nodes are those of the later one, except for what is gone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Came to be done.
    pub ticked: Vec<NodeId>,
    /// Are open again, or were done and are called off or begun anew.
    pub unticked: Vec<NodeId>,
    /// Were added: tasks, and sections.
    pub added: Vec<NodeId>,
    /// How many of those are sections.
    pub sections: usize,
    /// Are gone, as nodes of the earlier reading.
    pub gone: Vec<NodeId>,
    /// Stand beneath something else than before.
    pub moved: Vec<NodeId>,
    /// Are called something else, with the node of the earlier reading.
    pub renamed: Vec<(NodeId, NodeId)>,
    /// Whether anything at all is different.
    pub any: bool,
}

/// What happened from `before` to `after`.
#[must_use]
pub fn changes(before: &Document, after: &Document) -> Changes {
    let (was, is) = (Lines::of(before), Lines::of(after));
    let matching = Matching::of(&was, &is);
    let mut changes = Changes { any: before.text() != after.text(), ..Changes::default() };
    let parent = |lines: &Lines<'_>, id: NodeId| lines.document.outline().parent(id);
    let same = super::same_nodes(before, after);
    for (line, other) in matching.to.iter().enumerate() {
        let Some((id, node)) = was.node(line) else { continue };
        let Some(other) = other else {
            changes.gone.extend(is_told(&node).then_some(id));
            continue;
        };
        let Some((now, new)) = is.node(*other) else { continue };
        match (was.mark(line), is.mark(*other)) {
            (before, Some(Mark::Done)) if before != Some(Mark::Done) => changes.ticked.push(now),
            (before, after) if is_gone(before, after) => changes.unticked.push(now),
            _ => {}
        }
        if is_told(&new) {
            let above = parent(&was, id).map(|above| same[above.index()]);
            if above != parent(&is, now).map(Some) {
                changes.moved.push(now);
            }
            if plain(&node) != plain(&new) {
                changes.renamed.push((id, now));
            }
        }
    }
    let fresh = (0..is.len()).filter(|&line| matching.back[line].is_none()).filter_map(|line| is.node(line));
    changes.added = fresh.filter(|(_, node)| is_told(node)).map(|(id, _)| id).collect();
    let is_section = |id: &&NodeId| after.outline().node(**id).kind == Kind::Heading;
    changes.sections = changes.added.iter().filter(is_section).count();
    changes
}

/// Whether a node is one that a reader is told about: a section, a task, or what is numbered like a study day.
pub(super) fn is_told(node: &Node<'_>) -> bool {
    let is_numbered = || node.kind == Kind::Item && numbered_title(node.title).is_some();
    node.kind == Kind::Heading || node.mark().is_some() || is_numbered()
}

/// Whether a mark was taken away: what is begun and then done has lost nothing.
pub(super) fn is_gone(before: Option<Mark>, after: Option<Mark>) -> bool {
    match before {
        None => false,
        Some(Mark::Done) => after != Some(Mark::Done),
        Some(_) => after.is_none(),
    }
}

fn plain<'a>(node: &Node<'a>) -> &'a str {
    node.title.trim_end_matches(crate::document::status::DONE_SIGN).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> [Vec<String>; 5] {
        let (before, after) = (Document::read(before.to_owned()), Document::read(after.to_owned()));
        let changes = changes(&before, &after);
        let titles = |document: &Document, ids: &[NodeId]| -> Vec<String> {
            ids.iter().map(|id| document.outline().title(*id).to_owned()).collect()
        };
        let renamed: Vec<NodeId> = changes.renamed.iter().map(|(_, now)| *now).collect();
        [
            titles(&after, &changes.ticked),
            titles(&after, &changes.added),
            titles(&before, &changes.gone),
            titles(&after, &changes.moved),
            titles(&after, &renamed),
        ]
    }

    #[test]
    fn what_happened_is_told_in_tasks() {
        let before = "# A\n- [ ] one\n- [ ] two\n- [ ] read the long book\n# B\n- [ ] four\n";
        let after = "# A\n- [x] one\n- [ ] read the long book twice\n# B\n- [ ] four\n- [ ] five\n- [ ] two\n";
        assert_eq!(
            told(before, after),
            [vec!["one"], vec!["five"], vec![], vec!["two"], vec!["read the long book twice"]]
                .map(|titles| titles.into_iter().map(str::to_owned).collect::<Vec<_>>())
        );
    }
}
