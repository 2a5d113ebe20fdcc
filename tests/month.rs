//! The calendar beside a plan, and the end of the plan in sight at every size.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::View;
use roadmap::text::language::Language;
use roadmap::text::wrap::width;
use support::Desk;

const TEXT: &str = "---
start: 2026-03-02
roadmap:
  rest: ['2026-03-11']
---
## Phase 1: Basics
- [x] Day 1: one
- [x] Day 2: two
- Day 3-4: three
- [x] Day 5: five
## Phase 2: More
- Day 1: six
- Day 2-3: seven
- Day 4: eight
";

/// The rows of the calendar, without the list at their left.
fn months(desk: &Desk) -> Vec<String> {
    let beside = |row: &String| row.split_once('╎').map(|(_, right)| right.trim_end().to_owned());
    desk.screen().iter().filter_map(beside).take_while(|row| !row.trim().is_empty()).collect()
}

fn wide(text: &str) -> Desk {
    Desk::new(text).on("2026-03-07").keys("3").size(120, 24)
}

#[test]
fn every_date_says_what_falls_on_it_without_colours() {
    let expected = [
        "  March 2026",
        "  Mo  Tu  We  Th  Fr  Sa  Su",
        "                           1",
        "   2x  3x  4!  5!  6x> 7◦  8◦",
        "   9◦ 10◦ 11- 12  13  14  15",
        "  16  17  18  19  20  21  22",
        "  23  24  25  26  27  28  29",
        "  30  31",
    ];
    let rested = TEXT.replace("Day 4: eight", "Day 4: eight\n- Day 5: nine");
    let [mut plain, mono] = [wide(TEXT), wide(TEXT).mono().keys("3")].map(|desk| months(&desk));
    assert_eq!(plain, mono);
    plain.retain(|row| !row.is_empty());
    assert_eq!(plain[..4], expected[..4]);
    assert_eq!(months(&wide(&rested))[4], "   9◦ 10◦ 11- 12◦ 13  14  15");
}

#[test]
fn the_week_begins_on_monday_and_the_headings_are_in_the_readers_language() {
    let chinese = wide(TEXT).language(Language::Chinese).keys("3");
    assert_eq!(months(&chinese)[..3], ["  2026年3月", "  一  二  三  四  五  六  日", "                           1"]);
    chinese.shows("3月10日 结束，还有 3 天").shows("!  逾期       1").shows("没有学习日");
}

#[test]
fn beneath_the_months_stand_the_end_and_how_much_is_what() {
    let desk = wide(TEXT).shows("ends 10 Mar, in 3 days");
    desk.shows("x  done       3")
        .shows("!  late       1")
        .shows(">  today      1")
        .shows("◦  to come    2")
        .shows("-  no study day");
}

#[test]
fn the_end_is_in_sight_at_every_size() {
    for (width, height) in [(40, 12), (60, 16), (80, 24), (109, 30), (120, 40), (200, 60)] {
        for keys in ["3", "3 G"] {
            let desk = Desk::new(TEXT).on("2026-03-07").size(width, height).keys(keys).shows("ends 10 Mar");
            assert!(desk.screen().iter().any(|row| row.contains("1 late") || row.contains("late       1")));
            let chinese = desk.language(Language::Chinese).keys(keys).shows("3月10日 结束");
            assert!(chinese.screen().iter().any(|row| row.contains("逾期 1") || row.contains("逾期       1")));
        }
    }
}

#[test]
fn a_click_on_a_date_selects_its_study_day() {
    let desk = wide(TEXT);
    let row = desk.screen().iter().position(|row| row.contains(" 10◦")).unwrap();
    let line = desk.screen()[row].clone();
    let column = |sign: &str| u16::try_from(line[..line.find(sign).unwrap()].chars().count() + 1).unwrap();
    let (ten, twelve) = (column(" 10◦"), column(" 11"));
    let row = u16::try_from(row).unwrap();
    let desk = desk.click(ten, row).selects("Day 4: eight");
    desk.click(twelve, row).selects("Day 4: eight");
    // Today lists few of them: those that it does not are selected in Plan.
    for language in [Language::English, Language::Chinese] {
        let desk = Desk::new(TEXT).language(language).on("2026-03-07").size(120, 24).hides("eight");
        let row = desk.screen().iter().position(|row| row.contains(" 10◦")).unwrap();
        let line = desk.screen()[row].clone();
        let column = u16::try_from(width(&line[..line.find(" 10◦").unwrap()]) + 1).unwrap();
        let desk = desk.click(column, u16::try_from(row).unwrap()).selects("Day 4: eight");
        assert_eq!(desk.app().view(), View::Plan);
    }
}

#[test]
fn a_plan_of_many_months_shows_those_of_what_is_selected() {
    let long: String = (1..=40).map(|week| format!("- Day {}-{}: week {week}\n", week * 7 - 6, week * 7)).collect();
    let desk = Desk::new(&format!("---\nstart: 2026-03-02\n---\n# Phase 1\n{long}")).on("2026-03-07").keys("3");
    let desk = desk.size(120, 24).shows("March 2026").hides("April 2026");
    let desk = desk.keys("G").shows("November 2026").hides("March 2026");
    let desk = desk.size(160, 24).shows("November 2026").shows("December 2026").hides("March 2026");
    desk.keys("g").size(200, 60).shows("March 2026").shows("November 2026").shows("December 2026");
}

#[test]
fn a_plan_without_dates_has_no_calendar() {
    let desk = Desk::new(&TEXT.replace("start: 2026-03-02", "title: none")).keys("3").size(120, 24).hides("March 2026");
    desk.hides("no study day").size(119, 9).hides("ends");
}

#[test]
fn a_plan_of_phases_alone_has_its_calendar_too() {
    let text = "---\nstart: 2026-03-02\n---\n## Phase 1 (1 week)\n- [x] a\n## Phase 2 (1 week)\n- [ ] b\n## Phase 3 (1 week)\n- [ ] c\n";
    let desk = Desk::new(text).on("2026-03-17").keys("3").size(120, 24);
    assert_eq!(
        months(&desk)[3..6],
        ["   2x  3x  4x  5x  6x  7x  8x", "   9! 10! 11! 12! 13! 14! 15!", "  16◦>17◦ 18◦ 19◦ 20◦ 21◦ 22◦"]
    );
    desk.shows("Phase 2 (1 week)").shows("late  9-15 Mar").shows("today  16-22 Mar").shows("ends 22 Mar, in 5 days");
}

#[test]
fn a_tiny_screen_has_room_for_whose_roadmap_it_is() {
    let text = TEXT.replace("2026-03-0", "2026-11-0");
    Desk::new(&text).language(Language::Chinese).on("2026-11-07").size(36, 12).keys("3").shows("11月10日 结束");
    Desk::new("# A roadmap\n- [ ] a\n").size(24, 6).shows("A roadmap          4 Feb").shows("[ ] a");
}
