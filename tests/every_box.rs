//! Every box and every study day of every text: what a tick writes, and that reading knows it without reading again.

#![allow(clippy::unwrap_used)]

mod support;

use proptest::prelude::*;
use roadmap::app::action::View;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::document::mark::Mark;
use roadmap::document::outline::{Cell, Kind, NodeId};
use roadmap::plan::Plan;
use roadmap::plan::tick::{is_ticked, tick, tick_all};
use roadmap::text::edit::{Edit, Splice};
use roadmap::ui::Screen;
use roadmap::ui::theme::Theme;
use roadmap::ui::words::Words;
use support::stamped::{self, DIALECTS};
use support::{Desk, crlf, drawn, rows, samples};

/// A text, and the same with other line ends, a byte order mark, and no last newline.
fn variants(text: &str) -> Vec<String> {
    let windows = crlf(text);
    let marked = format!("\u{feff}{text}");
    let cut = text.trim_end_matches(['\r', '\n']).to_owned();
    vec![text.to_owned(), windows.trim_end().to_owned(), windows, marked, cut]
}

/// Ticks every node that can be ticked, each on the text as it was. Returns how many there were.
fn tick_each(text: &str) -> usize {
    let before = Document::read(text.to_owned());
    let plan = Plan::of(&before);
    let mut ticked = 0;
    for id in before.outline().ids() {
        let Ok(edit) = tick(&before, &plan, id, !is_ticked(&before, &plan, id)) else { continue };
        check_bytes(&before, &plan, id, &edit);
        check_reading(&before, id, &edit);
        ticked += 1;
    }
    ticked
}

/// One byte between the brackets of a drawn box; else a box, a sign or a status for a study day, and nothing besides.
fn check_bytes(before: &Document, plan: &Plan, id: NodeId, edit: &Edit) {
    let (text, node) = (before.text(), before.outline().node(id));
    if node.kind == Kind::Row {
        let in_cell = |splice: &Splice| {
            let inside = |cell: &Cell| cell.span.start <= splice.span.start && splice.span.end <= cell.span.end;
            before.outline().cells(id).iter().any(inside)
        };
        assert!(
            plan.day_at(id).is_some() && edit.splices().iter().all(in_cell),
            "{edit:?} leaves the cells of {text:?}"
        );
        return;
    }
    let [Splice { span, insert }] = edit.splices() else { panic!("{edit:?} is not one splice") };
    let taken = &text[span.clone()];
    match node.mark() {
        Some(mark) => {
            let is_box = text[..span.start].ends_with('[') && text[span.end..].starts_with(']');
            assert!(is_box && span.len() == 1, "{edit:?} is no box in {text:?}");
            assert_eq!(insert, if mark == Mark::Done { " " } else { "x" });
        }
        None => {
            assert!(plan.day_at(id).is_some(), "{id:?} is neither a task nor a study day");
            match node.kind {
                // A sign goes with its date.
                _ if insert.is_empty() => assert!(taken.trim_matches([' ', '\t']).starts_with('✅'), "{taken}"),
                Kind::Item => assert_eq!((taken, insert.as_str()), ("", "[x] ")),
                _ => assert_eq!((taken, insert.as_str()), ("", " ✅")),
            }
        }
    }
}

/// Only the node itself changed, what is known without reading is what reading finds, and undo gives back every byte.
fn check_reading(before: &Document, id: NodeId, edit: &Edit) {
    let mut after = before.clone();
    after.apply(edit);
    assert_eq!(after.text(), edit.apply(before.text()));
    let anew = Document::read(after.text().to_owned());
    assert_eq!(after.outline(), anew.outline(), "two readings of {:?}", after.text());
    assert_eq!(anew.outline().len(), before.outline().len(), "a tick changed the shape of {:?}", before.text());
    for (other, node) in before.outline().iter().filter(|(other, _)| *other != id) {
        let now = anew.outline().node(other);
        assert_eq!((node.kind, node.level, node.title, node.mark()), (now.kind, now.level, now.title, now.mark()));
        assert_eq!(before.outline().parent(other), anew.outline().parent(other));
    }
    let ticked = |document: &Document| is_ticked(document, &Plan::of(document), id);
    assert_ne!(ticked(before), ticked(&anew), "{id:?} of {:?} shows no tick", before.text());
    after.apply(&edit.inverse(before.text()));
    assert_eq!(after.text(), before.text());
    assert_eq!(after.outline(), before.outline());
}

#[test]
fn there_are_samples_to_follow() {
    assert!(samples().len() >= 3, "fewer than three roadmaps in roadmaps/");
}

#[test]
fn every_box_and_study_day_of_the_samples_is_ticked_alone() {
    for (path, text) in samples() {
        for variant in variants(&text) {
            assert!(tick_each(&variant) > 5, "nothing to tick in {}", path.display());
        }
    }
}

#[test]
fn every_box_and_study_day_of_a_hard_text_is_ticked_alone() {
    let text = "+++\ntitle = '甲'\n+++\n# A\n\n- [ ] a\n\t- [X] b\n\t\t1. [/] c\n\n> - [ ] d\n>   more\n\n\
        ```\n- [ ] e\n```\n\n| a | b |\n|---|---|\n| [ ] c | d |\n\n## Phase 1: x\n\n*   **Day 1: y**\n    * z\n\
        *   Day 2-3 精通\n\n## Day 4 ##\n\n- [\t] f\n\nDay 5\n===\n\n## Day 6 ✅\n\n- [-] g\n- [?] h\n- [x]\n- [ ] i\n";
    let counts: Vec<usize> = variants(text).iter().map(|text| tick_each(text)).collect();
    assert_eq!(counts, [11; 5]);
}

#[test]
fn every_row_of_the_samples_can_be_ticked_and_taken_back_on_a_desk() {
    for (path, text) in samples() {
        // Stats is no list.
        for view in View::ALL.into_iter().filter(|view| *view != View::Stats) {
            let desk = Desk::new(&text).view(view).size(100, 40);
            let rows = desk.app().list().rows().len();
            // One walk down, a tick on every row; then everything is taken back at once.
            let walked = (0..rows).fold(desk, |desk, _| desk.keys("<space> j"));
            let back = (0..rows).fold(walked, |desk, _| desk.keys("u"));
            back.file(&text);
            assert!(rows > 0, "{}", path.display());
        }
    }
}

/// A line of Markdown that is made to trip a reader.
fn line() -> impl Strategy<Value = String> {
    let indent = prop::sample::select(vec!["", "", "", "  ", "    ", "\t", " \t", "\t\t", "      ", "> ", "> > "]);
    let marker = prop::sample::select(vec![
        "- ", "- ", "* ", "+ ", "1. ", "2) ", "-\t", "*   ", "-", "# ", "## ", "### ", "", "", "- - ", "> ", "| ",
        "10. ",
    ]);
    let mark = prop::sample::select(vec![
        "",
        "",
        "[ ] ",
        "[ ] ",
        "[x] ",
        "[X] ",
        "[\t] ",
        "[/] ",
        "[-] ",
        "[?] ",
        "[] ",
        "[ ]",
        "[x]: ",
        "\\[ ] ",
        "[ ](u) ",
        "[1] ",
        "[ ]\t",
        "[\u{a0}] ",
    ]);
    let words = prop::sample::select(vec![
        "a",
        "精通 Python",
        "Day 1: x",
        "Day 2-3 y",
        "**Day 4:** z",
        "Phase 1: p",
        "第一天 甲",
        "第二阶段",
        "`[ ]`",
        "b ✅",
        "✅",
        "**目标：**彻底",
        "",
        "<b>c</b>",
        "[Day 5](u)",
        "Goal: all",
        "x | y",
        "d {#e}",
        "f ##",
        "\u{1f468}\u{200d}\u{1f469}",
        "&#27;[2J",
        "g  ",
        "h\\",
        "Week 1",
        "Day 6 ✅",
        "Day 7 ✅ 2026-01-02",
        "i  [completion:: 2026-01-02] ^b",
        "j <!-- done 2026-01-02 -->",
        "Day 8: k 📅 2026-01-02 ^c",
        "l `m",
        "\u{202e}rtl",
    ]);
    let block = prop::sample::select(vec![
        "```",
        "~~~",
        "---",
        "===",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "|---|---|",
        "+++",
        "",
        "",
        "",
        "***",
        "[x]: /u",
    ]);
    let row = prop::sample::select(vec![
        "| Day | What | |\n|---|---|---|\n| Day 1 | x | ⬜ |",
        "| Day 2 | `y` | ⬜ 未开始 |",
        "| Day 3 | z | [ ] |",
        "| Day 4 | | Done |",
        "Day | a\n--- | :-:\nDay 1 | ☐",
    ]);
    prop_oneof![
        1 => row.prop_map(str::to_owned),
        6 => (indent.clone(), marker, mark, words).prop_map(|(indent, marker, mark, words)| format!("{indent}{marker}{mark}{words}")),
        2 => (indent, block).prop_map(|(indent, block)| format!("{indent}{block}")),
    ]
}

fn markdown() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "\r", "\n\n"]);
    let lines = prop::collection::vec((line(), end), 0..24);
    let head = prop::sample::select(vec![
        "",
        "",
        "\u{feff}",
        "+++\nstart = 2026-01-22\n+++\n",
        "---\na: b\n---\n",
        "## Phase 1\n",
    ]);
    (head, lines, any::<bool>()).prop_map(|(head, lines, ended)| {
        let text: String = lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]).collect();
        format!("{head}{}", if ended { text.as_str() } else { text.trim_end_matches(['\r', '\n']) })
    })
}

/// A character that could steer a terminal or turn its line around.
fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{2028}' | '\u{2029}')
}

fn check_harmless(text: &str) {
    let date = "2026-02-04".parse().unwrap();
    for view in View::ALL {
        let opening = Opening { date, start: Some(date), view: Some(view), ..Opening::default() };
        let app = App::new(Document::read(text.to_owned()), opening);
        for (_, node) in app.document().outline().iter() {
            assert!(!node.title.contains(is_hostile), "{:?} of {text:?}", node.title);
        }
        assert!(!app.document().title().unwrap_or_default().contains(is_hostile));
        for size in [(80, 24), (23, 7)] {
            let mut screen = Screen::new(Theme::ANSI, Words::default(), String::new());
            let rows = rows(&drawn(&app, &mut screen, size)).concat();
            assert!(!rows.contains(is_hostile), "{rows:?} of {text:?}");
        }
    }
}

proptest! {
    #![proptest_config(support::cases(1))]

    #[test]
    fn a_tick_is_the_same_whether_read_again_or_not(text in markdown()) {
        tick_each(&text);
    }

    #[test]
    fn a_stamp_changes_nothing_else_that_is_read(text in markdown(), dialect in prop::sample::select(&DIALECTS[..])) {
        stamped::tick_each(&text, dialect);
    }

    #[test]
    fn a_subtree_is_ticked_and_taken_back_to_the_byte(text in markdown()) {
        let before = Document::read(text.clone());
        let plan = Plan::of(&before);
        for id in before.outline().ids() {
            for done in [true, false] {
                let Some(edit) = tick_all(&before, &plan, id, done) else { continue };
                let after = Document::read(edit.apply(&text));
                prop_assert_eq!(after.outline().len(), before.outline().len());
                let marks = |document: &Document| -> Vec<Option<Mark>> { document.outline().iter().map(|(_, node)| node.mark()).collect() };
                for (at, (was, is)) in marks(&before).into_iter().zip(marks(&after)).enumerate() {
                    let inside = (id..before.outline().end(id)).contains(&NodeId::at(at));
                    let ours = matches!(was, Some(Mark::Todo | Mark::Doing | Mark::Done));
                    let doing_stays = was == Some(Mark::Doing) && !done;
                    // A study day without a box gets one.
                    let was = was.or(is.filter(|_| inside && done && plan.day_at(NodeId::at(at)).is_some()));
                    let expected = if inside && ours && !doing_stays { Some(if done { Mark::Done } else { Mark::Todo }) } else { was };
                    prop_assert_eq!(is, expected);
                }
                prop_assert_eq!(edit.inverse(&text).apply(&edit.apply(&text)), text.clone());
            }
        }
    }

    #[test]
    fn hard_markdown_is_harmless(text in markdown()) {
        check_harmless(&text);
    }

    #[test]
    fn any_text_is_harmless(text in any::<String>()) {
        check_harmless(&text);
        tick_each(&text);
    }

    #[test]
    fn any_text_behind_a_marker_is_harmless(words in prop::collection::vec("\\PC{0,6}|[\\x00-\\x20\\x7f-\\x9f\\u{200b}-\\u{202e}\\u{2066}-\\u{2069}]{1,3}|&#(27|155|8238|7);", 1..6)) {
        let words = words.concat();
        check_harmless(&format!("# {words}\n- [ ] {words}\n- Day 1: {words}\n| {words} | b |\n|---|---|\n| {words} | c |\n"));
    }

    #[test]
    fn any_bytes_are_opened_and_left_as_they_are(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        Desk::of_bytes(&bytes).keys("2").bytes(&bytes);
    }
}
