//! `roadmap stats` and `roadmap week`, and what `roadmap today` says of how it goes.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use chrono::NaiveDate;
use roadmap::app::action::{News, View};
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::progress::journal::Journal;
use roadmap::report;
use roadmap::text::language::Language;
use roadmap::ui::theme::Glyphs;
use roadmap::ui::words::Words;
use support::Shell;
use unicode_width::UnicodeWidthStr;

/// Three tasks, and a plan of four study days, of which the second is over two dates.
const TEXT: &str = "---
title: 路线图
roadmap:
  start: 2026-02-02
---
# Skills
- [x] Types 类型
- [x] Loops
- [ ] Nets
# Plan
## Phase 1: Basics
- Day 1: Objects
- Day 2-3: Loops
## Phase 2: More
- Day 1: Nets
- Day 2: Rest
";

/// The same with its first study day done.
fn text() -> String {
    TEXT.replace("- Day 1: Objects", "- [x] Day 1: Objects")
}

/// What its reader did: the first study day and a task on the Monday, a task on the Tuesday, and 25 minutes on both.
fn journal() -> String {
    let begun =
        r#"{"v":1,"at":"2026-02-01T12:00:00Z","did":"began","ticked":[],"done":[],"by":"tui"}"#.to_owned() + "\n";
    let said = |at: &str, did: &str, place: &str| {
        format!(r#"{{"v":1,"at":"2026-02-{at}:00Z","did":"{did}",{place},"by":"tui"}}"#) + "\n"
    };
    let day = r#""path":["Plan","Phase 1: Basics"],"text":"Day 1: Objects","day":1"#;
    let task = |title: &str| format!(r#""path":["Skills"],"text":"{title}""#);
    let run = |at: &str| format!(r#""run":"2026-02-{at}:00Z","minutes":25"#);
    [
        begun,
        said("02T20:00", "ticked", day),
        said("02T20:00", "done", day),
        said("02T20:10", "ticked", &task("Types 类型")),
        said("02T20:25", "minutes", &run("02T20:00")),
        said("03T20:10", "ticked", &task("Loops")),
        said("03T20:25", "minutes", &run("03T20:00")),
    ]
    .concat()
}

/// A folder with the roadmap and its journal in it.
fn shell() -> Shell {
    Shell::new(&text()).outside(|folder| {
        fs::create_dir(folder.join(".roadmap")).unwrap();
        fs::write(folder.join(".roadmap/roadmap.md.jsonl"), journal()).unwrap();
    })
}

/// The roadmap with that journal, in a view, on a date.
fn app(view: View, text: String, journal: &str, date: &str) -> App {
    let date: NaiveDate = date.parse().unwrap();
    let opening = Opening { date, view: Some(view), is_once: true, ..Opening::default() };
    let mut app = App::new(Document::read(text), opening);
    assert!(app.hear(News::Journal(Box::new(Journal::read(journal, 4)))).is_none());
    app
}

/// What is said without the rows of the year.
fn without_year(said: &str) -> String {
    let is_year = |line: &&str| line.contains("Mar  Apr") || line.chars().filter(|c| "⠐⠒⠶⠿⣿".contains(*c)).count() > 40;
    said.lines().filter(|line| !is_year(line)).map(|line| format!("{line}\n")).collect()
}

#[test]
fn stats_say_how_it_went_and_leave_the_file_alone() {
    let shell = shell().args(["stats", "roadmap.md", "--on", "2026-02-04"]).exit(0);
    assert_eq!(
        without_year(&shell.out()),
        "路线图

Streak     2 days, nothing yet today
This week  1 study day, 3 tasks, 50 min

      less ⠐⠒⠶⠿⣿ more

Study days  1/4
too little history to say when it will be done: something on 1 of 2 study dates;
it takes 3 of 7
plan ends 6 Feb
1 in the last 3 days
1 done, 2 planned by now

Tasks  3/4
too little history to say when it will be done: something on 2 of 2 study dates;
it takes 3 of 7
3 in the last 3 days
3 done, 2 planned by now

Sections
Skills             ▰▰▰▰▰▰▰▱▱▱  2/3
Plan               ▰▰▰▱▱▱▱▱▱▱  1/4 days
  Phase 1: Basics  ▰▰▰▰▰▱▱▱▱▱  1/2 days
  Phase 2: More    ▱▱▱▱▱▱▱▱▱▱  0/2 days
"
    );
    let year: Vec<String> = shell.out().lines().map(str::to_owned).skip(5).take(8).collect();
    let last =
        |row: &String| row.trim_end().chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect::<String>();
    assert!(year[0].ends_with("Jan Feb"), "{year:?}");
    // Two things on the Monday, one on the Tuesday, nothing yet on the Wednesday, and no date after it.
    assert_eq!(year[1..].iter().map(last).collect::<Vec<_>>(), ["⠐⠿", "⠐⠒", "⠐⠐", "⠐⠐", "⠐⠐", "⠐⠐", "⠐⠐"]);
    assert_eq!(year[1].width() - year[4].width(), 1);
    shell.file(&text());
}

#[test]
fn without_a_history_nothing_is_guessed() {
    let said = Shell::new(TEXT).args(["stats", "roadmap.md", "--on", "2026-02-04"]).exit(0);
    assert!(said.out().contains("\n\nNo history yet. What is ticked from now on is remembered with its date.\n"));
    let shell = Shell::new("text\n").args(["stats", "roadmap.md"]).exit(0);
    assert_eq!(shell.out(), "No history yet. What is ticked from now on is remembered with its date.\n");
    Shell::new("").args(["stats", "none.md"]).exit(3).stderr_has("cannot read none.md");
}

/// A task a day, on these dates of February.
fn tasks_on(days: &[u32], all: usize) -> (String, String) {
    let done = |task: usize| if task < days.len() { 'x' } else { ' ' };
    let text = (0..all).map(|task| format!("- [{}] task {task}\n", done(task))).collect();
    let line = |(task, day): (usize, &u32)| {
        format!(
            r#"{{"v":1,"at":"2026-02-{day:02}T12:00:00Z","did":"ticked","path":[],"text":"task {task}","by":"tui"}}"#
        ) + "\n"
    };
    (text, days.iter().enumerate().map(line).collect())
}

fn stats(days: &[u32], all: usize, date: &str, language: Language) -> String {
    let (text, journal) = tasks_on(days, all);
    let app = app(View::Plan, text, &journal, date);
    plain(&report::stats(&app, Words::of(language), (Some(80), &Glyphs::FINE)))
}

/// A text without its styles.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[test]
fn the_forecast_is_a_range_and_says_what_it_rests_on() {
    let days = [2, 3, 5, 6, 9, 10, 12];
    let said = stats(&days, 20, "2026-02-13", Language::English);
    let found = app(View::Plan, tasks_on(&days, 20).0, &tasks_on(&days, 20).1, "2026-02-13").statistics();
    let roadmap::progress::forecast::Forecast::Within(range) = found.tasks.forecast else { panic!("{found:?}") };
    let date = |date: NaiveDate| date.format("%-d %b").to_string();
    let (early, middle, late) = (date(range.early), date(range.middle), date(range.late.unwrap()));
    assert!(said.contains(&format!("\ndone between {early} and {late}, around {middle}\n")), "{said}");
    // From the 2nd to the 12th, and no more: today is not over.
    assert!(said.contains("\nif it goes on so: 7 done, on 7 of the last 11 study dates\n"), "{said}");
    assert!(said.contains("\n3 in the last 7 days, 7 in the last 12 days (4.1 a week)\n"), "{said}");
    let quiet = stats(&days, 20, "2026-04-20", Language::English);
    assert!(quiet.contains("\nthe end is out of sight; last done on 12 Feb\n"), "{quiet}");
    assert!(stats(&days, 7, "2026-02-13", Language::English).contains("\nall done\n"));
    let chinese = stats(&days, 20, "2026-04-20", Language::Chinese);
    assert!(chinese.contains("\n还看不到何时学完；上一次是 2月12日\n"), "{chinese}");
}

#[test]
fn done_against_planned_is_drawn_with_signs_of_their_own() {
    let days = [2, 3, 5, 6, 9, 10, 12];
    let said = stats(&days, 20, "2026-02-13", Language::English);
    let chart: Vec<&str> = said.lines().rev().take(8).collect();
    assert_eq!(chart[1].trim_end().width(), 62, "{said}");
    assert!(chart[0].contains("⣿ done") && chart[1].contains("2 Feb") && chart[1].ends_with("13 Feb"), "{said}");
    assert!(chart[7].starts_with("   7  ") && chart[7].ends_with('⣿'), "{said}");
    // Each line is a higher one, and the lowest is full.
    let filled: Vec<usize> = chart[2..].iter().map(|row| row.matches('⣿').count()).collect();
    assert!(filled[0] == 56 && filled.is_sorted_by(|a, b| a >= b), "{said}");
}

#[test]
fn stats_fit_their_cells_in_both_languages_and_with_every_font() {
    let (plan, journal) =
        (text() + "- [ ] 很长的标题很长的标题很长的标题很长的标题很长的标题 and so on and on\n", journal());
    let (tasks, days) = tasks_on(&[2, 3, 5, 6, 9, 10, 12], 20);
    for (text, journal) in [(plan, journal), (tasks, days)] {
        for (cells, date, language) in [30, 40, 80, 200].into_iter().flat_map(|cells| {
            ["2026-02-04", "2026-02-14", "2026-06-01"]
                .into_iter()
                .flat_map(move |date| [Language::English, Language::Chinese].map(|language| (cells, date, language)))
        }) {
            let app = app(View::Plan, text.clone(), &journal, date);
            for glyphs in [Glyphs::FINE, Glyphs::ASCII] {
                let said = plain(&report::stats(&app, Words::of(language), (Some(cells), &glyphs)));
                for line in said.lines() {
                    assert!(line.width() <= cells, "{cells}: {line}\n{said}");
                    assert_eq!(line.width(), line.width_cjk(), "{line}");
                    assert!(!line.ends_with(' '), "{line:?}");
                }
                let own = said.chars().any(|c| "⠐⠒⠶⠿⣿▰▱◦".contains(c));
                assert_eq!(own, glyphs == Glyphs::FINE, "{said}");
            }
            for line in plain(&report::weeks(&[&app], Words::of(language), Some(cells))).lines() {
                assert!(line.width() <= cells, "{cells}: {line}");
            }
        }
    }
}

#[test]
fn chinese_answers_have_no_english_in_them() {
    let chinese = |text: &str| {
        let pairs = [
            ("Skills", "清单"),
            ("Plan", "计划"),
            ("Phase 1: ", "第一阶段："),
            ("Phase 2: ", "第二阶段："),
            ("Day 1: ", "第1天："),
        ];
        let pairs = pairs.into_iter().chain([
            ("Day 2: ", "第2天："),
            ("Day 2-3: ", "第2-3天："),
            ("Types ", ""),
            ("Basics", "基础"),
        ]);
        let pairs =
            pairs.chain([("Objects", "对象"), ("Loops", "循环"), ("Nets", "网络"), ("Rest", "休整"), ("More", "进阶")]);
        pairs.fold(text.to_owned(), |text, (english, chinese)| text.replace(english, chinese))
    };
    let (text, journal) = (chinese(&text()), chinese(&journal()));
    let words = Words::of(Language::Chinese);
    for date in ["2026-02-01", "2026-02-03", "2026-02-07", "2026-02-14", "2026-06-01"] {
        for journal in ["", &journal] {
            let apps = [app(View::Plan, text.clone(), journal, date)];
            let stats = report::stats(&apps[0], words, (None, &Glyphs::FINE));
            let several = [&apps[0]];
            let weeks = report::weeks(&several, words, None) + &report::weeks_as_markdown(&several, words);
            let today = report::today(&app(View::Today, text.clone(), journal, date), words, None);
            let said = plain(&(stats + &weeks + &today)) + &report::short(&apps[0], words).unwrap();
            let word = said.split(|c: char| !c.is_ascii_alphabetic()).find(|word| word.len() > 1);
            assert_eq!(word, None, "{said}");
        }
    }
}

#[test]
fn the_json_of_stats_holds_all_figures() {
    let json = shell().args(["stats", "roadmap.md", "--json", "--on", "2026-02-04"]).exit(0).json();
    assert_eq!(
        (&json["tasks"]["done"], &json["tasks"]["total"], &json["study_days"]["done"], &json["study_days"]["total"]),
        (&3.into(), &4.into(), &1.into(), &4.into())
    );
    assert_eq!(json["tasks"]["burn_up"]["done"], serde_json::json!([2, 3, 3]));
    assert_eq!(json["study_days"]["burn_up"]["planned"], serde_json::json!([1, 1, 2]));
    assert_eq!(json["streak"], serde_json::json!({ "days": 2, "longest": 2, "today": false }));
    assert_eq!(json["minutes"], serde_json::json!({ "today": 0, "week": 50 }));
    assert_eq!(
        json["activity"][0],
        serde_json::json!({ "date": "2026-02-02", "tasks": 2, "study_days": 1, "reviews": 0, "minutes": 25 })
    );
    assert_eq!(json["tasks"]["forecast"]["state"], "too-little");
    assert_eq!(json["tasks"]["pace"][0], serde_json::json!({ "window": 7, "done": 3, "days": 3, "per_week": 7.0 }));
    assert_eq!(json["phases"][0]["study_days"], serde_json::json!({ "done": 1, "total": 2 }));
    assert_eq!((json["sections"][0]["line"].clone(), json["heat"]["weeks"].as_array().unwrap().len()), (6.into(), 53));
}

#[test]
fn a_week_is_told_as_text_as_markdown_and_in_both_languages() {
    let week = |more: &[&str]| {
        let args = ["week", "roadmap.md", "--on", "2026-02-05"];
        shell().args(args.into_iter().chain(more.iter().copied())).exit(0)
    };
    shell().args(["week", "roadmap.md", "--md", "--json"]).exit(2);
    week(&[]).stdout(
        "路线图: 2-8 Feb 2026
1 study day, 3 tasks, 50 min; streak: none now, longest 2 days, nothing yet today

Done
  Mon 2 Feb  25 min
    Phase 1, Day 1  Objects
    Types 类型  Skills
  Tue 3 Feb  25 min
    Loops  Skills

Slipped
  Phase 1, Day 2-3  Loops  3-4 Feb

Still ahead this week
  Phase 2, Day 1  Nets  5 Feb
  Phase 2, Day 2  Rest  6 Feb
",
    );
    week(&["--md", "--lang", "zh"]).stdout(
        "## 路线图：2026年2月2-8日

1 个学习日，3 个任务，50 分钟；连续：目前没有，最长 2 天，今天还没有

### 完成

- 2月2日 周一（25 分钟）
  - Phase 1 Day 1  Objects
  - Types 类型（Skills）
- 2月3日 周二（25 分钟）
  - Loops（Skills）

### 拖下的

- Phase 1 Day 2-3  Loops（2月3-4日）

### 本周还有

- Phase 2 Day 1  Nets（2月5日）
- Phase 2 Day 2  Rest（2月6日）
",
    );
    let json = week(&["--json"]).json();
    assert_eq!((&json["from"], &json["to"]), (&"2026-02-02".into(), &"2026-02-08".into()));
    assert_eq!(json["done"][0]["study_days"][0]["title"], "Day 1: Objects");
    assert_eq!(json["done"][1]["tasks"][0], serde_json::json!({ "title": "Loops", "path": ["Skills"] }));
    assert_eq!((&json["slipped"][0]["first"], &json["ahead"][1]["title"]), (&2.into(), &"Rest".into()));
    assert_eq!(json["total"]["minutes"], 50);
}

#[test]
fn several_roadmaps_have_their_weeks_one_after_the_other() {
    let shell = shell().outside(|folder| fs::write(folder.join("b.md"), "# B\n- [x] a\n").unwrap());
    let shell = shell.args(["week", "roadmap.md", "b.md", "--on", "2026-02-12"]).exit(0);
    let said = shell.out();
    assert!(said.starts_with("路线图: 9-15 Feb 2026\nnothing; streak: none now, longest 2 days"), "{said}");
    assert!(said.ends_with("\n\nB: 9-15 Feb 2026\nnothing; streak: none now, nothing yet today\n"), "{said}");
    let json = shell.args(["week", "roadmap.md", "b.md", "--json"]).exit(0).json();
    assert_eq!((json["files"].as_array().unwrap().len(), &json["files"][1]["file"]), (2, &"b.md".into()));
}

#[test]
fn today_in_one_line_is_for_prompts() {
    let short = |date: &str, language: Language| {
        report::short(&app(View::Plan, text(), &journal(), date), Words::of(language)).unwrap_or_default()
    };
    let english = |date| short(date, Language::English);
    assert_eq!(english("2026-02-01"), "begins 2 Feb, 1 ahead");
    assert_eq!(english("2026-02-02"), "Day 1/5 done, 25 min, 1-day streak");
    assert_eq!(english("2026-02-03"), "Day 2/5, 25 min, 2-day streak");
    assert_eq!(english("2026-02-04"), "Day 3/5, 2-day streak");
    assert_eq!(english("2026-02-05"), "Day 4/5, 1 behind");
    assert_eq!(english("2026-03-05"), "ended 6 Feb, 3 behind");
    assert_eq!(short("2026-02-05", Language::Chinese), "第 4/5 天，落后 1 天");
    assert_eq!(short("2026-02-02", Language::Chinese), "第 1/5 天已完成，25 分钟，连续 1 天");
    let undated = app(View::Plan, text().replace("start:", "end:"), "", "2026-02-05");
    assert_eq!(report::short(&undated, Words::default()).unwrap(), "next: Day 2-3");
    shell().args(["today", "roadmap.md", "--short", "--on", "2026-02-05"]).exit(0).stdout("Day 4/5, 1 behind\n");
    Shell::new("# A\n- [ ] a\n").args(["today", "roadmap.md", "--short"]).exit(1).stdout("");
    let odd = "---\nstart: 2026-02-02\n---\n## Phase 1: a\n- [x] Day 1: a\n- [x] **Day \u{1b}[31m2\u{202e}: b**\n- Day 3: c\n";
    let said = Shell::new(odd).args(["today", "roadmap.md", "--short", "--on", "2026-02-03"]).exit(0).out();
    assert!(said.trim_end().chars().all(|c| !c.is_control() && c != '\u{202e}'), "{said:?}");
}

#[test]
fn today_tells_of_streak_and_minutes_where_there_is_a_history_and_else_stays_as_it_is() {
    let args = ["today", "roadmap.md", "--on", "2026-02-03"];
    let said = shell().args(args).exit(0).out();
    let bare = Shell::new(&text()).args(args).exit(0).out();
    assert_eq!(said, format!("{bare}\nStreak   2 days\nMinutes  25 min today, 50 min this week\n"));
    let several = shell().args(["today", "roadmap.md", "roadmap.md", "--on", "2026-02-03"]).exit(0).out();
    assert_eq!(several.matches("Streak   2 days").count(), 2);
    let json = |shell: Shell| shell.args(args.into_iter().chain(["--json"])).exit(0).json();
    assert_eq!(json(shell())["streak"]["days"], 2);
    assert_eq!(json(shell())["minutes"], serde_json::json!({ "today": 25, "week": 50 }));
    let bare = json(Shell::new(&text()));
    assert!(bare.get("streak").is_none() && bare.get("minutes").is_none());
}

#[test]
fn looking_at_today_begins_no_journal_and_adds_to_none() {
    for more in [&[][..], &["--short"], &["--json"]] {
        let args = || ["today", "roadmap.md"].into_iter().chain(more.iter().copied());
        let bare = Shell::new(TEXT).args(args());
        assert!(!bare.home().join(".local/share/roadmap/journals").exists());
        // Something was ticked elsewhere meanwhile.
        let shell = shell().outside(|folder| {
            fs::write(folder.join("roadmap.md"), text().replace("[ ] Nets", "[x] Nets")).unwrap();
        });
        let shell = shell.args(args()).exit(0);
        assert_eq!(fs::read_to_string(shell.path(".roadmap/roadmap.md.jsonl")).unwrap(), journal());
    }
}
