//! Several rows selected together, and what is done to all of them.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::View;
use roadmap::text::language::Language;
use support::Desk;

const TEXT: &str = "# A\n- [ ] a\n  - [ ] a1\n- [x] b\n# B\n- [ ] c\n- d\n";

#[test]
fn rows_that_are_selected_together_are_ticked_in_one_step() {
    let desk = Desk::new(TEXT).keys("j V").selects("a1").shows("▾*[ ] a").shows("1 selected").keys("j j j V");
    let desk = desk.shows("2 selected").shows(" *[ ] c").hides("*# B").keys("<space>").shows("2 boxes ticked");
    let ticked = TEXT.replace("[ ] a\n", "[x] a\n").replace("[ ] c", "[x] c");
    // Where all are ticked that is taken back; what was done before both is not.
    let desk = desk.file(&ticked).keys("x").file(TEXT).keys("u").file(&ticked).keys("u").file(TEXT).keys("U");
    desk.file(&ticked).shows("2 selected").keys("<esc> <esc>").hides("selected").hides("*[x]");
}

#[test]
fn a_row_that_is_selected_again_is_left_out() {
    let desk = Desk::new(TEXT).keys("j 0 3 V").selects("B").shows("3 selected").keys("k k V").shows("2 selected");
    let desk = desk.keys("<space>").file(&TEXT.replace("[ ] a\n", "[x] a\n")).shows("1 box ticked");
    desk.keys("g V G V").selects("d").keys("X").file(&TEXT.replace("[ ] a", "[x] a"));
}

#[test]
fn what_is_out_of_sight_is_selected_and_left_alone() {
    let desk = Desk::new(TEXT).keys("j j V j j V").shows("2 selected").keys("g h").hides("a1").shows("1 selected");
    let desk = desk.keys("<space>").file(&TEXT.replace("[ ] c", "[x] c")).keys("u g l").shows("2 selected");
    // Another view has rows of its own.
    let plan = format!("{TEXT}## Phase 1\n- [ ] Day 1: x\n- [ ] Day 2: y\n- [ ] Day 3: z\n");
    desk.outside(|path| std::fs::write(path, &plan).unwrap())
        .looks(roadmap::store::watch::Sighting::Content)
        .keys("3")
        .hides("selected")
        .keys("V V <space>")
        .file(&plan.replace("[ ] Day 1", "[x] Day 1").replace("[ ] Day 2", "[x] Day 2"))
        .shows("[x]*Day 1")
        .keys("2")
        .shows("4 selected");
}

#[test]
fn a_selection_follows_its_rows_into_what_others_made_of_the_file() {
    let desk = Desk::new(TEXT).keys("j V V").outside(|path| {
        std::fs::write(path, format!("# New\n- [ ] n\n{}", TEXT.replace("- [x] b\n", ""))).unwrap();
    });
    let desk = desk.looks(roadmap::store::watch::Sighting::Content).shows("2 selected").shows(" *[ ] a1").keys("x");
    desk.file(&format!("# New\n- [ ] n\n{}", TEXT.replace("- [x] b\n", "").replace("[ ] a", "[x] a")));
}

#[test]
fn a_selection_is_made_under_a_filter_and_in_today() {
    let desk = Desk::new(TEXT).keys("f open <enter>").hides("] b").keys("j j V j V <space>");
    desk.file(&TEXT.replace("[ ] a1", "[x] a1").replace("[ ] c", "[x] c"));
    let text = "---\nstart: 2026-02-04\n---\n## Phase 1\n- Day 1: x\n  - [ ] one\n  - [ ] two\n- Day 2: y\n";
    let desk = Desk::new(text).view(View::Today).keys("j V V <space>").file(&text.replace("[ ]", "[x]"));
    desk.shows("2 selected").keys("u").file(text);
    for view in [View::Review, View::Stats] {
        Desk::new(text).view(view).keys("V").shows("that is done in Roadmap and in Plan");
    }
}

#[test]
fn the_footer_names_what_can_be_done_with_a_selection_in_both_languages() {
    for (language, foot, count) in
        [(Language::English, "esc none", "2 selected"), (Language::Chinese, "esc 不选", "已选 2 项")]
    {
        let desk = Desk::new(TEXT).language(language).keys("j V V").shows(foot).shows(count);
        desk.size(40, 12).shows("space").shows(count);
    }
    Desk::new(TEXT).ascii().keys("j V").shows("v*[ ] a");
}
