//! Any plan over any calendar, and after any ways back: no study day is lost, none doubled, and what was done stays.
//!
//! Dates are held against a calendar of the test's own, which counts them one by one.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::Index;
use roadmap::app::action::View;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::plan::calendar::Calendar;
use roadmap::plan::pause::resume;
use roadmap::plan::recovery::{Recovery, Stuck, Way, recover};
use roadmap::plan::standing::{Standing, State};
use roadmap::plan::tick::{is_ticked, tick};
use roadmap::plan::{DayId, Plan};
use roadmap::report::json::Reporter;
use serde_json::Value;
use support::written::{Step, WrittenCalendar, WrittenWay, after, body, calendar, notation, phase, steps, written};

/// A plan as it is read on a day.
struct Read {
    document: Document,
    plan: Plan,
    calendar: Calendar,
}

impl Read {
    fn of(text: &str, today: NaiveDate) -> Self {
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let calendar = Calendar::of(&document, &plan, None, today).unwrap();
        assert_eq!(calendar.schedule.problems, Vec::<String>::new(), "{text}");
        Self { document, plan, calendar }
    }

    fn is_done(&self, day: DayId) -> bool {
        self.plan.is_done(day, &self.document)
    }

    fn dates(&self) -> Vec<(NaiveDate, NaiveDate)> {
        self.plan.ids().map(|day| self.calendar.dates(day)).collect()
    }

    fn standing(&self, date: NaiveDate) -> Standing {
        Standing::on(date, &self.plan, Some(&self.calendar), &self.document)
    }

    fn end(&self) -> NaiveDate {
        self.calendar.span().unwrap().1
    }

    /// The open study days in the order in which they are counted through.
    fn open(&self) -> Vec<DayId> {
        self.plan.in_order().into_iter().filter(|&day| !self.is_done(day)).collect()
    }

    /// Ticks study days, or turns them back, each as a key does.
    fn turned(&self, which: &[Index], done: Option<bool>, today: NaiveDate) -> Self {
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

    fn recover(&self, way: &Way, today: NaiveDate) -> Result<Recovery, Stuck> {
        recover(&self.document, &self.plan, Some(&self.calendar), (way, today), false)
    }

    /// `Standing` puts each study day on the dates within its own that are for study, and nowhere else; `plan` and
    /// `today` say the same.
    fn check_dates(&self, calendar: &WrittenCalendar, today: NaiveDate) {
        if calendar.pause.is_some() {
            return self.check_date(&calendar.on(today), today);
        }
        let (first, last) = self.calendar.span().unwrap();
        let mut seen = BTreeSet::new();
        for date in first.pred_opt().unwrap().iter_days().take_while(|date| *date <= after(last, 1)) {
            self.check_date(calendar, date);
            seen.extend(Standing::on(date, &self.plan, Some(&self.calendar), &self.document).days);
        }
        assert_eq!(seen.len(), self.plan.days().len(), "a study day was lost");
    }

    /// The same on one date, which is today.
    fn check_date(&self, calendar: &WrittenCalendar, date: NaiveDate) {
        let app = App::new(self.document.clone(), Opening { date, start: None, view: Some(View::Today) });
        let json = |text: String| serde_json::from_str::<Value>(&text).unwrap();
        let shown = json(Reporter::new(&app, "x").plan());
        let phases = shown["phases"].as_array().unwrap().iter();
        let shown: Vec<&Value> = phases.flat_map(|phase| phase["days"].as_array().unwrap()).collect();
        assert_eq!(shown.len(), self.plan.days().len());
        let falls = |&day: &DayId| {
            let (from, to) = self.calendar.dates(day);
            from == date || (from < date && date <= to && calendar.is_study_date(date))
        };
        let here: Vec<DayId> = self.plan.ids().filter(falls).collect();
        assert_eq!(app.standing().days, here, "today of {date}");
        let said = &json(Reporter::new(&app, "x").today())["day"];
        let first_open = here.iter().find(|&&day| !self.is_done(day)).or(here.first());
        match first_open {
            Some(day) => assert_eq!(said, shown[day.index()], "today and plan differ on {date}"),
            None => assert!(said.is_null(), "{said} on {date}"),
        }
    }

    /// What the end of a pause promises: study begins again on a date, and every study day falls where it waited.
    fn check_resume(&self, date: NaiveDate) {
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
fn check_recovery(before: &Read, way: &Way, today: NaiveDate, calendar: &WrittenCalendar, recovery: &Recovery) -> Read {
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
fn go(text: &str, mut calendar: WrittenCalendar, steps: &[Step]) {
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

proptest! {
    #![proptest_config(support::cases(4))]

    #[test]
    fn study_days_fall_on_the_study_dates_one_by_one(
        phases in prop::collection::vec(phase(), 1..6), calendar in calendar(), notation in notation(),
    ) {
        let read = Read::of(&written(&phases, &calendar, notation), calendar.start);
        let (text, counted) = body(&phases);
        let found: Vec<(u32, u32)> = read.plan.days().iter().map(|day| (day.begins, day.ends)).collect();
        prop_assert_eq!(found, counted.clone(), "{}", text);
        let last = counted.iter().map(|(_, to)| *to).max().unwrap() as usize;
        let study: Vec<NaiveDate> = calendar.study_dates(calendar.start).take(last).collect();
        let expected: Vec<_> =
            counted.iter().map(|(from, to)| (study[*from as usize - 1], study[*to as usize - 1])).collect();
        prop_assert_eq!(read.dates(), expected);
        read.check_dates(&calendar, calendar.start);
    }

    #[test]
    fn a_pause_makes_the_plan_wait(
        phases in prop::collection::vec(phase(), 1..5), calendar in calendar(), notation in notation(),
        (from, long) in (0..30_u64, 0..40_u64),
    ) {
        let since = after(calendar.start, from);
        // Study on an extra date within the pause counts all the same.
        let work = calendar.work.iter().copied().filter(|date| *date < since).collect();
        let calendar = WrittenCalendar { pause: Some(since..=since), work, ..calendar };
        let text = written(&phases, &calendar, notation);
        let left = Read::of(&text, since).standing(since).left;
        let (before, waits) = (Read::of(&text, since), |read: &Read| read.end() > since);
        for date in since.iter_days().take(long as usize + 1) {
            let (read, calendar) = (Read::of(&text, date), calendar.on(date));
            let standing = read.standing(date);
            prop_assert_eq!(&standing.left, &left, "something fell behind by {} in {}", date, text);
            prop_assert_eq!(standing.state == State::Rest, waits(&before), "{:?} on {}", standing.state, date);
            let study: Vec<NaiveDate> = calendar.study_dates(calendar.start).take(read.plan.total_days() as usize).collect();
            let date_of = |day: u32| study[day as usize - 1];
            let expected: Vec<_> = read.plan.days().iter().map(|day| (date_of(day.begins), date_of(day.ends))).collect();
            prop_assert_eq!(read.dates(), expected);
            read.check_dates(&calendar, date);
        }
        before.check_resume(after(since, long));
        before.check_resume(after(since, 1));
    }

    #[test]
    fn ways_back_lose_nothing_and_keep_what_was_done(
        phases in prop::collection::vec(phase(), 1..6), calendar in calendar(), notation in notation(), steps in steps(),
    ) {
        let text = written(&phases, &calendar, notation);
        go(&text, calendar, &steps);
    }

    #[test]
    fn a_tick_made_by_hand_moves_nothing(
        phases in prop::collection::vec(phase(), 1..4), calendar in calendar(), notation in notation(), steps in steps(),
        turned in prop::collection::vec(any::<Index>(), 1..6),
    ) {
        let (mut read, mut today) = (Read::of(&written(&phases, &calendar, notation), calendar.start), calendar.start);
        for (later, ticks, way) in steps {
            today = after(today, later);
            read = read.turned(&ticks, None, today);
            let way = if matches!(way, WrittenWay::CatchUp) { Way::CatchUp } else { Way::Push };
            if let Ok(recovery) = read.recover(&way, today) {
                read = Read::of(&recovery.edit.apply(read.document.text()), today);
            }
        }
        let after = read.turned(&turned, None, today);
        prop_assert_eq!(read.dates(), after.dates());
    }

    #[test]
    fn stated_dates_hold_until_something_is_moved(
        days in prop::collection::vec((prop::option::of(any::<bool>()), 0..12_u64, prop::bool::weighted(0.3)), 2..10),
        calendar in calendar(), today in 0..80_u64,
    ) {
        // Some state a date with its year, some without, and some none; each begins later than the one before.
        let (mut text, mut on, mut stated) = (String::from("---\nroadmap:\n"), calendar.start, Vec::new());
        let keys = calendar.keys().into_iter().filter(|(key, _)| *key != "start");
        text.extend(keys.map(|(key, value)| format!("  {key}: {value}\n")));
        text += "---\n";
        for (number, (year, later, done)) in days.iter().enumerate() {
            on = after(on, 1 + later);
            let date = match if number == 0 { Some(true) } else { *year } {
                Some(true) => on.format(" (%Y-%m-%d)").to_string(),
                Some(false) => on.format(" (%b %-d)").to_string(),
                None => String::new(),
            };
            stated.push((!date.is_empty()).then_some(on));
            text += &format!("### Day {}{date}: w{}\n\n", number + 1, if *done { " ✅" } else { "" });
        }
        let read = Read::of(&text, calendar.start);
        for (day, stated) in read.plan.ids().zip(&stated) {
            let (from, _) = read.calendar.dates(day);
            // A pause overruns the dates that lie in it, and what would come before those.
            let held = stated.filter(|date| calendar.pause.as_ref().is_none_or(|pause| date < pause.start()));
            let right = if stated.is_some() && held.is_none() { !calendar.on(calendar.start).pause.unwrap().contains(&from) || calendar.work.contains(&from) } else { held.map_or(calendar.is_study_date(from), |stated| from == stated) };
            prop_assert!(right, "{from}: {stated:?} in {text}");
        }
        Read::of(&text, on).check_dates(&calendar, on);
        let today = after(calendar.start, today);
        let (read, calendar) = (Read::of(&text, today), calendar.on(today));
        if calendar.pause.is_some() {
            let firsts: Vec<NaiveDate> = read.dates().into_iter().map(|(from, _)| from).collect();
            prop_assert!(firsts.is_sorted_by(|one, next| one < next), "{firsts:?} on {today} in {text}");
            read.check_resume(after(today, 1));
        }
        for way in [Way::Push, Way::CatchUp, Way::Rebalance(after(today, 20))] {
            if let Ok(recovery) = read.recover(&way, today) {
                check_recovery(&read, &way, today, &calendar, &recovery).check_dates(&calendar, today);
            }
        }
    }
}
