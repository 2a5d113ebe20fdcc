//! What others do to the file while it is open, and what the reader sees of that.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use roadmap::app::Saved;
use roadmap::store::watch::Sighting;
use support::Desk;

const TEXT: &str = "# Roadmap\n\n- [ ] one\n- [ ] two\n  - [ ] three\n";
const GONE: &str = "the file is gone; what you see is what it held";

#[test]
fn a_change_is_shown_and_the_selection_stays_with_its_item() {
    let changed = TEXT.replace("- [ ] one\n", "- [x] zero\n- [x] one\n");
    let desk = Desk::new(TEXT).keys("j j").selects("two").outside(|path| fs::write(path, &changed).unwrap());
    desk.looks(Sighting::Content).selects("two").shows("[x] one").file(&changed);
}

#[test]
fn our_own_change_is_none_from_outside() {
    let ticked = TEXT.replace("[ ] one", "[x] one");
    let desk =
        Desk::new(TEXT).keys("j <space>").file(&ticked).looks(Sighting::Content).shows("done: one").shows("saved");
    desk.keys("u").file(TEXT).looks(Sighting::Content).keys("U").file(&ticked);
}

#[test]
fn a_file_that_is_gone_is_said_to_be_and_not_made_again() {
    let desk = Desk::new(TEXT).keys("j <space>").outside(|path| fs::remove_file(path).unwrap());
    let desk = desk.looks(Sighting::Content).hides("gone").looks(Sighting::Nothing).shows(GONE);
    assert_eq!(desk.app().saved(), Saved::Gone);
    let desk = desk.keys("j").hides(GONE).selects("two").keys("<space>").shows(GONE).shows("[ ] two").no_file();
    let desk = desk.keys("u").shows(GONE).shows("[x] one").keys("X").shows(GONE).no_file();
    let ticked = TEXT.replace("[ ] one", "[x] one");
    let desk = desk.outside(|path| fs::write(path, &ticked).unwrap()).looks(Sighting::Content);
    desk.shows("the file is there again").keys("u").file(TEXT).keys("j <space>").shows("[x] two");
}

#[test]
fn a_file_that_comes_back_changed_is_shown_as_it_is() {
    let changed = TEXT.replace("[ ] two", "[x] two");
    let desk = Desk::new(TEXT).keys("j").outside(|path| fs::remove_file(path).unwrap()).looks(Sighting::Nothing);
    let desk = desk.outside(|path| fs::write(path, &changed).unwrap()).looks(Sighting::Content);
    desk.shows("[x] two").selects("one").keys("<space>").file(&changed.replace("[ ] one", "[x] one"));
}

#[test]
fn a_file_being_truncated_and_refilled_is_shown_as_it_was() {
    let desk = Desk::new(TEXT).keys("j <space>").outside(|path| fs::write(path, "").unwrap());
    let desk = desk.looks(Sighting::Content).shows("[x] one").selects("one");
    let desk = desk.looks(Sighting::Empty).shows("There are no headings and no lists here.");
    desk.outside(|path| fs::write(path, TEXT).unwrap()).looks(Sighting::Content).shows("[ ] one");
}

#[test]
fn a_tick_into_a_file_that_is_being_refilled_waits_for_it() {
    let changed = TEXT.replace("three", "four");
    let refill = changed.clone();
    let desk = Desk::new(TEXT).keys("j").outside(|path| {
        fs::write(path, "").unwrap();
        let path = path.to_owned();
        std::thread::spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(120));
            fs::write(path, refill).unwrap();
        });
    });
    desk.keys("<space>").file(&changed.replace("[ ] one", "[x] one"));
}

#[test]
fn what_turns_read_only_is_read_on_and_not_ticked() {
    let desk = Desk::new(TEXT).keys("j").outside(|path| {
        fs::set_permissions(path, fs::Permissions::from_mode(0o444)).unwrap();
    });
    let desk = desk.looks(Sighting::Content).keys("<space>").shows("it is marked read-only").shows("[ ] one");
    let changed = TEXT.replace("[ ] two", "[x] two");
    let desk = desk.outside(|path| {
        fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
        fs::write(path, &changed).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o444)).unwrap();
    });
    desk.looks(Sighting::Content).shows("[x] two").file(&changed);
}

#[test]
fn what_turns_into_something_else_than_text_is_shown_and_not_ticked() {
    let bytes = encoding_rs::GB18030.encode("- [ ] 精通路线图\n").0.into_owned();
    let desk = Desk::new(TEXT).keys("j").outside(|path| fs::write(path, &bytes).unwrap()).looks(Sighting::Content);
    let desk = desk.shows("the file is GB18030, not UTF-8").shows("[ ] 精通路线图").keys("<space>");
    let desk = desk.shows("not saved").bytes(&bytes);
    let desk = desk.outside(|path| fs::write(path, TEXT).unwrap()).looks(Sighting::Content).keys("g j <space>");
    desk.file(&TEXT.replace("[ ] one", "[x] one"));
}

#[test]
fn what_turns_into_a_folder_is_said_and_what_it_held_stays() {
    let desk = Desk::new(TEXT).outside(|path| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    });
    desk.looks(Sighting::Content).shows("it is a folder").shows("[ ] one");
}
