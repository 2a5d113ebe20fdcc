//! Where a plan begins, and a phase of it: as a change of the front matter that can be looked at first.

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::names::Names;
use super::schedule::{Move, Schedule};
use super::{DayId, Plan, settings};
use crate::document::Document;
use crate::document::outline::Outline;
use crate::document::settings::{Setting, Unset};
use crate::text::edit::Edit;

/// What another start comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// The change of the file.
    pub edit: Edit,
    /// The plan's first and last date then; `None` where nothing in it takes dates.
    pub span: Option<(NaiveDate, NaiveDate)>,
}

/// Works out what it comes to when a plan begins on a date. With `create`, a file without front matter gets one.
///
/// # Errors
/// Why the front matter cannot hold it.
pub fn start(
    document: &Document,
    plan: &Plan,
    (date, today): (NaiveDate, NaiveDate),
    create: bool,
) -> Result<Started, Unset> {
    let edit = document.set_all(&[("start", Setting::One(date.to_string()))], create)?;
    let mut after = document.clone();
    after.apply(&edit);
    // The front matter alone changed, so the plan is the same, each node at its place.
    let span = Calendar::of(&after, plan, None, today).and_then(|calendar| calendar.span());
    Ok(Started { edit, span })
}

/// What to write so that counting begins anew on a date at a study day, whatever it was moved to before.
#[must_use]
pub fn move_to(document: &Document, plan: &Plan, day: DayId, date: NaiveDate) -> Vec<(&'static str, Setting)> {
    let names = Names::of(plan, document.outline());
    let mut schedule = Schedule::of(document.front_matter(), date);
    let phase = plan.phase_name(plan.day(day).phase, document.outline()).trim();
    let is_phases = !phase.is_empty() && names.day(phase) == Some(day);
    let name = if is_phases { phase } else { names.name(day) }.to_owned();
    schedule.moves.retain(|one| names.day(&one.name) != Some(day));
    schedule.moves.push(Move { name, on: date, to: None });
    settings::settings(document, &schedule)
}

/// The phases that study days stand in, each with the first of them.
#[must_use]
pub fn phases(plan: &Plan, outline: &Outline) -> Vec<(usize, DayId)> {
    let within = |phase: usize| {
        let own = plan.phases()[phase].days.first().copied();
        let heading = plan.phases()[phase].heading;
        let beneath = || {
            let heading = heading?;
            plan.ids().find(|&id| plan.day(id).node > heading && plan.day(id).node < outline.end(heading))
        };
        own.into_iter().chain(beneath()).min()
    };
    (0..plan.phases().len()).filter_map(|phase| Some((phase, within(phase)?))).collect()
}

/// The phases that a name means, as [`phases`] lists them: those of this name or of this whole title, else those with it
/// as a part of their titles, in upper or lower case.
#[must_use]
pub fn named(plan: &Plan, outline: &Outline, name: &str) -> Vec<(usize, DayId)> {
    let all = phases(plan, outline);
    let wanted = name.trim().to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let title = |phase: usize| {
        let heading = plan.phases()[phase].heading;
        heading.map_or(String::new(), |id| outline.title(id).to_lowercase())
    };
    let whole = |(phase, _): &(usize, DayId)| {
        plan.phase_name(*phase, outline).trim().to_lowercase() == wanted || title(*phase) == wanted
    };
    let found: Vec<_> = all.iter().copied().filter(whole).collect();
    if !found.is_empty() {
        return found;
    }
    all.into_iter().filter(|(phase, _)| title(*phase).contains(&wanted)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Month 1: a\n## Week 1: Loops\n### Day 1\n### Day 2\n## Week 2: More loops\n### Day 3\n# Month 2: b\n## Week 1: Nets\n### Day 1\n";

    #[test]
    fn a_phase_is_found_by_its_name_its_title_or_a_part_of_it() {
        let document = Document::read(TEXT.to_owned());
        let plan = Plan::of(&document);
        let found = |name: &str| -> Vec<String> {
            let phases = named(&plan, document.outline(), name);
            phases.into_iter().map(|(_, day)| Names::of(&plan, document.outline()).name(day).to_owned()).collect()
        };
        assert_eq!(found("week 2"), ["Week 2 / Day 3"]);
        assert_eq!(found("Week 1"), ["Week 1 / Day 1", "Week 1 / Day 1 (2)"]);
        assert_eq!(found("nets"), ["Week 1 / Day 1 (2)"]);
        assert_eq!(found("Month 2"), ["Week 1 / Day 1 (2)"]);
        assert_eq!(found("loops"), ["Week 1 / Day 1", "Week 2 / Day 3"]);
        assert_eq!(found("x").len() + found(" ").len(), 0);
    }

    #[test]
    fn a_move_is_named_after_its_phase_where_that_is_clear() {
        let front = "---\nroadmap:\n  start: 2026-01-01\n  moves: [\"Week 2: 2026-01-09\", 'odd']\n---\n";
        let document = Document::read(format!("{front}{TEXT}"));
        let plan = Plan::of(&document);
        let date = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        let moved = |day: usize| match move_to(&document, &plan, DayId::at(day), date).as_slice() {
            [("moves", Setting::Many(moves))] => moves.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(moved(0), ["Week 2: 2026-01-09", "odd", "Week 1: 2026-02-01"]);
        assert_eq!(moved(2), ["odd", "Week 2: 2026-02-01"]);
        assert_eq!(moved(3), ["Week 2: 2026-01-09", "odd", "Week 1 / Day 1 (2): 2026-02-01"]);
    }
}
