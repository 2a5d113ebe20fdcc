//! What an entry of a calendar says beneath its heading: the phase, its goal, and what is to be done.

use crate::app::App;
use crate::document::mark::Mark;
use crate::document::outline::{Kind, NodeId};
use crate::plan::DayId;
use crate::ui::words::Words;

/// How many lines are told of what is beneath a study day: study days may stand within each other.
const MOST_LINES: usize = 60;

/// How many of the titles that something stands beneath are told.
const MOST_ABOVE: usize = 16;

/// The phase of a study day, its goal, and what stands beneath the study day.
pub(super) fn about(app: &App, day: DayId, words: Words) -> String {
    let (plan, outline) = (app.plan(), app.document().outline());
    let phase = &plan.phases()[plan.day(day).phase];
    let mut parts: Vec<String> = phase.heading.map(|heading| outline.title(heading).to_owned()).into_iter().collect();
    parts.extend(phase.goal.as_ref().map(|goal| words.titled(words.goal(), goal)));
    let beneath = listed(app, plan.body(day, outline).map(NodeId::at), words);
    let head = parts.join("\n");
    if head.is_empty() || beneath.is_empty() { head + &beneath } else { format!("{head}\n\n{beneath}") }
}

/// A phase's goal, and what stands in it.
pub(super) fn about_phase(app: &App, phase: usize, words: Words) -> String {
    let (plan, outline) = (app.plan(), app.document().outline());
    let phase = &plan.phases()[phase];
    let goal = phase.goal.as_ref().map(|goal| words.titled(words.goal(), goal) + "\n\n");
    let beneath = phase.heading.map(|heading| listed(app, outline.beneath(heading), words));
    (goal.unwrap_or_default() + &beneath.unwrap_or_default()).trim_end().to_owned()
}

/// The titles that something stands beneath, the nearest of them.
pub(super) fn path(app: &App, id: NodeId) -> String {
    let outline = app.document().outline();
    let mut path: Vec<&str> = outline.ancestors(id).take(MOST_ABOVE).map(|above| outline.title(above)).collect();
    path.reverse();
    path.join(" / ")
}

fn listed(app: &App, nodes: impl Iterator<Item = NodeId>, words: Words) -> String {
    let outline = app.document().outline();
    let mut above: Vec<NodeId> = Vec::new();
    let (mut lines, mut more): (Vec<String>, usize) = (Vec::new(), 0);
    for id in nodes {
        while above.pop_if(|above| outline.end(*above) <= id).is_some() {}
        let lead = match (outline.kind(id), outline.mark(id)) {
            (_, Some(Mark::Todo)) => "[ ] ".to_owned(),
            (_, Some(Mark::Done)) => "[x] ".to_owned(),
            (_, Some(Mark::Doing)) => "[/] ".to_owned(),
            (_, Some(Mark::Cancelled)) => "[-] ".to_owned(),
            (_, Some(Mark::Other(c))) => format!("[{c}] "),
            (Kind::Item, None) => "- ".to_owned(),
            (Kind::Heading, None) => String::new(),
            // The goal is said above, and prose is for reading the roadmap.
            (Kind::Row | Kind::Paragraph, None) => continue,
        };
        if lines.len() < MOST_LINES {
            lines.push(format!("{}{lead}{}", "  ".repeat(above.len().min(MOST_ABOVE)), outline.title(id)));
        } else {
            more += 1;
        }
        above.push(id);
    }
    if more > 0 {
        lines.push(format!("… {}", words.more(more)));
    }
    lines.join("\n")
}
