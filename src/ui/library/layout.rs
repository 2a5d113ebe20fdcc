//! How the library's rows are laid out: on two lines, on one where there are many cells, and on a short one where there
//! are few lines.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::library::Library;
use crate::app::library::shelved::{Shelved, Summary};
use crate::progress::Tally;
use crate::text::wrap::{cut, width};
use crate::ui::theme::Theme;
use crate::ui::words::Words;

/// The cells from which on a row takes one line.
const WIDE: usize = 110;

/// The cells of a bar.
pub(super) const BAR: usize = 10;

/// The cells below which there is none.
const BARRED: usize = 56;

/// The cells of `1234/5678`, which most counts have room in.
const COUNTS: usize = 9;

/// The cells of the column in which it stands where a plan stands.
const STAND: usize = 26;

/// How rows are laid out.
pub(super) struct Layout<'a> {
    pub(super) cells: usize,
    /// Whether each is to take one line.
    pub(super) is_flat: bool,
    pub(super) theme: &'a Theme,
    pub(super) words: Words,
}

impl Layout<'_> {
    fn is_wide(&self) -> bool {
        self.cells >= WIDE
    }

    /// A roadmap: what it is called and how far it is; beneath that, or beside it, where its plan stands, and its path.
    pub(super) fn roadmap(&self, library: &Library, file: &Shelved, summary: &Summary) -> Vec<Line<'static>> {
        let theme = self.theme;
        let bar = if self.cells < BARRED { 0 } else { BAR };
        let tally = progress(summary.progress, (bar, if bar > 0 { COUNTS } else { 0 }), theme);
        let title = |room: usize| self.title(library, file, room);
        let (stand, stand_cells) = self.stand(summary);
        if self.is_flat && !self.is_wide() {
            let behind = self.words.behind_in_short(summary.behind);
            let late = (!behind.is_empty()).then(|| (format!("{behind}  "), self.late(summary)));
            let tail: Vec<_> = late.into_iter().chain(tally).collect();
            let room = self.cells.saturating_sub(cells_of(&tail) + 2);
            return vec![self.spread(title(room), tail)];
        }
        if self.is_wide() {
            let path = self.path(file, self.cells / 4);
            let stand = padded(stand, stand_cells, STAND);
            let path_cells = self.cells / 4;
            let path = padded(vec![path.clone()], width(&path.0), path_cells);
            let tail: Vec<_> = tally
                .into_iter()
                .chain([(" ".repeat(2), Style::new())])
                .chain(stand)
                .chain([gap(2)])
                .chain(path)
                .collect();
            let room = self.cells.saturating_sub(cells_of(&tail) + 2);
            return vec![self.spread(title(room), tail)];
        }
        let room = self.cells.saturating_sub(cells_of(&tally) + 2);
        let below: Vec<_> = [gap(2)].into_iter().chain(stand).collect();
        let path = self.path(file, self.cells.saturating_sub(cells_of(&below) + 2));
        vec![self.spread(title(room), tally), self.spread(below, vec![path])]
    }

    /// A study day: its box and what it is about; its dates, and whose it is.
    pub(super) fn due(&self, file: &Shelved, summary: &Summary, at: usize) -> Vec<Line<'static>> {
        let Some(due) = summary.due.get(at) else { return Vec::new() };
        let theme = self.theme;
        let (mark, style) = if due.is_done { ("[x] ", theme.done) } else { ("[ ] ", Style::new()) };
        let dates = due.dates.clone().unwrap_or_default();
        let when = match (due.is_done, due.is_late) {
            (true, _) => (dates, theme.dim),
            (_, true) => (format!("{dates}  {}", self.words.late()), theme.late),
            _ if dates.is_empty() => (dates, theme.dim),
            _ => (format!("{dates}  {}", self.words.today()), theme.today),
        };
        let when = if self.cells < BARRED && !due.is_late { (String::new(), theme.dim) } else { when };
        let named = |room: usize| (cut(file.title(), room), theme.dim);
        let (tail, below) = match (self.is_wide(), self.is_flat) {
            (true, _) => {
                let whose = named(self.cells / 4);
                let cells = width(&whose.0);
                let whose = padded(vec![whose], cells, self.cells / 4);
                (vec![when, gap(2)].into_iter().chain(whose).collect(), None)
            }
            (_, true) => (vec![named(self.cells / 3)], None),
            _ => (vec![when], Some(named(self.cells.saturating_sub(4)))),
        };
        let room = self.cells.saturating_sub(cells_of(&tail) + 6);
        let said = vec![(mark.to_owned(), style), (cut(&due.said, room), style)];
        let first = self.spread(said, tail);
        [first].into_iter().chain(below.map(|(text, style)| line([gap(4), (text, style)]))).collect()
    }

    /// A file that cannot be read.
    pub(super) fn unreadable(&self, file: &Shelved, why: &str) -> Vec<Line<'static>> {
        let name = cut(file.title(), self.cells);
        let why = (cut(why, self.cells.saturating_sub(2)), self.theme.warning);
        if self.is_flat || self.is_wide() {
            let room = self.cells.saturating_sub(width(&name) + 2);
            return vec![self.spread(vec![(name, self.theme.dim)], vec![(cut(&why.0, room), why.1)])];
        }
        vec![line([(name, self.theme.dim)]), line([gap(2), why])]
    }

    /// What a roadmap is called, with what is sought marked in it.
    fn title(&self, library: &Library, file: &Shelved, room: usize) -> Vec<(String, Style)> {
        let title = cut(file.title(), room);
        let style = if self.is_flat || self.is_wide() { Style::new() } else { self.theme.strong };
        let (mut spans, mut at) = (Vec::new(), 0);
        for mark in library.seeking().marks(&title) {
            spans.push((title[at..mark.start].to_owned(), style));
            spans.push((title[mark.clone()].to_owned(), style.patch(self.theme.found)));
            at = mark.end;
        }
        spans.push((title[at..].to_owned(), style));
        spans
    }

    /// Where a plan stands, and how far behind its reader is; and the cells of that.
    fn stand(&self, summary: &Summary) -> (Vec<(String, Style)>, usize) {
        let stand = summary.stand.clone().unwrap_or_default();
        let behind = self.words.behind_in_short(summary.behind);
        let comma = if stand.is_empty() || behind.is_empty() { "" } else { self.words.comma() };
        let spans = vec![(stand + comma, self.theme.dim), (behind, self.late(summary))];
        let cells = cells_of(&spans);
        (spans, cells)
    }

    fn late(&self, summary: &Summary) -> Style {
        if summary.behind > 0 { self.theme.late } else { self.theme.dim }
    }

    /// A path: of a long one the end, which says most.
    fn path(&self, file: &Shelved, room: usize) -> (String, Style) {
        let style = self.theme.dim;
        if width(&file.shown) <= room {
            return (file.shown.clone(), style);
        }
        let ends = file.shown.char_indices().map(|(at, _)| &file.shown[at..]);
        let end = ends.into_iter().find(|end| width(end) < room).unwrap_or_default();
        (if room > 4 { format!("…{end}") } else { String::new() }, style)
    }

    /// Something at the left edge, and something at the right.
    fn spread(&self, left: Vec<(String, Style)>, right: Vec<(String, Style)>) -> Line<'static> {
        let between = self.cells.saturating_sub(cells_of(&left) + cells_of(&right));
        line(left.into_iter().chain([gap(between)]).chain(right))
    }
}

/// `12/75  ▰▱▱▱  16%`, with a bar and a column for the counts of so many cells.
pub(super) fn progress(tally: Tally, (cells, counts): (usize, usize), theme: &Theme) -> Vec<(String, Style)> {
    if tally.total == 0 {
        return vec![gap(if cells > 0 { counts + cells + 7 } else { 0 })];
    }
    let said = format!("{}/{}", tally.done, tally.total);
    let done = tally.full(cells);
    let mut spans = vec![(format!("{said:>counts$}"), theme.strong)];
    if cells > 0 {
        spans.push(gap(2));
        spans.push((theme.glyphs.full.repeat(done), theme.accent));
        spans.push((theme.glyphs.empty.repeat(cells - done), theme.line));
    }
    spans.push((format!(" {:>3}%", tally.percent()), Style::new()));
    spans
}

pub(super) fn bar(tally: Tally, cells: usize, theme: &Theme) -> String {
    let done = tally.full(cells);
    theme.glyphs.full.repeat(done) + &theme.glyphs.empty.repeat(cells - done)
}

fn gap(cells: usize) -> (String, Style) {
    (" ".repeat(cells), Style::new())
}

/// Spans of so many cells, filled up to a column's.
fn padded(mut spans: Vec<(String, Style)>, cells: usize, column: usize) -> Vec<(String, Style)> {
    spans.push(gap(column.saturating_sub(cells)));
    spans
}

pub(super) fn cells_of(spans: &[(String, Style)]) -> usize {
    spans.iter().map(|(text, _)| width(text)).sum()
}

pub(super) fn line(spans: impl IntoIterator<Item = (String, Style)>) -> Line<'static> {
    Line::from(spans.into_iter().map(|(text, style)| Span::styled(text, style)).collect::<Vec<_>>())
}
