//! What is read of real files that other people wrote, held against what is expected of each.
//!
//! The files are not part of the project: where the folder `../shared/corpus` is missing, these tests say so and pass.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use roadmap::document::Document;
use roadmap::document::mark::Mark;
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
