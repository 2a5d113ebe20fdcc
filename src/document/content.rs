//! What a section or an item says in full, as blocks for a screen: emphasis, code, links, lists, tables, quotes.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::Document;
use super::outline::{Kind, NodeId};
use super::reader::OPTIONS;
use crate::text::lines::{line_start, lines};
use crate::text::sanitise::sanitise;

/// Words in one manner, fit for a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they are set.
    pub manner: Manner,
    /// Where they lead, if they are a link.
    pub link: Option<String>,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// `**so**`
    pub strong: bool,
    /// `*so*`
    pub emphasis: bool,
    /// `~~so~~`
    pub struck: bool,
    /// `` `so` ``
    pub code: bool,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// How deep it stands in lists.
    pub depth: usize,
    /// How many quotes are around it.
    pub quotes: usize,
    /// What it is.
    pub what: What,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A heading of a level.
    Heading(u32, Vec<Run>),
    /// A paragraph.
    Words(Vec<Run>),
    /// An item's first paragraph, behind its marker (`-`, `3.`) or box (`[x]`).
    Item(String, Vec<Run>),
    /// Lines of code, as they are.
    Code(Vec<String>),
    /// A table, row by row, cell by cell; the first is its heading.
    Table(Vec<Vec<Vec<Run>>>),
    /// A rule across the page.
    Rule,
}

/// No more than this of a text is looked at: it is for one screen.
const MOST_BYTES: usize = 1 << 16;

impl Document {
    /// What a node and what is beneath it say; of a section, up to the first section within it.
    #[must_use]
    pub fn content(&self, id: NodeId) -> Vec<Block> {
        self.blocks_in(self.span_of(id), id)
    }

    /// What a node itself says, up to the first section or item within it.
    pub(super) fn own_content(&self, id: NodeId) -> Vec<Block> {
        let (span, outline) = (self.span_of(id), self.outline());
        let inner = outline.beneath(id).find(|&id| matches!(outline.node(id).kind, Kind::Heading | Kind::Item));
        let end = inner.map_or(span.end, |inner| line_start(self.text(), outline.node(inner).start));
        self.blocks_in(span.start..end.clamp(span.start, span.end), id)
    }

    /// What stands in some bytes that begin with a node.
    fn blocks_in(&self, span: Range<usize>, id: NodeId) -> Vec<Block> {
        let text = &self.text()[span.clone()];
        // Beneath an item all lines are indented, and the first one's indent stands before the item.
        let indent = span.start - line_start(self.text(), span.start);
        let dedented: String = lines(text, 0)
            .enumerate()
            .map(|(number, line)| if number == 0 { &text[line] } else { without_indent(&text[line], indent) })
            .collect();
        let mut collector = Collector::default();
        let is_item = self.outline().node(id).kind == Kind::Item;
        for event in Parser::new_ext(&dedented, OPTIONS) {
            let is_over = is_item && collector.lists.len() == 1 && matches!(event, Event::End(TagEnd::Item));
            collector.hear(event);
            if is_over {
                break;
            }
        }
        collector.finish()
    }

    /// The bytes of a node with what is beneath it.
    fn span_of(&self, id: NodeId) -> Range<usize> {
        let outline = self.outline();
        let inner = outline.beneath(id).find(|&id| outline.node(id).kind == Kind::Heading);
        let next = inner.unwrap_or(outline.end(id));
        let start = outline.node(id).start;
        let end = match next.index() < outline.len() {
            true => line_start(self.text(), outline.node(next).start).max(start),
            false => self.text().len(),
        };
        let end = end.min(start + MOST_BYTES);
        start..(start..=end).rev().find(|&at| self.text().is_char_boundary(at)).unwrap_or(start)
    }
}

/// A line without as much of its indent.
fn without_indent(line: &str, columns: usize) -> &str {
    let spaces = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>')).take(columns).count();
    &line[spaces..]
}

/// Collects blocks from the parser's events.
#[derive(Default)]
struct Collector {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    manner: Manner,
    links: Vec<String>,
    /// The next number of every list around, where it is numbered.
    lists: Vec<Option<u64>>,
    /// The marker of the item whose first words are still to come.
    marker: Option<String>,
    quotes: usize,
    code: Option<String>,
    rows: Vec<Vec<Vec<Run>>>,
}

impl Collector {
    fn hear(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::InlineHtml(text) => self.say(&text),
            Event::Html(text) => self.say(text.trim_end()),
            Event::Code(text) => {
                self.manner.code = true;
                self.say(&text);
                self.manner.code = false;
            }
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::Rule => self.push(What::Rule),
            Event::TaskListMarker(done) => self.marker = Some(if done { "[x]" } else { "[ ]" }.to_owned()),
            Event::FootnoteReference(name) => self.say(&format!("[{name}]")),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.say(&text),
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.manner.strong = true,
            Tag::Emphasis => self.manner.emphasis = true,
            Tag::Strikethrough => self.manner.struck = true,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.links.push(dest_url.into_string()),
            Tag::List(first) => {
                self.end_words();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_words();
                let number = self.lists.last_mut().and_then(Option::as_mut);
                self.marker = Some(number.map_or("-".to_owned(), |number| {
                    *number += 1;
                    format!("{}.", *number - 1)
                }));
            }
            Tag::BlockQuote(_) => {
                self.end_words();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.end_words();
                self.code = Some(String::new());
            }
            Tag::TableRow | Tag::TableHead => self.rows.push(Vec::new()),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.manner.strong = false,
            TagEnd::Emphasis => self.manner.emphasis = false,
            TagEnd::Strikethrough => self.manner.struck = false,
            TagEnd::Link | TagEnd::Image => drop(self.links.pop()),
            TagEnd::Heading(level) => {
                let runs = std::mem::take(&mut self.runs);
                self.push(What::Heading(level as u32, runs));
            }
            TagEnd::List(_) => {
                self.end_words();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.end_words();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                let all = code.lines().map(|line| sanitise(&line.replace('\t', "    ")).into_owned()).collect();
                self.push(What::Code(all));
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.runs);
                self.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.push(What::Table(rows));
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => self.end_words(),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let text = sanitise(text).into_owned();
        let link = self.links.last().map(|link| sanitise(link).into_owned());
        match self.runs.last_mut().filter(|last| last.manner == self.manner && last.link == link) {
            Some(last) => last.text.push_str(&text),
            None => self.runs.push(Run { text, manner: self.manner, link }),
        }
    }

    fn end_words(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        match self.marker.take() {
            Some(marker) => self.push(What::Item(marker, runs)),
            None if runs.is_empty() => {}
            None => self.push(What::Words(runs)),
        }
    }

    fn push(&mut self, what: What) {
        let what = match (self.marker.take(), what) {
            // An item that begins with a heading or with code.
            (Some(marker), What::Heading(_, runs)) => What::Item(marker, runs),
            (Some(marker), What::Item(_, runs)) => What::Item(marker, runs),
            (Some(marker), other) => {
                self.blocks.push(Block {
                    depth: self.depth(),
                    quotes: self.quotes,
                    what: What::Item(marker, Vec::new()),
                });
                other
            }
            (None, other) => other,
        };
        self.blocks.push(Block { depth: self.depth(), quotes: self.quotes, what });
    }

    /// How many lists are around what is being read, the outermost not counted.
    fn depth(&self) -> usize {
        self.lists.len().saturating_sub(1)
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_words();
        self.blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(runs: &[Run]) -> String {
        runs.iter().map(|run| run.text.as_str()).collect()
    }

    fn said(text: &str, title: &str) -> Vec<String> {
        let document = Document::read(text.to_owned());
        let id = document.outline().iter().find(|(_, node)| node.title == title).map(|(id, _)| id).unwrap();
        let show = |block: Block| {
            let what = match &block.what {
                What::Heading(level, runs) => format!("{} {}", "#".repeat(*level as usize), plain(runs)),
                What::Words(runs) => plain(runs),
                What::Item(marker, runs) => format!("{marker} {}", plain(runs)),
                What::Code(lines) => format!("`{}`", lines.join("|")),
                What::Table(rows) => rows
                    .iter()
                    .map(|row| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(","))
                    .collect::<Vec<_>>()
                    .join("|"),
                What::Rule => "---".to_owned(),
            };
            format!("{}{}{what}", "> ".repeat(block.quotes), "  ".repeat(block.depth))
        };
        document.content(id).into_iter().map(show).collect()
    }

    #[test]
    fn an_item_is_shown_with_all_that_is_beneath_it_and_nothing_else() {
        let text = "- x\n    - [ ] **a** `b`\n      more\n\n      ```\n      let x;\n      ```\n\n      1. one\n         - deep\n      2. two\n    - next\n";
        assert_eq!(said(text, "a b more"), ["[ ] a b more", "`let x;`", "  1. one", "    - deep", "  2. two"]);
    }

    #[test]
    fn a_section_is_shown_up_to_the_next_one() {
        let text = "# A\n\nwords\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n***\n\n- i\n\n## B\n\nno\n";
        assert_eq!(said(text, "A"), ["# A", "words", "> said", "a,b|1,2", "---", "- i"]);
        assert_eq!(said(text, "B"), ["## B", "no"]);
    }

    #[test]
    fn nothing_hostile_comes_out() {
        let blocks = Document::read("# A\u{1b}[2J\n\n[x&#27;](http://a\u{202e}b)\n\n    \u{9b}code\n".to_owned());
        let text = format!("{:?}", blocks.content(NodeId::at(0)));
        assert!(!text.contains("\\u{1b}") && !text.contains("\\u{202e}") && !text.contains("\\u{9b}"), "{text}");
    }
}
