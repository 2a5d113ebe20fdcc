//! `roadmap plan FILE --make`: a plan printed, looked at, put at the end of the file, or into a new one.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use support::{Shell, crlf};

const LIST: &str = "+++
title = 'Go'
+++

## Core

- [ ] Loops
- [x] Types
- [ ] Slices and maps (2h)

## Nets

- [ ] HTTP
  - [ ] Methods
  - [ ] Status codes
";

const PLAN: &str = "## Plan

### Phase 1: Core

- **Day 1: Loops**
- **Day 2-3: Slices and maps**

### Phase 2: Nets

- **Day 4: Methods**
- **Day 5: Status codes**
";

fn dated(days: &str) -> String {
    LIST.replace("'Go'\n", &format!("'Go'\n\n[params.roadmap]\nstart = '2026-03-02'\n{days}"))
}

#[test]
fn a_plan_is_printed_and_nothing_written() {
    let shell = Shell::new(LIST).args(["plan", "roadmap.md", "--make", "--on", "2026-03-02"]).exit(0).file(LIST);
    assert_eq!(shell.out(), PLAN);
    assert_eq!(
        shell.err(),
        "roadmap: 4 tasks, 5 h at 1 h a day, 5 days, begins 2 Mar, ends 6 Mar; `--append` writes it with its start, `--dry-run` shows the dates\n"
    );
    assert_eq!(shell.names().len(), 1);
}

#[test]
fn the_dates_are_shown_and_nothing_written() {
    let args = ["plan", "roadmap.md", "--make", "--days", "3", "--start", "2026-03-06", "--weekdays", "mon-fri"];
    Shell::new(LIST).args(args.into_iter().chain(["--dry-run", "--on", "2026-03-02"])).exit(0).file(LIST).stdout(
        "4 tasks, 3 days, 1-2 a day, begins 6 Mar, ends 10 Mar

Phase 1: Core
  Day 1  Loops                  6 Mar
  Day 2  Slices and maps        9 Mar

Phase 2: Nets
  Day 3  Methods; Status codes  10 Mar

Nothing was written: this is what it would do.
",
    );
}

#[test]
fn a_plan_goes_to_the_end_of_the_file_with_its_dates_in_the_front_matter() {
    for text in [LIST.to_owned(), crlf(LIST)] {
        let args = ["plan", "roadmap.md", "--make", "--append", "--start", "2026-03-02", "--weekdays", "mon,wed"];
        let expected = format!("{}\n{PLAN}", dated("days = 'mon,wed'\n"));
        let expected = if text == LIST { expected } else { crlf(&expected) };
        Shell::new(&text)
            .args(args)
            .exit(0)
            .file(&expected)
            .stdout_has("The plan is in roadmap.md, yours to change. `roadmap tui roadmap.md` opens it.")
            .args(["today", "roadmap.md", "--on", "2026-03-09"])
            .stdout_has("Day 2-3  Slices and maps")
            .stdout_has("[ ] Slices and maps (2h)  Core")
            .args(["status", "roadmap.md"])
            .stdout_has("1/5")
            .args(["plan", "roadmap.md", "--make", "--append"])
            .exit(1)
            .file(&expected)
            .stderr("roadmap: there is a plan here already; --phase NAME puts a section behind it, `roadmap recover` moves its days\n");
    }
}

#[test]
fn a_new_roadmap_takes_no_others_place() {
    let args = ["plan", "roadmap.md", "--make", "-o", "new.md", "--start", "2026-03-02"];
    let shell = Shell::new(LIST).args(args).exit(0).file(LIST);
    let new = format!("{}\n{PLAN}", dated(""));
    assert_eq!(fs::read_to_string(shell.path("new.md")).unwrap(), new);
    let shell = shell.args(args).exit(3).stderr(
        "roadmap: cannot make new.md: it is there already, and nothing was changed; -o OTHER gives another name\n",
    );
    assert_eq!(fs::read_to_string(shell.path("new.md")).unwrap(), new);
    let shell = shell.args(["plan", "roadmap.md", "--make", "-o", "-", "--start", "2026-03-02"]).exit(0);
    assert_eq!(shell.out(), new);
    shell.args(["plan", "roadmap.md", "--make", "-o", "none/new.md"]).exit(3).stderr_has("cannot write none/new.md");
}

#[test]
fn a_section_alone_goes_behind_the_plan_that_is_there() {
    let text = format!("{LIST}\n## Old\n\n### Phase 1: Old\n\n- Day 1: a\n- Day 2: b\n");
    let args = ["plan", "roadmap.md", "--make", "--append", "--phase", "nets", "--days", "2"];
    Shell::new(&text)
        .args(args)
        .exit(0)
        .file(&format!("{text}\n## Plan\n\n### Phase 2: Nets\n\n- **Day 3: Methods**\n- **Day 4: Status codes**\n"));
    Shell::new(&text).args(["plan", "roadmap.md", "--make", "--phase", "zzz"]).exit(2).stderr_has("\"zzz\"");
}

#[test]
fn what_cannot_be_planned_is_said() {
    let of = |text: &str, more: &[&str]| {
        Shell::new(text).args(["plan", "roadmap.md", "--make"].into_iter().chain(more.iter().copied()))
    };
    of("- [x] a\n", &[]).exit(1).stderr("roadmap: there is no open task here to plan\n");
    of("- [ ] a\n```\nopen\n", &["--append"]).exit(1).stderr_has("close it first").file("- [ ] a\n```\nopen\n");
    of("{\"title\": \"x\"}\n- [ ] a\n", &["--append"]).exit(2).stderr_has("JSON");
    of("{\"title\": \"x\"}\n- [ ] a\n", &[]).exit(0).stdout_has("- **Day 1: a**");
    of(LIST, &["--days", "1000"]).exit(2).stderr_has("write a number from 1 to 999");
    of(LIST, &["--days", "2", "--hours", "2"]).exit(2);
    of(LIST, &["--hours", "25"]).exit(2).stderr_has("write hours as 2 or 1.5");
    of(LIST, &["--weekdays", "fry"]).exit(2);
    of(LIST, &["other.md"]).exit(2).stderr_has("one file");
    of(&"- [ ] a\n".repeat(1_000), &[]).exit(2).stderr_has("1000 days");
    Shell::new(LIST).args(["plan", "roadmap.md", "--days", "3"]).exit(2).stderr_has("--make");
    Shell::new(LIST).args(["plan", "gone.md", "--make"]).exit(3);
}

#[test]
fn programs_get_it_as_json() {
    let shell = Shell::new(LIST)
        .args(["plan", "roadmap.md", "--make", "--append", "--json", "--hours", "2.5", "--start", "2026-03-02"])
        .exit(0);
    let json = shell.json();
    assert_eq!(json["schema"], 1);
    assert_eq!((&json["tasks"], &json["minutes"], &json["days"]), (&4.into(), &300.into(), &2.into()));
    assert_eq!((&json["start"], &json["end"]), (&"2026-03-02".into(), &"2026-03-03".into()));
    assert_eq!(json["written"], "roadmap.md");
    assert_eq!(json["study_days"][1]["title"], "Methods; Status codes");
    assert_eq!(json["study_days"][0]["phase"], "Phase 1: Core");
    assert!(json["markdown"].as_str().unwrap().starts_with("## Plan\n"));
}

#[test]
fn a_chinese_roadmap_gets_a_chinese_plan_whatever_the_reader_speaks() {
    let text = "# 清单\n\n- [ ] 切片（2小时）\n- [ ] HTTP / HTTPS\n";
    let shell = Shell::new(text).args(["plan", "roadmap.md", "--make", "--on", "2026-03-02"]).exit(0);
    assert_eq!(shell.out(), "## 学习计划\n\n### 第一阶段：清单\n\n- **第1-2天：切片**\n- **第3天：HTTP / HTTPS**\n");
    Shell::new(text)
        .args(["plan", "roadmap.md", "--make", "--on", "2026-03-02", "--dry-run", "--lang", "zh"])
        .exit(0)
        .stdout_has("2 个任务，共 3 小时，每天 1 小时，3 天，3月2日 开始，3月4日 结束");
}
