//! The lines of a calendar: escaped, folded, and ended as RFC 5545 has it.

/// How many bytes a line may have, its end left out.
const LONGEST: usize = 75;

/// A calendar's text as far as it is written.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value is no text: a date, a number, a word of the format.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line whose value is text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.fold(&format!("{name}:{}", escaped(text)));
    }

    /// A line whose value is several texts; none where there is no text.
    pub(super) fn texts(&mut self, name: &str, texts: &[String]) {
        let texts: Vec<String> = texts.iter().filter(|text| !text.is_empty()).map(|text| escaped(text)).collect();
        if !texts.is_empty() {
            self.fold(&format!("{name}:{}", texts.join(",")));
        }
    }

    /// The whole calendar.
    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// Breaks a line that is too long, never within a character. Every further one begins with a blank, which counts.
    fn fold(&mut self, line: &str) {
        let mut taken = 0;
        for c in line.chars() {
            if taken + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                taken = 1;
            }
            self.0.push(c);
            taken += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value. Of the controls only the line's end can be said.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn what_has_a_meaning_in_a_calendar_is_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a\\b; c, d\nEND:VEVENT\r\u{7}");
        lines.texts("CATEGORIES", &["x, y".to_owned(), String::new(), "z".to_owned()]);
        lines.texts("CATEGORIES", &[String::new()]);
        assert_eq!(lines.into_text(), "SUMMARY:a\\\\b\\; c\\, d\\nEND:VEVENT\r\nCATEGORIES:x\\, y,z\r\n");
    }

    proptest! {
        #[test]
        fn a_long_line_is_folded_at_75_bytes_and_never_within_a_character(text in "(路|🎉|a|,|\u{301}|[^\\p{Cc}]){0,400}") {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            let folded = lines.into_text();
            for line in folded.strip_suffix("\r\n").unwrap().split("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{} bytes: {line}", line.len());
            }
            prop_assert_eq!(unfolded(&folded), format!("SUMMARY:{}\r\n", escaped(&text)));
        }
    }
}
