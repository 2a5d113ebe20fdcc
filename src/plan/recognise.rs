//! Finds the phases and study days among an outline's nodes.
//!
//! A title that begins like a day is a candidate. What keeps it is its surroundings, for `Day 3` in a table of contents,
//! a pager, a log or a sentence is no study day.

use super::{Phase, Plan, StudyDay, goal, token};
use crate::document::Document;
use crate::document::outline::{Kind, Node, NodeId, Outline};
use token::Token;

/// Reads phases and study days; days are not counted through yet.
pub(super) fn read(document: &Document) -> Plan {
    let reader = Reader { document, outline: document.outline() };
    let headings = reader.phases();
    let days = reader.kept(&headings);
    reader.plan(&headings, &days)
}

struct Reader<'a> {
    document: &'a Document,
    outline: &'a Outline,
}

/// A node whose title begins like a day or a phase.
type Candidate = (NodeId, Token);

impl Reader<'_> {
    /// The headings that name a phase.
    fn phases(&self) -> Vec<Candidate> {
        let headings = self.outline.iter().filter(|(_, node)| node.kind == Kind::Heading);
        let named = headings.filter_map(|(id, node)| Some((id, token::phase(&node.title)?)));
        // A step or a chapter is a phase only where study days stand beneath it.
        named.filter(|(id, token)| !token.doubtful || self.has_days(*id)).collect()
    }

    fn has_days(&self, id: NodeId) -> bool {
        self.outline.beneath(id).any(|id| token::day(&self.outline[id].title).is_some())
    }

    /// The study days: candidates that their surroundings bear out.
    fn kept(&self, phases: &[Candidate]) -> Vec<Candidate> {
        let phase_of = |id: NodeId| self.outline.ancestors(id).find(|id| phases.iter().any(|(phase, _)| phase == id));
        let candidates: Vec<Candidate> = self.candidates(phases);
        let mut kept: Vec<Candidate> = Vec::new();
        for &(id, token) in &candidates {
            let within = kept.iter().rev().find(|(day, _)| self.outline.end(*day) > id);
            let heads = |node: &Node| node.kind == Kind::Heading;
            // A day within a day is a slot of it (`Day 4 morning`).
            if within.is_none() && (heads(&self.outline[id]) || self.bears_out(id, &candidates, phase_of(id).is_some()))
            {
                kept.push((id, token));
            }
        }
        let planned = kept.len() > 1 || kept.iter().any(|(id, _)| phase_of(*id).is_some());
        if planned { kept } else { Vec::new() }
    }

    fn candidates(&self, phases: &[Candidate]) -> Vec<Candidate> {
        let nodes = self.outline.iter().filter(|(id, node)| {
            let carries = matches!(node.kind, Kind::Heading | Kind::Item);
            carries && !self.points_elsewhere(node) && !phases.iter().any(|(phase, _)| phase == id)
        });
        nodes.filter_map(|(id, node)| Some((id, token::day(&node.title)?))).collect()
    }

    /// A link within the page is a table of contents, and `>>` turns pages.
    fn points_elsewhere(&self, node: &Node) -> bool {
        let source = &self.document.text()[node.content.clone()];
        source.contains("](#") || node.title.ends_with(">>") || node.title.starts_with("<<")
    }

    /// Whether an item is among its likes, under a phase, has a box, or is set in bold.
    fn bears_out(&self, id: NodeId, candidates: &[Candidate], in_phase: bool) -> bool {
        let node = &self.outline[id];
        let source = &self.document.text()[node.content.clone()];
        let siblings = candidates.iter().filter(|(other, _)| self.outline.parent(*other) == self.outline.parent(id));
        in_phase
            || node.mark().is_some()
            || source.starts_with("**")
            || source.starts_with("__")
            || siblings.count() > 1
    }

    /// Sorts the days under their phases. Days under no phase get the nearest heading for one.
    fn plan(&self, headings: &[Candidate], days: &[Candidate]) -> Plan {
        let named = |&(id, token): &Candidate| Phase {
            heading: Some(id),
            name: Some(token.from..token.to),
            words: token.rest,
            goal: goal::beneath(self.outline, id),
        };
        let mut phases: Vec<Phase> = headings.iter().map(named).collect();
        let mut above: Vec<Option<NodeId>> = Vec::new();
        for &(id, _) in days {
            let heading = self.phase_above(id, headings);
            if !phases.iter().any(|phase| phase.heading == heading) {
                let goal = heading.and_then(|id| goal::beneath(self.outline, id));
                phases.push(Phase { heading, name: None, words: 0, goal });
            }
            above.push(heading);
        }
        phases.sort_by_key(|phase| phase.heading);
        let place = |heading| phases.iter().position(|phase| phase.heading == heading).unwrap_or(0);
        let day = |(&(node, token), heading): (&Candidate, Option<NodeId>)| StudyDay {
            node,
            first: token.first,
            last: token.last,
            phase: place(heading),
            name: token.from..token.to,
            words: token.rest,
            begins: 0,
            ends: 0,
        };
        let days = days.iter().zip(above).map(day).collect();
        Plan { phases, days }
    }

    /// The innermost phase around a day, else the nearest heading above it.
    fn phase_above(&self, id: NodeId, headings: &[Candidate]) -> Option<NodeId> {
        let phase = self.outline.ancestors(id).find(|id| headings.iter().any(|(phase, _)| phase == id));
        phase.or_else(|| self.outline.ancestors(id).find(|id| self.outline[*id].kind == Kind::Heading))
    }
}
