//! What a text has beside its outline: code, HTML, comments, links within the page, and what such links may lead to.
//!
//! The outline claims what is a heading, an item, a row or a paragraph. This is for whoever asks what became of the rest,
//! and is read anew each time: nothing of it is needed to follow a roadmap.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use unicase::UniCase;

use super::Document;
use super::front_matter::split;
use super::reader::OPTIONS;
use crate::text::lines::{line_end, line_start};

mod html;
mod slug;

pub use slug::Anchors;

/// A block whose text is nobody's title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verbatim {
    /// All of it, fences and tags included; what stands before its first line's own characters is not.
    pub span: Range<usize>,
    /// What it is.
    pub kind: VerbatimKind,
}

/// What a block of code or HTML is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbatimKind {
    /// Code between fences.
    Fenced,
    /// The same, up to the end of the text or of what it stands in, for no fence ends it.
    Unclosed,
    /// Code by its indentation.
    Indented,
    /// HTML that an empty line ends.
    Html,
    /// HTML that is meant to be shown as it is: `<pre>`, `<script>`, `<?`.
    Raw,
    /// A comment.
    Comment,
    /// A comment up to the end of the text or of what it stands in, for nothing ends it.
    UnclosedComment,
}

/// A link to a place of the same page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// All of the link.
    pub span: Range<usize>,
    /// What stands behind its `#`, as it is written.
    pub place: Range<usize>,
}

/// What a text has beside its outline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anatomy {
    /// Where the text begins, behind the front matter.
    pub body: usize,
    /// Code and HTML, in reading order.
    pub verbatim: Vec<Verbatim>,
    /// Code, tags and comments within lines, in reading order.
    pub inline: Vec<Range<usize>>,
    /// Headings, wherever they stand, in reading order.
    pub headings: Vec<Range<usize>>,
    /// Links within the page, in reading order.
    pub links: Vec<PageLink>,
    /// What links within the page may lead to.
    pub anchors: Anchors,
    /// The labels of footnotes that are there, in small letters.
    pub footnotes: Vec<String>,
    /// Where footnotes are referred to, in reading order.
    pub references: Vec<Range<usize>>,
    /// What comments say, each without its marks.
    pub comments: Vec<Range<usize>>,
}

impl Anatomy {
    /// The block of code or HTML that an offset lies in.
    #[must_use]
    pub fn verbatim_at(&self, at: usize) -> Option<&Verbatim> {
        let before = self.verbatim.partition_point(|block| block.span.start <= at);
        self.verbatim[..before].last().filter(|block| at < block.span.end)
    }

    /// Whether an offset lies in code, a tag or a comment within a line.
    #[must_use]
    pub fn is_inline_at(&self, at: usize) -> bool {
        let before = self.inline.partition_point(|span| span.start <= at);
        self.inline[..before].last().is_some_and(|span| at < span.end)
    }
}

impl Document {
    /// Reads what the text has beside its outline.
    #[must_use]
    pub fn anatomy(&self) -> Anatomy {
        let (_, body) = split(self.text());
        let mut text = self.text()[body..].to_owned();
        // Without a last newline the parser does not see a box at the very end.
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let end = self.text().len();
        let anatomy = Anatomy { body, ..Anatomy::default() };
        let parser = Parser::new_ext(&text, OPTIONS);
        let within = parser.reference_definitions().iter().filter(|(_, defined)| defined.dest.starts_with('#'));
        let defined = within.map(|(label, defined)| (UniCase::new(label.to_owned()), body + defined.span.start));
        let defined = defined.collect();
        let mut reader = Reader { text: self.text(), anatomy, defined, heading: None, images: 0, html: None };
        for (event, range) in parser.into_offset_iter() {
            reader.hear(&event, (body + range.start).min(end)..(body + range.end).min(end));
        }
        reader.anatomy
    }
}

struct Reader<'a> {
    text: &'a str,
    anatomy: Anatomy,
    /// Where the addresses of links by reference are written, by their labels, as far as they lead within the page.
    defined: HashMap<UniCase<String>, usize>,
    /// The words of the heading that is being read.
    heading: Option<String>,
    images: usize,
    html: Option<Range<usize>>,
}

impl Reader<'_> {
    fn hear(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(TagEnd::Heading(_)) => {
                let words = self.heading.take().unwrap_or_default();
                self.anatomy.anchors.add_heading(&words);
            }
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(span) = self.html.take() {
                    self.end_html(span);
                }
            }
            Event::Text(words) => self.say(words),
            Event::Code(words) => {
                self.say(words);
                self.anatomy.inline.push(range);
            }
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::InlineHtml(_) => self.hear_tag(range),
            Event::FootnoteReference(_) => self.anatomy.references.push(range),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { .. } => {
                self.heading = Some(String::new());
                self.anatomy.headings.push(range);
            }
            Tag::CodeBlock(kind) => {
                let kind = match kind {
                    CodeBlockKind::Indented => VerbatimKind::Indented,
                    CodeBlockKind::Fenced(_) if self.is_closed(&range) => VerbatimKind::Fenced,
                    CodeBlockKind::Fenced(_) => VerbatimKind::Unclosed,
                };
                self.anatomy.verbatim.push(Verbatim { span: range, kind });
            }
            Tag::HtmlBlock => self.html = Some(range),
            Tag::Image { .. } => self.images += 1,
            Tag::Link { dest_url, id, .. } if dest_url.starts_with('#') => self.add_link(range, dest_url, id),
            Tag::FootnoteDefinition(label) => self.anatomy.footnotes.push(label.to_lowercase()),
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        if let Some(heading) = self.heading.as_mut().filter(|_| self.images == 0) {
            heading.push_str(words);
        }
    }

    /// Whether a block of code ends with a fence of its own kind.
    fn is_closed(&self, span: &Range<usize>) -> bool {
        let block = self.text[span.clone()].trim_end();
        let Some(mark) = block.chars().next() else { return true };
        let opened = block.len() - block.trim_start_matches(mark).len();
        let last = line_start(block, block.len());
        let closing = block[last..].trim_start_matches([' ', '\t', '>']);
        last > 0 && closing.len() >= opened && closing.chars().all(|c| c == mark)
    }

    /// A block of HTML has been read; several comments in a row are one.
    fn end_html(&mut self, span: Range<usize>) {
        let block = self.text[span.clone()].trim_start();
        let is_comment = block.starts_with("<!--");
        let kind = match () {
            () if is_comment && block.contains("-->") => VerbatimKind::Comment,
            () if is_comment => VerbatimKind::UnclosedComment,
            () if html::is_raw(block) => VerbatimKind::Raw,
            () => VerbatimKind::Html,
        };
        self.hear_html(span.clone());
        self.anatomy.verbatim.push(Verbatim { span, kind });
    }

    fn hear_tag(&mut self, range: Range<usize>) {
        self.hear_html(range.clone());
        self.anatomy.inline.push(range);
    }

    fn hear_html(&mut self, span: Range<usize>) {
        let source = &self.text[span.clone()];
        html::names(source, |name| self.anatomy.anchors.add_name(name));
        html::headings(source, |words| self.anatomy.anchors.add_heading(words));
        let comments = html::comments(source).map(|inside| span.start + inside.start..span.start + inside.end);
        self.anatomy.comments.extend(comments);
    }

    fn add_link(&mut self, span: Range<usize>, address: &str, label: &str) {
        let source = &self.text[span.clone()];
        let written = source.rfind(&format!("({address}")).or_else(|| source.rfind("](")).map(|at| span.start + at);
        let from = written.or_else(|| self.defined.get(&UniCase::new(label.to_owned())).copied());
        let Some(place) = from.and_then(|from| self.place_behind(from, address)) else { return };
        self.anatomy.links.push(PageLink { span, place });
    }

    /// What stands behind the `#` of an address, from an offset on in its line.
    fn place_behind(&self, from: usize, address: &str) -> Option<Range<usize>> {
        let line = &self.text[from..line_end(self.text, from)];
        if let Some(at) = line.find(address) {
            return Some(from + at + 1..from + at + address.len());
        }
        // It is written otherwise than it reads: with references to characters, or escaped.
        let start = line.find(['(', ':']).map_or(0, |at| at + 1);
        let start = start + line[start..].find('#')? + 1;
        let end = line[start..].find(|c: char| c.is_whitespace() || matches!(c, ')' | '>'));
        Some(from + start..from + end.map_or(line.len(), |end| start + end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anatomy(text: &str) -> Anatomy {
        Document::read(text.to_owned()).anatomy()
    }

    #[test]
    fn code_and_html_are_told_apart_and_whether_they_end() {
        for (text, expected) in [
            ("```\na\n```\n", VerbatimKind::Fenced),
            ("> ~~~~ x\n> a\n> ~~~~~\n", VerbatimKind::Fenced),
            ("````\na\n```\n", VerbatimKind::Unclosed),
            ("```\r\na\r\n", VerbatimKind::Unclosed),
            ("```", VerbatimKind::Unclosed),
            ("    a\n", VerbatimKind::Indented),
            ("<details>\na\n", VerbatimKind::Html),
            ("<pre>\na\n</pre>\n", VerbatimKind::Raw),
            ("<!-- a -->\n", VerbatimKind::Comment),
            ("<!-- a\n\nb\n", VerbatimKind::UnclosedComment),
        ] {
            let kinds: Vec<_> = anatomy(text).verbatim.into_iter().map(|block| block.kind).collect();
            assert_eq!(kinds, [expected], "{text:?}");
        }
    }

    #[test]
    fn links_within_the_page_say_where_their_place_is_written() {
        let text = "# 甲\n[a](#b) [c](<#d>) ![e](#f) [g][h] [i](j#k) `[l](#m)`\n\n[h]: #n\n";
        let places: Vec<_> = anatomy(text).links.into_iter().map(|link| &text[link.place]).collect();
        assert_eq!(places, ["b", "d", "n"]);
    }
}
