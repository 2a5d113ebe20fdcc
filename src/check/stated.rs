//! Dates that a plan states: out of order, beside another's weekday, in no calendar.

use chrono::{Datelike, NaiveDate};

use super::{Finding, Subject, What};
use crate::document::front_matter::FrontMatter;
use crate::document::outline::{Kind, NodeId};
use crate::plan::DayId;
use crate::plan::datings::{Dating, datings, impossible};

/// Any date does, for only the distances between dates count; one of a leap year, which has them all.
const SOME_DATE: NaiveDate = NaiveDate::from_ymd_opt(2024, 6, 30).expect("a date of the calendar");

/// So many weekdays have to fit a year for it to be the one that is meant.
const FEWEST: usize = 3;

pub(super) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut found = out_of_order(subject);
    found.extend(weekdays(subject));
    let carriers = subject.plan.days().iter().map(|day| day.node);
    let carriers = carriers.chain(subject.plan.phases().iter().filter_map(|phase| phase.heading));
    found.extend(carriers.filter_map(|id| {
        let part = impossible(subject.document.outline().title(id))?;
        let date = subject.document.outline().title(id)[part.clone()].to_owned();
        Some(Finding::new(What::ImpossibleDate { date }, subject.place(id, part)))
    }));
    found
}

/// Study days that state a date before that of the one above. Where many do, these are no dates of the plan.
fn out_of_order(subject: Subject<'_>) -> Vec<Finding> {
    let (plan, outline) = (subject.plan, subject.document.outline());
    let mut last: Option<(DayId, NaiveDate)> = None;
    let (mut found, mut stated) = (Vec::new(), 0);
    for id in plan.in_order() {
        let day = plan.day(id);
        let near = last.map_or(SOME_DATE, |(_, date)| date);
        let Some(date) = day.stated.and_then(|stated| stated.near(near)) else { continue };
        stated += 1;
        match last {
            Some((above, before)) if date < before => {
                let what = What::DatesOutOfOrder { day: plan.name(id, outline).to_owned() };
                let place = subject.place(day.node, day.name.clone());
                found.push(Finding::new(what, place).beside(outline.node(plan.day(above).node).start));
            }
            _ => last = Some((id, date)),
        }
    }
    if found.len() * 4 > stated { Vec::new() } else { found }
}

/// Dates beside a weekday that is not theirs. Without a year, the one counts that most of them fit.
fn weekdays(subject: Subject<'_>) -> Vec<Finding> {
    let outline = subject.document.outline();
    let titled = outline
        .ids()
        .filter(|&id| matches!(outline.kind(id), Kind::Heading | Kind::Item | Kind::Row | Kind::Paragraph));
    let all: Vec<(NodeId, Dating)> =
        titled.flat_map(|id| datings(outline.title(id)).into_iter().map(move |dating| (id, dating))).collect();
    let (with_year, without): (Vec<_>, Vec<_>) = all.iter().partition(|(_, dating)| dating.date.year().is_some());
    let year = meant(subject, &without);
    let wrong = |(id, dating): &&(NodeId, Dating), year: i32| {
        let weekday = dating.weekday_in(year).filter(|weekday| *weekday != dating.weekday)?;
        let date = outline.title(*id)[dating.span.clone()].to_owned();
        Some(Finding::new(What::WrongWeekday { date, weekday }, subject.place(*id, dating.span.clone())))
    };
    let dated = with_year.iter().filter_map(|dated| wrong(dated, dated.1.date.year().unwrap_or_default()));
    let undated = without.iter().filter_map(|dated| wrong(dated, year?));
    dated.chain(undated).collect()
}

/// The year that dates without one are of, as far as their weekdays tell: most of them must fit it.
fn meant(subject: Subject<'_>, all: &[&(NodeId, Dating)]) -> Option<i32> {
    let start = subject.document.front_matter().and_then(FrontMatter::start).map(|(date, _)| date.year());
    let fits = |year: i32| all.iter().filter(|(_, dating)| dating.weekday_in(year) == Some(dating.weekday)).count();
    // Every way in which weekdays can lie on dates comes once in these years.
    let years = start.into_iter().chain(2024..2052);
    let best = years.map(|year| (fits(year), year)).rev().max_by_key(|(fits, _)| *fits)?;
    (best.0 >= FEWEST && best.0 * 4 >= all.len() * 3).then_some(best.1)
}
