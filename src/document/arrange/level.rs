//! Headings that go deeper or higher, with all headings beneath them.

use super::expected::Expected;
use super::{Arranged, Refused};
use crate::document::Document;
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::{Edit, Splice};
use crate::text::lines::{line_end, line_start, lines};

/// Makes headings so much deeper, or higher.
pub(super) fn by(document: &Document, nodes: &[NodeId], by: i32) -> Result<Arranged, Refused> {
    let mut expected = Expected::same(document);
    let mut all = Vec::new();
    for &id in nodes {
        all.extend(splices(document, id, by, |id, level| expected.level(id, level))?);
    }
    expected.make(Edit::of(all), nodes).map(|(arranged, _)| arranged)
}

/// What makes a heading and those beneath it so much deeper, or higher.
pub(super) fn splices(
    document: &Document,
    id: NodeId,
    by: i32,
    mut note: impl FnMut(NodeId, u32),
) -> Result<Vec<Splice>, Refused> {
    let outline = document.outline();
    let mut all = Vec::new();
    let headings = outline.run(id).map(NodeId::at).filter(|id| outline.kind(*id) == Kind::Heading);
    for heading in headings.filter(|_| by != 0) {
        let level = outline.node(heading).level.checked_add_signed(by).filter(|level| (1..=6).contains(level));
        let level = level.ok_or(Refused::NoSuchLevel)?;
        all.extend(signs(document, heading, level).ok_or(Refused::NoSuchLevel)?);
        note(heading, level);
    }
    Ok(all)
}

/// What makes a heading one of a level: its signs, in front and where it has as many behind, or its line.
fn signs(document: &Document, id: NodeId, level: u32) -> Option<Vec<Splice>> {
    let (text, node) = (document.text(), document.outline().node(id));
    let wanted = "#".repeat(level as usize);
    let from = node.start + text[node.start..].find(|c| c != ' ')?;
    let signs = text[from..].bytes().take_while(|byte| *byte == b'#').count();
    if signs == 0 {
        return underline(document, id, level).map(|splice| vec![splice]);
    }
    let mut all = vec![Splice { span: from..from + signs, insert: wanted.clone() }];
    let line = text[..line_end(text, from)].trim_end_matches([' ', '\t']);
    let closing = line.len() - line.trim_end_matches('#').len();
    let begins = line.len() - closing;
    if closing == signs && begins > node.content.end && !node.content.is_empty() {
        all.push(Splice { span: begins..line.len(), insert: wanted });
    }
    Some(all)
}

/// The other line beneath an underlined heading; of more than two levels there is none.
fn underline(document: &Document, id: NodeId, level: u32) -> Option<Splice> {
    let (text, node) = (document.text(), document.outline().node(id));
    let sign = match level {
        1 => "=",
        2 => "-",
        _ => return None,
    };
    let span = lines(text, line_start(text, node.content.end.checked_sub(1)?)).nth(1)?;
    let line = &text[span.clone()];
    let drawn = line.trim_matches([' ', '\t', '\r', '\n']);
    let from = span.start + line.find(drawn)?;
    drawn
        .chars()
        .all(|c| c == '=' || c == '-')
        .then(|| Splice { span: from..from + drawn.len(), insert: sign.repeat(drawn.len()) })
}
