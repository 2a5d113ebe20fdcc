//! What is said of two versions of a roadmap that are brought together.

use super::{came_in, counted};
use crate::merge::Changes;
use crate::text::quote::quoted;
use crate::text::sanitise::sanitise;

/// `2 conflicts`.
#[must_use]
pub fn conflicts(count: usize) -> String {
    many_of(count, "conflict", "conflicts")
}

/// `12 ticks`.
#[must_use]
pub fn ticks(count: usize) -> String {
    many_of(count, "tick", "ticks")
}

/// What an update comes to in one line: `3 new tasks and 1 move; 12 ticks carried over`.
#[must_use]
pub fn updated(changes: &Changes, carried: usize) -> String {
    let carried = Some(format!("{} carried over", ticks(carried))).filter(|_| carried > 0);
    std::iter::once(came_in(changes)).chain(carried).collect::<Vec<_>>().join("; ")
}

fn many_of(count: usize, one: &str, many: &str) -> String {
    counted(u32::try_from(count).unwrap_or(u32::MAX), one, many)
}

/// `a`, `a and b`, `a, b and c`.
fn listed(parts: &[String]) -> String {
    match parts {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => parts.concat(),
    }
}

/// That a sync tool's copy lies beside a file, and how to bring it in.
#[must_use]
pub fn copy_beside(file: &str, copy: &str, changes: &Changes, conflicts: usize) -> String {
    let clashes = Some(self::conflicts(conflicts)).filter(|_| conflicts > 0);
    let parts: Vec<String> = changes.any.then(|| came_in(changes)).into_iter().chain(clashes).collect();
    let command = format!("roadmap merge {} {}", quoted(file), quoted(copy));
    sanitise(&format!("a conflict copy lies beside it, with {}; to merge it: {command}", listed(&parts))).into_owned()
}

/// That a copy holds nothing that the file lacks.
pub const NOTHING_NEW: &str = "nothing new: all of it is there already";
/// That an edition holds nothing that the file lacks.
pub const NO_NEWS: &str = "nothing to do: the roadmap is up to date with this edition";
/// That an edition holds nothing new, while the file lacks some of it.
pub const ONLY_LEFT_OUT: &str = "nothing to do: all that this edition has besides was taken out of the roadmap";
/// That nothing was written because there is something to choose.
pub const UNSETTLED: &str =
    "nothing was written; --ours settles them all as the file has it, --theirs as the other has it";
/// That nothing was written because only a look was wanted.
pub const ONLY_SHOWN: &str = "Nothing was written: this is what it would do.";

/// That a merge takes two files or three.
pub const WHICH_FILES: &str = "name FILE and COPY, or BASE, OURS and THEIRS";
/// That some options go with three files.
pub const ONLY_FOR_THREE: &str = "--output, --marker-size, labels and --path go with three files: BASE OURS THEIRS";

/// That conflicts are marked in a file.
#[must_use]
pub fn marked(file: &str, count: usize) -> String {
    format!("{} in {}; both sides stand there between marks", conflicts(count), sanitise(file))
}

/// The same of a text that is written nowhere but to standard output.
#[must_use]
pub fn marked_in_answer(count: usize) -> String {
    format!("{}; both sides stand between marks in the answer", conflicts(count))
}

/// That git merged a file which is no UTF-8.
#[must_use]
pub fn merged_by_lines(file: &str, encoding: &str, is_marked: bool) -> String {
    let marks = if is_marked { ", and what both changed stands there between marks" } else { "" };
    format!("{} is {}; it was merged by lines, as git does it{marks}", sanitise(file), not_utf8(encoding))
}

/// That an edition could not be kept for the next update.
#[must_use]
pub fn unkept(cause: &str) -> String {
    format!("the edition could not be kept for the next update: {}; name it then with --base", sanitise(cause))
}

/// The headings of an update's parts.
pub const NEW: &str = "New";
/// What stands beneath something else now.
pub const MOVED: &str = "Moved";
/// What is called something else now.
pub const RENAMED: &str = "Renamed";
/// What is no longer there.
pub const GONE: &str = "Gone";
/// What only the reader has.
pub const KEPT: &str = "Kept, yours alone";
/// What the edition has and the reader took out.
pub const LEFT_OUT: &str = "Not in it, taken out here";
/// What was done and is no longer.
pub const LOST: &str = "Ticks and other marks that are gone";

/// That a file is no UTF-8 and so cannot be merged.
#[must_use]
pub fn cannot_merge(file: &str, encoding: &str) -> String {
    let what = not_utf8(encoding);
    format!("cannot merge {}: it is {what}; convert it first; nothing was changed", sanitise(file))
}

fn not_utf8(encoding: &str) -> String {
    if encoding == "unknown" { "no UTF-8 text".to_owned() } else { format!("{encoding}, not UTF-8") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::merge::changes;

    fn told(before: &str, after: &str) -> String {
        let [before, after] = [before, after].map(|text| Document::read(text.to_owned()));
        came_in(&changes(&before, &after))
    }

    #[test]
    fn what_came_in_is_said_in_a_few_words() {
        let before = "# A\n- [ ] one\n- [ ] two\n- [ ] three\n";
        for (after, words) in [
            ("# A\n- [x] one\n- [ ] two\n- [ ] three\n", "1 tick"),
            ("# A\n- [x] one\n- [x] two\n- [ ] three\n- [ ] four\n", "2 ticks and 1 new task"),
            (
                "# A\n- [x] one\n- [ ] three\n- [ ] four\n- [ ] five\n# B\n",
                "1 tick, 2 new tasks, 1 new section and 1 entry gone",
            ),
            ("# A\n\nprose\n\n- [ ] one\n- [ ] two\n- [ ] three\n", "other words"),
        ] {
            assert_eq!(told(before, after), words);
        }
        assert_eq!(told("- [x] a\n", "- [ ] a\n"), "1 tick taken back");
    }
}
