//! `roadmap next`: what is to be done, in the order in which it is due.

#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::{ROADMAP as TEXT, Shell};

fn titles(answer: &Value) -> Vec<[&str; 2]> {
    let items = answer["items"].as_array().unwrap();
    items.iter().map(|item| [item["why"].as_str().unwrap(), item["title"].as_str().unwrap()]).collect()
}

#[test]
fn todays_study_day_comes_first_then_what_is_left_then_what_comes_next() {
    let text = &TEXT.replace("- [x] Day 1: Nets", "- Day 1: Nets");
    let shell = Shell::new(text).args(["next", "roadmap.md", "--on", "2026-02-03"]).exit(0);
    shell.stdout(
        "Phase 1, Day 2-3  Loops  2-3 Feb  today\nPhase 1, Day 1  Objects  1 Feb  late\nPhase 2, Day 1  Nets  4 Feb\n",
    );
    let shell = Shell::new(text).args(["next", "roadmap.md", "--on", "2026-02-03", "-n", "2", "--json"]).exit(0);
    let answer = shell.json();
    assert_eq!(titles(&answer), [["today", "Loops"], ["left", "Objects"]]);
    assert_eq!(
        answer["items"][0],
        json!({"file": "roadmap.md", "kind": "study_day", "why": "today", "line": 25, "title": "Loops",
            "path": ["Plan", "Phase 1: Basics"], "from": "2026-02-02", "to": "2026-02-03"})
    );
}

#[test]
fn without_an_open_study_day_the_open_tasks_come_as_they_stand() {
    let text = "# A\n- [ ] one\n  - [x] two\n  - [/] three\n- [-] off\n  - [ ] gone\n- [?] theirs\n# B\n- [ ] four\n";
    let shell = Shell::new(text).args(["next", "roadmap.md"]).exit(0);
    let shell = shell.stdout("three  A / one\nfour  B\n").args(["next", "roadmap.md", "-n", "1"]).exit(0);
    let shell = shell.stdout("three  A / one\n").args(["next", "roadmap.md", "--json"]).exit(0);
    assert_eq!(titles(&shell.json()), [["open", "three"], ["open", "four"]]);
    let undated = Shell::new("## Day 1: a\n## Day 2: b\n").args(["next", "roadmap.md", "--json"]).exit(0);
    assert_eq!(titles(&undated.json()), [["today", "a"], ["next", "b"]]);
}

#[test]
fn several_roadmaps_are_brought_together_and_folders_are_looked_into() {
    let shell = Shell::new(TEXT).outside(|folder| {
        std::fs::create_dir(folder.join("more")).unwrap();
        std::fs::write(folder.join("more/b.md"), "---\ntitle: B\nstart: 2026-02-01\n---\n## Day 1: x\n## Day 2: y\n")
            .unwrap();
    });
    let shell = shell.args(["next", "roadmap.md", "more", "--on", "2026-02-02"]).exit(0);
    let shell = shell.stdout(
        "路线图  Phase 1, Day 2-3  Loops  2-3 Feb  today\nB  Day 2  y  2 Feb  today\n路线图  Phase 1, Day 1  Objects  1 Feb  late\nB  Day 1  x  1 Feb  late\n",
    );
    let shell = shell.args(["next", "roadmap.md", "more", "--on", "2026-02-02", "--json", "-n2"]).exit(0);
    assert_eq!(shell.json()["items"][1]["file"], "more/b.md");
}

#[test]
fn where_nothing_is_left_to_do_the_answer_is_no() {
    let shell = Shell::new("- [x] a\n").args(["next", "roadmap.md"]).exit(1).stdout("");
    let shell = shell.args(["next", "roadmap.md", "--json"]).exit(1);
    assert_eq!(shell.json(), json!({"schema": 1, "items": []}));
    shell.args(["next", "roadmap.md", "-n", "0"]).exit(2).stderr_has("1 to 9999");
}

#[test]
fn among_several_what_has_no_title_goes_by_its_file_and_no_line_ends_in_blanks() {
    let shell = Shell::new("- [ ] a\n").args(["next", "roadmap.md"]).exit(0).stdout("a\n");
    let shell = shell.outside(|folder| std::fs::write(folder.join("b.md"), "- [ ] b\n").unwrap());
    shell.args(["next", "roadmap.md", "b.md"]).exit(0).stdout("roadmap.md  a\nb.md  b\n");
}
