//! One row of a list as lines of styled text: something before the words, the words themselves, something at the right.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use crate::app::query::Seeking;
use crate::text::wrap::{width, wrap};

/// A row before it is laid out.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// How many cells it is indented.
    pub(super) indent: usize,
    /// Whether a guide runs down from each row that it stands beneath.
    pub(super) guides: bool,
    /// What stands before the words: a fold mark, a box, a name.
    pub(super) lead: Vec<(String, Style)>,
    /// The words; they wrap, and further lines begin under the first.
    pub(super) words: String,
    /// How the words look.
    pub(super) style: Style,
    /// What stands at the right edge.
    pub(super) tail: Vec<(String, Style)>,
}

impl Row {
    /// Lays the row out in `cells` cells, with what is sought marked in the words.
    pub(super) fn lines(&self, cells: usize, seeking: &Seeking, theme: &Theme) -> Vec<Line<'static>> {
        let indent = self.indented(cells);
        let lead = indent + width_of(&self.lead);
        let tail = width_of(&self.tail);
        // What stands at the right keeps a column of its own where the words still get half of the row. Elsewhere it
        // goes behind the last of them.
        let beside = cells.saturating_sub(lead + tail + 2);
        let column = tail > 0 && (beside >= cells / 2 || width(&self.words) <= beside);
        let room = if column { beside } else { cells.saturating_sub(lead) };
        let found = seeking.marks(&self.words);
        let mut lines: Vec<Line<'static>> = Vec::new();
        for (number, range) in wrap(&self.words, room.max(2)).into_iter().enumerate() {
            let mut spans = vec![self.indentation(indent, theme)];
            if number == 0 {
                spans.extend(self.lead.iter().map(|(text, style)| Span::styled(text.clone(), *style)));
            } else {
                spans.push(Span::raw(" ".repeat(lead - indent)));
            }
            let mut at = range.start;
            for mark in &found {
                let (from, to) = (mark.start.clamp(at, range.end), mark.end.clamp(at, range.end));
                spans.extend(
                    self.part(at..from, self.style)
                        .into_iter()
                        .chain(self.part(from..to, self.style.patch(theme.found))),
                );
                at = to;
            }
            spans.extend(self.part(at..range.end, self.style));
            lines.push(Line::from(spans));
        }
        if tail > 0 {
            let last = lines.last().map_or(0, width_of_line);
            if !column && last + tail + 2 > cells {
                lines.push(Line::default());
            }
            let at = if column { 0 } else { lines.len() - 1 };
            self.add_tail(&mut lines[at], cells.saturating_sub(tail));
        }
        lines
    }

    /// The row with a sign in it, for it is one of several that are selected.
    pub(super) fn gathered(mut self, style: Style) -> Self {
        let is_gap = |text: &mut String| text.ends_with(' ').then(|| text.pop());
        let sign = match self.lead.first_mut().and_then(|(text, _)| is_gap(text)) {
            Some(_) => (1, "*"),
            None => (0, "* "),
        };
        self.lead.insert(sign.0, (sign.1.to_owned(), style));
        self
    }

    /// How many of so many cells it is indented: on a narrow screen deep rows keep room for their words.
    pub(super) fn indented(&self, cells: usize) -> usize {
        self.indent.min(cells / 3)
    }

    /// What stands before everything else: blanks, or a guide for every step of the depth.
    fn indentation(&self, cells: usize, theme: &Theme) -> Span<'static> {
        if !self.guides {
            return Span::raw(" ".repeat(cells));
        }
        let steps = (0..cells).map(|cell| if cell % 2 == 0 { theme.glyphs.guide } else { " " });
        Span::styled(steps.collect::<String>(), theme.line)
    }

    fn part(&self, range: std::ops::Range<usize>, style: Style) -> Option<Span<'static>> {
        (!range.is_empty()).then(|| Span::styled(self.words[range].to_owned(), style))
    }

    /// The row on one line, however long it is.
    pub(super) fn line(&self) -> Line<'static> {
        let styled = |(text, style): &(String, Style)| Span::styled(text.clone(), *style);
        let mut spans = vec![Span::raw(" ".repeat(self.indent))];
        spans.extend(self.lead.iter().map(styled));
        spans.push(Span::styled(self.words.clone(), self.style));
        if width_of(&self.tail) > 0 {
            spans.push(Span::raw("  "));
            spans.extend(self.tail.iter().map(styled));
        }
        Line::from(spans)
    }

    fn add_tail(&self, line: &mut Line<'static>, at: usize) {
        let gap = at.saturating_sub(width_of_line(line));
        line.spans.push(Span::raw(" ".repeat(gap)));
        line.spans.extend(self.tail.iter().map(|(text, style)| Span::styled(text.clone(), *style)));
    }
}

fn width_of(spans: &[(String, Style)]) -> usize {
    spans.iter().map(|(text, _)| width(text)).sum()
}

fn width_of_line(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}
