//! Reads Markdown into the outline's nodes, through pulldown-cmark.
//!
//! Every position comes from the parser's own ranges: there is no second scanner that decides what is a task. The
//! options are frozen, for a change of them changes what people's files mean.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Tag, TagEnd};

use super::mark::{Checkbox, Mark};
use super::outline::nodes::{Extent, Nodes};
use super::outline::{Cell, Kind, NodeId};
use super::title::{Words, without_attributes};

/// GitHub's Markdown. Never pulldown's metadata blocks: with them a `---` in the body swallows tasks.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_GFM);

/// A list item that is being read.
struct OpenItem {
    id: NodeId,
    /// Whether its own text is behind us, so that further text is a paragraph beneath it.
    titled: bool,
}

/// The words that are being collected, and for which node.
struct Line<'a> {
    id: NodeId,
    words: Words<'a>,
    content: Option<Range<usize>>,
    /// A box of our own (`[/]`) that the parser reads as text: words before this offset are not the title's.
    from: usize,
    /// A break that waits for the words behind it.
    broken: bool,
}

/// Makes an outline of what the parser tells, one event after the other.
#[derive(Default)]
pub(super) struct Reader<'a> {
    source: &'a str,
    base: usize,
    nodes: Nodes,
    sections: Vec<NodeId>,
    items: Vec<OpenItem>,
    line: Option<Line<'a>>,
    quotes: usize,
    /// Inside a code block or HTML, whose text is nobody's title.
    verbatim: bool,
    /// Inside a heading that is an item's own text: a box there is no box.
    in_heading: bool,
    cell: Option<(Words<'a>, Range<usize>)>,
}

/// How far a reader was when nothing was open but sections.
pub(super) struct Place {
    extent: Extent,
    sections: Vec<NodeId>,
}

impl<'a> Reader<'a> {
    /// A reader of a text that begins at an offset of the whole file.
    pub(super) fn new(source: &'a str, base: usize) -> Self {
        Self { source, base, ..Self::default() }
    }

    /// Makes room for what stands in so many bytes.
    pub(super) fn expect(&mut self, bytes: usize) {
        self.nodes.expect(bytes);
    }

    /// Whether no list and no quote is open.
    pub(super) fn is_outside(&self) -> bool {
        self.items.is_empty() && self.quotes == 0
    }

    /// Where it is now.
    pub(super) fn place(&self) -> Place {
        Place { extent: self.nodes.extent(), sections: self.sections.clone() }
    }

    /// Forgets what was heard since.
    pub(super) fn return_to(&mut self, place: Place) {
        let mut nodes = std::mem::take(&mut self.nodes);
        nodes.truncate(place.extent);
        *self = Self { nodes, sections: place.sections, ..Self::new(self.source, self.base) };
    }

    /// Takes over what another reader heard of what follows, which begins with a heading outside everything else.
    pub(super) fn append(&mut self, behind: Self) {
        let (first, sections) = (self.nodes.next(), &mut self.sections);
        self.nodes.append(behind.nodes, |nodes, id, level| {
            close_sections(nodes, sections, level, id);
            sections.last().copied()
        });
        self.sections.extend(behind.sections.into_iter().map(|id| NodeId(id.0 + first.0)));
    }

    pub(super) fn hear(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.close(*tag),
            Event::TaskListMarker(_) => self.mark(&range),
            Event::Text(text) if !self.verbatim => self.say(text, range),
            Event::Code(text) => self.say(text, range),
            Event::InlineHtml(_) | Event::FootnoteReference(_) => self.say("", range),
            Event::SoftBreak => self.line_break(range.end),
            Event::HardBreak => self.hard_break(range.end),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } => {
                self.say("", range)
            }
            Tag::Paragraph => self.end_line(),
            Tag::Item => self.open_item(range.start),
            Tag::Heading { level, .. } => self.open_heading(*level as u32, range.start),
            Tag::BlockQuote(_) => {
                self.end_title();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_title();
                self.verbatim = true;
            }
            Tag::TableHead => self.open_row(0, range.start),
            Tag::TableRow => self.open_row(1, range.start),
            Tag::TableCell => self.cell = Some((Words::of(self.source), self.whole(&range))),
            _ => self.end_title(),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_line(),
            TagEnd::Heading(_) => {
                self.end_line();
                self.in_heading = false;
            }
            TagEnd::Item => {
                self.end_title();
                if let Some(item) = self.items.pop() {
                    let next = self.nodes.next();
                    self.nodes.set_end(item.id, next);
                }
            }
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.verbatim = false,
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            _ => {}
        }
    }

    fn open_item(&mut self, start: usize) {
        self.end_title();
        // An item's range can begin early, at the line end before it, where tabs indent it.
        let spaces = self.source.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let depth = self.items.len() as u32 + 1;
        let id = self.add(Kind::Item, depth, start + spaces);
        self.items.push(OpenItem { id, titled: false });
    }

    fn open_heading(&mut self, level: u32, start: usize) {
        self.end_line();
        if self.is_outside() {
            let next = self.nodes.next();
            close_sections(&mut self.nodes, &mut self.sections, level, next);
            let id = self.add(Kind::Heading, level, start);
            self.sections.push(id);
            self.line = Some(Line::of(id, self.source));
        }
        self.in_heading = true;
        // Elsewhere a heading opens no section: it is an item's own text, or a line like another.
    }

    fn open_row(&mut self, level: u32, start: usize) {
        self.end_title();
        self.add(Kind::Row, level, start);
    }

    fn end_cell(&mut self) {
        if let Some((words, span)) = self.cell.take() {
            self.nodes.add_cell(Cell { text: words.line().0.into_owned(), span });
        }
    }

    fn end_row(&mut self) {
        let Some((row, cells)) = self.nodes.end_row() else { return };
        let title = cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ");
        if let (Some(first), Some(last)) = (cells.first(), cells.last()) {
            let content = first.span.start..last.span.end;
            self.nodes.set_title(row, &title, &content, None);
        }
    }

    /// A drawn box. Its range can begin early where a tab precedes it, so the mark is counted from the end.
    fn mark(&mut self, range: &Range<usize>) {
        let Some(item) = self.items.last() else { return };
        let Some(at) = range.end.checked_sub(2) else { return };
        let mark = self.source[at..].chars().next().and_then(Mark::of);
        if let Some(mark) = mark.filter(|mark| mark.is_gfm()) {
            self.nodes.set_checkbox(item.id, Some(Checkbox::Drawn { at: self.base + at, mark }));
        }
    }

    fn say(&mut self, text: &str, range: Range<usize>) {
        let whole = self.whole(&range);
        if let Some((words, _)) = &mut self.cell {
            words.push(text, range);
            return;
        }
        if self.line.is_none() {
            self.begin_line(range.start, !text.is_empty() && !self.in_heading);
        }
        let Some(line) = &mut self.line else { return };
        if std::mem::take(&mut line.broken) {
            line.words.push_break(text.chars().next());
        }
        if whole.end <= line.from {
            return;
        }
        let hidden = line.from.saturating_sub(whole.start);
        line.words.push(text.get(hidden..).unwrap_or_default(), range.start + hidden..range.end);
        let seen = line.content.get_or_insert(whole.start + hidden..whole.end);
        seen.end = seen.end.max(whole.end);
    }

    /// Words begin: an item's own, or a paragraph's. Only plain text can hold a box; a link `[/]` cannot.
    fn begin_line(&mut self, start: usize, plain: bool) {
        match self.items.last_mut() {
            Some(item) if !item.titled => {
                let id = item.id;
                item.titled = true;
                let mut line = Line::of(id, self.source);
                if !self.nodes.has_checkbox(id) {
                    line.from = self.read_box(id, start, plain);
                }
                self.line = Some(line);
            }
            _ => {
                let id = self.add(Kind::Paragraph, 0, start);
                self.line = Some(Line::of(id, self.source));
            }
        }
    }

    /// Looks for a box that only we know (`[/]`) where an item's words begin, or notes where a box would go. Returns the
    /// offset at which the title's words begin.
    fn read_box(&mut self, id: NodeId, start: usize, plain: bool) -> usize {
        let at = self.base + start;
        let mut chars = self.source[start..].chars();
        let opened = plain && chars.next() == Some('[') && !self.source[..start].ends_with('\\');
        let inside = chars.next().filter(|_| opened);
        let mark = inside.and_then(Mark::of).filter(|mark| !mark.is_gfm());
        // A box that is ticked must be the parser's own: on the marker's line, with words behind it on the same line.
        let line = chars.as_str().split(['\n', '\r']).next().and_then(|line| line.strip_prefix(']'));
        let closed = line.is_some_and(|rest| rest.starts_with([' ', '\t']) && !rest.trim().is_empty());
        let same_line = !self.source[self.nodes.start(id) - self.base..start].contains(['\n', '\r']);
        match (mark, inside) {
            (Some(mark), Some(c)) if closed && same_line => {
                self.nodes.set_checkbox(id, Some(Checkbox::Drawn { at: at + 1, mark }));
                at + c.len_utf8() + 2
            }
            _ => {
                self.nodes.set_checkbox(id, same_line.then_some(Checkbox::Blank { at }));
                0
            }
        }
    }

    /// Within an item's own text or a heading a line break is a space; a paragraph's next line is a line of its own.
    fn line_break(&mut self, next_start: usize) {
        let Some(line) = &mut self.line else { return };
        if self.nodes.kind(line.id) == Kind::Paragraph {
            self.end_line();
            let id = self.add(Kind::Paragraph, 1, next_start);
            self.line = Some(Line::of(id, self.source));
        } else {
            line.broken = true;
        }
    }

    /// A break that the writer meant: what follows is no longer the title.
    fn hard_break(&mut self, next_start: usize) {
        match &self.line {
            Some(line) if self.nodes.kind(line.id) == Kind::Paragraph => self.line_break(next_start),
            _ => self.end_line(),
        }
    }

    fn end_line(&mut self) {
        let Some(line) = self.line.take() else { return };
        let Some(mut content) = line.content else { return };
        let kind = self.nodes.kind(line.id);
        if kind == Kind::Heading {
            let words = &self.source[content.start - self.base..content.end - self.base];
            content.end = content.start + without_attributes(words);
        }
        if kind == Kind::Paragraph {
            self.nodes.set_start(line.id, content.start);
        }
        let (title, place) = line.words.line();
        let title = &title[..if kind == Kind::Heading { without_attributes(&title) } else { title.len() }];
        let written = place.map(|place| self.base + place).or_else(|| self.written(title, &content));
        self.nodes.set_title(line.id, title, &content, written);
    }

    /// Where a title stands just so in the bytes that it was read from.
    fn written(&self, title: &str, content: &Range<usize>) -> Option<usize> {
        let words = &self.source[content.start - self.base..content.end - self.base];
        let bare = words.trim_start_matches(['*', '_', '`', '[', ' ']);
        bare.starts_with(title).then(|| content.start + words.len() - bare.len())
    }

    /// Another block begins inside an item: its own text, if any, is over.
    fn end_title(&mut self) {
        self.end_line();
        if let Some(item) = self.items.last_mut() {
            item.titled = true;
        }
    }

    fn add(&mut self, kind: Kind, level: u32, start: usize) -> NodeId {
        let parent = self.items.last().map(|item| item.id).or(self.sections.last().copied());
        self.nodes.add(kind, level, self.base + start, parent)
    }

    fn whole(&self, range: &Range<usize>) -> Range<usize> {
        self.base + range.start..self.base + range.end
    }

    /// All that was heard.
    pub(super) fn finish(mut self) -> Nodes {
        self.end_line();
        let end = self.nodes.next();
        for id in self.sections {
            self.nodes.set_end(id, end);
        }
        self.nodes
    }
}

/// Ends the sections of a level and those beneath.
fn close_sections(nodes: &mut Nodes, sections: &mut Vec<NodeId>, level: u32, end: NodeId) {
    while let Some(above) = sections.pop_if(|above| nodes.level(*above) >= level) {
        nodes.set_end(above, end);
    }
}

impl<'a> Line<'a> {
    fn of(id: NodeId, source: &'a str) -> Self {
        Self { id, words: Words::of(source), content: None, from: 0, broken: false }
    }
}
