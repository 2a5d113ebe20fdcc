//! A learner: a roadmap that is followed at whatever time a test says, with the journal that is kept of it.

use chrono::{DateTime, FixedOffset, NaiveDate};
use roadmap::app::action::{Action, Effect, News, View};
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::plan::Plan;
use roadmap::progress::journal::{By, Event, Journal, Since, Stamp, Whereabouts};

/// Numbers that look random, and are the same every time.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        // Knuth, MMIX.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap()
    }
}

/// A roadmap that is open on the screen, as far as keys and the journal go.
pub struct Learner {
    pub app: App,
    /// What is new in the journal since it was taken last.
    pub events: Vec<Event>,
}

impl Learner {
    /// Opens a roadmap whose journal says this.
    pub fn open(text: &str, journal: Journal, at: DateTime<FixedOffset>) -> Self {
        Self::open_after(text, journal, at, at)
    }

    /// The same for a file that was written last at another time.
    pub fn open_after(
        text: &str,
        journal: Journal,
        at: DateTime<FixedOffset>,
        modified: DateTime<FixedOffset>,
    ) -> Self {
        let opening = Opening { date: at.date_naive(), view: Some(View::Roadmap), ..Opening::default() };
        let app = App::new(Document::read(text.to_owned()), opening);
        let mut learner = Self { app, events: Vec::new() };
        assert_eq!(learner.app.hear(News::Journal(Box::new(journal))), None);
        learner.write_down(at, modified);
        learner
    }

    /// What the file holds.
    pub fn text(&self) -> String {
        self.app.document().text().to_owned()
    }

    /// Goes to an item and presses the key that ticks it.
    pub fn tick(&mut self, at: DateTime<FixedOffset>, title: &str) {
        let row = |app: &App| {
            let is_it = |node| app.document().outline().title(node) == title;
            app.list().rows().iter().position(|row| row.node(app.plan()).is_some_and(is_it))
        };
        for _ in 0..2 {
            if row(&self.app).is_none() {
                assert_eq!(self.app.update(Action::FoldAll), None);
            }
        }
        let row = row(&self.app).unwrap_or_else(|| panic!("{title} is not to be seen"));
        assert_eq!(self.app.update(Action::Select(row)), None);
        let effect = self.app.update(Action::Tick);
        assert!(matches!(effect, Some(Effect::Save(_))), "{title}: {effect:?}");
        assert_eq!(self.app.hear(News::Saved(1)), None);
        self.write_down(at, at);
    }

    /// Lets the program see that the file holds something else.
    pub fn elsewhere(&mut self, at: DateTime<FixedOffset>, text: &str) {
        assert_eq!(self.app.hear(News::Moved(text.to_owned())), None);
        self.write_down(at, at);
    }

    fn write_down(&mut self, at: DateTime<FixedOffset>, found_at: DateTime<FixedOffset>) {
        let stamp = Stamp { at, on: None, by: By::Tui, found_at };
        loop {
            let unwritten = self.app.take_unwritten();
            if unwritten.is_empty() {
                return;
            }
            let events: Vec<Event> = unwritten.into_iter().map(|new| stamp.event(new.deed, new.is_own)).collect();
            assert_eq!(self.app.hear(News::Noted(events.clone())), None);
            self.events.extend(events);
        }
    }
}

/// What a journal says of a node of a document: its title; of its box and of its study day since when it is done, and the
/// dates on which it came to be.
pub type Fact = (String, Option<Since>, Vec<NaiveDate>, Option<Since>, Vec<NaiveDate>);

/// What a journal says of all that stands in a document.
pub fn facts(journal: &Journal, text: &str) -> Vec<Fact> {
    let document = Document::read(text.to_owned());
    let whereabouts = Whereabouts::of(journal, document.outline(), &Plan::of(&document));
    let fact = |(node, key)| -> Fact {
        let (title, item) = (document.outline().title(node).to_owned(), journal.item(key));
        let (ticked, studied) = (&item.ticked, &item.studied);
        (title, ticked.since(), ticked.gained().collect(), studied.since(), studied.gained().collect())
    };
    whereabouts
        .pairs()
        .into_iter()
        .map(fact)
        .filter(|fact| fact.1.is_some() || fact.3.is_some() || !fact.2.is_empty())
        .collect()
}
