//! Which lines are whose: what the outline does not say of its items, asked of the parser again for the sections in question.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::document::Document;
use crate::document::front_matter::split;
use crate::document::outline::{Kind, NodeId, Outline};
use crate::document::reader::OPTIONS;
use crate::text::lines::{line_end, lines};

/// White space within and between lines, as Markdown has it.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// How the items of some sections lie in their text.
pub(super) struct Ground<'a> {
    pub(super) document: &'a Document,
    /// Where the text behind the front matter begins.
    body: usize,
    first: usize,
    laid: Vec<Laid>,
    codes: Vec<Code>,
}

/// How one item lies there.
#[derive(Clone, Copy)]
struct Laid {
    /// Where the parser ends it; blank lines behind it are counted to it.
    end: usize,
    /// Which list it is in.
    list: u32,
    quotes: u32,
}

/// What is laid of a node that is no item.
const NOWHERE: Laid = Laid { end: 0, list: u32::MAX, quotes: 0 };

/// Lines of code.
struct Code {
    span: Range<usize>,
    /// Whether it stands between fences.
    is_fenced: bool,
}

impl<'a> Ground<'a> {
    /// What is known without asking: all of sections and rows, and nothing of items.
    pub(super) fn bare(document: &'a Document) -> Self {
        Self { document, body: split(document.text()).1, first: 0, laid: Vec::new(), codes: Vec::new() }
    }

    /// The ground of the sections that some items stand in, and of all between them. Nothing where the parser, asked about
    /// these sections alone, finds other items.
    pub(super) fn of(document: &'a Document, nodes: impl IntoIterator<Item = NodeId>) -> Option<Self> {
        let (outline, text) = (document.outline(), document.text());
        let items = nodes.into_iter().filter(|id| outline.kind(*id) == Kind::Item).map(NodeId::index);
        let (low, high) = items.fold((usize::MAX, 0), |(low, high), item| (low.min(item), high.max(item)));
        let bare = Self::bare(document);
        if low > high {
            return Some(bare);
        }
        let (low, body) = (NodeId::at(low), bare.body);
        let section = std::iter::once(low).chain(outline.ancestors(low)).find(|id| outline.kind(*id) == Kind::Heading);
        let first = section.map_or(0, NodeId::index);
        let from = section.map_or(body, |id| line_start(text, outline.node(id).start));
        let is_heading = |index: &usize| outline.kind(NodeId::at(*index)) == Kind::Heading;
        let end = (high + 1..outline.len()).find(is_heading).unwrap_or(outline.len());
        let to = if end < outline.len() { line_start(text, outline.node(NodeId::at(end)).start) } else { text.len() };
        let mut ground = Self { first, laid: vec![NOWHERE; end - first], ..bare };
        ground.survey(from..to.max(from)).then_some(ground)
    }

    /// Asks the parser. Returns whether it found the items that the outline has.
    fn survey(&mut self, span: Range<usize>) -> bool {
        let (outline, text) = (self.document.outline(), self.document.text());
        let piece = &text[span.clone()];
        // Without a last newline the parser does not see a box at the very end.
        let ended = if piece.ends_with('\n') { piece.into() } else { std::borrow::Cow::from(format!("{piece}\n")) };
        let (mut lists, mut open, mut quotes, mut next) = (0, Vec::new(), 0, self.first);
        let end = self.first + self.laid.len();
        for (event, range) in Parser::new_ext(&ended, OPTIONS).into_offset_iter() {
            let range = span.start + range.start.min(piece.len())..span.start + range.end.min(piece.len());
            match event {
                Event::Start(Tag::List(_)) => {
                    open.push(lists);
                    lists += 1;
                }
                Event::End(TagEnd::List(_)) => drop(open.pop()),
                Event::Start(Tag::BlockQuote(_)) => quotes += 1,
                Event::End(TagEnd::BlockQuote(_)) => quotes -= 1,
                Event::Start(Tag::CodeBlock(kind)) => {
                    self.codes.push(Code { span: range, is_fenced: matches!(kind, CodeBlockKind::Fenced(_)) });
                }
                Event::Start(Tag::Item) => {
                    let is_item = |index: &usize| outline.kind(NodeId::at(*index)) == Kind::Item;
                    let Some(index) = (next..end).find(is_item) else { return false };
                    if !range.contains(&outline.node(NodeId::at(index)).start) {
                        return false;
                    }
                    let list = open.last().copied().unwrap_or(u32::MAX);
                    self.laid[index - self.first] = Laid { end: range.end, list, quotes };
                    next = index + 1;
                }
                _ => {}
            }
        }
        (next..end).all(|index| outline.kind(NodeId::at(index)) != Kind::Item)
    }

    pub(super) fn outline(&self) -> &'a Outline {
        self.document.outline()
    }

    pub(super) fn text(&self) -> &'a str {
        self.document.text()
    }

    fn laid(&self, id: NodeId) -> Laid {
        id.index().checked_sub(self.first).and_then(|at| self.laid.get(at)).copied().unwrap_or(NOWHERE)
    }

    /// Which of the lists here an item is in.
    pub(super) fn list(&self, id: NodeId) -> u32 {
        self.laid(id).list
    }

    /// The lines of an item with all beneath it, without blank ones behind and without the last line's end. Of a section all
    /// up to the next, of a row its line.
    pub(super) fn run(&self, id: NodeId) -> Range<usize> {
        let (text, outline) = (self.text(), self.outline());
        let start = outline.node(id).start;
        let from = line_start(text, start);
        let (end, quotes) = match outline.kind(id) {
            Kind::Item => (self.laid(id).end.max(start), self.laid(id).quotes),
            Kind::Heading => (self.begin(outline.end(id)), 0),
            Kind::Row | Kind::Paragraph => (line_end(text, start), 0),
        };
        from..line_end(text, last_words(text, start..end, quotes))
    }

    /// Where the line begins that a node begins on; of one past the last, where the text ends.
    pub(super) fn begin(&self, id: NodeId) -> usize {
        match id.index() < self.outline().len() {
            true => line_start(self.text(), self.outline().node(id).start),
            false => self.text().len(),
        }
    }

    /// Where the last line before an offset ends that is not blank, where there is one. Quotes around `id` may mark a line
    /// that is blank all the same.
    pub(super) fn end_before(&self, at: usize, id: NodeId) -> Option<usize> {
        let words = last_words(self.text(), self.body..at, self.laid(id).quotes);
        (words > self.body).then(|| line_end(self.text(), words))
    }

    /// Where the next line behind the end of one begins that is not blank, where there is one.
    pub(super) fn begin_behind(&self, at: usize, id: NodeId) -> Option<usize> {
        let quotes = self.laid(id).quotes;
        let is_blank = |c: char| BLANKS.contains(&c) || quotes > 0 && c == '>';
        let mut behind = lines(self.text(), at);
        behind.find(|line| !self.text()[line.clone()].chars().all(is_blank)).map(|line| line.start)
    }

    /// The lines of code that hold an offset, where it is one of code: where they begin.
    pub(super) fn code_at(&self, at: usize) -> Option<usize> {
        let index = self.codes.partition_point(|code| code.span.end <= at);
        // An indented block begins behind its first line's indent.
        let Code { span, is_fenced } = self.codes.get(index)?;
        let from = if *is_fenced { span.start } else { line_start(self.text(), span.start) };
        (from <= at).then_some(span.start)
    }
}

/// Where the last words of a stretch end. Lines of no more than the marks of quotes are blank.
fn last_words(text: &str, span: Range<usize>, quotes: u32) -> usize {
    let trimmed = |to: usize| span.start + text[span.start..to].trim_end_matches(BLANKS).len();
    let mut end = trimmed(span.end.max(span.start));
    if quotes == 0 {
        return end;
    }
    let is_blank = |c: char| c == '>' || BLANKS.contains(&c);
    let mut from = line_start(text, end);
    while from > span.start && text[from..end].chars().all(is_blank) {
        end = trimmed(from);
        from = line_start(text, end);
    }
    end
}

/// The nodes right beneath one, or the outermost of all.
pub(super) fn children(outline: &Outline, parent: Option<NodeId>) -> impl Iterator<Item = NodeId> + '_ {
    let (mut next, end) = parent.map_or((0, outline.len()), |parent| (parent.index() + 1, outline.end(parent).index()));
    std::iter::from_fn(move || {
        let child = (next < end).then(|| NodeId::at(next))?;
        next = outline.end(child).index();
        Some(child)
    })
}

/// How lines end around an offset: as the one that holds it, else as the first.
pub(super) fn ending(text: &str, at: usize) -> &'static str {
    let of = |at: usize| match &text.as_bytes()[at..] {
        [b'\r', b'\n', ..] => Some("\r\n"),
        [b'\r', ..] => Some("\r"),
        [b'\n', ..] => Some("\n"),
        _ => None,
    };
    of(line_end(text, at)).or_else(|| of(line_end(text, 0))).unwrap_or("\n")
}

/// Where the line that holds an offset begins: the first one behind the byte order mark.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let start = crate::text::lines::line_start(text, at);
    if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8().min(at) } else { start }
}
