//! How long a phase goes on where a plan has no study days: what its heading says in weeks, days, months or dates.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::scan::Scan;
use super::token;
use super::vocabulary::{ABOUT, DAY_UNITS, MONTH_UNITS, WEEK_UNITS};
use super::{Plan, StatedDate, qualifier};
use crate::document::outline::{NodeId, Outline};

/// The days of a week, and those that a month is taken for.
const WEEK: u32 = 7;
const MONTH: u32 = 30;

/// What a heading says of how long its phase goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stretch {
    /// `(Days 8-14)`, `Week 2`: these days, counted through the plan.
    Days(u32, u32),
    /// `(2 weeks)`: so many days.
    Length(u32),
    /// `Jan 8-14`: from a date to another.
    Dates(StatedDate, StatedDate),
}

/// The first and last date of every phase that says how long it goes on, or holds phases that do; counted from `start`.
pub(super) fn lay(plan: &Plan, outline: &Outline, start: NaiveDate) -> Vec<Option<(NaiveDate, NaiveDate)>> {
    // A later set of the same phases without tasks sums them up, and is no second plan.
    let mut seen: HashSet<&str> = HashSet::new();
    let mut is_new = |phase: usize| {
        let has_tasks = plan.phases()[phase]
            .heading
            .is_some_and(|id| outline.beneath(id).any(|id| outline.node(id).mark().is_some()));
        seen.insert(plan.phase_name(phase, outline)) || has_tasks
    };
    let phases = 0..plan.phases().len();
    let stretches: Vec<Option<Stretch>> =
        phases.map(|phase| stretch(plan, phase, outline).filter(|_| is_new(phase))).collect();
    let parents: Vec<Option<usize>> =
        plan.phases().iter().map(|phase| enclosing(plan, phase.heading?, outline)).collect();
    let holds: HashSet<usize> = parents
        .iter()
        .zip(&stretches)
        .filter(|(_, stretch)| stretch.is_some())
        .filter_map(|(parent, _)| *parent)
        .collect();
    let mut dates = vec![None; stretches.len()];
    let (mut next, mut near) = (1_u32, start);
    for (phase, stretch) in stretches.iter().enumerate().filter(|(phase, _)| !holds.contains(phase)) {
        let counted =
            |day: u32| start.checked_add_days(Days::new(u64::from(day.saturating_sub(1)))).unwrap_or(NaiveDate::MAX);
        let (first, last) = match *stretch {
            None => continue,
            Some(Stretch::Dates(from, to)) => {
                let (Some(from), Some(to)) = (from.near(near), to.near(near)) else { continue };
                near = to;
                dates[phase] = Some((from, to.max(from)));
                continue;
            }
            // Numbers that run on are taken as they are; where they begin again the phase stands behind the others.
            Some(Stretch::Days(first, last)) if first >= next => (first, last),
            Some(Stretch::Days(first, last)) => (next, next + (last - first)),
            Some(Stretch::Length(days)) => (next, next + days.max(1) - 1),
        };
        next = last.saturating_add(1);
        dates[phase] = Some((counted(first), counted(last)));
    }
    // A phase around others goes on as long as they do. From the last to the first, so that inner ones are known.
    for phase in (0..dates.len()).rev() {
        if let (Some(parent), Some((from, to))) = (parents[phase], dates[phase]) {
            let (first, last) = dates[parent].unwrap_or((from, to));
            dates[parent] = Some((first.min(from), last.max(to)));
        }
    }
    dates
}

/// The first date that a phase's heading states.
pub(super) fn stated_start(plan: &Plan, outline: &Outline, near: NaiveDate) -> Option<NaiveDate> {
    (0..plan.phases().len()).find_map(|phase| match stretch(plan, phase, outline)? {
        Stretch::Dates(from, _) => from.near(near),
        Stretch::Days(..) | Stretch::Length(_) => None,
    })
}

/// The phase around a heading.
fn enclosing(plan: &Plan, heading: NodeId, outline: &Outline) -> Option<usize> {
    let index = |id: NodeId| plan.phases().binary_search_by_key(&Some(id), |phase| phase.heading).ok();
    outline.ancestors(heading).find_map(index)
}

fn stretch(plan: &Plan, phase: usize, outline: &Outline) -> Option<Stretch> {
    let phase = &plan.phases()[phase];
    let title = outline.title(phase.heading?);
    let name = phase.name.clone()?;
    let rest = &title[phase.words..];
    let aside = parts(rest);
    aside.iter().find_map(|part| said(part)).or_else(|| own(&title[name]))
}

/// A phase's own name, where it counts weeks or months.
fn own(name: &str) -> Option<Stretch> {
    let token = token::phase(name)?;
    let unit = unit(name)?;
    let first = token.first.max(1);
    Some(Stretch::Days((first - 1) * unit + 1, token.last.max(first) * unit))
}

/// The length of what a phase's name counts.
fn unit(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let counts = |units: &[&str]| units.iter().any(|unit| name.contains(unit));
    if counts(WEEK_UNITS) { Some(WEEK) } else { counts(MONTH_UNITS).then_some(MONTH) }
}

/// The pieces of a heading in which a length may stand: what is in brackets, and what dashes and commas part.
fn parts(rest: &str) -> Vec<&str> {
    rest.split(['(', ')', '（', '）', '[', ']', '【', '】', ',', '，', '—', '·', '|', '｜', '/'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// What one piece says: dates, days, weeks, or a length.
fn said(part: &str) -> Option<Stretch> {
    let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':' | '：'));
    dates(part).or_else(|| days(part)).or_else(|| weeks(part)).or_else(|| length(part))
}

/// `Jan 8-14`, `3月7日〜4月12日`.
fn dates(part: &str) -> Option<Stretch> {
    let mut scan = Scan::of(part);
    let from = qualifier::date(&mut scan)?;
    scan.spaces();
    scan.eat(|c| "-–—~～〜至到".contains(c))?;
    scan.spaces();
    let to = qualifier::date(&mut scan).or_else(|| scan.digits().map(|day| from.on_day(day)))?;
    scan.is_done().then_some(Stretch::Dates(from, to))
}

/// `Days 1-7`, `第8-14天`.
fn days(part: &str) -> Option<Stretch> {
    let token = token::day(part).filter(|token| part[token.rest..].is_empty())?;
    Some(Stretch::Days(token.first.max(1), token.last.max(token.first).max(1)))
}

/// `Week 2`, `第3-4周`, `5-6주차`.
fn weeks(part: &str) -> Option<Stretch> {
    let token = token::phase(part).filter(|token| part[token.rest..].is_empty())?;
    own(&part[token.from..token.to])
}

/// `2 weeks`, `4～6 周`, `about 1 month`; of a range the longer.
fn length(part: &str) -> Option<Stretch> {
    let mut scan = Scan::of(part);
    while scan.one_of(&ABOUT).is_some() {
        scan.spaces();
    }
    let mut number = scan.digits()?;
    scan.spaces();
    if scan.eat(|c| "-–~～〜".contains(c)).is_some() {
        scan.spaces();
        number = number.max(scan.digits()?);
        scan.spaces();
    }
    scan.eat(|c| c == '个');
    let word = scan.rest().to_lowercase();
    let is_one = |units: &[&str]| {
        units.iter().any(|unit| word.strip_prefix(unit).is_some_and(|rest| rest.is_empty() || rest == "s"))
    };
    let unit = if is_one(DAY_UNITS) {
        1
    } else if is_one(WEEK_UNITS) {
        WEEK
    } else if is_one(MONTH_UNITS) {
        MONTH
    } else {
        return None;
    };
    Some(Stretch::Length(number * unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn laid(headings: &[&str]) -> Vec<String> {
        let text: String = headings.iter().map(|heading| format!("{heading}\n\n- [ ] x\n\n")).collect();
        let document = Document::read(text);
        let plan = Plan::of(&document);
        let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let show = |dates: Option<(NaiveDate, NaiveDate)>| {
            dates.map_or("-".to_owned(), |(from, to)| format!("{}..{}", from.format("%m-%d"), to.format("%m-%d")))
        };
        lay(&plan, document.outline(), start).into_iter().map(show).collect()
    }

    #[test]
    fn weeks_are_seven_days_and_follow_their_numbers() {
        assert_eq!(
            laid(&["## Week 1: a", "## Week 2-3", "## Week 5"]),
            ["01-01..01-07", "01-08..01-21", "01-29..02-04"]
        );
        assert_eq!(laid(&["## 第一周：甲", "## 第二周：乙"]), ["01-01..01-07", "01-08..01-14"]);
    }

    #[test]
    fn a_phase_says_how_long_it_is_in_brackets() {
        assert_eq!(laid(&["## 阶段一：网络（2-4 周）", "## 阶段二：安全（1周）"]), ["01-01..01-28", "01-29..02-04"]);
        assert_eq!(laid(&["## Phase 1: a (Days 1–7)", "## Phase 2: b (Day 8-10)"]), ["01-01..01-07", "01-08..01-10"]);
        assert_eq!(laid(&["## 第一阶段（第1周）", "## 第二阶段（第2-3周）"]), ["01-01..01-07", "01-08..01-21"]);
        assert_eq!(laid(&["## Week 1 — Jan 5–11", "## Week 2 — Jan 12–18"]), ["01-05..01-11", "01-12..01-18"]);
    }

    #[test]
    fn a_later_set_of_the_same_phases_is_no_second_plan() {
        let text = "## Week 1\n- [ ] a\n## Week 2\n- [ ] b\n## Summary\n### Week 1\n### Week 2\n";
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let dates = lay(&plan, document.outline(), NaiveDate::from_ymd_opt(2026, 1, 1).unwrap());
        assert_eq!(dates.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false, false]);
    }

    #[test]
    fn a_phase_around_weeks_goes_on_as_long_as_they_do() {
        assert_eq!(
            laid(&["# Month 1", "## Week 1", "## Week 2", "# Month 2", "## Week 1"]),
            ["01-01..01-14", "01-01..01-07", "01-08..01-14", "01-15..01-21", "01-15..01-21"]
        );
        assert_eq!(laid(&["## Phase 1: setup", "## Phase 2: more"]), ["-", "-"]);
    }
}
