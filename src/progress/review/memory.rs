//! The model of memory behind review, FSRS: how well an item is held, and for how long it will be.
//!
//! Every number comes from the `fsrs` crate; what is here asks it in the words of review, and holds settings to what it can
//! take.

use chrono::NaiveDate;
use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState, check_and_fill_parameters, current_retrievability};

use super::grade::Grade;

/// The parameters of the model: those of most people, or the reader's own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameters(Vec<f32>);

/// The share of items that is to be remembered when they come back, from 0.7 to 0.99.
///
/// The bounds are Anki's: beneath them so much is forgotten, and above them so much comes back, that learning costs more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retention(f32);

/// Why the model cannot take a setting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unfit {
    /// So many parameters were given, which is none of [`Parameters::COUNTS`].
    Count(usize),
    /// The parameter at this place, counted from 0, is not a finite number.
    NotFinite(usize),
    /// Parameters of an older version cannot be carried over into the model's newest one.
    Outdated,
    /// Retention is outside [`Retention::LEAST`] and [`Retention::MOST`].
    Retention(f32),
}

impl Parameters {
    /// How many parameters there can be: those of FSRS 4.5, 5 and 6; none for those of most people.
    pub const COUNTS: [usize; 4] = [0, 17, 19, 21];
}

impl TryFrom<Vec<f32>> for Parameters {
    type Error = Unfit;

    fn try_from(parameters: Vec<f32>) -> Result<Self, Unfit> {
        if !Self::COUNTS.contains(&parameters.len()) {
            return Err(Unfit::Count(parameters.len()));
        }
        if let Some(place) = parameters.iter().position(|parameter| !parameter.is_finite()) {
            return Err(Unfit::NotFinite(place));
        }
        check_and_fill_parameters(&parameters).map_err(|_| Unfit::Outdated)?;
        Ok(Self(parameters))
    }
}

impl Retention {
    /// The least that can be aimed at.
    pub const LEAST: f32 = 0.7;
    /// The most that can be aimed at.
    pub const MOST: f32 = 0.99;

    /// The share.
    #[must_use]
    pub fn share(self) -> f32 {
        self.0
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self(0.9)
    }
}

impl TryFrom<f32> for Retention {
    type Error = Unfit;

    fn try_from(share: f32) -> Result<Self, Unfit> {
        if (Self::LEAST..=Self::MOST).contains(&share) { Ok(Self(share)) } else { Err(Unfit::Retention(share)) }
    }
}

/// The longest interval in days, a hundred years, as Anki has it: the model's own stability ends there as well.
const LONGEST: f32 = 36_500.0;

/// The bounds within which the crate holds the last parameter, which it keeps to itself.
const DECAY: (f32, f32) = (0.1, 0.8);

/// The model, ready to be asked.
pub(super) struct Model {
    fsrs: FSRS,
    decay: f32,
    retention: f32,
}

impl Model {
    pub(super) fn of(parameters: &Parameters, retention: Retention) -> Self {
        let filled = check_and_fill_parameters(&parameters.0).ok();
        let decay = filled.and_then(|filled| filled.last().copied()).unwrap_or(fsrs::FSRS6_DEFAULT_DECAY);
        let fsrs = FSRS::new(&parameters.0).unwrap_or_default();
        Self { fsrs, decay: decay.clamp(DECAY.0, DECAY.1), retention: retention.0 }
    }

    /// What is left in memory after grades on dates that rise; `None` after none.
    pub(super) fn memory(&self, grades: &[(NaiveDate, Grade)]) -> Option<MemoryState> {
        let mut before = grades.first()?.0;
        let mut review = |&(date, grade): &(NaiveDate, Grade)| {
            let delta_t = days(before, date);
            before = date;
            FSRSReview { rating: u32::from(grade.number()), delta_t }
        };
        // The same steps as those of `next_states`, of which each works out four grades to take one; a test holds them equal.
        self.fsrs.memory_state(FSRSItem { reviews: grades.iter().map(&mut review).collect() }, None).ok()
    }

    /// For how many days an item may be left alone.
    pub(super) fn interval(&self, memory: MemoryState) -> u32 {
        whole(self.fsrs.next_interval(Some(memory.stability), self.retention, 0))
    }

    /// For how many days each grade would leave an item alone, so many days after it was last graded.
    pub(super) fn intervals(&self, memory: Option<MemoryState>, elapsed: u32) -> Option<[u32; 4]> {
        let next = self.fsrs.next_states(memory, self.retention, elapsed).ok()?;
        Some([next.again, next.hard, next.good, next.easy].map(|state| whole(state.interval)))
    }

    /// How likely an item is to be remembered so many days after it was last graded.
    pub(super) fn retrievability(&self, memory: MemoryState, elapsed: u32) -> f32 {
        current_retrievability(memory, elapsed as f32, self.decay)
    }
}

/// An interval in whole days, rounded as the crate and Anki do.
fn whole(interval: f32) -> u32 {
    interval.round().clamp(1.0, LONGEST) as u32
}

/// How many days there are from a date to a later one; none to one that is not later.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parameters_are_as_many_as_a_version_has_and_finite() {
        let checked = |parameters: Vec<f32>| Parameters::try_from(parameters).map(|_| ());
        assert_eq!(Parameters::COUNTS.map(|count| checked(vec![0.5; count])), [Ok(()); 4]);
        assert_eq!(checked(vec![0.5; 20]), Err(Unfit::Count(20)));
        assert_eq!(checked(vec![f32::NAN]), Err(Unfit::Count(1)));
        for wrong in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            let mut parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
            parameters[7] = wrong;
            assert_eq!(checked(parameters), Err(Unfit::NotFinite(7)));
        }
        // The logarithm that carries it over is of a negative number.
        assert_eq!(checked(vec![-1.0; 17]), Err(Unfit::Outdated));
    }

    #[test]
    fn retention_lies_where_it_is_worth_its_cost() {
        let checked = |share| Retention::try_from(share).map(Retention::share);
        assert_eq!([0.7, 0.9, 0.99].map(checked), [Ok(0.7), Ok(0.9), Ok(0.99)]);
        assert_eq!([0.69, 1.0, -1.0].map(checked), [0.69, 1.0, -1.0].map(|share| Err(Unfit::Retention(share))));
        assert!(checked(f32::NAN).is_err());
    }

    proptest! {
        #[test]
        fn an_item_is_remembered_to_the_share_aimed_at_when_its_interval_is_over(
            parameters in prop::collection::vec(0.0..2.0_f32, 21), share in 0.7..0.99_f32, days in 0..1000_u32,
        ) {
            let model = Model::of(&Parameters::try_from(parameters).unwrap(), Retention(share));
            let memory = model.fsrs.next_states(None, share, 0).unwrap().good.memory;
            let memory = model.fsrs.next_states(Some(memory), share, days).unwrap().good.memory;
            let interval = model.fsrs.next_interval(Some(memory.stability), share, 0);
            let left = current_retrievability(memory, interval, model.decay);
            prop_assert!((left - share).abs() < 1e-3, "{} where {} is aimed at", left, share);
        }
    }
}
