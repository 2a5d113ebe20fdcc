//! What a phase is for: the line right beneath its heading that opens with `Goal:` or its like.

use super::scan::Scan;
use super::vocabulary::GOALS;
use crate::document::outline::{Kind, Node, NodeId, Outline};

/// How many paragraphs beneath a heading may come before the goal's.
const NEAR: usize = 3;

/// The goal that stands right beneath a heading, before any list or further heading.
pub(super) fn beneath(outline: &Outline, heading: NodeId) -> Option<String> {
    let lines: Vec<Node<'_>> =
        outline.children(heading).map(|id| outline.node(id)).take_while(|node| node.kind == Kind::Paragraph).collect();
    let mut paragraphs = lines.chunk_by(|_, next| next.level > 0).take(NEAR);
    paragraphs.find_map(|paragraph| {
        let (first, more) = paragraph.split_first()?;
        let words = std::iter::once(after_label(first.title)?).chain(more.iter().map(|line| line.title));
        let goal: Vec<&str> = words.filter(|line| !line.is_empty()).collect();
        (!goal.is_empty()).then(|| goal.join(" "))
    })
}

/// The words behind a goal's label, if the line has one.
fn after_label(line: &str) -> Option<&str> {
    let mut scan = Scan::of(line);
    scan.eat_all(|c| !c.is_alphanumeric());
    scan.one_of(&GOALS)?;
    scan.spaces();
    scan.eat(|c| matches!(c, ':' | '：'))?;
    Some(scan.rest().trim())
}
