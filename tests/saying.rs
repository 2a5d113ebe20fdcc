//! What is said where nobody listens closely: colours where they are wanted, and nothing where it was asked for quiet.

#![allow(clippy::unwrap_used)]

mod support;

use support::{ROADMAP as TEXT, Shell};

const RED: &str = "\u{1b}[31m";

#[test]
fn colours_go_into_pipes_where_they_always_shall_and_nowhere_else() {
    let late = ["status", "roadmap.md", "--on", "2026-02-09"];
    let with = |more: &[&'static str]| late.into_iter().chain(more.iter().copied()).collect::<Vec<_>>();
    for (more, has_colours) in [(&[][..], false), (&["--color", "always"], true), (&["--color=never"], false)] {
        let shell = Shell::new(TEXT).args(with(more)).exit(0);
        assert_eq!(shell.out().contains(RED), has_colours, "{more:?}: {:?}", shell.out());
    }
    let shell = Shell::new(TEXT).with("NO_COLOR", "1").args([
        "--color",
        "always",
        "status",
        "roadmap.md",
        "--on",
        "2026-02-09",
    ]);
    assert!(shell.out().contains(RED), "what is asked for goes before the environment");
    let json = Shell::new(TEXT).args(with(&["--json", "--color", "always"])).exit(0);
    assert!(!json.out().contains('\u{1b}'));
    Shell::new(TEXT).args(with(&["--color", "purple"])).exit(2).stderr_has("purple");
    let help = Shell::new(TEXT).args(["--color", "always", "--help"]).exit(0);
    assert!(help.out().contains('\u{1b}'));
}

#[test]
fn commands_that_write_say_nothing_where_quiet_was_asked_for() {
    let plain = &TEXT.replace("- [x] Day 1", "- Day 1");
    for args in [
        &["tick", "roadmap.md", "Objects"][..],
        &["tick", "roadmap.md", "HTTP", "--json"],
        &["start", "roadmap.md", "2026-03-01"],
        &["schedule", "roadmap.md", "--days", "mon-fri"],
        &["recover", "roadmap.md", "push", "--on", "2026-02-09"],
        &["review", "roadmap.md", "--begin"],
        &["journal", "roadmap.md", "--local"],
    ] {
        let loud = Shell::new(plain).args(args.iter().copied()).exit(0);
        assert_ne!(loud.out(), "", "{args:?}");
        let quiet = Shell::new(plain).args(args.iter().copied().chain(["--quiet"])).exit(0);
        assert_eq!((quiet.out().as_str(), quiet.err().as_str()), ("", ""), "{args:?}");
        let (one, other) = (loud.path("roadmap.md"), quiet.path("roadmap.md"));
        assert_eq!(std::fs::read(one).unwrap(), std::fs::read(other).unwrap(), "{args:?}");
    }
}

#[test]
fn quiet_keeps_errors_and_what_was_asked_for() {
    Shell::new(TEXT).args(["-q", "tick", "roadmap.md", "nowhere"]).exit(2).stderr_has("nothing is called");
    Shell::new(TEXT).args(["tick", "none.md", "x", "-q"]).exit(3).stderr_has("none.md");
    Shell::new(TEXT).args(["schedule", "roadmap.md", "-q"]).exit(0).stdout_has("plan");
    Shell::new(TEXT)
        .args(["recover", "roadmap.md", "push", "--dry-run", "-q", "--on", "2026-02-09"])
        .exit(0)
        .stdout_has("Objects");
    let noted = Shell::new("---\ntitle: [\n---\n- [ ] a\n").args(["show", "roadmap.md"]).exit(0);
    assert_ne!(noted.err(), "");
    let out = noted.out();
    noted.args(["show", "roadmap.md", "--quiet"]).exit(0).stdout(&out);
}
