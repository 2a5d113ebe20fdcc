//! Colours, weights and signs by meaning. No meaning rests on colour alone: words, boxes and numbers say the same.

pub mod written;

use ratatui::style::{Color, Modifier, Style};

use crate::plan::agenda::Due;

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
    /// Rules and guides, which say nothing.
    pub line: Style,
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
    /// The signs that lines and marks are drawn with.
    pub glyphs: Glyphs,
}

/// The signs that lines and marks are drawn with, each one cell wide wherever it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Before what is folded.
    pub folded: &'static str,
    /// Before what is not.
    pub unfolded: &'static str,
    /// What is done of a bar.
    pub full: &'static str,
    /// What is not.
    pub empty: &'static str,
    /// Rules across the screen are made of it.
    pub rule: &'static str,
    /// Beside a quote, and between two panes.
    pub side: &'static str,
    /// Between the steps of a path.
    pub step: &'static str,
    /// Before the word that something is finished.
    pub done: &'static str,
    /// Beneath what a row stands under, for every step of its depth.
    pub guide: &'static str,
    /// Behind a date on which something is to be done.
    pub ahead: &'static str,
    /// How much was done on a date, from nothing on: the more, the more ink.
    pub heat: [&'static str; 5],
}

impl Glyphs {
    /// For fonts that have them, which nearly all do.
    pub const FINE: Self = Self {
        folded: "▸",
        unfolded: "▾",
        full: "▰",
        empty: "▱",
        rule: "╌",
        side: "╎",
        step: "›",
        guide: "╎",
        ahead: "◦",
        done: "✓",
        heat: ["⠐", "⠒", "⠶", "⠿", "⣿"],
    };
    /// For terminals and fonts without.
    pub const ASCII: Self = Self {
        folded: ">",
        unfolded: "v",
        full: "#",
        empty: ".",
        rule: "-",
        side: "|",
        step: ">",
        guide: "|",
        ahead: "o",
        done: "*",
        heat: [".", "-", "+", "*", "#"],
    };
}

const PLAIN: Style = Style::new();
const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);
const DIM: Style = PLAIN.add_modifier(Modifier::DIM);
const ITALIC: Style = PLAIN.add_modifier(Modifier::ITALIC);
const UNDERLINED: Style = PLAIN.add_modifier(Modifier::UNDERLINED);
const BAR: Style = PLAIN.fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM);

impl Theme {
    /// The terminal's own sixteen colours, which fit light and dark alike.
    pub const ANSI: Self = Self {
        accent: BOLD.fg(Color::Cyan),
        done: PLAIN.fg(Color::Green),
        late: PLAIN.fg(Color::Red),
        today: BOLD.fg(Color::Cyan),
        dim: DIM,
        line: DIM,
        warning: BOLD.fg(Color::Yellow),
        strong: BOLD,
        emphasis: ITALIC,
        code: PLAIN.fg(Color::Magenta),
        link: UNDERLINED.fg(Color::Cyan),
        found: BOLD.fg(Color::Yellow).add_modifier(Modifier::UNDERLINED),
        selected: BAR,
        glyphs: Glyphs::FINE,
    };

    /// For a dark background.
    pub const DARK: Self = Self {
        accent: BOLD.fg(Color::Indexed(80)),
        done: PLAIN.fg(Color::Indexed(114)),
        late: PLAIN.fg(Color::Indexed(210)),
        today: BOLD.fg(Color::Indexed(80)),
        dim: PLAIN.fg(Color::Indexed(248)),
        line: PLAIN.fg(Color::Indexed(241)),
        warning: BOLD.fg(Color::Indexed(221)),
        code: PLAIN.fg(Color::Indexed(183)),
        link: UNDERLINED.fg(Color::Indexed(117)),
        found: BOLD.fg(Color::Indexed(221)).add_modifier(Modifier::UNDERLINED),
        ..Self::ANSI
    };

    /// For a light background.
    pub const LIGHT: Self = Self {
        accent: BOLD.fg(Color::Indexed(24)),
        done: PLAIN.fg(Color::Indexed(22)),
        late: PLAIN.fg(Color::Indexed(124)),
        today: BOLD.fg(Color::Indexed(24)),
        dim: PLAIN.fg(Color::Indexed(240)),
        line: PLAIN.fg(Color::Indexed(248)),
        warning: BOLD.fg(Color::Indexed(94)),
        code: PLAIN.fg(Color::Indexed(90)),
        link: UNDERLINED.fg(Color::Indexed(25)),
        found: BOLD.fg(Color::Indexed(94)).add_modifier(Modifier::UNDERLINED),
        ..Self::ANSI
    };

    /// Weights only, for `NO_COLOR`.
    pub const MONO: Self = Self {
        accent: BOLD,
        done: DIM,
        late: BOLD,
        today: BOLD,
        dim: DIM,
        warning: BOLD,
        code: UNDERLINED,
        link: UNDERLINED,
        found: BOLD.add_modifier(Modifier::UNDERLINED),
        ..Self::ANSI
    };

    /// The themes that need no file, by name.
    pub const NAMED: [(&str, Self); 4] =
        [("dark", Self::DARK), ("light", Self::LIGHT), ("ansi", Self::ANSI), ("mono", Self::MONO)];

    /// How what is due looks.
    #[must_use]
    pub fn due(&self, due: Due) -> Style {
        match due {
            Due::Done => self.done,
            Due::Late => self.late,
            Due::Today => self.today,
            Due::Ahead => PLAIN,
        }
    }

    /// The theme of a name that needs no file.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, theme)| *theme)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The backgrounds of terminals that people have: black, and those of well-known schemes.
    const DARK: [u32; 5] = [0x00_00_00, 0x1e_1e_1e, 0x28_2c_34, 0x2e_34_40, 0x00_2b_36];
    const LIGHT: [u32; 4] = [0xff_ff_ff, 0xfd_f6_e3, 0xef_f1_f5, 0xfa_fa_fa];

    /// What an index of the 256 colours is, as every terminal draws it.
    fn rgb(index: u8) -> [u8; 3] {
        match index {
            16..232 => {
                let step = |value: u8| if value == 0 { 0 } else { 55 + 40 * value };
                let cube = index - 16;
                [cube / 36, cube / 6 % 6, cube % 6].map(step)
            }
            232.. => [8 + 10 * (index - 232); 3],
            _ => panic!("the terminal's own colours are not ours to reckon with"),
        }
    }

    /// The relative luminance of WCAG 2.
    fn luminance(colour: [u8; 3]) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = colour.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_colour_stands_out_from_every_background() {
        for (theme, backgrounds) in [(Theme::DARK, &DARK[..]), (Theme::LIGHT, &LIGHT[..])] {
            let Theme { accent, done, late, today, dim, warning, strong, emphasis, code, link, found, .. } = theme;
            for style in [accent, done, late, today, dim, warning, strong, emphasis, code, link, found] {
                let Some(Color::Indexed(index)) = style.fg else {
                    assert_eq!(style.fg, None, "what has no colour is the terminal's own");
                    continue;
                };
                for background in backgrounds {
                    let [_, background @ ..] = background.to_be_bytes();
                    let contrast = contrast(rgb(index), background);
                    assert!(contrast >= 4.5, "{index} on {background:?}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn every_glyph_is_one_cell_wide() {
        use unicode_width::UnicodeWidthStr;
        for glyphs in [Glyphs::FINE, Glyphs::ASCII] {
            let Glyphs { folded, unfolded, full, empty, rule, side, step, guide, ahead, done, heat } = glyphs;
            for glyph in [folded, unfolded, full, empty, rule, side, step, guide, ahead, done].into_iter().chain(heat) {
                assert_eq!(glyph.width(), 1);
                assert_eq!(glyph.width_cjk(), 1, "{glyph} is wide in some terminals");
            }
        }
    }
}
