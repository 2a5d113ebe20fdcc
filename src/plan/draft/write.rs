//! A plan as Markdown: phases as headings, study days as entries of a list, without boxes, each called by its tasks.

use std::collections::BTreeMap;

use super::inline;
use super::share::Share;
use super::tasks::{Task, key};
use super::wording::{self, and_more, colon, semicolon};
use super::words::said;
use crate::document::Document;
use crate::document::outline::{Kind, NodeId, Outline};
use crate::plan::{Plan, token};
use crate::text::language::Language;
use crate::text::wrap::width;

/// How wide the words of a study day or a phase may be that are put together of several titles.
const WIDE: usize = 60;

/// What is to be written.
pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    pub(super) language: Language,
    pub(super) tasks: &'a [Task],
    pub(super) shares: &'a [Share],
    /// How many headings from the outermost on name a phase.
    pub(super) depth: usize,
    /// The numbers of the first phase and of the first day.
    pub(super) first: (usize, u32),
    /// How lines end.
    pub(super) end: &'static str,
    /// How an entry of a list begins: its marker, and the blanks behind it.
    pub(super) lead: String,
}

/// A study day as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its first and last number.
    pub(super) days: (u32, u32),
    /// Which of the phases it stands in, counted from 0.
    pub(super) phase: usize,
}

impl Writer<'_> {
    /// The phases with their study days, each phase's heading of a level.
    pub(super) fn phases(&self, level: usize) -> (String, Vec<Entry>) {
        let outline = self.document.outline();
        let owner = |share: &Share| key(&self.tasks[share.tasks.start], self.depth);
        let mut phases: Vec<&[Share]> = self.shares.chunk_by(|one, next| owner(one) == owner(next)).collect();
        phases.retain(|shares| !shares.is_empty());
        let (mut text, mut entries, mut day) = (String::new(), Vec::new(), self.first.1);
        for (at, shares) in phases.iter().enumerate() {
            let owners: Vec<_> = phases.iter().map(|shares| owner(&shares[0])).collect();
            let name = wording::phase(self.language, self.first.0 + at);
            let words = self.phase_words(shares, &owners, outline);
            let title = words.map_or(name.clone(), |words| format!("{name}{}{words}", colon(self.language)));
            let end = self.end;
            if at > 0 {
                text += end;
            }
            text += &format!("{} {title}{end}{end}", "#".repeat(level));
            for share in *shares {
                let last = day + u32::try_from(share.days).unwrap_or(1) - 1;
                entries.push(Entry { days: (day, last), phase: at });
                text += &self.day(share, (day, last));
                day = last + 1;
            }
        }
        (text, entries)
    }

    /// What a phase is about: its section, and those others that have no study day of their own.
    fn phase_words(&self, shares: &[Share], owners: &[Option<NodeId>], outline: &Outline) -> Option<String> {
        let mut sections: Vec<NodeId> = Vec::new();
        let tasks = shares.iter().flat_map(|share| share.tasks.clone());
        for section in tasks.filter_map(|task| key(&self.tasks[task], self.depth)) {
            let is_own = sections.is_empty() || !owners.contains(&Some(section));
            if is_own && sections.last() != Some(&section) {
                sections.push(section);
            }
        }
        let words: Vec<String> = sections.iter().filter_map(|&section| section_words(outline, section)).collect();
        if words.is_empty() {
            let title = self.document.title().filter(|_| sections.is_empty());
            return title.and_then(inline::of_words);
        }
        Some(self.joined(&words))
    }

    /// Several titles as one, as far as they fit.
    fn joined(&self, titles: &[String]) -> String {
        let whole = titles.join(semicolon(self.language));
        match titles {
            [first, more @ ..] if !more.is_empty() && width(&whole) > WIDE => {
                and_more(self.language, first, more.len())
            }
            _ => whole,
        }
    }

    /// A study day: its line, and its tasks beneath where the line does not name all of them. Of the ways to call it, the
    /// first is taken that is read as it is meant; a title may begin with a date, or end as a pager does.
    fn day(&self, share: &Share, days: (u32, u32)) -> String {
        let outline = self.document.outline();
        let written = |task: usize| {
            let task = &self.tasks[task];
            inline::of_node(outline, task.node, task.words(outline))
        };
        let titles: Vec<String> = share.tasks.clone().filter_map(written).collect();
        let (lead, deep) = (&self.lead, " ".repeat(self.lead.len()));
        let beneath: String = titles.iter().map(|title| format!("{deep}{lead}{title}{}", self.end)).collect();
        let name = wording::day(self.language, days);
        let line = |(words, beneath): (String, &str)| {
            let text = format!("{lead}**{name}{}{words}**{}{beneath}", colon(self.language), self.end);
            reads_as(&text, days).then_some(text)
        };
        let whole = self.in_a_line(&titles).filter(|_| titles.len() == share.tasks.len());
        let ways = whole.into_iter().map(|words| (words, ""));
        let ways = ways.chain(self.in_short(share, &titles).into_iter().map(|words| (words, beneath.as_str())));
        ways.filter_map(line).next().unwrap_or_else(|| format!("{lead}**{name}**{}{beneath}", self.end))
    }

    /// Titles one behind the other, where they fit.
    fn in_a_line(&self, titles: &[String]) -> Option<String> {
        let words = titles.join(semicolon(self.language));
        Some(words).filter(|words| titles.len() == 1 || width(words) <= WIDE)
    }

    /// What several tasks may be called that are listed beneath: by their titles without what stands in brackets, by the
    /// task that they are all of, or by the first of them.
    fn in_short(&self, share: &Share, titles: &[String]) -> Vec<String> {
        let outline = self.document.outline();
        let Some(first) = titles.first().filter(|_| titles.len() > 1) else { return Vec::new() };
        let bare: Vec<String> = titles.iter().map(|title| without_aside(title).to_owned()).collect();
        let parent = self.parent(share).and_then(|id| {
            let title = outline.title(id);
            inline::of_node(outline, id, &title[said(title).words])
        });
        let more = and_more(self.language, without_aside(first), titles.len() - 1);
        self.in_a_line(&bare).into_iter().chain(parent).chain([more]).collect()
    }

    /// The outermost item that all tasks of a share stand beneath, and no others.
    fn parent(&self, share: &Share) -> Option<NodeId> {
        let outline = self.document.outline();
        let (first, last) = (self.tasks[share.tasks.start].node, self.tasks[share.tasks.end - 1].node);
        let is_outside = |above: NodeId, task: Option<&Task>| {
            task.is_none_or(|task| !outline.run(above).contains(&task.node.index()))
        };
        let before = share.tasks.start.checked_sub(1).and_then(|at| self.tasks.get(at));
        let items = outline.ancestors(first).take_while(|&above| outline.kind(above) == Kind::Item);
        let holds = |above: &NodeId| {
            last < outline.end(*above)
                && is_outside(*above, before)
                && is_outside(*above, self.tasks.get(share.tasks.end))
        };
        items.filter(holds).last()
    }
}

/// A title without the brackets at its end.
fn without_aside(title: &str) -> &str {
    let open = title.ends_with([')', '）']).then(|| title.rfind(['(', '（'])).flatten();
    let bare = open.map_or(title, |at| title[..at].trim_end());
    if bare.is_empty() { title } else { bare }
}

/// The words of a section's heading, without a phase's name, a number or a sign before them.
fn section_words(outline: &Outline, section: NodeId) -> Option<String> {
    let title = outline.title(section);
    let rest = token::phase(title).map_or_else(|| token::beginning(title), |token| token.rest);
    let words = Some(title[rest..].trim()).filter(|words| !words.is_empty()).unwrap_or(title);
    inline::of_node(outline, section, words)
}

/// Whether a study day is read as one of these days, that states no date of its own.
fn reads_as(text: &str, days: (u32, u32)) -> bool {
    let document = Document::read(format!("### Phase 1: x\n\n{text}"));
    let plan = Plan::of(&document);
    let [day] = plan.days() else { return false };
    let is_named = |id| !plan.title(id, document.outline()).is_empty();
    (day.first, day.last, day.stated) == (days.0, days.1, None) && plan.ids().all(is_named)
}

/// The level of the heading over a plan: beneath a heading that all stands beneath, else beside the others.
pub(super) fn level(outline: &Outline) -> usize {
    let mut levels: BTreeMap<u32, usize> = BTreeMap::new();
    for (_, node) in outline.iter().filter(|(_, node)| node.kind == Kind::Heading) {
        *levels.entry(node.level).or_default() += 1;
    }
    match levels.first_key_value() {
        Some((1, 1)) | None => 2,
        // There is one more level to be had for the phases.
        Some((level, _)) => (*level as usize).min(5),
    }
}
