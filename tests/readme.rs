//! What the README says of the program, held against the program.

#![allow(clippy::unwrap_used)]

use roadmap::ui::words::Words;

#[test]
fn the_readmes_keys_are_the_keys() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let table = Words::default().key_table();
    assert!(readme.contains(&table), "README.md should hold this table; put it in:\n\n{table}");
}
