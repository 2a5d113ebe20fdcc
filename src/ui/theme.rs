//! Colours and weights by meaning. No meaning rests on colour alone: words, boxes and numbers say the same.

use ratatui::style::{Color, Modifier, Style};

/// How each meaning looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Where the eye should go first.
    pub accent: Style,
    /// What is done.
    pub done: Style,
    /// What should have been done by now.
    pub late: Style,
    /// What belongs to today.
    pub today: Style,
    /// What is secondary.
    pub dim: Style,
    /// What went wrong.
    pub warning: Style,
    /// Headings.
    pub strong: Style,
    /// What is emphasised in a text.
    pub emphasis: Style,
    /// Code in a text.
    pub code: Style,
    /// Links in a text.
    pub link: Style,
    /// Words that were sought.
    pub found: Style,
    /// The selected row, on top of whatever it shows: one bar, whatever colours stand in it.
    pub selected: Style,
}

const PLAIN: Style = Style::new();
const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);
const DIM: Style = PLAIN.add_modifier(Modifier::DIM);

impl Theme {
    /// The terminal's own sixteen colours, so that it fits light and dark alike.
    pub const COLOUR: Self = Self {
        accent: BOLD.fg(Color::Cyan),
        done: PLAIN.fg(Color::Green),
        late: PLAIN.fg(Color::Red),
        today: BOLD.fg(Color::Cyan),
        dim: DIM,
        warning: BOLD.fg(Color::Yellow),
        strong: BOLD,
        emphasis: PLAIN.add_modifier(Modifier::ITALIC),
        code: PLAIN.fg(Color::Magenta),
        link: PLAIN.fg(Color::Cyan).add_modifier(Modifier::UNDERLINED),
        found: BOLD.fg(Color::Yellow).add_modifier(Modifier::UNDERLINED),
        selected: PLAIN.fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
    };

    /// Weights only, for `NO_COLOR`.
    pub const MONO: Self = Self {
        accent: BOLD,
        done: DIM,
        late: BOLD,
        today: BOLD,
        dim: DIM,
        warning: BOLD,
        strong: BOLD,
        emphasis: PLAIN.add_modifier(Modifier::ITALIC),
        code: PLAIN.add_modifier(Modifier::UNDERLINED),
        link: PLAIN.add_modifier(Modifier::UNDERLINED),
        found: BOLD.add_modifier(Modifier::UNDERLINED),
        selected: PLAIN.fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
    };
}
