//! The pictures of the README and of the book are frames of the program.
//!
//! After a change that is meant, `INSTA_UPDATE=always cargo test --test pictures` draws them anew; look at them.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::Days;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};
use roadmap::document::Document;
use roadmap::document::mark::Mark;
use roadmap::document::outline::NodeId;
use roadmap::plan::Plan;
use roadmap::plan::template::{Making, Template};
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

/// Who the pictures are for.
struct Face {
    language: Language,
    /// The sample that is written in the language.
    sample: &'static str,
    /// What a picture's name has for it.
    tag: &'static str,
    /// The keys from the study day of the date to a task, and from the first card to one that has more to say.
    to_task: &'static str,
    to_card: &'static str,
}

const FACES: [Face; 2] = [
    Face { language: Language::English, sample: "rust-in-four-weeks.md", tag: "", to_task: "j", to_card: "" },
    Face {
        language: Language::Chinese,
        sample: "2026-后端路线图.md",
        tag: "-zh",
        to_task: "j j j",
        to_card: "j j j j j j j",
    },
];

/// An evening, key by key: for how many tenths of a second its screen is seen, and what the key does, in both languages.
const EVENING: [(&str, u32, &str, &str); 11] = [
    ("", 20, "", ""),
    ("j", 5, "", ""),
    ("space", 14, "tick", "勾选"),
    ("ctrl-z", 28, "in the shell: what changed in the file", "在终端里：文件有什么变化"),
    ("c", 15, "four days behind: find a way back", "落后了：怎样赶上"),
    ("enter", 14, "the rest of the plan moves", "余下的计划顺延"),
    ("3", 15, "the plan", "计划"),
    ("4", 9, "review", "复习"),
    ("enter", 10, "what was finished comes back", "学完的会再来"),
    ("space", 14, "look", "看一看"),
    ("3", 10, "remembered", "记得"),
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

/// What the tutorial has in each language: the template and its file, what pictures of it are called, and the keys to a card
/// that has more to say.
const TUTORIALS: [(Language, &str, &str, &str, &str); 2] = [
    (Language::English, "databases", "databases-by-evening.md", "", "4 <enter> <enter> <space>"),
    (Language::Chinese, "backend", "2026-后端路线图.md", "-zh", "4 <enter> j <enter> <space>"),
];

/// The tutorial's roadmap as it is begun, with so many study days done.
fn begun(template: &str, days: usize) -> String {
    let making = Making { title: None, start: date("2026-03-02"), weekdays: None };
    let mut document = Document::read(Template::named(template).unwrap().made(&making));
    for day in 0..days {
        let plan = Plan::of(&document);
        let id = plan.day(plan.ids().nth(day).unwrap()).node;
        document.apply(&tick(&document, &plan, id, true).unwrap());
    }
    document.text().to_owned()
}

/// The pictures of the tutorial, by what they are called: its first day, the ways back a week later, a card, and how it went.
fn tutorial((language, template, sample, tag, to_card): (Language, &str, &str, &str, &str)) -> Vec<(String, String)> {
    let mut pictures = Vec::new();
    for (shade, theme, ground) in GROUNDS {
        let opened = |text: &str, day: &str| Desk::new(text).on(day).language(language).theme(theme).size(112, 24);
        let studied = || studied(language, sample, theme);
        for (name, desk) in [
            ("today", opened(&begun(template, 0), "2026-03-02").keys("1")),
            ("recover", opened(&begun(template, 3), "2026-03-09").keys("c j")),
            ("review", studied().size(112, 18).keys(to_card)),
            ("stats", studied().size(112, 40).keys("5")),
        ] {
            let drawn = svg::picture(&desk.buffer(), &format!("roadmap: {name}"), ground);
            pictures.push((format!("tutorial-{name}{tag}-{shade}.svg"), drawn));
        }
    }
    pictures
}

/// A reader's evening: a tick and what it changed in the file, a way back, the plan, and a card of the review.
fn session(face: &Face, theme: Theme) -> Vec<Frame> {
    let sample = samples().into_iter().find(|(path, _)| path.ends_with(face.sample));
    let (_, text) = sample.expect("the sample is in roadmaps/");
    let desk = Desk::new(&text).language(face.language).theme(theme).size(84, 24).on("2026-03-06").journal("");
    // Review was begun some days before, so that something is due.
    let mut desk = desk.keys("4 <enter>").midnight("2026-03-10").keys("1 g");
    let mut frames = Vec::new();
    for (key, tenths, english, chinese) in EVENING {
        let says = if face.language == Language::English { english } else { chinese };
        let screen = if key == "ctrl-z" {
            let now = fs::read_to_string(desk.path()).unwrap();
            shell(&text, &now, theme)
        } else {
            desk = match key {
                "" => desk,
                "j" => desk.keys(face.to_task),
                // The first key leads to the cards, and hence to one of them.
                "4" => desk.key(key).keys(face.to_card),
                key => desk.key(key),
            };
            desk.buffer()
        };
        frames.push(Frame { screen, key: key.to_owned(), says: says.to_owned(), tenths });
    }
    frames
}

/// What a shell says of a file of which one byte changed, in the words of git and of cmp.
fn shell(before: &str, now: &str, theme: Theme) -> Buffer {
    let changed: Vec<usize> = (0..before.len()).filter(|&at| before.as_bytes()[at] != now.as_bytes()[at]).collect();
    let [at] = changed[..] else { panic!("{} bytes changed", changed.len()) };
    let number = before[..at].matches('\n').count();
    let line = |text: &'static str, style: Style| Line::styled(text, style);
    let [old, new] = [before, now].map(|text| text.lines().nth(number).unwrap());
    let byte = |text: &str| text.as_bytes()[at];
    let lines = vec![
        line("$ git diff -U0 roadmap.md | tail -2", theme.strong),
        Line::styled(format!("-{old}"), theme.late),
        Line::styled(format!("+{new}"), theme.done),
        Line::default(),
        line("$ git show HEAD:./roadmap.md | cmp -l - roadmap.md", theme.strong),
        Line::raw(format!("{} {:3o} {:3o}", at + 1, byte(before), byte(now))),
        Line::default(),
        line("$ fg", theme.strong),
    ];
    let mut buffer = Buffer::empty(Rect::new(0, 0, 84, 24));
    Paragraph::new(lines).render(Rect::new(1, 1, 82, 22), &mut buffer);
    buffer
}

/// Every picture, by the name of its file.
fn pictures() -> Vec<(String, String)> {
    let mut pictures = Vec::new();
    for face in &FACES {
        let &Face { language, sample, tag, .. } = face;
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
            let frames = session(face, theme);
            pictures.push((format!("session{tag}-{shade}.svg"), svg::session(&frames, "roadmap: a session", ground)));
        }
    }
    pictures.extend(TUTORIALS.into_iter().flat_map(tutorial));
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

/// The README, and the pages of the book.
fn pages() -> Vec<String> {
    fn read(folder: &Path, pages: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, pages);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                pages.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut pages = vec![fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()];
    read(&folder(), &mut pages);
    pages
}

#[test]
fn every_picture_is_shown_on_a_page_and_no_other_is() {
    let shown: BTreeSet<String> = pages()
        .iter()
        .flat_map(|page| page.split(['"', '(', ')', ' ']))
        .filter(|name| name.ends_with(".svg"))
        .map(|name| name.rsplit('/').next().unwrap().to_owned())
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
