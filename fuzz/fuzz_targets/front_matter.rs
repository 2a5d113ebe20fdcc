//! Any front matter takes settings or is left alone: they read back, and nothing else of the file changes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap::document::Document;
use roadmap::document::settings::Setting;

fuzz_target!(|text: &str| {
    let document = Document::read(text.to_owned());
    let settings = [
        ("start", Setting::One("2026-03-02".to_owned())),
        ("days", Setting::One("mon-fri".to_owned())),
        ("rest", Setting::Many(vec!["2026-03-16..2026-03-20".to_owned(), "it's \"odd\" \\".to_owned()])),
        ("rest", Setting::Many(Vec::new())),
    ];
    for (key, setting) in &settings {
        let Ok(edit) = document.set_all(&[(*key, setting.clone())], true) else { continue };
        let after = Document::read(edit.apply(text));
        let body = |document: &Document| document.front_matter().map_or(0, |block| block.inner.end);
        if document.front_matter().is_some() {
            assert_eq!(after.text()[body(&after)..], text[body(&document)..], "the body stays");
        }
        if let (Some(block), Setting::One(value)) = (after.front_matter(), setting) {
            assert!(block.problem.is_none());
            assert!(block.settings(key).is_some_and(|read| read == [value.clone()]) || *key == "start");
        }
        assert_eq!(edit.inverse(text).apply(after.text()), text);
    }
});
