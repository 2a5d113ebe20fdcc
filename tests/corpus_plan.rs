//! Plans of real files that other people wrote: ticked day by day, given settings, and laid over a calendar.
//!
//! The files are not part of the project: where the folder `../shared/corpus` is missing, these tests say so and pass.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{Days, NaiveDate};
use roadmap::document::Document;
use roadmap::document::front_matter::{FrontMatter, Notation};
use roadmap::document::outline::{Cell, Kind, NodeId};
use roadmap::document::settings::{Setting, Unset};
use roadmap::document::status::cell_says;
use roadmap::plan::Plan;
use roadmap::plan::calendar::Calendar;
use roadmap::plan::recovery::{Stuck, Way, recover};
use roadmap::plan::standing::Standing;
use roadmap::plan::tick::{Refusal, is_ticked, tick};
use roadmap::text::edit::{Edit, Splice};

/// The corpus: names and texts.
fn corpus() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there is no corpus at {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.into_iter().map(|path| (name(&path), String::from_utf8(std::fs::read(&path).unwrap()).unwrap())).collect()
}

/// What a tick writes on each carrier, and nothing besides.
fn check_splices(document: &Document, id: NodeId, edit: &Edit, done: bool) {
    let (text, node) = (document.text(), document.outline().node(id));
    if node.kind == Kind::Row && node.mark().is_none() {
        let holds =
            |cell: &Cell, splice: &Splice| cell.span.start <= splice.span.start && splice.span.end <= cell.span.end;
        let cells = document.outline().cells(id);
        let is_one = cells.iter().any(|cell| edit.splices().iter().all(|splice| holds(cell, splice)));
        assert!(is_one, "{edit:?} is not within one cell of {:?}", &text[node.content.clone()]);
        return;
    }
    let [Splice { span, insert }] = edit.splices() else { panic!("{edit:?} is not one splice") };
    let taken = &text[span.clone()];
    match node.kind {
        _ if node.mark().is_some() => {
            let is_box = text[..span.start].ends_with('[') && text[span.end..].starts_with(']') && span.len() == 1;
            assert!(is_box && insert == if done { "x" } else { " " }, "{edit:?}");
        }
        Kind::Item => assert_eq!((taken, insert.as_str()), ("", "[x] ")),
        _ if done => assert_eq!((taken, insert.as_str()), ("", " ✅")),
        _ => assert_eq!((taken.trim(), insert.as_str()), ("✅", "")),
    }
}

/// Only the node itself changes, it shows the tick, and undo gives back every byte.
fn check_outline(document: &Document, id: NodeId, edit: &Edit, done: bool) {
    let mut after = document.clone();
    after.apply(edit);
    let (then, now) = (document.outline(), after.outline());
    assert_eq!(then.len(), now.len());
    for (other, node) in then.iter().filter(|(other, _)| *other != id) {
        let new = &now.node(other);
        assert_eq!((node.kind, node.level, node.title, node.mark()), (new.kind, new.level, new.title, new.mark()));
        assert_eq!(then.parent(other), now.parent(other));
    }
    let plan = Plan::of(&after);
    assert_eq!(Plan::of(document).days().len(), plan.days().len());
    assert_eq!(is_ticked(&after, &plan, id), done);
    let before =
        |plan: &Plan| plan.days().iter().map(|day| (day.node, day.begins, day.ends, day.stated)).collect::<Vec<_>>();
    assert_eq!(before(&Plan::of(document)), before(&plan), "a tick changed the plan");
    after.apply(&edit.inverse(document.text()));
    assert_eq!(after.text(), document.text());
}

#[test]
fn every_study_day_that_can_be_ticked_is_ticked_alone() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (name, text) in corpus() {
        let document = Document::read(text);
        let plan = Plan::of(&document);
        for day in plan.days() {
            let carrier = document.outline().node(day.node).kind;
            let done = !is_ticked(&document, &plan, day.node);
            let what = match tick(&document, &plan, day.node, done) {
                Ok(edit) => {
                    check_splices(&document, day.node, &edit, done);
                    check_outline(&document, day.node, &edit, done);
                    if done { "ticked".to_owned() } else { "unticked".to_owned() }
                }
                Err(Refusal::Unwritable) if !done => "done in words of its own".to_owned(),
                Err(Refusal::Unwritable) if carrier == Kind::Paragraph => "not written".to_owned(),
                Err(Refusal::Unwritable) if carrier == Kind::Row => {
                    let cells = document.outline().cells(day.node).iter().skip(1);
                    assert_eq!(cells.filter_map(|cell| cell_says(&cell.text)).count(), 0, "{name}: there is a status");
                    "without a status cell".to_owned()
                }
                Err(refusal) => panic!("{name}: {refusal:?} {:?}", document.outline().title(day.node)),
            };
            *counts.entry(format!("{carrier:?} {what}")).or_default() += 1;
        }
    }
    println!("{counts:#?}");
}

/// The text without what one edit put in, and what it was without what the edit took out.
fn around(before: &str, edit: &Edit) -> (String, String) {
    let (mut kept, after) = (before.to_owned(), edit.apply(before));
    let mut left = after.clone();
    let inverse = edit.inverse(before);
    edit.splices().iter().rev().for_each(|splice| kept.replace_range(splice.span.clone(), ""));
    inverse.splices().iter().rev().for_each(|splice| left.replace_range(splice.span.clone(), ""));
    (kept, left)
}

/// The only keys that a text may have between the fences in addition.
fn check_setting(name: &str, document: &Document, key: &str, setting: &Setting, edit: &Edit) -> Document {
    let block = document.front_matter().unwrap();
    let (kept, left) = around(document.text(), edit);
    assert_eq!(kept, left);
    for splice in edit.splices() {
        assert!(block.inner.start <= splice.span.start && splice.span.end <= block.inner.end, "{name}: {edit:?}");
        // What is put in names the key and the roadmap's own table, or is the value of a key that is there.
        let taken = &document.text()[splice.span.clone()];
        assert!(taken.is_empty() || taken.trim() == "{}" || !taken.contains('\n'), "{name}: {taken:?} was taken away");
        assert!(splice.insert.lines().count() <= 3, "{name}: {edit:?}");
        let windows = document.text().contains("\r\n");
        assert_eq!(splice.insert.contains('\n') && windows, splice.insert.contains("\r\n"), "{name}: {edit:?}");
    }
    let after = Document::read(edit.apply(document.text()));
    let wanted = match setting {
        Setting::One(value) => vec![value.clone()],
        Setting::Many(values) => values.clone(),
    };
    let new = after.front_matter().unwrap();
    let plain = || new.get(&["start"]).and_then(|value| Some(vec![value.as_str()?.to_owned()]));
    assert_eq!(new.settings(key).or_else(plain), Some(wanted), "{name}: {key}");
    assert!(block.differs_only_in(new, key) && new.problem.is_none());
    assert_eq!(document.text()[block.inner.end..], after.text()[new.inner.end..], "{name}");
    assert_eq!(after.set(key, setting).map(|again| again.apply(after.text())), Ok(after.text().to_owned()), "{name}");
    after
}

#[test]
fn every_front_matter_takes_settings_and_keeps_its_other_bytes() {
    let one = |text: &str| Setting::One(text.to_owned());
    let rest = Setting::Many(vec!["2026-02-16..2026-02-20".to_owned(), "2026-05-01".to_owned()]);
    let settings = [("start", one("2026-03-02")), ("days", one("mon-fri")), ("rest", rest)];
    let (mut taken, mut refused) = (0, Vec::new());
    for (name, text) in corpus() {
        let document = Document::read(text);
        let Some(block) = document.front_matter() else { continue };
        let mut all = document.clone();
        for (key, setting) in &settings {
            match document.set(key, setting) {
                Ok(edit) => {
                    check_setting(&name, &document, key, setting, &edit);
                    let edit = all.set(key, setting).unwrap();
                    all = check_setting(&name, &all, key, setting, &edit);
                    taken += 1;
                }
                Err(unset) => {
                    println!("{name}: {key} is refused: {unset:?} {:?}", block.problem);
                    refused.push((block.notation, block.problem.is_some(), unset));
                }
            }
        }
        if settings.iter().all(|(key, _)| all.front_matter().unwrap().settings(key).is_some()) {
            let start = all.front_matter().and_then(FrontMatter::start).map(|(date, _)| date.to_string());
            assert_eq!(start.as_deref(), Some("2026-03-02"), "{name}");
        }
    }
    println!("{taken} settings taken, {} refused", refused.len());
    let right = |(notation, broken, unset): &(Notation, bool, Unset)| match unset {
        Unset::Json => *notation == Notation::Json,
        Unset::Broken => *broken,
        Unset::NoFrontMatter | Unset::Unusual => false,
    };
    assert!(refused.iter().all(right), "{refused:?}");
}

#[test]
fn every_plan_is_laid_over_a_calendar_and_can_be_taken_back_on_track() {
    let start: NaiveDate = "2026-01-30".parse().unwrap();
    let (mut files, mut days, mut moved) = (0, 0, 0);
    for (name, text) in corpus() {
        let document = Document::read(text);
        let plan = Plan::of(&document);
        let calendar = Calendar::of(&document, &plan, Some(start), start).unwrap();
        let Some((first, last)) = calendar.span() else { continue };
        let mut seen = BTreeSet::new();
        for date in first.iter_days().take_while(|date| *date <= last) {
            seen.extend(Standing::on(date, &plan, Some(&calendar), &plan.done(&document)).days);
        }
        assert_eq!(seen.len(), plan.days().len(), "{name} loses a study day");
        (files, days) = (files + 1, days + seen.len());
        let today = start + Days::new(9);
        for way in [Way::Push, Way::CatchUp, Way::Rebalance(last + Days::new(30)), Way::Break(today..=last)] {
            match recover(&document, &plan, Some(&calendar), (&way, today), true) {
                Ok(recovery) => {
                    let after = Document::read(recovery.edit.apply(document.text()));
                    let now = Plan::of(&after);
                    assert_eq!(now.days().len(), plan.days().len(), "{name}");
                    let laid = Calendar::of(&after, &now, Some(start), today).unwrap();
                    for one in &recovery.moved {
                        assert_eq!(laid.dates(one.day), one.after, "{name}: {way:?}");
                    }
                    let done = |day: &_| plan.is_done(*day, &document);
                    assert!(
                        plan.ids().filter(done).all(|day| laid.dates(day) == calendar.dates(day)),
                        "{name}: {way:?}"
                    );
                    moved += recovery.moved.len();
                }
                Err(Stuck::NoDays) => assert!(plan.days().is_empty(), "{name}"),
                Err(Stuck::NothingOpen) => assert!(plan.ids().all(|day| plan.is_done(day, &document)), "{name}"),
                Err(Stuck::Over) => assert!(last < today, "{name}: {way:?}"),
                Err(stuck) => panic!("{name}: {way:?} {stuck:?}"),
            }
        }
    }
    println!("{days} study days of {files} files laid over dates; four ways back moved {moved}");
}
