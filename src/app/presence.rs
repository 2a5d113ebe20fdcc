//! Whether there is still a file behind what is shown.

use super::notice::Notice;
use super::{App, Saved};

impl App {
    /// Whether the file is gone, so that there is nothing to write to.
    pub(super) fn is_gone(&self) -> bool {
        self.saved == Saved::Gone
    }

    /// The file is gone. What it held stays on the screen, without what was on its way there.
    pub(super) fn lose(&mut self) {
        self.take_back();
        self.saved = Saved::Gone;
        self.notice = Some(Notice::Gone);
    }

    /// The file is there. Where it was gone, that is worth a word.
    pub(super) fn find_again(&mut self) {
        if self.is_gone() {
            self.saved = Saved::Unchanged;
            self.notice = Some(Notice::Back);
        }
    }
}
