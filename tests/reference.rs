//! The reference of commands, answers and settings is made of what it is about, and held to it.
//!
//! After a change that is meant, `WRITE_REFERENCE=1 cargo test --test reference` writes it anew, between `<!-- generated: … -->`
//! and `<!-- end -->`; what stands around that is written by hand.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::pages::{pages, root};
use support::reference::{NAMES, generated};

#[test]
fn the_reference_says_what_the_program_takes_and_answers() {
    let (mut wrong, mut there) = (Vec::new(), BTreeSet::new());
    for page in pages() {
        let mut text = page.text.clone();
        let mut from = 0;
        while let Some(at) = text[from..].find("<!-- generated: ").map(|at| from + at) {
            let begin = text[at..].find("-->\n").map(|end| at + end + "-->\n".len()).unwrap();
            let name =
                text[at..begin].trim().trim_start_matches("<!-- generated: ").trim_end_matches("-->").trim().to_owned();
            let end = text[begin..].find("<!-- end -->").map(|end| begin + end);
            let end = end.unwrap_or_else(|| panic!("{}: `<!-- end -->` is missing behind {name}", page.name));
            let made = generated(&name).unwrap_or_else(|| panic!("{}: nothing is called {name}", page.name));
            text.replace_range(begin..end, &format!("\n{}\n\n", made.trim_end()));
            from = begin;
            there.insert(name);
        }
        if text != page.text {
            wrong.push(page.name.clone());
            if std::env::var_os("WRITE_REFERENCE").is_some() {
                fs::write(root().join(&page.name), text).unwrap();
            }
        }
    }
    let missing: Vec<&&str> = NAMES.iter().filter(|name| !there.contains(**name)).collect();
    assert!(missing.is_empty(), "on no page: {missing:?}");
    let told = "run `WRITE_REFERENCE=1 cargo test --test reference` and look at what is new";
    assert!(wrong.is_empty() || std::env::var_os("WRITE_REFERENCE").is_some(), "{wrong:?} tell otherwise: {told}");
}
