//! What makes an evening easy: the editor, links, the clipboard, the mouse, a first hint, and a word when something is
//! finished.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::{Effect, News, View};
use roadmap::document::link::Target;
use roadmap::text::language::Language;
use support::Desk;

const TEXT: &str = "# A\n\n- [ ] one [x](https://x.org/a)\n- [ ] two [y](http://y) and [notes](my%20notes.md)\n- [ ] three\n- [ ] four [z](javascript:x)\n- [ ] five [A](#a)\n";

fn web(address: &str) -> Effect {
    Effect::Open(Target::Web(address.to_owned()))
}

fn copy(text: &str) -> Effect {
    Effect::Copy(text.to_owned())
}

#[test]
fn the_editor_is_asked_for_at_the_line_of_what_is_selected() {
    let crlf = support::crlf(TEXT);
    for text in [TEXT, &crlf] {
        Desk::new(text).keys("e").asks(Effect::Edit { line: 1 }).keys("j j v e").asks(Effect::Edit { line: 4 });
    }
    Desk::new("").keys("e").asks(Effect::Edit { line: 1 });
}

#[test]
fn a_file_that_is_gone_is_not_edited() {
    let desk = Desk::new(TEXT).outside(|path| std::fs::remove_file(path).unwrap());
    desk.looks(roadmap::store::watch::Sighting::Nothing).keys("e").asks_for_nothing().shows("the file is gone");
}

#[test]
fn a_link_is_opened_and_of_several_the_one_that_is_chosen() {
    let desk = Desk::new(TEXT).keys("j b").asks(web("https://x.org/a")).keys("j b").asks_for_nothing();
    let desk = desk.shows("Open which link?").shows("my%20notes.md").keys("<enter>").asks(web("http://y"));
    let desk =
        desk.hides("which link").keys("b j j <enter>").asks(Effect::Open(Target::File("my notes.md".to_owned())));
    desk.keys("b G k Y").asks(copy("http://y")).keys("b q").asks_for_nothing().hides("which link").keys("q").ends();
}

#[test]
fn a_click_in_a_list_selects_and_two_take_it() {
    let row = |desk: &Desk, words: &str| desk.screen().iter().position(|row| row.contains(words)).unwrap() as u16;
    let desk = Desk::new(TEXT).keys("j j b");
    let at = row(&desk, "my%20notes.md");
    let desk = desk.click(3, at).asks_for_nothing().shows("which link").keys("<esc> b").double_click(3, at);
    desk.asks(Effect::Open(Target::File("my notes.md".to_owned()))).hides("which link");
    let body: String = (1..=40).map(|number| format!("- [ ] row {number}\n")).collect();
    let desk = Desk::new(&body).view(View::Roadmap).keys(": to");
    let at = row(&desk, "to the last row");
    let desk = desk.click(8, at).selects("row 1").shows("do it").second_click(8, at).hides("do it").selects("row 40");
    // A page that is picked is one of the view.
    let desk = desk.keys("g : screen");
    let at = row(&desk, "a screen down");
    desk.double_click(8, at).hides("do it").selects("row 19");
}

#[test]
fn the_second_of_two_clicks_opens_nothing_that_came_under_it_meanwhile() {
    let text = "# A\n- [ ] a\n  - [ ] a1\n- [ ] b\n  - [ ] b1\n";
    let desk = Desk::new(text).view(View::Roadmap);
    let at = desk.screen().iter().position(|row| row.contains("] a")).unwrap() as u16;
    let desk = desk.click(20, at).selects("a").outside(|path| {
        std::fs::write(path, "# A\n- [ ] new\n  - [ ] n1\n- [ ] a\n  - [ ] a1\n- [ ] b\n  - [ ] b1\n").unwrap();
    });
    let desk = desk.looks(roadmap::store::watch::Sighting::Content).selects("a");
    desk.second_click(20, at).selects("new").shows("] n1").second_click(20, at).hides("] n1");
    let desk = Desk::new(text).view(View::Roadmap).click(20, at).key(":").second_click(20, at);
    desk.shows("do it").file(text);
}

#[test]
fn a_link_that_could_do_more_than_show_something_is_not_opened() {
    let desk = Desk::new(TEXT).keys("G k b").asks_for_nothing().shows("a link to javascript: is not opened from here");
    let desk = desk.keys("Y").asks(copy("javascript:x")).keys("j b").asks_for_nothing().shows("a heading of this file");
    desk.keys("k k b").asks_for_nothing().shows("there is no link here").keys("Y").shows("there is no link here");
}

#[test]
fn a_title_is_copied_as_the_screen_shows_it() {
    Desk::new("- [ ] **a** `b`\u{1b}\n").keys("y").asks(copy("a b␛"));
    Desk::new("").keys("y").asks_for_nothing().keys("b").asks_for_nothing();
}

#[test]
fn many_links_are_scrolled_through_on_a_small_screen() {
    let links: String = (1..=30).map(|number| format!("[n{number}](http://x/{number}) ")).collect();
    for (width, height) in [(40, 12), (24, 6), (24, 4)] {
        let desk = Desk::new(&format!("- [ ] {links}\n")).size(width, height).keys("b G").shows("n30").keys("<enter>");
        desk.asks(web("http://x/30"));
    }
}

#[test]
fn links_are_asked_about_in_chinese() {
    let desk = Desk::new(TEXT).language(Language::Chinese).keys("j j b").shows("打开哪个链接？").shows("选用");
    desk.keys("<esc> Y").shows("复制哪个链接？").keys("<esc> G b").shows("它指向本文件里的标题");
}

#[test]
fn whoever_comes_for_the_first_time_is_told_three_keys_until_the_first_key() {
    let hint = "space ticks, / finds, ? shows all keys";
    for (width, height) in [(80, 24), (40, 12), (40, 6)] {
        let desk = Desk::new(TEXT).size(width, height).hears(News::FirstRun).shows(hint);
        desk.hears(News::Quiet).shows(hint).keys("j").hides("ticks,").selects("one x").file(TEXT);
    }
    let desk = Desk::new(TEXT).language(Language::Chinese).hears(News::FirstRun);
    desk.shows("space 勾选，/ 查找，? 显示全部按键");
}

#[test]
fn the_first_hint_names_the_readers_own_keys_and_none_that_they_have_not() {
    let keys = [("find", &["ctrl-f"] as &[&str]), ("tick", &[])];
    let desk = Desk::new(TEXT).own_keys(&keys).hears(News::FirstRun).hides("ticks").hides("? finds");
    let desk = desk.shows(" ctrl-f finds, ? shows all keys").language(Language::Chinese).hears(News::FirstRun);
    desk.shows(" ctrl-f 查找，? 显示全部按键").hides("勾选，");
}

#[test]
fn the_first_hint_comes_before_what_a_tick_writes() {
    let text = "## Phase 1\n- Day 1: a\n";
    let desk = Desk::new(text).shows("a study day without a box").hears(News::FirstRun).hides("study day without");
    desk.keys("<ctrl-l>").shows("a study day without a box");
}

const PLAN: &str = "---\nstart: 2026-02-03\n---\n## Phase 1: Types\n- [x] Day 1: a\n- [ ] Day 2: b\n- [ ] Day 3-4: c\n## Phase 2: Rest\n- [ ] Day 1: d\n";

#[test]
fn what_is_finished_is_worth_a_word_and_can_be_taken_back() {
    let desk = Desk::new(PLAN).view(View::Plan).keys("<space>").shows("✓ done: Day 2: b; that was all for today");
    let desk = desk.shows("u undo").keys("u").file(PLAN).hides("✓ ");
    // Nothing else is said of a tick that is made again.
    let desk = desk.keys("G <space>").shows("✓ Phase 2 is done").keys("g j <space>");
    let desk = desk
        .shows("that was all for today")
        .keys("j <space>")
        .shows("✓ the whole plan is done, all 4 study days of it");
    desk.keys("<space>").shows("open again: Day 3-4: c").hides("✓ ");
    let desk =
        Desk::new(PLAN).on("2026-02-06").keys("<space>").shows("done: Day 3-4: c; 1 study day to go in this phase");
    desk.keys("u").file(PLAN);
    Desk::new(PLAN).ascii().keys("<space>").shows("* done: Day 2: b");
    Desk::new("- [ ] a\n").keys("x").shows("done: a").hides("✓");
}

#[test]
fn what_is_finished_is_said_in_chinese() {
    let desk = Desk::new(PLAN).language(Language::Chinese).keys("<space>").shows("已完成：Day 2: b；今天的都学完了");
    let desk = desk.keys("3 G <space>").shows("「Phase 2」完成了").keys("u g j j <space>");
    desk.shows("「Phase 1」完成了，一共 3 个学习日")
        .keys("G <space>")
        .shows("整个计划都完成了，一共 4 个学习日，辛苦了");
    let desk = Desk::new(PLAN).language(Language::Chinese).on("2026-02-06").keys("<space>");
    desk.shows("这个阶段还剩 1 个学习日");
}

#[test]
fn a_tick_beneath_a_study_day_finishes_it_too() {
    let text = "---\nstart: 2026-02-04\n---\n## Phase 1\n### Day 1: a\n- [ ] x\n- [ ] y\n### Day 2: b\n- [ ] z\n";
    let desk = Desk::new(text).view(View::Roadmap).keys("j j <space>").shows("done: x").hides("✓");
    desk.keys("j <space>").shows("✓ done: y; that was all for today");
}

#[test]
fn what_the_reader_did_is_said_for_a_while_and_what_others_did_until_a_key() {
    Desk::new(TEXT).keys("j x").shows("done: one").hears(News::Quiet).hides("done: one").shows("quit");
    let desk = Desk::new(TEXT).outside(|path| std::fs::write(path, format!("{TEXT}- [ ] six\n")).unwrap());
    let desk = desk.looks(roadmap::store::watch::Sighting::Content).shows("1 new task").hears(News::Quiet);
    desk.shows("1 new task").keys("j").hides("1 new task");
}

#[test]
fn what_leads_to_the_web_is_known_by_its_cells() {
    let text = "- [ ] 看 [文档](http://x) [b](b.md)\n\n  [a long link of many words](http://y)\n";
    let desk = Desk::new(text).size(24, 12).keys("v");
    let found: Vec<(String, &str)> = desk
        .drawing()
        .links()
        .iter()
        .map(|(place, address)| {
            let cells = (place.left()..place.right()).map(|x| desk.buffer()[(x, place.y)].symbol().to_owned());
            (cells.collect::<String>().replace(' ', ""), address.as_str())
        })
        .collect();
    let expected = [("文档", "http://x"), ("alonglinkofmany", "http://y"), ("words", "http://y")];
    assert_eq!(found, expected.map(|(text, address)| (text.to_owned(), address)));
}

#[test]
fn two_clicks_open_a_row_and_stay_two_on_its_box() {
    let text = "# A\n- [ ] a\n  - [ ] b\n## Phase 1\n- Day 1: c\n";
    let row = |desk: &Desk, words: &str| desk.screen().iter().position(|row| row.contains(words)).unwrap() as u16;
    let desk = Desk::new(text).view(View::Roadmap);
    let at = row(&desk, "] a");
    let desk = desk.double_click(20, at).selects("a").hides("] b").double_click(20, at).shows("] b");
    let column = desk.screen()[usize::from(at)].find('[').unwrap() as u16;
    let desk = desk.double_click(column, at).file(text).keys("1");
    let at = row(&desk, "] Day 1");
    let desk = desk.double_click(30, at).shows("[Roadmap]").selects("Day 1: c");
    desk.double_click(3, 1).shows("[Today]").double_click(0, 0).shows("[Today]");
}

#[test]
fn the_box_of_a_deep_row_is_where_a_narrow_screen_shows_it() {
    let text: String = (0..12).map(|depth| format!("{}- [ ] {depth:02}\n", "  ".repeat(depth))).collect();
    let desk = Desk::new(&text).view(View::Roadmap).size(40, 24);
    let at = desk.screen().iter().position(|row| row.contains("] 11")).unwrap();
    let column = desk.buffer().content[at * 40..(at + 1) * 40].iter().position(|cell| cell.symbol() == "[").unwrap();
    desk.click(column as u16 + 1, at as u16).selects("11").file(&text.replace("[ ] 11", "[x] 11"));
}

#[test]
fn the_wheel_scrolls_what_lies_under_it() {
    let body: String = (1..=40).map(|line| format!("  line {line:02}\n\n")).collect();
    let text = format!("# A\n- [ ] a\n\n{body}- [ ] b\n");
    let desk = Desk::new(&text).view(View::Roadmap).size(120, 24).keys("j").shows("line 01").hides("line 12");
    let desk = desk.wheel_at(1, 100, 10).wheel_at(1, 100, 10).hides("line 01").shows("line 11").selects("a");
    let desk = desk.wheel_at(-1, 100, 10).wheel_at(-1, 100, 10).shows("line 01").wheel_at(1, 100, 10);
    let desk = desk.keys("j k").selects("a").shows("line 01").wheel_at(1, 5, 10).selects("a").shows("line 01");
    let desk = (0..40).fold(desk, |desk, _| desk.wheel_at(1, 100, 10)).shows("line 40");
    desk.wheel_at(-1, 100, 10).hides("line 40").keys("? <esc>").size(80, 24).wheel_at(1, 70, 10).selects("a");
    // In what lies over a view, the wheel scrolls that, and chooses among a few things one by one.
    let desk = Desk::new(&text)
        .size(80, 24)
        .keys("j v")
        .wheel_at(1, 70, 10)
        .wheel_at(1, 70, 10)
        .hides("line 01")
        .shows("line 10");
    desk.keys("<esc>").selects("a");
    let desk = Desk::new(TEXT).keys("j j b").wheel_at(1, 5, 5).keys("<enter>");
    desk.asks(Effect::Open(Target::File("my notes.md".to_owned())));
}

#[test]
fn the_wheel_moves_the_view_and_pushes_the_selection_along_only_at_its_edge() {
    let text: String = (1..=40).map(|row| format!("- [ ] row {row:02}\n")).collect();
    let desk = Desk::new(&text).size(80, 14).keys("j j j j").selects("row 05").shows("row 01").hides("row 10");
    let desk = desk.wheel_at(1, 9, 9).selects("row 05").hides("row 03").shows("row 04").shows("row 12").hides("row 13");
    let desk = desk.wheel_at(1, 9, 9).selects("row 07").shows("row 15").wheel_at(-1, 9, 9).selects("row 07");
    // A click lands on what is seen, and a key goes on from there.
    let at = desk.screen().iter().position(|row| row.contains("row 12")).unwrap() as u16;
    let desk = desk.click(40, at).selects("row 12").shows("row 04").keys("j").selects("row 13").shows("row 05");
    let desk = (0..40).fold(desk, |desk, _| desk.wheel_at(1, 9, 9)).selects("row 32").shows("row 40");
    let desk = desk.wheel_at(1, 9, 9).selects("row 32").wheel_at(-1, 9, 9).selects("row 32").shows("row 29");
    let desk = (0..40).fold(desk, |desk, _| desk.wheel_at(-1, 9, 9)).selects("row 09").shows("row 01");
    // Notches that come faster than frames are all counted.
    let desk = desk.wheel(5).shows("row 16").hides("row 15").selects("row 16").file(&text);
    // Where all of it is seen there is nothing to scroll.
    desk.size(80, 60).keys("g").wheel_at(1, 9, 9).selects("row 01");
}

#[test]
fn the_wheel_leaves_no_line_unseen_and_what_is_selected_in_sight() {
    let goal =
        "**Goal:** words that go on and on, over so many lines that no screen has room for all of them at once. ";
    let days: String = (1..=9).map(|day| format!("- **Day {day}: a title that takes two lines or three**\n")).collect();
    let text = format!("---\ndate: 2026-01-30\n---\n## Phase 1\n\n{goal}\n\n{days}\n## Phase 2\n\n{goal}\n\n{days}");
    for (view, size) in
        [(View::Plan, (60, 9)), (View::Today, (40, 12)), (View::Plan, (40, 12)), (View::Roadmap, (24, 7))]
    {
        let mut desk = Desk::new(&text).view(view).size(size.0, size.1).keys("g");
        let mut seen = desk.screen();
        for notch in [1, -1] {
            for _ in 0..80 {
                let before = desk.screen();
                desk = desk.wheel_at(notch, 9, 5);
                let now = desk.screen();
                assert!(desk.styled().contains("reversed"), "nothing is selected\n{}", now.join("\n"));
                assert!(now == before || now[3..].iter().any(|row| before.contains(row)), "a leap: {before:?}");
                seen.extend(now);
            }
        }
        let whole = Desk::new(&text).view(view).size(size.0, 200).screen();
        let lines = whole.iter().filter(|row| row.contains("Goal") || row.contains("] Day") || row.contains("Phase"));
        for line in lines {
            assert!(seen.iter().any(|row| row.trim_end() == line.trim_end()), "{line} is never seen");
        }
    }
}

#[test]
fn what_stands_beneath_the_last_row_that_can_be_selected_is_in_reach() {
    let text = "---\ndate: 2026-01-20\n---\n## Phase 1\n- Day 1: a\n- Day 2: b\n- Day 3: c\n- Day 4: d\n- Day 5: e\n";
    let desk = Desk::new(text).size(40, 12).hides("sets them").keys("G").shows("sets them").keys("g").shows("Day 1");
    desk.language(Language::Chinese).hides("设定。").keys("G").shows("设定。");
}

#[test]
fn an_editor_that_changed_nothing_is_said_to_have() {
    let said = "nothing was changed in your editor";
    let desk =
        Desk::new(TEXT).keys("j").hears(News::Edited).shows(said).hears(News::Quiet).hides(said).selects("one x");
    desk.hears(News::Failed("the editor ended with code 1".to_owned()))
        .hears(News::Edited)
        .shows("with code 1")
        .hides(said);
    // Whoever goes there first is told what a tick writes afterwards.
    let desk = Desk::new("## Phase 1\n- Day 1: a\n- Day 2: b\n").hears(News::FirstRun).keys("e").shows("`[x] `");
    desk.hears(News::Edited).shows(said).hides("`[x] `").keys("j").shows("`[x] `").keys("j").hides("`[x] `");
    Desk::new(TEXT)
        .language(Language::Chinese)
        .hears(News::Edited)
        .shows("在编辑器里没有改动")
        .keys("j")
        .hides("编辑器");
}

#[test]
fn a_small_screen_shows_what_is_whole_and_a_tiny_one_a_friendly_line() {
    let text = "# 2026 后端路线图\n- [ ] a\n## Phase 1\n- Day 1: b\n";
    let desk = Desk::new(text).view(View::Roadmap).size(24, 6).shows("2026 后端路线图").hides("2026-").shows("[ ] a");
    let desk = desk.size(24, 9).shows("[Roadmap]").hides("Today").shows("? help").size(60, 9).shows("Today");
    let desk = desk.size(20, 6).shows("a little more room,").hides("[ ] a").size(60, 3).shows("40x12 will do");
    let desk = desk.size(7, 2).shows("a lit..").size(1, 1).keys("j x").file(&text.replacen("[ ]", "[x]", 1)).keys("q");
    desk.ends();
    Desk::new(text).language(Language::Chinese).size(12, 3).shows("请把窗口放大");
}
