//! What a path may name, what a name may hold, and what a file may say, to stall the program, to make it panic, or to eat
//! the memory.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::net::UnixListener;

use support::Shell;

const TEXT: &str = "---\nroadmap:\n  start: 2026-01-01\n---\n\n- [ ] one\n\n## Phase 1\n\n- Day 1: a\n- Day 2: b\n";

/// Every subcommand that takes a file: its name, what comes before the file, and what comes behind it.
const COMMANDS: [(&str, &[&str], &[&str]); 9] = [
    ("show", &[], &[]),
    ("today", &[], &[]),
    ("status", &[], &[]),
    ("plan", &[], &[]),
    ("tick", &[], &["one"]),
    ("start", &[], &["2026-02-02"]),
    ("schedule", &["--days", "mon-fri"], &[]),
    ("recover", &[], &["push"]),
    ("restore", &[], &[]),
];

/// Runs a subcommand on a file of any name.
#[track_caller]
fn run(shell: Shell, (command, before, behind): (&str, &[&str], &[&str]), file: &OsStr) -> Shell {
    let mut told = shell.command();
    // What begins with a dash is a file behind two of them.
    told.arg(command).args(before).arg("--").arg(file).args(behind);
    shell.runs(told)
}

#[test]
fn what_is_no_ordinary_file_is_refused_at_once_by_every_command() {
    let mut shell = Shell::new(TEXT);
    nix::unistd::mkfifo(&shell.path("pipe"), nix::sys::stat::Mode::S_IRUSR | nix::sys::stat::Mode::S_IWUSR).unwrap();
    let _socket = UnixListener::bind(shell.path("socket")).unwrap();
    for command in COMMANDS.into_iter().chain([("tui", [].as_slice(), [].as_slice())]) {
        for (file, kind) in
            [("pipe", "a pipe"), ("socket", "a socket"), ("/dev/null", "a device"), ("/dev/zero", "a device")]
        {
            shell = run(shell, command, OsStr::new(file));
            if command.0 == "restore" {
                // It reads the file's backups, of which there are none.
                shell = shell.exit(1);
                continue;
            }
            shell = shell.exit(3).stderr(&format!("roadmap: cannot read {file}: it is {kind}; name a Markdown file\n"));
        }
    }
    assert_eq!(shell.names(), ["pipe", "roadmap.md", "socket"]);
}

#[test]
#[cfg(target_os = "linux")]
fn files_of_the_system_are_read_and_never_written() {
    let mut shell = Shell::new(TEXT);
    for file in ["/proc/self/status", "/proc/self/cmdline", "/proc/mounts"] {
        for command in COMMANDS {
            shell = run(shell, command, OsStr::new(file));
            let code = shell.exits();
            assert!(command.0 != "show" || code == 0, "{file} is not shown{}", shell.heard());
        }
    }
}

/// What must not reach a terminal.
fn steers(text: &str) -> bool {
    let bidi = |c: char| ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c);
    text.contains(|c: char| (c.is_control() && c != '\n') || bidi(c))
}

#[test]
fn a_file_may_have_any_name() {
    let names: [OsString; 9] = [
        "n".repeat(255).into(),
        format!("{}.md", "路".repeat(84)).into(),
        "-x".into(),
        "--help".into(),
        " ".into(),
        "two\nlines.md".into(),
        "a\u{1b}]0;t\u{7}\u{202e}.md".into(),
        "$(touch x);'\"*.md".into(),
        OsString::from_vec(b"caf\xe9\xff.md".to_vec()),
    ];
    for name in names {
        let shell = Shell::new(TEXT);
        if fs::rename(shell.path("roadmap.md"), shell.path("").join(&name)).is_err() {
            println!("not tested: {name:?} is no name on this file system");
            continue;
        }
        let mut shell = shell;
        for command in COMMANDS {
            shell = run(shell, command, &name).exit(0);
            assert!(!steers(&shell.err()) && !steers(&shell.out()), "{name:?} reaches the terminal{}", shell.heard());
        }
        let text = fs::read_to_string(shell.path("").join(&name)).unwrap();
        assert!(text.contains("- [x] one\n") && text.contains("days: 'mon-fri'"), "{name:?}: {text}");
        assert_eq!(shell.names(), std::slice::from_ref(&name), "something stands beside the file");
        shell = run(shell, ("show", &["--json"], &[]), &name).exit(0);
        assert!(!steers(&shell.out()) && shell.json()["file"].is_string());
    }
}

#[test]
fn a_message_about_a_file_of_any_name_is_one_line() {
    let mut shell = Shell::new(TEXT);
    for name in [b"gone\nroadmap: all is well".as_slice(), b"gone\x1b[2J\xff\x07", &[b'n'; 300], b""] {
        for command in COMMANDS {
            shell = run(shell, command, OsStr::from_bytes(name));
            let code = shell.exits();
            let err = shell.err();
            assert!(code > 0 && !steers(&err), "{name:?}{}", shell.heard());
            assert!(name.is_empty() || err.lines().count() == 1, "{name:?}{}", shell.heard());
        }
    }
}

#[test]
fn absurd_dates_are_passed_over_or_refused() {
    let dates = [
        "0000-00-00",
        "0001-01-01",
        "-0001-01-01",
        "9999-12-31",
        "99999-01-01",
        "262142-12-31",
        "-262143-01-01",
        "2026-02-30",
        "-5",
        "0",
        "''",
        "2026-01-22T25:61:61Z",
        "99999999999999999999",
        "1e400",
        "2026-01-01..",
        "null",
    ];
    let mut shell = Shell::new("");
    for date in dates {
        for keys in [
            "start: D",
            "start: D\n  rest: [D..D, D.., 0001-01-01..D]\n  work: [D]\n  moves: ['Phase 1: D']\n  kept: ['Phase 1 / Day 1: D']",
        ] {
            let text = TEXT.replace("start: 2026-01-01", &keys.replace('D', date));
            fs::write(shell.path("roadmap.md"), &text).unwrap();
            for (command, on) in [("today", "0001-01-01"), ("plan", "2026-02-04"), ("status", "9999-12-31")] {
                shell = shell.args([command, "roadmap.md", "--on", on]);
                assert!(shell.exits() <= 1, "{date} is no reason not to answer{}", shell.heard());
            }
            for way in [&["push"][..], &["catch-up", "--on", "0001-01-01"], &["break", "0001-01-01..9999-12-31"]] {
                shell = shell.args([&["recover", "roadmap.md"], way].concat());
                shell.exits();
            }
        }
    }
    fs::write(shell.path("roadmap.md"), TEXT).unwrap();
    for command in [
        &["recover", "roadmap.md", "rebalance", "--by", "9999-12-31"][..],
        &["recover", "roadmap.md", "break", "0001-01-01..9999-12-31"],
        &["start", "roadmap.md", "9999-12-31"],
        &["start", "roadmap.md", "0001-01-01", "--phase", "Phase 1"],
        &["schedule", "roadmap.md", "--rest", "0001-01-01..9999-12-31"],
        &["schedule", "roadmap.md", "--rest", "0001-01-01.."],
        &["schedule", "roadmap.md", "--resume", "9999-12-31"],
        &["schedule", "roadmap.md", "--resume", "0001-01-01"],
        &["plan", "roadmap.md", "--start", "9999-12-31"],
        &["today", "roadmap.md", "--start", "0001-01-01", "--on", "9999-12-31"],
        &["tick", "roadmap.md", "line:99999999999999999999"],
        &["tick", "roadmap.md", "task:99999999999999999999"],
        &["tick", "roadmap.md", "task:0"],
    ] {
        shell = shell.args(command.iter().copied());
        shell.exits();
    }
}

#[test]
fn absurd_day_numbers_are_no_reason_to_stop() {
    let numbers = [
        "0",
        "-1",
        "99999999999999999999",
        "5-3",
        "1-1000000000",
        "4294967295",
        "4294967296",
        "2147483647-2147483648",
        "1-",
        "１",
        "x",
        "第",
        "1.5",
        "1e9",
        "９９９９９９９９９９",
        "1–4294967295",
        "0-0",
    ];
    let mut shell = Shell::new("");
    for front in ["", "---\nroadmap:\n  start: 2026-01-01\n  days: mon\n---\n\n"] {
        let all: String = numbers.iter().map(|number| format!("- Day {number}: x\n")).collect();
        let each = numbers.iter().map(|number| format!("- Day 1: a\n- Day {number}: x\n- [ ] Day {number}: y\n## Week {number}\n- Day {number}: z\n### Phase {number} (Days {number}) ({number} weeks)\n"));
        for body in each.chain([all]) {
            fs::write(shell.path("roadmap.md"), format!("{front}## Phase 1\n\n{body}")).unwrap();
            for command in ["show", "today", "plan", "status"] {
                shell = shell.args([command, "roadmap.md"]);
                assert!(shell.exits() <= 1, "{body}{}", shell.heard());
            }
            for way in [&["push"][..], &["catch-up"], &["rebalance", "--by", "2026-03-01"]] {
                shell = shell.args([&["recover", "roadmap.md"], way].concat());
                shell.exits();
            }
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn front_matter_that_would_grow_without_end_is_refused_in_bounded_memory() {
    let aliases: String = ('b'..='z')
        .map(|c| format!("{c}: &{c} [{}]\n", vec![format!("*{}", char::from(c as u8 - 1)); 9].join(",")))
        .collect();
    let merges: String =
        (1..40).map(|n| format!("m{n}: &m{n} {{<<: [*m{}, *m{}], k{n}: 1}}\n", n - 1, n - 1)).collect();
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    let bombs = [
        ("yaml aliases", format!("---\na: &a [x,x,x,x,x,x,x,x,x]\n{aliases}---\n")),
        ("yaml merges", format!("---\nm0: &m0 {{a: 1}}\n{merges}---\n")),
        ("yaml itself", "---\na: &a [*a, *a]\n---\n".to_owned()),
        ("yaml flow", format!("---\na: {}\n---\n", deep("[", "]"))),
        ("yaml flow, open", format!("---\na: {}\n---\n", "{a: ".repeat(100_000))),
        ("yaml blocks", format!("---\n{}\n---\n", "- ".repeat(100_000))),
        ("yaml indents", format!("---\n{}---\n", (0..2_000).map(|n| " ".repeat(n) + "a:\n").collect::<String>())),
        ("yaml tag", format!("---\na: !!binary {}\n---\n", "A".repeat(1_000_000))),
        ("toml arrays", format!("+++\na = {}\n+++\n", deep("[", "]"))),
        ("toml tables", format!("+++\na = {}1{}\n+++\n", "{a=".repeat(100_000), "}".repeat(100_000))),
        ("toml dots", format!("+++\n{}a = 1\n+++\n", "a.".repeat(100_000))),
        ("toml header", format!("+++\n[{}a]\n+++\n", "a.".repeat(100_000))),
        ("toml headers", format!("+++\n{}+++\n", (0..20_000).map(|n| format!("[[a{n}.b.c]]\n")).collect::<String>())),
        ("json arrays", format!("{{\"a\": {}}}\n\n", deep("[", "]"))),
        ("json objects", format!("{{\"a\": {}1{}}}\n\n", "{\"a\":".repeat(100_000), "}".repeat(100_000))),
        ("duplicate keys", "+++\nstart = 1\nstart = 2\n+++\n".to_owned()),
    ];
    for (name, front) in bombs {
        let mut shell = Shell::new(&format!("{front}\n- [ ] one\n"));
        for command in [
            &["show", "roadmap.md"][..],
            &["today", "roadmap.md"],
            &["start", "roadmap.md", "2026-02-02"],
            &["tick", "roadmap.md", "one"],
        ] {
            // In kB: the built program with all its tests' checks takes 40 MB of addresses to begin with.
            let mut limited = shell.limited("ulimit -v 200000");
            limited.args(command);
            shell = shell.runs(limited);
            shell.exits();
            assert!(!shell.err().contains("memory"), "{name}: {}", shell.heard());
            let expected = if command[0] == "show" { shell.out().contains("[ ] one") } else { true };
            assert!(expected, "{name} hides the checklist{}", shell.heard());
        }
        let found = fs::read_to_string(shell.path("roadmap.md")).unwrap();
        assert!(found.ends_with("- [x] one\n"), "{name} stops a tick{}", shell.heard());
    }
}
