//! Which node of another reading is the same one: by the path of titles above it, its own title, and its place among its
//! likes.

use super::Document;
use super::mark::Checkbox;
use super::outline::{Kind, NodeId, Outline};
use crate::text::edit::{Edit, Splice};

/// What makes a node itself when the bytes around it move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    path: Vec<String>,
    kind: Kind,
    title: String,
    /// How many of the same path, kind and title stand before it.
    ordinal: usize,
}

impl Outline {
    /// The node's identity.
    #[must_use]
    pub fn identity(&self, id: NodeId) -> Identity {
        let node = &self[id];
        let path: Vec<String> = self.path(id).into_iter().map(str::to_owned).collect();
        let ordinal = self.likes(&path, node.kind, &node.title).take_while(|&like| like < id).count();
        Identity { path, kind: node.kind, title: node.title.clone(), ordinal }
    }

    /// The node with an identity, if there is one.
    #[must_use]
    pub fn find(&self, identity: &Identity) -> Option<NodeId> {
        self.likes(&identity.path, identity.kind, &identity.title).nth(identity.ordinal)
    }

    fn likes<'a>(&'a self, path: &'a [String], kind: Kind, title: &'a str) -> impl Iterator<Item = NodeId> + 'a {
        let same = move |&(id, node): &(NodeId, &super::outline::Node)| {
            node.kind == kind && node.title == title && self.path(id).iter().eq(path.iter())
        };
        self.iter().filter(same).map(|(id, _)| id)
    }
}

impl Document {
    /// An edit of `before` carried over to this reading of the file: each splice follows the node it belongs to. `None`
    /// where a node is gone, or the bytes that the splice replaces are no longer there.
    #[must_use]
    pub fn replay(&self, edit: &Edit, before: &Document) -> Option<Edit> {
        let splices = edit.splices().iter().map(|splice| self.replay_splice(splice, before));
        splices.collect::<Option<Vec<_>>>().map(Edit::of)
    }

    fn replay_splice(&self, splice: &Splice, before: &Document) -> Option<Splice> {
        let was = before.outline().at_offset(splice.span.start)?;
        let is = self.outline().find(&before.outline().identity(was))?;
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
