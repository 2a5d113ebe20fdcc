//! Finds the phases and study days among an outline's nodes.
//!
//! A title that begins like a day is a candidate. What keeps it is its surroundings, for `Day 3` in a table of contents,
//! a pager, a log or a sentence is no study day.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::around::Around;
use super::token::{self, Token};
use super::{Called, DayId, Phase, Plan, StatedDate, StudyDay, dated, goal, halves, qualifier, table};
use crate::document::Document;
use crate::document::outline::{Kind, Node, NodeId, Outline};

/// A heading that spans this many days and holds as many of them is a phase: `Day 1-20` over `Day 1`, `Day 2`, …
const PHASE_LONG: u32 = 3;

/// Reads phases and study days; days are not counted through yet.
pub(super) fn read(document: &Document) -> Plan {
    let mut reader =
        Reader { document, outline: document.outline(), phases: BTreeMap::new(), around: Around::default() };
    let candidates = reader.candidates();
    reader.find_phases(&candidates);
    let days = reader.kept(&candidates);
    if days.is_empty() { reader.plan_by_dates() } else { reader.plan(&days, Called::Number, &HashMap::new()) }
}

/// A node whose title begins like a day.
type Candidate = (NodeId, Token);

struct Reader<'a> {
    document: &'a Document,
    outline: &'a Outline,
    /// What names a phase: headings, and paragraphs that are bold throughout.
    phases: BTreeMap<NodeId, Token>,
    around: Around,
}

impl Reader<'_> {
    /// Everything that begins like a study day and is not a link to one.
    fn candidates(&self) -> Vec<Candidate> {
        halves::found(self.outline, |run| self.candidates_in(run))
    }

    /// The same of a run of nodes that does not begin within a table.
    fn candidates_in(&self, run: Range<usize>) -> Vec<Candidate> {
        let mut rows = table::Days::default();
        let mut found = Vec::new();
        for id in run.map(NodeId::at) {
            let token = match self.outline.kind(id) {
                Kind::Row => rows.read(self.outline, id),
                _ => token::day(self.outline.title(id)),
            };
            let names_day = token.filter(|_| !self.points_elsewhere(&self.outline.node(id)));
            found.extend(names_day.map(|token| (id, token)));
        }
        found
    }

    /// A link within the page is a table of contents, and `>>` turns pages.
    fn points_elsewhere(&self, node: &Node<'_>) -> bool {
        let source = self.source(node);
        (node.kind != Kind::Row && source.contains("](#")) || node.title.ends_with(">>") || node.title.starts_with("<<")
    }

    fn source(&self, node: &Node<'_>) -> &str {
        &self.document.text()[node.content.clone()]
    }

    /// Finds what names a phase, and what it is around.
    fn find_phases(&mut self, candidates: &[Candidate]) {
        let beneath = |id: NodeId| {
            let after = &candidates[candidates.partition_point(|(day, _)| *day <= id)..];
            &after[..after.partition_point(|(day, _)| *day < self.outline.end(id))]
        };
        let long_day = |id: NodeId| candidates.binary_search_by_key(&id, |(id, _)| *id).ok().map(|at| candidates[at].1);
        let names_phase =
            self.outline.ids().filter(|&id| matches!(self.outline.kind(id), Kind::Heading | Kind::Paragraph));
        for id in names_phase {
            let node = self.outline.node(id);
            self.around.reach(id, node.kind);
            let token = match node.kind {
                // A step or a chapter is a phase only where study days stand beneath it.
                Kind::Heading => token::phase(node.title)
                    .filter(|token| !token.doubtful || !beneath(id).is_empty())
                    .or_else(|| long_day(id).filter(|token| holds_its_days(*token, beneath(id)))),
                Kind::Paragraph if self.is_all_bold(id, &node) => {
                    token::phase(node.title).filter(|token| !token.doubtful && token.first > 0)
                }
                _ => None,
            };
            if let Some(token) = token {
                self.phases.insert(id, token);
                self.around.open(self.outline, id);
            }
        }
        self.around.close();
    }

    /// Whether a paragraph is one line in bold, a closing colon apart.
    fn is_all_bold(&self, id: NodeId, node: &Node<'_>) -> bool {
        let next = NodeId::at(id.index() + 1);
        let goes_on = next.index() < self.outline.len()
            && self.outline.kind(next) == Kind::Paragraph
            && self.outline.node(next).level > 0;
        let source = self.source(node).trim().trim_end_matches([':', '：']).trim_end();
        let bold = ["**", "__"].iter().any(|mark| source.starts_with(mark) && source.ends_with(mark));
        bold && node.level == 0 && !goes_on
    }

    /// The study days: candidates that their surroundings bear out.
    fn kept(&self, candidates: &[Candidate]) -> Vec<Candidate> {
        let groups = Groups::of(self.outline, candidates);
        let mut kept: Vec<Candidate> = Vec::new();
        let mut within = None;
        for &(id, token) in candidates.iter().filter(|(id, _)| !self.phases.contains_key(id)) {
            // A day within a day is a slot of it (`Day 4 morning`).
            let is_slot = within.is_some_and(|end| id < end);
            if !is_slot && self.bears_out(id, token, &groups) {
                kept.push((id, token));
                within = Some(self.outline.end(id));
            }
        }
        let single: Vec<Candidate> = kept.iter().filter(|(_, token)| token.first == token.last).copied().collect();
        // A table that sums up stretches of days (`D1-D21`) is no plan of its own where the days stand elsewhere.
        kept.retain(|(id, token)| self.outline.kind(*id) != Kind::Row || !holds_its_days(*token, &single));
        let planned = kept.len() > 1 || kept.iter().any(|(id, _)| self.around.phase(*id).is_some());
        if planned { kept } else { Vec::new() }
    }

    fn bears_out(&self, id: NodeId, token: Token, groups: &Groups) -> bool {
        let node = self.outline.node(id);
        let in_phase = self.around.phase(id).is_some();
        let source = self.source(&node);
        let bold = source.starts_with("**") || source.starts_with("__");
        let group = groups.around(self.outline, id);
        match node.kind {
            Kind::Heading => true,
            Kind::Row => group.count > 1 && group.rises() && !token.doubtful,
            Kind::Item => in_phase || node.mark().is_some() || bold || group.count > 1,
            Kind::Paragraph if bold => in_phase || group.count > 1,
            Kind::Paragraph => group.count > 2 && group.rises(),
        }
    }

    /// The plan of a document whose study days have no numbers: they may be called by their dates.
    fn plan_by_dates(&self) -> Plan {
        let phase = |id: NodeId| self.around.phase(id).filter(|_| !self.points_elsewhere(&self.outline.node(id)));
        let days = dated::days(self.outline, phase);
        let candidates: Vec<Candidate> = days.iter().map(|day| (day.node, day.token)).collect();
        self.plan(&candidates, Called::Date, &days.iter().map(|day| (day.node, day.date)).collect())
    }

    /// Sorts the days under their phases. Days under no phase get the nearest heading for one.
    fn plan(&self, candidates: &[Candidate], called: Called, names: &HashMap<NodeId, StatedDate>) -> Plan {
        let above: Vec<Option<NodeId>> = candidates.iter().map(|(id, _)| self.phase_above(*id)).collect();
        let headings: BTreeSet<Option<NodeId>> =
            self.phases.keys().copied().map(Some).chain(above.iter().copied()).collect();
        let mut phases: Vec<Phase> = headings.into_iter().map(|heading| self.phase(heading)).collect();
        let mut days = Vec::new();
        let dates = table::dates(self.outline);
        for (&(node, token), heading) in candidates.iter().zip(above) {
            let phase = phases.binary_search_by_key(&heading, |phase| phase.heading).unwrap_or(0);
            phases[phase].days.push(DayId::at(days.len()));
            let title = self.outline.title(node);
            let end =
                if self.outline.kind(node) == Kind::Row { table::words_end(self.outline, node) } else { title.len() };
            let dated = dates.get(&node);
            let rest = dated.filter(|(_, cell)| cell.start == token.rest).map_or(token.rest, |(_, cell)| cell.end);
            let qualified = qualifier::read(&title[rest..end.max(rest)]);
            let words = rest + qualified.words.start..rest + qualified.words.end;
            let named = names.get(&node).copied();
            days.push(StudyDay {
                node,
                called,
                first: token.first,
                last: token.last,
                phase,
                name: token.from..token.to,
                words,
                stated: named.or(dated.map(|(date, _)| *date)).or(qualified.date),
                minutes: qualified.minutes,
                begins: 0,
                ends: 0,
            });
        }
        Plan { phases, days }
    }

    fn phase(&self, heading: Option<NodeId>) -> Phase {
        let token = heading.and_then(|id| self.phases.get(&id));
        Phase {
            heading,
            name: token.map(|token| token.from..token.to),
            words: token.map_or(0, |token| token.rest),
            goal: heading.and_then(|id| goal::beneath(self.outline, id)),
            days: Vec::new(),
        }
    }

    /// The innermost phase around a day, else the nearest heading above it.
    fn phase_above(&self, id: NodeId) -> Option<NodeId> {
        let heading = || self.outline.ancestors(id).find(|&id| self.outline.kind(id) == Kind::Heading);
        self.around.phase(id).or_else(heading)
    }
}

/// Whether a heading of several days has them one by one among the days beneath it.
fn holds_its_days(token: Token, beneath: &[Candidate]) -> bool {
    let single = |inner: &Token| inner.first == inner.last && (token.first..=token.last).contains(&inner.first);
    let inner = beneath.iter().filter(|(_, inner)| single(inner)).count();
    token.last - token.first + 1 >= PHASE_LONG && inner >= PHASE_LONG as usize
}

/// Candidates of one kind under one parent: the items of a list, the rows of a table, the paragraphs of a section.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    count: usize,
    rising: usize,
    last: u32,
}

impl Group {
    /// Whether the numbers mostly rise.
    fn rises(self) -> bool {
        2 * self.rising + 1 >= self.count
    }
}

/// All groups of candidates.
#[derive(Debug, Default)]
struct Groups {
    groups: HashMap<(Option<NodeId>, Family), Group>,
}

/// What stands among its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Heading,
    Item,
    Row,
    Paragraph,
}

impl Groups {
    fn of(outline: &Outline, candidates: &[Candidate]) -> Self {
        let mut groups = Self::default();
        for (id, token) in candidates {
            let group = groups.groups.entry(key(outline, *id)).or_default();
            group.count += 1;
            group.rising += usize::from(token.first > group.last);
            group.last = token.first;
        }
        groups
    }

    fn around(&self, outline: &Outline, id: NodeId) -> Group {
        self.groups.get(&key(outline, id)).copied().unwrap_or_default()
    }
}

/// The group that a node belongs to.
pub(super) fn key(outline: &Outline, id: NodeId) -> (Option<NodeId>, Family) {
    let family = match outline.kind(id) {
        Kind::Heading => Family::Heading,
        Kind::Item => Family::Item,
        Kind::Row => Family::Row,
        Kind::Paragraph => Family::Paragraph,
    };
    (outline.parent(id), family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_looked_through_in_two_parts_has_the_same_candidates() {
        let part = "## Week 1\n\n- [ ] Day 1: a\n- b\n\n| Day | What |\n| - | - |\n| 2 | c |\n\n### Day 3\n\n| 4 | d |\n| - | - |\n| 5 | e |\n\n";
        let document = Document::read(part.repeat(3));
        let outline = document.outline();
        let reader = Reader { document: &document, outline, phases: BTreeMap::new(), around: Around::default() };
        let at_once = reader.candidates_in(0..outline.len());
        assert_eq!(at_once.len(), 9);
        for middle in outline.ids().filter(|&id| outline.kind(id) == Kind::Heading).map(NodeId::index) {
            let parts = [reader.candidates_in(0..middle), reader.candidates_in(middle..outline.len())];
            assert_eq!(parts.concat(), at_once, "{middle}");
        }
    }
}
