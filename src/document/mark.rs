//! What stands between the brackets of a box.

/// The state that a box shows.
///
/// GitHub knows the first two. The others are conventions of note takers (Obsidian and its kin): shown as what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `[ ]`; a tab, vertical tab or form feed counts as the space.
    Todo,
    /// `[x]` or `[X]`.
    Done,
    /// `[/]`
    Doing,
    /// `[-]`
    Cancelled,
    /// Any other single character.
    Other(char),
}

impl Mark {
    /// The mark that a character between brackets stands for, if it stands for one.
    ///
    /// Digits do not: `[1] Knuth` is a reference.
    #[must_use]
    pub fn of(c: char) -> Option<Self> {
        match c {
            ' ' | '\t' | '\x0b' | '\x0c' => Some(Self::Todo),
            'x' | 'X' => Some(Self::Done),
            '/' => Some(Self::Doing),
            '-' => Some(Self::Cancelled),
            '[' | ']' | '\\' => None,
            c if c.is_numeric() || c.is_whitespace() || !is_drawn(c) => None,
            c => Some(Self::Other(c)),
        }
    }

    /// Whether GitHub Flavored Markdown shows a checkbox for it.
    #[must_use]
    pub fn is_gfm(self) -> bool {
        matches!(self, Self::Todo | Self::Done)
    }
}

/// Whether a character takes room on the screen and does nothing else there.
fn is_drawn(c: char) -> bool {
    let mut text = [0; 4];
    let text = c.encode_utf8(&mut text);
    crate::text::wrap::width(text) > 0 && crate::text::sanitise::sanitise(text) == *text
}

/// Where an item's box is, or would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checkbox {
    /// A box that is there; `at` is the byte offset of the character between the brackets.
    Drawn {
        /// Byte offset into the whole text.
        at: usize,
        /// What stands there.
        mark: Mark,
    },
    /// No box; `[ ] ` put in at the byte offset `at` would be one.
    Blank {
        /// Byte offset into the whole text.
        at: usize,
    },
}

impl Checkbox {
    /// What it shows, where it is there.
    #[must_use]
    pub fn mark(self) -> Option<Mark> {
        match self {
            Self::Drawn { mark, .. } => Some(mark),
            Self::Blank { .. } => None,
        }
    }
}
