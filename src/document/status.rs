//! How people write by hand that something is done, where there is no box: signs, words, a table's status cell.

use super::Document;
use super::outline::{Kind, NodeId};
use super::stamp;
use crate::text::edit::Edit;

/// What a heading says when we tick its study day.
pub const DONE_SIGN: &str = "✅";

/// Signs that say done.
const SIGNS: [char; 4] = ['✅', '☑', '✔', '🎉'];

/// Words that say done at a title's end, behind a mark that parts them from it; `Getting things done` does not.
const DONE_WORDS: [&str; 11] =
    ["已完成", "完成", "done", "completed", "complete", "完了", "완료", "concluído", "completado", "terminé", "готово"];

/// What a status cell says: not done, and done. A tick turns the first into the second in the cell's own manner.
const PAIRS: [(&str, &str); 22] = [
    ("⬜", "✅"),
    ("☐", "☑"),
    ("🔲", "✅"),
    ("□", "☑"),
    ("⚪", "✅"),
    ("🔄", "✅"),
    ("🚧", "✅"),
    ("⏳", "✅"),
    ("🟡", "✅"),
    ("[ ]", "[x]"),
    ("未开始", "已完成"),
    ("未完成", "已完成"),
    ("待完成", "已完成"),
    ("进行中", "已完成"),
    ("未着手", "完了"),
    ("Not started", "Done"),
    ("In progress", "Done"),
    ("Todo", "Done"),
    ("To do", "Done"),
    ("Pending", "Done"),
    ("Not started", "Completed"),
    ("미완료", "완료"),
];

/// Spellings of done that no pair above leads to.
const ALSO_DONE: [&str; 2] = ["完成", "✔"];

impl Document {
    /// Whether a node without a box says that it is done: a heading or paragraph by a sign, a word or a line through it,
    /// a row by its status cell.
    #[must_use]
    pub fn says_done(&self, id: NodeId) -> bool {
        let node = self.outline().node(id);
        // Where there is a box, the box says it.
        if node.mark().is_some() {
            return false;
        }
        if node.kind == Kind::Row {
            return self.status_cell(id).is_some_and(|(_, done)| done);
        }
        let title = without_brackets(node.title);
        let bare = title.trim_matches(|c: char| SIGNS.contains(&c) || !c.is_alphanumeric());
        let signed = [title.chars().next(), title.trim_end_matches('\u{fe0f}').chars().next_back()];
        let source = self.text()[node.content.clone()].trim();
        signed.iter().flatten().any(|c| SIGNS.contains(c))
            // A sign with its date is no part of the title.
            || stamp::find(source).is_some_and(|found| found.stamp.dialect == stamp::Dialect::Emoji)
            || says_done_last(bare)
            || (source.len() > 4 && source.starts_with("~~") && source.ends_with("~~"))
    }

    /// Says at a heading's end that it is done, or turns over a row's status cell; or takes that back. `None` where it
    /// says so already, or in a manner that is not ours to change.
    #[must_use]
    pub fn say_done(&self, id: NodeId, done: bool) -> Option<Edit> {
        let node = self.outline().node(id);
        if self.says_done(id) == done || node.content.is_empty() {
            return None;
        }
        match node.kind {
            Kind::Heading if done => {
                let end = node.content.end;
                Some(Edit::replace(end..end, format!(" {DONE_SIGN}")))
            }
            Kind::Row => self.turn_status(id, done),
            Kind::Heading | Kind::Item | Kind::Paragraph if !done => self.take_sign(id),
            Kind::Item | Kind::Paragraph | Kind::Heading => None,
        }
    }

    fn take_sign(&self, id: NodeId) -> Option<Edit> {
        let content = self.outline().node(id).content.clone();
        let words = &self.text()[content.clone()];
        let edit = if let Some(sign) = stamp::sign(words) {
            Edit::replace(content.start + sign.start..content.start + sign.end, "")
        } else {
            let kept = words.strip_prefix(DONE_SIGN)?.trim_start_matches([' ', '\t']);
            Edit::replace(content.start..content.end - kept.len(), "")
        };
        // Where it says so twice, taking one sign away would not help.
        let after = Self::read(edit.apply(self.text()));
        (after.outline().len() == self.outline().len() && !after.says_done(id)).then_some(edit)
    }

    /// The last cell of a row that says how far it is, and whether that is done. The first cell names the row.
    #[must_use]
    pub fn status_cell(&self, id: NodeId) -> Option<(std::ops::Range<usize>, bool)> {
        let cells = self.outline().cells(id).iter().skip(1).rev();
        cells.into_iter().find_map(|cell| Some((cell.span.clone(), cell_says(&cell.text)?)))
    }

    fn turn_status(&self, id: NodeId, done: bool) -> Option<Edit> {
        let (span, _) = self.status_cell(id)?;
        let cell = &self.text()[span.clone()];
        let word = |(open, closed): &(&str, &str)| {
            let (from, to) = if done { (*open, *closed) } else { (*closed, *open) };
            let at = span.start + find_any_case(cell, from)?;
            Some(crate::text::edit::Splice { span: at..at + from.len(), insert: to.to_owned() })
        };
        let mut splices: Vec<crate::text::edit::Splice> = Vec::new();
        for splice in PAIRS.iter().filter_map(word) {
            if splices.iter().all(|other| other.span.end <= splice.span.start || splice.span.end <= other.span.start) {
                splices.push(splice);
            }
        }
        let edit = Edit::of(splices);
        let after = Self::read(edit.apply(self.text()));
        (after.outline().len() == self.outline().len() && after.says_done(id) == done).then_some(edit)
    }
}

/// Where a word stands, in upper or lower case.
fn find_any_case(text: &str, word: &str) -> Option<usize> {
    let same = |at: &usize| text.get(*at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
    text.char_indices().map(|(at, _)| at).find(same)
}

/// What a cell says when it is a status and nothing else: whether that is done.
#[must_use]
pub fn cell_says(text: &str) -> Option<bool> {
    let mut rest = text.trim().trim_end_matches('\u{fe0f}');
    let mut said = None;
    while !rest.is_empty() {
        let strip = |word: &str| {
            let head = rest.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
            rest.get(head.len()..)
        };
        let closed = PAIRS.iter().map(|(_, closed)| *closed).chain(ALSO_DONE).find_map(strip);
        let open = PAIRS.iter().find_map(|(open, _)| strip(open));
        let (after, done) = closed.map(|after| (after, true)).or_else(|| open.map(|after| (after, false)))?;
        said.get_or_insert(done);
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{fe0f}');
    }
    said
}

/// A title without the bracketed remark at its end: `完成 ✅ (2024-01-08)`.
fn without_brackets(title: &str) -> &str {
    let title = title.trim();
    if !title.ends_with([')', '）']) {
        return title;
    }
    title.rfind(['(', '（']).map_or(title, |at| title[..at].trim_end())
}

/// Whether a title's last word says done. Which of them it can be, the last letter tells.
fn says_done_last(title: &str) -> bool {
    let Some(last) = title.chars().next_back().and_then(|c| c.to_lowercase().last()) else { return false };
    DONE_WORDS.iter().any(|word| word.ends_with(last) && is_last_word(title, word))
}

fn is_last_word(title: &str, word: &str) -> bool {
    let Some(at) = title.len().checked_sub(word.len()) else { return false };
    let Some(tail) = title.get(at..) else { return false };
    if !tail.chars().flat_map(char::to_lowercase).eq(word.chars()) {
        return false;
    }
    let parted = title[..at].trim_end().ends_with(|c| "-–—:：·|".contains(c));
    // Words that are said of nothing but a task stand behind a space as well.
    let plain = ["已完成", "完了", "완료"].contains(&word) && title[..at].ends_with(char::is_whitespace);
    parted || plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(text: &str) -> bool {
        let document = Document::read(text.to_owned());
        let last = NodeId::at(document.outline().len() - 1);
        document.says_done(last)
    }

    fn turned(text: &str, done: bool) -> Option<String> {
        let document = Document::read(text.to_owned());
        let last = NodeId::at(document.outline().len() - 1);
        document.say_done(last, done).map(|edit| edit.apply(text))
    }

    #[test]
    fn done_is_read_however_people_write_it() {
        for done in [
            "# Day 1 ✅",
            "# ✅ Day 1",
            "# Day 1 완료 ✅ (2024-01-08)",
            "# Day 1: x - Done",
            "# ~~Day 1: x~~",
            "# Day 3-5 완료! 🎉",
        ] {
            assert!(says(done), "{done}");
        }
        for open in [
            "# Day 1",
            "# Day 1: what done means",
            "# Day 1: Getting things done",
            "# Day 1: 完成作业",
            "# Done",
            "# Day 1: ~~old~~ new",
        ] {
            assert!(!says(open), "{open}");
        }
    }

    #[test]
    fn a_heading_gets_its_sign_and_loses_it() {
        for (open, done) in [
            ("# Day 1\n", "# Day 1 ✅\n"),
            ("# Day 1 ##\r\n", "# Day 1 ✅ ##\r\n"),
            ("# Day 1 {#a}\n", "# Day 1 ✅ {#a}\n"),
            ("Day 1\n===\n", "Day 1 ✅\n===\n"),
        ] {
            assert_eq!(turned(open, true).as_deref(), Some(done));
            assert_eq!(turned(done, false).as_deref(), Some(open));
        }
        assert_eq!(turned("# Day 1 - done\n", false), None);
    }

    #[test]
    fn a_rows_status_cell_is_turned_over_in_its_own_manner() {
        let row = |cell: &str| format!("| Day | What | |\n| --- | --- | --- |\n| 1 | x | {cell} |\n");
        for (open, done) in
            [("⬜", "✅"), ("[ ]", "[x]"), ("⬜ 未开始", "✅ 已完成"), ("Not started", "Done"), ("☐", "☑")]
        {
            assert_eq!(turned(&row(open), true), Some(row(done)));
            assert!(says(&row(done)) && !says(&row(open)));
        }
        assert_eq!(turned(&row("✅"), false), Some(row("⬜")));
        assert_eq!(turned(&row("in Progress"), true), Some(row("Done")));
        assert_eq!(turned(&row("Completed"), false), Some(row("Not started")));
        assert_eq!(turned(&row("2h"), true), None);
        assert_eq!(turned(&row(""), true), None);
    }
}
