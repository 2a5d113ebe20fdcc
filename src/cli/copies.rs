//! What is said beside an answer where a sync tool left a conflict copy of the file.

use super::merge::{named, settled, with_copy};
use crate::document::Document;
use crate::merge::{Side, changes};
use crate::store::copies::conflict_copies;
use crate::store::{Encoding, Store};
use crate::ui::words::Words;

/// A line for every conflict copy beside the file that would bring something into it.
pub(super) fn note(store: &Store, words: Words) -> String {
    if store.encoding() != Encoding::Utf8 {
        return String::new();
    }
    let before = Document::read(store.text().to_owned());
    let line = |path: &std::path::PathBuf| {
        let copy = Store::open(path).ok().filter(|copy| copy.encoding() == Encoding::Utf8)?;
        let merged = Some(with_copy(store.text(), copy.text())).filter(|_| copy.text() != store.text())?;
        let after = Document::read(settled(&merged, Side::Ours));
        let (changes, conflicts) = (changes(&before, &after), merged.conflicts().count());
        (changes.any || conflicts > 0).then(|| {
            let brings = words.came_in(&changes);
            format!("roadmap: {}\n", words.copy_beside(&named(store.path()), &named(path), &brings, conflicts))
        })
    };
    conflict_copies(store.path()).iter().filter_map(line).collect()
}
