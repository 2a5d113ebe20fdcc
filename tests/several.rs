//! Several roadmaps in the shell: files, folders of them, and the library where nothing is named.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::json;
use support::{ROADMAP, Shell};

/// A folder with roadmaps, and with what is none.
fn shelf(folder: &Path) {
    for (name, text) in [
        ("shelf/day 2.md", "# Two\n\n- [x] a\n- [ ] b\n"),
        ("shelf/day 10.md", "# Ten\n\n- [x] a\n"),
        ("shelf/deep/plan.markdown", ROADMAP),
        ("shelf/README.md", "# Read me\n\nNothing to be done.\n"),
        ("shelf/.trash/old.md", "# Old\n\n- [ ] a\n"),
        ("shelf/notes.txt", "- [ ] a\n"),
    ] {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn with_shelf() -> Shell {
    Shell::new("# Own\n\n- [ ] a\n").outside(shelf)
}

#[test]
fn the_status_of_a_folder_is_a_line_for_each_roadmap_and_one_for_all() {
    with_shelf().args(["status", "shelf", "roadmap.md", "--on", "2026-02-04"]).exit(0).stdout(
        "Two         ▰▰▰▰▰▱▱▱▱▱  1/2  50%                        shelf/day 2.md
Ten         ▰▰▰▰▰▰▰▰▰▰  1/1 100%                        shelf/day 10.md
路线图      ▰▰▰▰▱▱▱▱▱▱  2/5  40%  day 4 of 4, 2 behind  shelf/deep/plan.markdown
Own         ▱▱▱▱▱▱▱▱▱▱  0/1   0%                        roadmap.md
4 roadmaps  ▰▰▰▰▰▱▱▱▱▱  4/9  44%
",
    );
}

#[test]
fn the_status_of_several_comes_in_the_order_that_is_asked_for() {
    let titles = |sort: &str| {
        let shell = with_shelf().args(["status", "shelf", "--sort", sort, "--on", "2026-02-04", "--json"]).exit(0);
        let titles =
            shell.json()["files"].as_array().unwrap().iter().map(|one| one["title"].clone()).collect::<Vec<_>>();
        json!(titles)
    };
    assert_eq!(titles("title"), json!(["Ten", "Two", "路线图"]));
    assert_eq!(titles("done"), json!(["Ten", "Two", "路线图"]));
    assert_eq!(titles("behind"), json!(["路线图", "Two", "Ten"]));
}

#[test]
fn the_status_of_several_as_json_is_that_of_each() {
    let shell = with_shelf().args(["status", "shelf", "--json", "--on", "2026-02-04"]).exit(0);
    let all = shell.json();
    assert_eq!((&all["schema"], &all["progress"]), (&json!(1), &json!({"done": 4, "total": 8})));
    let alone = shell.args(["status", "shelf/deep/plan.markdown", "--json", "--on", "2026-02-04"]).exit(0).json();
    assert_eq!(all["files"][2], alone);
}

#[test]
fn today_in_a_folder_tells_of_those_that_have_study_days() {
    let out = with_shelf().args(["today", "shelf", "--on", "2026-02-02"]).exit(0).out();
    assert!(out.contains("路线图\n") && out.contains("Day 2-3"), "{out}");
    assert!(!out.contains("Ten") && out.ends_with("\n2 more roadmaps have no study days\n"), "{out}");
    with_shelf().args(["today", "shelf", "--short", "--on", "2026-02-02"]).exit(0).stdout("Day 2/4, 1 behind\n");
    let shell = with_shelf().args(["today", "shelf", "--json", "--on", "2026-02-02"]).exit(0);
    assert_eq!(shell.json()["files"].as_array().unwrap().len(), 3);
    // What is named is told of whatever it is.
    let out = with_shelf().args(["today", "shelf/day 2.md", "roadmap.md"]).exit(1).out();
    assert!(out.contains("Two") && out.contains("Own"), "{out}");
}

#[test]
fn plan_and_week_take_folders_and_a_folder_gets_no_journals() {
    let shell = with_shelf().args(["plan", "shelf", "--on", "2026-02-04"]).exit(0);
    assert_eq!(shell.out().lines().count(), 3);
    let shell = shell.args(["week", "shelf", "--on", "2026-02-04"]).exit(0).stdout_has("路线图");
    assert!(!shell.out().contains("Ten"), "{}", shell.out());
    assert!(!shell.home().join(".local/share/roadmap/journals").exists());
}

#[test]
fn a_file_that_cannot_be_read_is_told_of_and_the_rest_is_answered() {
    let shell = with_shelf().outside(|folder| {
        fs::set_permissions(folder.join("shelf/day 2.md"), fs::Permissions::from_mode(0o000)).unwrap();
    });
    let is_closed = fs::read(shell.path("shelf/day 2.md")).is_err();
    let shell = shell.args(["status", "gone.md", "shelf"]).exit(3).stdout_has("Ten");
    assert!(shell.err().starts_with("roadmap: cannot read gone.md: no such file; check the name\n"), "{}", shell.err());
    if is_closed {
        assert!(shell.err().contains("cannot read shelf/day 2.md: permission denied"), "{}", shell.err());
    }
    for command in ["today", "plan", "week"] {
        with_shelf().args([command, "gone.md", "shelf", "--on", "2026-02-02"]).exit(3).stdout_has("路线图");
    }
    with_shelf().args(["today", "gone.md", "shelf", "--short", "--on", "2026-02-02"]).exit(3).stdout_has("Day 2/4");
}

#[test]
fn where_nothing_is_named_the_library_is_meant() {
    let wrong = "roadmap: name a roadmap, or a folder of them; ";
    assert!(Shell::new("").args(["status"]).exit(2).err().starts_with(wrong));
    // What the settings name.
    let set = with_shelf().outside(|_| ());
    let config = set.home().join(".config/roadmap");
    fs::create_dir_all(&config).unwrap();
    fs::create_dir_all(set.home().join("notes")).unwrap();
    fs::write(set.home().join("notes/mine.md"), "# Mine\n\n- [ ] a\n").unwrap();
    fs::write(config.join("config.toml"), "[library]\npaths = [\"~/notes\"]\n").unwrap();
    let set = set.args(["status"]).exit(0).stdout_has("Mine");
    // And what is here, which goes before.
    let set = set.outside(|folder| fs::rename(folder.join("shelf"), folder.join("roadmaps")).unwrap());
    let out = set.args(["status"]).exit(0).out();
    assert!(out.starts_with("Two ") && out.contains("\nMine "), "{out}");
}

#[test]
fn a_path_in_the_settings_that_is_counted_from_nowhere_is_named_with_its_line() {
    let shell = Shell::new("");
    let config = shell.home().join(".config/roadmap");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.toml"), "[library]\npaths = [\"notes\"]\n").unwrap();
    shell
        .args(["status"])
        .exit(2)
        .stderr_has("line 2: paths: \"notes\" is counted from nowhere; begin it with `/` or `~/`");
}

#[test]
fn a_folder_without_roadmaps_says_so() {
    let empty = Shell::new("").outside(|folder| fs::create_dir(folder.join("empty")).unwrap());
    empty.args(["today", "empty"]).exit(1).stderr_has("no Markdown file with a task or a study day");
}

#[test]
fn hostile_names_and_a_folder_of_ten_thousand_do_no_harm() {
    let shell = Shell::new("").outside(|folder| {
        let many = folder.join("many");
        fs::create_dir(&many).unwrap();
        for number in 0..10_000 {
            fs::write(many.join(format!("{number}.txt")), "").unwrap();
        }
        fs::write(many.join("a\u{1b}[2Jb\n.md"), "- [ ] a\n").unwrap();
        std::os::unix::fs::symlink(".", many.join("circle")).unwrap();
    });
    let shell = shell.args(["status", "many"]).exit(0);
    assert!(shell.out().starts_with("a␛[2Jb .md ") && !shell.out().contains('\u{1b}'), "{:?}", shell.out());
}

#[test]
fn where_no_roadmap_has_study_days_today_says_so_on_its_first_line() {
    Shell::new("- [ ] a\n").args(["today", "."]).exit(1).stdout("1 more roadmap has no study days\n");
}
