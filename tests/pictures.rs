//! The README's pictures are frames of the program.
//!
//! After a change that is meant, `INSTA_UPDATE=always cargo test --test pictures` draws them anew; look at them.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::Days;
use roadmap::document::Document;
use roadmap::document::mark::Mark;
use roadmap::document::outline::NodeId;
use roadmap::plan::Plan;
use roadmap::plan::tick::tick;
use roadmap::progress::journal::{By, Deed, Event, Place, written};
use roadmap::text::language::Language;
use roadmap::ui::theme::Theme;
use support::svg::{self, Frame, Ground};
use support::{Desk, date, samples};

/// The views that are shown, with the keys that lead to what is telling in them.
const VIEWS: [(&str, &str); 3] = [("today", "1 j"), ("roadmap", "2 n"), ("plan", "3")];

/// The dark picture and the light one; a page shows the one that suits it.
const GROUNDS: [(&str, Theme, Ground); 2] =
    [("dark", Theme::DARK, Ground::Dark), ("light", Theme::LIGHT, Ground::Light)];

/// Each language with the sample that is written in it, what a picture's name has for it, and what is sought in a session.
const LANGUAGES: [(Language, &str, &str, &str); 2] = [
    (Language::English, "rust-in-four-weeks.md", "", "iter"),
    (Language::Chinese, "2026-后端路线图.md", "-zh", "索引"),
];

/// The most that a moving picture may weigh.
const HEAVY: usize = 150_000;

fn desk(language: Language, sample: &str, theme: Theme) -> Desk {
    let (_, text) = samples().into_iter().find(|(path, _)| path.ends_with(sample)).expect("the sample is in roadmaps/");
    Desk::new(&text).on("2026-03-10").language(language).theme(theme)
}

/// The same after some weeks of study, with the journal of them: on most evenings a task or two, or a study day.
fn studied(language: Language, sample: &str, theme: Theme) -> Desk {
    let (_, text) = samples().into_iter().find(|(path, _)| path.ends_with(sample)).expect("the sample is in roadmaps/");
    let mut document = Document::read(text);
    let mut plan = Plan::of(&document);
    let days: Vec<NodeId> =
        plan.ids().filter(|&day| !plan.is_done(day, &document)).map(|day| plan.day(day).node).collect();
    let is_task = |id: &NodeId| document.outline().mark(*id) == Some(Mark::Todo) && !days.contains(id);
    let tasks: Vec<NodeId> = document.outline().ids().filter(is_task).collect();
    let event = |day: usize, deed: Deed| {
        let date = date("2026-03-02") + Days::new(day as u64);
        written(&Event { at: format!("{date}T21:00:00+08:00").parse().unwrap(), on: None, by: By::Tui, deed })
    };
    let mut journal = event(0, Deed::Began(None));
    for evening in (0..19).filter(|evening| evening % 5 != 3) {
        // Some evenings are longer than others.
        let some = tasks.iter().skip(evening).take(1 + usize::from(evening % 4 == 1)).copied();
        for id in some.chain(days.get(evening / 2).copied()) {
            let Ok(edit) = tick(&document, &plan, id, true) else { continue };
            document.apply(&edit);
            plan = Plan::of(&document);
            let place = Place::of(document.outline(), &plan, id);
            journal += &event(evening, Deed::Turned { place: place.clone(), done: true });
            if plan.day_at(id).is_some() {
                journal += &event(evening, Deed::Studied { place, done: true });
            }
        }
    }
    Desk::new(document.text()).on("2026-03-20").language(language).theme(theme).journal(&journal)
}

/// A reader's evening, key by key: a tick, a look into the roadmap, a search, the plan, and a way back.
fn session(mut desk: Desk, sought: &str) -> Vec<Frame> {
    let seen = |desk: &Desk, key: &str, tenths| Frame { screen: desk.buffer(), key: key.to_owned(), tenths };
    let mut frames = vec![seen(&desk, "", 22)];
    let typed: Vec<String> = sought.chars().map(String::from).collect();
    let typed = typed.iter().map(|letter| (letter.as_str(), 4));
    let before = [("j", 7), ("space", 16), ("tab", 12), ("n", 7), ("/", 7)];
    let behind = [("enter", 12), ("v", 20), ("esc", 5), ("3", 20), ("c", 14), ("j", 20), ("enter", 24)];
    for (key, tenths) in before.into_iter().chain(typed).chain(behind) {
        desk = desk.key(key);
        frames.push(seen(&desk, key, tenths));
    }
    frames
}

/// Every picture, by the name of its file.
fn pictures() -> Vec<(String, String)> {
    let mut pictures = Vec::new();
    for (language, sample, tag, sought) in LANGUAGES {
        for (shade, theme, ground) in GROUNDS {
            for (view, keys) in VIEWS {
                let desk = desk(language, sample, theme).size(112, 28).keys(keys);
                let drawn = svg::picture(&desk.buffer(), &format!("roadmap: {view}"), ground);
                pictures.push((format!("{view}{tag}-{shade}.svg"), drawn));
            }
            let drawn = svg::picture(
                &studied(language, sample, theme).size(112, 40).keys("5").buffer(),
                "roadmap: stats",
                ground,
            );
            pictures.push((format!("stats{tag}-{shade}.svg"), drawn));
            let frames = session(desk(language, sample, theme).size(84, 24), sought);
            pictures.push((format!("session{tag}-{shade}.svg"), svg::session(&frames, "roadmap: a session", ground)));
        }
    }
    pictures
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

#[test]
fn the_pictures_are_what_the_program_draws() {
    let folder = folder();
    for (name, drawn) in pictures() {
        let path = folder.join(&name);
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &drawn).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(kept == drawn, "docs/{name} shows another frame; draw it with INSTA_UPDATE=always and look at it");
        assert!(drawn.len() < HEAVY, "docs/{name} has {} bytes", drawn.len());
    }
}

#[test]
fn the_readme_shows_every_picture_and_no_other() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let shown: BTreeSet<String> = readme
        .split(['"', '(', ')', ' '])
        .filter_map(|word| word.strip_prefix("docs/"))
        .filter(|name| name.ends_with(".svg"))
        .map(str::to_owned)
        .collect();
    let drawn: BTreeSet<String> = pictures().into_iter().map(|(name, _)| name).collect();
    assert_eq!(shown, drawn);
    let kept: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".svg"))
        .collect();
    assert_eq!(kept, drawn);
}
