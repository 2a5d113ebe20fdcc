//! A line of the roadmap that is being written, where it will stand among the rows.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::entry::Painter;
use super::pane::Place;
use super::row::Row;
use super::theme::Theme;
use super::typed;
use super::words::Words;
use crate::app::App;
use crate::app::action::View;
use crate::app::draft::Spot;
use crate::document::mark::Mark;
use crate::text::wrap::width;

impl Painter<'_> {
    /// What stands before the words that are typed: where it is another text, what stood before those.
    pub(super) fn draft_row(&self, spot: Spot) -> Row {
        let list = self.app.list();
        let stood = spot.node.and_then(|_| list.rows().get(spot.row)).map(|row| self.row(row));
        let is_section = self.app.draft().is_some_and(|draft| draft.is_section());
        let new = || {
            let boxed = (!is_section).then(|| self.box_of(Mark::Todo));
            let lead = std::iter::once(("  ".to_owned(), Style::default())).chain(boxed).collect();
            Row { indent: super::entry::indent(spot.depth), guides: true, lead, ..Row::default() }
        };
        let row = stood.unwrap_or_else(new);
        // Where the cursor is, the eye finds it.
        let lead = row.lead.into_iter().map(|(text, _)| (text, self.theme.accent));
        let lead = match self.app.view() {
            // What a study day is called is part of what is typed.
            View::Plan => lead.take_while(|(text, _)| ["[", "*"].iter().any(|sign| text.starts_with(sign))).collect(),
            _ => lead.collect(),
        };
        Row { words: String::new(), tail: Vec::new(), lead, ..row }
    }
}

/// Draws what is typed into its row, with the cursor in it.
pub(super) fn draw(app: &App, (words, theme): (Words, &Theme), row: &Row, places: &[Place], frame: &mut Frame<'_>) {
    let Some((draft, spot)) = app.draft().zip(app.draft_spot()) else { return };
    let Some(place) = places.iter().find(|place| place.row == spot.row) else { return };
    let cells = usize::from(place.area.width);
    let lead = row.indented(cells) + row.lead.iter().map(|(text, _)| width(text)).sum::<usize>();
    let lead = u16::try_from(lead.min(cells.saturating_sub(1))).unwrap_or(0);
    let area =
        Rect { x: place.area.x + lead, width: place.area.width - lead, height: place.area.height.min(1), ..place.area };
    if spot.node.is_none() && draft.typed.text().is_empty() && area.height > 0 {
        frame.buffer_mut().set_stringn(area.x, area.y, words.what_to_type(), usize::from(area.width), theme.dim);
    }
    typed::draw_alone(&draft.typed, theme.strong, area, frame);
}
