//! Words quoted for a shell, so that what is shown can be typed and what is written into a command is one word of it.

use std::borrow::Cow;

/// `word` as one word of a POSIX shell's command line.
#[must_use]
pub fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | ',' | '@' | '%' | ':');
    if !word.is_empty() && word.chars().all(is_plain) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_where_a_shell_would_read_more_into_it() {
        for (word, expected) in [
            ("/usr/bin/roadmap", "/usr/bin/roadmap"),
            ("路线图.md", "路线图.md"),
            ("my plan (2).md", "'my plan (2).md'"),
            ("Ann's", r"'Ann'\''s'"),
            ("$HOME", "'$HOME'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), expected);
        }
    }
}
