//! What follows from the text and the date: the plan, its dates, the counts, and what every view lists.

use super::action::View;
use super::{App, rows};
use crate::plan::Plan;
use crate::plan::calendar::Calendar;
use crate::plan::standing::Standing;
use crate::plan::topics::topics;
use crate::progress::Progress;
use crate::text::edit::Edit;

impl App {
    /// Changes the text, and reads again what depends on it.
    pub(super) fn change(&mut self, edit: &Edit) {
        self.change_all(std::slice::from_ref(edit));
    }

    /// The same for several edits, one after the other.
    pub(super) fn change_all(&mut self, edits: &[Edit]) {
        if edits.iter().all(|edit| edit.single_byte().is_some()) {
            edits.iter().for_each(|edit| self.document.apply(edit));
            return self.reckon();
        }
        let before = self.document.clone();
        edits.iter().for_each(|edit| self.document.apply(edit));
        self.plan = Plan::of(&self.document);
        self.about = Default::default();
        if before.outline().has_shape_of(self.document.outline()) {
            self.reckon();
        } else {
            self.come_from(&before);
        }
    }

    /// Reckons anew what follows from the text and the date, and lists every view.
    pub(super) fn reckon(&mut self) {
        self.progress = Progress::of(self.document.outline());
        self.calendar = Calendar::of(&self.document, &self.plan, self.opening.start, self.opening.date);
        let calendar = self.calendar.as_ref();
        self.standing = Standing::on(self.opening.date, &self.plan, calendar, &self.document);
        self.find_topics();
        self.refill();
        self.look_ahead();
    }

    /// Finds what the study days to look at are about, unless that is known.
    pub(super) fn find_topics(&mut self) {
        let now = self.standing.now();
        if self.about.0 != now {
            let found = topics(&self.document, &self.plan, &now);
            self.about = (now, found);
        }
    }

    /// Lists every view anew.
    pub(super) fn refill(&mut self) {
        if let Some(mut filter) = self.filter.take() {
            let fits = self.fits(filter.seeking());
            filter.look(self.document.outline(), fits);
            self.filter = Some(filter);
        }
        let calendar = self.calendar.as_ref();
        let rows = View::ALL.map(|view| match view {
            View::Today => {
                rows::today(&self.document, &self.plan, &self.standing, &self.about.1, self.calendar.as_ref())
            }
            View::Roadmap => rows::roadmap(self.tree(), self.document.outline(), &self.folded, self.filter.is_some()),
            View::Plan => rows::plan(self.document.outline(), &self.plan, calendar),
        });
        for (list, rows) in self.lists.iter_mut().zip(rows) {
            list.refill(rows, &self.plan);
        }
    }
}
