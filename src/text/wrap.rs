//! Text in cells: how wide it is drawn, cut to a width, and broken into lines by words and by CJK rules.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that `text` takes on a terminal.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// `text`, or as much of its beginning as leaves room for `..` in `cells`; no wide character is cut in half.
#[must_use]
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let dots = if cells >= 4 { ".." } else { "" };
    let mut out = String::new();
    let mut used = dots.len();
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used > cells {
            break;
        }
        out.push_str(grapheme);
    }
    out.truncate(out.trim_end().len());
    out + dots
}

/// `text` followed by as many spaces as make it `cells` wide, or cut to it.
#[must_use]
pub fn pad(text: &str, cells: usize) -> String {
    let mut out = cut(text, cells);
    let missing = cells.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

/// The byte ranges of the lines of `text`, each at most `cells` cells wide: broken between words, and in Chinese and
/// Japanese by UAX #14, so that no line begins with a closing mark. There is always one line.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    if width(text) <= cells {
        return std::iter::once(0..text.len()).collect();
    }
    let options = textwrap::Options::new(cells.max(2))
        .word_separator(textwrap::WordSeparator::UnicodeBreakProperties)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .break_words(true);
    let mut from = 0;
    let place = |line: std::borrow::Cow<'_, str>| {
        // Lines are pieces of the text in order; only the white space between them is left out.
        let start = from + text[from..].find(line.as_ref()).unwrap_or(0);
        from = (start + line.len()).min(text.len());
        start..from
    };
    textwrap::wrap(text, options).into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_character_is_never_cut_in_half() {
        assert_eq!(cut("装饰器与生成器", 8), "装饰器..");
        assert_eq!(cut("装饰器与生成器", 7), "装饰..");
        assert_eq!(cut("ab", 2), "ab");
        assert_eq!(pad("装", 4), "装  ");
        assert_eq!(width(&pad("装饰器与", 5)), 5);
    }

    #[test]
    fn lines_break_by_words_and_by_chinese_rules() {
        let lines =
            |text: &'static str, cells| wrap(text, cells).into_iter().map(|line| &text[line]).collect::<Vec<_>>();
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        let chinese = lines("闭包，函数装饰器，类装饰器（带参数）。", 10);
        assert!(chinese.iter().all(|line| width(line) <= 10), "{chinese:?}");
        assert!(
            !chinese.iter().any(|line| line.starts_with(['，', '。', '）']) || line.ends_with('（')),
            "{chinese:?}"
        );
        assert_eq!(lines("abcdefgh", 3), ["abc", "def", "gh"]);
    }
}
