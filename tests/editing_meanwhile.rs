//! What is typed and changed on the screen, while others change the file, the disk fails, and the journal is kept.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use roadmap::app::action::View;
use roadmap::document::stamp::Dialect;
use roadmap::store::watch::Sighting;
use roadmap::text::language::Language;
use support::Desk;

const TEXT: &str = "# A\n\n- [ ] a\n  - [ ] a1\n  - [ ] a2\n- [x] b\n- c\n\n# B\n\n- [ ] d\n";

fn desk(text: &str) -> Desk {
    Desk::new(text).view(View::Roadmap)
}

/// Somebody else writes this.
fn others(text: &str) -> impl FnOnce(&Path) + use<> {
    let text = text.to_owned();
    move |path| std::fs::write(path, text).unwrap()
}

#[test]
fn what_others_do_meanwhile_is_brought_together_with_what_is_typed() {
    let theirs = TEXT.replace("# A\n", "# A\n\n- [ ] theirs\n");
    let desk = desk(TEXT).keys("j o mine").outside(others(&theirs)).looks(Sighting::Content).shows("[ ] mine");
    desk.keys("<enter> <esc>").file(&theirs.replace("- [x] b", "- [ ] mine\n- [x] b")).keys("u").file(&theirs);
    // Where what it was about is gone, what was typed is not.
    let gone = TEXT.replace("- [x] b\n", "");
    let desk = self::desk(TEXT).keys("j j j j i b").outside(others(&gone)).looks(Sighting::Content).shows("[ ] bb");
    desk.keys("<enter> <esc>").shows("] bb");
    // Where both wrote another text, the reader is asked.
    let text = TEXT.replace("] b", "] read the book");
    let theirs = text.replace("the book", "the whole book");
    let desk = self::desk(&text).keys("j j j j i s").outside(others(&theirs)).looks(Sighting::Content);
    let desk = desk.shows("books").keys("<enter>").shows("the whole book").shows("the books");
    desk.keys("<enter>").file(&text.replace("book", "books"));
    // What the disk did not know yet.
    let theirs = TEXT.replace("] a1", "] a1 theirs");
    self::desk(TEXT).outside(others(&theirs)).keys("G d").file(&theirs.replace("\n- [ ] d\n", ""));
}

#[test]
fn a_change_that_is_not_saved_is_taken_back_and_so_is_its_selection() {
    let desk = desk(TEXT).slow().keys("j o one <enter> <esc> j V d").shows("[ ] one").hides("] b");
    let desk = desk.outside(|path| {
        let mut permissions = std::fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(path, permissions).unwrap();
    });
    desk.settles().shows("read-only").hides("[ ] one").shows("[x] b").file(TEXT);
}

#[test]
fn what_was_typed_and_not_saved_can_be_made_again() {
    let writable = |is: bool| {
        move |path: &Path| {
            let mut permissions = std::fs::metadata(path).unwrap().permissions();
            permissions.set_readonly(!is);
            std::fs::set_permissions(path, permissions).unwrap();
        }
    };
    let keys = "j j j j o one <enter> two <enter> <esc> k i s <enter>";
    let written = TEXT.replace("- c\n", "- [ ] ones\n- [ ] two\n- c\n");
    let saved = desk(TEXT).keys(keys).file(&written);
    saved.keys("u u u").file(TEXT);
    let desk = desk(TEXT).slow().keys(keys).outside(writable(false)).settles().shows("read-only").file(TEXT);
    let desk = desk.outside(writable(true)).keys("U U U").settles().file(&written).shows("two");
    desk.keys("U").shows("nothing to make again").keys("u u u").settles().file(TEXT);
}

#[test]
fn the_journal_knows_what_was_moved_and_keeps_its_ticks() {
    let desk = desk(TEXT).journal("").keys("j j x H J i z <enter> 4 <enter>");
    assert_eq!(desk.noted(), ["the journal begins", "ticked a1", "moved a1", "moved a1z", "reviews begin"]);
}

#[test]
fn what_was_typed_outlasts_a_question() {
    // The disk is slow, so that a change is on its way when the file turns out to hold something else.
    let text = TEXT.replace("] b", "] read the book");
    let theirs = text.replace("the book", "the whole book");
    let desk = desk(&text).slow().keys("j j j j i s <enter> o next").outside(others(&theirs)).settles();
    let desk = desk.shows("the whole book").keys("<enter>").shows("[ ] next").keys("<enter> <esc>");
    desk.file(&text.replace("book\n", "books\n").replace("- c\n", "- [ ] next\n- c\n"));
}

#[test]
fn a_file_that_is_gone_takes_nothing_and_what_was_typed_stays() {
    let desk = desk(TEXT).keys("j o mine").outside(|path| std::fs::remove_file(path).unwrap()).looks(Sighting::Nothing);
    let desk = desk.keys("<enter>").shows("the file is gone").shows("[ ] mine").outside(others(TEXT));
    let desk = desk.looks(Sighting::Content).keys("<enter> <esc>").shows("[ ] mine");
    desk.file(&TEXT.replace("- [x] b", "- [ ] mine\n- [x] b"));
    let gone = self::desk(TEXT).outside(|path| std::fs::remove_file(path).unwrap()).looks(Sighting::Nothing);
    for keys in ["j d", "j J", "j .", "j o", "j i", "j B"] {
        let gone = Desk::new(TEXT).view(View::Roadmap).outside(|path| std::fs::remove_file(path).unwrap());
        gone.looks(Sighting::Nothing).keys(keys).shows("the file is gone").no_file();
    }
    gone.no_file();
}

#[test]
fn lines_that_are_pasted_while_the_file_is_gone_stay_to_be_typed() {
    for start in ["G o", "g o", "j j o", "j j O", "j j a"] {
        let desk = desk(TEXT).keys(start).outside(|path| std::fs::remove_file(path).unwrap()).looks(Sighting::Nothing);
        let desk = desk.paste("one\ntwo\nthree").shows("the file is gone").shows("three").no_file();
        let desk = desk.outside(others(TEXT)).looks(Sighting::Content).keys("<enter> <esc>");
        desk.shows("one two three").keys("u").file(TEXT);
    }
}

#[test]
fn what_is_deleted_and_brought_back_is_what_it_was_to_the_journal() {
    let desk = desk(TEXT).journal("").keys("j j x k d u");
    assert_eq!(desk.noted(), ["the journal begins", "ticked a1"]);
    let desk = desk.file(&TEXT.replace("[ ] a1", "[x] a1")).keys("j j . .");
    assert_eq!(desk.noted(), ["the journal begins", "ticked a1", "ticked a2"]);
}

#[test]
fn a_mark_that_comes_to_done_is_stamped_and_goes_with_its_stamp() {
    let desk = desk("- [/] a\n").stamp(Dialect::Emoji).keys(".").file("- [x] a ✅ 2026-02-04\n");
    desk.keys(".").file("- [-] a\n").keys("u").file("- [x] a ✅ 2026-02-04\n").keys("u").file("- [/] a\n");
}

#[test]
fn folds_filter_zoom_and_scroll_stay_and_a_new_section_is_shown() {
    let long: String = (10..60).map(|number| format!("- [ ] n{number}\n")).collect();
    let text = format!("# A\n\n- [ ] a\n  - [ ] a1\n- [ ] b\n\n# B\n\n{long}");
    let desk = desk(&text).keys("j h G").hides("a1").shows("n59").keys("k k k k d").shows("n59").selects("n56");
    let desk = desk.hides("] n55").keys("u").selects("n55").shows("n58").keys("g j").hides("a1").keys("L");
    // Beneath something that is folded it is shown.
    let desk = desk.shows("there is nothing before it").keys("j L").shows("a1").selects("b").keys("u").selects("b");
    let desk = desk.keys("g Z o").keys("new <enter> <esc>").shows("[ ] new").hides("n10");
    desk.keys("o # # <space> C <enter> <esc>")
        .selects("C")
        .hides("n10")
        .keys("o # <space> D <enter> <esc>")
        .selects("D");
}

#[test]
fn a_click_means_nothing_while_a_line_is_written() {
    let desk = desk(TEXT).keys("j o mine");
    for row in 0..24 {
        let desk = Desk::new(TEXT).view(View::Roadmap).keys("j o mine").click(8, row).double_click(3, row).wheel(1);
        desk.shows("[ ] mine").file(TEXT);
    }
    desk.keys("<up> <down> <pgdn> <f1> <alt-up> <ctrl-r>").shows("[ ] mine").file(TEXT).keys("<ctrl-c>").hides("mine");
}

#[test]
fn the_cursor_stands_where_the_next_character_goes() {
    let desk = desk(TEXT).keys("j o").shows("a task, or ## a section").cursor(9, 7).keys("异").cursor(11, 7);
    let desk = desk.keys("步 <left>").cursor(11, 7).keys("<tab>").cursor(13, 7).keys("<esc> i <home>").cursor(9, 4);
    desk.size(24, 6).cursor(8, 2).keys("<end>").language(Language::Chinese).keys("j o").shows("任务");
}
