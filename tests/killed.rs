//! A program that is killed while it saves, at one moment after the other.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs::{self, File};
use std::num::NonZero;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use support::{Session, Shell};

/// Large enough that a save takes a while.
fn text(start: &str) -> String {
    let items: String = (0..1_000).map(|number| format!("- [ ] 第 {number} 项\n")).collect();
    format!("---\nroadmap:\n  start: {start}\n---\n\n{items}\n## Phase 1\n\n- Day 1: a\n")
}

#[test]
fn whenever_it_is_killed_the_file_is_the_old_one_or_the_new_one() {
    let (old, new) = (text("2026-01-01"), text("2026-11-25"));
    let shell = Shell::new(&old);
    // The first run makes the day's backup; the second says how long one takes.
    let shell = shell.args(["start", "roadmap.md", "2026-11-25"]).exit(0).file(&new);
    let begun = std::time::Instant::now();
    let shell = shell.args(["start", "roadmap.md", "2026-01-01"]).exit(0).file(&old);
    let whole = begun.elapsed();
    let mut outcomes = [0, 0];
    for round in 0..40 {
        fs::write(shell.path("roadmap.md"), &old).unwrap();
        let mut command = shell.command();
        command.args(["start", "roadmap.md", "2026-11-25"]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(whole * round / 40);
        child.kill().unwrap();
        child.wait().unwrap();
        let found = fs::read_to_string(shell.path("roadmap.md")).unwrap();
        assert!(found == old || found == new, "torn in round {round}: {} of {} bytes", found.len(), old.len());
        outcomes[usize::from(found == new)] += 1;
    }
    println!("old {}, new {}", outcomes[0], outcomes[1]);
    // An hour later: what the killed ones left beside the file goes with the next save.
    let long_ago = SystemTime::now() - Duration::from_secs(3600);
    for entry in
        fs::read_dir(shell.path("")).unwrap().map(Result::unwrap).filter(|entry| entry.file_name() != "roadmap.md")
    {
        File::options().write(true).open(entry.path()).unwrap().set_modified(long_ago).unwrap();
    }
    fs::write(shell.path("roadmap.md"), &old).unwrap();
    let shell = shell.args(["start", "roadmap.md", "2026-11-25"]).exit(0).file(&new);
    assert_eq!(fs::read_dir(shell.path("")).unwrap().count(), 1, "something is left beside the file");
}

/// How many ticks the frames that were sent have called saved: the largest count on a screen that says so.
fn called_saved(sent: &[u8]) -> usize {
    let [rows, columns] = [24, 80].map(|cells| NonZero::new(cells).unwrap());
    let mut terminal = vt100::Parser::new(rows, columns, 0);
    let mut most = 0;
    // A frame ends so, and one that was cut off was seen by nobody.
    let mut rest = sent;
    while let Some(end) = rest.windows(8).position(|bytes| bytes == b"\x1b[?2026l") {
        terminal.process(&rest[..end + 8]);
        rest = &rest[end + 8..];
        let shown = terminal.screen().contents();
        let count = shown.lines().nth(1).and_then(|row| row.split_once("/40")?.0.rsplit(' ').next()?.parse().ok());
        if shown.trim_end().ends_with("  saved") {
            most = most.max(count.unwrap_or(0));
        }
    }
    most
}

#[test]
fn a_program_that_is_killed_loses_no_tick_that_it_called_saved() {
    let text: String = (0..40).map(|number| format!("- [ ] item {number}\n")).collect();
    let mut outcomes = Vec::new();
    for round in 0..20 {
        let session = Session::open(&text, &[]).shows("item 3").types(&" j".repeat(20));
        std::thread::sleep(Duration::from_millis(2 * round));
        let session = session.types(&" j".repeat(20));
        std::thread::sleep(Duration::from_millis(3 * round % 20));
        let (sent, found) = session.killed();
        let (called, there) = (called_saved(&sent), found.matches("[x]").count());
        assert!(called <= there, "round {round}: {called} were called saved, and {there} are in the file");
        // They came to disk in their order.
        assert_eq!(found, text.replacen("[ ]", "[x]", there));
        outcomes.push((called, there));
    }
    println!("called saved, and in the file: {outcomes:?}");
    assert!(outcomes.iter().any(|(called, _)| *called > 0), "nothing was ever called saved: {outcomes:?}");
}
