//! Merging: what two people did to one roadmap, brought together.

#![allow(clippy::unwrap_used)]

use roadmap::document::Document;
use roadmap::merge::{Kin, Marks, Side, ancestor, edit, merge, update, with_copy};

fn merged(base: &str, ours: &str, theirs: &str) -> (String, Vec<(String, String)>) {
    let [base, ours, theirs] = [base, ours, theirs].map(|text| Document::read(text.to_owned()));
    let merged = merge(&base, &ours, &theirs);
    let conflicts = merged.conflicts().map(|conflict| (conflict.ours.clone(), conflict.theirs.clone())).collect();
    (merged.text(&[]), conflicts)
}

#[track_caller]
fn clean(base: &str, ours: &str, theirs: &str, expected: &str) {
    assert_eq!(merged(base, ours, theirs), (expected.to_owned(), Vec::new()));
}

#[test]
fn ticks_on_neighbouring_lines_come_together() {
    clean(
        "- [ ] a\n- [ ] b\n- [ ] c\n",
        "- [x] a\n- [ ] b\n- [x] c\n",
        "- [ ] a\n- [x] b\n- [ ] c\n",
        "- [x] a\n- [x] b\n- [x] c\n",
    );
    clean("- [ ] a\n", "- [x] a\n", "- [X] a\n", "- [X] a\n");
    clean("- [x] a\n- [ ] b\n", "- [ ] a\n- [ ] b\n", "- [x] a\n- [x] b\n", "- [ ] a\n- [x] b\n");
}

#[test]
fn a_tick_follows_its_task_wherever_it_went() {
    let base = "# A\n- [ ] learn the ropes\n- [ ] tie a knot\n# B\n- [ ] sail\n";
    let ours = "# A\n- [x] learn the ropes\n- [ ] tie a knot\n# B\n- [ ] sail\n";
    for (theirs, expected) in [
        // Renamed, moved, indented, another marker, renamed and moved with its section.
        (
            "# A\n- [ ] learn all the ropes\n- [ ] tie a knot\n# B\n- [ ] sail\n",
            "# A\n- [x] learn all the ropes\n- [ ] tie a knot\n# B\n- [ ] sail\n",
        ),
        (
            "# A\n- [ ] tie a knot\n# B\n- [ ] sail\n- [ ] learn the ropes\n",
            "# A\n- [ ] tie a knot\n# B\n- [ ] sail\n- [x] learn the ropes\n",
        ),
        (
            "# A\n- [ ] first\n  - [ ] learn the ropes\n- [ ] tie a knot\n# B\n- [ ] sail\n",
            "# A\n- [ ] first\n  - [x] learn the ropes\n- [ ] tie a knot\n# B\n- [ ] sail\n",
        ),
        (
            "# A\n*   [ ]  learn the ropes\n*   [ ] tie a knot\n# B\n- [ ] sail\n",
            "# A\n*   [x]  learn the ropes\n*   [ ] tie a knot\n# B\n- [ ] sail\n",
        ),
        (
            "# B\n- [ ] sail\n# A\n- [ ] learn the ropes today\n- [ ] tie a knot\n",
            "# B\n- [ ] sail\n# A\n- [x] learn the ropes today\n- [ ] tie a knot\n",
        ),
    ] {
        clean(base, ours, theirs, expected);
        clean(base, theirs, ours, expected);
    }
}

#[test]
fn a_study_day_without_a_box_keeps_its_tick_through_a_change() {
    clean(
        "*   **Day 1: a**\n*   **Day 2: b**\n",
        "*   [x] **Day 1: a**\n*   **Day 2: b**\n",
        "*   **Day 1: a few words**\n*   [x] **Day 2: b**\n",
        "*   [x] **Day 1: a few words**\n*   [x] **Day 2: b**\n",
    );
    clean("## Day 1: apples\n", "## Day 1: apples ✅\n", "## Day 1: an apple\n", "## Day 1: an apple ✅\n");
    let table = |cell: &str, words: &str| format!("| Day | What | |\n| --- | --- | --- |\n| 1 | {words} | {cell} |\n");
    clean(&table("⬜", "x"), &table("✅", "x"), &table("⬜", "x and y"), &table("✅", "x and y"));
}

#[test]
fn a_task_that_one_ticked_and_the_other_took_out_is_asked_about() {
    let (text, conflicts) = merged("- [ ] a\n- [ ] b\n- [ ] c\n", "- [ ] a\n- [x] b\n- [ ] c\n", "- [ ] a\n- [ ] c\n");
    assert_eq!((text.as_str(), conflicts), ("- [ ] a\n- [ ] c\n", vec![("- [x] b\n".to_owned(), String::new())]));
    let (_, conflicts) = merged("- [ ] learn Flask\n", "- [x] learn Flask\n", "- [ ] learn Django\n");
    assert_eq!(conflicts, [("- [x] learn Flask\n".to_owned(), String::new())]);
    let (_, conflicts) = merged("- [ ] a\n", "- [x] a\n", "- [-] a\n");
    assert_eq!(conflicts, [("- [x] a\n".to_owned(), "- [-] a\n".to_owned())]);
}

#[test]
fn what_both_put_into_one_list_is_all_kept_and_once() {
    clean(
        "- [ ] a\n",
        "- [ ] a\n- [ ] b\n- [ ] c\n",
        "- [ ] a\n- [x] c\n- [ ] d\n",
        "- [ ] a\n- [ ] b\n- [x] c\n- [ ] d\n",
    );
    clean("- [ ] a\n", "- [ ] a\n- [ ] mine\n", "- [ ] a\n- [ ] yours\n", "- [ ] a\n- [ ] yours\n- [ ] mine\n");
}

#[test]
fn a_task_that_both_moved_is_there_once() {
    let base = "# A\n- [ ] go\n# B\n- [ ] x\n# C\n- [ ] y\n";
    clean(
        base,
        "# A\n# B\n- [ ] x\n- [x] go\n# C\n- [ ] y\n",
        "# A\n# B\n- [ ] x\n# C\n- [ ] y\n- [ ] go\n",
        "# A\n# B\n- [ ] x\n# C\n- [ ] y\n- [x] go\n",
    );
}

#[test]
fn what_one_put_into_a_section_goes_where_the_other_moved_it() {
    let base = "# A\n\n- [ ] rope\n  - [ ] knot\n- [ ] sail\n\n# B\n\n- [ ] chart\n- [ ] tide\n- [ ] log\n- [ ] wind\n- [ ] buoy\n";
    let ours = base.replace("- [ ] sail\n", "- [ ] mine\n  - [x] his\n- [ ] sail\n\n# C\n\n- [ ] own\n");
    let theirs = "# B\n\n- [ ] chart\n- [ ] tide\n- [ ] log\n- [ ] wind\n- [ ] buoy\n\n# A\n\n- [ ] rope\n  - [ ] knot\n  - [ ] hitch\n- [ ] sail\n";
    let both = theirs
        .replace("  - [ ] hitch\n", "  - [ ] hitch\n- [ ] mine\n  - [x] his\n")
        .replace("- [ ] sail\n", "- [ ] sail\n\n# C\n\n- [ ] own\n");
    clean(base, &ours, theirs, &both);
    clean(base, theirs, &ours, &both);
}

#[test]
fn a_numbered_day_is_known_by_what_it_says_and_then_by_its_number() {
    let base = "## Phase 1: x\n- [ ] Day 1: lines\n- [ ] Day 2: sails\n- [ ] Day 3: stars\n";
    let ours = base.replace("[ ] Day 2", "[x] Day 2").replace("[ ] Day 3", "[x] Day 3");
    // One put in before them: they say the same and are numbered anew.
    let later = "## Phase 1: y\n- [ ] Day 1: lines\n- [ ] Day 2: oars\n- [ ] Day 3: sails\n- [ ] Day 4: stars\n";
    clean(base, &ours, later, &later.replace("[ ] Day 3", "[x] Day 3").replace("[ ] Day 4", "[x] Day 4"));
    let other = "## Phase 1: y\n- [ ] Day 1: lines\n- [ ] Day 2: old sails\n- [ ] Day 3: stars at night\n";
    clean(base, &ours, other, &other.replace("[ ] Day 2", "[x] Day 2").replace("[ ] Day 3", "[x] Day 3"));
}

#[test]
fn prose_that_both_changed_is_a_conflict_in_gits_marks() {
    let [base, ours, theirs] =
        ["one\r\ntwo\r\n", "one\r\nzwei\r\n", "one\r\ndeux\r\n"].map(|text| Document::read(text.to_owned()));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(
        merged.marked(Marks { size: 7, ours: "mine", theirs: "yours" }),
        "one\r\n<<<<<<< mine\r\nzwei\r\n=======\r\ndeux\r\n>>>>>>> yours\r\n"
    );
    assert_eq!(merged.text(&[Side::Ours]), "one\r\nzwei\r\n");
    assert_eq!(merged.text(&[Side::Theirs]), "one\r\ndeux\r\n");
}

#[test]
fn line_ends_the_byte_order_mark_and_the_last_newline_survive() {
    clean("- [ ] a\n- [ ] b", "- [x] a\n- [ ] b", "\u{feff}- [ ] a\r\n- [ ] b\r\n", "\u{feff}- [x] a\r\n- [ ] b\r\n");
    clean("- [ ] a\n- [ ] b", "- [ ] a\r\n- [ ] b", "- [ ] a\n- [x] b\n- [ ] c", "- [ ] a\r\n- [x] b\n- [ ] c");
    clean("a\rb\r", "a\rb\r", "a\rc\r", "a\rc\r");
}

#[test]
fn without_an_ancestor_everything_done_is_done_and_everything_added_is_kept() {
    let copies = |copy: &str, file: &str| {
        let [copy, file] = [copy, file].map(|text| Document::read(text.to_owned()));
        let merged = with_copy(&copy, &file);
        (merged.text(&[]), merged.is_clean())
    };
    assert_eq!(
        copies("- [x] a\n- [ ] b\n- [ ] mine\n", "- [ ] a\n- [x] b\n- [ ] yours\n"),
        ("- [x] a\n- [x] b\n- [ ] yours\n- [ ] mine\n".to_owned(), true)
    );
    assert!(!copies("one\n", "two\n").1);
}

#[test]
fn a_copy_comes_in_with_the_files_own_line_ends() {
    let [copy, file] =
        ["- [x] a\n- [ ] mine\n", "\u{feff}- [ ] a\r\n- [ ] b\r\n"].map(|text| Document::read(text.to_owned()));
    assert_eq!(with_copy(&copy, &file).text(&[]), "\u{feff}- [x] a\r\n- [ ] b\r\n- [ ] mine\r\n");
}

#[test]
fn without_an_ancestor_what_is_begun_or_called_off_stays_so() {
    let mine = "- [/] one\n- [-] two\n- [x] three\n";
    let edition = "- [ ] one\n- [ ] two\n- [ ] three\n- [ ] four\n";
    for (ours, theirs) in [(mine, edition), (edition, mine)] {
        for kin in [Kin::Copies, Kin::Edition] {
            let [ours, theirs] = [ours, theirs].map(|text| Document::read(text.to_owned()));
            let merged = merge(&ancestor(&ours, &theirs, kin), &ours, &theirs);
            assert_eq!((merged.text(&[]), merged.is_clean()), (format!("{mine}- [ ] four\n"), true));
        }
    }
    let [file, copy] = ["- [ ] a\n\n- [x] b\n\n- [ ] d\n", "- [-] a\n\n- [-] b\n\n- [/] d\n"]
        .map(|text| Document::read(text.to_owned()));
    let merged = merge(&ancestor(&file, &copy, Kin::Copies), &file, &copy);
    let asked: Vec<_> = merged.conflicts().map(|asked| (asked.ours.as_str(), asked.theirs.as_str())).collect();
    assert_eq!(asked, [("- [x] b\n", "- [-] b\n")]);
    assert_eq!(merged.text(&[Side::Ours]), "- [-] a\n\n- [x] b\n\n- [/] d\n");
}

#[test]
fn a_mark_that_is_gone_is_told_of_whatever_it_was() {
    let before = Document::read("- [/] one\n- [-] two\n- [x] three\n- [/] four\n- [x] five\n".to_owned());
    let after = Document::read("- [ ] one\n- [ ] two\n- [-] three\n- [x] four\n- [x] five\n".to_owned());
    let update = update(&before, &after, &after);
    let lost: Vec<&str> = update.lost.iter().map(|id| before.outline().title(*id)).collect();
    assert_eq!((lost, update.carried), (vec!["one", "two", "three"], 1));
    assert_eq!((update.changes.ticked.len(), update.changes.unticked.len()), (1, 3));
}

#[test]
fn a_tick_finds_its_place_where_the_other_side_added_something_behind() {
    let header =
        |more: &str| format!("| Day | What | Done |{more}\n| --- | --- | --- |{}\n", more.replace(" n ", " - "));
    clean(
        &format!("{}| 1 | x | ⬜ |\n", header("")),
        &format!("{}| 1 | x | ✅ |\n", header("")),
        &format!("{}| 1 | x | ⬜ | n |\n", header(" n |")),
        &format!("{}| 1 | x | ✅ | n |\n", header(" n |")),
    );
    // Both changed the row's words as well: the cell is known by its column.
    clean(
        &format!("{}| 1 | x | ⬜ | n |\n", header(" n |")),
        &format!("{}| 1 | y | ✅ | n |\n", header(" n |")),
        &format!("{}| 1 | x | ⬜ | m |\n", header(" n |")),
        &format!("{}| 1 | y | ✅ | m |\n", header(" n |")),
    );
    clean("## Day 1: a\n", "## Day 1: a ✅\n", "## Day 1: a ##\n", "## Day 1: a ✅ ##\n");
    clean("## Day 1: a\n", "## Day 1: a ✅\n", "## Day 1: a {#id}\n", "## Day 1: a ✅ {#id}\n");
    let (base, ours) = ("## Day 1: old ropes on deck\n", "## Day 1: old ropes at hand ✅\n");
    clean(base, ours, "## Day 1: new ropes on deck\n", "## Day 1: new ropes at hand ✅\n");
    let (_, asked) = merged(base, ours, "## Day 1: new ropes on deck ##\n");
    assert_eq!(asked, [(ours.to_owned(), "## Day 1: new ropes on deck ##\n".to_owned())]);
}

#[test]
fn no_date_is_made_of_two() {
    for (before, behind) in [("---\nstart: ", "\n---\n"), ("- [ ] from ", " on\n"), ("+++\nstart = ", "\n+++\n")] {
        let [base, ours, theirs] =
            ["2026-01-05", "2026-02-05", "2026-01-09"].map(|date| format!("{before}{date}{behind}"));
        let (text, asked) = merged(&base, &ours, &theirs);
        assert_eq!((text, asked.len()), (theirs, 1), "{before}");
    }
    // What one side alone changed is taken; a line of the front matter that both changed is asked about, however far apart.
    let front = |title: &str, days: &str| format!("---\nroadmap: {{ title: {title}, days: {days} }}\n---\n");
    let (_, asked) = merged(&front("a", "mon-fri"), &front("b", "mon-fri"), &front("a", "mon-sat"));
    assert_eq!(asked.len(), 1);
    clean("---\na: 1\nb: 1\n---\n", "---\na: 2\nb: 1\n---\n", "---\na: 1\nb: 2\n---\n", "---\na: 2\nb: 2\n---\n");
}

#[test]
fn a_tick_does_not_pass_to_another_task() {
    let ticks = |text: &str| text.matches("[x]").count();
    for (base, theirs) in [
        // What was dropped, and what came in another section.
        ("# A\n- [ ] C\n- [ ] b\n# B\n- [ ] d\n", "# A\n- [ ] b\n# B\n- [ ] d\n- [ ] C++\n"),
        ("# A\n- [ ] Learn Java\n- [ ] b\n", "# A\n- [ ] Learn JavaScript\n- [ ] b\n"),
        ("# A\n- [ ] Learn C\n- [ ] b\n", "# A\n- [ ] Learn C#\n- [ ] b\n"),
        ("# A\n- [ ] Learn React\n- [ ] b\n", "# A\n- [ ] Learn Preact\n- [ ] b\n"),
        ("# A\n- [ ] SQL\n- [ ] b\n", "# A\n- [ ] NoSQL\n- [ ] b\n"),
        ("# A\n- [ ] Java\n- [ ] b\n", "# A\n- [ ] JavaFX\n- [ ] b\n"),
        ("# A\n- [ ] read and write\n- [ ] b\n", "# A\n- [ ] read\n- [ ] write\n- [ ] b\n"),
        ("# A\n- [ ] Day 3: Flask\n- [ ] b\n", "# A\n- [ ] Day 3: Django\n- [ ] b\n"),
        ("# A\n- [ ] 第3天：装饰器\n- [ ] b\n", "# A\n- [ ] 第3天：协程\n- [ ] b\n"),
    ] {
        let ours = base.replacen("[ ]", "[x]", 1);
        let [before, mine, edition] = [base, &ours, theirs].map(|text| Document::read(text.to_owned()));
        let merged = merge(&before, &mine, &edition);
        assert_eq!((merged.conflicts().count(), ticks(&merged.text(&[]))), (1, 0), "{theirs}");
        assert_eq!(ticks(&merged.text(&[Side::Ours])), 1, "{theirs}");
        let merged = merge(&ancestor(&mine, &edition, Kin::Edition), &mine, &edition);
        assert_eq!(merged.text(&[Side::Ours]).matches(ours.lines().nth(1).unwrap()).count(), 1, "{theirs}");
    }
    let row = |words: &str, cell: &str| format!("| Day | What | |\n| --- | --- | --- |\n| 3 | {words} | {cell} |\n");
    let (_, asked) = merged(&row("Flask", "⬜"), &row("Flask", "✅"), &row("Django", "⬜"));
    assert_eq!(asked.len(), 1);
}

#[test]
fn what_one_put_into_a_section_stays_in_it_beside_a_section_that_the_other_put_in() {
    clean("# A\n- a\n", "# A\n- a\n- b\n", "# A\n- a\n\n# P\n\n- p\n", "# A\n- a\n- b\n\n# P\n\n- p\n");
    clean("# A\n- a\n- k\n", "# A\n- a\n- k\n- b\n", "# A\n- a\n# P\n- p\n", "# A\n- a\n- b\n# P\n- p\n");
    clean("# Z\n", "# P\n# Z\n", "- mine\n", "- mine\n# P\n");
}

#[test]
fn what_is_asked_about_stands_where_it_stood() {
    // Neither goes into the new section, nor does what is new beneath `a` go beneath `b`.
    for (base, ours, theirs, expected) in [
        ("# A\n- [ ] b\n", "# A\n# P\n", "# A\n- [x] b\n", "# A\n- [x] b\n# P\n"),
        ("- [ ] a\n- [ ] b\n", "- [ ] a\n  - [ ] new\n", "- [ ] a\n- [x] b\n", "- [ ] a\n  - [ ] new\n- [x] b\n"),
    ] {
        let (text, asked) = merged(base, ours, theirs);
        assert_eq!((text.as_str(), asked.len()), (expected, 1));
    }
}

#[test]
fn a_tick_of_both_does_not_pass_to_what_one_of_them_made_of_the_task() {
    let (text, asked) = merged("- [ ] Day 3: Flask\n", "- [x] Day 3: Flask\n", "- [x] Day 3: Django\n");
    assert_eq!((text.as_str(), asked.len()), ("- [x] Day 3: Django\n", 1));
    clean("- [ ] Day 3: Flask\n", "- [x] Day 3: Flask\n", "- [x] Day 3: Flask basics\n", "- [x] Day 3: Flask basics\n");
}

#[test]
fn without_an_ancestor_a_task_deep_beneath_what_only_one_has_is_there_once() {
    let ours = "- [ ] a\n\nsome words\n1. [ ] one of mine\n   1. [ ] another of mine\n      - [ ] the long book\n";
    let theirs = "some words\n- [ ] a\n  - [x] the long book\n";
    let [ours, theirs] = [ours, theirs].map(|text| Document::read(text.to_owned()));
    let merged = merge(&ancestor(&ours, &theirs, Kin::Copies), &ours, &theirs);
    for side in [Side::Ours, Side::Theirs] {
        assert_eq!(merged.text(&[side; 9]).matches("the long book").count(), 1, "{}", merged.text(&[side; 9]));
    }
}

#[test]
fn without_an_ancestor_what_both_have_done_stays_done_however_its_lines_are_paired() {
    let mine = "- [ ] a\n- [ ] a\n## R ✅\n- [ ] a\n## R ✅\n- [ ] a\n- [ ] a\n## a ✅\n- [ ] a\n- [ ] a";
    let edition = "- [ ] a\n## R\n## R ✅\n- [ ] a\n- [ ] a\n- [ ] a\n## a ✅\n- [ ] a\n- [ ] a";
    let [mine, edition] = [mine, edition].map(|text| Document::read(text.replace('a', "装饰器").replace('R', "Redis")));
    let merged = merge(&ancestor(&mine, &edition, Kin::Edition), &mine, &edition);
    assert_eq!(merged.text(&[Side::Ours; 9]).matches('✅').count(), 3);
}

#[test]
fn a_tick_stays_with_a_task_that_was_put_in_other_words() {
    for (before, after) in [
        ("Docker", "Docker and Compose"),
        ("装饰器", "装饰器与 AOP"),
        ("Flask 框架 + RESTful API 设计", "Flask 3 框架与 RESTful API 设计"),
        ("learn the old way", "learn the old ways"),
        ("Day 1: Lines and fenders", "Day 1: Warps, fenders, a plan"),
        ("**C**", "C"),
    ] {
        clean(
            &format!("- [ ] {before}\n"),
            &format!("- [x] {before}\n"),
            &format!("- [ ] {after}\n"),
            &format!("- [x] {after}\n"),
        );
    }
}

#[test]
fn what_stands_beneath_an_item_stays_beneath_it() {
    clean("- [ ] a\n", "- [ ] a\n  - [ ] a1\n", "- [ ] a\n- [ ] b\n", "- [ ] a\n  - [ ] a1\n- [ ] b\n");
    clean("- [ ] a\n", "- [ ] a\n- [ ] b\n", "- [ ] a\n  - [ ] a1\n", "- [ ] a\n  - [ ] a1\n- [ ] b\n");
    clean(
        "- [ ] a\n  - [ ] b\n",
        "- [ ] a\n  - [ ] b\n    - [x] deep\n",
        "- [ ] a\n  - [ ] b\n- [ ] top\n",
        "- [ ] a\n  - [ ] b\n    - [x] deep\n- [ ] top\n",
    );
    clean(
        "- [ ] a\n",
        "- [ ] a\n  - [ ] a1\n    - [ ] a2\n- [ ] c\n",
        "- [ ] a\n  - [ ] b1\n- [ ] b\n",
        "- [ ] a\n  - [ ] b1\n  - [ ] a1\n    - [ ] a2\n- [ ] b\n- [ ] c\n",
    );
    // The line above was renamed, with another put in behind it.
    clean(
        "- [ ] learn knots\n",
        "- [ ] learn knots\n  - [ ] a1\n",
        "- [ ] learn all knots\n- [ ] b\n",
        "- [ ] learn all knots\n  - [ ] a1\n- [ ] b\n",
    );
}

#[test]
fn what_was_put_beneath_what_the_other_took_out_is_asked_about_with_it() {
    for (base, ours, theirs, ask) in [
        (
            "- [ ] o\n- [ ] p\n- [ ] z\n",
            "- [ ] o\n- [ ] p\n  - [x] mine\n- [ ] z\n",
            "- [ ] o\n- [ ] z\n",
            "- [ ] p\n  - [x] mine\n",
        ),
        (
            "- [ ] o\n- [ ] p\n- [ ] z\n",
            "- [ ] o\n- [ ] p\n  a word\n- [ ] z\n",
            "- [ ] o\n- [ ] z\n",
            "- [ ] p\n  a word\n",
        ),
        (
            "# A\n- [ ] a\n# B\n- [ ] b\n",
            "# A\n- [ ] a\n# B\n- [ ] b\n- [x] mine\n",
            "# A\n- [ ] a\n",
            "# B\n- [ ] b\n- [x] mine\n",
        ),
    ] {
        let (text, asked) = merged(base, ours, theirs);
        assert_eq!((text.as_str(), asked), (theirs, vec![(ask.to_owned(), String::new())]));
        let (text, asked) = merged(base, theirs, ours);
        assert_eq!((text.as_str(), asked), (ours, vec![(String::new(), ask.to_owned())]));
    }
}

#[test]
fn what_was_put_beneath_an_item_is_indented_with_it() {
    clean(
        "- [ ] p\n- [ ] a\n- [ ] z\n",
        "- [ ] p\n- [x] a\n  - [ ] kid\n    a word\n- [ ] z\n",
        "- [ ] p\n  - [ ] a\n- [ ] z\n",
        "- [ ] p\n  - [x] a\n    - [ ] kid\n      a word\n- [ ] z\n",
    );
    clean("*   [ ] a\n", "*   [ ] a\n    *   [ ] kid\n", "- [ ] a\n", "- [ ] a\n  *   [ ] kid\n");
}

#[test]
fn thousands_of_moved_lines_in_one_conflict_come_together_within_seconds() {
    let items = |name: &str, count: u32| (0..count).map(|n| format!("- [ ] {name} {n}\n")).collect::<String>();
    let (stays, moves) = (items("stays", 5_500), items("goes", 5_000));
    let base = format!("one\n\n{stays}{moves}");
    let ours = format!("zwei\n\n{stays}{}", moves.replace("[ ]", "[x]"));
    let began = std::time::Instant::now();
    for theirs in [format!("deux\n\n{moves}{stays}"), format!("deux\n{}\n{stays}", moves.replace('\n', "\nword\n"))] {
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let (text, asked) = merged(&base, ours, theirs);
            assert!(!asked.is_empty());
            assert_eq!(text.matches("- [x] goes").count(), 5_000);
        }
    }
    assert!(began.elapsed() < std::time::Duration::from_secs(10), "{:?}", began.elapsed());
}

#[test]
fn what_both_turned_over_is_there_once() {
    let theirs = "- [ ] Flask\n  - [x] knots\n- [ ] knots (`tied`)";
    let (text, _) = merged("- [ ] knots\n  - [ ] Flask\n- [ ] knots (`tied`)", "- [ ] Flask\n  - [ ] knots", theirs);
    assert_eq!(text.matches("  - [x] knots").count(), 1, "{text}");
}

#[test]
fn conflicts_side_by_side_keep_their_lines_apart() {
    let base = "- [ ] a\n- [ ] a\n- [ ] a\n  1. [ ] a\n- [ ] a\n- [ ] a\n- [ ] a\n- [ ] a a 2\n- [ ] a\n## a\n## a\n";
    let ours = "- [ ] a\n- [ ] a\n- [ ] a\n- [ ] a\n- [ ] a\n- [ ] a\n## a\n1. [ ] a\n## a\n";
    let theirs = "- [ ] a\n- [ ] a\n- [ ] a\n## a\n1. [ ] a a\n- [ ] a\n- [ ] a\n- [ ] a\n- [ ] a a 2";
    for (base, ours, theirs) in [
        (base.to_owned(), ours.to_owned(), theirs.to_owned()),
        [base, ours, theirs].map(|text| text.replace('a', "装饰器")).into(),
    ] {
        let (text, asked) = merged(&base, &ours, &theirs);
        let all = asked.into_iter().flat_map(|(ours, theirs)| [ours, theirs]).chain([text]).collect::<Vec<_>>();
        assert!(all.iter().all(|text| !text.contains("21.")), "{all:?}");
    }
}

#[test]
fn what_is_asked_about_is_asked_once() {
    let mine = "- [ ] a\n\n- [x] knots\n- [ ] b\n- [ ] a\n\n  - [ ] a (`a`)\n- [ ] a a 2\n- [ ] a (`F`)\n- [ ] a";
    let new = "- [ ] a\n1. [ ] a\n\n   - [ ] a (`a`)\n- [/] knots (`a`)\n## a\n- [ ] a a 2\n- [ ] a (`F`)\n- [ ] a";
    let [mine, new] = [mine, new].map(|text| Document::read(text.replace('a', "装饰器").replace("knots", "数据库")));
    let merged = merge(&ancestor(&mine, &new, Kin::Edition), &mine, &new);
    assert_eq!(merged.text(&[Side::Ours; 9]).matches("数据库").count(), 1);
}

#[test]
fn an_edit_leads_from_theirs_to_what_came_of_it_and_is_small() {
    let theirs = "- [ ] a\n- [x] b\n- [ ] c\n";
    let (text, _) = merged("- [ ] a\n- [ ] b\n- [ ] c\n", "- [ ] a\n- [ ] b\n- [x] c\n", theirs);
    assert_eq!(edit(theirs, &text).single_byte(), Some((19, b'x')));
}
