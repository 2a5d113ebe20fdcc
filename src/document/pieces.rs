//! Reads a long text in pieces, and on two threads, to the same nodes as in one go.
//!
//! The parser builds a tree of all it is given, so that small pieces are read faster, and in less memory, than one large
//! text. A piece ends where the parser itself, given the piece and the line behind it, sees that line begin a heading
//! outside everything else: such a line closes whatever was open, and what follows can be read by itself. Only the
//! definitions of links and footnotes reach further; where one is needed in another piece, the text is read in one go.

mod parts;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{BrokenLink, Event, LinkType, Parser, Tag};
use unicase::UniCase;

use super::outline::nodes::Nodes;
use super::reader::{OPTIONS, Reader};

/// A piece is at least so long: a tree of it stays in the processor's cache.
const PIECE: usize = 32 << 10;

/// So many places are tried for an end at most.
const MOST_TRIES: usize = 8;

/// From this length on a second thread is worth its start.
const TWO_THREADS: usize = 128 << 10;

/// So many bytes of addresses are looked up in one text before the parser may stop looking up more, which it counts for a
/// text as a whole.
const ADDRESSES: usize = 100_000;

/// Is told of how many more bytes were read, on whatever thread.
pub type Tell<'a> = &'a (dyn Fn(usize) + Sync);

/// Reads what follows the front matter; offsets in the outline are of the whole text.
pub(super) fn read(text: &str, body: usize, tell: Tell<'_>) -> Nodes {
    read_by(text, body, (PIECE, TWO_THREADS), tell)
}

/// A place at which a text can be cut whatever follows it, in its second half.
pub(super) fn end(text: &str, body: usize) -> Option<usize> {
    let whole = Whole::of(text, body, PIECE);
    let mut from = whole.source.len() / 2;
    // Where something runs on beyond so many, it runs on.
    for _ in 0..MOST_TRIES {
        let cut = next_cut(whole.source, from)?;
        let mut pieces = Pieces::of(whole);
        if pieces.hear(0, whole.line_end(cut), Some(cut)) {
            return Some(body + cut);
        }
        from = cut + 1;
    }
    None
}

fn read_by(text: &str, body: usize, (piece, two_threads): (usize, usize), tell: Tell<'_>) -> Nodes {
    let whole = Whole::of(text, body, piece);
    let length = whole.source.len();
    let read = if length < two_threads { Pieces::of(whole).read(0..length) } else { Some(parts::read(whole, tell)) };
    let read = read.filter(Pieces::is_whole).unwrap_or_else(|| {
        let mut at_once = Pieces::of(whole);
        at_once.hear(0, length, None);
        at_once
    });
    read.reader.finish()
}

/// Where a line behind an empty one begins with `#`, from an offset on. Whether that is a heading, the parser says.
fn next_cut(source: &str, from: usize) -> Option<usize> {
    let is_behind_an_empty_line = |at: &usize| {
        let before = &source[..at - 1];
        before.strip_suffix('\r').unwrap_or(before).ends_with('\n')
    };
    let found = memmem::find_iter(&source.as_bytes()[from.min(source.len())..], b"\n#");
    found.map(|at| from + at + 1).find(is_behind_an_empty_line)
}

/// A text that is to be read.
#[derive(Debug, Clone, Copy)]
struct Whole<'a> {
    source: &'a str,
    /// Where it begins in its file.
    body: usize,
    /// How long a piece is at least.
    piece: usize,
    /// Whether there is anything that may define a link.
    may_define: bool,
}

impl<'a> Whole<'a> {
    fn of(text: &'a str, body: usize, piece: usize) -> Self {
        let source = &text[body..];
        Self { source, body, piece, may_define: memmem::find(source.as_bytes(), b"]:").is_some() }
    }

    fn line_end(self, at: usize) -> usize {
        self.source[at..].find('\n').map_or(self.source.len(), |end| at + end + 1)
    }
}

/// Pieces of a text that were read one after the other.
struct Pieces<'a> {
    whole: Whole<'a>,
    reader: Reader<'a>,
    /// Labels of links that their own piece does not define.
    sought: HashSet<UniCase<String>>,
    defined: HashSet<UniCase<String>>,
    /// Bytes of addresses that were looked up.
    looked_up: usize,
    has_footnotes: bool,
}

impl<'a> Pieces<'a> {
    fn of(whole: Whole<'a>) -> Self {
        Self {
            whole,
            reader: Reader::new(whole.source, whole.body),
            sought: HashSet::new(),
            defined: HashSet::new(),
            looked_up: 0,
            has_footnotes: false,
        }
    }

    /// Reads a range that begins where a piece may begin. Nothing where it does not end where one may end.
    fn read(mut self, range: Range<usize>) -> Option<Self> {
        let Whole { source, piece, .. } = self.whole;
        let (mut from, mut length) = (range.start, piece);
        while from < range.end {
            let next = next_cut(&source[..range.end], from.saturating_add(length));
            let cut = next.or((range.end < source.len()).then_some(range.end));
            let before = self.reader.place();
            if self.hear(from, cut.map_or(source.len(), |cut| self.whole.line_end(cut)), cut) {
                (from, length) = (cut.unwrap_or(range.end), piece);
            } else if cut == Some(range.end) {
                return None;
            } else {
                // Something runs on beyond that line. What grows twofold is read no more than twice in all.
                self.reader.return_to(before);
                length = length.saturating_mul(2);
            }
        }
        Some(self)
    }

    /// Reads what lies before a cut, or all where there is none; returns whether it may be cut there.
    fn hear(&mut self, from: usize, to: usize, cut: Option<usize>) -> bool {
        let piece = &self.whole.source[from..to];
        // Without a last newline the parser does not see a box at the very end.
        let ended: Cow<'_, str> =
            if piece.ends_with('\n') { Cow::Borrowed(piece) } else { Cow::Owned(format!("{piece}\n")) };
        let (sought, may_define) = (&mut self.sought, self.whole.may_define);
        let note = |link: BrokenLink<'_>| {
            if may_define {
                sought.insert(UniCase::new(link.reference.to_string()));
            }
            None
        };
        let parser = Parser::new_with_broken_link_callback(&ended, OPTIONS, Some(note));
        self.defined.extend(parser.reference_definitions().iter().map(|(label, _)| UniCase::new(label.to_owned())));
        for (event, range) in parser.into_offset_iter() {
            let range = from + range.start.min(piece.len())..from + range.end.min(piece.len());
            match &event {
                Event::Start(Tag::Heading { .. }) if cut == Some(range.start) && self.reader.is_outside() => {
                    return true;
                }
                Event::Start(Tag::FootnoteDefinition(_)) => self.has_footnotes = true,
                Event::Start(
                    Tag::Link { link_type, dest_url, title, .. } | Tag::Image { link_type, dest_url, title, .. },
                ) if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) => {
                    self.looked_up += dest_url.len() + title.len();
                }
                _ => {}
            }
            self.reader.hear(&event, range);
        }
        cut.is_none()
    }

    /// Takes over what was read behind these, where both begin and end as pieces may.
    fn append(&mut self, behind: Self) {
        self.reader.append(behind.reader);
        self.sought.extend(behind.sought);
        self.defined.extend(behind.defined);
        self.looked_up += behind.looked_up;
        self.has_footnotes |= behind.has_footnotes;
    }

    /// Whether no piece lacked anything that stands in another.
    fn is_whole(&self) -> bool {
        !self.has_footnotes && self.looked_up < ADDRESSES && self.sought.is_disjoint(&self.defined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::outline::Outline;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// What runs on over a line that looks like a heading, or reaches into another piece.
    const LINES: &[&str] = &[
        "",
        "",
        "",
        "# a",
        "## b {#b}",
        "### [c]",
        "#",
        "# `c",
        " # d",
        "#e",
        "- [ ] one",
        "- [/] two [c]",
        "- [/]",
        "  - [x] three",
        "    four",
        "\tfive",
        "1. six",
        "> seven",
        "> # eight",
        "> ```",
        "- # nine",
        "- ```",
        "```",
        "~~~~",
        "``` `",
        "<div>",
        "</div>",
        "<!-- ten",
        "-->",
        "<?",
        "<script>",
        "</script>",
        "<![CDATA[",
        "]]>",
        "<a b='",
        "[c]: d",
        "[c]: <d",
        "[c]: d 'e",
        "f'",
        "[/]: g",
        "[C c",
        "c]: h",
        "> [c]: i",
        "[^1]: note",
        "a note[^1] and [link][c]",
        "![c] `j",
        "k*",
        "**l",
        "===",
        "---",
        "| a | [c] |",
        "| - | - |",
        "m\\",
        "\u{a0}",
        "\u{feff}# n",
        "学习",
    ];

    fn text() -> impl Strategy<Value = String> {
        let line = (select(LINES), select(&["\n", "\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r"][..]));
        vec(line, 0..40).prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end]).collect())
    }

    #[track_caller]
    fn check(text: &str) {
        let at_once = read_by(text, 0, (usize::MAX, usize::MAX), &|_| ());
        for two_threads in [0, usize::MAX] {
            for piece in [1, 20] {
                assert_eq!(read_by(text, 0, (piece, two_threads), &|_| ()), at_once, "{text:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn pieces_come_to_the_same_as_the_whole(text in text()) {
            check(&text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_stands_before_an_end_is_the_same_whatever_follows(beginning in text(), rest in text()) {
            let beginning = beginning + "\n";
            if let Some(end) = end(&beginning, 0) {
                let whole = format!("{beginning}{rest}");
                let outline = |text: &str| Outline::new(text.to_owned(), read(text, 0, &|_| ()));
                prop_assert!(outline(&whole).begins_as(&outline(&beginning[..end])), "{whole:?}");
            }
        }
    }

    #[test]
    fn what_another_piece_defines_is_known_in_this_one() {
        check("# [a]\n\n# b\n\n[a]: c\n");
        check("# [a]\n\n[a]: c\n\n# b\n\n- [/] d\n\n# e\n\n[/]: f\n");
        check("# a[^1]\n\n# b\n\n[^1]: c\n\n# d\n");
    }

    #[test]
    fn a_text_is_cut_only_behind_an_empty_line() {
        assert_eq!(next_cut("# a\n\n# b\n", 0), Some(5));
        assert_eq!(next_cut("# a\r\n\r\n# b\n", 0), Some(7));
        assert_eq!(next_cut("# a\n# b\n", 0), None);
        assert_eq!(next_cut("# a\n\n# b\n", 5), None);
    }
}
