//! Drafting a plan on the screen: how long it is, when it begins and on which weekdays are typed, and what comes of that is
//! shown until it is accepted or left.

use super::App;
use super::action::{Action, Effect};
use super::history::{Step, Why};
use super::notice::Notice;
use super::overlay::{Over, outer, scrolled};
use crate::document::front_matter::{FrontMatter, read_date};
use crate::document::outline::NodeId;
use crate::plan::draft::{Drafted, Length, MOST_DAYS, Undrafted, Wish, draft, usual_start};
use crate::plan::schedule::Weekdays;
use crate::text::typed::Typed;

/// What is typed, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// How many days of study.
    Days,
    /// The first date.
    Start,
    /// The weekdays of study.
    Weekdays,
}

impl Field {
    /// All of them, from the top.
    pub const ALL: [Self; 3] = [Self::Days, Self::Start, Self::Weekdays];
}

/// All weekdays: nothing that a front matter would have to say.
const EVERY_DAY: &str = "mon-sun";

/// A plan that is being drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planning {
    /// What is typed into now.
    pub field: Field,
    typed: [Typed; 3],
    /// How many study days are scrolled away.
    pub top: usize,
    /// What would come of it.
    pub preview: Result<Box<Drafted>, Unplanned>,
}

/// Why there is nothing to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unplanned {
    /// What is typed cannot be read.
    Unread(Field),
    /// There is no plan to be had.
    Undrafted(Undrafted),
}

impl Planning {
    /// What is typed.
    #[must_use]
    pub fn typed(&self, field: Field) -> &Typed {
        &self.typed[field as usize]
    }

    /// The length that is typed.
    #[must_use]
    pub fn length(&self) -> Option<Length> {
        let days = self.typed(Field::Days).text().trim().parse().ok();
        days.filter(|days| (1..=MOST_DAYS).contains(days)).map(Length::Days)
    }

    fn step(&mut self, by: isize) {
        let last = Field::ALL.len() - 1;
        self.field = Field::ALL[(self.field as usize).saturating_add_signed(by.signum()).min(last)];
    }
}

impl App {
    /// The plan that is being drafted, while it is.
    #[must_use]
    pub fn planning(&self) -> Option<&Planning> {
        if let Some(Over::Planning(planning)) = &self.over { Some(planning) } else { None }
    }

    /// Whether a plan could be drafted here: there is none, and there are tasks.
    #[must_use]
    pub fn can_plan(&self) -> bool {
        self.plan.days().is_empty() && self.progress.whole.done < self.progress.whole.total && !self.is_glimpse()
    }

    /// Begins to draft a plan, unless there is nothing to plan.
    pub(super) fn begin_planning(&mut self) {
        let today = self.standing.date;
        let front_matter = self.document.front_matter();
        let own = front_matter.and_then(FrontMatter::start).map(|(start, _)| start);
        let start = usual_start(&self.document, &self.plan, today).or(own).unwrap_or(today);
        let weekdays = front_matter.and_then(|block| block.settings("days")).map(|days| days.join(","));
        let one_an_hour =
            Wish { length: Length::Minutes(60), sections: Vec::new(), start: None, weekdays: None, language: None };
        // With an hour a day, where that is no longer than plans are.
        let days = match draft(&self.document, &self.plan, &one_an_hour, today) {
            Ok(drafted) => drafted.days,
            Err(Undrafted::TooLong(_)) => MOST_DAYS,
            Err(why) => return self.notice = Some(Notice::Unplanned(why)),
        };
        let typed = [days.to_string(), start.to_string(), weekdays.unwrap_or_else(|| EVERY_DAY.to_owned())];
        let preview = Err(Unplanned::Unread(Field::Days));
        let mut planning = Planning { field: Field::Days, typed: typed.map(Typed::offered), top: 0, preview };
        planning.preview = self.planned(&planning);
        self.over = Some(Over::Planning(planning));
    }

    /// What would come of what is typed.
    fn planned(&self, planning: &Planning) -> Result<Box<Drafted>, Unplanned> {
        let text = |field: Field| planning.typed(field).text().trim();
        let length = planning.length().ok_or(Unplanned::Unread(Field::Days))?;
        let start = Some(text(Field::Start)).filter(|start| start.len() == "2026-01-31".len()).and_then(read_date);
        let start = start.ok_or(Unplanned::Unread(Field::Start))?;
        let weekdays = text(Field::Weekdays);
        let read = Weekdays::read(weekdays).map_err(|_| Unplanned::Unread(Field::Weekdays))?;
        let is_set = self.document.front_matter().is_some_and(|block| block.settings("days").is_some());
        let weekdays = (is_set || read != Weekdays::default()).then(|| weekdays.to_owned());
        let wish = Wish { length, sections: Vec::new(), start: Some(start), weekdays, language: None };
        let drafted = draft(&self.document, &self.plan, &wish, self.standing.date);
        drafted.map(Box::new).map_err(Unplanned::Undrafted)
    }

    /// While a plan is drafted, keys go from line to line, type, accept or leave.
    pub(super) fn update_planning(&mut self, action: Action, mut planning: Planning) -> Option<Effect> {
        let mut is_other = false;
        match action {
            Action::Move(by) => planning.step(by),
            Action::NextView => planning.step(1),
            Action::PreviousView => planning.step(-1),
            Action::Page(_) => {
                let last = planning.preview.as_ref().map_or(0, |drafted| drafted.entries.len().saturating_sub(1));
                planning.top = scrolled(action, planning.top).min(last);
            }
            Action::Type(_) | Action::Paste(_) | Action::Pasted | Action::Stroke(_) => {
                is_other = self.write(action, &mut planning.typed[planning.field as usize]);
            }
            Action::Open => return self.accept_plan(planning),
            Action::Back | Action::Quit | Action::Plan => return None,
            _ => {}
        }
        if is_other {
            (planning.preview, planning.top) = (self.planned(&planning), 0);
        }
        self.over = Some(Over::Planning(planning));
        outer(action)
    }

    /// What would come of it is worked out anew when the text or the date is another one.
    pub(super) fn plan_anew(&mut self) {
        let Some(Over::Planning(mut planning)) = self.over.take_if(|over| matches!(over, Over::Planning(_))) else {
            return;
        };
        planning.preview = self.planned(&planning);
        self.over = Some(Over::Planning(planning));
    }

    fn accept_plan(&mut self, planning: Planning) -> Option<Effect> {
        let (Ok(drafted), Some(length)) = (&planning.preview, planning.length()) else {
            self.over = Some(Over::Planning(planning));
            return None;
        };
        let back = self.list().node().unwrap_or(NodeId::at(0));
        let step = Step { back, ..Step::new(drafted.edit.clone(), self.document.text(), drafted.first) };
        let notice = Notice::Planned(drafted.clone(), length, self.standing.date);
        self.make(step, Why::New, notice)
    }
}
