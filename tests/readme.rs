//! What the README says of the program, held against the program.

#![allow(clippy::unwrap_used)]

use roadmap::app::action::Action;
use roadmap::progress::journal::{read_line, written};
use roadmap::store::settings::Settings;
use roadmap::text::language::{Language, Say};
use roadmap::ui::words::Words;

#[test]
fn the_readmes_keys_are_the_keys() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let table = Words::default().key_table();
    assert!(readme.contains(&table), "README.md should hold this table; put it in:\n\n{table}");
}

#[test]
fn the_readmes_settings_are_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let blocks = readme.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let settings: Vec<&str> = blocks
        .filter(|block| ["[keys]", "[filters]", "[review]", "[hooks]"].iter().any(|name| block.starts_with(name)))
        .collect();
    assert_eq!(settings.len(), 4, "keys, filters, review and hooks");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    std::fs::write(&file, settings.concat()).unwrap();
    let read = Settings::read(&file).map_err(|error| error.say(Language::English)).unwrap();
    assert_eq!((read.keys.action("W"), read.filters.len()), (Some(Action::Tick), 3));
}

#[test]
fn the_journal_s_lines_are_as_they_are_described() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/journal.md");
    let described = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let blocks = described.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let lines: Vec<&str> = blocks.flat_map(str::lines).collect();
    for line in &lines {
        let event = read_line(line).unwrap_or_else(|| panic!("not understood: {line}"));
        assert_eq!(written(&event).trim_end(), *line);
    }
    for did in "began ticked unticked done undone graded spared unspared minutes moved reviewing".split(' ') {
        assert!(lines.iter().any(|line| line.contains(&format!(r#""did":"{did}""#))), "no line for {did}");
    }
}
