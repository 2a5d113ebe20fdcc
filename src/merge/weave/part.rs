//! The lines of three texts that are settled together.

use super::From;
use crate::document::outline::Kind;
use crate::merge::lines::Lines;

/// The lines of a region that are to be settled there.
#[derive(Debug, Default, Clone)]
pub(super) struct Part {
    pub(super) base: Vec<usize>,
    pub(super) ours: Vec<usize>,
    pub(super) theirs: Vec<usize>,
}

impl Part {
    /// Cuts off the sections that one side put in where the other put in none: what that one put in belongs to the section
    /// above and comes before them.
    pub(super) fn before_sections(&self, ours: &Lines<'_>, theirs: &Lines<'_>) -> Option<(Self, From, &[usize])> {
        let section = |lines: &Lines<'_>, part: &[usize]| {
            let is_heading = |line: &usize| lines.node(*line).is_some_and(|(_, node)| node.kind == Kind::Heading);
            let first = part.iter().position(is_heading)?;
            let is_blank = |line: &usize| lines.lines[*line].words.trim().is_empty();
            Some(first - part[..first].iter().rev().take_while(|line| is_blank(line)).count())
        };
        if !self.base.is_empty() || self.ours.is_empty() || self.theirs.is_empty() {
            return None;
        }
        match (section(ours, &self.ours), section(theirs, &self.theirs)) {
            (Some(at), None) => {
                Some((Self { ours: self.ours[..at].to_vec(), ..self.clone() }, From::Ours, &self.ours[at..]))
            }
            (None, Some(at)) => {
                Some((Self { theirs: self.theirs[..at].to_vec(), ..self.clone() }, From::Theirs, &self.theirs[at..]))
            }
            _ => None,
        }
    }
}
