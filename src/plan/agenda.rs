//! What is due when: every study day, or every phase where there are no days, as done, late, of today, or still ahead.

use chrono::NaiveDate;

use super::Plan;
use super::calendar::Calendar;
use crate::document::Document;
use crate::document::outline::NodeId;
use crate::progress::Tally;

/// What something is to a date. The later in this list, the more it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// It is done.
    Done,
    /// It is to be done later.
    Ahead,
    /// It is to be done on the date.
    Today,
    /// It should have been done before.
    Late,
}

/// A study day or a phase with its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub node: NodeId,
    /// Its first and its last date. Rest dates may lie between them.
    pub dates: (NaiveDate, NaiveDate),
    /// What it is to the date of the agenda.
    pub due: Due,
}

/// A plan's entries on a date.
#[derive(Debug, Clone)]
pub struct Agenda<'a> {
    /// In the plan's order.
    pub entries: Vec<Entry>,
    /// The date.
    pub today: NaiveDate,
    calendar: &'a Calendar,
    by_phases: bool,
}

impl<'a> Agenda<'a> {
    /// What is due on a date.
    #[must_use]
    pub fn on(today: NaiveDate, plan: &Plan, calendar: &'a Calendar, document: &Document) -> Self {
        let by_phases = plan.days().is_empty();
        let outline = document.outline();
        let due = |done: bool, falls: bool, to: NaiveDate| match () {
            () if done => Due::Done,
            () if falls => Due::Today,
            () if to < today => Due::Late,
            () => Due::Ahead,
        };
        let day = |day| {
            let (dates, falls) = (calendar.dates(day), calendar.falls_on(day, today));
            Entry { node: plan.day(day).node, dates, due: due(plan.is_done(day, document), falls, dates.1) }
        };
        let phase = |(index, phase): (usize, &super::Phase)| {
            let (node, dates) = (phase.heading?, calendar.phase_dates(index)?);
            // A phase of phases says nothing that those do not.
            let next = plan.phases().get(index + 1).and_then(|next| next.heading);
            if next.is_some_and(|next| next < outline.end(node)) {
                return None;
            }
            let tally = Tally::of(outline, node.index()..outline.end(node).index());
            let falls = (dates.0..=dates.1).contains(&today);
            Some(Entry { node, dates, due: due(tally.total > 0 && tally.is_complete(), falls, dates.1) })
        };
        let entries = if by_phases {
            plan.phases().iter().enumerate().filter_map(phase).collect()
        } else {
            plan.ids().map(day).collect()
        };
        Self { entries, today, calendar, by_phases }
    }

    /// The entries that fall on a date.
    pub fn falling_on(&self, date: NaiveDate) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| self.falls_on(entry, date))
    }

    /// Whether an entry falls on a date: within its dates, and one for study unless it begins there.
    #[must_use]
    pub fn falls_on(&self, entry: &Entry, date: NaiveDate) -> bool {
        let (from, to) = entry.dates;
        let is_for_study = || self.by_phases || date == from || self.calendar.schedule.is_study_date(date);
        (from..=to).contains(&date) && is_for_study()
    }

    /// What asks for most among what falls on a date; `None` where nothing does.
    #[must_use]
    pub fn due_on(&self, date: NaiveDate) -> Option<Due> {
        self.falling_on(date).map(|entry| entry.due).max()
    }

    /// How many entries are this.
    #[must_use]
    pub fn count(&self, due: Due) -> usize {
        self.entries.iter().filter(|entry| entry.due == due).count()
    }

    /// The first and the last date of all entries.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let from = self.entries.iter().map(|entry| entry.dates.0).min()?;
        Some((from, self.entries.iter().map(|entry| entry.dates.1).max()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(text: &str, today: &str) -> String {
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let today = today.parse().unwrap();
        let calendar = Calendar::of(&document, &plan, None, today).unwrap();
        let agenda = Agenda::on(today, &plan, &calendar, &document);
        let sign = |date: NaiveDate| match agenda.due_on(date) {
            None => '-',
            Some(Due::Done) => 'x',
            Some(Due::Ahead) => 'o',
            Some(Due::Today) => 't',
            Some(Due::Late) => '!',
        };
        let (from, to) = agenda.span().unwrap();
        from.iter_days().take_while(|date| *date <= to).map(sign).collect()
    }

    const DAYS: &str = "---\nstart: 2026-03-02\nroadmap:\n  rest: ['2026-03-04']\n---\n## Phase 1\n- [x] Day 1: a\n- Day 2-3: b\n- Day 4: c\n- [x] Day 5: d\n- Day 6: e\n";

    #[test]
    fn every_date_has_what_asks_for_most_on_it() {
        assert_eq!(due(DAYS, "2026-03-01"), "xo-ooxo");
        assert_eq!(due(DAYS, "2026-03-05"), "xt-toxo", "a study day of two dates is not late on its last");
        assert_eq!(due(DAYS, "2026-03-06"), "x!-!txo");
        assert_eq!(due(DAYS, "2026-04-01"), "x!-!!x!");
    }

    #[test]
    fn phases_stand_for_themselves_where_there_are_no_days() {
        let phases = "---\nstart: 2026-03-02\n---\n## Phase 1 (3 days)\n- [x] a\n## Phase 2 (2 days)\n- [ ] b\n## Phase 3 (1 day)\n- [ ] c\n";
        let weeks = phases.replace("3 days", "1 week").replace("2 days", "1 week").replace("1 day)", "1 week)");
        assert_eq!(due(&weeks, "2026-03-17"), "xxxxxxx!!!!!!!ttttttt");
        let nested = "---\nstart: 2026-03-02\n---\n# Phase 1\n## Week 1\n- [x] a\n## Week 2\n- [ ] b\n";
        assert_eq!(due(nested, "2026-03-10"), "xxxxxxxttttttt", "a phase is not late where a week of it is done");
    }
}
