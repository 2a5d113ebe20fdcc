//! Any changes to any roadmap, one after the other, and back: what is read afterwards is what was meant, every byte that was
//! not meant stays, and undo gives back every byte.

#![allow(clippy::unwrap_used)]

mod made;
mod tree;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use roadmap::document::Document;
use roadmap::document::arrange::{Arranged, Change, Place, Refused};
use roadmap::document::mark::Mark;
use roadmap::document::outline::NodeId;
use roadmap::text::edit::Edit;
use roadmap::text::lines::{line_end, line_start, lines};
use tree::Tree;

/// What a reader does, of nodes that are named by any number.
#[derive(Debug, Clone)]
struct Deed {
    kind: u8,
    nodes: Vec<usize>,
    place: Place,
    beside: usize,
    by: isize,
    mark: Mark,
    text: &'static str,
}

/// Texts that are typed: those of which it is known what they say come first.
const TEXTS: &[&str] = &[
    "new",
    "new",
    "新的",
    "a b",
    "# c",
    "1. d",
    "- e",
    "<f",
    "`g",
    "[ ] h",
    "i\\",
    "| j |",
    "**k",
    "> l",
    "~~~",
    "m ✅ 2026-01-01",
];

fn deed() -> impl Strategy<Value = Deed> {
    (
        0..11_u8,
        proptest::collection::vec(0..1000_usize, 1..4),
        select(&[Place::Above, Place::Below, Place::Inside][..]),
        0..1000_usize,
        select(&[-3, -1, -1, 1, 1, 2][..]),
        select(&[Mark::Todo, Mark::Done, Mark::Doing, Mark::Cancelled][..]),
        select(TEXTS),
    )
        .prop_map(|(kind, mut nodes, place, beside, by, mark, text)| {
            if kind % 2 == 0 {
                nodes.truncate(1);
            }
            Deed { kind, nodes, place, beside, by, mark, text }
        })
}

impl Deed {
    fn nodes(&self, document: &Document) -> (Vec<NodeId>, NodeId) {
        let count = document.outline().len();
        (self.nodes.iter().map(|at| NodeId::at(at % count)).collect(), NodeId::at(self.beside % count))
    }

    fn change<'a>(&self, nodes: &'a [NodeId], node: NodeId) -> Change<'a> {
        let Self { place, by, mark, text, .. } = *self;
        match self.kind {
            0 | 1 => Change::Add { text, place, node },
            2 => Change::Retitle { node, text },
            3 => Change::Remove(nodes),
            4 | 5 => Change::Shift { nodes, by },
            6 => Change::Indent(nodes),
            7 => Change::Outdent(nodes),
            8 => Change::Move { nodes, place, node },
            9 => Change::Box { nodes, drawn: by > 0 },
            _ => Change::Mark { nodes, mark },
        }
    }
}

/// Code, as the parser has it, from the first block to the last, in any order.
fn codes(document: &Document) -> Vec<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    let body = document.front_matter().map_or(0, |block| line_end(document.text(), block.inner.end));
    let text = document.text()[body..].trim_start_matches('\u{feff}').to_owned() + "\n";
    let (mut all, mut open) = (Vec::new(), None);
    for event in Parser::new_ext(&text, options) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => open = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => all.extend(open.take()),
            Event::Text(text) => open.iter_mut().for_each(|code: &mut String| code.push_str(&text)),
            _ => {}
        }
    }
    // A text's last line may have no end, and may not be its last line afterwards.
    all.iter_mut().for_each(|code| *code = code.trim_end().replace('\r', ""));
    all.sort();
    all
}

/// A line without what a list's numbers and its indent make of it, where the text has numbers.
fn plain(line: &str, is_numbered: bool) -> &str {
    let line = line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
    if !is_numbered {
        return line;
    }
    line.trim_start_matches([' ', '\t', '>']).trim_start_matches(|c: char| c.is_ascii_digit())
}

/// Lines of a text that are not blank, but for those of some nodes with all beneath them.
fn others<'a>(document: &'a Document, nodes: &[NodeId], is_numbered: bool) -> Vec<&'a str> {
    let (outline, text) = (document.outline(), document.text());
    let runs: Vec<_> = nodes
        .iter()
        .map(|id| {
            let end = outline.end(*id).index();
            let from = line_start(text, outline.node(*id).start);
            from..if end < outline.len() { line_start(text, outline.node(NodeId::at(end)).start) } else { text.len() }
        })
        .collect();
    let stays = |line: &std::ops::Range<usize>| !runs.iter().any(|run| run.contains(&line.start));
    let words = lines(text, 0).filter(stays).map(|line| plain(&text[line], is_numbered));
    words.filter(|line| !line.trim_matches([' ', '\t', '>', '\u{feff}']).is_empty()).collect()
}

/// Holds what one change made against what it was to make.
fn hold(before: &Document, after: &Document, change: &Change<'_>, arranged: &Arranged) -> Result<(), TestCaseError> {
    let outline = before.outline();
    let (was, is) = (Tree::of(before), Tree::of(after));
    let expected = was.after(change);
    prop_assert!(expected.is_some(), "{change:?} on {:?} makes {:?}", before.text(), after.text());
    let mut expected = expected.unwrap();
    if let Change::Add { text, .. } | Change::Retitle { text, .. } = change {
        let typed = *text;
        let at = match change {
            Change::Retitle { node, .. } => node.index(),
            _ => expected
                .0
                .iter()
                .position(|row| row.title == typed && !was.0.iter().any(|other| other == row))
                .unwrap_or(arranged.at[0].index()),
        };
        if !["new", "新的", "a b"].contains(&typed)
            || was.0.get(at).is_some_and(|_| matches!(change, Change::Retitle { .. }))
        {
            prop_assert!(!is.0[at].title.is_empty());
            expected.0[at].title = is.0[at].title.clone();
        }
    }
    prop_assert_eq!(&is, &expected, "{:?} on {:?} makes {:?}", change, before.text(), after.text());
    for (id, now) in outline.ids().zip(&arranged.now) {
        let same = now.is_none_or(|now| outline.kind(id) == after.outline().kind(now));
        prop_assert!(same, "{change:?} on {:?}", before.text());
    }
    let (touched, takes_out): (Vec<NodeId>, bool) = match *change {
        Change::Add { .. } => (Vec::new(), false),
        Change::Retitle { node, .. } => (vec![node], false),
        Change::Remove(nodes) => (nodes.to_vec(), true),
        Change::Shift { nodes, .. } => {
            let parents: Vec<_> = nodes.iter().map(|id| outline.parent(*id)).collect();
            (
                outline
                    .ids()
                    .filter(|id| parents.contains(&outline.parent(*id)))
                    .chain(nodes.iter().copied())
                    .collect(),
                false,
            )
        }
        Change::Indent(nodes)
        | Change::Outdent(nodes)
        | Change::Move { nodes, .. }
        | Change::Box { nodes, .. }
        | Change::Mark { nodes, .. } => (nodes.to_vec(), false),
    };
    let is_numbered = lines(before.text(), 0).any(|line| {
        let line = before.text()[line].trim_start_matches([' ', '\t', '>', '-', '*', '\u{feff}']);
        line.trim_start_matches(|c: char| c.is_ascii_digit()).len() < line.len()
    });
    let all: Vec<_> = others(after, &[], is_numbered);
    let mut found = all.iter();
    for line in others(before, &touched, is_numbered) {
        prop_assert!(
            found.any(|other| *other == line),
            "{line:?} is gone: {change:?} on {:?} makes {:?}",
            before.text(),
            after.text()
        );
    }
    // Behind a line end that is a return alone, the parser counts an indent of code otherwise.
    let has_returns = before.text().replace("\r\n", "").contains('\r');
    if !takes_out && !has_returns {
        prop_assert_eq!(codes(before), codes(after), "{:?} on {:?} makes {:?}", change, before.text(), after.text());
    }
    Ok(())
}

/// Does one thing after the other, holds each, and takes all back. Returns how many were done, and how many refused because
/// something would have been read otherwise.
fn go_through(text: &str, deeds: &[Deed]) -> Result<(usize, usize), TestCaseError> {
    let mut document = Document::read(text.to_owned());
    let mut back: Vec<Edit> = Vec::new();
    let mut unclear = 0;
    for deed in deeds {
        if document.outline().is_empty() {
            break;
        }
        let (nodes, node) = deed.nodes(&document);
        let change = deed.change(&nodes, node);
        match document.arrange(&change) {
            Ok(arranged) => {
                back.push(arranged.edit.inverse(document.text()));
                let after = Document::read(arranged.edit.apply(document.text()));
                hold(&document, &after, &change, &arranged)?;
                document = after;
            }
            Err(Refused::WouldChange { .. } | Refused::ReadOtherwise) => {
                if std::env::var_os("SHOW_REFUSED").is_some() {
                    eprintln!("{change:?}\n  {:?}\n  {:?}", document.text(), document.arrange(&change).err());
                }
                unclear += 1;
            }
            Err(_) => {}
        }
    }
    let (done, mut now) = (back.len(), document.text().to_owned());
    for inverse in back.iter().rev() {
        now = inverse.apply(&now);
    }
    prop_assert_eq!(now, text);
    Ok((done, unclear))
}

fn cases(share: u32) -> Config {
    let usual = Config::default();
    let rng_seed = if usual.rng_seed == RngSeed::Random { RngSeed::Fixed(2026) } else { usual.rng_seed };
    Config { cases: usual.cases.div_ceil(share), failure_persistence: None, rng_seed, ..usual }
}

proptest! {
    #![proptest_config(cases(3))]

    #[test]
    fn any_changes_to_a_roadmap_do_what_they_say_and_come_back(
        text in made::roadmap(),
        deeds in proptest::collection::vec(deed(), 50),
    ) {
        go_through(&text, &deeds)?;
    }

    #[test]
    fn any_changes_to_a_sample_do_what_they_say_and_come_back(
        sample in any::<prop::sample::Index>(),
        deeds in proptest::collection::vec(deed(), 50),
    ) {
        let all = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps"));
        let (done, unclear) = go_through(&all[sample.index(all.len())], &deeds)?;
        // What people write is understood, and hardly anything that can be done to it is refused.
        prop_assert!(unclear <= 2 + done / 4, "{done} done, {unclear} refused");
    }

    #[test]
    fn any_changes_to_any_lines_do_no_harm_and_come_back(
        text in made::lines(),
        deeds in proptest::collection::vec(deed(), 20),
    ) {
        go_through(&text, &deeds)?;
    }
}

/// The roadmaps in a folder.
fn files(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        eprintln!("skipped: there is nothing at {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Large files are read again and again: these are read often enough.
const LARGEST: usize = 64 << 10;

#[test]
fn any_changes_to_real_files_do_what_they_say_and_come_back() {
    let all = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files"));
    let (mut done, mut unclear) = (0, 0);
    for text in all.iter().filter(|text| text.len() < LARGEST) {
        let deeds = proptest::collection::vec(deed(), 8);
        let count = std::cell::Cell::new((0, 0));
        let mut runner = TestRunner::new(Config { max_shrink_iters: 40, ..cases(128) });
        runner
            .run(&deeds, |deeds| {
                let one = go_through(text, &deeds)?;
                count.set((count.get().0 + one.0, count.get().1 + one.1));
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{}\n{error}", &text[..text.len().min(200)]));
        (done, unclear) = (done + count.get().0, unclear + count.get().1);
    }
    eprintln!("{done} done, {unclear} refused because something would be read otherwise");
    assert!(unclear * 10 <= done, "{done} done, {unclear} refused");
}
