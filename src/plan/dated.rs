//! Study days that are called by a date alone: `Mon Feb 21`, `7月1日`, or `8/4` in a table's column of dates.
//!
//! A date may stand before anything. A plan's dates rise one by one among their siblings, within a phase; what is dated
//! elsewhere, or beneath a heading that says so, is a log of what was done.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::qualifier::{self, StatedDate};
use super::scan::Scan;
use super::token::{self, Token};
use super::vocabulary::LOGS;
use super::{recognise, table};
use crate::document::outline::{Kind, NodeId, Outline};

/// So many dates have to rise for them to be a plan.
const FEWEST: usize = 3;

/// What is called by a date, counted from 1 within its phase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated {
    pub(super) node: NodeId,
    pub(super) token: Token,
    pub(super) date: StatedDate,
}

/// The study days of an outline that are called by a date, in reading order. `phase` tells which phase is around a node,
/// if it may be a study day at all.
pub(super) fn days(outline: &Outline, phase: impl Fn(NodeId) -> Option<NodeId>) -> Vec<Dated> {
    let mut groups: HashMap<_, Vec<Dated>> = HashMap::new();
    let cells = table::dates(outline);
    for (node, carrier) in outline.iter() {
        let read = match carrier.kind {
            Kind::Heading | Kind::Item => leading(carrier.title),
            Kind::Row => cells.get(&node).and_then(|(date, cell)| Some((*date, first_cell(outline, node, cell.end)?))),
            Kind::Paragraph => None,
        };
        let around = read.and_then(|_| phase(node)).filter(|&phase| !is_log(outline, node, phase));
        if let (Some((date, token)), Some(phase)) = (read, around) {
            let group = groups.entry((phase, recognise::key(outline, node))).or_default();
            group.push(Dated { node, token, date });
        }
    }
    let mut plans: Vec<(NodeId, Vec<Dated>)> =
        groups.into_iter().filter(|(_, group)| rises(group)).map(|((phase, _), group)| (phase, group)).collect();
    plans.sort_by_key(|(_, group)| group[0].node);
    let mut kept: Vec<(NodeId, Dated)> = Vec::new();
    for (phase, group) in plans {
        // The same dates once more are another look at them; and what stands within a study day is a part of it.
        let is_known = |day: &Dated| {
            let same = |(other, known): &&(NodeId, Dated)| *other == phase && known.date == day.date;
            kept.iter().any(|known| same(&known) || (known.1.node < day.node && day.node < outline.end(known.1.node)))
        };
        if !group.iter().any(is_known) {
            kept.extend(group.into_iter().map(|day| (phase, day)));
        }
    }
    kept.sort_by_key(|(_, day)| day.node);
    let mut counts: HashMap<NodeId, u32> = HashMap::new();
    let counted = |(phase, day): (NodeId, Dated)| {
        let count = counts.entry(phase).or_default();
        *count += 1;
        Dated { token: Token { first: *count, last: *count, ..day.token }, ..day }
    };
    kept.into_iter().map(counted).collect()
}

/// The date that a title begins with. Of `Jan 15–16` it is the beginning of a stretch, and no day.
fn leading(title: &str) -> Option<(StatedDate, Token)> {
    let from = token::beginning(title);
    let mut scan = Scan::of(&title[from..]);
    let date = qualifier::date(&mut scan)?;
    let to = from + scan.at();
    (!goes_on(scan)).then_some((date, Token { first: 0, last: 0, from, to, rest: to, doubtful: false }))
}

/// Whether what follows a date makes a stretch of it: `–16`, ` - Feb 3`, `〜4月12日`.
fn goes_on(mut scan: Scan<'_>) -> bool {
    let spaced = scan.spaces();
    if scan.eat(|c| "-‐‑‒–—−~～〜至到".contains(c)).is_none() && !scan.word("to ") {
        return false;
    }
    scan.spaces();
    if qualifier::date(&mut scan).is_some() {
        return true;
    }
    // `Jan 15 - 3 problems` is a day with three of them.
    scan.digits().is_some() && {
        scan.spaces();
        !spaced || scan.peek().is_none_or(|c| !c.is_alphanumeric())
    }
}

/// A row's name where its first cell is a date; the column of dates may also be a later one, beside names.
fn first_cell(outline: &Outline, row: NodeId, end: usize) -> Option<Token> {
    let (cell, more) = outline.cells(row).split_first()?;
    let words = table::behind(cell).min(outline.title(row).len());
    (cell.text.len() == end && !more.is_empty()).then_some(Token {
        first: 0,
        last: 0,
        from: 0,
        to: end,
        rest: words,
        doubtful: false,
    })
}

/// Whether a heading between a node and its phase calls what is beneath it a log.
fn is_log(outline: &Outline, node: NodeId, phase: NodeId) -> bool {
    let between = outline.ancestors(node).take_while(|&above| above != phase);
    let mut headings = between.filter(|&above| outline.node(above).kind == Kind::Heading);
    let says = |title: &str| {
        let title = title.to_lowercase();
        let mut words = title.split(|c: char| !c.is_alphanumeric());
        words.any(|word| LOGS.iter().any(|log| word == *log || (!log.is_ascii() && word.contains(log))))
    };
    headings.any(|above| says(outline.title(above)))
}

/// Whether dates are enough for a plan, and each is later than the one before. Those without a year are near that one.
fn rises(group: &[Dated]) -> bool {
    let mut last: Option<NaiveDate> = None;
    let later = |day: &Dated| {
        let date = day.date.near(last.unwrap_or(SOME_DATE));
        let is_later = date.is_some_and(|date| last.is_none_or(|last| last < date));
        last = date;
        is_later
    };
    group.len() >= FEWEST && group.iter().all(later)
}

/// Any date does, for only the distances between dates count; one of a leap year, which has them all.
const SOME_DATE: NaiveDate = NaiveDate::from_ymd_opt(2024, 6, 30).expect("a date of the calendar");

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::plan::{Called, Plan};

    /// The names and words of what is read as study days; all of them called by dates, unless there are none.
    fn read(text: &str) -> Vec<(String, String)> {
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        assert!(plan.days().iter().all(|day| day.called == Called::Date && day.stated.is_some()), "{text}");
        let outline = document.outline();
        plan.ids().map(|id| (plan.name(id, outline).to_owned(), plan.title(id, outline).to_owned())).collect()
    }

    #[test]
    fn dates_that_rise_within_a_phase_are_study_days() {
        for (text, expected) in [
            (
                "## Week 1\n### Mon Feb 21: a\n### Wed, Feb 23 — b\n### **Mar 1** (2h) c ✅\n",
                [("Mon Feb 21", "a"), ("Wed, Feb 23", "b"), ("Mar 1", "c")],
            ),
            (
                "## 第一周\n- [ ] 7月1日：数组\n- 7月2日（周四）链表\n- **7月4日** — 栈\n",
                [("7月1日", "数组"), ("7月2日", "链表"), ("7月4日", "栈")],
            ),
            (
                "## Phase 1\n1. 2026-12-30 a\n2. 2026-12-31 b\n3. 2027-01-02 - 3 problems\n",
                [("2026-12-30", "a"), ("2026-12-31", "b"), ("2027-01-02", "3 problems")],
            ),
            (
                "## Week 1\n| 日期 | 主题 | 状态 |\n| --- | --- | --- |\n| 12/30 | a | ⬜ |\n| 12/31 | b | ✅ |\n| 1/2 (六) | c | |\n",
                [("12/30", "a"), ("12/31", "b"), ("1/2 (六)", "c")],
            ),
        ] {
            let expected = expected.map(|(name, words)| (name.to_owned(), words.to_owned()));
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_dated_otherwise_is_no_plan() {
        for text in [
            // A log stands under no phase, or says what it is.
            "## Progress\n- Feb 21: a\n- Feb 22: b\n- Feb 23: c\n",
            "## Phase 1\n### Session log\n- Feb 21: a\n- Feb 22: b\n- Feb 23: c\n",
            "## Phase 1\n### 学习记录\n| 日期 | 内容 |\n| --- | --- |\n| 8/2 | a |\n| 8/3 | b |\n| 8/4 | c |\n",
            // Too few, out of order, twice the same.
            "## Phase 1\n- Feb 21: a\n- Feb 22: b\n",
            "## Phase 1\n- Feb 23: a\n- Feb 22: b\n- Feb 24: c\n",
            "## Phase 1\n- Feb 21: a\n- Feb 21: b\n- Feb 22: c\n",
            // Stretches are phases, and words that begin with a date's own are words.
            "## Phase 1\n### Jan 15–16: a\n### Jan 17 - Jan 19\n### Jan 20 - 22\n",
            "## Phase 1\n- May 4exercises\n- 7月1日前 b\n- Marching 3\n",
            // Another column of dates belongs to what stands in the first.
            "## Phase 1\n| Task | Date |\n| --- | --- |\n| a | 8/2 |\n| b | 8/3 |\n| c | 8/4 |\n",
            "## Phase 1\n| Ratio | What |\n| --- | --- |\n| 1/2 | a |\n| 1/3 | b |\n| 1/4 | c |\n",
            "## Phase 1\n- [Feb 21](#a)\n- [Feb 22](#b)\n- [Feb 23](#c)\n",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn days_with_numbers_go_before_days_with_dates() {
        let text = "## Week 1\n- Day 1: a\n- Day 2: b\n## Week 2\n- Feb 21: c\n- Feb 22: d\n- Feb 23: e\n";
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        assert!(plan.days().iter().all(|day| day.called == Called::Number));
        assert_eq!(plan.days().len(), 2);
    }

    #[test]
    fn days_with_dates_are_counted_within_their_phase_and_hold_no_others() {
        let text = "## Week 1\n### Feb 21\n- Feb 24: x\n- Feb 25: y\n- Feb 26: z\n### Feb 22\n### Feb 23\n## Week 2\n### Mar 1\n### Mar 2\n### Mar 4\n";
        let plan = Plan::of(&Document::read(text.to_owned()));
        let counted: Vec<_> = plan.days().iter().map(|day| (day.phase, day.first, day.last, day.begins)).collect();
        assert_eq!(counted, [(0, 1, 1, 1), (0, 2, 2, 2), (0, 3, 3, 3), (1, 1, 1, 4), (1, 2, 2, 5), (1, 3, 3, 6)]);
    }
}
