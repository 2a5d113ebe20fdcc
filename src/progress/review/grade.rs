//! How well an item was remembered, in the reader's own judgement.

/// A grade. In order, from forgotten to effortless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// It was forgotten.
    Again,
    /// It was remembered with difficulty.
    Hard,
    /// It was remembered.
    Good,
    /// It was remembered without effort.
    Easy,
}

impl Grade {
    /// All grades, by their number.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The grade of a number from 1 to 4.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number.checked_sub(1)?)).copied()
    }

    /// Its number, from 1 to 4: the key that gives it, and how the journal and the model of memory know it.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_known_by_its_number() {
        assert_eq!(Grade::ALL.map(Grade::number), [1, 2, 3, 4]);
        assert_eq!([1, 2, 3, 4].map(Grade::numbered), Grade::ALL.map(Some));
        assert_eq!([0, 5, 255].map(Grade::numbered), [None; 3]);
    }
}
