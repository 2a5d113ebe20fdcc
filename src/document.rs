//! A roadmap's bytes, read as an outline: front matter, headings, items, rows and paragraphs, each at its place.
//!
//! The text is the only state that matters. Reading it never fails; whatever changes it is an [`Edit`] made in
//! [`change`] and applied here.

pub mod anatomy;
pub mod arrange;
pub mod begin;
pub mod change;
pub mod content;
pub mod front_matter;
pub mod link;
pub mod mark;
pub mod outline;
mod pieces;
mod reader;
pub mod settings;
pub mod stamp;
pub mod status;
mod title;

use crate::text::edit::Edit;
use front_matter::FrontMatter;
use outline::{NodeId, Outline};
pub use pieces::Tell;

/// A text and its reading.
#[derive(Debug, Clone)]
pub struct Document {
    front_matter: Option<FrontMatter>,
    outline: Outline,
}

impl Document {
    /// Reads a whole file's text, byte order mark and front matter included.
    #[must_use]
    pub fn read(text: String) -> Self {
        Self::read_telling(text, &|_| ())
    }

    /// The same, telling again and again how many more bytes were read.
    #[must_use]
    pub fn read_telling(text: String, tell: Tell<'_>) -> Self {
        let (front_matter, body) = front_matter::split(&text);
        let nodes = pieces::read(&text, body, tell);
        Self { front_matter, outline: Outline::new(text, nodes) }
    }

    /// Reads the beginning of a longer text, up to where it is the same whatever follows. Nothing where there is no such
    /// place.
    #[must_use]
    pub fn glimpse(mut text: String) -> Option<Self> {
        let (front_matter, body) = front_matter::split(&text);
        // What looks like a block of settings may end further down.
        if front_matter.is_none() && text[body..].trim_start().starts_with(['+', '-', '{']) {
            return None;
        }
        text.truncate(pieces::end(&text, body)?);
        Some(Self::read(text))
    }

    /// Every byte of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        self.outline.text()
    }

    /// The headings, items, rows and paragraphs.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The block of settings before the text, where there is one.
    #[must_use]
    pub fn front_matter(&self) -> Option<&FrontMatter> {
        self.front_matter.as_ref()
    }

    /// What the roadmap calls itself: the front matter's title, else its first heading of the first level.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let named = self.front_matter().and_then(FrontMatter::title);
        named.or_else(|| self.outline.first_heading(1).map(|id| self.outline.title(id)))
    }

    /// Changes the text. A tick turns over one byte and one node, which is the answer; after anything else the text is
    /// read again.
    pub fn apply(&mut self, edit: &Edit) -> Option<NodeId> {
        let ticked = self.plain_tick(edit);
        match ticked {
            Some((id, mark)) => self.outline.set_mark(id, mark, edit),
            None => *self = Self::read(edit.apply(self.text())),
        }
        ticked.map(|(id, _)| id)
    }

    /// Whether an edit ticks or unticks one box, and nothing else.
    #[must_use]
    pub fn is_tick(&self, edit: &Edit) -> bool {
        self.plain_tick(edit).is_some()
    }

    /// The node whose GFM mark an edit changes into another GFM mark, when that is all the edit does.
    fn plain_tick(&self, edit: &Edit) -> Option<(NodeId, mark::Mark)> {
        let (at, byte) = edit.single_byte()?;
        let id = self.outline.with_mark_at(at)?;
        let after = mark::Mark::of(char::from(byte))?;
        let before = self.outline.node(id).mark()?;
        (before.is_gfm() && after.is_gfm()).then_some((id, after))
    }
}
