//! Words of which one may stand at a place in a title, and the letters that they begin with.
//!
//! Most titles begin with none of them. That is told from their first letter, without a look at any of the words.

use crate::text::seek::small;

/// Words in small letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    all: &'static [&'static str],
    /// A bit for each ASCII letter that one of them begins with.
    ascii: u128,
    /// A bit for other letters, by what is left of them: several share one.
    others: u64,
}

impl Words {
    pub(super) const fn of(all: &'static [&'static str]) -> Self {
        let (mut ascii, mut others, mut index) = (0, 0, 0);
        while index < all.len() {
            let first = first(all[index].as_bytes());
            if first < 0x80 {
                ascii |= 1 << first;
            } else {
                others |= 1 << (first % u64::BITS);
            }
            index += 1;
        }
        Self { all, ascii, others }
    }

    /// All of them, in the order in which they were given.
    pub(super) fn all(&self) -> &'static [&'static str] {
        self.all
    }

    /// Whether one of them may begin with a letter, in upper or lower case. Where not, none does.
    pub(super) fn may_begin(&self, letter: char) -> bool {
        let letter = u32::from(small(letter));
        if letter < 0x80 { self.ascii >> letter & 1 == 1 } else { self.others >> (letter % u64::BITS) & 1 == 1 }
    }
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
