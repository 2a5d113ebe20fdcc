//! A plan drafted on the screen: with keys alone, shown before it is written, and one undo step.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::View;
use roadmap::store::watch::Sighting;
use roadmap::text::language::Language;
use support::Desk;

const LIST: &str = "---
title: Go
---

## Core

- [ ] Loops
- [x] Types
- [ ] Slices and maps (2h)

## Nets

- [ ] Methods
- [ ] Status codes
";

const PLAN: &str = "
## Plan

### Phase 1: Core

- **Day 1: Loops**
- **Day 2: Slices and maps**

### Phase 2: Nets

- **Day 3: Methods; Status codes**
";

fn planned(settings: &str) -> String {
    LIST.replace("title: Go\n", &format!("title: Go\nroadmap:\n{settings}")) + PLAN
}

fn desk() -> Desk {
    Desk::new(LIST).on("2026-03-02").view(View::Plan)
}

#[test]
fn an_empty_plan_says_how_one_is_drafted() {
    desk().shows("There are no study days here.").shows("makes one. `P` on").shows("P draft a plan");
    Desk::new("- [x] a\n").view(View::Plan).hides("drafts a plan");
}

#[test]
fn what_is_typed_is_shown_as_a_plan_and_enter_writes_it_in_one_step() {
    desk()
        .keys("P")
        .shows("4 tasks, 5 days, begins 2 Mar, ends 6 Mar")
        .shows("Day 2-3  Slices and maps")
        .keys("3")
        .shows("4 tasks, 3 days, 1-2 a day, begins 2 Mar, ends 4 Mar")
        .shows("Day 3  Methods; Status codes")
        .file(LIST)
        .keys("<enter>")
        .file(&planned("  start: '2026-03-02'\n"))
        .shows("Phase 1: Core")
        .keys("u")
        .file(LIST)
        .keys("U")
        .file(&planned("  start: '2026-03-02'\n"))
        .keys("P")
        .shows("there is a plan here already");
}

#[test]
fn start_and_weekdays_are_typed_line_by_line() {
    let keys = "P 3 <down> 2 0 2 6 - 0 3 - 0 6 <down> m o n - f r i";
    desk()
        .keys(keys)
        .shows("begins 6 Mar, ends 10 Mar")
        .keys("<up> <up>")
        .shows("Days of study   3")
        .keys("<enter>")
        .file(&planned("  start: '2026-03-06'\n  days: 'mon-fri'\n"));
}

#[test]
fn what_cannot_be_read_is_said_and_not_written() {
    desk()
        .keys("P <backspace>")
        .shows("Type a number of days, 1 to 999")
        .keys("<enter>")
        .file(LIST)
        .keys("5 <down> <backspace>")
        .shows("Type a date")
        .keys("<enter> <esc>")
        .file(LIST)
        .shows("There are no study days here.");
    Desk::new("# A\n- [x] a\n").keys("P").shows("there is no open task here to plan");
    Desk::new("- [ ] a\n").language(Language::Chinese).keys("P").shows("起草计划").shows("按 enter 会加上一个");
}

#[test]
fn what_comes_in_while_it_is_drafted_is_planned_too() {
    let more = format!("{LIST}- [ ] Headers\n");
    let written = more.clone();
    desk()
        .keys("P 9")
        .outside(move |path| std::fs::write(path, written).unwrap())
        .looks(Sighting::Content)
        .shows("5 tasks, 9 days")
        .keys("<esc>")
        .file(&more);
}
