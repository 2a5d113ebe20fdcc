//! What is typed where there may be nothing like it yet: the first line of a roadmap of nothing, a new section, and tasks one
//! beneath the other.

use super::Document;
use super::arrange::{Arranged, Change, Place, Refused};
use super::outline::{Kind, NodeId};
use crate::text::edit::Edit;

/// A heading as it is typed.
#[derive(Debug, Clone, Copy)]
struct Heading<'a> {
    level: u32,
    text: &'a str,
}

impl<'a> Heading<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let rest = text.trim_start_matches('#');
        let level = u32::try_from(text.len() - rest.len()).ok().filter(|level| (1..=6).contains(level))?;
        (rest.starts_with(' ') && !rest.trim().is_empty()).then_some(Self { level, text })
    }
}

impl Document {
    /// Works out what adds lines one beneath the other, the first beside or beneath a node: each a task, or where it begins
    /// with `#`, a section. The nodes that they became are in their order.
    ///
    /// # Errors
    /// Why one of them is not added, and so none is.
    pub fn add_lines(&self, lines: &[String], place: Place, node: Option<NodeId>) -> Result<Arranged, Refused> {
        let (first, more) = lines.split_first().ok_or(Refused::NoText)?;
        let mut added = self.add_line(first, place, node)?;
        let mut document = None;
        for text in more {
            let now = document.get_or_insert_with(|| Self::read(added.edit.apply(self.text())));
            let next = now.add_line(text, Place::Below, added.at.last().copied())?;
            let then = |id: NodeId| next.now.get(id.index()).copied().flatten();
            added.now.iter_mut().for_each(|id| *id = id.and_then(then));
            added.at = added.at.iter().copied().filter_map(then).chain(next.at).collect();
            *now = Self::read(next.edit.apply(now.text()));
            added.edit = Edit::between(self.text(), now.text());
        }
        if added.at.is_empty() { Err(Refused::ReadOtherwise) } else { Ok(added) }
    }

    fn add_line(&self, text: &str, place: Place, node: Option<NodeId>) -> Result<Arranged, Refused> {
        match (Heading::read(text), node) {
            (Some(heading), node) => self.add_section(heading, place, node),
            (None, Some(node)) => self.arrange(&Change::Add { text, place, node }),
            (None, None) => self.add_block(self.outline().len(), &format!("- [ ] {text}")),
        }
    }

    /// A section goes behind the one that it is typed in, where that is none above it; else to the end of that.
    fn add_section(&self, heading: Heading<'_>, place: Place, node: Option<NodeId>) -> Result<Arranged, Refused> {
        let outline = self.outline();
        let is_heading = |id: &NodeId| outline.kind(*id) == Kind::Heading;
        let level = |id: NodeId| outline.node(id).level;
        let mut within = node.into_iter().flat_map(|id| std::iter::once(id).chain(outline.ancestors(id)));
        let before = node.filter(|id| place == Place::Above && is_heading(id) && level(*id) <= heading.level);
        let holds = |id: &NodeId| is_heading(id) && level(*id) < heading.level;
        let mut last = None;
        let above = loop {
            match within.next() {
                Some(id) if holds(&id) => break Some(id),
                Some(id) => last = Some(id).filter(is_heading).or(last),
                None => break None,
            }
        };
        let end = last.or(above).map_or(outline.len(), |id| outline.end(id).index());
        self.add_block(before.map_or(end, NodeId::index), heading.text)
    }

    /// A block of one line before the so-many-th node, which is a heading or the end. Nothing else is read otherwise for it.
    fn add_block(&self, index: usize, line: &str) -> Result<Arranged, Refused> {
        let (outline, text) = (self.outline(), self.text());
        let is_end = index >= outline.len();
        let at = if is_end { text.len() } else { outline.node(NodeId::at(index)).start };
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let before = &text[..at];
        let is_begun = !before.is_empty() && !before.ends_with(['\n', '\r']);
        let is_apart = before.trim_start_matches('\u{feff}').is_empty() || before.ends_with(&line_end.repeat(2));
        let gap = [is_begun, !is_apart].iter().filter(|is| **is).map(|_| line_end).collect::<String>();
        let behind = if is_end { line_end.to_owned() } else { line_end.repeat(2) };
        let edit = Edit::replace(at..at, format!("{gap}{line}{behind}"));
        let after = Self::read(edit.apply(text));
        let is_same = |id: NodeId, then: usize| {
            let (one, other) = (outline.node(id), after.outline().node(NodeId::at(then)));
            (one.kind, one.level, one.title, one.mark()) == (other.kind, other.level, other.title, other.mark())
        };
        let then = |id: NodeId| id.index() + usize::from(id.index() >= index);
        let is_read = after.outline().len() == outline.len() + 1 && outline.ids().all(|id| is_same(id, then(id)));
        let new = NodeId::at(index);
        if !is_read || after.front_matter().is_some() != self.front_matter().is_some() {
            return Err(Refused::ReadOtherwise);
        }
        let is_meant = match Heading::read(line) {
            Some(heading) => {
                (after.outline().kind(new), after.outline().node(new).level) == (Kind::Heading, heading.level)
            }
            None => after.outline().mark(new) == Some(super::mark::Mark::Todo),
        };
        let now = outline.ids().map(|id| Some(NodeId::at(then(id)))).collect();
        if is_meant { Ok(Arranged { edit, now, at: vec![new] }) } else { Err(Refused::ReadOtherwise) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(before: &str, text: &str, place: Place, node: Option<usize>) -> Result<String, Refused> {
        let document = Document::read(before.to_owned());
        let arranged = document.add_lines(&[text.to_owned()], place, node.map(NodeId::at))?;
        let after = Document::read(arranged.edit.apply(before));
        assert_eq!(arranged.at.len(), 1);
        assert!(!after.outline().title(arranged.at[0]).is_empty());
        Ok(after.text().to_owned())
    }

    #[test]
    fn the_first_line_of_a_roadmap_of_nothing_is_a_task_or_a_section() {
        for (before, typed, after) in [
            ("", "a", "- [ ] a\n"),
            ("", "# Title", "# Title\n"),
            ("\n", "a", "\n\n- [ ] a\n"),
            ("---\ntitle: x\n---\n", "a", "---\ntitle: x\n---\n\n- [ ] a\n"),
            ("---\r\ntitle: x\r\n---\r\n\r\n", "a", "---\r\ntitle: x\r\n---\r\n\r\n- [ ] a\r\n"),
            ("<!-- a -->", "a", "<!-- a -->\n\n- [ ] a\n"),
        ] {
            assert_eq!(added(before, typed, Place::Below, None).as_deref(), Ok(after), "{before:?}");
        }
        assert_eq!(added("```\n", "a", Place::Below, None), Err(Refused::ReadOtherwise));
    }

    #[test]
    fn a_section_goes_behind_the_one_that_it_is_typed_in_or_to_the_end_of_it() {
        let text = "# T\n\n- [ ] t\n\n## A\n\n- [ ] a\n\n### A1\n\n## B\n\n- [ ] b\n";
        // T t A a A1 B b
        let cases = [
            (3, Place::Below, "## N", "### A1\n\n## N\n\n## B"),
            (2, Place::Below, "## N", "### A1\n\n## N\n\n## B"),
            (4, Place::Inside, "### N", "### A1\n\n### N\n\n## B"),
            (3, Place::Below, "### N", "### A1\n\n### N\n\n## B"),
            (5, Place::Above, "## N", "### A1\n\n## N\n\n## B"),
            (1, Place::Below, "## N", "- [ ] b\n\n## N\n"),
            (6, Place::Below, "# N", "- [ ] b\n\n# N\n"),
        ];
        for (node, place, typed, part) in cases {
            let after = added(text, typed, place, Some(node)).unwrap();
            assert!(after.contains(part), "{node} {typed}:\n{after}");
        }
    }
}
