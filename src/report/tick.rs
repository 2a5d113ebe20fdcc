//! What a tick from the shell says: what changed, or which of several items could have been meant.

use crate::app::App;
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::text::lines::Lines;
use crate::ui::words::Words;

/// An item as it shows after a tick.
#[must_use]
pub fn ticked(app: &App, id: NodeId, words: Words) -> String {
    let document = app.document();
    let node = document.outline().node(id);
    if let Some(day) = app.plan().day_at(id) {
        let mark = if app.plan().is_done(day, document) { 'x' } else { ' ' };
        return format!("[{mark}] {}\n", words.day_line(app, day));
    }
    let mark = match node.mark() {
        Some(Mark::Done) => 'x',
        Some(Mark::Doing) => '/',
        Some(Mark::Cancelled) => '-',
        Some(Mark::Other(c)) => c,
        Some(Mark::Todo) | None => ' ',
    };
    format!("[{mark}] {}\n", node.title)
}

/// Items that one name fits, each with what names it alone.
#[must_use]
pub fn candidates(app: &App, found: &[NodeId]) -> String {
    let outline = app.document().outline();
    let lines = Lines::of(app.document().text());
    let line = |&id: &NodeId| {
        let mut path = outline.path(id);
        path.push(outline.title(id));
        format!("  line:{}  {}\n", lines.number(outline.node(id).start), path.join(" / "))
    };
    found.iter().map(line).collect()
}
