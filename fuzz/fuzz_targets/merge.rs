//! Any three texts are brought together: what one side left alone is what the other made of it, and no order matters to
//! whether there is a conflict.

#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap::document::Document;
use roadmap::merge::{Kin, Marks, ancestor, edit, merge, same_nodes};

fuzz_target!(|texts: (&str, &str, &str)| {
    let (base, ours, theirs) = texts;
    // Often the two sides are the base with something done to it.
    let [base, ours, theirs] = [base.to_owned(), format!("{base}{ours}"), format!("{theirs}{base}")].map(Document::read);
    for (ours, theirs, expected) in [(&ours, &base, &ours), (&base, &theirs, &theirs), (&ours, &ours, &ours)] {
        let merged = merge(&base, ours, theirs);
        assert!(merged.is_clean());
        assert_eq!(merged.text(&[]), expected.text());
    }
    let merged = merge(&base, &ours, &theirs);
    let text = merged.text(&[]);
    assert_eq!(edit(theirs.text(), &text).apply(theirs.text()), text);
    let _ = merged.marked(Marks { size: 7, ours: "ours", theirs: "theirs" });
    assert_eq!(same_nodes(&base, &theirs).len(), base.outline().len());
    for kin in [Kin::Copies, Kin::Edition] {
        let common = ancestor(&ours, &theirs, kin);
        let _ = merge(&common, &ours, &theirs);
    }
});
