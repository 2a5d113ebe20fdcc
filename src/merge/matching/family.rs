//! Lines known by what stands above and beneath them: `Day 3: …` by its number in its phase, a section by its items.

use std::collections::{BTreeMap, HashMap};

use super::{Pairing, parent};
use crate::document::outline::{Kind, NodeId};
use crate::merge::likeness::Likeness;
use crate::merge::lines::Lines;

/// A longer beginning is no label but half a sentence.
const LONGEST_LABEL: usize = 16;

/// For every node the line on which it begins.
pub(in crate::merge) fn line_of(lines: &Lines<'_>) -> HashMap<NodeId, usize> {
    let nodes = |line: usize| lines.lines[line].nodes.clone().map(move |node| (NodeId::at(node), line));
    (0..lines.len()).flat_map(nodes).collect()
}

/// The lines with nodes, by the line of the one that they stand beneath.
type Families = BTreeMap<Option<usize>, Vec<usize>>;

fn families(lines: &Lines<'_>) -> Families {
    let of = line_of(lines);
    let mut families = Families::new();
    for line in (0..lines.len()).filter(|&line| lines.node(line).is_some()) {
        let parent = parent(lines, line).and_then(|parent| of.get(&parent).copied());
        families.entry(parent).or_default().push(line);
    }
    families
}

impl Pairing<'_> {
    /// Sections most of whose entries are in one section of the other text: that one is the same, whatever it is called.
    /// Not so with items: a tick would pass from one task to another of which nothing is known.
    pub(super) fn by_family(&mut self) {
        let (was, is) = (families(self.before), families(self.after));
        let beneath = is.iter().filter_map(|(parent, lines)| Some(((*parent)?, lines)));
        let parents: HashMap<usize, usize> =
            beneath.flat_map(|(parent, lines)| lines.iter().map(move |&line| (line, parent))).collect();
        for (line, lines) in was.iter().filter_map(|(line, lines)| Some(((*line)?, lines))) {
            if self.matching.to[line].is_some() || kind(self.before, line) != Some(Kind::Heading) {
                continue;
            }
            let went: Vec<usize> = lines.iter().filter_map(|&line| self.matching.to[line]).collect();
            let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
            went.iter()
                .filter_map(|other| parents.get(other))
                .for_each(|&parent| *votes.entry(parent).or_default() += 1);
            let Some((&other, &count)) = votes.iter().max_by_key(|(_, count)| **count) else { continue };
            let came = is[&Some(other)].iter().filter(|&&line| self.matching.back[line].is_some()).count();
            let is_alike = kind(self.before, line) == kind(self.after, other);
            if self.matching.back[other].is_none() && is_alike && count * 2 > went.len() && count * 2 > came {
                self.matching.pair(line, other);
            }
        }
    }

    /// Lines beneath the same one that are numbered: those that say the same under another number, then those that say
    /// nearly the same, and at last those with one number, whatever they say now.
    pub(super) fn by_number(&mut self) {
        let (was, is) = (families(self.before), families(self.after));
        // Parents come before what is beneath them, so that pairs found here are known there.
        for (parent, lines) in was {
            let other = match parent {
                None => None,
                Some(parent) => match self.matching.to[parent] {
                    Some(other) => Some(other),
                    None => continue,
                },
            };
            let Some(others) = is.get(&other) else { continue };
            let gone: Vec<_> = lines
                .into_iter()
                .filter(|&line| self.matching.to[line].is_none())
                .filter_map(|line| Some((line, numbered(self.before, line)?)))
                .collect();
            let fresh: Vec<_> = others
                .iter()
                .filter(|&&line| self.matching.back[line].is_none())
                .filter_map(|&line| Some((line, numbered(self.after, line)?)))
                .collect();
            self.numbered(&gone, &fresh, |one, other| usize::from(!one.1.is_empty() && one.1 == other.1));
            self.numbered(&gone, &fresh, |one, other| {
                Likeness::of(one.1).to(&Likeness::of(other.1), Likeness::ENOUGH).map_or(0, |share| share as usize)
            });
            self.numbered(&gone, &fresh, |one, other| usize::from(one.0 == other.0));
        }
    }

    /// Pairs numbered lines, the most alike first.
    fn numbered(
        &mut self,
        gone: &[(usize, (&str, &str))],
        fresh: &[(usize, (&str, &str))],
        alike: impl Fn(&(&str, &str), &(&str, &str)) -> usize,
    ) {
        if gone.len() * fresh.len() > super::MOST_PAIRS {
            return;
        }
        let mut pairs = Vec::new();
        for (at, (line, one)) in gone.iter().enumerate() {
            for (place, (other, two)) in fresh.iter().enumerate() {
                let share = if kind(self.before, *line) == kind(self.after, *other) { alike(one, two) } else { 0 };
                if share > 0 {
                    pairs.push((std::cmp::Reverse(share), at.abs_diff(place), *line, *other));
                }
            }
        }
        pairs.sort_unstable();
        for (_, _, line, other) in pairs {
            if self.matching.to[line].is_none() && self.matching.back[other].is_none() {
                self.matching.pair(line, other);
            }
        }
    }
}

fn kind(lines: &Lines<'_>, line: usize) -> Option<Kind> {
    lines.node(line).map(|(_, node)| node.kind)
}

/// A line's number with its word, and what it says behind it: `Day 3` and `loops` in `Day 3: loops`.
fn numbered<'a>(lines: &Lines<'a>, line: usize) -> Option<(&'a str, &'a str)> {
    lines.node(line).and_then(|(_, node)| numbered_title(node.title))
}

/// The same of a title.
pub(in crate::merge) fn numbered_title(title: &str) -> Option<(&str, &str)> {
    let (label, rest) = [":", "：", " - ", " – ", " — "]
        .iter()
        .filter_map(|sign| title.split_once(sign))
        .min_by_key(|(label, _)| label.len())?;
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let is_label = label.contains(is_number) && label.chars().count() <= LONGEST_LABEL;
    is_label.then(|| (label.trim(), rest.trim()))
}
