//! What other programs are asked for: which line to edit, what to open, what to copy.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::action::Effect;
use roadmap::document::link::Target;
use roadmap::text::language::Language;
use support::Desk;

const TEXT: &str = "# A\n\n- [ ] one [x](https://x.org/a)\n- [ ] two [y](http://y) and [notes](my%20notes.md)\n- [ ] three\n- [ ] four [z](javascript:x)\n- [ ] five [A](#a)\n";

fn web(address: &str) -> Effect {
    Effect::Open(Target::Web(address.to_owned()))
}

fn copy(text: &str) -> Effect {
    Effect::Copy(text.to_owned())
}

#[test]
fn the_editor_is_asked_for_at_the_line_of_what_is_selected() {
    let crlf = support::crlf(TEXT);
    for text in [TEXT, &crlf] {
        Desk::new(text).keys("e").asks(Effect::Edit { line: 1 }).keys("j j v e").asks(Effect::Edit { line: 4 });
    }
    Desk::new("").keys("e").asks(Effect::Edit { line: 1 });
}

#[test]
fn a_file_that_is_gone_is_not_edited() {
    let desk = Desk::new(TEXT).outside(|path| std::fs::remove_file(path).unwrap());
    desk.looks(roadmap::store::watch::Sighting::Nothing).keys("e").asks_for_nothing().shows("the file is gone");
}

#[test]
fn a_link_is_opened_and_of_several_the_one_that_is_chosen() {
    let desk = Desk::new(TEXT).keys("j o").asks(web("https://x.org/a")).keys("j o").asks_for_nothing();
    let desk = desk.shows("Open which link?").shows("my%20notes.md").keys("<enter>").asks(web("http://y"));
    let desk =
        desk.hides("which link").keys("o j j <enter>").asks(Effect::Open(Target::File("my notes.md".to_owned())));
    desk.keys("o G k Y").asks(copy("http://y")).keys("o q").asks_for_nothing().hides("which link").keys("q").ends();
}

#[test]
fn a_click_chooses_a_link() {
    let desk = Desk::new(TEXT).keys("j j o");
    let row = desk.screen().iter().position(|row| row.contains("my%20notes.md")).unwrap();
    desk.click(3, row as u16).asks(Effect::Open(Target::File("my notes.md".to_owned()))).hides("which link");
}

#[test]
fn a_link_that_could_do_more_than_show_something_is_not_opened() {
    let desk = Desk::new(TEXT).keys("G k o").asks_for_nothing().shows("a link to javascript: is not opened from here");
    let desk = desk.keys("Y").asks(copy("javascript:x")).keys("j o").asks_for_nothing().shows("a heading of this file");
    desk.keys("k k o").asks_for_nothing().shows("there is no link here").keys("Y").shows("there is no link here");
}

#[test]
fn a_title_is_copied_as_the_screen_shows_it() {
    Desk::new("- [ ] **a** `b`\u{1b}\n").keys("y").asks(copy("a b␛"));
    Desk::new("").keys("y").asks_for_nothing().keys("o").asks_for_nothing();
}

#[test]
fn many_links_are_scrolled_through_on_a_small_screen() {
    let links: String = (1..=30).map(|number| format!("[n{number}](http://x/{number}) ")).collect();
    for (width, height) in [(40, 12), (20, 6), (12, 3)] {
        let desk = Desk::new(&format!("- [ ] {links}\n")).size(width, height).keys("o G").shows("n30").keys("<enter>");
        desk.asks(web("http://x/30"));
    }
}

#[test]
fn links_are_asked_about_in_chinese() {
    let desk = Desk::new(TEXT).language(Language::Chinese).keys("j j o").shows("打开哪个链接？").shows("选用");
    desk.keys("<esc> Y").shows("复制哪个链接？").keys("<esc> G o").shows("它指向本文件里的标题");
}
