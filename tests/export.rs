//! Roadmaps in other forms, read by the readers that others wrote.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeMap;

use icalendar::{Calendar, CalendarComponent, Component};
use support::Shell;

/// A plan with a range over a weekend, in two languages.
const PLAN: &str = "---
title: 路线图, or \"plan\"; 2026
start: 2026-02-05
roadmap:
  days: mon-fri
---

# Skills

- [ ] **Core**
  - [x] Decorators 装饰器 ✅ 2026-02-03
  - [/] Types; and, more \\ of them
- [-] Old

## Phase 1: 基础

**Goal:** know it all, 全部。

- [x] Day 1: 对象 Objects
  - read, a book; twice
- Day 2-4: Loops
  - [ ] for
  - [ ] while

## Phase 2: More

- Day 1: Nets
";

fn exported(shell: Shell, args: &[&str]) -> (Shell, String) {
    let shell = shell.args(["export", "roadmap.md", "--on", "2026-02-06"].iter().chain(args).copied()).exit(0);
    let out = shell.out();
    (shell, out)
}

fn calendar(text: &str) -> Calendar {
    let lines: String = text.replace("\r\n", "\n");
    assert_eq!(lines.matches('\n').count(), text.matches("\r\n").count(), "every line ends in CRLF");
    text.parse().unwrap_or_else(|error| panic!("no calendar: {error}\n{text}"))
}

/// The events by their names: their heading, first date, and the date behind the last.
fn events(calendar: &Calendar) -> BTreeMap<String, (String, String, String)> {
    let event = |component: &CalendarComponent| {
        let event = component.as_event()?;
        let property = |name: &str| event.property_value(name).unwrap_or_default().to_owned();
        Some((property("UID"), (event.get_summary()?.to_owned(), property("DTSTART"), property("DTEND"))))
    };
    let events: Vec<_> = calendar.components.iter().filter_map(event).collect();
    let by_name: BTreeMap<_, _> = events.iter().cloned().collect();
    assert_eq!(by_name.len(), events.len(), "every event has a name of its own");
    by_name
}

fn told(calendar: &Calendar) -> Vec<String> {
    let mut all: Vec<String> =
        events(calendar).into_values().map(|(heading, from, to)| format!("{from}..{to} {heading}")).collect();
    all.sort();
    all
}

#[test]
fn study_days_are_events_of_whole_dates_and_rest_is_left_out() {
    let (_, text) = exported(Shell::new(PLAN), &["--to", "ics"]);
    assert_eq!(
        told(&calendar(&text)),
        [
            "20260205..20260206 ✓ Day 1: 对象 Objects",
            "20260206..20260207 Day 2-4: Loops",
            "20260209..20260211 Day 2-4: Loops",
            "20260211..20260212 Day 1: Nets",
        ]
    );
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
    }
}

#[test]
fn an_event_says_its_phase_its_goal_and_what_is_to_be_done() {
    let (_, text) = exported(Shell::new(PLAN), &["--to", "ics"]);
    let calendar = calendar(&text);
    let events: Vec<_> = calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
    let told = events[0].get_description().unwrap();
    assert_eq!(told, "Phase 1: 基础\nGoal: know it all, 全部。\n\n- read, a book; twice");
    let told = events[1].get_description().unwrap();
    assert!(told.ends_with("\n\n[ ] for\n[ ] while"), "{told}");
    assert_eq!(events[0].multi_properties()["CATEGORIES"][0].value(), "Phase 1: 基础");
    // This reader leaves a calendar's own name as it is written.
    assert_eq!(calendar.get_name(), Some("路线图\\, or \"plan\"\\; 2026"));
}

#[test]
fn what_is_exported_again_has_the_names_of_the_last_time_and_a_later_state() {
    let (shell, first) = exported(Shell::new(PLAN), &["--to", "ics", "--todos"]);
    let changed = PLAN
        .replace("Day 2-4: Loops", "[x] Day 2-4: 循环 Loops and more")
        .replace("Phase 2: More", "Phase 2: 其他")
        .replace("# Skills", "A word before.\n\n# Skills")
        .replace("[ ] for", "[x] for")
        .replace("2026-02-05", "2026-02-09");
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let shell = shell.outside(|folder| std::fs::write(folder.join("roadmap.md"), changed).unwrap());
    let (_, second) = exported(shell, &["--to", "ics", "--todos"]);
    let names = |text: &str| events(&calendar(text)).into_keys().collect::<Vec<_>>();
    // The range no longer lies over a weekend, so that its second half is gone.
    let (before, after) = (names(&first), names(&second));
    assert_eq!((before.len(), after.len()), (4, 3));
    assert!(after.iter().all(|name| before.contains(name)), "{before:?}\n{after:?}");
    let lines = |text: &str, name: &str| -> Vec<String> {
        text.split("\r\n").filter_map(|line| line.strip_prefix(name)).map(str::to_owned).collect()
    };
    let number = |text: &str| lines(text, "SEQUENCE:")[0].parse::<i32>().unwrap();
    assert!(number(&second) > number(&first));
    assert!(lines(&second, "DTSTAMP:")[0] > lines(&first, "DTSTAMP:")[0]);
    let tasks = |text: &str| lines(text, "UID:task-");
    assert_eq!(tasks(&first)[..3], tasks(&second)[..3], "what did not change its words is known by them");
}

#[test]
fn tasks_are_to_dos_with_the_state_and_the_date_that_are_known() {
    let (_, text) = exported(Shell::new(PLAN), &["--to", "ics", "--todos"]);
    let calendar = calendar(&text);
    let told: Vec<String> = calendar
        .components
        .iter()
        .filter_map(CalendarComponent::as_todo)
        .map(|todo| {
            let property = |name: &str| todo.property_value(name).unwrap_or("-").to_owned();
            let parts = [property("STATUS"), property("COMPLETED"), property("DUE")];
            format!("{} {}", todo.get_summary().unwrap(), parts.join(" "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "Decorators 装饰器 COMPLETED 20260203T120000Z -",
            "Types; and, more \\ of them IN-PROCESS - -",
            "Old CANCELLED - -",
            "for NEEDS-ACTION - 20260210",
            "while NEEDS-ACTION - 20260210",
        ]
    );
}

#[test]
fn what_comes_back_for_review_is_on_its_date() {
    let shell = Shell::new(PLAN).args(["tick", "roadmap.md", "for", "--on", "2026-02-05"]).exit(0);
    let shell = shell.args(["review", "roadmap.md", "--begin", "--on", "2026-02-05"]).exit(0);
    let (shell, text) = exported(shell, &["--to", "ics", "--reviews"]);
    let reviews: Vec<_> = told(&calendar(&text)).into_iter().filter(|line| line.contains("Review: ")).collect();
    assert!(reviews.iter().any(|line| line.ends_with("Review: for")), "{reviews:?}");
    assert_eq!(reviews.len(), 3, "{reviews:?}");
    shell.args(["export", "roadmap.md", "--to", "html", "--reviews"]).exit(2).stderr_has("--to ics");
    let fresh = Shell::new(PLAN).args(["export", "roadmap.md", "--to", "ics", "--reviews"]).exit(0);
    fresh.stderr_has("review was not begun");
}

#[test]
fn a_plan_of_phases_alone_is_a_calendar_of_phases() {
    let text = "---\nstart: 2026-03-02\n---\n## Week 1: a\n- [x] b\n## Week 2: c\n- [ ] d\n";
    let (_, text) = exported(Shell::new(text), &["--to", "ics"]);
    assert_eq!(told(&calendar(&text)), ["20260302..20260309 ✓ Week 1: a", "20260309..20260316 Week 2: c"]);
}

#[test]
fn what_has_no_dates_is_no_calendar_and_says_why() {
    let export = |text: &str, args: &[&str]| {
        Shell::new(text).args(["export", "roadmap.md", "--to", "ics"].iter().chain(args).copied())
    };
    export("- [ ] a\n", &[])
        .exit(1)
        .stderr("roadmap: there are no study days to put into a calendar; --todos puts the tasks into it\n");
    export("- Day 1: a\n- Day 2: b\n", &[]).exit(1).stderr_has("the plan has no dates");
    export("- Day 1: a\n- Day 2: b\n", &["--lang", "zh"]).exit(1).stderr_has("计划还没有日期");
    export("- [ ] a\n", &["--todos"]).exit(0).stdout_has("BEGIN:VTODO");
    export("---\ndate: 2026-02-05\n---\n- Day 1: a\n- Day 2: b\n", &[]).exit(0).stderr_has("a guess");
}

#[test]
fn a_file_of_others_and_the_roadmap_itself_are_never_written_over() {
    let write = |shell: Shell, args: &[&str]| shell.args(["export", "roadmap.md"].iter().chain(args).copied());
    let read = |shell: &Shell, name: &str| std::fs::read_to_string(shell.path(name)).unwrap();
    let shell = write(Shell::new(PLAN), &["-o", "plan.ics"]).exit(0).stdout("wrote plan.ics\n");
    assert!(read(&shell, "plan.ics").starts_with("BEGIN:VCALENDAR\r\n"));
    let shell = write(shell, &["-o", "plan.ics", "--todos"]).exit(0);
    assert!(read(&shell, "plan.ics").contains("VTODO"), "what was exported is exported again");
    let shell = shell.outside(|folder| std::fs::write(folder.join("todo.txt"), "buy milk\n").unwrap());
    let shell = write(shell, &["-o", "todo.txt"]).exit(3).stderr_has("--force overwrites it");
    assert_eq!(read(&shell, "todo.txt"), "buy milk\n");
    let shell = write(shell, &["-o", "todo.txt", "--force", "--quiet"]).exit(0).stdout("");
    assert!(read(&shell, "todo.txt").contains("+路线图-or-plan-2026"));
    let shell = write(shell, &["-o", "./roadmap.md", "--force"]).exit(2).stderr_has("is the roadmap itself").file(PLAN);
    let shell = write(shell, &["-o", "plan.xyz"]).exit(2).stderr_has("say in which form");
    let shell = write(shell, &["-o", "-"]).exit(2);
    let shell = write(shell, &["-o", "-", "--to", "md"]).exit(0).stdout_has("# 路线图, or \"plan\"; 2026\n");
    write(shell, &["-o", ".", "--to", "md"]).exit(3).stderr_has("cannot write .: it is a folder").file(PLAN);
}

#[test]
fn folders_and_the_library_are_exported_whole_or_not_at_all() {
    let shell = Shell::new(PLAN).outside(|folder| {
        std::fs::create_dir(folder.join("roadmaps")).unwrap();
        std::fs::write(folder.join("roadmaps/a.md"), "---\nstart: 2026-03-02\n---\n- Day 1: a\n- Day 2: b\n").unwrap();
    });
    let shell = shell.args(["export", "--to", "ics"]).exit(0);
    assert_eq!(told(&calendar(&shell.out())), ["20260302..20260303 Day 1: a", "20260303..20260304 Day 2: b"]);
    let shell = shell.args(["export", "roadmap.md", "roadmaps", "-o", "all.ics"]).exit(0);
    let all = std::fs::read_to_string(shell.path("all.ics")).unwrap();
    assert_eq!(told(&calendar(&all)).len(), 6);
    assert!(all.contains("CATEGORIES:a\r\n"), "of several roadmaps each says which it is of:\n{all}");
    let shell =
        shell.args(["export", "roadmap.md", "gone.md", "-o", "all.ics"]).exit(3).stderr_has("gone.md: no such file");
    assert_eq!(std::fs::read_to_string(shell.path("all.ics")).unwrap(), all);
}

#[test]
fn roadmaps_of_one_name_in_two_folders_have_entries_of_their_own() {
    let shell = Shell::new(PLAN).outside(|folder| {
        for name in ["one", "two"] {
            std::fs::create_dir(folder.join(name)).unwrap();
            std::fs::write(folder.join(name).join("plan.md"), PLAN).unwrap();
        }
    });
    let shell = shell.args(["export", "one/plan.md", "two/plan.md", "--to", "ics", "--todos"]).exit(0);
    assert_eq!(events(&calendar(&shell.out())).len(), 8);
    // From wherever it is exported, a roadmap is the same.
    let whole = shell.path("one/plan.md").to_string_lossy().into_owned();
    let shell = shell.args(["export", "one/plan.md", "--to", "ics"]).exit(0);
    let near: Vec<String> = events(&calendar(&shell.out())).into_keys().collect();
    let shell = shell.args(["export", &whole, "--to", "ics"]).exit(0);
    assert_eq!(events(&calendar(&shell.out())).into_keys().collect::<Vec<_>>(), near);
}
