//! What is said beside an answer where a sync tool left a conflict copy of the file.

use super::merge::named;
use crate::document::Document;
use crate::merge::{changes, with_copy};
use crate::store::copies::conflict_copies;
use crate::store::{Encoding, Store};
use crate::ui::words::merge as words;

/// A line for every conflict copy beside the file that would bring something into it.
pub(super) fn note(store: &Store) -> String {
    if store.encoding() != Encoding::Utf8 {
        return String::new();
    }
    let before = Document::read(store.text().to_owned());
    let line = |path: &std::path::PathBuf| {
        let copy = Store::open(path).ok().filter(|copy| copy.encoding() == Encoding::Utf8)?;
        let copied = Some(Document::read(copy.text().to_owned())).filter(|_| copy.text() != store.text())?;
        let merged = with_copy(&copied, &before);
        let after = Document::read(merged.text(&[]));
        let (changes, conflicts) = (changes(&before, &after), merged.conflicts().count());
        (changes.any || conflicts > 0).then(|| {
            let said = words::copy_beside(&named(store.path()), &named(path), &changes, conflicts);
            format!("roadmap: {said}\n")
        })
    };
    conflict_copies(store.path()).iter().filter_map(line).collect()
}
