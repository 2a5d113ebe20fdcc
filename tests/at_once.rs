//! Several items ticked by one command: all of them or none, in one write and with one answer.

#![allow(clippy::unwrap_used)]

mod support;

use std::io::Write;
use std::process::{Output, Stdio};

use roadmap::document::Document;
use roadmap::plan::Plan;
use roadmap::plan::tick::{tick, tick_these};
use serde_json::{Value, json};
use support::{ROADMAP as TEXT, Shell};

/// Runs the program with something on its standard input.
fn fed(shell: &Shell, args: &[&str], input: &[u8]) -> Output {
    let mut command = shell.command();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn text(shell: &Shell) -> String {
    std::fs::read_to_string(shell.path("roadmap.md")).unwrap()
}

#[test]
fn several_items_are_ticked_at_once_in_the_order_in_which_they_were_asked_for() {
    let after = TEXT.replace("- [ ] HTTP", "- [x] HTTP").replace("  - [ ] Types", "  - [x] Types");
    let after = after.replace("- **Day 1: Objects**", "- [x] **Day 1: Objects**");
    let (text, after) = (&TEXT.replace("- [x] Day 1", "- Day 1"), after.replace("- [x] Day 1", "- Day 1"));
    let names = ["HTTP", "Core/Types", "Objects", "HTTP"];
    let shell = Shell::new(text).args(["tick", "roadmap.md"].into_iter().chain(names)).exit(0).file(&after);
    assert_eq!(shell.out(), "[x] HTTP / HTTPS\n[x] Types\n[x] Phase 1, Day 1  Objects\n[x] HTTP / HTTPS\n");
    assert_eq!(shell.err().lines().count(), 1, "what a tick writes is said once: {}", shell.err());
    let shell = shell.args(["tick", "roadmap.md", "--off"].into_iter().chain(["HTTP", "Core/Types"])).exit(0);
    shell.file(&text.replace("- **Day 1: Objects**", "- [x] **Day 1: Objects**"));
}

#[test]
fn one_item_that_cannot_be_ticked_leaves_all_as_they_were_and_is_named() {
    let cases: [(&[&str], &str); 4] = [
        (
            &["HTTP", "nowhere", "Core"],
            "roadmap: nothing is called \"nowhere\"; `roadmap show FILE` lists what there is\n",
        ),
        (&["HTTP", "Old"], "roadmap: \"Old\": its box shows [-], which is left as it is; change it in an editor\n"),
        (&["Skills", "HTTP"], "roadmap: \"Skills\": there is no box here\n"),
        (
            &["none", "Types", "HTTP"],
            "roadmap: nothing is called \"none\"; `roadmap show FILE` lists what there is\n\
             roadmap: \"Types\" fits 2 items; name one of these:\n\
             \x20 line:10  Skills / Core / Types\n  line:16  Skills / Network / Types\n",
        ),
    ];
    for (names, said) in cases {
        let args = ["tick", "roadmap.md"].into_iter().chain(names.iter().copied());
        Shell::new(TEXT).args(args).exit(2).stderr(said).file(TEXT);
    }
}

#[test]
fn items_come_from_standard_input_too_one_a_line() {
    let after = TEXT.replace("- [ ] HTTP", "- [x] HTTP").replace("  - [ ] Types", "  - [x] Types");
    let shell = Shell::new(TEXT);
    let args = ["tick", "roadmap.md", "--stdin", "--json"];
    let out = fed(&shell, &args, "\u{feff}HTTP\r\n\r\n  line:10 \rCore/Decorators".as_bytes());
    assert_eq!((out.status.code(), text(&shell)), (Some(0), after.clone()));
    let answer: Value = serde_json::from_slice(&out.stdout).unwrap();
    let told: Vec<_> =
        answer["items"].as_array().unwrap().iter().map(|item| [&item["asked"], &item["changed"]]).collect();
    assert_eq!(json!(told), json!([["HTTP", true], ["line:10", true], ["Core/Decorators", false]]));
    assert_eq!((&answer["changed"], &answer["items"][1]["item"]["line"]), (&json!(true), &json!(10)));
    let again = fed(&shell, &["tick", "roadmap.md", "Core", "--stdin"], b"HTTP\n");
    assert_eq!(String::from_utf8(again.stdout).unwrap(), "[x] Core\n[x] HTTP / HTTPS\n");
}

#[test]
fn nothing_on_standard_input_is_nothing_to_do_and_what_is_no_text_is_refused() {
    let shell = Shell::new(TEXT);
    let none = fed(&shell, &["tick", "roadmap.md", "--stdin", "--json"], b"\n");
    assert_eq!(none.status.code(), Some(0));
    assert_eq!(
        serde_json::from_slice::<Value>(&none.stdout).unwrap(),
        json!({"schema": 1, "file": "roadmap.md", "changed": false, "items": []})
    );
    let bad = fed(&shell, &["tick", "roadmap.md", "--stdin"], b"HTTP\n\xff\n");
    assert_eq!((bad.status.code(), text(&shell)), (Some(2), TEXT.to_owned()));
    assert_eq!(String::from_utf8(bad.stderr).unwrap(), "roadmap: standard input is no UTF-8 text\n");
    shell.args(["tick", "roadmap.md"]).exit(2).stderr_has("ITEM");
}

#[test]
fn an_item_is_ticked_with_all_beneath_it_that_can_be() {
    let after = TEXT.replace("- [ ] **Core**", "- [x] **Core**").replace("  - [ ] Types", "  - [x] Types");
    let after = after.replace("- [ ] HTTP", "- [x] HTTP").replace("- [ ] Types", "- [x] Types");
    let shell = Shell::new(TEXT).args(["tick", "roadmap.md", "Skills", "--all", "--json"]).exit(0).file(&after);
    assert_eq!(shell.json()["changed"], true);
    let shell = shell.args(["tick", "roadmap.md", "Skills", "--all", "--json"]).exit(0).file(&after);
    assert_eq!(shell.json()["changed"], false);
    let none = after.replace("[x] **Core", "[ ] **Core").replace("[x] HTTP", "[ ] HTTP");
    let none = none.replace("[x] Types", "[ ] Types").replace("[x] Dec", "[ ] Dec");
    shell.args(["tick", "roadmap.md", "line:6", "--all", "--off"]).exit(0).file(&none);
}

#[test]
fn ticks_made_at_once_are_those_made_one_by_one_in_every_sample() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps");
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let (document, plan) = (Document::read(text.clone()), Plan::of(&Document::read(text.clone())));
        let can = |id: &roadmap::document::outline::NodeId| tick(&document, &plan, *id, true).is_ok();
        let mut ids: Vec<_> = document.outline().ids().filter(can).collect();
        ids.reverse();
        let ticks = tick_these(&document, &plan, &ids, true).unwrap();
        assert_eq!(ticks.turned, ids);
        let at_once = ticks.edit.unwrap().apply(&text);
        let one_by_one = ids.iter().fold(text, |text, &id| {
            let document = Document::read(text.clone());
            tick(&document, &Plan::of(&document), id, true).map_or(text.clone(), |edit| edit.apply(&text))
        });
        assert_eq!(at_once, one_by_one);
    }
}

#[test]
fn thousands_of_ticks_are_made_at_once() {
    let days: String = (1..=300).map(|day| format!("- **Day {day}**: x\n")).collect();
    let tasks: String = (1..=8_000).map(|task| format!("- [ ] task {task}\n")).collect();
    let shell = Shell::new(&format!("# A\n\n{days}\n## B\n\n{tasks}"));
    let named = (0..8_000).map(|task| match task % 3 {
        0 => format!("line:{}\n", task + 306),
        1 => format!("task:{}\n", task + 1),
        _ => format!("task {}\n", task + 1),
    });
    let names: String = (1..=300).map(|day| format!("line:{}\n", day + 2)).chain(named).collect();
    let answer = fed(&shell, &["tick", "roadmap.md", "--stdin"], names.as_bytes());
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    assert_eq!(text(&shell).matches("[x]").count(), 8_300);
}
