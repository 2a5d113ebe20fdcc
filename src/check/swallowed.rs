//! Lines that look like tasks and are something else's text: of an item, of a paragraph, of code, of HTML.
//!
//! What swallowed them is told once, with how many they are.

use std::collections::BTreeMap;

use super::looks::{Look, column};
use super::{Finding, Fix, Subject, What};
use crate::document::anatomy::VerbatimKind;
use crate::document::mark::Checkbox;
use crate::document::outline::{Kind, NodeId};
use crate::text::edit::{Edit, Splice};
use crate::text::lines::{line_end, line_start};

/// What was swallowed.
#[derive(Debug, Default)]
pub(super) struct Swallowed {
    /// How many lines, by the block of code or HTML.
    blocks: BTreeMap<usize, usize>,
    /// The lines, by the node whose text they are; those of lists that do not begin with 1 apart.
    texts: BTreeMap<(NodeId, bool), Vec<Look>>,
}

/// From this column on, as seen from what swallows it, a line goes on with a paragraph whatever it begins with.
const TOO_FAR: usize = 4;

/// What MkDocs writes over indented blocks.
const HEADS: [&str; 3] = ["===", "!!!", "???"];

impl Swallowed {
    pub(super) fn note_block(&mut self, block: usize) {
        *self.blocks.entry(block).or_default() += 1;
    }

    pub(super) fn note_text(&mut self, subject: Subject<'_>, look: &Look, id: NodeId) {
        if look.is_link(subject.text()) || look.next(subject.text()).trim().is_empty() {
            return;
        }
        let (text, id) = (subject.text(), first_line(subject, id));
        let marker = look.marker.clone().map_or("", |marker| &text[marker]);
        let begins_with_1 = matches!(marker, "-" | "*" | "+" | "1." | "1)");
        let near = column(text, look.line.start, look.first, 4) < margin(subject, id) + TOO_FAR;
        self.texts.entry((id, !begins_with_1 && near)).or_default().push(look.clone());
    }

    pub(super) fn findings(self, subject: Subject<'_>) -> Vec<Finding> {
        let blocks = self.blocks.iter().map(|(&block, &count)| in_block(subject, block, count));
        let texts = self.texts.iter().map(|((id, unopened), looks)| in_text(subject, *id, looks, *unopened));
        blocks.chain(texts).collect()
    }
}

/// The first line of the paragraph that a node is a line of.
fn first_line(subject: Subject<'_>, id: NodeId) -> NodeId {
    let outline = subject.document.outline();
    let goes_on = |id: &NodeId| outline.kind(*id) == Kind::Paragraph && outline.node(*id).level > 0;
    let before = |id: &NodeId| id.index().checked_sub(1).map(NodeId::at).filter(|_| goes_on(id));
    std::iter::successors(Some(id), before).last().unwrap_or(id)
}

/// The column of a node's own words.
fn margin(subject: Subject<'_>, id: NodeId) -> usize {
    let (text, at) = (subject.text(), words_at(subject, id));
    column(text, line_start(text, at), at, 4)
}

/// Where a node's own words begin, its box included.
fn words_at(subject: Subject<'_>, id: NodeId) -> usize {
    let node = subject.document.outline().node(id);
    match node.checkbox {
        Some(Checkbox::Drawn { at, .. }) => at - 1,
        Some(Checkbox::Blank { at }) => at,
        None => node.start.max(node.content.start),
    }
}

fn in_block(subject: Subject<'_>, block: usize, count: usize) -> Finding {
    let (text, verbatim) = (subject.text(), &subject.anatomy.verbatim[block]);
    let span = verbatim.span.clone();
    let first_line = span.start..line_end(text, span.start).min(span.end);
    let what = match verbatim.kind {
        VerbatimKind::Unclosed => What::UnclosedFence { count },
        VerbatimKind::UnclosedComment => What::UnclosedComment { count },
        VerbatimKind::Html => What::SwallowedByHtml { count },
        _ => What::SwallowedByCode { count },
    };
    let first = super::looks::looks(&text[..span.end], span.start).find(|look| look.line.start >= span.start);
    match first.filter(|_| matches!(verbatim.kind, VerbatimKind::Html | VerbatimKind::Indented)) {
        Some(look) => {
            let fix = (verbatim.kind == VerbatimKind::Html).then(|| Fix {
                edit: Edit::replace(look.line.start..look.line.start, line_break(text, look.line.start)),
                touches: span.clone(),
            });
            Finding::new(what, look.first..look.bracket.end).beside(span.start).mended(fix)
        }
        None => Finding::new(what, first_line),
    }
}

fn in_text(subject: Subject<'_>, id: NodeId, looks: &[Look], unopened: bool) -> Finding {
    let count = looks.len();
    let span = looks[0].first..looks[0].bracket.end;
    let touches = subject.document.outline().node(id).start..looks[count - 1].line.end;
    let (what, edit) = if unopened {
        let at = looks[0].line.start;
        (What::UnopenedList { count }, Some(Edit::replace(at..at, line_break(subject.text(), at))))
    } else {
        (What::SwallowedByText { count }, moved_in(subject, id, looks))
    };
    let fix = edit.map(|edit| Fix { edit, touches });
    Finding::new(what, span).beside(subject.document.outline().node(id).start).mended(fix)
}

/// Moves lines to where the words begin whose text they are: there they are items beneath it.
fn moved_in(subject: Subject<'_>, id: NodeId, looks: &[Look]) -> Option<Edit> {
    let (text, outline) = (subject.text(), subject.document.outline());
    let indent = |look: &Look| &text[look.line.start..look.first];
    // Lines that differ in how far they stand in may be nested, and then there are several answers.
    let alike = looks.iter().all(|look| indent(look) == indent(&looks[0]));
    // What other programs take for the head of an indented block is no line to indent by.
    let is_head = outline.kind(id) == Kind::Paragraph
        && HEADS.iter().any(|head| text[outline.node(id).start..].starts_with(head));
    if !alike || is_head {
        return None;
    }
    let at = words_at(subject, id);
    let before = &text[line_start(text, at)..at];
    let margin: String = before.chars().map(|c| if matches!(c, '\t' | '>') { c } else { ' ' }).collect();
    let splice = |look: &Look| Splice { span: look.line.start..look.first, insert: margin.clone() };
    Some(Edit::of(looks.iter().map(splice).collect()))
}

/// A line break as the line before an offset has it, behind what quotes that line.
fn line_break(text: &str, at: usize) -> String {
    let end = match &text[..at] {
        before if before.ends_with("\r\n") => "\r\n",
        before if before.ends_with('\r') => "\r",
        _ => "\n",
    };
    let line = &text[at..line_end(text, at)];
    let quotes = line.rfind('>').filter(|&last| line[..last].chars().all(|c| matches!(c, ' ' | '\t' | '>')));
    format!("{}{end}", quotes.map_or("", |last| &line[..=last]))
}
