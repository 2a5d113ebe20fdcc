//! Words of which one may stand at a place in a title, and the letters that they begin with.
//!
//! Most titles begin with none of them. That is told from their first letter, without a look at any of the words.

use crate::text::seek::small;

/// Words in small letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    all: &'static [&'static str],
    /// A bit for each letter that one of them begins with, by what is left of it: letters that are far apart may share one.
    first: [u64; 8],
}

impl Words {
    pub(super) const fn of(all: &'static [&'static str]) -> Self {
        let (mut letters, mut index) = ([0; 8], 0);
        while index < all.len() {
            let (place, bit) = bit(first(all[index].as_bytes()));
            letters[place] |= bit;
            index += 1;
        }
        Self { all, first: letters }
    }

    /// All of them, in the order in which they were given.
    pub(super) fn all(&self) -> &'static [&'static str] {
        self.all
    }

    /// Whether one of them may begin with a letter, in upper or lower case. Where not, none does.
    pub(super) fn may_begin(&self, letter: char) -> bool {
        let (place, bit) = bit(u32::from(small(letter)));
        self.first[place] & bit != 0
    }
}

const fn bit(letter: u32) -> (usize, u64) {
    ((letter / u64::BITS % 8) as usize, 1 << (letter % u64::BITS))
}

/// The first character of a text in UTF-8; such a text has one.
const fn first(text: &[u8]) -> u32 {
    match text[0] {
        byte @ ..0x80 => byte as u32,
        byte @ ..0xe0 => (byte as u32 & 0x1f) << 6 | low(text[1]),
        byte @ ..0xf0 => (byte as u32 & 0x0f) << 12 | low(text[1]) << 6 | low(text[2]),
        byte => (byte as u32 & 0x07) << 18 | low(text[1]) << 12 | low(text[2]) << 6 | low(text[3]),
    }
}

const fn low(byte: u8) -> u32 {
    byte as u32 & 0x3f
}
