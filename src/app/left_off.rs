//! Where a reader left off: the view, what was selected, what was folded, what the roadmap was narrowed down to; kept from
//! one session to the next.
//!
//! Rows are known by a number made of their path of titles, and tags by one of their own, so that nothing of what a roadmap
//! says is kept.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use chrono::NaiveDate;
use foldhash::{HashMap, HashSet};

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

impl LeftOff {
    /// The nodes that it knows, by their numbers. No more is looked at than it takes to find them.
    fn nodes(&self, outline: &Outline) -> HashMap<u64, NodeId> {
        let mut sought: HashSet<u64> = self.folded.iter().chain(&self.zoom).chain(&self.selected).copied().collect();
        let mut found = HashMap::default();
        let mut places = places(outline);
        while !sought.is_empty()
            && let Some((id, place)) = places.next()
        {
            found.extend(sought.remove(&place).then_some((place, id)));
        }
        found
    }
}

impl App {
    /// Where the reader is.
    #[must_use]
    pub fn left_off(&self) -> LeftOff {
        let folded = self.filter.as_ref().map_or(&self.folded, |filter| &filter.folded);
        let node = self.list().node();
        let mut left = LeftOff {
            date: self.opening.date,
            view: self.view,
            selected: None,
            folded: Vec::with_capacity(folded.len()),
            zoom: None,
            filter: self.filter.as_ref().map(|filter| Kept::of(&filter.which)),
        };
        for (id, place) in places(self.document.outline()) {
            left.selected = left.selected.or((node == Some(id)).then_some(place));
            left.zoom = left.zoom.or((self.zoom == Some(id)).then_some(place));
            left.folded.extend(folded.contains(id).then_some(place));
        }
        left
    }

    /// Goes back to where the reader left off: folds, the section that was shown alone and the filter always; the view only
    /// on the same day, for on another one it is that day's study which comes first, and only where no view was asked for.
    pub fn resume(&mut self, left: &LeftOff) {
        let ids = left.nodes(self.document.outline());
        let there = |place: &u64| ids.get(place).copied();
        self.folded = left.folded.iter().filter_map(there).filter(|&id| self.has_entries(id)).collect();
        self.zoom = left.zoom.as_ref().and_then(there).filter(|&id| self.has_entries(id));
        if self.folded.len() > 0 || self.zoom.is_some() {
            self.refill();
        }
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

/// What the node that is read now stands beneath.
struct Above {
    /// One past the last node beneath it.
    end: usize,
    place: u64,
    /// How many nodes right beneath it were called the same, by their numbers.
    seen: HashMap<u64, u64>,
}

/// Every node with a number for it, in reading order: of its path of titles, and its place among its likes. These stand right
/// beneath the same node, so that no more is kept than what is open.
fn places(outline: &Outline) -> impl Iterator<Item = (NodeId, u64)> + '_ {
    let mut whole = Above { end: outline.len(), place: 0, seen: HashMap::default() };
    let mut open: Vec<Above> = Vec::new();
    outline.ids().map(move |id| {
        while open.pop_if(|above| above.end <= id.index()).is_some() {}
        let above = open.last_mut().unwrap_or(&mut whole);
        let place = continued(fingerprint(&above.place.to_le_bytes()), outline.title(id).as_bytes());
        let before = above.seen.entry(place).or_default();
        let place = if *before == 0 { place } else { continued(place, &before.to_le_bytes()) };
        *before += 1;
        let run = outline.run(id);
        open.extend((run.len() > 1).then(|| Above { end: run.end, place, seen: HashMap::default() }));
        (id, place)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Document;

    proptest! {
        #[test]
        fn a_node_is_known_by_its_path_and_its_place_among_its_likes(
            items in proptest::collection::vec((0..4_usize, 0..2_u8), 0..30),
        ) {
            let lines = items.iter().map(|(depth, title)| format!("{}- {title}\n", "  ".repeat(*depth)));
            let document = Document::read(lines.collect());
            let outline = document.outline();
            // As what was written before this version has it.
            let (mut all, mut seen): (Vec<u64>, HashMap<u64, u64>) = Default::default();
            for (id, node) in outline.iter() {
                let above = outline.parent(id).map_or(0, |parent| all[parent.index()]);
                let place = continued(fingerprint(&above.to_le_bytes()), node.title.as_bytes());
                let before = seen.entry(place).or_default();
                all.push(if *before == 0 { place } else { continued(place, &before.to_le_bytes()) });
                *before += 1;
            }
            prop_assert!(places(outline).map(|(_, place)| place).eq(all));
        }
    }

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
