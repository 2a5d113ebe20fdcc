//! Changing what stands in the roadmap, and where: each change is one step, made to what is selected.

use super::App;
use super::action::{Effect, View};
use super::carry::Carry;
use super::gather::outermost;
use super::history::{Step, Why};
use super::notice::Notice;
use super::pick::Of;
use crate::document::arrange::{Arranged, Change, Place, Refused};
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId};
use crate::plan::tick::Refusal;
use crate::text::edit::Edit;

/// A change to what stands in the roadmap, or where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rework {
    /// Write a new task.
    Add(Place),
    /// Write another text for it.
    Retitle,
    /// Delete it, with all beneath.
    Remove,
    /// Move it among its siblings, so many further down; up, where negative.
    Shift(isize),
    /// Move it beneath the one before.
    Indent,
    /// Move it out of what it stands beneath.
    Outdent,
    /// Choose a section, and move it there.
    Move,
    /// Give it a box, or take that away.
    Box,
    /// Let its box show the next mark.
    Mark,
}

/// What was changed, to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reworked {
    /// It says something else now, which is this.
    Retitled(String),
    /// It is gone, with so many rows in all.
    Removed {
        /// What went; of several, how many.
        what: What,
        /// How many rows beneath went with it.
        beneath: usize,
    },
    /// It stands elsewhere.
    Moved(What),
    /// It stands in this section.
    MovedTo(What, String),
    /// It has a box, or none.
    Boxed {
        /// What has.
        what: What,
        /// Whether it has.
        drawn: bool,
    },
    /// Its box shows another mark.
    Marked {
        /// What is marked.
        what: What,
        /// The mark.
        mark: Mark,
    },
}

/// What something was done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// One row, by its title.
    Title(String),
    /// So many.
    Count(usize),
}

/// The mark that comes after another, round and round. One of the reader's own stays.
fn next_mark(mark: Option<Mark>) -> Result<Mark, Refusal> {
    match mark {
        None | Some(Mark::Todo) => Ok(Mark::Doing),
        Some(Mark::Doing) => Ok(Mark::Done),
        Some(Mark::Done) => Ok(Mark::Cancelled),
        Some(Mark::Cancelled) => Ok(Mark::Todo),
        Some(Mark::Other(c)) => Err(Refusal::Foreign(c)),
    }
}

impl App {
    /// Changes what is selected, as far as that can be seen where one is.
    pub(super) fn rework(&mut self, rework: Rework, times: usize) -> Option<Effect> {
        let is_here = match self.view {
            View::Roadmap | View::Plan => true,
            View::Today => rework == Rework::Mark,
            View::Review | View::Stats => false,
        };
        let by = |by: isize| by.saturating_mul(times.cast_signed());
        match rework {
            _ if !is_here => self.notice = Some(Notice::NotHere),
            _ if self.is_gone() => self.notice = Some(Notice::Gone),
            Rework::Add(place) => self.begin_draft(place),
            Rework::Retitle => self.begin_text(),
            Rework::Remove => return self.remove(),
            Rework::Move => self.begin_section(Of::Targets),
            Rework::Shift(one) => return self.shift(rework, |nodes| Change::Shift { nodes, by: by(one) }),
            Rework::Indent => return self.shift(rework, |nodes| Change::Indent(nodes)),
            Rework::Outdent => return self.shift(rework, |nodes| Change::Outdent(nodes)),
            Rework::Box => return self.turn_box(),
            Rework::Mark => return self.turn_mark(),
        }
        None
    }

    fn what(&self, nodes: &[NodeId]) -> What {
        match nodes {
            [only] => What::Title(self.document.outline().title(*only).to_owned()),
            several => What::Count(several.len()),
        }
    }

    fn remove(&mut self) -> Option<Effect> {
        let nodes = outermost(self.document.outline(), &self.chosen());
        let outline = self.document.outline();
        let all = nodes.iter().flat_map(|&id| outline.beneath(id));
        let beneath = all.filter(|&id| self.plan.is_entry(outline, id)).count();
        let reworked = Reworked::Removed { what: self.what(&nodes), beneath };
        self.arrange(Rework::Remove, &Change::Remove(&nodes), reworked)
    }

    /// Moves what is selected, and goes with it.
    fn shift(&mut self, rework: Rework, change: impl for<'a> FnOnce(&'a [NodeId]) -> Change<'a>) -> Option<Effect> {
        let nodes = outermost(self.document.outline(), &self.chosen());
        let (what, section) = (self.what(&nodes), nodes.first().and_then(|&id| self.section_of(id)));
        let arranged = match self.document.arrange(&change(&nodes)) {
            Ok(arranged) => arranged,
            Err(why) => return self.refuse_rework(rework, why),
        };
        let selected = self.list().node();
        let now = selected.and_then(|id| arranged.now.get(id.index()).copied().flatten());
        let effect = self.commit_arranged(&arranged, selected, Reworked::Moved(what.clone()));
        if let Some(id) = now.filter(|&id| effect.is_some() && self.list_of(View::Roadmap).row_of(id).is_none()) {
            // It went beneath something that is folded.
            self.reveal(id);
        }
        let now = arranged.at.first().and_then(|&id| self.section_of(id));
        if let Some(title) = now.filter(|_| effect.is_some()).filter(|now| Some(now) != section.as_ref()) {
            self.notice = Some(Notice::Reworked(Reworked::MovedTo(what, title)));
        }
        effect
    }

    /// The title of the section that holds a node.
    fn section_of(&self, id: NodeId) -> Option<String> {
        let outline = self.document.outline();
        let section = outline.ancestors(id).find(|&id| outline.kind(id) == Kind::Heading);
        section.map(|id| outline.title(id).to_owned())
    }

    /// Moves what is selected to a section. The reader stays where they are, for more may be moved from there.
    pub(super) fn move_to(&mut self, section: NodeId) -> Option<Effect> {
        let outline = self.document.outline();
        let nodes = outermost(outline, &self.chosen());
        let (what, title) = (self.what(&nodes), outline.title(section).to_owned());
        let stays = |id: &NodeId| !nodes.iter().any(|&node| outline.run(node).contains(&id.index()));
        let (selected, next) = (self.list().node(), self.list().around().find(stays));
        let change = Change::Move { nodes: &nodes, place: Place::Inside, node: section };
        match self.document.arrange(&change) {
            Ok(arranged) => {
                if let Some(next) = next {
                    self.list_mut().select_node(next);
                }
                self.gathered.clear();
                self.commit_arranged(&arranged, selected, Reworked::MovedTo(what, title))
            }
            Err(why) => self.refuse_rework(Rework::Move, why),
        }
    }

    /// Gives what is selected boxes; where all have one, takes them away.
    fn turn_box(&mut self) -> Option<Effect> {
        let nodes = self.chosen();
        let outline = self.document.outline();
        let drawn = nodes.iter().any(|&id| outline.mark(id).is_none());
        let change = Change::Box { nodes: &nodes, drawn };
        self.arrange(Rework::Box, &change, Reworked::Boxed { what: self.what(&nodes), drawn })
    }

    /// Lets what is selected show the mark that comes after that of the first.
    fn turn_mark(&mut self) -> Option<Effect> {
        let mut nodes = self.chosen();
        let mark = |id: &NodeId| self.document.outline().mark(*id);
        let first = *nodes.first()?;
        match next_mark(mark(&first)) {
            Ok(next) => {
                // Of several, those that have a box, unless none has.
                if nodes.iter().any(|id| mark(id).is_some()) {
                    nodes.retain(|id| mark(id).is_some_and(|mark| !matches!(mark, Mark::Other(_))));
                }
                let reworked = Reworked::Marked { what: self.what(&nodes), mark: next };
                let before = self.before_ticks(&nodes);
                let effect = self.arrange(Rework::Mark, &Change::Mark { nodes: &nodes, mark: next }, reworked);
                if effect.is_some() {
                    self.finish(&before);
                }
                effect
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn arrange(&mut self, rework: Rework, change: &Change<'_>, reworked: Reworked) -> Option<Effect> {
        match self.document.arrange(change) {
            Ok(arranged) => self.commit_arranged(&arranged, self.list().node(), reworked),
            Err(why) => self.refuse_rework(rework, why),
        }
    }

    pub(super) fn refuse_rework(&mut self, rework: Rework, why: Refused) -> Option<Effect> {
        self.notice = Some(Notice::NotReworked(rework, why));
        None
    }

    /// Makes an arrangement as a step. What was selected is where undo leads back to.
    pub(super) fn commit_arranged(
        &mut self,
        Arranged { edit, now, at }: &Arranged,
        back: Option<NodeId>,
        reworked: Reworked,
    ) -> Option<Effect> {
        let stamped = match &reworked {
            Reworked::Marked { .. } => self.stamped(edit.clone()),
            _ => edit.clone(),
        };
        let step = self.step_of(stamped, now, at, back);
        self.make(step, Why::New, Notice::Reworked(reworked))
    }

    /// The step that makes an edit after which every node is known.
    pub(super) fn step_of(&self, edit: Edit, now: &[Option<NodeId>], at: &[NodeId], back: Option<NodeId>) -> Step {
        let first = NodeId::at(0);
        let is_there = |id: &NodeId| now.get(id.index()).copied().flatten();
        let stays = || self.list().around().find_map(|id| is_there(&id));
        let at = at.first().copied().or_else(stays).unwrap_or(first);
        Step { back: back.unwrap_or(first), carry: Some(Carry::of(now)), ..Step::new(edit, self.document.text(), at) }
    }
}
