//! A way back after falling behind: seen before it is taken, written to the front matter alone, taken back to the byte.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::document::Document;
use support::{Desk, Shell, crlf, samples};

const TEXT: &str =
    "+++\ntitle = 'x' # mine\nstart = 2026-02-01\n+++\n\n## Phase 1\n- Day 1: a\n- Day 2: b\n- Day 3: c\n";

/// What follows the front matter.
fn body(text: &str) -> &str {
    let end = Document::read(text.to_owned()).front_matter().map_or(0, |block| block.inner.end);
    &text[end..]
}

#[test]
fn a_way_back_is_shown_before_it_is_taken() {
    let desk = Desk::new(TEXT).on("2026-02-03").keys("c").shows("Push").shows("1 Feb -> 3 Feb").file(TEXT);
    desk.keys("j j j k").file(TEXT).keys("<esc>").file(TEXT).shows("Left from before");
}

#[test]
fn a_way_back_that_is_taken_is_in_the_file_and_can_be_taken_back() {
    let desk = Desk::new(TEXT).on("2026-02-03").keys("c <enter>").shows("saved").shows("3 Feb  today");
    let after = desk.app().document().text().to_owned();
    assert_ne!(after, TEXT);
    assert_eq!(body(&after), body(TEXT));
    assert!(after.contains("title = 'x' # mine\n"));
    desk.file(&after).keys("u").file(TEXT).shows("Left from before").keys("U").file(&after);
}

#[test]
fn every_way_back_of_every_sample_touches_the_front_matter_alone() {
    for (path, text) in samples() {
        for text in [text.clone(), crlf(&text), format!("\u{feff}{text}"), text.trim_end().to_owned()] {
            for way in ["", "j", "j j", "j j j"] {
                let desk = Desk::new(&text).on("2026-03-20").keys("c").keys(way).keys("<enter>");
                let after = desk.app().document().text().to_owned();
                assert_eq!(body(&after), body(&text), "{}", path.display());
                assert_eq!(after.starts_with('\u{feff}'), text.starts_with('\u{feff}'));
                assert_eq!(after.replace("\r\n", "").contains('\n'), text.replace("\r\n", "").contains('\n'));
                desk.file(&after).keys("<esc> u").file(&text);
            }
        }
    }
}

#[test]
fn a_way_back_from_the_shell_can_be_looked_at_first() {
    let args = ["recover", "roadmap.md", "push", "--on", "2026-02-03"];
    let shell =
        Shell::new(TEXT).args(args.into_iter().chain(["--dry-run"])).exit(0).stdout_has("1 Feb -> 3 Feb").file(TEXT);
    let shell = shell.args(args).exit(0).stdout_has("1 Feb -> 3 Feb");
    assert_ne!(std::fs::read_to_string(shell.path("roadmap.md")).unwrap(), TEXT);
    shell.args(["today", "roadmap.md", "--on", "2026-02-03"]).exit(0).stdout_has("Day 1  a  3 Feb  today");
}
