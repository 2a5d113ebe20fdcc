//! A line of the page: a study day, a task, or what stands beneath one.

use super::super::now::Entry;
use super::text::{Safe, boxed, class};
use crate::app::App;
use crate::plan::agenda::Due;
use crate::ui::words::Words;

/// What is deeper is not indented further.
const MOST_DEPTH: usize = 8;

/// An entry as an item of a list.
pub(super) fn item(app: &App, entry: &Entry, words: Words) -> String {
    let state = entry.mark.map(|mark| format!(" is-{}", class(mark))).unwrap_or_default();
    let indent = match entry.depth.min(MOST_DEPTH) {
        0 => String::new(),
        depth => format!(" style=\"margin-left:{}em\"", depth as f32 * 1.7),
    };
    let mut parts: Vec<String> = Vec::new();
    if !entry.name.is_empty() {
        parts.push(format!("<span class=\"name\">{}</span>", Safe(&entry.name)));
    }
    if !entry.text.is_empty() {
        parts.push(format!("<span dir=\"auto\">{}</span>", Safe(&entry.text)));
    }
    let time = entry.dates.map(|(from, to)| {
        let said = words.dates(from, to, app.standing().date);
        format!("<time class=\"aside\" datetime=\"{from}\">{}</time>", Safe(&said))
    });
    // They stay together where the line breaks.
    let when: Vec<String> = time.into_iter().chain(entry.due.and_then(|due| badge(due, words))).collect();
    if !when.is_empty() {
        parts.push(format!("<span class=\"both\">{}</span>", when.join(" ")));
    }
    if !entry.path.is_empty() {
        parts.push(format!("<span class=\"path\" dir=\"auto\">{}</span>", Safe(&entry.path)));
    }
    let lead = boxed(entry.mark, words);
    format!("<li class=\"row{state}\"{indent}>{lead}<span class=\"say\">{}</span></li>\n", parts.join(" "))
}

/// What is said of what asks for something.
fn badge(due: Due, words: Words) -> Option<String> {
    let class = match due {
        Due::Today => "today",
        Due::Late => "late",
        Due::Done | Due::Ahead => return None,
    };
    Some(format!("<span class=\"badge {class}\">{}</span>", words.due(due)))
}
