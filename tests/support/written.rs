//! Plans and calendars that are made up, as text, with what they should mean.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{crlf, date};

/// A study day as it is written: how far behind the one before it begins, how many days it spans, whether it is done.
pub type WrittenDay = (i64, u32, bool);

/// What a phase's study days are written as.
#[derive(Debug, Clone, Copy)]
pub enum Carrier {
    Box,
    Bold,
    Heading,
    Row,
}

/// A phase: its heading, whether its numbers begin again, and with what; its carrier; its study days.
#[derive(Debug, Clone)]
pub struct WrittenPhase {
    pub heading: &'static str,
    pub restarts: Option<i64>,
    pub carrier: Carrier,
    pub days: Vec<WrittenDay>,
}

/// A calendar as it is written.
#[derive(Debug, Clone)]
pub struct WrittenCalendar {
    pub start: NaiveDate,
    pub weekdays: [bool; 7],
    pub rest: Vec<RangeInclusive<NaiveDate>>,
    pub work: BTreeSet<NaiveDate>,
    /// Phases by their names, each with a start of its own.
    pub moves: Vec<(String, NaiveDate)>,
    /// Rest without an end, up to the day on which it is looked at.
    pub pause: Option<RangeInclusive<NaiveDate>>,
}

/// In which notation the front matter stands.
#[derive(Debug, Clone, Copy)]
pub enum Notation {
    Toml,
    Yaml,
    YamlOfWindows,
}

/// What a reader does one day: so many days later, these study days are ticked, and a way back is taken.
pub type Step = (u64, Vec<Index>, WrittenWay);

/// A way back, its dates counted from the day on which it is taken.
#[derive(Debug, Clone, Copy)]
pub enum WrittenWay {
    Push,
    CatchUp,
    Rebalance(u64),
    Break(u64, u64),
}

pub fn after(date: NaiveDate, days: u64) -> NaiveDate {
    date + Days::new(days)
}

pub fn phase() -> impl Strategy<Value = WrittenPhase> {
    let carrier = select(vec![Carrier::Box, Carrier::Bold, Carrier::Heading, Carrier::Row]);
    // Mostly the day behind; at times a gap, or a day that begins within the one before.
    let distance = select(vec![1, 1, 1, 1, 1, 1, 2, 4, 0, -1]);
    let day = (distance, select(vec![1, 1, 1, 1, 2, 3, 5]), prop::bool::weighted(0.2));
    let heading = select(vec!["## Phase N: p", "## Phase N: p", "## Week 1", "## It's \"N\" \\ # x", "## 第N阶段：甲"]);
    (heading, prop::option::of(select(vec![1, 1, 1, 0])), carrier, prop::collection::vec(day, 2..7)).prop_map(
        |(heading, restarts, carrier, mut days)| {
            if matches!(carrier, Carrier::Row) {
                // A table that sums up has long rows, and one whose numbers do not rise is something else.
                days.iter_mut().for_each(|(distance, span, _)| (*distance, *span) = (1.max(*distance), 2.min(*span)));
            }
            WrittenPhase { heading, restarts, carrier, days }
        },
    )
}

/// Around leap days, the ends of months and years, and the days on which clocks are changed.
pub const STARTS: [&str; 8] =
    ["2024-02-26", "2023-12-30", "2025-02-27", "2026-01-31", "2028-02-29", "1999-12-25", "2026-03-27", "2026-10-24"];

/// A plan begins so many days after one of them at most.
pub const LATER: u64 = 4;

pub fn calendar() -> impl Strategy<Value = WrittenCalendar> {
    let start = select(STARTS.to_vec());
    let weekdays =
        prop::array::uniform7(prop::bool::weighted(0.7)).prop_filter("a day of study", |d| d.contains(&true));
    let rest = prop::collection::vec((0..60_u64, 0..9_u64), 0..4);
    let work = prop::collection::btree_set(0..60_u64, 0..4);
    let pause = prop::option::weighted(0.25, 0..40_u64);
    (start, 0..LATER, weekdays, rest, work, pause).prop_map(|(start, later, weekdays, rest, work, pause)| {
        let start = after(date(start), later);
        let pause = pause.map(|from| after(start, from)..=after(start, from));
        let rest = rest.into_iter().map(|(from, long)| after(start, from)..=after(start, from + long)).collect();
        let work = work.into_iter().map(|days| after(start, days)).collect();
        WrittenCalendar { start, weekdays, rest, work, pause, moves: Vec::new() }
    })
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let way = prop_oneof![
        Just(WrittenWay::Push),
        Just(WrittenWay::CatchUp),
        (0..40_u64).prop_map(WrittenWay::Rebalance),
        (0..12_u64, 0..9_u64).prop_map(|(from, long)| WrittenWay::Break(from, long)),
    ];
    prop::collection::vec((0..12_u64, prop::collection::vec(any::<Index>(), 0..4), way), 0..5)
}

pub fn notation() -> impl Strategy<Value = Notation> {
    select(vec![Notation::Toml, Notation::Yaml, Notation::YamlOfWindows])
}

impl WrittenCalendar {
    /// The test's own word on what is a study date.
    pub fn is_study_date(&self, date: NaiveDate) -> bool {
        let rests = self.rest.iter().chain(&self.pause).any(|range| range.contains(&date));
        self.work.contains(&date) || (self.weekdays[date.weekday().num_days_from_monday() as usize] && !rests)
    }

    /// The same calendar looked at on another day: a pause goes on until then.
    pub fn on(&self, today: NaiveDate) -> Self {
        let pause = self.pause.as_ref().map(|pause| *pause.start()..=today.max(*pause.start()));
        Self { pause, ..self.clone() }
    }

    pub fn study_dates(&self, from: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
        from.iter_days().filter(|date| self.is_study_date(*date))
    }

    /// The keys of the table, with values that both notations read.
    pub fn keys(&self) -> Vec<(&'static str, String)> {
        const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let quoted = |texts: Vec<String>| texts.iter().map(|text| format!("'{text}'")).collect::<Vec<_>>().join(", ");
        let weekdays: Vec<&str> =
            NAMES.into_iter().zip(self.weekdays).filter_map(|(name, on)| on.then_some(name)).collect();
        let rest = self.rest.iter().map(|range| format!("{}..{}", range.start(), range.end()));
        let rest = rest.chain(self.pause.iter().map(|pause| format!("{}..", pause.start()))).collect();
        let work = self.work.iter().map(ToString::to_string).collect();
        let moves: Vec<String> = self.moves.iter().map(|(phase, on)| format!("{phase}: {on}")).collect();
        let mut keys = vec![
            ("start", format!("'{}'", self.start)),
            ("days", format!("'{}'", weekdays.join(","))),
            ("rest", format!("[{}]", quoted(rest))),
            ("work", format!("[{}]", quoted(work))),
        ];
        keys.extend((!moves.is_empty()).then(|| ("moves", format!("[{}]", quoted(moves)))));
        keys
    }

    fn front_matter(&self, notation: Notation) -> String {
        let keys = self.keys();
        match notation {
            Notation::Toml => {
                let keys: String = keys.iter().map(|(key, value)| format!("{key} = {value} # mine\n")).collect();
                format!("+++\ntitle = 'x' # y\n[params.roadmap]\n{keys}[other]\na = 1\n+++\n\n")
            }
            Notation::Yaml | Notation::YamlOfWindows => {
                let keys: String = keys.iter().map(|(key, value)| format!("   {key}: {value} # mine\n")).collect();
                format!("---\ntitle: x # y\nroadmap:\n{keys}other: [a]\n---\n\n")
            }
        }
    }
}

/// The phases as text, and the first and last counted day of each study day.
pub fn body(phases: &[WrittenPhase]) -> (String, Vec<(u32, u32)>) {
    let (mut text, mut counted) = (String::from("# Plan\n"), Vec::new());
    let (mut last, mut shift, mut reached) = (0, None, 0);
    for (number, phase) in phases.iter().enumerate() {
        write!(text, "\n{}\n\n", phase.heading.replace('N', &(number + 1).to_string())).unwrap();
        if matches!(phase.carrier, Carrier::Row) {
            text += "| Day | What | Status |\n| --- | --- | --- |\n";
        }
        let mut begins = phase.restarts.unwrap_or(last + 1);
        let mut numbers: Vec<(i64, i64)> = Vec::new();
        for (place, &(distance, span, done)) in phase.days.iter().enumerate() {
            begins = if place == 0 { begins } else { (last + distance).max(begins) };
            last = (begins + i64::from(span) - 1).max(if place == 0 { 0 } else { last });
            let ends = begins + i64::from(span) - 1;
            let name = if span == 1 { format!("Day {begins}") } else { format!("Day {begins}-{ends}") };
            text += &match (phase.carrier, done) {
                (Carrier::Box, done) => format!("- [{}] {name}: w\n", if done { 'x' } else { ' ' }),
                (Carrier::Bold, true) => format!("*   [x] **{name}: w**\n"),
                (Carrier::Bold, false) => format!("*   **{name}: w**\n"),
                (Carrier::Heading, done) => format!("### {name}: w{}\n\n", if done { " ✅" } else { "" }),
                (Carrier::Row, done) => format!("| {name} | w | {} |\n", if done { "✅" } else { "⬜" }),
            };
            numbers.push((begins, ends));
        }
        // Numbers that begin again stand behind all before; those that run on stand where they say.
        let lowest = numbers.iter().map(|(from, _)| *from).min().unwrap();
        let by = match shift {
            Some(shift) if lowest + shift > reached => shift,
            Some(_) => reached + 1 - lowest,
            None => 1 - lowest,
        };
        shift = Some(by);
        reached = numbers.iter().map(|(_, to)| to + by).max().unwrap();
        counted.extend(
            numbers.iter().map(|(from, to)| (u32::try_from(from + by).unwrap(), u32::try_from(to + by).unwrap())),
        );
    }
    (text, counted)
}

pub fn written(phases: &[WrittenPhase], calendar: &WrittenCalendar, notation: Notation) -> String {
    let text = calendar.front_matter(notation) + &body(phases).0;
    if matches!(notation, Notation::YamlOfWindows) { crlf(&text) } else { text }
}
