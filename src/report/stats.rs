//! How it went, as text: what the screen's view shows, beneath the title and the counts.

use anstyle::Style;

use crate::app::App;
use crate::ui::print::ansi;
use crate::ui::stats::lines;
use crate::ui::theme::{Glyphs, Theme};
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();

/// The cells where nobody says how many there are.
const CELLS: usize = 80;

/// How it went, in so many cells where the terminal says how many it has, with these signs.
#[must_use]
pub fn stats(app: &App, words: Words, (cells, glyphs): (Option<usize>, &Glyphs)) -> String {
    let title = app.document().title().unwrap_or_default();
    let title = if title.is_empty() { String::new() } else { format!("{BOLD}{title}{BOLD:#}\n\n") };
    let theme = Theme { glyphs: *glyphs, ..Theme::ANSI };
    let lines = lines(app, (words, &theme), cells.unwrap_or(CELLS));
    title + &lines.iter().map(|line| ansi(line) + "\n").collect::<String>()
}
