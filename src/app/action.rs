//! What goes in and out of the program's state: a reader's wish, what is to be done about it, and what came of that.

use super::rework::Rework;
use crate::document::link::Target;
use crate::progress::journal::{Event, Journal};
use crate::progress::review::Grade;
use crate::text::edit::Edit;
use crate::text::typed::Stroke;

/// The panes that fill the screen, in the order of their tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// What to study now.
    Today,
    /// The tree of sections and items.
    Roadmap,
    /// Phases and study days over dates.
    Plan,
    /// What was learned and comes back.
    Review,
    /// How it went.
    Stats,
}

impl View {
    /// All views, from the left.
    pub const ALL: [Self; 5] = [Self::Today, Self::Roadmap, Self::Plan, Self::Review, Self::Stats];

    pub(super) fn step(self, by: isize) -> Self {
        let count = Self::ALL.len().cast_signed();
        let at = self.index().cast_signed() + by;
        Self::ALL[at.rem_euclid(count).cast_unsigned()]
    }

    /// The view's place among the tabs.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// A wish of the reader's. Rows are counted in the list of the view that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Select the row so many further down; up, where negative.
    Move(isize),
    /// The same by screens, which the terminal's shell turns into rows.
    Page(isize),
    /// Select the first row.
    First,
    /// Select the last row.
    Last,
    /// Select a row.
    Select(usize),
    /// Open what is selected: fold or unfold it, or show it in the roadmap.
    Open,
    /// Show what is selected in full.
    Look,
    /// Scroll the view, so that this row is the first that is shown.
    Scroll(usize),
    /// Scroll what is shown of it beside the tree by so many lines.
    ScrollBeside(isize),
    /// Fold, or go to the row above in the tree.
    Fold,
    /// Unfold, or go to the first row beneath.
    Unfold,
    /// Fold everything, or unfold everything where all is folded.
    FoldAll,
    /// Tick or untick what is selected.
    Tick,
    /// Tick or untick it with everything beneath it.
    TickAll,
    /// Select it beside others, or leave it out again.
    Gather,
    /// Change what stands in the roadmap, or where.
    Rework(Rework),
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Select the next task or study day that is not done.
    NextOpen,
    /// Select the one before.
    PreviousOpen,
    /// Show a view.
    Show(View),
    /// Show the next view.
    NextView,
    /// Show the view before.
    PreviousView,
    /// Begin a search.
    Search,
    /// While something is typed: a character of it.
    Type(char),
    /// The same of what is pasted, of which there may be more to come.
    Paste(char),
    /// That was all that is pasted.
    Pasted,
    /// While something is typed: move the cursor, or take away beside it.
    Stroke(Stroke),
    /// A digit of how often the next action is meant.
    Count(u8),
    /// Select the next row that was sought.
    NextMatch,
    /// Select the one before.
    PreviousMatch,
    /// Start the timer, or let it pause.
    Timer,
    /// Grade the card that is shown.
    Grade(Grade),
    /// Leave what it asks for out of the review.
    Spare,
    /// Choose a way back after falling behind.
    Recover,
    /// Draft a plan from the open tasks.
    Plan,
    /// Bring in what a conflict copy beside the file holds.
    MergeCopy,
    /// Find an action by its name, and do it.
    Palette,
    /// Choose what the roadmap shows, or show everything again.
    Filter,
    /// Choose a section, and go there.
    Section,
    /// Show the selected section alone, or everything again.
    Zoom,
    /// Go back to where one jumped from.
    Backward,
    /// Go forward again.
    Forward,
    /// Open the file in the reader's editor, at what is selected.
    Edit,
    /// Open the link of what is selected.
    OpenLink,
    /// Copy the title of what is selected.
    CopyTitle,
    /// Copy its link.
    CopyLink,
    /// Show or hide the keys.
    Help,
    /// Leave whatever is open: help, a search, a message.
    Back,
    /// Put the program to sleep, as shells do with Ctrl-Z.
    Suspend,
    /// Draw the whole screen again.
    Redraw,
    /// Go to the library.
    Library,
    /// In the library: find and read the roadmaps anew.
    ReadAgain,
    /// Leave the program.
    Quit,
}

/// What the shell is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "an effect that is dropped is a change that is never saved"]
pub enum Effect {
    /// Write a change to the file, behind those before it, and tell what came of it.
    Save(Edit),
    /// Lend the terminal to the reader's editor, with the file open at a line, and tell what came of it.
    Edit {
        /// The line, counted from 1.
        line: usize,
    },
    /// Open what a link leads to, and tell what came of it.
    Open(Target),
    /// Copy a text for other programs, and tell what came of it.
    Copy(String),
    /// Let the timer run, or pause, and tell how long it has run.
    Time {
        /// Whether it runs.
        runs: bool,
    },
    /// Put the program to sleep.
    Suspend,
    /// Draw the whole screen again.
    Redraw,
    /// Go to the library.
    Library,
    /// Leave.
    Quit,
}

/// What happened outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// So many changes more are on disk, the oldest of those on their way.
    Saved(usize),
    /// What is on its way could not be written, for this reason; the file is as it was.
    NotSaved(String),
    /// The file had changed; this is what it holds. Nothing of what is on its way was written.
    Moved(String),
    /// A sync tool left a copy of the file beside it.
    Copy {
        /// The copy's name.
        name: String,
        /// What it holds.
        text: String,
    },
    /// The file was looked at and holds what it held.
    Same,
    /// The file is gone.
    Gone,
    /// The file cannot be read any more, for this reason.
    Unreadable(String),
    /// The file can be shown and not written, for this reason.
    ReadOnly(String),
    /// A change to the file was cut off in the middle, some time ago.
    CutOff,
    /// The reader's editor was closed, and what it wrote, if anything, was taken in.
    Edited,
    /// Another program was asked to open what stands at this address.
    Opened(String),
    /// This was copied.
    Copied(String),
    /// Another program could not do what it was asked for, for this reason.
    Failed(String),
    /// So much of the file is read whose beginning is shown, in percent.
    Read(u8),
    /// Nothing happened for a while.
    Quiet,
    /// The reader has never opened a roadmap before.
    FirstRun,
    /// The journal was read, or read again.
    Journal(Box<Journal>),
    /// This is in the journal now, or is to be taken so: see [`App::take_unwritten`](super::App::take_unwritten).
    Noted(Vec<Event>),
    /// The journal could not be written, for this reason.
    NotNoted(String),
    /// The timer has run for so many minutes.
    Minutes(u32),
    /// It is another day.
    Date(chrono::NaiveDate),
}
