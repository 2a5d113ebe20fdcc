//! The lines in `.gitattributes` that say which files are merged as roadmaps. No other byte of it changes.

use std::borrow::Cow;

use crate::text::lines::{line_end, lines};

/// What our lines say of the files that they name.
pub(super) const DRIVER: &str = "merge=roadmap";

/// Whether git takes this for a pattern: it has none that excludes.
pub(super) fn is_pattern(pattern: &str) -> bool {
    !pattern.trim().is_empty() && !pattern.starts_with('!') && !pattern.contains(char::is_control)
}

/// The text with a line for every pattern, at its end, where later lines win.
pub(super) fn with(text: &str, patterns: &[String]) -> String {
    let mut text = text.to_owned();
    let end = lines(&text, 0).next().map_or("", |line| &text[line_end(&text, line.start)..line.end]);
    let end = if end.is_empty() { "\n".to_owned() } else { end.to_owned() };
    for pattern in patterns {
        let line = format!("{} {DRIVER}", written(pattern));
        if lines(&text, 0).any(|span| text[span].trim() == line) {
            continue;
        }
        // A text whose last line has no end stays one, so that taking the line out gives it back.
        if text.is_empty() || text.ends_with(['\n', '\r']) {
            text += &(line + &end);
        } else {
            text += &(end.clone() + &line);
        }
    }
    text
}

/// The text without the lines for these patterns, or without any of ours where none is named.
pub(super) fn without(text: &str, patterns: &[String]) -> String {
    let named: Vec<String> = patterns.iter().map(|pattern| format!("{} {DRIVER}", written(pattern))).collect();
    let goes = |line: &str| if named.is_empty() { is_ours(line) } else { named.iter().any(|named| line == named) };
    let mut left = String::new();
    for span in lines(text, 0) {
        let line = &text[span];
        if !goes(line.trim()) {
            left += line;
        } else if !line.ends_with(['\n', '\r']) {
            left.truncate(left.trim_end_matches(['\n', '\r']).len().max(last_end(&left)));
        }
    }
    left
}

/// Where the last line's end begins.
fn last_end(text: &str) -> usize {
    text.strip_suffix("\r\n").or_else(|| text.strip_suffix(['\n', '\r'])).map_or(text.len(), str::len)
}

/// Whether any line gives files to our driver.
pub(super) fn is_any(text: &str) -> bool {
    lines(text, 0).any(|line| text[line].split_whitespace().any(|word| word == DRIVER))
}

/// Whether a line is one that we write: a pattern and our driver, and nothing else.
fn is_ours(line: &str) -> bool {
    let pattern = line.strip_suffix(DRIVER).and_then(|rest| rest.strip_suffix(' '));
    pattern.is_some_and(|pattern| {
        let is_quoted = pattern.len() > 1 && pattern.starts_with('"') && pattern.ends_with('"');
        !pattern.starts_with('#') && (is_quoted || !pattern.contains(char::is_whitespace))
    })
}

/// A pattern as it is written: in quotes where it would be taken for more than one word, or for a comment.
fn written(pattern: &str) -> Cow<'_, str> {
    if !pattern.contains([' ', '"']) && !pattern.starts_with('#') {
        return Cow::Borrowed(pattern);
    }
    Cow::Owned(format!("\"{}\"", pattern.replace('\\', r"\\").replace('"', r#"\""#)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(patterns: &[&str]) -> Vec<String> {
        patterns.iter().map(|&pattern| pattern.to_owned()).collect()
    }

    #[test]
    fn what_is_put_in_is_taken_out_to_the_byte() {
        let wanted = patterns(&["*.md", "my plans/*.md"]);
        for (text, expected) in [
            ("", "*.md merge=roadmap\n\"my plans/*.md\" merge=roadmap\n"),
            ("* text\r\n", "* text\r\n*.md merge=roadmap\r\n\"my plans/*.md\" merge=roadmap\r\n"),
            ("# mine\n\n* text", "# mine\n\n* text\n*.md merge=roadmap\n\"my plans/*.md\" merge=roadmap"),
        ] {
            let once = with(text, &wanted);
            assert_eq!(once, expected);
            assert_eq!(with(&once, &wanted), once);
            assert_eq!(without(&once, &[]), text);
            assert_eq!(without(&without(&once, &wanted[..1]), &wanted[1..]), text);
            assert_eq!(without(text, &[]), text);
        }
    }

    #[test]
    fn lines_of_others_stay() {
        let text = "*.md text merge=roadmap\n# *.md merge=roadmap\n*.md merge=union\n";
        assert_eq!(without(text, &[]), text);
        assert!(is_any(text) && !is_any("*.md merge=union\n"));
        assert!(is_pattern("plans/*.md") && !is_pattern("!x.md") && !is_pattern(" ") && !is_pattern("a\nb"));
    }
}
