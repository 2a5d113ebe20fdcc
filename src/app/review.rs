//! What comes back for review: reckoned from the journal and the text when either changes, and kept until then.
//!
//! What was graded here counts at once; it is handed out to be written down, and heard of again as any other event.

use chrono::NaiveDate;

use super::App;
use super::action::View;
use super::list::{Remark, Row, What};
use crate::document::mark::Mark;
use crate::document::outline::NodeId;
use crate::progress::journal::{Deed, Event, Journal, Place, Since, Timed};
use crate::progress::review::{Grade, Learned, Load, Parameters, Queue, Retention, Reviewing, Standing};

/// For how many days ahead it is told how much is due on each.
pub const WEEK: i64 = 7;

/// What the reader's settings say of reviews.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habit {
    /// How many items come on a date at most.
    pub cap: u32,
    /// The share that is to be remembered.
    pub retention: Retention,
    /// The parameters of memory; those of most people, where they are not the reader's own.
    pub parameters: Option<&'static Parameters>,
}

impl Default for Habit {
    fn default() -> Self {
        Self { cap: Reviewing::CAP, retention: Retention::default(), parameters: None }
    }
}

/// The finished items, and when each comes back.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviews {
    today: NaiveDate,
    nodes: Vec<NodeId>,
    learned: Vec<Learned>,
    reviewing: Reviewing,
    queue: Queue,
}

impl Reviews {
    /// What is due today and was not graded yet, the most at risk first.
    pub fn due(&self) -> impl ExactSizeIterator<Item = NodeId> + '_ {
        self.queue.due.iter().map(|&item| self.nodes[item])
    }

    /// How many more would be due, were there no cap.
    #[must_use]
    pub fn put_off(&self) -> usize {
        self.queue.put_off
    }

    /// How many items come on a date at most.
    #[must_use]
    pub fn cap(&self) -> u32 {
        self.reviewing.cap
    }

    /// Since when the reader reviews.
    #[must_use]
    pub fn since(&self) -> NaiveDate {
        self.reviewing.since
    }

    /// Whether anything is finished, so that it can come back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// How many were graded today.
    #[must_use]
    pub fn graded_today(&self) -> usize {
        self.learned.iter().filter(|one| one.grades.iter().any(|(on, _)| *on == self.today)).count()
    }

    /// The load of so many dates from today on.
    #[must_use]
    pub fn ahead(&self, dates: usize) -> Vec<Load> {
        self.queue.ahead(dates)
    }

    /// The first date after today on which something comes, and how much.
    #[must_use]
    pub fn next(&self) -> Option<Load> {
        self.queue.ahead(usize::MAX).into_iter().skip(1).find(|load| load.due > 0)
    }

    /// How an item stands; `None` where it is not finished, or spared.
    #[must_use]
    pub fn standing(&self, node: NodeId) -> Option<&Standing> {
        self.queue.standing(self.item(node)?)
    }

    /// For how many days each grade would leave an item alone.
    #[must_use]
    pub fn intervals(&self, node: NodeId) -> Option<[u32; 4]> {
        self.reviewing.intervals(&self.learned[self.item(node)?], self.today)
    }

    /// Whether an item is finished and spared.
    #[must_use]
    pub fn is_spared(&self, node: NodeId) -> bool {
        self.item(node).is_some_and(|item| self.learned[item].spared)
    }

    /// Whether an item is finished, and known to the journal as that.
    #[must_use]
    pub fn has(&self, node: NodeId) -> bool {
        self.item(node).is_some()
    }

    fn item(&self, node: NodeId) -> Option<usize> {
        self.nodes.binary_search(&node).ok()
    }
}

/// What a session keeps of the review.
#[derive(Debug, Clone, Default)]
pub(super) struct Recall {
    /// What comes back; nothing before review was begun.
    reviews: Option<Reviews>,
    /// What was to come back when that was forgotten last.
    before: Option<Reviews>,
    /// Whether that is what journal and text come to now.
    is_reckoned: bool,
    /// Whether the views list something else.
    is_unlisted: bool,
    /// Whether boxes were turned over of which the journal is still to hear. Until then nothing else comes back.
    is_waiting: bool,
    /// What was done here and is not written down yet.
    deeds: Vec<(Option<NodeId>, Deed)>,
    /// What was graded or spared here, the last one last.
    pub(super) past: Vec<NodeId>,
}

impl Recall {
    /// Something has changed that the review rests on.
    pub(super) fn forget(&mut self) {
        self.before = self.reviews.take().or(self.before.take());
        (self.is_reckoned, self.is_unlisted, self.is_waiting) = (false, true, false);
    }

    /// Boxes were turned over, of which the journal is to hear.
    pub(super) fn wait(&mut self) {
        self.is_waiting = true;
    }

    /// The journal has nothing to hear of the boxes that were turned over.
    pub(super) fn wait_no_more(&mut self) {
        if self.is_waiting {
            self.forget();
        }
    }

    /// What is to be written down, and at which nodes.
    pub(super) fn take_deeds(&mut self) -> Vec<(Option<NodeId>, Deed)> {
        std::mem::take(&mut self.deeds)
    }

    /// The nodes are others now.
    pub(super) fn carry(&mut self, same: impl Fn(NodeId) -> Option<NodeId>) {
        self.past = self.past.iter().copied().filter_map(&same).collect();
        self.deeds.iter_mut().for_each(|(node, _)| *node = node.and_then(&same));
        self.forget();
    }
}

impl App {
    /// What comes back for review; nothing before that was begun.
    #[must_use]
    pub fn reviews(&self) -> Option<&Reviews> {
        self.recall.reviews.as_ref()
    }

    /// Whether the reader has begun to review.
    #[must_use]
    pub fn is_reviewing(&self) -> bool {
        self.reviewing_since().is_some()
    }

    /// Begins to review.
    pub fn begin_reviews(&mut self) {
        if self.reviewing_since().is_none() {
            self.do_in_review(None, Deed::Reviewing);
        }
    }

    /// Grades a finished item, which takes the place of a grade that it got today already. Whoever grades has begun to review.
    /// Answers whether there was anything to grade.
    pub fn grade(&mut self, node: NodeId, grade: Grade) -> bool {
        self.judge(node, |place| Deed::Graded { place, grade: grade.number() })
    }

    /// Leaves a finished item out of the review, or takes it in again. Answers whether there was one.
    pub fn spare(&mut self, node: NodeId, spared: bool) -> bool {
        self.judge(node, |place| Deed::Spared { place, spared })
    }

    fn judge(&mut self, node: NodeId, deed: impl FnOnce(Place) -> Deed) -> bool {
        self.find_reviews();
        let can_come_back = match self.reviews() {
            Some(reviews) => reviews.has(node),
            None => self.is_learned(node),
        };
        if can_come_back {
            self.begin_reviews();
            let place = self.known_place(node);
            self.do_in_review(Some(node), deed(place));
        }
        can_come_back
    }

    /// Whether an item is finished, and known to the journal as that.
    fn is_learned(&self, node: NodeId) -> bool {
        let finished = self.finished().into_iter().find(|(id, _)| *id == node);
        finished.zip(self.journal()).is_some_and(|((_, is_day), journal)| self.learned(journal, node, is_day).is_some())
    }

    /// Where an item stands to the journal, so that it knows which one is meant though it came to stand elsewhere.
    fn known_place(&self, node: NodeId) -> Place {
        let known = self.journal().zip(self.whereabouts().item(node)).and_then(|(journal, key)| {
            let place = journal.item(key).place.as_ref()?;
            (journal.find(place.id()) == Some(key)).then(|| place.clone())
        });
        known.unwrap_or_else(|| Place::of(self.document.outline(), &self.plan, node))
    }

    fn do_in_review(&mut self, node: Option<NodeId>, deed: Deed) {
        self.recall.deeds.push((node, deed));
        self.recall.forget();
    }

    /// Since when the reader reviews.
    pub(super) fn reviewing_since(&self) -> Option<NaiveDate> {
        let begun = self.recall.deeds.iter().any(|(_, deed)| *deed == Deed::Reviewing);
        self.journal().and_then(|journal| journal.reviewing).or(begun.then_some(self.opening.date))
    }

    /// Lists anew what the review is about, where it is to be seen and has changed.
    pub(super) fn list_reviews(&mut self) {
        if !self.recall.is_unlisted || !matches!(self.view, View::Today | View::Review) || self.is_glimpse() {
            return;
        }
        self.recall.is_unlisted = false;
        self.list_anew(View::Today);
        self.list_anew(View::Review);
    }

    /// Whether what the journal came to hear of an event at a node was counted already.
    pub(super) fn is_counted(&self, event: &Event, node: Option<NodeId>) -> bool {
        let (Some(journal), Some(reviews)) = (self.journal(), self.reviews()) else { return false };
        match event.deed {
            Deed::Minutes { .. } => true,
            Deed::Reviewing => journal.reviewing == Some(reviews.since()),
            Deed::Graded { .. } | Deed::Spared { .. } => node.is_some_and(|node| {
                let learned = self.learned(journal, node, self.plan.day_at(node).is_some());
                reviews.item(node).is_some_and(|item| Some(&reviews.learned[item]) == learned.as_ref())
            }),
            Deed::Began(_) | Deed::Turned { .. } | Deed::Studied { .. } | Deed::Moved { .. } => false,
        }
    }

    /// Reckons what comes back, unless that is known.
    pub fn find_reviews(&mut self) {
        if !self.recall.is_reckoned && !self.is_glimpse() {
            self.recall.is_reckoned = true;
            let before = self.recall.before.take();
            self.recall.reviews = self.reckon_reviews(before.as_ref());
        }
    }

    /// Reckons what comes back, of what was reckoned before only what has changed.
    pub(super) fn reckon_reviews(&self, before: Option<&Reviews>) -> Option<Reviews> {
        let (journal, since, today) = (self.journal()?, self.reviewing_since()?, self.opening.date);
        let finished = self.finished().into_iter();
        let known = finished.filter_map(|(node, is_day)| Some((node, self.learned(journal, node, is_day)?)));
        let (nodes, mut learned): (Vec<NodeId>, Vec<Learned>) = known.unzip();
        for (node, deed) in &self.recall.deeds {
            let Some(place) = node.and_then(|node| nodes.binary_search(&node).ok()) else { continue };
            match deed {
                Deed::Graded { grade, .. } => {
                    let grades = &mut learned[place].grades;
                    // As the journal does.
                    grades.retain(|(date, _)| *date != today);
                    grades.extend(Grade::numbered(*grade).map(|it| (today, it)));
                }
                Deed::Spared { spared, .. } => learned[place].spared = *spared,
                _ => {}
            }
        }
        let Habit { cap, retention, parameters } = self.opening.habit;
        let reviewing = Reviewing { cap, retention, parameters: parameters.cloned().unwrap_or_default(), since };
        let schedule = self.calendar.as_ref().map(|calendar| &calendar.schedule);
        let is_study_date = |date| schedule.is_none_or(|schedule| schedule.is_study_date(date));
        let before = before.filter(|before| before.today == today && before.reviewing == reviewing);
        let known = |item: usize| {
            let (before, place) = before.and_then(|before| Some((before, before.item(nodes[item])?)))?;
            (before.learned[place] == learned[item]).then(|| before.queue.standing(place).copied())
        };
        let queue = Queue::again(&learned, &reviewing, &is_study_date, today, &known);
        Some(Reviews { today, nodes, learned, reviewing, queue })
    }

    /// The tasks and study days that are done, in reading order, and which of them are study days. A task with others beneath
    /// it is done by those, and one beneath a cancelled one counts no more.
    fn finished(&self) -> Vec<(NodeId, bool)> {
        let outline = self.document.outline();
        let (mut has_tasks, mut is_given_up) = (vec![false; outline.len()], vec![false; outline.len()]);
        for id in (0..outline.len()).rev().map(NodeId::at) {
            if let Some(above) = outline.parent(id) {
                has_tasks[above.index()] |= has_tasks[id.index()] || outline.mark(id).is_some();
            }
        }
        let mut finished = Vec::new();
        for id in outline.ids() {
            let mark = outline.mark(id);
            is_given_up[id.index()] =
                mark == Some(Mark::Cancelled) || outline.parent(id).is_some_and(|above| is_given_up[above.index()]);
            let day = self.plan.day_at(id);
            let is_done = match day {
                Some(day) => self.done[day.index()],
                None => mark == Some(Mark::Done) && !has_tasks[id.index()],
            };
            if is_done && !is_given_up[id.index()] {
                finished.push((id, day.is_some()));
            }
        }
        finished
    }

    /// What the journal knows of something that is done; nothing where it is still to hear of it.
    fn learned(&self, journal: &Journal, node: NodeId, is_day: bool) -> Option<Learned> {
        let item = self.whereabouts().item(node).map(|key| journal.item(key));
        let timed = item.map(|item| if is_day { &item.studied } else { &item.ticked });
        let on = match timed.and_then(Timed::since) {
            Some(Since::Date(date)) => Some(date),
            Some(Since::Before) => None,
            None if journal.is_old(timed) => None,
            None => return None,
        };
        let grades = item.map(|item| item.grades.as_slice()).unwrap_or_default().iter();
        let grades = grades.filter_map(|&(on, grade)| Some((on, Grade::numbered(grade)?))).collect();
        Some(Learned { on, grades, spared: item.is_some_and(|item| item.spared) })
    }

    /// What the review lists: what is due, and how much is to come.
    pub(super) fn review_rows(&self) -> Vec<Row> {
        let remark = |remark| Row::of(What::Remark(remark));
        let Some(reviews) = self.reviews() else { return vec![remark(Remark::Unreviewed)] };
        let due = reviews.due();
        let mut rows = match due.len() {
            0 => vec![remark(Remark::NothingDue)],
            _ => vec![remark(Remark::Due)],
        };
        rows.extend(due.map(|node| Row::of(What::Review(node))));
        rows.extend((reviews.put_off() > 0).then(|| remark(Remark::PutOff)));
        let is_told = |next: Load| reviews.due().len() > 0 || (next.date - reviews.today).num_days() <= WEEK;
        if reviews.next().is_some_and(is_told) {
            rows.extend([Row::of(What::Gap), remark(Remark::WeekAhead)]);
        }
        rows
    }

    /// What today says of it: how much is due, where anything is.
    pub(super) fn reviews_today(&self) -> Option<[Row; 2]> {
        let due = self.reviews()?.due().len();
        (due > 0).then(|| [Row::of(What::Gap), Row::of(What::Remark(Remark::ReviewsDue))])
    }
}
