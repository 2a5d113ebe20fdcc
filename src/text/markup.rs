//! Text that is to stand in Markdown and to be read as it is.

/// A text as Markdown that says the same: what would be taken for a mark is escaped, and no more, for it is read as it is.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let is_within_word = before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            '_' => !is_within_word,
            '&' => after.contains(';'),
            // Strikethrough, mathematics and highlights come in pairs.
            '~' | '$' => before.contains(c) || after.contains(c),
            '=' => before.ends_with(c) || after.starts_with(c),
            // A tag, to those who have tags.
            '#' => before.is_empty() || before.ends_with(' '),
            '+' | '-' | '>' => before.is_empty(),
            '.' | ')' => !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A text in quotes that TOML and YAML alike read as that text.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
    } else {
        format!("'{text}'")
    }
}
