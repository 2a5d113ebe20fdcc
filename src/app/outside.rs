//! What somebody else did to the file while it was open: taken in, brought together with what is being changed here, and
//! asked about where both exclude each other.

use super::App;
use super::action::{Action, Effect};
use super::carry::Carry;
use super::history::{Step, Undo, Why};
use super::list::List;
use super::notice::Notice;
use super::overlay::{Over, outer};
use crate::document::Document;
use crate::document::arrange::{Change, Refused};
use crate::document::outline::NodeId;
use crate::merge::{
    Changes, Conflict, Kin, Merged, Side, ancestor, changes, edit, merge, same_nodes, with_copy, with_ends_of,
};
use crate::plan::Plan;
use crate::text::typed::Typed;

/// A change of ours that is to be brought into a text of somebody else's.
#[derive(Debug, Clone)]
pub(super) struct Sides {
    /// The text without it.
    pub(super) base: Document,
    /// The same with it.
    pub(super) ours: Document,
    /// Why it was being made.
    pub(super) why: Why,
}

/// A change of ours and one from outside that exclude each other, to be settled one conflict after the other.
#[derive(Debug, Clone)]
pub struct Question {
    sides: Sides,
    merged: Merged,
    /// What was chosen so far, from the top.
    chosen: Vec<Side>,
    /// What Enter would choose next.
    pub side: Side,
    /// What was being typed when it came up.
    typed: Option<Typed>,
}

impl Question {
    /// Which conflict is asked about, counted from 1, and of how many.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.chosen.len() + 1, self.merged.conflicts().count())
    }

    /// The conflict that is asked about.
    #[must_use]
    pub fn conflict(&self) -> Option<&Conflict> {
        self.merged.conflicts().nth(self.chosen.len())
    }
}

/// A copy that a sync tool left beside the file.
#[derive(Debug, Clone)]
pub(super) struct Copy {
    name: String,
    document: Document,
}

impl App {
    /// What both sides changed, while it is asked about.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        if let Some(Over::Question(question)) = &self.over { Some(question) } else { None }
    }

    /// The file holds another text than the one we knew: takes it, and makes the changes that were on their way there.
    pub(super) fn follow(&mut self, text: String) -> Option<Effect> {
        let theirs = Document::read(text);
        let (asked, on_its_way) = (self.take_question(), self.on_its_way());
        let base = on_its_way.as_ref().map_or(&self.document, |sides| &sides.base);
        let came_in = Box::new(changes(base, &theirs));
        self.history.outside(base.text().to_owned());
        self.take(theirs);
        match (on_its_way, asked) {
            (None, None) => {
                self.notice = came_in.any.then_some(Notice::CameIn(came_in));
                None
            }
            (None, Some(sides)) | (Some(sides), None) => self.bring_in(sides, Notice::Followed(came_in)),
            (Some(sides), Some(asked)) => {
                let effect = self.bring_in(sides, Notice::Followed(came_in));
                if self.question().is_none() {
                    self.ask(asked);
                }
                effect
            }
        }
    }

    /// Shows another text. Folds, selections and what lies over the view follow their nodes into it.
    fn take(&mut self, theirs: Document) {
        let before = std::mem::replace(&mut self.document, theirs);
        self.plan = Plan::of(&self.document);
        self.about = Default::default();
        self.come_from(&before, None);
    }

    /// Finds again in the text that is shown now what was folded and selected in another one, and reckons anew.
    /// Where it is not known where all nodes went, they are known by their likeness.
    pub(super) fn come_from(&mut self, before: &Document, carry: Option<&Carry>) {
        let alike = if carry.is_none() { same_nodes(before, &self.document) } else { Vec::new() };
        let same = |id: NodeId| carry.map_or_else(|| alike[id.index()], |carry| carry.at(id));
        self.folded = self.folded.iter().filter_map(same).collect();
        self.gathered = self.gathered.iter().filter_map(same).collect();
        match &mut self.over {
            Some(Over::Search(search)) => search.carried(same),
            Some(Over::Pick(pick)) => pick.carried(same),
            Some(Over::Draft(draft)) => draft.carried(same),
            Some(Over::Card(card)) => match same(card.node) {
                Some(node) => card.node = node,
                None => self.over = None,
            },
            _ => {}
        }
        if let Some(filter) = &mut self.filter {
            filter.carried(same);
        }
        self.zoom = self.zoom.and_then(same);
        self.carry_touched(before, same);
        self.places.carried(same);
        let shown = self.list().node();
        // Where what was selected is gone, the next thing that is not, for no key must fall on something far away.
        let selected = self.lists.each_ref().map(|list| list.around().find_map(same));
        if shown.is_none_or(|id| same(id).is_none()) {
            self.over.take_if(|over| matches!(over, Over::Detail(_)));
        }
        self.lists.iter_mut().for_each(List::forget);
        self.reckon();
        for (list, node) in self.lists.iter_mut().zip(selected) {
            if let Some(node) = node {
                list.select_node(node);
            }
        }
        self.settle_draft();
    }

    /// Brings a change into the text that is shown, or asks.
    pub(super) fn bring_in(&mut self, sides: Sides, notice: Notice) -> Option<Effect> {
        let merged = merge(&sides.base, &sides.ours, &self.document);
        if merged.is_clean() {
            return self.settle(&merged, &[], sides.why, notice);
        }
        self.notice = None;
        self.ask(sides);
        None
    }

    /// Another text for a node that said something else before somebody else changed that: the text as if they had not, with
    /// our change and without it.
    pub(super) fn sides_of_text(&self, node: NodeId, text: &str, before: &str) -> Result<Sides, Refused> {
        let said = |document: &Document, text: &str| {
            document.arrange(&Change::Retitle { node, text }).map(|it| Document::read(it.edit.apply(document.text())))
        };
        let base = said(&self.document, before)?;
        let ours = said(&base, text)?;
        Ok(Sides { base, ours, why: Why::New })
    }

    /// Asks about a change, where something in the text that is shown excludes it.
    pub(super) fn ask(&mut self, sides: Sides) {
        let merged = merge(&sides.base, &sides.ours, &self.document);
        if !merged.is_clean() {
            let typed = self.draft().map(|draft| draft.typed.clone()).filter(|typed| !typed.text().is_empty());
            let question = Question { sides, merged, chosen: Vec::new(), side: Side::Ours, typed };
            self.over = Some(Over::Question(Box::new(question)));
        }
    }

    /// Takes away what is asked about, for the text that it was asked about is about to change.
    pub(super) fn take_question(&mut self) -> Option<Sides> {
        match self.over.take_if(|over| matches!(over, Over::Question(_))) {
            Some(Over::Question(question)) => Some(question.sides),
            _ => None,
        }
    }

    fn settle(&mut self, merged: &Merged, chosen: &[Side], why: Why, notice: Notice) -> Option<Effect> {
        let text = merged.text(chosen);
        let edit = edit(self.document.text(), &text);
        let Some(first) = edit.splices().first() else {
            self.notice = Some(notice);
            return None;
        };
        let at = self.document.outline().at_offset(first.span.start).unwrap_or(NodeId::at(0));
        self.make(Step::new(edit, self.document.text(), at), why, notice)
    }

    /// While a conflict is asked about, keys choose a side, accept it, or leave all as the file has it.
    pub(super) fn update_question(&mut self, action: Action, mut question: Box<Question>) -> Option<Effect> {
        match action {
            Action::Move(_) | Action::NextView | Action::PreviousView | Action::Fold | Action::Unfold => {
                question.side = if question.side == Side::Ours { Side::Theirs } else { Side::Ours };
            }
            Action::First => question.side = Side::Ours,
            Action::Last => question.side = Side::Theirs,
            // Not the key that ticks: it may be on its way already when the question comes up.
            Action::Open => {
                question.chosen.push(question.side);
                if question.conflict().is_none() {
                    self.type_on(question.typed.take());
                    return self.settle(&question.merged, &question.chosen, question.sides.why, Notice::Settled);
                }
                question.side = Side::Ours;
            }
            Action::Back | Action::Quit => {
                self.notice = Some(Notice::NotFollowed);
                self.type_on(question.typed.take());
                return None;
            }
            _ => {}
        }
        self.over = Some(Over::Question(question));
        outer(action)
    }

    /// Takes the last change back. What others did since stays; where that excludes it, the reader is asked.
    pub(super) fn undo(&mut self) -> Option<Effect> {
        match self.history.undo(&self.document) {
            Some(Undo::Step(step)) => self.make(step, Why::Undo, Notice::Undone),
            Some(Undo::Asks(texts)) => {
                let (base, ours) = *texts;
                self.bring_in(Sides { base, ours, why: Why::Undo }, Notice::Undone)
            }
            None => {
                self.notice = Some(Notice::NothingToUndo);
                None
            }
        }
    }

    /// Hears of a copy that a sync tool left beside the file. One that holds nothing else is not worth a word.
    pub(super) fn hear_of_copy(&mut self, name: String, text: &str) {
        // The lines of what is brought in end as the file's own do.
        let document = Document::read(with_ends_of(self.document.text(), text));
        let merged = with_copy(&document, &self.document);
        if !merged.is_clean() || merged.text(&[]) != self.document.text() {
            self.notice = Some(Notice::Copy(name.clone()));
            self.copies.push(Copy { name, document });
        }
    }

    /// Brings in what a copy holds; of several, the one that was told of last. It is offered until that is done.
    pub(super) fn merge_copy(&mut self) -> Option<Effect> {
        let Some(copy) = self.copies.last().cloned() else {
            self.notice = Some(Notice::NoCopy);
            return None;
        };
        let base = ancestor(&copy.document, &self.document, Kin::Copies);
        let merged = with_copy(&copy.document, &self.document);
        if merged.is_clean() {
            self.copies.pop();
        }
        let came_in: Changes = changes(&self.document, &Document::read(merged.text(&[])));
        let sides = Sides { base, ours: copy.document, why: Why::New };
        self.bring_in(sides, Notice::CopyMerged(copy.name, Box::new(came_in)))
    }
}
