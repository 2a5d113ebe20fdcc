//! Every key of the key table, pressed.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::{Action, View};
use roadmap::app::keymap::Keymap;
use roadmap::app::keys::KEYS;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::text::language::Language;
use roadmap::tui::input;
use roadmap::ui::Screen;
use roadmap::ui::theme::Theme;
use roadmap::ui::words::Words;
use support::{Desk, event};

const TREE: &str = "# A\n- [ ] a\n  - [ ] b\n# B\n- [x] c\n- [ ] d\n";

#[test]
fn every_key_of_the_table_asks_for_its_action() {
    let app = App::new(Document::read(TREE.to_owned()), Opening::default());
    let screen = Screen::new(Theme::ANSI, Words::default(), String::new());
    for binding in KEYS {
        for key in binding.keys {
            // A page has as many rows as the screen shows; before the first frame that is one.
            assert_eq!(input::actions(&event(key), &app, &screen), [binding.action], "{key}");
        }
    }
}

#[test]
fn a_key_with_another_modifier_is_another_key() {
    let app = App::new(Document::read(TREE.to_owned()), Opening::default());
    let screen = Screen::new(Theme::ANSI, Words::default(), String::new());
    for key in ["alt-x", "ctrl-x", "ctrl-q", "alt-space", "ctrl-up", "shift-enter", "f9"] {
        assert_eq!(input::actions(&event(key), &app, &screen), [], "{key}");
    }
}

#[test]
fn rows_are_walked_by_arrows_and_by_letters() {
    let desk = Desk::new(TREE).selects("A").keys("j").selects("a").keys("<down>").selects("b").keys("k").selects("a");
    desk.keys("<up> <up>").selects("A").keys("G").selects("d").keys("j").selects("d").keys("g").selects("A");
}

#[test]
fn a_page_is_what_the_screen_shows() {
    let text: String = (0..100).map(|number| format!("- {number}\n")).collect();
    let desk = Desk::new(&text).size(80, 24).keys("<pgdn>").selects("18").keys("<ctrl-d>").selects("36");
    desk.keys("<pgup>").selects("18").size(80, 14).keys("<pgdn>").selects("26");
}

#[test]
fn open_tasks_are_gone_to_round_the_end() {
    let desk = Desk::new(TREE).keys("n").selects("b").keys("n").selects("d").keys("n").selects("b");
    desk.keys("p").selects("d").keys("p").selects("b");
    Desk::new("- [x] a\n").keys("n").shows("nothing is open here");
    Desk::new("- [ ] a\n- [x] b\n").keys("n").shows("nothing else is open here").selects("a");
}

#[test]
fn the_tree_is_folded_and_unfolded() {
    let desk = Desk::new(TREE).keys("<enter>").hides("] a").shows("▸ A").keys("<enter>").shows("▾ A").shows("] b");
    let desk = desk.keys("G h").selects("B").keys("h").hides("] c").keys("h").selects("B").keys("l").shows("] c");
    let desk = desk.keys("l").selects("c");
    desk.keys("z").hides("] a").hides("] c").selects("B").keys("z").shows("] b").shows("] d");
}

#[test]
fn views_are_reached_by_number_and_by_tab() {
    let desk = Desk::new("# A\n## Phase 1\n- Day 1: a\n").shows("[Today]").keys("2").shows("[Roadmap]").keys("3");
    let desk = desk.shows("[Plan]").keys("4").shows("[Review]").keys("<tab>").shows("[Stats]").keys("<tab>");
    let desk = desk.shows("[Today]").keys("<shift-tab>").shows("[Stats]").keys("5").shows("[Stats]");
    desk.keys("1").shows("[Today]").keys("<enter>").shows("[Roadmap]").selects("Day 1: a");
}

#[test]
fn help_shows_every_key_and_leaves_the_file_alone() {
    let mut desk = Desk::new(TREE).size(100, 90).keys("?");
    for binding in KEYS {
        desk = desk.shows(Words::default().help(binding.action)).shows(&binding.keys.join(" "));
    }
    desk.keys("j <space> X")
        .file(TREE)
        .keys("q")
        .shows("[Roadmap]")
        .keys("<f1>")
        .shows("quit")
        .keys("<esc>")
        .shows("▾ A");
}

#[test]
fn help_is_scrolled_to_its_end_on_a_small_screen() {
    Desk::new(TREE).size(40, 10).keys("? G").shows("ctrl-c").keys("g").shows("tick, or untick");
}

#[test]
fn help_is_scrolled_from_where_it_is_seen_on_a_screen_that_has_grown() {
    let desk = Desk::new(TREE).size(40, 12).keys("? G").size(80, 24).shows("ctrl-c").keys("k").hides("ctrl-c");
    desk.keys("j").shows("ctrl-c");
}

#[test]
fn help_is_whole_on_a_narrow_screen_and_scrolled_to_its_end_and_no_further() {
    let long = [("tick", &["ctrl-shift-pgdn", "ctrl-shift-pgup", "x"] as &[&str])];
    for language in [Language::English, Language::Chinese] {
        for ((width, height), keys) in [((40, 12), &[][..]), ((24, 8), &[]), ((60, 9), &[]), ((40, 12), &long)] {
            let mut desk = Desk::new(TREE).own_keys(keys).language(language).size(width, height).keys("?");
            let body = |desk: &Desk| {
                let rules = if height < 10 { (2, 1) } else { (3, 2) };
                let screen = desk.screen();
                screen[rules.0..screen.len() - rules.1].to_vec()
            };
            let mut all = body(&desk);
            let mut shown = all.clone();
            for _ in 0..200 {
                desk = desk.keys("j");
                let now = body(&desk);
                all.extend((now != shown).then(|| now.last().unwrap().clone()));
                shown = now;
            }
            assert_ne!(shown.last().map(|row| row.trim()), Some(""), "it is scrolled past its end");
            // The texts stand behind the keys, in a column of their own.
            let column = all.iter().map(|row| row.chars().take_while(|c| c.is_ascii()).collect::<String>());
            let column = column.filter_map(|row| Some(row.rfind("  ")? + 2)).max().unwrap();
            let said = |from: usize| -> String {
                let cells = |row: &String| row.get(from..).unwrap_or_default().to_owned();
                all.iter().map(cells).collect::<String>().replace(' ', "")
            };
            for binding in desk.app().keys().bindings() {
                let help = Words::of(language).help(binding.action).replace(' ', "");
                assert!(said(column).contains(&help), "{help} is cut at {width}:\n{}", all.join("\n"));
            }
            // Not one key is lost: the last step up shows what was there before it.
            desk = desk.keys("k");
            assert_ne!(body(&desk), shown);
        }
    }
}

#[test]
fn on_a_narrow_screen_the_footer_names_what_helps_most_and_all_of_it() {
    let dated = "---\nstart: 2026-02-01\n---\n# A\n- [ ] a\n  - [ ] b\n## Phase 1\n- [ ] Day 1: c\n- [ ] Day 2: d\n";
    let guessed = dated.replace("start:", "date:");
    for (text, keys, english, chinese) in [
        (dated, "1", "space tick  c catch up  / find  ? help", "space 勾选  c 追赶  enter 打开  ? 帮助"),
        (&guessed, "1", "space tick  c set dates  / find  ? help", "space 勾选  c 定日期  enter 打开  ? 帮助"),
        (dated, "2 g", "enter open  n next open  / find  ? help", "enter 打开  n 下个未完成  / 查找  ? 帮助"),
        (dated, "2 g j", "space tick  enter open  / find  ? help", "space 勾选  enter 打开  / 查找  ? 帮助"),
        (dated, "2 g j j", "space tick  n next open  / find  ? help", "space 勾选  n 下个未完成  / 查找  ? 帮助"),
        (dated, "1 <enter>", "space tick  < back  n next open  ? help", "space 勾选  < 后退  n 下个未完成  ? 帮助"),
        (dated, "2 j Z", "space tick  esc show all  / find  ? help", "space 勾选  esc 显示全部  / 查找  ? 帮助"),
        (dated, "c", "down next way  enter accept  esc leave", "down 下一种   enter 采用   esc 返回"),
    ] {
        for (language, expected) in [(Language::English, english), (Language::Chinese, chinese)] {
            let desk = Desk::new(text).language(language).size(40, 12).keys(keys).keys("<ctrl-l>");
            let foot = desk.screen().last().unwrap().trim_end().to_owned();
            assert_eq!(foot.replace("   ", "  "), expected.replace("   ", "  "), "{keys}");
        }
    }
    // On a wide one there is room for all of them.
    Desk::new(dated).shows("space tick  c catch up  enter open  / find  ? help  tab next view  q quit");
}

#[test]
fn what_a_first_tick_writes_is_said_whole_on_a_narrow_screen() {
    for (day, english, chinese) in [
        ("- Day 1: a", "a tick writes `[x] ` into the file", "勾选会在文件中加上 `[x] `"),
        ("### Day 1: a", "a tick writes ` ✅` into the file", "勾选会在文件中的行尾加上 ` ✅`"),
    ] {
        let text = format!("## Phase 1\n{day}\n");
        let text = text + &"- [ ] a\n".repeat(30);
        let rest = |desk: &Desk, said: &str| {
            let row = desk.screen().into_iter().find(|row| row.contains(said)).unwrap();
            row.split_once(said).unwrap().1.replace(['╌', ' '], "")
        };
        let desk = Desk::new(&text).size(40, 12).shows(english);
        // No part of how much more there is stands behind it.
        assert_eq!(rest(&desk, english), "");
        let desk = desk.language(Language::Chinese).shows(chinese);
        assert!(["", "还有32行", "还有33行"].contains(&rest(&desk, chinese).as_str()), "{}", desk.screen().join("\n"));
    }
}

#[test]
fn what_is_selected_is_shown_in_full_and_scrolled_to_its_end_and_no_further() {
    let text = "# A\n- [ ] a\n\n  one\n\n  two\n\n  three\n\n  four\n\n  five\n- [ ] b\n";
    let desk = Desk::new(text).view(View::Roadmap).size(40, 10).keys("j v").shows("one").hides("five");
    let desk = desk.keys("G j j").shows("five").hides("[ ] b").keys("k").hides("five").keys("x <esc>");
    desk.file(&text.replacen("[ ]", "[x]", 1)).keys("j <enter>").shows("[ ] b").hides("[x] a").keys("q").shows("[x] a");
}

#[test]
fn a_reader_comes_back_to_where_they_left_off() {
    let text = "# A\n- [ ] a\n# B\n- [ ] b\n- [ ] b\n## Phase 1\n- Day 1: c\n";
    let left = || Desk::new(text).on("2026-02-04").keys("2 g h G k").selects("Phase 1").keys("k").selects("b");
    let back = left().comes_back("2026-02-04").shows("[Roadmap]").selects("b").hides("[ ] a");
    back.keys("x").file(&text.replace("- [ ] b\n## ", "- [x] b\n## "));
    // Another day begins with what is to be studied on it.
    left().comes_back("2026-02-05").shows("[Today]").keys("2").hides("[ ] a");
}

#[test]
fn words_are_found_while_they_are_typed() {
    let text = "# 路线\n- [ ] 装饰器 (Decorators)\n- [ ] 生成器\n- [ ] decor\n";
    let desk = Desk::new(text).keys("/ 生成").selects("生成器").shows("1 of 1").keys("<backspace> <backspace> DECOR");
    let desk = desk.selects("装饰器 (Decorators)").shows("1 of 2").keys("<enter> ]").selects("decor").keys("]");
    desk.selects("装饰器 (Decorators)").keys("[").selects("decor").file(text);
}

#[test]
fn a_search_that_is_left_goes_back_to_where_it_began() {
    Desk::new(TREE).keys("j / c").selects("c").keys("<esc>").selects("a").keys("/ d <ctrl-c>").selects("a");
    Desk::new(TREE).keys("/ zz <enter>").selects("A").shows("nothing here is called \"zz\"");
    Desk::new(TREE).keys("/ q x <space>").file(TREE).shows("/ qx");
}

#[test]
fn a_search_finds_what_is_spelled_and_what_comes_near_where_nothing_is_written_so() {
    let desk = || Desk::new("- [ ] 装饰器\n- [ ] Decorators\n- [ ] 设计\n").view(View::Roadmap).keys("G");
    desk().keys("/ zsq <enter>").selects("装饰器");
    desk().keys("/ zhuangshi <enter>").selects("装饰器");
    desk().keys("/ decrators <enter>").selects("Decorators");
    // Where something is written so, only that is meant.
    desk().keys("/ de").shows("1 of 1").keys("<enter>").selects("Decorators");
    desk().keys("/ sj").shows("1 of 1").keys("<enter>").selects("设计");
}

#[test]
fn a_search_unfolds_what_it_finds() {
    Desk::new(TREE).keys("z / b").selects("b").shows("] b");
}

#[test]
fn a_paste_is_words_while_a_search_is_typed_and_nothing_elsewhere() {
    Desk::new(TREE).keys("j").paste("x q X").file(TREE).selects("a").keys("/").paste("c\u{1b}\n").selects("c");
}

#[test]
fn clicks_mean_what_stands_under_them() {
    let text = "# A\n- [ ] a\n  - [ ] b\n## Phase 1\n- Day 1: c\n";
    let desk = Desk::new(text).view(View::Roadmap);
    let row = |desk: &Desk, words: &str| desk.screen().iter().position(|row| row.contains(words)).unwrap() as u16;
    let at = row(&desk, "] b");
    let column = desk.screen()[usize::from(at)].chars().position(|c| c == '[').unwrap() as u16;
    let desk = desk.click(column + 8, at).selects("b").file(text).click(column + 1, at);
    let desk = desk.file("# A\n- [ ] a\n  - [x] b\n## Phase 1\n- Day 1: c\n");
    let at = row(&desk, "▾ A");
    let desk = desk.click(1, at).selects("A").hides("] b").click(1, at).shows("] b");
    desk.click(3, 1).shows("[Today]").wheel(1).wheel(-1).click(0, 0).shows("[Today]");
}

#[test]
fn quitting_leaves_everything_as_it_was_saved() {
    Desk::new(TREE).keys("q").ends().file(TREE);
    Desk::new(TREE).keys("j x <ctrl-c>").ends().file(&TREE.replace("[ ] a", "[x] a"));
}

#[test]
fn no_action_is_out_of_reach() {
    for action in [Action::Tick, Action::Undo, Action::Help, Action::Quit, Action::Search] {
        assert!(Keymap::default().first(action).is_some(), "{action:?}");
    }
}

#[test]
fn a_search_that_is_left_folds_and_selects_as_before() {
    let text = "# A\n- [ ] zebra\n# B\n- [ ] b\n# C\n- [ ] c\n";
    Desk::new(text)
        .view(View::Roadmap)
        .keys("z <end>")
        .selects("C")
        .keys("/ z e b")
        .selects("zebra")
        .keys("<esc>")
        .selects("C")
        .hides("zebra");
}

#[test]
fn a_readers_own_keys_do_what_they_say_and_are_the_ones_that_are_named() {
    let keys = [("tick", &["W"] as &[&str]), ("redo", &["ctrl-y"]), ("tick-all", &[]), ("recover", &["w"])];
    let desk = Desk::new(TREE).own_keys(&keys).keys("j x").file(TREE).keys("W").file(&TREE.replace("[ ] a", "[x] a"));
    let desk = desk.keys("u").file(TREE).shows("taken back; ctrl-y makes it again").keys("j k").shows("W tick");
    // What no key asks for is named nowhere.
    let desk =
        desk.keys("k W").shows("there is no box here").hides("ticks everything").keys("?").shows(" W  ").hides("X");
    desk.keys("<esc> <ctrl-y>").file(&TREE.replace("[ ] a", "[x] a"));
    Desk::new("# Phase 1\n- Day 1: a\n").own_keys(&keys).keys("3").shows("`w` on the screen");
}

#[test]
fn enter_leads_on_and_esc_out_of_whatever_lies_over_a_view() {
    let keys: &[(&str, &[&str])] =
        &[("tick", &["enter", "space"]), ("open", &["E"]), ("fold", &["esc"]), ("leave", &["f9"]), ("quit", &["Q"])];
    let text = "## Phase 1\n- [ ] Day 1: [a](http://a) [b](http://b)\n- [ ] Day 2: c\n";
    let desk = || Desk::new(text).own_keys(keys).view(View::Roadmap).keys("j");
    let link = roadmap::document::link::Target::Web("http://b".to_owned());
    let desk_links = desk().keys("b").shows("enter take it").shows("esc leave");
    let desk_links = desk_links.keys("<esc>").hides("which link").keys("b j <enter>").hides("which link").file(text);
    desk_links.asks(roadmap::app::action::Effect::Open(link));
    desk().keys("c").shows("esc leave").shows("enter accept").keys("<esc>").hides("esc leave").file(text);
    desk().keys("c <enter>").hides("esc leave").file(&format!("---\nroadmap:\n  start: '2026-02-04'\n---\n\n{text}"));
    desk()
        .keys("? <enter>")
        .selects("Day 1: a b")
        .keys("v")
        .shows("esc leave")
        .shows("space tick")
        .keys("<esc>")
        .file(text);
    // In a view they are the reader's own.
    desk().keys("<enter>").file(&text.replacen("[ ]", "[x]", 1)).keys("<esc>").selects("Phase 1");
}

#[test]
fn what_lies_over_a_narrowed_view_is_left_and_not_widened() {
    let text = "# A\n- [ ] a [x](http://x) [y](http://y)\n# B\n- [ ] b\n";
    let desk = Desk::new(text).view(View::Roadmap).keys("j Z").hides("] b").shows("esc show all");
    let desk = desk.keys("v").shows("esc leave").keys("<esc> ?").shows("esc leave").keys("<esc> b").shows("enter take");
    desk.shows("esc leave").keys("<esc>").hides("] b").shows("esc show all");
}

#[test]
fn what_is_shown_in_full_is_ticked_with_all_beneath_and_made_again_there() {
    let text = "- a\n  - [ ] a1\n- [ ] b\n";
    let desk = Desk::new(text).view(View::Roadmap).keys("v <space>").shows("X ticks everything beneath").keys("X");
    let desk = desk.file(&text.replace("[ ] a1", "[x] a1")).keys("u").file(text).hides("[ ] b").keys("U");
    let desk = desk.file(&text.replace("[ ] a1", "[x] a1")).shows("made again").keys("u <esc> j v <space> u");
    desk.file(text).selects("a1").keys("<space>").file(&text.replace("[ ] a1", "[x] a1"));
    // What was done elsewhere is shown where it was done.
    let desk = Desk::new(text).view(View::Roadmap).keys("G <space> g v u").file(text).selects("b");
    desk.shows("[ ] a1").shows("taken back").keys("k k v U").selects("b").shows("[ ] a1");
}
