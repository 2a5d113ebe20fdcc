//! What the front matter says of the plan, as far as it cannot be understood.

use std::ops::Range;

use super::{Finding, Subject, What};
use crate::document::front_matter::{FrontMatter, read_date};
use crate::plan::names::Names;
use crate::plan::schedule::{KEYS, Move, Weekdays, read_pause, read_range};
use crate::text::lines::{line_end, lines};

/// What the roadmap's own table may also say.
const ALSO: [&str; 1] = ["stamp"];

pub(super) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let Some(front_matter) = subject.document.front_matter() else { return Vec::new() };
    if let Some(problem) = &front_matter.problem {
        let at = front_matter.problem_at.unwrap_or(front_matter.inner.start);
        let end = line_end(subject.text(), at).max(at);
        return vec![Finding::new(What::UnreadFrontMatter { problem: problem.clone() }, at..end)];
    }
    let mut found: Vec<Finding> = KEYS.iter().chain(&ALSO).flat_map(|key| unread(subject, front_matter, key)).collect();
    found.extend(no_dates(subject, front_matter));
    found.extend(unknown(subject, front_matter));
    found.extend(names(subject, front_matter));
    found
}

/// Values of a key that mean nothing.
fn unread(subject: Subject<'_>, front_matter: &FrontMatter, key: &str) -> Vec<Finding> {
    let values = front_matter.settings(key).unwrap_or_default();
    let is_read = |value: &String| match key {
        "start" => read_date(value).is_some(),
        "days" => Weekdays::read(value).is_ok(),
        "rest" => read_range(value).is_some() || read_pause(value).is_some(),
        "work" => read_range(value).is_some(),
        "moves" | "kept" => Move::read(value).is_some(),
        _ => !matches!(subject.document.stamp_setting(), Some(Err(_))),
    };
    let finding = |value: &String| {
        let what = What::UnreadSetting { key: key.to_owned(), value: value.clone() };
        Finding::new(what, place(subject, front_matter, key, Some(value)))
    };
    values.iter().filter(|value| !is_read(value)).map(finding).collect()
}

/// A plain `start`, or the post's own `date`, that is written as a date and is none.
fn no_dates(subject: Subject<'_>, front_matter: &FrontMatter) -> Vec<Finding> {
    let finding = |key: &str| {
        let value = front_matter.text(key)?;
        let shaped = value.bytes().take(10).zip(*b"0000-00-00").all(|(byte, shape)| match shape {
            b'-' => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let what = What::UnreadSetting { key: key.to_owned(), value: value.to_owned() };
        let is_none = shaped && value.len() >= 10 && read_date(value).is_none();
        is_none.then(|| Finding::new(what, place(subject, front_matter, key, Some(value))))
    };
    ["start", "date"].into_iter().filter_map(finding).collect()
}

/// Keys that mean nothing.
fn unknown(subject: Subject<'_>, front_matter: &FrontMatter) -> Vec<Finding> {
    let known = || KEYS.iter().chain(&ALSO);
    let finding = |key: &str| {
        let near = known().copied().find(|known| is_near(known, key));
        Finding::new(What::UnknownSetting { key: key.to_owned(), near }, place(subject, front_matter, key, None))
    };
    front_matter.setting_keys().filter(|key| !known().any(|known| known == key)).map(finding).collect()
}

/// Whether a key was meant: one letter is missing, too many, or another.
fn is_near(known: &str, key: &str) -> bool {
    let key = key.to_lowercase();
    let same = known.bytes().zip(key.bytes()).take_while(|(one, other)| one == other).count();
    let ends = known.bytes().rev().zip(key.bytes().rev()).take_while(|(one, other)| one == other).count();
    let (short, long) = (known.len().min(key.len()), known.len().max(key.len()));
    long - short <= 1 && same + ends + 1 >= long && short > 2
}

/// Names of moves and kept dates that nothing has.
fn names(subject: Subject<'_>, front_matter: &FrontMatter) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut known = None;
    for key in ["moves", "kept"] {
        for value in front_matter.settings(key).unwrap_or_default() {
            let Some(Move { name, .. }) = Move::read(&value) else { continue };
            let known = known.get_or_insert_with(|| Names::of(subject.plan, subject.document.outline()));
            if known.day(&name).is_none() {
                let place = place(subject, front_matter, key, Some(&name));
                found.push(Finding::new(What::UnknownName { key: key.to_owned(), name }, place));
            }
        }
    }
    found
}

/// Where a key's value is written, or the key itself; all of the first line where it is written otherwise.
fn place(subject: Subject<'_>, front_matter: &FrontMatter, key: &str, value: Option<&str>) -> Range<usize> {
    let text = subject.text();
    let inner = front_matter.inner.clone();
    let all = || lines(text, inner.start).take_while(|line| line.start < inner.end);
    let names_key = |line: &Range<usize>| {
        let line = text[line.clone()].trim_start_matches([' ', '\t', '{', ',', '"', '\'']);
        let rest = line.strip_prefix(key).map(|rest| rest.trim_start_matches(['"', '\'', ' ', '\t']));
        rest.is_some_and(|rest| rest.starts_with(['=', ':']))
    };
    // A key of the same name may stand further up, outside the roadmap's table.
    let line = all().filter(names_key).last();
    let from = line.clone().map_or(inner.start, |line| line.start);
    let sought = value.unwrap_or(key);
    let found = text[from..inner.end].find(sought).filter(|_| !sought.is_empty());
    match (found, line) {
        (Some(at), _) => from + at..from + at + sought.len(),
        (None, Some(line)) => line.start..line_end(text, line.start),
        (None, None) => inner.start..line_end(text, inner.start),
    }
}
