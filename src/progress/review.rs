//! Spaced review: which finished items come back today, before they are forgotten, and when the others do.
//!
//! A queue rests on what was known by a date and on nothing else, so that it is the same whenever it is worked out.

mod grade;
mod memory;
mod spread;

use chrono::{Days, NaiveDate};

pub use grade::Grade;
use memory::{Model, days};
pub use memory::{Parameters, Retention, Unfit};
use spread::{Room, spread};

/// What is known of a finished item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Learned {
    /// When it was ticked; `None` where that was before the journal.
    pub on: Option<NaiveDate>,
    /// The grades it was given, in the order in which they were given. Of several on one date the last one counts.
    pub grades: Vec<(NaiveDate, Grade)>,
    /// Whether the reader does not want it to come back.
    pub spared: bool,
}

/// How the reader reviews.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewing {
    /// The parameters of memory.
    pub parameters: Parameters,
    /// The share that is to be remembered.
    pub retention: Retention,
    /// How many items come on a date at most.
    pub cap: u32,
    /// When review was first used: what was ticked before the journal counts as learned on this date.
    pub since: NaiveDate,
}

/// The finished items, as they stand on a date. An item is known by its place among those that were given.
#[derive(Debug, Clone, PartialEq)]
pub struct Queue {
    /// What comes today and was not graded yet, most at risk first.
    pub due: Vec<usize>,
    /// How many more would come today, were there no cap.
    pub put_off: usize,
    today: NaiveDate,
    standings: Vec<Option<Standing>>,
}

/// How an item is held in memory, and when it comes back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// When it was last graded; its tick is its first grade, and a good one.
    pub last: NaiveDate,
    /// The first date on which it may come back: when the model wants it.
    pub from: NaiveDate,
    /// The study date on which it comes back, if nothing else is graded until then; `None` where that is more than a year
    /// ahead, or no date within it has room.
    pub next: Option<NaiveDate>,
    /// The days after which nine in ten such items are remembered.
    pub stability: f32,
    /// From 1 to 10.
    pub difficulty: f32,
    /// How likely it is to be remembered today, from 0 to 1.
    pub retrievability: f32,
    /// On how many dates it was graded; the tick is not counted.
    pub graded: u32,
    /// How many of these grades were *again*.
    pub lapses: u32,
}

/// How many items come on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// The date.
    pub date: NaiveDate,
    /// The items that come on it, each counted on its next date alone.
    pub due: usize,
}

impl Reviewing {
    /// How many items come on a date, where the reader says nothing. Ten fill up at two new items an evening.
    pub const CAP: u32 = 20;

    /// Review with everything as it is where the reader says nothing.
    #[must_use]
    pub fn since(since: NaiveDate) -> Self {
        Self { parameters: Parameters::default(), retention: Retention::default(), cap: Self::CAP, since }
    }

    /// For how many days each grade from *again* to *easy* would leave an item alone, were it given today; a grade given
    /// today already would give way to it. `None` where the item is not learned yet.
    #[must_use]
    pub fn intervals(&self, learned: &Learned, today: NaiveDate) -> Option<[u32; 4]> {
        let mut grades = History::of(learned, self.since, today)?.grades;
        grades.pop_if(|(date, _)| *date == today);
        let model = Model::of(&self.parameters, self.retention);
        let elapsed = grades.last().map_or(0, |(last, _)| days(*last, today));
        model.intervals(model.memory(&grades), elapsed)
    }
}

impl Queue {
    /// Works out what comes back from a date on. What happened after that date is left out of account.
    #[must_use]
    pub fn of(
        learned: &[Learned],
        reviewing: &Reviewing,
        is_study_date: &dyn Fn(NaiveDate) -> bool,
        today: NaiveDate,
    ) -> Self {
        Self::again(learned, reviewing, is_study_date, today, &|_| None)
    }

    /// The same, where it is known already how some of the items stand: those about which nothing else is known than at an
    /// earlier time on the same date.
    #[must_use]
    pub fn again(
        learned: &[Learned],
        reviewing: &Reviewing,
        is_study_date: &dyn Fn(NaiveDate) -> bool,
        today: NaiveDate,
        known: &dyn Fn(usize) -> Option<Option<Standing>>,
    ) -> Self {
        let model = Model::of(&reviewing.parameters, reviewing.retention);
        let standing = |one: &Learned| Standing::of(&History::of(one, reviewing.since, today)?, &model, today);
        let afresh = |one: &Learned| standing(one).filter(|_| !one.spared);
        // When it comes next hangs on all the others.
        let as_known = |item| Some(known(item)?.map(|standing| Standing { next: None, ..standing }));
        let mut standings: Vec<_> =
            learned.iter().enumerate().map(|(item, one)| as_known(item).unwrap_or_else(|| afresh(one))).collect();
        let is_graded = |one: &&Learned| one.grades.iter().any(|(date, _)| *date == today);
        let room = Room { cap: reviewing.cap as usize, taken: learned.iter().filter(is_graded).count() };
        let mut laid = spread(&standings, room, today, is_study_date);
        for (date, items) in &laid.dates {
            for item in items {
                if let Some(standing) = &mut standings[*item] {
                    standing.next = Some(*date);
                }
            }
        }
        let first = laid.dates.first_mut().filter(|(date, _)| *date == today);
        let due = first.map(|(_, items)| std::mem::take(items)).unwrap_or_default();
        Self { due, put_off: laid.put_off, today, standings }
    }

    /// How an item stands; `None` where it is spared, or not learned yet.
    #[must_use]
    pub fn standing(&self, item: usize) -> Option<&Standing> {
        self.standings.get(item)?.as_ref()
    }

    /// The load of so many dates from today on, those without any among them; no more than a year is known.
    #[must_use]
    pub fn ahead(&self, dates: usize) -> Vec<Load> {
        let dates = self.today.iter_days().take(dates.min(spread::AHEAD));
        let mut loads: Vec<Load> = dates.map(|date| Load { date, due: 0 }).collect();
        for next in self.standings.iter().flatten().filter_map(|standing| standing.next) {
            if let Some(load) = loads.get_mut(days(self.today, next) as usize) {
                load.due += 1;
            }
        }
        loads
    }
}

/// The grades of an item that count, one a date, in order of date.
struct History {
    grades: Vec<(NaiveDate, Grade)>,
    /// Whether the first of them is the tick.
    is_ticked_first: bool,
}

impl History {
    /// What was known of an item by a date; `None` where it was not learned by then.
    ///
    /// The tick counts where no grade is as old: whoever unticked an item that was graded before, and ticked it again, has
    /// not reviewed it, and who graded it on the day of the tick has judged better.
    fn of(learned: &Learned, since: NaiveDate, today: NaiveDate) -> Option<Self> {
        let mut grades = Vec::with_capacity(learned.grades.len() + 1);
        let tick = (learned.on.unwrap_or(since), Grade::Good);
        let known = |(date, _): &(NaiveDate, Grade)| *date <= today;
        let is_ticked_first = known(&tick) && learned.grades.iter().all(|(date, _)| *date > tick.0);
        grades.extend(Some(tick).filter(|_| is_ticked_first));
        grades.extend(learned.grades.iter().copied().filter(known));
        grades.sort_by_key(|(date, _)| *date);
        // Of two on one date, the later one takes the place of the one that is kept.
        grades.dedup_by(|later, kept| {
            let is_same = later.0 == kept.0;
            if is_same {
                kept.1 = later.1;
            }
            is_same
        });
        (!grades.is_empty()).then_some(Self { grades, is_ticked_first })
    }
}

impl Standing {
    fn of(history: &History, model: &Model, today: NaiveDate) -> Option<Self> {
        let last = history.grades.last()?.0;
        let memory = model.memory(&history.grades)?;
        let given = &history.grades[usize::from(history.is_ticked_first)..];
        Some(Self {
            last,
            from: last.checked_add_days(Days::new(model.interval(memory).into())).unwrap_or(NaiveDate::MAX),
            next: None,
            stability: memory.stability,
            difficulty: memory.difficulty,
            retrievability: model.retrievability(memory, days(last, today)),
            graded: given.len() as u32,
            lapses: given.iter().filter(|(_, grade)| *grade == Grade::Again).count() as u32,
        })
    }
}
