//! Which node of another reading is the same one: by the path of titles above it, its own title, and its place among its
//! likes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Document;
use super::mark::Checkbox;
use super::outline::{NodeId, Outline};
use crate::text::edit::{Edit, Splice};

/// What makes a node itself when the bytes around it move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Identity {
    /// The path of titles above, the kind, and the title, as one number.
    key: u64,
    /// How many of the same key stand before it.
    ordinal: usize,
}

/// Who is who in an outline.
#[derive(Debug)]
pub struct Identities {
    of: Vec<Identity>,
    nodes: HashMap<Identity, NodeId>,
}

impl Identities {
    /// Looks at every node once.
    #[must_use]
    pub fn of(outline: &Outline) -> Self {
        let mut keys: Vec<u64> = Vec::with_capacity(outline.len());
        let mut seen: HashMap<u64, usize> = HashMap::new();
        let mut identities =
            Self { of: Vec::with_capacity(outline.len()), nodes: HashMap::with_capacity(outline.len()) };
        for (id, node) in outline.iter() {
            let mut hasher = DefaultHasher::new();
            outline.parent(id).map(|parent| keys[parent.index()]).hash(&mut hasher);
            (node.kind, &node.title).hash(&mut hasher);
            let key = hasher.finish();
            keys.push(key);
            let before = seen.entry(key).or_default();
            let identity = Identity { key, ordinal: *before };
            *before += 1;
            identities.of.push(identity);
            identities.nodes.insert(identity, id);
        }
        identities
    }

    /// A node's identity.
    #[must_use]
    pub fn identity(&self, id: NodeId) -> Identity {
        self.of[id.index()]
    }

    /// The node with an identity, if there is one.
    #[must_use]
    pub fn find(&self, identity: Identity) -> Option<NodeId> {
        self.nodes.get(&identity).copied()
    }
}

impl Document {
    /// An edit of `before` carried over to this reading of the file: each splice follows the node it belongs to. `None`
    /// where a node is gone, or the bytes that the splice replaces are no longer there.
    #[must_use]
    pub fn replay(&self, edit: &Edit, before: &Document) -> Option<Edit> {
        let (was, is) = (Identities::of(before.outline()), Identities::of(self.outline()));
        let splices = edit.splices().iter().map(|splice| {
            let node = before.outline().at_offset(splice.span.start)?;
            self.replay_splice(splice, before, node, is.find(was.identity(node))?)
        });
        splices.collect::<Option<Vec<_>>>().map(Edit::of)
    }

    fn replay_splice(&self, splice: &Splice, before: &Document, was: NodeId, is: NodeId) -> Option<Splice> {
        let (was_at, is_at) = match (before.outline()[was].checkbox, self.outline()[is].checkbox) {
            (Some(Checkbox::Drawn { at: was, mark: old }), Some(Checkbox::Drawn { at: is, mark: new }))
                if old == new =>
            {
                (was, is)
            }
            (Some(Checkbox::Blank { at: was }), Some(Checkbox::Blank { at: is })) => (was, is),
            (None, None) => (before.outline()[was].content.start, self.outline()[is].content.start),
            _ => return None,
        };
        let shift = |offset: usize| (offset + is_at).checked_sub(was_at);
        let span = shift(splice.span.start)?..shift(splice.span.end)?;
        let same = self.text().get(span.clone())? == before.text().get(splice.span.clone())?;
        same.then(|| Splice { span, insert: splice.insert.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replayed(before: &str, tick: &str, now: &str) -> Option<String> {
        let before = Document::read(before.to_owned());
        let id = before.outline().iter().find(|(_, node)| node.title == tick).map(|(id, _)| id).unwrap();
        let edit =
            before.set_box(id, true).or_else(|| before.draw_box(id)).or_else(|| before.say_done(id, true)).unwrap();
        let now = Document::read(now.to_owned());
        now.replay(&edit, &before).map(|edit| edit.apply(now.text()))
    }

    #[test]
    fn a_tick_follows_its_item_to_where_it_moved() {
        assert_eq!(
            replayed("- [ ] a\n- [ ] b\n", "b", "new\n\n- [ ] c\n- [ ]   b\n"),
            Some("new\n\n- [ ] c\n- [x]   b\n".into())
        );
        assert_eq!(replayed("# A\n- a\n", "a", "# A\n\nwords\n\n* a\n"), Some("# A\n\nwords\n\n* [x] a\n".into()));
        assert_eq!(replayed("# A\n## Day 1\n", "Day 1", "# A\n\n## Day 1\n"), Some("# A\n\n## Day 1 ✅\n".into()));
    }

    #[test]
    fn among_identical_siblings_the_same_one_is_meant() {
        assert_eq!(replayed("- [x] a\n- [ ] b\n", "b", "- [ ] b\n- [ ] b\n"), Some("- [x] b\n- [ ] b\n".into()));
        let before = Document::read("- [ ] a\n- [ ] a\n".to_owned());
        let edit = before.set_box(NodeId::at(1), true).unwrap();
        let now = Document::read("# H\n- [ ] a\n- [ ] a\n".to_owned());
        assert_eq!(now.replay(&edit, &before), None, "another section is another path");
    }

    #[test]
    fn a_tick_whose_item_is_gone_or_ticked_is_not_replayed() {
        assert_eq!(replayed("- [ ] a\n", "a", "- [ ] b\n"), None);
        assert_eq!(replayed("- [ ] a\n", "a", "- [x] a\n"), None);
        assert_eq!(replayed("- a\n", "a", "- [ ] a\n"), None);
    }
}
