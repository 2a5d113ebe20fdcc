//! The house: which floor a file stands on, which doors lead outside, and how large a file may grow.
//!
//! The floors are read off the `use` lines, and off paths that are written out in full.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders from the ground up. A file may use its own floor and those below.
const FLOORS: [&[&str]; 6] = [
    &["text"],
    &["document"],
    &["plan", "progress", "merge", "check"],
    &["app"],
    &["ui", "report"],
    &["store", "cli", "tui"],
];

/// What leads outside, and the only places that may open it.
const DOORS: [(&[&str], &[&str]); 9] = [
    (&["fsrs"], &["progress"]),
    (&["imara_diff"], &["merge", "report"]),
    (&["pulldown_cmark"], &["document"]),
    (&["toml", "serde_saphyr"], &["document"]),
    (&["serde_json"], &["document", "progress", "report"]),
    (&["process::Command"], &["cli", "tui"]),
    (&["ratatui"], &["ui", "tui"]),
    (&["std::fs", "rustix::fs", "tempfile", "notify"], &["store"]),
    (&["std::env", "SystemTime", "Local::now", "Utc::now", "Instant::now"], &["main"]),
];

/// Files that go through a door which is not theirs, and why they may.
const EXCEPTIONS: [(&str, &str, &str); 3] = [
    ("tui/system/unix.rs", "std::fs", "/dev/tty is the terminal and no file"),
    ("tui/system/windows.rs", "std::fs", "CONIN$ is the terminal and no file"),
    ("store/settings.rs", "toml", "the program's own settings are no front matter"),
];

/// How many lines a function may have.
const LONGEST: usize = 80;

/// How many cells a comment may take. The formatter holds the code to 120, and leaves comments as they are.
const WIDEST: usize = 128;

/// A source file: its path beneath `src`, its folder among the floors, and what it says outside its comments.
struct Source {
    path: String,
    /// `document` for `document.rs` and all in `document/`; `main` and `lib` for themselves.
    room: String,
    text: String,
    code: String,
}

impl Source {
    fn read(root: &Path, file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap();
        let path = file.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        let room = path.split(['/', '.']).next().unwrap().to_owned();
        Self { room, code: code_of(&text), path, text }
    }

    /// Every path that the file names, with the branches of `use a::{b, c::d}` written out.
    fn paths(&self) -> BTreeSet<String> {
        let mut paths = BTreeSet::new();
        let mut rest = self.code.as_str();
        let mut written = String::new();
        while let Some(at) = rest.find("use ") {
            let (before, from) = rest.split_at(at);
            written.push_str(before);
            let is_word = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let Some(end) = from.find(';').filter(|_| is_word) else {
                written.push_str("use ");
                rest = &from[4..];
                continue;
            };
            let tree: String = from[4..end].split_whitespace().map(|word| format!("{word} ")).collect();
            branches("", &tree, &mut paths);
            rest = &from[end..];
        }
        written.push_str(rest);
        let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        paths.extend(written.split(|c| !is_path(c)).filter(|path| path.contains("::")).map(str::to_owned));
        paths
    }

    /// The rooms of this crate that it uses.
    fn rooms(&self) -> BTreeSet<String> {
        let ours = |path: String| {
            let inside = path.strip_prefix("crate::").or_else(|| path.strip_prefix("roadmap::"))?;
            Some(inside.split("::").next().unwrap().to_owned())
        };
        self.paths().into_iter().filter_map(ours).collect()
    }
}

/// What stands outside comments and outside the module's own tests, which may use whatever they test with.
fn code_of(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap();
    text.lines().map(|line| line.find("//").map_or(line, |at| &line[..at])).collect::<Vec<_>>().join("\n")
}

/// Writes out the branches of a use tree behind a prefix.
fn branches(prefix: &str, tree: &str, paths: &mut BTreeSet<String>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let name = tree.split(" as ").next().unwrap().trim();
        if !name.is_empty() {
            paths.insert(format!("{prefix}{}", name.trim_end_matches("::self")));
        }
        return;
    };
    let prefix = format!("{prefix}{}", tree[..open].trim());
    let inside = tree[open + 1..].trim_end().strip_suffix('}').unwrap();
    let mut depth = 0;
    let parts = inside.split(|c| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        c == ',' && depth == 0
    });
    for part in parts {
        branches(&prefix, part, paths);
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files.iter().map(|file| Source::read(&root, file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

#[track_caller]
fn nothing(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_file_uses_its_own_floor_and_those_below() {
    let mut wrong = Vec::new();
    for source in sources() {
        if ["main", "lib"].contains(&source.room.as_str()) {
            continue;
        }
        let Some(own) = floor(&source.room) else {
            wrong.push(format!("{}: on no floor", source.path));
            continue;
        };
        for room in source.rooms() {
            match floor(&room) {
                Some(other) if other <= own => {}
                Some(_) => wrong.push(format!("{}: uses {room}, which stands above it", source.path)),
                None => wrong.push(format!("{}: uses {room}, which is on no floor", source.path)),
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn what_leads_outside_is_opened_in_one_place() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (names, rooms) in DOORS {
            let may = |name: &str| EXCEPTIONS.iter().any(|(path, door, _)| (*path, *door) == (&source.path, name));
            let opens = |name: &&&str| source.paths().iter().any(|path| leads(path, name)) && !may(name);
            if let Some(name) = names.iter().find(opens)
                && !rooms.contains(&source.room.as_str())
            {
                wrong.push(format!("{}: {name} belongs in {}", source.path, rooms.join(" and ")));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn folders_are_read_where_closing_one_may_fail() {
    // The standard library's own way panics where it does, and on Windows it does not; the other is a test.
    let may = ["store/platform/windows.rs", "report/json/schema.rs"];
    let reads = |source: &Source| source.code.contains("read_dir(") && !may.contains(&source.path.as_str());
    let wrong = sources().into_iter().filter(reads);
    nothing(&wrong.map(|source| format!("{}: `platform::names_in` reads folders", source.path)).collect::<Vec<_>>());
}

/// Whether a path is a door's or leads through it.
fn leads(path: &str, door: &str) -> bool {
    format!("::{path}::").contains(&format!("::{door}::"))
}

#[test]
fn a_file_can_be_read_in_one_sitting_and_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines >= 400 {
            wrong.push(format!("{}: {lines} lines; fewer than 400 are allowed", source.path));
        }
        if !source.text.starts_with("//! ") {
            wrong.push(format!("{}: does not open with what it is for", source.path));
        }
        for (number, line) in source.text.lines().enumerate() {
            if line.trim_start().starts_with("//") && line.chars().count() > WIDEST {
                wrong.push(format!("{}:{}: a comment wider than {WIDEST} cells", source.path, number + 1));
            }
        }
        for (number, lines) in functions(&source.text).into_iter().filter(|(_, lines)| *lines > LONGEST) {
            wrong.push(format!("{}:{number}: a function of {lines} lines; {LONGEST} are allowed", source.path));
        }
    }
    nothing(&wrong);
}

/// On which line each function begins, and how many it has. It ends where it is closed as far in as it began, for that is
/// how the formatter writes it.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let length = |at: usize| {
        let line = lines[at];
        let indentation = &line[..line.len() - line.trim_start().len()];
        let (before, _) = line.split_once("fn ").unwrap_or((line, ""));
        let is_modifier = |word: &str| word.starts_with("pub") || ["const", "async", "unsafe"].contains(&word);
        let is_function = before.len() < line.len() && before.split_whitespace().all(is_modifier);
        let has_body = !line.ends_with([';', '}']);
        let end = lines[at..].iter().position(|end| end.strip_prefix(indentation) == Some("}"));
        end.filter(|_| is_function && has_body).map(|end| (at + 1, end + 1))
    };
    (0..lines.len()).filter_map(length).collect()
}

#[test]
fn functions_are_counted_as_they_are_written() {
    let text = "fn a() {}\ntrait T {\n    fn b();\n    fn c(\n        x: u8,\n    ) {\n        if x {\n        }\n    }\n}\npub(super) const fn d<T>() {\n    1\n}\n// fn e {\nlet f: fn () = {\n}\n";
    assert_eq!(functions(text), [(4, 6), (11, 3)]);
}

#[test]
fn the_use_lines_are_understood() {
    let code = "use a::b;\npub use crate::c::{\n    self, d::{e as f, g},\n    h,\n};\nfn x() { crate::i::j(); SystemTime::now() }";
    let source = Source { path: String::new(), room: String::new(), text: String::new(), code: code_of(code) };
    let expected =
        ["SystemTime::now", "a::b", "crate::c::d::e", "crate::c::d::g", "crate::c::h", "crate::c::self", "crate::i::j"];
    assert_eq!(source.paths().iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert_eq!(source.rooms().into_iter().collect::<Vec<_>>(), ["c", "i"]);
    assert!(leads("std::fs::read", "std::fs") && leads("chrono::Local::now", "Local::now"));
    assert!(!leads("rustix::fs::openat", "std::fs"));
}
