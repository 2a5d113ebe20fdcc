//! Links that the terminal itself can open (OSC 8).
//!
//! What stands in a cell has no room for them, so they are written over a frame that is drawn already: the same cells once
//! more, between the commands that begin and end a link. A cell that is drawn anew loses its link by that.

use std::io::{self, Write};

use crossterm::cursor::{RestorePosition, SavePosition};
use crossterm::queue;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::text::fingerprint::fingerprint;

/// What of the screen is a link.
#[derive(Debug, Default)]
pub(super) struct Hyperlinks {
    linked: Vec<Rect>,
}

impl Hyperlinks {
    /// Writes the links of a frame over it, and takes those of the frame before away. An address is one of ASCII without
    /// controls.
    pub(super) fn draw<W: Write>(
        &mut self,
        links: &[(Rect, String)],
        buffer: &Buffer,
        backend: &mut CrosstermBackend<W>,
    ) -> io::Result<()> {
        if self.linked.is_empty() && links.is_empty() {
            return Ok(());
        }
        queue!(backend, SavePosition)?;
        for place in std::mem::take(&mut self.linked) {
            backend.draw(cells(buffer, place).into_iter())?;
        }
        for (place, address) in links {
            // The parts of a link that is broken over lines are known as one by this.
            write!(backend, "\x1b]8;id={:x};{address}\x1b\\", fingerprint(address.as_bytes()))?;
            backend.draw(cells(buffer, *place).into_iter())?;
            write!(backend, "\x1b]8;;\x1b\\")?;
            self.linked.push(*place);
        }
        queue!(backend, RestorePosition)
    }
}

/// The cells of a place, on whole characters: half of a wide one cannot be drawn.
fn cells(buffer: &Buffer, place: Rect) -> Vec<(u16, u16, &Cell)> {
    let place = place.intersection(buffer.area);
    let mut cells = Vec::new();
    for y in place.top()..place.bottom() {
        let mut x = buffer.area.left();
        while x < place.right() {
            let cell = &buffer[(x, y)];
            let next = x + u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
            if next > place.left() {
                cells.push((x, y, cell));
            }
            x = next;
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_written_over_whole_characters_and_taken_away_again() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, "a路线b", ratatui::style::Style::default());
        let mut hyperlinks = Hyperlinks::default();
        assert_eq!(written(&mut hyperlinks, &[], &buffer), "");
        let first = written(&mut hyperlinks, &[(Rect::new(3, 0, 3, 1), "http://x".to_owned())], &buffer);
        let (before, after) = (first.find("]8;id=").unwrap(), first.find("]8;;").unwrap());
        assert!(first[before..after].contains(";http://x\x1b\\") && first[before..after].contains('线'), "{first:?}");
        assert!(!first.contains('路'), "{first:?}");
        // Drawn plain where it was, from the first half of a character on.
        buffer.set_string(0, 0, "路线a", ratatui::style::Style::default());
        let second = written(&mut hyperlinks, &[], &buffer);
        assert!(second.contains('线') && !second.contains("]8;"), "{second:?}");
        assert_eq!(written(&mut hyperlinks, &[], &buffer), "");
    }

    fn written(hyperlinks: &mut Hyperlinks, links: &[(Rect, String)], buffer: &Buffer) -> String {
        let mut bytes = Vec::new();
        hyperlinks.draw(links, buffer, &mut CrosstermBackend::new(&mut bytes)).unwrap();
        String::from_utf8(bytes).unwrap()
    }
}
