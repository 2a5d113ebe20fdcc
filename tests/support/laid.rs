//! A plan as it is read on a day, with what has to hold of its dates and of every way back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::sample::Index;
use roadmap::app::action::View;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::plan::calendar::Calendar;
use roadmap::plan::pause::resume;
use roadmap::plan::recovery::{Recovery, Stuck, Way, recover};
use roadmap::plan::standing::Standing;
use roadmap::plan::tick::{is_ticked, tick};
use roadmap::plan::{DayId, Plan};
use roadmap::report::json::Reporter;
use serde_json::Value;

use super::written::{Step, WrittenCalendar, WrittenWay, after};

/// A plan as it is read on a day.
pub struct Read {
    pub document: Document,
    pub plan: Plan,
    pub calendar: Calendar,
}

impl Read {
    pub fn of(text: &str, today: NaiveDate) -> Self {
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let calendar = Calendar::of(&document, &plan, None, today).unwrap();
        assert_eq!(calendar.schedule.problems, Vec::<String>::new(), "{text}");
        Self { document, plan, calendar }
    }

    pub fn is_done(&self, day: DayId) -> bool {
        self.plan.is_done(day, &self.document)
    }

    pub fn dates(&self) -> Vec<(NaiveDate, NaiveDate)> {
        self.plan.ids().map(|day| self.calendar.dates(day)).collect()
    }

    pub fn standing(&self, date: NaiveDate) -> Standing {
        Standing::on(date, &self.plan, Some(&self.calendar), &self.plan.done(&self.document))
    }

    pub fn end(&self) -> NaiveDate {
        self.calendar.span().unwrap().1
    }

    /// The open study days in the order in which they are counted through.
    pub fn open(&self) -> Vec<DayId> {
        self.plan.in_order().into_iter().filter(|&day| !self.is_done(day)).collect()
    }

    /// Ticks study days, or turns them back, each as a key does.
    pub fn turned(&self, which: &[Index], done: Option<bool>, today: NaiveDate) -> Self {
        let mut text = self.document.text().to_owned();
        for index in which {
            let read = Self::of(&text, today);
            let node = read.plan.days()[index.index(read.plan.days().len())].node;
            let done = done.unwrap_or_else(|| !is_ticked(&read.document, &read.plan, node));
            if let Ok(edit) = tick(&read.document, &read.plan, node, done) {
                text = edit.apply(&text);
            }
        }
        Self::of(&text, today)
    }

    pub fn recover(&self, way: &Way, today: NaiveDate) -> Result<Recovery, Stuck> {
        recover(&self.document, &self.plan, Some(&self.calendar), (way, today), false)
    }

    /// `today` puts each study day on the dates within its own that are for study, and nowhere else; `plan` says the same.
    /// While the plan pauses, that is so of today alone, for tomorrow it is laid anew.
    pub fn check_dates(&self, calendar: &WrittenCalendar, today: NaiveDate) {
        let shown = json(&Reporter::new(&self.app(today), "x").plan());
        let phases = shown["phases"].as_array().unwrap().iter();
        let shown: Vec<&Value> = phases.flat_map(|phase| phase["days"].as_array().unwrap()).collect();
        assert_eq!(shown.len(), self.plan.days().len());
        if calendar.pause.is_some() {
            self.check_date(&calendar.on(today), today, &shown);
            return;
        }
        let (first, last) = self.calendar.span().unwrap();
        let mut seen = BTreeSet::new();
        for date in first.pred_opt().unwrap().iter_days().take_while(|date| *date <= after(last, 1)) {
            seen.extend(self.check_date(calendar, date, &shown));
        }
        assert_eq!(seen.len(), self.plan.days().len(), "a study day was lost");
    }

    fn app(&self, date: NaiveDate) -> App {
        App::new(self.document.clone(), Opening { date, start: None, view: Some(View::Today), ..Opening::default() })
    }

    /// The same on one date, with the study days as `plan` shows them. Returns those that fall on it.
    fn check_date(&self, calendar: &WrittenCalendar, date: NaiveDate, shown: &[&Value]) -> Vec<DayId> {
        let falls = |&day: &DayId| {
            let (from, to) = self.calendar.dates(day);
            from == date || (from < date && date <= to && calendar.is_study_date(date))
        };
        let here: Vec<DayId> = self.plan.ids().filter(falls).collect();
        assert_eq!(self.standing(date).days, here, "on {date}");
        let app = self.app(date);
        assert_eq!(app.standing().days, here, "today of {date}");
        let said = &json(&Reporter::new(&app, "x").today())["day"];
        match here.iter().find(|&&day| !self.is_done(day)).or(here.first()) {
            Some(day) => assert_eq!(said, shown[day.index()], "today and plan differ on {date}"),
            None => assert!(said.is_null(), "{said} on {date}"),
        }
        here
    }

    /// What the end of a pause promises: study begins again on a date, and every study day falls where it waited.
    pub fn check_resume(&self, date: NaiveDate) {
        let settings = resume(&self.document, &self.plan, None, date).unwrap();
        let edit = self.document.set_all(&settings, false).unwrap();
        let text = edit.apply(self.document.text());
        let (waiting, after) = (Self::of(self.document.text(), date.pred_opt().unwrap()), Self::of(&text, date));
        assert_eq!(edit.inverse(self.document.text()).apply(&text), self.document.text());
        assert_eq!(behind_front_matter(&after.document), behind_front_matter(&self.document));
        assert_eq!(after.calendar.schedule.pause, None, "{text}");
        if *self.calendar.schedule.pause.as_ref().unwrap().start() >= date {
            // It had not begun, and never was.
            return assert_eq!(edit.splices().len(), 1, "{text}");
        }
        assert_eq!(after.dates(), waiting.dates(), "{}\n=> resumed on {date}\n{text}", self.document.text());
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// What follows the front matter.
fn behind_front_matter(document: &Document) -> &str {
    &document.text()[document.front_matter().unwrap().inner.end..]
}

/// The dates of open study days: in order, and for study.
fn check_open(read: &Read, calendar: &WrittenCalendar) {
    let firsts: Vec<NaiveDate> = read.open().into_iter().map(|day| read.calendar.dates(day).0).collect();
    assert!(firsts.is_sorted(), "out of order: {firsts:?}\n{}", read.document.text());
    for first in firsts {
        assert!(calendar.is_study_date(first), "a study day begins on the rest date {first}\n{}", read.document.text());
    }
}

/// Open study days that are not pressed together share no date, unless their numbers do.
fn check_alone(read: &Read, is_fitted: bool) {
    for pair in read.open().windows(2).filter(|_| !is_fitted) {
        let share = read.plan.day(pair[1]).begins <= read.plan.day(pair[0]).ends;
        let apart = read.calendar.dates(pair[0]).1 < read.calendar.dates(pair[1]).0;
        assert!(share || apart, "{pair:?} fall on one date:\n{}", read.document.text());
    }
}

/// What a way back promises.
pub fn check_recovery(
    before: &Read,
    way: &Way,
    today: NaiveDate,
    calendar: &WrittenCalendar,
    recovery: &Recovery,
) -> Read {
    let text = before.document.text();
    let after = recovery.edit.apply(text);
    assert_eq!(recovery.edit.inverse(text).apply(&after), text);
    let after = Read::of(&after, today);
    let now = after.document.text();
    assert_eq!(behind_front_matter(&after.document), behind_front_matter(&before.document));
    assert_eq!(now.contains("\r\n"), text.contains("\r\n"));
    assert_eq!(now.replace("\r\n", "").contains('\n'), text.replace("\r\n", "").contains('\n'));
    let lines_kept =
        text.lines().filter(|line| !line.contains("rest") && !line.contains("moves") && !line.contains("kept"));
    assert!(lines_kept.clone().all(|line| now.lines().any(|other| other == line)), "{text}\n=>\n{now}");
    for day in before.plan.ids().filter(|&day| before.is_done(day)) {
        let (then, now) = (before.calendar.dates(day), after.calendar.dates(day));
        assert_eq!(
            then,
            now,
            "{way:?} on {today} moved {day:?}, which is done:\n{text}\n=>\n{}",
            after.document.text()
        );
    }
    let (then, now) = (before.dates(), after.dates());
    let moved: Vec<usize> = (0..then.len()).filter(|&day| then[day] != now[day]).collect();
    assert_eq!(recovery.moved.iter().map(|moved| moved.day.index()).collect::<Vec<_>>(), moved);
    assert_eq!(recovery.end, (before.end(), after.end()));
    check_open(&after, calendar);
    let open = after.open();
    let first = open.first().map(|&day| after.calendar.dates(day).0);
    let last = open.iter().map(|&day| after.calendar.dates(day).1).max();
    match way {
        Way::Push => {
            assert_eq!(first, calendar.study_dates(today).next());
            for &day in &open {
                let (from, to) = after.calendar.dates(day);
                let dates = calendar.study_dates(from).take_while(|date| *date <= to).count();
                assert_eq!(dates, after.plan.day(day).span() as usize, "{:?}", after.plan.day(day));
            }
        }
        Way::CatchUp | Way::Rebalance(_) => {
            let by = if let Way::Rebalance(by) = way { *by } else { before.end() };
            assert_eq!(first, calendar.study_dates(today).next());
            assert!(last.unwrap() <= by, "{way:?} on {today} ends on {last:?}:\n{}", after.document.text());
        }
        Way::Break(dates) => {
            let on_break = |date: &NaiveDate| dates.contains(date) && !calendar.work.contains(date);
            assert!(!open.iter().any(|&day| on_break(&after.calendar.dates(day).0)));
        }
    }
    after
}

/// Goes through steps, and checks after each what has to hold.
pub fn go(text: &str, mut calendar: WrittenCalendar, steps: &[Step]) {
    let mut today = calendar.start;
    let (mut read, mut is_fitted) = (Read::of(text, today), false);
    for (later, ticks, way) in steps {
        today = after(today, *later);
        calendar = calendar.on(today);
        read = read.turned(ticks, Some(true), today);
        let way = match *way {
            WrittenWay::Push => Way::Push,
            WrittenWay::CatchUp => Way::CatchUp,
            WrittenWay::Rebalance(days) => Way::Rebalance(after(today, days)),
            WrittenWay::Break(from, long) => Way::Break(after(today, from)..=after(today, from + long)),
        };
        let recovery = read.recover(&way, today);
        let by = match way {
            Way::Rebalance(by) => by,
            _ => read.end(),
        };
        match (recovery, &way) {
            (Ok(recovery), _) => {
                if let Way::Break(dates) = &way {
                    calendar.rest.push(dates.clone());
                }
                read = check_recovery(&read, &way, today, &calendar, &recovery);
                is_fitted = match way {
                    Way::Push => false,
                    Way::CatchUp | Way::Rebalance(_) => true,
                    Way::Break(_) => is_fitted,
                };
                check_alone(&read, is_fitted);
            }
            (Err(Stuck::NothingOpen), Way::Push | Way::CatchUp | Way::Rebalance(_)) => assert!(read.open().is_empty()),
            (Err(Stuck::Over), Way::CatchUp | Way::Rebalance(_)) => {
                assert!(calendar.study_dates(today).next().unwrap() > by, "{way:?} on {today}: {by} is not over");
            }
            (stuck, _) => panic!("{way:?} on {today}: {stuck:?}\n{}", read.document.text()),
        }
    }
    read.check_dates(&calendar, today);
    if calendar.pause.is_some() {
        read.check_resume(after(today, 1));
        read.check_resume(after(today, 9));
    }
}
