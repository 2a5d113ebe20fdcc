//! Finding one's way: filters, sections, one section alone, and back to where one came from.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::{News, View};
use roadmap::store::watch::Sighting;
use roadmap::text::language::Language;
use support::Desk;

const TEXT: &str = "---
start: 2026-02-01
---
# Skills

## Core

- [ ] Language #rust
  - [x] Types
  - [/] Traits #rust/async
- [ ] Tools
  - [x] Cargo
- [-] Macros
  - [ ] Hygiene

## Network

- [ ] Sockets
- [?] QUIC

# Plan

## Phase 1: Basics

- Day 1: Types
- Day 2: Sockets

## Phase 2: More

- Day 1: Traits
  - a note
";

fn tree() -> Desk {
    Desk::new(TEXT).on("2026-02-01").view(View::Roadmap)
}

/// The rows of the tree that are shown, without what stands before their words.
fn shown(desk: &Desk) -> Vec<String> {
    let outline = desk.app().document().outline();
    let nodes = desk.app().list().rows().iter().filter_map(|row| row.node(desk.app().plan()));
    nodes.map(|id| outline.title(id).to_owned()).collect()
}

#[track_caller]
fn shows_only(desk: Desk, rows: &[&str]) -> Desk {
    assert_eq!(shown(&desk), rows, "{}", desk.screen().join("\n"));
    desk
}

#[test]
fn a_filter_shows_what_fits_and_the_way_to_it() {
    let open = ["Skills", "Core", "Language #rust", "Traits #rust/async", "Network", "Sockets", "QUIC", "Plan"];
    let days = ["Phase 1: Basics", "Day 1: Types", "Day 2: Sockets", "Phase 2: More", "Day 1: Traits"];
    let desk =
        shows_only(tree().keys("f open <enter>"), &[&open[..], &days].concat()).shows("open: 3 tasks + 3 study days");
    let desk = desk.keys("<esc>").hides("open: 3 tasks + 3 study days").shows("Macros");
    let desk =
        shows_only(desk.keys("f done <enter>"), &["Skills", "Core", "Language #rust", "Types", "Tools", "Cargo"]);
    // The same key shows everything again, and then asks anew.
    let desk = desk.shows("done: 2").keys("f").shows("Macros").keys("f doing <enter>").shows("doing: 1");
    let desk =
        shows_only(desk, &["Skills", "Core", "Language #rust", "Traits #rust/async"]).keys("f f cancelled <enter>");
    shows_only(desk, &["Skills", "Core", "Macros"]).file(TEXT);
}

#[test]
fn a_filter_counts_tasks_as_the_header_does_and_study_days_apart() {
    let desk = tree().shows("2/5").keys("f").shows("3 tasks + 3 study days").shows("2 tasks").keys("open <enter>");
    let desk = desk.shows("open: 3 tasks + 3 study days").size(40, 12).shows("open: 3 + 3 days ");
    let desk = desk.size(80, 24).keys("f f done <enter>").shows("done: 2 tasks ");
    // A study day that a tick gives a box is a task from then on, here and there.
    let desk = desk.keys("3 g <space> 2").shows("3/6").shows("done: 3 tasks ").keys("f f open <enter>");
    let desk = desk.shows("open: 3 tasks + 2 study days").keys("f f doing <enter>").shows("doing: 1 ");
    let desk = desk.language(Language::Chinese).keys("2 f").shows("3 个任务 + 2 个学习日").keys("weiwan <enter>");
    let desk = desk.shows("未完成：3 个任务 + 2 个学习日").size(40, 12).shows("未完成：3 项 + 2 天 ");
    desk.keys("f f jinxing <enter>").shows("进行中：1 项");
    // What counts beneath a study day is counted, not the day; what has a box of its own is a task.
    let text = "## Phase 1\n- [ ] Day 1: a\n  - [ ] x\n  - [x] y\n- [ ] Day 2: b\n- [-] Day 3: c\n  - [ ] z\n";
    let desk = Desk::new(text).keys("f open <enter>").shows("1/3").shows("open: 2 tasks + 1 study day ");
    desk.keys("f f done <enter>").shows("done: 1 task ");
}

#[test]
fn filters_are_chosen_left_and_missed_in_chinese() {
    let desk = tree().language(Language::Chinese).keys("f").shows("筛选：").shows("enter 筛选").shows("esc 返回");
    let desk = desk.keys("zzz").shows("找到 0 项").hides("enter 筛选").keys("<esc>").hides("筛选：").shows("Macros");
    let desk =
        desk.keys("f quxiao <enter>").shows("已取消：1 项").shows("esc 显示全部").keys("<esc>").hides("已取消：");
    let desk = desk.keys("j Z").shows("esc 显示全部").keys("<esc>").hides("esc 显示全部").keys("/ zzz <enter>");
    let desk = desk.shows("这里没有找到「zzz」").keys("<esc>").hides("zzz").shows("? 帮助");
    let none = Desk::new("- [ ] a\n").language(Language::Chinese).keys("f done <enter>");
    none.shows("这里没有符合「已完成」的条目").keys("<esc>").hides("这里没有");
    desk.keys("G v")
        .shows("esc 返回")
        .keys("<esc>")
        .shows("? 帮助")
        .keys("?")
        .shows("esc 返回")
        .keys("<esc>")
        .file(TEXT);
}

#[test]
fn the_way_back_to_another_view_is_named_until_one_is_there() {
    let today = |keys: &str| Desk::new(TEXT).on("2026-02-01").hides("< back").keys(keys);
    for keys in ["<enter>", "Z", "f open <enter>", "s core <enter>", "/ quic <enter>"] {
        for size in [(80, 24), (40, 12)] {
            let desk = today(keys).size(size.0, size.1).shows("[Roadmap]").shows("< back").keys("j").shows("< back");
            desk.keys("<lt>").shows("[Today]").hides("< back").keys("2").hides("< back");
        }
    }
    // It is still the way back, however one left for elsewhere; within one view nothing leads away.
    let desk = today("<enter> 1")
        .hides("< back")
        .keys("3")
        .hides("< back")
        .keys("2")
        .shows("< back")
        .keys("s core <enter>")
        .hides("< back");
    desk.keys("<lt>").shows("< back").own_keys(&[("back", &[])]).keys("1 <enter>").hides("back");
    let chinese = today("").language(Language::Chinese).keys("<enter>").shows("< 后退").size(40, 12).shows("< 后退");
    chinese.keys("<lt>").shows("[今天]").hides("后退");
}

#[test]
fn what_is_only_on_the_way_is_dim() {
    let desk = tree().keys("f doing <enter>");
    let row = desk.screen().iter().position(|row| row.contains("Language #rust")).unwrap() as u16;
    let column = desk.screen()[usize::from(row)].find("Language").unwrap();
    let column = desk.screen()[usize::from(row)][..column].chars().count() as u16;
    let is_dim =
        |desk: &Desk, row| desk.buffer()[(column, row)].style().add_modifier.contains(ratatui::style::Modifier::DIM);
    assert!(is_dim(&desk, row), "{}", desk.styled());
    assert!(!is_dim(&desk.keys("g"), row + 1));
}

#[test]
fn a_row_that_is_ticked_stays_until_the_filter_is_chosen_anew() {
    let desk = tree().keys("f open <enter> n n").selects("Sockets").keys("<space>");
    let ticked = TEXT.replace("[ ] Sockets", "[x] Sockets");
    let desk = desk
        .selects("Sockets")
        .shows("[x] Sockets")
        .shows("open: 2 tasks + 3 study days")
        .file(&ticked)
        .keys("j")
        .selects("QUIC");
    let desk = desk
        .shows("[x] Sockets")
        .keys("f f open <enter>")
        .shows("open: 2 tasks + 3 study days")
        .hides("[x] Sockets")
        .selects("QUIC");
    // What fits by now is there, too.
    desk.keys("u").shows("[ ] Sockets").shows("open: 3 tasks + 3 study days").file(TEXT);
    // And stays, though it did not fit when the filter was chosen.
    let desk = Desk::new("- [ ] aaa\n- [ ] bbb\n- [ ] ccc\n").keys("<space> f open <enter>").hides("aaa");
    desk.keys("u").selects("aaa").keys("<space>").selects("aaa").shows("[x] aaa").shows("open: 2");
}

#[test]
fn this_phase_is_what_stands_in_it_and_what_it_is_about() {
    let phase = ["Skills", "Core", "Language #rust", "Types", "Network", "Sockets"];
    let plan = ["Plan", "Phase 1: Basics", "Day 1: Types", "Day 2: Sockets"];
    shows_only(tree().keys("f phase <enter>"), &[&phase[..], &plan].concat()).shows("this phase: 4");
    let desk = Desk::new(TEXT).on("2026-02-03").keys("f phase <enter>").shows("[Roadmap]");
    shows_only(desk, &["Plan", "Phase 2: More", "Day 1: Traits", "a note"]);
}

#[test]
fn tags_and_what_was_sought_are_filters() {
    let desk = tree().keys("f").shows("#rust  ").shows("#rust/async").keys("# rust <enter>").shows("#rust: 2");
    let desk =
        shows_only(desk, &["Skills", "Core", "Language #rust", "Traits #rust/async"]).keys("<esc> / types <enter>");
    let desk = desk.selects("Types").keys("f types").shows("types  ").keys("<enter>").shows("types: 2");
    let desk =
        shows_only(desk, &["Skills", "Core", "Language #rust", "Types", "Plan", "Phase 1: Basics", "Day 1: Types"]);
    // What was sought is in the filter, so that one key leaves both.
    desk.keys("<esc>").shows("Macros").shows("space tick");
}

#[test]
fn filters_of_ones_own_stand_beside_the_others() {
    let filters = [("rust to do", "is:open #rust"), ("now", "in:phase is:open"), ("nothing", "zzz")];
    let desk = || tree().own_filters(&filters);
    let one = desk().keys("f").shows("rust to do").shows("is:open #rust  1").keys("to <space> do <enter>");
    shows_only(one, &["Skills", "Core", "Language #rust", "Traits #rust/async"]).shows("rust to do: 1");
    let now = ["Skills", "Network", "Sockets", "Plan", "Phase 1: Basics", "Day 1: Types", "Day 2: Sockets"];
    shows_only(desk().keys("f now <enter>"), &now).shows("now: 1 task + 2 study days");
    desk().keys("j f nothing <enter>").shows("nothing here fits \"nothing\"").selects("Core").shows("Macros");
}

#[test]
fn a_search_takes_the_same_questions() {
    let desk = tree().keys("/ is:open <space> sock").shows("1 of 2").selects("Sockets").keys("<enter> ]");
    let desk = desk.selects("Day 2: Sockets").keys("<esc> / is:doing").shows("1 of 1").selects("Traits #rust/async");
    desk.keys("<esc> / # ru").shows(" of 2").keys("<esc> / is:op").shows("0 found");
}

#[test]
fn a_search_from_today_or_plan_goes_through_the_whole_roadmap() {
    let today = || Desk::new(TEXT).on("2026-02-01").shows("[Today]");
    let desk = today().keys("/ qui").shows("[Roadmap]").selects("QUIC").keys("<esc>").shows("[Today]");
    let desk = desk.selects("Day 1: Types").keys("/ quic <enter>").shows("[Roadmap]").selects("QUIC");
    let desk = desk.keys("<lt>").shows("[Today]").selects("Day 1: Types").keys("<esc> / <enter>").shows("[Today]");
    desk.keys("/ zzz <enter>").shows("[Today]").shows("nothing here is called \"zzz\"").selects("Day 1: Types");
    let plan = || today().keys("3").selects("Day 1: Types");
    let desk = plan().keys("/ traits").shows("[Plan]").selects("Day 1: Traits").keys("<enter> <lt>");
    let desk = desk.shows("[Plan]").selects("Day 1: Types").keys("<esc> / hyg").shows("[Roadmap]").selects("Hygiene");
    let desk = desk.keys("<ctrl-u> sock").shows("[Plan]").selects("Day 2: Sockets").keys("<ctrl-u> hygi <enter>");
    desk.shows("[Roadmap]").selects("Hygiene").keys("<lt>").shows("[Plan]").selects("Day 1: Types").file(TEXT);
    // What the roadmap was narrowed down to hides nothing from it, and is there again when it is left.
    let desk = today().keys("f doing <enter> 1 / quic").selects("QUIC").keys("<esc>").shows("[Today]").keys("2");
    desk.shows("doing: 1").keys("1 / quic <enter>").selects("QUIC").hides("doing: 1").keys("<lt>").shows("[Today]");
    let chinese = Desk::new(TEXT).on("2026-02-01").language(Language::Chinese);
    chinese.keys("/ quic <enter>").selects("QUIC").shows("[路线图]").keys("<lt>").shows("[今天]");
    // What was sought is found there, too, where the view that one went to lists none of it.
    today().keys("/ hyg <enter> 1 ]").shows("[Roadmap]").selects("Hygiene");
}

#[test]
fn what_is_said_in_plain_lines_is_found_by_what_they_stand_beneath() {
    let text = "# 技能\n\n一段说明。\n\n- [ ] 网络\n- [ ] planet\n\n## Phase 1: 基础\n\n**目标：** 秒杀所有面试题，learn the language。\n\n- Day 1: 类\n- Day 2: 网络\n\n## 附表\n\n| 词 | 意思 |\n| --- | --- |\n| 借用 | borrowing |\n";
    let is_marked = |desk: &Desk, words: &str| {
        let first = words.chars().next().unwrap().to_string();
        let mark = ratatui::style::Modifier::UNDERLINED;
        desk.buffer().content.iter().any(|cell| cell.symbol() == first && cell.modifier.contains(mark))
    };
    for size in [(80, 24), (40, 12), (120, 40)] {
        for (words, row) in
            [("秒杀", "Phase 1: 基础"), ("说明", "技能"), ("borrow", "附表"), ("language", "Phase 1: 基础")]
        {
            for view in ["1", "2", "3"] {
                let desk = Desk::new(text).size(size.0, size.1).keys(view).keys(&format!("/ {words}"));
                let desk = desk
                    .selects(row)
                    .shows("1 of 1")
                    .keys("<enter>")
                    .selects(row)
                    .shows("v look")
                    .keys("v")
                    .shows(words);
                assert!(is_marked(&desk, words), "{}", desk.styled());
            }
        }
    }
    // What is called so comes first, and a few letters are rather meant to be spelled.
    let desk = Desk::new(text).keys("2 / 网络").shows("1 of 2").selects("网络").keys("<enter>").hides("v look");
    desk.keys("<esc> / lan")
        .selects("planet")
        .keys("<esc> / jc")
        .selects("Phase 1: 基础")
        .keys("<esc> / zzzz")
        .shows("0 found");
    let desk =
        Desk::new(text).language(Language::Chinese).keys("/ 秒杀 <enter>").shows("v 查看").keys("f 秒杀 <enter>");
    desk.shows("秒杀：1 项").shows("Phase 1").hides("网络");
}

#[test]
fn a_search_says_which_match_one_is_on() {
    let desk = tree().keys("/ sock").shows("1 of 2").keys("<down>").shows("2 of 2").keys("<enter>").shows("2 of 2");
    let desk = desk.keys("]").shows("1 of 2").keys("k").hides(" of 2").keys("<esc> / zzz").shows("0 found");
    let desk =
        desk.language(Language::Chinese).keys("2 / sock").shows("第 1/2 项").keys("<enter> ]").shows("第 2/2 项");
    desk.keys("<esc>").hides("第 2/2 项");
}

#[test]
fn a_search_from_another_view_goes_to_what_is_called_just_so() {
    let text = "# Plan\n## Phase 1\n- Day 1: x and go\n\n# Go tools\n- [ ] going\n- [ ] Go\n- [ ] tools\n";
    let desk = Desk::new(text).shows("[Today]").keys("/ go").selects("Go").shows("4 of 4").keys("<ctrl-u> goi");
    desk.selects("going")
        .keys("<ctrl-u> go <space> t")
        .selects("Go tools")
        .keys("<esc> 2 g / go")
        .selects("Day 1: x and go");
}

#[test]
fn a_message_that_stays_is_left_alone_and_first() {
    let said = News::Failed("no browser".to_owned());
    let desk = tree().keys("f open <enter> / sock <enter>").hears(said).shows("no browser").keys("<esc>");
    let desk = desk
        .hides("no browser")
        .shows("open: 3 tasks + 3 study days")
        .shows("] next match")
        .keys("<esc>")
        .hides("] next match");
    desk.shows("open: 3 tasks + 3 study days").keys("<esc>").hides("open: 3 tasks + 3 study days");
}

#[test]
fn a_filter_leaves_the_selection_and_the_folds_as_they_were() {
    let desk = tree().keys("0 4 j").selects("Traits #rust/async").keys("f open <enter>").selects("Traits #rust/async");
    let desk = desk.keys("<esc>").selects("Traits #rust/async").keys("g z j f cancelled <enter>").selects("Macros");
    // Everything was folded, and so it is again, but for the way to what is selected.
    let desk = desk.keys("f").selects("Macros").hides("Sockets").hides("Day 1");
    let desk = desk.keys("g z f open <enter>").shows("Sockets").keys("z").hides("Sockets").keys("<esc>");
    desk.comes_back("2026-02-01").hides("QUIC").shows("Skills");
}

#[test]
fn nothing_hides_what_one_goes_to() {
    let desk =
        tree().keys("f cancelled <enter> 1 <enter>").selects("Day 1: Types").shows("[Roadmap]").hides("cancelled: ");
    let desk = desk.keys("g j Z").shows("Skills › Core").hides("Network").keys("s network <enter>").selects("Network");
    desk.hides("Skills › Core").keys("g x").shows("there is no box here");
    // A tick that is taken back elsewhere is shown.
    tree().keys("0 5 j x k k k f cancelled <enter> u").shows("taken back").selects("Tools").hides("cancelled: ");
}

#[test]
fn a_section_is_gone_to_by_its_name() {
    let desk = tree().keys("s").shows("Core").shows("Phase 2: More").shows("go to:").keys("pha <space> 2 <enter>");
    let desk =
        desk.selects("Phase 2: More").keys("s").shows("esc leave").keys("<up> <enter>").selects("Phase 1: Basics");
    let desk =
        desk.keys("g z s net").shows("Skills").keys("<enter>").selects("Network").shows("Sockets").hides("Macros");
    desk.keys("1 s <esc>").shows("[Today]").keys("s core <enter>").shows("[Roadmap]").selects("Core").file(TEXT);
    Desk::new("- [ ] a\n  - [ ] b\n- [ ] c\n").keys("j j s a <enter>").selects("a");
    Desk::new("- [ ] a\n").keys("s").shows("there are no sections here");
    let desk = Desk::new("# 语言\n## 网络\n- [ ] a\n").language(Language::Chinese);
    desk.keys("s").shows("前往：").keys("wl <enter>").selects("网络");
}

#[test]
fn one_section_is_shown_alone_and_left_again() {
    let core = ["Core", "Language #rust", "Types", "Traits #rust/async", "Tools", "Cargo", "Macros", "Hygiene"];
    let desk = shows_only(tree().keys("j Z"), &core).selects("Core").shows("Skills › Core");
    let desk = desk
        .keys("G j")
        .selects("Hygiene")
        .keys("h h h")
        .selects("Core")
        .keys("h h")
        .selects("Core")
        .keys("l n n n")
        .selects("Traits #rust/async");
    let desk =
        desk.keys("/ sockets").shows("0 found").keys("<esc> f open <enter>").shows("open: 1 task  Skills › Core");
    let desk = shows_only(desk, &["Core", "Language #rust", "Traits #rust/async"]).keys("<esc>");
    let desk =
        shows_only(desk, &core[..7]).keys("<esc>").selects("Traits #rust/async").shows("QUIC").hides("Skills › Core");
    let desk =
        desk.keys("Z").shows("Skills › Core › Language #rust").selects("Traits #rust/async").keys("Z").shows("QUIC");
    // What has nothing beneath it is shown with what it stands in.
    desk.keys("3 Z").shows("Plan › Phase 1: Basics").shows("[Roadmap]").keys("1 2").shows("Plan › Phase 1");
    Desk::new("- [ ] a\n").keys("Z").shows("this stands in no section");
}

#[test]
fn one_goes_back_to_where_one_came_from_and_forward_again() {
    let desk = Desk::new(TEXT).on("2026-02-01").keys("1 <enter>").shows("[Roadmap]").selects("Day 1: Types");
    let desk = desk.keys("<lt>").shows("[Today]").keys(">").shows("[Roadmap]").selects("Day 1: Types");
    let desk = desk.keys("s core <enter> / quic <enter>").selects("QUIC").keys("f done <enter>").shows("done: 2");
    let desk = desk.keys("<lt>").selects("QUIC").hides("done: 2").keys("<lt>").selects("Core").keys("<lt>");
    let desk =
        desk.selects("Day 1: Types").keys("> > >").shows("done: 2").keys("j >").shows("no place to go forward to");
    let desk =
        desk.keys("<ctrl-o>").hides("done: 2").keys("Z").shows("Skills › Network").keys("<ctrl-o>").shows("Cargo");
    // From a place that was gone back to, another way is taken.
    let desk = desk.keys("s phase <enter>").keys(">").shows("no place to go forward to").keys("9 <lt>");
    desk.keys("<lt> <lt> <lt> <lt> <lt>").shows("no place to go back to").shows("[Today]").file(TEXT);
}

#[test]
fn what_comes_from_outside_leaves_filter_and_section_on() {
    let theirs = TEXT.replace("## Core\n", "## Before\n\n- [ ] new\n\n## Core\n\n- [ ] newer\n");
    let write = |text: String| move |path: &std::path::Path| std::fs::write(path, text).unwrap();
    let desk = tree().keys("j Z f open <enter> G").selects("Traits #rust/async");
    let desk = desk.outside(write(theirs.clone())).looks(Sighting::Content).selects("Traits #rust/async");
    let desk = shows_only(desk, &["Core", "newer", "Language #rust", "Traits #rust/async"]).shows("Skills › Core");
    let gone = "# Other\n\n- [ ] thing\n".to_owned();
    let desk = desk.outside(write(gone)).looks(Sighting::Content).hides("Skills › Core").shows("thing");
    let done = "# Other\n\n- [x] thing\n".to_owned();
    desk.outside(write(done)).looks(Sighting::Content).keys("<esc> <esc>").shows("[x] thing").keys("<lt>");
    // A list of sections that are being picked from follows them.
    let desk = tree().keys("s net").outside(write(theirs)).looks(Sighting::Content).keys("<enter>");
    desk.selects("Network");
}

#[test]
fn a_filter_and_a_section_alone_are_there_again_when_one_comes_back() {
    let filters = [("mine", "is:open so")];
    for (keys, said) in [
        ("f open <enter>", "open: 3 tasks + 3 study days"),
        ("f phase <enter>", "this phase: 4"),
        ("f # r u s t <enter>", "#rust: 2"),
        ("/ types <space> is:done <enter> f types <enter>", "is:done types: 1 task"),
        ("f mine <enter>", "mine: 1 task + 1 study day"),
        ("j j h Z", "Skills › Core"),
        ("s Net <enter> Z f open <enter>", "open: 2 tasks  Skills › Network"),
    ] {
        let desk = tree().own_filters(&filters).keys(keys).shows(said);
        let (rows, node) = (shown(&desk), desk.app().list().node());
        let desk = desk.comes_back("2026-02-01").shows(said);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let desk = shows_only(desk, &rows);
        assert_eq!(desk.app().list().node(), node, "{keys}");
        // It is left as ever, and then it is left for good.
        let desk = desk.keys("<esc> <esc> <esc>").hides(said).shows("Skills").comes_back("2026-02-01").hides(said);
        desk.keys("<").shows("no place to go back to").file(TEXT);
    }
    // On another day, Today comes first. What was folded before the filter is so behind it.
    let desk = Desk::new(TEXT).on("2026-02-01").keys("2 g h f open <enter>").shows("Sockets").comes_back("2026-02-02");
    let desk =
        desk.shows("[Today]").keys("2").shows("open: 3 tasks + 3 study days").shows("[ ] Sockets").selects("Skills");
    desk.keys("<esc>").hides("open:").hides("[ ] Sockets").selects("Skills");
}

#[test]
fn what_one_had_narrowed_the_roadmap_down_to_may_be_gone_when_one_comes_back() {
    let change = |now: &'static str| move |path: &std::path::Path| std::fs::write(path, now).unwrap();
    for (keys, now) in [
        ("f doing <enter>", "# Skills\n- [ ] other\n"),
        ("f phase <enter>", "# Skills\n- [ ] other\n"),
        ("f # r u s t <enter>", "# Skills\n- [ ] other\n"),
        ("/ Types <enter> f Types <enter>", "# Skills\n- [ ] other\n"),
        ("s Net <enter> Z", "# Skills\n- [ ] other\n"),
    ] {
        let desk = tree().keys(keys).outside(change(now)).comes_back("2026-02-01");
        assert!(!desk.app().is_narrowed() && desk.app().notice().is_none(), "{keys}: {:?}", desk.app().notice());
        desk.shows("[ ] other").selects("Skills").file(now);
    }
    // One may be gone without the other.
    let desk = tree().keys("s Net <enter> Z f open <enter>").outside(change("# Skills\n- [ ] other\n- [x] done\n"));
    desk.comes_back("2026-02-01")
        .shows("open: 1 task ")
        .shows("[ ] other")
        .hides("[x] done")
        .keys("<esc>")
        .shows("[x] done");
    // A name that the settings give no more.
    let desk = tree().own_filters(&[("mine", "is:open")]).keys("f mine <enter>").shows("mine: 3 tasks + 3 study days");
    let left = desk.app().left_off().to_string();
    let desk = desk.own_filters(&[]).resumes(&left).hides("mine").shows("[ ] Tools");
    // What an earlier version kept.
    assert!(!desk.resumes("date 2026-02-01\nview 1\n").app().is_narrowed());
}

#[test]
fn a_task_at_the_end_with_nothing_but_plain_items_beneath_is_open() {
    Desk::new("- [x] a\n- [ ] b\n  - c\n").view(View::Roadmap).keys("f open <enter>").shows("[ ] b").hides("[x] a");
}
