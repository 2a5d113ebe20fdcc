//! What one side put into a list or a section that the other side moved: it goes along.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::document::outline::{Kind, NodeId};
use crate::merge::lines::Lines;
use crate::merge::matching::{Matching, line_of};

/// One side's lines that follow a line of the other side's.
#[derive(Debug, Default)]
pub(super) struct Along {
    /// Behind which line of the other side which lines of this one come.
    behind: BTreeMap<usize, Vec<usize>>,
    /// All of these lines.
    lines: HashSet<usize>,
}

/// The side that put lines in, and the one that moved what they were put into.
pub(super) struct Sides<'a> {
    pub(super) own: (&'a Lines<'a>, &'a Matching),
    pub(super) other: (&'a Lines<'a>, &'a Matching),
    /// Lines of the base that the other side moved, and that stand where it put them.
    pub(super) moved: &'a HashSet<usize>,
}

impl Along {
    /// Finds them in some stretches of the own side.
    pub(super) fn of<'r>(sides: &Sides<'_>, stretches: impl Iterator<Item = &'r Range<usize>>) -> Self {
        let mut along = Self::default();
        let (own, own_to) = sides.own;
        if sides.moved.is_empty() {
            return along;
        }
        let places = Places { sides, own_lines: line_of(own), other_lines: line_of(sides.other.0) };
        let new: HashSet<&str> = places.new_words();
        for stretch in stretches {
            let mut start = stretch.start;
            while start < stretch.end {
                let end = (start..stretch.end).find(|&line| own_to.back[line].is_some()).unwrap_or(stretch.end);
                // What the other side has put in as well is brought together where it stands.
                let is_new = |line: usize| own.node(line).is_none() || !new.contains(own.lines[line].words.as_str());
                if end > start
                    && (start..end).all(is_new)
                    && let Some(behind) = places.behind(start..end)
                {
                    along.behind.entry(behind).or_default().extend(places.spaced(start..end, behind));
                    along.lines.extend(start..end);
                }
                start = end + 1;
            }
        }
        along
    }

    /// Leaves out what would follow lines that themselves follow others.
    pub(super) fn apart_from(mut self, other: &Self) -> Self {
        let follows = |behind: usize, lines: &[usize]| {
            other.lines.contains(&behind) || lines.iter().any(|line| other.behind.contains_key(line))
        };
        self.behind.retain(|&behind, lines| !follows(behind, lines));
        self.lines = self.behind.values().flatten().copied().collect();
        self
    }

    pub(super) fn contains(&self, line: usize) -> bool {
        self.lines.contains(&line)
    }

    /// What comes behind a line of the other side; it is asked for once.
    pub(super) fn take(&mut self, behind: usize) -> Vec<usize> {
        self.behind.remove(&behind).unwrap_or_default()
    }

    /// What nobody asked for.
    pub(super) fn rest(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.behind).into_values().flatten().collect()
    }
}

struct Places<'a> {
    sides: &'a Sides<'a>,
    own_lines: HashMap<NodeId, usize>,
    other_lines: HashMap<NodeId, usize>,
}

impl<'a> Places<'a> {
    /// The words of the other side's new entries.
    fn new_words(&self) -> HashSet<&'a str> {
        let (other, other_to) = self.sides.other;
        let new = (0..other.len()).filter(|&line| other_to.back[line].is_none() && other.node(line).is_some());
        new.map(|line| other.lines[line].words.as_str()).collect()
    }

    /// Behind which line of the other side a run of new lines belongs, if what it stands in was moved there.
    fn behind(&self, run: Range<usize>) -> Option<usize> {
        let (own, _) = self.sides.own;
        let Some((first, node)) = run.clone().find_map(|line| own.node(line)) else {
            // No entry of its own: it belongs to the entry above.
            let above = (0..run.start).rev().find(|&line| own.node(line).is_some())?;
            return self.safe(self.own_end(self.moved_to(above)?));
        };
        let parent = own.document.outline().parent(first).and_then(|parent| self.own_lines.get(&parent).copied());
        let other_parent = parent.map(|parent| self.other(parent));
        let from = parent.map_or(0, |parent| parent + 1);
        let before = (from..run.start).rev().filter(|&line| self.parent(own, &self.own_lines, line) == Some(parent));
        for sibling in before {
            let Some(there) = self.other(sibling) else { continue };
            let there_parent = self.parent(self.sides.other.0, &self.other_lines, there)?;
            if there_parent.map(Some) == other_parent || (there_parent.is_none() && parent.is_none()) {
                return self.safe(self.end(self.moved_to(sibling)?, node.kind == Kind::Heading));
            }
        }
        self.safe(self.own_end(self.moved_to(parent?)?))
    }

    /// A run with the blank line behind it put before it, where it comes to stand right behind another line.
    fn spaced(&self, run: Range<usize>, behind: usize) -> Vec<usize> {
        let is_blank = |lines: &Lines<'_>, line: usize| lines.lines[line].words.trim().is_empty();
        let (own, other) = (self.sides.own.0, self.sides.other.0);
        let mut lines: Vec<usize> = run.collect();
        if let [first, .., last] = *lines.as_slice()
            && !is_blank(own, first)
            && is_blank(own, last)
            && !is_blank(other, behind)
        {
            lines.rotate_right(1);
        }
        lines
    }

    /// The line above which a line stands in its outline, for lines that are entries.
    fn parent(&self, lines: &Lines<'_>, of: &HashMap<NodeId, usize>, line: usize) -> Option<Option<usize>> {
        let (id, _) = lines.node(line)?;
        Some(lines.document.outline().parent(id).and_then(|parent| of.get(&parent).copied()))
    }

    /// The other side's line that an own line is.
    fn other(&self, own: usize) -> Option<usize> {
        self.sides.own.1.back[own].and_then(|base| self.sides.other.1.to[base])
    }

    /// The same, where the other side moved it.
    fn moved_to(&self, own: usize) -> Option<usize> {
        self.sides.own.1.back[own].filter(|base| self.sides.moved.contains(base)).and_then(|_| self.other(own))
    }

    /// The last line of an entry itself, in the other side's text.
    fn own_end(&self, line: usize) -> usize {
        let other = self.sides.other.0;
        let goes_on = |line: &usize| other.node(*line).is_none() && !other.lines[*line].words.trim().is_empty();
        (line + 1..other.len()).take_while(goes_on).last().unwrap_or(line)
    }

    /// The last line of an entry with all beneath it, and with the blank lines behind it where a section follows.
    fn end(&self, line: usize, with_blanks: bool) -> usize {
        let other = self.sides.other.0;
        let outline = other.document.outline();
        let next = other.node(line).and_then(|(id, _)| self.other_lines.get(&outline.end(id)).copied());
        let end = next.unwrap_or(other.len()).max(line + 1);
        let is_kept = |at: &usize| with_blanks || !other.lines[*at].words.trim().is_empty();
        (line..end).rev().find(is_kept).unwrap_or(line)
    }

    /// The nearest line at or before it, down to which everything surely comes up.
    fn safe(&self, line: usize) -> Option<usize> {
        let (own_to, other_to) = (self.sides.own.1, self.sides.other.1);
        (0..=line).rev().find(|&line| other_to.back[line].is_none_or(|base| own_to.to[base].is_some()))
    }
}
