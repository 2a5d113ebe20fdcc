//! The program's state, and the only two ways to change it: a reader's [`Action`] and [`News`](action::News) from outside.
//!
//! Pure and total: the clock, the disk and the terminal are the shell's, so that a test can drive the whole program.

pub mod action;
pub mod beyond;
pub mod card;
mod carry;
pub mod count;
mod done_on;
pub mod draft;
pub mod filter;
pub mod finished;
mod folds;
mod gather;
mod glimpse;
mod hearing;
mod history;
pub mod hunt;
pub mod joy;
pub mod keeping;
pub mod keymap;
pub mod keys;
pub mod left_off;
pub mod library;
pub mod list;
mod node_set;
pub mod notice;
mod outside;
mod overlay;
pub mod pick;
mod places;
pub mod planning;
mod presence;
pub mod query;
pub mod reading;
mod reckon;
pub mod recover;
pub mod review;
pub mod rework;
mod rows;
mod saving;
pub mod search;
pub mod so_far;
pub mod statistics;
mod ticking;
pub mod timer;
pub mod upcoming;
pub mod week;

use std::cell::RefCell;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::Document;
use crate::document::outline::NodeId;
use crate::document::stamp::Dialect;
use crate::plan::calendar::Calendar;
use crate::plan::standing::Standing;
use crate::plan::tick::will_write;
use crate::plan::{DayId, Plan};
use crate::progress::Progress;
use action::{Action, Effect, View};
use beyond::Wish;
use filter::Filter;
use glimpse::Glimpse;
use history::{History, Made};
use hunt::Hunt;
use keeping::Keeping;
use keymap::Keymap;
use list::List;
use node_set::NodeSet;
use notice::Notice;
pub use outside::Question;
use overlay::{Over, scrolled};
use pick::{Naming, Of};
use places::Places;
use query::Seeking;
use review::{Habit, Recall};
use so_far::SoFar;
use statistics::Statistics;
use timer::Timer;

/// More often than this nothing is meant.
const MOST_TIMES: usize = 9_999;

/// What a session begins with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Opening {
    /// Today.
    pub date: NaiveDate,
    /// A first date that overrides the document's.
    pub start: Option<NaiveDate>,
    /// The view to show; by default Today where there is a plan, else the roadmap.
    pub view: Option<View>,
    /// The reader's keys.
    pub keys: Keymap,
    /// What actions are called in the reader's language.
    pub naming: Naming,
    /// The filters that the reader's settings name.
    pub filters: &'static [filter::Saved],
    /// How the reader wants ticks stamped, where a roadmap's front matter does not say.
    pub stamp: Option<Dialect>,
    /// How the reader reviews.
    pub habit: Habit,
    /// Whether it was entered from the library.
    pub is_from_library: bool,
    /// Whether this is for one answer, so that no other view is ever looked at.
    pub is_once: bool,
}

/// Whether all changes are on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was changed.
    Unchanged,
    /// The file is still being read.
    Reading,
    /// Some are on their way.
    Saving,
    /// What the screen shows is on disk.
    Saved,
    /// The last change could not be written.
    Failed,
    /// There is no file any more.
    Gone,
}

/// A roadmap that is open.
#[derive(Debug, Clone)]
pub struct App {
    document: Document,
    plan: Plan,
    calendar: Option<Calendar>,
    standing: Standing,
    /// Which study days are done, by their ids.
    done: Vec<bool>,
    progress: Progress,
    /// The study days to look at now, and the checklist's tasks that they are about. Ticks do not change those.
    about: (Vec<DayId>, Vec<NodeId>),
    opening: Opening,
    view: View,
    lists: [List; View::ALL.len()],
    folded: NodeSet,
    /// What is selected beside the selected row.
    gathered: NodeSet,
    filter: Option<Filter>,
    /// The section that is shown alone.
    zoom: Option<NodeId>,
    places: Places,
    over: Option<Over>,
    /// While only the beginning of the roadmap is there.
    glimpse: Option<Glimpse>,
    /// How often the next action is meant, where that was typed.
    count: Option<usize>,
    copies: Vec<outside::Copy>,
    seeking: Seeking,
    found: RefCell<Option<search::Found>>,
    hunt: Option<Hunt>,
    notice: Option<Notice>,
    /// The row to begin the view with, since the wheel was turned and until anything else is done.
    scroll: Option<usize>,
    /// How many lines are scrolled away of what is shown beside the tree.
    beside: usize,
    /// How many are in Stats.
    stats_top: usize,
    /// Whether the reader was told what the first tick of a study day writes.
    told: bool,
    history: History,
    keeping: Keeping,
    recall: Recall,
    timer: Option<Timer>,
    so_far: Option<SoFar>,
    /// How it went, once that was asked for, until anything that it rests on changes.
    statistics: RefCell<Option<Arc<Statistics>>>,
    /// What is made here and not on disk yet, the oldest first.
    pending: Vec<Made>,
    /// What was finished here and is to be told.
    finished: Vec<finished::Finished>,
    /// What came of the last change that is on its way no more.
    saved: Saved,
}

impl App {
    /// Opens a document.
    #[must_use]
    pub fn new(document: Document, opening: Opening) -> Self {
        let plan = Plan::of(&document);
        let calendar = Calendar::of(&document, &plan, opening.start, opening.date);
        let done = plan.done(&document);
        let standing = Standing::on(opening.date, &plan, calendar.as_ref(), &done);
        let progress = Progress::of(document.outline());
        let usual = if plan.days().is_empty() { View::Roadmap } else { View::Today };
        let mut app = Self {
            document,
            plan,
            calendar,
            standing,
            done,
            progress,
            about: Default::default(),
            opening,
            view: opening.view.unwrap_or(usual),
            lists: Default::default(),
            folded: NodeSet::default(),
            gathered: NodeSet::default(),
            filter: None,
            zoom: None,
            places: Places::default(),
            over: None,
            glimpse: None,
            count: None,
            copies: Vec::new(),
            seeking: Seeking::default(),
            found: RefCell::default(),
            hunt: None,
            notice: None,
            scroll: None,
            beside: 0,
            stats_top: 0,
            told: false,
            history: History::default(),
            keeping: Keeping::default(),
            recall: Recall::default(),
            timer: None,
            so_far: None,
            statistics: RefCell::default(),
            pending: Vec::new(),
            finished: Vec::new(),
            saved: Saved::Unchanged,
        };
        app.refill();
        app.select_focus();
        app.tell();
        app.notice = app.warnings().into_iter().next().map(Notice::Warning).or(app.notice.take());
        app
    }

    /// Selects in Plan the study day to look at first.
    fn select_focus(&mut self) {
        if let Some(day) = self.standing.focus() {
            self.lists[View::Plan.index()].select_node(self.plan.day(day).node);
        }
    }

    /// Does what the reader asks for. The only way in which a reader changes anything.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        self.end_hunt_for(action);
        let count = self.count.take();
        self.scroll = None;
        if let Action::Count(digit) = action {
            self.count = Some((count.unwrap_or(0) * 10 + usize::from(digit)).min(MOST_TIMES));
            self.notice = None;
            return None;
        }
        let before = self.glimpse.map(|_| self.touched());
        let is_given_up = action == Action::Back && count.is_some();
        let shown = self.list().node();
        let effect = if is_given_up { None } else { self.act(action, count) };
        if self.list().node() != shown {
            self.beside = 0;
        }
        if before.is_some_and(|before| before != self.touched()) {
            self.touch_glimpse();
        }
        self.list_reviews();
        self.tell();
        effect
    }

    /// Says once, before the first study day is ticked, what that will write into the file.
    fn tell(&mut self) {
        if self.told || self.notice.is_some() || self.over.is_some() || self.is_glimpse() {
            return;
        }
        let writes = self
            .list()
            .node()
            .and_then(|id| will_write(&self.document, &self.plan, id))
            .filter(|_| !self.has_written());
        self.told = writes.is_some();
        self.notice = writes.map(Notice::WillWrite);
    }

    /// Does something where it belongs: in what lies over the view, else in the view.
    fn act(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        // What a paste had no room for is said when it is over. Where words are sought there is no room for what came unasked,
        // so it waits until that is over, too.
        let is_hidden = self.search().is_some();
        let told = self.notice.take_if(|notice| action != Action::Pasted && (!is_hidden || notice.passes()));
        if let Some(over) = self.over.take() {
            return self.update_over(action, over);
        }
        if action == Action::Back && told.is_some_and(|notice| !notice.passes() && !notice.stands_beside()) {
            return None;
        }
        self.act_in_view(action, count)
    }

    /// Does something in the view, as often as was asked for where it can be done several times.
    fn act_in_view(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        let times = count.unwrap_or(1).max(1);
        if self.view == View::Stats && matches!(action, Action::Move(_) | Action::Page(_) | Action::First) {
            self.stats_top = scrolled(action, self.stats_top);
            return None;
        }
        match action {
            Action::Move(by) | Action::Page(by) => self.list_mut().step(by.saturating_mul(times.cast_signed())),
            Action::First | Action::Last if count.is_some() => self.list_mut().select_nth(times),
            Action::First => self.list_mut().select(0),
            Action::Last => {
                let last = self.list().rows().len();
                self.list_mut().select(last);
            }
            Action::Select(row) => self.list_mut().select(row),
            Action::Open | Action::Tick | Action::TickAll if self.view == View::Review => self.open_review(),
            Action::Undo if self.view == View::Review && self.can_regrade() => self.think_over_last(),
            Action::Open => self.open(),
            Action::Look => self.look(),
            Action::Scroll(top) => self.scroll = Some(top),
            Action::ScrollBeside(by) => self.beside = self.beside.saturating_add_signed(by),
            Action::Fold => self.fold(),
            Action::Unfold => self.unfold(),
            Action::FoldAll => self.fold_all(),
            Action::Tick => return self.tick_chosen(),
            Action::TickAll => return self.tick_all(),
            Action::Gather => self.gather(times),
            Action::Rework(rework) => return self.rework(rework, times),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::NextOpen => self.next_open(false, times),
            Action::PreviousOpen => self.next_open(true, times),
            Action::Show(view) => self.view = view,
            Action::NextView => self.view = self.view.step(1),
            Action::PreviousView => self.view = self.view.step(-1),
            Action::Search => self.begin_search(),
            Action::NextMatch => self.next_match(false, times),
            Action::PreviousMatch => self.next_match(true, times),
            Action::Timer => return self.toggle_timer(),
            Action::Recover => self.begin_recovery(),
            Action::Plan => self.begin_planning(),
            Action::MergeCopy => return self.merge_copy(),
            Action::Edit => return self.edit(),
            Action::OpenLink => return self.ask_link(Wish::Open),
            Action::CopyLink => return self.ask_link(Wish::Copy),
            Action::CopyTitle => return self.copy_title(),
            Action::Help => self.over = Some(Over::Help(0)),
            Action::Back => self.widen(),
            Action::Palette => self.begin_palette(),
            Action::Filter => self.begin_filter(),
            Action::Section => self.begin_section(Of::Sections),
            Action::Zoom => self.toggle_zoom(),
            Action::Backward => self.travel(true),
            Action::Forward => self.travel(false),
            Action::Type(_) | Action::Paste(_) | Action::Pasted | Action::Stroke(_) | Action::Count(_) => {}
            Action::Grade(_) | Action::Spare | Action::ReadAgain => {}
            Action::Library => return Some(Effect::Library),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Quit => return Some(Effect::Quit),
        }
        None
    }

    fn list_mut(&mut self) -> &mut List {
        &mut self.lists[self.view.index()]
    }
}
