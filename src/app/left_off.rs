//! Where a reader left off: the view, what was selected, what was folded, what the roadmap was narrowed down to; kept from
//! one session to the next.
//!
//! Rows are known by a number made of their path of titles, and tags by one of their own, so that nothing of what a roadmap
//! says is kept.

use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use chrono::NaiveDate;

use super::App;
use super::action::View;
use super::filter::Which;
use super::notice::Notice;
use super::query::Is;
use crate::document::outline::{NodeId, Outline};
use crate::text::fingerprint::{continued, fingerprint};
use crate::text::tag::tags;

/// Where a reader left off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOff {
    /// When that was.
    date: NaiveDate,
    view: View,
    selected: Option<u64>,
    folded: Vec<u64>,
    /// The section that was shown alone.
    zoom: Option<u64>,
    filter: Option<Kept>,
}

/// A filter as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kept {
    Is(Is),
    Phase,
    Tag(u64),
    /// What the reader sought.
    Words(String),
    /// The name that the reader's settings give it.
    Saved(String),
}

impl Kept {
    fn of(which: &Which) -> Self {
        match which {
            Which::Is(is) => Self::Is(*is),
            Which::Phase => Self::Phase,
            Which::Tag(tag) => Self::Tag(of_tag(tag)),
            Which::Words(words) => Self::Words(words.clone()),
            Which::Saved(name) => Self::Saved((*name).to_owned()),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.split_once(' ').unwrap_or((text, "")) {
            ("is", name) => Is::named(name).map(Self::Is),
            ("phase", "") => Some(Self::Phase),
            ("tag", number) => u64::from_str_radix(number, 16).ok().map(Self::Tag),
            ("words", words) if !words.is_empty() => Some(Self::Words(words.to_owned())),
            ("saved", name) => Some(Self::Saved(name.to_owned())),
            _ => None,
        }
    }
}

impl Display for Kept {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(is) => write!(f, "is {}", is.name()),
            Self::Phase => f.write_str("phase"),
            Self::Tag(number) => write!(f, "tag {number:x}"),
            Self::Words(words) => write!(f, "words {words}"),
            Self::Saved(name) => write!(f, "saved {name}"),
        }
    }
}

impl Display for LeftOff {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "date {}", self.date)?;
        writeln!(f, "view {}", self.view.index())?;
        self.selected.map_or(Ok(()), |place| writeln!(f, "selected {place:x}"))?;
        self.zoom.map_or(Ok(()), |place| writeln!(f, "zoom {place:x}"))?;
        self.filter.as_ref().map_or(Ok(()), |filter| writeln!(f, "filter {filter}"))?;
        self.folded.iter().try_for_each(|place| writeln!(f, "folded {place:x}"))
    }
}

impl FromStr for LeftOff {
    type Err = ();

    /// Reads what was written; a line that says something else is passed over.
    fn from_str(text: &str) -> Result<Self, ()> {
        let words = || text.lines().filter_map(|line| line.split_once(' '));
        let all = |name: &'static str| words().filter(move |(key, _)| *key == name).map(|(_, value)| value);
        let places = |name| all(name).filter_map(|value| u64::from_str_radix(value, 16).ok());
        let view = all("view").next().and_then(|index| View::ALL.get(index.parse::<usize>().ok()?)).ok_or(())?;
        Ok(Self {
            date: all("date").next().and_then(|date| date.parse().ok()).ok_or(())?,
            view: *view,
            selected: places("selected").next(),
            folded: places("folded").collect(),
            zoom: places("zoom").next(),
            filter: all("filter").find_map(Kept::read),
        })
    }
}

impl App {
    /// Where the reader is.
    #[must_use]
    pub fn left_off(&self) -> LeftOff {
        let places = places(self.document.outline());
        let folded = self.filter.as_ref().map_or(&self.folded, |filter| &filter.folded);
        LeftOff {
            date: self.opening.date,
            view: self.view,
            selected: self.list().node().map(|id| places[id.index()]),
            folded: places
                .iter()
                .enumerate()
                .filter(|(index, _)| folded.contains(NodeId::at(*index)))
                .map(|(_, place)| *place)
                .collect(),
            zoom: self.zoom.map(|id| places[id.index()]),
            filter: self.filter.as_ref().map(|filter| Kept::of(&filter.which)),
        }
    }

    /// Goes back to where the reader left off: folds, the section that was shown alone and the filter always; the view only
    /// on the same day, for on another one it is that day's study which comes first, and only where no view was asked for.
    pub fn resume(&mut self, left: &LeftOff) {
        let places = places(self.document.outline());
        let ids: HashMap<u64, NodeId> =
            places.iter().enumerate().map(|(index, place)| (*place, NodeId::at(index))).collect();
        let there = |place: &u64| ids.get(place).copied();
        self.folded = left.folded.iter().filter_map(there).filter(|&id| self.has_entries(id)).collect();
        self.zoom = left.zoom.as_ref().and_then(there).filter(|&id| self.has_entries(id));
        self.refill();
        let same_day = left.date == self.opening.date;
        if same_day && self.opening.view.is_none() {
            self.view = left.view;
        }
        let selected = left.selected.as_ref().and_then(there).filter(|_| same_day && self.view == left.view);
        if let Some(id) = selected {
            self.list_mut().select_node(id);
        }
        let filter = left.filter.as_ref().and_then(|kept| self.filter_of(kept));
        let nearest = filter.as_ref().and_then(|which| self.nearest(&self.asked(which)?));
        if let (Some(which), Some(nearest)) = (filter, nearest) {
            let from = selected.filter(|_| self.view == View::Roadmap);
            self.narrow(which, nearest, from.or(self.list_of(View::Roadmap).node()));
        }
        self.notice = self.notice.take().filter(|notice| !matches!(notice, Notice::WillWrite(_)));
        self.told = false;
        self.tell();
    }

    /// The filter that was kept, where there is still such a one.
    fn filter_of(&self, kept: &Kept) -> Option<Which> {
        match kept {
            Kept::Is(is) => Some(Which::Is(*is)),
            Kept::Phase => Some(Which::Phase),
            Kept::Tag(number) => {
                let outline = self.document.outline();
                let titles = self.plan.entries(outline).map(|id| outline.title(id));
                let mut tags = titles.flat_map(|title| tags(title).map(|tag| &title[tag]));
                tags.find(|tag| of_tag(tag) == *number).map(|tag| Which::Tag(tag.to_owned()))
            }
            Kept::Words(words) => Some(Which::Words(words.clone())),
            Kept::Saved(name) => {
                self.opening.filters.iter().find(|saved| saved.name == *name).map(|saved| Which::Saved(&saved.name))
            }
        }
    }
}

/// A number for a tag, in upper or lower case.
fn of_tag(tag: &str) -> u64 {
    fingerprint(tag.to_lowercase().as_bytes())
}

/// A number for every node, in reading order: of its path of titles, and its place among its likes.
fn places(outline: &Outline) -> Vec<u64> {
    let mut places: Vec<u64> = Vec::with_capacity(outline.len());
    let mut seen: HashMap<u64, u64> = HashMap::new();
    for (id, node) in outline.iter() {
        let above = outline.parent(id).map_or(0, |parent| places[parent.index()]);
        let place = continued(fingerprint(&above.to_le_bytes()), node.title.as_bytes());
        let before = seen.entry(place).or_default();
        places.push(if *before == 0 { place } else { continued(place, &before.to_le_bytes()) });
        *before += 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_left_off_is_read_as_it_is_written() {
        let date = NaiveDate::from_ymd_opt(2026, 2, 4).unwrap();
        let bare = LeftOff { date, view: View::Today, selected: None, folded: Vec::new(), zoom: None, filter: None };
        for kept in
            [Kept::Is(Is::Doing), Kept::Phase, Kept::Tag(7), Kept::Saved("a  b".into()), Kept::Words("x 异".into())]
        {
            let (selected, folded) = (Some(u64::MAX), vec![0, 0xabc]);
            let left =
                LeftOff { selected, folded, zoom: Some(9), filter: Some(kept), view: View::Plan, ..bare.clone() };
            assert_eq!(left.to_string().parse(), Ok(left));
        }
        let odd =
            "date 2026-02-04\nview 0\nnonsense\nfolded x\nzoom x\nfilter is:odd\nfilter tag x\nfilter words\nnew 1\n";
        assert_eq!(odd.parse(), Ok(bare));
        for broken in ["", "view 0\n", "date 2026-02-04\nview 9\n", "\u{0}\n"] {
            assert_eq!(broken.parse::<LeftOff>(), Err(()));
        }
    }
}
