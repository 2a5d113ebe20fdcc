//! Whatever can be ticked in any text: one place changes, it shows the tick, and undo gives back every byte.

#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap::document::Document;
use roadmap::plan::Plan;
use roadmap::plan::tick::{is_ticked, tick, tick_all};

/// Each is a reading of the text.
const MOST: usize = 24;

fuzz_target!(|text: &str| {
    let document = Document::read(text.to_owned());
    let plan = Plan::of(&document);
    let mut done = 0;
    for id in document.outline().ids() {
        let wanted = !is_ticked(&document, &plan, id);
        let Ok(edit) = tick(&document, &plan, id, wanted) else { continue };
        let mut after = document.clone();
        after.apply(&edit);
        let again = Document::read(after.text().to_owned());
        assert_eq!(after.outline(), again.outline(), "a tick is the same whether read again or not");
        assert_eq!(is_ticked(&after, &Plan::of(&after), id), wanted);
        assert_eq!(after.outline().len(), document.outline().len());
        assert_eq!(edit.inverse(text).apply(after.text()), text);
        if let Some(all) = tick_all(&document, &plan, id, wanted) {
            assert_eq!(all.inverse(text).apply(&all.apply(text)), text);
        }
        done += 1;
        if done == MOST {
            break;
        }
    }
});
