//! A block's words as one line: markup gone, white space folded, fit for a terminal.

use unicode_width::UnicodeWidthChar;

use crate::text::sanitise::sanitise;

/// Words as they come out of the parser.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
}

impl Words {
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A line break inside a paragraph: a space, but none between two wide characters, where Chinese and Japanese write
    /// none.
    pub(super) fn push_break(&mut self, next: Option<char>) {
        let wide = |c: Option<char>| c.and_then(UnicodeWidthChar::width) == Some(2);
        if !(wide(self.text.chars().next_back()) && wide(next)) {
            self.text.push(' ');
        }
    }

    /// The finished line.
    pub(super) fn line(&self) -> String {
        let safe = sanitise(&self.text);
        let mut line = String::with_capacity(safe.len());
        for word in safe.split_ascii_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        unbold(line)
    }
}

/// Takes away the `**` that CommonMark leaves standing in `**目标：**彻底`: a closing mark between a punctuation mark
/// and a letter does not close. Who wrote it meant bold.
fn unbold(line: String) -> String {
    let Some((before, rest)) = line.split_once("**") else { return line };
    let Some((bold, after)) = rest.split_once("**") else { return line };
    let closes_badly = bold.ends_with(|c: char| !c.is_alphanumeric() && !c.is_whitespace())
        && after.starts_with(char::is_alphanumeric);
    let opens_badly = before.ends_with(char::is_alphanumeric)
        && bold.starts_with(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    if closes_badly || opens_badly { format!("{before}{bold}{after}") } else { line }
}

/// A heading's words without Hugo's and Pandoc's trailing attributes (`{#anchor}`, `{.class}`), as a byte length.
pub(super) fn without_attributes(content: &str) -> usize {
    let whole = content.trim_end();
    match whole.strip_suffix('}').and_then(|open| open.rfind('{')) {
        Some(at) if whole[at + 1..].starts_with(['#', '.']) && !whole[at + 1..].starts_with("# ") => {
            whole[..at].trim_end().len()
        }
        _ => whole.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        let mut words = Words::default();
        words.push(text);
        words.line()
    }

    #[test]
    fn bold_that_commonmark_leaves_standing_is_taken_for_bold() {
        assert_eq!(line("**目标：**彻底 精通"), "目标：彻底 精通");
        assert_eq!(line("2**3 and 4**5"), "2**3 and 4**5");
        assert_eq!(line("glob **/*.rs"), "glob **/*.rs");
    }

    #[test]
    fn a_headings_attributes_are_no_words_of_it() {
        assert_eq!(without_attributes("Day 1: x {#day-1}"), "Day 1: x".len());
        assert_eq!(without_attributes("Sets {a, b}"), "Sets {a, b}".len());
    }
}
