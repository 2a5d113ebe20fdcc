//! What a terminal shows of real files: the bytes that are written to it are read by an emulator, and every cell of that is
//! held against what was drawn; and lines break as Chinese and Japanese want them broken.
//!
//! The files of `../shared/corpus` are not part of the project: where they are missing, the samples in `roadmaps/` do.

#![allow(clippy::unwrap_used)]

mod support;

use std::cell::RefCell;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::Path;
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use roadmap::app::action::{Action, View};
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::text::language::Language;
use roadmap::text::wrap::{width, wrap};
use roadmap::ui::Screen;
use roadmap::ui::theme::Theme;
use roadmap::ui::words::Words;
use support::{date, rows, samples};

/// The columns of a screen, from a narrow one to one with panes beside each other.
const COLUMNS: std::ops::RangeInclusive<u16> = 40..=120;

/// The lines of a screen: a file is looked at from its top and from its end.
const LINES: u16 = 40;

/// Every real file, or the samples; with the name that a failure is told by.
fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("only the samples: there is no corpus at {}", folder.display());
        return samples().into_iter().map(|(path, text)| (path.display().to_string(), text)).collect();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        // Terminals differ in whether a letter that stands beneath another takes a cell.
        let text = text.replace(|c: char| ('\u{1780}'..='\u{17ff}').contains(&c), "x");
        (path.file_name().unwrap().to_string_lossy().into_owned(), text)
    };
    paths.into_iter().map(read).collect()
}

/// What is written to a terminal, for a reader at its other end.
#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A terminal with somebody at its other end.
struct Line {
    wire: Wire,
    terminal: Terminal<CrosstermBackend<Wire>>,
    emulator: vt100::Parser,
}

impl Line {
    fn new((columns, lines): (u16, u16)) -> Self {
        let wire = Wire::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, lines));
        let terminal =
            Terminal::with_options(CrosstermBackend::new(wire.clone()), TerminalOptions { viewport }).unwrap();
        Self { wire, terminal, emulator: vt100::Parser::new(cells(lines), cells(columns), 0) }
    }

    /// Draws a frame over what is there. Returns what differs between what was drawn and what is seen.
    fn draw(&mut self, app: &App, screen: &mut Screen) -> Vec<String> {
        let drawn = self.terminal.draw(|frame| screen.draw(app, frame)).unwrap().buffer.clone();
        let bytes = std::mem::take(&mut *self.wire.0.borrow_mut());
        self.emulator.process(&bytes);
        self.differences(&drawn)
    }

    fn differences(&self, drawn: &Buffer) -> Vec<String> {
        let seen = self.emulator.screen();
        let mut wrong = Vec::new();
        for ((y, row), shown) in (0..).zip(rows(drawn)).zip(seen.rows(0, drawn.area.width)) {
            if shown.trim_end() != row || seen.row_wrapped(y) {
                wrong.push(format!("{y}\n  drawn {row}\n  seen  {}", shown.trim_end()));
                continue;
            }
            for x in (0..drawn.area.width).filter(|_| !row.is_ascii()) {
                let is_wide = width(drawn[(x, y)].symbol()) == 2;
                let is_whole = !is_wide || seen.cell(y, x + 1).is_some_and(vt100::Cell::is_wide_continuation);
                if seen.cell(y, x).is_none_or(|cell| cell.is_wide() != is_wide) || !is_whole {
                    wrong.push(format!("{y}, column {x}: {:?} is cut in half or moved: {row}", drawn[(x, y)].symbol()));
                }
            }
        }
        wrong
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

/// Every view of a file, by the actions that lead there.
fn views(document: &Document) -> Vec<(&'static str, App)> {
    let open =
        |view| App::new(document.clone(), Opening { date: date("2026-03-10"), view: Some(view), ..Opening::default() });
    let act = |mut app: App, actions: &[Action]| {
        for action in actions {
            let _ = app.update(*action);
        }
        app
    };
    let tree = open(View::Roadmap);
    vec![
        ("today", open(View::Today)),
        ("plan", open(View::Plan)),
        ("plan's end", act(open(View::Plan), &[Action::Last])),
        ("roadmap", tree.clone()),
        ("roadmap's end", act(tree.clone(), &[Action::Last])),
        ("detail", act(tree.clone(), &[Action::Look])),
        ("detail of an open task", act(tree, &[Action::NextOpen, Action::Look])),
    ]
}

/// How many columns on the next width is, where not all of them are asked for: `WIDTH_STEP=1`.
fn step(usual: usize) -> usize {
    std::env::var("WIDTH_STEP").ok().and_then(|step| step.parse().ok()).unwrap_or(usual)
}

/// What a terminal shows otherwise than it was drawn, of one file at some of the columns; which ones differs from file to file,
/// and a long file is drawn at fewer.
fn differences(number: usize, name: &str, text: &str) -> Vec<String> {
    let document = Document::read(text.to_owned());
    let step = step(if document.outline().len() > 400 { 40 } else { 20 });
    let views = views(&document);
    let mut wrong = Vec::new();
    for columns in COLUMNS.skip(number % step).step_by(step) {
        let language = if columns % 2 == 0 { Language::English } else { Language::Chinese };
        let mut line = Line::new((columns, LINES));
        for (view, app) in &views {
            let mut screen = Screen::new(Theme::DARK, Words::of(language), "roadmap.md".to_owned());
            let found = line.draw(app, &mut screen);
            wrong.extend(found.into_iter().map(|what| format!("{name}, {view} at {columns}: line {what}")));
        }
    }
    wrong
}

#[test]
fn a_terminal_shows_what_was_drawn() {
    let files: Vec<(usize, (String, String))> = files().into_iter().enumerate().collect();
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let look = |part: usize| {
            let mine = files.iter().filter(move |(number, _)| number % 2 == part);
            mine.flat_map(|(number, (name, text))| differences(*number, name, text)).collect::<Vec<_>>()
        };
        let threads = [0, 1].map(|part| scope.spawn(move || look(part)));
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(
        wrong.is_empty(),
        "{} lines are not as they were drawn:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
}

/// What no line of Chinese or Japanese begins with.
const CLOSING: &[char] =
    &['，', '。', '、', '；', '：', '？', '！', '）', '》', '」', '』', '】', '〉', '〕', '％', 'ー'];

/// What none ends with.
const OPENING: &[char] = &['（', '《', '「', '『', '【', '〈', '〔'];

#[test]
fn lines_begin_and_end_as_chinese_and_japanese_want_it() {
    let mut wrong = Vec::new();
    for (name, text) in files() {
        let document = Document::read(text);
        let outline = document.outline();
        let titles = outline.ids().map(|id| outline.title(id));
        for (number, title) in
            titles.enumerate().filter(|(_, title)| title.contains(CLOSING) || title.contains(OPENING))
        {
            // Where it fits it does not break, and in a few cells there is nothing to choose.
            let step = step(3);
            for cells in (10 + number % step..width(title).min(110)).step_by(step) {
                let lines: Vec<&str> = wrap(title, cells).into_iter().map(|line| &title[line]).collect();
                let breaks = lines.windows(2).map(|pair| (pair[0], pair[1]));
                for (line, next) in breaks {
                    if line.ends_with(OPENING) || next.starts_with(CLOSING) {
                        wrong.push(format!("{name} in {cells} cells: {line} | {next}"));
                    }
                }
                let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
                assert!(longest <= cells, "{name}: {lines:?} in {cells} cells");
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} lines break where none may:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
}
