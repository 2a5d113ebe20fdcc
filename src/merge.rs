//! Two readings of one roadmap brought together: what was ticked, renamed, moved and added on either side.
//!
//! A tick belongs to its task and follows it; two sides that tick different tasks never conflict, next to each other or
//! not. What one side changed is taken. Only what both changed in ways that exclude each other is a conflict, and a
//! conflict is data: somebody is asked, or marks are written.

mod ancestor;
mod changes;
mod copies;
mod descent;
mod likeness;
mod line;
mod lines;
mod marks;
mod matching;
mod splices;
mod update;
mod weave;

use crate::document::Document;
pub use ancestor::{Kin, ancestor};
pub use changes::{Changes, changes};
pub use copies::is_conflict_copy;
pub use descent::descends;
use lines::Lines;
pub use marks::Marks;
pub use matching::same_nodes;
pub use splices::edit;
pub use update::{Update, update, with_ends_of};

/// Whose change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that is brought in.
    Ours,
    /// The one that it is brought into.
    Theirs,
}

/// What both sides changed in ways that exclude each other: whole lines, with their line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What stood there before both.
    pub base: String,
    /// What we have there; empty where we took it out.
    pub ours: String,
    /// What they have there; empty where they took it out.
    pub theirs: String,
}

/// A part of what came of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Settled lines.
    Text(String),
    /// Lines that are to be chosen.
    Conflict(Conflict),
}

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    mark: String,
    pieces: Vec<Piece>,
}

/// Brings `ours` and `theirs` together, which both came of `base`.
#[must_use]
pub fn merge(base: &Document, ours: &Document, theirs: &Document) -> Merged {
    let (base, ours, theirs) = (Lines::of(base), Lines::of(ours), Lines::of(theirs));
    let mark = if theirs.mark == base.mark { ours.mark } else { theirs.mark };
    Merged { mark: mark.to_owned(), pieces: weave::weave(&base, &ours, &theirs) }
}

/// Brings what a sync tool's copy holds into the file that it lies beside. The copy is read with the file's line ends.
#[must_use]
pub fn with_copy(copy: &Document, file: &Document) -> Merged {
    let copy = Document::read(with_ends_of(file.text(), copy.text()));
    merge(&ancestor(&copy, file, Kin::Copies), &copy, file)
}

impl Merged {
    /// The same with ours taken for theirs, and theirs for ours.
    #[must_use]
    pub fn turned(mut self) -> Self {
        for piece in &mut self.pieces {
            if let Piece::Conflict(Conflict { ours, theirs, .. }) = piece {
                std::mem::swap(ours, theirs);
            }
        }
        self
    }

    /// What is to be chosen, from the top.
    pub fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Conflict(conflict) => Some(conflict),
            Piece::Text(_) => None,
        })
    }

    /// Whether there is nothing to choose.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.conflicts().next().is_none()
    }

    /// The text with a side chosen for every conflict, from the top; theirs where none is.
    #[must_use]
    pub fn text(&self, chosen: &[Side]) -> String {
        let mut sides = chosen.iter().copied().chain(std::iter::repeat(Side::Theirs));
        self.joined(|conflict| match sides.next() {
            Some(Side::Ours) => conflict.ours.clone(),
            _ => conflict.theirs.clone(),
        })
    }

    /// The text with its conflicts marked as git marks them. Where it has such marks already, these are longer, so that
    /// each can be told from the others.
    #[must_use]
    pub fn marked(&self, marks: Marks<'_>) -> String {
        let end = self.line_end();
        let whole = |text: &str| match text.ends_with(['\n', '\r']) || text.is_empty() {
            true => text.to_owned(),
            false => format!("{text}{end}"),
        };
        let parts = self.pieces.iter().flat_map(|piece| match piece {
            Piece::Text(text) => [text.as_str(), ""],
            Piece::Conflict(conflict) => [conflict.ours.as_str(), conflict.theirs.as_str()],
        });
        let marks = marks.apart_from(parts);
        self.joined(|conflict| marks.around(&whole(&conflict.ours), &whole(&conflict.theirs), end))
    }

    fn joined(&self, mut settled: impl FnMut(&Conflict) -> String) -> String {
        let mut text = self.mark.clone();
        for piece in &self.pieces {
            let part = match piece {
                Piece::Text(part) => part.clone(),
                Piece::Conflict(conflict) => settled(conflict),
            };
            if !part.is_empty() && text.len() > self.mark.len() && !text.ends_with(['\n', '\r']) {
                text.push_str(self.line_end());
            }
            text.push_str(&part);
        }
        text
    }

    /// How lines end here.
    fn line_end(&self) -> &str {
        let first = self.pieces.iter().find_map(|piece| match piece {
            Piece::Text(text) => line_end(text),
            Piece::Conflict(conflict) => line_end(&conflict.theirs).or_else(|| line_end(&conflict.ours)),
        });
        first.unwrap_or("\n")
    }
}

fn line_end(text: &str) -> Option<&'static str> {
    let at = text.find(['\n', '\r'])?;
    Some(match &text.as_bytes()[at..] {
        [b'\r', b'\n', ..] => "\r\n",
        [b'\r', ..] => "\r",
        _ => "\n",
    })
}
