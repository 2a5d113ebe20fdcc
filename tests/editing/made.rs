//! Roadmaps that are made up: of any indent, marker, line end and spacing, with all that stands beneath items.

use proptest::prelude::*;
use proptest::sample::select;

/// In what manner a text is written.
#[derive(Debug, Clone)]
struct Manner {
    marker: &'static str,
    gap: &'static str,
    indent: &'static str,
    quote: &'static str,
    end: &'static str,
    is_loose: bool,
    has_last_end: bool,
    front: &'static str,
}

/// What stands beneath an item.
const BENEATH: &[&str] = &[
    "",
    "",
    "",
    "",
    "",
    "",
    "more words",
    "\n\nmore words\n\nand more",
    "\n\n```rust\nfn a() {\n    b();\n}\n```",
    "```\n- [ ] code\n```",
    "\n\n    code\n      more",
    "\n\n> said\n> - [ ] in a quote",
    "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |",
];

/// What stands in a section beside its lists.
const BETWEEN: &[&str] = &[
    "",
    "",
    "words",
    "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |",
    "```\ncode\n```",
    "***",
    "<!-- a remark -->",
    "> said",
];

const MARKS: &[&str] = &["", "", "[ ] ", "[ ] ", "[x] ", "[/] ", "[-] "];

fn manner() -> impl Strategy<Value = Manner> {
    let markers: &[(&str, &str)] = &[
        ("-", "  "),
        ("-", "  "),
        ("*", "    "),
        ("+", "\t"),
        ("1.", "   "),
        ("9)", "    "),
        ("01.", "    "),
        ("-", "    "),
    ];
    (
        select(markers),
        select(&[" ", " ", "   "][..]),
        select(&["", "", "", "", "> "][..]),
        select(&["\n", "\n", "\r\n", "\r"][..]),
        any::<bool>(),
        any::<bool>(),
        select(&["", "", "---\ntitle: t\n---\n", "\u{feff}"][..]),
    )
        .prop_map(|((marker, indent), gap, quote, end, is_loose, has_last_end, front)| {
            let gap = if indent.len() > marker.len() + gap.len() || indent == "\t" { gap } else { " " };
            Manner { marker, gap, indent, quote, end, is_loose, has_last_end, front }
        })
}

/// One entry: how deep it stands, its box, and what is beneath it; or a heading.
#[derive(Debug, Clone)]
enum Entry {
    Item(usize, &'static str, &'static str),
    Heading(usize, &'static str),
}

fn entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        5 => (0..3_usize, select(MARKS), select(BENEATH)).prop_map(|(depth, mark, beneath)| Entry::Item(depth, mark, beneath)),
        1 => (1..4_usize, select(BETWEEN)).prop_map(|(level, between)| Entry::Heading(level, between)),
    ]
}

impl Manner {
    fn write(&self, entries: &[Entry]) -> String {
        let mut lines: Vec<String> = Vec::new();
        let (mut depth, mut counts, mut is_listed) = (0, vec![0_u64; 8], false);
        for (number, entry) in entries.iter().enumerate() {
            match entry {
                Entry::Heading(level, between) => {
                    if !lines.is_empty() {
                        lines.push(String::new());
                    }
                    lines.push(format!("{} h{number}", "#".repeat(*level)));
                    lines.push(String::new());
                    lines.extend(between.split('\n').map(str::to_owned));
                    lines.push(String::new());
                    (depth, is_listed) = (0, false);
                    counts.fill(0);
                }
                Entry::Item(wanted, mark, beneath) => {
                    let next = if is_listed { (*wanted).min(depth + 1) } else { 0 };
                    if is_listed && self.is_loose {
                        lines.push(self.quote.trim_end().to_owned());
                    }
                    counts[next + 1..].fill(0);
                    let marker = self.marker(counts[next]);
                    counts[next] += 1;
                    (depth, is_listed) = (next, true);
                    let indent = self.indent.repeat(depth);
                    lines.push(format!("{}{indent}{marker}{}{mark}t{number}", self.quote, self.gap));
                    let within = format!("{}{indent}{}", self.quote, self.indent);
                    for line in beneath.split('\n').skip(usize::from(beneath.is_empty())) {
                        let is_blank = line.is_empty();
                        lines.push(if is_blank { self.quote.trim_end().to_owned() } else { format!("{within}{line}") });
                    }
                }
            }
        }
        let text = format!("{}{}", self.front, lines.join("\n"));
        text.replace('\n', self.end) + if self.has_last_end { self.end } else { "" }
    }

    fn marker(&self, count: u64) -> String {
        let (digits, sign) = self.marker.split_at(self.marker.len() - 1);
        let width = digits.len();
        digits
            .parse::<u64>()
            .map_or_else(|_| self.marker.to_owned(), |first| format!("{:0width$}{sign}", first + count))
    }
}

/// A roadmap.
pub(crate) fn roadmap() -> impl Strategy<Value = String> {
    (manner(), proptest::collection::vec(entry(), 1..14)).prop_map(|(manner, entries)| manner.write(&entries))
}

/// Lines that anybody might have written, in any order.
pub(crate) fn lines() -> impl Strategy<Value = String> {
    const LINES: &[&str] = &[
        "",
        "",
        "",
        "# A",
        "## B ##",
        "C",
        "===",
        "---",
        "- [ ] a",
        "- [x] b ✅ 2026-01-01",
        "  - [ ] c",
        "    - d",
        "\t- e",
        "* f",
        "*   [ ] g",
        "1. h",
        "2. i",
        "10) j",
        "   - k",
        "- - l",
        "- [/] m",
        "-",
        "- [ ]",
        "> - n",
        "> o",
        "  p",
        "    q",
        "```",
        "  ```",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "| a | b |",
        "|---|---|",
        "| 1 | 2 |",
        "[r]: /u",
        "- [r]",
        "- # s",
        "- > t",
        "***",
        "-\t\tu",
        "-     v",
        "[^1]: - w",
        "- x\\",
    ];
    let ends = select(&["\n", "\n", "\r\n", "\r"][..]);
    (proptest::collection::vec(select(LINES), 1..16), ends, any::<bool>())
        .prop_map(|(lines, end, has_last)| lines.join(end) + if has_last { end } else { "" })
}
