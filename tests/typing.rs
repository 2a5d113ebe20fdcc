//! What is typed: counts before a key, words and dates in a line with a cursor in it, and the palette of all actions.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::{Action, View};
use roadmap::app::keys::{Binding, KEYS};
use roadmap::app::pick::Entry;
use roadmap::text::language::Language;
use roadmap::tui::input;
use roadmap::ui::words::Words;
use support::Desk;

/// Thirty rows, every third of them done.
fn rows() -> String {
    (1..=30).map(|number| format!("- [{}] row {number}\n", if number % 3 == 0 { 'x' } else { ' ' })).collect()
}

fn tree() -> Desk {
    Desk::new(&rows()).view(View::Roadmap)
}

#[test]
fn a_number_before_a_key_does_it_so_many_times() {
    let desk = tree().keys("0 5 j").selects("row 6").keys("0 4 k").selects("row 2").keys("0 3 j").selects("row 5");
    let desk =
        desk.keys("0 1 2 j").selects("row 17").keys("0 5 <down>").selects("row 22").keys("g 0 4 n").selects("row 7");
    let desk =
        desk.keys("0 4 p").selects("row 1").keys("/ row <enter> g 9 ]").selects("row 10").keys("9 [").selects("row 1");
    desk.size(80, 9)
        .keys("0 2 <pgdn>")
        .selects("row 11")
        .keys("9 9 9 j")
        .selects("row 30")
        .keys("0 j")
        .selects("row 30");
}

#[test]
fn a_number_before_the_first_and_last_row_goes_to_that_row() {
    tree()
        .keys("7 G")
        .selects("row 7")
        .keys("0 1 2 g")
        .selects("row 12")
        .keys("9 9 G")
        .selects("row 30")
        .keys("0 g")
        .selects("row 1");
}

#[test]
fn a_digit_that_shows_a_view_does_so_at_once_and_goes_on_with_a_number() {
    let desk = tree().keys("3").shows("[Plan]").keys("2").shows("[Roadmap]").keys("6 2").shows("[Roadmap]");
    let desk = desk.shows("62").keys("<esc>").hides("62").keys("j").selects("row 2").keys("6 x j").selects("row 3");
    desk.file(&rows().replacen("[ ] row 2\n", "[x] row 2\n", 1));
    // Where no digit is a key, every digit begins a number.
    let keys = [("show-today", &["f2"] as &[&str]), ("show-roadmap", &["f3"]), ("show-plan", &["f4"])];
    let keys = [&keys[..], &[("show-review", &["f6"]), ("show-stats", &["f7"])]].concat();
    Desk::new(&rows()).own_keys(&keys).keys("1 2 j").selects("row 13").keys("3 k").selects("row 10");
}

#[test]
fn words_are_edited_where_the_cursor_stands() {
    let text = "- [ ] 装饰器\n- [ ] 装置\n- [ ] cafe\n";
    let desk = Desk::new(text).view(View::Roadmap).keys("/ 装置").cursor(1 + 2 + 4, 23).selects("装置");
    let desk =
        desk.keys("<left> <backspace> 位 <left>").shows("/ 位置").cursor(1 + 2, 23).keys("<delete>").shows("/ 置");
    let desk = desk.keys("<end> <home> 装").shows("/ 装置").selects("装置").keys("<ctrl-u>").shows("/ 置");
    let desk = desk.keys("<ctrl-e> <ctrl-u> one <space> two <ctrl-w>").shows("/ one").hides("two").keys("<ctrl-w>");
    let desk =
        desk.keys("caf <ctrl-a> x <ctrl-d> <delete>").shows("/ xaf").keys("<right> <right>").cursor(1 + 2 + 3, 23);
    desk.keys("<ctrl-u>").hides("/ xaf").keys("<backspace>").shows("/ find").file(text);
}

#[test]
fn the_cursor_stays_in_sight_in_a_line_that_is_too_long() {
    let long = "一二三四五六七八九十".repeat(4);
    let desk = Desk::new("- [ ] a\n").size(40, 12).keys("/").paste(&long).cursor(30, 11).shows("九十");
    desk.keys("<home>").cursor(2, 11).shows("/ 一二三");
}

#[test]
fn dates_are_edited_where_the_cursor_stands_and_can_be_pasted() {
    let text = "---\nstart: 2026-02-01\n---\n## Phase 1\n- Day 1: a\n- Day 2: b\n- Day 3: c\n";
    let desk =
        Desk::new(text).on("2026-02-04").keys("c j j").shows("> Rebalance").keys("<ctrl-u>").paste("by 2026-02-09!\n");
    let desk = desk.shows("2026-02-09").keys("<left> <delete> 8").shows("2026-02-08").keys("<home> <delete> 2 <enter>");
    assert!(desk.app().choice().is_none(), "{}", desk.screen().join("\n"));
}

#[test]
fn the_palette_has_every_action_with_its_keys() {
    for (language, others) in [(Language::English, Language::Chinese), (Language::Chinese, Language::English)] {
        let mut desk = Desk::new(&rows()).language(language).size(100, 90).keys(":");
        let in_library = |binding: &&Binding| binding.action == Action::ReadAgain;
        for binding in KEYS.iter().filter(|one| !one.keys.contains(&":") && !in_library(one)) {
            let (does, keys) = (Words::of(language).help(binding.action), binding.keys.join(" "));
            let is_it = |row: &String| row.contains(does) && row.contains(&keys);
            assert!(desk.screen().iter().any(is_it), "{binding:?}");
        }
        desk = desk.keys("<esc>").hides(Words::of(language).help(KEYS[0].action));
        desk.hides(Words::of(others).help(KEYS[0].action));
    }
}

#[test]
fn the_palette_does_what_is_found_by_its_words_its_name_or_its_pinyin() {
    let desk = || tree().keys("j");
    desk().keys(": fold <space> ever").shows("fold or unfold everything").shows("1 found").hides("a screen down");
    desk().keys("<ctrl-p> prev <space> open <enter>").selects("row 1");
    desk().keys(": untick <enter>").file(&rows().replacen("[ ] row 2\n", "[x] row 2\n", 1)).keys("u").file(&rows());
    desk().language(Language::Chinese).keys("j : zhixing <enter> <esc>").selects("row 2").keys(": gx <enter> <esc>");
    desk().language(Language::Chinese).keys("j : ttick").keys("<home> <delete> <enter>").shows("[x] row 2");
    desk().keys(": help <enter>").shows("take the last change back").keys("<esc> : quit <enter>").ends();
    // Letters are letters here, whatever they ask for elsewhere.
    desk()
        .keys(": qqq")
        .shows(": qqq")
        .shows("0 found")
        .keys("<enter>")
        .shows(": qqq")
        .keys("<esc>")
        .selects("row 2")
        .file(&rows());
}

#[test]
fn what_is_picked_from_the_palette_is_known_before_it_is_done() {
    let meant = |keys: &str| tree().keys(keys).app().meant(Action::Open);
    for (keys, expected) in [
        (": undo", Action::Undo),
        (": merge-copy", Action::MergeCopy),
        (": q q q", Action::Open),
        ("s", Action::Open),
        ("j", Action::Open),
    ] {
        assert_eq!(meant(keys), expected, "{keys}");
    }
    assert_eq!(tree().keys(": undo").app().meant(Action::Back), Action::Back);
}

#[test]
fn the_palette_offers_nothing_far_fetched() {
    let desk = || tree().keys("j");
    let first = |keys: &str| match desk().keys(keys).app().pick().unwrap().entry() {
        Some(Entry::Action(action)) => {
            KEYS.iter().find(|binding| binding.action == *action).map(|binding| binding.name)
        }
        _ => None,
    };
    for (typed, found) in [
        (": end", Some("last")),
        (": enter", Some("open")),
        (": push", None),
        (": date", Some("recover")),
        (": catch", Some("recover")),
        (": n e x t - o", Some("next-open")),
        (": X", Some("tick-all")),
        (": z", Some("fold-all")),
        (": unfo", Some("unfold")),
        (": ctrl-z", Some("suspend")),
        (": tik", None),
        (": edtor", Some("edit")),
    ] {
        assert_eq!(first(typed), found, "{typed}");
    }
    let chinese = desk().language(Language::Chinese).keys(": 追赶").shows("调整计划，或设定开始日期");
    chinese.keys("<esc> : zg").shows("调整计划，或设定开始日期");
}

#[test]
fn the_palette_is_gone_through_by_keys_and_clicks() {
    let desk = tree().keys("j : <down> <ctrl-n> <ctrl-p> <tab> <shift-tab> <enter>");
    let desk = desk.file(&rows().replacen("[ ] row 2\n", "[x] row 2\n", 1)).keys(": to <space> the <space> last");
    let row = desk.screen().iter().position(|row| row.contains("to the last row")).unwrap() as u16;
    let desk = desk.double_click(3, row).selects("row 30").keys("g : screen <space> down <enter>").selects("row 19");
    desk.keys(": <backspace>").selects("row 19").hides("tick, or untick");
}

#[test]
fn enter_and_esc_lead_on_and_out_whatever_the_readers_keys_are() {
    let keys = [("open", &["E"] as &[&str]), ("leave", &["ctrl-g"]), ("palette", &["W"])];
    let desk = Desk::new(&rows()).own_keys(&keys).keys("? <esc>").selects("row 1").keys("/ 5 <enter>").selects("row 5");
    let desk = desk.keys("W last <enter>").selects("row 30").keys("? <ctrl-g> v E").shows("row 29").keys("<enter>");
    desk.selects("row 30");
}

#[test]
fn a_paste_is_sought_once_and_what_it_has_no_room_for_is_said() {
    let long = "一二三四五六七八九十".repeat(30);
    for (language, said, found) in [
        (Language::English, "there is room for 200 characters here", "0 found"),
        (Language::Chinese, "这里最多放得下 200 个字符", "找到 0 项"),
    ] {
        for keys in ["/", ":", "s", "f"] {
            let desk = Desk::new("# A\n- [ ] 装饰器\n- [ ] 生成器\n").language(language).keys(keys).hides(said);
            let desk =
                desk.paste(&long).shows(said).shows(found).keys("<left>").hides(said).keys("<ctrl-e> x").shows(said);
            desk.size(40, 12).shows(said).size(40, 9).shows(said).keys("<esc>").hides(said);
        }
        let dates = Desk::new("---\nstart: 2026-02-01\n---\n## Phase 1\n- Day 1: a\n").language(language).keys("c j j");
        dates.keys("<ctrl-u>").paste(&"2026-02-09 ".repeat(9)).shows(&said.replace("200", "40"));
        // What it does have room for is found at once, and in one step.
        let desk = Desk::new("- [ ] 装饰器\n- [ ] 生成器\n").language(language).keys("/").paste("生成\n");
        desk.selects("生成器").hides(said).keys("<enter>").selects("生成器");
    }
}

#[test]
fn a_paste_tells_when_all_of_it_was_told() {
    let desk = Desk::new("- [ ] 装饰器\n- [ ] 生成器\n").keys("/");
    let paste = crossterm::event::Event::Paste("生成".to_owned());
    let asked = input::actions(&paste, desk.app(), desk.drawing());
    assert_eq!(asked, [Action::Paste('生'), Action::Paste('成'), Action::Pasted]);
    let mut app = desk.app().clone();
    for (action, at) in asked.into_iter().zip([None, None, Some((1, 1))]) {
        assert_eq!((app.update(action), app.match_place()), (None, at), "{action:?}");
    }
}
