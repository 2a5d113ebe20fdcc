//! What is selected, in full: where it stands, and its Markdown with emphasis, code, links, lists, tables and quotes.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use crate::app::App;
use crate::app::query::Seeking;
use crate::document::content::{Block, Run, What};
use crate::document::link::{Link, Target};
use crate::document::outline::NodeId;
use crate::text::wrap::{chop, pad, width, wrap};

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

/// Draws a node from the line `top` on.
pub(super) fn draw((app, id): (&App, NodeId), top: usize, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Drawn {
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
        lines.extend(lay(block, cells, (theme, app.marking())));
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

/// What stands before words that are no list item.
const NO_LEAD: (&str, Style) = ("", Style::new());

/// How things look, and what is sought in them.
type Look<'a> = (&'a Theme, &'a Seeking);

fn lay(block: &Block, cells: usize, look: Look<'_>) -> Vec<Laid> {
    let theme = look.0;
    let quote = format!("{} ", theme.glyphs.side).repeat(block.quotes.min(8));
    let indent = "  ".repeat(block.depth.min(8));
    let before = |lead: &str| vec![Span::styled(quote.clone(), theme.line), Span::raw(format!("{indent}{lead}"))];
    match &block.what {
        What::Heading(_, runs) => words(&before(""), NO_LEAD, runs, theme.strong, cells, look),
        What::Words(runs) => {
            words(&before(if block.depth > 0 { "  " } else { "" }), NO_LEAD, runs, Style::default(), cells, look)
        }
        What::Item(marker, runs) => {
            let (lead, style) = match marker.as_str() {
                "[x]" => (theme.done, theme.dim),
                "[ ]" => (Style::default(), Style::default()),
                _ => (theme.dim, Style::default()),
            };
            words(&before(""), (&format!("{marker} "), lead), runs, style, cells, look)
        }
        What::Code(code) => {
            let lead = before("  ");
            let room = cells.saturating_sub(lead.iter().map(Span::width).sum());
            let line = |part: &str| {
                Line::from([lead.clone(), vec![Span::styled(part.to_owned(), theme.code)]].concat()).into()
            };
            code.iter().flat_map(|code| chop(code, room).into_iter().map(line)).collect()
        }
        What::Table(rows) => table(rows, &before(""), cells, look).into_iter().map(Laid::from).collect(),
        What::Rule => vec![Line::styled(theme.glyphs.rule.repeat(cells.min(24)), theme.line).into()],
    }
}

/// Words behind a lead, wrapped, with further lines beneath the first word.
fn words(
    before: &[Span<'static>],
    (lead, lead_style): (&str, Style),
    runs: &[Run],
    style: Style,
    cells: usize,
    (theme, seeking): Look<'_>,
) -> Vec<Laid> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let taken = before.iter().map(Span::width).sum::<usize>() + width(lead);
    let lines = wrap(&text, cells.saturating_sub(taken).max(2));
    let found = seeking.marks(&text);
    let mut out = Vec::new();
    for (number, range) in lines.into_iter().enumerate() {
        let mut spans = before.to_vec();
        spans.push(if number == 0 {
            Span::styled(lead.to_owned(), lead_style)
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
                spans.extend(marked(&text, from..to, &found, (style.patch(manner(run, theme)), theme.found)));
            }
            at += run.text.len();
        }
        out.push(Laid { line: Line::from(spans), links });
    }
    out
}

/// A part of a text, with what is found marked in it.
fn marked(text: &str, part: Range<usize>, found: &[Range<usize>], (plain, mark): (Style, Style)) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut at = part.start;
    for found in found.iter().cloned().chain(std::iter::once(part.end..part.end)) {
        let (from, to) = (found.start.clamp(at, part.end), found.end.clamp(at, part.end));
        let parts = [(at..from, plain), (from..to, plain.patch(mark))];
        let parts = parts.into_iter().filter(|(part, _)| !part.is_empty());
        spans.extend(parts.map(|(part, style)| Span::styled(text[part].to_owned(), style)));
        at = to;
    }
    spans
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

/// A table in columns as wide as their widest cell; where there is no room they are narrowed, and cells wrap.
fn table(
    rows: &[Vec<Vec<Run>>],
    before: &[Span<'static>],
    cells: usize,
    (theme, seeking): Look<'_>,
) -> Vec<Line<'static>> {
    let text = |cell: &Vec<Run>| cell.iter().map(|run| run.text.as_str()).collect::<String>();
    let texts: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(text).collect()).collect();
    let columns = texts.iter().map(Vec::len).max().unwrap_or(0);
    let widest =
        |column: usize| texts.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..columns).map(widest).collect();
    let room = cells.saturating_sub(before.iter().map(Span::width).sum::<usize>() + 2 * columns.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(most) = widths.iter_mut().max().filter(|most| **most > 2) else { break };
        *most -= 1;
    }
    let lay = |(number, row): (usize, &Vec<String>)| {
        let style = if number == 0 { theme.strong } else { Style::default() };
        let cells: Vec<Vec<&str>> = row
            .iter()
            .zip(&widths)
            .map(|(cell, cells)| wrap(cell, *cells).into_iter().map(|range| &cell[range]).collect())
            .collect();
        let high = cells.iter().map(Vec::len).max().unwrap_or(0);
        let line = |number: usize| {
            let mut spans = before.to_vec();
            for (column, cell) in cells.iter().enumerate() {
                let gap = if column + 1 < columns { "  " } else { "" };
                let part = cell.get(number).copied().unwrap_or_default();
                let part = pad(part, widths[column]) + gap;
                spans.extend(marked(&part, 0..part.len(), &seeking.marks(&part), (style, theme.found)));
            }
            Line::from(spans)
        };
        (0..high).map(line).collect::<Vec<_>>()
    };
    texts.iter().enumerate().flat_map(lay).collect()
}
