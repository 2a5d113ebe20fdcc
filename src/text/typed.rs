//! A line that is being typed: its text, and a cursor between two of its characters as a reader sees them.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// How many characters there is room for: nobody types more, and a paste that was an accident ends there.
pub const MOST: usize = 200;

/// The same for a line of a roadmap, which may hold links.
pub const MOST_OF_A_LINE: usize = 2_000;

/// The same for what was offered, which is a date or two.
const MOST_OFFERED: usize = 40;

/// Text with a cursor in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    text: String,
    /// The byte before which the cursor stands: always the beginning of a grapheme, or the end.
    at: usize,
    /// How many characters there is room for.
    most: usize,
    /// Whether it was offered and not touched yet.
    is_offered: bool,
}

impl Default for Typed {
    fn default() -> Self {
        Self::new(String::new())
    }
}

/// What moves the cursor, or takes away beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// Takes away the character before the cursor.
    Erase,
    /// Takes away the character behind it.
    Delete,
    /// Takes away the word before it.
    EraseWord,
    /// Takes away all before it.
    EraseBefore,
}

impl Typed {
    /// A text with the cursor behind it.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { at: text.len(), text, most: MOST, is_offered: false }
    }

    /// The same with room for a line of a roadmap, and for what it holds already.
    #[must_use]
    pub fn roomy(text: String) -> Self {
        let most = MOST_OF_A_LINE.max(text.chars().count());
        Self { most, ..Self::new(text) }
    }

    /// A text that is offered: what is typed first takes its place, unless the cursor was moved in it before.
    #[must_use]
    pub fn offered(text: String) -> Self {
        Self { most: MOST_OFFERED, is_offered: true, ..Self::new(text) }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.text[..self.at]
    }

    /// What stands behind the cursor.
    #[must_use]
    pub fn behind(&self) -> &str {
        &self.text[self.at..]
    }

    /// Puts a character in before the cursor.
    ///
    /// # Errors
    /// How many characters there is room for, where that is taken up.
    pub fn put(&mut self, c: char) -> Result<(), usize> {
        if std::mem::take(&mut self.is_offered) {
            self.take_from(0);
        }
        if self.text.chars().count() >= self.most {
            return Err(self.most);
        }
        self.text.insert(self.at, c);
        self.at += c.len_utf8();
        // It may have joined what stands behind the cursor.
        if !GraphemeCursor::new(self.at, self.text.len(), true).is_boundary(&self.text, 0).unwrap_or(true) {
            self.at = self.right();
        }
        Ok(())
    }

    /// Moves the cursor, or takes away beside it.
    pub fn stroke(&mut self, stroke: Stroke) {
        self.is_offered = false;
        match stroke {
            Stroke::Left => self.at = self.left(),
            Stroke::Right => self.at = self.right(),
            Stroke::Home => self.at = 0,
            Stroke::End => self.at = self.text.len(),
            Stroke::Erase => self.take_from(self.left()),
            Stroke::Delete => {
                let to = self.right();
                self.text.drain(self.at..to);
            }
            Stroke::EraseWord => {
                let words = self.before().trim_end();
                self.take_from(words.split_word_bound_indices().next_back().map_or(0, |(at, _)| at));
            }
            Stroke::EraseBefore => self.take_from(0),
        }
    }

    fn take_from(&mut self, from: usize) {
        self.text.drain(from..self.at);
        self.at = from;
    }

    fn left(&self) -> usize {
        self.before().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        let boundary = GraphemeCursor::new(self.at, self.text.len(), true).next_boundary(&self.text, 0);
        boundary.ok().flatten().unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Stroke::{Delete, End, Erase, EraseBefore, EraseWord, Home, Left, Right};
    use super::*;

    /// What is left after strokes, with the cursor as `|`.
    fn after(text: &str, strokes: &[Stroke]) -> String {
        let mut typed = Typed::new(text.to_owned());
        strokes.iter().for_each(|&stroke| typed.stroke(stroke));
        format!("{}|{}", typed.before(), typed.behind())
    }

    #[test]
    fn the_cursor_moves_and_takes_away_by_what_a_reader_sees_as_one_character() {
        for (text, strokes, left) in [
            ("装饰器", &[Left] as &[_], "装饰|器"),
            ("装饰器", &[Left, Erase], "装|器"),
            ("装饰器", &[Home, Delete, Right], "饰|器"),
            ("a👨‍👩‍👧b", &[Left, Left], "a|👨‍👩‍👧b"),
            ("a👨‍👩‍👧b", &[Left, Erase, End], "ab|"),
            ("cafe\u{301}", &[Erase], "caf|"),
            ("cafe\u{301}", &[Home, Right, Right, Right, Delete], "caf|"),
            ("one two  ", &[EraseWord], "one |"),
            ("one two", &[Left, EraseWord], "one |o"),
            ("one two", &[Left, Left, EraseBefore], "|wo"),
            ("", &[Left, Right, Erase, Delete, EraseWord, EraseBefore], "|"),
        ] {
            assert_eq!(after(text, strokes), left, "{text} {strokes:?}");
        }
    }

    #[test]
    fn what_is_typed_first_takes_the_place_of_what_was_offered_and_not_touched() {
        for (strokes, left) in [(&[] as &[_], "9|"), (&[Left], "2026-9|0"), (&[Erase], "2026-9|"), (&[End], "2026-09|")]
        {
            let mut typed = Typed::offered("2026-0".to_owned());
            strokes.iter().for_each(|&stroke| typed.stroke(stroke));
            typed.put('9').unwrap();
            assert_eq!(format!("{}|{}", typed.before(), typed.behind()), left, "{strokes:?}");
        }
        let mut typed = Typed::offered(String::new());
        let refused = "1".repeat(99).chars().filter_map(|c| typed.put(c).err()).collect::<Vec<_>>();
        assert_eq!((typed.text().len(), refused), (MOST_OFFERED, vec![MOST_OFFERED; 99 - MOST_OFFERED]));
    }

    #[test]
    fn no_more_goes_in_than_there_is_room_for() {
        let mut typed = Typed::default();
        assert_eq!("字".repeat(MOST + 9).chars().filter(|c| typed.put(*c) == Err(MOST)).count(), 9);
        assert_eq!(typed.text().chars().count(), MOST);
        typed.stroke(Erase);
        assert_eq!(['x', 'y'].map(|c| typed.put(c)), [Ok(()), Err(MOST)]);
        assert!(typed.text().ends_with("字x"), "{}", typed.text());
    }

    #[test]
    fn what_is_typed_goes_in_at_the_cursor_and_never_leaves_it_within_a_character() {
        let mut typed = Typed::new("ac".to_owned());
        typed.stroke(Left);
        typed.put('b').unwrap();
        assert_eq!((typed.before(), typed.behind()), ("ab", "c"));
        let mut typed = Typed::new("\u{301}x".to_owned());
        typed.stroke(Home);
        typed.put('e').unwrap();
        assert_eq!((typed.before(), typed.behind()), ("e\u{301}", "x"));
    }
}
