//! The screens, with how they look, and that every size of them is right.
//!
//! A snapshot holds a screen at every size. After a change that is meant, `INSTA_UPDATE=always cargo test --test screens`
//! writes the snapshots anew; look at them.

#![allow(clippy::unwrap_used)]

mod support;

use ratatui::buffer::Buffer;
use ratatui::style::Color;
use roadmap::app::action::{News, View};
use roadmap::text::language::Language;
use roadmap::ui::Screen;
use roadmap::ui::theme::{Glyphs, Theme};
use roadmap::ui::words::Words;
use support::{Desk, drawn, rows, samples, styled};
use unicode_width::UnicodeWidthStr;

const TEXT: &str = "+++
title = '2026 后端学习路线'
date = '2026-01-22'
tags = ['Roadmap', 'Go']
+++

## 知识清单

### Go 进阶

- [ ] **掌握 Go 语言**
  - [x] 类型系统 (Types)
  - [x] 接口与嵌入 (Interfaces, Embedding)
  - [/] 并发：goroutine、channel 与 `select`
  - [ ] 一个标题特别长的条目，用来看一看中文和 English words 混排的时候在窄屏幕上怎样换行，会不会切断一个宽字符
- [-] cgo

### 网络 Network

- [ ] **HTTP / HTTPS**
- [ ] **TCP**
  - [ ] 拥塞控制
  - [?] QUIC

---

## 每日计划

### Phase 1: 语言基础

**目标：** 读懂别人的代码，写出自己的。

*   [x] **Day 1: 类型与方法**
    *   要点：值接收者 vs 指针接收者，`String()`。
*   **Day 2: 接口**
    *   要点：隐式实现，空接口，类型断言。
*   **Day 3-4: 并发练习**

### Phase 2: Building a service

**Goal:** one small service, in production.

*   **Day 1:** Routing, middleware and a REST API
*   **Day 2-3:** 数据库与迁移
";

/// A text without dates of its own, and without study days.
const CHECKLIST: &str =
    "# Reading list\n\n- [x] One\n- [ ] Two\n  - plain words\n  - [ ] Three\n\n## Later\n\nSome day.\n\n1. [ ] Four\n";

/// Everything that a text may hold.
const DETAIL: &str = "# Notes\n\n- [ ] Learn **how** to *read* `code` and ~~guess~~ [think](https://example.org)\n\n  A paragraph that is long enough to be broken somewhere, 中文也要在合适的地方换行，不能把标点放在行首。\n\n  > Said by somebody.\n\n  ```rust\n  fn main() {\n      println!(\"hi\");\n  }\n  ```\n\n  | word | 意思 |\n  | --- | --- |\n  | borrow | 借用 |\n  | own | 拥有 |\n\n  1. first\n     - [x] deep\n  2. second\n";
/// An item with several links.
const LINKS: &str = "# 资料\n\n- [ ] 读 [异步编程指南](https://docs.python.org/3/library/asyncio.html) 和 [notes](notes/async%20io.md)，见 https://a.org/一篇很长的文章的地址也要放得下\n";
/// A plan whose days are called by their dates, without front matter.
const DATED: &str = "# Exam\n\n## Week 1: Systems\n\n**Goal:** solve any of them.\n\n| Date | Topic | Done |\n| --- | --- | --- |\n| 4/13 | Elimination | ✅ |\n| 4/14 | Rank | ⬜ |\n| 4/16 | Inverses | ⬜ |\n\n## 第二周：映射\n\n- 4月20日：线性映射与矩阵 (1h)\n- 4月22日：核与像\n- 4月24日：维数公式\n";

/// The sizes that every screen is snapped at.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// The screens that show every meaning of a theme between them.
const TELLING: [&str; 8] =
    ["today_behind", "roadmap", "plan", "detail", "search_typed", "recovery", "message_refused", "question"];

/// Every view that is snapped, by name: what to open, on which day, and which keys bring it about.
fn screens(language: Language) -> Vec<(&'static str, Desk)> {
    let open = |text: &str| Desk::new(text).language(language);
    let planned = |day: &str, keys: &str| open(TEXT).on(day).keys(keys);
    let reviewed = |keys: &str| open(TEXT).on("2026-01-23").journal("").keys("x 2 G 9 k x 4 <enter>").keys(keys);
    let long: String = (1..=20).map(|day| format!("- **Day {day}: topic {day}**\n")).collect();
    let long = format!("---\nstart: 2026-03-01\n---\n- [ ] topic 12\n\n## Phase 1: all\n\n{long}");
    let undated = TEXT.replace("date = '2026-01-22'\n", "");
    let done = TEXT.replace("*   **Day", "*   [x] **Day");
    let started = TEXT.replace("date = '2026-01-22'", "start = '2026-01-22'");
    let paused = TEXT.replace("tags =", "start = '2026-01-22'\nroadmap.rest = ['2026-01-24..']\ntags =");
    vec![
        ("today_before", planned("2026-01-20", "")),
        ("today_on", planned("2026-01-23", "")),
        ("today_behind", planned("2026-01-26", "")),
        ("today_far_behind", open(&long).on("2026-03-12")),
        ("today_after", planned("2026-02-10", "")),
        ("today_undated", open(&undated)),
        ("today_all_done", open(&done).on("2026-02-10")),
        ("today_done_early", open(&done).on("2026-01-25")),
        ("today_no_plan", open(CHECKLIST).keys("1")),
        ("roadmap", planned("2026-01-23", "2")),
        ("roadmap_end", planned("2026-01-23", "2 G")),
        ("roadmap_folded", planned("2026-01-23", "2 z")),
        ("roadmap_checklist", open(CHECKLIST)),
        ("roadmap_empty", open("")),
        ("plan", planned("2026-01-23", "3")),
        ("plan_start", open(TEXT).on("2026-01-26").start("2026-01-24").keys("3")),
        ("plan_undated", open(&undated).keys("3")),
        ("plan_none", open(CHECKLIST).keys("3")),
        ("recovery", planned("2026-01-26", "c j")),
        ("recovery_made", planned("2026-01-26", "c j <enter>")),
        ("recovery_needless", planned("2026-01-22", "c j")),
        ("recovery_guessed_start", planned("2026-01-26", "c")),
        ("recovery_start_made", planned("2026-01-26", "c <backspace> 6 <enter>")),
        ("recovery_undated", open(&undated).keys("3 c")),
        ("recovery_no_date", open(&undated).keys("3 c <backspace>")),
        ("recovery_no_front_matter", open(DATED).on("2026-04-17").keys("c")),
        ("recovery_last", open(&started).on("2026-01-26").keys("c G")),
        ("today_dated", open(DATED).on("2026-04-16")),
        ("today_paused", open(&paused).on("2026-01-26")),
        ("plan_dated", open(DATED).on("2026-04-16").keys("3")),
        ("detail", open(DETAIL).keys("2 j v")),
        ("detail_leaf", planned("2026-01-23", "2 j j j <enter>")),
        ("help", planned("2026-01-23", "?")),
        ("filters", planned("2026-01-23", "2 / 接口 <enter> f")),
        ("filter_open", planned("2026-01-23", "2 f open <enter> j j")),
        ("filter_nothing", open(CHECKLIST).keys("f doing <enter>")),
        ("sections", planned("2026-01-23", "2 0 4 j s")),
        ("sections_found", planned("2026-01-23", "s phase")),
        ("zoom", planned("2026-01-23", "2 j j Z f open <enter>")),
        ("palette", planned("2026-01-23", "2 :")),
        ("palette_found", planned("2026-01-23", ": fold <down>")),
        ("palette_nothing", planned("2026-01-23", ": zzzz")),
        ("count", planned("2026-01-23", "2 0 4 2")),
        ("editing_empty", open("").keys("o")),
        ("editing_new", planned("2026-01-23", "2 j j j j j o 错误处理 <enter> context <tab>")),
        ("editing_text", planned("2026-01-23", "2 j j j <end> G k i 第 <left>")),
        ("editing_long", planned("2026-01-23", "2 j j j j j j i")),
        ("selection", planned("2026-01-23", "2 j j j V j V j j V")),
        ("move_to", planned("2026-01-23", "2 j j j M net")),
        ("links", open(LINKS).keys("2 j b j")),
        ("review_unbegun", planned("2026-01-23", "4")),
        ("review_nothing_due", reviewed("")),
        ("review", reviewed("").midnight("2026-01-27")),
        ("review_capped", reviewed("").cap(2).on("2026-01-27").keys("4")),
        ("review_card", reviewed("").midnight("2026-01-27").keys("<enter>")),
        ("review_card_shown", reviewed("").midnight("2026-01-27").keys("<enter> 3 3 <space>")),
        ("review_spared", reviewed("").midnight("2026-01-27").keys("<enter> -")),
        ("review_done", reviewed("").midnight("2026-01-27").keys("<enter> 3 1 4 2")),
        ("today_reviews_due", reviewed("1").midnight("2026-01-27")),
        ("first_run", planned("2026-01-23", "").hears(News::FirstRun)),
        ("message_phase", planned("2026-01-26", "3 x j x")),
        ("search_typed", planned("2026-01-23", "2 / 接口")),
        ("search_accepted", planned("2026-01-23", "2 / 接口 <enter>")),
        ("search_nothing", planned("2026-01-23", "2 / zzz")),
        ("message_ticked", planned("2026-01-23", "<space>")),
        ("message_refused", planned("2026-01-23", "2 j <space>")),
        ("message_all", planned("2026-01-23", "2 j X")),
        ("message_undone", planned("2026-01-23", "<space> u")),
        (
            "question",
            planned("2026-01-23", "")
                .outside(|path| std::fs::write(path, TEXT.replace("*   **Day 2", "*   [-] **Day 2")).unwrap())
                .keys("x"),
        ),
        (
            "message_followed",
            planned("2026-01-23", "").outside(|path| std::fs::write(path, TEXT.to_owned() + "\n").unwrap()).keys("x"),
        ),
    ]
}

/// A screen at every size, with how it looks.
fn at_every_size(mut desk: Desk) -> String {
    let mut out = String::new();
    for (width, height) in SIZES {
        desk = desk.size(width, height);
        out += &format!("=== {width}x{height}\n{}", desk.styled());
    }
    out
}

#[test]
fn the_screens_look_as_they_were_seen_to_look() {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (language, tag) in [(Language::English, ""), (Language::Chinese, "_zh")] {
            for (name, desk) in screens(language) {
                insta::assert_snapshot!(format!("{name}{tag}"), at_every_size(desk));
            }
        }
        for (name, desk) in screens(Language::English).into_iter().filter(|(name, _)| TELLING.contains(name)) {
            let shown: String =
                THEMES.into_iter().map(|(theme, look)| format!("=== {theme}\n{}", in_theme(&desk, look))).collect();
            insta::assert_snapshot!(format!("{name}_themes"), shown);
        }
    });
}

/// The themes beside the one that every screen is snapped in.
const THEMES: [(&str, Theme); 4] = [
    ("dark", Theme::DARK),
    ("light", Theme::LIGHT),
    ("mono", Theme::MONO),
    ("ascii", Theme { glyphs: Glyphs::ASCII, ..Theme::ANSI }),
];

/// A frame of a desk's program in another theme.
fn frame(desk: &Desk, theme: Theme, language: Language, size: (u16, u16)) -> Buffer {
    let mut screen = Screen::new(theme, Words::of(language), "roadmap.md".to_owned());
    drawn(desk.app(), &mut screen, size)
}

/// How a wide screen looks in a theme. What it says is said elsewhere, but for its signs in ASCII.
fn in_theme(desk: &Desk, theme: Theme) -> String {
    let buffer = frame(desk, theme, Language::English, (112, 26));
    let shown = styled(&buffer);
    if theme.glyphs == Glyphs::ASCII { shown } else { shown.split_once("---\n").unwrap().1.to_owned() }
}

#[test]
fn every_theme_says_the_same() {
    for language in [Language::English, Language::Chinese] {
        for (name, desk) in screens(language) {
            for size in SIZES {
                let said = rows(&frame(&desk, Theme::ANSI, language, size));
                for theme in [Theme::DARK, Theme::LIGHT, Theme::MONO] {
                    let buffer = frame(&desk, theme, language, size);
                    assert_eq!(rows(&buffer), said, "{name} {size:?}");
                    let has_colour =
                        buffer.content.iter().any(|cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset));
                    assert_eq!(has_colour, theme != Theme::MONO, "{name} {size:?}");
                }
                let ascii = frame(&desk, THEMES[3].1, language, size);
                let translated: Vec<String> = said.iter().map(|row| in_ascii(row)).collect();
                assert_eq!(rows(&ascii), translated, "{name} {size:?}");
            }
        }
    }
}

/// A row with every sign of ours as ASCII has it.
fn in_ascii(row: &str) -> String {
    let pairs = |glyphs: Glyphs| {
        let Glyphs { folded, unfolded, full, empty, rule, side, step, guide, ahead, done, heat } = glyphs;
        [folded, unfolded, full, empty, rule, step, ahead, side, guide, done].into_iter().chain(heat)
    };
    let [fine, ascii] = [Glyphs::FINE, Glyphs::ASCII].map(pairs);
    fine.zip(ascii).fold(row.to_owned(), |row, (fine, ascii)| row.replace(fine, ascii))
}

/// No row is wider than the screen, and behind every wide character its second cell is left free.
#[track_caller]
fn check_cells(desk: &Desk) {
    let buffer = desk.buffer();
    let area = buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            let width = u16::try_from(symbol.width()).unwrap();
            assert!(x + width <= area.width, "{symbol:?} hangs over the edge of {area:?}");
            for behind in x + 1..x + width {
                assert_eq!(buffer[(behind, y)].symbol(), " ", "{symbol:?} is drawn over in {area:?}");
            }
            x += width.max(1);
        }
    }
}

#[test]
fn every_screen_is_right_at_every_size() {
    let mut texts = vec![TEXT.to_owned(), CHECKLIST.to_owned(), DATED.to_owned(), String::new()];
    texts.extend(samples().into_iter().map(|(_, text)| text));
    for text in texts {
        for (view, more) in [
            ("1", ""),
            ("2", "G"),
            ("3", ""),
            ("1", "c"),
            ("2", "/ 接"),
            ("2", "?"),
            ("2", ":"),
            ("1", "f"),
            ("2", "f done <enter>"),
            ("2", "s"),
            ("2", "j j j Z f open <enter>"),
            ("2", ": 下 <end>"),
            ("1", "<space>"),
            ("2", "j <space>"),
            ("2", "j o 装饰器 <tab>"),
            ("2", "j V j i 装"),
        ] {
            // Chinese is the language whose words are wide.
            let mut desk = Desk::new(&text).language(Language::Chinese).on("2026-01-26").keys(view).keys(more);
            let widths = (1..=120).chain([200, 400]);
            for (width, height) in
                widths.zip((1..=30).cycle()).chain([(200, 60), (20, 1), (20, 30), (120, 1), (0, 0), (80, 0), (0, 24)])
            {
                desk = desk.size(width, height);
                check_cells(&desk);
            }
        }
    }
}

#[test]
fn the_selected_row_is_in_sight_wherever_one_goes() {
    for (width, height) in [(80, 24), (40, 12), (24, 8), (60, 5), (24, 4)] {
        let mut desk = Desk::new(TEXT).view(View::Roadmap).size(width, height);
        for key in ["j"; 30].into_iter().chain(["k"; 30]).chain(["G", "g", "<pgdn>", "<pgdn>", "<pgup>", "G", "n", "p"])
        {
            desk = desk.keys(key);
            assert!(desk.styled().contains("reversed"), "{width}x{height} after {key}:\n{}", desk.screen().join("\n"));
        }
    }
}
