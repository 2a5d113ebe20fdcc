//! What is selected, in full: where it stands, and its Markdown with emphasis, code, links, lists, tables and quotes.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use crate::app::App;
use crate::document::content::{Block, Run, What};
use crate::document::link::{Link, Target};
use crate::text::wrap::{cut, pad, width, wrap};

/// What was drawn.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// How far it can be scrolled.
    pub(super) last_top: usize,
    /// Where words stand that lead to an address on the web, and to which.
    pub(super) links: Vec<(Rect, String)>,
}

/// A line, and which of its cells lead to an address on the web.
struct Laid {
    line: Line<'static>,
    links: Vec<(Range<usize>, String)>,
}

impl From<Line<'static>> for Laid {
    fn from(line: Line<'static>) -> Self {
        Self { line, links: Vec::new() }
    }
}

/// Draws what is selected from the line `top` on.
pub(super) fn draw(app: &App, top: usize, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Drawn {
    let Some(id) = app.list().node() else { return Drawn::default() };
    let cells = usize::from(area.width);
    let path = app.document().outline().path(id).join(&format!(" {} ", theme.glyphs.step));
    let mut lines: Vec<Laid> = Vec::new();
    if !path.is_empty() {
        lines
            .extend(wrap(&path, cells).into_iter().map(|range| Line::styled(path[range].to_owned(), theme.dim).into()));
        lines.push(Line::default().into());
    }
    let blocks = app.document().content(id);
    for (number, block) in blocks.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| &blocks[before]);
        if before.is_some_and(|before| is_apart(before, block)) {
            lines.push(Line::default().into());
        }
        lines.extend(lay(block, cells, theme));
    }
    let last_top = lines.len().saturating_sub(usize::from(area.height));
    let mut links = Vec::new();
    for (laid, y) in lines.into_iter().skip(top.min(last_top)).zip(area.top()..area.bottom()) {
        buffer.set_line(area.x, y, &laid.line, area.width);
        for (cells, address) in laid.links {
            let [from, wide] = [cells.start, cells.len()].map(|cells| u16::try_from(cells).unwrap_or(u16::MAX));
            let place = Rect { x: area.x.saturating_add(from), y, width: wide, height: 1 }.intersection(area);
            links.push((place, address));
        }
    }
    Drawn { last_top, links }
}

/// Whether an empty line stands between two blocks: items of a list stand close together.
fn is_apart(before: &Block, block: &Block) -> bool {
    !matches!((&before.what, &block.what), (What::Item(..), What::Item(..)))
}

fn lay(block: &Block, cells: usize, theme: &Theme) -> Vec<Laid> {
    let quote = format!("{} ", theme.glyphs.side).repeat(block.quotes);
    let indent = "  ".repeat(block.depth.min(8));
    let before = |lead: &str| vec![Span::styled(quote.clone(), theme.dim), Span::raw(format!("{indent}{lead}"))];
    match &block.what {
        What::Heading(_, runs) => words(&before(""), "", runs, theme.strong, cells, theme),
        What::Words(runs) => {
            words(&before(if block.depth > 0 { "  " } else { "" }), "", runs, Style::default(), cells, theme)
        }
        What::Item(marker, runs) => {
            let style = if marker == "[x]" { theme.dim } else { Style::default() };
            words(&before(""), &format!("{marker} "), runs, style, cells, theme)
        }
        What::Code(code) => {
            let line = |line: &String| {
                let mut spans = before("  ");
                let room = cells.saturating_sub(spans.iter().map(Span::width).sum());
                spans.push(Span::styled(cut(line, room), theme.code));
                Line::from(spans).into()
            };
            code.iter().map(line).collect()
        }
        What::Table(rows) => table(rows, &before(""), cells, theme).into_iter().map(Laid::from).collect(),
        What::Rule => vec![Line::styled(theme.glyphs.rule.repeat(cells.min(24)), theme.dim).into()],
    }
}

/// Words behind a lead, wrapped, with further lines beneath the first word.
fn words(before: &[Span<'static>], lead: &str, runs: &[Run], style: Style, cells: usize, theme: &Theme) -> Vec<Laid> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let taken = before.iter().map(Span::width).sum::<usize>() + width(lead);
    let lines = wrap(&text, cells.saturating_sub(taken).max(2));
    let mut out = Vec::new();
    for (number, range) in lines.into_iter().enumerate() {
        let mut spans = before.to_vec();
        spans.push(if number == 0 {
            Span::styled(lead.to_owned(), theme.dim)
        } else {
            Span::raw(" ".repeat(width(lead)))
        });
        let mut links = Vec::new();
        let mut at = 0;
        for run in runs {
            let (from, to) = (at.clamp(range.start, range.end), (at + run.text.len()).clamp(range.start, range.end));
            if from < to {
                let column: usize = spans.iter().map(Span::width).sum();
                let cells = column..column + width(&text[from..to]);
                links.extend(address(run).map(|address| (cells, address)));
                spans.push(Span::styled(text[from..to].to_owned(), style.patch(manner(run, theme))));
            }
            at += run.text.len();
        }
        out.push(Laid { line: Line::from(spans), links });
    }
    out
}

/// Where a run leads, if that is on the web.
fn address(run: &Run) -> Option<String> {
    let address = run.link.clone()?;
    match (Link { text: String::new(), address }).target() {
        Ok(Target::Web(address)) => Some(address),
        Ok(Target::File(_)) | Err(_) => None,
    }
}

fn manner(run: &Run, theme: &Theme) -> Style {
    let parts = [
        (run.manner.strong, theme.strong),
        (run.manner.emphasis, theme.emphasis),
        (run.manner.struck, theme.dim),
        (run.manner.code, theme.code),
        (run.link.is_some(), theme.link),
    ];
    parts.iter().filter(|(is, _)| *is).fold(Style::default(), |style, (_, part)| style.patch(*part))
}

/// A table in columns as wide as their widest cell, narrowed where there is no room.
fn table(rows: &[Vec<Vec<Run>>], before: &[Span<'static>], cells: usize, theme: &Theme) -> Vec<Line<'static>> {
    let text = |cell: &Vec<Run>| cell.iter().map(|run| run.text.as_str()).collect::<String>();
    let texts: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(text).collect()).collect();
    let columns = texts.iter().map(Vec::len).max().unwrap_or(0);
    let widest =
        |column: usize| texts.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..columns).map(widest).collect();
    let room = cells.saturating_sub(before.iter().map(Span::width).sum::<usize>() + 2 * columns.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(most) = widths.iter_mut().max().filter(|most| **most > 1) else { break };
        *most -= 1;
    }
    let line = |(number, row): (usize, &Vec<String>)| {
        let style = if number == 0 { theme.strong } else { Style::default() };
        let mut spans = before.to_vec();
        for (column, cell) in row.iter().enumerate() {
            let gap = if column + 1 < columns { "  " } else { "" };
            spans.push(Span::styled(pad(cell, widths[column]) + gap, style));
        }
        Line::from(spans)
    };
    texts.iter().enumerate().map(line).collect()
}
