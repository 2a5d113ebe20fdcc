//! Drawing: the program's state as a frame. Nothing here changes it.

mod beside;
mod caption;
mod card;
mod chart;
mod detail;
mod draft;
mod entry;
mod footer;
mod header;
mod help;
pub mod library;
mod links;
mod month;
mod pane;
mod pick;
mod planning;
pub mod print;
mod question;
mod recover;
mod row;
mod settle;
pub mod stats;
pub mod theme;
mod typed;
pub mod words;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::App;
use crate::app::action::{Action, View};
use crate::app::list::{Remark, What};
use crate::document::outline::NodeId;
use crate::text::wrap::{cut, wrap};
use entry::Painter;
pub use pane::Place;
use pane::{Rows, Scroll};
use theme::Theme;
use words::Words;

/// The lines below which empty ones are left out.
const DENSE: u16 = 10;

/// The lines from which on one stays empty beneath the head.
const AIRY: u16 = 30;

/// The columns and lines below which nothing of a view can be read.
const SMALLEST: (u16, u16) = (24, 4);

/// What drawing remembers from frame to frame: how far each view is scrolled, and what stands where, for the mouse.
#[derive(Debug, Clone)]
pub struct Screen {
    theme: Theme,
    words: Words,
    file_name: String,
    scrolls: [Scroll; View::ALL.len()],
    picks: Scroll,
    /// Where the rows of the view are listed.
    list: Rect,
    places: Vec<Place>,
    tabs: Vec<(Rect, Action)>,
    links: Vec<(Rect, String)>,
    /// Where what is selected is shown beside the tree, and how far that can be scrolled.
    beside: Option<(Rect, usize)>,
    dates: Vec<(Rect, NodeId)>,
    page: usize,
    last_top: usize,
}

impl Screen {
    /// A screen on which nothing was drawn yet. The file's name stands where a roadmap has no title.
    #[must_use]
    pub fn new(theme: Theme, words: Words, file_name: String) -> Self {
        Self {
            theme,
            words,
            file_name,
            scrolls: Default::default(),
            picks: Scroll::default(),
            list: Rect::default(),
            places: Vec::new(),
            tabs: Vec::new(),
            links: Vec::new(),
            beside: None,
            dates: Vec::new(),
            page: 1,
            last_top: 0,
        }
    }

    /// Draws the whole frame.
    pub fn draw(&mut self, app: &App, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.forget();
        if area.is_empty() {
            // Some terminals have no size while their window is being moved.
            return;
        }
        if is_too_small(area) {
            return draw_small(area, (self.words, &self.theme), frame);
        }
        let [head, rule, body, foot_rule, foot] = parts(area);
        self.page = usize::from(body.height.saturating_sub(1)).max(1);
        self.tabs = header::draw(app, &self.file_name, (self.words, &self.theme), head, frame.buffer_mut());
        for line in [rule, foot_rule] {
            draw_rule(line, &self.theme, frame);
        }
        if !app.is_covered() || app.draft().is_some() {
            header::draw_narrowed(app, (self.words, &self.theme), [head, rule], frame.buffer_mut());
        }
        self.draw_body(app, [rule, body, foot_rule], frame);
        footer::draw(app, self.last_top, (self.words, &self.theme), [foot_rule, foot], frame);
        settle::settle(frame.buffer_mut());
    }

    /// Forgets what stood where in the frame before.
    fn forget(&mut self) {
        self.list = Rect::default();
        self.places.clear();
        self.tabs.clear();
        self.links.clear();
        self.beside = None;
        self.dates.clear();
    }

    /// What lies over the view, else the view.
    fn draw_body(&mut self, app: &App, [rule, body, foot_rule]: [Rect; 3], frame: &mut Frame<'_>) {
        if let Some(top) = app.help() {
            self.last_top =
                help::draw(((app.keys(), Words::help), top), self.words, &self.theme, body, frame.buffer_mut());
        } else if let Some(top) = app.detail() {
            let node = app.list().node();
            let draw = |node| detail::draw((app, node), top, &self.theme, body, frame.buffer_mut());
            let drawn = node.map(draw).unwrap_or_default();
            (self.last_top, self.links) = (drawn.last_top, drawn.links);
        } else if let Some(card) = app.card() {
            let drawn = card::draw((app, card), (self.words, &self.theme), body, frame.buffer_mut());
            (self.last_top, self.links) = (drawn.last_top, drawn.links);
        } else if let Some(pick) = app.pick() {
            self.places = pick::draw((app, pick), &mut self.picks, (self.words, &self.theme), body, frame);
            self.draw_more(pick.found().len(), [rule, foot_rule], frame);
        } else if let Some(question) = app.question() {
            question::draw(question, self.words, &self.theme, body, frame);
        } else if let Some(links) = app.links() {
            self.places = links::draw(links, self.words, &self.theme, body, frame.buffer_mut());
        } else if let Some(planning) = app.planning() {
            planning::draw(app, planning, (self.words, &self.theme), body, frame);
        } else if let Some(choice) = app.choice() {
            recover::draw(app, choice, (self.words, &self.theme), body, frame);
        } else if app.view() == View::Stats && !app.is_glimpse() {
            self.list = body;
            self.last_top = stats::draw((app, app.stats_top()), (self.words, &self.theme), body, frame.buffer_mut());
        } else {
            let beside = beside::draw(app, (self.words, &self.theme), body, frame.buffer_mut());
            match beside.dates {
                Some(dates) => self.dates = dates,
                None => caption::draw(app, (self.words, &self.theme), rule, frame.buffer_mut()),
            }
            (self.links, self.beside) = (beside.links, beside.scrolled);
            self.draw_list(app, beside.list, frame);
            // How many more there are is not known before all is read.
            let rows = if app.is_glimpse() { 0 } else { self.rows(app, |rows| rows.count) };
            self.draw_more(rows, [rule, foot_rule], frame);
        }
    }

    /// How far what lies over the view can be scrolled.
    #[must_use]
    pub fn last_top(&self) -> usize {
        self.last_top
    }

    /// How far what is shown beside the tree can be scrolled, where a cell lies in it.
    #[must_use]
    pub fn beside_at(&self, column: u16, line: u16) -> Option<usize> {
        let at = ratatui::layout::Position { x: column, y: line };
        self.beside.filter(|(area, _)| area.contains(at)).map(|(_, last_top)| last_top)
    }

    /// Of the frame that was drawn last: which cells lead to an address on the web, and to which.
    #[must_use]
    pub fn links(&self) -> &[(Rect, String)] {
        &self.links
    }

    fn draw_list(&mut self, app: &App, body: Rect, frame: &mut Frame<'_>) {
        self.list = body;
        let mut scroll = self.scrolls[app.view().index()];
        self.places = self.rows(app, |rows| scroll.draw(rows, body, frame.buffer_mut()));
        self.scrolls[app.view().index()] = scroll;
        if let Some(spot) = app.draft_spot() {
            let row = self.painter(app).draft_row(spot);
            draft::draw(app, (self.words, &self.theme), &row, &self.places, frame);
        }
    }

    /// Lays out the rows of the view where they are listed, for something to be done with them.
    fn rows<T>(&self, app: &App, act: impl FnOnce(&Rows<'_>) -> T) -> T {
        let list = app.list();
        let (cells, seeking) = (usize::from(self.list.width), app.marking());
        let (painter, spot) = (self.painter(app), app.draft_spot());
        let is_new = spot.is_some_and(|spot| spot.node.is_none());
        // That there is nothing is not said where something is being written.
        let count = list.rows().len() - usize::from(is_new && list.node().is_none()).min(list.rows().len());
        // A small screen has no lines to spare.
        let dense = self.list.height < DENSE;
        let of_list = |row: usize| match &list.rows()[row] {
            row if dense && row.what == What::Gap => Vec::new(),
            row => painter.row(row).lines(cells, seeking, &self.theme),
        };
        let lines = |row: usize| match spot {
            Some(spot) if spot.row == row => painter.draft_row(spot).lines(cells, seeking, &self.theme),
            Some(spot) if spot.row < row && is_new => of_list(row - 1),
            _ => of_list(row),
        };
        act(&Rows {
            count: count + usize::from(is_new),
            selected: spot.map_or(list.selected(), |spot| Some(spot.row)),
            selectable: &|row| spot.is_some() || list.rows()[row].node(app.plan()).is_some(),
            top: app.scroll(),
            lines: &lines,
            highlight: if spot.is_some() { Style::default() } else { self.theme.selected },
        })
    }

    /// Draws the rows of the view where they are listed.
    fn painter<'a>(&'a self, app: &'a App) -> Painter<'a> {
        Painter { app, theme: &self.theme, words: self.words, screen: Some(usize::from(self.list.width)) }
    }

    /// What the wheel asks for over the view, turned by so many lines, as far as more is there than is shown.
    #[must_use]
    pub fn scroll(&self, app: &App, by: isize) -> Vec<Action> {
        let scroll = self.scrolls[app.view().index()];
        let turned = self.rows(app, |rows| scroll.turned(rows, by, usize::from(self.list.height)));
        let asked =
            |(top, row): (usize, Option<usize>)| row.map(Action::Select).into_iter().chain([Action::Scroll(top)]);
        turned.into_iter().flat_map(asked).collect()
    }

    fn draw_more(&self, rows: usize, rules: [Rect; 2], frame: &mut Frame<'_>) {
        draw_more((&self.places, rows), rules, (self.words, &self.theme), frame);
    }

    /// How many rows a page has.
    #[must_use]
    pub fn page(&self) -> usize {
        self.page
    }

    /// Of the frame that was drawn last: what a click at a cell asks for, one action after the other: a tab, a row, or a row
    /// and its box or fold mark.
    #[must_use]
    pub fn click(&self, app: &App, column: u16, line: u16) -> Vec<Action> {
        let inside = |area: Rect| area.contains(ratatui::layout::Position { x: column, y: line });
        if let Some((_, action)) = self.tabs.iter().find(|(area, _)| inside(*area)) {
            return vec![*action];
        }
        if let Some((_, node)) = self.dates.iter().find(|(area, _)| inside(*area)) {
            // Today lists few study days; Plan lists all.
            let row = |view| app.list_of(view).rows().iter().position(|row| row.node(app.plan()) == Some(*node));
            let there = || row(View::Plan).map(|row| vec![Action::Show(View::Plan), Action::Select(row)]);
            return row(app.view()).map(|row| vec![Action::Select(row)]).or_else(there).unwrap_or_default();
        }
        let Some(place) = self.places.iter().find(|place| inside(place.area) && app.draft().is_none()) else {
            return Vec::new();
        };
        if app.pick().is_some() || app.links().is_some() {
            return vec![Action::Select(place.row)];
        }
        if let Some(What::Remark(Remark::ReviewsDue)) = app.list().rows().get(place.row).map(|row| row.what) {
            return vec![Action::Show(View::Review)];
        }
        if app.list().rows().get(place.row).is_none_or(|row| row.node(app.plan()).is_none()) {
            return Vec::new();
        }
        let mut asked = vec![Action::Select(place.row)];
        if line == place.area.y {
            asked.extend(self.mark_at(app, place, column));
        }
        asked
    }

    /// What stands at a cell of a row's first line, where that can be clicked.
    fn mark_at(&self, app: &App, place: &Place, column: u16) -> Option<Action> {
        let (cells, cell) = (usize::from(place.area.width), usize::from(column - place.area.x));
        let painter = Painter { app, theme: &self.theme, words: self.words, screen: Some(cells) };
        let row = painter.row(&app.list().rows()[place.row]);
        let mut from = row.indented(cells);
        for (text, _) in &row.lead {
            let to = from + crate::text::wrap::width(text);
            if (from..to).contains(&cell) {
                return match text.as_bytes() {
                    // Of several that are selected, a click means none.
                    [b'[', ..] => Some(Action::Tick).filter(|_| app.gathered().is_empty()),
                    _ if [self.theme.glyphs.folded, self.theme.glyphs.unfolded].contains(&text.trim_end()) => {
                        Some(Action::Open)
                    }
                    _ => None,
                };
            }
            from = to;
        }
        None
    }
}

/// Head, rule, body, rule, foot. A small screen does without the rules, a tiny one without more.
fn parts(area: Rect) -> [Rect; 5] {
    let margin = if area.width >= 60 { 1 } else { 0 };
    let inner = Rect { x: area.x + margin, width: area.width.saturating_sub(2 * margin), ..area };
    let (head, rule, foot) = match area.height {
        0..=2 => (0, 0, 0),
        3..=6 => (1, 0, 1),
        7..=9 => (2, 0, 1),
        _ => (2, 1, 1),
    };
    let air = u16::from(area.height >= AIRY);
    let body = area.height.saturating_sub(head + 2 * rule + air + foot);
    let mut y = area.y;
    let part = |(height, gap)| {
        let part = Rect { y: y + gap, height, ..inner };
        y += gap + height;
        part
    };
    [(head, 0), (rule, 0), (body, air), (rule, 0), (foot, 0)].map(part)
}

fn draw_rule(area: Rect, theme: &Theme, frame: &mut Frame<'_>) {
    if area.height > 0 {
        let rule = theme.glyphs.rule.repeat(usize::from(area.width));
        frame.buffer_mut().set_stringn(area.x, area.y, rule, usize::from(area.width), theme.line);
    }
}

/// Whether nothing of a view can be read there.
fn is_too_small(area: Rect) -> bool {
    area.width < SMALLEST.0 || area.height < SMALLEST.1
}

/// Where there is room for next to nothing, a line that says so.
fn draw_small(area: Rect, (words, theme): (Words, &Theme), frame: &mut Frame<'_>) {
    let (text, cells) = (words.too_small(), usize::from(area.width));
    let lines = wrap(text, cells);
    let whole = lines.len() <= usize::from(area.height);
    let lines: Vec<String> =
        if whole { lines.into_iter().map(|line| text[line].to_owned()).collect() } else { vec![cut(text, cells)] };
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        frame.buffer_mut().set_stringn(area.x, y, line, cells, theme.dim);
    }
}

/// Says on the rules that there is more above or below.
fn draw_more(
    (places, rows): (&[Place], usize),
    [rule, foot_rule]: [Rect; 2],
    (words, theme): (Words, &Theme),
    frame: &mut Frame<'_>,
) {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
    let hidden = [first.row, rows.saturating_sub(last.row + 1)];
    for (rows, area) in hidden.into_iter().zip([rule, foot_rule]) {
        if rows > 0 && area.height > 0 {
            let text = format!(" {} ", words.more(rows));
            let at = area
                .right()
                .saturating_sub(u16::try_from(crate::text::wrap::width(&text) + 2).unwrap_or(0))
                .max(area.x);
            frame.buffer_mut().set_stringn(at, area.y, text, usize::from(area.width), theme.dim);
        }
    }
}
