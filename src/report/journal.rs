//! The journal as lines to read.

use anstyle::Style;
use chrono::NaiveDate;

use crate::progress::journal::{Deed, Event};
use crate::text::sanitise::sanitise;
use crate::ui::words::Words;

const DIM: Style = Style::new().dimmed();

/// The events in the order of the journal, each with the date on which it counts; and where the journal is.
#[must_use]
pub fn journal(events: &[Event], day_start: u32, (path, passed_over): (&str, usize), words: Words) -> String {
    let mut out = String::new();
    let mut last: Option<NaiveDate> = None;
    for event in events {
        let date = event.date(day_start);
        if last != Some(date) {
            let gap = if out.is_empty() { "" } else { "\n" };
            out += &format!("{gap}{}\n", words.date(date));
            last = Some(date);
        }
        out += &line(event, words);
    }
    if passed_over > 0 {
        out += &format!("\n{}\n", words.passed_over(passed_over));
    }
    format!("{out}\n{DIM}{}{DIM:#}\n", sanitise(path))
}

fn line(event: &Event, words: Words) -> String {
    let time = event.at.format("%H:%M");
    let did = words.did(&event.deed);
    let title = event.deed.place().map_or(String::new(), |place| format!("  {}", sanitise(&place.text)));
    let path = event.deed.place().map(|place| place.path.join(" › ")).filter(|path| !path.is_empty());
    let from = match &event.deed {
        Deed::Moved { from, .. } => Some(sanitise(&[&from.path.join(" › "), " › ", &from.text].concat()).into_owned()),
        _ => None,
    };
    let behind: Vec<String> = [path.map(|path| sanitise(&path).into_owned()), from, words.written_by(event.by)]
        .into_iter()
        .flatten()
        .collect();
    let behind = if behind.is_empty() { String::new() } else { format!("  {DIM}{}{DIM:#}", behind.join("  ")) };
    format!("  {time}  {did}{title}{behind}\n")
}
