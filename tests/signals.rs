//! How the program leaves a terminal, whatever makes it: signals in every state, sleep, a terminal that closes, and
//! terminals that are none.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use support::Session;

const TEXT: &str = "---\nroadmap:\n  start: 2026-02-01\n---\n\n# 路线图\n\n- [ ] 精通 Python\n- [ ] Types\n\n## Phase 1\n\n- Day 1: Objects\n- Day 2: Loops\n";

/// A state that the program can be in: the keys that bring it about, and what is shown then.
const STATES: [(&str, &str); 7] = [
    ("1", "[Today]"),
    ("2", "[Roadmap]"),
    ("3", "[Plan]"),
    ("?", "take the last change back"),
    ("2/Typ", "1 of 1"),
    ("2jv", "leave"),
    ("c", "next way"),
];

/// The program in one of its states.
#[track_caller]
fn state((keys, shown): (&str, &str)) -> Session {
    Session::open(TEXT, &[]).shows("quit").types(keys).shows(shown)
}

/// The program while it asks what to do about a change from outside that excludes the one made here.
#[track_caller]
fn asked() -> (Session, String) {
    let theirs = TEXT.replace("[ ] Types", "[-] Types");
    let session = Session::open(TEXT, &[]).shows("quit").types("2Gkkk").shows("[Roadmap]");
    // While it stands still nothing can be noticed before the key is there.
    let session = session
        .types("/Types\r")
        .shows("next match")
        .frozen(|session| session.outside(|path| fs::write(path, &theirs).unwrap()).types("x"));
    (session.shows("Changed here and outside"), theirs)
}

const ENDS: [(Signal, u32); 3] = [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)];

#[test]
fn a_signal_gives_the_terminal_back_in_every_state() {
    for state_of in STATES {
        for (signal, code) in ENDS {
            state(state_of).file(TEXT).signal(signal).ends(code);
        }
    }
    for (signal, code) in ENDS {
        let (session, theirs) = asked();
        session.signal(signal).file(&theirs).ends(code);
    }
}

#[test]
fn a_signal_after_a_tick_leaves_it_in_the_file() {
    for (signal, code) in ENDS {
        let session = Session::open(TEXT, &[]).shows("quit").types("2j ").shows("saved");
        session.file(&TEXT.replacen("[ ]", "[x]", 1)).signal(signal).ends(code);
    }
}

#[test]
fn a_signal_while_a_tick_is_on_its_way_waits_for_it() {
    for (signal, code) in ENDS {
        let session = Session::open(TEXT, &[]).shows("quit").types("2j ").shows("saved");
        let held = session.lock_held();
        let session = session.types("jx").shows("saving").signal(signal).shows("still saving");
        drop(held);
        session.file(&TEXT.replace("[ ]", "[x]")).ends(code);
    }
    let session = Session::open(TEXT, &[]).shows("quit").types("2j ").shows("saved");
    let held = session.lock_held();
    let session = session.types("jx").shows("saving").types("\x1a").shows("still saving");
    drop(held);
    session.wakes().file(&TEXT.replace("[ ]", "[x]")).types("q").ends(0);
}

#[test]
fn whoever_sleeps_wakes_up_where_it_was() {
    for (keys, shown) in STATES {
        state((keys, shown)).sleeps().shows(shown).file(TEXT).signal(Signal::TERM).ends(143);
    }
    let (session, theirs) = asked();
    let session = session.sleeps().shows("Changed here and outside").file(&theirs).types("\r");
    session.file(&theirs.replace("[-] Types", "[x] Types")).types("q").ends(0);
}

#[test]
fn the_key_that_sleeps_does_so_in_every_state() {
    for (keys, shown) in STATES.into_iter().filter(|(keys, _)| !keys.contains('/')) {
        state((keys, shown)).types("\x1a").wakes().shows(shown).signal(Signal::TERM).ends(143);
    }
}

#[test]
fn a_terminal_that_closes_ends_the_program_and_the_file_is_whole() {
    for state_of in STATES {
        let session = state(state_of).closes();
        let begun = Instant::now();
        let session = session.exits_with(129);
        assert!(begun.elapsed() < Duration::from_secs(20), "it ended after {:?}", begun.elapsed());
        assert_eq!(fs::read_to_string(session.folder.path().join("roadmap.md")).unwrap(), TEXT);
    }
    let ticked = TEXT.replacen("[ ]", "[x]", 1);
    let session = Session::open(TEXT, &[]).shows("quit").types("2j ").file(&ticked).closes().exits_with(129);
    assert_eq!(fs::read_dir(session.folder.path()).unwrap().count(), 1, "something is left behind");
    assert_eq!(fs::read_to_string(session.folder.path().join("roadmap.md")).unwrap(), ticked);
}

#[test]
fn keys_come_from_the_terminal_where_standard_input_is_something_else() {
    for stdin in ["</dev/null", "<roadmap.md", "<&-"] {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args([
            "-c",
            &format!("exec \"$0\" tui roadmap.md --on 2026-02-04 {stdin}"),
            env!("CARGO_BIN_EXE_roadmap"),
        ]);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        let session = Session::of(TEXT, command).shows("quit").types("2j ").file(&TEXT.replacen("[ ]", "[x]", 1));
        session.types("u").file(TEXT).types("q").ends(0);
    }
}

#[test]
fn a_terminal_that_cannot_draw_is_told_what_to_do() {
    let session = Session::open(TEXT, &[("TERM", "dumb")]).shows("this needs a terminal that can draw");
    session.file(TEXT).ends(2);
}

#[test]
fn a_terminal_without_a_name_is_drawn_on() {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roadmap"));
    command.args(["tui", "roadmap.md", "--view", "roadmap"]);
    command.env_clear();
    let session = Session::of(TEXT, command).shows("[ ] 精通 Python").types("j ").shows("[x] 精通 Python");
    session.file(&TEXT.replacen("[ ]", "[x]", 1)).types("q").ends(0);
}

#[test]
fn a_terminal_of_no_size_takes_keys_and_is_drawn_on_when_it_has_one() {
    let mut session = Session::open(TEXT, &[]).shows("quit").types("2");
    for size in [(1, 1), (0, 0), (1, 80), (24, 1), (2, 2), (0, 80), (24, 0), (3, 3), (1, 1), (24, 80)] {
        session = session.resize(size).types("jk?");
        std::thread::sleep(Duration::from_millis(30));
        session = session.types("?/T\rvjkv3cc2g");
    }
    session.types("j ").file(&TEXT.replacen("[ ]", "[x]", 1)).shows("[x] 精通 Python").types("q").ends(0);
}
