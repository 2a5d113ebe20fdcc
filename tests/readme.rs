//! What the README and the book say of the program, held against the program.

#![allow(clippy::unwrap_used)]

use roadmap::app::action::Action;
use roadmap::progress::journal::{read_line, written};
use roadmap::store::settings::Settings;
use roadmap::text::language::{Language, Say};
use roadmap::ui::words::Words;

/// A page of the project, by its path.
fn page(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

#[test]
fn the_pages_keys_are_the_keys() {
    let table = Words::default().key_table();
    assert!(page("docs/keys.md").contains(&table), "docs/keys.md should hold this table; put it in:\n\n{table}");
}

#[test]
fn the_readmes_keys_are_those_to_begin_with() {
    let begin = "tick open next-view next-open find recover timer add-below edit-text undo palette help quit";
    let row = |name: &str| {
        let table = Words::default().key_table();
        let end = format!(" `{name}` |");
        table.lines().find_map(|row| row.strip_suffix(&end).map(|row| format!("{row}\n"))).expect(name)
    };
    let rows: String = begin.split(' ').map(row).collect();
    let table = format!("| key | what it does |\n| --- | --- |\n{rows}\n");
    assert!(page("README.md").contains(&table), "README.md should hold this table; put it in:\n\n{table}");
}

#[test]
fn the_pages_settings_are_read() {
    let homes = [
        ("docs/keys.md", "[keys]"),
        ("docs/screen.md", "[filters]"),
        ("docs/review.md", "[review]"),
        ("docs/hooks.md", "[hooks]"),
        ("docs/library.md", "[library]"),
    ];
    let settings = homes.map(|(name, table)| {
        let page = page(name);
        let mut blocks = page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
        blocks.find(|block| block.starts_with(table)).unwrap_or_else(|| panic!("no {table} in {name}")).to_owned()
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    std::fs::write(&file, settings.concat()).unwrap();
    let read = Settings::read(&file).map_err(|error| error.say(Language::English)).unwrap();
    assert_eq!((read.keys.action("W"), read.filters.len(), read.library.len()), (Some(Action::Tick), 3, 2));
}

#[test]
fn the_journal_s_lines_are_as_they_are_described() {
    let described = page("docs/journal.md");
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
