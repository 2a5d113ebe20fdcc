//! `roadmap new`: a roadmap made of a template, of what the command line says, or step by step on a terminal.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use roadmap::document::Document;
use roadmap::plan::Plan;
use roadmap::plan::calendar::Calendar;
use roadmap::progress::Progress;
use support::{Shell, date, samples};

#[test]
fn every_template_is_a_sample_and_made_it_is_read_with_its_plan_and_has_no_tick() {
    let shell = Shell::new("").args(["new", "--list", "--json"]).exit(0);
    let list = shell.json();
    let templates = list["templates"].as_array().unwrap();
    assert_eq!(templates.len(), samples().len());
    for (path, text) in samples() {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let template = templates.iter().find(|template| template["file"] == *stem).unwrap();
        let sample = Document::read(text);
        let days = Plan::of(&sample).days().len();
        assert_eq!(template["study_days"], days);
        for name in [template["name"].as_str().unwrap(), &stem] {
            let shell = Shell::new("").args(["new", name, "--start", "2027-01-04", "-o", "new.md"]).exit(0);
            let made = Document::read(fs::read_to_string(shell.path("new.md")).unwrap());
            let plan = Plan::of(&made);
            assert_eq!(plan.days().len(), days, "{name}");
            assert_eq!(Progress::of(made.outline()).whole.done, 0, "{name}");
            assert!(plan.done(&made).iter().all(|done| !done), "{name}");
            let calendar = Calendar::of(&made, &plan, None, date("2026-03-02"));
            let start = calendar.filter(|_| days > 0).and_then(|calendar| calendar.span()).map(|(start, _)| start);
            assert_eq!(start, (days > 0).then(|| date("2027-01-04")), "{name}");
            assert!(made.text().ends_with('\n') && !made.text().contains('\r'));
        }
    }
}

#[test]
fn what_the_command_line_says_is_what_stands_in_the_file() {
    let shell = Shell::new("").args([
        "new",
        "--title",
        "Go, now",
        "--section",
        "Core",
        "--section",
        "Nets",
        "--task",
        "Core",
        "Loops",
        "--task",
        "Nets",
        "TLS",
        "--task",
        "Core",
        "`defer` (2h)",
        "--days",
        "4",
        "--start",
        "2026-12-07",
        "--weekdays",
        "mon-fri",
        "--on",
        "2026-11-30",
    ]);
    let shell = shell.exit(0).stdout("go-now.md: 3 tasks, 3 study days, 7-10 Dec\n`roadmap tui go-now.md` opens it.\n");
    assert_eq!(
        fs::read_to_string(shell.path("go-now.md")).unwrap(),
        "+++
title = 'Go, now'
date = '2026-11-30'

[params.roadmap]
start = '2026-12-07'
days = 'mon-fri'
+++

## Core

- [ ] Loops
- [ ] `defer` (2h)

## Nets

- [ ] TLS

## Plan

### Phase 1: Core

- **Day 1: Loops**
- **Day 2-3: `defer`**

### Phase 2: Nets

- **Day 4: TLS**
"
    );
    shell
        .args(["today", "go-now.md", "--on", "2026-12-09"])
        .exit(0)
        .stdout_has("Day 2-3  defer")
        .stdout_has("defer (2h)  Core");
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    for args in [&["new", "rust", "-o", "roadmap.md"][..], &["new", "--section", "A", "--title", "Roadmap"]] {
        Shell::new("mine\n").args(args.iter().copied()).exit(3).file("mine\n").stderr(
            "roadmap: cannot make roadmap.md: it is there already, and nothing was changed; -o OTHER gives another name\n",
        );
    }
    Shell::new("").args(["new", "rust", "-o", "none/x.md"]).exit(3).stderr_has("cannot write none/x.md");
}

#[test]
fn a_roadmap_can_be_printed() {
    let shell = Shell::new("").args(["new", "reading", "-o", "-", "--title", "Books"]).exit(0);
    assert!(shell.out().starts_with("# Books\n\nNo front matter"), "{}", shell.out());
    assert_eq!((shell.err(), shell.names().len()), (String::new(), 1));
    let shell =
        shell.args(["new", "--section", "A", "--task", "A", "b", "-o", "-", "--json", "--on", "2026-11-30"]).exit(0);
    let json = shell.json();
    assert_eq!(json["text"], "+++\ntitle = 'My roadmap'\ndate = '2026-11-30'\n+++\n\n## A\n\n- [ ] b\n");
    assert_eq!((&json["file"], &json["tasks"]), (&serde_json::Value::Null, &1.into()));
}

#[test]
fn what_does_not_say_what_to_make_makes_nothing() {
    let of = |args: &[&str]| Shell::new("").args(std::iter::once("new").chain(args.iter().copied()));
    of(&[]).exit(2).stderr_has("roadmap new --list").stderr_has("--section NAME");
    of(&["--title", "x"]).exit(2);
    of(&["nothing"]).exit(2).stderr_has("\"nothing\"").stderr_has("backend, databases, rust, exam, reading, vault");
    of(&["--section", "A", "--days", "3"]).exit(2).stderr_has("a plan needs tasks");
    of(&["rust", "--section", "A"]).exit(2);
    of(&["--task", "A"]).exit(2);
    of(&["--section", "A", "--days", "3", "--hours", "1"]).exit(2);
    let shell = of(&["--lang", "zh"]).exit(2).stderr_has("请说明要建什么");
    assert_eq!(shell.names().len(), 1);
}

#[test]
fn a_chinese_reader_gets_a_chinese_roadmap() {
    let args = [
        "new",
        "--lang",
        "zh",
        "--section",
        "语言",
        "--task",
        "语言",
        "HTTP",
        "--days",
        "1",
        "--start",
        "2026-12-07",
        "--on",
        "2026-12-01",
    ];
    let shell = Shell::new("").args(args).exit(0).stdout_has("我的路线图.md：1 个任务，1 个学习日，12月7日");
    let text = fs::read_to_string(shell.path("我的路线图.md")).unwrap();
    assert!(text.ends_with("## 学习计划\n\n### 第一阶段：语言\n\n- **第1天：HTTP**\n"), "{text}");
}

#[test]
fn who_wants_nothing_said_gets_the_file_alone() {
    let shell = Shell::new("").args(["new", "rust", "-o", "r.md", "-q"]).exit(0).stdout("");
    assert!(shell.path("r.md").exists());
}
