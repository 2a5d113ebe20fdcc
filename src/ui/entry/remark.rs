//! What a row shows that is a sentence of the program's own.

use ratatui::style::Style;

use super::Painter;
use crate::app::list::Remark;
use crate::app::so_far::SoFar;
use crate::text::wrap::{pad, width};
use crate::ui::row::Row;

impl Painter<'_> {
    /// A name, and what is said of it.
    fn named_row(&self, remark: Remark, so_far: SoFar) -> Row {
        let words = self.words;
        let names = [words.streak_heading(), words.minutes_heading()];
        let room = names.into_iter().map(width).max().unwrap_or(0);
        let (name, said) = match remark {
            Remark::Streak => (names[0], words.streak(so_far.streak)),
            _ => (names[1], words.minutes(so_far.today, so_far.week)),
        };
        Row { lead: vec![(pad(name, room) + "  ", self.theme.dim)], words: said, ..Row::default() }
    }

    pub(super) fn remark_row(&self, remark: Remark) -> Row {
        let (app, theme) = (self.app, self.theme);
        if let (Remark::Streak | Remark::Minutes, Some(so_far)) = (remark, app.so_far()) {
            return self.named_row(remark, so_far);
        }
        let words = self.words.remark(remark, app);
        let (style, tail) = match remark {
            Remark::LeftFromBefore => {
                let behind = self.words.behind(app.standing().behind);
                let is_guess = app.is_guessed() && self.screen.is_some();
                let behind = if is_guess { self.words.guessed(behind) } else { behind };
                (theme.strong, vec![(behind, theme.late)])
            }
            Remark::UpNext | Remark::Topics | Remark::Due => (theme.strong, Vec::new()),
            Remark::ReviewsDue => (theme.strong, vec![(self.words.to_reviews(app, self.screen.is_some()), theme.dim)]),
            Remark::Unreviewed | Remark::NothingDue => (Style::default(), Vec::new()),
            Remark::AllDone => (theme.done, Vec::new()),
            _ => (theme.dim, Vec::new()),
        };
        Row { words, style, tail, ..Row::default() }
    }
}
