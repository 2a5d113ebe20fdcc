//! What is wrong with a roadmap, or reads otherwise than it looks; and what mends it where there is one right answer.
//!
//! Every finding has a [`Code`], a place in the text, and the data for its words. What is a task says the outline alone: where
//! a line looks like one and is none, the bytes that the outline does not claim are looked at (`looks`), and only to say so.

mod boxes;
mod code;
mod comments;
mod front;
mod indents;
mod links;
mod looks;
mod mend;
mod plan;
mod rules;
mod stated;
mod swallowed;

use std::ops::Range;

use crate::document::Document;
use crate::document::anatomy::Anatomy;
use crate::document::outline::NodeId;
use crate::plan::Plan;
use crate::text::edit::Edit;
pub use code::{Code, Severity};
pub use comments::allowed;
pub use mend::{Mended, mend};
pub use rules::{Rules, Told};

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was found, with the data for its words.
    pub what: What,
    /// Where, in bytes of the whole text.
    pub span: Range<usize>,
    /// What it has to do with that stands elsewhere: the first of two, what swallowed it.
    pub other: Option<usize>,
    /// What mends it, where there is one right answer.
    pub fix: Option<Fix>,
}

impl Finding {
    fn new(what: What, span: Range<usize>) -> Self {
        Self { what, span, other: None, fix: None }
    }

    fn beside(self, other: usize) -> Self {
        Self { other: Some(other), ..self }
    }

    fn mended(self, fix: Option<Fix>) -> Self {
        Self { fix, ..self }
    }

    /// What kind of finding it is.
    #[must_use]
    pub fn code(&self) -> Code {
        self.what.code()
    }
}

/// What mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The bytes that make it right.
    pub edit: Edit,
    /// Where the outline may change by it; all else stays what it is.
    pub touches: Range<usize>,
}

/// What was found, with the data for its words. Words of the file are as they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The front matter does not parse.
    UnreadFrontMatter {
        /// What its parser says.
        problem: String,
    },
    /// A setting of the roadmap's own table has a value that is none.
    UnreadSetting {
        /// The setting.
        key: String,
        /// What it says.
        value: String,
    },
    /// A key of the roadmap's own table that means nothing.
    UnknownSetting {
        /// The key.
        key: String,
        /// The key that it resembles.
        near: Option<&'static str>,
    },
    /// A move or a kept date names no phase and no study day.
    UnknownName {
        /// The setting.
        key: String,
        /// The name.
        name: String,
    },
    /// `- [] text`
    EmptyBox,
    /// `- [ x] text`, `- [  ] text`
    PaddedBox,
    /// `- [ ]text`
    CrowdedBox,
    /// `-[ ] text`
    CrowdedMarker,
    /// `[ ] text` with no list marker.
    BareBox,
    /// `- 【 】 text`, `- [　] text`, and an `х` of another script.
    OddBox,
    /// A box behind an item's beginning.
    SecondBox,
    /// Boxes that GitHub shows as text.
    ForeignMark {
        /// Their marks, each once.
        marks: Vec<char>,
        /// How many boxes there are.
        count: usize,
    },
    /// A box with no words.
    EmptyTask,
    /// Lines that look like tasks and are text of an item or paragraph, for they stand too far to the right.
    SwallowedByText {
        /// How many.
        count: usize,
    },
    /// Lines that look like tasks and are code, for they stand too far to the right.
    SwallowedByCode {
        /// How many.
        count: usize,
    },
    /// Lines that look like tasks and are HTML.
    SwallowedByHtml {
        /// How many.
        count: usize,
    },
    /// A comment that nothing ends.
    UnclosedComment {
        /// How many lines in it look like tasks.
        count: usize,
    },
    /// Code that no fence ends.
    UnclosedFence {
        /// How many lines in it look like tasks.
        count: usize,
    },
    /// A list that does not begin with 1, right beneath a line of text, whose text it is.
    UnopenedList {
        /// How many lines of it look like tasks.
        count: usize,
    },
    /// A task that is a table.
    SwallowedByTable,
    /// A task that is a heading, for a line beneath it underlines it.
    UnderlinedTask,
    /// Tabs and spaces before items, so that the nesting hangs on how wide a tab is.
    MixedIndent {
        /// In how many places.
        count: usize,
    },
    /// An item that looks nested and is not, for it does not stand far enough to the right.
    ShallowIndent {
        /// How many columns are missing.
        missing: usize,
    },
    /// A study day that is there twice in its phase.
    DuplicateDay {
        /// Its name.
        day: String,
        /// The name of its phase, if it has one.
        phase: String,
    },
    /// A study day that begins before the one above it ends.
    OverlappingDays {
        /// Its name.
        day: String,
        /// The name of the other.
        other: String,
    },
    /// A range of days whose end comes before its beginning.
    BackwardRange {
        /// The range.
        range: String,
    },
    /// A day number that is left out.
    MissingDay {
        /// The number.
        number: u32,
        /// The study day behind it.
        day: String,
    },
    /// A date before that of the study day above.
    DatesOutOfOrder {
        /// The study day's name.
        day: String,
    },
    /// A date beside a weekday that is not its own.
    WrongWeekday {
        /// What is written.
        date: String,
        /// The weekday that it is, counted from Monday as 0.
        weekday: u32,
    },
    /// A date that no calendar has.
    ImpossibleDate {
        /// What is written.
        date: String,
    },
    /// Study days that no tick can write.
    UnwritableDays {
        /// How many.
        count: usize,
    },
    /// A link to a place that is not on the page.
    DeadLink {
        /// Where it leads.
        place: String,
        /// The one place that differs in signs alone.
        near: Option<String>,
    },
    /// A reference to a footnote that is not there.
    UndefinedFootnote {
        /// Its label.
        label: String,
    },
}

/// What is looked at.
#[derive(Clone, Copy)]
struct Subject<'a> {
    document: &'a Document,
    plan: &'a Plan,
    anatomy: &'a Anatomy,
}

impl<'a> Subject<'a> {
    fn text(self) -> &'a str {
        self.document.text()
    }

    /// Where a part of a node's title stands in the text; all of its words where it does not stand there just so.
    fn place(self, id: NodeId, part: Range<usize>) -> Range<usize> {
        let outline = self.document.outline();
        let content = outline.node(id).content;
        let part = &outline.title(id)[part];
        let found = self.text()[content.clone()].find(part).filter(|_| !part.is_empty());
        found.map_or(content.clone(), |at| content.start + at..content.start + at + part.len())
    }
}

/// All that is found in a document, in reading order.
#[must_use]
pub fn check(document: &Document, plan: &Plan) -> Vec<Finding> {
    let anatomy = document.anatomy();
    let subject = Subject { document, plan, anatomy: &anatomy };
    let mut found = front::check(subject);
    found.extend(boxes::check(subject));
    found.extend(indents::check(subject));
    found.extend(plan::check(subject));
    found.extend(stated::check(subject));
    found.extend(links::check(subject));
    found.sort_by_key(|finding| (finding.span.start, finding.code()));
    // An address that is written once is told once, however many links have it.
    found.dedup_by(|one, other| one.code() == other.code() && one.span == other.span);
    found
}
