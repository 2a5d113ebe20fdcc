//! The program's answers in JSON, field by field: what stands in them under `"schema": 1` stays there.

#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::{ROADMAP as TEXT, Shell};

fn run<'a>(args: impl IntoIterator<Item = &'a str>) -> Shell {
    Shell::new(TEXT).args(args)
}

/// The names of an object's fields, in their order.
fn fields(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn show_answers_in_json() {
    let shell = run(["show", "roadmap.md", "--json"]).exit(0);
    let all = shell.json();
    assert_eq!(fields(&all), ["schema", "file", "title", "front_matter", "progress", "nodes"]);
    let head = json!({"schema": 1, "file": "roadmap.md", "title": "路线图", "front_matter": "toml", "progress": {"done": 2, "total": 5}});
    for (name, value) in head.as_object().unwrap() {
        assert_eq!(&all[name], value);
    }
    assert_eq!(all["nodes"].as_array().unwrap().len(), 14);
    assert_eq!(fields(&all["nodes"][0]), ["id", "parent", "kind", "level", "line", "title", "mark", "offset"]);
    assert_eq!(
        all["nodes"][0],
        json!({"id": 0, "parent": null, "kind": "heading", "level": 1, "line": 6, "title": "Skills", "mark": null, "offset": null})
    );
    let at = TEXT.find("x] Decorators").unwrap();
    assert_eq!(
        all["nodes"][2],
        json!({"id": 2, "parent": 1, "kind": "item", "level": 2, "line": 9, "title": "Decorators 装饰器", "mark": "done", "offset": at})
    );
    let marks: Vec<&Value> = all["nodes"].as_array().unwrap().iter().map(|node| &node["mark"]).collect();
    assert_eq!(marks[1..5], ["todo", "done", "todo", "cancelled"]);
    let empty = Shell::new("- [/] a\n- [?] b\n").args(["show", "roadmap.md", "--json"]).json();
    assert_eq!((&empty["title"], &empty["front_matter"]), (&Value::Null, &Value::Null));
    assert_eq!((&empty["nodes"][0]["mark"], &empty["nodes"][1]["mark"]), (&json!("doing"), &json!("other")));
}

#[test]
fn plan_answers_in_json() {
    let plan = run(["plan", "roadmap.md", "--json"]).exit(0).json();
    let day = |line: u32, numbers: (u32, u32), title: &str, done: bool, dates: (&str, &str)| json!({"line": line, "carrier": "item", "first": numbers.0, "last": numbers.1, "title": title, "done": done, "from": dates.0, "to": dates.1});
    assert_eq!(
        plan,
        json!({"schema": 1, "start": "2026-02-01", "start_from": "start", "end": "2026-02-04", "total_days": 4, "phases": [
            {"line": 20, "title": "Phase 1: Basics", "path": ["Phase 1: Basics"], "goal": "know it all.", "days": [
                day(24, (1, 1), "Objects", false, ("2026-02-01", "2026-02-01")),
                day(25, (2, 3), "Loops", false, ("2026-02-02", "2026-02-03")),
            ]},
            {"line": 27, "title": "Phase 2: More", "path": ["Phase 2: More"], "goal": null, "days": [
                day(29, (1, 1), "Nets", true, ("2026-02-04", "2026-02-04")),
            ]},
        ]})
    );
    assert_eq!(fields(&plan), ["schema", "start", "start_from", "end", "total_days", "phases"]);
    assert_eq!(fields(&plan["phases"][0]), ["line", "title", "path", "goal", "days"]);
    assert_eq!(
        fields(&plan["phases"][0]["days"][0]),
        ["line", "carrier", "first", "last", "title", "done", "from", "to"]
    );
    let none = Shell::new("# A\n").args(["plan", "roadmap.md", "--json"]).exit(1).json();
    assert_eq!(
        none,
        json!({"schema": 1, "start": null, "start_from": null, "end": null, "total_days": 0, "phases": []})
    );
    let bare = Shell::new("## Day 1\n## Day 2\n")
        .args(["plan", "roadmap.md", "--json", "--start", "2026-02-01"])
        .exit(0)
        .json();
    assert_eq!((&bare["start_from"], &bare["phases"][0]["line"]), (&json!("flag"), &Value::Null));
    assert_eq!(bare["phases"][0]["days"][0]["carrier"], "heading");
}

#[test]
fn status_answers_in_json() {
    let status = run(["status", "roadmap.md", "--json", "--on", "2026-02-03"]).exit(0).json();
    let section = |line: u32, level: u32, title: &str, done: u32, total: u32| json!({"line": line, "level": level, "title": title, "done": done, "total": total});
    assert_eq!(
        status,
        json!({"schema": 1, "file": "roadmap.md", "title": "路线图", "progress": {"done": 2, "total": 5}, "sections": [
            section(6, 1, "Skills", 1, 4), section(13, 2, "Network", 0, 2), section(18, 1, "Plan", 1, 1),
            section(20, 2, "Phase 1: Basics", 0, 0), section(27, 2, "Phase 2: More", 1, 1),
        ], "plan": {"start": "2026-02-01", "end": "2026-02-04", "done": 1, "total": 3, "behind": 1}})
    );
    assert_eq!(fields(&status), ["schema", "file", "title", "progress", "sections", "plan"]);
    assert_eq!(fields(&status["sections"][0]), ["line", "level", "title", "done", "total"]);
    assert_eq!(fields(&status["plan"]), ["start", "end", "done", "total", "behind"]);
    assert_eq!(Shell::new("- [ ] a\n").args(["status", "roadmap.md", "--json"]).json()["plan"], Value::Null);
}

#[test]
fn today_answers_in_json() {
    let today = run(["today", "roadmap.md", "--json", "--on", "2026-02-03"]).exit(0).json();
    let first = json!({"line": 24, "carrier": "item", "first": 1, "last": 1, "title": "Objects", "done": false, "from": "2026-02-01", "to": "2026-02-01"});
    assert_eq!(
        today,
        json!({"schema": 1, "date": "2026-02-03", "state": "on",
            "day": {"line": 25, "carrier": "item", "first": 2, "last": 3, "title": "Loops", "done": false, "from": "2026-02-02", "to": "2026-02-03"},
            "next_open": first, "behind": 1, "left": [first],
            "phase": {"title": "Phase 1: Basics", "goal": "know it all.", "n": 1, "of": 2}, "day_n": 3, "day_of": 4, "topics": [],
            "reviews_due": null})
    );
    let names = [
        "schema",
        "date",
        "state",
        "day",
        "next_open",
        "behind",
        "left",
        "phase",
        "day_n",
        "day_of",
        "topics",
        "reviews_due",
    ];
    assert_eq!(fields(&today), names);
    assert_eq!(fields(&today["phase"]), ["title", "goal", "n", "of"]);
    for (text, date, state) in [
        (TEXT, "2026-01-01", "before"),
        (TEXT, "2026-03-01", "after"),
        ("## Day 1\n## Day 3\n", "2026-02-01", "undated"),
        ("---\nstart: 2026-02-01\n---\n## Day 1\n## Day 3\n", "2026-02-02", "rest"),
        ("---\nstart: 2026-02-01\nroadmap:\n  rest: [2026-01-25..]\n---\n## Day 1\n## Day 3\n", "2026-02-09", "rest"),
        ("- [ ] a\n", "2026-02-01", "none"),
    ] {
        let today = Shell::new(text).args(["today", "roadmap.md", "--json", "--on", date]).json();
        assert_eq!((&today["state"], &today["day"]), (&json!(state), &Value::Null));
    }
}

#[test]
fn tick_answers_in_json() {
    let shell = run(["tick", "roadmap.md", "HTTP", "--json"]).exit(0);
    let at = TEXT.find("] HTTP").unwrap() - 1;
    let ticked = |changed: bool| {
        json!({"schema": 1, "file": "roadmap.md", "changed": changed, "item":
            {"id": 6, "parent": 5, "kind": "item", "level": 1, "line": 15, "title": "HTTP / HTTPS", "mark": "done", "offset": at}})
    };
    assert_eq!(shell.json(), ticked(true));
    assert_eq!(shell.args(["tick", "roadmap.md", "HTTP", "--json"]).exit(0).json(), ticked(false));
}

const DATED: &str = "## Week 1\n\n| Date | What | Done |\n| --- | --- | --- |\n| 4/13 | a | ✅ |\n| 4/14 | b | ⬜ |\n| 4/16 | c | ⬜ |\n";

#[test]
fn study_days_that_are_called_by_dates_have_no_numbers_in_json() {
    let shell = Shell::new(DATED).args(["plan", "roadmap.md", "--json", "--on", "2026-04-14"]).exit(0);
    let plan = shell.json();
    let day = |line: u32, title: &str, done: bool, date: &str| json!({"line": line, "carrier": "row", "title": title, "done": done, "from": date, "to": date});
    assert_eq!(fields(&plan["phases"][0]), ["line", "title", "path", "goal", "days", "dated"]);
    assert_eq!(plan["phases"][0]["days"], json!([]));
    let dated =
        json!([day(5, "a", true, "2026-04-13"), day(6, "b", false, "2026-04-14"), day(7, "c", false, "2026-04-16")]);
    assert_eq!(plan["phases"][0]["dated"], dated);
    let shell = shell.args(["today", "roadmap.md", "--json", "--on", "2026-04-15"]).exit(0);
    let open = json!({"line": 6, "carrier": "row", "first": null, "last": null, "title": "b", "done": false, "from": "2026-04-14", "to": "2026-04-14"});
    let today = shell.json();
    assert_eq!((&today["state"], &today["next_open"], &today["left"]), (&json!("rest"), &open, &json!([open])));
    let several = shell.args(["plan", "roadmap.md", "roadmap.md", "--json", "--on", "2026-04-14"]).exit(0).json();
    assert_eq!(fields(&several), ["schema", "days", "dated"]);
    assert_eq!((&several["days"], several["dated"].as_array().unwrap().len()), (&json!([]), 6));
    assert_eq!(fields(&several["dated"][0]), ["file", "line", "carrier", "title", "done", "from", "to"]);
    let numbered = Shell::new(TEXT).args(["plan", "roadmap.md", "roadmap.md", "--json"]).exit(0).json();
    assert_eq!(fields(&numbered), ["schema", "days"]);
}
