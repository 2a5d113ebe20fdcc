//! What is asked of rows: words, the state of their boxes, today's phase, tags.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;

use crate::text::seek::{Nearness, Sought};
use crate::text::tag::{is_within, tags};

/// A state that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// Tasks without tasks beneath, and study days, that are still to be done.
    Open,
    /// The same, done.
    Done,
    /// Whatever is marked as being done.
    Doing,
    /// Whatever is marked as given up.
    Cancelled,
}

impl Is {
    /// All that can be asked for, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Open, Self::Done, Self::Doing, Self::Cancelled];

    /// How it is written behind `is:`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Doing => "doing",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state that is written so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|is| is.name() == name)
    }
}

/// What is asked for: all of the words, one of the states, all of the tags.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words.
    pub words: Sought,
    /// The states; any, where there is none.
    pub is: Vec<Is>,
    /// Whether only what belongs to today's phase is meant.
    pub in_phase: bool,
    /// The tags, with their `#`.
    pub tags: Vec<String>,
}

/// As few letters are sought in titles alone.
const FEWEST: usize = 4;

/// Why a query is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongQuery {
    /// There is nothing in it.
    Empty,
    /// This word looks like a question and is none.
    Word(String),
}

impl Query {
    /// Reads `words is:open is:doing in:phase #tag`.
    ///
    /// # Errors
    /// When nothing is asked for, or something that cannot be.
    pub fn read(text: &str) -> Result<Self, WrongQuery> {
        let mut query = Self::default();
        let mut words: Vec<&str> = Vec::new();
        for word in text.split_whitespace() {
            if !query.take(word) {
                if word.starts_with("is:") || word.starts_with("in:") {
                    return Err(WrongQuery::Word(word.to_owned()));
                }
                words.push(word);
            }
        }
        query.words = Sought::new(&words.join(" "));
        if query.is_empty() { Err(WrongQuery::Empty) } else { Ok(query) }
    }

    /// What is asked for while it is being typed: whatever is no question is a word, and so is a tag, of which more may come.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let mut query = Self::default();
        let words: Vec<&str> =
            text.split_whitespace().filter(|word| word.starts_with('#') || !query.take(word)).collect();
        query.words = Sought::new(&words.join(" "));
        query
    }

    /// Takes in a word that asks for something else than words.
    fn take(&mut self, word: &str) -> bool {
        let is = word.strip_prefix("is:").and_then(Is::named);
        let is_tag = tags(word).next() == Some(0..word.len());
        match is {
            Some(is) => self.is.push(is),
            None if word == "in:phase" => self.in_phase = true,
            None if is_tag => self.tags.push(word.to_owned()),
            None => return false,
        }
        true
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether what is asked for are tasks and study days, open or done.
    #[must_use]
    pub fn counts_tasks(&self) -> bool {
        !self.is.is_empty() && self.is.iter().all(|is| matches!(is, Is::Open | Is::Done))
    }

    /// Whether what is asked for may stand in plain lines as well: words, and not so few letters that they are rather meant to
    /// be spelled.
    #[must_use]
    pub fn looks_in_lines(&self) -> bool {
        let words = self.words.to_string();
        let is_told = !words.is_ascii() || words.len() >= FEWEST;
        is_told && self.is.is_empty() && self.tags.is_empty()
    }

    /// How near titles may come, from the nearest on. Only words come more or less near.
    #[must_use]
    pub fn nearnesses(&self) -> &'static [Nearness] {
        if self.words.is_empty() { &[Nearness::Written] } else { &Nearness::ALL }
    }

    /// Whether a title has the words and the tags.
    #[must_use]
    pub fn is_said(&self, title: &str, nearness: Nearness) -> bool {
        let tagged = |wanted: &String| tags(title).any(|tag| is_within(&title[tag], wanted));
        (self.words.is_empty() || self.words.is_in(title, nearness)) && self.tags.iter().all(tagged)
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let is = self.is.iter().map(|is| format!("is:{}", is.name()));
        let phase = self.in_phase.then(|| "in:phase".to_owned());
        let words = Some(self.words.to_string()).filter(|words| !words.is_empty());
        let parts: Vec<String> = is.chain(phase).chain(self.tags.iter().cloned()).chain(words).collect();
        f.write_str(&parts.join(" "))
    }
}

/// What is sought, and how near a title has to come to its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seeking {
    /// What is asked for.
    pub query: Query,
    /// How near.
    pub nearness: Nearness,
}

impl Seeking {
    /// Seeks words alone.
    #[must_use]
    pub fn words(words: Sought, nearness: Nearness) -> Self {
        Self { query: Query { words, ..Query::default() }, nearness }
    }

    /// Whether nothing is sought.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.query.is_empty()
    }

    /// What is to be marked in a title, in order and apart.
    #[must_use]
    pub fn marks(&self, title: &str) -> Vec<Range<usize>> {
        let mut marks = self.query.words.find(title, self.nearness).unwrap_or_default();
        let wanted = |tag: &Range<usize>| self.query.tags.iter().any(|other| is_within(&title[tag.clone()], other));
        let apart = |tag: &Range<usize>| marks.iter().all(|mark| mark.end <= tag.start || tag.end <= mark.start);
        let more: Vec<Range<usize>> = tags(title).filter(|tag| wanted(tag) && apart(tag)).collect();
        marks.extend(more);
        marks.sort_by_key(|range| range.start);
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_as_it_is_written() {
        let query = Query::read("is:open #rust Async 异步 is:doing in:phase").unwrap();
        assert_eq!((query.is.as_slice(), query.in_phase), (&[Is::Open, Is::Doing] as &[_], true));
        assert_eq!(
            (query.tags.as_slice(), query.words.to_string()),
            (&["#rust".to_owned()] as &[_], "async 异步".to_owned())
        );
        assert_eq!(Query::read("is:opne"), Err(WrongQuery::Word("is:opne".to_owned())));
        assert_eq!(Query::read("in:week a"), Err(WrongQuery::Word("in:week".to_owned())));
        assert_eq!(Query::read(" "), Err(WrongQuery::Empty));
        assert_eq!(Query::typed("is:op #ru is:open").words.to_string(), "is:op #ru");
        assert_eq!(Query::typed("is:op #ru is:open").is, [Is::Open]);
    }

    #[test]
    fn words_and_tags_are_marked_where_they_stand() {
        let seeking = |text: &str| Seeking { query: Query::read(text).unwrap(), nearness: Nearness::Written };
        let title = "learn #rust and rust";
        let marked = |text: &str| seeking(text).marks(title).into_iter().map(|mark| &title[mark]).collect::<Vec<_>>();
        assert_eq!(marked("#rust and"), ["#rust", "and"]);
        assert_eq!(marked("#go"), [""; 0]);
        assert_eq!(marked("rust #rust"), ["rust"]);
    }
}
