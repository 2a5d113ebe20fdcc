//! The manual pages: one for each command, and without fault for the programs that show them.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::process::Command;

use support::{ROADMAP as TEXT, Shell};

/// What a program that shows manual pages says against one; nothing where it is not there.
fn complaints(program: &str, arguments: &[&str], page: &Path) -> Option<String> {
    let shown = Command::new(program).args(arguments).arg(page).env("LC_ALL", "C.UTF-8").output();
    let Ok(shown) = shown else {
        eprintln!("skipped: there is no {program} here");
        return None;
    };
    Some(String::from_utf8_lossy(&[shown.stderr, shown.stdout].concat()).into_owned())
}

#[test]
fn every_command_has_a_page_that_is_shown_without_a_complaint() {
    for language in ["en", "zh"] {
        let shell = Shell::new(TEXT).args(["man", "--out", "deep/pages", "--lang", language]).exit(0);
        let names: Vec<String> = shell.out().lines().map(str::to_owned).collect();
        for name in ["roadmap.1", "roadmap-tick.1", "roadmap-journal-import.1", "roadmap-watch.1", "roadmap-man.1"] {
            assert!(names.iter().any(|other| other == name), "{name} in {names:?}");
        }
        assert!(!names.iter().any(|name| name.contains("help") || name.contains("complete.")), "{names:?}");
        for name in &names {
            let page = shell.path("deep/pages").join(name);
            let groff = complaints("groff", &["-K", "utf8", "-man", "-Tutf8", "-wall", "-z", "-b"], &page);
            // With `-z` nothing is shown, so that all it says is what it has against the page.
            // It knows no way to break lines without spaces, as Chinese is written.
            let is_new = |line: &&str| {
                !(language == "zh" && (line.contains("can't break line") || line.contains("cannot adjust line")))
            };
            let wrong: Vec<String> = groff.unwrap_or_default().lines().filter(is_new).map(str::to_owned).collect();
            assert!(wrong.is_empty(), "{name} ({language}): {wrong:#?}");
            let mandoc = complaints("mandoc", &["-T", "lint", "-W", "warning"], &page).unwrap_or_default();
            let wrong: Vec<&str> = mandoc.lines().filter(|line| !is_known(line)).collect();
            assert!(wrong.is_empty(), "{name} ({language}): {wrong:#?}");
        }
        shell.args(["man", "--out", "deep/pages", "-q"]).exit(0).stdout("");
    }
}

/// What is said of every page that is made like ours, and does no harm: that it bears no date, and that characters outside
/// ASCII stand there as they are.
fn is_known(line: &str) -> bool {
    ["missing date", "non-ASCII", "STYLE"].iter().any(|words| line.contains(words))
}

#[test]
fn a_page_is_printed_of_the_program_or_of_a_command() {
    let shell = Shell::new(TEXT).args(["man"]).exit(0).stdout_has(".TH roadmap 1").stdout_has("roadmap\\-tick(1)");
    let shell = shell.args(["man", "tick"]).exit(0).stdout_has(".TH roadmap-tick 1").stdout_has("standard input");
    let shell = shell.args(["man", "journal", "import"]).exit(0).stdout_has(".TH roadmap-journal-import 1");
    shell.args(["man", "tock"]).exit(2).stderr("roadmap: there is no command \"tock\"; `roadmap --help` lists them\n");
}
