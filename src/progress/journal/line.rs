//! A line of the journal: JSON, with a version.

use std::collections::hash_map::Entry;

use chrono::{DateTime, FixedOffset, NaiveDate, SubsecRound};
use foldhash::HashMap;
use memchr::memchr;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::event::{By, Deed, Event, Known};
use super::place::{ItemId, Place};

/// The version of what is written. Lines of another one are passed over, and kept.
const VERSION: u32 = 1;

/// A line as it is written. What it does not know is passed over.
#[derive(Serialize, Deserialize)]
struct Line {
    v: u32,
    #[serde(deserialize_with = "time")]
    at: DateTime<FixedOffset>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<NaiveDate>,
    did: Did,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
    #[serde(default, skip_serializing_if = "is_first")]
    nth: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grade: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    run: Option<DateTime<FixedOffset>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<From>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ticked: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    done: Option<Vec<String>>,
    by: By,
}

#[derive(Serialize, Deserialize)]
struct From {
    path: Vec<String>,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
    #[serde(default, skip_serializing_if = "is_first")]
    nth: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Did {
    Began,
    Ticked,
    Unticked,
    Done,
    Undone,
    Graded,
    Spared,
    Unspared,
    Minutes,
    Moved,
    Reviewing,
}

fn time<'de, D: Deserializer<'de>>(written: D) -> Result<DateTime<FixedOffset>, D::Error> {
    let written = String::deserialize(written)?;
    // What we write is read sooner than all that a time may look like.
    DateTime::parse_from_rfc3339(&written).or_else(|_| written.parse()).map_err(D::Error::custom)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_first(nth: &u32) -> bool {
    *nth == 0
}

/// The event that a line tells of, if it is one that this version knows.
#[must_use]
pub fn read_line(line: &str) -> Option<Event> {
    let line: Line = serde_json::from_str(line).ok().filter(|line: &Line| line.v == VERSION)?;
    let Line { at, on, did, path, text, day, nth, grade, run, minutes, from, ticked, done, by, .. } = line;
    let place = text.map(|text| Place { path: path.unwrap_or_default(), text, day, nth });
    let deed = match did {
        Did::Began => Deed::Began(ticked.zip(done).map(|(ticked, done)| {
            let ids = |written: Vec<String>| written.iter().filter_map(|id| id.parse().ok()).collect();
            Known { ticked: ids(ticked), studied: ids(done) }
        })),
        Did::Ticked => Deed::Turned { place: place?, done: true },
        Did::Unticked => Deed::Turned { place: place?, done: false },
        Did::Done => Deed::Studied { place: place?, done: true },
        Did::Undone => Deed::Studied { place: place?, done: false },
        Did::Graded => Deed::Graded { place: place?, grade: grade.filter(|grade| (1..=4).contains(grade))? },
        Did::Spared => Deed::Spared { place: place?, spared: true },
        Did::Unspared => Deed::Spared { place: place?, spared: false },
        Did::Minutes => Deed::Minutes { place, run: run?, minutes: minutes? },
        Did::Moved => {
            let From { path, text, day, nth } = from?;
            Deed::Moved { from: Place { path, text, day, nth }, place: place? }
        }
        Did::Reviewing => Deed::Reviewing,
    };
    Some(Event { at, on, by, deed })
}

/// How a line begins, as we write it: before its time.
const HEAD: &str = r#"{"v":1,"at":""#;

/// Whether a time stands before it, and what stands behind.
type Tail<'a> = (bool, &'a [u8]);

/// Reads many lines, most of which say what one before them said, at another time: of those only the time is read.
#[derive(Debug, Default)]
pub(super) struct Lines<'a> {
    /// The event, and the number of what it is about.
    known: HashMap<Tail<'a>, (Event, Option<ItemId>)>,
}

impl<'a> Lines<'a> {
    /// The event that a line tells of, and the number of the item that it is about.
    pub(super) fn read(&mut self, line: &'a [u8]) -> Option<(&Event, Option<ItemId>)> {
        let headless = line.strip_prefix(HEAD.as_bytes());
        let parts = headless.and_then(|rest| rest.split_at_checked(memchr(b'"', rest)?));
        let time = parts.and_then(|(at, _)| DateTime::parse_from_rfc3339(str::from_utf8(at).ok()?).ok());
        // What we did not write is another one each time.
        let behind = parts.filter(|_| time.is_some()).map_or(line, |(_, behind)| behind);
        let (event, id) = match self.known.entry((time.is_some(), behind)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                // A line that was cut off inside a character is torn anyway.
                let event = read_line(&String::from_utf8_lossy(line))?;
                let id = event.deed.item();
                new.insert((event, id))
            }
        };
        event.at = time.unwrap_or(event.at);
        Some((event, *id))
    }
}

/// The line that tells of an event, with its line feed.
#[must_use]
pub fn written(event: &Event) -> String {
    let mut line = Line {
        v: VERSION,
        // Nobody asks for more than seconds.
        at: event.at.trunc_subsecs(0),
        on: event.on,
        did: Did::Reviewing,
        path: None,
        text: None,
        day: None,
        nth: 0,
        grade: None,
        run: None,
        minutes: None,
        from: None,
        ticked: None,
        done: None,
        by: event.by,
    };
    match &event.deed {
        Deed::Began(known) => {
            let written = |ids: &[ItemId]| ids.iter().map(ToString::to_string).collect();
            line.did = Did::Began;
            line.ticked = known.as_ref().map(|known| written(&known.ticked));
            line.done = known.as_ref().map(|known| written(&known.studied));
        }
        Deed::Turned { place, done } => {
            line.did = if *done { Did::Ticked } else { Did::Unticked };
            line.stand(place);
        }
        Deed::Studied { place, done } => {
            line.did = if *done { Did::Done } else { Did::Undone };
            line.stand(place);
        }
        Deed::Graded { place, grade } => {
            (line.did, line.grade) = (Did::Graded, Some(*grade));
            line.stand(place);
        }
        Deed::Spared { place, spared } => {
            line.did = if *spared { Did::Spared } else { Did::Unspared };
            line.stand(place);
        }
        Deed::Minutes { place, run, minutes } => {
            (line.did, line.run, line.minutes) = (Did::Minutes, Some(run.trunc_subsecs(0)), Some(*minutes));
            if let Some(place) = place {
                line.stand(place);
            }
        }
        Deed::Moved { from, place } => {
            line.did = Did::Moved;
            let Place { path, text, day, nth } = from.clone();
            line.from = Some(From { path, text, day, nth });
            line.stand(place);
        }
        Deed::Reviewing => {}
    }
    // Nothing in it can fail to be written: no map, and no number that JSON does not have.
    let json = serde_json::to_string(&line).unwrap_or_default();
    json + "\n"
}

impl Line {
    fn stand(&mut self, place: &Place) {
        let Place { path, text, day, nth } = place.clone();
        (self.path, self.text, self.day, self.nth) = (Some(path), Some(text), day, nth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_read_as_it_is_written() {
        let at: DateTime<FixedOffset> = "2026-02-05T21:14:03+08:00".parse().unwrap();
        let place = Place { path: vec!["一、 \"A\"".into()], text: "异步\u{1b}".into(), day: Some(6), nth: 2 };
        let bare = Place { text: "b".into(), ..Place::default() };
        let deeds = [
            Deed::Began(Some(Known { ticked: vec![place.id(), bare.id()], studied: vec![place.id()] })),
            Deed::Began(None),
            Deed::Turned { place: bare.clone(), done: true },
            Deed::Turned { place: place.clone(), done: false },
            Deed::Studied { place: place.clone(), done: true },
            Deed::Studied { place: bare.clone(), done: false },
            Deed::Graded { place: place.clone(), grade: 4 },
            Deed::Spared { place: bare.clone(), spared: true },
            Deed::Spared { place: bare.clone(), spared: false },
            Deed::Minutes { place: Some(place.clone()), run: at, minutes: 25 },
            Deed::Minutes { place: None, run: at, minutes: 0 },
            Deed::Moved { from: bare, place },
            Deed::Reviewing,
        ];
        let ways = [By::Tui, By::Shell, By::Found, By::Git];
        for (deed, by) in deeds.into_iter().zip(ways.into_iter().cycle()) {
            let on = at.date_naive().succ_opt().filter(|_| by == By::Shell);
            let event = Event { at, on, by, deed };
            let line = written(&event);
            assert_eq!(line.matches('\n').count(), 1, "{line}");
            assert!(!line.contains('\u{1b}'), "{line}");
            assert_eq!(read_line(&line), Some(event), "{line}");
        }
    }

    #[test]
    fn a_line_says_what_a_reader_would_write() {
        let at = "2026-02-05T21:14:03+08:00".parse().unwrap();
        let place = Place { path: vec!["Python".into()], text: "闭包".into(), ..Place::default() };
        let event = Event { at, on: None, by: By::Shell, deed: Deed::Turned { place, done: true } };
        let line =
            r#"{"v":1,"at":"2026-02-05T21:14:03+08:00","did":"ticked","path":["Python"],"text":"闭包","by":"shell"}"#;
        assert_eq!(written(&event), format!("{line}\n"));
        assert_eq!(read_line(&line.replace(r#""v":1,"#, r#""new":[1],"v":1,"#)), Some(event));
    }

    #[test]
    fn what_was_said_before_is_read_as_if_it_were_new() {
        let tail = r#"","did":"ticked","path":["A"],"text":"c \"at\"","by":"tui"}"#;
        let line = |at: &str| format!("{HEAD}{at}{tail}");
        let all = [
            line("2026-02-05T21:14:03+08:00"),
            line("2026-02-31T21:14:03+08:00"),
            line("2026-02-06T01:00:00Z"),
            line("2026-02-06T01:00:00Z").replace("{", "{ "),
            line("2026-02-06T01:00:00Z").replace("ticked", "unticked"),
            format!("{HEAD}2026-02-06T01:00:00Z"),
            line("2026-02-07T01:00:00Z"),
            tail[1..].to_owned(),
        ];
        let mut lines = Lines::default();
        for line in all.iter().chain(&all) {
            let read = lines.read(line.as_bytes()).map(|(event, id)| (event.clone(), id));
            let expected = read_line(line).map(|event| (event.clone(), event.deed.place().map(Place::id)));
            assert_eq!(read, expected, "{line}");
        }
    }

    #[test]
    fn what_is_torn_or_of_another_time_is_passed_over() {
        let line =
            r#"{"v":1,"at":"2026-02-05T21:14:03+08:00","did":"graded","path":[],"text":"a","grade":3,"by":"tui"}"#;
        assert!(read_line(line).is_some());
        for (from, to) in [
            (r#""v":1"#, r#""v":2"#),
            (r#""graded""#, r#""danced""#),
            (r#""grade":3"#, r#""grade":5"#),
            (r#","text":"a""#, ""),
            ("2026-02-05", "2026-02-31"),
            ("}", ""),
            (r#""by":"tui""#, r#""by":"him""#),
        ] {
            assert_eq!(read_line(&line.replace(from, to)), None, "{to}");
        }
        assert!((0..line.len()).all(|end| read_line(&line[..end]).is_none()));
        assert_eq!(read_line(""), None);
    }
}
