//! The file is changed by others while it is open: nobody's change is lost, and nobody's place.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use roadmap::app::action::View;
use roadmap::store::watch::Sighting;
use support::Desk;

fn tree(text: &str) -> Desk {
    Desk::new(text).view(View::Roadmap)
}

#[test]
fn what_came_in_is_said_in_one_line_and_nothing_is_lost_of_where_one_was() {
    tree("# A\n- [ ] one\n  - [ ] deep\n- [ ] two\n# B\n- [ ] three\n")
        .keys("j h G")
        .selects("three")
        .outside(|path| {
            fs::write(path, "# A\n- [x] one\n  - [ ] deep\n- [x] two\n- [ ] new\n# B\n\n- [ ] three more\n").unwrap();
        })
        .looks(Sighting::Content)
        .shows("2 ticks, 1 new task and 1 renamed from outside")
        .selects("three more")
        .hides("deep");
}

#[test]
fn a_tick_on_its_way_is_brought_together_with_what_came_in() {
    tree("- [ ] a\n- [ ] b\n")
        .outside(|path| fs::write(path, "- [ ] a\n- [x] b\n").unwrap())
        .keys("x")
        .file("- [x] a\n- [x] b\n")
        .shows("1 tick from outside; your change was made there");
    // Ticked by both: once.
    tree("- [ ] a\n").outside(|path| fs::write(path, "- [X] a\n").unwrap()).keys("x").file("- [X] a\n");
}

#[test]
fn what_excludes_each_other_is_asked_about() {
    for now in ["- [ ] b\n", "", "# a\n", "- [-] a\n"] {
        let asked = || {
            tree("- [ ] a\n")
                .outside(|path| fs::write(path, now).unwrap())
                .keys("x")
                .file(now)
                .shows("Changed here and outside")
                .shows("> Yours")
        };
        asked().keys("<esc>").file(now).shows("nothing was written");
        asked().keys("j").shows("> In the file").keys("<enter>").file(now);
        asked().keys("n").keys("j k <enter>").shows("[x] a").shows("written as you chose").keys("u").file(now);
    }
    tree("- [ ] a\n").outside(|path| fs::write(path, "- [-] a\n").unwrap()).keys("x <enter>").file("- [x] a\n");
}

#[test]
fn several_conflicts_are_asked_one_after_the_other() {
    let text = "- [ ] a\n\nprose\n\n- [ ] b\n";
    tree(text)
        .outside(|path| fs::write(path, "- [-] a\n\nprose\n\n- [-] b\n").unwrap())
        .keys("X")
        .shows("Changed here and outside")
        .keys("<enter>")
        .file("- [x] a\n\nprose\n\n- [-] b\n");
}

#[test]
fn a_file_that_changes_again_while_it_is_asked_is_asked_about_anew() {
    tree("- [ ] a\n- [ ] b\n")
        .outside(|path| fs::write(path, "- [-] a\n- [ ] b\n").unwrap())
        .keys("x")
        .shows("Changed here and outside")
        .outside(|path| fs::write(path, "- [-] a\n- [x] b\n").unwrap())
        .looks(Sighting::Content)
        .shows("Changed here and outside")
        .keys("<enter>")
        .file("- [x] a\n- [x] b\n");
    // What stood in the way is gone: nothing is left to ask.
    tree("- [ ] a\n- [ ] b\n")
        .outside(|path| fs::write(path, "- [-] a\n- [ ] b\n").unwrap())
        .keys("x")
        .outside(|path| fs::write(path, "- [ ] a\n- [x] b\n").unwrap())
        .looks(Sighting::Content)
        .file("- [x] a\n- [x] b\n");
}

#[test]
fn undo_outlives_a_change_from_outside() {
    tree("- [ ] a\n- [ ] b\n- [ ] c\n")
        .keys("x j x")
        .outside(|path| fs::write(path, "new\n\n- [x] a\n- [x] b\n- [ ] c\n").unwrap())
        .keys("j x")
        .file("new\n\n- [x] a\n- [x] b\n- [x] c\n")
        .keys("u u u")
        .file("new\n\n- [ ] a\n- [ ] b\n- [ ] c\n")
        .keys("U U U")
        .file("new\n\n- [x] a\n- [x] b\n- [x] c\n");
}

#[test]
fn undo_finds_its_task_wherever_others_put_it() {
    tree("# A\n- [ ] learn the ropes\n# B\n- [ ] sail\n")
        .keys("j x")
        .outside(|path| fs::write(path, "# A\n# B\n- [x] sail\n- [x] learn all the ropes\n").unwrap())
        .looks(Sighting::Content)
        .keys("u")
        .file("# A\n# B\n- [x] sail\n- [ ] learn all the ropes\n")
        .keys("u")
        .shows("nothing to take back");
}

#[test]
fn undo_takes_back_nothing_of_the_others() {
    let theirs = "- [ ] a\n- [x] theirs\n";
    tree("- [ ] a\n").keys("x").outside(|path| fs::write(path, theirs).unwrap()).keys("u").file(theirs);
    // An undo that meets a change from outside is an undo all the same.
    tree("- [ ] a\n- [ ] b\n")
        .keys("x j x")
        .outside(|path| fs::write(path, "- [x] a\n- [x] b\n- [ ] c\n").unwrap())
        .keys("u")
        .file("- [x] a\n- [ ] b\n- [ ] c\n")
        .keys("u")
        .file("- [ ] a\n- [ ] b\n- [ ] c\n")
        .keys("U U")
        .file("- [x] a\n- [x] b\n- [ ] c\n");
}

#[test]
fn a_conflict_copy_is_offered_and_brought_in() {
    tree("- [ ] a\n- [x] b\n")
        .copy("x.sync-conflict-20260204-101500-ABC.md", "- [x] a\n- [ ] b\n- [ ] c\n")
        .shows("m brings them in")
        .keys("m")
        .file("- [x] a\n- [x] b\n- [ ] c\n")
        .shows("1 tick and 1 new task from x.sync-conflict")
        .keys("u")
        .file("- [ ] a\n- [x] b\n")
        .keys("m")
        .shows("no conflict copy");
    tree("- [x] a\n").copy("x.md", "- [ ] a\n").hides("brings");
}

#[test]
fn folds_stay_with_their_sections_whatever_comes_in_and_goes_out() {
    let text = "# A\n- [ ] a\n# B\n- [ ] b\n";
    let desk = tree(text).keys("G k h").hides("] b").shows("] a");
    // Through a conflict copy, and through taking it back.
    let desk = desk.copy("x.sync-conflict-20260204-101500-ABC.md", "# A\n- [ ] a\n- [ ] new\n# B\n- [ ] b\n").keys("m");
    let desk = desk.shows("] new").hides("] b").selects("B").keys("u").file(text).hides("] b").selects("B");
    // While words are typed, for whoever leaves the search.
    let desk = desk.keys("/ a").outside(|path| fs::write(path, "# B\n- [ ] b\n").unwrap()).looks(Sighting::Content);
    desk.keys("<esc>").hides("] b").selects("B");
}

#[test]
fn a_way_back_is_worked_out_anew_when_the_file_changes_before_it_is_accepted() {
    let text = "---\nroadmap:\n  start: 2026-02-01\n---\n\n## Phase 1\n\n- Day 1: a\n- Day 2: b\n";
    let other = text.replace("---\n\n##", "---\n\n- [ ] new\n\n##");
    let change = |now: &'static str| move |path: &std::path::Path| fs::write(path, now).unwrap();
    let desk = Desk::new(text).keys("c").shows("Push").outside(|path| fs::write(path, &other).unwrap());
    let desk = desk.looks(Sighting::Content).shows("Push").keys("<enter>");
    desk.file(&other.replace("02-01\n", "02-01\n  moves: ['Phase 1 / Day 1: 2026-02-04']\n"));
    // Without a plan there is nothing left to choose.
    let desk = Desk::new(text).keys("c").shows("Push").outside(change("- [ ] only\n")).looks(Sighting::Content);
    desk.hides("Push").keys("<enter> q").ends().file("- [ ] only\n");
}

#[test]
fn a_way_back_that_is_chosen_is_worked_out_anew_when_the_file_changes() {
    let days = "## Phase 1\n- [ ] Day 1: one\n- [ ] Day 2: two\n";
    let text = format!("---\ntitle: 甲乙丙丁戊己庚辛壬癸\nstart: 2026-01-20\n---\n{days}");
    let changed = format!("---\nt: 甲\nstart: 2026-01-20\n---\n{days}");
    let desk = || Desk::new(&text).keys("c").shows("Push");
    let desk_after = desk().outside(|path| fs::write(path, &changed).unwrap()).looks(Sighting::Content);
    let desk_after = desk_after.shows("Push").keys("<enter>");
    let file = fs::read_to_string(desk_after.path()).unwrap();
    assert!(file.starts_with("---\nt: 甲\nstart: 2026-01-20\nroadmap:\n  moves:"), "{file}");
    assert!(file.ends_with(days), "{file}");
    desk_after.keys("u").file(&changed);
    desk()
        .outside(|path| fs::write(path, "# x\n").unwrap())
        .looks(Sighting::Content)
        .hides("Push")
        .keys("<enter>")
        .file("# x\n");
}

#[test]
fn a_question_stands_before_everything_and_nothing_is_ticked_behind_it() {
    let desk = tree("- [ ] a\n- [ ] b\n- [ ] c\n").keys("j v").shows("[ ] b");
    let desk = desk.outside(|path| fs::write(path, "- [ ] a\n- [ ] c\n").unwrap()).keys("<space>");
    let desk = desk.shows("Changed here and outside").keys("<space> <space>").file("- [ ] a\n- [ ] c\n");
    desk.keys("<enter>").file("- [ ] a\n- [x] b\n- [ ] c\n");
}

#[test]
fn where_what_was_selected_is_gone_its_neighbour_is_selected() {
    let desk = || tree("- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n").keys("j j j").selects("d");
    let now = "- [ ] n1\n- [ ] n2\n- [ ] n3\n- [ ] a\n- [ ] b\n- [ ] c\n- [ ] e\n";
    desk().outside(|path| fs::write(path, now).unwrap()).looks(Sighting::Content).selects("e");
    desk()
        .keys("v")
        .outside(|path| fs::write(path, now).unwrap())
        .looks(Sighting::Content)
        .shows("[ ] n1")
        .selects("e");
    desk().outside(|path| fs::write(path, "- [ ] n\n- [ ] c\n").unwrap()).looks(Sighting::Content).selects("c");
}

#[test]
fn undo_passes_over_what_others_took_back_already() {
    tree("- [ ] a\n- [ ] b\n")
        .keys("x j x")
        .outside(|path| fs::write(path, "- [x] a\n- [ ] b\n").unwrap())
        .looks(Sighting::Content)
        .keys("u")
        .file("- [ ] a\n- [ ] b\n");
    tree("- [ ] a\n")
        .keys("x")
        .outside(|path| fs::write(path, "- [-] a\n").unwrap())
        .looks(Sighting::Content)
        .keys("u")
        .shows("Changed here and outside")
        .file("- [-] a\n");
}

#[test]
fn a_search_that_is_open_follows_the_file() {
    tree("# A\n- [ ] a\n# B\n- [ ] q\n")
        .keys("h j / q")
        .selects("q")
        .outside(|path| fs::write(path, "# New\n- [ ] n\n# A\n- [ ] a\n# B\n- [ ] q\n").unwrap())
        .looks(Sighting::Content)
        .keys("<esc>")
        .selects("B")
        .hides("[ ] a");
}
