//! What the keys do, the shell does: `docs/scripting.md`, held against the keys and against the commands.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use roadmap::app::keys::{Group, KEYS};
use support::{ROADMAP as TEXT, Shell};

fn page() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scripting.md");
    std::fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// The rows of the table: the name of an action, and what does it in the shell.
fn rows(page: &str) -> Vec<(String, String)> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | "));
    rows.map(|(name, shell)| (name.to_owned(), shell.to_owned())).collect()
}

/// The commands in a text, as they are written there.
fn commands(text: &str) -> Vec<String> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(|code| code.starts_with("roadmap ")).map(str::to_owned).collect()
}

#[test]
fn every_key_has_a_row_with_a_command_or_is_about_the_screen_alone() {
    let rows = rows(&page());
    let names: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
    let keys: Vec<&str> = KEYS.iter().map(|binding| binding.name).collect();
    assert_eq!(names, keys, "the rows are those of the keys, in their order");
    for (binding, (name, shell)) in KEYS.iter().zip(&rows) {
        let is_about_the_screen = shell.starts_with("*moves*") || shell.starts_with("*looks*");
        // What changes a roadmap is never about the screen alone.
        let may = !matches!(binding.group, Group::Tick | Group::Edit);
        let is_said = ["undo", "redo", "edit"].contains(&name.as_str());
        assert!(is_about_the_screen && may || is_said || !commands(shell).is_empty(), "{name}: {shell}");
    }
}

#[test]
fn every_command_is_on_the_page() {
    let page = page();
    let shell = Shell::new(TEXT).args(["complete", "fish", "--", "roadmap", ""]);
    let said: BTreeSet<String> =
        commands(&page).iter().filter_map(|line| line.split(' ').nth(1).map(str::to_owned)).collect();
    let offered: Vec<String> = shell.out().lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect();
    assert!(offered.len() > 20, "{offered:?}");
    let missing: Vec<&String> = offered.iter().filter(|name| !said.contains(*name)).collect();
    assert!(missing.is_empty(), "not on the page: {missing:?}");
}

#[test]
fn every_command_of_the_page_does_what_it_says() {
    // What would wait for a reader, or for changes, is only held to be a command.
    let waits = ["roadmap tui FILE", "roadmap watch FILE", "roadmap git", "roadmap new"];
    let mut ran = 0;
    for line in commands(&page()) {
        if waits.contains(&line.as_str()) {
            let name = line.split(' ').nth(1).unwrap();
            Shell::new(TEXT).args([name, "--help"]).exit(0);
            continue;
        }
        let mut titles = ["Core/Types", "HTTP"].into_iter().cycle();
        let words = line.split(' ').skip(1).map(|word| match word {
            "FILE" => "roadmap.md",
            "OTHER" => "other.md",
            "FOLDER" => ".",
            "ITEM" => titles.next().unwrap(),
            "DONE" => "Decorators 装饰器",
            "SECTION" => "Network",
            "TEXT" => "Something new",
            "DATE" => "2026-03-31",
            "DATE..DATE" => "2026-02-10..2026-02-11",
            word => word,
        });
        let on = if line.contains("recover") { &["--on", "2026-02-03"][..] } else { &[] };
        let words: Vec<&str> = words.chain(on.iter().copied()).collect();
        // With one more before and behind the item that is moved.
        let text = TEXT.replace("  - [ ] Types\n", "  - [ ] Types\n  - [ ] Sets\n");
        // Where there is a plan, none is drafted.
        let text = if line.contains("--make") { text.split("# Plan").next().unwrap().to_owned() } else { text };
        let mut shell = Shell::new(&text).outside(|folder| {
            std::fs::write(folder.join("other.md"), format!("{text}- [x] theirs\n")).unwrap();
        });
        if line.contains("restore") {
            // There is something to bring back only once something was changed.
            shell = shell.args(["tick", "roadmap.md", "HTTP"]).exit(0);
        }
        let shell = shell.args(words.iter().copied());
        let code = shell.exits();
        let may_be_no = line.contains("review FILE") && !line.contains("--");
        assert!(code == 0 || code == 1 && may_be_no, "`{line}` ends with {code}{}", shell.heard());
        ran += 1;
    }
    assert!(ran > 40, "{ran}");
}

#[test]
fn minutes_that_are_written_down_for_several_dates_at_once_all_count() {
    let mut shell = Shell::new(TEXT);
    for date in ["2026-02-02", "2026-02-03", "2026-02-04"] {
        shell = shell.args(["time", "roadmap.md", "25", "--on", date]).exit(0);
    }
    let answer = shell.args(["time", "roadmap.md", "5", "--on", "2026-02-05", "--json"]).exit(0).json();
    assert_eq!(answer["minutes"], serde_json::json!({ "today": 5, "week": 80 }));
}

#[test]
fn a_plan_that_is_set_is_told_as_of_the_day_that_is_taken_for_today() {
    for command in [&["start", "roadmap.md", "2031-03-02"][..], &["schedule", "roadmap.md"]] {
        let (own, other) = (Shell::new(TEXT), Shell::new(TEXT));
        let year = if command[0] == "start" { "2031" } else { "2026" };
        let own = own.args([command, &["--on", &format!("{year}-01-31")]].concat()).exit(0);
        let other = other.args([command, &["--on", "2040-01-31"]].concat()).exit(0);
        let plan = |shell: &Shell| shell.out().lines().find(|line| line.starts_with("plan ")).unwrap().to_owned();
        assert!(!plan(&own).contains(year), "{}", own.out());
        assert!(plan(&other).contains(year), "{}", other.out());
    }
}
