//! All that stands in a roadmap's tree, in reading order, each with what is around it.
//!
//! Hostile Markdown nests a hundred thousand deep, so nothing here goes up from a node to what is above it.

use chrono::NaiveDate;

use crate::app::App;
use crate::document::outline::{Kind, NodeId};
use crate::plan::DayId;

/// An entry of the tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The entry.
    pub(super) node: NodeId,
    /// The study day that it is, or is beneath.
    pub(super) day: Option<DayId>,
    /// The phase that it is, or is in.
    pub(super) phase: Option<usize>,
    /// The section that it is in.
    pub(super) section: Option<NodeId>,
}

impl Spot {
    /// The first and the last date of the study day around it; in a plan without any, those of its phase.
    pub(super) fn dates(&self, app: &App) -> Option<(NaiveDate, NaiveDate)> {
        let calendar = app.calendar()?;
        match self.day {
            Some(day) => Some(calendar.dates(day)),
            None if app.plan().days().is_empty() => calendar.phase_dates(self.phase?),
            None => None,
        }
    }
}

/// Visits every entry, with the entries that it stands beneath, the outermost first.
pub(super) fn walk(app: &App, mut visit: impl FnMut(Spot, &[NodeId])) {
    let (plan, outline) = (app.plan(), app.document().outline());
    let phase_at = |id| plan.phases().binary_search_by_key(&Some(id), |phase| phase.heading).ok();
    let mut above: Vec<NodeId> = Vec::new();
    let mut days: Vec<(usize, DayId)> = Vec::new();
    let mut phases: Vec<(NodeId, usize)> = Vec::new();
    let mut sections: Vec<NodeId> = Vec::new();
    for node in outline.ids() {
        while above.pop_if(|above| outline.end(*above) <= node).is_some() {}
        while sections.pop_if(|above| outline.end(*above) <= node).is_some() {}
        while days.pop_if(|(end, _)| *end <= node.index()).is_some() {}
        while phases.pop_if(|(end, _)| *end <= node).is_some() {}
        phases.extend(phase_at(node).map(|phase| (outline.end(node), phase)));
        days.extend(plan.day_at(node).map(|day| (plan.body(day, outline).end, day)));
        if !plan.is_entry(outline, node) {
            continue;
        }
        let day = days.last().map(|(_, day)| *day);
        let phase = day.map(|day| plan.day(day).phase).or(phases.last().map(|(_, phase)| *phase));
        visit(Spot { node, day, phase, section: sections.last().copied() }, &above);
        above.push(node);
        if outline.kind(node) == Kind::Heading {
            sections.push(node);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Opening;
    use crate::document::Document;

    #[test]
    fn every_entry_is_visited_with_what_is_around_it() {
        let text = "# A\n- [ ] a\n  - b\n## Phase 1: x\n- Day 1: c\n  - [ ] d\n- e\n\n**Day 2:** f\n\n- g\n";
        let app = App::new(Document::read(text.to_owned()), Opening::default());
        let (outline, plan) = (app.document().outline(), app.plan());
        let mut seen = Vec::new();
        walk(&app, |spot, above| {
            let day = spot.day.map_or("-", |day| plan.name(day, outline));
            let phase = spot.phase.map_or("-", |phase| plan.phase_name(phase, outline));
            let above: Vec<_> = above.iter().map(|id| outline.title(*id)).collect();
            let section = spot.section.map_or("-", |id| outline.title(id));
            seen.push(format!("{}: {} {day} {phase} {section}", outline.title(spot.node), above.join("/")));
        });
        let expected = [
            "A:  - - -",
            "a: A - - A",
            "b: A/a - - A",
            "Phase 1: x: A - Phase 1 A",
            "Day 1: c: A/Phase 1: x Day 1 Phase 1 Phase 1: x",
            "d: A/Phase 1: x/Day 1: c Day 1 Phase 1 Phase 1: x",
            "e: A/Phase 1: x - Phase 1 Phase 1: x",
            "Day 2: f: A/Phase 1: x Day 2 Phase 1 Phase 1: x",
            "g: A/Phase 1: x Day 2 Phase 1 Phase 1: x",
        ];
        assert_eq!(seen, expected);
    }
}
