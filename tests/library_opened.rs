//! The library in a real terminal: from it into a roadmap and back, and whatever may happen on the way.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rustix::process::Signal;
use support::Session;

const ONE: &str = "# One\n\n- [ ] a\n- [ ] b\n";
const PLAN: &str = "---\nstart: 2026-02-03\n---\n# The plan\n\n- [x] Day 1: Objects\n- [ ] Day 2: Loops\n";

fn shelf(folder: &Path) {
    for (name, text) in [("1.md", ONE), ("2.md", PLAN), ("10.md", "# Ten\n\n- [x] a\n"), ("README.md", "# No\n")] {
        fs::create_dir_all(folder.join("roadmaps")).unwrap();
        fs::write(folder.join("roadmaps").join(name), text).unwrap();
    }
}

fn library() -> Session {
    Session::with(shelf, &["--on", "2026-02-04"]).shows("[Roadmaps 3]")
}

#[test]
fn one_goes_into_a_roadmap_and_back_and_its_figures_are_fresh() {
    let session = library().shows("0/2").shows("day 2 of 2").types("\r").shows("[ ] a").shows("backspace library");
    let session = session.types("j ").shows("saved").types("\x7f").shows("[Roadmaps 3]").shows("1/2");
    let text = fs::read_to_string(session.folder.path().join("roadmaps/1.md")).unwrap();
    assert_eq!(text, ONE.replacen("[ ]", "[x]", 1));
    // The row is still the one that was left, and what others did meanwhile is seen.
    let session = session.types("j\r").shows("The plan");
    fs::write(session.folder.path().join("roadmaps/10.md"), "# Ten\n\n- [x] a\n- [ ] b\n- [ ] c\n").unwrap();
    fs::write(session.folder.path().join("roadmaps/3.md"), "# Three\n\n- [ ] a\n").unwrap();
    let session = session.types("\x7f").shows("[Roadmaps 4]").shows("1/3").shows("Three").types("\r").shows("The plan");
    session.types("\x7f").shows("[Roadmaps 4]").types("q").ends(0);
}

#[test]
fn a_study_day_of_today_leads_to_today_in_its_roadmap() {
    let session = library().types("1").shows("[Today 1]").shows("[ ] Day 2  Loops").types("\r").shows("[Today]");
    session.shows("The plan").types("2\x7f").shows("[Today 1]").types("q").ends(0);
}

#[test]
fn quitting_a_roadmap_quits_the_program_and_what_is_pending_is_saved_first() {
    let session = library().types("\r").shows("[ ] a").types("j \x7f").shows("1/2").types("\r").shows("[x] a");
    let held = session.lock_held();
    let session = session.types("j \x7f").shows("still saving");
    drop(held);
    let session = session.shows("[Roadmaps 3]").shows("2/2");
    let path = session.folder.path().join("roadmaps/1.md");
    assert_eq!(fs::read_to_string(&path).unwrap(), ONE.replace("[ ]", "[x]"));
    session.types("\r").shows("[x] b").types("q").ends(0);
}

#[test]
fn a_roadmap_that_was_opened_alone_leads_to_those_that_were_opened_before() {
    let session = Session::open(ONE, &[]).shows("[ ] a").types("\x7f").shows("[Roadmaps 1]");
    session.shows("One").types("\r").shows("[ ] a").shows("backspace library").types("q").ends(0);
}

#[test]
fn a_file_that_vanishes_or_is_closed_is_said_to_be_so_and_the_rest_stays() {
    let session = library();
    let at = |name: &str| session.folder.path().join("roadmaps").join(name);
    fs::remove_file(at("1.md")).unwrap();
    let is_closed = {
        fs::set_permissions(at("2.md"), fs::Permissions::from_mode(0o000)).unwrap();
        fs::read(at("2.md")).is_err()
    };
    let session = session.types("\r").shows("cannot read roadmaps/1.md: no such file").shows("[Roadmaps 2]");
    let session = session.types("r").shows("Ten");
    let session = if is_closed { session.shows("permission denied") } else { session };
    session.types("q").ends(0);
}

#[test]
fn an_empty_library_says_what_to_do() {
    let session = Session::with(|_| (), &[]).shows("No roadmap is known yet.").shows("~/.config/roadmap/config.toml");
    let session = session.types("\r j1/x").shows("0 found").types("\x1b").shows("No roadmap is known yet.");
    session.types("q").ends(0);
}

#[test]
fn hostile_names_are_shown_and_steer_nothing() {
    let prepare = |folder: &Path| {
        fs::create_dir(folder.join("many")).unwrap();
        for number in 0..2_000 {
            fs::write(folder.join(format!("many/{number}.md")), "- [ ] a\n").unwrap();
        }
        fs::write(folder.join("many/0a\u{1b}]0;gone\u{7}\n\u{202e}.md"), "# \u{1b}[2Jtitle\n\n- [ ] a\n").unwrap();
        std::os::unix::fs::symlink("..", folder.join("many/circle")).unwrap();
    };
    let session = Session::with(prepare, &["many"]).shows("[Roadmaps 2001]").shows("␛[2Jtitle");
    let session = session.never_sent("\u{1b}]0;gone").types("G").shows("1999.md").types("q");
    session.ends(0);
}

#[test]
fn signals_sizes_and_sleep_find_the_library_as_they_find_a_roadmap() {
    let session = library().resize((12, 40)).shows("The plan").sleeps().shows("[Roadmaps 3]").resize((3, 20));
    let session = session.resize((24, 80)).shows("day 2 of 2");
    session.signal(Signal::TERM).ends(143);
    library().types("\r").shows("[ ] a").types("\x7f").shows("[Roadmaps 3]").signal(Signal::HUP).ends(129);
    library().closes().exits_with(129);
}

#[cfg(target_os = "linux")]
#[test]
fn going_in_and_out_a_hundred_times_leaves_nothing_behind() {
    let threads = |session: &Session| fs::read_dir(format!("/proc/{}/task", session.process())).unwrap().count();
    let in_and_out = |session: Session| session.types("\r").shows("[ ] a").types("\x7f").shows("[Roadmaps 3]");
    let mut session = in_and_out(library());
    let before = threads(&session);
    for _ in 0..100 {
        session = in_and_out(session);
    }
    session.wait("threads that end", || threads(&session) <= before + 2);
    session.types("q").ends(0);
}
