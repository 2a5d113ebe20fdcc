//! The library: which roadmaps there are and how far each is, and what is to be studied today in all of them.

mod layout;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::pane::{Place, Rows, Scroll};
use super::theme::Theme;
use super::words::Words;
use super::{draw_rule, footer, help, parts, settle, typed};
use crate::app::action::{Action, View};
use crate::app::library::shelved::Known;
use crate::app::library::{Library, Part, Row};
use crate::progress::Tally;
use crate::text::wrap::{width, wrap};
use layout::{BAR, Layout, bar, cells_of, line, progress};

/// The lines below which a roadmap takes one, and says less; and those below which a study day does.
const FLAT: [u16; Part::ALL.len()] = [5, 9];

/// What drawing remembers from frame to frame.
#[derive(Debug, Clone)]
pub struct LibraryScreen {
    theme: Theme,
    words: Words,
    /// Where the settings are.
    settings: Option<String>,
    scrolls: [Scroll; Part::ALL.len()],
    places: Vec<Place>,
    tabs: Vec<(Rect, Action)>,
    last_top: usize,
}

impl LibraryScreen {
    /// A screen on which nothing was drawn yet. Where nothing is in the library, it says where the settings are.
    #[must_use]
    pub fn new(theme: Theme, words: Words, settings: Option<String>) -> Self {
        Self { theme, words, settings, scrolls: Default::default(), places: Vec::new(), tabs: Vec::new(), last_top: 0 }
    }

    /// Draws the whole frame.
    pub fn draw(&mut self, library: &Library, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.places.clear();
        self.tabs.clear();
        if area.is_empty() {
            return;
        }
        if super::is_too_small(area) {
            return super::draw_small(area, (self.words, &self.theme), frame);
        }
        let [head, rule, body, foot_rule, foot] = parts(area);
        self.draw_head(library, head, frame.buffer_mut());
        draw_rule(rule, &self.theme, frame);
        draw_rule(foot_rule, &self.theme, frame);
        if let Some(top) = library.help() {
            let said = (library.keys(), Words::help_in_library as fn(Words, Action) -> &'static str);
            self.last_top = help::draw((said, top), self.words, &self.theme, body, frame.buffer_mut());
        } else if library.rows().is_empty() {
            self.draw_empty(library, body, frame.buffer_mut());
        } else {
            self.draw_rows(library, body, frame.buffer_mut());
            super::draw_more((&self.places, library.rows().len()), [rule, foot_rule], (self.words, &self.theme), frame);
        }
        self.draw_foot(library, [foot_rule, foot], frame);
        settle::settle(frame.buffer_mut());
    }

    /// The name of the library and the date; the parts, and how far all is, or how much of it is read.
    fn draw_head(&mut self, library: &Library, area: Rect, buffer: &mut Buffer) {
        let (cells, words) = (usize::from(area.width), self.words);
        let (title, date) = (words.library(), words.date(library.date()));
        let room = width(title) + 2 + width(&date) <= cells;
        let date = if room { date } else { words.short_date(library.date(), library.date()) };
        let gap = cells.saturating_sub(width(title) + width(&date));
        let spans = [(title.to_owned(), self.theme.strong), (" ".repeat(gap), Style::new()), (date, self.theme.dim)];
        buffer.set_line(area.x, area.y, &line(spans), area.width);
        if area.height < 2 {
            return;
        }
        let area = Rect { y: area.y + 1, height: 1, ..area };
        let mut x = area.x;
        for part in Part::ALL {
            let count = library.rows_of(part).len();
            let count = if count > 0 { format!(" {count}") } else { String::new() };
            let is_shown = part == library.part();
            let name = words.part(part);
            let (text, style) = if is_shown {
                (format!("[{name}{count}] "), self.theme.accent)
            } else {
                (format!(" {name}{count}  "), self.theme.dim)
            };
            let action = Action::Show(if part == Part::Today { View::Today } else { View::Roadmap });
            let cells = u16::try_from(width(&text)).unwrap_or(0).min(area.right().saturating_sub(x));
            buffer.set_stringn(x, area.y, &text, usize::from(cells), style);
            self.tabs.push((Rect { x, width: cells, ..area }, action));
            x += cells;
        }
        let room = usize::from(area.right().saturating_sub(x));
        let spans = match library.reading() {
            Some((read, all)) => self.reading(read, all, room),
            // Of little room the counts make the most.
            None => {
                let [barred, bare] = [BAR, 0].map(|bar| progress(library.progress(), (bar, 0), &self.theme));
                if cells_of(&barred) < room { barred } else { bare }
            }
        };
        let gap = room.saturating_sub(cells_of(&spans));
        if cells_of(&spans) <= room {
            buffer.set_line(x + u16::try_from(gap).unwrap_or(0), area.y, &line(spans), area.width);
        }
    }

    /// `reading 120/500`, and a bar where there is room.
    fn reading(&self, read: usize, all: usize, room: usize) -> Vec<(String, Style)> {
        let said = self.words.reads_library(read, all);
        let share =
            Tally { done: u32::try_from(read).unwrap_or(u32::MAX), total: u32::try_from(all).unwrap_or(u32::MAX) };
        let bar = if all > 0 && width(&said) + BAR + 3 <= room { bar(share, BAR, &self.theme) } else { String::new() };
        let bar = Some(bar).filter(|bar| !bar.is_empty()).map(|bar| (format!("  {bar}"), self.theme.dim));
        [(said, self.theme.dim)].into_iter().chain(bar).collect()
    }

    fn draw_rows(&mut self, library: &Library, area: Rect, buffer: &mut Buffer) {
        let lines = |row: usize| self.lines(library, library.rows()[row], area);
        let rows = Rows {
            count: library.rows().len(),
            selected: Some(library.selected()),
            selectable: &|_| true,
            top: None,
            lines: &lines,
            highlight: self.theme.selected,
        };
        let mut scroll = self.scrolls[library.part() as usize];
        let places = scroll.draw(&rows, area, buffer);
        self.places = places;
        self.scrolls[library.part() as usize] = scroll;
    }

    /// A row, as wide as the area.
    fn lines(&self, library: &Library, row: Row, area: Rect) -> Vec<Line<'static>> {
        let (file, cells) = (library.file(row), usize::from(area.width));
        let layout = Layout {
            cells,
            is_flat: area.height < FLAT[library.part() as usize],
            theme: &self.theme,
            words: self.words,
        };
        match (library.part(), &file.known) {
            (Part::Today, Some(Known::Roadmap(summary))) => layout.due(file, summary, row.due),
            (Part::Roadmaps, Some(Known::Roadmap(summary))) => layout.roadmap(library, file, summary),
            (_, Some(Known::Unreadable(why))) => layout.unreadable(file, why),
            _ => Vec::new(),
        }
    }

    /// What there is to say where nothing is listed.
    fn draw_empty(&self, library: &Library, area: Rect, buffer: &mut Buffer) {
        let is_sought = !library.seeking().is_empty();
        let said = match library.part() {
            _ if library.reading().is_some() => return,
            _ if is_sought => vec![self.words.nothing_called_so().to_owned()],
            Part::Today if !library.rows_of(Part::Roadmaps).is_empty() => vec![self.words.nothing_today().to_owned()],
            _ => self.words.empty_library(self.settings.as_deref()),
        };
        let cells = usize::from(area.width);
        let mut y = area.y;
        for (number, text) in said.iter().enumerate() {
            let style = if number == 0 { self.theme.strong } else { Style::new() };
            for range in wrap(text, cells) {
                if y >= area.bottom() {
                    return;
                }
                buffer.set_stringn(area.x, y, &text[range], cells, style);
                y += 1;
            }
        }
    }

    /// What is sought, what went wrong, or the keys.
    fn draw_foot(&self, library: &Library, [rule, area]: [Rect; 2], frame: &mut Frame<'_>) {
        if area.height == 0 {
            return;
        }
        let cells = usize::from(area.width);
        if let Some(finding) = library.finding() {
            let count = if finding.text().is_empty() { String::new() } else { self.words.found(library.rows().len()) };
            let taken = u16::try_from(width(&count)).unwrap_or(0);
            let input = Rect { width: area.width.saturating_sub(taken + 1), ..area };
            typed::draw("/ ", finding, &self.theme, input, frame);
            let at = area.right().saturating_sub(taken).max(area.x);
            frame.buffer_mut().set_stringn(at, area.y, &count, cells, self.theme.dim);
            return;
        }
        if let Some(wrong) = library.wrong() {
            // A long one takes the rule's line as well.
            let lines = wrap(wrong, cells);
            let above = usize::from(rule.height > 0 && lines.len() > 1);
            for (number, range) in lines.into_iter().take(above + 1).enumerate() {
                let y = if number < above { rule.y } else { area.y };
                let text = format!("{:cells$}", &wrong[range]);
                frame.buffer_mut().set_stringn(area.x, y, text, cells, self.theme.warning);
            }
            return;
        }
        let keys: Vec<(Action, &str, &str)> = self
            .keys_here(library)
            .into_iter()
            .filter_map(|action| Some((action, library.keys().first(action)?, self.words.hint_in_library(action))))
            .collect();
        let hints = footer::fitting(&keys, &self.theme, cells);
        frame.buffer_mut().set_line(area.x, area.y, &hints, area.width);
    }

    fn keys_here(&self, library: &Library) -> Vec<Action> {
        if let Some(top) = library.help() {
            let pages = [(top < self.last_top, Action::Page(1)), (top > 0, Action::Page(-1))];
            let pages = pages.into_iter().filter(|(can, _)| *can).map(|(_, action)| action);
            return [Action::Back].into_iter().chain(pages).collect();
        }
        let open = (!library.rows().is_empty()).then_some(Action::Open);
        let other = match library.part() {
            Part::Today => Action::Show(View::Roadmap),
            Part::Roadmaps => Action::Show(View::Today),
        };
        open.into_iter().chain([other, Action::Search, Action::Help, Action::ReadAgain, Action::Quit]).collect()
    }

    /// How many rows a page has.
    #[must_use]
    pub fn page(&self, library: &Library) -> usize {
        if library.help().is_some() { self.last_top.max(1) } else { self.places.len().saturating_sub(1).max(1) }
    }

    /// How far the help can be scrolled.
    #[must_use]
    pub fn last_top(&self) -> usize {
        self.last_top
    }

    /// What a click at a cell asks for.
    #[must_use]
    pub fn click(&self, library: &Library, column: u16, row: u16) -> Vec<Action> {
        let at = Position { x: column, y: row };
        if let Some((_, action)) = self.tabs.iter().find(|(area, _)| area.contains(at)) {
            return vec![*action];
        }
        let place = self.places.iter().find(|place| place.area.contains(at) && library.help().is_none());
        place.map(|place| Action::Select(place.row)).into_iter().collect()
    }

    /// What the second of two clicks on one cell asks for: it opens what the first selected.
    #[must_use]
    pub fn double_click(&self, library: &Library, column: u16, row: u16) -> Vec<Action> {
        let mut asked = self.click(library, column, row);
        if asked == [Action::Select(library.selected())] {
            asked.push(Action::Open);
        }
        asked
    }
}
