//! Since when something is done: as its stamp says, else as the journal knows.

use chrono::NaiveDate;

use super::App;
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId};
use crate::document::stamp;
use crate::progress::journal::Since;
use crate::text::lines::line_end;

impl App {
    /// Whether a task is done, or the study day that a node carries.
    #[must_use]
    pub fn is_node_done(&self, id: NodeId) -> bool {
        match self.plan.day_at(id) {
            Some(day) => self.done.get(day.index()) == Some(&true),
            None => self.document.outline().mark(id) == Some(Mark::Done),
        }
    }

    /// The date on which something came to be done that is done now, where it is known.
    #[must_use]
    pub fn done_on(&self, id: NodeId) -> Option<NaiveDate> {
        if !self.is_node_done(id) {
            return None;
        }
        self.stamped_on(id).or_else(|| {
            let item = self.journal()?.item(self.whereabouts().item(id)?);
            let timed = if self.plan.day_at(id).is_some() { &item.studied } else { &item.ticked };
            match timed.since()? {
                Since::Date(date) => Some(date),
                Since::Before => None,
            }
        })
    }

    /// The date of the stamp on a node's line.
    fn stamped_on(&self, id: NodeId) -> Option<NaiveDate> {
        let (text, node) = (self.document.text(), self.document.outline().node(id));
        let end = match node.kind {
            // Behind it there may be more signs, and attributes.
            Kind::Heading => node.content.end,
            Kind::Item | Kind::Row | Kind::Paragraph => line_end(text, node.content.start),
        };
        let line = text.get(node.content.start..end)?;
        Some(stamp::find(line.trim_end())?.stamp.date)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Opening;
    use super::*;
    use crate::document::Document;

    #[test]
    fn a_stamp_says_when_something_was_done() {
        let text =
            "- [x] a ✅ 2026-01-22\n- [ ] b ✅ 2026-01-23\n- [x] c\n## Day 1: d ✅ 2026-01-24 {#d}\n## Day 2: e\r\n";
        let app = App::new(Document::read(text.to_owned()), Opening::default());
        let dates: Vec<_> =
            app.document().outline().ids().map(|id| app.done_on(id).map(|date| date.to_string())).collect();
        let expected = [Some("2026-01-22"), None, None, Some("2026-01-24"), None];
        assert_eq!(dates.iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
    }
}
