//! What is said of changes that somebody else made to the file.

use super::counted;
use crate::merge::Changes;
use crate::text::sanitise::sanitise;

/// The heading over a conflict, with its place among several.
#[must_use]
pub fn conflict((number, of): (usize, usize)) -> String {
    let which = if of > 1 { format!(" ({number} of {of})") } else { String::new() };
    format!("Changed here and outside{which}")
}

/// The heading over this side's lines.
pub const YOURS: &str = "Yours";
/// The heading over the lines that the file has.
pub const IN_THE_FILE: &str = "In the file";
/// In the place of lines that one side took out.
pub const TAKEN_OUT: &str = "(taken out)";

/// What came in, counted: `2 ticks and 1 new task`.
#[must_use]
pub fn came_in(changes: &Changes) -> String {
    let some = |count: usize, one: &str, many: &str| {
        (count > 0).then(|| counted(u32::try_from(count).unwrap_or(u32::MAX), one, many))
    };
    let tasks = changes.added.len() - changes.sections;
    let parts: Vec<String> = [
        some(changes.ticked.len(), "tick", "ticks"),
        some(changes.unticked.len(), "tick taken back", "ticks taken back"),
        some(tasks, "new task", "new tasks"),
        some(changes.sections, "new section", "new sections"),
        some(changes.gone.len(), "entry gone", "entries gone"),
        some(changes.moved.len(), "moved", "moved"),
        some(changes.renamed.len(), "renamed", "renamed"),
    ]
    .into_iter()
    .flatten()
    .collect();
    match parts.as_slice() {
        [] => "other words".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The same, said when it happens; `kept` where a change of the reader's own was on its way.
#[must_use]
pub fn from_outside(changes: &Changes, kept: bool) -> String {
    let kept = if kept { "; your change was made there" } else { "" };
    format!("{} from outside{kept}", came_in(changes))
}

/// What a copy that a sync tool left has to do with the file.
#[must_use]
pub fn copy(name: &str) -> String {
    format!("{} beside this file holds other changes; m brings them in", sanitise(name))
}

/// What came in from such a copy.
#[must_use]
pub fn copy_merged(name: &str, changes: &Changes) -> String {
    format!("{} from {}", came_in(changes), sanitise(name))
}
