//! `roadmap update`: a newer edition comes out, and every tick is where a person would put it.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use serde_json::{Value, json};
use support::{Shell, crlf};

/// A roadmap as its author wrote it.
const OLD: &str = "# To sea

## Skills

### Rope work

- [ ] **Knots**
  - [ ] Bowline (with one hand)
  - [ ] Sheet bend
  - [ ] Clove hitch
  - [ ] Whipping an end
  - [ ] Splicing three strands
- [ ] Coil a line

### Boats and gear

- [ ] **Sails**
  - [ ] Reefing
  - [ ] Setting a jib
- [ ] **Engine**
  - [ ] Bleeding the fuel line
  - [ ] Changing the impeller

### Finding the way

- [ ] Chart symbols
- [ ] Tides
- [ ] Radio
  - [ ] Distress call

### Crew

- [ ] Watches
- [ ] Cooking in a swell

## Plan

### Week 1: Harbour

**Goal:** leave and come back.

*   **Day 1: Lines and fenders**
*   **Day 2: Springs**
*   **Day 3-4: Leaving a berth**

### Week 2: Coast

*   **Day 1:** Headings and leeway
*   **Day 2:** Tides at work
*   **Day 3:** First night out
";

/// A later edition: sections renamed and moved, items renamed, moved, indented, added and taken out, days renamed.
const NEW: &str = "# To sea

## Skills

### Ropes, knots and splices

- [ ] **Knots**
  - [ ] Bowline (with one hand, in the dark)
  - [ ] Rolling hitch
  - [ ] Clove hitch
  - [ ] Sheet bend
- [ ] **Ends**
  - [ ] Whipping an end
  - [ ] Splicing three strands
- [ ] Coil a line

### Finding the way

- [ ] Charts
  - [ ] Chart symbols
- [ ] Tides
- [ ] Radio
  - [ ] Distress call
  - [ ] Routine call

### Sails and engine

- [ ] **Sails**
  - [ ] Reefing
  - [ ] Setting a jib
- [ ] **Engine**
  - [ ] Changing the impeller

### Crew and life aboard

- [ ] Watches

## Plan

### Week 1: The harbour

**Goal:** leave and come back unhurt.

*   **Day 1: Warps, fenders, a plan**
*   **Day 2: Springs**
*   **Day 3-4: Leaving and entering a berth**

### Week 2: Along the coast

*   **Day 1:** Headings and leeway
*   **Day 2:** Anchoring
*   **Day 3:** Tides at work
*   **Day 4:** First night out
";

/// What the reader made of the old one.
fn mine() -> String {
    let ticked = [
        "Bowline (with one hand)",
        "Clove hitch",
        "Splicing three strands",
        "Setting a jib",
        "Bleeding the fuel line",
        "Chart symbols",
        "Distress call",
        "Watches",
        "Cooking in a swell",
        "Week 1/Lines and fenders",
        "Week 1/Day 3-4",
        "Week 2/Tides at work",
        "Week 2/First night out",
    ];
    let mut shell = Shell::new(OLD);
    for item in ticked {
        shell = shell.args(["tick", "roadmap.md", item]).exit(0);
    }
    let text = fs::read_to_string(shell.path("roadmap.md")).unwrap();
    let with = |text: String, behind: &str, more: &str| text.replacen(behind, &format!("{behind}{more}"), 1);
    let text = with(text, "  - [ ] Reefing\n", "  - [ ] A storm jib of my own\n    - [x] Find a sailmaker\n");
    let text =
        with(text, "- [x] Cooking in a swell\n", "\n### Books\n\n- [x] The one about knots\n- [ ] The thick one\n");
    with(text, "*   **Day 2: Springs**\n", "    *   ask the neighbour for his long line\n")
}

/// What is to come of it where nobody kept the old edition.
const UPDATED: &str = "# To sea

## Skills

### Ropes, knots and splices

- [ ] **Knots**
  - [x] Bowline (with one hand, in the dark)
  - [ ] Rolling hitch
  - [x] Clove hitch
  - [ ] Sheet bend
- [ ] **Ends**
  - [ ] Whipping an end
  - [x] Splicing three strands
- [ ] Coil a line

### Finding the way

- [ ] Charts
  - [x] Chart symbols
- [ ] Tides
- [ ] Radio
  - [x] Distress call
  - [ ] Routine call

### Sails and engine

- [ ] **Sails**
  - [ ] Reefing
  - [ ] A storm jib of my own
    - [x] Find a sailmaker
  - [x] Setting a jib
- [ ] **Engine**
  - [x] Bleeding the fuel line
  - [ ] Changing the impeller

### Crew and life aboard

- [x] Watches
- [x] Cooking in a swell

### Books

- [x] The one about knots
- [ ] The thick one

## Plan

### Week 1: The harbour

**Goal:** leave and come back unhurt.

*   [x] **Day 1: Warps, fenders, a plan**
*   **Day 2: Springs**
    *   ask the neighbour for his long line
*   [x] **Day 3-4: Leaving and entering a berth**

### Week 2: Along the coast

*   **Day 1:** Headings and leeway
*   **Day 2:** Anchoring
*   [x] **Day 3:** Tides at work
*   [x] **Day 4:** First night out
";

fn desk(mine: &str, new: &str) -> Shell {
    Shell::new(mine).outside(|folder| {
        fs::write(folder.join("old.md"), OLD).unwrap();
        fs::write(folder.join("new.md"), new).unwrap();
    })
}

fn titles(places: &Value) -> Vec<&str> {
    places.as_array().unwrap().iter().map(|place| place["title"].as_str().unwrap()).collect()
}

#[test]
fn every_tick_and_every_addition_is_where_a_person_would_put_it() {
    desk(&mine(), NEW).args(["update", "roadmap.md", "new.md"]).exit(0).file(UPDATED);
}

#[test]
fn line_ends_and_the_byte_order_mark_are_the_readers() {
    let own = |text: &str| format!("\u{feff}{}", crlf(text));
    desk(&own(&mine()), NEW).args(["update", "roadmap.md", "new.md"]).exit(0).file(&own(UPDATED));
    desk(&mine(), &own(NEW)).args(["update", "roadmap.md", "new.md"]).exit(0).file(UPDATED);
}

#[test]
fn what_was_ticked_and_is_taken_out_is_asked_about_where_the_old_edition_is_known() {
    let update = ["update", "roadmap.md", "new.md", "--base", "old.md"];
    let shell = desk(&mine(), NEW).args(update).exit(1).file(&mine());
    assert_eq!(
        shell.out(),
        "roadmap.md\n    - [x] Bleeding the fuel line\nnew.md\n  (taken out)\n\n\
         roadmap.md\n  - [x] Cooking in a swell\nnew.md\n  (taken out)\n\n"
    );
    let shell = shell.stderr_has("2 conflicts; nothing was written");
    shell.args([&update[..], &["--ours"]].concat()).exit(0).file(UPDATED);

    let taken_out = UPDATED.replace("  - [x] Bleeding the fuel line\n", "").replace("- [x] Cooking in a swell\n", "");
    let json = desk(&mine(), NEW).args([&update[..], &["--theirs", "--json"]].concat()).exit(0).file(&taken_out).json();
    assert_eq!(titles(&json["lost"]), ["Bleeding the fuel line", "Cooking in a swell"]);
}

#[test]
fn it_says_what_is_new_moved_renamed_gone_and_kept() {
    let json =
        desk(&mine(), NEW).args(["update", "roadmap.md", "new.md", "--dry-run", "--json"]).exit(0).file(&mine()).json();
    assert_eq!((&json["schema"], &json["written"], &json["ticks"]), (&json!(1), &json!(false), &json!(15)));
    assert_eq!(titles(&json["added"]), ["Rolling hitch", "Ends", "Charts", "Routine call", "Day 2: Anchoring"]);
    assert_eq!(titles(&json["moved"]), ["Whipping an end", "Splicing three strands", "Chart symbols"]);
    assert_eq!(
        titles(&json["renamed"]),
        [
            "Ropes, knots and splices",
            "Bowline (with one hand, in the dark)",
            "Sails and engine",
            "Crew and life aboard",
            "Week 1: The harbour",
            "Day 1: Warps, fenders, a plan",
            "Day 3-4: Leaving and entering a berth",
            "Week 2: Along the coast",
            "Day 3: Tides at work",
            "Day 4: First night out",
        ]
    );
    assert_eq!(
        titles(&json["kept"]),
        [
            "A storm jib of my own",
            "Find a sailmaker",
            "Bleeding the fuel line",
            "Cooking in a swell",
            "Books",
            "The one about knots",
            "The thick one"
        ]
    );
    for none in ["gone", "left_out", "lost", "conflicts"] {
        assert_eq!(json[none], json!([]), "{none}");
    }
    assert_eq!(json["renamed"][1]["was"], "Bowline (with one hand)");

    let shell = desk(&mine(), NEW).args(["update", "roadmap.md", "new.md"]).exit(0);
    let out = shell.out();
    assert!(
        out.starts_with(
            "5 new tasks, 3 moved and 10 renamed; 15 ticks carried over\n\nNew\n  line:9  To sea / Skills / "
        ),
        "{out}"
    );
    assert!(out.contains("\nRenamed\n  line:5  To sea / Skills / Ropes, knots and splices  was Rope work\n"), "{out}");
    assert!(out.contains("\nKept, yours alone\n"), "{out}");
    shell
        .args(["update", "roadmap.md", "new.md"])
        .stdout("nothing to do: the roadmap is up to date with this edition\n");
}

#[test]
fn the_edition_is_remembered_so_that_the_next_one_can_take_things_out() {
    let next =
        NEW.replace("- [ ] Tides\n", "").replace("  - [ ] Reefing\n", "").replace("Routine call", "A call to a friend");
    let shell = desk(&mine(), NEW).args(["update", "roadmap.md", "new.md"]).exit(0);
    let shell = shell.outside(|folder| fs::write(folder.join("next.md"), &next).unwrap());
    let without = UPDATED.replace("- [ ] Tides\n", "").replace("  - [ ] Reefing\n", "");
    let expected = without.replace("Routine call", "A call to a friend");
    let shell = shell.args(["update", "roadmap.md", "next.md", "--json"]).exit(0).file(&expected);
    assert_eq!(titles(&shell.json()["gone"]), ["Tides", "Routine call", "Reefing"]);
}

#[test]
fn after_an_older_text_came_back_an_edition_brings_again_what_it_brought_before() {
    let (old, new) = ("- [x] a\n", "- [ ] a\n- [ ] b\n- [ ] c\n");
    let updated = "- [x] a\n- [ ] b\n- [ ] c\n";
    let update = ["update", "roadmap.md", "new.md"];
    let begin = || desk(old, new).args(update).exit(0).file(updated);
    begin().args(["restore", "roadmap.md", "1"]).exit(0).file(old).args(update).exit(0).file(updated);
    // As git or another program does it; and again after an update that changed nothing.
    let back = |shell: Shell| shell.outside(|folder| fs::write(folder.join("roadmap.md"), old).unwrap());
    back(begin()).args(update).exit(0).file(updated);
    back(begin().args(update).exit(0)).args(update).exit(0).file(updated);
}

#[test]
fn what_the_reader_took_out_of_an_edition_stays_out_and_is_told() {
    let update = ["update", "roadmap.md", "new.md"];
    let shell = desk("- [x] a\n", "- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n").args(update).exit(0);
    let without = "- [x] a\n- [ ] b\n- [ ] d\n";
    let shell = shell.outside(|folder| fs::write(folder.join("roadmap.md"), without).unwrap()).args(update).exit(0);
    let shell = shell.file(without).stdout(
        "nothing to do: all that this edition has besides was taken out of the roadmap\n\n\
         Not in it, taken out here\n  line:3  c\n",
    );
    assert_eq!(titles(&shell.args([&update[..], &["--json"]].concat()).exit(0).json()["left_out"]), ["c"]);
}

#[test]
fn an_update_that_cannot_be_read_or_written_changes_nothing() {
    let shell = desk(&mine(), NEW).outside(|folder| fs::write(folder.join("new.md"), b"caf\xe9 \xff\n").unwrap());
    shell.args(["update", "roadmap.md", "new.md"]).exit(3).file(&mine()).stderr_has("convert it first");
    desk(&mine(), NEW).args(["update", "roadmap.md", "gone.md"]).exit(3).file(&mine());
    desk(&mine(), NEW).args(["update", "roadmap.md", "new.md", "--ours", "--theirs"]).exit(2).file(&mine());
}

#[test]
fn what_an_edition_renames_and_moves_keeps_its_past() {
    let old = OLD.replace("[ ] Coil a line", "[x] Coil a line");
    let shell = Shell::new(&old).outside(|folder| fs::write(folder.join("new.md"), NEW).unwrap());
    let shell = shell.args(["tick", "roadmap.md", "Bowline (with one hand)"]).exit(0);
    let shell = shell.args(["update", "roadmap.md", "new.md"]).exit(0);
    let told = |shell: Shell| {
        let shell = shell.args(["journal", "roadmap.md", "--json"]).exit(0);
        let told = shell.json()["events"].as_array().unwrap().clone();
        let line =
            |event: &Value| format!("{} {}", event["did"].as_str().unwrap(), event["text"].as_str().unwrap_or(""));
        (shell, told.iter().map(line).collect::<Vec<_>>())
    };
    let (shell, lines) = told(shell);
    assert!(lines.contains(&"moved Bowline (with one hand, in the dark)".to_owned()), "{lines:?}");
    // What was done before the journal was begun as well.
    assert!(lines.contains(&"moved Coil a line".to_owned()), "{lines:?}");
    let ticked: Vec<&String> = lines.iter().filter(|line| line.starts_with("ticked")).collect();
    assert_eq!(ticked, ["ticked Bowline (with one hand)"]);
    assert_eq!(told(shell).1, lines);
}
