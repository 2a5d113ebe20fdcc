//! The words of a title as Markdown that is read as those words, within bold text and beneath it.

use crate::document::Document;
use crate::document::outline::{Kind, NodeId, Outline};
use crate::text::markup::escaped;

/// Words of a node's title as Markdown: with the code that they have in the file, else as they are, else with what would be
/// taken for a mark escaped. Nothing where none of these is read as the words.
pub(super) fn of_node(outline: &Outline, id: NodeId, words: &str) -> Option<String> {
    let title = outline.title(id);
    let source = outline.text().get(outline.node(id).content.clone()).unwrap_or_default();
    let with_code = || {
        let (before, after) = title.split_once(words)?;
        let inner = source.strip_prefix(before)?.strip_suffix(after)?;
        let bare = ["**", "__"].into_iter().find_map(|mark| inner.strip_prefix(mark)?.strip_suffix(mark));
        let inner = bare.unwrap_or(inner);
        let is_code = inner.contains('`') && !["](", "[[", "\n", "\r"].iter().any(|mark| inner.contains(mark));
        is_code.then(|| inner.to_owned())
    };
    with_code().filter(|written| reads_as(written, words)).or_else(|| of_words(words))
}

/// Words as Markdown, where they stand nowhere yet.
pub(super) fn of_words(words: &str) -> Option<String> {
    [words.to_owned(), escaped(words)].into_iter().find(|written| reads_as(written, words))
}

/// Whether Markdown is read as these words wherever it may come to stand.
fn reads_as(written: &str, words: &str) -> bool {
    let is_item = |text: String| {
        let document = Document::read(text);
        let outline = document.outline();
        let mut nodes = outline.iter();
        let is_it = nodes.next().is_some_and(|(_, node)| {
            node.kind == Kind::Item
                && node.mark().is_none()
                && node.title.strip_prefix("x: ").unwrap_or(node.title) == words
        });
        is_it && nodes.next().is_none()
    };
    is_item(format!("*   {written}\n")) && is_item(format!("*   **x: {written}**\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        let document = Document::read(text.to_owned());
        let outline = document.outline();
        let id = outline.ids().next().unwrap();
        of_node(outline, id, outline.title(id))
    }

    #[test]
    fn words_are_written_as_they_are_read() {
        for (text, expected) in [
            ("- [ ] `errors.Is` 与 `errors.As`\n", "`errors.Is` 与 `errors.As`"),
            ("- [ ] **精通 Python**\n", "精通 Python"),
            ("- [ ] **`std::env`**\n", "`std::env`"),
            ("- [ ] [The Book](https://example.org)\n", "The Book"),
            ("- [ ] *A* and `b`\n", "*A* and `b`"),
            ("- [ ] a \\* b\n", "a * b"),
            ("- [ ] `Vec<T>` and \\*x\\*\n", "`Vec<T>` and \\*x\\*"),
            ("- [ ] Box\\<T>\n", "Box\\<T>"),
            ("- [ ] 24/7 on call: C++ & C#\n", "24/7 on call: C++ & C#"),
        ] {
            assert_eq!(written(text).as_deref(), Some(expected), "{text}");
        }
    }
}
