//! What the reader's settings say of reviews.

use super::{Fault, WrittenReview};
use crate::app::review::Habit;
use crate::progress::review::{Parameters, Retention};
use crate::text::lines::Lines;
use crate::ui::words::{MOST_CAP, WrongReview};

/// How the reader reviews. Parameters of their own last as long as the program runs.
pub(super) fn habit(text: &str, written: WrittenReview) -> Result<Habit, Fault> {
    let lines = Lines::of(text);
    let mut habit = Habit::default();
    if let Some(cap) = written.cap {
        let (line, cap) = (lines.number(cap.span().start), cap.into_inner());
        let fits = u16::try_from(cap).ok().filter(|cap| (1..=MOST_CAP).contains(cap));
        habit.cap = fits.ok_or(Fault::Review(line, WrongReview::Cap(cap)))?.into();
    }
    let unfit = |line, why| Fault::Review(line, WrongReview::Unfit(why));
    if let Some(share) = written.retention {
        let line = lines.number(share.span().start);
        habit.retention = Retention::try_from(share.into_inner()).map_err(|why| unfit(line, why))?;
    }
    if let Some(parameters) = written.parameters {
        let line = lines.number(parameters.span().start);
        let own = parameters.into_inner();
        let is_own = !own.is_empty();
        let parameters = Parameters::try_from(own).map_err(|why| unfit(line, why))?;
        habit.parameters = is_own.then(|| &*Box::leak(Box::new(parameters)));
    }
    Ok(habit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::settings::parse;
    use crate::text::language::Language::English;
    use crate::text::language::Say;

    fn read(text: &str) -> Result<Habit, String> {
        let written = parse(text).and_then(|written: Whole| habit(text, written.review));
        written.map_err(|fault| fault.say(English))
    }

    #[derive(serde::Deserialize)]
    struct Whole {
        review: WrittenReview,
    }

    #[test]
    fn reviews_are_set_and_what_memory_cannot_take_is_named_with_its_line() {
        let habit = read("[review]\ncap = 7\nretention = 0.85\n").unwrap();
        assert_eq!((habit.cap, habit.retention, habit.parameters), (7, Retention::try_from(0.85).unwrap(), None));
        let numbers = |count: usize| vec!["0.5"; count].join(", ");
        let own = read(&format!("[review]\nparameters = [{}]\n", numbers(21))).unwrap();
        assert_eq!(own.parameters, Some(&Parameters::try_from(vec![0.5; 21]).unwrap()));
        for (text, wrong) in [
            ("[review]\n\ncap = 0\n", "line 3: cap: 0 is no number from 1 to 9999"),
            ("[review]\ncap = -3\n", "line 2: cap: -3 is no number"),
            ("[review]\ncap = 'ten'\n", "line 2: "),
            ("[review]\nretention = 0.5\n", "line 2: retention: 0.5 is no share from 0.7 to 0.99"),
            ("[review]\nretention = 1\n", "line 2: retention: 1 is no share"),
            ("[review]\nretention = nan\n", "line 2: retention: NaN is no share"),
            ("[review]\nparameters = [1.0, 2.0]\n", "line 2: parameters: there are 2, and FSRS has 17, 19 or 21"),
            (&format!("[review]\nparameters = [inf, {}]\n", numbers(20)), "line 2: parameters: number 1 is not finite"),
            ("[review]\ncaps = 3\n", "line 2: unknown field `caps`"),
        ] {
            let said = read(text).unwrap_err();
            assert!(said.starts_with(wrong), "{said}");
        }
    }
}
