//! Somebody learns for months, at the screen, in the shell, in an editor and on two machines; and the journal says what
//! they did, on which dates, as the test itself has counted it.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::PathBuf;
use std::time::SystemTime;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Weekday};
use roadmap::app::action::News;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::progress::done_by_date::DoneByDate;
use roadmap::progress::journal::{Journal, read_line};
use roadmap::progress::streak::Streak;
use roadmap::store::Store;
use support::learner::{Dice, Learner, facts};
use support::repository::{Repository, has_git};
use support::went::{Course, Went};

/// The hour at which the learner's days begin.
const DAY_START: u32 = 4;

/// A roadmap of eight sections with twelve tasks each, and sixteen study days.
fn roadmap() -> String {
    let mut text = String::from("---\nroadmap:\n  days: mon-fri\n---\n# 路线图\n");
    for section in 0..8 {
        text += &format!("\n## Section {section}\n\n");
        (0..12).for_each(|task| text += &format!("- [ ] 任务 {section}-{task}\n"));
    }
    text += "\n## Phase 1: days\n\n";
    (1..=16).for_each(|day| text += &format!("- [ ] **Day {day}: lesson {day}**\n"));
    text
}

/// One of the two machines.
#[derive(Clone, Copy, PartialEq)]
enum Machine {
    First,
    Second,
}

impl Machine {
    fn file(self) -> &'static str {
        if self == Self::First { "roadmap.md" } else { "../two/roadmap.md" }
    }
}

/// What the learner did, as the test counts it: for every item when it was ticked or unticked, in order.
#[derive(Default)]
struct Reckoning {
    turns: BTreeMap<String, Vec<(NaiveDate, bool)>>,
    /// What was ticked since both machines were the same, and when.
    apart: BTreeMap<String, NaiveDate>,
}

impl Reckoning {
    fn tick(&mut self, title: &str, on: NaiveDate) {
        let turns = self.turns.entry(title.to_owned()).or_default();
        match self.apart.get(title) {
            // The other machine had done it already, or only thereafter by the calendar.
            Some(other) => turns.last_mut().unwrap().0 = on.min(*other),
            None => turns.push((on, true)),
        }
        self.apart.entry(title.to_owned()).and_modify(|date| *date = on.min(*date)).or_insert(on);
    }

    fn untick(&mut self, title: &str, on: NaiveDate) {
        self.turns.get_mut(title).unwrap().push((on, false));
    }

    /// On which dates it was open in the morning and done in the evening.
    fn gained(&self, title: &str) -> Vec<NaiveDate> {
        let Some(turns) = self.turns.get(title) else { return Vec::new() };
        let dates: BTreeSet<NaiveDate> = turns.iter().map(|(on, _)| *on).collect();
        let mut evenings = Vec::new();
        for date in dates {
            evenings.push((date, turns.iter().rfind(|(on, _)| *on == date).unwrap().1));
        }
        let mut was = false;
        evenings.retain(|(_, is)| {
            *is && !std::mem::replace(&mut was, *is) || {
                was = *is;
                false
            }
        });
        evenings.into_iter().map(|(date, _)| date).collect()
    }

    /// How it went by a date.
    fn went(&self, today: NaiveDate) -> Went {
        let course = |is_counted: fn(&str) -> bool, total| {
            let (mut done, mut since) = (BTreeMap::new(), Vec::new());
            for (title, turns) in self.turns.iter().filter(|(title, _)| is_counted(title)) {
                let gained = self.gained(title);
                gained.iter().for_each(|date| *done.entry(*date).or_default() += 1);
                since.extend(gained.last().filter(|_| turns.last().unwrap().1));
            }
            (Course::reckoned(&done, &since, total, (today, is_study_date)), done)
        };
        let (tasks, tasks_by_date) = course(|_| true, 112);
        let (days, days_by_date) = course(|title| title.starts_with("Day "), 16);
        let days_on = |date| days_by_date.get(date).copied().unwrap_or(0);
        let done = tasks_by_date.iter().map(|(date, count)| (*date, *count, days_on(date))).collect();
        Went { done, streak: streak(&tasks_by_date, today), tasks, days }
    }
}

struct Desk {
    repository: Repository,
    reckoning: Reckoning,
    dice: Dice,
}

impl Desk {
    fn new(text: &str, first: DateTime<FixedOffset>) -> Self {
        let repository = Repository::new();
        repository.commits([(first, "roadmap.md", Some(text.as_bytes()))]);
        // Other learners: `LEARNER_SEED=7 cargo test --test learner`.
        let seed = std::env::var("LEARNER_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(2024);
        let desk = Self { repository, reckoning: Reckoning::default(), dice: Dice(seed) };
        let settings = desk.repository.path("../home/.config/roadmap");
        fs::create_dir_all(&settings).unwrap();
        fs::write(settings.join("config.toml"), format!("day_start = {DAY_START}\n")).unwrap();
        desk.repository.said(&["git", "install"]);
        desk.repository.said(&["journal", "roadmap.md", "--local"]);
        desk.commit(".");
        desk.repository.git(&["clone", "-q", ".", "../two"]);
        desk.repository.said(&["git", "install", "--repo", "../two"]);
        [Machine::First, Machine::Second].iter().for_each(|machine| desk.date(*machine, first));
        desk
    }

    fn path(&self, machine: Machine) -> PathBuf {
        self.repository.path(machine.file())
    }

    fn text(&self, machine: Machine) -> String {
        fs::read_to_string(self.path(machine)).unwrap()
    }

    /// Makes the file as old as if it had been written then.
    fn date(&self, machine: Machine, at: DateTime<FixedOffset>) {
        let file = File::options().write(true).open(self.path(machine)).unwrap();
        file.set_modified(SystemTime::from(at)).unwrap();
    }

    fn write(&self, machine: Machine, text: &str, at: DateTime<FixedOffset>) {
        fs::write(self.path(machine), text).unwrap();
        self.date(machine, at);
    }

    /// Some item with this mark, by its line.
    fn some(&mut self, machine: Machine, mark: &str) -> Option<String> {
        let text = self.text(machine);
        let lines: Vec<&str> = text.lines().filter(|line| line.starts_with(mark)).collect();
        let line = lines.get(self.dice.below(lines.len().max(1)))?;
        Some(line[mark.len()..].trim_matches('*').to_owned())
    }

    /// Ticks something at the screen, and perhaps takes back what was ticked before.
    fn at_the_screen(&mut self, machine: Machine, at: DateTime<FixedOffset>, on: NaiveDate) {
        let store = Store::open(&self.path(machine)).unwrap();
        let (file, modified) = (store.journal().unwrap(), store.modified().unwrap().with_timezone(at.offset()));
        let mut learner = Learner::open_after(store.text(), file.read(DAY_START), at, modified);
        for _ in 0..=self.dice.below(2) {
            let Some(title) = self.some(machine, "- [ ] ") else { break };
            learner.tick(at, &title);
            self.reckoning.tick(&title, on);
            self.write(machine, &learner.text(), at);
        }
        // What both have not heard of yet is left alone.
        let back = self.some(machine, "- [x] ").filter(|title| !self.reckoning.apart.contains_key(title));
        if let Some(title) = back.filter(|_| machine == Machine::First && self.dice.below(6) == 0) {
            learner.tick(at, &title);
            self.reckoning.untick(&title, on);
            self.write(machine, &learner.text(), at);
        }
        file.append(&learner.events).unwrap();
    }

    fn in_the_shell(&mut self, machine: Machine, at: DateTime<FixedOffset>, on: NaiveDate) {
        let Some(title) = self.some(machine, "- [ ] ") else { return };
        self.repository.said(&["tick", machine.file(), &title, "--on", &on.to_string()]);
        self.reckoning.tick(&title, on);
        self.date(machine, at);
    }

    /// Ticks something in an editor, which is found when the roadmap is opened next; and puts things in order.
    fn in_an_editor(&mut self, at: DateTime<FixedOffset>, on: NaiveDate) {
        let Some(title) = self.some(Machine::First, "- [ ] 任务") else { return };
        let title = format!("任务{title}");
        let text = self.text(Machine::First);
        let line = format!("- [ ] {title}\n");
        let ticked = match self.dice.below(3) {
            0 => text.replacen(&line, &format!("* [X] **{title}**\n"), 1).replacen("* [X]", "- [x]", 1),
            1 => text.replacen("## Section", "## *Chapter*", 1).replacen(&line, &format!("- [x] {title}\n"), 1),
            _ => {
                let without = text.replacen(&line, "", 1);
                without.replacen("\n## Phase", &format!("- [x] {title}\n\n## Phase"), 1)
            }
        };
        self.reckoning.tick(&title, on);
        self.write(Machine::First, &ticked, at);
    }

    fn commit(&self, folder: &str) {
        self.repository.git(&["-C", folder, "add", "-A"]);
        self.repository.git(&["-C", folder, "commit", "-q", "--allow-empty", "-m", "x"]);
    }

    /// Brings both machines to the same.
    fn pull(&mut self, at: DateTime<FixedOffset>) {
        // What was done in an editor is found before another time stands on the file.
        self.repository.said(&["journal", "roadmap.md"]);
        [".", "../two"].iter().for_each(|folder| self.commit(folder));
        self.repository.git(&["pull", "-q", "--no-rebase", "--no-edit", "../two", "main"]);
        self.repository.git(&["-C", "../two", "pull", "-q", "--no-rebase", "../repository", "main"]);
        [Machine::First, Machine::Second].iter().for_each(|machine| self.date(*machine, at));
        self.reckoning.apart.clear();
    }
}

/// What the program makes of it on a date, and says in the shell, is what the test does.
fn tells_how_it_went(desk: &Desk, today: NaiveDate) -> Went {
    let went = desk.reckoning.went(today);
    let lines = fs::read_to_string(desk.repository.path(".roadmap/roadmap.md.jsonl")).unwrap();
    let opening = Opening { date: today, ..Opening::default() };
    let mut app = App::new(Document::read(desk.text(Machine::First)), opening);
    assert_eq!(app.hear(News::Journal(Box::new(Journal::read(&lines, DAY_START)))), None);
    assert_eq!(Went::of(&app.statistics()), went, "{today}");
    let said = desk.repository.said(&["stats", "roadmap.md", "--json", "--on", &today.to_string()]);
    assert_eq!(Went::told(&serde_json::from_str(&said).unwrap()), went, "{today}");
    went
}

fn is_study_date(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// For how many days on end something was done, by counting back.
fn streak(done: &BTreeMap<NaiveDate, u32>, today: NaiveDate) -> u32 {
    let (mut date, mut days) = (today, 0);
    loop {
        if done.contains_key(&date) {
            days += 1;
        } else if is_study_date(date) && date != today {
            return days;
        }
        date = date.pred_opt().unwrap();
        if done.keys().next().is_none_or(|first| date < *first) {
            return days;
        }
    }
}

#[test]
fn the_journal_of_a_hundred_and_twenty_days_says_what_was_done_on_each() {
    if !has_git() {
        return;
    }
    let first = NaiveDate::from_ymd_opt(2024, 3, 4).unwrap();
    let at = |date: NaiveDate, time: &str| -> DateTime<FixedOffset> { format!("{date}T{time}+08:00").parse().unwrap() };
    let mut desk = Desk::new(&roadmap(), at(first, "08:00:00"));
    let (mut ways, mut bases) = ([0; 5], BTreeSet::new());
    for (day, date) in first.iter_days().take(120).enumerate() {
        if is_study_date(date) && desk.dice.below(6) > 0 {
            let way = desk.dice.below(5);
            ways[way] += 1;
            match way {
                0 => desk.at_the_screen(Machine::First, at(date, "21:30:00"), date),
                // After midnight it is still the same day of study; and once the clock is wrong.
                1 if day > 10 && desk.dice.below(6) == 0 => {
                    let wrong = date - Days::new(3);
                    // Nothing can have been done after now.
                    desk.repository.said(&["journal", "roadmap.md"]);
                    desk.at_the_screen(Machine::First, at(wrong, "20:00:00"), wrong);
                }
                1 => desk.at_the_screen(Machine::First, at(date + Days::new(1), "01:30:00"), date),
                2 => desk.in_the_shell(Machine::First, at(date, "20:10:00"), date),
                3 => {
                    // What an editor did before is found first, while the file says when.
                    desk.repository.said(&["journal", "roadmap.md"]);
                    desk.in_an_editor(at(date, "19:45:00"), date);
                }
                _ => {
                    desk.at_the_screen(Machine::Second, at(date, "22:00:00"), date);
                    desk.in_the_shell(Machine::Second, at(date, "22:10:00"), date);
                }
            }
        }
        if day % 10 == 9 {
            desk.pull(at(date, "23:00:00"));
            bases.insert(tells_how_it_went(&desk, date).tasks.basis);
        }
    }
    println!("{ways:?}");
    assert!(ways.iter().all(|times| *times > 4), "{ways:?}");
    assert!(bases.len() > 6, "{bases:?}");
    let today = first + Days::new(119);
    desk.pull(at(today, "23:30:00"));
    let text = desk.text(Machine::First);
    assert_eq!(desk.text(Machine::Second), text);
    let lines = fs::read_to_string(desk.repository.path(".roadmap/roadmap.md.jsonl")).unwrap();
    assert_eq!(fs::read_to_string(desk.repository.path("../two/.roadmap/roadmap.md.jsonl")).unwrap(), lines);
    assert!(lines.lines().all(|line| read_line(line).is_some()));
    let facts = facts(&Journal::read(&lines, DAY_START), &text);
    let mut done: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (title, _, dates, _, studied) in &facts {
        assert_eq!(*dates, desk.reckoning.gained(title), "{title}: {:?}", desk.reckoning.turns.get(title));
        if title.starts_with("Day ") {
            assert_eq!(studied, dates, "{title}");
        }
        dates.iter().for_each(|date| *done.entry(*date).or_default() += 1);
        told.insert(title.as_str());
    }
    let missing = desk
        .reckoning
        .turns
        .keys()
        .filter(|title| !told.contains(title.as_str()))
        .find(|title| !desk.reckoning.gained(title).is_empty());
    assert_eq!(missing, None);
    // What is ticked in the end is what the text says.
    let ticked: Vec<&str> = facts.iter().filter(|fact| fact.1.is_some()).map(|fact| fact.0.as_str()).collect();
    assert_eq!(ticked.len(), text.matches("- [x]").count());
    let by_date = DoneByDate::of(facts.iter().flat_map(|fact| &fact.2).map(|date| (*date, 1)));
    assert!(by_date.dates(..).eq(done.iter().map(|(date, count)| (*date, *count))));
    for date in first.iter_days().take(120) {
        let until: BTreeMap<NaiveDate, u32> = done.range(..=date).map(|(date, count)| (*date, *count)).collect();
        assert_eq!(Streak::on(date, &by_date, &is_study_date).days, streak(&until, date), "{date}");
    }
}
