//! What is found in a roadmap: of each kind the smallest text that shows it, and neighbours that must not.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use roadmap::check::{Code, Finding, Rules, Severity, check, mend};
use roadmap::document::Document;
use roadmap::plan::Plan;
use roadmap::text::language::Language;
use roadmap::ui::words::Words;

fn found(text: &str) -> Vec<Finding> {
    let document = Document::read(text.to_owned());
    check(&document, &Plan::of(&document))
}

/// The names of what is found, each with the text that it is about.
fn names(text: &str) -> Vec<(&'static str, String)> {
    found(text).into_iter().map(|finding| (finding.code().name(), text[finding.span].to_owned())).collect()
}

/// The text as it is mended.
fn mended(text: &str) -> String {
    let document = Document::read(text.to_owned());
    mend(&document, &found(text), |_| true).edit.apply(text)
}

#[track_caller]
fn nothing(texts: &[&str]) {
    for text in texts {
        assert_eq!(names(text), [], "{text}");
    }
}

#[test]
fn every_code_is_shown_by_its_example_and_mended_by_the_other() {
    for code in Code::all() {
        let lesson = Words::default().lesson(code);
        let shown = found(lesson.example);
        assert!(!shown.is_empty(), "{code:?} is not shown by its example");
        assert!(shown.iter().all(|finding| finding.code() == code), "{code:?}: {shown:#?}");
        assert_eq!(names(lesson.better), [], "{code:?}: the other has something, too");
        let can_be_mended = shown.iter().all(|finding| finding.fix.is_some());
        if can_be_mended {
            assert_eq!(mended(lesson.example), lesson.better, "{code:?}");
        }
    }
}

#[test]
fn what_is_said_of_a_code_is_there_in_every_language() {
    for language in Language::ALL {
        let words = Words::of(language);
        for code in Code::all() {
            let lesson = words.lesson(code);
            let sentences = [lesson.what(words), lesson.why(words), lesson.mend(words)];
            let is_chinese = |text: &str| text.contains(|c: char| ('\u{4e00}'..'\u{9fff}').contains(&c));
            let said: Vec<String> = found(lesson.example)
                .iter()
                .flat_map(|one| [words.found_wrong(&one.what), words.help_with(one, Some(1))])
                .collect();
            for sentence in sentences.into_iter().chain(said.iter().map(String::as_str)) {
                assert!(!sentence.is_empty() && !sentence.ends_with(['.', '。']), "{code:?}: {sentence}");
                assert_eq!(is_chinese(sentence), language == Language::Chinese, "{code:?}: {sentence}");
            }
        }
    }
}

#[test]
fn the_samples_have_neither_errors_nor_warnings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let grave = found(&text).into_iter().filter(|finding| finding.code().severity() > Severity::Note);
        assert_eq!(grave.collect::<Vec<_>>(), []);
        count += 1;
    }
    assert!(count > 4);
}

#[test]
fn a_position_is_that_of_what_is_meant() {
    for (text, expected) in [
        ("- [ ] a\n  - [] 学习\n", ("empty-box", "[]")),
        ("+++\ntitle = \"a\nb = 1\n+++\n", ("unread-front-matter", "")),
        ("---\r\ntitle: a\r\nb: [1\r\n---\r\n- [ ] a\r\n", ("unread-front-matter", "")),
        ("+++\n[params.roadmap]\nrest = ['2026-01-05', '2026-01-32']\n+++\n", ("unread-setting", "2026-01-32")),
        ("---\nstart: 2026-13-01\n---\n", ("unread-setting", "2026-13-01")),
        ("---\ndays: x\nroadmap:\n  days: mon-fry\n---\n", ("unread-setting", "mon-fry")),
        ("---\nroadmap:\n  dayz: mon\n---\n", ("unknown-setting", "dayz")),
        ("## Week 1\n\n### **Day 1**: a\n\n### **Day 3-2**: b\n", ("backward-range", "Day 3-2")),
        ("## Week 1\n\n* **Day 1 (2026-02-30)** a\n* Day 2\n", ("impossible-date", "2026-02-30")),
        ("> - [ ] a\n>         - [x] b\n", ("swallowed-by-text", "- [x]")),
        ("# A\n\n[a](#b \"c\")\n", ("dead-link", "b")),
        ("# A\n\n[a][b] and [c][b]\n\n[b]: #c\n", ("dead-link", "c")),
        ("a[^b] c[^1]\n\n[^1]: d\n", ("undefined-footnote", "[^b]")),
    ] {
        let found = names(text);
        let expected_place = (expected.0, expected.1.to_owned());
        if expected.1.is_empty() {
            assert_eq!(found.iter().map(|(name, _)| *name).collect::<Vec<_>>(), [expected.0], "{text}");
        } else {
            assert_eq!(found, [expected_place], "{text}");
        }
    }
}

#[test]
fn a_block_that_does_not_parse_is_shown_where_it_does_not() {
    for (text, line) in
        [("+++\na = 1\nb = = 2\n+++\n", 3), ("---\na: 1\nb: {c\n---\n", 3), ("\u{feff}---\n\t: [\n---\n", 2)]
    {
        let found = found(text);
        assert_eq!(found[0].code(), Code::UnreadFrontMatter, "{text}");
        let at = found[0].span.start;
        let number = text[..at].matches('\n').count() + 1;
        assert!((line..=line + 1).contains(&number), "{text}: line {number}");
    }
}

#[test]
fn links_citations_code_and_words_are_no_boxes() {
    nothing(&[
        "- [](a.md)\n- [x](b.md)\n- [x][y]\n- [x]: c\n\n[y]: d\n",
        "- []string is a slice\n- [1] Knuth\n- [Metaculus]\n",
        "- `[]` a\n- `-[ ]` b\n\n`[ ] c`\n",
        "```\n- [] a\n-[ ] b\n[ ] c\n```\n",
        "- a\n\n  ```\n  - [ ] b\n  ```\n",
        "<!-- - [ ] a -->\n\n<!--\n- [ ] b\n-->\n",
        "<pre>\n- [ ] a\n</pre>\n",
        "a <!-- b\n[ ] c --> d\n",
        "| a | b |\n| - | - |\n| [ ] | [] |\n",
        "- [ ] [a](b)\n- [x] [a] b\n- [ ] `[ ] a`\n- [ ] use ` - [ ] ` here\n",
        "- 【重点】 a\n- 【】 b\n",
        "- []\n- [ ] a\n",
        "- [ ]\n  a\n",
    ]);
}

#[test]
fn what_stands_where_it_should_is_not_swallowed() {
    nothing(&[
        "- [ ] a\n    - [ ] b\n        - [ ] c\n",
        "- [ ] a\n\n    - [ ] b\n",
        "1. [ ] a\n   - [ ] b\n\n   2. [ ] c\n",
        "a\n1. [ ] b\n2. [ ] c\n",
        "a\n- [ ] b\n",
        "> a\n> - [ ] b\n",
        "<details>\n\n- [ ] a\n\n</details>\n",
        "<div>a</div>\n\n- [ ] b\n",
        "- [ ] a\n\n---\n\n- [ ] b\n",
        "- [ ] # a\n",
    ]);
}

#[test]
fn nesting_that_is_what_it_looks_like_is_left_alone() {
    nothing(&[
        "- a\n\t- b\n\t\t- c\n\t- d\n",
        "- a\n  - b\n- c\n - d\n",
        "1. a\n   - b\n10. c\n    - d\n",
        "* a\n    * b\n  * c\n",
        "- a\n\n1. b\n\n  - c\n",
    ]);
}

#[test]
fn a_plan_that_repeats_leaves_out_or_lists_a_day_on_purpose_is_left_alone() {
    let rows = |days: &[&str]| {
        let rows: String = days.iter().map(|day| format!("| {day} | x | ⬜ |\n")).collect();
        format!("| Day | What | |\n| --- | --- | --- |\n{rows}")
    };
    nothing(&[
        // A day on several rows, and all of them in another table.
        &rows(&["1", "1", "2", "2", "3"]),
        &format!("## Week 1\n\n{}\n{}", rows(&["1", "2", "3"]), rows(&["1", "2", "3"])),
        // Most are twice: mornings and evenings.
        "## Week 1\n\n- Day 1: a\n- Day 1: b\n- Day 2: a\n- Day 2: b\n",
        // Numbers that begin again with each phase, or run on.
        "## Week 1\n\n- Day 1: a\n- Day 2: b\n\n## Week 2\n\n- Day 1: c\n- Day 2: d\n",
        "## Week 1\n\n- Day 1: a\n- Day 5: b\n\n## Week 2\n\n- Day 8: c\n- Day 12: d\n- Day 13: e\n- Day 14: f\n",
        // Free weekends.
        "- Day 1\n- Day 2\n- Day 3\n- Day 4\n- Day 5\n- Day 8\n- Day 9\n- Day 10\n- Day 11\n- Day 12\n",
        "## Week 1\n\n- Day 1-3: a\n- Day 4-5: b\n- Day 7 - 3 problems\n- Day 10/30: c\n",
        "## Day 1 (2024-01-09)\n## Day 2-2024 x\n",
    ]);
}

#[test]
fn dates_that_fit_are_left_alone() {
    nothing(&[
        "- Day 1 (Dec 30): a\n- Day 2 (Dec 31): b\n- Day 3 (Jan 2): c\n",
        "- Day 1 (Fri 2026-02-20): a\n- Day 2 (2026-02-21, 周六): b\n",
        // Some year has them all.
        "- Day 1 (Fri Feb 21): a\n- Day 2 (Sat Feb 22): b\n- Day 3 (Sun Feb 23): c\n",
        // Too few to tell.
        "- Day 1 (Fri Feb 21): a\n- Day 2 (Fri Feb 22): b\n",
        "- Day 1 (May 4): a\n- Day 2: Sun 30 times\n",
        // Dates on which something was done, in whatever order.
        "| Day | Date | |\n| - | - | - |\n| 1 | 6/14 | ✅ |\n| 2 | 6/12 | ✅ |\n| 3 | 6/13 | ✅ |\n",
    ]);
}

#[test]
fn the_weekday_of_another_year_is_told_by_the_others() {
    let text = "- Day 1 (Fri Feb 20): a\n- Day 2 (Sat Feb 21): b\n- Day 3 (Sun Feb 22): c\n- Day 4 (Tue Feb 23): d\n";
    assert_eq!(names(text), [("wrong-weekday", "Tue Feb 23".to_owned())]);
}

#[test]
fn links_lead_to_headings_and_names_of_every_kind() {
    nothing(&[
        "[a](#top) [b](#) [c](#第一-节) [d](#a-1) [e](#own) [f](#html) [g](#x) [h](#A)\n\n# 第一 节\n\n# A\n\n# A!\n\n# B {#own}\n\n<h2>HTML</h2>\n\n<a name=\"x\"></a>\n",
        "[a](#b)\n\n- # b\n",
        "[a](other.md#b) [c](https://d#e)\n",
        "[a](#%E4%B8%AD)\n\n# 中\n",
        "`[a](#b)`\n\n```\n[a](#b)\n```\n",
        "[^1] is a class in `[^a]` and [^abc] in a regex\\[^2]\n\n[^1]: x\n".replace("[^abc]", "`[^abc]`").as_str(),
    ]);
}

#[test]
fn a_comment_in_the_file_allows_what_it_names_and_who_denies_is_heard() {
    let text = "<!-- roadmap-check: allow empty-box -->\n\n- [] a\n- [/] b\n";
    let document = Document::read(text.to_owned());
    let told = |rules: &Rules| {
        let told = rules.told(&document, found(text));
        told.into_iter().map(|told| (told.finding.code(), told.severity)).collect::<Vec<_>>()
    };
    assert_eq!(told(&Rules::default()), [(Code::ForeignMark, Severity::Note)]);
    let rules = Rules { allowed: vec![Code::ForeignMark], denied: vec![Code::EmptyBox] };
    assert_eq!(told(&rules), [(Code::EmptyBox, Severity::Error)]);
}

#[test]
fn what_is_mended_is_as_a_careful_person_writes_it() {
    for (before, after) in [
        ("* [] a\r\n* [X ]b\r\n* [  ] c", "* [ ] a\r\n* [x] b\r\n* [ ] c"),
        ("a\n-[ ] b\n-[x] c\n", "a\n- [ ] b\n- [x] c\n"),
        ("\t- [ ] a\n", "\t- [ ] a\n"),
        ("- a\n\t- [ ] b\n\t\t\t\t- [ ] c\n", "- a\n\t- [ ] b\n\t  - [ ] c\n"),
        ("> - [ ] a\n>         - [ ] b\n", "> - [ ] a\n>   - [ ] b\n"),
        ("> a\n> 3. [ ] b\n", "> a\n>\n> 3. [ ] b\n"),
        ("1. a\n  - [ ] b\n    - [ ] c\n  - [ ] d\n2. e\n", "1. a\n   - [ ] b\n     - [ ] c\n   - [ ] d\n2. e\n"),
        ("## 第一阶段\n\n- 第1-3天：a\n- 第7-6天：b\n", "## 第一阶段\n\n- 第1-3天：a\n- 第6-7天：b\n"),
        ("# A b\n\n[x](#A_b) [y](#A_b)\n", "# A b\n\n[x](#a-b) [y](#a-b)\n"),
        // Nested lines may have been meant in several ways.
        ("- [ ] a\n        - [ ] b\n            - [ ] c\n", "- [ ] a\n        - [ ] b\n            - [ ] c\n"),
        // What would be code behind the empty line is left.
        ("<div>\n        - [ ] a\n</div>\n", "<div>\n        - [ ] a\n</div>\n"),
    ] {
        assert_eq!(mended(before), after, "{before}");
    }
}

#[test]
fn a_hundred_thousand_of_everything_come_to_an_end() {
    let many = |line: &str| line.repeat(100_000);
    // Anything that is looked at again and again would take hours with these.
    for text in [
        many("- [ ] a\n"),
        format!("- [ ] a\n{}", many("        - [ ] b\n")),
        format!("<div>\n{}", many("- [ ] b\n")),
        format!("[a]: #b\n\n{}", many("[x][a] ")),
        many("<a id='"),
        many("<!--"),
        many("[x]("),
        many("> - "),
        many("\t"),
        many("[^a"),
    ] {
        let document = Document::read(text.clone());
        let found = check(&document, &Plan::of(&document));
        let _ = mend(&document, &found, |_| true);
    }
}

/// Pieces of lines that something may be found in.
const PIECES: &[&str] = &[
    "- ",
    "* ",
    "1. ",
    "2) ",
    "> ",
    "[ ]",
    "[x]",
    "[]",
    "[ x]",
    "[/]",
    "【x】",
    "a",
    "学习",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "# ",
    "## Phase 1\n",
    "Day 1",
    "Day 2-1",
    "Day 1-3",
    ": ",
    "(Fri Feb 30)",
    "2026-02-30",
    "```\n",
    "~~~",
    "<div>\n",
    "</div>",
    "<!-- ",
    "-->",
    "| a | b |\n| - | - |\n",
    "[a](#b)",
    "[b]: #c",
    "[^1]",
    "[^1]: ",
    "+++\n",
    "---\n",
    "roadmap:\n  days: x\n",
    "start = '",
    "\u{feff}",
    "\u{1b}",
    "\u{202e}",
    "-",
    "{#b}",
    "<a id=b>",
    "<!-- roadmap-check: allow R201 -->",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mending_takes_findings_away_and_adds_none(pieces in vec(select(PIECES), 0..30)) {
        let text = pieces.concat();
        let document = Document::read(text.clone());
        let before = check(&document, &Plan::of(&document));
        for finding in &before {
            prop_assert!(text.get(finding.span.clone()).is_some(), "{finding:?}");
            prop_assert!(finding.other.is_none_or(|at| at <= text.len()));
        }
        let mended = mend(&document, &before, |_| true);
        let after = found(&mended.edit.apply(&text));
        prop_assert!(after.len() + mended.mended.len() <= before.len(), "{text:?}");
        let ids = |document: &Document| document.outline().ids().filter(|&id| document.outline().mark(id).is_some()).count();
        let again = Document::read(mended.edit.apply(&text));
        prop_assert!(ids(&again) >= ids(&document), "{text:?}");
    }
}

#[test]
fn the_catalogue_is_complete() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/check.md");
    let catalogue = Words::default().code_catalogue();
    if std::env::var_os("WRITE_CATALOGUE").is_some() {
        let told = std::fs::read_to_string(&path).unwrap_or_default();
        let head = told.split("### R101").next().unwrap();
        std::fs::write(&path, format!("{head}{catalogue}")).unwrap();
    }
    let docs = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let told = "run `WRITE_CATALOGUE=1 cargo test --test check catalogue` and look at what is new";
    assert!(docs.ends_with(&catalogue), "docs/check.md tells otherwise: {told}");
}

#[test]
fn what_is_found_in_real_files_can_be_mended_without_harm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there is no corpus at {}", folder.display());
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        let text = String::from_utf8(std::fs::read(&path).unwrap()).unwrap();
        let document = Document::read(text.clone());
        let before = found(&text);
        let mended = mend(&document, &before, |_| true);
        let after = found(&mended.edit.apply(&text));
        assert!(after.len() + mended.mended.len() <= before.len(), "{}", path.display());
    }
}
