//! The review: what is finished comes back when it is due, is graded by one key, and does not come twice on a day.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::View;
use roadmap::text::language::Language;
use support::Desk;

const TEXT: &str = "# Go\n\n- [ ] types\n\n  more on types\n\n- [ ] maps\n- [ ] slices\n\n# Net\n\n- [ ] tcp\n";

/// Three tasks that were ticked one day, as the next days find them; review was begun with them.
fn learned() -> Desk {
    Desk::new(TEXT).on("2026-02-02").view(View::Roadmap).journal("").keys("j x j x j x 4 <enter>")
}

/// The same some days later, in the review.
fn due() -> Desk {
    learned().midnight("2026-02-06").keys("1 4")
}

#[test]
fn nothing_is_counted_before_the_reader_begins() {
    let desk = Desk::new(TEXT).on("2026-02-02").view(View::Roadmap).journal("").keys("j x j x");
    let desk = desk.midnight("2026-02-20").keys("1").hides("Reviews due").keys("4");
    let desk = desk.shows("What you have finished comes back here").shows("`enter` begins").hides("Due");
    assert!(!desk.noted().contains(&"reviews begin".to_owned()));
    let desk = desk.keys("<enter>").shows("Due today: 2");
    assert_eq!(desk.noted().last().unwrap(), "reviews begin");
}

#[test]
fn what_was_finished_before_the_journal_is_learned_when_review_begins() {
    let text = TEXT.replace("[ ] types", "[x] types");
    let desk = Desk::new(&text).on("2026-02-02").view(View::Review).journal("").keys("<enter>");
    desk.shows("Nothing is due today. Next: 1 on 4 Feb.")
        .midnight("2026-02-04")
        .shows("Due today: 1")
        .shows("2 days ago");
}

#[test]
fn without_a_journal_there_is_nothing_to_keep_reviews_in() {
    Desk::new(TEXT).view(View::Review).keys("<enter>").shows("reviews are kept in the journal");
}

#[test]
fn a_grade_brings_the_next_card_and_the_last_one_a_quiet_word() {
    let desk = due().shows("Due today: 3").selects("types").keys("<enter>");
    let desk = desk.shows("types").shows("4 days ago, 3 left").hides("more on types").shows("1 again 1d  2 hard 11d");
    let desk = desk.keys("<space>").shows("more on types").keys("<space>").hides("more on types");
    let desk = desk.keys("3").shows("maps").shows("2 left").keys("1").shows("slices").shows("1 left");
    let desk = desk.keys("4").shows("that was all for today: 3 reviewed").shows("That was all for today: 3 reviewed.");
    let noted = desk.noted();
    assert_eq!(noted[noted.len() - 3..], ["graded 3 types", "graded 1 maps", "graded 4 slices"]);
    let text =
        TEXT.replace("[ ] types", "[x] types").replace("[ ] maps", "[x] maps").replace("[ ] slices", "[x] slices");
    desk.file(&text);
}

#[test]
fn nothing_comes_twice_on_a_day_and_what_was_forgotten_comes_the_next() {
    let desk = due().keys("<enter> 1 3 3").hides("Due today").keys("<esc> 2 4").hides("Due today");
    let desk = desk.midnight("2026-02-07").shows("Due today: 1").selects("types");
    // Nor after the program was opened again.
    desk.on("2026-02-06").keys("4").hides("Due today").on("2026-02-07").keys("4").shows("Due today: 1");
}

#[test]
fn a_grade_is_thought_over_and_the_new_one_takes_its_place() {
    let desk = due().keys("<enter> 1").shows("maps").keys("u").shows("types").keys("4").shows("maps");
    let noted = desk.noted();
    assert_eq!(noted[noted.len() - 2..], ["graded 1 types", "graded 4 types"]);
    let desk = desk.keys("3 3").midnight("2026-02-07").hides("Due today");
    // There is nothing to think over on another day.
    desk.keys("u").hides("slices");
}

#[test]
fn what_is_spared_comes_back_no_more_unless_that_is_thought_over() {
    let desk = due().keys("<enter> -").shows("does not come back: types").shows("maps");
    let spared = desk.keys("<esc>").shows("Due today: 2").hides("types").keys("u").shows("types").keys("<esc>");
    let spared = spared.shows("Due today: 3").keys("<enter> - <esc>").midnight("2026-12-01").shows("Due today: 2");
    let noted = spared.noted();
    assert_eq!(noted[noted.len() - 3..], ["spared types", "reviewed again types", "spared types"]);
}

#[test]
fn no_more_than_the_cap_comes_on_a_day() {
    let desk = due()
        .cap(2)
        .on("2026-02-06")
        .keys("4")
        .shows("Due today: 2")
        .shows("1 more waits: no more than 2 come on a day.");
    let desk = desk.keys("<enter> 3 3").shows("That was all for today: 2 reviewed.").shows("1 more waits");
    desk.midnight("2026-02-07").shows("Due today: 1").selects("slices");
}

#[test]
fn on_a_rest_date_nothing_is_due() {
    let text = "---\nstart: 2026-02-02\nroadmap:\n  days: mon-fri\n---\n# a\n- [ ] x\n\n## Phase 1: b\n- Day 1: c\n- Day 2: d\n";
    let desk = Desk::new(text).on("2026-02-04").view(View::Roadmap).journal("").keys("j x 4 <enter>");
    // A Saturday, a Sunday, and the Monday after.
    let desk = desk.midnight("2026-02-07").shows("Nothing is due today. Next: 1 on 9 Feb.");
    desk.midnight("2026-02-08").shows("Nothing is due today.").midnight("2026-02-09").shows("Due today: 1");
}

#[test]
fn study_days_come_back_as_well() {
    let text = "## Phase 1: b\n- [ ] Day 1: c\n- [ ] Day 2: d\n";
    let desk = Desk::new(text).on("2026-02-02").view(View::Plan).journal("").keys("x 4 <enter>");
    let desk = desk.midnight("2026-02-06").shows("Due today: 1").shows("Phase 1, Day 1  c").keys("<enter> 3");
    assert_eq!(desk.noted().last().unwrap(), "graded 3 Day 1: c");
}

#[test]
fn what_is_unticked_or_gone_leaves_the_review() {
    let desk = due().keys("2 g j x 4").shows("Due today: 2").hides("types");
    let text = desk.app().document().text().replace("- [x] maps\n", "");
    let desk = desk.outside(|path| std::fs::write(path, &text).unwrap());
    desk.looks(roadmap::store::watch::Sighting::Content).shows("Due today: 1").selects("slices");
}

#[test]
fn a_parent_is_done_by_its_tasks_and_does_not_come_by_itself() {
    let text = "- [x] a\n  - [x] b\n  - [x] c\n- [-] d\n  - [x] e\n";
    let desk = Desk::new(text).view(View::Review).journal("").keys("<enter>").midnight("2026-02-20");
    desk.shows("Due today: 2").shows("- b").shows("- c");
}

#[test]
fn today_says_how_much_is_due_and_leads_there() {
    let text = "# t\n- [ ] x\n\n## Phase 1: b\n- [ ] Day 1: c\n- [ ] Day 2: d\n";
    let desk =
        Desk::new(text).on("2026-02-02").view(View::Roadmap).journal("").keys("j x 4 <enter> 1").hides("Reviews due");
    let desk = desk.midnight("2026-02-05").shows("Reviews due: 1").shows("`4` shows them");
    let row = desk.screen().iter().position(|row| row.contains("Reviews due")).unwrap();
    let desk = desk.click(5, u16::try_from(row).unwrap()).shows("Due today: 1");
    desk.keys("<enter> 3 1").hides("Reviews due");
}

#[test]
fn in_the_review_no_key_unticks() {
    let desk = due();
    let text = desk.app().document().text().to_owned();
    desk.keys("x").shows("What do you remember?").keys("<esc> X <esc>").file(&text);
}

#[test]
fn a_narrow_card_has_its_intervals_above_its_grades() {
    let desk = due().size(40, 12).keys("<enter>").shows("1 again  2 hard  3 good  4 easy");
    let desk = desk.shows(" 1d ").shows(" 28d ").size(80, 24).shows("4 easy 28d");
    desk.language(Language::Chinese)
        .on("2026-02-06")
        .keys("4 <enter>")
        .shows("1 忘了 1天  2 困难 11天")
        .size(40, 12)
        .shows("4 轻松");
}

#[test]
fn what_was_done_before_and_is_too_much_to_name_stays_old_once_it_is_graded() {
    let begun = r#"{"v":1,"at":"2026-01-05T08:00:00+08:00","did":"began","by":"tui"}"#.to_owned() + "\n";
    let text = TEXT.replace("[ ] types", "[x] types").replace("[ ] tcp", "[x] tcp");
    let desk = Desk::new(&text).on("2026-02-02").view(View::Review).journal(&begun).keys("<enter>");
    let desk = desk.midnight("2026-02-10").shows("Due today: 2").selects("types").keys("<enter> 3 - <esc>");
    let noted = desk.noted();
    assert_eq!(noted[2..], ["graded 3 types", "spared tcp"]);
    // Nor is it news when the program is opened again; it comes back, and what is ticked here is written down.
    let desk = desk.on("2026-05-10").keys("4").shows("Due today: 1").selects("types");
    assert_eq!(desk.noted(), noted);
    let desk = desk.view(View::Roadmap).keys("2 g j j x");
    assert_eq!(desk.noted()[4..], ["ticked maps"]);
}
