//! A way back after falling behind: seen before it is taken, written to the front matter alone, taken back to the byte.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::document::Document;
use roadmap::text::language::Language;
use support::{Desk, Shell, crlf, samples};

const TEXT: &str =
    "+++\ntitle = 'x' # mine\nstart = 2026-02-01\n+++\n\n## Phase 1\n- Day 1: a\n- Day 2: b\n- Day 3: c\n";

/// What follows the front matter.
fn body(text: &str) -> &str {
    let end = Document::read(text.to_owned()).front_matter().map_or(0, |block| block.inner.end);
    &text[end..]
}

#[test]
fn a_way_back_is_shown_before_it_is_taken() {
    let desk = Desk::new(TEXT).on("2026-02-03").keys("c").shows("Push").shows("1 Feb -> 3 Feb").file(TEXT);
    desk.keys("j j j k").file(TEXT).keys("<esc>").file(TEXT).shows("Left from before");
}

#[test]
fn a_way_back_that_is_taken_is_in_the_file_and_can_be_taken_back() {
    let desk = Desk::new(TEXT).on("2026-02-03").keys("c <enter>").shows("saved").shows("today  3 Feb");
    let after = desk.app().document().text().to_owned();
    assert_ne!(after, TEXT);
    assert_eq!(body(&after), body(TEXT));
    assert!(after.contains("title = 'x' # mine\n"));
    desk.file(&after).keys("u").file(TEXT).shows("Left from before").keys("U").file(&after);
}

#[test]
fn every_way_back_of_every_sample_touches_the_front_matter_alone() {
    for (path, text) in samples() {
        for text in [text.clone(), crlf(&text), format!("\u{feff}{text}"), text.trim_end().to_owned()] {
            for way in ["", "j", "j j", "j j j", "j j j j"] {
                let desk = Desk::new(&text).on("2026-03-20").keys("c").keys(way).keys("<enter>");
                let after = desk.app().document().text().to_owned();
                assert_eq!(body(&after), body(&text), "{}", path.display());
                assert_eq!(after.starts_with('\u{feff}'), text.starts_with('\u{feff}'));
                assert_eq!(after.replace("\r\n", "").contains('\n'), text.replace("\r\n", "").contains('\n'));
                desk.file(&after).keys("<esc> u").file(&text);
            }
        }
    }
}

#[test]
fn a_way_back_from_the_shell_can_be_looked_at_first() {
    let args = ["recover", "roadmap.md", "push", "--on", "2026-02-03"];
    let shell =
        Shell::new(TEXT).args(args.into_iter().chain(["--dry-run"])).exit(0).stdout_has("1 Feb -> 3 Feb").file(TEXT);
    let shell = shell.args(args).exit(0).stdout_has("1 Feb -> 3 Feb");
    assert_ne!(std::fs::read_to_string(shell.path("roadmap.md")).unwrap(), TEXT);
    shell.args(["today", "roadmap.md", "--on", "2026-02-03"]).exit(0).stdout_has("Day 1  a  3 Feb  today");
}

const BARE: &str = "# Plan\n\n## Phase 1\n- Day 1: a\n- Day 2-3: b\n";

#[test]
fn a_plan_without_dates_is_given_a_start_on_the_screen() {
    let desk = Desk::new(BARE).on("2026-02-03").keys("3").shows("c set dates").keys("c").shows("> Start");
    let desk = desk.shows("The plan begins on 3 Feb and ends on 5 Feb.").shows("Enter gives it one").file(BARE);
    let desk = desk.keys("<backspace>").shows("Type a date").keys("<enter>").file(BARE).keys("9");
    let after = format!("---\nroadmap:\n  start: '2026-02-09'\n---\n\n{BARE}");
    let desk = desk.shows("The plan begins on 9 Feb and ends on 11 Feb.").keys("<enter>").shows("saved").file(&after);
    desk.shows("10-11 Feb").keys("u").file(BARE).shows("The plan has no dates.").keys("U").file(&after);
}

#[test]
fn a_date_that_is_typed_takes_the_place_of_the_one_that_was_offered() {
    let desk = Desk::new(BARE).on("2026-02-03").size(40, 20).keys("c").shows("2026-02-03").keys("2 0 2 6 - 0 2 - 1 7");
    let desk = desk.shows("Start      2026-02-17").hides("2026-02-03").shows("The plan begins on 17 Feb");
    let desk = desk.keys("<esc> c <left> 1").shows("2026-02-013").keys("<esc> c").paste(&"12".repeat(50));
    // One that is too long is shown around its cursor.
    let column = 39;
    desk.cursor(column, 5).keys("<home>").shows("Start      1212");
}

#[test]
fn a_file_without_front_matter_is_asked_about_before_it_gets_one() {
    let text = "## Phase 1\n### Day 1 (Feb 1): a\n### Day 2 (Feb 2): b\n";
    let desk = Desk::new(text).on("2026-02-03").keys("c").shows("> Push").shows("Enter gives it one").file(text);
    let desk = desk.keys("<esc>").file(text).keys("c <enter>");
    let after = format!("---\nroadmap:\n  moves: ['Phase 1 / Day 1: 2026-02-03']\n---\n\n{text}");
    desk.file(&after).keys("c").hides("Enter gives it one").keys("<esc> u").file(text);
}

#[test]
fn a_start_comes_first_where_the_plan_has_none_of_its_own() {
    let row = |desk: &Desk, words: &str| desk.screen().iter().position(|row| row.contains(words)).unwrap();
    let desk = Desk::new(TEXT).on("2026-02-03").keys("c").shows("> Push");
    assert!(row(&desk, "Start") > row(&desk, "Break"));
    desk.keys("G").shows("> Start").keys("<backspace> <backspace> 05 <enter>").file(&TEXT.replace("02-01", "02-05"));
    let guess = TEXT.replace("start", "date");
    let desk = Desk::new(&guess).on("2026-02-03").keys("c").shows("> Start").shows("2026-02-01");
    assert!(row(&desk, "Start") < row(&desk, "Push"));
    // What the command line says goes before the file.
    Desk::new(&guess).on("2026-02-03").start("2026-02-01").keys("c").shows("> Push").hides("Start");
}

#[test]
fn a_plan_of_phases_alone_has_a_start_to_set_and_nothing_to_move() {
    let text = "---\ntitle: x\n---\n## Week 1\n- [ ] a\n## Week 2\n- [ ] b\n";
    let desk = Desk::new(text).on("2026-02-02").keys("3 c").shows("> Start").hides("Push").shows("ends on 15 Feb");
    desk.keys("<enter>").shows("2-8 Feb").keys("u").file(text);
    Desk::new("# A\n- [ ] a\n").keys("c").shows("there are no study days here to move").file("# A\n- [ ] a\n");
}

#[test]
fn that_dates_are_a_guess_is_seen_at_once_and_gone_when_they_are_set() {
    let days: String = (1..=9).map(|day| format!("- Day {day}: 第 {day} 课 lesson\n")).collect();
    let checklist: String = (1..=30).map(|number| format!("- [ ] 第 {number} 课 lesson\n")).collect();
    let text = format!("---\ndate: 2026-02-01\n---\n# Skills\n\n{checklist}\n## Phase 1: all\n\n**Goal:** x\n\n{days}");
    let on = |day: &str| Desk::new(&text).on(day);
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let desk = on("2026-02-04").size(width, height).shows("today  4 Feb (guess)").shows("c set dates");
        let desk = desk.keys("j").shows("behind (guess)").language(Language::Chinese).keys("j");
        desk.shows("落后 3 个学习日（推测）").keys("g").shows("今天  2月4日（推测）").shows("c 定日期");
        on("2026-01-20").size(width, height).shows("1 Feb (guess)").shows("c set dates");
        on("2026-03-20").size(width, height).shows("1 Feb (guess)").shows("c set dates");
        // What is ticked is past guessing, and a start of its own makes it none.
        let desk = on("2026-02-04").size(width, height).keys("c <enter>").hides("guess").keys("g").hides("c set dates");
        desk.shows("c catch up").keys("1 g").hides("guess");
    }
}
