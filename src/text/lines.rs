//! Where lines begin, as CommonMark counts them: LF, CRLF and a lone CR each end one.

/// The byte offset at which each line of a text begins.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Finds every line of `text`; there is always a first one.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// The 1-based number of the line that holds the byte at `offset`.
    #[must_use]
    pub fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }
}

/// The offset just behind the last byte of the line that holds `offset`, before its line end.
#[must_use]
pub fn line_end(text: &str, offset: usize) -> usize {
    let rest = &text.as_bytes()[offset..];
    offset + rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
}

/// The offset at which the line that holds `offset` begins.
#[must_use]
pub fn line_start(text: &str, offset: usize) -> usize {
    let before = &text.as_bytes()[..offset];
    before.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1)
}

/// The lines from an offset on, each with its line end.
pub fn lines(text: &str, from: usize) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut start = from;
    std::iter::from_fn(move || {
        let end = line_end(text, start);
        let rest = &text.as_bytes()[end..];
        let next = end + if rest.starts_with(b"\r\n") { 2 } else { rest.len().min(1) };
        let line = start..next;
        start = next;
        (!line.is_empty()).then_some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lf_crlf_and_a_lone_cr_each_end_a_line() {
        let text = "a\nb\r\nc\rd\r\r\ne";
        let lines = Lines::of(text);
        let numbers: Vec<_> = "abcde".chars().map(|letter| lines.number(text.find(letter).unwrap())).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 6]);
    }

    #[test]
    fn a_line_is_found_from_any_byte_of_it() {
        let text = "one\r\ntwo";
        assert_eq!((line_start(text, 6), line_end(text, 6)), (5, 8));
        assert_eq!((line_start(text, 1), line_end(text, 1)), (0, 3));
    }
}
