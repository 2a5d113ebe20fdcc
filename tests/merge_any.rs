//! Any roadmap, changed in any way on two sides: nothing is lost, nothing is made up, and nobody's order matters.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use roadmap::document::Document;
use roadmap::document::stamp::{Dialect, Stamp};
use roadmap::merge::{Kin, Merged, Side, ancestor, edit, merge};
use roadmap::text::lines::lines;
use support::stamped::DIALECTS;

/// One line of a made-up roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    Heading(String, bool),
    Task { depth: usize, marker: &'static str, mark: char, title: String },
    Day(String, bool),
    Prose(String),
    Blank,
}

/// A made-up roadmap.
#[derive(Debug, Clone)]
struct Roadmap {
    lines: Vec<Line>,
    end: &'static str,
    last_end: bool,
    byte_order_mark: bool,
}

impl Roadmap {
    fn text(&self) -> String {
        let mut columns: Vec<usize> = Vec::new();
        let mut line = |line: &Line| match line {
            Line::Task { depth, marker, mark, title } => {
                // Beneath an item means behind its marker.
                columns.truncate(*depth);
                let indent = columns.last().copied().unwrap_or(0);
                columns.push(indent + marker.len() + 1);
                format!("{}{marker} [{mark}] {title}", " ".repeat(indent))
            }
            Line::Blank => String::new(),
            other => {
                columns.clear();
                match other {
                    Line::Heading(title, done) => format!("## {title}{}", if *done { " ✅" } else { "" }),
                    Line::Day(title, done) => format!("*   {}**{title}**", if *done { "[x] " } else { "" }),
                    Line::Prose(words) => words.clone(),
                    Line::Task { .. } | Line::Blank => String::new(),
                }
            }
        };
        let mark = if self.byte_order_mark { "\u{feff}" } else { "" };
        let all: Vec<String> = self.lines.iter().map(&mut line).collect();
        format!("{mark}{}{}", all.join(self.end), if self.last_end { self.end } else { "" })
    }
}

/// Something that somebody does to a roadmap.
#[derive(Debug, Clone)]
enum Deed {
    Tick(Index),
    Rename(Index, u8),
    Move(Index, Index),
    Remove(Index, u8),
    Insert(Index, Line),
    Indent(Index),
    Ends(&'static str),
    LastEnd,
}

/// Words of titles; few enough that lines alike come up.
const WORDS: [&str; 12] =
    ["装饰器", "Flask", "数据库", "borrow", "异步编程", "练习", "API", "Docker", "read", "the book", "单例", "Redis"];

fn title() -> impl Strategy<Value = String> {
    (prop::sample::select(&WORDS[..]), prop::sample::select(&WORDS[..]), 0..6_u32).prop_map(|(one, other, more)| {
        match more {
            0 => one.to_owned(),
            1 => format!("{one} (`{other}`)"),
            _ => format!("{one} {other} {more}"),
        }
    })
}

fn line() -> impl Strategy<Value = Line> {
    let task = (
        0..3_usize,
        prop::sample::select(&["-", "*", "1."][..]),
        prop::sample::select(&[' ', ' ', 'x', '/', '-'][..]),
        title(),
    )
        .prop_map(|(depth, marker, mark, title)| Line::Task { depth, marker, mark, title });
    prop_oneof![
        6 => task,
        2 => (title(), any::<bool>()).prop_map(|(title, done)| Line::Heading(title, done)),
        2 => (1..9_u32, title(), any::<bool>()).prop_map(|(day, title, done)| Line::Day(format!("Day {day}: {title}"), done)),
        2 => title().prop_map(Line::Prose),
        2 => Just(Line::Blank),
    ]
}

fn roadmap() -> impl Strategy<Value = Roadmap> {
    (
        prop::collection::vec(line(), 0..24),
        prop::sample::select(&["\n", "\n", "\r\n", "\r"][..]),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(lines, end, last_end, byte_order_mark)| Roadmap { lines, end, last_end, byte_order_mark })
}

fn deed() -> impl Strategy<Value = Deed> {
    let index = any::<Index>;
    prop_oneof![
        6 => index().prop_map(Deed::Tick),
        2 => (index(), any::<u8>()).prop_map(|(at, more)| Deed::Rename(at, more)),
        2 => (index(), index()).prop_map(|(from, to)| Deed::Move(from, to)),
        2 => (index(), 1..5_u8).prop_map(|(at, count)| Deed::Remove(at, count)),
        2 => (index(), line()).prop_map(|(at, line)| Deed::Insert(at, line)),
        1 => index().prop_map(Deed::Indent),
        1 => prop::sample::select(&["\n", "\r\n"][..]).prop_map(Deed::Ends),
        1 => Just(Deed::LastEnd),
    ]
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec(deed(), 0..8)
}

fn ticked(line: &mut Line) {
    match line {
        Line::Heading(_, done) | Line::Day(_, done) => *done = !*done,
        Line::Task { mark, .. } if *mark == ' ' => *mark = 'x',
        Line::Task { mark, .. } if *mark == 'x' => *mark = ' ',
        _ => {}
    }
}

fn done(roadmap: &Roadmap, deeds: &[Deed]) -> Roadmap {
    let mut after = roadmap.clone();
    for deed in deeds {
        let count = after.lines.len();
        let lines = &mut after.lines;
        match deed {
            Deed::Insert(at, line) => lines.insert(at.index(count + 1), line.clone()),
            Deed::Ends(end) => after.end = end,
            Deed::LastEnd => after.last_end = !after.last_end,
            _ if count == 0 => {}
            Deed::Tick(at) => ticked(&mut lines[at.index(count)]),
            Deed::Rename(at, more) => match &mut lines[at.index(count)] {
                Line::Heading(title, _) | Line::Task { title, .. } | Line::Day(title, _) | Line::Prose(title) => {
                    *title = format!("{title} {}", WORDS[usize::from(*more) % WORDS.len()]);
                }
                Line::Blank => {}
            },
            Deed::Move(from, to) => {
                let line = lines.remove(from.index(count));
                lines.insert(to.index(count), line);
            }
            Deed::Remove(at, more) => {
                let from = at.index(count);
                lines.drain(from..(from + usize::from(*more)).min(count));
            }
            Deed::Indent(at) => {
                if let Line::Task { depth, .. } = &mut lines[at.index(count)] {
                    *depth = (*depth + 1) % 4;
                }
            }
        }
    }
    after
}

/// A roadmap and what two people made of it.
fn two() -> impl Strategy<Value = [String; 3]> {
    (roadmap(), deeds(), deeds())
        .prop_map(|(base, ours, theirs)| [base.text(), done(&base, &ours).text(), done(&base, &theirs).text()])
}

fn text(merged: &Merged) -> String {
    merged.text(&[])
}

/// What is asked about, as titles are read.
fn asked(merged: &Merged) -> String {
    merged.conflicts().flat_map(|conflict| [conflict.ours.as_str(), conflict.theirs.as_str()]).collect()
}

/// What each task whose title is on one line alone shows, read off the lines.
fn shown(text: &str) -> BTreeMap<String, char> {
    let mut all = BTreeMap::new();
    let mut twice = BTreeSet::new();
    for line in lines(text, 0).map(|line| text[line].trim_start_matches('\u{feff}').trim()) {
        // A study day that is there with a box and without one is there twice.
        if let Some(day) = line.strip_prefix("*   **") {
            let title = format!("**{day}");
            all.insert(title.clone(), ' ').is_some().then(|| twice.insert(title));
        }
        let Some((_, rest)) = line.split_once('[') else { continue };
        let mut rest = rest.chars();
        if let (Some(mark), Some("] ")) = (rest.next(), rest.as_str().get(..2))
            && all.insert(rest.as_str()[2..].to_owned(), mark).is_some()
        {
            twice.insert(rest.as_str()[2..].to_owned());
        }
    }
    all.retain(|title, _| !twice.contains(title));
    all
}

/// A base whose tasks all have titles of their own, with whether each is ticked on either side.
fn ticks() -> impl Strategy<Value = [String; 3]> {
    let one = (line(), any::<bool>(), any::<bool>());
    prop::collection::vec(one, 0..24).prop_map(|all| {
        let lines: Vec<Line> = all.iter().map(|(line, ..)| line.clone()).collect();
        let base = Roadmap { lines, end: "\n", last_end: true, byte_order_mark: false };
        let side = |which: fn(&(Line, bool, bool)) -> bool| {
            let mut side = base.clone();
            for (line, own) in side.lines.iter_mut().zip(&all).filter(|(_, own)| which(own)) {
                let _ = own;
                ticked(line);
            }
            side
        };
        [base.text(), side(|own| own.1).text(), side(|own| own.2).text()]
    })
}

proptest! {
    #![proptest_config(support::cases(4))]

    #[test]
    fn what_one_side_left_alone_is_what_the_other_made_of_it(texts in two()) {
        let [base, ours, theirs] = texts.map(Document::read);
        for (ours, theirs, expected) in [(&ours, &base, &ours), (&base, &theirs, &theirs), (&ours, &ours, &ours)] {
            let merged = merge(&base, ours, theirs);
            prop_assert!(merged.is_clean());
            prop_assert_eq!(text(&merged), expected.text());
        }
    }

    #[test]
    fn ticks_of_two_sides_never_conflict_and_come_together_in_any_order(texts in ticks()) {
        let [base, ours, theirs] = texts.map(Document::read);
        let merged = merge(&base, &ours, &theirs);
        prop_assert!(merged.is_clean());
        prop_assert_eq!(text(&merged), text(&merge(&base, &theirs, &ours)));
        let after = Document::read(text(&merged));
        prop_assert_eq!(after.outline().len(), base.outline().len());
        for (id, node) in base.outline().iter() {
            let shows = |document: &Document| (document.outline().node(id).mark(), document.says_done(id));
            let [was, ours, theirs] = [&base, &ours, &theirs].map(shows);
            let expected = if ours == was { theirs } else { ours };
            prop_assert_eq!(shows(&after), expected, "{}", node.title);
        }
    }

    #[test]
    fn stamped_ticks_of_two_sides_never_conflict_whatever_their_days(
        (texts, dialects) in (ticks(), [select(&DIALECTS[..]), select(&DIALECTS[..])]),
    ) {
        let [base, ours, theirs] = texts.map(Document::read);
        let plain = text(&merge(&base, &ours, &theirs));
        let stamped = |after: &Document, dialect: Dialect, day: &str| {
            let stamp = Stamp { dialect, date: day.parse().unwrap() };
            Document::read(base.stamped(edit(base.text(), after.text()), stamp).apply(base.text()))
        };
        let (first, second) = (stamped(&ours, dialects[0], "2026-01-22"), stamped(&theirs, dialects[1], "2026-01-23"));
        let merged = merge(&base, &first, &second);
        prop_assert!(merged.is_clean(), "{}", asked(&merged));
        let after = Document::read(text(&merged));
        let shown = |document: &Document| -> Vec<_> {
            let outline = document.outline();
            outline.ids().map(|id| (outline.mark(id), document.says_done(id))).collect()
        };
        prop_assert_eq!(shown(&after), shown(&Document::read(plain)));
    }

    #[test]
    fn no_tick_is_lost_and_none_made_up(texts in two()) {
        let [base, ours, theirs] = texts.map(Document::read);
        let merged = merge(&base, &ours, &theirs);
        let asked = asked(&merged);
        let after = shown(&text(&merged));
        let [was, our, their] = [&base, &ours, &theirs].map(|document| shown(document.text()));
        for (title, mark) in &our {
            let (before, other) = (was.get(title), their.get(title));
            let Some((before, other)) = before.zip(other) else { continue };
            let expected = if mark == before { other } else { mark };
            if (mark == before || other == before || mark == other) && !asked.contains(title.as_str()) {
                prop_assert_eq!(after.get(title), Some(expected), "{}", title);
            }
        }
    }

    #[test]
    fn an_update_without_its_base_loses_no_tick_and_doubles_nothing(texts in two()) {
        let [_, mine, edition] = texts.map(Document::read);
        let merged = merge(&ancestor(&mine, &edition, Kin::Edition), &mine, &edition);
        let ours = vec![Side::Ours; merged.conflicts().count()];
        let after = merged.text(&ours);
        let ticks = |text: &str| ["[x]", "✅"].iter().map(|sign| text.matches(sign).count()).sum::<usize>();
        prop_assert!(ticks(&after) >= ticks(mine.text()), "{}", after);
        // A title is there as often as on the side that has it more often, or as in both together, never more.
        let said = |text: &str| -> BTreeMap<String, usize> {
            let boxes = ["[x] ", "[ ] ", "[/] ", "[-] ", " ✅"];
            let plain = |line: &str| boxes.iter().fold(line.to_owned(), |line, sign| line.replace(sign, "")).trim_start_matches('\u{feff}').trim().to_owned();
            lines(text, 0).map(|line| plain(&text[line])).filter(|line| !line.is_empty()).fold(BTreeMap::new(), |mut said, line| {
                *said.entry(line).or_default() += 1;
                said
            })
        };
        let (now, mine, edition) = (said(&after), said(mine.text()), said(edition.text()));
        for (line, count) in &now {
            let known = mine.get(line).unwrap_or(&0) + edition.get(line).unwrap_or(&0);
            prop_assert!(known == 0 || *count <= known, "{} is there {} times", line, count);
        }
    }

    #[test]
    fn every_line_comes_from_one_of_the_three(texts in two()) {
        let [base, ours, theirs] = texts.map(Document::read);
        let merged = merge(&base, &ours, &theirs);
        let words = |text: &str| -> BTreeSet<String> { text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect() };
        let known: BTreeSet<String> = [&base, &ours, &theirs].iter().flat_map(|document| words(document.text())).collect();
        prop_assert!(words(&text(&merged)).is_subset(&known));
        // Every task of ours or theirs is there or asked about, unless the other side took it out.
        let settled: String = merged.conflicts().flat_map(|conflict| [conflict.ours.clone(), conflict.theirs.clone()]).collect::<String>() + &text(&merged);
        let said = |document: &Document| -> Vec<String> {
            lines(document.text(), 0).map(|line| document.text()[line].trim_start_matches('\u{feff}').trim().to_owned()).collect()
        };
        // What is open again is nothing new.
        let open = |line: &String| match line.strip_prefix("*   [x] ") {
            Some(day) => format!("*   {day}"),
            None => line.replacen("[x]", "[ ]", 1).trim_end_matches(" ✅").to_owned(),
        };
        let old: BTreeSet<String> = said(&base).into_iter().flat_map(|line| [open(&line), line]).collect();
        for side in [&ours, &theirs] {
            for line in said(side).into_iter().filter(|line| !old.contains(line)) {
                let title = line.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches(" ✅");
                let title = title.strip_prefix("x] ").unwrap_or(title);
                let plain = |part: &'_ str| part.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
                let parts = title.split(' ').filter(|part| part.len() > 2 && !part.contains('[')).map(plain);
                let (there, gone): (Vec<_>, Vec<_>) = parts.partition(|part| settled.contains(part));
                // What was only ticked may be called something else by now.
                let is_there = gone.is_empty() || (old.contains(&open(&line)) && there.iter().any(|part| part != "Day"));
                prop_assert!(is_there, "{:?} of {}", gone, line);
            }
        }
    }

    #[test]
    fn the_edit_from_theirs_gives_what_came_of_it(texts in two()) {
        let [base, ours, theirs] = texts.map(Document::read);
        let merged = merge(&base, &ours, &theirs);
        let edit = edit(theirs.text(), &text(&merged));
        prop_assert_eq!(edit.apply(theirs.text()), text(&merged));
    }

    #[test]
    fn copies_without_an_ancestor_lose_no_tick(texts in two()) {
        let [_, ours, theirs] = texts.map(Document::read);
        let merged = merge(&ancestor(&ours, &theirs, Kin::Copies), &ours, &theirs);
        let pieces = |document: &Document| -> String {
            let merged = merge(&ancestor(document, document, Kin::Copies), document, document);
            text(&merged)
        };
        prop_assert_eq!(pieces(&ours), ours.text());
        let asked = asked(&merged);
        let after = shown(&text(&merged));
        let (our, their) = (shown(ours.text()), shown(theirs.text()));
        for (title, mark) in our.iter().filter(|(title, _)| !asked.contains(title.as_str())) {
            let Some(other) = their.get(title) else { continue };
            let done = [mark, other].contains(&&'x');
            if done && ([mark, other].contains(&&' ') || mark == other) {
                prop_assert_eq!(after.get(title), Some(&'x'), "{}", title);
            }
        }
    }
}
