//! What was changed, or would be: what stands in the roadmap, and where.

use serde::Serialize;

use super::shapes::ShownNode;
use super::{Reporter, SCHEMA, write};
use crate::document::outline::NodeId;
use crate::report::Removed;
use crate::text::sanitise::is_unsafe;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ArrangedShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// Whether there was anything to change.
    changed: bool,
    /// Whether it was written; with `--dry-run` it was not.
    written: bool,
    /// What was changed, as it is then.
    items: Vec<ShownNode>,
    /// What went, as it was.
    removed: Vec<RemovedItem>,
    /// With `--dry-run`, what would change, as a unified diff.
    diff: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RemovedItem {
    /// The line on which it began, counted from 1.
    line: usize,
    /// The title, without the signs of Markdown.
    title: String,
    /// The titles of what it stood beneath, from the outermost.
    path: Vec<String>,
}

impl Reporter<'_> {
    /// What a change made of some nodes, and what went.
    #[must_use]
    pub fn arranged(&self, at: &[NodeId], removed: &Removed, diff: Option<&str>, changed: bool) -> String {
        let outline = self.app.document().outline();
        let went = |(line, path): &(usize, Vec<String>)| {
            let (title, above) = path.split_last()?;
            Some(RemovedItem { line: *line, title: title.clone(), path: above.to_vec() })
        };
        escaped(&write(&ArrangedShape {
            schema: SCHEMA,
            file: self.file.clone(),
            changed,
            written: changed && diff.is_none(),
            items: at.iter().map(|id| self.node(*id, &outline.node(*id))).collect(),
            removed: removed.all.iter().filter_map(went).collect(),
            diff: diff.map(str::to_owned),
        }))
    }
}

/// The same JSON without a character that could steer a terminal: the diff has the file's own.
fn escaped(json: &str) -> String {
    let is_plain = |c: char| c == '\n' || !is_unsafe(c);
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_plain(c) {
            out.push(c);
        } else {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out += &format!("\\u{unit:04x}"));
        }
    }
    out
}
