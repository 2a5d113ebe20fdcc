//! What must always hold: a test for each promise that the program makes.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use roadmap::app::action::View;
use roadmap::document::Document;
use support::{Desk, Shell, crlf};

/// A text in which everything is odd: line ends, marks, boxes that are none, escapes.
const ODD: &str = "\u{feff}+++\r\ntitle = '24/7'\r\n+++\r\n\r\n# today p1\r\n- [X] a 1/2 &#27;[31m\r\n\t- [\t] b\r\n- [?] c\r- [ ] d\r\n\
    ```\r\n- [ ] code\r\n```\r\n## Phase 1: e\r\n* **Day 1: f \u{202e}**\r\n\r\n<div>\r\n- [ ] html\r\n</div>\r\n\r\n- [ ] last";

#[test]
fn opening_never_writes_and_reading_never_fails() {
    let written = |desk: &Desk| fs::metadata(desk.path()).unwrap().modified().unwrap();
    let torn = [b"\xff\xfe\x00", b"+++\n\x00".as_slice(), b"- [ ] \xe8\xb7", b"", b"\r\r\r", b"---\n---"];
    for bytes in torn.into_iter().chain([ODD.as_bytes()]) {
        let desk = Desk::of_bytes(bytes);
        let before = written(&desk);
        let desk = desk.keys("1 j j <enter> 2 G z z n p / a <enter> ] 3 G ? <esc> u U q").ends().bytes(bytes);
        assert_eq!(written(&desk), before);
    }
}

#[test]
fn every_change_is_a_splice_and_undo_gives_back_every_byte() {
    let desk = Desk::new(ODD).view(View::Roadmap).keys("n x").file(&ODD.replacen("[\t]", "[x]", 1));
    let desk = desk.keys("k x").file(&ODD.replacen("[\t]", "[x]", 1).replacen("[X]", "[ ]", 1));
    let desk = desk.keys("g X");
    assert_ne!(desk.app().document().text(), ODD);
    desk.keys("u u u").file(ODD);
}

#[test]
fn what_is_a_task_and_where_is_the_parsers_word() {
    // A lone carriage return ends a line; code and HTML hold no tasks; an odd mark is no task to GitHub.
    let document = Document::read(ODD.to_owned());
    let tasks: Vec<&str> = document
        .outline()
        .iter()
        .filter(|(_, node)| node.mark().is_some_and(|mark| mark.is_gfm()))
        .map(|(_, node)| node.title)
        .collect();
    assert_eq!(tasks, ["a 1/2 ␛[31m", "b", "d", "last"]);
    Desk::new(ODD).view(View::Roadmap).keys("j j j j x").file(&ODD.replacen("[ ] d", "[x] d", 1));
}

#[test]
fn titles_are_text() {
    let text = "# today\n- [ ] 24/7 p1 1/2 @home #tag !! 2026-01-01\n- [ ] today\n- [x] 3/75\n";
    let desk = Desk::new(text).shows("24/7 p1 1/2 @home #tag !! 2026-01-01").shows("1/3").shows("[Roadmap]");
    desk.keys("1").shows("There are no study days here");
    Shell::new(text).args(["tick", "roadmap.md", "24/7 p1"]).exit(0).file(&text.replacen("[ ]", "[x]", 1));
}

#[test]
fn what_is_called_saved_is_on_disk_and_nobodys_change_is_lost() {
    let text = crlf("- [ ] a\n- [ ] b\n");
    let desk = Desk::new(&text).keys("x").shows("saved").file(&crlf("- [x] a\n- [ ] b\n"));
    let theirs = crlf("# Theirs\n- [x] new\n\n- [x] a\n- [ ] b\n");
    // `b` stands beneath a heading now, and is `b` all the same.
    let desk = desk.outside(|path| fs::write(path, &theirs).unwrap()).keys("j x");
    let desk = desk.file(&theirs.replace("[ ] b", "[x] b")).shows("from outside");
    let desk = desk.outside(|path| fs::remove_file(path).unwrap()).keys("x").no_file();
    desk.shows("not saved").shows("[x] b");
}

#[test]
fn nothing_from_a_file_reaches_a_terminal_unsanitised() {
    let hostile = "# \u{1b}]0;t\u{7}&#27;[31m\n## Phase 1 \u{9b}2J\n- [ ] a\u{202e}b&#8238;\u{7f}\n- Day 1: \u{0}\u{2066}c\n| \u{1b}[2J | d |\n|---|---|\n";
    let steers =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for view in View::ALL {
        assert!(!Desk::new(hostile).view(view).screen().concat().contains(steers));
    }
    for command in ["show", "plan", "status", "today"] {
        let shell = Shell::new(hostile).args([command, "roadmap.md"]);
        assert!(!shell.out().contains(steers) && !shell.err().contains(steers));
    }
    let gone = Shell::new("").args(["show", "\u{1b}[2J\u{202e}.md"]).exit(3);
    assert!(!gone.err().contains(steers), "{:?}", gone.err());
}

#[test]
fn today_is_an_argument() {
    // The house test holds that only the shell asks the clock, the environment, the disk and the terminal.
    let text = "## Phase 1\n- Day 1: a\n- Day 2: b\n";
    let screen = |day| Desk::new(text).start("2026-02-01").on(day).screen();
    assert_eq!(screen("2026-02-01"), screen("2026-02-01"));
    assert_ne!(screen("2026-02-01"), screen("2026-02-02"));
    Desk::new(text)
        .start("2026-02-01")
        .on("2026-02-01")
        .shows("today  1 Feb")
        .midnight("2026-02-02")
        .shows("today  2 Feb");
}

#[test]
fn colour_never_carries_a_meaning_alone() {
    let text = "+++\nstart = 2026-02-01\n+++\n- [x] a\n- [/] b\n- [-] c\n- [ ] d\n## Phase 1\n- Day 1: e\n- Day 2: f\n";
    for view in View::ALL {
        for keys in ["", "/ e", "/ e <enter>", "?", "<space>"] {
            let colour = Desk::new(text).on("2026-02-02").view(view).keys(keys);
            let mono = Desk::new(text).on("2026-02-02").mono().view(view).keys(keys);
            assert_eq!(colour.screen(), mono.screen());
        }
    }
    Desk::new(text)
        .on("2026-02-02")
        .mono()
        .keys("3")
        .shows("late")
        .shows("today")
        .keys("2")
        .shows("doing")
        .shows("cancelled");
}
