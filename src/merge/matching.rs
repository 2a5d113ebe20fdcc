//! Which line of one text is which of another: where nothing moved by a diff, else by title, path and likeness.

mod family;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use imara_diff::{Algorithm, Diff, Hunk, InternedInput};

use super::likeness::Likeness;
use super::lines::Lines;
use crate::document::Document;
use crate::document::outline::{Kind, NodeId};
pub(super) use family::{line_of, numbered_title};

/// Which line is which.
#[derive(Debug)]
pub(super) struct Matching {
    /// For every line before, the line after.
    pub(super) to: Vec<Option<usize>>,
    /// For every line after, the line before.
    pub(super) back: Vec<Option<usize>>,
    /// Where the words differ, in order.
    pub(super) hunks: Vec<Changed>,
}

/// Lines before that gave way to lines after; either may be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
}

impl From<Hunk> for Changed {
    fn from(Hunk { before, after }: Hunk) -> Self {
        let range = |range: Range<u32>| range.start as usize..range.end as usize;
        Self { before: range(before), after: range(after) }
    }
}

/// How many pairs of one place are looked at; where there are more, likeness says little.
const MOST_PAIRS: usize = 10_000;

impl Matching {
    pub(super) fn of(before: &Lines<'_>, after: &Lines<'_>) -> Self {
        let hunks = changed(words(before), words(after));
        let mut matching = Self { to: vec![None; before.len()], back: vec![None; after.len()], hunks };
        matching.unchanged();
        let mut pairing = Pairing { before, after, matching };
        pairing.by_title_nearby();
        pairing.by_title();
        pairing.by_words();
        pairing.by_likeness_nearby();
        pairing.by_family();
        pairing.by_likeness_beneath();
        pairing.by_number();
        pairing.by_likeness_anywhere();
        pairing.by_place();
        pairing.matching
    }

    /// Matches what lies between the hunks, in order.
    fn unchanged(&mut self) {
        let (mut line, mut other) = (0, 0);
        for index in 0..=self.hunks.len() {
            let hunk = self.hunks.get(index).cloned();
            let end = hunk.as_ref().map_or(self.to.len(), |hunk| hunk.before.start);
            while line < end {
                self.pair(line, other);
                (line, other) = (line + 1, other + 1);
            }
            if let Some(hunk) = hunk {
                (line, other) = (hunk.before.end, hunk.after.end);
            }
        }
    }

    fn pair(&mut self, line: usize, other: usize) {
        self.to[line] = Some(other);
        self.back[other] = Some(line);
    }
}

/// For every node of a reading the same one in a later reading, renamed or moved as it may be.
#[must_use]
pub fn same_nodes(before: &Document, after: &Document) -> Vec<Option<NodeId>> {
    let (was, is) = (Lines::of(before), Lines::of(after));
    let matching = Matching::of(&was, &is);
    let mut same = vec![None; before.outline().len()];
    let pairs = matching.to.iter().enumerate().filter_map(|(line, other)| Some((line, (*other)?)));
    for (line, other) in pairs {
        let both = was.lines[line].nodes.clone().zip(is.lines[other].nodes.clone());
        both.for_each(|(node, other)| same[node] = Some(NodeId::at(other)));
    }
    same
}

fn words<'a>(lines: &'a Lines<'_>) -> impl Iterator<Item = &'a str> {
    lines.lines.iter().map(|line| line.words.as_str())
}

/// Where two rows of words differ.
pub(super) fn changed<'a>(before: impl Iterator<Item = &'a str>, after: impl Iterator<Item = &'a str>) -> Vec<Changed> {
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(before);
    input.update_after(after);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    diff.hunks().map(Changed::from).collect()
}

/// What is still to be paired.
struct Pairing<'a> {
    before: &'a Lines<'a>,
    after: &'a Lines<'a>,
    matching: Matching,
}

/// What a line says as a node: two lines of the same say the same, whatever their indent.
type Said<'a> = (Kind, &'a str);

impl<'a> Pairing<'a> {
    fn gone(&self, lines: Range<usize>) -> Vec<usize> {
        lines.filter(|&line| self.matching.to[line].is_none() && self.before.node(line).is_some()).collect()
    }

    fn fresh(&self, lines: Range<usize>) -> Vec<usize> {
        lines.filter(|&line| self.matching.back[line].is_none() && self.after.node(line).is_some()).collect()
    }

    /// The line's own words: an item's title may go on below it, in lines that another reading puts elsewhere.
    fn said(lines: &'a Lines<'a>, line: usize) -> Option<Said<'a>> {
        let (_, node) = lines.node(line)?;
        Some((node.kind, plain(&lines.lines[line].words)))
    }

    /// What a line is called among those around it: a row by its first cell.
    fn name(lines: &'a Lines<'a>, line: usize) -> Option<Said<'a>> {
        let (id, node) = lines.node(line)?;
        let first = lines.document.outline().cells(id).first().map(|cell| cell.text.as_str());
        first.filter(|name| !name.is_empty()).map(|name| (node.kind, name)).or_else(|| Self::said(lines, line))
    }

    /// Lines of one title in one place, in order: they were indented, or their markers changed.
    fn by_title_nearby(&mut self) {
        for hunk in self.matching.hunks.clone() {
            let mut fresh: HashMap<Said<'_>, Vec<usize>> = HashMap::new();
            for line in self.fresh(hunk.after).into_iter().rev() {
                let name = Self::name(self.after, line);
                name.into_iter().for_each(|name| fresh.entry(name).or_default().push(line));
            }
            for line in self.gone(hunk.before) {
                let name = Self::name(self.before, line);
                if let Some(other) = name.and_then(|name| fresh.get_mut(&name)).and_then(Vec::pop) {
                    self.matching.pair(line, other);
                }
            }
        }
    }

    /// Lines of one title anywhere: they moved. Of several with one title those beneath the same one are meant, and where
    /// there are as many before as after, the first is the first.
    fn by_title(&mut self) {
        let mut groups: HashMap<Said<'_>, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for line in self.gone(0..self.before.len()) {
            let said = Self::said(self.before, line);
            said.into_iter().for_each(|said| groups.entry(said).or_default().0.push(line));
        }
        for line in self.fresh(0..self.after.len()) {
            if let Some(group) = Self::said(self.after, line).and_then(|said| groups.get_mut(&said)) {
                group.1.push(line);
            }
        }
        let mut groups: Vec<_> =
            groups.into_values().filter(|(gone, fresh)| !gone.is_empty() && !fresh.is_empty()).collect();
        groups.sort_unstable();
        for (gone, fresh) in groups {
            if gone.len() == 1 && fresh.len() == 1 {
                self.matching.pair(gone[0], fresh[0]);
                continue;
            }
            let mut by_parent: HashMap<Option<&str>, Vec<usize>> = HashMap::new();
            for &line in fresh.iter().rev() {
                by_parent.entry(parent_title(self.after, line)).or_default().push(line);
            }
            for &line in &gone {
                if let Some(other) = by_parent.get_mut(&parent_title(self.before, line)).and_then(Vec::pop) {
                    self.matching.pair(line, other);
                }
            }
            let left: Vec<usize> = gone.into_iter().filter(|&line| self.matching.to[line].is_none()).collect();
            let open: Vec<usize> = fresh.into_iter().filter(|&line| self.matching.back[line].is_none()).collect();
            if left.len() == open.len() {
                left.into_iter().zip(open).for_each(|(line, other)| self.matching.pair(line, other));
            }
        }
    }

    /// Lines that are no nodes and read the same, where there are as many before as after: they moved.
    fn by_words(&mut self) {
        let mut groups: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        let says = |words: &str| words.contains(char::is_alphanumeric);
        for line in (0..self.before.len()).filter(|&line| self.matching.to[line].is_none()) {
            let words = self.before.lines[line].words.as_str();
            if self.before.node(line).is_none() && says(words) {
                groups.entry(words).or_default().0.push(line);
            }
        }
        for line in (0..self.after.len()).filter(|&line| self.matching.back[line].is_none()) {
            let group = groups.get_mut(self.after.lines[line].words.as_str());
            group.filter(|_| self.after.node(line).is_none()).into_iter().for_each(|group| group.1.push(line));
        }
        for (gone, fresh) in groups.into_values().filter(|(gone, fresh)| gone.len() == fresh.len()) {
            gone.into_iter().zip(fresh).for_each(|(line, other)| self.matching.pair(line, other));
        }
    }

    /// Lines that gave way to others like them in the same place: they were renamed.
    fn by_likeness_nearby(&mut self) {
        for hunk in self.matching.hunks.clone() {
            let (gone, fresh) = (self.gone(hunk.before), self.fresh(hunk.after));
            self.by_likeness(&gone, &fresh, Likeness::ENOUGH);
        }
    }

    /// Lines that are no nodes, where as many gave way to as many: those alike at one place.
    fn by_place(&mut self) {
        let hunks = self.matching.hunks.clone();
        let even = hunks.into_iter().filter(|hunk| hunk.before.len() == hunk.after.len());
        for (line, other) in even.flat_map(|hunk| hunk.before.zip(hunk.after)) {
            let open = self.matching.to[line].is_none() && self.matching.back[other].is_none();
            let words = |lines: &Lines<'_>, line: usize| Likeness::of(&lines.lines[line].words);
            if open && words(self.before, line).to(&words(self.after, other), Likeness::ENOUGH).is_some() {
                self.matching.pair(line, other);
            }
        }
    }

    /// The same beneath one parent, wherever that has moved to.
    fn by_likeness_beneath(&mut self) {
        let (was, is) = (line_of(self.before), line_of(self.after));
        let mut groups: HashMap<usize, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for line in self.gone(0..self.before.len()) {
            let parent = parent(self.before, line).and_then(|parent| self.matching.to[*was.get(&parent)?]);
            parent.into_iter().for_each(|parent| groups.entry(parent).or_default().0.push(line));
        }
        for line in self.fresh(0..self.after.len()) {
            let parent = parent(self.after, line).and_then(|parent| is.get(&parent).copied());
            if let Some(group) = parent.and_then(|parent| groups.get_mut(&parent)) {
                group.1.push(line);
            }
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        groups.sort_unstable();
        groups.iter().for_each(|(gone, fresh)| self.by_likeness(gone, fresh, Likeness::ENOUGH));
    }

    /// The same anywhere, where they are so much alike that the place does not matter.
    fn by_likeness_anywhere(&mut self) {
        let (gone, fresh) = (self.gone(0..self.before.len()), self.fresh(0..self.after.len()));
        self.by_likeness(&gone, &fresh, Likeness::PLENTY);
    }

    /// Pairs the most alike first, and of those the ones at like places.
    fn by_likeness(&mut self, gone: &[usize], fresh: &[usize], least: u32) {
        if gone.is_empty() || fresh.is_empty() || gone.len() * fresh.len() > MOST_PAIRS {
            return;
        }
        let of = |lines: &'a Lines<'a>, line: &usize| {
            Self::said(lines, *line).map(|(kind, title)| (kind, Likeness::of(title)))
        };
        let was: Vec<_> = gone.iter().filter_map(|line| of(self.before, line)).collect();
        let is: Vec<_> = fresh.iter().filter_map(|line| of(self.after, line)).collect();
        let mut pairs = Vec::new();
        for (at, (kind, one)) in was.iter().enumerate() {
            for (place, (_, other)) in is.iter().enumerate().filter(|(_, (other, _))| other == kind) {
                if let Some(likeness) = one.to(other, least) {
                    pairs.push((std::cmp::Reverse(likeness), at.abs_diff(place), at, place));
                }
            }
        }
        pairs.sort_unstable();
        for (_, _, at, place) in pairs {
            let (line, other) = (gone[at], fresh[place]);
            if self.matching.to[line].is_none() && self.matching.back[other].is_none() {
                self.matching.pair(line, other);
            }
        }
    }
}

/// Words without their indent and the signs that make them a heading, an item or a quote.
pub(super) fn plain(words: &str) -> &str {
    let mut rest = words.trim();
    loop {
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = digits.strip_prefix(['.', ')']).filter(|_| digits.len() < rest.len());
        let signed = rest.strip_prefix(['#', '-', '*', '+', '>']).map(|rest| rest.trim_start_matches('#'));
        match signed.or(numbered).filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
            Some(shorter) => rest = shorter.trim_start(),
            None => return rest,
        }
    }
}

fn parent(lines: &Lines<'_>, line: usize) -> Option<NodeId> {
    lines.node(line).and_then(|(id, _)| lines.document.outline().parent(id))
}

fn parent_title<'a>(lines: &Lines<'a>, line: usize) -> Option<&'a str> {
    parent(lines, line).map(|id| lines.document.outline().title(id))
}
