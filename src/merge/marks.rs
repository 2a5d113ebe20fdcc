//! The marks around a conflict, as git writes and other programs read them.

use crate::text::lines::lines;

/// How conflicts are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks<'a> {
    /// How many signs a mark has; git has seven, and more where it says so.
    pub size: usize,
    /// What our side is called.
    pub ours: &'a str,
    /// What their side is called.
    pub theirs: &'a str,
}

/// The signs before our side, between both, and behind theirs.
const SIGNS: [char; 3] = ['<', '=', '>'];

/// A mark that is longer than this is no mark but a line that was drawn.
const LONGEST: usize = 100;

impl Marks<'_> {
    /// The same marks, longer than any that a text has already.
    pub(super) fn apart_from<'t>(self, texts: impl Iterator<Item = &'t str>) -> Self {
        let longest = texts.flat_map(|text| lines(text, 0).filter_map(|line| length(&text[line]))).max();
        Self { size: self.size.max(longest.map_or(1, |longest| longest + 1)), ..self }
    }

    /// Both sides of a conflict between their marks.
    pub(super) fn around(self, ours: &str, theirs: &str, end: &str) -> String {
        let [before, between, behind] = SIGNS.map(|sign| sign.to_string().repeat(self.size));
        let named = |mark: String, name: &str| if name.is_empty() { mark } else { format!("{mark} {name}") };
        let (before, behind) = (named(before, self.ours), named(behind, self.theirs));
        format!("{before}{end}{ours}{between}{end}{theirs}{behind}{end}")
    }
}

/// How long a mark is that a line may be taken for. Rules of `=` beneath a title are none.
fn length(line: &str) -> Option<usize> {
    let sign = line.chars().next().filter(|sign| ['<', '>'].contains(sign))?;
    let rest = line.trim_start_matches(sign);
    let length = line.len() - rest.len();
    (rest.starts_with([' ', '\r', '\n']) && (7..=LONGEST).contains(&length)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_those_that_stand_there() {
        let marks = Marks { size: 7, ours: "a", theirs: "" };
        let size = |text: &str| marks.apart_from([text].into_iter()).size;
        assert_eq!(size("> quote\n=========\n<<<<<<<x\n"), 7);
        assert_eq!(size("x\r\n<<<<<<< HEAD\r\n"), 8);
        assert_eq!(size(">>>>>>>>>\n"), 10);
        assert_eq!(marks.around("x\n", "", "\n"), "<<<<<<< a\nx\n=======\n>>>>>>>\n");
    }
}
