//! Tasks and sections added, changed, moved, marked and taken out from the shell.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use serde_json::json;
use support::Shell;

const TEXT: &str = "# Skills\n\n- [ ] Rust\n  - [x] Traits\n- [ ] Go\n\n# Reading\n\n* [ ] A book\n\n# Plan\n\n- [ ] Day 1: Types\n- Day 2: Loops\n";

/// Runs the program on a file of this text: what comes of it, and what it says.
#[track_caller]
fn made(text: &str, line: &[&str]) -> (String, String) {
    let (command, rest) = line.split_first().unwrap();
    let shell = Shell::new(text).args([*command, "roadmap.md"].into_iter().chain(rest.iter().copied())).exit(0);
    let after = fs::read_to_string(shell.path("roadmap.md")).unwrap();
    (after, shell.out())
}

#[test]
fn a_task_goes_where_it_is_said_or_behind_the_last_one_that_is_not_planned() {
    let (after, said) = made(TEXT, &["add", "A paper"]);
    assert_eq!(after, TEXT.replace("* [ ] A book\n", "* [ ] A book\n* [ ] A paper\n"));
    assert_eq!(said, "line:10  [ ] A paper\n");
    for (place, before, with) in [
        (["--in", "Rust"], "  - [x] Traits\n", "  - [x] Traits\n  - [ ] new\n"),
        (["--in", "Skills"], "- [ ] Go\n", "- [ ] Go\n- [ ] new\n"),
        (["--above", "Rust"], "- [ ] Rust\n", "- [ ] new\n- [ ] Rust\n"),
        (["--below", "line:3"], "- [ ] Go\n", "- [ ] new\n- [ ] Go\n"),
        (["--below", "Plan"], "- [ ] Day 1", "- [ ] new\n- [ ] Day 1"),
    ] {
        let (after, _) = made(TEXT, &["add", "new", place[0], place[1]]);
        assert_eq!(after, TEXT.replacen(before, with, 1), "{place:?}");
    }
    assert_eq!(made("", &["add", "# A", "b", "c"]).0, "# A\n\n- [ ] b\n- [ ] c\n");
}

#[test]
fn what_something_says_is_changed_and_its_box_and_stamp_stay() {
    let text = "- [x] a ✅ 2026-01-22\n  - b\n";
    let (after, said) = made(text, &["edit", "a", "*c*"]);
    assert_eq!((after.as_str(), said.as_str()), ("- [x] *c* ✅ 2026-01-22\n  - b\n", "line:1  [x] c\n"));
    assert_eq!(made(text, &["edit", "a", "a"]).0, text);
    let refused = |text: &str| Shell::new("- a\n").args(["edit", "roadmap.md", "a", text]).exit(2).file("- a\n");
    refused("a\nb").stderr("roadmap: line ends and control characters have no place there\n");
    refused(" ").stderr("roadmap: it has to say something; esc leaves it as it was\n");
}

#[test]
fn items_move_by_themselves_or_together() {
    for (line, after) in [
        (&["Go", "--up"][..], TEXT.replace("- [ ] Rust\n  - [x] Traits\n- [ ] Go\n", "- [ ] Go\n- [ ] Rust\n  - [x] Traits\n")),
        (&["Rust", "--down", "1"], TEXT.replace("- [ ] Rust\n  - [x] Traits\n- [ ] Go\n", "- [ ] Go\n- [ ] Rust\n  - [x] Traits\n")),
        (&["Go", "--indent"], TEXT.replace("- [ ] Go", "  - [ ] Go")),
        (&["Traits", "--outdent"], TEXT.replace("  - [x] Traits", "- [x] Traits")),
        (&["Go", "Traits", "--to", "Reading"], TEXT.replace("  - [x] Traits\n- [ ] Go\n", "").replace("A book\n", "A book\n* [x] Traits\n* [ ] Go\n")),
        (&["A book", "--below", "Traits"], TEXT.replace("\n* [ ] A book\n", "").replace("Traits\n", "Traits\n  - [ ] A book\n")),
        (&["Reading", "--up"], "# Reading\n\n* [ ] A book\n\n# Skills\n\n- [ ] Rust\n  - [x] Traits\n- [ ] Go\n\n# Plan\n\n- [ ] Day 1: Types\n- Day 2: Loops\n".to_owned()),
    ] {
        let whole: Vec<&str> = ["move"].into_iter().chain(line.iter().copied()).collect();
        assert_eq!(made(TEXT, &whole).0, after, "{line:?}");
    }
    let shell = |line: &[&str]| {
        Shell::new(TEXT).args(["move", "roadmap.md"].into_iter().chain(line.iter().copied())).exit(2).file(TEXT)
    };
    shell(&["Rust", "--up"]).stderr("roadmap: it is the first here\n");
    shell(&["Rust", "--to", "Traits"]).stderr("roadmap: it would stand beneath itself\n");
    shell(&["Rust", "nobody", "--up"]).stderr_has("nothing is called \"nobody\"");
    shell(&["Rust", "--up", "--indent"]).stderr_has("--indent");
    shell(&["Rust"]).stderr_has("--outdent");
}

#[test]
fn several_go_at_once_and_it_is_told_what_went() {
    let (after, said) = made(TEXT, &["remove", "Traits", "Rust", "A book"]);
    assert_eq!(after, "# Skills\n\n- [ ] Go\n\n# Reading\n\n# Plan\n\n- [ ] Day 1: Types\n- Day 2: Loops\n");
    assert_eq!(said, "removed: Skills / Rust\nremoved: Reading / A book\n");
    let said = Shell::new(TEXT).args(["remove", "roadmap.md", "Rust", "--json"]).exit(0).json();
    assert_eq!(
        said,
        json!({"schema": 1, "file": "roadmap.md", "changed": true, "written": true, "items": [],
            "removed": [{"line": 3, "title": "Rust", "path": ["Skills"]}], "diff": null})
    );
}

#[test]
fn boxes_show_any_mark_and_a_study_day_is_ticked_as_by_tick() {
    let text = "- a\n- [x] b ✅ 2026-01-22\n\n## Day 1: c\n\n## Day 2: d\n";
    for (line, after) in [
        (&["a", "b", "--as", "doing"][..], "- [/] a\n- [/] b ✅ 2026-01-22\n\n## Day 1: c\n\n## Day 2: d\n"),
        (&["b", "--as", "none"], "- a\n- b\n\n## Day 1: c\n\n## Day 2: d\n"),
        (&["a", "Day 1: c", "--as", "done"], "- [x] a\n- [x] b ✅ 2026-01-22\n\n## Day 1: c ✅\n\n## Day 2: d\n"),
        (&["b", "--as", "done"], text),
    ] {
        let whole: Vec<&str> = ["mark"].into_iter().chain(line.iter().copied()).collect();
        assert_eq!(made(text, &whole).0, after, "{line:?}");
    }
    let cancelled = Shell::new(text).args(["mark", "roadmap.md", "a", "Day 1: c", "--as", "cancelled"]);
    cancelled.exit(2).file(text).stderr("roadmap: there is no box here\n");
    let stamped = "---\nroadmap:\n  stamp: emoji\n---\n- [x] b ✅ 2026-01-22\n- c\n";
    let (after, _) = made(stamped, &["mark", "b", "--as", "doing", "--on", "2026-01-23"]);
    assert_eq!(after, stamped.replace("[x] b ✅ 2026-01-22", "[/] b"));
    let (after, _) = made(stamped, &["mark", "c", "--as", "done", "--on", "2026-01-23"]);
    assert_eq!(after, stamped.replace("- c", "- [x] c ✅ 2026-01-23"));
    let (after, _) = made(stamped, &["mark", "c", "--as", "todo", "--on", "2026-01-23"]);
    assert_eq!(after, stamped.replace("- c", "- [ ] c"));
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let shell = Shell::new(TEXT).args(["move", "roadmap.md", "Go", "--up", "--dry-run"]).exit(0).file(TEXT);
    shell.stdout("--- roadmap.md\n+++ roadmap.md\n@@ -1,8 +1,8 @@\n # Skills\n \n+- [ ] Go\n - [ ] Rust\n   - [x] Traits\n-- [ ] Go\n \n # Reading\n \n");
    let shell = Shell::new("- a\u{202e}\n").args(["edit", "roadmap.md", "line:1", "b", "--dry-run", "--json"]).exit(0);
    assert!(!shell.out().contains('\u{202e}'));
    let said = shell.json();
    assert_eq!(
        (&said["changed"], &said["written"], &said["items"][0]["title"]),
        (&json!(true), &json!(false), &json!("b"))
    );
    assert_eq!(said["diff"], "--- roadmap.md\n+++ roadmap.md\n@@ -1 +1 @@\n-- a\u{202e}\n+- b\n");
    shell.file("- a\u{202e}\n");
}

#[test]
fn the_journal_knows_where_a_task_went_and_what_it_is_called_now() {
    let shell = Shell::new(TEXT)
        .args(["tick", "roadmap.md", "A book", "--on", "2026-02-01"])
        .args(["edit", "roadmap.md", "A book", "Something quite different"])
        .args(["move", "roadmap.md", "Something quite different", "--to", "Skills"])
        .exit(0);
    let kept = shell.home().join(".local/share/roadmap/journals");
    let file = fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.extension().is_some());
    let journal = fs::read_to_string(file.unwrap()).unwrap();
    assert!(journal.contains("Something quite different"), "{journal}");
    let shell = shell.args(["journal", "roadmap.md", "--json"]).exit(0);
    let said = shell.out();
    assert_eq!(said.matches("\"unticked\"").count() + said.matches("\"gone\"").count(), 0, "{said}\n{journal}");
}

#[test]
fn an_edit_keeps_line_ends_and_what_is_quiet_says_nothing() {
    let (after, _) = made("# A\r\n\r\n*   [ ] b", &["add", "c"]);
    assert_eq!(after, "# A\r\n\r\n*   [ ] b\r\n*   [ ] c");
    Shell::new(TEXT).args(["add", "roadmap.md", "new", "--quiet"]).exit(0).stdout("");
    let shell = Shell::new(TEXT).args(["remove", "roadmap.md", "Rust", "--lang", "zh"]).exit(0);
    shell.stdout("已删除：Skills / Rust\n");
}

#[test]
fn all_items_are_found_before_anything_is_changed_and_others_changes_are_kept() {
    // Each line is named as it is now, whatever those before it do.
    let (after, _) = made("- a\n- b\n- c\n- d\n", &["remove", "line:1", "line:3"]);
    assert_eq!(after, "- b\n- d\n");
    let (after, _) = made("- [ ] a\n- [ ] b\n- [ ] c\n", &["move", "task:3", "task:1", "--below", "task:2"]);
    assert_eq!(after, "- [ ] b\n- [ ] a\n- [ ] c\n");
    let shell = Shell::new(TEXT).args(["remove", "roadmap.md", "Rust", "line:99"]).exit(2).file(TEXT);
    shell.stderr_has("line:99");
}

#[test]
fn what_was_marked_as_done_runs_the_readers_command() {
    let shell = Shell::new("- [ ] a\n- [x] b\n- c\n").with("PATH", "/usr/bin:/bin");
    let settings = shell.home().join(".config/roadmap");
    fs::create_dir_all(&settings).unwrap();
    let ran = shell.path("ran");
    let hook = format!("[hooks]\non_tick = [\"sh\", \"-c\", 'echo \"$ROADMAP_TITLE\" >> {}']\n", ran.display());
    fs::write(settings.join("config.toml"), hook).unwrap();
    let shell =
        shell.args(["mark", "roadmap.md", "a", "b", "c", "--as", "done"]).exit(0).file("- [x] a\n- [x] b\n- [x] c\n");
    assert_eq!(fs::read_to_string(ran).unwrap(), "a\nc\n");
    drop(shell);
}
