//! What stands in the roadmap, and where, changed by keys.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::View;
use support::Desk;

const TEXT: &str = "# A\n\n- [ ] a\n  - [ ] a1\n  - [ ] a2\n- [x] b\n- c\n\n# B\n\n- [ ] d\n";

fn desk(text: &str) -> Desk {
    Desk::new(text).view(View::Roadmap)
}

/// These keys make this of the text, and undo and redo lead back and forth.
#[track_caller]
fn makes(before: &str, keys: &str, after: &str) -> Desk {
    let desk = desk(before).keys(keys).file(after).keys("<esc> u").file(before).keys("U").file(after);
    desk.keys("u").file(before)
}

#[test]
fn tasks_are_added_below_above_and_beneath_what_is_selected() {
    makes(TEXT, "j o new <enter>", &TEXT.replace("- [x] b", "- [ ] new\n- [x] b"));
    makes(TEXT, "j O new <enter>", &TEXT.replace("- [ ] a\n", "- [ ] new\n- [ ] a\n"));
    makes(TEXT, "j a new <enter>", &TEXT.replace("  - [ ] a2\n", "  - [ ] a2\n  - [ ] new\n"));
    makes(TEXT, "o new <enter>", &TEXT.replace("- [ ] a\n", "- [ ] new\n- [ ] a\n"));
    makes(TEXT, "G k a new <enter>", &TEXT.replace("- [ ] d\n", "- [ ] d\n- [ ] new\n"));
}

#[test]
fn one_task_is_typed_after_the_other_until_a_line_stays_empty() {
    let after = TEXT.replace("- [x] b", "- [ ] one\n- [ ] two\n- [x] b");
    let desk = desk(TEXT).keys("j o one <enter> two <enter> <enter>").file(&after).selects("two").shows("u undo");
    // Each is a step of its own.
    let desk = desk.keys("u").file(&TEXT.replace("- [x] b", "- [ ] one\n- [x] b")).selects("one").keys("u").file(TEXT);
    desk.selects("a").keys("o x <esc>").file(TEXT).hides("x ").selects("a");
}

#[test]
fn a_line_is_written_where_it_will_stand_and_put_deeper_and_out_again() {
    let row = |desk: &Desk, words: &str| desk.screen().iter().position(|row| row.contains(words)).unwrap();
    let desk = desk(TEXT).keys("j o neu").shows("╎   [ ] neu").shows("enter add").shows("esc done").shows("tab deeper");
    assert_eq!(row(&desk, "neu"), row(&desk, "a2") + 1);
    let desk = desk.keys("<tab>").shows("╎ ╎   [ ] neu").keys("<shift-tab>").shows("╎   [ ] neu").keys("<tab> <tab>");
    let desk = desk.shows("╎ ╎ ╎   [ ] neu").keys("<enter>").hides("╎ ╎ ╎   [ ] neu neu");
    desk.keys("<esc>").file(&TEXT.replace("  - [ ] a2\n", "  - [ ] a2\n    - [ ] neu\n")).selects("neu");
}

#[test]
fn a_text_is_edited_in_its_place() {
    let text = "# A\n\n- [x] one **two** ✅ 2026-01-02\n  - [ ] three\n";
    let edited = text.replace("one **two**", "one **zwei**");
    let keys = "j i <left> <left> <ctrl-w> zwei <enter>";
    makes(text, keys, &edited).selects("one two");
    desk(text).keys("j i").shows("one **two**").hides("✅").keys("<enter>").file(text);
    desk(text).keys("j i x <esc>").file(text);
    desk(text)
        .keys("j i <ctrl-u> <enter>")
        .shows("it has to say something; esc leaves it as it was")
        .keys("<esc>")
        .file(text);
    makes(text, "i B <enter>", &text.replace("# A", "# AB"));
}

#[test]
fn what_is_deleted_goes_with_all_beneath_and_its_place_is_selected() {
    let after = TEXT.replace("- [ ] a\n  - [ ] a1\n  - [ ] a2\n", "");
    let desk = makes(TEXT, "j d", &after).selects("a").keys("<delete>").file(&after).selects("b");
    desk.shows("deleted: a, with 2 items beneath; u brings it back").keys("u").selects("a").shows("] a2");
    makes(TEXT, "G d", &TEXT.replace("\n- [ ] d\n", "")).selects("d");
}

#[test]
fn rows_are_moved_and_the_selection_goes_with_them() {
    let down = TEXT.replace("  - [ ] a1\n  - [ ] a2\n", "  - [ ] a2\n  - [ ] a1\n");
    makes(TEXT, "j j J", &down).selects("a1");
    desk(TEXT).keys("j j <alt-down>").file(&down).selects("a1").keys("K").file(TEXT).selects("a1").keys("K");
    let out = TEXT.replace("- [ ] a\n  - [ ] a1\n  - [ ] a2\n", "- [ ] a\n  - [ ] a2\n- [ ] a1\n");
    let desk = makes(TEXT, "j j H", &out).selects("a1").keys("<alt-left>").file(&out).selects("a1").keys("L");
    desk.file(&down).selects("a1").keys("u").file(&out).keys("<alt-right>").file(&down);
    desk_at_c().keys("J").selects("c").shows("moved to \"B\": c");
}

fn desk_at_c() -> Desk {
    desk(TEXT).keys("j j j j j").selects("c")
}

#[test]
fn a_row_is_moved_to_a_section_that_is_picked_and_the_reader_stays() {
    let moved = TEXT.replace("- [x] b\n", "").replace("- [ ] d\n", "- [ ] d\n- [x] b\n");
    let desk = desk(TEXT).keys("j j j j M").shows("move to:").keys("B <enter>").file(&moved).selects("c");
    desk.shows("moved to \"B\": b").keys("u").file(TEXT).selects("b");
}

#[test]
fn a_box_is_given_and_taken_away_and_its_mark_goes_round() {
    makes(TEXT, "j j j j j B", &TEXT.replace("- c", "- [ ] c"));
    makes(TEXT, "j j j j B", &TEXT.replace("- [x] b", "- b"));
    let marked = |mark: &str| TEXT.replace("- [ ] d", &format!("- [{mark}] d"));
    let desk = desk(TEXT).keys("G .").file(&marked("/")).shows("doing: d").keys(".").file(&marked("x"));
    let desk = desk.keys(".").file(&marked("-")).shows("cancelled: d").keys(".").file(TEXT).keys("u u");
    desk.file(&marked("x")).keys("U").file(&marked("-"));
}

#[test]
fn several_rows_are_moved_marked_and_deleted_in_one_step() {
    let text = "# A\n\n- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n";
    let desk = desk(text).keys("j V V J").file("# A\n\n- [ ] c\n- [ ] a\n- [ ] b\n- [ ] d\n").shows("2 selected");
    let desk = desk.keys("u").file(text).keys(".").file(&text.replace("[ ] a", "[/] a").replace("[ ] b", "[/] b"));
    let desk = desk.shows("doing: 2 items").keys("u d").file("# A\n\n- [ ] c\n- [ ] d\n").hides("selected");
    desk.shows("deleted: 2 items; u brings it back").keys("u").file(text);
}

#[test]
fn a_new_task_stays_in_sight_under_a_filter() {
    let text = "# A\n\n- [x] a\n- [ ] b\n";
    desk(text)
        .keys("f done <enter> G o new <enter> <esc>")
        .selects("new")
        .hides("] b")
        .file("# A\n\n- [x] a\n- [ ] new\n- [ ] b\n");
}

#[test]
fn pasted_lines_are_tasks_of_one_step() {
    let desk = desk(TEXT).keys("G o").paste("- [ ] one\r\n\r\n2. two\nthree").shows("[ ] three").keys("<enter> <esc>");
    let pasted = format!("{TEXT}- [ ] one\n- [ ] two\n");
    desk.file(&format!("{pasted}- [ ] three\n")).keys("u").file(&pasted).keys("u").file(TEXT);
}

#[test]
fn a_roadmap_is_begun_from_nothing() {
    let desk = desk("").keys("o").key("#").key("space").keys("T <enter> one <enter> two <enter>").key("#").key("#");
    let desk = desk.key("space").keys("S").hides("[ ] ## S").keys("<enter> three <enter> <esc>");
    desk.file("# T\n\n- [ ] one\n- [ ] two\n\n## S\n\n- [ ] three\n").selects("three");
}

#[test]
fn wide_words_are_typed_into_a_line_that_scrolls() {
    let long = "异步编程与并发模型的区别以及在生产环境里的取舍和常见的坑";
    let desk = desk("# 路线\n\n- [ ] 甲\n").size(40, 12).keys("j o").keys(long).shows("常见的坑");
    desk.keys("<home>")
        .shows("[ ] 异步编程")
        .keys("<enter> <esc>")
        .file(&format!("# 路线\n\n- [ ] 甲\n- [ ] {long}\n"));
}

#[test]
fn other_views_say_where_a_roadmap_is_edited() {
    let text = "## Phase 1\n\n- [ ] Day 1: a\n- [ ] Day 2: b\n";
    for key in ["o", "i", "d", "J", "M", "B"] {
        Desk::new(text).view(View::Today).keys(key).shows("that is done in Roadmap and in Plan").file(text);
    }
    let desk = Desk::new(text).view(View::Plan).keys("J").file("## Phase 1\n\n- [ ] Day 2: b\n- [ ] Day 1: a\n");
    let desk = desk
        .selects("Day 1: a")
        .keys("i")
        .shows("[ ] Day 1: a")
        .hides("Day 1  Day 1")
        .keys("<esc> u d")
        .file("## Phase 1\n\n- [ ] Day 2: b\n")
        .keys("u i c <enter>");
    desk.file(&text.replace(": a", ": ac"))
        .shows("[Plan]")
        .keys("o new <enter> <esc>")
        .shows("[Roadmap]")
        .selects("new");
}
