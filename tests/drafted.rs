//! Plans drafted from checklists: read back as they were meant, even, and laid over the dates that were asked for.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use roadmap::document::Document;
use roadmap::plan::Plan;
use roadmap::plan::calendar::Calendar;
use roadmap::plan::draft::{Drafted, Length, Undrafted, Wish, draft};
use roadmap::plan::schedule::Weekdays;
use roadmap::plan::topics::topics;
use roadmap::progress::{Progress, leaves};
use support::{date, samples};

fn wish(length: Length) -> Wish {
    Wish { length, sections: Vec::new(), start: Some(date("2026-03-02")), weekdays: None, language: None }
}

fn drafted(text: &str, wish: &Wish) -> Result<(Drafted, Document), Undrafted> {
    let document = Document::read(text.to_owned());
    let drafted = draft(&document, &Plan::of(&document), wish, date("2026-03-02"))?;
    let after = Document::read(drafted.edit.apply(text));
    Ok((drafted, after))
}

/// The plan that a text would get, without its front matter.
#[track_caller]
fn plan_of(text: &str, length: Length) -> String {
    drafted(text, &wish(length)).unwrap().0.markdown
}

/// What holds of every draft.
fn check(text: &str, wish: &Wish) -> Result<(), String> {
    let Ok((drafted, after)) = drafted(text, wish) else { return Ok(()) };
    let before = Document::read(text.to_owned());
    let plan = Plan::of(&after);
    let calendar = Calendar::of(&after, &plan, None, date("2026-03-02")).ok_or("no dates")?;
    let is = |holds: bool, what: &str| if holds { Ok(()) } else { Err(format!("{what}\n{}", after.text())) };
    is(plan.days().len() == drafted.entries.len(), "other study days than were meant")?;
    is(plan.total_days() == drafted.days, "another number of days than was meant")?;
    if let Length::Days(days) = wish.length {
        is(drafted.days == days, "another number of days than was asked for")?;
    }
    let whole = Progress::of(after.outline()).whole;
    is(whole == Progress::of(before.outline()).whole, "tasks are counted that were not there")?;
    is(drafted.entries.iter().map(|day| day.tasks).sum::<usize>() == drafted.tasks, "tasks are left out")?;
    // Day by day, on the study dates from the start on.
    let weekdays = wish.weekdays.as_deref().map_or(Weekdays::default(), |days| Weekdays::read(days).unwrap());
    let dates: Vec<NaiveDate> = wish
        .start
        .unwrap()
        .iter_days()
        .filter(|date| weekdays.contains(date.weekday()))
        .take(drafted.days as usize)
        .collect();
    for id in plan.ids() {
        let day = plan.day(id);
        let asked = (dates[day.begins as usize - 1], dates[day.ends as usize - 1]);
        is(calendar.dates(id) == asked, "another date than was asked for")?;
        is(day.stated.is_none(), "a title is taken for a date")?;
    }
    is(drafted.edit.inverse(text).apply(after.text()) == text, "undo leaves something")
}

const TITLES: &[&str] = &[
    "Loops",
    "切片与映射",
    "`errors.Is` 与 `errors.As`",
    "[The Book](https://example.org/#x)",
    "24/7 on call",
    "**Bold** words",
    "2026-05-12 a talk",
    "Mon Feb 21: revise",
    "Day 3: old notes",
    "第3天",
    "Phase 2: more",
    "cin >>",
    "<< back",
    "C++ & C#",
    "a * b * c",
    "Loops (2h)",
    "数据竞争 ~30min",
    "Vec<T> &amp; <b>x</b>",
    "snake_case_name",
    "1. one",
    "x; y; z",
    "-",
    "…",
    "\\[x\\]",
    "$a$ and ~~b~~",
    "A very long title that goes on and on, and says in so many words what could have been said in three or four of them",
    "[see](#loops)",
    "![picture](a.png)",
    "📅 2026-03-08",
    "Indexes ⏳ 2026-03-09 📅 2026-03-12 ^indexes",
    "- [ ] nested",
    "::",
    "**Day 2: x**",
    "\u{202e}abc",
];

const HEADINGS: &[&str] = &[
    "# Go",
    "## 数据与存储",
    "### Week 1: Basics",
    "## 1. Network",
    "## Goal: all",
    "### ✅ Done",
    "#### `code`",
    "## Skills",
    "## **Bold**",
    "Setext\n---",
];

/// A checklist: headings and tasks, nested or not.
fn checklist() -> impl Strategy<Value = String> {
    let task = (0..3_usize, select(vec![' ', ' ', ' ', 'x', '/', '-', '?']), select(TITLES))
        .prop_map(|(depth, mark, title)| format!("{}- [{mark}] {title}\n", "  ".repeat(depth)));
    let heading = select(HEADINGS).prop_map(|heading| format!("\n{heading}\n\n"));
    let line = prop_oneof![1 => heading, 6 => task];
    let front = select(vec!["", "+++\ntitle = 'x'\n+++\n\n", "---\ntitle: x\n---\n", "\u{feff}"]);
    let tail = select(vec!["", "", "\n", "Some words", "\n```\nnot closed", "<!-- not closed", "    code"]);
    (front, prop::collection::vec(line, 1..30), tail, any::<bool>()).prop_map(|(front, lines, tail, windows)| {
        let text = format!("{front}{}{tail}", lines.concat());
        if windows { support::crlf(&text) } else { text }
    })
}

fn length() -> impl Strategy<Value = Length> {
    prop_oneof![(1..60_u32).prop_map(Length::Days), (30..240_u32).prop_map(Length::Minutes)]
}

proptest! {
    #![proptest_config(support::cases(1))]

    #[test]
    fn a_draft_is_read_back_as_it_was_meant(text in checklist(), length in length(), weekdays in select(vec![None, Some("mon-fri"), Some("tue,sat")])) {
        let wish = Wish { weekdays: weekdays.map(str::to_owned), ..wish(length) };
        check(&text, &wish).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn every_sample_s_tasks_can_be_planned() {
    for (path, text) in samples() {
        let plan = Plan::of(&Document::read(text.clone()));
        if !plan.days().is_empty() {
            assert_eq!(drafted(&text, &wish(Length::Days(9))).unwrap_err(), Undrafted::Planned, "{}", path.display());
            continue;
        }
        for days in [1, 2, 3, 7, 14, 60, 365] {
            drafted(&text, &wish(Length::Days(days))).unwrap();
            check(&text, &wish(Length::Days(days))).unwrap();
        }
    }
}

#[test]
fn checklists_of_others_can_be_planned() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there is no corpus at {}", folder.display());
        return;
    };
    let (mut made, mut refused) = (0, Vec::new());
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for length in [Length::Days(30), Length::Minutes(120)] {
            match drafted(&text, &wish(length)) {
                Ok(_) => {
                    made += 1;
                    check(&text, &wish(length))
                        .unwrap_or_else(|error| panic!("{name}: {}", error.lines().next().unwrap_or_default()));
                }
                Err(Undrafted::Planned | Undrafted::NoTasks | Undrafted::TooLong(_)) => {}
                Err(other) => refused.push((name.clone(), length, other)),
            }
        }
    }
    eprintln!("{made} made, {} refused", refused.len());
    assert!(made > 50 && refused.is_empty(), "{made} made; refused {refused:#?}");
}

#[test]
fn a_plan_is_what_a_careful_person_writes() {
    let text = "# Go\n\n## Core\n\n- [ ] Loops\n- [x] Types\n- [ ] `errors.Is`\n\n## Nets\n\n- [ ] HTTP\n  - [ ] Methods\n  - [ ] Status codes\n- [-] FTP\n- [ ] TLS (3h)\n";
    let expected = "## Plan\n\n### Phase 1: Core\n\n- **Day 1: Loops; `errors.Is`**\n\n### Phase 2: Nets\n\n- **Day 2: Methods; Status codes**\n- **Day 3: TLS**\n";
    assert_eq!(plan_of(text, Length::Days(3)), expected);
    let chinese = "## 语言\n\n- [ ] 循环\n- [ ] 并发\n\n## 网络\n\n- [ ] HTTP / HTTPS\n";
    let expected = "## 学习计划\n\n### 第一阶段：语言\n\n- **第1-2天：循环**\n- **第3天：并发**\n\n### 第二阶段：网络\n\n- **第4-5天：HTTP / HTTPS**\n";
    assert_eq!(plan_of(chinese, Length::Days(5)), expected);
    let long = "## S\n\n- [ ] Queues\n  - [ ] Sending a message and receiving it again\n  - [ ] Exchanges, and what they are bound to\n- [ ] A\n- [ ] B\n";
    let expected = "## Plan\n\n### Phase 1: S\n\n- **Day 1: Queues**\n  - Sending a message and receiving it again\n  - Exchanges, and what they are bound to\n- **Day 2: A; B**\n";
    assert_eq!(plan_of(long, Length::Minutes(120)), expected);
    // What is there says how a list is written.
    for (before, lead) in [("*   [ ]", "*   "), ("+ [ ]", "+ "), ("1. [ ]", "*   "), ("-\t[ ]", "*   ")] {
        let text = long.replace("- [ ]", before).replace("\n  ", "\n    ");
        let deep = " ".repeat(lead.len());
        let expected = expected.replace("\n  - ", &format!("\n{deep}{lead}")).replace("\n- ", &format!("\n{lead}"));
        assert_eq!(plan_of(&text, Length::Minutes(120)), expected, "{before}");
    }
}

#[test]
fn a_blank_line_parts_the_plan_from_what_was_there_and_line_ends_are_the_file_s() {
    for (text, expected) in [
        (
            "## A\n- [ ] b",
            "---\nroadmap:\n  start: '2026-03-02'\n---\n\n## A\n- [ ] b\n\n## Plan\n\n### Phase 1: A\n\n- **Day 1: b**\n",
        ),
        (
            "+++\r\ntitle = 'x'\r\n+++\r\n- [ ] b\r\n",
            "+++\r\ntitle = 'x'\r\n\r\n[params.roadmap]\r\nstart = '2026-03-02'\r\n+++\r\n- [ ] b\r\n\r\n## Plan\r\n\r\n### Phase 1: x\r\n\r\n- **Day 1: b**\r\n",
        ),
        (
            "---\nroadmap:\n  start: 2025-01-01 # mine\n---\n# A\n- [ ] b\n\n",
            "---\nroadmap:\n  start: 2026-03-02 # mine\n---\n# A\n- [ ] b\n\n## Plan\n\n### Phase 1: A\n\n- **Day 1: b**\n",
        ),
    ] {
        let (_, after) = drafted(text, &wish(Length::Days(1))).unwrap();
        assert_eq!(after.text(), expected);
    }
}

#[test]
fn today_brings_every_task_to_the_day_that_names_it() {
    let alike = "## Python\n- [ ] 异步 (Asyncio, Coroutines and friends)\n- [ ] 装饰器 (Decorators of functions)\n## 模式\n- [ ] 装饰器\n- [ ] 单例\n";
    let (_, after) = drafted(alike, &wish(Length::Days(2))).unwrap();
    let plan = Plan::of(&after);
    let of = |day| topics(&after, &plan, &[day]).len();
    assert_eq!(plan.ids().map(of).collect::<Vec<_>>(), [2, 2], "{}", after.text());
    let roadmap = samples().into_iter().find(|(path, _)| path.ends_with("2026-后端路线图.md")).unwrap().1;
    let checklist = roadmap.split("---\n\n## 四周行动计划").next().unwrap();
    for days in [5, 14, 30, 90] {
        let (drafted, after) = drafted(checklist, &wish(Length::Days(days))).unwrap();
        let (plan, outline) = (Plan::of(&after), after.outline());
        let mut found = BTreeSet::new();
        for (id, entry) in plan.ids().zip(&drafted.entries) {
            let topics = topics(&after, &plan, &[id]);
            assert_eq!(
                topics.len(),
                entry.tasks,
                "{}: {:?}",
                entry.title,
                topics.iter().map(|id| outline.title(*id)).collect::<Vec<_>>()
            );
            found.extend(topics);
        }
        let open =
            leaves(outline).into_iter().filter(|id| outline.mark(*id) != Some(roadmap::document::mark::Mark::Done));
        assert_eq!(found, open.collect::<BTreeSet<_>>());
    }
}

#[test]
fn sections_that_are_named_go_behind_the_plan_that_is_there() {
    let text = "---\nroadmap:\n  start: 2026-03-02\n---\n## Core\n- [ ] a\n## Nets\n- [ ] b\n- [ ] c\n## Old\n### Phase 1: x\n* **Day 1: p**\n### Phase 2: y\n* **Day 1: q**\n";
    let of = |sections: &[&str]| Wish {
        sections: sections.iter().map(|name| (*name).to_owned()).collect(),
        start: None,
        ..wish(Length::Days(2))
    };
    let (two, after) = drafted(text, &of(&["nets"])).unwrap();
    assert_eq!(two.markdown, "## Plan\n\n### Phase 3: Nets\n\n* **Day 1: b**\n* **Day 2: c**\n");
    assert_eq!(two.span, Some((date("2026-03-04"), date("2026-03-05"))));
    assert_eq!(Plan::of(&after).total_days(), 4);
    assert_eq!(drafted(text, &of(&[])).unwrap_err(), Undrafted::Planned);
    assert_eq!(drafted(text, &of(&["x y"])).unwrap_err(), Undrafted::NoSection("x y".into()));
    assert!(
        matches!(drafted(text, &of(&["e"])).unwrap_err(), Undrafted::SeveralSections(_, found) if found.len() == 2)
    );
    let dated = Wish { start: Some(date("2026-04-01")), ..of(&["Nets"]) };
    assert_eq!(drafted(text, &dated).unwrap_err(), Undrafted::Dated);
}

#[test]
fn what_would_not_be_read_is_not_written() {
    let of = |text: &str| drafted(text, &wish(Length::Days(1))).map(|_| ()).unwrap_err();
    assert_eq!(of("- [ ] a\n```\nnot closed\n"), Undrafted::Misread);
    assert_eq!(of("- [x] a\n"), Undrafted::NoTasks);
    assert_eq!(of(""), Undrafted::NoTasks);
    assert!(matches!(of("{\"title\": \"x\"}\n- [ ] a\n"), Undrafted::Unset(_)));
    let many = "- [ ] a\n".repeat(1_000);
    assert_eq!(drafted(&many, &wish(Length::Minutes(60))).unwrap_err(), Undrafted::TooLong(1_000));
    check(&many, &wish(Length::Days(999))).unwrap();
}
