//! The lines of three texts woven into one: what one side changed is taken, what both changed is brought together line by
//! line, and only what cannot be is a conflict.

mod along;
mod beneath;
mod join;
mod moved;
mod order;
mod part;
mod regions;
mod taken;

use std::collections::HashSet;
use std::ops::Range;

use super::line::{Three, added};
use super::lines::Lines;
use super::matching::{Changed, Matching, changed};
use super::{Conflict, Piece};
use along::{Along, Sides};
use beneath::{by_depth, indented, is_listed, with_what_is_beneath};
use join::join;
use moved::Moved;
use order::Anchors;
use part::Part;
use regions::{Region, is_alike, regions};

/// Three texts and which of their lines are the same.
pub(super) struct Weaver<'a> {
    base: &'a Lines<'a>,
    ours: &'a Lines<'a>,
    theirs: &'a Lines<'a>,
    to_ours: Matching,
    to_theirs: Matching,
    /// Lines of the base that one side took elsewhere.
    moved: Moved,
    /// Our lines that go with theirs, and theirs that go with ours.
    along: (Along, Along),
    /// How lines end that have to and did not.
    usual_end: &'a str,
    /// Which lines of the base have come up.
    is_there: Vec<bool>,
    pieces: Vec<Piece>,
}

/// Which text a part of the result comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    Ours,
    Theirs,
}

pub(super) fn weave<'a>(base: &'a Lines<'a>, ours: &'a Lines<'a>, theirs: &'a Lines<'a>) -> Vec<Piece> {
    let (to_ours, to_theirs) = (Matching::of(base, ours), Matching::of(base, theirs));
    let regions =
        with_what_is_beneath(regions(&to_ours.hunks, &to_theirs.hunks), [(ours, &to_ours), (theirs, &to_theirs)]);
    let end = |lines: &Lines<'a>| lines.lines.iter().map(|line| line.end).find(|end| !end.is_empty());
    let usual_end = end(theirs).or_else(|| end(ours)).or_else(|| end(base)).unwrap_or("\n");
    let moved = Moved::of(&regions, &to_ours, &to_theirs);
    let along = {
        let apart = || regions.iter().filter(|region| !is_alike(ours, theirs, region));
        let (ours, theirs) = ((ours, &to_ours), (theirs, &to_theirs));
        let ours_along = Sides { own: ours, other: theirs, moved: &moved.by_theirs };
        // What both moved stands where they put it.
        let only_ours = moved.by_ours.difference(&moved.by_theirs).copied().collect();
        let theirs_along = Sides { own: theirs, other: ours, moved: &only_ours };
        let ours_along = Along::of(&ours_along, apart().map(|region| &region.ours));
        let theirs_along = Along::of(&theirs_along, apart().map(|region| &region.theirs)).apart_from(&ours_along);
        (ours_along, theirs_along)
    };
    let (is_there, pieces) = (vec![false; base.len()], Vec::new());
    let mut weaver = Weaver { base, ours, theirs, to_ours, to_theirs, moved, along, usual_end, is_there, pieces };
    weaver.run(&regions);
    weaver.pieces
}

impl<'a> Weaver<'a> {
    fn run(&mut self, regions: &[Region]) {
        let (mut base, mut ours, mut theirs) = (0, 0, 0);
        for region in regions {
            for index in 0..region.base.start - base {
                self.three(base + index, ours + index, theirs + index);
            }
            self.region(region);
            (base, ours, theirs) = (region.base.end, region.ours.end, region.theirs.end);
        }
        for index in 0..self.base.len() - base {
            self.three(base + index, ours + index, theirs + index);
        }
        for line in self.along.0.rest() {
            self.push_line(self.ours.lines[line].whole, self.ours.lines[line].end);
        }
        for line in self.along.1.rest() {
            self.push_line(self.theirs.lines[line].whole, self.theirs.lines[line].end);
        }
    }

    /// What goes with a line that has just come up, on either side.
    fn go_along(&mut self, ours: Option<usize>, theirs: Option<usize>) {
        for line in theirs.map(|line| self.along.0.take(line)).unwrap_or_default() {
            self.ours(line);
        }
        for line in ours.map(|line| self.along.1.take(line)).unwrap_or_default() {
            self.theirs(line);
        }
    }

    fn region(&mut self, region: &Region) {
        // What both did alike is done once, moves and all.
        if is_alike(self.ours, self.theirs, region) {
            region.ours.clone().zip(region.theirs.clone()).for_each(|(ours, theirs)| self.pair(ours, theirs));
        } else {
            self.settle(&self.part(region));
        }
    }

    /// A region's lines without those that come up elsewhere: at their place on the side that moved them.
    fn part(&self, region: &Region) -> Part {
        let Moved { by_ours, by_theirs } = &self.moved;
        let stays = |line: &usize| !by_ours.contains(line) && !by_theirs.contains(line);
        let ours = |line: &usize| {
            !self.along.0.contains(*line) && self.to_ours.back[*line].is_none_or(|line| !by_theirs.contains(&line))
        };
        let theirs = |line: &usize| {
            !self.along.1.contains(*line)
                && self.to_theirs.back[*line].is_none_or(|line| by_theirs.contains(&line) || !by_ours.contains(&line))
        };
        Part {
            base: region.base.clone().filter(stays).collect(),
            ours: region.ours.clone().filter(ours).collect(),
            theirs: region.theirs.clone().filter(theirs).collect(),
        }
    }

    fn settle(&mut self, part: &Part) {
        let base: Vec<&str> = part.base.iter().map(|&line| self.base.lines[line].words.as_str()).collect();
        let ours: Vec<&str> = part.ours.iter().map(|&line| self.ours.lines[line].words.as_str()).collect();
        let theirs: Vec<&str> = part.theirs.iter().map(|&line| self.theirs.lines[line].words.as_str()).collect();
        if ours == base {
            return self.take(part, From::Theirs);
        }
        if theirs == base {
            return self.take(part, From::Ours);
        }
        if ours == theirs {
            for (&ours, &theirs) in part.ours.iter().zip(&part.theirs) {
                self.pair(ours, theirs);
            }
            return;
        }
        let anchors = self.anchors(part);
        if !anchors.places.is_empty() {
            return self.settle_between(part, &anchors);
        }
        if let Some((before, from, sections)) = part.before_sections(self.ours, self.theirs) {
            self.settle(&before);
            return self.all(sections, from);
        }
        if base.is_empty() && is_listed(self.ours, &part.ours) && is_listed(self.theirs, &part.theirs) {
            return self.unite(part, &changed(ours.into_iter(), theirs.into_iter()));
        }
        if !self.settle_around_moved(part) {
            self.conflict(part);
        }
    }

    /// Settles a part up to the first line that one side brought here and both have: whichever side is chosen, it stays,
    /// and what follows on that side with it.
    fn settle_around_moved(&mut self, part: &Part) -> bool {
        let is_moved = |line: usize, own: &Matching, other: &Matching| {
            own.back[line].is_some_and(|base| part.base.binary_search(&base).is_err() && other.to[base].is_some())
        };
        if let Some(at) = part.theirs.iter().position(|&line| is_moved(line, &self.to_theirs, &self.to_ours)) {
            self.settle(&Part { theirs: part.theirs[..at].to_vec(), ..part.clone() });
            part.theirs[at..].iter().for_each(|&line| self.theirs(line));
        } else if let Some(at) = part.ours.iter().position(|&line| is_moved(line, &self.to_ours, &self.to_theirs)) {
            self.settle(&Part { ours: part.ours[..at].to_vec(), ..part.clone() });
            part.ours[at..].iter().for_each(|&line| self.ours(line));
        } else {
            return false;
        }
        true
    }

    /// The lines of a part that are in all three of its texts and in one order: their places in the part.
    fn anchors(&self, part: &Part) -> Anchors {
        let place = |(at, line): (usize, &usize)| {
            let (our, their) = (self.to_ours.to[*line]?, self.to_theirs.to[*line]?);
            Some((at, part.ours.binary_search(&our).ok()?, part.theirs.binary_search(&their).ok()?))
        };
        let all: Vec<_> = part.base.iter().enumerate().filter_map(place).collect();
        Anchors::of(&all)
    }

    /// Settles what lies between anchors, each for itself.
    fn settle_between(&mut self, part: &Part, Anchors { places, elsewhere }: &Anchors) {
        let end = (part.base.len(), part.ours.len(), part.theirs.len());
        let here = |lines: &[usize], range: Range<usize>, elsewhere: &HashSet<usize>| -> Vec<usize> {
            range.filter(|at| !elsewhere.contains(at)).map(|at| lines[at]).collect()
        };
        let mut from = (0, 0, 0);
        for &to in places.iter().chain([&end]) {
            self.settle(&Part {
                base: here(&part.base, from.0..to.0, &elsewhere.0),
                ours: here(&part.ours, from.1..to.1, &elsewhere.1),
                theirs: here(&part.theirs, from.2..to.2, &elsewhere.2),
            });
            if to != end {
                self.three(part.base[to.0], part.ours[to.1], part.theirs[to.2]);
            }
            from = (to.0 + 1, to.1 + 1, to.2 + 1);
        }
    }

    fn all(&mut self, lines: &[usize], from: From) {
        match from {
            From::Ours => lines.iter().for_each(|&line| self.ours(line)),
            From::Theirs => lines.iter().for_each(|&line| self.theirs(line)),
        }
    }

    /// One of our lines, with what they did to it.
    fn ours(&mut self, line: usize) {
        let base = self.to_ours.back[line];
        match base.and_then(|base| Some((base, self.to_theirs.to[base]?))) {
            Some((base, theirs)) => self.three(base, line, theirs),
            None => {
                let whole = indented(line, self.base, (self.ours, &self.to_ours), (self.theirs, &self.to_theirs));
                self.push_line(&whole, self.ours.lines[line].end);
                self.go_along(Some(line), None);
            }
        }
    }

    /// One of their lines, with what we did to it.
    fn theirs(&mut self, line: usize) {
        let base = self.to_theirs.back[line];
        match base.and_then(|base| Some((base, self.to_ours.to[base]?))) {
            Some((base, ours)) => self.three(base, ours, line),
            None => {
                let whole = indented(line, self.base, (self.theirs, &self.to_theirs), (self.ours, &self.to_ours));
                self.push_line(&whole, self.theirs.lines[line].end);
                self.go_along(None, Some(line));
            }
        }
    }

    /// A line that both have with the same words.
    fn pair(&mut self, ours: usize, theirs: usize) {
        match self.to_theirs.back[theirs].filter(|&base| self.to_ours.to[base] == Some(ours)) {
            Some(base) => self.three(base, ours, theirs),
            None => match added(&self.ours.lines[ours], &self.theirs.lines[theirs]) {
                Some((whole, end)) => {
                    self.push_line(&whole, end);
                    self.go_along(Some(ours), Some(theirs));
                }
                None => self.conflict(&Part { base: Vec::new(), ours: vec![ours], theirs: vec![theirs] }),
            },
        }
    }

    fn three(&mut self, base: usize, ours: usize, theirs: usize) {
        // Where both moved a line by its neighbours, it may come up on either side.
        if std::mem::replace(&mut self.is_there[base], true) {
            return;
        }
        let (base_line, our_line, their_line) =
            (&self.base.lines[base], &self.ours.lines[ours], &self.theirs.lines[theirs]);
        match (Three { base: base_line, ours: our_line, theirs: their_line }).merged() {
            Some((whole, end)) => {
                self.push_line(&whole, end);
                self.go_along(Some(ours), Some(theirs));
            }
            None => self.conflict(&Part { base: vec![base], ours: vec![ours], theirs: vec![theirs] }),
        }
    }

    /// What both put into a list at one place: all of it, the deepest first, theirs before ours, and once where it is the
    /// same.
    fn unite(&mut self, part: &Part, hunks: &[Changed]) {
        let (mut ours, mut theirs) = (0, 0);
        for hunk in hunks {
            while ours < hunk.before.start {
                self.pair(part.ours[ours], part.theirs[theirs]);
                (ours, theirs) = (ours + 1, theirs + 1);
            }
            let (our, their) = (&part.ours[hunk.before.clone()], &part.theirs[hunk.after.clone()]);
            for (from, run) in by_depth((self.ours, our), (self.theirs, their)) {
                self.all(run, from);
            }
            (ours, theirs) = (hunk.before.end, hunk.after.end);
        }
        for (&ours, &theirs) in part.ours[ours..].iter().zip(&part.theirs[theirs..]) {
            self.pair(ours, theirs);
        }
    }

    fn conflict(&mut self, part: &Part) {
        let text = |lines: &Lines<'_>, part: &[usize]| {
            let lines = part.iter().map(|&line| &lines.lines[line]);
            lines.flat_map(|line| [line.whole, line.end]).collect::<String>()
        };
        let (base, ours, theirs) =
            (text(self.base, &part.base), text(self.ours, &part.ours), text(self.theirs, &part.theirs));
        self.push_conflict(Conflict { base, ours, theirs });
        part.ours.iter().for_each(|&line| self.go_along(Some(line), None));
        part.theirs.iter().for_each(|&line| self.go_along(None, Some(line)));
    }

    fn push_line(&mut self, whole: &str, end: &str) {
        if !matches!(self.pieces.last(), Some(Piece::Text(_))) {
            self.pieces.push(Piece::Text(String::new()));
        }
        if let Some(Piece::Text(text)) = self.pieces.last_mut() {
            join(text, &[whole, end].concat(), self.usual_end);
        }
    }

    fn push_conflict(&mut self, conflict: Conflict) {
        if let Some(Piece::Conflict(before)) = self.pieces.last_mut() {
            join(&mut before.base, &conflict.base, self.usual_end);
            join(&mut before.ours, &conflict.ours, self.usual_end);
            join(&mut before.theirs, &conflict.theirs, self.usual_end);
        } else {
            self.pieces.push(Piece::Conflict(conflict));
        }
    }
}
