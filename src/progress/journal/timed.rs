//! What comes and goes: every time that a box was ticked, or a study day done, and that it was taken back.

use chrono::NaiveDate;

/// Since when something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// It was before the journal was begun.
    Before,
    /// Since this date.
    Date(NaiveDate),
}

/// Something came to be done, or is done no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// When.
    pub on: NaiveDate,
    /// Whether it was done then.
    pub done: bool,
}

/// What comes and goes: a box, or a study day. Its turns alternate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timed {
    /// Whether it was done before the journal was begun.
    pub before: bool,
    /// Every time that it came to be done, and that it was taken back.
    pub turns: Vec<Turn>,
}

impl Timed {
    /// Since when it is done, where it is.
    #[must_use]
    pub fn since(&self) -> Option<Since> {
        match self.turns.last() {
            Some(turn) => turn.done.then_some(Since::Date(turn.on)),
            None => self.before.then_some(Since::Before),
        }
    }

    /// Whether it was done at the end of a date.
    #[must_use]
    pub fn was_done(&self, on: NaiveDate) -> bool {
        // Where the clock went back, the last that was heard of a date counts.
        let last = self.turns.iter().filter(|turn| turn.on <= on).max_by_key(|turn| turn.on);
        last.map_or(self.before, |turn| turn.done)
    }

    /// The dates at whose end it was done and at whose beginning it was not.
    pub fn gained(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let mut turns = self.turns.clone();
        // What was heard last of a date stays last.
        turns.sort_by_key(|turn| turn.on);
        let mut was_done = self.before;
        let ends: Vec<Turn> =
            turns.chunk_by(|turn, next| turn.on == next.on).filter_map(|date| date.last().copied()).collect();
        ends.into_iter().filter_map(move |end| {
            let before = std::mem::replace(&mut was_done, end.done);
            (end.done && !before).then_some(end.on)
        })
    }

    pub(super) fn begin(&mut self) {
        self.before |= self.turns.is_empty();
    }

    pub(super) fn turn(&mut self, on: NaiveDate, done: bool) {
        if self.since().is_some() != done {
            self.turns.push(Turn { on, done });
        } else if self.turns.is_empty() && done {
            // Somebody knows when it was.
            self.turns.push(Turn { on, done });
            self.before = false;
        } else {
            self.hear_again(on);
        }
    }

    /// Hears once more of what was heard last; or of what was heard before that, where it was taken back in between.
    fn hear_again(&mut self, on: NaiveDate) {
        for at in (0..self.turns.len()).rev().step_by(2) {
            if at == 0 || self.turns[at - 1].on <= on {
                self.turns[at].on = self.turns[at].on.min(on);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 2, day).unwrap()
    }

    fn timed(before: bool, turns: &[(u32, bool)]) -> Timed {
        let mut timed = Timed { before, ..Timed::default() };
        turns.iter().for_each(|&(day, done)| timed.turn(date(day), done));
        timed
    }

    #[test]
    fn what_is_heard_twice_counts_once_and_from_its_earliest_date() {
        let heard = timed(false, &[(5, true), (3, true), (6, true)]);
        assert_eq!(heard, timed(false, &[(3, true)]));
        assert_eq!(heard.since(), Some(Since::Date(date(3))));
        assert_eq!(timed(true, &[]).since(), Some(Since::Before));
        assert_eq!(timed(true, &[(2, true)]).since(), Some(Since::Date(date(2))));
        assert_eq!(timed(true, &[(2, false), (2, true)]).since(), Some(Since::Date(date(2))));
        assert_eq!(timed(false, &[(2, false)]).since(), None);
        // Another machine did it in between, and did not hear that it was taken back.
        let heard = timed(false, &[(2, true), (4, false), (6, true), (3, true)]);
        assert_eq!(heard, timed(false, &[(2, true), (4, false), (6, true)]));
        let heard = timed(false, &[(2, true), (4, false), (6, true), (1, true), (5, true)]);
        assert_eq!(heard, timed(false, &[(1, true), (4, false), (5, true)]));
    }

    #[test]
    fn what_is_taken_back_on_the_same_date_was_not_done_then() {
        let gained = |before, turns: &[(u32, bool)]| timed(before, turns).gained().collect::<Vec<_>>();
        assert_eq!(gained(false, &[(3, true)]), [date(3)]);
        assert_eq!(gained(false, &[(3, true), (3, false)]), [] as [NaiveDate; 0]);
        assert_eq!(gained(false, &[(3, true), (4, false), (6, true)]), [date(3), date(6)]);
        assert_eq!(gained(true, &[(3, false), (3, true)]), [] as [NaiveDate; 0]);
        assert_eq!(gained(true, &[(3, false), (4, true)]), [date(4)]);
    }

    #[test]
    fn a_clock_that_jumps_back_turns_nothing_around() {
        let back = timed(false, &[(9, true), (2, false), (2, true), (2, false)]);
        assert_eq!(back.since(), None);
        assert!(!back.was_done(date(2)));
    }
}
