//! What a command line means as a change to the roadmap.

use super::{Made, Unmade};
use crate::app::App;
use crate::app::rework::Rework;
use crate::cli::arguments::WayArguments;
use crate::document::arrange::{Change, Place, Refused};
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId};
use crate::plan::tick::{Refusal, tick_these};
use crate::text::edit::{Edit, Splice};

/// Where items go.
pub(super) enum Way<'a> {
    /// So many places down; up, where negative.
    Shift(isize),
    Indent,
    Outdent,
    /// Beside or beneath what is called so.
    Beside(Place, &'a String),
}

impl<'a> Way<'a> {
    /// What was asked for; the command line takes exactly one.
    pub(super) fn of(arguments: &'a WayArguments) -> Self {
        let WayArguments { up, down, indent, outdent: _, to, above, below } = arguments;
        let steps = |steps: u16| isize::from(steps.cast_signed());
        let beside = [(Place::Inside, to), (Place::Above, above), (Place::Below, below)];
        let beside = beside.into_iter().find_map(|(place, name)| Some(Self::Beside(place, name.as_ref()?)));
        let shift = up.map(|up| -steps(up)).or(down.map(steps));
        let turned = if *indent { Self::Indent } else { Self::Outdent };
        beside.or(shift.map(Self::Shift)).unwrap_or(turned)
    }

    /// What it goes beside, by its name.
    pub(super) fn beside(&self) -> Option<&'a String> {
        if let Self::Beside(_, name) = self { Some(name) } else { None }
    }

    pub(super) fn rework(&self) -> Rework {
        match self {
            Self::Shift(by) => Rework::Shift(*by),
            Self::Indent => Rework::Indent,
            Self::Outdent => Rework::Outdent,
            Self::Beside(..) => Rework::Move,
        }
    }

    pub(super) fn change<'n>(&self, nodes: &'n [NodeId], beside: Option<NodeId>) -> Change<'n> {
        match (self, beside) {
            (Self::Shift(by), _) => Change::Shift { nodes, by: *by },
            (Self::Beside(place, _), Some(node)) => Change::Move { nodes, place: *place, node },
            (Self::Indent, _) => Change::Indent(nodes),
            (Self::Outdent | Self::Beside(..), _) => Change::Outdent(nodes),
        }
    }
}

/// Where a task goes of which nothing is said: behind the last task that is no part of the plan, in the outermost list; else
/// to the last section, else behind the last item.
pub(super) fn last_list(app: &App) -> Option<(Place, NodeId)> {
    let (outline, plan) = (app.document().outline(), app.plan());
    let is_planned =
        |id: NodeId| plan.day_at(id).is_some() || outline.ancestors(id).any(|id| plan.day_at(id).is_some());
    let mut tasks = outline.ids().rev().filter(|id| outline.mark(*id).is_some());
    let item = |id: NodeId| {
        let chain = std::iter::once(id).chain(outline.ancestors(id));
        chain.filter(|id| outline.kind(*id) == Kind::Item).last()
    };
    let behind = tasks.find(|id| !is_planned(*id)).and_then(item).map(|item| (Place::Below, item));
    let is_kind = |kind: Kind| outline.ids().rev().find(|id| outline.kind(*id) == kind);
    let section = || is_kind(Kind::Heading).map(|section| (Place::Inside, section));
    let last = || is_kind(Kind::Item).and_then(item).map(|item| (Place::Below, item));
    behind.or_else(section).or_else(last)
}

/// Those of some nodes that stand beneath no other of them, each once.
pub(super) fn outermost(app: &App, ids: &[NodeId]) -> Vec<NodeId> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    let mut outer: Vec<NodeId> = Vec::new();
    for id in ids {
        if outer.last().is_none_or(|last| app.document().outline().end(*last) <= id) {
            outer.push(id);
        }
    }
    outer
}

/// Lets items show a mark. What is done in another way than by a box is ticked, where it is to be done or to be open.
pub(super) fn marked(app: &App, ids: &[NodeId], mark: Mark) -> Result<Made, Unmade> {
    let (document, plan) = (app.document(), app.plan());
    let outline = document.outline();
    let ticks = |id: &NodeId| {
        let has_box = outline.node(*id).checkbox.is_some();
        mark.is_gfm() && !has_box && plan.day_at(*id).is_some()
    };
    let (ticked, boxed): (Vec<NodeId>, Vec<NodeId>) = ids.iter().copied().partition(ticks);
    let ticked = tick_these(document, plan, &ticked, mark == Mark::Done);
    let ticked = ticked.map_err(|(_, why)| Unmade::Unticked(why))?.edit;
    let boxed = match document.arrange(&Change::Mark { nodes: &boxed, mark }) {
        Ok(arranged) => Some(arranged.edit),
        Err(Refused::Same) => None,
        Err(Refused::NotAnItem(_)) => return Err(Unmade::Unticked(Refusal::NoBox)),
        Err(why) => return Err(why.into()),
    };
    let splices: Vec<Splice> = [ticked, boxed].iter().flatten().flat_map(|edit| edit.splices().to_vec()).collect();
    if splices.is_empty() {
        return Err(Refused::Same.into());
    }
    let now = outline.ids().map(Some).collect();
    Ok(Made { edit: app.stamped(Edit::of(splices)), now, at: ids.to_vec(), removed: Vec::new() })
}
