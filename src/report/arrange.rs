//! What a change from the shell says of what it changed.

use crate::app::App;
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId};
use crate::text::lines::Lines;
use crate::ui::words::Words;

/// What goes, as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Removed {
    /// Each with its line and the titles above it, the outermost first, and its own at last.
    pub all: Vec<(usize, Vec<String>)>,
}

impl Removed {
    /// Some nodes, before they go.
    #[must_use]
    pub fn of(app: &App, nodes: &[NodeId]) -> Self {
        if nodes.is_empty() {
            return Self::default();
        }
        let outline = app.document().outline();
        let lines = Lines::of(app.document().text());
        let one = |id: &NodeId| {
            let path = outline.path(*id).into_iter().chain([outline.title(*id)]);
            (lines.number(outline.node(*id).start), path.map(str::to_owned).collect())
        };
        Self { all: nodes.iter().map(one).collect() }
    }
}

/// What was changed, a line each: what names it alone, and what it shows; and what went.
#[must_use]
pub fn arranged(app: &App, at: &[NodeId], removed: &Removed, words: Words) -> String {
    let outline = app.document().outline();
    let lines = Lines::of(app.document().text());
    let one = |&id: &NodeId| {
        let node = outline.node(id);
        let shown = match (node.kind, node.mark()) {
            (Kind::Heading, _) => format!("{} ", "#".repeat(node.level as usize)),
            (_, Some(mark)) => format!("[{}] ", sign(mark)),
            (_, None) => String::new(),
        };
        format!("line:{}  {shown}{}\n", lines.number(node.start), node.title)
    };
    let went = removed.all.iter().map(|(_, path)| format!("{}\n", words.removed(&path.join(" / "))));
    at.iter().map(one).chain(went).collect()
}

fn sign(mark: Mark) -> char {
    match mark {
        Mark::Todo => ' ',
        Mark::Done => 'x',
        Mark::Doing => '/',
        Mark::Cancelled => '-',
        Mark::Other(c) => c,
    }
}
