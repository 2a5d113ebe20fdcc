//! Text in cells: how wide it is drawn, cut to a width, and broken into lines by words and by CJK rules.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that `text` takes on a terminal. Arabic letters that a page would join into one take a cell each.
#[must_use]
pub fn width(text: &str) -> usize {
    let has_arabic = text.bytes().any(|byte| (0xd8..=0xdb).contains(&byte));
    if has_arabic { text.graphemes(true).map(UnicodeWidthStr::width).sum() } else { text.width() }
}

/// `text`, or as much of its beginning as leaves room for `..` in `cells`; no wide character is cut in half.
#[must_use]
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells { text.to_owned() } else { cut_to(text, cells).0 }
}

/// The beginning of a text that is wider than `cells`, and how wide that is.
fn cut_to(text: &str, cells: usize) -> (String, usize) {
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
    out += dots;
    let wide = width(&out);
    (out, wide)
}

/// `text` followed by as many spaces as make it `cells` wide, or cut to it.
#[must_use]
pub fn pad(text: &str, cells: usize) -> String {
    let wide = width(text);
    let (mut out, wide) = if wide <= cells { (text.to_owned(), wide) } else { cut_to(text, cells) };
    out.extend(std::iter::repeat_n(' ', cells.saturating_sub(wide)));
    out
}

/// `text` in pieces of at most `cells` cells, broken wherever one is full; nothing is left out. There is always one piece.
#[must_use]
pub fn chop(text: &str, cells: usize) -> Vec<&str> {
    let (mut pieces, mut from, mut used) = (Vec::new(), 0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        if used > 0 && used + width(grapheme) > cells.max(2) {
            pieces.push(&text[from..at]);
            (from, used) = (at, 0);
        }
        used += width(grapheme);
    }
    pieces.push(&text[from..]);
    pieces
}

/// The byte ranges of the lines of `text`, each at most `cells` cells wide: broken between words, and in Chinese and
/// Japanese by UAX #14, so that no line begins with a closing mark. There is always one line.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    let cells = cells.max(2);
    let mut lines = Vec::new();
    // The present line, and how wide it is without the white space at its end.
    let (mut line, mut used) = (0..0, 0);
    for word in words(text) {
        let gap = width(&text[line.end..word.start]);
        if used > 0 && used + gap + width(&text[word.clone()]) > cells {
            lines.push(line);
            (line, used) = (word.start..word.start, 0);
        }
        // A word that is wider than a line is broken between its characters.
        for (from, grapheme) in text[word.clone()].grapheme_indices(true) {
            let at = word.start + from;
            let wide = width(&text[line.end..at]) + width(grapheme);
            if used > 0 && used + wide > cells {
                let from = last_break(text, line.start, at);
                lines.push(line.start..from.min(line.end));
                (line, used) = (from..at, width(&text[from..at]));
            }
            used += width(&text[line.end..at]) + width(grapheme);
            line.end = at + grapheme.len();
        }
    }
    lines.push(line);
    lines
}

/// What no line of Chinese or Japanese begins with.
const CLOSING: &str = "，。、；：？！）》」』】〉〕］｝〗％ー々’”…";

/// What none ends with.
const OPENING: &str = "（《「『【〈〔［｛〖‘“";

/// Where a word that is wider than its line, from `start` on, breaks: at `at`, or so far before that neither line has at its
/// edge what may not stand there.
fn last_break(text: &str, start: usize, at: usize) -> usize {
    let is_closing = |at: usize| text[at..].chars().next().is_some_and(|c| CLOSING.contains(c));
    let is_opening = |at: usize| text[..at].chars().next_back().is_some_and(|c| OPENING.contains(c));
    let breaks = text[start..at].grapheme_indices(true).map(|(from, _)| start + from).skip(1).chain([at]);
    breaks.filter(|&at| !is_closing(at) && !is_opening(at)).last().unwrap_or(at)
}

/// The pieces between which a line may break, without the white space behind them. Korean breaks at its spaces, though
/// UAX #14 would allow a break behind every syllable.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in textwrap::WordSeparator::UnicodeBreakProperties.find_words(text) {
        let range = at..at + word.len();
        at = range.end + word.whitespace.len();
        let is_korean = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'));
        match words.last_mut() {
            Some(last)
                if last.end == range.start
                    && is_korean(text[..last.end].chars().next_back())
                    && is_korean(word.chars().next()) =>
            {
                last.end = range.end;
            }
            _ => words.push(range),
        }
    }
    words
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
    fn code_is_broken_where_a_line_is_full_and_nowhere_else() {
        assert_eq!(chop("let 名字 = 1;", 6), ["let 名", "字 = 1", ";"]);
        assert_eq!(chop("    a", 9), ["    a"]);
        assert_eq!(chop("", 9), [""]);
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
        assert_eq!(lines("", 3), [""]);
        assert_eq!(lines("손에 붙이기", 8), ["손에", "붙이기"]);
        // A word that no rule breaks is broken where no rule forbids it.
        assert_eq!(lines("Profinet、CRC", 8), ["Profine", "t、CRC"]);
        assert_eq!(lines("ab（RS485）、报文", 9), ["ab", "（RS48", "5）、报文"]);
        assert_eq!(lines("！！！！", 4), ["！！", "！！"]);
    }

    #[test]
    fn no_character_is_lost_however_wide_it_is() {
        for text in [
            "⚙️ ☁️ 🛠️ 部署与运维的基础知识和实战练习以及收尾总结",
            "☑️☑️☑️☑️☑️☑️☑️END",
            "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦 one-two-three",
            "a  b   c",
        ] {
            for cells in 2..40 {
                let lines = wrap(text, cells);
                assert!(lines.iter().all(|line| width(&text[line.clone()]) <= cells), "{text} {cells}");
                let kept: String = lines.into_iter().map(|line| &text[line]).collect();
                let without_spaces = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(without_spaces(&kept), without_spaces(text), "{cells}");
            }
        }
    }
}
