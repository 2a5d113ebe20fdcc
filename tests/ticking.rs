//! What a tick writes, and what it leaves alone.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use roadmap::app::action::View;
use support::{Desk, crlf};

/// Opens the tree, whatever plan there is.
fn tree(text: &str) -> Desk {
    Desk::new(text).view(View::Roadmap)
}

#[test]
fn a_tick_on_a_drawn_box_changes_one_byte_and_undo_gives_it_back() {
    tree("# A\n- [ ] a\n- [ ] b\n")
        .keys("j j <space>")
        .file("# A\n- [ ] a\n- [x] b\n")
        .shows("done: b")
        .keys("u")
        .file("# A\n- [ ] a\n- [ ] b\n")
        .shows("taken back");
}

#[test]
fn a_second_tick_takes_the_first_back() {
    tree("- [ ] a\n").keys("x").file("- [x] a\n").keys("x").file("- [ ] a\n").shows("open again: a");
}

#[test]
fn a_capital_x_and_a_tab_between_the_brackets_come_back_on_undo() {
    tree("- [X] a\n").keys("<space>").file("- [ ] a\n").keys("u").file("- [X] a\n");
    tree("- [\t] a\n").keys("<space>").file("- [x] a\n").keys("u").file("- [\t] a\n");
    tree("- [\x0b] a\n").keys("<space>").file("- [x] a\n").keys("u").file("- [\x0b] a\n");
}

#[test]
fn a_parent_ticks_its_own_box_only() {
    tree("- [ ] a\n  - [ ] b\n").keys("<space>").file("- [x] a\n  - [ ] b\n");
}

#[test]
fn a_whole_subtree_is_ticked_as_one_step() {
    let before = "- [ ] a\n  - [X] b\n  - c\n    - [ ] d\n  - [-] e\n  - [?] f\n  - [/] g\n- [ ] h\n";
    let after = "- [x] a\n  - [X] b\n  - c\n    - [x] d\n  - [-] e\n  - [?] f\n  - [x] g\n- [ ] h\n";
    tree(before).keys("X").file(after).shows("3 boxes ticked").keys("u").file(before).keys("U").file(after);
}

#[test]
fn a_whole_subtree_that_is_ticked_is_unticked_as_one_step() {
    let before = "# A\n- [x] a\n  - [X] b\n- [-] c\n";
    tree(before).keys("X").file("# A\n- [ ] a\n  - [ ] b\n- [-] c\n").keys("u").file(before);
}

#[test]
fn a_mark_that_is_not_ours_is_left_as_it_is() {
    tree("- [-] a\n").keys("<space>").file("- [-] a\n").shows("[-]").keys("X").file("- [-] a\n");
    tree("- [?] a\n").keys("<space>").file("- [?] a\n").shows("its box shows [?]").keys("X").file("- [?] a\n");
}

#[test]
fn an_item_in_progress_can_be_ticked() {
    tree("- [/] a\n").keys("<space>").file("- [x] a\n").keys("u").file("- [/] a\n");
}

#[test]
fn a_mark_that_would_not_be_read_as_a_box_once_ticked_is_none() {
    for text in ["- [/] \na\n", "- [/]\n", "> - [x]: /u\n[/] a\n", "- [/]\u{a0}a\n", "- \\[/] a\n", "- [/](u)\n"] {
        tree(text).keys("<space>").file(text).keys("X").file(text);
    }
}

#[test]
fn an_item_without_a_box_is_no_task() {
    tree("- a\n").keys("<space>").file("- a\n").shows("there is no box here").keys("X").file("- a\n");
    tree("# A\n\nwords\n").keys("<space> X").file("# A\n\nwords\n").shows("there is no box here or beneath");
}

#[test]
fn a_study_day_gets_a_box_when_first_ticked() {
    tree("### Phase 1: x\r\n*   **Day 1: y**\r\n")
        .keys("j <space>")
        .file("### Phase 1: x\r\n*   [x] **Day 1: y**\r\n")
        .keys("u")
        .file("### Phase 1: x\r\n*   **Day 1: y**\r\n")
        .keys("U")
        .file("### Phase 1: x\r\n*   [x] **Day 1: y**\r\n");
}

#[test]
fn a_study_days_box_stays_when_it_is_unticked() {
    tree("## Phase 1\n- Day 1: a\n").keys("j <space> <space>").file("## Phase 1\n- [ ] Day 1: a\n");
}

#[test]
fn a_study_day_is_ticked_from_every_view() {
    let (before, after) = ("## Phase 1\n- Day 1: a\n- Day 2: b\n", "## Phase 1\n- [x] Day 1: a\n- Day 2: b\n");
    for view in [View::Today, View::Plan] {
        Desk::new(before).view(view).keys("g <space>").file(after).keys("u").file(before);
    }
}

#[test]
fn a_heading_that_is_a_study_day_gets_a_sign_at_its_end() {
    for (before, after) in [
        ("## Day 1: a\n## Day 2: b\n", "## Day 1: a ✅\n## Day 2: b\n"),
        ("## Day 1: a\r\n## Day 2: b\r\n", "## Day 1: a ✅\r\n## Day 2: b\r\n"),
        ("## Day 1 ##\n## Day 2\n", "## Day 1 ✅ ##\n## Day 2\n"),
        ("## Day 1 {#a}\n## Day 2\n", "## Day 1 ✅ {#a}\n## Day 2\n"),
        ("## **Day 1**\n## Day 2\n", "## **Day 1** ✅\n## Day 2\n"),
        ("## Day 1: `a`\n## Day 2\n", "## Day 1: `a` ✅\n## Day 2\n"),
        ("## [Day 1](u)\n## Day 2\n", "## [Day 1](u) ✅\n## Day 2\n"),
        ("Day 1\n---\nDay 2\n---\n", "Day 1 ✅\n---\nDay 2\n---\n"),
        ("Day 1\nand more\n---\nDay 2\n---\n", "Day 1\nand more ✅\n---\nDay 2\n---\n"),
        ("##  Day 1: a  \t\n## Day 2", "##  Day 1: a ✅  \t\n## Day 2"),
    ] {
        tree(before).keys("<space>").file(after).keys("u").file(before).keys("U <space>").file(before);
    }
}

#[test]
fn a_last_heading_without_a_newline_gets_its_sign_all_the_same() {
    tree("## Day 1\n## Day 2")
        .keys("j <space>")
        .file("## Day 1\n## Day 2 ✅")
        .keys("<space>")
        .file("## Day 1\n## Day 2");
}

#[test]
fn a_sign_that_stands_before_the_words_is_taken_away_too() {
    tree("## ✅ Day 1\n## Day 2\n")
        .keys("<space>")
        .file("## Day 1\n## Day 2\n")
        .keys("u")
        .file("## ✅ Day 1\n## Day 2\n");
}

#[test]
fn a_study_days_box_goes_before_the_sign_behind_it() {
    let (open, done) = ("## Phase 1\n- [ ] Day 1 ✅\n", "## Phase 1\n- [x] Day 1 ✅\n");
    Desk::new(open).view(View::Plan).shows("[ ] Day 1").keys("x").file(done).shows("[x] Day 1").keys("x").file(open);
}

#[test]
fn a_row_is_ticked_by_its_status_cell_in_its_own_manner() {
    let before = "| Day | What | |\r\n|---|---|---|\r\n| Day 1 | a | ⬜ 未开始 |\r\n| Day 2 | b | ⬜ |\r\n";
    let after = before.replace("⬜ 未开始", "✅ 已完成");
    Desk::new(before).view(View::Plan).keys("x").file(&after).keys("u").file(before).keys("U x").file(before);
}

#[test]
fn a_row_without_a_status_cell_is_not_written() {
    let text = "| Day | What |\n|---|---|\n| Day 1 | a |\n| Day 2 | b |\n";
    Desk::new(text).view(View::Plan).keys("x").file(text).shows("a tick has nothing to be written on here");
}

#[test]
fn a_study_day_with_tasks_is_done_when_they_are() {
    Desk::new("## Day 1\n- [ ] a\n- [ ] b\n## Day 2\n")
        .view(View::Roadmap)
        .keys("j <space> j <space>")
        .file("## Day 1\n- [x] a\n- [x] b\n## Day 2\n")
        .keys("3")
        .shows("[x] Day 1")
        .shows("[ ] Day 2");
}

#[test]
fn every_form_of_a_task_is_ticked_by_one_byte() {
    for (before, after) in [
        ("> - [ ] a\n", "> - [x] a\n"),
        ("> > 1. [ ] a\n", "> > 1. [x] a\n"),
        ("1. [ ] a\n", "1. [x] a\n"),
        ("7) [ ] a\n", "7) [x] a\n"),
        ("+ [ ] a\n", "+ [x] a\n"),
        ("*\t[ ] a\n", "*\t[x] a\n"),
        ("-\t\t[ ] a\n", "-\t\t[x] a\n"),
        ("-    [ ] a\n", "-    [x] a\n"),
        ("- [ ]\ta\n", "- [x]\ta\n"),
        ("- [ ] a\n\n- [ ] b\n", "- [x] a\n\n- [ ] b\n"),
        ("- [ ] a\n\n  more\n", "- [x] a\n\n  more\n"),
        ("- [ ] a\r\n  more\r\n", "- [x] a\r\n  more\r\n"),
        ("- [ ] a", "- [x] a"),
        ("\u{feff}- [ ] a\n", "\u{feff}- [x] a\n"),
        ("- [ ] 精通 **Python**", "- [x] 精通 **Python**"),
        ("- [ ] a\r- [ ] b\r", "- [x] a\r- [ ] b\r"),
        ("+++\r\ntitle = 'x'\r\n+++\r\n- [ ] a\r\n", "+++\r\ntitle = 'x'\r\n+++\r\n- [x] a\r\n"),
        ("---\ntitle: x\n---\n- [ ] a\n", "---\ntitle: x\n---\n- [x] a\n"),
        ("- [ ]\n", "- [x]\n"),
        ("- [ ]", "- [x]"),
        ("- [ ] a <!-- [ ] -->\n", "- [x] a <!-- [ ] -->\n"),
    ] {
        tree(before).keys("<space>").file(after).keys("u").file(before);
    }
}

#[test]
fn a_box_deep_in_tabs_is_ticked_where_it_stands() {
    tree("- [ ] a\n\t- [ ] b\n\t\t- [ ] c\n").keys("G <space>").file("- [ ] a\n\t- [ ] b\n\t\t- [x] c\n");
}

#[test]
fn what_only_looks_like_a_box_is_left_alone() {
    let text = "```\n- [ ] a\n```\n\n    - [ ] b\n\n<div>\n- [ ] c\n</div>\n\n- [ ] d\n";
    tree(text).keys("g X").file(&text.replace("[ ] d", "[x] d"));
}

#[test]
fn changes_are_taken_back_and_made_again_in_their_order() {
    let states = [
        "## Phase 1\n- [ ] a\n- Day 1: b\n",
        "## Phase 1\n- [x] a\n- Day 1: b\n",
        "## Phase 1\n- [x] a\n- [x] Day 1: b\n",
        "## Phase 1\n- [ ] a\n- [x] Day 1: b\n",
    ];
    let mut desk = tree(states[0])
        .keys("j <space>")
        .file(states[1])
        .keys("j <space>")
        .file(states[2])
        .keys("k <space>")
        .file(states[3]);
    for state in [states[2], states[1], states[0]] {
        desk = desk.keys("u").file(state);
    }
    desk = desk.keys("u").file(states[0]).shows("nothing to take back");
    for state in &states[1..] {
        desk = desk.keys("<ctrl-r>").file(state);
    }
    desk.keys("U").file(states[3]).shows("nothing to make again");
}

#[test]
fn a_new_change_forgets_what_was_taken_back() {
    tree("- [ ] a\n- [ ] b\n").keys("x u j x U").file("- [ ] a\n- [x] b\n").shows("nothing to make again");
}

#[test]
fn undo_shows_what_it_changed() {
    tree("# A\n- [ ] a\n# B\n- [ ] b\n").keys("j x G z u").selects("a").shows("[ ] a");
}

#[test]
fn a_tick_follows_its_item_when_the_file_moved_on() {
    tree("- [ ] a\n- [ ] b\n")
        .keys("j")
        .outside(|path| fs::write(path, "# New\n\nwords\n\n- [ ] c\n").unwrap())
        .keys("x")
        .file("# New\n\nwords\n\n- [ ] c\n")
        .shows("Changed here and outside")
        .keys("<esc>")
        .file("# New\n\nwords\n\n- [ ] c\n");
    tree("- [ ] a\n- [ ] b\n")
        .keys("j")
        .outside(|path| fs::write(path, "words\n\n- [x] a\n- [ ] new\n- [ ] b\n").unwrap())
        .keys("x")
        .file("words\n\n- [x] a\n- [ ] new\n- [x] b\n")
        .shows("your change was made there")
        .keys("u")
        .file("words\n\n- [x] a\n- [ ] new\n- [ ] b\n");
}

#[test]
fn a_study_days_box_follows_it_when_the_file_moved_on() {
    tree("## Phase 1\n- Day 1: a\n- Day 2: b\n")
        .keys("G")
        .outside(|path| fs::write(path, "words\n\n## Phase 1\n- Day 1: a\n- Day 2: b\n").unwrap())
        .keys("x")
        .file("words\n\n## Phase 1\n- Day 1: a\n- [x] Day 2: b\n");
}

#[test]
fn a_file_that_is_gone_is_not_made_again() {
    tree("- [ ] a\n")
        .outside(|path| fs::remove_file(path).unwrap())
        .keys("x")
        .no_file()
        .shows("the file is gone")
        .shows("[ ] a")
        .shows("not saved");
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_respected() {
    use std::os::unix::fs::PermissionsExt;
    for text in ["- [ ] a\n", "## Day 1\n## Day 2\n"] {
        tree(text)
            .outside(|path| fs::set_permissions(path, fs::Permissions::from_mode(0o444)).unwrap())
            .keys("x")
            .file(text)
            .shows("read-only")
            .keys("u")
            .shows("nothing to take back");
    }
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_file_and_stays_a_link() {
    let text = "## Day 1\n## Day 2\n";
    tree(text)
        .outside(|path| {
            let real = path.with_file_name("real.md");
            fs::rename(path, &real).unwrap();
            std::os::unix::fs::symlink("real.md", path).unwrap();
        })
        .keys("x")
        .outside(|path| assert!(fs::symlink_metadata(path).unwrap().is_symlink()))
        .file("## Day 1 ✅\n## Day 2\n");
}

#[test]
fn a_file_in_another_encoding_is_shown_and_not_written() {
    // `- [ ] 路线` in GB18030.
    let bytes = b"- [ ] \xc2\xb7\xcf\xdf\n";
    Desk::of_bytes(bytes).shows("[ ] 路线").keys("x").bytes(bytes).shows("GB18030").shows("[ ] 路线");
    let utf_16: Vec<u8> = "\u{feff}- [ ] a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    Desk::of_bytes(&utf_16).shows("[ ] a").keys("x").bytes(&utf_16).shows("UTF-16LE");
}

#[test]
fn progress_is_shown_at_the_parent_the_section_and_the_file() {
    let text = "# A\n- [ ] a\n  - [x] b\n  - [ ] c\n# B\n- [x] d\n- [-] e\n";
    let row = |desk: &Desk, words: &str| desk.screen().into_iter().find(|row| row.contains(words)).unwrap();
    let desk = tree(text).size(60, 20).shows("2/3");
    assert!(row(&desk, "] a").ends_with("1/2"));
    assert!(row(&desk, "▾ A").ends_with("1/2"));
    assert!(row(&desk, "▾ B").ends_with("1/1"));
    let desk = desk.keys("j j j x").shows("3/3");
    assert!(row(&desk, "] a").ends_with("2/2"));
    assert!(row(&desk, "▾ A").ends_with("2/2"));
}

#[test]
fn crlf_and_a_missing_last_newline_are_kept_through_every_change() {
    let text = crlf("# A\n\n## Phase 1\n- Day 1: a\n  - [ ] b\n- Day 2: c");
    let after = crlf("# A\n\n## Phase 1\n- [x] Day 1: a\n  - [x] b\n- [x] Day 2: c");
    tree(&text).keys("j j x j x j x").file(&after).keys("u u u").file(&text);
}

#[test]
fn a_whole_phase_is_ticked_with_its_study_days_and_taken_back_in_one_step() {
    let text = "## Phase 1\n- Day 1: a\n- [ ] Day 2: b\n- Day 3: c\n  - [ ] d\n";
    tree(text)
        .keys("X")
        .file("## Phase 1\n- [x] Day 1: a\n- [x] Day 2: b\n- Day 3: c\n  - [x] d\n")
        .keys("u")
        .file(text)
        .keys("U X")
        .file("## Phase 1\n- [ ] Day 1: a\n- [ ] Day 2: b\n- Day 3: c\n  - [ ] d\n");
}

#[test]
fn a_plan_without_tasks_is_counted_by_its_study_days_before_and_after_a_tick() {
    let text = "## Phase 1: a\n- **Day 1: x**\n- **Day 2: y**\n- **Day 3: z**\n";
    let desk = Desk::new(text).shows("0/3").keys("<space>").file(&text.replace("- **Day 1", "- [x] **Day 1"));
    desk.shows("1/3").keys("u").shows("0/3");
    // Where there are tasks as well, those are what counts.
    tree("- [ ] a\n- [x] b\n## Phase 1: a\n- **Day 1: x**\n- **Day 2: y**\n").shows("1/2");
}
