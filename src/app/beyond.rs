//! What other programs are asked for: the reader's editor.

use super::App;
use super::action::{Effect, Notice};
use crate::text::lines::Lines;

impl App {
    /// Asks for the editor, at the line of what is selected.
    pub(super) fn edit(&mut self) -> Option<Effect> {
        if self.is_gone() {
            self.notice = Some(Notice::Gone);
            return None;
        }
        let line_of = |id| Lines::of(self.document.text()).number(self.document.outline()[id].start);
        Some(Effect::Edit { line: self.list().node().map_or(1, line_of) })
    }
}
