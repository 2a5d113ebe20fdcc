//! What is wrong with roadmaps, as a compiler would say it: the place, the line, what helps.

use std::fmt::Write as _;
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use unicode_segmentation::UnicodeSegmentation;

use crate::check::{Severity, Told};
use crate::document::Document;
use crate::text::lines::{Lines, line_end, line_start};
use crate::text::sanitise::sanitise;
use crate::text::wrap::width;
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// How wide a line of the file is shown where nobody says.
const USUAL: usize = 120;

/// A line of the file is shown at least so wide.
const LEAST: usize = 24;

/// How wide a tab is shown.
const TAB: usize = 4;

/// A file that was looked at, with what is told of it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What it is called.
    pub file: String,
    /// What it holds.
    pub document: Document,
    /// What is told of it.
    pub told: Vec<Told>,
}

impl Checked {
    /// Where a byte stands: its line and its column, both counted from 1, the column in characters.
    #[must_use]
    pub fn place(&self, lines: &Lines, at: usize) -> (usize, usize) {
        let text = self.document.text();
        // A byte order mark takes no column.
        let line = &text[line_start(text, at)..at];
        (lines.number(at), line.trim_start_matches('\u{feff}').chars().count() + 1)
    }
}

/// How many of each severity there are: errors, warnings, notes.
#[must_use]
pub fn counts(files: &[Checked]) -> [usize; 3] {
    let all = || files.iter().flat_map(|file| &file.told);
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| all().filter(|told| told.severity == severity).count())
}

/// All that is told of files, and a line that sums it up.
#[must_use]
pub fn checked(files: &[Checked], words: Words, cells: Option<usize>) -> String {
    let mut out = String::new();
    for file in files {
        let lines = Lines::of(file.document.text());
        for told in &file.told {
            one(&mut out, file, &lines, told, (words, cells.unwrap_or(USUAL)));
        }
    }
    let [errors, warnings, notes] = counts(files);
    let with_any = files.iter().filter(|file| !file.told.is_empty()).count();
    let files = if with_any == 0 { files.len() } else { with_any };
    out + &format!("{}\n", words.found_in_all(errors, warnings, notes, files))
}

fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

fn one(out: &mut String, file: &Checked, lines: &Lines, told: &Told, (words, cells): (Words, usize)) {
    let finding = &told.finding;
    let (line, column) = file.place(lines, finding.span.start);
    let (code, style) = (finding.code(), style(told.severity));
    let number = line.to_string();
    let gutter = " ".repeat(number.len());
    let (source, carets) =
        shown(file.document.text(), &finding.span, cells.saturating_sub(gutter.len() + 3).max(LEAST));
    // Writing to a text cannot fail.
    let _ = writeln!(
        out,
        "{BOLD}{}:{line}:{column}{BOLD:#}: {style}{}[{} {}]{style:#}: {BOLD}{}{BOLD:#}",
        sanitise(&file.file),
        words.severity(told.severity),
        code.number(),
        code.name(),
        words.found_wrong(&finding.what),
    );
    let other = finding.other.map(|at| lines.number(at));
    let _ = writeln!(out, "{DIM}{gutter} |{DIM:#}");
    let _ = writeln!(out, "{DIM}{number} |{DIM:#} {source}");
    let _ = writeln!(out, "{DIM}{gutter} |{DIM:#} {style}{carets}{style:#}");
    let _ = writeln!(out, "{gutter} {DIM}={DIM:#} {}: {}\n", words.what_helps(), words.help_with(finding, other));
}

/// The line in which a span begins, as far as there is room for it, and what underlines the span there.
fn shown(text: &str, span: &Range<usize>, cells: usize) -> (String, String) {
    let (start, end) = (line_start(text, span.start), line_end(text, span.start));
    let stop = span.end.clamp(span.start, end);
    let before = plain(&text[start..span.start], 0);
    let marked = plain(&text[span.start..stop], width(&before));
    let after = plain(&text[stop..end], width(&before) + width(&marked));
    let carets = width(&marked).max(1);
    // What is underlined is what has to be seen: the beginning of the line gives way to it.
    let room = cells.saturating_sub(carets.min(cells / 2) + 2);
    let before = if width(&before) > room { last_of(&before, room) } else { before };
    let indent = width(&before);
    let carets = carets.min(cells.saturating_sub(indent)).max(1);
    let line = crate::text::wrap::cut(&format!("{before}{marked}{after}"), cells);
    (line.trim_end().to_owned(), format!("{}{}", " ".repeat(indent), "^".repeat(carets)))
}

/// Words as they are drawn from a column on: tabs as spaces, nothing that steers a terminal.
fn plain(words: &str, column: usize) -> String {
    let mut out = String::with_capacity(words.len());
    for (index, part) in words.split('\t').enumerate() {
        if index > 0 {
            let at = column + width(&out);
            out.extend(std::iter::repeat_n(' ', TAB - at % TAB));
        }
        out.push_str(&sanitise(part));
    }
    out
}

/// The end of a text that fits so many cells, behind two dots.
fn last_of(text: &str, cells: usize) -> String {
    let mut room = cells.saturating_sub(2);
    let fits = |grapheme: &&str| {
        let wide = width(grapheme);
        let fits = wide <= room;
        room = room.saturating_sub(wide);
        fits
    };
    let kept: usize = text.graphemes(true).rev().take_while(fits).map(str::len).sum();
    format!("..{}", &text[text.len() - kept..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_stand_beneath_what_they_mean_whatever_is_before_it() {
        for (line, part, expected) in [
            ("- [] a", "[]", ("- [] a", "  ^^")),
            ("\t- [] a", "[]", ("    - [] a", "      ^^")),
            ("学习 [] a", "[]", ("学习 [] a", "     ^^")),
            ("- 第二天：学习", "第二天", ("- 第二天：学习", "  ^^^^^^")),
            ("\u{feff}- [] a", "[]", ("- [] a", "  ^^")),
            ("a\u{1b}[] a", "[]", ("a␛[] a", "  ^^")),
        ] {
            let at = line.find(part).unwrap();
            let text = format!("x\r\n{line}\r\ny");
            let found = shown(&text, &(at + 3..at + 3 + part.len()), 80);
            assert_eq!((found.0.as_str(), found.1.as_str()), expected);
        }
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let text = format!("{}[x]{}", "学".repeat(100), "b".repeat(100));
        let (line, carets) = shown(&text, &(300..303), 30);
        assert!(width(&line) <= 30 && width(&carets) <= 30, "{line}");
        let at = carets.find('^').unwrap();
        assert_eq!(width(&line[..line.find("[x]").unwrap()]), at);
        let (line, carets) = shown(&text, &(0..303), 30);
        assert!(width(&line) <= 30 && width(&carets) <= 30 && carets.starts_with('^'), "{line}\n{carets}");
    }

    #[test]
    fn nothing_at_the_end_is_underlined_all_the_same() {
        assert_eq!(shown("ab", &(2..2), 80), ("ab".to_owned(), "  ^".to_owned()));
        assert_eq!(shown("", &(0..0), 80), (String::new(), "^".to_owned()));
        assert_eq!(shown("ab\ncd\n", &(0..5), 80), ("ab".to_owned(), "^^".to_owned()));
    }
}
