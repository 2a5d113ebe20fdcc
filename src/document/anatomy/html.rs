//! What is to be known of a piece of HTML: its names, its headings, its comments. Read as a browser would, roughly.

use std::ops::Range;

use memchr::memmem;

/// Tags within which everything is shown, or run, as it is written.
const RAW: [&str; 4] = ["pre", "script", "style", "textarea"];

/// Whether a block of HTML is meant to be taken as it is.
pub(super) fn is_raw(block: &str) -> bool {
    let Some(rest) = block.strip_prefix('<') else { return false };
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    rest.starts_with(['?', '!']) || RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw))
}

/// Tells every name that a link may lead to: what `id` and `name` say in a tag.
pub(super) fn names(source: &str, mut tell: impl FnMut(&str)) {
    for key in ["id", "name"] {
        for at in memmem::find_iter(source.as_bytes(), key) {
            let is_key = source[..at].ends_with(char::is_whitespace);
            let value = source[at + key.len()..].trim_start().strip_prefix('=').map(str::trim_start);
            let Some(value) = value.filter(|_| is_key) else { continue };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let inside = quote.map_or(value, |_| &value[1..]);
            let end = match quote {
                Some(quote) => inside.find(quote),
                None => inside.find(|c: char| c.is_whitespace() || c == '>'),
            };
            tell(&inside[..end.unwrap_or(inside.len())]);
        }
    }
}

/// Tells the words of every heading that is written as a tag and closed: `<h2 align="center">Words</h2>`.
pub(super) fn headings(source: &str, mut tell: impl FnMut(&str)) {
    let mut from = 0;
    while let Some(at) = memmem::find(&source.as_bytes()[from..], b"</h").map(|at| from + at) {
        let before = &source[from..at];
        let opened = ["<h", "<H"].iter().filter_map(|tag| before.rfind(tag)).max();
        if let Some(words) = opened.and_then(|open| Some(&before[open + before[open..].find('>')? + 1..])) {
            tell(without_tags(words).trim());
        }
        from = at + 3;
    }
}

fn without_tags(words: &str) -> String {
    let mut inside = false;
    let kept = |c: &char| {
        let was = inside;
        inside = match c {
            '<' => true,
            '>' => false,
            _ => inside,
        };
        !was && !inside
    };
    words.chars().filter(kept).collect()
}

/// What stands between the marks of each comment.
pub(super) fn comments(source: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + memmem::find(&source.as_bytes()[from..], b"<!--")? + "<!--".len();
        let end = start + memmem::find(&source.as_bytes()[start..], b"-->")?;
        from = end;
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_headings_and_comments_are_found() {
        let source = "<a name=x></a><h2 id=\"甲\" class='id'>A <b>b</b></h2>\n<!-- one --><p hid=\"no\" id = 'y'>";
        let (mut found, mut words) = (Vec::new(), Vec::new());
        names(source, |name| found.push(name.to_owned()));
        headings(source, |heading| words.push(heading.to_owned()));
        assert_eq!(found, ["甲", "y", "x"]);
        assert_eq!(words, ["A b"]);
        let comments: Vec<_> = comments(source).map(|span| source[span].trim()).collect();
        assert_eq!(comments, ["one"]);
    }

    #[test]
    fn what_is_not_closed_is_none() {
        let mut count = 0;
        for source in ["<h2>a", "</h2>", "<!-- a", "id=", "<p id", "<h", " id=\"a", "--><!--"] {
            headings(source, |_| count += 1);
            count += comments(source).count();
        }
        assert_eq!(count, 0);
    }
}
