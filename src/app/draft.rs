//! A line of the roadmap while it is being written: a new task where it will stand, or another text for what stands there.
//!
//! Enter keeps a new task and opens the line beneath, so that one is typed after the other; an empty line ends that.

use super::App;
use super::action::{Action, Effect, View};
use super::history::Why;
use super::notice::Notice;
use super::overlay::{Over, outer};
use super::rework::{Rework, Reworked};
use crate::document::arrange::{Change, Place};
use crate::document::outline::{Kind, NodeId};
use crate::text::typed::Typed;

/// A line that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was typed so far.
    pub typed: Typed,
    /// What for.
    pub aim: Aim,
    /// The lines above it, of a paste of several.
    pub(super) above: Vec<String>,
    /// Whether what it was about is gone, so that another place is to be found.
    is_lost: bool,
}

/// What a line is written for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// A new task beside or beneath a node; in a roadmap of nothing, just so.
    New(Place, Option<NodeId>),
    /// What a node says, instead of this.
    Text(NodeId, String),
}

/// Where the line stands among the rows of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The row that it stands before, or in whose place it stands.
    pub row: usize,
    /// How deep it is indented.
    pub depth: u32,
    /// The node that it stands in the place of.
    pub node: Option<NodeId>,
}

impl Draft {
    pub(super) fn new(place: Place, node: Option<NodeId>) -> Self {
        Self::of(String::new(), Aim::New(place, node))
    }

    fn of(text: String, aim: Aim) -> Self {
        Self { typed: Typed::roomy(text), aim, above: Vec::new(), is_lost: false }
    }

    /// Whether what was typed makes a section and no task.
    #[must_use]
    pub fn is_section(&self) -> bool {
        let text = self.typed.text();
        let rest = text.trim_start_matches('#');
        matches!(self.aim, Aim::New(..)) && (1..=6).contains(&(text.len() - rest.len())) && rest.starts_with(' ')
    }

    /// Follows its node into another reading.
    pub(super) fn carried(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        let (Aim::New(_, Some(node)) | Aim::Text(node, _)) = &mut self.aim else { return };
        match same(*node) {
            Some(now) => *node = now,
            None => self.is_lost = true,
        }
    }
}

impl App {
    /// The line that is being written.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        if let Some(Over::Draft(draft)) = &self.over { Some(draft) } else { None }
    }

    /// Where that stands among the rows of the view.
    #[must_use]
    pub fn draft_spot(&self) -> Option<Spot> {
        let (outline, list) = (self.document.outline(), self.list());
        match self.draft()?.aim {
            Aim::Text(node, _) => {
                let row = list.row_of(node)?;
                Some(Spot { row, depth: list.rows()[row].depth, node: Some(node) })
            }
            Aim::New(_, None) => Some(Spot { row: 0, depth: 0, node: None }),
            Aim::New(place, Some(node)) => {
                let row = list.row_of(node)?;
                let (depth, end) = (list.rows()[row].depth, outline.end(node));
                let is_section = outline.kind(node) == Kind::Heading;
                let heading = || outline.children(node).find(|&id| outline.kind(id) == Kind::Heading);
                let (row, depth) = match place {
                    Place::Above => (row, depth),
                    Place::Below if is_section => (row + 1, depth + 1),
                    Place::Below => (list.rows_before(end), depth),
                    Place::Inside => (list.rows_before(heading().unwrap_or(end)), depth + 1),
                };
                Some(Spot { row, depth, node: None })
            }
        }
    }

    /// Opens a line for a new task, in the roadmap.
    pub(super) fn begin_draft(&mut self, place: Place) {
        let node = self.list().node();
        if let Some(id) = node.filter(|_| self.view != View::Roadmap) {
            self.go_to(id);
        }
        if let Some(id) = node.filter(|&id| self.folded.contains(id) && self.goes_beneath(place, id)) {
            self.set_folded(id, false);
        }
        self.over = Some(Over::Draft(Draft::new(place, node)));
    }

    /// Whether what is added there stands beneath the node.
    fn goes_beneath(&self, place: Place, id: NodeId) -> bool {
        place == Place::Inside || place == Place::Below && self.document.outline().kind(id) == Kind::Heading
    }

    /// Opens the line of what is selected.
    pub(super) fn begin_text(&mut self) {
        let Some(node) = self.list().node() else { return };
        let written = self.document.written(node).to_owned();
        self.over = Some(Over::Draft(Draft::of(written.clone(), Aim::Text(node, written))));
    }

    /// While a line is written, keys are text; some keep it, leave it, or put it at another depth.
    pub(super) fn update_draft(&mut self, action: Action, mut draft: Draft) -> Option<Effect> {
        match action {
            Action::Paste('\n') if matches!(draft.aim, Aim::New(..)) => {
                let line = std::mem::replace(&mut draft.typed, Typed::roomy(String::new()));
                draft.above.push(line.text().to_owned());
            }
            Action::Paste('\n') => drop(self.write(Action::Paste(' '), &mut draft.typed)),
            Action::Pasted if !draft.above.is_empty() => return self.keep_lines(draft),
            _ => drop(self.write(action, &mut draft.typed)),
        }
        match action {
            Action::Open => return self.keep_draft(draft),
            Action::Back | Action::Quit => return None,
            Action::NextView | Action::Rework(Rework::Indent) => self.deepen(&mut draft),
            Action::PreviousView | Action::Rework(Rework::Outdent) => self.raise(&mut draft),
            _ => {}
        }
        self.over = Some(Over::Draft(draft));
        outer(action)
    }

    /// Puts a new line beneath what stands before it.
    fn deepen(&mut self, draft: &mut Draft) {
        if let Some(under) = self.deeper(draft) {
            draft.aim = Aim::New(Place::Inside, Some(under));
            if self.folded.contains(under) {
                self.set_folded(under, false);
            }
        }
    }

    /// The item that a new line would go beneath.
    fn deeper(&self, draft: &Draft) -> Option<NodeId> {
        let Aim::New(place, Some(node)) = draft.aim else { return None };
        let outline = self.document.outline();
        let is_item = |id: &NodeId| outline.kind(*id) == Kind::Item;
        let siblings = outline.parent(node).map(|above| outline.children(above).collect::<Vec<_>>());
        let before = || siblings.unwrap_or_default().into_iter().take_while(|&id| id < node).last();
        let under = match place {
            Place::Below => Some(node),
            Place::Above => before(),
            Place::Inside => outline.children(node).filter(is_item).last(),
        };
        under.filter(is_item)
    }

    /// Takes a new line out of what it stands beneath.
    fn raise(&self, draft: &mut Draft) {
        if let Some(above) = self.outer(draft) {
            draft.aim = Aim::New(Place::Below, Some(above));
        }
    }

    /// The item that a new line would come out of.
    fn outer(&self, draft: &Draft) -> Option<NodeId> {
        let Aim::New(place, Some(node)) = draft.aim else { return None };
        let outline = self.document.outline();
        let above = if place == Place::Inside { Some(node) } else { outline.parent(node) };
        above.filter(|&id| outline.kind(id) == Kind::Item)
    }

    /// Whether a new line can go deeper, and whether it can come out.
    #[must_use]
    pub fn draft_moves(&self) -> [bool; 2] {
        let moves = |draft| [self.deeper(draft).is_some(), self.outer(draft).is_some()];
        self.draft().map(moves).unwrap_or_default()
    }

    /// Keeps what was typed. What cannot be kept stays to be typed otherwise.
    fn keep_draft(&mut self, draft: Draft) -> Option<Effect> {
        let text = draft.typed.text().trim().to_owned();
        if self.is_gone() && !text.is_empty() {
            self.notice = Some(Notice::Gone);
            self.over = Some(Over::Draft(draft));
            return None;
        }
        match &draft.aim {
            Aim::New(..) if text.is_empty() => None,
            Aim::New(..) => {
                // Who types a box means the one that it gets.
                let words =
                    ["- [ ] ", "[ ] "].iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(&text).to_owned();
                self.add(draft, &[words])
            }
            Aim::Text(_, before) if text == before.trim() => None,
            Aim::Text(..) if text.is_empty() => {
                self.notice = Some(Notice::NoText);
                self.over = Some(Over::Draft(draft));
                None
            }
            Aim::Text(node, before) => {
                let (node, before) = (*node, before.clone());
                self.retitle(draft, node, &text, &before)
            }
        }
    }

    /// Writes another text. Where somebody else wrote one meanwhile, the reader is asked.
    fn retitle(&mut self, draft: Draft, node: NodeId, text: &str, before: &str) -> Option<Effect> {
        let is_as_it_was = self.document.written(node) == before;
        let reworked = Reworked::Retitled(text.to_owned());
        let made = match is_as_it_was {
            true => self.document.arrange(&Change::Retitle { node, text }).map(|arranged| {
                let back = Some(node);
                self.commit_arranged(&arranged, back, reworked)
            }),
            false => self.sides_of_text(node, text, before).map(|sides| {
                self.notice = None;
                self.bring_in(sides, Notice::Reworked(reworked))
            }),
        };
        made.unwrap_or_else(|why| {
            self.over = Some(Over::Draft(draft));
            self.refuse_rework(Rework::Retitle, why)
        })
    }

    /// Keeps all lines of a paste but the last, which is typed on.
    fn keep_lines(&mut self, mut draft: Draft) -> Option<Effect> {
        let above = std::mem::take(&mut draft.above);
        let lines: Vec<String> = above.iter().map(|line| unmarked(line).to_owned()).collect();
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        draft.typed = Typed::roomy(unmarked(draft.typed.text()).to_owned());
        if lines.is_empty() {
            self.over = Some(Over::Draft(draft));
            return None;
        }
        let effect = self.add(draft.clone(), &lines);
        match self.over.as_mut() {
            Some(Over::Draft(next)) if effect.is_some() => next.typed = draft.typed,
            // What cannot be kept is typed on as one line.
            Some(Over::Draft(same)) => {
                same.typed = Typed::roomy([lines.join(" ").as_str(), draft.typed.text()].join(" "))
            }
            _ => {}
        }
        effect
    }

    /// Adds tasks, one beneath the other, in one step, and opens the line beneath.
    fn add(&mut self, draft: Draft, lines: &[String]) -> Option<Effect> {
        let Aim::New(place, node) = draft.aim else { return None };
        if self.is_gone() {
            self.notice = Some(Notice::Gone);
            self.over = Some(Over::Draft(draft));
            return None;
        }
        match self.document.add_lines(lines, place, node) {
            Ok(added) => {
                let step = self.step_of(added.edit, &added.now, &added.at[added.at.len() - 1..], self.list().node());
                let at = step.at;
                let effect = self.make(step, Why::New, Notice::Redone);
                // The row itself says it.
                self.notice = None;
                if let Some(filter) = &mut self.filter {
                    filter.keep(at);
                    self.refill();
                }
                self.reveal(at);
                self.over = Some(Over::Draft(Draft::new(Place::Below, Some(at))));
                effect
            }
            Err(why) => {
                self.over = Some(Over::Draft(draft));
                self.refuse_rework(Rework::Add(place), why)
            }
        }
    }

    /// Goes on with what was being typed when something else came up, as a new task.
    pub(super) fn type_on(&mut self, typed: Option<Typed>) {
        let node = self.lists[View::Roadmap.index()].node();
        if let Some(typed) = typed {
            self.view = View::Roadmap;
            self.over = Some(Over::Draft(Draft { typed, ..Draft::new(Place::Below, node) }));
        }
    }

    /// Finds another place for a line whose own is gone: what was typed is not.
    pub(super) fn settle_draft(&mut self) {
        let node = self.lists[View::Roadmap.index()].node();
        if let Some(Over::Draft(draft)) =
            self.over.as_mut().filter(|over| matches!(over, Over::Draft(draft) if draft.is_lost))
        {
            (draft.aim, draft.is_lost) = (Aim::New(Place::Below, node), false);
            self.view = View::Roadmap;
        }
    }
}

/// A line of a list without its marker and box: of what is pasted, the words are meant.
fn unmarked(line: &str) -> &str {
    let line = line.trim();
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = match line.len() - digits.len() {
        0 => line.strip_prefix(['-', '*', '+']),
        1..=9 => digits.strip_prefix(['.', ')']),
        _ => None,
    };
    let Some(item) = behind.filter(|rest| rest.starts_with([' ', '\t'])).map(str::trim_start) else { return line };
    let mut signs = item.char_indices();
    let is_box = matches!((signs.next(), signs.next(), signs.next()), (Some((_, '[')), Some(_), Some((_, ']'))));
    let words = signs.next().filter(|(_, c)| is_box && c.is_whitespace()).map(|(at, _)| item[at..].trim_start());
    words.unwrap_or(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_pasted_list_the_words_are_meant() {
        for (line, words) in [
            ("- [ ] a", "a"),
            ("  * [x]  b c ", "b c"),
            ("12. [/] d", "d"),
            ("3) e", "e"),
            ("+ f", "f"),
            ("- [g](http://g)", "[g](http://g)"),
            ("- [h]", "[h]"),
            ("2026 plans", "2026 plans"),
            ("-dash", "-dash"),
            ("## i", "## i"),
            ("1.5 hours", "1.5 hours"),
            ("- ", "-"),
            ("", ""),
        ] {
            assert_eq!(unmarked(line), words, "{line}");
        }
    }
}
