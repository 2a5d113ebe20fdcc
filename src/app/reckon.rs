//! What follows from the text and the date: the plan, its dates, the counts, and what every view lists.

use super::action::View;
use super::carry::Carry;
use super::history::Step;
use super::list::Row;
use super::{App, rows};
use crate::document::outline::NodeId;
use crate::plan::Plan;
use crate::plan::calendar::Calendar;
use crate::plan::standing::Standing;
use crate::plan::topics::topics;
use crate::progress::Progress;
use crate::text::edit::Edit;

impl App {
    /// Takes over a change that is on disk already.
    pub fn follow_saved(&mut self, edit: &Edit) {
        self.change_all(&[edit], None);
    }

    /// The same where it is known where every node went.
    pub fn follow_arranged(&mut self, edit: &Edit, now: &[Option<NodeId>]) {
        self.change_all(&[edit], Some(&Carry::of(now)));
    }

    /// Makes steps, one after the other, and reads again what depends on the text.
    pub(super) fn change_by(&mut self, steps: &[Step]) {
        if steps.iter().all(|step| step.carry.is_none()) {
            let edits: Vec<&Edit> = steps.iter().map(|step| &step.edit).collect();
            return self.change_all(&edits, None);
        }
        for step in steps {
            self.change_all(&[&step.edit], step.carry.as_ref());
        }
    }

    /// Changes the text by edits, one after the other. Where all nodes went may be known.
    fn change_all(&mut self, edits: &[&Edit], carry: Option<&Carry>) {
        if edits.iter().all(|edit| self.document.is_tick(edit)) {
            let days = edits.iter().filter(|edit| self.tick_box(edit)).count();
            return self.reckon_ticked(days > 0);
        }
        self.touch_anything();
        let before = self.document.clone();
        for edit in edits {
            let _: Option<NodeId> = self.document.apply(edit);
        }
        let plan = std::mem::replace(&mut self.plan, Plan::of(&self.document));
        self.about = Default::default();
        if carry.is_none_or(Carry::is_still) && before.outline().has_shape_of(self.document.outline()) {
            let done = std::mem::take(&mut self.done);
            self.reckon();
            self.touch_turned(&before, (&plan, &done));
        } else {
            let carry = carry.filter(|carry| carry.leads(before.outline(), self.document.outline()));
            self.come_from(&before, carry);
        }
    }

    /// Reckons anew what follows from the text and the date, and lists every view.
    pub(super) fn reckon(&mut self) {
        self.progress = Progress::of(self.document.outline());
        self.calendar = Calendar::of(&self.document, &self.plan, self.opening.start, self.opening.date);
        self.done = self.plan.done(&self.document);
        self.reckon_lists();
    }

    /// Makes an edit that is a tick, and counts anew what that changes. Returns whether a study day is done or undone by it.
    pub(super) fn tick_box(&mut self, edit: &Edit) -> bool {
        let Some(id) = self.document.apply(edit) else { return false };
        let outline = self.document.outline();
        self.progress.follow(outline, id);
        let mut turned = Vec::new();
        for day in self.plan.days_around(id, outline) {
            let is_done = self.plan.is_done(day, &self.document);
            if std::mem::replace(&mut self.done[day.index()], is_done) != is_done {
                turned.push(self.plan.day(day).node);
            }
        }
        let has_turned = !turned.is_empty();
        self.touch(id, turned);
        has_turned
    }

    /// Reckons anew what hangs on the boxes alone, and on whether study days are done.
    fn reckon_ticked(&mut self, days: bool) {
        self.forget_found();
        if days {
            self.stand();
        }
        if self.filter.is_some() {
            self.refill();
        } else if days {
            // No other view lists by what is done.
            self.list_anew(View::Today);
        }
        self.look_ahead();
    }

    /// Reckons anew what the views list, where the rest is known.
    pub(super) fn reckon_lists(&mut self) {
        self.stand();
        self.refill();
        self.look_ahead();
    }

    fn stand(&mut self) {
        self.forget_found();
        self.forget_statistics();
        self.standing = Standing::on(self.opening.date, &self.plan, self.calendar.as_ref(), &self.done);
    }

    /// Finds what the study days to look at are about, unless that is known.
    fn find_topics(&mut self) {
        let now = self.standing.now();
        if self.about.0 != now {
            let found = topics(&self.document, &self.plan, &now);
            self.about = (now, found);
        }
    }

    /// Lists every view anew.
    pub(super) fn refill(&mut self) {
        self.forget_matches();
        if let Some(mut filter) = self.filter.take() {
            let fits = self.fits(filter.seeking());
            filter.look(self.document.outline(), fits);
            self.filter = Some(filter);
        }
        for view in View::ALL {
            self.list_anew(view);
        }
    }

    pub(super) fn list_anew(&mut self, view: View) {
        let rows = if self.is_asked_for(view) { self.rows(view) } else { Vec::new() };
        self.lists[view.index()].refill(rows, &self.plan);
    }

    /// Whether anybody will look at a view.
    pub(super) fn is_asked_for(&self, view: View) -> bool {
        !self.opening.is_once || view == self.view
    }

    fn rows(&mut self, view: View) -> Vec<Row> {
        if view == View::Today && !self.is_glimpse() {
            self.find_topics();
        }
        // Elsewhere that waits until one of them is looked at.
        if matches!(view, View::Today | View::Review) && matches!(self.view, View::Today | View::Review) {
            self.find_reviews();
        }
        let calendar = self.calendar.as_ref();
        match view {
            View::Today | View::Plan | View::Review | View::Stats if self.is_glimpse() => rows::reading(),
            View::Today => {
                let now = (&self.standing, self.done.as_slice());
                let mut rows = rows::today(&self.document, &self.plan, now, &self.about.1, calendar);
                rows.extend(self.reviews_today().into_iter().flatten());
                rows.extend(self.rows_so_far());
                rows
            }
            View::Roadmap => {
                let tree = (self.zoomed(), |id| self.is_in_tree(id));
                rows::roadmap(tree, self.document.outline(), &self.folded, self.filter.is_some())
            }
            View::Plan => rows::plan(self.document.outline(), &self.plan, calendar),
            View::Review => self.review_rows(),
            // It is no list.
            View::Stats => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Opening;
    use crate::app::action::{Action, Effect, News};
    use crate::app::query::{Is, Query, Seeking};
    use crate::app::rework::Rework;
    use crate::document::Document;
    use crate::document::arrange::Place;
    use crate::document::stamp::Dialect;
    use crate::progress::journal::{By, Journal, Stamp};
    use crate::progress::review::Grade;
    use chrono::{Days, NaiveDate};
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    const LINES: &[&str] = &[
        "# a",
        "## Phase 1: b",
        "### Day 1: c",
        "### Day 2: d ✅",
        "### Day 5: o ✅ 2026-01-02",
        "- [x] p ✅ 2026-01-02 ^q",
        "- [ ] e",
        "  - [x] f",
        "    - [ ] g",
        "  - [-] h",
        "    - [ ] i",
        "- [/] j",
        "- **Day 3: k**",
        "  - [ ] l",
        "- m",
        "Day 4: n",
    ];

    /// What is to be written down is written down.
    fn note(app: &mut App) {
        let at = app.opening.date.and_hms_opt(12, 0, 0).unwrap().and_utc().fixed_offset();
        let stamp = Stamp { at, on: None, by: By::Tui, found_at: at };
        loop {
            let unwritten = app.take_unwritten();
            if unwritten.is_empty() {
                return;
            }
            let events = unwritten.into_iter().map(|new| stamp.event(new.deed, new.is_own)).collect();
            assert!(app.hear(News::Noted(events)).is_none());
        }
    }

    const ACTIONS: &[Action] = &[
        Action::Move(1),
        Action::Move(3),
        Action::Move(-1),
        Action::First,
        Action::Last,
        Action::Open,
        Action::Fold,
        Action::Unfold,
        Action::FoldAll,
        Action::Tick,
        Action::Tick,
        Action::TickAll,
        Action::Gather,
        Action::Rework(Rework::Add(Place::Below)),
        Action::Rework(Rework::Add(Place::Inside)),
        Action::Type('n'),
        Action::Rework(Rework::Retitle),
        Action::Rework(Rework::Remove),
        Action::Rework(Rework::Shift(1)),
        Action::Rework(Rework::Shift(-1)),
        Action::Rework(Rework::Indent),
        Action::Rework(Rework::Outdent),
        Action::Rework(Rework::Move),
        Action::Rework(Rework::Box),
        Action::Rework(Rework::Mark),
        Action::Undo,
        Action::Redo,
        Action::NextOpen,
        Action::PreviousOpen,
        Action::Zoom,
        Action::Backward,
        Action::NextView,
        Action::Show(View::Review),
        Action::Grade(Grade::Good),
        Action::Grade(Grade::Again),
        Action::Spare,
        Action::Back,
    ];

    /// Review was begun.
    const REVIEWING: &str = r#"{"v":1,"at":"2026-01-01T12:00:00Z","did":"reviewing","by":"tui"}"#;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        /// A key costs what it changes, not the whole: what is kept from one to the next has to come to the same.
        #[test]
        fn what_is_kept_from_key_to_key_is_what_reading_anew_comes_to(
            lines in vec(select(LINES), 0..14),
            actions in vec((select(ACTIONS), any::<bool>(), 0..8_u64), 0..30),
            is_reviewing in any::<bool>(),
            stamp in select(&[None, None, Some(Dialect::Emoji), Some(Dialect::Dataview), Some(Dialect::Comment)][..]),
        ) {
            let date = NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
            let opening = Opening { stamp, date, ..Opening::default() };
            let mut app = App::new(Document::read(lines.join("\n") + "\n"), opening);
            let journal = Journal::read(if is_reviewing { REVIEWING } else { "" }, 0);
            assert!(app.hear(News::Journal(Box::new(journal))).is_none());
            app.seeking = Seeking { query: Query::read("is:open e").unwrap(), ..Seeking::default() };
            for (action, is_noted, days) in actions {
                if app.update(action).is_some() {
                    assert!(app.hear(News::Saved(1)).is_none());
                }
                prop_assert_eq!(&*app.statistics(), &app.reckon_statistics());
                if is_noted {
                    note(&mut app);
                    prop_assert_eq!(&*app.statistics(), &app.reckon_statistics());
                    prop_assert_eq!(app.so_far(), app.reckon_so_far());
                    if matches!(app.view, View::Today | View::Review) {
                        let anew = app.reckon_reviews(None);
                        prop_assert_eq!(app.reviews(), anew.as_ref());
                    }
                    // Some days are over soon.
                    if days > 3 {
                        let date = app.opening.date + Days::new(days - 3);
                        assert!(app.hear(News::Date(date)).is_none());
                        prop_assert_eq!(&*app.statistics(), &app.reckon_statistics());
                        prop_assert_eq!(app.so_far(), app.reckon_so_far());
                    }
                }
                let outline = app.document.outline();
                prop_assert_eq!(&app.progress, &Progress::of(outline));
                prop_assert_eq!(&app.done, &app.plan.done(&app.document));
                let standing = Standing::on(app.opening.date, &app.plan, app.calendar.as_ref(), &app.done);
                prop_assert_eq!(&app.standing, &standing);
                let open = app.fits(&Seeking { query: Query { is: vec![Is::Open], ..Query::default() }, ..Seeking::default() });
                prop_assert_eq!(open, outline.ids().map(|id| app.is_open(id)).collect::<Vec<_>>());
                if !app.seeking.is_empty() {
                    let fits = app.fits(&app.seeking);
                    let found: Vec<_> = app.document.outline().ids().filter(|id| fits[id.index()]).collect();
                    prop_assert_eq!(&*app.found(), &*found);
                    let is_listed = |id: &NodeId| app.zoomed().contains(&id.index()) && app.is_in_tree(*id);
                    let listed: Vec<_> = found.into_iter().filter(is_listed).collect();
                    prop_assert_eq!(&*app.matches_in_tree(), listed);
                }
                for view in View::ALL {
                    // What comes back is reckoned when it is looked at.
                    let mut shown = App { view, ..app.clone() };
                    shown.list_reviews();
                    let rows = shown.rows(view);
                    prop_assert_eq!(shown.list_of(view).rows(), rows, "{:?} {:?}", view, action);
                }
            }
            for _ in 0..40 {
                let _: Option<Effect> = app.update(Action::Back);
                let _: Option<Effect> = app.update(Action::Undo);
            }
            prop_assert_eq!(app.document.text(), lines.join("\n") + "\n");
        }
    }
}
