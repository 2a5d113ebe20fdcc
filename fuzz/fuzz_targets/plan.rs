//! Any text as a plan over any dates: `today` is what the plan shows for that date, and every way back can be gone.

#![no_main]

use chrono::{Days, NaiveDate};
use libfuzzer_sys::fuzz_target;
use roadmap::document::Document;
use roadmap::plan::Plan;
use roadmap::plan::calendar::Calendar;
use roadmap::plan::recovery::{Way, recover};
use roadmap::plan::standing::Standing;

fuzz_target!(|input: (u16, u8, &str)| {
    let (shift, way, text) = input;
    let document = Document::read(text.to_owned());
    let plan = Plan::of(&document);
    let first = NaiveDate::from_ymd_opt(2024, 2, 20).unwrap_or_default();
    let today = first.checked_add_days(Days::new(u64::from(shift % 900))).unwrap_or(first);
    for start in [None, Some(first)] {
        let calendar = Calendar::of(&document, &plan, start, today);
        let standing = Standing::on(today, &plan, calendar.as_ref(), &plan.done(&document));
        let Some(calendar) = calendar else { continue };
        for day in plan.ids() {
            let (from, to) = calendar.dates(day);
            assert!(from <= to, "a study day ends before it begins");
            assert_eq!(calendar.falls_on(day, today), standing.days.contains(&day));
        }
        let until = today.checked_add_days(Days::new(9)).unwrap_or(today);
        let way = match way % 4 {
            0 => Way::Push,
            1 => Way::CatchUp,
            2 => Way::Rebalance(until),
            _ => Way::Break(today..=until),
        };
        if let Ok(recovery) = recover(&document, &plan, Some(&calendar), (&way, today), true) {
            let after = Document::read(recovery.edit.apply(text));
            let again = Plan::of(&after);
            assert_eq!(again.days().len(), plan.days().len(), "a way back loses no study day");
            assert_eq!(recovery.edit.inverse(text).apply(after.text()), text);
        }
    }
});
