//! What ours is held against: one pass of the Markdown parser over the whole text.

use pulldown_cmark::{Options, Parser};

/// The Markdown that the program reads, too.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_GFM);

/// Asks the parser for every event of a text and where it stands, and counts them.
pub fn pulldown(text: &str) -> usize {
    Parser::new_ext(text, OPTIONS).into_offset_iter().count()
}
