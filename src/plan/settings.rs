//! A schedule as settings of the front matter: the lists that change. What is in the file already keeps its spelling.

use super::schedule::{Move, Schedule, read_range};
use crate::document::Document;
use crate::document::settings::Setting;

/// What has to be written of a schedule.
pub(super) fn settings(document: &Document, schedule: &Schedule) -> Vec<(&'static str, Setting)> {
    let rest: Vec<String> = schedule.rest.iter().map(|range| dates(range.start(), range.end())).collect();
    let written = |moves: &[Move]| moves.iter().map(ToString::to_string).collect::<Vec<String>>();
    let range = |text: &str| read_range(text).map(|range| dates(range.start(), range.end()));
    let one = |text: &str| Move::read(text).map(|one| one.to_string());
    let lists = [
        list(document, "rest", &rest, range),
        list(document, "moves", &written(&schedule.moves), one),
        list(document, "kept", &written(&schedule.kept), one),
    ];
    lists.into_iter().flatten().collect()
}

fn list(
    document: &Document,
    key: &'static str,
    values: &[String],
    read: impl Fn(&str) -> Option<String>,
) -> Option<(&'static str, Setting)> {
    let old = document.front_matter().and_then(|block| block.settings(key)).unwrap_or_default();
    // What could not be read is not ours to take away.
    let stays = old.iter().filter(|text| read(text).is_none_or(|value| values.contains(&value)));
    let known: Vec<String> = old.iter().filter_map(|text| read(text)).collect();
    let new = values.iter().filter(|value| !known.contains(value));
    let list: Vec<String> = stays.chain(new).cloned().collect();
    (list != old).then_some((key, Setting::Many(list)))
}

fn dates(from: &chrono::NaiveDate, to: &chrono::NaiveDate) -> String {
    if from == to { from.to_string() } else { format!("{from}..{to}") }
}
