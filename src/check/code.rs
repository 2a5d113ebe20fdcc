//! The codes of findings: stable names for scripts and for comments in a file, and how grave each is.

use super::What;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A matter of taste, or of what other programs do.
    Note,
    /// Likely a mistake.
    Warning,
    /// Something is lost, or read otherwise than it looks.
    Error,
}

/// What kind of finding it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Code {
    UnreadFrontMatter,
    UnreadSetting,
    UnknownSetting,
    UnknownName,
    EmptyBox,
    PaddedBox,
    CrowdedBox,
    CrowdedMarker,
    BareBox,
    OddBox,
    SecondBox,
    ForeignMark,
    EmptyTask,
    SwallowedByText,
    SwallowedByCode,
    SwallowedByHtml,
    UnclosedComment,
    UnclosedFence,
    UnopenedList,
    SwallowedByTable,
    UnderlinedTask,
    MixedIndent,
    ShallowIndent,
    DuplicateDay,
    OverlappingDays,
    BackwardRange,
    MissingDay,
    DatesOutOfOrder,
    WrongWeekday,
    ImpossibleDate,
    UnwritableDays,
    DeadLink,
    UndefinedFootnote,
}

use Code as C;
use Severity::{Error, Note, Warning};

/// Every code: its number, which is never given to another, its name, and how grave it is.
const TABLE: [(Code, &str, &str, Severity); 33] = [
    (C::UnreadFrontMatter, "R101", "unread-front-matter", Error),
    (C::UnreadSetting, "R102", "unread-setting", Error),
    (C::UnknownSetting, "R103", "unknown-setting", Warning),
    (C::UnknownName, "R104", "unknown-name", Warning),
    (C::EmptyBox, "R201", "empty-box", Error),
    (C::PaddedBox, "R202", "padded-box", Error),
    (C::CrowdedBox, "R203", "crowded-box", Error),
    (C::CrowdedMarker, "R204", "crowded-marker", Error),
    (C::BareBox, "R205", "bare-box", Warning),
    (C::OddBox, "R206", "odd-box", Error),
    (C::SecondBox, "R207", "second-box", Warning),
    (C::ForeignMark, "R208", "foreign-mark", Note),
    (C::EmptyTask, "R209", "empty-task", Note),
    (C::SwallowedByText, "R301", "swallowed-by-text", Error),
    (C::SwallowedByCode, "R302", "swallowed-by-code", Warning),
    (C::SwallowedByHtml, "R303", "swallowed-by-html", Error),
    (C::UnclosedComment, "R304", "unclosed-comment", Error),
    (C::UnclosedFence, "R305", "unclosed-fence", Error),
    (C::UnopenedList, "R306", "unopened-list", Error),
    (C::SwallowedByTable, "R307", "swallowed-by-table", Error),
    (C::UnderlinedTask, "R308", "underlined-task", Warning),
    (C::MixedIndent, "R401", "mixed-indent", Warning),
    (C::ShallowIndent, "R402", "shallow-indent", Warning),
    (C::DuplicateDay, "R501", "duplicate-day", Warning),
    (C::OverlappingDays, "R502", "overlapping-days", Warning),
    (C::BackwardRange, "R503", "backward-range", Warning),
    (C::MissingDay, "R504", "missing-day", Note),
    (C::DatesOutOfOrder, "R505", "dates-out-of-order", Warning),
    (C::WrongWeekday, "R506", "wrong-weekday", Warning),
    (C::ImpossibleDate, "R507", "impossible-date", Warning),
    (C::UnwritableDays, "R508", "unwritable-days", Note),
    (C::DeadLink, "R601", "dead-link", Warning),
    (C::UndefinedFootnote, "R602", "undefined-footnote", Warning),
];

impl Code {
    /// All codes, by their numbers.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        TABLE.iter().map(|(code, ..)| *code)
    }

    /// The code that a number (`R501`) or a name (`duplicate-day`) stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let is_named = |(_, number, own, _): &&(Self, &str, &str, Severity)| {
            name.eq_ignore_ascii_case(number) || name.eq_ignore_ascii_case(own)
        };
        TABLE.iter().find(is_named).map(|(code, ..)| *code)
    }

    /// Its number: `R501`.
    #[must_use]
    pub fn number(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Its name: `duplicate-day`.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(self) -> Severity {
        TABLE[self as usize].3
    }

    /// Its place among all codes.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

impl What {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::UnreadFrontMatter { .. } => C::UnreadFrontMatter,
            Self::UnreadSetting { .. } => C::UnreadSetting,
            Self::UnknownSetting { .. } => C::UnknownSetting,
            Self::UnknownName { .. } => C::UnknownName,
            Self::EmptyBox => C::EmptyBox,
            Self::PaddedBox => C::PaddedBox,
            Self::CrowdedBox => C::CrowdedBox,
            Self::CrowdedMarker => C::CrowdedMarker,
            Self::BareBox => C::BareBox,
            Self::OddBox => C::OddBox,
            Self::SecondBox => C::SecondBox,
            Self::ForeignMark { .. } => C::ForeignMark,
            Self::EmptyTask => C::EmptyTask,
            Self::SwallowedByText { .. } => C::SwallowedByText,
            Self::SwallowedByCode { .. } => C::SwallowedByCode,
            Self::SwallowedByHtml { .. } => C::SwallowedByHtml,
            Self::UnclosedComment { .. } => C::UnclosedComment,
            Self::UnclosedFence { .. } => C::UnclosedFence,
            Self::UnopenedList { .. } => C::UnopenedList,
            Self::SwallowedByTable => C::SwallowedByTable,
            Self::UnderlinedTask => C::UnderlinedTask,
            Self::MixedIndent { .. } => C::MixedIndent,
            Self::ShallowIndent { .. } => C::ShallowIndent,
            Self::DuplicateDay { .. } => C::DuplicateDay,
            Self::OverlappingDays { .. } => C::OverlappingDays,
            Self::BackwardRange { .. } => C::BackwardRange,
            Self::MissingDay { .. } => C::MissingDay,
            Self::DatesOutOfOrder { .. } => C::DatesOutOfOrder,
            Self::WrongWeekday { .. } => C::WrongWeekday,
            Self::ImpossibleDate { .. } => C::ImpossibleDate,
            Self::UnwritableDays { .. } => C::UnwritableDays,
            Self::DeadLink { .. } => C::DeadLink,
            Self::UndefinedFootnote { .. } => C::UndefinedFootnote,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_stands_at_its_place_and_is_known_by_number_and_name() {
        for (index, code) in Code::all().enumerate() {
            assert_eq!(code.index(), index);
            assert_eq!(Code::named(code.number()), Some(code));
            assert_eq!(Code::named(&code.name().to_uppercase()), Some(code));
            assert!(code.number().len() == 4 && code.number().starts_with('R'));
        }
        assert_eq!(Code::named("R999"), None);
    }
}
