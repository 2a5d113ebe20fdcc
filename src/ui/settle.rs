//! Clusters that every terminal takes to be as wide as we do.
//!
//! Terminals disagree on a sign that is asked to be drawn as an emoji, and on several that are joined into one: many draw
//! each by itself, and then everything behind it stands elsewhere. Such a cluster gives way to the sign that it begins with;
//! the cells that it was given stay its own. Letters of one cluster that take a cell each are given one each.

use ratatui::buffer::Buffer;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Asks for a sign as text, or as an emoji.
const PRESENTATIONS: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];

/// Joins signs into one.
const JOINER: char = '\u{200d}';

/// The colours of skin, which go together with the sign before them.
const SKINS: std::ops::RangeInclusive<char> = '\u{1f3fb}'..='\u{1f3ff}';

/// Settles every cell of a frame.
pub(super) fn settle(buffer: &mut Buffer) {
    let cells = usize::from(buffer.area.width).max(1);
    for at in 0..buffer.content.len() {
        let parts = settled(buffer.content[at].symbol());
        let room = cells - at % cells;
        for (cell, part) in parts.iter().enumerate().take(room) {
            let style = buffer.content[at].style();
            buffer.content[at + cell].set_symbol(part).set_style(style);
        }
    }
}

/// What stands for a cluster that is not equally wide everywhere, cell by cell; nothing for one that is.
fn settled(cluster: &str) -> Vec<String> {
    let cells = |c: char| c.width().unwrap_or(0);
    // Hardly any cell holds more than one sign.
    if cluster.chars().nth(1).is_none() {
        return Vec::new();
    }
    let is_joined = cluster.contains(JOINER) && cluster.chars().any(|c| cells(c) == 2);
    if is_joined || cluster.contains(|c| PRESENTATIONS.contains(&c) || SKINS.contains(&c)) {
        let signs = cluster.chars().take_while(|c| *c != JOINER);
        return vec![signs.filter(|c| !PRESENTATIONS.contains(c) && !SKINS.contains(c)).collect()];
    }
    let mut parts: Vec<String> = Vec::new();
    for letter in cluster.chars() {
        match parts.last_mut() {
            Some(part) if cells(letter) == 0 => part.push(letter),
            _ => parts.push(letter.to_string()),
        }
    }
    let is_even = parts.len() == cluster.width() && parts.iter().all(|part| part.width() == 1);
    if is_even && parts.len() > 1 { parts } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_is_as_wide_as_its_signs_one_by_one() {
        for (cluster, expected) in [
            ("⚙️", &["⚙"][..]),
            ("🗓️", &["🗓"]),
            ("1️⃣", &["1\u{20e3}"]),
            ("👨‍👩‍👧‍👦", &["👨"]),
            ("👍🏽", &["👍"]),
            ("🏳️‍🌈", &["🏳"]),
            ("🇨🇳", &["🇨", "🇳"]),
            ("हि", &["ह", "ि"]),
            ("বাং", &["বা", "ং"]),
            ("装", &[]),
            ("é", &[]),
            ("e\u{301}", &[]),
            ("✅", &[]),
        ] {
            assert_eq!(settled(cluster), expected, "{cluster}");
            let cells: usize = expected.iter().map(|part| part.width()).sum();
            assert!(cells <= cluster.width(), "{cluster}");
            assert!(
                expected
                    .iter()
                    .all(|part| part.chars().filter_map(UnicodeWidthChar::width).sum::<usize>() == part.width())
            );
        }
    }
}
