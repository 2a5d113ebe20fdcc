//! Saving beside the keys: the screen is ahead of the disk, and what it calls saved is there.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::{HashSet, VecDeque};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use proptest::prelude::*;
use roadmap::app::action::{Action, Effect, View};
use roadmap::app::notice::Notice;
use roadmap::app::{App, Opening, Saved};
use roadmap::document::Document;
use roadmap::store::Store;
use roadmap::store::watch::Sighting;
use roadmap::text::language::Language;
use roadmap::tui::saver::{Answer, Order, Orders, Saver};
use support::{Desk, cases};

const TEXT: &str = "# Roadmap\n\n- [ ] one\n- [X] two\n- [ ] three\n";

fn ticked(titles: &[&str]) -> String {
    titles.iter().fold(TEXT.to_owned(), |text, title| text.replace(&format!("[ ] {title}"), &format!("[x] {title}")))
}

fn writable(path: &Path, may: bool) {
    fs::set_permissions(path, Permissions::from_mode(if may { 0o644 } else { 0o444 })).unwrap();
}

#[test]
fn the_screen_does_not_wait_for_the_disk_and_says_so() {
    let desk = Desk::new(TEXT).keys("j").slow().keys("<space>").shows("[x] one").shows("saving");
    let desk = desk.keys("G <space>").shows("[x] three").shows("saving").bytes(TEXT.as_bytes());
    desk.settles().shows("saved").hides("saving").file(&ticked(&["one", "three"]));
}

#[test]
fn what_is_on_disk_before_the_frame_is_drawn_is_not_said_to_be_on_its_way() {
    let desk = Desk::new(TEXT).keys("j <space>").hides("saving").shows("saved");
    desk.slow().keys("u").settles().hides("saving").keys("U").hides("saving").file(&ticked(&["one"]));
}

#[test]
fn the_keys_that_the_footer_names_stay_while_it_is_being_saved() {
    for language in [Language::English, Language::Chinese] {
        for width in 30..100 {
            let desk = Desk::new(TEXT).language(language).size(width, 12).keys("j <space>");
            let desk = desk.slow().keys("u j k");
            let before = desk.screen().last().unwrap().clone();
            let desk = desk.settles();
            let after = desk.screen().last().unwrap().clone();
            let keys = |row: &str, saved: &str| row.strip_suffix(saved).map(|row| row.trim_end().to_owned());
            let (saving, saved) =
                if language == Language::English { ("saving", "saved") } else { ("保存中", "已保存") };
            assert!(keys(&before, saving).is_some(), "{before}");
            assert_eq!(keys(&before, saving), keys(&after, saved), "{width}");
        }
    }
}

#[test]
fn what_is_on_its_way_is_taken_back_and_made_again_like_anything_else() {
    let desk = Desk::new(TEXT).keys("j <space>").slow().keys("G <space> u u").shows("[ ] one").shows("[ ] three");
    let desk = desk.keys("U").shows("[x] one").shows("[ ] three").settles().file(&ticked(&["one"]));
    desk.keys("U").file(&ticked(&["one", "three"])).keys("u u").file(TEXT).keys("u").shows("nothing to take back");
}

#[test]
fn a_failed_save_takes_back_all_that_was_on_its_way_and_the_history_with_it() {
    let desk = Desk::new(TEXT).keys("j <space> G <space> u").file(&ticked(&["one"]));
    let desk = desk.slow().keys("u <space> <space>").shows("[ ] one").outside(|path| writable(path, false)).settles();
    let desk = desk.shows("it is marked read-only").shows("not saved").file(&ticked(&["one"]));
    let desk = desk.outside(|path| writable(path, true));
    desk.keys("U").file(&ticked(&["one", "three"])).keys("u u").file(TEXT).keys("u").shows("nothing to take back");
}

#[test]
fn a_save_that_fails_during_a_search_is_told_of_when_that_is_over() {
    for leave in ["<enter>", "<esc>"] {
        let desk = Desk::new(TEXT).keys("j").slow().keys("<space> / t").outside(|path| writable(path, false));
        let desk = desk.settles().keys("h r").hides("read-only").keys(leave);
        desk.shows("it is marked read-only").shows("[ ] one").keys("k").hides("read-only").shows("not saved");
    }
}

#[test]
fn what_is_on_its_way_is_brought_together_with_what_others_wrote() {
    let theirs = TEXT.replace("- [X] two", "- [X] two\n- [ ] four");
    let desk =
        Desk::new(TEXT).keys("j").slow().keys("<space> G <space>").outside(|path| fs::write(path, &theirs).unwrap());
    let desk = desk.settles().shows("1 new task from outside; your change was made there");
    let both = theirs.replace("[ ] one", "[x] one").replace("[ ] three", "[x] three");
    desk.file(&both).keys("u").file(&theirs).keys("U").file(&both);
}

#[test]
fn what_excludes_what_is_on_its_way_is_asked_about() {
    let theirs = TEXT.replace("[ ] three", "[-] three");
    let desk =
        Desk::new(TEXT).keys("j").slow().keys("<space> G <space>").outside(|path| fs::write(path, &theirs).unwrap());
    let desk = desk.settles().shows("Changed here and outside").bytes(theirs.as_bytes());
    desk.keys("<enter>").file(&ticked(&["one", "three"])).keys("u").file(&theirs);
}

#[test]
fn what_takes_itself_back_on_its_way_is_no_change_of_ours() {
    let theirs = TEXT.replace("[ ] three", "[-] three");
    let desk = Desk::new(TEXT).keys("G").slow().keys("<space> u").outside(|path| fs::write(path, &theirs).unwrap());
    desk.looks(Sighting::Content).settles().hides("your change").file(&theirs);
}

#[test]
fn a_file_that_is_gone_takes_what_was_on_its_way_along() {
    let desk = Desk::new(TEXT).keys("j <space>").slow().outside(|path| fs::remove_file(path).unwrap());
    let desk = desk.looks(Sighting::Nothing).keys("G <space>").settles();
    let desk =
        desk.shows("the file is gone; what you see is what it held").shows("[x] one").shows("[ ] three").no_file();
    let desk = desk.outside(|path| fs::write(path, ticked(&["one"])).unwrap()).looks(Sighting::Content);
    desk.keys("<space>").file(&ticked(&["one", "three"])).keys("u u").file(TEXT);
}

/// Something that happens to the program, the disk, or the file.
#[derive(Debug, Clone, Copy)]
enum Happening {
    Key(Action),
    /// So much of what was asked for is done.
    Done(usize),
    /// So many answers are heard.
    Heard(usize),
    /// From now on the file can be written, or cannot.
    Writable(bool),
    /// Somebody else changes a line.
    Outside(usize),
    Seen,
}

fn key() -> impl Strategy<Value = Happening> {
    use Action::{First, Last, Move, Redo, Tick, TickAll, Undo};
    prop_oneof![
        4 => Just(Tick),
        1 => Just(TickAll),
        4 => Just(Undo),
        2 => Just(Redo),
        3 => (-2_isize..3).prop_map(Move),
        1 => Just(First),
        1 => Just(Last),
    ]
    .prop_map(Happening::Key)
}

fn disk() -> impl Strategy<Value = Happening> {
    prop_oneof![
        3 => (1_usize..4).prop_map(Happening::Done),
        3 => (1_usize..3).prop_map(Happening::Heard),
        1 => any::<bool>().prop_map(Happening::Writable),
    ]
}

fn others() -> impl Strategy<Value = Happening> {
    prop_oneof![(0_usize..40).prop_map(Happening::Outside), Just(Happening::Seen)]
}

/// The program, the disk, and all that is on its way between them.
struct World {
    _folder: tempfile::TempDir,
    path: PathBuf,
    app: App,
    saver: Saver,
    orders: Orders,
    asked: Receiver<Order>,
    answers: VecDeque<Answer>,
    /// Every content that the file has had.
    had: HashSet<String>,
}

impl World {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        fs::write(&path, text).unwrap();
        let opening = Opening { view: Some(View::Roadmap), ..Opening::default() };
        let app = App::new(Document::read(text.to_owned()), opening);
        let saver = Saver::of(Store::open(&path).unwrap(), Language::default());
        let (orders, asked) = Orders::new();
        let had = HashSet::from([text.to_owned()]);
        Self { _folder: folder, path, app, saver, orders, asked, answers: VecDeque::new(), had }
    }

    fn file(&self) -> String {
        fs::read_to_string(&self.path).unwrap()
    }

    fn text(&self) -> &str {
        self.app.document().text()
    }

    fn obey(&mut self, effect: Option<Effect>) {
        if let Some(Effect::Save(edit)) = effect {
            self.orders.save(edit);
        }
    }

    fn key(&mut self, action: Action) {
        // While something is asked, other keys answer that.
        let action = match action {
            Action::Tick | Action::TickAll if self.app.question().is_some() => Action::Open,
            Action::Redo if self.app.question().is_some() => Action::Back,
            action => action,
        };
        let effect = self.app.update(action);
        self.obey(effect);
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Key(action) => self.key(action),
            Happening::Done(count) => {
                let answers = &mut self.answers;
                self.saver.carry_out(self.asked.try_iter().take(count), |answer| answers.push_back(answer));
                self.had.insert(self.file());
            }
            Happening::Heard(count) => {
                for answer in self.answers.drain(..count.min(self.answers.len())).collect::<Vec<_>>() {
                    let Answer::News(news) = answer else { continue };
                    self.orders.hear(&news);
                    let effect = self.app.hear(news);
                    self.obey(effect);
                }
            }
            Happening::Writable(may) => writable(&self.path, may),
            Happening::Outside(at) => {
                writable(&self.path, true);
                let mut lines: Vec<String> = self.file().split_inclusive('\n').map(str::to_owned).collect();
                let line = at % lines.len();
                match at % 4 {
                    0 => lines.insert(line, format!("- [ ] new {at}\n")),
                    1 => lines[line] = lines[line].replace("[ ]", "[-]"),
                    2 => lines[line] = lines[line].replace("[x]", "[ ]"),
                    _ => lines[line] = lines[line].replace("[ ]", "[x]"),
                }
                fs::write(&self.path, lines.concat()).unwrap();
                self.had.insert(self.file());
            }
            Happening::Seen => self.orders.ask(Order::Look(Sighting::Content)),
        }
        if self.app.saved() == Saved::Saved {
            assert!(self.had.contains(self.text()), "{:?} is called saved and never was in the file", self.text());
        }
    }

    /// Lets everything come to an end.
    fn settle(&mut self) {
        writable(&self.path, true);
        for _ in 0..20 {
            self.happen(Happening::Done(usize::MAX));
            self.happen(Happening::Heard(usize::MAX));
        }
        assert_ne!(self.app.saved(), Saved::Saving);
    }

    /// Presses a key until it does nothing any more.
    fn all(&mut self, action: Action, end: &Notice) -> String {
        for _ in 0..200 {
            self.key(action);
            self.settle();
            if self.app.notice() == Some(end) {
                return self.text().to_owned();
            }
        }
        panic!("there is no end of {action:?}");
    }
}

const PLAN: &str =
    "# A\r\n\r\n- [ ] one\r\n  - [X] two\r\n  - [ ] three\r\n\r\n### Phase 1: x\r\n\r\n- Day 1: a\r\n- Day 2: b\r\n";

proptest! {
    #![proptest_config(cases(1))]

    #[test]
    fn whatever_is_pressed_while_saves_succeed_and_fail_the_history_leads_back_to_the_first_byte(
        happenings in prop::collection::vec(prop_oneof![3 => key(), 2 => disk()], 0..40)
    ) {
        let mut world = World::new(PLAN);
        happenings.into_iter().for_each(|happening| world.happen(happening));
        world.settle();
        prop_assert_eq!(world.file(), world.text());
        let last = world.all(Action::Redo, &Notice::NothingToRedo);
        prop_assert_eq!(world.all(Action::Undo, &Notice::NothingToUndo), PLAN);
        prop_assert_eq!(world.all(Action::Redo, &Notice::NothingToRedo), last);
        prop_assert_eq!(world.file(), world.text());
    }

    #[test]
    fn in_whatever_order_things_happen_the_file_is_what_is_shown_in_the_end(
        happenings in prop::collection::vec(prop_oneof![4 => key(), 3 => disk(), 1 => others()], 0..60)
    ) {
        let mut world = World::new(PLAN);
        happenings.into_iter().for_each(|happening| world.happen(happening));
        world.settle();
        world.happen(Happening::Seen);
        world.settle();
        if world.app.question().is_some() {
            world.key(Action::Back);
        }
        prop_assert_eq!(world.file(), world.text());
    }
}
