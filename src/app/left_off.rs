//! Where a reader left off: the view, what was selected, what was folded; kept from one session to the next.
//!
//! Rows are known by a number made of their path of titles, so that nothing of what a roadmap says is kept.

use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use chrono::NaiveDate;

use super::App;
use super::action::View;
use crate::document::outline::{NodeId, Outline};
use crate::text::fingerprint::{continued, fingerprint};

/// Where a reader left off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOff {
    /// When that was.
    date: NaiveDate,
    view: View,
    selected: Option<u64>,
    folded: Vec<u64>,
}

impl Display for LeftOff {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "date {}", self.date)?;
        writeln!(f, "view {}", self.view.index())?;
        self.selected.map_or(Ok(()), |place| writeln!(f, "selected {place:x}"))?;
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
                .filter(|(index, _)| folded.contains(&NodeId::at(*index)))
                .map(|(_, place)| *place)
                .collect(),
        }
    }

    /// Goes back to where the reader left off: folds always; the view only on the same day, for on another one it is that
    /// day's study which comes first, and only where no view was asked for.
    pub fn resume(&mut self, left: &LeftOff) {
        let places = places(self.document.outline());
        let ids: HashMap<u64, NodeId> =
            places.iter().enumerate().map(|(index, place)| (*place, NodeId::at(index))).collect();
        self.folded =
            left.folded.iter().filter_map(|place| ids.get(place)).copied().filter(|&id| self.has_entries(id)).collect();
        self.refill();
        let same_day = left.date == self.opening.date;
        if same_day && self.opening.view.is_none() {
            self.view = left.view;
        }
        if let Some(&id) =
            left.selected.and_then(|place| ids.get(&place)).filter(|_| same_day && self.view == left.view)
        {
            self.list_mut().select_node(id);
        }
        self.notice = self.notice.take().filter(|notice| !matches!(notice, super::notice::Notice::WillWrite(_)));
        self.told = false;
        self.tell();
    }
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
        let left = LeftOff { date, view: View::Plan, selected: Some(u64::MAX), folded: vec![0, 0xabc] };
        assert_eq!(left.to_string().parse(), Ok(left));
        let bare = LeftOff { date, view: View::Today, selected: None, folded: Vec::new() };
        assert_eq!("date 2026-02-04\nview 0\nnonsense\nfolded x\n".parse(), Ok(bare));
        for broken in ["", "view 0\n", "date 2026-02-04\nview 9\n", "\u{0}\n"] {
            assert_eq!(broken.parse::<LeftOff>(), Err(()));
        }
    }
}
