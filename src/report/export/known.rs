//! What the entries of a calendar are known by, so that importing them again finds those of the last time.
//!
//! A study day is known by the names of its phases, its first number, and which of several that are alike it is. So its
//! words may change, and its phases' as well, and it stays the same entry.

use std::collections::HashMap;

use super::Roadmap;
use crate::document::outline::NodeId;
use crate::plan::Plan;
use crate::progress::journal::Places;
use crate::text::fingerprint::{continued, fingerprint};

/// What the entries of a roadmap are known by.
pub(super) struct Known {
    roadmap: u64,
}

impl Known {
    pub(super) fn of(roadmap: &Roadmap<'_>) -> Self {
        Self { roadmap: fingerprint(roadmap.known_by.as_bytes()) }
    }

    /// The name of an entry: `kind` keeps apart what would be known by the same otherwise.
    pub(super) fn name(&self, kind: &str, number: u64) -> String {
        format!("{kind}-{:016x}-{number:016x}@roadmap", self.roadmap)
    }

    /// The numbers of all study days, by their ids.
    pub(super) fn days(roadmap: &Roadmap<'_>) -> Vec<u64> {
        let plan = roadmap.app.plan();
        let phases = phases(roadmap);
        let alike = plan.days().iter().map(|day| continued(phases[day.phase], &day.first.to_le_bytes()));
        told_apart(alike)
    }

    /// The numbers of all phases.
    pub(super) fn phases(roadmap: &Roadmap<'_>) -> Vec<u64> {
        told_apart(phases(roadmap).into_iter())
    }

    /// The numbers of all items with boxes and of all study days: by where they stand and what they say.
    pub(super) fn items(roadmap: &Roadmap<'_>) -> impl Fn(NodeId) -> u64 + use<> {
        let places = Places::of(roadmap.app.document().outline(), roadmap.app.plan());
        move |node| places.id(node).map_or(0, |id| fingerprint(id.to_string().as_bytes()))
    }
}

/// The numbers of the phases by their names and the names of those around them.
fn phases(roadmap: &Roadmap<'_>) -> Vec<u64> {
    let (plan, outline) = (roadmap.app.plan(), roadmap.app.document().outline());
    let index = |id: NodeId| phase_at(plan, id);
    let mut numbers: Vec<u64> = Vec::with_capacity(plan.phases().len());
    for (at, phase) in plan.phases().iter().enumerate() {
        let around = phase.heading.and_then(|heading| outline.ancestors(heading).find_map(index));
        let around = around.and_then(|around| numbers.get(around)).copied().unwrap_or_else(|| fingerprint(b""));
        let name = plan.phase_name(at, outline).to_lowercase();
        numbers.push(continued(continued(around, name.as_bytes()), b"\n"));
    }
    numbers
}

fn phase_at(plan: &Plan, id: NodeId) -> Option<usize> {
    plan.phases().binary_search_by_key(&Some(id), |phase| phase.heading).ok()
}

/// The same numbers, with those made different that came before.
fn told_apart(numbers: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let apart = |number: u64| {
        let nth = seen.entry(number).or_default();
        *nth += 1;
        if *nth == 1 { number } else { continued(number, &nth.to_le_bytes()) }
    };
    numbers.map(apart).collect()
}
