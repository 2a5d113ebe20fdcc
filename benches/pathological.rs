//! Whether the time for a text that was made to stall a reader grows with its size alone.
//!
//! `cargo bench --bench pathological` reads every shape at three sizes, each twice the one before. What is linear has the same
//! throughput at all of them, whatever else the machine is doing; what halves with every doubling is quadratic. Beside each
//! stands the Markdown parser alone on the same text.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use pulldown_cmark::Parser;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::merge::merge;
use roadmap::plan::Plan;

/// Bytes of a text; the longest is a megabyte.
const SIZES: [usize; 3] = [1 << 18, 1 << 19, 1 << 20];

/// What is said again and again: the shape's name, what stands before, what is repeated, and what stands behind.
const SHAPES: &[(&str, &str, &str, &str)] = &[
    ("items", "", "- [ ] Learn to read code\n", ""),
    ("one-letter items", "", "- [ ] a\n", ""),
    ("headings", "", "# a\n", ""),
    ("deep headings", "", "# a\n## b\n### c\n#### d\n##### e\n###### f\n", ""),
    ("study days", "# Plan\n## Phase 1: all\n", "- **Day 1: a**\n", ""),
    ("phases", "# Plan\n", "## Phase 1: a\n- Day 1: b\n", ""),
    ("table", "| Day | Topic | Done |\n| --- | --- | --- |\n", "| 1 | a | ⬜ |\n", ""),
    ("wide table", "", "| a ", "|\n"),
    ("nested items", "", "- ", "a\n"),
    ("nested quotes", "", "> ", "a\n"),
    ("open brackets", "", "[", ""),
    ("pictures", "", "![", ""),
    ("links", "- [ ] ", "[a](b)", "\n"),
    ("open links", "", "[a](<b", ""),
    ("definitions", "", "[a]: b\n", ""),
    ("emphasis", "", "*a _b ", ""),
    ("strong", "", "**a*b", ""),
    ("code", "", "`a``b", ""),
    ("fences", "", "```\na\n", ""),
    ("comments", "", "<!-- a ", ""),
    ("tags", "", "<a b='", ""),
    ("entities", "- [ ] ", "&amp;", "\n"),
    ("escapes", "- [ ] ", "\\*", "\n"),
    ("one line", "- [ ] ", "学习 code ", "\n"),
    ("signs", "## ", "✅", "\n"),
    ("line ends", "- [ ] a", "\r", "- [ ] b\n"),
    ("rules", "a\n", "---\n", ""),
];

fn main() {
    divan::main();
}

fn text((_, before, again, behind): &(&str, &str, &str, &str), size: usize) -> String {
    format!("{before}{}{behind}", again.repeat(size / again.len()))
}

fn cases() -> impl Iterator<Item = String> {
    SHAPES.iter().flat_map(|shape| SIZES.map(|size| format!("{}, {} KiB", shape.0, size >> 10)))
}

fn named(case: &str) -> String {
    let all = SHAPES.iter().flat_map(|shape| SIZES.map(|size| (shape, size)));
    let mut found = cases().zip(all).filter(|(name, _)| name == case);
    found.next().map(|(_, (shape, size))| text(shape, size)).unwrap_or_default()
}

/// The parser alone.
#[divan::bench(args = cases(), sample_count = 5, sample_size = 1)]
fn parsed(bencher: Bencher<'_, '_>, case: &str) {
    let text = named(case);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| Parser::new_ext(black_box(&text), pulldown_cmark::Options::all()).into_offset_iter().count());
}

/// The document and its plan.
#[divan::bench(args = cases(), sample_count = 5, sample_size = 1)]
fn read(bencher: Bencher<'_, '_>, case: &str) {
    let text = named(case);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let document = Document::read(black_box(&text).clone());
        Plan::of(&document).days().len()
    });
}

/// All that stands behind a screen.
#[divan::bench(args = cases(), sample_count = 5, sample_size = 1)]
fn opened(bencher: Bencher<'_, '_>, case: &str) {
    let text = named(case);
    let open = || App::new(Document::read(black_box(&text).clone()), Opening::default());
    bencher.counter(BytesCount::of_str(&text)).bench_local(open);
}

/// Both sides ticked and added something.
#[divan::bench(args = cases(), sample_count = 3, sample_size = 1)]
fn merged(bencher: Bencher<'_, '_>, case: &str) {
    let base = named(case);
    let ours = Document::read(base.replacen("[ ]", "[x]", 1) + "\n- [ ] mine\n");
    let theirs = Document::read(format!("- [ ] theirs\n\n{base}"));
    let base = Document::read(base);
    bencher
        .counter(BytesCount::of_str(base.text()))
        .bench_local(|| merge(black_box(&base), black_box(&ours), black_box(&theirs)).conflicts().count());
}
