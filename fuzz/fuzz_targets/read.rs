//! Any text is read, listed and drawn: every position lies in it, and nothing that steers a terminal comes out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap::app::action::View;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::document::mark::Checkbox;
use roadmap::report;
use roadmap::ui::theme::Glyphs;
use roadmap::ui::words::Words;

fuzz_target!(|text: &str| {
    let document = Document::read(text.to_owned());
    assert_eq!(document.text(), text);
    let mut before = 0;
    for (id, node) in document.outline().iter() {
        assert!(node.start >= before, "nodes are in the order of their places");
        before = node.start;
        assert!(text.get(node.content.clone()).is_some());
        assert!(document.outline().end(id) > id && document.outline().end(id).index() <= document.outline().len());
        if let Some(Checkbox::Drawn { at, .. }) = node.checkbox {
            assert_eq!(&text[at - 1..at], "[");
            let inside = text[at..].chars().next().map_or(0, char::len_utf8);
            assert_eq!(&text[at + inside..=at + inside], "]");
        }
        assert_clean(node.title);
    }
    let date = chrono::NaiveDate::from_ymd_opt(2026, 2, 4);
    for view in View::ALL {
        let app = App::new(
            document.clone(),
            Opening { date: date.unwrap_or_default(), view: Some(view), ..Opening::default() },
        );
        let out = match view {
            View::Today => report::today(&app, Words::default(), Some(40)),
            View::Roadmap => report::show(&app, Words::default(), None),
            View::Plan => report::plan(&app, Words::default(), None),
            View::Review => report::review(&app, Words::default(), Some(40)),
            View::Stats => report::stats(&app, Words::default(), (Some(40), &Glyphs::FINE)),
        };
        // Our own styles are the only escapes.
        let mut rest = out.as_str();
        while let Some(at) = rest.find('\u{1b}') {
            assert_clean(&rest[..at].replace('\n', ""));
            let end = rest[at..].find('m').expect("a style ends");
            assert!(rest[at + 2..at + end].bytes().all(|byte| byte.is_ascii_digit() || byte == b';'));
            rest = &rest[at + end + 1..];
        }
        assert_clean(&rest.replace('\n', ""));
    }
});

fn assert_clean(text: &str) {
    let steers =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}');
    assert!(!text.contains(steers), "{text:?}");
}
