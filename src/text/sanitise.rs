//! What may reach a terminal: no control character, no escape, no bidi override, whatever a file holds.
//!
//! Markdown decodes `&#27;` to a real escape, so it is the decoded text that is cleaned, right before it is kept for
//! drawing or printing.

use std::borrow::Cow;

/// `text` on one line, with every character that could steer a terminal or hide text made visible or left out.
///
/// Controls become their pictures (`␛`), tabs and line ends a space; bidi overrides, zero-width spaces and the byte
/// order mark go. Joiners stay: emoji and several scripts are written with them.
#[must_use]
pub fn sanitise(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| !is_unsafe(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(shown).collect())
}

/// Whether a character could steer a terminal or hide text.
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    c.is_control() || is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{61c}' | '\u{ad}' | '\u{180e}' | '\u{e0000}'..='\u{e0fff}')
}

fn shown(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' => Some(' '),
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('\u{2421}'),
        // C1 has no pictures of its own; the picture for `substitute` is narrow everywhere.
        '\u{80}'..='\u{9f}' => Some('\u{2426}'),
        _ if is_invisible(c) => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_passes() {
        let hostile = "a\x1b]52;c;QQ==\x07\u{9b}2J\x7f\u{202e}\u{2066}\u{200b}\u{feff}\tz\n";
        let clean = sanitise(hostile);
        assert_eq!(clean, "a␛]52;c;QQ==␇␦2J␡ z ");
        assert!(!clean.chars().any(is_unsafe));
    }

    #[test]
    fn what_people_write_stays_as_it_is() {
        for text in ["精通 Python", "👨‍👩‍👧 family", "می‌خواهم", "café", "🏴"] {
            assert!(matches!(sanitise(text), Cow::Borrowed(same) if same == text));
        }
    }
}
