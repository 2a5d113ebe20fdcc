//! The page, the table, the list of tasks and the summary that a roadmap is exported into.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use roadmap::app::action::View;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::document::mark::Mark;
use roadmap::report::export::{Extras, Form, Roadmap, export};
use roadmap::text::language::Language;
use roadmap::ui::words::Words;
use support::{ROADMAP, Shell, date};

/// Titles that are more than text to one form or another.
const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script> & </style></title>",
    "\"><img src=x onerror=alert(1)>",
    "=HYPERLINK(\"http://x\")",
    "@SUM(1+1)",
    "+1",
    "x done",
    "(A) first",
    "2026-01-01 new year",
    "due:2020-01-01 +project @context",
    "a, \"b\"; c\\n",
    "a | b",
    "`code` *and* [link](javascript:alert(1))",
    "\u{202e}desrever\u{1b}[2J",
    "BEGIN:VEVENT",
];

fn hostile() -> String {
    let tasks: String = HOSTILE.iter().map(|title| format!("- [ ] {}\n", escaped(title))).collect();
    let days: String =
        HOSTILE.iter().zip(1..).map(|(title, day)| format!("- Day {day}: {}\n", escaped(title))).collect();
    let title = escaped(HOSTILE[0]);
    format!(
        "---\nstart: 2026-02-01\n---\n# {title}\n\n## {}\n\n{tasks}\n## Phase 1: {title}\n\n{days}",
        escaped(HOSTILE[1])
    )
}

/// A title as Markdown that says it.
fn escaped(title: &str) -> String {
    title.chars().map(|c| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() }).collect()
}

fn made(text: &str, form: Form, language: Language) -> String {
    let on = date("2026-02-02");
    let app = App::new(
        Document::read(text.to_owned()),
        Opening { date: on, view: Some(View::Today), is_once: true, ..Opening::default() },
    );
    let roadmap = Roadmap { app: &app, name: "plan".to_owned(), known_by: "a/plan.md".to_owned() };
    let now = on.and_hms_opt(12, 0, 0).unwrap().and_utc();
    let extras = Extras { todos: true, reviews: true };
    export(&[roadmap], form, extras, (now, Words::of(language))).unwrap_or_default()
}

/// A page, which a browser reads without a doubt.
fn page(text: &str) -> RcDom {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(text);
    assert!(dom.errors.borrow().is_empty(), "{:?}\n{text}", dom.errors.borrow());
    dom
}

/// Every element by its name and attributes, and every text, with how deep it stands.
fn walk(dom: &RcDom, mut visit: impl FnMut(usize, &Handle)) {
    let mut rest = vec![(0, dom.document.clone())];
    while let Some((depth, node)) = rest.pop() {
        visit(depth, &node);
        rest.extend(node.children.borrow().iter().rev().map(|child| (depth + 1, child.clone())));
    }
}

/// What the page says; how it looks is no text.
fn texts(dom: &RcDom) -> String {
    let mut all = String::new();
    walk(dom, |_, node| {
        if let NodeData::Text { contents } = &node.data {
            let text = contents.borrow().to_string();
            all += &if text.contains("prefers-color-scheme") { String::new() } else { text + "\n" };
        }
    });
    all
}

/// The page holds nothing that runs and asks for nothing from elsewhere.
fn is_harmless(dom: &RcDom) {
    walk(dom, |depth, node| {
        assert!(depth < 400, "nested too deep for a browser");
        let NodeData::Element { name, attrs, .. } = &node.data else { return };
        let name = name.local.to_string();
        assert!(!["script", "img", "link", "iframe", "object", "base", "form"].contains(&name.as_str()), "{name}");
        for attr in attrs.borrow().iter() {
            let (attr, value) = (attr.name.local.to_string(), attr.value.to_string());
            assert!(!attr.starts_with("on") && attr != "src", "{name} {attr}");
            assert!(attr != "href" || value.starts_with('#'), "{name} {attr}={value}");
            assert!(attr != "style" || value.starts_with("width:") || value.starts_with("margin-left:"), "{value}");
        }
    });
}

#[test]
fn hostile_titles_are_text_on_a_page() {
    for language in Language::ALL {
        let dom = page(&made(&hostile(), Form::Page, language));
        is_harmless(&dom);
        let text = texts(&dom);
        assert!(text.contains("<script>alert(1)</script> & </style></title>"));
        assert!(text.contains("\"><img src=x onerror=alert(1)>"));
        assert!(!text.contains(['\u{202e}', '\u{1b}']));
    }
}

#[test]
fn a_page_is_in_the_readers_language_and_says_all_that_the_roadmap_does() {
    let said = Shell::new(ROADMAP).args(["export", "roadmap.md", "--to", "html", "--on", "2026-02-02"]).exit(0).out();
    assert!(said.starts_with("<!doctype html>\n<html lang=\"en\">"));
    let dom = page(&said);
    is_harmless(&dom);
    let text = texts(&dom);
    for words in ["路线图", "Study days", "Today", "Decorators 装饰器", "Old", "Phase 2: More", "know it all.", "1/3"]
    {
        assert!(text.contains(words), "{words} in\n{text}");
    }
    assert!(said.contains("aria-label=\"cancelled\"") && said.contains("aria-label=\"done\""));
    let chinese = Shell::new(ROADMAP).args(["export", "roadmap.md", "--to", "html", "--lang", "zh"]).exit(0).out();
    assert!(chinese.contains("<html lang=\"zh-Hans\">") && chinese.contains("aria-label=\"已取消\""));
    for english in ["Today", "Study days", "late", "done</", "As of"] {
        assert!(!texts(&page(&chinese)).contains(english), "{english}");
    }
}

#[test]
fn what_the_journal_knows_is_a_year_on_the_page() {
    let shell = Shell::new(ROADMAP).args(["tick", "roadmap.md", "HTTP / HTTPS", "--on", "2026-02-02"]).exit(0);
    let out = shell.args(["export", "roadmap.md", "--to", "html", "--on", "2026-02-03"]).exit(0).out();
    is_harmless(&page(&out));
    assert!(out.contains("<title>Mon 2 Feb: 1 task</title>"), "{out}");
    assert!(out.contains("something was done on 1 day"));
}

#[test]
fn several_roadmaps_are_one_page_with_a_list_of_them() {
    let shell =
        Shell::new(ROADMAP).outside(|folder| std::fs::write(folder.join("b.md"), "# Books\n- [ ] one\n").unwrap());
    let out = shell.args(["export", "roadmap.md", "b.md", "--to", "html"]).exit(0).out();
    let dom = page(&out);
    is_harmless(&dom);
    assert!(out.contains("<a href=\"#r2\" dir=\"auto\">Books</a>") && out.contains("<article id=\"r2\">"));
}

#[test]
fn no_text_is_too_deep_or_too_odd_for_any_form() {
    let deep: String =
        (0..900).map(|depth| format!("{}- [ ] Day {depth}: a\n", " ".repeat(2 * (depth % 450)))).collect();
    let nested = "> ".repeat(500) + "- [ ] a\n" + &"- ".repeat(2_000) + "b\n";
    let long = "---\nstart: 2026-02-02\nroadmap:\n  kept: ['Day 1: 0001-01-01..9999-12-31']\n---\n- Day 1: a\n- Day 2-4000000000: b\n";
    for text in
        ["", "\u{feff}\r\r\n", "# \n- [ ] \n", &deep, &nested, long, "| Day | x |\n|--|--|\n| 1 | <b> |\n| 2 | |\n"]
    {
        for form in [Form::Calendar, Form::Page, Form::Markdown, Form::Table, Form::TodoTxt] {
            let out = made(text, form, Language::Chinese);
            if form == Form::Page {
                is_harmless(&page(&out));
            }
        }
    }
}

#[test]
fn real_roadmaps_of_others_come_out_whole_in_every_form() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there is no corpus at {}", folder.display());
        return;
    };
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    // A browser's parser takes its time over each.
    for path in paths.iter().step_by(3) {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        is_harmless(&page(&made(&text, Form::Page, Language::English)));
        let rows = csv::Reader::from_reader(made(&text, Form::Table, Language::English).as_bytes()).records().count();
        let entries = Document::read(text.clone());
        assert!(rows <= entries.outline().len(), "{}", path.display());
        let calendar = made(&text, Form::Calendar, Language::Chinese);
        let read = calendar.is_empty() || calendar.parse::<icalendar::Calendar>().is_ok();
        assert!(read, "{}", path.display());
    }
}

#[test]
fn a_table_is_read_back_cell_by_cell() {
    let table = made(&hostile(), Form::Table, Language::Chinese);
    assert!(table.starts_with("kind,path,title,mark,line,phase,day,from,to,done on\r\n"));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let tasks: Vec<&str> = rows.iter().filter(|row| &row[0] == "task").map(|row| &row[2]).collect();
    let expected: Vec<String> = Document::read(hostile())
        .outline()
        .iter()
        .filter(|(_, node)| node.mark().is_some())
        .map(|(_, node)| node.title.to_owned())
        // What a spreadsheet would reckon is told to be text.
        .map(|title| if title.starts_with(['=', '+', '@']) { format!("'{title}") } else { title })
        .collect();
    assert_eq!(tasks, expected);
    let day = rows.iter().find(|row| &row[0] == "study day").unwrap();
    assert_eq!((&day[6], &day[7], &day[8], &day[3]), ("Day 1", "2026-02-01", "2026-02-01", "todo"));
    assert!(rows.iter().all(|row| row.len() == 10 && !row[2].starts_with(['=', '+', '@'])));
}

#[test]
fn a_table_in_a_file_says_that_it_is_utf_8_and_one_in_a_pipe_does_not() {
    let shell = Shell::new(ROADMAP).args(["export", "roadmap.md", "-o", "a.csv"]).exit(0);
    assert!(std::fs::read(shell.path("a.csv")).unwrap().starts_with("\u{feff}kind,".as_bytes()));
    assert!(shell.args(["export", "roadmap.md", "--to", "csv"]).exit(0).out().starts_with("kind,"));
}

/// A line of todo.txt as its own rules have it: whether it is done, since when, its words, and what is more than words.
fn read(line: &str) -> (bool, Option<&str>, Vec<&str>, Vec<&str>) {
    let is_date = |word: &str| word.len() == 10 && word.parse::<chrono::NaiveDate>().is_ok();
    let (is_done, mut rest) = line.strip_prefix("x ").map_or((false, line), |rest| (true, rest));
    if !is_done && rest.len() > 4 && rest.starts_with('(') && rest[2..].starts_with(") ") {
        panic!("a priority: {line}");
    }
    let mut dates = Vec::new();
    while let Some((word, behind)) = rest.split_once(' ').filter(|(word, _)| is_date(word)) {
        dates.push(word);
        rest = behind;
    }
    assert!(dates.len() <= 1 && (is_done || dates.is_empty()), "more dates than there should be: {line}");
    let is_more = |word: &&str| word.starts_with(['+', '@']) && word.len() > 1 || word.starts_with("due:");
    let (more, words) = rest.split(' ').partition(is_more);
    (is_done, dates.first().copied(), words, more)
}

#[test]
fn a_list_of_tasks_has_their_words_and_nothing_else_of_a_title_is_taken_for_more() {
    let list = made(&hostile(), Form::TodoTxt, Language::English);
    assert_eq!(list.lines().count(), 2 * HOSTILE.len());
    for line in list.lines() {
        let (is_done, _, _, more) = read(line);
        let is_day = line.contains("@Phase-1");
        assert!(!is_done && more.len() == if is_day { 3 } else { 2 }, "{line}");
        assert_eq!(more.iter().filter(|word| word.starts_with("due:2026-02-")).count(), usize::from(is_day), "{line}");
    }
    let text = "---\ntitle: C++ & 路线图, 2026\nstart: 2026-02-01\n---\n# A b\n- [x] one ✅ 2026-01-22\n- [x] two\n- [-] no\n- [ ] three\n  - [/] four\n## Phase 1: x\n- Day 1: d\n- [x] Day 2: e\n";
    let expected = "x 2026-01-22 one +C++-&-路线图-2026 @A-b
x two +C++-&-路线图-2026 @A-b
four +C++-&-路线图-2026 @A-b
Day 1: d +C++-&-路线图-2026 @Phase-1 due:2026-02-01
x Day 2: e +C++-&-路线图-2026 @Phase-1
";
    assert_eq!(made(text, Form::TodoTxt, Language::English), expected);
}

#[test]
fn a_summary_is_markdown_that_says_the_same() {
    let summary = made(&hostile(), Form::Markdown, Language::English);
    let document = Document::read(summary.clone());
    let titles: Vec<&str> = document.outline().ids().map(|id| document.outline().title(id)).collect();
    assert_eq!(titles[0], HOSTILE[0], "{summary}");
    assert!(titles.iter().any(|title| title.contains("\"><img src=x onerror=alert(1)>")), "{summary}");
    let open = document.outline().ids().filter(|id| document.outline().mark(*id) == Some(Mark::Todo)).count();
    // Today's, the one left from before, the topic, and the next.
    assert_eq!(open, 4, "{summary}");
    let out = Shell::new(ROADMAP).args(["export", "roadmap.md", "--to", "md", "--on", "2026-02-02"]).exit(0).out();
    let expected = "# 路线图

As of Mon 2 Feb 2026

- Tasks: 2/5 (40%)
";
    assert!(out.starts_with(expected), "{out}");
    assert!(out.contains("\n| Phase 1: Basics | 1-3 Feb | 0/2 |\n"), "{out}");
}
