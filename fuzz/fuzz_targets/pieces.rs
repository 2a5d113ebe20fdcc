//! A long text is read in pieces and on two threads to the same nodes as in one go. A footnote has it read in one go, so the
//! same text with one behind it says what should have come of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap::document::Document;

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
    "- [ ] one",
    "- [/] two [c]",
    "  - [x] three",
    "\tfour",
    "1. five",
    "> six",
    "> # seven",
    "> ```",
    "- # eight",
    "- ```",
    "```",
    "~~~~",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "[c]: /d",
    "[c]:",
    "/d 'e",
    "f'",
    "===",
    "---",
    "| a | b |",
    "| --- | --- |",
    "| [ ] g | h |",
    "lazy",
    "    code",
    "\\",
    "<a",
    "href='#",
    "'>",
    "**i",
    "j**",
    "[k](",
    ")",
    "***",
];

/// From here on a text is read on two threads, in pieces of 32 KiB.
const LONG: usize = 200 << 10;

fuzz_target!(|data: &[u8]| {
    // A piece may hold any number of these; what fills it up in between is of no interest.
    let filling = "filling of a paragraph that ends with its line\n\n".repeat(40);
    let mut text = String::new();
    while text.len() < LONG {
        for &byte in data.iter().take(4000) {
            match byte {
                0..=250 => text.push_str(LINES[usize::from(byte) % LINES.len()]),
                _ => text.push_str(&filling),
            }
            text.push('\n');
        }
        text.push_str(&filling);
    }
    let read = Document::read(text.clone());
    let at_once = Document::read(text + "\n\n[^none]: none\n");
    let nodes = |document: &Document| -> Vec<String> {
        document.outline().iter().map(|(_, node)| format!("{node:?}")).collect()
    };
    let (read, at_once) = (nodes(&read), nodes(&at_once));
    assert!(at_once.len() >= read.len());
    for (one, other) in read.iter().zip(&at_once) {
        assert_eq!(one, other);
    }
});
