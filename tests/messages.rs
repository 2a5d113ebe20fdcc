//! The foot of the screen under every message, at every size and in every language.
//!
//! After a change that is meant, `INSTA_UPDATE=always cargo test --test messages` writes the snapshots anew; look at them.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use roadmap::app::App;
use roadmap::app::action::News;
use roadmap::app::keymap::Keymap;
use roadmap::store::watch::Sighting;
use roadmap::text::language::Language;
use roadmap::ui::Screen;
use roadmap::ui::theme::Theme;
use roadmap::ui::words::Words;
use support::{Desk, drawn, styled};

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// How many lines from below belong to a message: a long one takes several on a narrow screen.
const FOOT: usize = 5;

const TEXT: &str = "---
title: 路线图
start: 2026-01-22
---
# 清单 Checklist
- [ ] **Go** 语言
  - [x] 类型 (Types)
  - [?] 并发 (Concurrency)
- 说明 A word

# Phase 1: 基础
- Day 1: 类型 Types
- Day 2: 接口 Interfaces

## Day 4: 泛型 Generics
- [x] one
- [x] two
";

/// Every message by name, and a program that says it.
fn messages(language: Language) -> Vec<(&'static str, App)> {
    let open = |text: &str| Desk::new(text).language(language).on("2026-01-23");
    let app = |desk: Desk| desk.app().clone();
    let press = |keys: &str| app(open(TEXT).keys(keys));
    let hear = |news: News| {
        let mut told = press("2");
        assert_eq!(told.hear(news), None);
        told
    };
    let write = |text: String| move |path: &std::path::Path| fs::write(path, text).unwrap();
    let reason = "roadmap.md: a reason 原因".to_owned();
    let theirs = TEXT.replace("- Day 2", "- [-] Day 2");
    let all_done = TEXT.replace("[ ]", "[x]").replace("[?]", "[x]").replace("- Day", "- [x] Day");
    let broken = TEXT.replace("title: 路线图", "title: [");
    let rest = TEXT.replace("start:", "roadmap:\n  rest: ['soon']\n  start:");
    vec![
        ("will write", app(open(&TEXT.replace("[x] two", "[ ] two")))),
        ("ticked", press("1 <space>")),
        ("unticked", press("1 <space> <space>")),
        ("ticked all", press("2 j X")),
        ("unticked all", press("2 j X X")),
        ("undone", press("1 <space> u")),
        ("redone", press("1 <space> u U")),
        ("nothing to undo", press("2 u")),
        ("nothing to redo", press("2 U")),
        ("no box", press("2 <space>")),
        ("foreign", press("2 j j j <space>")),
        ("no boxes", press("2 j j j j X")),
        ("unwritable", app(open("## Phase 1: 基础\n\n**Day 1:** 类型\n\n**Day 2:** 接口\n").keys("3 <space>"))),
        ("recovered", press("c <enter>")),
        ("started", press("c G <backspace> 9 <enter>")),
        ("no match", press("2 / zzz <enter>")),
        ("only match", press("2 / 接口 <enter> ]")),
        ("none open", app(open(&all_done).keys("2 n"))),
        ("no copy", press("m")),
        ("a copy", app(open(TEXT).copy("roadmap.sync-conflict.md", &theirs))),
        ("a copy brought in", app(open(TEXT).copy("roadmap.sync-conflict.md", &theirs).keys("m"))),
        ("came in", app(open(TEXT).outside(write(theirs.clone())).looks(Sighting::Content))),
        ("followed", app(open(TEXT).outside(write(format!("{TEXT}- [ ] new 新\n"))).keys("1 x"))),
        ("left", app(open(TEXT).outside(write(theirs.clone())).keys("1 x <esc>"))),
        ("settled", app(open(TEXT).outside(write(theirs)).keys("1 x <enter>"))),
        ("gone", app(open(TEXT).outside(|path| fs::remove_file(path).unwrap()).looks(Sighting::Nothing))),
        ("not saved", {
            let mut app = press("2 j j");
            let _ = app.update(roadmap::app::action::Action::Tick);
            let _ = app.hear(News::NotSaved(reason.clone()));
            app
        }),
        ("read only", hear(News::ReadOnly(reason.clone()))),
        ("unreadable", hear(News::Unreadable(reason))),
        ("unedited", hear(News::Edited)),
        ("cut off", hear(News::CutOff)),
        ("front matter", app(open(&broken))),
        ("setting", app(open(&rest))),
        ("retitled", press("2 j j i s <enter>")),
        ("deleted", press("2 j d")),
        ("several deleted", press("2 j j V V d")),
        ("moved", press("2 j j J")),
        ("moved elsewhere", press("2 j j j j J")),
        ("moved to", press("2 j j M Day <enter>")),
        ("a box drawn", press("2 j j j j B")),
        ("a box gone", press("2 j B")),
        ("doing", press("2 j .")),
        ("cancelled", press("2 j j .")),
        ("no text", press("2 j i <ctrl-u> <enter>")),
        ("no items", press("2 g O a <enter>")),
        ("last", press("2 G J")),
        ("first", press("2 j K")),
        ("nothing to go beneath", press("2 j L")),
        ("outermost", press("2 j H")),
        ("a box of its own", press("2 j o [x] <space> a <enter>")),
        ("not here", press("1 d")),
    ]
}

/// The last lines of a screen, and how they look.
fn foot(app: &App, language: Language, size: (u16, u16)) -> String {
    let mut screen = Screen::new(Theme::ANSI, Words::of(language), "roadmap.md".to_owned());
    let shown = styled(&drawn(app, &mut screen, size));
    let (said, looks) = shown.split_once("---\n").unwrap();
    let from = usize::from(size.1) - FOOT;
    let said: String = said.lines().skip(from).map(|row| format!("{row}\n")).collect();
    let is_below = |line: &&str| line.split(':').next().is_some_and(|y| y.parse::<usize>().is_ok_and(|y| y >= from));
    let looks: String = looks.lines().filter(is_below).map(|line| format!("{line}\n")).collect();
    said + &looks
}

#[test]
fn every_message_is_whole_at_every_size() {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (language, tag) in [(Language::English, ""), (Language::Chinese, "_zh")] {
            let mut shown = String::new();
            for (name, app) in messages(language) {
                let notice = app.notice().unwrap_or_else(|| panic!("nothing is said: {name}"));
                let text = Words::of(language).notice(notice, Keymap::default());
                for size in SIZES {
                    shown += &format!("=== {name}, {}x{}\n{}", size.0, size.1, foot(&app, language, size));
                    let mut screen = Screen::new(Theme::ANSI, Words::of(language), "roadmap.md".to_owned());
                    let frame = support::rows(&drawn(&app, &mut screen, size)).concat().replace(' ', "");
                    // What comes unasked stands on the rule, and is cut where that is short.
                    if name != "will write" || size.0 > 80 {
                        assert!(frame.contains(&text.replace(' ', "")), "{name} is cut: {text}");
                    }
                }
            }
            insta::assert_snapshot!(format!("messages{tag}"), shown);
        }
    });
}
