//! The file in the hands of a thread of its own, so that no key waits for the disk.
//!
//! What is asked of it is done in the order in which it was asked for. Changes that wait are written together: bringing
//! them to disk is what takes long, and takes as long for many as for one. Where a change does not get to the file as it
//! was meant, those behind it rest on a text that is not there, and are passed over until the app has heard of that.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use chrono::{DateTime, Utc};

use super::file::Told;
use crate::app::App;
use crate::app::action::News;
use crate::progress::journal::{Event, Journal};
use crate::store::watch::Sighting;
use crate::store::{Encoding, Look, OpenError, SaveError, Store};
use crate::text::edit::Edit;
use crate::text::language::{Language, Say};
use crate::ui::words::Words;

/// What is asked of whoever has the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Make a change, in the text that the one before it leaves, as far as it was made in this turn.
    Save(Turn, Edit),
    /// Read the file again after a sighting of it.
    Look(Sighting),
    /// Keep what the file held as the day's backup, and that it was opened.
    BackUp,
    /// Read the journal.
    ReadJournal,
    /// Write events down in the journal.
    Note(Vec<Event>),
    /// Say when all this is done.
    Say,
}

/// What is answered.
#[derive(Debug)]
pub enum Answer {
    /// All of the file is read, of which the beginning was shown; and whether it begins so.
    Whole(Box<App>, bool),
    /// It could not be opened.
    Unopened(OpenError),
    /// Something that the app is to hear.
    News(News),
    /// The journal, when the roadmap itself was written last, and after how many [`Order::Note`] it was read.
    Journal(Box<Journal>, Option<DateTime<Utc>>, u64),
    /// All is done that was asked for before this was.
    Done,
    /// It went to pieces.
    Panicked(Box<dyn Any + Send>),
}

/// Between one setback and the next. Both sides count them: one when it tells of one, the other when it hears of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turn(u64);

impl Turn {
    /// Counts the setback of a file that begins otherwise than it was shown.
    fn count_other(&mut self, begins_so: bool) {
        self.0 += u64::from(!begins_so);
    }

    /// Counts a setback: news after which what is still on its way rests on a text that is not there.
    fn count(&mut self, news: &News) {
        self.0 += u64::from(matches!(news, News::NotSaved(_) | News::Moved(_) | News::Gone));
    }
}

/// Has the file, and does with it what is asked for.
#[derive(Debug)]
pub struct Saver {
    store: Store,
    turn: Turn,
    language: Language,
    day_start: u32,
    /// How often something was to be written down in the journal.
    noted: u64,
    /// Whether it was told that the journal cannot be written.
    is_told: bool,
}

impl Saver {
    /// Takes over a file. What goes wrong is said in a language.
    #[must_use]
    pub fn of(store: Store, language: Language) -> Self {
        Self { store, turn: Turn::default(), language, day_start: 0, noted: 0, is_told: false }
    }

    /// The same where the reader's days begin so many hours after midnight.
    #[must_use]
    pub fn with_days_from(self, day_start: u32) -> Self {
        Self { day_start, ..self }
    }

    /// Does what was asked for in order, and tells what came of it.
    pub fn carry_out(&mut self, orders: impl IntoIterator<Item = Order>, mut tell: impl FnMut(Answer)) {
        let mut edits = Vec::new();
        for order in orders {
            if let Order::Save(turn, edit) = order {
                edits.extend((turn == self.turn).then_some(edit));
                continue;
            }
            self.save(&mut edits, &mut tell);
            match order {
                Order::Save(..) => {}
                Order::Look(sighting) => self.look(sighting, &mut tell),
                Order::BackUp => {
                    self.store.back_up();
                    self.store.keep_opened();
                }
                Order::ReadJournal => self.read_journal(&mut tell),
                Order::Note(events) => self.note(&events, &mut tell),
                Order::Say => tell(Answer::Done),
            }
        }
        self.save(&mut edits, &mut tell);
    }

    fn save(&mut self, edits: &mut Vec<Edit>, tell: &mut impl FnMut(Answer)) {
        let edits = std::mem::take(edits);
        if edits.is_empty() {
            return;
        }
        let news = match self.store.save_all(&edits) {
            Ok(()) => News::Saved(edits.len()),
            Err(SaveError::Moved) => News::Moved(self.store.text().to_owned()),
            Err(error) => News::NotSaved(error.say(self.language)),
        };
        self.tell(news, tell);
    }

    fn look(&mut self, sighting: Sighting, tell: &mut impl FnMut(Answer)) {
        let news = match self.store.look(sighting) {
            Ok(Look::Unsure) => return,
            Ok(Look::Same) => News::Same,
            Ok(Look::Changed) => News::Moved(self.store.text().to_owned()),
            Err(OpenError::Missing(_)) => News::Gone,
            Err(error) => News::Unreadable(error.say(self.language)),
        };
        let moved = matches!(news, News::Moved(_));
        self.tell(news, tell);
        if let Encoding::Other(name) = self.store.encoding()
            && moved
        {
            self.tell(News::ReadOnly(Words::of(self.language).not_utf8(name)), tell);
        }
    }

    fn read_journal(&self, tell: &mut impl FnMut(Answer)) {
        if let Some(file) = self.store.journal() {
            tell(Answer::Journal(Box::new(file.read(self.day_start)), self.store.modified(), self.noted));
        }
    }

    /// Writes events down. That this fails is told once.
    fn note(&mut self, events: &[Event], tell: &mut impl FnMut(Answer)) {
        self.noted += 1;
        let noted = self.store.journal().map_or(Ok(()), |file| file.append(events));
        if let Err(error) = noted
            && !std::mem::replace(&mut self.is_told, true)
        {
            tell(Answer::News(News::NotNoted(error.say(self.language))));
        }
    }

    fn tell(&mut self, news: News, tell: &mut impl FnMut(Answer)) {
        self.turn.count(&news);
        let moved = matches!(news, News::Moved(_));
        tell(Answer::News(news));
        if moved {
            // Whoever changed it may have written that down.
            self.read_journal(tell);
        }
    }
}

/// The other side: what the loop asks of the file.
#[derive(Debug)]
pub struct Orders {
    sender: Sender<Order>,
    turn: Turn,
    noted: u64,
}

impl Orders {
    /// A way to ask, and where what was asked for arrives.
    #[must_use]
    pub fn new() -> (Self, Receiver<Order>) {
        let (sender, receiver) = channel();
        (Self { sender, turn: Turn::default(), noted: 0 }, receiver)
    }

    /// Asks for a change to be made in the text that those before it leave.
    pub fn save(&self, edit: Edit) {
        self.ask(Order::Save(self.turn, edit));
    }

    /// Asks for events to be written down.
    pub fn note(&mut self, events: Vec<Event>) {
        self.noted += 1;
        self.ask(Order::Note(events));
    }

    /// How often that was asked for.
    #[must_use]
    pub fn noted(&self) -> u64 {
        self.noted
    }

    /// Asks for anything else.
    pub fn ask(&self, order: Order) {
        // Where nobody listens any more, that was told of.
        let _ = self.sender.send(order);
    }

    /// To be called when the whole of a file arrives.
    pub fn hear_whole(&mut self, begins_so: bool) {
        self.turn.count_other(begins_so);
    }

    /// To be called with all news before the app hears them.
    pub fn hear(&mut self, news: &News) {
        self.turn.count(news);
    }
}

/// A file that was opened.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) store: Store,
    /// Its whole text, where the beginning was shown before; and whether it begins so.
    pub(super) whole: Option<(Box<App>, bool)>,
}

/// Gives a file to a thread of its own, which tells what comes of what it is asked for, and gives the file back when nobody
/// can ask for anything any more.
pub(super) fn begin(
    open: impl FnOnce(Told<'_>) -> Result<Opened, OpenError> + Send + 'static,
    (language, day_start): (Language, u32),
    mut tell: impl FnMut(Answer) + Send + 'static,
) -> io::Result<(Orders, JoinHandle<Option<Store>>)> {
    let (orders, asked) = Orders::new();
    let work = move || {
        let mut told = |percent| tell(Answer::News(News::Read(percent)));
        let opened = match catch_unwind(AssertUnwindSafe(|| open(&mut told))) {
            Ok(Ok(opened)) => opened,
            Ok(Err(error)) => {
                tell(Answer::Unopened(error));
                // Whoever waits for what was asked for would wait for ever.
                asked.iter().filter(|order| *order == Order::Say).for_each(|_| tell(Answer::Done));
                return None;
            }
            Err(panic) => {
                tell(Answer::Panicked(panic));
                return None;
            }
        };
        let mut saver = Saver::of(opened.store, language).with_days_from(day_start);
        if let Some((app, begins_so)) = opened.whole {
            saver.turn.count_other(begins_so);
            tell(Answer::Whole(app, begins_so));
        }
        let work = || {
            while let Ok(first) = asked.recv() {
                saver.carry_out(std::iter::once(first).chain(asked.try_iter()), &mut tell);
            }
        };
        // The loop waits for answers, and would wait for ever.
        match catch_unwind(AssertUnwindSafe(work)) {
            Ok(()) => Some(saver.store),
            Err(panic) => {
                tell(Answer::Panicked(panic));
                None
            }
        }
    };
    Ok((orders, Builder::new().name("saver".to_owned()).spawn(work)?))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const TEXT: &str = "- [ ] a\n- [ ] b\n- [ ] c\n";

    fn desk() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        std::fs::write(&path, TEXT).unwrap();
        (folder, Store::open(&path).unwrap())
    }

    fn tick(line: usize) -> Edit {
        Edit::replace(8 * line + 3..8 * line + 4, "x")
    }

    /// The news that come of what was asked for.
    fn news(saver: &mut Saver, asked: &Receiver<Order>) -> Vec<News> {
        let mut news = Vec::new();
        saver.carry_out(asked.try_iter(), |answer| {
            if let Answer::News(answer) = answer {
                news.push(answer);
            }
        });
        news
    }

    #[test]
    fn changes_that_wait_are_written_together_and_looks_keep_their_place() {
        let (_folder, store) = desk();
        let (mut saver, (orders, asked)) = (Saver::of(store, Language::default()), Orders::new());
        (0..2).for_each(|line| orders.save(tick(line)));
        orders.ask(Order::Look(Sighting::Content));
        orders.save(tick(2));
        assert_eq!(news(&mut saver, &asked), [News::Saved(2), News::Same, News::Saved(1)]);
        assert_eq!(std::fs::read_to_string(saver.store.path()).unwrap(), TEXT.replace("[ ]", "[x]"));
    }

    #[test]
    fn what_rests_on_a_text_that_is_not_there_is_passed_over_until_that_was_heard() {
        let (_folder, store) = desk();
        let (mut saver, (mut orders, asked)) = (Saver::of(store, Language::default()), Orders::new());
        let theirs = format!("# new\n\n{TEXT}");
        std::fs::write(saver.store.path(), &theirs).unwrap();
        orders.save(tick(0));
        orders.ask(Order::Look(Sighting::Content));
        orders.save(tick(1));
        let moved = News::Moved(theirs.clone());
        assert_eq!(news(&mut saver, &asked), [moved.clone(), News::Same]);
        orders.save(tick(2));
        assert_eq!(news(&mut saver, &asked), []);
        orders.hear(&moved);
        orders.save(Edit::replace(10..11, "x"));
        orders.hear(&News::Same);
        orders.save(Edit::replace(18..19, "x"));
        assert_eq!(news(&mut saver, &asked), [News::Saved(2)]);
        let found = std::fs::read_to_string(saver.store.path()).unwrap();
        assert_eq!(found, theirs.replacen("[ ]", "[x]", 2));
    }

    #[test]
    fn it_ends_with_the_last_order_and_gives_the_file_back() {
        let (_folder, store) = desk();
        let (sender, answers) = channel();
        let (orders, thread) = begin(
            |_| Ok(Opened { store, whole: None }),
            (Language::default(), 0),
            move |answer| sender.send(answer).unwrap(),
        )
        .unwrap();
        orders.save(tick(0));
        orders.ask(Order::Say);
        drop(orders);
        assert_eq!(thread.join().unwrap().unwrap().text(), TEXT.replacen("[ ]", "[x]", 1));
        let answers: Vec<Answer> = answers.try_iter().collect();
        assert!(matches!(answers[..], [Answer::News(News::Saved(1)), Answer::Done]), "{answers:?}");
    }

    #[test]
    fn whoever_waits_for_it_hears_of_a_panic() {
        let (_folder, store) = desk();
        let (sender, answers) = channel();
        let tell = move |answer| {
            sender.send(answer).unwrap();
            assert!(sender.send(Answer::Done).is_err(), "a panic of this test's own");
        };
        let (orders, thread) = begin(|_| Ok(Opened { store, whole: None }), (Language::default(), 0), tell).unwrap();
        orders.save(tick(0));
        let told = std::iter::from_fn(|| answers.recv_timeout(Duration::from_secs(30)).ok());
        assert!(told.take(3).any(|answer| matches!(answer, Answer::Panicked(_))));
        drop(thread);
    }
}
