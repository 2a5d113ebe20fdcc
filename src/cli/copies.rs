//! What is said beside an answer where a sync tool left a conflict copy of the file.

use super::merge::named;
use crate::document::Document;
use crate::merge::{changes, with_copy};
use crate::store::copies::conflict_copies;
use crate::store::{Encoding, Seen, Store};
use crate::ui::words::Words;

/// A line for every conflict copy beside the file that would bring something into it.
pub(super) fn note(seen: &Seen, before: &Document, words: Words) -> String {
    if seen.encoding != Encoding::Utf8 {
        return String::new();
    }
    let line = |path: &std::path::PathBuf| {
        let copy = Store::open(path).ok().filter(|copy| copy.encoding() == Encoding::Utf8)?;
        let copied = Some(Document::read(copy.text().to_owned())).filter(|_| copy.text() != before.text())?;
        let merged = with_copy(&copied, before);
        let after = Document::read(merged.text(&[]));
        let (changes, conflicts) = (changes(before, &after), merged.conflicts().count());
        (changes.any || conflicts > 0).then(|| {
            let said = words.copy_beside(&named(&seen.path), &named(path), &changes, conflicts);
            format!("roadmap: {said}\n")
        })
    };
    conflict_copies(&seen.path).iter().filter_map(line).collect()
}
