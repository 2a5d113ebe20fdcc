//! Tags: words of a title that begin with `#`, as note takers write them.

use std::ops::Range;

/// Where the tags of a title stand, with their `#`. A number alone is none: `#12` is an issue or a place.
pub fn tags(title: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    title.match_indices('#').filter_map(|(at, _)| {
        let is_word = title[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "（(【[".contains(c));
        let rest = &title[at + 1..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "_-/".contains(c))).unwrap_or(rest.len());
        let name = rest[..end].trim_end_matches('/');
        let is_name = name.chars().any(|c| !c.is_ascii_digit() && c.is_alphanumeric()) && !name.starts_with('/');
        (is_word && is_name).then(|| at..at + 1 + name.len())
    })
}

/// Whether a tag is another one, in upper or lower case, or stands beneath it: `#rust/async` beneath `#rust`.
#[must_use]
pub fn is_within(tag: &str, other: &str) -> bool {
    let (tag, other) = (tag.to_lowercase(), other.to_lowercase());
    tag.strip_prefix(&other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_word_that_begins_with_its_sign() {
        for (title, expected) in [
            ("learn #rust, then #Rust/async.", &["#rust", "#Rust/async"] as &[&str]),
            ("#后端 与（#数据库）", &["#后端", "#数据库"]),
            ("C# and F#, issue #12, a#b, # x, ##", &[]),
            ("#2026-goals #a/", &["#2026-goals", "#a"]),
        ] {
            assert_eq!(tags(title).map(|range| &title[range]).collect::<Vec<_>>(), expected, "{title}");
        }
        assert!(is_within("#Rust/async", "#rust") && is_within("#rust", "#Rust") && !is_within("#rusty", "#rust"));
    }
}
