//! A roadmap on a desk: a real file, the real store and app, real keys, and a screen in memory.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use chrono::NaiveDate;
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use roadmap::app::action::{Action, Effect, News, View};
use roadmap::app::filter::Saved;
use roadmap::app::keymap::{Change, Keymap};
use roadmap::app::query::Query;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::document::stamp::Dialect;
use roadmap::progress::journal::{self, By, Deed, Journal, Stamp};
use roadmap::store::Store;
use roadmap::store::watch::Sighting;
use roadmap::text::language::Language;
use roadmap::tui::input;
use roadmap::tui::saver::{Answer, Order, Orders, Saver};
use roadmap::ui::Screen;
use roadmap::ui::theme::{Glyphs, Theme};
use roadmap::ui::words::Words;
use tempfile::TempDir;

use super::{event, picture, pressed};

/// An open roadmap. Everything said to it happens in order; what is claimed of it is checked at once.
pub struct Desk {
    // Removed when the desk is gone.
    _folder: TempDir,
    path: PathBuf,
    saver: Saver,
    orders: Orders,
    /// What is asked of the file and not done yet.
    asked_for: Receiver<Order>,
    is_slow: bool,
    app: App,
    opening: Opening,
    screen: Screen,
    theme: Theme,
    language: Language,
    size: (u16, u16),
    left: bool,
    /// What was last asked of other programs.
    asked: Option<Effect>,
    /// The lines of the journal, where one is kept.
    journal: Option<String>,
}

impl Desk {
    /// Opens a file that holds `text`, on a fixed day.
    pub fn new(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// The same for a file that may hold no text.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("roadmap.md");
        fs::write(&path, bytes).unwrap();
        let store = Store::open(&path).unwrap();
        let naming = Words::default().naming();
        let opening = Opening { date: date("2026-02-04"), naming, ..Opening::default() };
        let app = App::new(Document::read(store.text().to_owned()), opening);
        let (orders, asked_for) = Orders::new();
        let screen = Screen::new(Theme::ANSI, Words::default(), "roadmap.md".to_owned());
        let desk = Self {
            _folder: folder,
            path,
            saver: Saver::of(store, Language::default()),
            orders,
            asked_for,
            is_slow: false,
            app,
            opening,
            screen,
            theme: Theme::ANSI,
            language: Language::default(),
            size: (80, 24),
            left: false,
            asked: None,
            journal: None,
        };
        desk.opened()
    }

    /// Opens the file as on another day.
    pub fn on(mut self, day: &str) -> Self {
        self.opening.date = date(day);
        self.opened()
    }

    /// Opens the file with another first day of its plan.
    pub fn start(mut self, day: &str) -> Self {
        self.opening.start = Some(date(day));
        self.opened()
    }

    /// Opens the file in a view.
    pub fn view(mut self, view: View) -> Self {
        self.opening.view = Some(view);
        self.opened()
    }

    /// Opens the file for a reader who wants ticks stamped.
    pub fn stamp(mut self, dialect: Dialect) -> Self {
        self.opening.stamp = Some(dialect);
        self.opened()
    }

    /// Opens the file in a language.
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self.opening.naming = Words::of(language).naming();
        self.opened()
    }

    /// Opens the file for a reader who has other keys for some actions.
    pub fn own_keys(mut self, changed: &[(&str, &[&str])]) -> Self {
        let named = |name: &str| (1, name.to_owned());
        let change = |(action, keys): &(&str, &[&str])| Change {
            action: named(action),
            keys: keys.iter().map(|key| named(key)).collect(),
        };
        self.opening.keys = Keymap::changed(&changed.iter().map(change).collect::<Vec<_>>()).unwrap();
        self.opened()
    }

    /// Opens the file for a reader whose settings name filters.
    pub fn own_filters(mut self, filters: &[(&str, &str)]) -> Self {
        let saved = |(name, text): &(&str, &str)| Saved { name: (*name).to_owned(), query: Query::read(text).unwrap() };
        self.opening.filters = Box::leak(filters.iter().map(saved).collect());
        self.opened()
    }

    /// Keeps a journal, which begins with these lines.
    pub fn journal(mut self, lines: &str) -> Self {
        self.journal = Some(lines.to_owned());
        self.opened()
    }

    /// The journal's lines so far, without their times.
    pub fn noted(&self) -> Vec<String> {
        let events = self.journal.iter().flat_map(|text| text.lines()).filter_map(journal::read_line);
        let title = |deed: &Deed| deed.place().map_or(String::new(), |place| format!(" {}", place.text));
        events.map(|event| format!("{}{}", Words::default().did(&event.deed).trim(), title(&event.deed))).collect()
    }

    /// Writes down what was done.
    fn note(&mut self) {
        let Some(lines) = &mut self.journal else { return };
        let at = self.app.standing().date.and_hms_opt(12, 0, 0).unwrap().and_utc().fixed_offset();
        let stamp = Stamp { at, on: None, by: By::Tui, found_at: at };
        loop {
            let unwritten = self.app.take_unwritten();
            if unwritten.is_empty() {
                return;
            }
            let events: Vec<_> = unwritten.into_iter().map(|new| stamp.event(new.deed, new.is_own)).collect();
            events.iter().for_each(|event| lines.push_str(&journal::written(event)));
            assert_eq!(self.app.hear(News::Noted(events)), None);
        }
    }

    /// Opens the file for a reader who reviews no more than so many items a day.
    pub fn cap(mut self, cap: u32) -> Self {
        self.opening.habit.cap = cap;
        self.opened()
    }

    /// Opens the file with signs that every font has.
    pub fn ascii(mut self) -> Self {
        self.theme.glyphs = Glyphs::ASCII;
        self.opened()
    }

    /// Opens the file in a theme.
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self.opened()
    }

    /// Opens the file without colours.
    pub fn mono(self) -> Self {
        self.theme(Theme::MONO)
    }

    fn opened(mut self) -> Self {
        let store = Store::open(&self.path).unwrap();
        self.app = App::new(Document::read(store.text().to_owned()), self.opening);
        self.saver = Saver::of(store, self.language);
        (self.orders, self.asked_for) = Orders::new();
        self.screen = Screen::new(self.theme, Words::of(self.language), "roadmap.md".to_owned());
        if let Some(lines) = &self.journal {
            assert_eq!(self.app.hear(News::Journal(Box::new(Journal::read(lines, 0)))), None);
            self.note();
        }
        self.draw();
        self
    }

    /// Makes the screen so many cells wide and so many lines high.
    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self.draw();
        self
    }

    /// Presses one key, by its name in the key table.
    pub fn key(mut self, name: &str) -> Self {
        self.happen(&event(name));
        self
    }

    /// Presses keys, as [`pressed`] reads them. A frame is drawn after each.
    pub fn keys(mut self, keys: &str) -> Self {
        for event in pressed(keys) {
            self.happen(&event);
        }
        self
    }

    /// Clicks at a cell.
    pub fn click(mut self, column: u16, row: u16) -> Self {
        let kind = MouseEventKind::Down(MouseButton::Left);
        self.happen(&Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// Turns the wheel down by so many notches; up, where negative.
    pub fn wheel(mut self, notches: i32) -> Self {
        let kind = if notches < 0 { MouseEventKind::ScrollUp } else { MouseEventKind::ScrollDown };
        for _ in 0..notches.abs() {
            self.happen(&Event::Mouse(MouseEvent { kind, column: 0, row: 0, modifiers: KeyModifiers::NONE }));
        }
        self
    }

    /// Clicks twice at a cell.
    pub fn double_click(self, column: u16, row: u16) -> Self {
        self.click(column, row).second_click(column, row)
    }

    /// Clicks at a cell right after a click there.
    pub fn second_click(mut self, column: u16, row: u16) -> Self {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let mouse = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        for action in input::double_click(mouse, &self.app, &self.screen) {
            self.act(action);
        }
        self.turn();
        self
    }

    /// Turns the wheel by one notch over a cell: down, or up where negative.
    pub fn wheel_at(mut self, notch: i32, column: u16, row: u16) -> Self {
        let kind = if notch < 0 { MouseEventKind::ScrollUp } else { MouseEventKind::ScrollDown };
        self.happen(&Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// Pastes.
    pub fn paste(mut self, text: &str) -> Self {
        self.happen(&Event::Paste(text.to_owned()));
        self
    }

    /// Does something to the file behind the program's back.
    pub fn outside(self, act: impl FnOnce(&Path)) -> Self {
        act(&self.path);
        self
    }

    /// Lets the program notice what was done to the file.
    pub fn looks(mut self, sighting: Sighting) -> Self {
        self.orders.ask(Order::Look(sighting));
        self.turn();
        self
    }

    /// Puts the file on a disk that is so slow that nothing comes of what is asked of it.
    pub fn slow(mut self) -> Self {
        self.is_slow = true;
        self
    }

    /// The disk does what was asked of it, and is as fast as can be.
    pub fn settles(mut self) -> Self {
        self.is_slow = false;
        self.turn();
        self
    }

    /// Leaves, and comes back on a day.
    pub fn comes_back(mut self, day: &str) -> Self {
        let left = self.app.left_off().to_string();
        self.opening.date = date(day);
        self.opened().resumes(&left)
    }

    /// Goes on where a session ended that left this.
    pub fn resumes(mut self, left: &str) -> Self {
        self.app.resume(&left.parse().unwrap());
        self.draw();
        self
    }

    /// Lets a sync tool leave a copy beside the file.
    pub fn copy(mut self, name: &str, text: &str) -> Self {
        assert_eq!(self.app.hear(News::Copy { name: name.to_owned(), text: text.to_owned() }), None);
        self.draw();
        self
    }

    /// Lets the program hear of something.
    pub fn hears(mut self, news: News) -> Self {
        assert_eq!(self.app.hear(news), None);
        self.draw();
        self
    }

    /// Lets midnight pass.
    pub fn midnight(mut self, day: &str) -> Self {
        assert_eq!(self.app.hear(News::Date(date(day))), None);
        self.draw();
        self
    }

    fn happen(&mut self, event: &Event) {
        for action in input::actions(event, &self.app, &self.screen) {
            self.act(action);
        }
        self.turn();
    }

    fn act(&mut self, action: Action) {
        let effect = self.app.update(action);
        self.obey(effect);
    }

    fn obey(&mut self, effect: Option<Effect>) {
        match effect {
            Some(Effect::Save(edit)) => self.orders.save(edit),
            Some(Effect::Quit) => self.left = true,
            Some(Effect::Suspend | Effect::Redraw) | None => {}
            other => self.asked = other,
        }
    }

    /// Lets the disk do what was asked of it, where it is fast enough for that, and draws.
    fn turn(&mut self) {
        while !self.is_slow {
            let mut answers = Vec::new();
            self.saver.carry_out(self.asked_for.try_iter(), |answer| answers.push(answer));
            if answers.is_empty() {
                break;
            }
            for answer in answers {
                let Answer::News(news) = answer else { continue };
                self.orders.hear(&news);
                let effect = self.app.hear(news);
                self.obey(effect);
            }
        }
        self.note();
        self.draw();
    }

    fn draw(&mut self) {
        drawn(&self.app, &mut self.screen, self.size);
    }

    /// The frame that is shown.
    pub fn buffer(&self) -> Buffer {
        drawn(&self.app, &mut self.screen.clone(), self.size)
    }

    /// The screen's rows.
    pub fn screen(&self) -> Vec<String> {
        picture::rows(&self.buffer())
    }

    /// The screen's rows with how they look.
    pub fn styled(&self) -> String {
        picture::styled(&self.buffer())
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What drawing remembers.
    pub fn drawing(&self) -> &Screen {
        &self.screen
    }

    /// The program's state.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The title of what is selected; empty where nothing is.
    pub fn selection(&self) -> &str {
        self.app.list().node().map_or("", |id| self.app.document().outline().title(id))
    }

    /// The terminal's cursor stands at this cell.
    #[track_caller]
    pub fn cursor(self, column: u16, row: u16) -> Self {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| self.screen.clone().draw(&self.app, frame)).unwrap();
        let at = terminal.get_cursor_position().unwrap();
        assert_eq!((at.x, at.y), (column, row), "the cursor stands elsewhere{}", self.seen());
        self
    }

    /// The file is, byte for byte, this; and the program shows this very text.
    #[track_caller]
    pub fn file(self, expected: &str) -> Self {
        let text = self.bytes(expected.as_bytes());
        assert_eq!(text.app.document().text(), expected, "the program holds another text than the file{}", text.seen());
        text
    }

    /// The file is, byte for byte, this.
    #[track_caller]
    pub fn bytes(self, expected: &[u8]) -> Self {
        let found = fs::read(&self.path).unwrap();
        let readable = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(
            found == expected,
            "the file is\n{:?}\nand not\n{:?}{}",
            readable(&found),
            readable(expected),
            self.seen()
        );
        self
    }

    /// There is no file any more.
    #[track_caller]
    pub fn no_file(self) -> Self {
        assert!(!self.path.exists(), "there is a file again{}", self.seen());
        self
    }

    /// The screen shows these words, on one line.
    #[track_caller]
    pub fn shows(self, words: &str) -> Self {
        assert!(
            self.screen().iter().any(|row| row.contains(words)),
            "the screen does not show {words:?}{}",
            self.seen()
        );
        self
    }

    /// The screen shows these words nowhere.
    #[track_caller]
    pub fn hides(self, words: &str) -> Self {
        assert!(!self.screen().iter().any(|row| row.contains(words)), "the screen shows {words:?}{}", self.seen());
        self
    }

    /// What has this title is selected.
    #[track_caller]
    pub fn selects(self, title: &str) -> Self {
        assert_eq!(self.selection(), title, "something else is selected{}", self.seen());
        self
    }

    /// This was asked of another program.
    #[track_caller]
    pub fn asks(mut self, expected: Effect) -> Self {
        assert_eq!(self.asked.take(), Some(expected), "something else is asked for{}", self.seen());
        self
    }

    /// Nothing was asked of another program.
    #[track_caller]
    pub fn asks_for_nothing(self) -> Self {
        assert_eq!(self.asked, None, "something is asked for{}", self.seen());
        self
    }

    /// The program was left.
    #[track_caller]
    pub fn ends(self) -> Self {
        assert!(self.left, "the program goes on{}", self.seen());
        self
    }

    fn seen(&self) -> String {
        let file = fs::read(&self.path)
            .map_or_else(|error| error.to_string(), |bytes| String::from_utf8_lossy(&bytes).into_owned());
        format!("\n--- screen\n{}\n--- file\n{file}", self.screen().join("\n"))
    }
}

/// A frame, on a terminal of its own: one that draws a frame over another would be tested along with us.
pub fn drawn(app: &App, screen: &mut Screen, (width, height): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| screen.draw(app, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// A date written `2026-02-04`.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
