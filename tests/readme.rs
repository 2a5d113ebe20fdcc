//! What the README says of the program, held against the program.

#![allow(clippy::unwrap_used)]

use roadmap::ui::words::key_table;

#[test]
fn the_readmes_keys_are_the_keys() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert!(readme.contains(&key_table()), "README.md should hold this table; put it in:\n\n{}", key_table());
}
