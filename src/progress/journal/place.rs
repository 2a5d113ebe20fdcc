//! By what an item is known in the journal: its path and its text, or its number where it is a study day.
//!
//! Only the meaning counts: letters in upper and lower case, blanks, the stamp of its completion and the id that another
//! program gave it make no difference. Emphasis, links and marks are no part of a title in the first place.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use crate::document::outline::{NodeId, Outline};
use crate::document::stamp;
use crate::document::status::DONE_SIGN;
use crate::plan::Plan;
use crate::text::fingerprint::{continued, fingerprint};

/// A number for a place, the same on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(u64);

impl Display for ItemId {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for ItemId {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

/// Where an item stands, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The titles of what stands above it, the outermost first.
    pub path: Vec<String>,
    /// Its own title.
    pub text: String,
    /// The first number of the study day that it is: its words may change.
    pub day: Option<u32>,
    /// Which of several that are alike it is, from 0.
    pub nth: u32,
}

impl Place {
    /// The place of a node.
    #[must_use]
    pub fn of(outline: &Outline, plan: &Plan, id: NodeId) -> Self {
        let mut place = Self::alike(outline, plan, id);
        let (title, likes) = (outline.title(id), place.likes());
        let is_like = |other: &NodeId| {
            (place.day.is_some() || means_alike(outline.title(*other), title))
                && is_kept(outline, plan, *other)
                && Self::alike(outline, plan, *other).likes() == likes
        };
        place.nth = count((0..id.index()).map(NodeId::at).filter(is_like).count());
        place
    }

    fn alike(outline: &Outline, plan: &Plan, id: NodeId) -> Self {
        Self {
            path: outline.path(id).into_iter().map(str::to_owned).collect(),
            text: outline.title(id).to_owned(),
            day: plan.day_at(id).map(|day| plan.day(day).first),
            nth: 0,
        }
    }

    /// The number of the place.
    #[must_use]
    pub fn id(&self) -> ItemId {
        numbered(self.likes(), self.nth)
    }

    /// The same for all that are alike.
    fn likes(&self) -> u64 {
        named(self.above(), &self.text, self.day)
    }

    /// A number for what it stands beneath.
    pub(super) fn above(&self) -> u64 {
        self.path.iter().fold(ROOT, |above, title| beneath(above, title))
    }

    /// A number for what a node stands beneath.
    pub(super) fn above_node(outline: &Outline, id: NodeId) -> u64 {
        outline.path(id).into_iter().fold(ROOT, beneath)
    }

    /// A number for what a node says, wherever it stands.
    pub(super) fn said_by(outline: &Outline, plan: &Plan, id: NodeId) -> u64 {
        named(ROOT, outline.title(id), plan.day_at(id).map(|day| plan.day(day).first))
    }

    /// A number for what it says, wherever it stands.
    pub(super) fn says(&self) -> u64 {
        named(ROOT, &self.text, self.day)
    }
}

/// What the journal can say of a document, in reading order: each node that has a box or carries a study day.
#[derive(Debug, Default)]
pub struct Places {
    nodes: Vec<Placed>,
}

/// The place of one of them.
#[derive(Debug, Clone, Copy)]
struct Placed {
    node: NodeId,
    /// Which of several that are alike it is.
    nth: u32,
    id: ItemId,
}

impl Places {
    /// The places of all items with boxes and all study days.
    #[must_use]
    pub fn of(outline: &Outline, plan: &Plan) -> Self {
        let mut nodes = Vec::new();
        // Of what is above the node: up to where it reaches, and its number.
        let mut above: Vec<(NodeId, u64)> = Vec::new();
        for id in outline.ids() {
            while above.pop_if(|(end, _)| *end <= id).is_some() {}
            let path = above.last().map_or(ROOT, |(_, path)| *path);
            if is_kept(outline, plan, id) {
                let likes = named(path, outline.title(id), plan.day_at(id).map(|day| plan.day(day).first));
                nodes.push(Placed { node: id, nth: 0, id: ItemId(likes) });
            }
            let end = outline.end(id);
            if end.index() > id.index() + 1 {
                above.push((end, beneath(path, outline.title(id))));
            }
        }
        let mut places = Self { nodes };
        places.tell_apart();
        places
    }

    /// Counts those that are alike. In a table of all, a roadmap of a million tasks would take as much room as it does itself.
    fn tell_apart(&mut self) {
        let mut alike: Vec<(u64, u32)> = self.nodes.iter().zip(0..).map(|(placed, at)| (placed.id.0, at)).collect();
        alike.sort_unstable();
        for same in alike.chunk_by(|one, next| one.0 == next.0).filter(|same| same.len() > 1) {
            for (&(likes, at), nth) in same.iter().zip(0..) {
                let placed = &mut self.nodes[at as usize];
                (placed.nth, placed.id) = (nth, numbered(likes, nth));
            }
        }
    }

    /// The nodes with the numbers of their places.
    pub(super) fn iter(&self) -> impl Iterator<Item = (NodeId, ItemId)> + '_ {
        self.nodes.iter().map(|placed| (placed.node, placed.id))
    }

    fn placed(&self, id: NodeId) -> Option<&Placed> {
        let at = self.nodes.binary_search_by_key(&id, |placed| placed.node).ok()?;
        Some(&self.nodes[at])
    }

    /// The number of the place of one of them.
    #[must_use]
    pub fn id(&self, id: NodeId) -> Option<ItemId> {
        self.placed(id).map(|placed| placed.id)
    }

    /// The place of one of them, known without a look at all others.
    pub(super) fn place(&self, outline: &Outline, plan: &Plan, id: NodeId) -> Option<Place> {
        Some(Place { nth: self.placed(id)?.nth, ..Place::alike(outline, plan, id) })
    }
}

/// Whether the journal says anything of a node.
fn is_kept(outline: &Outline, plan: &Plan, id: NodeId) -> bool {
    outline.mark(id).is_some() || plan.day_at(id).is_some()
}

const ROOT: u64 = 0;

fn beneath(above: u64, title: &str) -> u64 {
    meant(continued(fingerprint(&above.to_le_bytes()), b"/"), title)
}

fn named(above: u64, title: &str, day: Option<u32>) -> u64 {
    let above = fingerprint(&above.to_le_bytes());
    match day {
        Some(day) => continued(continued(above, b"#"), &day.to_le_bytes()),
        None => meant(above, title),
    }
}

fn numbered(likes: u64, nth: u32) -> ItemId {
    ItemId(if nth == 0 { likes } else { continued(likes, &nth.to_le_bytes()) })
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The fingerprint of what came before with a title's meaning behind it.
fn meant(before: u64, title: &str) -> u64 {
    let title = bare(title);
    title.char_indices().fold(before, |hash, (at, c)| match c {
        '\t'..='\r' | ' ' => hash,
        '\0'..='\x7f' => continued(hash, &[title.as_bytes()[at].to_ascii_lowercase()]),
        // Signs and ideographs, which are no blanks and have no case: what most of a Chinese title is.
        '\u{3001}'..='\u{9fff}' => continued(hash, &title.as_bytes()[at..at + c.len_utf8()]),
        _ => meaning_of(c).fold(hash, |hash, c| continued(hash, c.encode_utf8(&mut [0; 4]).as_bytes())),
    })
}

/// Whether two titles say the same.
fn means_alike(one: &str, other: &str) -> bool {
    // What is left out stands at the end, and is never all of it.
    let first = |title: &str| title.chars().flat_map(meaning_of).next();
    first(one) == first(other) && meaning(one).eq(meaning(other))
}

/// What counts of a title.
fn meaning(title: &str) -> impl Iterator<Item = char> + '_ {
    bare(title).chars().flat_map(meaning_of)
}

fn meaning_of(c: char) -> impl Iterator<Item = char> {
    Some(c).filter(|c| !c.is_whitespace()).into_iter().flat_map(char::to_lowercase)
}

/// A title without the signs of its completion at its end, and without the id of its block.
fn bare(title: &str) -> &str {
    let rest = title.trim_end();
    // Most titles end in such a way that there is neither.
    let may_be_signed = match rest.as_bytes() {
        [.., b'0'..=b'9' | b'>' | b')' | b']' | SIGN_END] => true,
        [.., b'a'..=b'z' | b'A'..=b'Z' | b'-'] => rest.contains('^'),
        _ => false,
    };
    if may_be_signed { unsigned(rest) } else { rest }
}

/// The last byte of a sign that something is done.
const SIGN_END: u8 = DONE_SIGN.as_bytes()[DONE_SIGN.len() - 1];

fn unsigned(mut rest: &str) -> &str {
    loop {
        let named = &rest[..stamp::place(rest)];
        let signed = stamp::sign(named).map(|sign| sign.start);
        let end = signed.or_else(|| stamp::find(named).map(|found| found.span.start)).unwrap_or(named.len());
        // A title that is nothing but a sign is known by the sign.
        match named[..end].trim_end() {
            shorter if shorter.is_empty() || shorter.len() == rest.len() => return rest,
            shorter => rest = shorter,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Document;

    fn ids(text: &str) -> Vec<ItemId> {
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let places = Places::of(document.outline(), &plan);
        for (node, id) in places.iter() {
            let place = Place::of(document.outline(), &plan, node);
            assert_eq!((place.id(), place.above()), (id, Place::above_node(document.outline(), node)), "{place:?}");
            assert_eq!(places.place(document.outline(), &plan, node), Some(place));
        }
        places.iter().map(|(_, id)| id).collect()
    }

    #[test]
    fn formatting_does_not_change_what_an_item_is() {
        let plain = ids("# Python 进阶\n- [ ] Learn closures\n");
        for other in [
            "# **Python** 进阶\n\n*  [x]  learn `closures`\n",
            "# Python进阶\n+ [ ] [Learn](https://a.b)  closures ✅ 2026-01-22\n",
            "# Python 进阶\n1. [x] Learn closures  [completion:: 2026-01-22] ^id-1\n",
            "# Python 进阶 ✅\n- [x] Learn closures ✅\n",
        ] {
            assert_eq!(ids(other), plain, "{other}");
        }
        for other in ["# Python\n- [ ] Learn closures\n", "# Python 进阶\n- [ ] Learn closure\n"] {
            assert_ne!(ids(other), plain, "{other}");
        }
        assert_ne!(ids("- [ ] C\n"), ids("- [ ] C++\n"));
        assert_ne!(ids("- [ ] ✅\n"), ids("- [ ] ^a\n"));
    }

    /// The number of a title's meaning, put together from its definition.
    fn numbered_by_meaning(title: &str) -> u64 {
        fingerprint(meaning(title).collect::<String>().as_bytes())
    }

    #[test]
    fn every_letter_counts_for_what_it_means() {
        for c in '\0'..='\u{1ffff}' {
            let title = format!("a{c}b");
            assert_eq!(meant(fingerprint(b""), &title), numbered_by_meaning(&title), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn a_title_counts_for_what_it_means(
            title in r"([a-cA-C \-]|[ÄßİΣ闭包　。Ｆ😀✅\^\[\(\]\)]|\PC| \^[a-z0-9\-]{1,3}| ✅ 2026-01-22|\[completion:: x\]){0,9}"
        ) {
            prop_assert_eq!(meant(fingerprint(b""), &title), numbered_by_meaning(&title));
            prop_assert_eq!(bare(&title), unsigned(title.trim_end()));
        }
    }

    #[test]
    fn what_is_alike_is_told_apart_by_its_place() {
        let text = "# a\n- [ ] x\n- [ ] X\n  - [ ] x\n# b\n- [ ] x\n# a\n- [ ] x\n- plain\n";
        let mut all = ids(text);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 5);
    }

    #[test]
    fn a_study_day_is_known_by_its_number() {
        let day = |words: &str| ids(&format!("## Phase 1: a\n- **Day 1: x**\n- **Day 2-3: {words}**\n"));
        assert_eq!(day("b"), day("c"));
        assert_eq!(day("b").len(), 2);
    }
}
