//! One side's lines taken where the other changed no words; what the other marked among them is not lost.

use std::ops::Range;

use super::beneath::depth;
use super::join::join;
use super::part::Part;
use super::{From, Weaver};
use crate::merge::Conflict;
use crate::merge::lines::Line;

impl Weaver<'_> {
    /// Takes one side's lines where the other changed no words. What the other ticked and this one took out is asked about.
    pub(super) fn take(&mut self, part: &Part, from: From) {
        let (side, lines, to) = match from {
            From::Ours => (self.ours, &part.ours, &self.to_ours),
            From::Theirs => (self.theirs, &part.theirs, &self.to_theirs),
        };
        let gone: Vec<bool> = part.base.iter().map(|&line| to.to[line].is_none()).collect();
        // For each line the next that was there before, and how deep what is new before that stands.
        let ahead = lines.iter().rev().scan((None, None), |(place, deep), &line| {
            *deep = if to.back[line].is_some() { None } else { depth(side, line).or(*deep) };
            *place = to.back[line].or(*place);
            Some((line, *place, *deep))
        });
        let ahead: Vec<(usize, Option<usize>, Option<usize>)> = ahead.collect();
        let lost = self.lost(part, &gone, from);
        let mut lost = lost.iter().peekable();
        for (line, place, deep) in ahead.into_iter().rev() {
            // What is new comes behind what is asked about, unless it stands deeper: neither takes the other beneath itself.
            let is_next = |run: &Range<usize>| {
                let asked = &part.base[run.clone()];
                let least = asked.iter().filter_map(|&line| depth(self.base, line)).min();
                let is_deeper = deep.zip(least).is_some_and(|(deep, least)| deep > least);
                place.is_none_or(|place| asked[0] < place) && !is_deeper
            };
            while let Some(run) = lost.next_if(|run| is_next(run)) {
                self.ask(&part.base[run.clone()], from);
            }
            self.all(&[line], from);
        }
        for run in lost {
            self.ask(&part.base[run.clone()], from);
        }
    }

    /// Runs of the part's base lines that are gone on one side, with something among them that the other ticked.
    fn lost(&self, part: &Part, gone: &[bool], from: From) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut start = 0;
        while start < gone.len() {
            let end =
                (start..gone.len()).find(|&at| !gone[at] || (at > start && part.base[at] != part.base[at - 1] + 1));
            let end = end.unwrap_or(gone.len()).max(start);
            if end > start && part.base[start..end].iter().any(|&line| self.is_changed(line, from)) {
                // Blank lines behind what is asked about are gone without asking.
                let is_blank = |at: &usize| self.base.lines[part.base[*at]].words.trim().is_empty();
                runs.push(start..(start..end).rev().find(|at| !is_blank(at)).map_or(end, |last| last + 1));
            }
            start = if end == start { start + 1 } else { end };
        }
        runs
    }

    /// Whether the side that is not taken shows something else on a line of the base than the base does.
    fn is_changed(&self, line: usize, taken: From) -> bool {
        let other = match taken {
            From::Ours => self.to_theirs.to[line].map(|line| &self.theirs.lines[line]),
            From::Theirs => self.to_ours.to[line].map(|line| &self.ours.lines[line]),
        };
        let shows = |line: &Line<'_>| line.state.map(|state| state.shown);
        other.is_some_and(|other| shows(other) != shows(&self.base.lines[line]))
    }

    /// Asks about lines that one side took out and the other ticked.
    fn ask(&mut self, base: &[usize], taken: From) {
        let text = |line: Option<&Line<'_>>| line.map(|line| [line.whole, line.end].concat()).unwrap_or_default();
        let all = |of: &dyn Fn(usize) -> String| {
            base.iter().fold(String::new(), |mut all, &line| {
                join(&mut all, &of(line), self.usual_end);
                all
            })
        };
        let ours = |line: usize| text(self.to_ours.to[line].map(|line| &self.ours.lines[line]));
        let theirs = |line: usize| text(self.to_theirs.to[line].map(|line| &self.theirs.lines[line]));
        let base = all(&|line| text(Some(&self.base.lines[line])));
        let (ours, theirs) = match taken {
            From::Theirs => (all(&ours), String::new()),
            From::Ours => (String::new(), all(&theirs)),
        };
        self.push_conflict(Conflict { base, ours, theirs });
    }
}
