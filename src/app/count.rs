//! How much fits a filter that is on, and each that can be chosen.

use std::collections::BTreeMap;

use super::App;
use super::filter::Which;
use super::query::{Is, Query, Seeking};
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::text::tag::{is_within, tags};

/// How much fits a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many rows, of whatever kind.
    Rows(usize),
    /// So many tasks, as the progress counts them, and so many study days that are none.
    Tasks {
        /// The tasks.
        tasks: usize,
        /// The study days.
        days: usize,
    },
}

impl Count {
    /// How many rows that are.
    #[must_use]
    pub fn rows(self) -> usize {
        match self {
            Self::Rows(rows) => rows,
            Self::Tasks { tasks, days } => tasks + days,
        }
    }
}

impl App {
    /// The filters that can be chosen, with how much fits each.
    pub(super) fn filters(&self) -> Vec<(Which, Query, Count)> {
        let sought = Some(self.seeking.query.to_string()).filter(|words| !words.is_empty());
        let which = Is::ALL
            .into_iter()
            .map(Which::Is)
            .chain((!self.plan.phases().is_empty()).then_some(Which::Phase))
            .chain(sought.map(Which::Words))
            .chain(self.opening.filters.iter().map(|saved| Which::Saved(&saved.name)));
        let tree: Vec<NodeId> = self.within_zoom().collect();
        let count = |query: &Query| {
            let counted = query.nearnesses().iter().map(|&nearness| {
                let fits = self.fits(&Seeking { query: query.clone(), nearness });
                self.counted(query.counts_tasks(), tree.iter().copied().filter(|id| fits[id.index()]))
            });
            let none = || self.counted(query.counts_tasks(), std::iter::empty());
            counted.into_iter().find(|count| count.rows() > 0).unwrap_or_else(none)
        };
        let tags = self.tags(&tree);
        let counted = which.filter_map(|which| {
            let query = self.asked(&which)?;
            let count = count(&query);
            Some((which, query, count))
        });
        let tagged = tags.into_iter().filter_map(|(tag, count)| {
            let which = Which::Tag(tag);
            self.asked(&which).map(|query| (which, query, Count::Rows(count)))
        });
        counted.chain(tagged).collect()
    }

    /// Counts rows that fit a filter; where it asks for tasks, those.
    pub(super) fn counted(&self, are_tasks: bool, rows: impl Iterator<Item = NodeId>) -> Count {
        if !are_tasks {
            return Count::Rows(rows.count());
        }
        let (days, tasks): (Vec<NodeId>, Vec<NodeId>) = rows.partition(|&id| self.is_more_than_a_task(id));
        Count::Tasks { tasks: tasks.len(), days: days.len() }
    }

    /// Whether what fits as open or done is a study day that the progress does not count: it has no box, or what counts is
    /// beneath it.
    fn is_more_than_a_task(&self, id: NodeId) -> bool {
        let outline = self.document.outline();
        let is_marked = |id: NodeId| outline.node(id).mark().is_some();
        let is_given_up = |id: NodeId| outline.node(id).mark() == Some(Mark::Cancelled);
        self.plan.day_at(id).is_some()
            && (!is_marked(id) || outline.beneath(id).any(is_marked) || outline.ancestors(id).any(is_given_up))
    }

    /// The tags in the titles of some rows, by name, with how many rows have each or one beneath it.
    fn tags(&self, tree: &[NodeId]) -> Vec<(String, usize)> {
        let outline = self.document.outline();
        let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for &id in tree {
            let title = outline.title(id);
            for tag in tags(title).map(|range| &title[range]) {
                found.entry(tag.to_lowercase()).or_insert_with(|| (tag.to_owned(), 0));
            }
        }
        for &id in tree {
            let title = outline.title(id);
            let own: Vec<&str> = tags(title).map(|range| &title[range]).collect();
            if own.is_empty() {
                continue;
            }
            let within = found.iter_mut().filter(|(name, _)| own.iter().any(|tag| is_within(tag, name)));
            within.for_each(|(_, (_, count))| *count += 1);
        }
        found.into_values().collect()
    }
}
