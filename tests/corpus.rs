//! What is read of real files that other people wrote, held against what is expected of each.
//!
//! The files are not part of the project: where the folder `../shared/corpus` is missing, these tests say so and pass.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use roadmap::document::Document;
use roadmap::document::mark::Mark;
use roadmap::document::outline::NodeId;
use roadmap::plan::{Called, Plan};
use roadmap::text::lines::Lines;
use serde_json::Value;

/// Files in which parsers disagree on what is a task, and why ours reads them as it does.
const DISAGREEMENTS: [(&str, &str); 2] = [
    (
        "jwasham__coding-interview-university__translations__README-tw.md",
        "line 567: a lone `-` beneath makes the item's text a setext heading; its box is still a box to us and to cmark",
    ),
    (
        "neetrino__Academy-Study__docs__BUG_REPORT_TEMPLATE.md",
        "lines 69-71: `- [ ]` without words is an empty task to us",
    ),
];

struct Case {
    file: String,
    text: String,
    expected: Value,
}

fn corpus() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let Ok(list) = std::fs::read_to_string(folder.join("expected.jsonl")) else {
        eprintln!("skipped: there is no corpus at {}", folder.display());
        return Vec::new();
    };
    let read = |line: &str| {
        let expected: Value = serde_json::from_str(line).unwrap();
        let file = expected["file"].as_str().unwrap().to_owned();
        let path: PathBuf = folder.join("files").join(&file);
        let text = String::from_utf8(std::fs::read(path).unwrap()).unwrap();
        Case { file, text, expected }
    };
    list.lines().map(read).collect()
}

#[test]
fn tasks_and_their_states_are_those_of_github() {
    let mut wrong = Vec::new();
    for case in corpus() {
        let document = Document::read(case.text.clone());
        let lines = Lines::of(&case.text);
        let found: BTreeSet<(u64, bool)> = document
            .outline()
            .iter()
            .filter_map(|(_, node)| {
                Some((lines.number(node.start) as u64, node.mark().filter(|mark| mark.is_gfm())? == Mark::Done))
            })
            .collect();
        let expected = case.expected["tasks"].as_array().unwrap();
        let expected: BTreeSet<_> =
            expected.iter().map(|task| (task[0].as_u64().unwrap(), task[1].as_bool().unwrap())).collect();
        let known = DISAGREEMENTS.iter().any(|(file, _)| *file == case.file);
        if found != expected && !known {
            let only = |a: &BTreeSet<_>, b| a.difference(b).copied().collect::<Vec<(u64, bool)>>();
            wrong.push(format!(
                "{}: missed {:?}, extra {:?}",
                case.file,
                only(&expected, &found),
                only(&found, &expected)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Study days and phases that a reference reader sees otherwise, and why ours reads them as it does.
const PLAN_DISAGREEMENTS: [(&str, &[u64], &str); 5] = [
    (
        "Asabeneh__30-Days-Of-Python__Chinese__04_strings.md",
        &[41],
        "one lesson page of a course: a single `# 第四天` is no plan",
    ),
    (
        "IamBhanuYenumula__DSA__STUDY_PLAN.md",
        &[41, 42, 43, 44, 45, 46],
        "a table that sums up (`D1-D21`) what stands day by day further down",
    ),
    (
        "Shagwu__Road4AI__.agents__skills__churn-prevention__references__dunning-playbook.md",
        &[271, 272, 273, 274, 275],
        "`Day 7 post-pause` says when an e-mail goes out",
    ),
    (
        "Shagwu__Road4AI__docs__plans__WEEK_3_SKILLOPT_TRAINING_RUN.md",
        &[92],
        "a step with no study day beneath it is no phase",
    ),
    (
        "jackfrued__Python-100-Days__README.md",
        &[50, 230, 334, 431, 531, 574, 699, 781],
        "`Day01~20` over a heading for each of its days is a phase, not a twenty-day study day",
    ),
];

/// Lines that were found, that were expected, and that were both.
#[derive(Default)]
struct Score {
    found: usize,
    expected: usize,
    both: usize,
}

impl Score {
    fn add(&mut self, found: &BTreeSet<u64>, expected: &BTreeSet<u64>) {
        self.found += found.len();
        self.expected += expected.len();
        self.both += found.intersection(expected).count();
    }

    fn show(&self, what: &str) -> (f64, f64) {
        let share = |of: usize| 100.0 * self.both as f64 / of.max(1) as f64;
        println!(
            "{what}: {} expected, precision {:.2} %, recall {:.2} %",
            self.expected,
            share(self.found),
            share(self.expected)
        );
        (share(self.found), share(self.expected))
    }
}

fn lines_of(value: &Value) -> BTreeSet<u64> {
    value.as_array().unwrap().iter().map(|entry| entry["line"].as_u64().unwrap()).collect()
}

/// The study days that are called by a date alone, by file and line; all others that begin with a date are none.
const BY_DATES: &[(&str, &[u64])] = &[(
    "LJF003300__java-basics__STUDY_PLAN.md",
    &[
        13, 14, 15, 16, 17, 18, 19, 20, 26, 27, 28, 29, 30, 31, 32, 38, 39, 40, 41, 42, 43, 44, 50, 51, 52, 53, 54, 55,
        56, 57,
    ],
)];

#[test]
fn plans_are_read_as_people_write_them() {
    let (mut days, mut phases, mut numbers, mut alike) = (Score::default(), Score::default(), 0, 0);
    let mut wrong = Vec::new();
    for case in corpus() {
        let document = Document::read(case.text.clone());
        let (outline, plan) = (document.outline(), Plan::of(&document));
        let lines = Lines::of(&case.text);
        let line = |id: NodeId| lines.number(outline.node(id).start) as u64;
        let named = plan.phases().iter().filter(|phase| phase.name.is_some()).filter_map(|phase| phase.heading);
        let called = |called: Called| plan.days().iter().filter(move |day| day.called == called);
        let found_days: BTreeSet<u64> = called(Called::Number).map(|day| line(day.node)).collect();
        let found_dates: Vec<u64> = called(Called::Date).map(|day| line(day.node)).collect();
        // What the reference leaves out was judged by reading.
        let known_dates = BY_DATES.iter().find(|(file, _)| *file == case.file).map_or(&[][..], |(_, lines)| *lines);
        assert_eq!(found_dates, known_dates, "{}", case.file);
        let found_phases: BTreeSet<u64> = named.map(line).collect();
        let (expected_days, expected_phases) = (lines_of(&case.expected["days"]), lines_of(&case.expected["phases"]));
        days.add(&found_days, &expected_days);
        phases.add(&found_phases, &expected_phases);
        let known: BTreeSet<u64> = PLAN_DISAGREEMENTS
            .iter()
            .filter(|(file, ..)| *file == case.file)
            .flat_map(|(_, lines, _)| lines.iter().copied())
            .collect();
        for (found, expected) in [(&found_days, &expected_days), (&found_phases, &expected_phases)] {
            let other = found.symmetric_difference(expected).filter(|line| !known.contains(line));
            wrong.extend(other.map(|line| format!("{}:{line}", case.file)));
        }
        for want in case.expected["days"].as_array().unwrap() {
            let Some(day) = plan.days().iter().find(|day| Some(line(day.node)) == want["line"].as_u64()) else {
                continue;
            };
            let phase = &plan.phases()[day.phase];
            let phase_line = phase.heading.filter(|_| phase.name.is_some()).map(line);
            let same = Some(u64::from(day.first)) == want["first"].as_u64()
                && Some(u64::from(day.last)) == want["last"].as_u64();
            numbers += 1;
            alike += usize::from(same && (known.len() > 1 || phase_line == want["phase_line"].as_u64()));
        }
    }
    if days.expected == 0 {
        return;
    }
    let (day_precision, day_recall) = days.show("study days");
    let (phase_precision, phase_recall) = phases.show("phases");
    println!("numbers and phase of {alike} of {numbers} study days");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(day_precision >= 98.0 && day_recall >= 98.0);
    assert!(phase_precision >= 97.0 && phase_recall >= 97.0);
    assert!(alike * 100 >= numbers * 99);
}
