//! The library: several roadmaps in short, and what keys and what is read make of them. Nothing is read here but keys.

#![allow(clippy::unwrap_used, clippy::needless_pass_by_value)]

mod support;

use std::path::{Path, PathBuf};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use roadmap::app::action::{Action, View};
use roadmap::app::keymap::Keymap;
use roadmap::app::library::shelved::Known;
use roadmap::app::library::{Library, Told, Wish};
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::text::language::Language;
use roadmap::text::sanitise::sanitise;
use roadmap::tui::input::in_library;
use roadmap::ui::library::LibraryScreen;
use roadmap::ui::theme::{Glyphs, Theme};
use roadmap::ui::words::Words;
use support::{date, pressed, rows, styled};
use unicode_width::UnicodeWidthStr;

/// Files, by their paths.
const FILES: [(&str, &str); 6] = [
    (
        "roadmaps/后端.md",
        "---\nstart: 2026-02-01\n---\n# 2026 后端学习路线\n\n- [x] HTTP\n- [ ] 数据库\n\n## Phase 1: 语言基础\n\n- **Day 1: 类型**\n- **Day 2: 接口**\n- **Day 3-5: 并发练习**\n",
    ),
    ("roadmaps/list.md", "# Reading list\n\n- [x] One\n- [x] Two\n"),
    ("roadmaps/README.md", "# Nothing to be done\n\nWords.\n"),
    (
        "roadmaps/deep/in/a/folder/with/a/very/long/path/that/says/most/at/its/end.md",
        "- [ ] a roadmap without a title\n",
    ),
    (
        "roadmaps/rust.md",
        "---\nstart: 2026-01-26\n---\n# Rust in a week, with a title that is longer than any that fits beside what else there is to say\n\n- [x] Day 1: Ownership\n- [ ] Day 2: Borrowing\n- [ ] Day 3: Traits\n",
    ),
    ("roadmaps/undated.md", "# Later\n\n## Phase 1\n\n- Day 1: Begin\n"),
];

/// A library on a screen.
struct Desk {
    library: Library,
    screen: LibraryScreen,
    words: Words,
    theme: Theme,
    size: (u16, u16),
    wish: Option<Wish>,
}

impl Desk {
    /// A library of which nothing is known yet.
    fn new() -> Self {
        Self::in_language(Language::English)
    }

    fn in_language(language: Language) -> Self {
        let words = Words::of(language);
        let screen = LibraryScreen::new(Theme::ANSI, words, Some("~/.config/roadmap/config.toml".to_owned()));
        let library = Library::new(Keymap::default(), date("2026-02-04"));
        Self { library, screen, words, theme: Theme::ANSI, size: (80, 24), wish: None }
    }

    /// One in which all files are found and read.
    fn full(language: Language) -> Self {
        Self::in_language(language).found(&FILES).read(&[0, 1, 2, 3, 4, 5])
    }

    fn found(mut self, files: &[(&str, &str)]) -> Self {
        let found = files.iter().map(|(path, _)| (PathBuf::from(path), sanitise(path).into_owned())).collect();
        self.library.hear(Told::Found(found));
        self
    }

    /// Some of the files are read, by their places.
    fn read(mut self, places: &[usize]) -> Self {
        let read = places.iter().map(|&at| (at, self.known(FILES[at].1))).collect();
        self.library.hear(Told::Read(read));
        self
    }

    fn known(&self, text: &str) -> Known {
        let opening =
            Opening { date: self.library.date(), view: Some(View::Plan), is_once: true, ..Opening::default() };
        let app = App::new(Document::read(text.to_owned()), opening);
        if app.is_roadmap() { Known::Roadmap(self.words.summary(&app)) } else { Known::NoRoadmap }
    }

    fn hears(mut self, told: Told) -> Self {
        self.library.hear(told);
        self
    }

    fn keys(mut self, keys: &str) -> Self {
        for event in pressed(keys) {
            self.frame();
            for action in in_library(&event, &self.library, &self.screen) {
                self.wish = self.library.update(action);
            }
        }
        self
    }

    fn frame(&mut self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| self.screen.draw(&self.library, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    fn text(&mut self) -> String {
        rows(&self.frame()).join("\n")
    }

    #[track_caller]
    fn shows(mut self, words: &str) -> Self {
        let text = self.text();
        assert!(text.contains(words), "{words:?} is not in\n{text}");
        self
    }

    #[track_caller]
    fn hides(mut self, words: &str) -> Self {
        let text = self.text();
        assert!(!text.contains(words), "{words:?} is in\n{text}");
        self
    }

    #[track_caller]
    fn selects(self, title: &str) -> Self {
        let row = self.library.rows()[self.library.selected()];
        assert_eq!(self.library.file(row).title(), title);
        self
    }

    #[track_caller]
    fn wishes(self, wish: Option<Wish>) -> Self {
        assert_eq!(self.wish, wish);
        self
    }
}

fn opens(path: &str, view: Option<View>) -> Option<Wish> {
    Some(Wish::Open(path.into(), view))
}

#[test]
fn rows_appear_as_they_are_read_and_none_that_is_shown_moves() {
    let order = |desk: &mut Desk| -> Vec<String> {
        let rows = desk.library.rows().to_vec();
        rows.iter().map(|row| desk.library.file(*row).shown.clone()).collect()
    };
    let mut desk = Desk::new().shows("looking").hides("No roadmap").found(&FILES).shows("reading 0/6");
    let mut before: Vec<String> = Vec::new();
    for places in [&[4][..], &[1, 3], &[0], &[2], &[5]] {
        desk = desk.read(places);
        let now = order(&mut desk);
        assert!(now.starts_with(&before), "{before:?} became {now:?}");
        before = now;
    }
    let listed = [0, 1, 3, 4, 5].map(|at| FILES[at].0.to_owned());
    assert_eq!(before, listed, "a file without anything to be done in it is left out");
    let desk = desk.hides("reading");
    // What was known stays while all is read again, and what is selected stays selected.
    let desk = desk.keys("j j").hears(Told::Found(vec![(FILES[1].0.into(), FILES[1].0.into())]));
    desk.selects("Reading list").shows("reading 0/1").shows("2/2");
}

#[test]
fn keys_go_from_row_to_row_and_enter_opens_one() {
    let desk = Desk::full(Language::English).selects("2026 后端学习路线").keys("j <enter>");
    let desk = desk.wishes(opens(FILES[1].0, None)).keys("G <enter>").wishes(opens(FILES[5].0, None));
    let desk = desk.keys("g <enter>").wishes(opens(FILES[0].0, None)).keys("k <enter>").wishes(opens(FILES[0].0, None));
    let desk =
        desk.keys("1 j <enter>").wishes(opens(FILES[4].0, Some(View::Today))).keys("2").selects("2026 后端学习路线");
    let desk = desk.keys("r").wishes(Some(Wish::Read)).keys("<ctrl-l>").wishes(Some(Wish::Redraw));
    let desk = desk.keys("? q").wishes(None).hides("find a roadmap by its title");
    desk.keys("<ctrl-z>").wishes(Some(Wish::Suspend)).keys("q").wishes(Some(Wish::Quit));
    Desk::new().keys("<enter> j G 1 <enter> <esc>").wishes(None);
}

#[test]
fn a_title_is_found_as_it_is_typed_written_or_spelled() {
    let desk = Desk::full(Language::English).keys("/ read").shows("1 found").selects("Reading list");
    let desk = desk.keys("<enter>").wishes(opens(FILES[1].0, None)).shows("Later");
    let desk = desk.keys("/ hd").selects("2026 后端学习路线").keys("<esc>").shows("Reading list");
    let desk = desk.keys("/ zzz").shows("No roadmap is called so.").keys("<enter>").wishes(None).shows("0 found");
    // Letters are letters, and what is selected before stays where it fits.
    let desk = desk.keys("<ctrl-u> q").shows("/ q").keys("<esc> G / a <down> <esc>");
    desk.shows("Later");
}

#[test]
fn today_lists_the_study_days_of_all_roadmaps() {
    let desk = Desk::full(Language::English).keys("1").shows("[Today 3]").shows("[ ] Phase 1, Day 3-5  并发练习");
    let desk = desk.shows("today").shows("[ ] Day 2  Borrowing").shows("late").shows("Phase 1, Day 1  Begin");
    desk.keys("/ later").shows("[Today 1]").hides("Borrowing");
    Desk::new()
        .found(&FILES[1..2])
        .hears(Told::Read(vec![(0, Known::NoRoadmap)]))
        .keys("1")
        .shows("No roadmap is known");
    Desk::new().found(&FILES).read(&[1]).hears(Told::Found(Vec::new())).keys("1").shows("No roadmap is known");
    let one = Desk::new();
    let known = one.known(FILES[1].1);
    one.found(&FILES[1..2]).hears(Told::Read(vec![(0, known)])).keys("1").shows("No study day is due today.");
}

#[test]
fn where_one_comes_back_the_roadmap_is_selected_and_its_figures_are_fresh() {
    let mut desk = Desk::full(Language::English).keys("g");
    let Known::Roadmap(fresh) = desk.known("# Reading list\n\n- [x] One\n- [ ] Two\n- [ ] Three\n") else { panic!() };
    desk.library.come_back(Path::new(FILES[1].0), Some(fresh));
    drop(desk.selects("Reading list").shows("1/3"));
    // One that was opened without the library is selected as soon as it is listed, by whichever of its names.
    let mut desk = Desk::new();
    desk.library.come_back(Path::new(FILES[4].0), None);
    let here = std::path::absolute(FILES[4].0).unwrap();
    let files = [("/a/first.md", ""), (here.to_str().unwrap(), "")];
    let known = [FILES[1].1, FILES[4].1].map(|text| desk.known(text));
    let desk = desk.found(&files).hears(Told::Read(known.into_iter().enumerate().collect()));
    assert_eq!(desk.library.selected(), 1);
    drop(desk.keys("k").selects("Reading list"));
}

#[test]
fn what_cannot_be_read_is_said_where_it_would_stand() {
    let why = "cannot read a.md: permission denied";
    let desk = Desk::new().found(&[("b/a.md", ""), ("b/c.md", "")]);
    let known = vec![(0, Known::Unreadable(why.to_owned())), (1, desk.known(FILES[1].1))];
    let desk = desk.hears(Told::Read(known)).shows("a.md").shows(why).shows("[Roadmaps 2]");
    let desk = desk.keys("<enter>").wishes(opens("b/a.md", None)).hears(Told::Wrong("it is gone".to_owned()));
    desk.shows("it is gone").keys("j").hides("it is gone").selects("Reading list");
}

#[test]
fn clicks_select_and_open_and_choose_a_part() {
    let mut desk = Desk::full(Language::English);
    desk.frame();
    assert_eq!(desk.screen.click(&desk.library, 10, 5), [Action::Select(1)]);
    assert_eq!(desk.screen.double_click(&desk.library, 10, 5), [Action::Select(1)]);
    desk.library.update(Action::Select(1));
    assert_eq!(desk.screen.double_click(&desk.library, 10, 5), [Action::Select(1), Action::Open]);
    assert_eq!(desk.screen.click(&desk.library, 3, 1), [Action::Show(View::Today)]);
    assert!(desk.screen.click(&desk.library, 3, 22).is_empty());
}

#[test]
fn ten_thousand_roadmaps_cost_no_more_than_the_screen() {
    let names: Vec<String> = (0..10_000).map(|number| format!("{number}.md")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let desk = Desk::new().found(&files);
    let known = desk.known(FILES[0].1);
    let mut desk = desk.hears(Told::Read((0..10_000).map(|at| (at, known.clone())).collect())).keys("G");
    assert_eq!(desk.library.selected(), 9_999);
    let last = desk.text();
    assert!(last.contains("9999.md") && last.contains("9990 more") || last.contains("more"), "{last}");
    desk.keys("/ 后端").shows("10000 found");
}

/// Every screen that is snapped.
fn screens(language: Language) -> Vec<(&'static str, Desk)> {
    let full = || Desk::full(language);
    let unreadable = Known::Unreadable("cannot read roadmaps/list.md: permission denied".to_owned());
    vec![
        ("library", full()),
        ("library_today", full().keys("1 j")),
        ("library_reading", Desk::in_language(language).found(&FILES).read(&[0, 1])),
        ("library_found", full().keys("/ r")),
        ("library_help", full().keys("?")),
        ("library_empty", Desk::in_language(language).hears(Told::Found(Vec::new()))),
        (
            "library_wrong",
            full()
                .hears(Told::Read(vec![(1, unreadable)]))
                .hears(Told::Wrong("cannot read notes/private: permission denied; and 2 more".to_owned())),
        ),
    ]
}

#[test]
fn the_library_looks_as_it_was_seen_to_look_at_every_size() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (language, tag) in [(Language::English, ""), (Language::Chinese, "_zh")] {
            for (name, mut desk) in screens(language) {
                let mut shown = String::new();
                for size in [(40, 12), (80, 24), (120, 40), (200, 60)] {
                    desk.size = size;
                    shown += &format!("=== {}x{}\n{}", size.0, size.1, styled(&desk.frame()));
                }
                insta::assert_snapshot!(format!("{name}{tag}"), shown);
            }
        }
    });
}

#[test]
fn nothing_is_cut_in_half_and_nothing_rests_on_colour_at_any_size() {
    for language in Language::ALL {
        for (name, mut desk) in screens(language) {
            for size in [(1, 1), (24, 4), (30, 8), (40, 12), (56, 10), (80, 24), (109, 24), (110, 24), (200, 60)] {
                for theme in [Theme::ANSI, Theme::MONO, Theme { glyphs: Glyphs::ASCII, ..Theme::MONO }] {
                    desk.theme = theme;
                    desk.size = size;
                    desk.screen = LibraryScreen::new(theme, desk.words, None);
                    let (text, buffer) = (desk.text(), desk.frame());
                    for line in text.lines() {
                        assert!(line.width() <= usize::from(size.0), "{name} {size:?}\n{text}");
                    }
                    if theme == Theme::MONO {
                        let is_grey = buffer.content.iter().all(|cell| cell.fg == ratatui::style::Color::Reset);
                        assert!(is_grey, "{name} {size:?}");
                    }
                }
            }
        }
    }
}
