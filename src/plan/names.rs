//! What the front matter calls study days: `Phase 2 / Day 6-7`.
//!
//! Months repeat their weeks and days their slots, so a name may come more than once; the second is then called
//! `Week 1 / Day 1 (2)`.

use std::collections::HashMap;

use super::{DayId, Plan};
use crate::document::outline::Outline;

/// The name of every study day, and the study day of every name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    names: Vec<String>,
    days: HashMap<String, DayId>,
}

impl Names {
    /// The names of a plan's study days.
    #[must_use]
    pub fn of(plan: &Plan, outline: &Outline) -> Self {
        let mut names = Vec::with_capacity(plan.days().len());
        let mut days = HashMap::new();
        let mut seen: HashMap<String, usize> = HashMap::new();
        for day in plan.ids() {
            let (phase, name) = (plan.phase_name(plan.day(day).phase, outline).trim(), plan.name(day, outline));
            let name = if phase.is_empty() { name.to_owned() } else { format!("{phase} / {name}") };
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            let name = if *count == 1 { name } else { format!("{name} ({count})") };
            days.entry(name.clone()).or_insert(day);
            names.push(name);
        }
        // A phase's name alone means its first study day.
        for (index, phase) in plan.phases().iter().enumerate() {
            let Some(&first) = phase.days.first() else { continue };
            days.entry(plan.phase_name(index, outline).trim().to_owned()).or_insert(first);
        }
        Self { names, days }
    }

    /// A study day's name.
    #[must_use]
    pub fn name(&self, day: DayId) -> &str {
        &self.names[day.index()]
    }

    /// The study day that a name means: its own, or its phase's where it is the first.
    #[must_use]
    pub fn day(&self, name: &str) -> Option<DayId> {
        self.days.get(name).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn every_study_day_has_a_name_of_its_own() {
        let text = "# Month 1\n## Week 1\n### Day 1\n# Month 2\n## Week 1\n### Day 1\n### Day 1\n";
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let names = Names::of(&plan, document.outline());
        let all: Vec<_> = plan.ids().map(|day| names.name(day)).collect();
        assert_eq!(all, ["Week 1 / Day 1", "Week 1 / Day 1 (2)", "Week 1 / Day 1 (3)"]);
        assert!(plan.ids().all(|day| names.day(names.name(day)) == Some(day)));
        assert_eq!(names.day("Week 1"), Some(DayId(0)));
        assert_eq!(names.day("Week 2"), None);
        let document = Document::read("- **Day 1**\n- **Day 2**\n".to_owned());
        let names = Names::of(&Plan::of(&document), document.outline());
        assert_eq!(names.name(DayId(1)), "Day 2");
    }
}
