//! What a line of the journal says.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};

use super::place::{ItemId, Place};

/// Something that was done, when, and who wrote it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When it was done, in the local time of where that was.
    pub at: DateTime<FixedOffset>,
    /// The date that it counts for, where the reader said another one than the clock.
    pub on: Option<NaiveDate>,
    /// Who wrote it down.
    pub by: By,
    /// What was done.
    pub deed: Deed,
}

impl Event {
    /// The date that it counts for, where days begin so many hours after midnight.
    #[must_use]
    pub fn date(&self, day_start: u32) -> NaiveDate {
        let local = self.at.naive_local();
        let shifted = local.checked_sub_signed(Duration::hours(i64::from(day_start))).unwrap_or(local);
        self.on.unwrap_or(shifted.date())
    }
}

/// Who wrote an event down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The program on the screen.
    Tui,
    /// A command in the shell.
    Shell,
    /// The program, which found that it had been done elsewhere: the time is that of the file.
    Found,
    /// The program, out of the history that git keeps: the time is that of the commit's author. It comes before all else.
    Git,
}

/// What was done when a journal was begun.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Boxes that were ticked.
    pub ticked: Vec<ItemId>,
    /// Study days that were done.
    pub studied: Vec<ItemId>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// The journal was begun. What was done by then, where that is not too much to say: else all that is done and not named
    /// later is taken to be old.
    Began(Option<Known>),
    /// A box was ticked, or unticked.
    Turned {
        /// What has the box.
        place: Place,
        /// Whether it was ticked.
        done: bool,
    },
    /// A study day came to be done, by its own box or sign or by all that stands beneath it; or is not done any more.
    Studied {
        /// What carries the study day.
        place: Place,
        /// Whether it is done.
        done: bool,
    },
    /// What was learned was reviewed.
    Graded {
        /// What was reviewed.
        place: Place,
        /// How well it was known: 1 again, 2 hard, 3 good, 4 easy.
        grade: u8,
    },
    /// Something is not to be reviewed, or is after all.
    Spared {
        /// What it is about.
        place: Place,
        /// Whether it is left out.
        spared: bool,
    },
    /// Time was spent. Of the lines of one run of the timer the longest counts.
    Minutes {
        /// The study day that it was spent on, where there was one.
        place: Option<Place>,
        /// When the timer was started.
        run: DateTime<FixedOffset>,
        /// How long it has run so far.
        minutes: u32,
    },
    /// An item came to stand elsewhere, or was given another title.
    Moved {
        /// Where it stood.
        from: Place,
        /// Where it stands.
        place: Place,
    },
    /// The reader looked at the review for the first time.
    Reviewing,
}

impl Deed {
    /// Where what it is about stands, if it is about something.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Turned { place, .. }
            | Self::Studied { place, .. }
            | Self::Graded { place, .. }
            | Self::Spared { place, .. }
            | Self::Moved { place, .. } => Some(place),
            Self::Minutes { place, .. } => place.as_ref(),
            Self::Began(_) | Self::Reviewing => None,
        }
    }

    /// The item that it says something of, where that is to be kept.
    pub(super) fn item(&self) -> Option<ItemId> {
        // Of minutes only their date counts.
        self.place().filter(|_| !matches!(self, Self::Minutes { .. })).map(Place::id)
    }
}

/// How events are dated that are written down now.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// Now.
    pub at: DateTime<FixedOffset>,
    /// The date that what is done here counts for, where the reader said another one than the clock.
    pub on: Option<NaiveDate>,
    /// Who writes.
    pub by: By,
    /// When what was found was done, as far as that is known.
    pub found_at: DateTime<FixedOffset>,
}

impl Stamp {
    /// An event of now, or of something that was done elsewhere before.
    #[must_use]
    pub fn event(self, deed: Deed, is_own: bool) -> Event {
        if is_own {
            return Event { at: self.at, on: self.on, by: self.by, deed };
        }
        // A file from the future was written by a clock that is wrong.
        Event { at: self.found_at.min(self.at), on: None, by: By::Found, deed }
    }
}
