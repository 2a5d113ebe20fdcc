//! `roadmap merge` in a shell: three files made one, and a sync tool's copy brought into its file.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use support::{Shell, crlf};

const BASE: &str = "# A\n- [ ] one\n- [ ] two\n- [ ] three\n";
const COPY: &str = "roadmap.sync-conflict-20261123-101500-ABCDEFG.md";

/// A folder with `base.md`, `ours.md` and `theirs.md`.
fn three(base: &str, ours: &str, theirs: &str) -> Shell {
    Shell::new("").outside(|folder| {
        for (name, text) in [("base.md", base), ("ours.md", ours), ("theirs.md", theirs)] {
            fs::write(folder.join(name), text).unwrap();
        }
    })
}

/// A folder with a roadmap and a conflict copy of it.
fn beside(text: &str, copy: &str) -> Shell {
    Shell::new(text).outside(|folder| fs::write(folder.join(COPY), copy).unwrap())
}

const FILES: [&str; 4] = ["merge", "base.md", "ours.md", "theirs.md"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&FILES[..], more].concat()
}

#[test]
fn three_files_become_one_on_standard_output_byte_for_byte() {
    let (ours, theirs) = (BASE.replace("[ ] one", "[x] one"), BASE.replace("[ ] two", "[x] two \u{1b}[1m"));
    let expected = ours.replace("[ ] two", "[x] two \u{1b}[1m");
    three(BASE, &ours, &theirs).args(FILES).exit(0).stdout(&expected);
    three("", "- [x] a\n", "- [ ] a\n- [ ] b\n").args(FILES).exit(0).stdout("- [x] a\n- [ ] b\n");
}

#[test]
fn a_conflict_is_marked_in_the_files_own_line_ends() {
    let [base, ours, theirs] = ["one\ntwo\n", "one\nzwei\n", "one\ndeux\n"].map(crlf);
    let shell = three(&base, &ours, &theirs).args(with(&["-o", "ours.md", "--path", "plans/a.md"])).exit(1);
    assert_eq!(
        fs::read_to_string(shell.path("ours.md")).unwrap(),
        crlf("one\n<<<<<<< ours.md\nzwei\n=======\ndeux\n>>>>>>> theirs.md\n")
    );
    shell.stderr("roadmap: 1 conflict in plans/a.md; both sides stand there between marks\n");

    let labels = ["--marker-size=9", "--ours-label=HEAD", "--theirs-label=%Y"];
    let marked = "one\n<<<<<<<<< HEAD\nzwei\n=========\ndeux\n>>>>>>>>> theirs.md\n";
    let shell = three(&base, &ours, &theirs).args(with(&labels)).exit(1);
    assert_eq!(shell.out(), crlf(marked));
    assert_eq!(shell.err(), "roadmap: 1 conflict; both sides stand between marks in the answer\n");
    let shell = three(&base, &ours, &theirs).args(with(&["--json"])).exit(1);
    assert_eq!(shell.err(), "roadmap: 1 conflict\n");
    three(&base, &ours, &theirs).args(with(&["--ours"])).exit(0).stdout(&ours);
    three(&base, &ours, &theirs).args(with(&["--theirs"])).exit(0).stdout(&theirs);
}

#[test]
fn marks_that_stand_there_already_are_told_from_new_ones() {
    let old = "<<<<<<< HEAD\nleft\n=======\nright\n>>>>>>> x\n\n";
    let [base, ours, theirs] = ["a\n", "b\n", "c\n"].map(|text| format!("{old}{text}"));
    let shell = three(&base, &ours, &theirs).args(FILES).exit(1);
    assert_eq!(shell.out(), format!("{old}<<<<<<<< ours.md\nb\n========\nc\n>>>>>>>> theirs.md\n"));
    let ticked = format!("{old}- [x] a\n");
    three(&format!("{old}- [ ] a\n"), &ticked, &format!("{old}- [ ] a\n- [ ] b\n"))
        .args(FILES)
        .exit(0)
        .stdout(&format!("{ticked}- [ ] b\n"));
}

#[test]
fn what_cannot_be_read_leaves_the_result_untouched() {
    for name in ["base.md", "ours.md", "theirs.md"] {
        let shell = three(BASE, BASE, BASE).outside(|folder| fs::write(folder.join(name), b"caf\xe9 \xff\n").unwrap());
        shell
            .args(with(&["-o", "roadmap.md"]))
            .exit(3)
            .stderr(&format!(
                "roadmap: cannot merge {name}: it is no UTF-8 text; convert it first; nothing was changed\n"
            ))
            .file("");
    }
    three(BASE, BASE, BASE).args(["merge", "base.md", ".", "theirs.md", "-o", "roadmap.md"]).exit(3).file("");
    three(BASE, BASE, BASE).args(["merge", "gone.md", "ours.md", "theirs.md"]).exit(3).stderr_has("no such file");
    three(BASE, BASE, BASE).args(["merge", "ours.md"]).exit(2);
    three(BASE, BASE, BASE).args(["merge", "ours.md", "theirs.md", "-o", "x.md"]).exit(2).stderr_has("three files");
}

#[test]
fn a_result_may_be_a_new_file() {
    let ticked = BASE.replace("[ ] one", "[x] one");
    let shell = three(BASE, &ticked, BASE).args(with(&["-o", "new.md"])).exit(0).stdout("");
    assert_eq!(fs::read_to_string(shell.path("new.md")).unwrap(), ticked);
}

#[test]
fn a_merge_counts_in_json() {
    let (ours, theirs) = (BASE.replace("[ ] one", "[x] one"), "# A\n- [ ] one\n- [x] two\n- [ ] four\n");
    let json = three(BASE, &ours, theirs).args(with(&["--json"])).exit(0).json();
    assert_eq!(
        json,
        serde_json::json!({
            "schema": 1, "file": "ours.md", "written": false, "ticked": 1, "unticked": 0, "added": 1, "gone": 1,
            "moved": 0, "renamed": 0, "conflicts": []
        })
    );
    let json = three("a\n", "b\n", "c\n").args(with(&["--json"])).exit(1).json();
    assert_eq!(json["conflicts"], serde_json::json!([{ "base": ["a"], "ours": ["b"], "theirs": ["c"] }]));
}

#[test]
fn a_copy_is_brought_into_its_file_and_stays() {
    let file = "# A\r\n- [x] one\r\n- [ ] two\r\n- [ ] three\r\n";
    let copy = "# A\n- [ ] one\n- [x] two\n- [x] three\n- [ ] four\n";
    let shell = beside(file, copy).args(["merge", "roadmap.md", COPY]).exit(0);
    let merged = "# A\r\n- [x] one\r\n- [x] two\r\n- [x] three\r\n- [ ] four\r\n";
    let shell = shell.stdout("2 ticks and 1 new task\n").file(merged);
    assert_eq!(fs::read_to_string(shell.path(COPY)).unwrap(), copy);
    shell.args(["merge", "roadmap.md", COPY]).exit(0).stdout("nothing new: all of it is there already\n").file(merged);
}

#[test]
fn a_copy_that_says_otherwise_is_asked_about_and_nothing_is_written() {
    let (file, copy) = ("- [x] one\n\nmine\n", "- [x] one\n\nyours\n");
    beside(file, copy)
        .args(["merge", "roadmap.md", COPY])
        .exit(1)
        .file(file)
        .stdout_has(&format!("roadmap.md\n  mine\n{COPY}\n  yours\n"))
        .stderr_has("1 conflict; nothing was written; --ours settles");
    beside(file, copy).args(["merge", "roadmap.md", COPY, "--ours"]).exit(0).file(file);
    beside(file, copy).args(["merge", "roadmap.md", COPY, "--theirs"]).exit(0).file(copy);
    let json = beside(file, copy).args(["merge", "roadmap.md", COPY, "--json"]).exit(1).json();
    assert_eq!((&json["written"], &json["conflicts"][0]["ours"][0]), (&false.into(), &"mine".into()));
}

#[test]
fn a_copy_beside_the_file_is_pointed_out_where_it_would_bring_something_in() {
    let note = format!(
        "roadmap: a conflict copy lies beside it, with 1 tick and 1 new task; to merge it: roadmap merge roadmap.md {COPY}\n"
    );
    let copy = BASE.replace("[ ] two", "[x] two") + "- [ ] four\n";
    for command in ["today", "status", "show", "plan"] {
        assert_eq!(beside(BASE, &copy).args([command, "roadmap.md"]).err(), note, "{command}");
        assert_eq!(beside(BASE, BASE).args([command, "roadmap.md"]).err(), "", "{command}");
    }
    assert_eq!(beside(BASE, &copy).args(["tick", "roadmap.md", "one"]).exit(0).err(), note);
    let odd = "roadmap (Ann's conflicted copy 2026-11-23).md";
    Shell::new(BASE)
        .outside(|folder| fs::write(folder.join(odd), &copy).unwrap())
        .args(["show", "roadmap.md"])
        .stderr_has(r"roadmap merge roadmap.md 'roadmap (Ann'\''s conflicted copy 2026-11-23).md'");
    beside(&copy, BASE).args(["show", "roadmap.md"]).exit(0);
    assert_eq!(beside(&copy, BASE).args(["show", "roadmap.md"]).err(), "");
}
