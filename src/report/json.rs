//! The answers as JSON, stable under `"schema": 1`.

mod arranged;
pub mod backups;
pub mod check;
pub mod draft;
pub mod journal;
pub mod merge;
pub mod new;
pub mod next;
pub mod review;
pub mod sarif;
mod schema;
mod shapes;
mod stats;
pub mod watch;
mod week;

use std::collections::HashSet;

use serde::Serialize;

use crate::app::App;
use crate::document::front_matter::FrontMatter;
use crate::document::mark::{Checkbox, Mark};
use crate::document::outline::{Kind, Node, NodeId};
use crate::plan::calendar::StartFrom;
use crate::plan::recovery::{Moved, Recovery};
use crate::plan::standing::State;
use crate::plan::topics::topics;
use crate::plan::{Called, DayId};
use crate::progress::Tally;
use crate::text::lines::Lines;
use crate::text::sanitise::sanitise;
use shapes::{
    AllTicked, DatedShape, DayShape, Filed, FiledToday, Load, MovedShape, PhaseShape, PlanShape, RecoveryShape,
    Section, SeveralPlans, SeveralStatuses, SeveralTodays, Show, ShownNode, Status, StatusPlan, Ticked, TickedItem,
    Today, TodayPhase,
};
use stats::Minutes;
pub use week::weeks;

/// The version of all these shapes.
const SCHEMA: u32 = 1;

/// Makes the JSON of one file's answers.
pub struct Reporter<'a> {
    app: &'a App,
    file: String,
    lines: Lines,
}

impl<'a> Reporter<'a> {
    /// A reporter on what `app` holds, of the file called `file`.
    #[must_use]
    pub fn new(app: &'a App, file: &str) -> Self {
        Self { app, file: sanitise(file).into_owned(), lines: Lines::of(app.document().text()) }
    }

    /// The tree, flat and in reading order.
    #[must_use]
    pub fn show(&self) -> String {
        let outline = self.app.document().outline();
        let entries = self.app.plan().entries(outline).map(|id| (id, outline.node(id)));
        write(&Show {
            schema: SCHEMA,
            file: self.file.clone(),
            title: self.title(),
            front_matter: self.app.document().front_matter().map(|block: &FrontMatter| block.notation.name()),
            progress: self.app.progress().whole,
            nodes: entries.map(|(id, node)| self.node(id, &node)).collect(),
        })
    }

    /// The plan: phases, study days, dates.
    #[must_use]
    pub fn plan(&self) -> String {
        let (plan, calendar) = (self.app.plan(), self.app.calendar());
        let start_from = calendar.and_then(|calendar| match calendar.start_from {
            StartFrom::Flag => Some("flag"),
            StartFrom::Start => Some("start"),
            StartFrom::Date => Some("date"),
            StartFrom::Plan => None,
        });
        write(&PlanShape {
            schema: SCHEMA,
            start: calendar.map(|calendar| calendar.start),
            start_from,
            end: calendar.and_then(|calendar| calendar.span().map(|(_, end)| end)),
            total_days: plan.total_days(),
            phases: (0..plan.phases().len()).map(|index| self.phase(index)).collect(),
        })
    }

    /// Progress by section, and where the reader stands.
    #[must_use]
    pub fn status(&self) -> String {
        write(&self.status_shape())
    }

    fn status_shape(&self) -> Status {
        let outline = self.app.document().outline();
        let section = |(id, node): (NodeId, Node<'_>)| {
            let Tally { done, total } = self.app.progress().at(id);
            Section { line: self.line(id), level: node.level, title: node.title.to_owned(), done, total }
        };
        let (plan, calendar) = (self.app.plan(), self.app.calendar());
        let planned = || StatusPlan {
            start: calendar.map(|calendar| calendar.start),
            end: calendar.and_then(|calendar| calendar.span().map(|(_, end)| end)),
            done: self.app.days_done().done as usize,
            total: plan.days().len(),
            behind: self.app.standing().behind,
        };
        Status {
            schema: SCHEMA,
            file: self.file.clone(),
            title: self.title(),
            progress: self.app.progress().whole,
            sections: outline.iter().filter(|(_, node)| node.kind == Kind::Heading).map(section).collect(),
            plan: (!plan.days().is_empty()).then(planned),
        }
    }

    /// What to study now.
    #[must_use]
    pub fn today(&self) -> String {
        write(&self.today_shape())
    }

    fn today_shape(&self) -> Today {
        let (plan, standing) = (self.app.plan(), self.app.standing());
        let activity = self.app.activity();
        let phases: Vec<usize> =
            (0..plan.phases().len()).filter(|&phase| !plan.phases()[phase].days.is_empty()).collect();
        let phase = standing.focus().map(|day| plan.day(day).phase).map(|phase| TodayPhase {
            title: self.phase_title(phase),
            goal: plan.phases()[phase].goal.clone(),
            n: phases.iter().position(|&other| other == phase).unwrap_or(0) + 1,
            of: phases.len(),
        });
        Today {
            schema: SCHEMA,
            date: standing.date,
            state: match standing.state {
                State::Before => "before",
                State::On => "on",
                State::Rest => "rest",
                State::After => "after",
                State::Undated => "undated",
                State::None => "none",
            },
            day: standing.day.map(|day| self.day(day)),
            next_open: standing.next_open.map(|day| self.day(day)),
            behind: standing.behind,
            left: standing.left.iter().map(|&day| self.day(day)).collect(),
            phase,
            topics: self.topics(&standing.now()),
            reviews_due: self.app.reviews().map(|reviews| reviews.due().len()),
            day_n: standing.counted,
            day_of: Some(plan.total_days()).filter(|&days| days > 0),
            streak: (!activity.is_empty()).then(|| self.app.streak(&activity)),
            minutes: (!activity.is_empty()).then(|| Minutes::of(&activity, standing.date)),
        }
    }

    /// What a tick changed.
    #[must_use]
    pub fn ticked(&self, id: NodeId, changed: bool) -> String {
        let item = self.node(id, &self.app.document().outline().node(id));
        write(&Ticked { schema: SCHEMA, file: self.file.clone(), changed, item })
    }

    /// What several ticks changed: each item with the name by which it was asked for.
    #[must_use]
    pub fn all_ticked<'n>(&self, asked: impl Iterator<Item = (NodeId, &'n String)>, turned: &[NodeId]) -> String {
        let turned: HashSet<NodeId> = turned.iter().copied().collect();
        let outline = self.app.document().outline();
        let one = |(id, name): (NodeId, &String)| TickedItem {
            asked: sanitise(name).into_owned(),
            changed: turned.contains(&id),
            item: self.node(id, &outline.node(id)),
        };
        let items = asked.map(one).collect();
        write(&AllTicked { schema: SCHEMA, file: self.file.clone(), changed: !turned.is_empty(), items })
    }

    /// What a way back does, or did.
    #[must_use]
    pub fn recovery(&self, recovery: &Recovery, written: bool) -> String {
        let moved =
            |moved: &Moved| MovedShape { day: self.day(moved.day), new_from: moved.after.0, new_to: moved.after.1 };
        write(&RecoveryShape {
            schema: SCHEMA,
            file: self.file.clone(),
            written,
            end_before: recovery.end.0,
            end_after: recovery.end.1,
            heaviest: Load { date: recovery.heaviest.1, study_days: recovery.heaviest.0 },
            moved: recovery.moved.iter().map(moved).collect(),
        })
    }

    fn title(&self) -> Option<String> {
        self.app.document().title().map(str::to_owned)
    }

    fn line(&self, id: NodeId) -> usize {
        self.lines.number(self.app.document().outline().node(id).start)
    }

    fn node(&self, id: NodeId, node: &Node<'_>) -> ShownNode {
        let offset = match node.checkbox {
            Some(Checkbox::Drawn { at, .. }) => Some(at),
            _ => None,
        };
        let mark = node.mark().map(|mark| match mark {
            Mark::Todo => "todo",
            Mark::Done => "done",
            Mark::Doing => "doing",
            Mark::Cancelled => "cancelled",
            Mark::Other(_) => "other",
        });
        ShownNode {
            id: id.index(),
            parent: self.app.document().outline().parent(id).map(NodeId::index),
            kind: kind(node.kind),
            level: node.level,
            line: self.line(id),
            title: node.title.to_owned(),
            mark,
            offset,
        }
    }

    fn topics(&self, days: &[DayId]) -> Vec<ShownNode> {
        let (document, plan) = (self.app.document(), self.app.plan());
        topics(document, plan, days).into_iter().map(|id| self.node(id, &document.outline().node(id))).collect()
    }

    fn phase_title(&self, index: usize) -> String {
        let heading = self.app.plan().phases()[index].heading;
        heading
            .map_or_else(|| self.title().unwrap_or_default(), |id| self.app.document().outline().title(id).to_owned())
    }

    fn phase(&self, index: usize) -> PhaseShape {
        let plan = self.app.plan();
        let phase = &plan.phases()[index];
        let only_phases = plan.days().is_empty();
        let dates = self.app.calendar().filter(|_| only_phases).and_then(|calendar| calendar.phase_dates(index));
        PhaseShape {
            // A heading that names no phase is one only because study days stand beneath it.
            line: phase.heading.filter(|_| phase.name.is_some()).map(|id| self.line(id)),
            title: self.phase_title(index),
            path: plan.path(index, self.app.document().outline()).into_iter().map(str::to_owned).collect(),
            goal: phase.goal.clone(),
            from: dates.map(|(from, _)| from),
            to: dates.map(|(_, to)| to),
            days: phase.days.iter().filter(|&&day| self.is_numbered(day)).map(|&day| self.day(day)).collect(),
            dated: phase.days.iter().filter(|&&day| !self.is_numbered(day)).map(|&day| self.day(day).into()).collect(),
        }
    }

    /// Whether a study day has a number of its own; one that is called by a date has none.
    fn is_numbered(&self, id: DayId) -> bool {
        self.app.plan().day(id).called == Called::Number
    }

    fn day(&self, id: DayId) -> DayShape {
        let (plan, document) = (self.app.plan(), self.app.document());
        let day = plan.day(id);
        let dates = self.app.calendar().map(|calendar| calendar.dates(id));
        let number = |number: u32| self.is_numbered(id).then_some(number);
        DayShape {
            line: self.line(day.node),
            carrier: kind(document.outline().node(day.node).kind),
            first: number(day.first),
            last: number(day.last),
            title: plan.title(id, document.outline()).to_owned(),
            done: plan.is_done(id, document),
            from: dates.map(|(from, _)| from),
            to: dates.map(|(_, to)| to),
        }
    }
}

/// The study days of several roadmaps, by date.
#[must_use]
pub fn several_plans(reporters: &[Reporter<'_>]) -> String {
    let days = |reporter: &Reporter<'_>| -> Vec<Filed<DayShape>> {
        let ids = reporter.app.plan().ids();
        ids.map(|day| Filed { file: reporter.file.clone(), day: reporter.day(day) }).collect()
    };
    let mut days: Vec<Filed<DayShape>> = reporters.iter().flat_map(days).collect();
    days.sort_by_key(|filed| (filed.day.from.is_none(), filed.day.from));
    let (days, dated): (Vec<_>, Vec<_>) = days.into_iter().partition(|filed| filed.day.first.is_some());
    let dated = dated.into_iter().map(|Filed { file, day }| Filed { file, day: DatedShape::from(day) }).collect();
    write(&SeveralPlans { schema: SCHEMA, days, dated })
}

/// What to study now, roadmap by roadmap.
#[must_use]
pub fn several_todays(reporters: &[Reporter<'_>]) -> String {
    let one = |reporter: &Reporter<'_>| FiledToday { file: reporter.file.clone(), today: reporter.today_shape() };
    write(&SeveralTodays { schema: SCHEMA, files: reporters.iter().map(one).collect() })
}

/// How far several roadmaps are, and all of them together.
#[must_use]
pub fn several_statuses(reporters: &[Reporter<'_>]) -> String {
    let progress = reporters.iter().fold(Tally::default(), |sum, one| sum.and(one.app.progress().whole));
    write(&SeveralStatuses { schema: SCHEMA, progress, files: reporters.iter().map(Reporter::status_shape).collect() })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Heading => "heading",
        Kind::Item => "item",
        Kind::Row => "row",
        Kind::Paragraph => "paragraph",
    }
}

fn write(shape: &impl Serialize) -> String {
    // These shapes hold nothing that JSON cannot say.
    serde_json::to_string_pretty(shape).expect("plain shapes serialise") + "\n"
}
