//! Roadmaps as a list for todo.txt: a line for each task and each study day that has none beneath it.
//!
//! The roadmap is the project, the section or phase the context. What words of a title would be taken for more is set in
//! backticks, and where the beginning would, the project stands before it: titles are text.

use super::Roadmap;
use super::walk::{Spot, walk};
use crate::document::front_matter::read_date;
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::progress::{Tally, leaves};

/// The lines of some roadmaps.
pub(super) fn list(roadmaps: &[Roadmap<'_>]) -> String {
    roadmaps.iter().map(lines).collect()
}

fn lines(roadmap: &Roadmap<'_>) -> String {
    let app = roadmap.app;
    let (plan, outline) = (app.plan(), app.document().outline());
    let leaves = leaves(outline);
    let has_no_tasks = |id: NodeId| {
        let beneath = plan.day_at(id).map(|day| Tally::of(outline, plan.body(day, outline)));
        beneath.is_some_and(|tally| tally.total == 0) && outline.mark(id) != Some(Mark::Cancelled)
    };
    let project = word('+', &roadmap.title());
    let mut out = String::new();
    walk(app, |spot, _| {
        if leaves.binary_search(&spot.node).is_ok() || has_no_tasks(spot.node) {
            out += &line(roadmap, &spot, &project);
        }
    });
    out
}

fn line(roadmap: &Roadmap<'_>, spot: &Spot, project: &str) -> String {
    let app = roadmap.app;
    let outline = app.document().outline();
    let is_done = app.is_node_done(spot.node);
    let mut parts: Vec<String> = Vec::new();
    if is_done {
        parts.push("x".to_owned());
        parts.extend(app.done_on(spot.node).map(|date| date.to_string()));
    }
    let title = plain(outline.title(spot.node));
    let is_dated = parts.len() > 1;
    let begins = title.split(' ').next().unwrap_or_default();
    let is_taken_for_more = begins.is_empty()
        || read_date(begins).is_some()
        || (!is_done && (begins == "x" || is_priority(begins)))
        // Behind the date on which it was done, another would be the one on which it was written down.
        || is_dated && read_date(begins).is_some();
    if is_taken_for_more {
        parts.extend([project.to_owned(), title]);
    } else {
        parts.extend([title, project.to_owned()]);
    }
    // A study day stands in its phase, and so does whatever is beneath it.
    let phase = spot.day.and(spot.phase).map(|phase| app.plan().phase_name(phase, outline));
    let section = phase.or(spot.section.map(|id| outline.title(id))).map(|name| word('@', name));
    parts.extend(section.filter(|section| section.len() > 1));
    if !is_done {
        parts.extend(spot.dates(app).map(|(_, to)| format!("due:{to}")));
    }
    parts.join(" ") + "\n"
}

/// A project or a context: one word, of letters, digits, and what belongs to names such as `C++`.
fn word(sign: char, title: &str) -> String {
    let is_parting = |c: char| !(c.is_alphanumeric() || "+#._&".contains(c));
    let parts = title.split(is_parting).filter(|part| !part.is_empty());
    format!("{sign}{}", parts.collect::<Vec<_>>().join("-"))
}

/// A title in which no word is taken for a project, a context or a field.
fn plain(title: &str) -> String {
    let words = title.split_whitespace();
    let shown = |word: &str| if is_field(word) { format!("`{word}`") } else { word.to_owned() };
    words.map(shown).collect::<Vec<_>>().join(" ")
}

fn is_field(word: &str) -> bool {
    let mut rest = word.chars();
    let is_named = matches!(rest.next(), Some('+' | '@')) && rest.next().is_some();
    let is_valued = word.split_once(':').is_some_and(|(key, value)| {
        !key.is_empty() && key.chars().all(char::is_alphabetic) && !value.is_empty() && !value.starts_with(['/', ':'])
    });
    is_named || is_valued
}

fn is_priority(word: &str) -> bool {
    matches!(word.as_bytes(), [b'(', b'A'..=b'Z', b')'])
}
