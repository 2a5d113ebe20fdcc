//! What the reader is told on the message line, and of what kind each message is.

use chrono::NaiveDate;

use super::filter::Which;
use super::joy::Milestone;
use super::rework::{Rework, Reworked};
use crate::document::arrange::Refused;
use crate::document::link::NoTarget;
use crate::merge::Changes;
use crate::plan::draft::{Drafted, Length, Undrafted};
use crate::plan::recovery::{Recovery, Stuck};
use crate::plan::start::Started;
use crate::plan::tick::{Refusal, Writes};

/// Something in the front matter that could not be understood, and was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// All of it, for this reason.
    FrontMatter(String),
    /// One setting, as it is written.
    Setting(String),
}

/// What the reader is told on the message line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A tick or its taking back, by the title of what was ticked.
    Ticked {
        /// What was ticked.
        title: String,
        /// Or unticked.
        done: bool,
    },
    /// A tick that finished something larger.
    Finished {
        /// What was ticked.
        title: String,
        /// What is finished with it.
        milestone: Milestone,
    },
    /// The keys that are enough to begin with; said once, to whoever opens a roadmap for the first time.
    Hint,
    /// So many boxes at once.
    TickedAll {
        /// How many changed.
        count: usize,
        /// Ticked, or unticked.
        done: bool,
    },
    /// A change was taken back.
    Undone,
    /// A change was made again.
    Redone,
    /// There is nothing to take back.
    NothingToUndo,
    /// There is nothing to make again.
    NothingToRedo,
    /// Why something cannot be ticked.
    Refused(Refusal),
    /// The plan's dates were moved.
    Recovered(Box<Recovery>),
    /// The plan was given another start; dates are told as of today.
    Started(Started, NaiveDate),
    /// The plan's dates cannot be moved.
    Stuck(Stuck),
    /// A plan was drafted, of this length; dates are told as of today.
    Planned(Box<Drafted>, Length, NaiveDate),
    /// No plan can be drafted.
    Unplanned(Undrafted),
    /// What stands in the roadmap was changed, or where.
    Reworked(Reworked),
    /// Why that was not done.
    NotReworked(Rework, Refused),
    /// A text is to be typed, or the item deleted.
    NoText,
    /// That is done in Roadmap and Plan.
    NotHere,
    /// There is no box at or beneath what was to be ticked.
    NoBoxes,
    /// The change could not be written and was taken back.
    NotSaved(String),
    /// The file can be shown and not written.
    ReadOnly(String),
    /// The file is gone; what is shown is what it held.
    Gone,
    /// The file was gone, and is there again.
    Back,
    /// The file cannot be read any more.
    Unreadable(String),
    /// The timer was started, or pauses.
    Timer {
        /// Whether it runs.
        runs: bool,
        /// The minutes of the day so far.
        minutes: u32,
    },
    /// The journal could not be written.
    NotNoted(String),
    /// There is no journal that reviews could be kept in, or not yet.
    NoJournal,
    /// This is left out of the review from now on.
    Spared(String),
    /// Nothing more is due; so many were reviewed today.
    Reviewed(usize),
    /// A change to the file was cut off in the middle, some time ago.
    CutOff,
    /// Another program was asked to open what stands at this address.
    Opened(String),
    /// This was copied.
    Copied(String),
    /// There is no link in what is selected.
    NoLink,
    /// A link that is not opened.
    NotOpened(NoTarget),
    /// Another program could not do what it was asked for.
    Failed(String),
    /// Somebody else changed the file; this is what came in.
    CameIn(Box<Changes>),
    /// The reader changed the file in their editor; this is what came in.
    Edited(Box<Changes>),
    /// The reader closed their editor and had changed nothing.
    Unedited,
    /// Somebody else changed it, and the change that was on its way was made there.
    Followed(Box<Changes>),
    /// Somebody else's change excludes ours, and ours was left.
    NotFollowed,
    /// What both sides changed was settled as the reader chose.
    Settled,
    /// A copy of this name that a sync tool left holds something else.
    Copy(String),
    /// There is no such copy.
    NoCopy,
    /// What came in from such a copy.
    CopyMerged(String, Box<Changes>),
    /// What a tick of the selected study day will write; said once, before the first.
    WillWrite(Writes),
    /// Something could not be understood.
    Warning(Warning),
    /// What is typed has room for so many characters, and is full.
    NoRoom(usize),
    /// Nothing is called that.
    NoMatch(String),
    /// Nothing fits a filter.
    NothingFits(Which),
    /// What is selected stands in no section.
    NoSection,
    /// There is no section to go to.
    NoSections,
    /// There is no place to go back to.
    NoPlaceBehind,
    /// There is none to go forward to.
    NoPlaceAhead,
    /// Nothing but what is selected is called that.
    OnlyMatch,
    /// Everything is done.
    NoneOpen,
    /// Everything is done but what is selected.
    OnlyOpen,
}

/// Of what kind a message is: how it looks, where it stands, and how long it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A change that the reader made, which undo takes back.
    Change,
    /// What came of a key otherwise.
    Answer,
    /// What others did.
    Outside,
    /// What went wrong, or what the reader has to decide on.
    Trouble,
    /// What is said once, unasked.
    Once,
}

impl Notice {
    /// Of what kind it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Ticked { .. } | Self::Finished { .. } | Self::TickedAll { .. } => Kind::Change,
            Self::Recovered(_) | Self::Started(..) | Self::Planned(..) => Kind::Change,
            // It says itself how to take it back.
            Self::Reworked(Reworked::Removed { .. }) | Self::NotReworked(..) | Self::NoText => Kind::Answer,
            Self::Reworked(_) => Kind::Change,
            Self::Undone | Self::Redone | Self::NothingToUndo | Self::NothingToRedo => Kind::Answer,
            Self::Refused(_) | Self::Stuck(_) | Self::Unplanned(_) | Self::NoBoxes | Self::NotHere => Kind::Answer,
            Self::Settled | Self::Edited(_) | Self::Unedited | Self::CopyMerged(..) | Self::NoCopy => Kind::Answer,
            Self::Timer { .. } | Self::Opened(_) | Self::Copied(_) | Self::NoLink | Self::NoRoom(_) => Kind::Answer,
            Self::NoMatch(_) | Self::OnlyMatch | Self::NoneOpen | Self::OnlyOpen | Self::NothingFits(_) => Kind::Answer,
            Self::NoJournal | Self::Spared(_) | Self::Reviewed(_) => Kind::Answer,
            Self::NoSection | Self::NoSections | Self::NoPlaceBehind | Self::NoPlaceAhead => Kind::Answer,
            Self::CameIn(_) | Self::Followed(_) | Self::Back => Kind::Outside,
            Self::NotSaved(_) | Self::ReadOnly(_) | Self::Gone | Self::Unreadable(_) | Self::CutOff => Kind::Trouble,
            Self::NotFollowed | Self::NotNoted(_) | Self::Copy(_) | Self::Warning(_) => Kind::Trouble,
            Self::NotOpened(_) | Self::Failed(_) => Kind::Trouble,
            Self::Hint | Self::WillWrite(_) => Kind::Once,
        }
    }

    /// The same where it was the reader's own editor that changed the file.
    pub(super) fn edited(self) -> Self {
        match self {
            Self::CameIn(changes) => Self::Edited(changes),
            other => other,
        }
    }

    /// Whether it comes unasked and stands beside the keys, not in their place.
    #[must_use]
    pub fn stands_beside(&self) -> bool {
        self.kind() == Kind::Once
    }

    /// Whether it tells of what the reader did, and may go by itself after a while. What others did, what went wrong, and
    /// what is said once stays until a key is pressed.
    #[must_use]
    pub fn passes(&self) -> bool {
        match self.kind() {
            Kind::Change | Kind::Answer => true,
            Kind::Outside | Kind::Trouble | Kind::Once => false,
        }
    }
}
